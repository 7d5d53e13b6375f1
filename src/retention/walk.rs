//! The walk: one look at each customer's visits, cut into the periods of a grid.
//!
//! All that is counted per period is counted on it, so that a table costs one pass over the columns and no map from
//! period to anything: each customer's visits are in order, and so are the periods.

use crate::kernel::Day;

use super::by_day::ByDay;
use super::facts::Customer;
use super::periods::Grid;
use super::view::{History, View};

/// A customer's visits of one period. Periods without a visit have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The period's slot in the grid.
    pub slot: usize,
    /// The day of the last of these visits.
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
    /// By day, the slot it falls in.
    pub(super) slots: &'a ByDay,
}

/// Meets each customer who has a valid visit before the grid's end, in the order of the log.
pub fn walk(view: &View<'_>, grid: &Grid, mut meet: impl FnMut(&Person<'_>)) {
    let slots = ByDay::new((1..=grid.slots()).map(|slot| grid.start(slot)));
    let nothing = Stay { slot: 0, last: Day(0), from: 0, to: 0, days: 0 };
    let mut stays = vec![nothing; grid.slots()];
    for customer in view.customers() {
        let history = view.history(customer);
        let count = cut(&history, &slots, &mut stays);
        if count > 0 {
            meet(&Person { customer, history, stays: &stays[..count], slots: &slots });
        }
    }
}

/// Cuts a history into stays and says how many there are. What lies after the grid's last day is left out.
///
/// Whether a visit begins a stay is a guess that a processor gets wrong half of the time, and a wrong guess costs more
/// than all else here. So nothing is guessed: each visit writes its stay again, in its place or in the next.
fn cut(history: &History<'_>, slots: &ByDay, stays: &mut [Stay]) -> usize {
    let (base, days) = history.short_days();
    let slots = slots.since(base);
    let is_before_end = |short: &u16| usize::from(*short) < slots.len();
    let days = match days.last() {
        Some(last) if !is_before_end(last) => &days[..days.partition_point(is_before_end)],
        _ => days,
    };
    let Some(first) = days.first() else { return 0 };
    let (slot, day) = (usize::from(slots[usize::from(*first)]), Day(base + i32::from(*first)));
    let mut stay = Stay { slot, last: day, from: 0, to: 0, days: 1 };
    let mut count = 0;
    for (at, day) in days.iter().enumerate() {
        let (slot, day) = (usize::from(slots[usize::from(*day)]), Day(base + i32::from(*day)));
        let begins = slot != stay.slot;
        let is_other_day = day != stay.last;
        count += usize::from(begins);
        stay = Stay {
            slot,
            last: day,
            from: if begins { at } else { stay.from },
            to: at + 1,
            days: if begins { 1 } else { stay.days + i64::from(is_other_day) },
        };
        stays[count] = stay;
    }
    count + 1
}
