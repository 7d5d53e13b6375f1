//! Taking deleted bytes off the disk. On SQLite they live on in the log until it is emptied; on PostgreSQL vacuum takes
//! them when it comes by.

use std::time::Duration;

use sqlx::{Executor, PgPool, SqlitePool};

use super::open::sqlite::BUSY_TIMEOUT;
use super::{Db, Pools, Result};

/// How often the log is tried to be emptied: a reader may hold it for a moment.
const MOST_TRIES: usize = 20;
/// How long to wait between.
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

impl Db {
    /// Empties SQLite's log, so that nothing deleted before is found in it. False where somebody read for so long that it
    /// could not be: it is emptied with the next erasure or at the next start then. Nothing to do on PostgreSQL.
    pub async fn scrub(&self) -> Result<bool> {
        let Pools::Sqlite { writer, .. } = &self.0 else { return Ok(true) };
        for _ in 0..MOST_TRIES {
            if empty_log(writer).await? {
                return Ok(true);
            }
            tokio::time::sleep(BETWEEN_TRIES).await;
        }
        Ok(false)
    }

    /// Writes these tables anew, without anything that was in them once. It takes as long as they are large, and nobody
    /// else reads or writes them meanwhile: for the one start that finds personal data in plain words.
    pub async fn rewrite(&self, tables: &'static str) -> Result<()> {
        match &self.0 {
            Pools::Sqlite { writer, .. } => {
                writer.execute("vacuum").await?;
                empty_log(writer).await?;
            }
            Pools::Postgres(pg) => vacuum_full(&pg.pool, tables).await?,
        }
        Ok(())
    }
}

async fn empty_log(writer: &SqlitePool) -> Result<bool> {
    let mut writer = writer.acquire().await?;
    // The one writer must not wait here for whoever reads: stamps are waiting for it.
    writer.execute("pragma busy_timeout = 20").await?;
    let emptied = sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut *writer).await;
    let patience = i64::try_from(BUSY_TIMEOUT.as_millis()).unwrap_or(i64::MAX);
    writer.execute(sqlx::AssertSqlSafe(format!("pragma busy_timeout = {patience}"))).await?;
    let (busy, _, _): (i64, i64, i64) = emptied?;
    Ok(busy == 0)
}

async fn vacuum_full(pool: &PgPool, tables: &'static str) -> Result<()> {
    pool.execute(sqlx::AssertSqlSafe(format!("vacuum (full) {tables}"))).await?;
    Ok(())
}
