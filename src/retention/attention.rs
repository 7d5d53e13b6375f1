//! Who to act on: the customers with a yellow or red light, those first whose loss would cost most.
//!
//! A customer's risk is the drop in the chance of a visit since the evening of the last one, times what they are worth in
//! a year. Where the shop has no forecast yet, the wait as a multiple of the usual gap stands in for the drop: not a
//! chance, but in the same order for people of one rhythm. Without either, the risk is not known and counts as none, so
//! that whoever came once stands behind the regulars. Equals in risk stand by their worth, then by the ids by which they
//! are told of: the order in which facts came in changes nothing.

use std::cmp::Ordering;

use serde::Serialize;
use utoipa::ToSchema;

use super::calendar::{Closures, WindowDays};
use super::facts::Customer;
use super::forecast::{Chances, Forecast};
use super::fraction::count;
use super::light::{Colour, Light, Reason, TellingId, is_regular, light_of};
use super::view::View;

/// Worth is that of a year, as in RFM.
const WORTH_DAYS: i64 = 365;

/// What customers are weighed by: the same for all of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WorthBy {
    /// Net of the last 365 days, in minor units; nothing where it is below zero.
    NetMinor,
    /// Visit days in the last 365 days, where fewer than 80 % of the visits that count here have an amount.
    VisitDays,
}

/// What a customer's risk comes from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Risk {
    /// The drop in the chance of a visit within the forecast's horizon.
    Chance(Chances),
    /// The wait in usual gaps, both in open days.
    Rhythm {
        /// Idle days over the usual gap.
        gaps_waited: f64,
    },
    /// Neither is known.
    Unknown,
}

impl Risk {
    fn factor(self) -> f64 {
        match self {
            Risk::Chance(chances) => (chances.after_last_visit - chances.now).max(0.0),
            Risk::Rhythm { gaps_waited } => gaps_waited,
            Risk::Unknown => 0.0,
        }
    }
}

/// Somebody to act on.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Slipping {
    /// Who.
    #[serde(skip)]
    pub customer: Customer,
    /// Yellow or red.
    pub light: Colour,
    /// Why, the gravest first.
    pub reasons: Vec<Reason>,
    /// Comes every so many open days. None below three gaps.
    pub usual_gap_days: Option<f64>,
    /// Complete open days since the last visit day.
    pub idle_days: i32,
    /// Where the risk comes from.
    pub risk: Risk,
    /// What they are worth in a year, by the list's measure.
    pub worth: i64,
    /// What the list is sorted by: risk times worth.
    pub at_risk: f64,
}

/// Who to act on, and how many are late.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Attention {
    /// Regulars whose wait alone is yellow or red by their own rhythm.
    pub late_regulars: i64,
    /// All with a yellow or red light, whatever the reason.
    pub slipping: i64,
    /// What worth is measured by.
    pub worth_by: WorthBy,
    /// The first of them, worst first.
    pub people: Vec<Slipping>,
}

/// Who to act on as of the view's day, `most` people at most.
pub fn attention(
    view: &View<'_>,
    window: WindowDays,
    closures: &Closures,
    forecast: Option<&Forecast>,
    most: usize,
) -> Attention {
    let is_slipping = |light: &Light| matches!(light.colour, Colour::Yellow | Colour::Red);
    let lights: Vec<Light> = view
        .customers()
        .filter_map(|customer| light_of(view, customer, window, closures))
        .filter(is_slipping)
        .collect();
    let is_late_regular = |light: &&Light| light.is_late() && is_regular(&view.history(light.customer));
    let (late_regulars, slipping) = (count(lights.iter().filter(is_late_regular).count()), count(lights.len()));
    let worth_by = worth_by(view, &lights);
    let mut people: Vec<Slipping> = lights.into_iter().map(|light| weighed(view, light, worth_by, forecast)).collect();
    let told_as = |person: &Slipping| TellingId::of(view.log().name(person.customer));
    people.sort_by(|a, b| worst_first(a, b).then_with(|| told_as(a).cmp(&told_as(b))));
    people.truncate(most);
    Attention { late_regulars, slipping, worth_by, people }
}

fn worst_first(a: &Slipping, b: &Slipping) -> Ordering {
    b.at_risk.total_cmp(&a.at_risk).then(b.worth.cmp(&a.worth))
}

fn weighed(view: &View<'_>, light: Light, worth_by: WorthBy, forecast: Option<&Forecast>) -> Slipping {
    let customer = light.customer;
    let chances = forecast.and_then(|forecast| forecast.chances(view, customer));
    let risk = match (chances, light.usual_gap_days()) {
        (Some(chances), _) => Risk::Chance(chances),
        (None, Some(gap)) if gap > 0.0 => Risk::Rhythm { gaps_waited: f64::from(light.idle_days) / gap },
        _ => Risk::Unknown,
    };
    let worth = worth(view, customer, worth_by);
    Slipping {
        customer,
        light: light.colour,
        usual_gap_days: light.usual_gap_days(),
        idle_days: light.idle_days,
        reasons: light.reasons,
        risk,
        worth,
        at_risk: risk.factor() * worth as f64,
    }
}

/// Money, where it is known well enough to tell people apart by it.
fn worth_by(view: &View<'_>, lights: &[Light]) -> WorthBy {
    let (mut visits, mut with_amount) = (0, 0);
    for light in lights {
        let history = view.history(light.customer);
        for at in history.between(view.as_of().plus(-WORTH_DAYS), view.as_of()) {
            visits += 1;
            with_amount += i64::from(history.amount_minor(at).is_some());
        }
    }
    if 100 * with_amount >= 80 * visits { WorthBy::NetMinor } else { WorthBy::VisitDays }
}

fn worth(view: &View<'_>, customer: Customer, by: WorthBy) -> i64 {
    let (from, to) = (view.as_of().plus(-WORTH_DAYS), view.as_of());
    match by {
        WorthBy::NetMinor => view.net_minor(customer, from, to).max(0),
        WorthBy::VisitDays => count(view.history(customer).visit_days().rev().take_while(|day| *day >= from).count()),
    }
}

#[cfg(test)]
mod tests {
    use crate::kernel::Day;

    use super::super::predict::{Fit, MbgNbd, Unit};
    use super::super::reference::{MORNING, log, shop};
    use super::super::{Log, Month, Refund, Visit};
    use super::*;

    fn told(log: &Log, as_of: Day, forecast: Option<&Forecast>, most: usize) -> (Attention, Vec<String>) {
        let attention =
            attention(&log.as_of(as_of), WindowDays::parse(30).unwrap(), &Closures::default(), forecast, most);
        let names = attention.people.iter().map(|person| log.name(person.customer).to_owned()).collect();
        (attention, names)
    }

    #[test]
    fn the_people_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        let (attention, names) = told(&log, Month::parse("2025-04").unwrap().first_day(), None, 5);
        // 1 is unhappy and came yesterday, 8 is lukewarm; 2, 3, 6, 7 have waited 30 days and more without a rhythm. No risk
        // is known, so they stand by what they brought: 1,450, 1,000 − 500, 400, 350, 300, and 150 for the sixth.
        assert_eq!(names, ["1", "3", "8", "7", "2"]);
        assert_eq!((attention.late_regulars, attention.slipping, attention.worth_by), (0, 6, WorthBy::NetMinor));
        assert_eq!((attention.people[1].worth, attention.people[1].idle_days), (500, 49));
    }

    #[test]
    fn the_wait_in_usual_gaps_times_the_worth() {
        let log = shop(&[
            ("every 4 days, now 13", &[30, 26, 22, 18, 14], Some(200)), // 13/4 x 1,000 = 3,250
            ("every 10 days, now 40", &[71, 61, 51, 41], Some(300)),    // 40/10 x 1,200 = 4,800
            ("once, for a lot", &[50], Some(90_000)),
            ("on time", &[8, 5, 3, 1], Some(900)),
            ("gone", &[300, 299, 298, 297], Some(900)),
        ]);
        let (attention, names) = told(&log, MORNING, None, 5);
        assert_eq!(names, ["every 10 days, now 40", "every 4 days, now 13", "once, for a lot"]);
        let at_risk: Vec<f64> = attention.people.iter().map(|person| person.at_risk).collect();
        assert_eq!(at_risk, [4_800.0, 3_250.0, 0.0]);
        assert_eq!(attention.people[1].risk, Risk::Rhythm { gaps_waited: 3.25 });
        assert_eq!((attention.late_regulars, attention.slipping), (2, 3));
        assert_eq!(told(&log, MORNING, None, 1).1, ["every 10 days, now 40"]);
    }

    #[test]
    fn who_is_gone_is_no_longer_late() {
        let log = shop(&[("gone", &[300, 299, 298, 297], None), ("late", &[40], None)]);
        let light = |customer| {
            let window = WindowDays::parse(30).unwrap();
            light_of(&log.as_of(MORNING), customer, window, &Closures::default()).unwrap()
        };
        assert_eq!((light(0).colour, light(0).is_late()), (Colour::Gone, false));
        assert_eq!((light(1).colour, light(1).is_late()), (Colour::Yellow, true));
    }

    #[test]
    fn who_took_more_back_than_they_spent_is_worth_nothing() {
        let mut log = shop(&[("a", &[30, 26, 22, 18, 14], Some(200)), ("b", &[40], Some(200))]);
        let at = log.calendar().start(MORNING.plus(-14));
        let visit = Visit { at, amount_minor: Some(200), ..Visit::default() };
        log.refund(&Refund { visit, at, amount_minor: 5_000, units_returned: 0 }).unwrap();
        let (attention, names) = told(&log, MORNING, None, 5);
        assert_eq!(names, ["b", "a"]);
        assert_eq!((attention.people[1].worth, attention.people[1].at_risk), (0, 0.0));
    }

    #[test]
    fn without_amounts_visit_days_are_the_worth() {
        let days: &[i64] = &[30, 26, 22, 18, 14];
        let (attention, names) = told(&shop(&[("a", &days[1..], None), ("b", days, None)]), MORNING, None, 5);
        assert_eq!((names, attention.worth_by), (vec!["b".to_owned(), "a".to_owned()], WorthBy::VisitDays));
        assert_eq!(attention.people[0].worth, 5);
    }

    #[test]
    fn with_a_forecast_the_drop_in_the_chance_counts() {
        let model = MbgNbd { r: 1.0, alpha: 1.0, a: 1.0, b: 1.0 };
        let fit = Fit { model, log_likelihood: 0.0, customers: 2, unit: Unit::Week };
        let forecast = Forecast { fit, horizon_days: 7 };
        // Came once, 35 days before the last complete day: then alive with 1/2 and back within a week with 1/2, now alive
        // with 1/(1 + 6) and back with 1/7: the drop is 1/4 − 1/49.
        let log = shop(&[("a", &[36], Some(100)), ("b", &[36], Some(300))]);
        let (attention, names) = told(&log, MORNING, Some(&forecast), 5);
        assert_eq!(names, ["b", "a"]);
        assert!((attention.people[0].at_risk - 300.0 * (0.25 - 1.0 / 49.0)).abs() < 1e-9, "{attention:?}");
    }

    #[test]
    fn an_empty_shop_has_nobody_to_act_on() {
        let (attention, names) = told(&shop(&[("nobody yet", &[], None)]), MORNING, None, 5);
        assert_eq!((attention.late_regulars, attention.slipping, names.len()), (0, 0, 0));
    }
}
