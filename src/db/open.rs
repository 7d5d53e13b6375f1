//! Opening: the URL chooses the engine, the settings are read back, the migrations run.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous, SqliteTransactionManager,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection, SqlitePool};
use sqlx_core::transaction::TransactionManager;

use super::postgres::Pg;
use super::{Db, Error, Pools, Shops};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");
static SQLITE_PEOPLE: Migrator = sqlx::migrate!("migrations/people/sqlite");
static POSTGRES_PEOPLE: Migrator = sqlx::migrate!("migrations/people/postgres");

/// One of the two stores: the data, and people's keys, which are backed up apart from it.
struct Store {
    sqlite: &'static Migrator,
    postgres: &'static Migrator,
    /// On PostgreSQL, the schema it has to itself; None for the one that comes first anyway.
    schema: Option<&'static str>,
    /// A question that must fail there without a shop.
    guarded: &'static str,
    /// Connections to PostgreSQL at once.
    connections: u32,
}

const DATA: Store = Store {
    sqlite: &SQLITE_MIGRATIONS,
    postgres: &POSTGRES_MIGRATIONS,
    schema: None,
    guarded: "select count(*) from location",
    connections: POSTGRES_CONNECTIONS,
};

const PEOPLE: Store = Store {
    sqlite: &SQLITE_PEOPLE,
    postgres: &POSTGRES_PEOPLE,
    schema: Some("timbro_people"),
    guarded: "select count(*) from person_key",
    connections: POSTGRES_PEOPLE_CONNECTIONS,
};

/// The file of people's keys, beside that of the data.
const PEOPLE_FILE: &str = "people.db";

/// Readers of SQLite at once. Each costs a thread and a page cache.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL at once: the lanes' and the readers'.
pub(super) const POSTGRES_CONNECTIONS: u32 = 16;
/// Connections to the store of people's keys: most of those are in memory.
const POSTGRES_PEOPLE_CONNECTIONS: u32 = 4;
/// What a URL says where a pooler in transaction mode stands between: statements have no names then.
const POOLED: &str = "statement-cache-capacity=0";
/// How long a statement waits for another process to let go of the SQLite file.
pub(super) const SQLITE_BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// Rows that SQLite's thread reads ahead of who asked for them. A batch of the lane fits, so that neither waits for the
/// other row by row.
const SQLITE_ROWS_ON_THE_WAY: usize = 256;
/// How long a caller waits for a connection before it is told to come back.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// Where the data is. The scheme chooses the engine.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `sqlite:FOLDER/timbro.db`
    Sqlite(PathBuf),
    /// `postgres://…`, as libpq writes it.
    Postgres(String),
}

impl DatabaseUrl {
    /// Where people's keys are unless told: in a file beside the data, or in a schema of the same database.
    pub fn people(&self) -> DatabaseUrl {
        match self {
            Self::Sqlite(path) => Self::Sqlite(path.with_file_name(PEOPLE_FILE)),
            Self::Postgres(url) => Self::Postgres(url.clone()),
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = NotOpened;

    fn from_str(url: &str) -> Result<Self, NotOpened> {
        match url.split_once(':') {
            Some(("sqlite", rest)) => {
                let path = rest.strip_prefix("//").unwrap_or(rest);
                if path.is_empty() {
                    Err(NotOpened::UnknownScheme(url.to_owned()))
                } else {
                    Ok(Self::Sqlite(path.into()))
                }
            }
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => Ok(Self::Postgres(url.to_owned())),
            _ => Err(NotOpened::UnknownScheme(redacted(url))),
        }
    }
}

/// A URL without what stands before its `@`: it may be a password.
fn redacted(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => f.write_str(&redacted(url)),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

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
    /// The migrations did not go through; nothing was changed by the one that failed.
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

/// What may vary in how a database is opened.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// False only in harnesses that must show a loss: SQLite then does not wait for the disk.
    pub is_durable: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { is_durable: true }
    }
}

impl Db {
    /// Opens and brings up to date. An empty folder or an empty database is initialised; anything else is refused.
    pub async fn open(url: &DatabaseUrl, settings: Settings) -> Result<Db, NotOpened> {
        open_store(&DATA, url, settings).await
    }

    /// Opens the second store, of people's keys and of who was erased, in the same way.
    pub async fn open_people(url: &DatabaseUrl, settings: Settings) -> Result<Db, NotOpened> {
        open_store(&PEOPLE, url, settings).await
    }
}

async fn open_store(store: &Store, url: &DatabaseUrl, settings: Settings) -> Result<Db, NotOpened> {
    match url {
        DatabaseUrl::Sqlite(path) => open_sqlite(store, path, settings).await,
        DatabaseUrl::Postgres(url) => open_postgres(store, url).await,
    }
}

async fn open_sqlite(store: &Store, path: &Path, settings: Settings) -> Result<Db, NotOpened> {
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
        .busy_timeout(SQLITE_BUSY_TIMEOUT)
        .row_buffer_size(SQLITE_ROWS_ON_THE_WAY)
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
    let writer = pool(1).max_lifetime(None).idle_timeout(None).connect_with(options.clone()).await?;
    check_sqlite(&writer, settings).await?;
    let tables: Vec<String> =
        sqlx::query_scalar("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
            .fetch_all(&writer)
            .await?;
    refuse_foreign(&tables)?;
    store.sqlite.run(&writer).await.map_err(not_migrated)?;
    let readers = pool(SQLITE_READERS).connect_with(options.read_only(true).create_if_missing(false)).await?;
    Ok(Db(Pools::Sqlite { readers, writer }))
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

async fn open_postgres(store: &Store, url: &str) -> Result<Db, NotOpened> {
    let is_pooled = url.contains(POOLED);
    let mut options = PgConnectOptions::from_str(url)?
        .application_name("timbro")
        .log_slow_statements(log::LevelFilter::Warn, Duration::from_secs(1));
    if !is_pooled {
        options = options.options([("default_transaction_isolation", "read committed"), ("synchronous_commit", "on")]);
        options = store.schema.into_iter().fold(options, |options, schema| options.options([("search_path", schema)]));
    }
    let pool = PgPoolOptions::new()
        .max_connections(store.connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        .connect_with(options)
        .await?;
    let pg = Pg { pool, is_pooled, schema: store.schema };
    if is_pooled {
        check_migrated(&pg, store.postgres).await?;
    } else {
        migrate_postgres(&pg, store.postgres).await?;
    }
    check_postgres(&pg, store.guarded).await?;
    Ok(Db(Pools::Postgres(pg)))
}

async fn migrate_postgres(pg: &Pg, migrations: &Migrator) -> Result<(), NotOpened> {
    if let Some(schema) = pg.schema {
        sqlx::query(AssertSqlSafe(format!("create schema if not exists {schema}"))).execute(&pg.pool).await?;
    }
    let tables: Vec<String> =
        sqlx::query_scalar("select tablename::text from pg_tables where schemaname = current_schema()")
            .fetch_all(&pg.pool)
            .await?;
    refuse_foreign(&tables)?;
    migrations.run(&pg.pool).await.map_err(not_migrated)
}

/// Behind a pooler nobody migrates: two that begin at once are kept apart by a lock of their connection, which is
/// another one in each transaction there.
async fn check_migrated(pg: &Pg, migrations: &Migrator) -> Result<(), NotOpened> {
    let mut transaction = pg.begin("begin", Shops::Admin).await?;
    let done: Result<Vec<i64>, sqlx::Error> =
        sqlx::query_scalar("select version from _sqlx_migrations where success order by version")
            .persistent(false)
            .fetch_all(&mut *transaction)
            .await;
    let wanted: Vec<i64> = migrations.iter().map(|migration| migration.version).collect();
    match done {
        Ok(done) if done == wanted => Ok(()),
        Ok(done) if done.iter().any(|version| !wanted.contains(version)) => Err(NotOpened::Newer),
        Ok(_) => Err(NotOpened::Behind),
        // There is no such table.
        Err(error) if error.as_database_error().is_some_and(|error| error.code().as_deref() == Some("42P01")) => {
            Err(NotOpened::Behind)
        }
        Err(error) => Err(error.into()),
    }
}

/// What row-level security rests on: a question without a shop must fail, not answer.
async fn check_postgres(pg: &Pg, guarded: &'static str) -> Result<(), NotOpened> {
    let mut transaction = pg.begin("begin", Shops::Admin).await?;
    let fsync: String = sqlx::query_scalar("select current_setting('synchronous_commit')")
        .persistent(false)
        .fetch_one(&mut *transaction)
        .await?;
    if fsync == "off" {
        return Err(NotOpened::Setting { setting: "synchronous_commit", found: fsync, wanted: "on" });
    }
    sqlx::raw_sql("set local role timbro_app").execute(&mut *transaction).await?;
    let without_shop = sqlx::query(guarded).persistent(false).fetch_one(&mut *transaction).await;
    if without_shop.is_ok() {
        return Err(NotOpened::Setting {
            setting: "row_security",
            found: "a question without a shop was answered".into(),
            wanted: "on",
        });
    }
    Ok(())
}

fn refuse_foreign(tables: &[String]) -> Result<(), NotOpened> {
    let is_ours = tables.iter().any(|table| table == "_sqlx_migrations");
    if tables.is_empty() || is_ours { Ok(()) } else { Err(NotOpened::NotOurs) }
}

fn not_migrated(error: MigrateError) -> NotOpened {
    match error {
        MigrateError::VersionMissing(_) => NotOpened::Newer,
        other => NotOpened::Migration(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Engine, Session, Shops};

    #[test]
    fn the_scheme_chooses_the_engine_and_a_wrong_one_is_refused_with_the_right_spelling() {
        assert_eq!(
            "sqlite:data/timbro.db".parse::<DatabaseUrl>().unwrap(),
            DatabaseUrl::Sqlite("data/timbro.db".into())
        );
        assert_eq!(
            "sqlite:///var/timbro.db".parse::<DatabaseUrl>().unwrap(),
            DatabaseUrl::Sqlite("/var/timbro.db".into())
        );
        assert!(matches!("postgresql://u@h/d".parse(), Ok(DatabaseUrl::Postgres(_))));
        for wrong in ["mysql://h/d", "postgre://u:secret@h/d", "data/timbro.db", "", "sqlite:", "postgres:h"] {
            let refusal = wrong.parse::<DatabaseUrl>().unwrap_err().to_string();
            assert!(refusal.contains("sqlite:FOLDER/timbro.db or postgres://"), "{refusal}");
            assert!(!refusal.contains("secret"), "{refusal}");
        }
    }

    #[test]
    fn a_password_is_shown_nowhere() {
        let url: DatabaseUrl = "postgres://anna:hunter2@db/timbro".parse().unwrap();
        assert_eq!(format!("{url} {url:?}"), "postgres://…@db/timbro postgres://…@db/timbro");
    }

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
