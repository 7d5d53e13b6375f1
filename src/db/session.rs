//! Readers and writers: transactions opened for shops.

use std::sync::atomic::Ordering;

use sqlx::{Postgres, Sqlite, SqliteConnection, Transaction};

use super::postgres::PgSession;
use super::{Pools, Result};
use crate::kernel::ShopId;

/// The connection of whichever engine is open.
pub enum Engine<'a> {
    /// SQLite's.
    Sqlite(&'a mut SqliteConnection),
    /// PostgreSQL's.
    Postgres(PgSession<'a>),
}

/// Anything that can be asked: a [`Reader`] or a [`Writer`].
pub trait Session: Send {
    /// The connection, for [`on!`](crate::on).
    fn engine(&mut self) -> Engine<'_>;
}

/// The shops a transaction may see. SQLite has no row-level security; there the `where` clauses alone decide.
#[derive(Clone, Copy, Debug)]
pub enum Shops<'a> {
    /// No shop: only the doors, by which a shop is found.
    Door,
    /// One shop, as every handler has.
    One(ShopId),
    /// The shops of a batch of the ledger's lane.
    Many(&'a [ShopId]),
    /// Every shop: for the administrator's commands (`fsck`, `migrate`), which act as the owner of the tables.
    Admin,
}

/// How a transaction to write in begins on PostgreSQL. Sets reach it as arrays, whose lengths make it believe that each time
/// needs a plan of its own, and a plan costs more than what a batch does by it.
const WRITING: &str = "begin isolation level read committed; set local plan_cache_mode = force_generic_plan";

impl Shops<'_> {
    /// As an array literal of PostgreSQL; None for the administrator.
    pub(super) fn literal(self) -> Option<String> {
        let one;
        let shops = match self {
            Shops::Door => &[][..],
            Shops::One(shop) => {
                one = [shop];
                &one[..]
            }
            Shops::Many(shops) => shops,
            Shops::Admin => return None,
        };
        let ids: Vec<String> = shops.iter().map(ToString::to_string).collect();
        Some(format!("{{{}}}", ids.join(",")))
    }
}

/// A snapshot to read from: everything asked of one reader is answered as of the same moment.
pub struct Reader(Open);

/// A transaction to write in.
pub struct Writer {
    open: Open,
    /// Which one it is of those that this process has opened; None on PostgreSQL, where they do not take turns.
    turn: Option<u64>,
}

enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    /// The transaction, and whether a pooler may be in between.
    Postgres(Transaction<'static, Postgres>, bool),
}

impl Reader {
    pub(super) async fn open(pools: &Pools, shops: Shops<'_>) -> Result<Reader> {
        Ok(Reader(match pools {
            Pools::Sqlite { readers, .. } => Open::Sqlite(readers.begin().await?),
            // PostgreSQL's own default would give each statement a newer snapshot than the one before it.
            Pools::Postgres(pg) => {
                let begun = pg.begin("begin isolation level repeatable read read only", shops).await?;
                Open::Postgres(begun, pg.is_pooled)
            }
        }))
    }
}

impl Writer {
    pub(super) async fn open(pools: &Pools, shops: Shops<'_>) -> Result<Writer> {
        Ok(match pools {
            Pools::Sqlite { writer, turns, .. } => {
                let open = Open::Sqlite(writer.begin_with("begin immediate").await?);
                // Counted when the only connection to write by is held, so that turns are in the order of what is written.
                Writer { open, turn: Some(turns.fetch_add(1, Ordering::Relaxed)) }
            }
            Pools::Postgres(pg) => {
                Writer { open: Open::Postgres(pg.begin(WRITING, shops).await?, pg.is_pooled), turn: None }
            }
        })
    }

    pub(in crate::db) fn turn(&self) -> Option<u64> {
        self.turn
    }

    /// Makes it so, on disk, before it returns.
    pub async fn commit(self) -> Result<()> {
        match self.open {
            Open::Sqlite(transaction) => transaction.commit().await?,
            Open::Postgres(transaction, _) => transaction.commit().await?,
        }
        Ok(())
    }
}

impl Open {
    fn engine(&mut self) -> Engine<'_> {
        match self {
            Open::Sqlite(transaction) => Engine::Sqlite(transaction),
            Open::Postgres(connection, is_pooled) => Engine::Postgres(PgSession { connection, is_pooled: *is_pooled }),
        }
    }
}

impl Session for Reader {
    fn engine(&mut self) -> Engine<'_> {
        self.0.engine()
    }
}

impl Session for Writer {
    fn engine(&mut self) -> Engine<'_> {
        self.open.engine()
    }
}
