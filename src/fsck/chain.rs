//! Numbers without gaps (7) and the hash chain (9).

use super::{Finding, View};
use crate::kernel::Key;
use crate::ledger::chain::link;

/// Looks for gaps in the numbers, and for links that do not verify.
pub(super) fn check(view: &View<'_>, key: &Key) -> Vec<Finding> {
    let mut findings = gaps(view);
    findings.extend(broken_links(view, key));
    findings
}

fn gaps(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut expected = 1;
    for entry in &view.entries {
        if entry.number < 1 {
            findings.push(view.entry_found(7, entry.number, "entries are numbered from 1"));
            continue;
        }
        if entry.number != expected {
            let what = format!("entries {expected} to {} are missing: numbers have no gaps", entry.number - 1);
            findings.push(view.entry_found(7, expected, what));
        }
        expected = entry.number + 1;
    }
    let Some(stored) = &view.log.stored else { return findings };
    if stored.number >= expected {
        let what = format!("entries {expected} to {} are missing: the card's state counts them", stored.number);
        findings.push(view.entry_found(7, expected, what));
    } else if stored.number < expected - 1 {
        let what = format!("the state counts {} entries, and the log has {}", stored.number, expected - 1);
        findings.push(view.state_found(7, what));
    }
    findings
}

/// Each link is verified against the hash stored before it; where that one is itself wrong, also against what it should
/// have been, so that one replaced hash is one finding. Links broken in a row are told as one.
fn broken_links(view: &View<'_>, key: &Key) -> Vec<Finding> {
    let (mut stored_before, mut true_before) = (Vec::new(), Vec::new());
    let mut runs: Vec<(i64, i64)> = Vec::new();
    let mut was_good = true;
    for (entry, stored) in view.entries.iter().zip(&view.log.hashes) {
        let expected = link(key, &stored_before, view.log.card, entry);
        let is_good = stored[..] == expected
            || (true_before != stored_before && stored[..] == link(key, &true_before, view.log.card, entry));
        if !is_good {
            match runs.last_mut().filter(|_| !was_good) {
                Some(run) => run.1 = entry.number,
                None => runs.push((entry.number, entry.number)),
            }
        }
        was_good = is_good;
        true_before = if is_good { stored.clone() } else { expected.to_vec() };
        stored_before.clone_from(stored);
    }
    let told = |(first, last): (i64, i64)| {
        let which = if first == last { "this entry".to_owned() } else { format!("entries {first} to {last}") };
        let what = format!("the hash of {which} does not verify: a row was edited, removed, put in or swapped");
        view.entry_found(9, first, what)
    };
    runs.into_iter().map(told).collect()
}
