//! Opening: the URL chooses the engine, the settings are read back, the migrations run.

mod not_opened;
pub(super) mod postgres;
pub(super) mod sqlite;
mod url;
mod wal;

use std::time::Duration;

use sqlx::migrate::Migrator;

use super::Db;

pub use not_opened::NotOpened;
pub use url::DatabaseUrl;

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
    /// A table that must be guarded by row-level security there.
    guarded: &'static str,
    /// Connections to PostgreSQL at once.
    connections: u32,
}

const DATA: Store = Store {
    sqlite: &SQLITE_MIGRATIONS,
    postgres: &POSTGRES_MIGRATIONS,
    schema: None,
    guarded: "location",
    connections: postgres::CONNECTIONS,
};

const PEOPLE: Store = Store {
    sqlite: &SQLITE_PEOPLE,
    postgres: &POSTGRES_PEOPLE,
    schema: Some("timbro_people"),
    guarded: "person_key",
    connections: postgres::PEOPLE_CONNECTIONS,
};

/// How long a caller waits for a connection before it is told to come back.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

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
        DatabaseUrl::Sqlite(path) => sqlite::open(store, path, settings).await,
        DatabaseUrl::Postgres(url) => postgres::open(store, url).await,
    }
}

fn refuse_foreign(tables: &[String]) -> Result<(), NotOpened> {
    let is_ours = tables.iter().any(|table| table == "_sqlx_migrations");
    if tables.is_empty() || is_ours { Ok(()) } else { Err(NotOpened::NotOurs) }
}
