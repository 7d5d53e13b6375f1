//! The only place that knows there are two engines.
//!
//! [`Db`] is open on SQLite or on PostgreSQL; [`Reader`] and [`Writer`] are what slices get, each opened *for shops*.
//! A slice writes its SQL once, inside [`on!`](crate::on), and sets of rows through [`Rows`].
//!
//! Reads and writes are different types, so that a function which only asks cannot be handed a transaction to change
//! things with. On SQLite there is one writer at a time, begun `immediate`, so that nothing read in it can be stale; on
//! PostgreSQL each transaction takes the role `timbro_app`, which owns nothing, and tells row-level security its shops.

mod copy;
mod error;
mod mark;
mod open;
mod postgres;
mod rows;
mod scrub;
mod session;

pub use copy::{NotCopied, copy_sqlite, is_free};
pub use error::{Error, Result};
pub use mark::Mark;
pub use open::{DatabaseUrl, NotOpened, Settings};
pub use postgres::PgSession;
#[cfg(test)]
pub use rows::run;
pub use rows::{Column, Rows, Value, execute_all, execute_rows, insert_rows, insertion, select_both, select_rows};
pub use session::{Engine, Reader, Session, Shops, Writer};

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use postgres::Pg;
use sqlx::SqlitePool;

/// An open database.
#[derive(Clone, Debug)]
pub struct Db(Pools);

#[derive(Clone, Debug)]
enum Pools {
    Sqlite { readers: SqlitePool, writer: SqlitePool, turns: Arc<AtomicU64> },
    Postgres(Pg),
}

impl Db {
    /// The engine's name, for logs: `sqlite` or `postgres`.
    pub fn engine_name(&self) -> &'static str {
        match self.0 {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres(_) => "postgres",
        }
    }

    /// How many transactions can write at once: what the ledger's lanes are counted by. On PostgreSQL one waits for the disk
    /// while another is being decided; with more, batches are smaller and cost more than what they gain.
    pub fn writers(&self) -> usize {
        match self.0 {
            Pools::Sqlite { .. } => 1,
            Pools::Postgres(_) => 2,
        }
    }

    /// Opens a snapshot to read from.
    pub async fn reader(&self, shops: Shops<'_>) -> Result<Reader> {
        Reader::open(&self.0, shops).await
    }

    /// Opens a transaction to write in. What is not committed is undone when it is dropped.
    pub async fn writer(&self, shops: Shops<'_>) -> Result<Writer> {
        Writer::open(&self.0, shops).await
    }

    /// Closes every connection, after those in use have come back.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { readers, writer, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pg) => pg.pool.close().await,
        }
    }
}

/// Runs one expression on whichever engine is open: the same SQL text, each engine's own types.
///
/// Where the engines truly differ, the two-armed form `on!(session, sqlite: |c| …, postgres: |c| …)` holds both, with a
/// comment that names the difference.
#[macro_export]
macro_rules! on {
    ($session:expr, |$c:ident| $body:expr) => {
        match $crate::db::Session::engine($session) {
            $crate::db::Engine::Sqlite($c) => $body,
            $crate::db::Engine::Postgres($c) => $body,
        }
    };
    ($session:expr, sqlite: |$s:ident| $sqlite:expr, postgres: |$p:ident| $postgres:expr) => {
        match $crate::db::Session::engine($session) {
            $crate::db::Engine::Sqlite($s) => $sqlite,
            $crate::db::Engine::Postgres($p) => $postgres,
        }
    };
}
