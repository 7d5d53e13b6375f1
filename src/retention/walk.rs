//! The walk: one look at each customer's visits, cut into the periods of a grid.
//!
//! All that is counted per period is counted on it, so that a table costs one pass over the columns and no map from
//! period to anything: each customer's visits are in order, and so are the periods.

use crate::kernel::Day;

use super::facts::Customer;
use super::periods::Grid;
use super::view::{History, View};

/// A customer's visits of one period. Periods without a visit have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The period's slot in the grid.
    pub slot: usize,
    /// The day of the first of these visits.
    pub first: Day,
    /// The day of the last of them.
    pub last: Day,
    /// The place of the first of them in the customer's history.
    pub from: usize,
    /// The place after the last.
    pub to: usize,
    /// On how many days they were.
    pub days: i64,
}

impl Stay {
    /// How many visits.
    pub fn visits(&self) -> i64 {
        i64::try_from(self.to - self.from).unwrap_or(i64::MAX)
    }
}

/// One customer on the walk.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// Who.
    pub customer: Customer,
    /// All visits, those after the grid included where the view knows them.
    pub history: History<'a>,
    /// The visits by period, in order; at least one.
    pub stays: &'a [Stay],
}

/// Meets each customer who has a valid visit before the grid's end, in the order of the log.
pub fn walk(view: &View<'_>, grid: &Grid, mut meet: impl FnMut(&Person<'_>)) {
    let edges: Vec<i32> = (0..=grid.slots()).map(|slot| grid.start(slot).0).collect();
    let mut stays = Vec::new();
    for customer in view.customers() {
        let history = view.history(customer);
        stays.clear();
        cut(&history, &edges, &mut stays);
        if !stays.is_empty() {
            meet(&Person { customer, history, stays: &stays });
        }
    }
}

/// Cuts a history at the edges: slot `s` is `[edges[s], edges[s + 1])`, and what lies after the last edge is left out.
fn cut(history: &History<'_>, edges: &[i32], stays: &mut Vec<Stay>) {
    let (base, days) = history.short_days();
    let Some(first) = days.first() else { return };
    let mut slot = edges.partition_point(|edge| *edge <= base + i32::from(*first)).saturating_sub(1);
    let mut from = 0;
    while let Some(first) = days.get(from) {
        let first_day = base + i32::from(*first);
        while slot + 1 < edges.len() && edges[slot + 1] <= first_day {
            slot += 1;
        }
        let Some(edge) = edges.get(slot + 1) else { return };
        let end = u16::try_from(i64::from(*edge) - i64::from(base)).unwrap_or(u16::MAX);
        let (mut to, mut last, mut count) = (from, *first, 1);
        for day in &days[from..] {
            if *day >= end && i32::from(*day) + base >= *edge {
                break;
            }
            count += i64::from(*day != last);
            last = *day;
            to += 1;
        }
        let last_day = Day(base + i32::from(last));
        stays.push(Stay { slot, first: Day(first_day), last: last_day, from, to, days: count });
        from = to;
    }
}
