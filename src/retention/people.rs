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
