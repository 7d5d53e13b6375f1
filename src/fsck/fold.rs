//! The log folded from empty gives the stored state, byte for byte (8).

use serde_json::Value;

use super::{Finding, View};
use crate::ledger::State;
use crate::ledger::chain::to_hex;
use crate::ledger::state::evolve;

/// Differences named at most.
const MAX_NAMED: usize = 5;

/// Folds the events and compares bytes. The head is taken from the last stored hash: whether that one is true is the
/// chain's question, so that one broken link is not told twice.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut folded = view.log.events.iter().fold(State::default(), evolve);
    folded.head = to_hex(view.log.hashes.last().map_or(&[][..], |hash| hash));
    let mut findings = lots(view, &folded);
    let Some(stored) = &view.log.stored else {
        findings.push(view.state_found(8, "the card has no state"));
        return findings;
    };
    if stored.number != folded.number {
        let what = format!("number is {}, and folding the log gives {}", stored.number, folded.number);
        findings.push(view.state_found(8, what));
    }
    let text = serde_json::to_string(&folded).unwrap_or_default();
    if stored.text != text {
        findings.push(view.state_found(8, difference(&stored.text, &text)));
    }
    findings
}

/// Dated stamps add up to the stamps. They follow from the entries, so that a difference is a fault of ours.
fn lots(view: &View<'_>, folded: &State) -> Vec<Finding> {
    let differs = |(program, progress): (&_, &crate::ledger::Progress)| {
        let sum: i64 = progress.lots.iter().map(|lot| lot.stamps).sum();
        let what = format!("in program {program} dated stamps add up to {sum}, and there are {}", progress.stamps);
        (sum != progress.stamps).then(|| view.state_found(1, what))
    };
    folded.programs.iter().filter_map(differs).collect()
}

fn difference(stored: &str, folded: &str) -> String {
    let (Ok(stored), Ok(folded)) = (serde_json::from_str(stored), serde_json::from_str(folded)) else {
        return "the state does not read as one".to_owned();
    };
    let mut places = Vec::new();
    differing(&stored, &folded, String::new(), &mut places);
    if places.is_empty() {
        return "the state says what folding the log gives, but is written in other bytes".to_owned();
    }
    let more = if places.len() > MAX_NAMED { " and elsewhere" } else { "" };
    let named = places.iter().take(MAX_NAMED).cloned().collect::<Vec<_>>().join(", ");
    format!("the state is not what folding the log gives; they differ in {named}{more}")
}

/// The JSON pointers at which two values differ.
fn differing(one: &Value, other: &Value, at: String, places: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            for (name, value) in one {
                differing(value, other.get(name).unwrap_or(&Value::Null), format!("{at}/{name}"), places);
            }
            places.extend(other.keys().filter(|name| !one.contains_key(*name)).map(|name| format!("{at}/{name}")));
        }
        (one, other) if one != other => places.push(at),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_by_its_place() {
        let cases = [
            (r#"{"a":1,"b":{"c":2}}"#, r#"{"a":1,"b":{"c":3}}"#, "/b/c"),
            (r#"{"a":1}"#, r#"{"a":1,"b":2}"#, "/b"),
            (r#"{"a":1,"b":2}"#, r#"{"a":1}"#, "/b"),
            (r#"{"a":[1]}"#, r#"{"a":[2]}"#, "/a"),
            (r#"{"a": 1}"#, r#"{"a":1}"#, "other bytes"),
            ("no", r#"{"a":1}"#, "does not read"),
        ];
        for (stored, folded, expected) in cases {
            assert!(difference(stored, folded).contains(expected), "{stored} {folded}");
        }
    }
}
