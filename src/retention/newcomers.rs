//! How far newcomers get: the funnel of visit days of those who are new, but not too new to have come again.

use serde::Serialize;
use utoipa::ToSchema;

use super::view::View;

/// The steps that are told.
const STEPS: [usize; 5] = [1, 2, 3, 5, 10];
/// First seen so many days ago at least: a month to come again in.
const NEWEST_DAYS: i64 = 30;
/// And so many at most, or it would tell of how the shop was.
const OLDEST_DAYS: i64 = 120;

/// One step of the funnel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = FunnelStep)]
pub struct Step {
    /// Came on so many days or more.
    pub visit_days: usize,
    /// How many of the newcomers did.
    pub customers: i64,
}

/// The step at which most are lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Loss {
    /// Who came on so many days
    pub from_visit_days: usize,
    /// did not get to so many,
    pub to_visit_days: usize,
    /// so many of them.
    pub customers: i64,
}

/// The newcomers of the last months. Nobody, nobody lost, and all lost are told apart by the counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Newcomers {
    /// From one visit day to ten; each step has at most as many as the one before.
    pub steps: [Step; STEPS.len()],
    /// The step with the greatest loss of people, the first of equals. None where nobody was lost.
    pub biggest_drop: Option<Loss>,
    /// How many had a second visit day within thirty days of the first.
    pub back_within_30_days: i64,
}

/// The funnel of those first seen 30 to 120 days before the last complete day, so that everybody has had the thirty days
/// to come back in.
pub fn newcomers(view: &View<'_>) -> Newcomers {
    let today = view.as_of().plus(-1);
    let (oldest, newest) = (today.plus(-OLDEST_DAYS), today.plus(-NEWEST_DAYS));
    let mut steps = STEPS.map(|visit_days| Step { visit_days, customers: 0 });
    let mut back_within_30_days = 0;
    for customer in view.customers() {
        let mut days = view.history(customer).visit_days();
        let Some(first) = days.next().filter(|first| (oldest..=newest).contains(first)) else { continue };
        let mut reached = 1;
        for day in days {
            reached += 1;
            back_within_30_days += i64::from(reached == 2 && day <= first.plus(NEWEST_DAYS));
        }
        for step in steps.iter_mut().filter(|step| step.visit_days <= reached) {
            step.customers += 1;
        }
    }
    Newcomers { steps, biggest_drop: biggest_drop(&steps), back_within_30_days }
}

fn biggest_drop(steps: &[Step]) -> Option<Loss> {
    let drops = steps.windows(2).map(|pair| Loss {
        from_visit_days: pair[0].visit_days,
        to_visit_days: pair[1].visit_days,
        customers: pair[0].customers - pair[1].customers,
    });
    // The last of equals would be taken by max_by_key, so they come from the end.
    drops.rev().filter(|drop| drop.customers > 0).max_by_key(|drop| drop.customers)
}

#[cfg(test)]
mod tests {
    use crate::kernel::Day;

    use super::super::Month;
    use super::super::reference::log;
    use super::*;

    fn told(newcomers: &Newcomers) -> [i64; 5] {
        newcomers.steps.map(|step| step.customers)
    }

    #[test]
    fn the_newcomers_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        // First seen by 1 March, 30 days before the 31st, are all: 1 came on four days, 8 and 5 on two, 3, 2, 6 and 7 once.
        let found = newcomers(&log.as_of(Month::parse("2025-04").unwrap().first_day()));
        assert_eq!(told(&found), [7, 3, 1, 0, 0]);
        assert_eq!(found.biggest_drop, Some(Loss { from_visit_days: 1, to_visit_days: 2, customers: 4 }));
        // 1 after 7 days, 5 after 14; 8 only after 47.
        assert_eq!(found.back_within_30_days, 2);
    }

    #[test]
    fn who_is_too_new_or_too_old_is_left_out() {
        let log = log("tiny", "Europe/Rome");
        let at = |month: i8, day: i8| newcomers(&log.as_of(Day::of_calendar(2025, month, day).unwrap()));
        // First seen on 1 February, 30 days before the last complete day of 3 March: customers 1 and 8.
        assert_eq!((told(&at(3, 3)), told(&at(3, 4))), ([0; 5], [2, 1, 0, 0, 0]));
        assert_eq!(at(3, 3).biggest_drop, None);
        // 120 days after 1 February is 1 June, the last complete day of the 2nd.
        assert_eq!((told(&at(6, 2))[0], told(&at(6, 3))[0]), (7, 5));
    }

    #[test]
    fn the_first_of_equal_drops_is_marked() {
        let steps = [6, 4, 4, 2, 2].map(|customers| Step { visit_days: 1, customers });
        let steps: Vec<Step> = steps.iter().zip(STEPS).map(|(step, visit_days)| Step { visit_days, ..*step }).collect();
        assert_eq!(biggest_drop(&steps), Some(Loss { from_visit_days: 1, to_visit_days: 2, customers: 2 }));
    }
}
