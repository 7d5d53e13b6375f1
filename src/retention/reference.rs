//! The reference cases: data whose every figure was worked out by others, field by field.

use serde_json::Value;

use crate::kernel::{Day, Zone};

use super::*;
use differences::differences;

#[path = "../../tests/support/differences.rs"]
mod differences;

fn text(path: &str) -> String {
    let path = format!("{}/tests/retention/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap()
}

/// A case's log.
pub fn log(files: &str, zone: &str) -> Log {
    let file = |kind: &str| text(&format!("data/{files}.{kind}.csv"));
    let rows = Rows {
        visits: read_visits(file("visits").as_bytes()).unwrap(),
        refunds: read_refunds(file("refunds").as_bytes()).unwrap(),
        payments: read_payments(file("payments").as_bytes()).unwrap(),
        answers: read_answers(file("surveys").as_bytes()).unwrap(),
    };
    let mut log = Log::new(Calendar::new(Zone::parse(zone).unwrap()));
    rows.feed(&mut log).unwrap();
    log
}

/// The morning as of which a shop made by hand is asked.
pub const MORNING: Day = Day(20_100);

/// A log made by hand: customers by name, each with how many days before the morning they came, and what they spent each
/// time.
pub fn shop(people: &[(&str, &[i64], Option<i64>)]) -> Log {
    let mut log = Log::new(Calendar::new(Zone::parse("UTC").unwrap()));
    for (name, days, amount_minor) in people {
        let customer = log.customer(name).unwrap();
        for day in *days {
            let at = log.calendar().start(MORNING.plus(-day));
            log.visit(&Visit { customer, at, amount_minor: *amount_minor, ..Visit::default() }).unwrap();
        }
    }
    log
}

/// A case's question.
pub fn ask(case: &Value) -> Ask {
    let month = |name: &str| Month::parse(case[name].as_str().unwrap()).unwrap();
    let days = u16::try_from(case["window_days"].as_u64().unwrap()).unwrap();
    let window = WindowDays::parse(days).unwrap();
    Ask { from: month("from"), to: month("to"), as_of: None, window, closures: Closures::default() }
}

/// The smallest case: its log, and the report on it.
pub fn tiny() -> (Log, Report) {
    case("tiny")
}

/// A case by its name: its log, and the report on it.
pub fn case(name: &str) -> (Log, Report) {
    let cases = json("cases.json");
    let case = cases.as_array().unwrap().iter().find(|case| case["case"] == name).unwrap();
    let log = log(case["files"].as_str().unwrap(), case["tz"].as_str().unwrap());
    let report = report(&log, &ask(case)).unwrap();
    (log, report)
}

fn equals_its_expected_file(name: &str) {
    let mut found = serde_json::to_value(case(name).1).unwrap();
    let mut expected = json(&format!("expected/{name}.json"));
    for exempt in ["case", "rows_in_file"] {
        expected.as_object_mut().unwrap().remove(exempt);
        found.as_object_mut().unwrap().remove(exempt);
    }
    let told = differences(&expected, &found);
    assert!(told.is_empty(), "{} differences:\n{}", told.len(), told[..told.len().min(60)].join("\n"));
}

#[test]
fn tiny_equals_its_expected_file() {
    equals_its_expected_file("tiny");
}

#[test]
fn cafe_rome_equals_its_expected_file() {
    equals_its_expected_file("cafe_rome");
}
