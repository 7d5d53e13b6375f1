//! From visits to what the models need: per person, the later visit days, the last of them, the age, the mean spend.

use super::{History, Unit};
use crate::kernel::Day;

/// One visit as the models see it. Voided visits are left out by the caller, however late they were voided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Who, by any number of the caller's.
    pub person: u32,
    /// On which local day.
    pub day: Day,
    /// For how much, in minor units; none where nobody knows.
    pub amount_minor: Option<i64>,
}

/// From when to when visits are looked at, and in which units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day. Who was seen before it is left out altogether: the models' clocks start at a first visit, and a
    /// later one put in its place would make every old regular a newcomer.
    pub from: Day,
    /// The last day, itself included; a complete one, or those who come in the evening look as if they stayed away.
    pub until: Day,
    /// The unit of time.
    pub unit: Unit,
    /// How many minor units make a major one: 100 for euros, 1 for yen.
    pub minor_per_major: u32,
}

/// One person's past.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// Who.
    pub person: u32,
    /// How often and when last.
    pub history: History,
    /// The mean spend of the visit days after the first, in major units, unknown amounts counted as 0; none without
    /// such a day.
    pub mean_spend: Option<f64>,
}

/// What models are fitted to.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Everybody first seen in the window, in ascending order where made from visits.
    pub people: Vec<Summary>,
    /// The unit of every time in it.
    pub unit: Unit,
}

impl Calibration {
    /// Takes visits in any order and gives everybody first seen in the window. Several visits on one local day are one.
    /// x = visit days after the first, t_x = last − first day, T = last day of the window − first day.
    pub fn of_visits(visits: impl IntoIterator<Item = Seen>, window: &Window) -> Calibration {
        let mut visits: Vec<Seen> = visits.into_iter().filter(|seen| seen.day <= window.until).collect();
        visits.sort_unstable_by_key(|seen| (seen.person, seen.day));
        let people =
            visits.chunk_by(|a, b| a.person == b.person).filter_map(|of_one| summary(of_one, window)).collect();
        Calibration { people, unit: window.unit }
    }
}

/// One person's visits in order of their days.
fn summary(visits: &[Seen], window: &Window) -> Option<Summary> {
    let (first, last) = (visits.first()?, visits.last()?);
    if first.day < window.from {
        return None;
    }
    let later_days = visits.chunk_by(|a, b| a.day == b.day).skip(1).count();
    let x = u32::try_from(later_days).ok()?;
    // In a wider integer, as sums of many visits' amounts may leave the one that each of them fits into.
    let later = visits.iter().filter(|seen| seen.day > first.day);
    let spent_minor: i128 = later.map(|seen| i128::from(seen.amount_minor.unwrap_or(0))).sum();
    let time = |until: Day| (f64::from(until.0) - f64::from(first.day.0)) / window.unit.days();
    let history = History::new(x, time(last.day), time(window.until))?;
    let mean = |x: u32| spent_minor as f64 / f64::from(window.minor_per_major.max(1)) / f64::from(x);
    Some(Summary { person: first.person, history, mean_spend: (x > 0).then(|| mean(x)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(person: u32, day: i32, amount_minor: Option<i64>) -> Seen {
        Seen { person, day: Day(day), amount_minor }
    }

    fn window(from: i32, until: i32) -> Window {
        Window { from: Day(from), until: Day(until), unit: Unit::Day, minor_per_major: 100 }
    }

    #[test]
    fn a_past_is_counted_in_days_from_the_first() {
        let visits = [
            seen(7, 14, Some(250)),
            seen(7, 10, Some(900)), // the first day's money is not that of a day after the first
            seen(7, 10, Some(100)),
            seen(7, 14, Some(50)),
            seen(7, 30, None),
            seen(7, 31, Some(9_999)), // after the window
            seen(5, 30, Some(1)),
            seen(6, 9, Some(1)), // first seen before the window
            seen(6, 20, Some(1)),
        ];
        let calibration = Calibration::of_visits(visits, &window(10, 30));
        let [five, seven] = calibration.people[..] else { panic!("{calibration:?}") };
        assert_eq!((five.person, five.history, five.mean_spend), (5, History::new(0, 0.0, 0.0).unwrap(), None));
        assert_eq!(
            (seven.person, seven.history, seven.mean_spend),
            (7, History::new(2, 20.0, 20.0).unwrap(), Some(1.5))
        );
        let weeks = Window { unit: Unit::Week, minor_per_major: 1, ..window(10, 31) };
        let calibration = Calibration::of_visits(visits, &weeks);
        assert_eq!(calibration.people[1].history, History::new(3, 3.0, 3.0).unwrap());
    }

    #[test]
    fn no_visit_and_no_day_make_nobody() {
        assert!(Calibration::of_visits([], &window(0, 10)).people.is_empty());
        assert!(Calibration::of_visits([seen(1, 5, None)], &window(10, 4)).people.is_empty());
    }

    #[test]
    fn a_past_that_cannot_be_is_none() {
        for (x, t_x, t) in [(1, 0.0, 3.0), (0, 1.0, 3.0), (2, 4.0, 3.0), (1, f64::NAN, 3.0), (1, 1.0, f64::INFINITY)] {
            assert_eq!(History::new(x, t_x, t), None);
        }
    }
}
