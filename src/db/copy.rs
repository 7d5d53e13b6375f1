//! A whole and private copy of a SQLite file, taken beside whoever reads and writes it.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::Error;
use super::open::sqlite::BUSY_TIMEOUT;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum NotCopied {
    /// Nothing is ever overwritten.
    #[error("{0} is there already. Name a place where there is none, or move it away")]
    Taken(PathBuf),
    /// There is nothing to copy.
    #[error("{0} is not there")]
    Missing(PathBuf),
    /// The copy is not whole: neither is what it was copied from, or the disk lies.
    #[error("the copy of {0} is damaged: {1}")]
    Damaged(PathBuf, String),
    /// A file could not be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

impl From<sqlx::Error> for NotCopied {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Refuses a place where there is a database, or what one left behind: a log would be taken for the copy's own.
///
/// # Errors
/// [`NotCopied::Taken`].
pub fn is_free(file: &Path) -> Result<(), NotCopied> {
    for end in ["", "-wal", "-journal"] {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        let beside = PathBuf::from(name);
        if beside.exists() {
            return Err(NotCopied::Taken(beside));
        }
    }
    Ok(())
}

/// Copies the database `from` as it is at one moment, with all that was committed before, into the file `to`, which only
/// its owner can read. Whoever writes meanwhile is not kept waiting. `to` is there when it is whole, checked and on disk,
/// and not before.
///
/// # Errors
/// Where `from` is not there, `to` is, or the copy does not come out whole.
pub async fn copy_sqlite(from: &Path, to: &Path) -> Result<(), NotCopied> {
    is_free(to)?;
    if !from.exists() {
        return Err(NotCopied::Missing(from.to_owned()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error| NotCopied::File(folder.to_owned(), error);
    std::fs::create_dir_all(folder).map_err(failed)?;
    let unfinished = to.with_extension("unfinished");
    private(&unfinished).map_err(failed)?;
    let mut source = open(from).await?;
    sqlx::query("vacuum into $1").bind(unfinished.display().to_string()).execute(&mut source).await?;
    source.close().await?;
    check(&unfinished).await?;
    File::open(&unfinished).and_then(|file| file.sync_all()).map_err(failed)?;
    std::fs::rename(&unfinished, to).map_err(failed)?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)
}

/// An empty file that only its owner can read, in the place of what an earlier try left.
fn private(path: &Path) -> std::io::Result<()> {
    if path.exists() {
        std::fs::remove_file(path)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ())
}

async fn check(path: &Path) -> Result<(), NotCopied> {
    let mut copy = open(path).await?;
    let found: Vec<String> = sqlx::query_scalar("pragma integrity_check").fetch_all(&mut copy).await?;
    copy.close().await?;
    if found == ["ok"] { Ok(()) } else { Err(NotCopied::Damaged(path.to_owned(), found.join("; "))) }
}

async fn open(path: &Path) -> sqlx::Result<SqliteConnection> {
    SqliteConnectOptions::new().filename(path).busy_timeout(BUSY_TIMEOUT).connect().await
}
