//! The people behind a number: each count of the report as a list of customers, by the sides of its metric.
//!
//! It promises that a list has exactly the people whom the count counts, where the count is one of people. A side is
//! named within its metric: `returning` of `lifecycle` came in the period before too, of `repeat_purchase_ratio` at any
//! time before.

use super::cohorts::VISIT_DAYS_OF_FUNNEL;
use super::facts::Customer;
use super::light::light_of;
use super::metric::Metric;
use super::periods::Grid;
use super::purse::{Purse, purse_sides};
use super::rfm::{Scores, rfm_scores};
use super::scope::Scope;
use super::surveys::{answer_sides, people_by_answer};
use super::totals::first_year_is_over;
use super::walk::{Person, Stay, walk};

/// A side that a metric does not have, with those that it has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{metric} has no such side; it has {}", if sides.is_empty() { "none".to_owned() } else { sides.join(", ") })]
pub struct NoSuchSide {
    /// The metric.
    pub metric: Metric,
    /// Its sides.
    pub sides: Vec<String>,
}

/// How a customer stands in a period.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    /// Active on its first morning.
    was_active: bool,
    /// Active on the morning after it.
    stays_active: bool,
    /// Known before it.
    was_known: bool,
    /// Came in the period before it.
    came_before: bool,
    /// Visits in it.
    visits: i64,
    /// Visits up to its end.
    visits_ever: i64,
    /// Came in it or in the eleven periods before.
    came_in_twelve: bool,
    /// Has two visit days or more up to its end, the later one in it: a gap that belongs to it.
    has_gap: bool,
}

impl Standing {
    fn came(&self) -> bool {
        self.visits > 0
    }

    fn is_new(&self) -> bool {
        self.came() && !self.was_known
    }

    fn is_loyal(&self) -> bool {
        self.came() && (self.was_known || self.visits >= 2)
    }
}

/// A side, and whether somebody who stands so is on it.
type Side = (&'static str, fn(&Standing) -> bool);

const RETENTION: &[Side] = &[
    ("active_at_start", |s| s.was_active),
    ("active_at_end", |s| s.stays_active),
    ("new", Standing::is_new),
    ("retained", |s| s.was_active && s.stays_active),
    ("lost", |s| s.was_active && !s.stays_active),
    ("reactivated", |s| s.was_known && !s.was_active && s.stays_active),
    ("new_lost", |s| s.is_new() && !s.stays_active),
];
const LIFECYCLE: &[Side] = &[
    ("new", Standing::is_new),
    ("returning", |s| s.came() && s.came_before),
    ("resurrecting", |s| s.came() && s.was_known && !s.came_before),
    ("dormant", |s| !s.came() && s.came_before),
];
const VISITS: &[Side] = &[("visitors", Standing::came), ("repeat", |s| s.visits >= 2), ("once", |s| s.visits == 1)];
const EVER: &[Side] =
    &[("known", |s| s.visits_ever > 0), ("repeat", |s| s.visits_ever >= 2), ("once", |s| s.visits_ever == 1)];
const KNOWN: &[Side] =
    &[("visitors", Standing::came), ("returning", |s| s.came() && s.was_known), ("new", Standing::is_new)];
const LOYAL: &[Side] = &[
    ("base", |s| s.came() || s.was_active),
    ("loyal", Standing::is_loyal),
    ("not_loyal", |s| (s.came() || s.was_active) && !s.is_loyal()),
];
const GAPS: &[Side] = &[("with_gap", |s| s.has_gap)];
const TWELVE: &[Side] = &[("visitors", |s| s.came_in_twelve)];

/// The sides that are a matter of when somebody came.
fn standing_sides(metric: Metric) -> &'static [Side] {
    use Metric::*;
    match metric {
        ActiveAtStart
        | ActiveAtEnd
        | NewCustomers
        | Retained
        | Lost
        | Reactivated
        | NewLost
        | RetentionRate
        | ChurnRate
        | RetentionRateTextbook => RETENTION,
        Lifecycle => LIFECYCLE,
        Visits | Visitors | RepeatPurchaseRate | PurchaseFrequency => VISITS,
        RepeatRateEver => EVER,
        RepeatPurchaseRatio => KNOWN,
        LoyalCustomerRate => LOYAL,
        TimeBetween => GAPS,
        ClvTrailing12 => TWELVE,
        _ => &[],
    }
}

/// The sides of a metric: those of cohorts go on as far as the scope's periods do.
pub fn sides(scope: &Scope<'_>, metric: Metric) -> Vec<String> {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    match metric {
        Metric::FirstYearValue => named(&["counted"]),
        Metric::Cohorts => {
            let later = 0..scope.grid.slots() - scope.slot;
            later.flat_map(|later| [format!("on_{later}"), format!("on_or_after_{later}")]).collect()
        }
        Metric::FunnelVisitDays => (1..=VISIT_DAYS_OF_FUNNEL).map(|days| days.to_string()).collect(),
        Metric::TimeToSecondVisit => named(&["came_again", "not_yet"]),
        // Three scores of 1 to 5: the numbers of base five, each digit one more.
        Metric::Rfm => (0..125).map(|cell| format!("{}{}{}", cell / 25 + 1, cell / 5 % 5 + 1, cell % 5 + 1)).collect(),
        Metric::TrafficLight => named(&["green", "yellow", "red", "gone"]),
        _ => {
            let standing = standing_sides(metric).iter().map(|(name, _)| *name);
            standing.chain(purse_sides(metric)).chain(answer_sides(metric)).map(str::to_owned).collect()
        }
    }
}

/// Who is on a side of a metric in the scope's period, in the order of the log; what is told as of a day, as of the
/// view's. Where the figure counts answers or visits, everybody behind one of them is told once. Refuses a side that the
/// metric does not have.
pub fn people(scope: &Scope<'_>, metric: Metric, side: &str) -> Result<Vec<Customer>, NoSuchSide> {
    let sides = sides(scope, metric);
    if !sides.iter().any(|name| name == side) {
        return Err(NoSuchSide { metric, sides });
    }
    Ok(match metric {
        Metric::NpsAll | Metric::NpsLatestPerCustomer | Metric::Csat => people_by_answer(scope, metric, side),
        Metric::Cohorts => cohort(scope, side),
        Metric::FirstYearValue | Metric::FunnelVisitDays | Metric::TimeToSecondVisit => by_history(scope, metric, side),
        Metric::Rfm => by_scores(scope, side),
        Metric::TrafficLight => by_light(scope, side),
        _ => match standing_sides(metric).iter().find(|(name, _)| *name == side) {
            Some((_, is_on)) => by_walk(scope, |person| is_on(&standing(scope, person))),
            None => by_walk(scope, |person| Purse::of(scope, person).is_on(metric, side)),
        },
    })
}

/// Everybody with a visit before the grid's end whom `is_on` takes.
fn by_walk(scope: &Scope<'_>, is_on: impl Fn(&Person<'_>) -> bool) -> Vec<Customer> {
    let mut found = Vec::new();
    walk(scope.view, &scope.grid, |person| found.extend(is_on(person).then_some(person.customer)));
    found
}

fn standing(scope: &Scope<'_>, person: &Person<'_>) -> Standing {
    let slot = scope.slot;
    let stays = &person.stays[..person.stays.partition_point(|stay| stay.slot <= slot)];
    let here = stays.last().filter(|stay| stay.slot == slot);
    let before = &stays[..stays.len() - usize::from(here.is_some())];
    // The same reach as the count's: the earliest last visit with which one is active on a slot's first morning.
    let is_active = |last: Option<&Stay>, slot: usize| {
        let reach = scope.closures.back(scope.grid.start(slot), scope.window.get());
        last.is_some_and(|stay| stay.last >= reach)
    };
    let twelve = slot.saturating_sub(11).max(Grid::FIRST);
    Standing {
        was_active: is_active(before.last(), slot),
        stays_active: is_active(stays.last(), slot + 1),
        was_known: !before.is_empty(),
        came_before: before.last().is_some_and(|stay| stay.slot + 1 == slot),
        visits: here.map_or(0, Stay::visits),
        visits_ever: stays.iter().map(Stay::visits).sum(),
        came_in_twelve: stays.last().is_some_and(|stay| stay.slot >= twelve),
        has_gap: here.is_some_and(|stay| !before.is_empty() || stay.days >= 2),
    }
}

/// Who first came in the period and came again so many periods later, `on_2`, or then or later, `on_or_after_2`.
fn cohort(scope: &Scope<'_>, side: &str) -> Vec<Customer> {
    let (is_or_after, later) = match side.strip_prefix("on_or_after_") {
        Some(later) => (true, later),
        None => (false, side.trim_start_matches("on_")),
    };
    let wanted = scope.slot + later.parse().unwrap_or(0);
    by_walk(scope, |person| {
        let is_wanted = |stay: &Stay| if is_or_after { stay.slot >= wanted } else { stay.slot == wanted };
        person.stays.first().is_some_and(|first| first.slot == scope.slot) && person.stays.iter().any(is_wanted)
    })
}

fn by_history(scope: &Scope<'_>, metric: Metric, side: &str) -> Vec<Customer> {
    let step = side.parse().unwrap_or(0);
    let is_on = |customer: &Customer| {
        let history = scope.view.history(*customer);
        let days = || history.visit_days().take(VISIT_DAYS_OF_FUNNEL).count();
        match metric {
            Metric::FunnelVisitDays => days() >= step,
            Metric::TimeToSecondVisit => days() > 0 && (days() > 1) == (side == "came_again"),
            _ => history.first_day().is_some_and(|first| first_year_is_over(scope.view, first)),
        }
    };
    scope.view.customers().filter(is_on).collect()
}

/// Who has these three scores, recency first: `555`.
fn by_scores(scope: &Scope<'_>, side: &str) -> Vec<Customer> {
    let has_them = |scores: &Scores| scores.cell() == side;
    rfm_scores(scope.view).into_iter().filter(has_them).map(|scores| scores.customer).collect()
}

fn by_light(scope: &Scope<'_>, side: &str) -> Vec<Customer> {
    let is_on = |customer: &Customer| {
        let light = light_of(scope.view, *customer, scope.window, scope.closures);
        light.is_some_and(|light| light.colour.as_str() == side)
    };
    scope.view.customers().filter(is_on).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use serde_json::Value;

    use crate::kernel::Day;

    use super::super::properties::worlds;
    use super::super::reference::{case, tiny};
    use super::super::*;
    use super::*;

    fn set(scope: &Scope<'_>, metric: Metric, side: &str) -> BTreeSet<Customer> {
        let list = people(scope, metric, side).unwrap();
        let set: BTreeSet<Customer> = list.iter().copied().collect();
        assert_eq!(set.len(), list.len(), "{metric} {side} tells somebody twice");
        set
    }

    /// Metric, side, and where the report counts those people.
    const COUNTED: &[(Metric, &str, &str)] = &[
        (Metric::RetentionRate, "active_at_start", "/active_at_start"),
        (Metric::RetentionRate, "active_at_end", "/active_at_end"),
        (Metric::NewCustomers, "new", "/new_customers"),
        (Metric::Retained, "retained", "/retained"),
        (Metric::ChurnRate, "lost", "/lost"),
        (Metric::Reactivated, "reactivated", "/reactivated"),
        (Metric::NewLost, "new_lost", "/new_lost"),
        (Metric::Lifecycle, "new", "/lifecycle/new"),
        (Metric::Lifecycle, "returning", "/lifecycle/returning"),
        (Metric::Lifecycle, "resurrecting", "/lifecycle/resurrecting"),
        (Metric::Lifecycle, "dormant", "/lifecycle/dormant"),
        (Metric::Visitors, "visitors", "/visitors"),
        (Metric::RepeatPurchaseRate, "repeat", "/repeat_customers"),
        (Metric::RepeatRateEver, "known", "/customers_ever"),
        (Metric::RepeatRateEver, "repeat", "/repeat_customers_ever"),
        (Metric::RepeatPurchaseRatio, "returning", "/returning_visitors"),
        (Metric::LoyalCustomerRate, "base", "/customer_base"),
        (Metric::LoyalCustomerRate, "loyal", "/loyal_customers"),
        (Metric::AovMinor, "paying", "/paying_customers"),
        (Metric::TimeBetween, "with_gap", "/time_between/customers"),
        (Metric::NpsLatestPerCustomer, "promoters", "/nps_latest_per_customer/promoters"),
        (Metric::NpsLatestPerCustomer, "passives", "/nps_latest_per_customer/passives"),
        (Metric::NpsLatestPerCustomer, "detractors", "/nps_latest_per_customer/detractors"),
    ];

    /// Metric, side, and where the report counts those people as of its day.
    const COUNTED_AS_OF: &[(Metric, &str, &str)] = &[
        (Metric::FirstYearValue, "counted", "/first_year_value/customers"),
        (Metric::FunnelVisitDays, "1", "/funnel_visit_days/0"),
        (Metric::FunnelVisitDays, "3", "/funnel_visit_days/2"),
        (Metric::FunnelVisitDays, "10", "/funnel_visit_days/9"),
        (Metric::TimeToSecondVisit, "came_again", "/time_to_second_visit/events"),
        (Metric::Rfm, "555", "/rfm/cells/555"),
        (Metric::Rfm, "311", "/rfm/cells/311"),
        (Metric::TrafficLight, "green", "/traffic_light/green"),
        (Metric::TrafficLight, "yellow", "/traffic_light/yellow"),
        (Metric::TrafficLight, "red", "/traffic_light/red"),
        (Metric::TrafficLight, "gone", "/traffic_light/gone"),
    ];

    fn counts_what_it_lists(scope: &Scope<'_>, table: &[(Metric, &str, &str)], told: &Value) {
        for (metric, side, path) in table {
            let count = told.pointer(path).and_then(Value::as_u64).unwrap_or(0);
            assert_eq!(set(scope, *metric, side).len() as u64, count, "{metric} {side}");
        }
    }

    /// Everybody of the first side is on exactly one of the others.
    fn parts(scope: &Scope<'_>, metric: Metric, whole: &str, sides: &[&str]) {
        let lists: Vec<_> = sides.iter().map(|side| set(scope, metric, side)).collect();
        let together: BTreeSet<Customer> = lists.iter().flatten().copied().collect();
        assert_eq!(together, set(scope, metric, whole), "{metric} {whole}");
        assert_eq!(together.len(), lists.iter().map(BTreeSet::len).sum::<usize>(), "{metric} {sides:?}");
    }

    fn holds(scope: &Scope<'_>, month: &MonthReport, report: &Report) {
        counts_what_it_lists(scope, COUNTED, &serde_json::to_value(month).unwrap());
        counts_what_it_lists(scope, COUNTED_AS_OF, &serde_json::to_value(report).unwrap());
        parts(scope, Metric::Retained, "active_at_start", &["retained", "lost"]);
        let kept_new = &set(scope, Metric::Lost, "new") - &set(scope, Metric::Lost, "new_lost");
        let others = &set(scope, Metric::Lost, "retained") | &set(scope, Metric::Lost, "reactivated");
        assert!(kept_new.is_disjoint(&others));
        assert_eq!(set(scope, Metric::Lost, "active_at_end"), &kept_new | &others);
        parts(scope, Metric::Visitors, "visitors", &["repeat", "once"]);
        parts(scope, Metric::RepeatPurchaseRatio, "visitors", &["returning", "new"]);
        parts(scope, Metric::RepeatRateEver, "known", &["repeat", "once"]);
        parts(scope, Metric::LoyalCustomerRate, "base", &["loyal", "not_loyal"]);
        parts(scope, Metric::Revenue, "base", &["churned", "contraction", "expansion", "unchanged"]);
        for (later, cohort) in report
            .cohorts
            .iter()
            .filter(|cohort| cohort.cohort == month.month)
            .flat_map(|cohort| (0..cohort.on.len()).map(move |later| (later, cohort)))
        {
            let size = |side: String| i64::try_from(set(scope, Metric::Cohorts, &side).len()).unwrap();
            assert_eq!(size(format!("on_{later}")), cohort.on[later]);
            assert_eq!(size(format!("on_or_after_{later}")), cohort.on_or_after[later]);
        }
        let sum = |side: &str, part: fn(i64, i64) -> i64| {
            let mut sum = 0;
            walk(scope.view, &scope.grid, |person| {
                let purse = Purse::of(scope, person);
                let (before, now) = purse.nets_minor();
                sum += if purse.is_on(Metric::Revenue, side) { part(before, now) } else { 0 };
            });
            sum
        };
        let revenue = month.revenue;
        assert_eq!(sum("base", |before, _| before), revenue.base_prev_minor);
        assert_eq!(sum("churned", |before, now| before - now), revenue.churned_minor);
        assert_eq!(sum("contraction", |before, now| before - now), revenue.contraction_minor);
        assert_eq!(sum("expansion", |before, now| now - before), revenue.expansion_minor);
        assert_eq!(sum("new", |_, now| now), revenue.new_minor);
        assert_eq!(sum("resumed", |_, now| now), revenue.resumed_minor);
    }

    fn every_month_holds(log: &Log, report: &Report, window: WindowDays, closures: &Closures) {
        let view = log.as_of(log.calendar().day(report.as_of_utc));
        for month in &report.months {
            holds(&Scope::of(&view, &month.month, window, closures).unwrap(), month, report);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn lists_are_what_the_counts_count(world in worlds()) {
            let (log, ask) = (world.log(), world.ask());
            every_month_holds(&log, &report(&log, &ask).unwrap(), ask.window, &ask.closures);
        }
    }

    #[test]
    fn the_people_of_tiny_are_told_by_hand() {
        let (log, report) = tiny();
        let (window, closures) = (WindowDays::parse(30).unwrap(), Closures::default());
        every_month_holds(&log, &report, window, &closures);
        let view = log.as_of(Day::of_calendar(2025, 4, 1).unwrap());
        let scope = Scope::of(&view, "2025-03", window, &closures).unwrap();
        let told = |metric: Metric, side: &str| {
            let mut ids: Vec<&str> =
                people(&scope, metric, side).unwrap().into_iter().map(|customer| log.name(customer)).collect();
            ids.sort_unstable();
            ids.join(" ")
        };
        assert_eq!(told(Metric::RetentionRate, "active_at_start"), "1 2 3 6 8");
        assert_eq!(told(Metric::RetentionRate, "lost"), "2 3 6");
        assert_eq!(told(Metric::RetentionRate, "new_lost"), "7");
        assert_eq!(told(Metric::Lifecycle, "returning"), "1 8");
        assert_eq!(told(Metric::Revenue, "contraction"), "1");
        assert_eq!(told(Metric::Revenue, "unchanged"), "8");
        assert_eq!(told(Metric::RefundsMinor, "refunded"), "3");
        assert_eq!(told(Metric::ReturnRatePeriod, "returned"), "3");
        assert_eq!(told(Metric::Dso, "on_account"), "5");
        assert_eq!(told(Metric::NpsAll, "promoters"), "1 5");
        assert_eq!(told(Metric::NpsAll, "detractors"), "1");
        assert_eq!(told(Metric::NpsLatestPerCustomer, "promoters"), "5");
        assert_eq!(told(Metric::Csat, "unsatisfied"), "8");
        assert_eq!(told(Metric::TimeBetween, "with_gap"), "1 5 8");
        assert_eq!(told(Metric::TrafficLight, "red"), "1");
        assert_eq!(told(Metric::Cohorts, "on_0"), "5 7");
        assert_eq!(told(Metric::TimeToSecondVisit, "not_yet"), "2 3 6 7");
    }

    #[test]
    fn a_lifetime_value_is_that_of_a_years_visitors() {
        let (log, report) = case("cafe_rome");
        let view = log.as_of(log.calendar().day(report.as_of_utc));
        let (window, closures) = (WindowDays::parse(30).unwrap(), Closures::default());
        let scope = Scope::of(&view, "2025-10", window, &closures).unwrap();
        let customers = report.months[21].clv_trailing12.unwrap().customers;
        assert_eq!(i64::try_from(set(&scope, Metric::ClvTrailing12, "visitors").len()), Ok(customers));
    }

    #[test]
    fn a_side_that_is_not_there_is_refused_with_those_that_are() {
        let (log, _) = tiny();
        let (view, closures) = (log.as_of(Day::of_calendar(2025, 4, 1).unwrap()), Closures::default());
        let scope = Scope::of(&view, "2025-02", WindowDays::parse(30).unwrap(), &closures).unwrap();
        let refused = |metric: Metric, side: &str| people(&scope, metric, side).unwrap_err().to_string();
        assert_eq!(
            refused(Metric::Lifecycle, "lost"),
            "lifecycle has no such side; it has new, returning, resurrecting, dormant"
        );
        assert_eq!(
            refused(Metric::Cohorts, "on_2"),
            "cohorts has no such side; it has on_0, on_or_after_0, on_1, on_or_after_1"
        );
        for metric in Metric::ALL {
            assert!(!sides(&scope, *metric).is_empty(), "{metric} has nobody behind it");
            for side in sides(&scope, *metric) {
                assert!(people(&scope, *metric, &side).is_ok(), "{metric} {side}");
            }
            assert!(people(&scope, *metric, "").is_err(), "{metric}");
        }
    }
}
