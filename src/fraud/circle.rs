//! Who stamps whom.
//!
//! That a regular always comes to the same barista is nothing: it is one card, once or twice a shift. Worth a look is a card
//! that gets more than anybody drinks, and a circle of cards that only one person stamps although others are at work at the
//! same hours.

use std::collections::BTreeMap;

use super::{Finding, Scan, Sort, View, binomial_tail, poisson_tail};
use crate::kernel::{CardId, StaffId};

/// So many stamps of one card a shift are nothing unusual: one in the morning and one after lunch.
const USUAL_A_SHIFT: f64 = 2.0;
/// Fewer stamps on one card say nothing.
const LEAST_STAMPS: usize = 12;
/// A card of fewer scans is nobody's.
const LEAST_SCANS: usize = 6;
/// How seldom chance may bind a card to a person.
const BOUND_CHANCE: f64 = 0.0001;
/// So many bound cards are a few regulars who like somebody.
const USUAL_CIRCLE: f64 = 4.0;
/// And so many times as many as the others have.
const TIMES_OTHERS: f64 = 3.0;

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let mut found = one_card(view);
    found.extend(own_circle(view));
    found
}

fn one_card(view: &View<'_>) -> Vec<Finding> {
    let mut pairs: BTreeMap<(StaffId, CardId), Vec<&Scan>> = BTreeMap::new();
    for scan in &view.facts.scans {
        pairs.entry((scan.staff, scan.card)).or_default().push(scan);
    }
    let told = |((staff, card), scans): ((StaffId, CardId), Vec<&Scan>)| {
        let days = view.people.get(&staff)?.days as f64;
        let stamps = scans.len() as f64;
        let chance = poisson_tail(stamps, USUAL_A_SHIFT * days);
        let is_worth = scans.len() >= LEAST_STAMPS && chance < view.chance() / 10.0;
        is_worth.then(|| {
            Finding {
                staff,
                sort: Sort::OneCard,
                value: stamps / days,
                usual: USUAL_A_SHIFT,
                chance,
                inputs: vec![("stamps", stamps), ("shifts", days)],
                card: Some(card),
                rows: Vec::new(),
                rows_counted: 0,
            }
            .with_rows(scans.iter().map(|scan| scan.id.0))
        })
    };
    pairs.into_iter().filter_map(told).collect()
}

/// Cards that are scanned by one person much more often than that person's share of the scans at the same hours of the
/// same days would have it. A person who is alone at work has all of that share, and so no circle.
fn own_circle(view: &View<'_>) -> Vec<Finding> {
    let mut at: BTreeMap<(i32, u8), BTreeMap<StaffId, f64>> = BTreeMap::new();
    let slot = |scan: &Scan| (scan.day.0.rem_euclid(7), scan.hour);
    let mut cards: BTreeMap<CardId, Vec<&Scan>> = BTreeMap::new();
    for scan in &view.facts.scans {
        *at.entry(slot(scan)).or_default().entry(scan.staff).or_default() += 1.0;
        cards.entry(scan.card).or_default().push(scan);
    }
    let mut bound: BTreeMap<StaffId, Vec<(CardId, Vec<&Scan>)>> = BTreeMap::new();
    for (card, scans) in cards.into_iter().filter(|(_, scans)| scans.len() >= LEAST_SCANS) {
        let mut by: BTreeMap<StaffId, i64> = BTreeMap::new();
        for scan in &scans {
            *by.entry(scan.staff).or_default() += 1;
        }
        let Some((staff, hits)) = by.into_iter().max_by_key(|(_, hits)| *hits) else { continue };
        let share = |scan: &&Scan| {
            let here = at.get(&slot(scan));
            let all: f64 = here.map_or(0.0, |here| here.values().sum());
            here.and_then(|here| here.get(&staff)).copied().unwrap_or(0.0) / all.max(1.0)
        };
        let tries = i64::try_from(scans.len()).unwrap_or(i64::MAX);
        let usual = scans.iter().map(share).sum::<f64>() / scans.len() as f64;
        if binomial_tail(hits, tries, usual) < BOUND_CHANCE {
            bound.entry(staff).or_default().push((card, scans));
        }
    }
    let count = |staff: &StaffId| bound.get(staff).map_or(0, Vec::len) as f64;
    let told = |staff: &StaffId| {
        let others: Vec<f64> = view.people.keys().filter(|other| *other != staff).map(count).collect();
        let of_others = others.iter().sum::<f64>() / others.len().max(1) as f64;
        let (circle, usual) = (count(staff), (of_others * TIMES_OTHERS).max(USUAL_CIRCLE));
        let chance = poisson_tail(circle, of_others.max(1.0));
        let is_worth = !others.is_empty() && circle > usual && chance < view.chance();
        is_worth.then(|| {
            let scans = bound.get(staff).into_iter().flatten().flat_map(|(_, scans)| scans);
            let own: Vec<_> = scans.filter(|scan| scan.staff == *staff).map(|scan| scan.id.0).collect();
            let inputs = vec![("cards", circle), ("cards_of_others", of_others), ("stamps", own.len() as f64)];
            let (value, usual, sort) = (circle, of_others, Sort::OwnCircle);
            Finding { staff: *staff, sort, value, usual, chance, inputs, card: None, rows: vec![], rows_counted: 0 }
                .with_rows(own)
        })
    };
    view.people.keys().filter_map(told).collect()
}
