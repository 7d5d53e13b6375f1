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
        match &self.0 {
            // A proxy whose server died ends a connection in the midst of a word, which reads as a wrong one.
            sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
            // PostgreSQL and poolers before it: class 08 connection, 57P shutdown.
            sqlx::Error::Database(error) => {
                error.code().is_some_and(|code| code.starts_with("08") || code.starts_with("57P"))
            }
            _ => false,
        }
    }

    /// The database could not be reached, was busy for too long, or has no room: the same request may work later.
    pub fn is_unavailable(&self) -> bool {
        if self.is_lost() {
            return true;
        }
        match &self.0 {
            sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                true
            }
            // SQLite: 5 busy, 6 locked, 8 read-only, 10 I/O error, 13 full, 14 cannot open (the low byte of the code).
            // PostgreSQL: class 53 resources, 25006 read-only standby.
            sqlx::Error::Database(error) => error.code().is_some_and(|code| match code.parse::<u32>() {
                Ok(number) if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() => {
                    matches!(number & 0xff, 5 | 6 | 8 | 10 | 13 | 14)
                }
                _ => code.starts_with("53") || code == "25006",
            }),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_that_broke_is_lost_and_may_come_back() {
        let broken = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
        for error in [sqlx::Error::Io(broken), sqlx::Error::Protocol("half a word".to_owned())] {
            assert!(Error(error).is_lost());
        }
        assert!(Error(sqlx::Error::Protocol("half a word".to_owned())).is_unavailable());
        // A pool that is empty has sent nothing.
        assert!(!Error(sqlx::Error::PoolTimedOut).is_lost() && Error(sqlx::Error::PoolTimedOut).is_unavailable());
        assert!(!Error(sqlx::Error::RowNotFound).is_unavailable());
    }
}
