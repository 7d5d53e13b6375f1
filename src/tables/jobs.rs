//! Walking over a table, and writing it down.

mod xlsx;

use std::fs::File;
use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc};

use super::store::{self, Key};
use super::{Cell, Table};
use crate::db::{self, Shops};
use crate::desk::Desk;
use crate::kernel::{ShopId, Zone};

/// Rows that are in memory at once: a megabyte or two, however many a table has.
const ROWS_AT_ONCE: i64 = 2_000;
/// Spreadsheets written at the same time: each keeps a core busy, and half a gigabyte of disk for a million rows.
const AT_ONCE: usize = 2;

/// Where spreadsheets are written. Cheap to clone.
#[derive(Clone)]
pub struct Press(Arc<Semaphore>);

impl Default for Press {
    fn default() -> Press {
        Press(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Press {
    /// A whole table as a workbook, in a file that is gone once it is closed.
    pub async fn workbook(&self, mut walk: Walk, zone: Zone) -> db::Result<File> {
        let unfinished = || db::Error::impossible("a workbook was not written");
        let _place = self.0.acquire().await.map_err(|_| unfinished())?;
        let (sender, rows) = mpsc::channel(1);
        let table = walk.table;
        let written = tokio::task::spawn_blocking(move || xlsx::write(table, &zone, rows));
        while let Some(more) = walk.next().await? {
            // A writer that is gone has a reason, which is told below.
            if sender.send(more).await.is_err() {
                break;
            }
        }
        drop(sender);
        written.await.map_err(|_| unfinished())?.map_err(|error| {
            tracing::error!(%error, "a workbook failed");
            unfinished()
        })
    }
}

/// A way through a table, a few thousand rows at a time. Each step has a snapshot of its own, so that nobody who reads
/// slowly keeps one open; what is written meanwhile comes at the end, or not at all.
pub struct Walk {
    desk: Desk,
    shop: ShopId,
    table: Table,
    part: usize,
    after: Key,
}

impl Walk {
    /// From the first row on.
    pub fn over(desk: Desk, shop: ShopId, table: Table) -> Walk {
        Walk { desk, shop, table, part: 0, after: store::BEGIN }
    }

    /// The next rows. None behind the last.
    pub async fn next(&mut self) -> db::Result<Option<Vec<Vec<Cell>>>> {
        while self.part < store::parts(self.table) {
            let mut reader = self.desk.db.reader(Shops::One(self.shop)).await?;
            let what = (self.table, self.part);
            let rows = store::rows(&mut reader, self.shop, what, self.after, ROWS_AT_ONCE).await?;
            drop(reader);
            let Some(last) = rows.last() else {
                (self.part, self.after) = (self.part + 1, store::BEGIN);
                continue;
            };
            self.after = last.key;
            let people: Vec<_> = rows.iter().filter_map(|row| row.customer).collect();
            let opener = self.desk.people.opener(self.shop, people).await?;
            return Ok(Some(rows.into_iter().map(|row| row.opened(&opener)).collect()));
        }
        Ok(None)
    }
}
