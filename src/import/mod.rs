//! Import: history brought along from elsewhere, as facts with times and ids of their own.
//!
//! It promises all or nothing, each line that cannot be taken named with its reason, and that importing again adds
//! nothing. What is imported counts in the figures and owes nobody a stamp: it has no entries. Reading the CSV form is
//! the retention module's; here its lines are held against what is known and become rows.

pub mod jobs;
mod plan;
pub mod store;

use crate::kernel::{CustomerId, ImportId, Time};
use crate::retention::Question;

pub use plan::{Known, Newcomers, Plan, plan};

/// A visit that was brought along.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ImportedVisit {
    /// The source's own id.
    pub external_id: String,
    /// Who came.
    pub customer_id: CustomerId,
    /// When.
    pub at: Time,
    /// What was spent, in minor units. None is not known.
    pub amount_minor: Option<i64>,
    /// How many things were bought.
    pub units: Option<i64>,
    /// Whether it was written up instead of paid.
    pub on_account: bool,
    /// When it was undone.
    pub voided_at: Option<Time>,
}

/// Where an imported row lies: its import, and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The import that brought it.
    pub import: ImportId,
    /// From 1 on.
    pub number: i64,
}

/// A refund that was brought along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedRefund {
    /// The source's own id.
    pub external_id: String,
    /// Of which visit.
    pub visit: Place,
    /// When.
    pub at: Time,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// How many things came back.
    pub units_returned: i64,
}

/// A payment on account that was brought along.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ImportedPayment {
    /// The source's own id.
    pub external_id: String,
    /// Who paid.
    pub customer_id: CustomerId,
    /// When.
    pub at: Time,
    /// How much, in minor units.
    pub amount_minor: i64,
}

/// An answer that was brought along.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ImportedAnswer {
    /// The source's own id.
    pub external_id: String,
    /// Who answered.
    pub customer_id: CustomerId,
    /// When.
    pub at: Time,
    /// What was asked.
    pub kind: Question,
    /// The score.
    pub score: i64,
    /// The scale's greatest score.
    pub scale_max: i64,
}

/// The four files of an import, by what their names end in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// Who came.
    Visits,
    /// What went back.
    Refunds,
    /// What was paid on account.
    Payments,
    /// What was answered.
    Surveys,
}

impl File {
    /// All, in the order they are read.
    pub const ALL: [File; 4] = [File::Visits, File::Refunds, File::Payments, File::Surveys];

    /// The word in the file's name: `cafe.visits.csv`.
    pub fn as_str(self) -> &'static str {
        match self {
            File::Visits => "visits",
            File::Refunds => "refunds",
            File::Payments => "payments",
            File::Surveys => "surveys",
        }
    }
}

/// A line that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}, line {line}: {reason}", file.as_str())]
pub struct BadLine {
    /// In which file.
    pub file: File,
    /// Its number there; the names of the columns stand in line 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: String,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Imported {
    /// Customers who were not known.
    pub customers: usize,
    /// Visits that were not known.
    pub visits: usize,
    /// Refunds that were not known.
    pub refunds: usize,
    /// Payments that were not known.
    pub payments: usize,
    /// Answers that were not known.
    pub answers: usize,
    /// Lines that say what was known.
    pub known_already: usize,
}

impl Imported {
    /// Whether it added nothing.
    pub fn is_nothing(&self) -> bool {
        self.customers + self.visits + self.refunds + self.payments + self.answers == 0
    }
}
