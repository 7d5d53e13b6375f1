//! How long it takes until somebody comes a second time, and until somebody is lost, those counted rightly to whom it may
//! still happen: E. L. Kaplan & P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958).

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::calendar::{Closures, WindowDays};
use super::view::{History, View};

/// After how many days the curve is told.
const TOLD_AFTER_DAYS: [i32; 8] = [1, 7, 14, 30, 60, 90, 180, 365];

/// By number of days, how many it happened to then, and how many were followed until then without it.
type ByDays = BTreeMap<i32, (i64, i64)>;

/// The share to whom it has not happened yet, as steps: from each day on, so many. On each day, those to whom it happens
/// then leave the share `1 − events / still followed` waiting.
struct Curve(Vec<(i32, f64)>);

impl Curve {
    fn of(by_days: &ByDays) -> Curve {
        let mut followed: i64 = by_days.values().map(|(events, left)| events + left).sum();
        let (mut waiting, mut steps) = (1.0, Vec::new());
        for (days, (events, left)) in by_days {
            if *events > 0 {
                waiting *= 1.0 - *events as f64 / followed as f64;
                steps.push((*days, waiting));
            }
            followed -= events + left;
        }
        Curve(steps)
    }

    /// The share that is still waiting after so many days.
    fn waiting(&self, after: i32) -> f64 {
        let steps = self.0.partition_point(|(days, _)| *days <= after);
        steps.checked_sub(1).map_or(1.0, |last| self.0[last].1)
    }

    /// The first day by which half are no longer waiting.
    fn median_days(&self) -> Option<i32> {
        self.0.iter().find(|(_, waiting)| *waiting <= 0.5).map(|(days, _)| *days)
    }
}

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
/// complete day.
pub fn time_to_second_visit(view: &View<'_>) -> TimeToSecondVisit {
    let today = view.as_of().plus(-1);
    let mut by_days = ByDays::new();
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
    let curve = Curve::of(&by_days);
    let share = |after: i32| 1.0 - curve.waiting(after);
    let returned_by = if customers == 0 {
        BTreeMap::new() // nobody to say anything of
    } else {
        TOLD_AFTER_DAYS.iter().map(|after| (after.to_string(), share(*after))).collect()
    };
    TimeToSecondVisit { customers, events, median_days: curve.median_days(), returned_by }
}

/// After how many days the share that stayed is told.
const STAYED_AFTER_DAYS: [i32; 9] = [30, 60, 90, 120, 180, 270, 365, 545, 730];

/// The retention curve: how long customers stay before they are lost for the first time.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Staying {
    /// Customers with a visit.
    pub customers: i64,
    /// Those who were lost once, whether or not they came back later.
    pub lost_once: i64,
    /// The first day by which half were lost once. None where that has not been seen yet.
    pub median_days: Option<i32>,
    /// The window by which one is lost.
    pub window_days: i32,
    /// The curve.
    pub stayed: Vec<Stayed>,
}

/// One point of the retention curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Stayed {
    /// Days since the first visit day.
    pub days: i32,
    /// Customers who were followed for so long, and not lost before.
    pub followed: i64,
    /// The share that was not lost by then. None where nobody was followed for so long: what lies beyond what was seen is
    /// not told.
    pub share: Option<f64>,
}

/// Days from the first visit day to the first morning without being active, as of the view's day; who is active still is
/// followed up to it. Nobody can be lost within the window, so that the curve begins to fall behind it.
pub fn staying(view: &View<'_>, window: WindowDays, closures: &Closures) -> Staying {
    let mut by_days = ByDays::new();
    let (mut customers, mut lost_once) = (0, 0);
    for customer in view.customers() {
        let Some(first) = view.history(customer).first_day() else { continue };
        customers += 1;
        match first_loss(&view.history(customer), view.as_of(), window, closures) {
            Some(lost) => {
                lost_once += 1;
                by_days.entry(lost.0 - first.0).or_default().0 += 1;
            }
            None => by_days.entry(view.as_of().0 - first.0).or_default().1 += 1,
        }
    }
    let curve = Curve::of(&by_days);
    let point = |days: i32| {
        let (waiting, followed) =
            (curve.waiting(days), by_days.range(days..).map(|(_, (lost, left))| lost + left).sum());
        // Where nobody is followed any more, the curve says nothing; unless all were lost, which stays so.
        Stayed { days, followed, share: (followed > 0 || waiting <= 0.0).then_some(waiting) }
    };
    Staying {
        customers,
        lost_once,
        median_days: curve.median_days(),
        window_days: window.get(),
        stayed: STAYED_AFTER_DAYS.map(point).to_vec(),
    }
}

/// The first morning, up to that of `as_of`, on which the last visit is older than the window.
fn first_loss(history: &History<'_>, as_of: Day, window: WindowDays, closures: &Closures) -> Option<Day> {
    let days = history.visit_days();
    let next = history.visit_days().skip(1).chain([as_of]);
    let (last, _) = days.zip(next).find(|(day, next)| closures.open_days(*day, *next) > window.get())?;
    // The first morning before which more open days lie than the window has; closed ones push it back.
    let mut morning = last;
    loop {
        let missing = window.get() + 1 - closures.open_days(last, morning);
        if missing <= 0 {
            return Some(morning);
        }
        morning = morning.plus(i64::from(missing));
    }
}

#[cfg(test)]
mod tests {
    use super::super::reference::log;
    use super::*;

    fn told(as_of: (i8, i8), closures: &Closures) -> Staying {
        let log = log("tiny", "Europe/Rome");
        let as_of = Day::of_calendar(2025, as_of.0, as_of.1).unwrap();
        staying(&log.as_of(as_of), WindowDays::parse(30).unwrap(), closures)
    }

    #[test]
    fn the_retention_curve_of_tiny_by_hand() {
        // On the morning of 1 April: 8 was lost on 4 March (31 days after 1 February, though back on the 20th), 3 on
        // 13 March and 2 on 23 March (31 days each), 6 on 31 March, 7 on 1 April. 1 has been followed for 59 days, 5 for 31.
        let found = told((4, 1), &Closures::default());
        assert_eq!((found.customers, found.lost_once, found.median_days), (7, 5, Some(31)));
        let share = |days: i32| found.stayed.iter().find(|point| point.days == days).unwrap();
        assert_eq!((share(30).followed, share(30).share), (7, Some(1.0)));
        // 1 is followed longest.
        assert_eq!((share(60).followed, share(60).share), (0, None));
        let later = told((4, 2), &Closures::default());
        let found = later.stayed.iter().find(|point| point.days == 60).unwrap();
        assert_eq!((found.followed, found.share), (1, Some(1.0 - 5.0 / 7.0)));
    }

    #[test]
    fn closed_days_put_a_loss_off() {
        let closed = Closures::of(&[(Day::of_calendar(2025, 3, 1).unwrap(), Day::of_calendar(2025, 3, 11).unwrap())]);
        // Ten closed days: 8 is lost on 14 March and 3 on the 23rd, both after 41 days, where only 1 is followed as long; 2,
        // last seen on 20 February, will be on 2 April.
        let found = told((4, 1), &closed.unwrap());
        assert_eq!((found.lost_once, found.median_days), (2, Some(41)));
    }

    #[test]
    fn an_empty_shop_has_no_curve() {
        let found = told((1, 1), &Closures::default());
        assert_eq!((found.customers, found.median_days), (0, None));
        assert!(found.stayed.iter().all(|point| point.share.is_none() && point.followed == 0));
    }
}
