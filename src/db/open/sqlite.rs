//! Opening SQLite: one writer, some readers, nothing left to a default.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous, SqliteTransactionManager,
};
use sqlx::{ConnectOptions, Connection, SqliteConnection, SqlitePool};
use sqlx_core::transaction::TransactionManager;

use super::url::PEOPLE_FILE;
use super::{ACQUIRE_TIMEOUT, NotOpened, Settings, Store, refuse_foreign, wal};
use crate::db::{Db, Pools};

/// Readers at once. Each costs a thread and a page cache.
const READERS: u32 = 4;
/// How long a statement waits for another process to let go of the SQLite file.
pub(in crate::db) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// Rows that SQLite's thread reads ahead of who asked for them. A batch of the lane fits, so that neither waits for the
/// other row by row.
const ROWS_ON_THE_WAY: usize = 256;

pub(super) async fn open(store: &Store, path: &Path, settings: Settings) -> Result<Db, NotOpened> {
    if !path.exists() {
        let folder = path.parent().unwrap_or(Path::new("."));
        // Keys may be put beside any data; they are no reason to take a strange folder for an empty one.
        let is_beside_data = store.schema.is_some() && folder.join("timbro.db").exists();
        if !is_beside_data {
            prepare_folder(folder)?;
        }
    }
    let synchronous = if settings.is_durable { SqliteSynchronous::Full } else { SqliteSynchronous::Off };
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .row_buffer_size(ROWS_ON_THE_WAY)
        .pragma("mmap_size", "0")
        // What is deleted is overwritten, so that an erased name is not found in a page's free room.
        .pragma("secure_delete", "on")
        .log_slow_statements(log::LevelFilter::Warn, Duration::from_secs(1));
    let pool = |most| {
        SqlitePoolOptions::new()
            .max_connections(most)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .test_before_acquire(false)
            .before_acquire(|connection, _| Box::pin(end_what_sqlite_has_undone(connection)))
    };
    // The writer's connection stays open: whoever opens the file anew after a sync that failed would take what was not
    // acknowledged, and may not be on disk, for committed.
    let turns = Arc::new(AtomicU64::new(0));
    let connected = Arc::clone(&turns);
    let writer = pool(1)
        .max_lifetime(None)
        .idle_timeout(None)
        .after_connect(move |_, _| {
            // What another connection was told of others says nothing to this one: so nobody writes next after it.
            connected.fetch_add(1, Ordering::Relaxed);
            Box::pin(async { Ok(()) })
        })
        .connect_with(options.clone())
        .await?;
    check_sqlite(&writer, settings).await?;
    wal::write_again(&writer, path).await?;
    let tables: Vec<String> =
        sqlx::query_scalar("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
            .fetch_all(&writer)
            .await?;
    refuse_foreign(&tables)?;
    migrate(&writer, store.sqlite).await?;
    let readers = pool(READERS).connect_with(options.read_only(true).create_if_missing(false)).await?;
    Ok(Db(Pools::Sqlite { readers, writer, turns }))
}

/// Brings the database up to date in one commit. By itself sqlx makes two for each migration, and each waits for the
/// disk; and of two that open an old database at once, both would begin: here the second waits, and finds nothing to do.
async fn migrate(writer: &SqlitePool, migrations: &Migrator) -> Result<(), NotOpened> {
    let mut together = writer.begin_with("begin immediate").await?;
    // `run` does the same, but with a connection that is lent to it its future cannot go to another thread.
    migrations.run_direct(None, &mut *together, false).await.map_err(NotOpened::migrating)?;
    Ok(together.commit().await?)
}

/// A full disk or a failed sync makes SQLite undo the whole transaction by itself. sqlx then finds nothing to undo, and
/// counts the transaction as open for ever: no other could begin on this connection. So it is given one to undo.
async fn end_what_sqlite_has_undone(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    if connection.is_in_transaction() {
        sqlx::query("begin").execute(&mut *connection).await?;
        SqliteTransactionManager::rollback(connection).await?;
    }
    Ok(true)
}

/// Makes the folder, or takes an empty one.
fn prepare_folder(folder: &Path) -> Result<(), NotOpened> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let failed = |error| NotOpened::Folder(folder.to_owned(), error);
    std::fs::create_dir_all(folder).map_err(failed)?;
    // Ours may be there before the database is: the master secret and the lock of `serve`.
    let is_foreign = |name: &std::ffi::OsStr| {
        !matches!(
            name.to_str(),
            Some("lost+found" | "master.secret" | "serve.lock" | PEOPLE_FILE | "people.db-wal" | "people.db-shm")
        )
    };
    for file in std::fs::read_dir(folder).map_err(failed)? {
        if is_foreign(&file.map_err(failed)?.file_name()) {
            return Err(NotOpened::NotEmpty(folder.to_owned()));
        }
    }
    Ok(())
}

/// Reads the settings back: a pragma that does not hold is silent.
async fn check_sqlite(pool: &SqlitePool, settings: Settings) -> Result<(), NotOpened> {
    let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(pool).await?;
    let number = version.split('.').filter_map(|part| part.parse::<u32>().ok()).collect::<Vec<_>>();
    if number < vec![3, 51, 3] {
        return Err(NotOpened::Setting { setting: "sqlite_version", found: version, wanted: "3.51.3 or later" });
    }
    let journal: String = sqlx::query_scalar("pragma journal_mode").fetch_one(pool).await?;
    if journal != "wal" {
        return Err(NotOpened::Setting { setting: "journal_mode", found: journal, wanted: "wal" });
    }
    let synchronous = if settings.is_durable { ("pragma synchronous", 2, "2") } else { ("pragma synchronous", 0, "0") };
    for (pragma, wanted, shown) in [synchronous, ("pragma foreign_keys", 1, "1"), ("pragma mmap_size", 0, "0")] {
        let found: Option<i64> = sqlx::query_scalar(pragma).fetch_optional(pool).await?;
        // Without memory mapping compiled in, SQLite answers its size with no row at all.
        if found.unwrap_or(0) != wanted {
            return Err(NotOpened::Setting { setting: pragma, found: format!("{found:?}"), wanted: shown });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use sqlx::SqlSafeStr;
    use sqlx::migrate::{Migration, MigrationType};

    use super::super::DATA;
    use super::*;
    use crate::db::{DatabaseUrl, Engine, Mark, Session, Shops};

    #[tokio::test]
    async fn a_folder_with_something_else_in_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("photo.jpg"), "x").unwrap();
        let opened = Db::open(&DatabaseUrl::Sqlite(folder.path().join("timbro.db")), Settings::default()).await;
        assert!(matches!(opened, Err(NotOpened::NotEmpty(_))));
    }

    /// As after a full disk or a failed sync.
    #[tokio::test]
    async fn a_transaction_that_sqlite_has_undone_by_itself_is_not_in_the_way_of_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&DatabaseUrl::Sqlite(folder.path().join("timbro.db")), Settings::default()).await.unwrap();
        for _ in 0..3 {
            let mut writer = db.writer(Shops::Admin).await.unwrap();
            let Engine::Sqlite(connection) = writer.engine() else { panic!("opened on SQLite") };
            let twice = "insert or rollback into _sqlx_migrations select * from _sqlx_migrations";
            sqlx::query(twice).execute(connection).await.unwrap_err();
        }
        db.writer(Shops::Admin).await.unwrap().commit().await.unwrap();
    }

    async fn pool_of(file: &Path) -> SqlitePool {
        let wal =
            SqliteConnectOptions::new().filename(file).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
        SqlitePool::connect_with(wal).await.unwrap()
    }

    #[tokio::test]
    async fn of_two_that_bring_a_database_up_to_date_at_once_the_second_finds_nothing_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("timbro.db");
        let (one, other) = (pool_of(&file).await, pool_of(&file).await);
        let (first, second) = tokio::join!(migrate(&one, DATA.sqlite), migrate(&other, DATA.sqlite));
        first.unwrap();
        second.unwrap();
    }

    #[tokio::test]
    async fn a_migration_that_fails_leaves_nothing_of_those_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool_of(&folder.path().join("timbro.db")).await;
        let [table, nonsense] =
            [(1, "create table good (id integer)"), (2, "create nonsense")].map(|(version, text)| {
                Migration::new(version, "".into(), MigrationType::Simple, text.into_sql_str(), false)
            });
        let failed = migrate(&pool, &Migrator::with_migrations(vec![table, nonsense])).await;
        assert!(matches!(failed, Err(NotOpened::Migration(_))));
        let left: i64 = sqlx::query_scalar("select count(*) from sqlite_schema").fetch_one(&pool).await.unwrap();
        assert_eq!(left, 0);
    }

    #[tokio::test]
    async fn nobody_writes_next_after_a_mark_where_the_connection_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&DatabaseUrl::Sqlite(folder.path().join("timbro.db")), Settings::default()).await.unwrap();
        let Pools::Sqlite { writer: pool, .. } = &db.0 else { panic!("opened on SQLite") };
        let turn = db.writer(Shops::Admin).await.unwrap().turn().unwrap();
        let mark = Mark { turn, others: 1 };
        assert!(db.writer(Shops::Admin).await.unwrap().is_next_after(mark));
        assert!(!db.writer(Shops::Admin).await.unwrap().is_next_after(mark), "there was one between");
        pool.acquire().await.unwrap().close().await.unwrap();
        let before = Mark { turn: turn + 2, others: 1 };
        assert!(!db.writer(Shops::Admin).await.unwrap().is_next_after(before), "it cannot know");
    }

    #[tokio::test]
    async fn a_database_of_somebody_else_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("timbro.db");
        let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(&path).create_if_missing(true))
            .await
            .unwrap();
        sqlx::query("create table bookmarks (id integer)").execute(&pool).await.unwrap();
        pool.close().await;
        assert!(matches!(Db::open(&DatabaseUrl::Sqlite(path), Settings::default()).await, Err(NotOpened::NotOurs)));
    }
}
