//! Rows of any table, some at a time in the order of their keys.
//!
//! Each question gives, before the table's columns, the key by which the next ones are asked for (an id and a number) and
//! the person under whose key the sealed columns lie.

mod questions;

use sqlx::Row as _;
use uuid::Uuid;

use super::{Cell, Kind, Table};
use crate::db::{self, Session};
use crate::kernel::{CustomerId, ShopId, Time};
use crate::on;
use crate::people::{Field, Opener, Sealed};

/// A row's place in the order of a table.
pub type Key = (Uuid, i64);

/// Before every row.
pub const BEGIN: Key = (Uuid::nil(), -1);

/// A cell as it is stored.
#[derive(Debug)]
enum Stored {
    Open(Cell),
    Sealed(Field, Option<Sealed>),
}

/// A row as it is stored.
#[derive(Debug)]
pub struct Row {
    /// Where it stands.
    pub key: Key,
    /// Whose it is, where something in it is sealed.
    pub customer: Option<CustomerId>,
    cells: Vec<Stored>,
}

impl Row {
    /// The row, to be read. What does not open is empty.
    pub fn opened(self, opener: &Opener) -> Vec<Cell> {
        let (customer, (id, _)) = (self.customer, self.key);
        let text = |field, sealed: Option<Sealed>| opener.text(customer?, field, id, sealed.as_ref());
        let cell = |stored| match stored {
            Stored::Open(cell) => cell,
            Stored::Sealed(field, sealed) => text(field, sealed).map_or(Cell::Empty, Cell::Text),
        };
        self.cells.into_iter().map(cell).collect()
    }
}

/// How many questions a table takes, one after the other: what was brought along lies apart from what happened here.
pub fn parts(table: Table) -> usize {
    questions::of(table).len()
}

/// The next rows of a part of a table after a key, `rows` at most.
pub async fn rows(
    session: &mut dyn Session,
    shop: ShopId,
    (table, part): (Table, usize),
    after: Key,
    rows: i64,
) -> db::Result<Vec<Row>> {
    let Some(&question) = questions::of(table).get(part) else { return Ok(Vec::new()) };
    let read = on!(session, |c| {
        let rows = sqlx::query(question).bind(shop).bind(after.0).bind(after.1).bind(rows).fetch_all(c).await?;
        let mut read = Vec::with_capacity(rows.len());
        for row in rows {
            let mut cells = Vec::new();
            for (at, column) in (3_usize..).zip(table.columns()) {
                let open = match column.kind {
                    Kind::Id => row.try_get::<Option<Uuid>, _>(at)?.map(|id| Cell::Word(id.to_string())),
                    Kind::Word => row.try_get::<Option<String>, _>(at)?.map(Cell::Word),
                    Kind::Text => row.try_get::<Option<String>, _>(at)?.map(Cell::Text),
                    Kind::Int => row.try_get::<Option<i64>, _>(at)?.map(Cell::Int),
                    Kind::Bool => row.try_get::<Option<bool>, _>(at)?.map(Cell::Bool),
                    Kind::Time => row.try_get::<Option<i64>, _>(at)?.map(|ms| Cell::Time(Time(ms))),
                    Kind::Sealed(field) => {
                        cells.push(Stored::Sealed(field, row.try_get(at)?));
                        continue;
                    }
                };
                cells.push(Stored::Open(open.unwrap_or(Cell::Empty)));
            }
            read.push(Row { key: (row.try_get(0)?, row.try_get(1)?), customer: row.try_get(2)?, cells });
        }
        read
    });
    Ok(read)
}

/// How many rows a table has.
pub async fn count(session: &mut dyn Session, shop: ShopId, table: Table) -> db::Result<i64> {
    let mut sum = 0;
    for &question in questions::counts(table) {
        let rows: i64 = on!(session, |c| sqlx::query_scalar(question).bind(shop).fetch_one(c).await)?;
        sum += rows;
    }
    Ok(sum)
}
