//! Totals as of a day: what a first year brings, and at which hours and on which days people come.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::fraction::ratio;
use super::view::View;

/// What customers brought in the first 365 days after their first visit: seen, not modelled.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct FirstYearValue {
    /// Customers first seen 366 to 730 days before the as-of day: their first year is over, and not long.
    pub customers: i64,
    /// The net of their first 365 days, in minor units.
    pub net_minor: i64,
    /// The same for each of them.
    pub mean_minor: Option<f64>,
}

/// The first-year value as of the view's day.
pub fn first_year_value(view: &View<'_>) -> FirstYearValue {
    let (mut customers, mut net_minor) = (0, 0);
    for customer in view.customers() {
        let Some(first) = view.history(customer).first_day() else { continue };
        if first_year_is_over(view, first) {
            customers += 1;
            net_minor += view.net_minor(customer, first, first.plus(365));
        }
    }
    FirstYearValue { customers, net_minor, mean_minor: ratio(net_minor, customers) }
}

/// Whether a customer first seen on `first` is counted: the first year is over as of the view's day, and not long.
pub(super) fn first_year_is_over(view: &View<'_>, first: Day) -> bool {
    (366..=730).contains(&(view.as_of().0 - first.0))
}

/// Valid visits by hour on the wall and by weekday, Monday first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clockwork {
    /// How many customers have a visit.
    pub customers: i64,
    /// How many visits there are.
    pub visits: i64,
    /// By hour, 0 to 23.
    pub by_hour: [i64; 24],
    /// By weekday of the shop's day, Monday first.
    pub by_weekday: [i64; 7],
}

/// When people come, over all visits known as of the view's day.
pub fn clockwork(view: &View<'_>) -> Clockwork {
    let mut clock = Clockwork::default();
    for customer in view.customers() {
        let history = view.history(customer);
        let (base, days) = history.short_days();
        let (marks, _) = history.marks_and_units();
        clock.customers += i64::from(!history.is_empty());
        for (day, mark) in days.iter().zip(marks) {
            // 1970-01-01, day 0, was a Thursday.
            let weekday = (base + i32::from(*day) + 3).rem_euclid(7);
            clock.by_weekday[usize::try_from(weekday).unwrap_or(0)] += 1;
            clock.by_hour[usize::from(super::columns::mark_of(*mark).0 % 24)] += 1;
        }
        clock.visits += i64::try_from(days.len()).unwrap_or(0);
    }
    clock
}
