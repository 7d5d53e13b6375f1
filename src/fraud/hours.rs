//! When the shop is open, as its owner says or as its own scans teach, and what was scanned while it is not.
//!
//! Where nobody has said so, an hour of the week belongs to the open ones if several cards were scanned in it, week after week: a few friends' cards
//! do not open a shop. The hours beside an open one are left alone, because closing takes the time it takes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Facts, Finding, Scan, Sort, View, poisson_tail};
use crate::kernel::CardId;

/// Fewer different cards do not make an hour an open one.
const LEAST_CARDS: usize = 8;
const HOURS_A_WEEK: i32 = 7 * 24;
/// Fewer scans say nothing, nor do those of fewer days.
const LEAST_SCANS: f64 = 6.0;
const LEAST_DAYS: usize = 3;
/// So many times the others' is nothing unusual.
const TIMES_OTHERS: f64 = 3.0;
/// A window of fewer scans, or of fewer weeks, teaches no hours.
const LEAST_TO_LEARN: usize = 300;
const LEAST_DAYS_TO_LEARN: i32 = 4 * 7 - 3;

/// The hour of the week, 0 for the first of Monday. 1970 began on a Thursday.
fn slot(scan: &Scan) -> i32 {
    (scan.day.0 + 3).rem_euclid(7) * 24 + i32::from(scan.hour)
}

/// Scans in an hour of the week in which the shop is closed, or on a day on which it is.
pub(super) fn while_closed(facts: &Facts) -> Vec<&Scan> {
    let mut cards: BTreeMap<i32, BTreeSet<CardId>> = BTreeMap::new();
    for scan in &facts.scans {
        cards.entry(slot(scan)).or_default().insert(scan.card);
    }
    let days = || facts.scans.iter().map(|scan| scan.day.0);
    let spell = days().max().unwrap_or(0) - days().min().unwrap_or(0) + 1;
    let is_learnt = facts.scans.len() >= LEAST_TO_LEARN && spell >= LEAST_DAYS_TO_LEARN;
    let is_taught = facts.open.is_some() || is_learnt;
    let is_open = |hour: i32| {
        let hour = hour.rem_euclid(HOURS_A_WEEK);
        match &facts.open {
            Some(open) => u16::try_from(hour).is_ok_and(|hour| open.contains(&hour)),
            None => cards.get(&hour).is_some_and(|cards| cards.len() >= LEAST_CARDS),
        }
    };
    let is_closed = |scan: &&Scan| {
        let hour = slot(scan);
        let is_hour = is_taught && ![hour - 1, hour, hour + 1].into_iter().any(is_open);
        is_hour || facts.closed.contains(&scan.day)
    };
    facts.scans.iter().filter(is_closed).collect()
}

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let (count, scans) = (view.closed.len() as f64, view.facts.scans.len() as f64);
    let told = |(staff, person): (&crate::kernel::StaffId, &super::Person)| {
        let own: Vec<&&Scan> = view.closed.iter().filter(|scan| scan.staff == *staff).collect();
        let days: BTreeSet<_> = own.iter().map(|scan| scan.day).collect();
        let (closed, of) = (person.closed as f64, person.scans as f64);
        let usual = (count - closed + 1.0) / (scans - of).max(1.0);
        let chance = poisson_tail(closed, TIMES_OTHERS * usual * of);
        let is_worth = closed >= LEAST_SCANS && days.len() >= LEAST_DAYS && chance < view.chance();
        is_worth.then(|| {
            Finding {
                staff: *staff,
                sort: Sort::Closed,
                value: closed,
                usual: count - closed,
                chance,
                inputs: vec![("scans_while_closed", closed), ("days", days.len() as f64), ("scans", of)],
                card: None,
                rows: Vec::new(),
                rows_counted: 0,
            }
            .with_rows(own.iter().map(|scan| scan.id.0))
        })
    };
    view.people.iter().filter_map(told).collect()
}
