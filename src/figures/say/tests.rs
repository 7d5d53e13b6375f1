//! What is said, word for word, and that everything has words.

mod everything;
mod numbers;
mod people;
mod screen;

use super::*;
use crate::kernel::{Date, ProgramId};
use crate::ledger::answer::ProgressView;
use crate::retention::*;
use crate::words::Words;

fn speakers() -> [Speaker; 3] {
    let (currency, zone) = (Currency::parse("EUR").unwrap(), Zone::parse("Europe/Rome").unwrap());
    Language::ALL.map(|language| Speaker { words: Words(language), currency: currency.clone(), zone: zone.clone() })
}

/// What the three say, with the space that does not break shown as one that does.
fn all(say: impl Fn(&Speaker) -> String) -> [String; 3] {
    speakers().map(|speaker| say(&speaker).replace('\u{a0}', " "))
}

fn day(text: &str) -> Day {
    Date::parse(text).unwrap().0
}

fn slipping(reasons: Vec<Reason>, usual_gap_days: Option<f64>) -> Slipping {
    Slipping {
        customer: 0,
        light: Colour::Red,
        reasons,
        usual_gap_days,
        idle_days: 13,
        risk: Risk::Unknown,
        worth: 0,
        at_risk: 0.0,
    }
}

fn idle(idle_days: i32) -> Reason {
    Reason::Idle { colour: Colour::Red, idle_days, from_days: 7 }
}

fn card(stamps: i64, goal: i64) -> ProgressView {
    ProgressView { program_id: ProgramId(uuid::Uuid::nil()), stamps, goal, earned: None, reason: None }
}

fn tile(count: i64, out_of: Option<i64>, arrow: Option<Arrow>, is_more_than_noise: Option<bool>) -> Tile {
    let value = ratio(count, out_of.unwrap_or(1));
    Tile { value, count, out_of, before: None, arrow, is_more_than_noise }
}

fn goal(pace: Pace) -> Thermometer {
    Thermometer {
        value: Some(0.725),
        from: 0.5,
        target: 0.8,
        by: day("2027-01-01"),
        share_reached: Some(0.75),
        pace,
        as_of: None,
        milestones: Vec::new(),
    }
}

const NEVER_OR_SO: [Pace; 3] = [Pace::Reached, Pace::Never, Pace::Unknown];

/// Two customers, one of whom came again, and one of whom paid.
fn log() -> Log {
    let mut log = Log::new(Calendar::new(Zone::parse("Europe/Rome").unwrap()));
    let visits = [("a", "2025-02-03", Some(500)), ("a", "2025-03-04", None), ("b", "2025-03-05", None)];
    for (id, (name, on, amount_minor)) in (1..).zip(visits) {
        let (customer, at) = (log.customer(name).unwrap(), log.calendar().start(day(on)));
        log.visit(&Visit { id, customer, at, amount_minor, ..Visit::default() }).unwrap();
    }
    log
}

fn explained(metric: Metric, notices: &[Notice]) -> Explanation {
    let (log, closures) = (log(), Closures::default());
    let view = log.as_of(day("2025-04-01"));
    let scope = Scope::of(&view, "2025-03", WindowDays::parse(30).unwrap(), &closures).unwrap();
    let told = explain(&scope, metric).unwrap();
    Explanation { notices: notices.to_vec(), ..told }
}

const NOTICES: [Notice; 6] = [
    Notice::NothingToDivideBy,
    Notice::TooEarly,
    Notice::NeedsTwelveMonths,
    Notice::FewPeople { part: 7, whole: 12 },
    Notice::FewAnswers { responses: 22 },
    Notice::PartialAmounts { known: 2, visits: 5 },
];
