//! The generated café of the reference files: the same parameters, likelihoods and hold-out figures as the independent
//! implementation that made them, and the same refusal.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use serde_json::Value;

use crate::kernel::{Day, Time, Zone};
use crate::retention::predict::gamma_gamma::{correlation, maximise, spends};
use crate::retention::predict::*;

/// The café's visits and what is expected of them.
struct Cafe {
    visits: Vec<Seen>,
    window: Window,
    calibration: Calibration,
    expected: Value,
}

static CAFE: LazyLock<Cafe> = LazyLock::new(|| {
    let read = |path: &str| {
        let path = format!("{}/tests/retention/{path}", env!("CARGO_MANIFEST_DIR"));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let rome = Zone::parse("Europe/Rome").unwrap();
    let day_of = |text: &str| rome.day(Time(text.parse::<jiff::Timestamp>().unwrap().as_millisecond()));
    let csv = read("data/cafe_rome.visits.csv");
    let visits = csv.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).filter_map(|fields| {
        let &[_, _, person, ts_utc, amount_minor, _, _, voided_at_utc] = &fields[..] else { panic!("{fields:?}") };
        let seen =
            Seen { person: person.parse().unwrap(), day: day_of(ts_utc), amount_minor: amount_minor.parse().ok() };
        voided_at_utc.is_empty().then_some(seen)
    });
    let visits: Vec<Seen> = visits.collect();
    let expected: Value = serde_json::from_str(&read("expected/models.json")).unwrap();
    let until = day_of(&format!("{}T12:00:00Z", expected["calibration_until"].as_str().unwrap()));
    assert_eq!(expected["unit"], "week");
    let window = Window { from: Day(0), until, unit: Unit::Week, minor_per_major: 100 };
    let calibration = Calibration::of_visits(visits.iter().copied(), &window);
    Cafe { visits, window, calibration, expected }
});

static BGNBD: LazyLock<Fit<BgNbd>> = LazyLock::new(|| BgNbd::fit(&CAFE.calibration).unwrap());
static MBGNBD: LazyLock<Fit<MbgNbd>> = LazyLock::new(|| MbgNbd::fit(&CAFE.calibration).unwrap());

fn expected(model: &str, field: &str) -> f64 {
    CAFE.expected[model][field].as_f64().unwrap_or_else(|| panic!("models.json has no {model}.{field}"))
}

#[track_caller]
fn expect_fit(model: &str, got: &Value, parameters: &[&str]) {
    for name in parameters {
        let (got, expected) = (got[name].as_f64().unwrap(), expected(model, name));
        let apart = (got / expected - 1.0).abs();
        eprintln!("{model} {name}: {got}, {apart:.1e} from the reference");
        assert!(apart <= 1e-3, "{model} {name}: {got}, expected {expected}");
    }
    let (got, expected) = (got["log_likelihood"].as_f64().unwrap(), expected(model, "log_likelihood"));
    eprintln!("{model} LL: {got}, {:.1e} above the reference", got - expected);
    assert!((got - expected).abs() <= 0.1, "{model}: LL {got}, expected {expected}");
}

/// Visit days per person after the cut, within the horizon.
fn days_to_come() -> BTreeMap<u32, BTreeSet<Day>> {
    let horizon_days = CAFE.expected["horizon_days"].as_i64().unwrap();
    let until = CAFE.window.until;
    let mut days: BTreeMap<u32, BTreeSet<Day>> =
        CAFE.calibration.people.iter().map(|person| (person.person, BTreeSet::new())).collect();
    for seen in CAFE.visits.iter().filter(|seen| seen.day > until && seen.day <= until.plus(horizon_days)) {
        days.entry(seen.person).and_modify(|days| {
            days.insert(seen.day);
        });
    }
    days
}

/// How often somebody who came scores higher than somebody who did not; a tie is half.
fn auc(score: impl Fn(&Summary) -> f64) -> f64 {
    let came = days_to_come();
    let scores = |back: bool| {
        let people = CAFE.calibration.people.iter().filter(|person| came[&person.person].is_empty() != back);
        people.map(&score).collect::<Vec<f64>>()
    };
    let (back, away) = (scores(true), scores(false));
    let wins = |a: &f64| {
        away.iter()
            .map(|b| {
                if a > b {
                    1.0
                } else if a == b {
                    0.5
                } else {
                    0.0
                }
            })
            .sum::<f64>()
    };
    back.iter().map(wins).sum::<f64>() / (back.len() * away.len()) as f64
}

#[test]
fn the_people_are_the_references_own() {
    assert_eq!(CAFE.calibration.people.len() as u64, CAFE.expected["customers"].as_u64().unwrap());
    let days = days_to_come();
    let back = days.values().filter(|days| !days.is_empty()).count();
    assert_eq!(back as u64, CAFE.expected["came_back_within_horizon"].as_u64().unwrap());
    let visits: usize = days.values().map(BTreeSet::len).sum();
    assert_eq!(visits as u64, CAFE.expected["visit_days_in_horizon"]["actual"].as_u64().unwrap());
}

#[test]
fn both_models_of_stopping_are_fitted_as_in_the_reference() {
    expect_fit("bgnbd", &serde_json::to_value(*BGNBD).unwrap(), &["r", "alpha", "a", "b"]);
    expect_fit("mbgnbd", &serde_json::to_value(*MBGNBD).unwrap(), &["r", "alpha", "a", "b"]);
    assert_eq!((BGNBD.unit, BGNBD.customers), (Unit::Week, 1288));
}

#[test]
fn never_stopping_is_the_worst_explanation() {
    let nbd = Nbd::fit(&CAFE.calibration).unwrap();
    assert!(nbd.log_likelihood < BGNBD.log_likelihood && BGNBD.log_likelihood < MBGNBD.log_likelihood);
}

#[test]
fn the_visits_to_come_are_foretold_as_in_the_reference() {
    let horizon = Unit::Week.of_days(30);
    let total: f64 =
        CAFE.calibration.people.iter().map(|person| BGNBD.model.expected_visits(&person.history, horizon)).sum();
    let reference = CAFE.expected["visit_days_in_horizon"]["bgnbd"].as_f64().unwrap();
    eprintln!("visit days in 30 days: {total}, the reference has {reference}");
    assert!((total / reference - 1.0).abs() <= 1e-6, "{total}, expected {reference}");
}

#[test]
fn the_rankings_are_as_good_as_in_the_reference() {
    let horizon = Unit::Week.of_days(30);
    // In whole days, or two equal silences would differ in their last bit and not be the tie they are.
    let by_silence = auc(|person| ((person.history.t_x() - person.history.t()) * 7.0).round());
    let by_chance = auc(|person| MBGNBD.model.probability_of_visit(&person.history, horizon));
    let by_life = auc(|person| BGNBD.model.probability_alive(&person.history));
    for (name, got) in
        [("days since last visit", by_silence), ("mbgnbd P(visit in horizon)", by_chance), ("bgnbd P(alive)", by_life)]
    {
        eprintln!("AUC of {name}: {got}");
        assert!((got - expected("auc_of_coming_back", name)).abs() < 1e-6, "{name}: {got}");
    }
    let ranked = rank(&MBGNBD, &CAFE.calibration.people, 30);
    assert!(ranked.len() == 1288 && ranked.is_sorted_by(|a, b| a.probability >= b.probability));
}

#[test]
fn the_spending_of_people_who_spend_alike_is_refused() {
    let spends = spends(&CAFE.calibration);
    assert_eq!(spends.len() as u64, CAFE.expected["gamma_gamma"]["customers"].as_u64().unwrap());
    let corr = correlation(&spends).unwrap();
    assert!((corr - expected("gamma_gamma", "corr")).abs() < 1e-9, "{corr}");
    // The top is the reference's own, flat as it is; only so does its refusal mean anything.
    let (model, top) = maximise(&spends).unwrap();
    eprintln!("Gamma-Gamma, refused: {model:?}, converged: {}, LL {}", top.converged, -top.value);
    assert!((-top.value - expected("gamma_gamma", "log_likelihood")).abs() <= 0.1, "{top:?}");
    assert!((model.p / expected("gamma_gamma", "p") - 1.0).abs() < 1e-3, "{model:?}");
    let refused = GammaGamma::fit(&CAFE.calibration).unwrap_err();
    assert!(matches!(refused, NoFit::Degenerate { name: "q", value, .. } if value > 50.0), "{refused:?}");
}
