//! Where a database is, as the administrator writes it.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::NotOpened;

/// The file of people's keys, beside that of the data.
pub(super) const PEOPLE_FILE: &str = "people.db";

/// Where the data is. The scheme chooses the engine.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `sqlite:FOLDER/timbro.db`
    Sqlite(PathBuf),
    /// `postgres://…`, as libpq writes it.
    Postgres(String),
}

impl DatabaseUrl {
    /// Where people's keys are unless told: in a file beside the data, or in a schema of the same database.
    pub fn people(&self) -> DatabaseUrl {
        match self {
            Self::Sqlite(path) => Self::Sqlite(path.with_file_name(PEOPLE_FILE)),
            Self::Postgres(url) => Self::Postgres(url.clone()),
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = NotOpened;

    fn from_str(url: &str) -> Result<Self, NotOpened> {
        match url.split_once(':') {
            Some(("sqlite", rest)) => {
                let path = rest.strip_prefix("//").unwrap_or(rest);
                if path.is_empty() {
                    Err(NotOpened::UnknownScheme(url.to_owned()))
                } else {
                    Ok(Self::Sqlite(path.into()))
                }
            }
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => Ok(Self::Postgres(url.to_owned())),
            _ => Err(NotOpened::UnknownScheme(redacted(url))),
        }
    }
}

/// A URL without what stands before its `@`: it may be a password.
fn redacted(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => f.write_str(&redacted(url)),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_the_engine_and_a_wrong_one_is_refused_with_the_right_spelling() {
        assert_eq!(
            "sqlite:data/timbro.db".parse::<DatabaseUrl>().unwrap(),
            DatabaseUrl::Sqlite("data/timbro.db".into())
        );
        assert_eq!(
            "sqlite:///var/timbro.db".parse::<DatabaseUrl>().unwrap(),
            DatabaseUrl::Sqlite("/var/timbro.db".into())
        );
        assert!(matches!("postgresql://u@h/d".parse(), Ok(DatabaseUrl::Postgres(_))));
        for wrong in ["mysql://h/d", "postgre://u:secret@h/d", "data/timbro.db", "", "sqlite:", "postgres:h"] {
            let refusal = wrong.parse::<DatabaseUrl>().unwrap_err().to_string();
            assert!(refusal.contains("sqlite:FOLDER/timbro.db or postgres://"), "{refusal}");
            assert!(!refusal.contains("secret"), "{refusal}");
        }
    }

    #[test]
    fn a_password_is_shown_nowhere() {
        let url: DatabaseUrl = "postgres://anna:hunter2@db/timbro".parse().unwrap();
        assert_eq!(format!("{url} {url:?}"), "postgres://…@db/timbro postgres://…@db/timbro");
    }
}
