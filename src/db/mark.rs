//! Marks: how a writer can tell that nobody wrote since another one.

use super::session::Writer;

/// How the database stood when a writer wrote. There are none on PostgreSQL, where others write at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The writer, counted among those of this process.
    pub(in crate::db) turn: u64,
    /// SQLite's `data_version`: another number as soon as anybody has written by another connection.
    pub(in crate::db) others: i64,
}

impl Mark {
    /// Whether nobody wrote between the writer of an earlier mark and the one of this.
    pub fn follows(self, earlier: Mark) -> bool {
        self.turn == earlier.turn + 1 && self.others == earlier.others
    }
}

impl Writer {
    /// Whether nobody in this process wrote between the writer of a mark and this one. Of other processes it knows
    /// nothing: its own mark does, which comes with what it writes.
    pub fn is_next_after(&self, mark: Mark) -> bool {
        self.turn() == Some(mark.turn + 1)
    }
}
