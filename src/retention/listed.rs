//! The people behind a number are those whom the number counts: in the reference cases, and in random shops.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use crate::kernel::Day;

use super::properties::worlds;
use super::purse::Purse;
use super::reference::{case, tiny};
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
