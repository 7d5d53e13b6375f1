//! What is counted and set against the others' count: voids, overrides, refunds, days of late scans.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{DeedKind, Finding, Sort, View, poisson_tail};
use crate::kernel::{Day, StaffId};

/// Fewer of anything say nothing.
const LEAST_COUNT: f64 = 5.0;
/// So many times the others' is one person's bad luck.
const TIMES_OTHERS: f64 = 3.0;
/// And of what the others share where it is the shop's: days without a signal, words given for customers without one.
const TIMES_SHARED: f64 = 2.0;

/// A person's count, of how much of what it is measured in.
struct Measured {
    staff: StaffId,
    count: f64,
    of: f64,
    rows: Vec<Uuid>,
}

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let mut found = deeds(view, DeedKind::Void, Sort::Voids);
    found.extend(deeds(view, DeedKind::Refund, Sort::Refunds));
    found.extend(deeds(view, DeedKind::Override, Sort::Overrides));
    found.extend(against_others(view, Sort::Offline, "days", late_alone(view)));
    found
}

fn deeds(view: &View<'_>, kind: DeedKind, sort: Sort) -> Vec<Finding> {
    let mut rows: BTreeMap<StaffId, Vec<Uuid>> = BTreeMap::new();
    for deed in view.facts.deeds.iter().filter(|deed| deed.kind == kind) {
        rows.entry(deed.staff).or_default().push(deed.id);
    }
    let (is_override, name) = match kind {
        // Only managers give their word, so they are set against each other, by the hour.
        DeedKind::Override => (true, "hours"),
        DeedKind::Void | DeedKind::Refund => (false, "scans"),
    };
    let measured = view.people.iter().filter(|(staff, _)| !is_override || rows.contains_key(staff));
    let measured = measured.map(|(staff, person)| {
        let rows = rows.get(staff).cloned().unwrap_or_default();
        let of = if is_override { person.minutes as f64 / 60.0 } else { person.scans as f64 };
        Measured { staff: *staff, count: rows.len() as f64, of, rows }
    });
    against_others(view, sort, name, measured.collect())
}

/// Days on which a person's scans came in late and nobody else's did: an outage is everybody's.
fn late_alone(view: &View<'_>) -> Vec<Measured> {
    let mut late: BTreeMap<Day, BTreeSet<StaffId>> = BTreeMap::new();
    for scan in view.facts.scans.iter().filter(|scan| scan.is_late) {
        late.entry(scan.day).or_default().insert(scan.staff);
    }
    let alone = |day: &Day, staff: StaffId| late.get(day).is_some_and(|who| who.len() == 1 && who.contains(&staff));
    let measured = view.people.iter().map(|(staff, person)| Measured {
        staff: *staff,
        count: late.keys().filter(|day| alone(day, *staff)).count() as f64,
        of: person.days as f64,
        rows: view
            .facts
            .scans
            .iter()
            .filter(|scan| scan.is_late && scan.staff == *staff && alone(&scan.day, *staff))
            .map(|scan| scan.id.0)
            .collect(),
    });
    measured.collect()
}

fn against_others(view: &View<'_>, sort: Sort, name: &'static str, measured: Vec<Measured>) -> Vec<Finding> {
    let (count, of) = measured.iter().fold((0.0, 0.0), |(count, of), one| (count + one.count, of + one.of));
    let told = |one: Measured| {
        let (count, of) = (count - one.count, of - one.of);
        if one.of <= 0.0 || of <= 0.0 {
            return None;
        }
        // One more than the others have, so that a clean record of theirs makes nobody guilty.
        let usual = (count + 1.0) / of;
        let times = if matches!(sort, Sort::Offline | Sort::Overrides) { TIMES_SHARED } else { TIMES_OTHERS };
        let chance = poisson_tail(one.count, times * usual * one.of);
        let is_worth = one.count >= LEAST_COUNT && chance < view.chance();
        is_worth.then(|| {
            let inputs = vec![("count", one.count), (name, one.of), ("count_of_others", count), ("of_others", of)];
            let (staff, value) = (one.staff, one.count / one.of);
            let usual = count / of;
            Finding { staff, sort, value, usual, chance, inputs, card: None, rows: vec![], rows_counted: 0 }
                .with_rows(one.rows)
        })
    };
    measured.into_iter().filter_map(told).collect()
}
