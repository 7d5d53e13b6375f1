//! Opening PostgreSQL, with or without a pooler before it.

use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions};

use super::{ACQUIRE_TIMEOUT, NotOpened, Store, refuse_foreign};
use crate::db::postgres::Pg;
use crate::db::{Db, Pools, Shops};

/// Connections to PostgreSQL at once: the lanes' and the readers'.
pub(in crate::db) const CONNECTIONS: u32 = 16;
/// Connections to the store of people's keys: most of those are in memory.
pub(super) const PEOPLE_CONNECTIONS: u32 = 4;
/// What a URL says where a pooler in transaction mode stands between: statements have no names then.
pub(super) const POOLED: &str = "statement-cache-capacity=0";

pub(super) async fn open(store: &Store, url: &str) -> Result<Db, NotOpened> {
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
        // One transaction: of two servers that start at once and both see that it is missing, one waits for the other.
        let made = format!("select pg_advisory_xact_lock(hashtext('{schema}')); create schema if not exists {schema}");
        sqlx::raw_sql(AssertSqlSafe(made)).execute(&pg.pool).await?;
    }
    let tables: Vec<String> =
        sqlx::query_scalar("select tablename::text from pg_tables where schemaname = current_schema()")
            .fetch_all(&pg.pool)
            .await?;
    refuse_foreign(&tables)?;
    migrations.run(&pg.pool).await.map_err(NotOpened::migrating)
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

/// What the promises rest on: the commit waits for the disk, and whoever asks sees the shops of its transaction only.
///
/// The security is read and not tried: a question without a shop fails by its policy, which is not so much as looked at
/// where a table is empty.
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
    let is_guarded: bool = sqlx::query_scalar(
        "select row_security_active($1) and not exists (select from pg_policies \
            where schemaname = current_schema() and tablename = $1 and roles && '{public,timbro_app}'::name[] \
            and coalesce(qual, with_check) not like '%timbro.shops%')",
    )
    .bind(guarded)
    .persistent(false)
    .fetch_one(&mut *transaction)
    .await?;
    if !is_guarded {
        let found = format!("{guarded} is open to every shop");
        return Err(NotOpened::Setting { setting: "row_security", found, wanted: "on" });
    }
    Ok(())
}
