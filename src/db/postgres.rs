//! PostgreSQL, reached directly or through a pooler.
//!
//! A pooler in transaction mode (pgbouncer) gives each transaction another of its connections. Nothing may outlive a
//! transaction there: statements go without names, and what is else told to a connection once is told at each beginning.

use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArguments, PgQueryResult, PgRow, PgStatement, PgTypeInfo};
use sqlx::{AssertSqlSafe, Describe, Either, Execute, Executor, PgConnection, PgPool, Postgres, SqlStr, Transaction};

use super::open::postgres::CONNECTIONS;
use super::{Error, Result, Shops};

/// Connections of one store.
#[derive(Clone, Debug)]
pub(super) struct Pg {
    pub(super) pool: PgPool,
    /// Whether a pooler may be in between.
    pub(super) is_pooled: bool,
    /// The schema of the store; None for the one that comes first anyway.
    pub(super) schema: Option<&'static str>,
}

impl Pg {
    /// Opens a transaction in the role that owns nothing, seeing only `shops`. Connections that were lost since they were
    /// last used are replaced, all of them if need be.
    ///
    /// A task of its own begins it: a caller may go away at any moment, and of a transaction that was asked for and not yet
    /// begun sqlx makes no end, so that whoever is given the connection next would be in the midst of it.
    pub(super) async fn begin(&self, how: &'static str, shops: Shops<'_>) -> Result<Transaction<'static, Postgres>> {
        let (pg, shops) = (self.clone(), shops.literal());
        let begun = tokio::spawn(async move { pg.begin_at_last(how, shops.as_deref()).await }).await;
        begun.unwrap_or_else(|_| Err(Error::impossible("a transaction's beginning panicked")))
    }

    async fn begin_at_last(&self, how: &str, shops: Option<&str>) -> Result<Transaction<'static, Postgres>> {
        let mut left = CONNECTIONS;
        loop {
            match self.try_begin(how, shops).await {
                Err(error) if error.is_lost() && left > 0 => left -= 1,
                outcome => return outcome,
            }
        }
    }

    async fn try_begin(&self, how: &str, shops: Option<&str>) -> Result<Transaction<'static, Postgres>> {
        let mut transaction = self.pool.begin_with(AssertSqlSafe(self.beginning(how))).await?;
        if let Some(shops) = shops {
            sqlx::query("select set_config('role', 'timbro_app', true), set_config('timbro.shops', $1, true)")
                .bind(shops)
                .execute(PgSession { connection: &mut transaction, is_pooled: self.is_pooled })
                .await?;
        }
        Ok(transaction)
    }

    /// The words that a transaction begins with.
    pub(super) fn beginning(&self, how: &str) -> String {
        let mut words = how.to_owned();
        if self.is_pooled {
            words.push_str("; set local synchronous_commit = on");
            if let Some(schema) = self.schema {
                words.push_str("; set local search_path = ");
                words.push_str(schema);
            }
        }
        words
    }
}

/// The connection of a transaction.
#[derive(Debug)]
pub struct PgSession<'a> {
    pub(super) connection: &'a mut PgConnection,
    pub(super) is_pooled: bool,
}

impl PgSession<'_> {
    fn sent<E>(&self, query: E) -> Sent<E> {
        Sent { query, is_named: !self.is_pooled }
    }
}

impl<'c> Executor<'c> for PgSession<'c> {
    type Database = Postgres;

    fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, sqlx::Result<Either<PgQueryResult, PgRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        let sent = self.sent(query);
        self.connection.fetch_many(sent)
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, sqlx::Result<Option<PgRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        let sent = self.sent(query);
        self.connection.fetch_optional(sent)
    }

    fn prepare_with<'e>(self, sql: SqlStr, types: &'e [PgTypeInfo]) -> BoxFuture<'e, sqlx::Result<PgStatement>>
    where
        'c: 'e,
    {
        self.connection.prepare_with(sql, types)
    }

    fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, sqlx::Result<Describe<Postgres>>>
    where
        'c: 'e,
    {
        self.connection.describe(sql)
    }
}

/// A statement on its way, which gets a name on the server only where the same server will be met again.
struct Sent<E> {
    query: E,
    is_named: bool,
}

impl<'q, E: Execute<'q, Postgres>> Execute<'q, Postgres> for Sent<E> {
    fn sql(self) -> SqlStr {
        self.query.sql()
    }

    fn statement(&self) -> Option<&PgStatement> {
        self.query.statement()
    }

    fn take_arguments(&mut self) -> std::result::Result<Option<PgArguments>, BoxDynError> {
        self.query.take_arguments()
    }

    fn persistent(&self) -> bool {
        self.is_named && self.query.persistent()
    }
}
