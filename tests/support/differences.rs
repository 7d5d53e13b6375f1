//! How two documents are compared: every field, whole numbers exactly, ratios to a thousand-millionth.
//!
//! Taken in with `#[path = "…/support/differences.rs"] mod differences;` by whoever holds a report against another one.

use serde_json::{Map, Value};

/// Where `found` differs from what is expected: each place with both values. Nothing where they agree.
pub fn differences(expected: &Value, found: &Value) -> Vec<String> {
    let mut told = Vec::new();
    compare("", expected, found, &mut told);
    told
}

fn compare(path: &str, expected: &Value, found: &Value, told: &mut Vec<String>) {
    let nothing = Map::new();
    match (expected, found) {
        (Value::Object(expected), Value::Object(_)) => {
            let found = found.as_object().unwrap_or(&nothing);
            for (name, value) in expected {
                match found.get(name) {
                    Some(found) => compare(&format!("{path}.{name}"), value, found, told),
                    None => told.push(format!("{path}.{name}: missing")),
                }
            }
            let too_much = found.keys().filter(|name| !expected.contains_key(*name));
            told.extend(too_much.map(|name| format!("{path}.{name}: too much")));
        }
        (Value::Array(expected), Value::Array(found)) => {
            if expected.len() != found.len() {
                told.push(format!("{path}: {} entries, expected {}", found.len(), expected.len()));
            }
            for (at, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare(&format!("{path}[{at}]"), expected, found, told);
            }
        }
        (Value::Number(expected), Value::Number(found)) if expected.is_f64() => {
            let (a, b) = (expected.as_f64().unwrap_or(f64::NAN), found.as_f64().unwrap_or(f64::NAN));
            if (a - b).abs() > 1e-9 * a.abs().max(1.0) {
                told.push(format!("{path}: {b}, expected {a}"));
            }
        }
        (expected, found) if expected == found => {}
        (expected, found) => told.push(format!("{path}: {found}, expected {expected}")),
    }
}
