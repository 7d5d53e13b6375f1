//! Why a database was not opened.

use std::path::PathBuf;

use sqlx::migrate::MigrateError;

use super::postgres::POOLED;
use crate::db::Error;

/// Why a database was not opened, in words for the administrator.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// A mistyped URL is never taken for a new, empty database.
    #[error("`{0}` is no database URL. Write sqlite:FOLDER/timbro.db or postgres://USER:PASSWORD@HOST/DATABASE")]
    UnknownScheme(String),
    /// The folder has other things in it and no database of ours.
    #[error("{0} holds something else and no timbro.db. Name an empty folder, or the folder of an existing timbro")]
    NotEmpty(PathBuf),
    /// The database has tables, and they are not ours.
    #[error("this database holds something else: it has tables, but none of timbro's. Name an empty one")]
    NotOurs,
    /// The database was written by a newer timbro.
    #[error("this database was written by a newer timbro than {}. Install that version, or restore a backup", env!("CARGO_PKG_VERSION"))]
    Newer,
    /// The database has to be migrated, which a pooler is in the way of.
    #[error(
        "this database is not up to date, and {POOLED} says that a pooler stands before it. \
         Run `timbro migrate` with the address of PostgreSQL itself"
    )]
    Behind,
    /// A setting that the promises rest on did not hold.
    #[error("the database did not take the setting {setting}: it reads {found}, and timbro needs {wanted}")]
    Setting {
        /// Its name.
        setting: &'static str,
        /// What was read back.
        found: String,
        /// What the promises rest on.
        wanted: &'static str,
    },
    /// The migrations did not go through. The one that failed changed nothing; on SQLite none of those before it did.
    #[error("the database could not be brought up to date: {0}")]
    Migration(MigrateError),
    /// The folder could not be read or made.
    #[error("{0}: {1}")]
    Folder(PathBuf, std::io::Error),
    /// The database could not be reached or refused.
    #[error("the database could not be opened: {0}")]
    Database(#[from] Error),
}

impl From<sqlx::Error> for NotOpened {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

impl NotOpened {
    /// Why the migrations did not go through.
    pub(super) fn migrating(error: MigrateError) -> NotOpened {
        match error {
            MigrateError::VersionMissing(_) => NotOpened::Newer,
            other => NotOpened::Migration(other),
        }
    }
}
