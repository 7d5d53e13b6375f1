//! Holding a document against the one that others worked out.

use serde_json::{Map, Value};

/// Where two documents differ: whole numbers by anything, ratios by more than a thousand-millionth.
pub fn differences(path: &str, expected: &Value, found: &Value, told: &mut Vec<String>) {
    let nothing = Map::new();
    match (expected, found) {
        (Value::Object(expected), Value::Object(_)) => {
            let found = found.as_object().unwrap_or(&nothing);
            for (name, value) in expected {
                differences(&format!("{path}.{name}"), value, found.get(name).unwrap_or(&Value::Null), told);
                if !found.contains_key(name) {
                    told.push(format!("{path}.{name}: missing"));
                }
            }
            told.extend(
                found
                    .keys()
                    .filter(|name| !expected.contains_key(*name))
                    .map(|name| format!("{path}.{name}: too much")),
            );
        }
        (Value::Array(expected), Value::Array(found)) => {
            if expected.len() != found.len() {
                told.push(format!("{path}: {} entries, expected {}", found.len(), expected.len()));
            }
            for (at, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(&format!("{path}[{at}]"), expected, found, told);
            }
        }
        (Value::Number(a), Value::Number(b)) if a.is_f64() => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            if (a - b).abs() > 1e-9 * a.abs().max(1.0) {
                told.push(format!("{path}: {b}, expected {a}"));
            }
        }
        (expected, found) if expected == found => {}
        (expected, found) => told.push(format!("{path}: {found}, expected {expected}")),
    }
}
