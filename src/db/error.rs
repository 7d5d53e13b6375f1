//! What can go wrong below the SQL, sorted by what the caller can do about it.

use sqlx::error::ErrorKind;

/// A failure of the database.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] sqlx::Error);

/// The outcome of a question to the database.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The database holds what timbro never writes.
    pub fn impossible(what: &'static str) -> Error {
        Error(sqlx::Error::Decode(what.into()))
    }

    /// Somebody else was first: a unique key is taken, or two transactions met. Reading again will show what happened.
    pub fn is_conflict(&self) -> bool {
        let Some(error) = self.0.as_database_error() else { return false };
        // PostgreSQL: serialization_failure and deadlock_detected.
        let met = matches!(error.code().as_deref(), Some("40001" | "40P01"));
        met || error.kind() == ErrorKind::UniqueViolation
    }

    /// The connection was lost, perhaps in the commit: what became of the transaction is not known here.
    pub fn is_lost(&self) -> bool {
        matches!(&self.0, sqlx::Error::Io(_))
            || self
                .0
                .as_database_error()
                .is_some_and(|error| matches!(error.code().as_deref(), Some("57P01" | "57P02")))
    }

    /// The database could not be reached, was busy for too long, or has no room: the same request may work later.
    pub fn is_unavailable(&self) -> bool {
        match &self.0 {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => true,
            // SQLite: 5 busy, 6 locked, 8 read-only, 10 I/O error, 13 full, 14 cannot open (the low byte of the code).
            // PostgreSQL: class 08 connection, 53 resources, 57P shutdown, 25006 read-only standby.
            sqlx::Error::Database(error) => error.code().is_some_and(|code| match code.parse::<u32>() {
                Ok(number) if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() => {
                    matches!(number & 0xff, 5 | 6 | 8 | 10 | 13 | 14)
                }
                _ => code.starts_with("08") || code.starts_with("53") || code.starts_with("57P") || code == "25006",
            }),
            _ => false,
        }
    }
}
