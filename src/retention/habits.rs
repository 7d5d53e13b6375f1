//! How often people come, as a histogram: how many customers have which usual gap.
//!
//! Customers, not gaps: somebody who comes every day would fill the picture otherwise.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::calendar::Closures;
use super::light::usual_gap_half_days;
use super::view::View;

/// The customers of one usual gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Habit {
    /// The median of the last ten gaps in open days; a half day is rounded up.
    pub days: i32,
    /// How many have it.
    pub customers: i64,
}

/// Everybody's usual gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Habits {
    /// Customers with three gaps or more.
    pub regulars: i64,
    /// Customers with a visit and fewer gaps.
    pub without_rhythm: i64,
    /// The regulars by their usual gap, the shortest first; a gap that nobody has is left out.
    pub habits: Vec<Habit>,
}

/// The usual gaps as of the view's day.
pub fn habits(view: &View<'_>, closures: &Closures) -> Habits {
    let (mut without_rhythm, mut by_days) = (0, BTreeMap::new());
    for history in view.customers().map(|customer| view.history(customer)).filter(|history| !history.is_empty()) {
        match usual_gap_half_days(&history, closures) {
            Some(twice) => *by_days.entry((twice + 1) / 2).or_insert(0) += 1,
            None => without_rhythm += 1,
        }
    }
    Habits {
        regulars: by_days.values().sum(),
        without_rhythm,
        habits: by_days.into_iter().map(|(days, customers)| Habit { days, customers }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::kernel::Day;

    use super::super::reference::log;
    use super::*;

    #[test]
    fn the_habits_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        // Customer 1 alone has three gaps, of 7, 28 and 23 days.
        let found = habits(&log.as_of(Day::of_calendar(2025, 4, 1).unwrap()), &Closures::default());
        assert_eq!(found, Habits { regulars: 1, without_rhythm: 6, habits: vec![Habit { days: 23, customers: 1 }] });
        assert_eq!(habits(&log.as_of(Day::of_calendar(2025, 1, 1).unwrap()), &Closures::default()), Habits::default());
    }
}
