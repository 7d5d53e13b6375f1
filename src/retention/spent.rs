//! What a customer spent between two visits, as the difference of two sums.
//!
//! A period has a visit or two of a customer, and a loop so short ends where no processor expects it. So the visits are
//! summed up in one loop from the first to the last, and a period's part is what was added in it.

use super::columns::{amount_and_known, mark_of};
use super::view::History;

/// Sums over some visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    pub gross_minor: i64,
    pub visits_with_amount: i64,
    pub on_account_minor: i64,
    pub units: i64,
}

/// The sums of one customer after another, in memory that is taken once.
#[derive(Clone, Debug, Default)]
pub struct SpentUntil {
    /// Over the visits before each place, and over all.
    sums: Vec<Spent>,
}

impl SpentUntil {
    /// Sums up a customer's visits. Those of the customer before are forgotten.
    pub fn sum_up(&mut self, history: &History<'_>) {
        let (amounts, large) = history.amounts();
        let (marks, units) = history.marks_and_units();
        if self.sums.len() <= amounts.len() {
            self.sums.resize(amounts.len() + 1, Spent::default());
        }
        let mut sum = Spent::default();
        for (((amount, mark), units), after) in amounts.iter().zip(marks).zip(units).zip(&mut self.sums[1..]) {
            let (amount, is_known) = amount_and_known(*amount, large);
            sum.gross_minor += amount;
            sum.visits_with_amount += i64::from(is_known);
            sum.on_account_minor += amount * i64::from(mark_of(*mark).1);
            sum.units += i64::from(*units);
            *after = sum;
        }
    }

    /// What was spent at the visits from one place up to, and without, another.
    pub fn between(&self, from: usize, to: usize) -> Spent {
        let (before, after) = (&self.sums[from], &self.sums[to]);
        Spent {
            gross_minor: after.gross_minor - before.gross_minor,
            visits_with_amount: after.visits_with_amount - before.visits_with_amount,
            on_account_minor: after.on_account_minor - before.on_account_minor,
            units: after.units - before.units,
        }
    }
}
