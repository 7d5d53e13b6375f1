//! Sets of rows in one statement, with one SQL text.
//!
//! The text names the set as `$rows`; it becomes a subquery over `jsonb_each` on SQLite and over `unnest` on PostgreSQL,
//! the fastest way each engine has to take many rows at once (`json_each` would write each row out as text, and each
//! column would read it again). A closing `for update of …` locks on PostgreSQL; SQLite has
//! one writer, so there is nobody to lock out, and the words are left off.

use std::fmt::Write;

use futures_util::TryStreamExt;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Either, Executor, FromRow};
use uuid::Uuid;

use super::{Mark, Result, Session, Writer};
use crate::on;

/// A column of a set: its name and what it holds.
#[derive(Clone, Copy, Debug)]
pub enum Column {
    /// A uuid.
    Uuid(&'static str),
    /// A 64-bit integer; milliseconds too.
    Int(&'static str),
    /// Text.
    Text(&'static str),
    /// Bytes.
    Bytes(&'static str),
    /// True or false.
    Bool(&'static str),
}

/// The columns of a set: `columns![Uuid shop_id, Int at]`.
#[macro_export]
macro_rules! columns {
    ($($kind:ident $name:ident),* $(,)?) => { &[$($crate::db::Column::$kind(stringify!($name))),*] };
}

/// A value of a set, null where None.
#[derive(Clone, Debug)]
pub enum Value {
    /// For [`Column::Uuid`].
    Uuid(Option<Uuid>),
    /// For [`Column::Int`].
    Int(Option<i64>),
    /// For [`Column::Text`].
    Text(Option<String>),
    /// For [`Column::Bytes`].
    Bytes(Option<Vec<u8>>),
    /// For [`Column::Bool`].
    Bool(bool),
}

macro_rules! values {
    ($($from:ty => |$it:ident| $value:expr;)*) => {$(
        impl From<$from> for Value {
            fn from($it: $from) -> Value {
                $value
            }
        }
    )*};
}

values! {
    Uuid => |it| Value::Uuid(Some(it));
    Option<Uuid> => |it| Value::Uuid(it);
    i64 => |it| Value::Int(Some(it));
    Option<i64> => |it| Value::Int(it);
    &str => |it| Value::Text(Some(it.to_owned()));
    Option<&str> => |it| Value::Text(it.map(str::to_owned));
    String => |it| Value::Text(Some(it));
    Option<String> => |it| Value::Text(it);
    &[u8] => |it| Value::Bytes(Some(it.to_vec()));
    bool => |it| Value::Bool(it);
}

/// A set of rows to be read, matched or written in one statement.
#[derive(Debug)]
pub struct Rows {
    columns: &'static [Column],
    rows: Vec<Vec<Value>>,
}

impl Rows {
    /// An empty set with these columns.
    pub fn of(columns: &'static [Column]) -> Rows {
        Rows { columns, rows: Vec::new() }
    }

    /// Adds a row; its values stand in the order of the columns.
    pub fn push(&mut self, row: Vec<Value>) {
        debug_assert_eq!(row.len(), self.columns.len(), "a row has a value for each column");
        self.rows.push(row);
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn names(&self) -> String {
        self.columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(", ")
    }

    /// One JSON array of arrays; ids and bytes as hexadecimal digits.
    fn json(&self) -> String {
        let mut json = String::with_capacity(self.rows.len() * self.columns.len() * 24);
        json.push('[');
        for (i, row) in self.rows.iter().enumerate() {
            json.push_str(if i == 0 { "[" } else { ",[" });
            for (j, value) in row.iter().enumerate() {
                if j > 0 {
                    json.push(',');
                }
                value.write_json(&mut json);
            }
            json.push(']');
        }
        json.push(']');
        json
    }

    /// `text` with the set in place of `$rows`, for SQLite, where so many sets are bound before it.
    fn sqlite_text(&self, text: &str, bound_before: usize) -> String {
        let fields: Vec<String> = self.columns.iter().enumerate().map(|(i, column)| column.out_of_json(i)).collect();
        let text = text.split(" for update of ").next().unwrap_or(text);
        text.replace("$rows", &format!("(select {} from jsonb_each(${}))", fields.join(", "), bound_before + 1))
    }

    /// `text` with the set in place of `$rows`, for PostgreSQL, where so many arrays are bound before the set's.
    fn postgres_text(&self, text: &str, bound_before: usize) -> String {
        let arrays: Vec<String> = (bound_before + 1..)
            .zip(self.columns)
            .map(|(number, column)| format!("${number}::{}[]", column.postgres_type()))
            .collect();
        text.replace("$rows", &format!("(select * from unnest({}) as set_of ({}))", arrays.join(", "), self.names()))
    }
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Uuid(name) | Self::Int(name) | Self::Text(name) | Self::Bytes(name) | Self::Bool(name) => name,
        }
    }

    fn out_of_json(self, position: usize) -> String {
        match self {
            Self::Uuid(name) | Self::Bytes(name) => format!("unhex(value->>{position}) as {name}"),
            Self::Int(name) | Self::Text(name) | Self::Bool(name) => format!("value->>{position} as {name}"),
        }
    }

    fn postgres_type(self) -> &'static str {
        match self {
            Self::Uuid(_) => "uuid",
            Self::Int(_) => "bigint",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytea",
            Self::Bool(_) => "boolean",
        }
    }
}

impl Value {
    fn write_json(&self, json: &mut String) {
        match self {
            Value::Uuid(Some(id)) => write_hex(json, id.as_bytes()),
            Value::Bytes(Some(bytes)) => write_hex(json, bytes),
            Value::Int(Some(number)) => {
                let _ = write!(json, "{number}");
            }
            Value::Text(Some(text)) => json.push_str(&serde_json::Value::from(text.as_str()).to_string()),
            Value::Bool(is_true) => json.push(if *is_true { '1' } else { '0' }),
            Value::Uuid(None) | Value::Int(None) | Value::Text(None) | Value::Bytes(None) => json.push_str("null"),
        }
    }
}

fn write_hex(json: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    json.push('"');
    for byte in bytes {
        json.push(char::from(DIGITS[usize::from(byte >> 4)]));
        json.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    json.push('"');
}

/// Binds every column of a set as an array of PostgreSQL.
macro_rules! bind_arrays {
    ($query:expr, $rows:expr) => {{
        let mut query = $query;
        for (i, column) in $rows.columns.iter().enumerate() {
            macro_rules! array {
                ($kind:ident) => {
                    $rows
                        .rows
                        .iter()
                        .map(|row| if let Value::$kind(value) = &row[i] { value.clone() } else { None })
                        .collect::<Vec<_>>()
                };
            }
            query = match column {
                Column::Uuid(_) => query.bind(array!(Uuid)),
                Column::Int(_) => query.bind(array!(Int)),
                Column::Text(_) => query.bind(array!(Text)),
                Column::Bytes(_) => query.bind(array!(Bytes)),
                Column::Bool(_) => {
                    query.bind($rows.rows.iter().map(|row| matches!(row[i], Value::Bool(true))).collect::<Vec<_>>())
                }
            };
        }
        query
    }};
}

/// Reads rows matched with a set: `select … from $rows as wanted join …`. Nothing is asked for an empty set.
pub async fn select_rows<T>(session: &mut dyn Session, text: &str, rows: &Rows) -> Result<Vec<T>>
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    // SQLite takes a set as one JSON text, PostgreSQL as one array a column.
    Ok(on!(session,
        sqlite: |c| sqlx::query_as(AssertSqlSafe(rows.sqlite_text(text, 0))).bind(rows.json()).fetch_all(c).await,
        postgres: |c| bind_arrays!(sqlx::query_as(AssertSqlSafe(rows.postgres_text(text, 0))), rows).fetch_all(c).await
    )?)
}

/// Reads rows matched with two sets, the first before the second, in as few ways there and back as there can be.
pub async fn select_both<A, B>(
    session: &mut dyn Session,
    first: (&str, &Rows),
    second: (&str, &Rows),
) -> Result<(Vec<A>, Vec<B>)>
where
    A: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
    B: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    // SQLite takes both statements as one text, and tells where the rows of the first end; PostgreSQL takes one at a time.
    on!(session,
        sqlite: |c| {
            let text = format!("{}; {}", first.1.sqlite_text(first.0, 0), second.1.sqlite_text(second.0, 1));
            let query = sqlx::query(AssertSqlSafe(text)).bind(first.1.json()).bind(second.1.json());
            let (mut firsts, mut seconds, mut is_first) = (Vec::new(), Vec::new(), true);
            let mut told = c.fetch_many(query);
            while let Some(told) = told.try_next().await? {
                match told {
                    Either::Left(_) => is_first = false,
                    Either::Right(row) if is_first => firsts.push(A::from_row(&row)?),
                    Either::Right(row) => seconds.push(B::from_row(&row)?),
                }
            }
            Ok((firsts, seconds))
        },
        postgres: |_c| Ok((select_rows(session, first.0, first.1).await?, select_rows(session, second.0, second.1).await?))
    )
}

/// Changes rows by a set: `update … from $rows as changed where …`. Gives the number of rows changed.
pub async fn execute_rows(writer: &mut Writer, text: &str, rows: &Rows) -> Result<u64> {
    if rows.is_empty() {
        return Ok(0);
    }
    // SQLite takes a set as one JSON text, PostgreSQL as one array a column.
    Ok(on!(writer,
        sqlite: |c| sqlx::query(AssertSqlSafe(rows.sqlite_text(text, 0))).bind(rows.json()).execute(c).await?.rows_affected(),
        postgres: |c| bind_arrays!(sqlx::query(AssertSqlSafe(rows.postgres_text(text, 0))), rows).execute(c).await?.rows_affected()
    ))
}

/// Changes rows by several sets, which do not read what another of them changes: in one way there and back, which costs far
/// more than a row. Gives the writer's mark, where there are any and something is changed.
pub async fn execute_all(writer: &mut Writer, changes: &[(String, &Rows)]) -> Result<Option<Mark>> {
    let changes: Vec<_> = changes.iter().filter(|(_, rows)| !rows.is_empty()).collect();
    let Some(((last, last_rows), before)) = changes.split_last() else { return Ok(None) };
    let turn = writer.turn();
    // SQLite takes one text with a statement for each set, as long as sqlx gives it more than one at a time; PostgreSQL one
    // statement whose `with` has all but the last.
    on!(writer,
        sqlite: |c| {
            let mut texts: Vec<_> =
                changes.iter().enumerate().map(|(i, (text, rows))| rows.sqlite_text(text, i)).collect();
            texts.push("pragma data_version".to_owned());
            let mut query = sqlx::query_scalar(AssertSqlSafe(texts.join("; ")));
            for (_, rows) in &changes {
                query = query.bind(rows.json());
            }
            let told: Vec<i64> = query.fetch_all(c).await?;
            Ok(turn.zip(told.first().copied()).map(|(turn, others)| Mark { turn, others }))
        },
        postgres: |c| {
            let mut text = String::new();
            let mut bound = 0;
            for (i, (change, rows)) in before.iter().enumerate() {
                let change = rows.postgres_text(change, bound);
                let _ = write!(text, "{} change_{i} as ({change})", if i == 0 { "with" } else { "," });
                bound += rows.columns.len();
            }
            let _ = write!(text, " {}", last_rows.postgres_text(last, bound));
            let mut query = sqlx::query(AssertSqlSafe(text));
            for (_, rows) in &changes {
                query = bind_arrays!(query, rows);
            }
            query.execute(c).await?;
            Ok(None)
        }
    )
}

/// Changes the tables themselves, in ways that only a test thinks of.
#[cfg(test)]
pub async fn run(writer: &mut Writer, text: &'static str) -> Result<()> {
    Ok(on!(writer, |c| sqlx::query(text).execute(c).await.map(|_| ()))?)
}

/// Inserts a set into `table`, whose columns are named as the set's.
pub async fn insert_rows(writer: &mut Writer, table: &'static str, rows: &Rows) -> Result<u64> {
    execute_rows(writer, &insertion(table, rows), rows).await
}

/// The words that insert a set into `table`, for [`execute_all`].
pub fn insertion(table: &'static str, rows: &Rows) -> String {
    let names = rows.names();
    format!("insert into {table} ({names}) select {names} from $rows as made where true")
}
