//! Configuration: read once, checked once. Secrets are redacted in `Debug`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use crate::db::{DatabaseUrl, NotOpened};
use crate::kernel::{MasterSecret, Random};

/// Where the data is: the folder with the master secret, and the database, in the folder unless told.
#[derive(Clone, Debug, clap::Args)]
pub struct DataArgs {
    /// Folder of the data: the master secret, and the database unless told otherwise [default: data; demo: demo-data]
    #[arg(long, env = "TIMBRO_DATA", global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// sqlite:FOLDER/timbro.db or postgres://USER:PASSWORD@HOST/DATABASE
    #[arg(long, env = "TIMBRO_DATABASE_URL", global = true, value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Where people's keys and the list of the erased are, to be backed up apart [default: people.db beside the data, or
    /// the schema timbro_people of the same database]
    #[arg(long, env = "TIMBRO_PEOPLE_URL", global = true, value_name = "URL", hide_env_values = true)]
    pub people_url: Option<String>,
}

impl DataArgs {
    /// The address of the store of people's keys.
    pub fn people(&self) -> Result<DatabaseUrl, NotOpened> {
        match &self.people_url {
            Some(url) => url.parse(),
            None => Ok(self.url()?.people()),
        }
    }

    /// The folder of the data.
    pub fn folder(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new("data"))
    }

    /// The database's address.
    pub fn url(&self) -> Result<DatabaseUrl, NotOpened> {
        match &self.database_url {
            Some(url) => url.parse(),
            None => Ok(DatabaseUrl::Sqlite(self.folder().join("timbro.db"))),
        }
    }
}

/// How the server is reached.
#[derive(Clone, Debug, clap::Args)]
pub struct ListenArgs {
    /// Address and port to listen on; port 0 takes any free one
    #[arg(long, env = "TIMBRO_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDR:PORT")]
    pub listen: SocketAddr,
    /// Scheme and host that phones reach the server by [default: http:// and the address listened on]
    #[arg(long, env = "TIMBRO_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Proxies whose X-Forwarded-For is believed: addresses and networks, with commas between
    #[arg(long, env = "TIMBRO_TRUSTED_PROXIES", default_value = "127.0.0.1,::1", value_name = "ADDRS")]
    pub trusted_proxies: String,
}

/// Why the configuration was not taken, in words for the administrator.
#[derive(Debug, thiserror::Error)]
pub enum NotConfigured {
    /// Not scheme and host.
    #[error("`{0}` is no public URL. Write scheme and host, such as https://card.example.org, without a path")]
    PublicUrl(String),
    /// Others could read the master secret, and with it forge codes.
    #[error("{0} can be read by others than its owner. Run: chmod 600 {0}")]
    SecretReadable(PathBuf),
    /// The file is not ours.
    #[error("{0} is not a master secret: it must be 64 hexadecimal digits")]
    SecretMalformed(PathBuf),
    /// The file is missing, but the database was made with one.
    #[error("{0} is missing, and this database was made with it. Put it back from the backup")]
    SecretMissing(PathBuf),
    /// The file could not be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
}

/// Checks a public URL: scheme and host, nothing after, because codes are printed with it in capitals.
pub fn public_url(text: &str) -> Result<String, NotConfigured> {
    let url = text.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let is_host = !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    if is_host { Ok(url.to_ascii_lowercase()) } else { Err(NotConfigured::PublicUrl(text.to_owned())) }
}

/// The name of the master secret's file.
const SECRET_FILE: &str = "master.secret";

/// Reads the master secret, or makes one where `may_make` says that the data is new.
pub fn master_secret(data: &Path, may_make: bool, random: &Random) -> Result<MasterSecret, NotConfigured> {
    let path = data.join(SECRET_FILE);
    let failed = |error| NotConfigured::File(path.clone(), error);
    if !path.exists() {
        if !may_make {
            return Err(NotConfigured::SecretMissing(path));
        }
        std::fs::create_dir_all(data).map_err(failed)?;
        write_secret(&path, &random.bytes()).map_err(failed)?;
    }
    refuse_readable(&path)?;
    let text = std::fs::read_to_string(&path).map_err(failed)?;
    let digits = text.trim();
    let bytes: Option<Vec<u8>> =
        (0..digits.len()).step_by(2).map(|i| u8::from_str_radix(digits.get(i..i + 2)?, 16).ok()).collect();
    let bytes = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    bytes.map(MasterSecret::new).ok_or(NotConfigured::SecretMalformed(path))
}

fn write_secret(path: &Path, bytes: &[u8; 32]) -> std::io::Result<()> {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    write_private(path, &digits)
}

/// Writes a file with a secret in it, never readable by others: beside, and moved into place, so that a power cut leaves
/// the whole of it or nothing.
pub fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let beside = path.with_extension("new");
    let mut file = options.open(&beside)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    std::fs::File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

fn refuse_readable(path: &Path) -> Result<(), NotConfigured> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let metadata = std::fs::metadata(path).map_err(|error| NotConfigured::File(path.to_owned(), error))?;
        if metadata.permissions().mode() & 0o077 != 0 {
            return Err(NotConfigured::SecretReadable(path.to_owned()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_scheme_and_host() {
        assert_eq!(public_url("https://Card.Example.org/").unwrap(), "https://card.example.org");
        assert_eq!(public_url("http://127.0.0.1:8080").unwrap(), "http://127.0.0.1:8080");
        for wrong in ["card.example.org", "https://", "https://a/b", "ftp://a", "https://a b", "https://u@h", ""] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_master_secret_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let made = master_secret(folder.path(), true, &Random::system()).unwrap();
        let read = master_secret(folder.path(), false, &Random::system()).unwrap();
        assert_eq!(made.expose(), read.expose());
    }

    #[test]
    fn a_missing_secret_is_not_replaced_by_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(master_secret(folder.path(), false, &Random::system()), Err(NotConfigured::SecretMissing(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_secret_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        master_secret(folder.path(), true, &Random::system()).unwrap();
        let path = folder.path().join(SECRET_FILE);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(
            master_secret(folder.path(), false, &Random::system()),
            Err(NotConfigured::SecretReadable(_))
        ));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::fs::write(&path, "not digits").unwrap();
        assert!(matches!(
            master_secret(folder.path(), false, &Random::system()),
            Err(NotConfigured::SecretMalformed(_))
        ));
    }
}
