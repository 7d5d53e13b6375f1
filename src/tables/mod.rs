//! A shop's tables, handed out whole: for a spreadsheet, for another program, for leaving timbro.
//!
//! A table is read a few thousand rows at a time, so that what is in memory does not grow with it. Its columns are named
//! as the API names them. A cell that a person has typed is only ever text: what a spreadsheet would take for a formula is
//! told apart in CSV by an apostrophe before it, as OWASP asks for, and in XLSX by the cell's type.

pub mod columns;
pub mod jobs;
pub mod routes;
pub mod store;

use crate::kernel::Time;

pub use columns::{Column, Kind};

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident $word:literal;)*) => {
        /// What can be handed out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Table {
            $($(#[$doc])* $name,)*
        }

        impl Table {
            /// All of them, in the order they are offered.
            pub const ALL: &[Table] = &[$(Table::$name),*];

            /// The word in addresses and file names.
            pub const fn as_str(self) -> &'static str {
                match self { $(Table::$name => $word),* }
            }
        }
    };
}

tables! {
    /// People, with their card.
    Customers "customers";
    /// Visits, also those from before timbro.
    Visits "visits";
    /// The lines of all cards' ledgers.
    Entries "entries";
    /// Rewards, and what became of them.
    Rewards "rewards";
    /// The rewards of each version of each program.
    Programs "programs";
    /// What customers said when asked.
    Answers "answers";
    /// What went wrong for them.
    Cases "cases";
    /// What they were told on their card.
    Notes "notes";
    /// Payments on account.
    Payments "payments";
    /// What was given back.
    Refunds "refunds";
    /// Who works or worked here.
    Staff "staff";
    /// Devices.
    Devices "devices";
    /// Who did what that matters.
    Audit "audit";
}

impl Table {
    /// The table of that name.
    pub fn parse(name: &str) -> Option<Table> {
        Self::ALL.iter().copied().find(|table| table.as_str() == name)
    }
}

/// What stands in a row at a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// What somebody may have typed.
    Text(String),
    /// An id, or a word of ours.
    Word(String),
    /// A number.
    Int(i64),
    /// Yes or no.
    Bool(bool),
    /// A moment.
    Time(Time),
}

impl Cell {
    /// As a field of CSV: times as RFC 3339 in UTC, nothing as nothing.
    pub fn field(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => inert(text),
            Cell::Word(word) => word.clone(),
            Cell::Int(number) => number.to_string(),
            Cell::Bool(truth) => truth.to_string(),
            Cell::Time(time) => time.to_string(),
        }
    }
}

/// What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
const BEGINS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text that no spreadsheet works out: with an apostrophe before what could begin a formula.
fn inert(text: &str) -> String {
    if text.starts_with(BEGINS_FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// Rows as lines of CSV.
pub fn lines<'a>(rows: impl IntoIterator<Item = &'a Vec<Cell>>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(Cell::field))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The first line of CSV: the columns' names.
pub fn head(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    // Names are ours and need no quotes.
    names.join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_table_has_a_name_and_columns_of_its_own() {
        for table in Table::ALL {
            assert_eq!(Table::parse(table.as_str()), Some(*table));
            let names: HashSet<&str> = table.columns().iter().map(|column| column.name).collect();
            assert!(names.len() == table.columns().len() && !names.is_empty(), "{table:?}");
            let is_plain = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            assert!(names.iter().all(is_plain), "{names:?}");
        }
        assert_eq!(Table::parse("door"), None);
    }

    #[test]
    fn what_somebody_typed_is_never_a_formula() {
        let field = |text: &str| Cell::Text(text.to_owned()).field();
        for evil in ["=1+1", "+39 06 1", "-2", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(field(evil), format!("'{evil}"));
        }
        for honest in ["Marta", "1 + 1 = 2", "", "'quoted'", "ż"] {
            assert_eq!(field(honest), honest);
        }
        assert_eq!(Cell::Int(-3).field(), "-3", "a number is one");
    }

    #[test]
    fn a_row_is_a_line_whatever_stands_in_it() {
        let row = vec![Cell::Text("a \"b\", c\nd".to_owned()), Cell::Empty, Cell::Bool(true), Cell::Time(Time(0))];
        let line = String::from_utf8(lines([&row]).unwrap()).unwrap();
        assert_eq!(line, "\"a \"\"b\"\", c\nd\",,true,1970-01-01T00:00:00.000Z\n");
    }
}
