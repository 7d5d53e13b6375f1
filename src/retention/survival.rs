//! How long it takes until somebody comes a second time, those counted rightly who may still do it.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::view::View;

/// After how many days the curve is told.
const TOLD_AFTER_DAYS: [i32; 8] = [1, 7, 14, 30, 60, 90, 180, 365];

/// The Kaplan–Meier estimate of the days from the first visit day to the second.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TimeToSecondVisit {
    /// Customers with a visit.
    pub customers: i64,
    /// Those with a second visit day.
    pub events: i64,
    /// The first day by which half have come again. None where that has not been seen yet.
    pub median_days: Option<i32>,
    /// By number of days, the share that has come again by then.
    pub returned_by: BTreeMap<String, f64>,
}

/// Days from the first to the second visit day as of the view's day; who has not come again is followed up to the last
/// complete day. On each day, those who come then leave the share `1 − events / still followed` waiting.
pub fn time_to_second_visit(view: &View<'_>) -> TimeToSecondVisit {
    let today = view.as_of().plus(-1);
    // By number of days: how many came again then, and how many are followed no longer.
    let mut by_days: BTreeMap<i32, (i64, i64)> = BTreeMap::new();
    let (mut customers, mut events) = (0, 0);
    for customer in view.customers() {
        let mut days = view.history(customer).visit_days();
        let Some(first) = days.next() else { continue };
        customers += 1;
        match days.next() {
            Some(second) => {
                events += 1;
                by_days.entry(second.0 - first.0).or_default().0 += 1;
            }
            None => by_days.entry(today.0 - first.0).or_default().1 += 1,
        }
    }
    let (mut followed, mut waiting, mut median_days) = (customers, 1.0, None);
    let mut curve: Vec<(i32, f64)> = Vec::new();
    for (days, (came, left)) in by_days {
        if came > 0 {
            waiting *= 1.0 - came as f64 / followed as f64;
            curve.push((days, waiting));
            if waiting <= 0.5 && median_days.is_none() {
                median_days = Some(days);
            }
        }
        followed -= came + left;
    }
    let share = |after: i32| {
        let steps = curve.partition_point(|(days, _)| *days <= after);
        1.0 - steps.checked_sub(1).map_or(1.0, |last| curve[last].1)
    };
    let returned_by = if customers == 0 {
        BTreeMap::new() // nobody to say anything of
    } else {
        TOLD_AFTER_DAYS.iter().map(|after| (after.to_string(), share(*after))).collect()
    };
    TimeToSecondVisit { customers, events, median_days, returned_by }
}
