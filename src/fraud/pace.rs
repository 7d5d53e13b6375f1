//! Stamps an hour, against what the others give at the same hours of the day: the lunch rush is no merit, the night no sin.

use std::collections::BTreeMap;

use super::{Finding, Sort, View, poisson_tail};
use crate::kernel::StaffId;

/// Fewer hours that can be compared say nothing.
const LEAST_MINUTES: i64 = 8 * 60;
/// So many times the others' pace is a quick hand.
const QUICK_HAND: f64 = 1.5;
/// People come in groups and days differ, so scans vary more than chance alone would have them: about so many times.
const UNEVENNESS: f64 = 4.0;

#[derive(Clone, Copy, Default)]
struct Slot {
    scans: f64,
    minutes: f64,
}

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    // By day of the week and hour.
    let slot = |day: crate::kernel::Day, hour: u8| (day.0.rem_euclid(7), hour);
    let mut all: BTreeMap<(i32, u8), Slot> = BTreeMap::new();
    let mut own: BTreeMap<StaffId, BTreeMap<(i32, u8), Slot>> = BTreeMap::new();
    for stint in &view.facts.stints {
        let (key, minutes) = (slot(stint.day, stint.hour), stint.minutes as f64);
        all.entry(key).or_default().minutes += minutes;
        own.entry(stint.staff).or_default().entry(key).or_default().minutes += minutes;
    }
    for scan in &view.facts.scans {
        let key = slot(scan.day, scan.hour);
        all.entry(key).or_default().scans += 1.0;
        own.entry(scan.staff).or_default().entry(key).or_default().scans += 1.0;
    }
    let told = |(staff, slots): (StaffId, BTreeMap<(i32, u8), Slot>)| {
        let (mut scans, mut expected, mut minutes) = (0.0, 0.0, 0.0);
        for (key, slot) in &slots {
            let there = all.get(key).copied().unwrap_or_default();
            let others = Slot { scans: there.scans - slot.scans, minutes: there.minutes - slot.minutes };
            // Where nobody else ever works there is nothing to compare with.
            if slot.minutes > 0.0 && others.minutes >= 60.0 {
                scans += slot.scans;
                minutes += slot.minutes;
                expected += slot.minutes * others.scans / others.minutes;
            }
        }
        let chance = poisson_tail(scans / UNEVENNESS, QUICK_HAND * expected / UNEVENNESS);
        let is_worth = minutes >= LEAST_MINUTES as f64 && expected > 0.0 && chance < view.chance();
        is_worth.then(|| {
            let rows = view.facts.scans.iter().filter(|scan| scan.staff == staff).map(|scan| scan.id.0);
            Finding {
                staff,
                sort: Sort::Pace,
                value: scans * 60.0 / minutes,
                usual: expected * 60.0 / minutes,
                chance,
                inputs: vec![("scans", scans), ("expected", expected), ("hours", minutes / 60.0)],
                card: None,
                rows: Vec::new(),
                rows_counted: 0,
            }
            .with_rows(rows)
        })
    };
    own.into_iter().filter_map(told).collect()
}
