//! What stands behind a number: its formula with the report's own figures, and exactly the people whom it counts.

use serde_json::{Value, json};
use timbro::retention::{Metric, Rows};

use crate::brought::reference;
use crate::shop::TestShop;

/// The café's first months: enough for every side of every metric to have somebody on it.
fn months() -> Rows {
    let mut rows = reference("cafe_rome");
    rows.visits.truncate(3_000);
    let end = rows.visits.iter().map(|line| line.visit.at).max().unwrap();
    let known: std::collections::HashSet<&String> = rows.visits.iter().map(|line| &line.id).collect();
    rows.refunds.retain(|line| known.contains(&line.visit));
    rows.payments.retain(|line| line.at <= end);
    rows.answers.retain(|line| line.answer.at <= end);
    rows
}

/// The month that is asked about: the second of three.
const MONTH: &str = "2024-02";
const REPORT: &str = "/retention?from=2024-01&to=2024-03";

/// What lies at `a.b.c` in a document: nothing below null is null too.
fn at<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(document, |value, step| if value.is_null() { Some(value) } else { value.get(step) })
}

/// The figure of the report that a metric's explanation comes to, where the report holds it as it is.
fn in_report<'a>(report: &'a Value, metric: Metric, name: &str) -> Option<&'a Value> {
    let place = if metric.is_as_of() { report } else { &report["months"][1] };
    at(place, name)
}

both!(every_number_explained_is_the_reports);
async fn every_number_explained_is_the_reports(shop: TestShop) {
    shop.import(&months()).await;
    let report = shop.told(REPORT).await;
    let mut found_elsewhere = Vec::new();
    for metric in Metric::ALL {
        let path = format!("/retention/explain?metric={metric}&period={MONTH}&as_of=2024-04-01");
        let told = shop.told(&path).await;
        assert_eq!(told["metric"], metric.as_str());
        let (name, value) = (told["result"]["name"].as_str().unwrap(), &told["result"]["value"]);
        match in_report(&report, *metric, name) {
            Some(expected) => assert_eq!(value, expected, "{metric}: {name}"),
            None => found_elsewhere.push((metric.as_str(), value.clone())),
        }
        for input in told["inputs"].as_array().unwrap() {
            let (name, value) = (input["name"].as_str().unwrap(), &input["value"]);
            if let Some(expected) = in_report(&report, *metric, name) {
                assert_eq!(value, expected, "{metric}: {name}");
            }
        }
        assert!(!told["sides"].as_array().unwrap().is_empty(), "{metric} has people behind it");
    }
    // What the report tells as a row of numbers is a share of two of them here.
    let share = |part: &Value, whole: &Value| json!(part.as_f64().unwrap() / whole.as_f64().unwrap());
    let (cohort, funnel) = (&report["cohorts"][1], &report["funnel_visit_days"]);
    let shares =
        [("cohorts", share(&cohort["on"][1], &cohort["size"])), ("funnel_visit_days", share(&funnel[1], &funnel[0]))];
    let (lists, others): (Vec<_>, Vec<_>) =
        found_elsewhere.into_iter().partition(|(metric, _)| shares.iter().any(|(name, _)| name == metric));
    assert_eq!(others, [], "these are in the report under another name, or not at all");
    assert_eq!(lists, shares);
}

/// The count of the report that a side of a metric lists the people of. None where the figure counts something else:
/// answers, visits, sums.
fn counted<'a>(report: &'a Value, metric: Metric, side: &str) -> Option<&'a Value> {
    use Metric::*;
    let month = &report["months"][1];
    let name = match (metric, side) {
        (Lifecycle, side) => return month["lifecycle"].get(side),
        (TrafficLight, colour) => return report["traffic_light"].get(colour),
        (FunnelVisitDays, days) => return report["funnel_visit_days"].get(days.parse::<usize>().unwrap() - 1),
        (Rfm, cell) => return Some(report["rfm"]["cells"].get(cell).unwrap_or(&Value::Null)),
        (NpsLatestPerCustomer, side) => return month["nps_latest_per_customer"].get(side),
        (TimeBetween, "with_gap") => return month["time_between"].get("customers"),
        (RepeatRateEver, "known") => "customers_ever",
        (RepeatRateEver, "repeat") => "repeat_customers_ever",
        (RepeatPurchaseRatio, "returning") => "returning_visitors",
        (LoyalCustomerRate, "base") => "customer_base",
        (LoyalCustomerRate, "loyal") => "loyal_customers",
        (AovMinor | ArpcMinor | GrossMinor | RefundsMinor | NetMinor | MrrMinor, "paying") => "paying_customers",
        (Visits | Visitors | RepeatPurchaseRate | PurchaseFrequency | RepeatPurchaseRatio, "visitors") => "visitors",
        (Visits | Visitors | RepeatPurchaseRate | PurchaseFrequency, "repeat") => "repeat_customers",
        (_, "active_at_start" | "active_at_end" | "retained" | "lost" | "reactivated" | "new_lost") => side,
        (
            ActiveAtStart
            | ActiveAtEnd
            | NewCustomers
            | Retained
            | Lost
            | Reactivated
            | NewLost
            | RetentionRate
            | ChurnRate
            | RetentionRateTextbook
            | RepeatPurchaseRatio,
            "new",
        ) => "new_customers",
        _ => return None,
    };
    month.get(name)
}

both!(the_people_behind_a_count_are_as_many);
async fn the_people_behind_a_count_are_as_many(shop: TestShop) {
    shop.import(&months()).await;
    // As of the end of the month: lists and report know the same.
    let report = shop.told("/retention?from=2024-01&to=2024-02").await;
    let (mut held, mut listed) = (0, 0);
    for metric in Metric::ALL {
        let query = format!("metric={metric}&period={MONTH}");
        let told = shop.told(&format!("/retention/explain?{query}")).await;
        let sides: Vec<String> = serde_json::from_value(told["sides"].clone()).unwrap();
        for side in &sides {
            // A hundred and twenty-five cells of which most are empty: a few of each kind will do.
            if *metric == Metric::Rfm && !side.ends_with('5') {
                continue;
            }
            let behind = shop.told(&format!("/retention/people?{query}&side={side}")).await;
            let people = behind["people"].as_array().unwrap();
            let ids: std::collections::HashSet<&str> =
                people.iter().map(|one| one["customer_id"].as_str().unwrap()).collect();
            assert_eq!((people.len(), ids.len()), (behind["customers"].as_u64().unwrap() as usize, people.len()));
            listed += people.len();
            if let Some(count) = counted(&report, *metric, side) {
                assert_eq!(behind["customers"], count.as_i64().unwrap_or(0), "{metric}: {side}");
                held += 1;
            }
        }
        let problem =
            shop.refuses(shop.get(&format!("/retention/people?{query}&side=nobody")), 400, "bad-request").await;
        assert_eq!(problem["parameter"], "side");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(&format!("{metric} has no such side; it has {}", sides.join(", "))), "{problem}");
        // The first side, where none is named.
        assert_eq!(shop.told(&format!("/retention/people?{query}")).await["side"], sides[0].as_str());
    }
    assert!(held > 120 && listed > 5_000, "{held} counts were held against {listed} people");
}

both!(a_number_that_is_not_there_is_refused_with_the_parameter);
async fn a_number_that_is_not_there_is_refused_with_the_parameter(shop: TestShop) {
    for (query, parameter) in [
        ("metric=crr", "metric"),
        ("metric=", "metric"),
        ("metric=visits&period=2026-13", "period"),
        ("metric=visits&period=soon", "period"),
        ("metric=visits&period=2026-03", "period"),
        ("metric=visits&period=2026-W11", "period"),
        ("metric=visits&period=2026-03-01..2026-03-10", "period"),
        ("metric=visits&period=2025-03-02..2025-03-01", "period"),
        ("metric=visits&period=2025-03&as_of=2025-03-31", "as_of"),
        ("metric=visits&period=2025-03&as_of=2026-03-11", "as_of"),
        ("metric=visits&period=2025-03&as_of=x", "as_of"),
        ("metric=visits&window_days=6", "window_days"),
        ("metric=visits&window_days=366", "window_days"),
        ("metric=visits&month=2025-03", "month"),
    ] {
        for route in ["explain", "people"] {
            let problem = shop.refuses(shop.get(&format!("/retention/{route}?{query}")), 400, "bad-request").await;
            assert_eq!(problem["parameter"], parameter, "{route}?{query}: {problem}");
        }
    }
    shop.refuses(shop.get("/retention/explain"), 400, "bad-request").await;
    for period in ["2025-03", "2025-Q1", "2025", "2025-W09", "2025-03-01..2025-03-20"] {
        for metric in ["retention_rate", "cohorts", "clv_trailing12", "dso"] {
            let told = shop.told(&format!("/retention/explain?metric={metric}&period={period}")).await;
            assert_eq!(told["period"], period, "nobody has come yet: {told}");
        }
    }
}
