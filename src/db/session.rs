//! Readers and writers: transactions opened for shops.

use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use super::{Pools, Result};
use crate::kernel::ShopId;

/// The connection of whichever engine is open.
pub enum Engine<'a> {
    /// SQLite's.
    Sqlite(&'a mut SqliteConnection),
    /// PostgreSQL's.
    Postgres(&'a mut PgConnection),
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

impl Shops<'_> {
    /// As an array literal of PostgreSQL; None for the administrator.
    fn literal(self) -> Option<String> {
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
pub struct Writer(Open);

enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Reader {
    pub(super) async fn open(pools: &Pools, shops: Shops<'_>) -> Result<Reader> {
        Ok(Reader(match pools {
            Pools::Sqlite { readers, .. } => Open::Sqlite(readers.begin().await?),
            // PostgreSQL's own default would give each statement a newer snapshot than the one before it.
            Pools::Postgres(pool) => {
                Open::Postgres(scoped(pool, "begin isolation level repeatable read read only", shops).await?)
            }
        }))
    }
}

impl Writer {
    pub(super) async fn open(pools: &Pools, shops: Shops<'_>) -> Result<Writer> {
        Ok(Writer(match pools {
            Pools::Sqlite { writer, .. } => Open::Sqlite(writer.begin_with("begin immediate").await?),
            Pools::Postgres(pool) => Open::Postgres(scoped(pool, "begin", shops).await?),
        }))
    }

    /// Makes it so, on disk, before it returns.
    pub async fn commit(self) -> Result<()> {
        match self.0 {
            Open::Sqlite(transaction) => transaction.commit().await?,
            Open::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}

/// Opens a transaction on PostgreSQL in the role that owns nothing, seeing only `shops`. A connection that was lost since
/// it was last used is replaced, a few times at most.
async fn scoped(
    pool: &sqlx::PgPool,
    begin: &'static str,
    shops: Shops<'_>,
) -> std::result::Result<Transaction<'static, Postgres>, sqlx::Error> {
    const MOST_TRIES: usize = 3;
    let mut tries = 1;
    loop {
        match begin_scoped(pool, begin, shops).await {
            Err(sqlx::Error::Io(_)) if tries < MOST_TRIES => tries += 1,
            outcome => return outcome,
        }
    }
}

async fn begin_scoped(
    pool: &sqlx::PgPool,
    begin: &'static str,
    shops: Shops<'_>,
) -> std::result::Result<Transaction<'static, Postgres>, sqlx::Error> {
    let mut transaction = pool.begin_with(begin).await?;
    if let Some(shops) = shops.literal() {
        sqlx::query("select set_config('role', 'timbro_app', true), set_config('timbro.shops', $1, true)")
            .bind(shops)
            .execute(&mut *transaction)
            .await?;
    }
    Ok(transaction)
}

impl Open {
    fn engine(&mut self) -> Engine<'_> {
        match self {
            Open::Sqlite(transaction) => Engine::Sqlite(transaction),
            Open::Postgres(transaction) => Engine::Postgres(transaction),
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
        self.0.engine()
    }
}
