//! Segments: groups of customers of whom a question can be asked by itself, with [`Log::only`](super::Log::only).
//!
//! A group that is chosen by what its people did answers some questions by its choice: all regulars came again, all new
//! ones are new. What was so before the period asked about (a first month, an owner's tag) chooses without that.

use std::collections::HashSet;

use super::facts::Customer;
use super::light::is_regular;
use super::periods::{Month, Period};
use super::view::View;

/// Which customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// First seen in a period: that which is asked about.
    New(Period),
    /// With a rhythm of their own by the view's day, see [`is_regular`].
    Regular,
    /// First seen in a month: a cohort.
    FirstMonth(Month),
    /// Chosen by the owner, by a tag or by hand.
    Tagged(HashSet<Customer>),
}

impl Segment {
    /// Whether a customer belongs to it, by what the view knows. Nobody without a visit is new, regular or of a month.
    pub fn holds(&self, view: &View<'_>, customer: Customer) -> bool {
        let history = view.history(customer);
        let first = || history.first_day();
        match self {
            Segment::New(period) => first().is_some_and(|day| (period.start..period.end).contains(&day)),
            Segment::FirstMonth(month) => first().is_some_and(|day| Month::of(day) == *month),
            Segment::Regular => is_regular(&history),
            Segment::Tagged(customers) => customers.contains(&customer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reference::log;
    use super::super::{Grid, Log};
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn names(log: &Log, segment: &Segment) -> Vec<String> {
        let view = log.as_of(month("2025-04").first_day());
        let mut names: Vec<String> = view
            .customers()
            .filter(|customer| segment.holds(&view, *customer))
            .map(|customer| log.name(customer).to_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_segments_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        let march = Grid::months(month("2025-03"), month("2025-03")).unwrap().periods()[0].clone();
        // Customer 4's only visit was undone.
        assert_eq!(names(&log, &Segment::New(march)), ["5", "7"]);
        assert_eq!(names(&log, &Segment::FirstMonth(month("2025-02"))), ["1", "2", "3", "6", "8"]);
        assert_eq!(names(&log, &Segment::Regular), ["1"]);
        assert_eq!(names(&log, &Segment::Tagged(HashSet::from([0]))), ["1"]);
    }

    #[test]
    fn a_log_of_a_segment_is_asked_like_any_other() {
        let log = log("tiny", "Europe/Rome");
        let view = log.as_of(month("2025-04").first_day());
        let counts = |cohort: &str| {
            let cohort = Segment::FirstMonth(month(cohort));
            let only = log.only(None, |customer| cohort.holds(&view, customer)).unwrap();
            (only.visits(), only.as_of(view.as_of()).payments().count())
        };
        // Customer 5, first seen in March, is the one who paid an account.
        assert_eq!((counts("2025-02"), counts("2025-03")), ((10, 0), (3, 1)));
    }
}
