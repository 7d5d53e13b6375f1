//! A goal as a thermometer: how far it is, and when it will be met at this pace.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::periods::{as_date, as_date_or_null};

/// The pace is that of so many periods at most: how the shop does now, not how it did two years ago.
const PACE_OF_PERIODS: usize = 6;
/// And of so many at least: two make a line through any noise.
const PACE_FROM_PERIODS: usize = 3;
/// A date further off than ten years is told as never.
const FURTHEST_DAYS: f64 = 3_652.0;

/// What is aimed at, on any metric: finite numbers, in the metric's own unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The bottom of the thermometer: what the metric was when the goal was set, or zero where that is not known.
    pub from: f64,
    /// Whether it is to be lowered, as churn is.
    pub is_downward: bool,
    /// What it should be.
    pub target: f64,
    /// By which day.
    pub by: Day,
    /// Steps on the way: each a value and its day.
    pub milestones: Vec<(f64, Day)>,
}

/// The metric's value over one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The day after the period's last.
    pub end: Day,
    /// The value.
    pub value: f64,
}

/// When the goal will be met if things go on as in the last periods.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "pace")]
pub enum Pace {
    /// It is met.
    Reached,
    /// On this day.
    On {
        /// Where the line meets the target.
        #[serde(serialize_with = "as_date")]
        #[schema(value_type = String, format = Date)]
        day: Day,
        /// Whether that is by the day aimed at.
        is_in_time: bool,
    },
    /// Not within ten years: it stands still, or goes the other way.
    Never,
    /// Fewer than three periods have a value.
    Unknown,
}

/// A goal's state.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Thermometer {
    /// The last period's value. None where no period has one.
    pub value: Option<f64>,
    /// The bottom.
    pub from: f64,
    /// The top.
    pub target: f64,
    /// By which day.
    #[serde(serialize_with = "as_date")]
    #[schema(value_type = String, format = Date)]
    pub by: Day,
    /// The share of the way from bottom to top, from 0 to 1. None without a value.
    pub share_reached: Option<f64>,
    /// When it will be met.
    pub pace: Pace,
    /// The first day of which nothing is known.
    #[serde(serialize_with = "as_date_or_null")]
    #[schema(value_type = Option<String>, format = Date)]
    pub as_of: Option<Day>,
    /// The steps in the order given.
    pub milestones: Vec<Milestone>,
}

/// A step on the way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = MilestoneReached)]
pub struct Milestone {
    /// The value.
    pub target: f64,
    /// Its day.
    #[serde(serialize_with = "as_date")]
    #[schema(value_type = String, format = Date)]
    pub by: Day,
    /// Whether the last value is as good or better.
    pub is_reached: bool,
}

/// Holds the periods since the goal was set, or the last ones, against it: in order, those without a value left out.
///
/// The pace is the slope of the least-squares line through the last three to six of them; from the last value on, time
/// goes by at it.
pub fn thermometer(goal: &Goal, points: &[Point]) -> Thermometer {
    let points: Vec<Point> = points.iter().copied().filter(|point| point.value.is_finite()).collect();
    let last = points.last();
    let value = last.map(|point| point.value);
    let milestone = |(target, by): &(f64, Day)| Milestone {
        target: *target,
        by: *by,
        is_reached: value.is_some_and(|value| is_met(goal, *target, value)),
    };
    Thermometer {
        value,
        from: goal.from,
        target: goal.target,
        by: goal.by,
        share_reached: value.map(|value| share_reached(goal, value)),
        pace: pace(goal, &points),
        as_of: last.map(|point| point.end),
        milestones: goal.milestones.iter().map(milestone).collect(),
    }
}

/// Whether a value is at the target or beyond it, upwards or downwards as the goal goes.
fn is_met(goal: &Goal, target: f64, value: f64) -> bool {
    if goal.is_downward { value <= target } else { value >= target }
}

fn share_reached(goal: &Goal, value: f64) -> f64 {
    let way = goal.target - goal.from;
    if is_met(goal, goal.target, value) {
        1.0
    } else if way == 0.0 || (way < 0.0) != goal.is_downward {
        0.0 // it began at its target or beyond, and has fallen back
    } else {
        ((value - goal.from) / way).clamp(0.0, 1.0)
    }
}

fn pace(goal: &Goal, points: &[Point]) -> Pace {
    let Some(last) = points.last() else { return Pace::Unknown };
    if is_met(goal, goal.target, last.value) {
        return Pace::Reached;
    }
    let points = &points[points.len().saturating_sub(PACE_OF_PERIODS)..];
    let Some(per_day) = slope(points) else { return Pace::Unknown };
    let days = ((goal.target - last.value) / per_day).ceil();
    if !(0.0..=FURTHEST_DAYS).contains(&days) {
        return Pace::Never; // the quotient of a slope of zero is infinite
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most ten years")]
    let day = last.end.plus(days as i64);
    Pace::On { day, is_in_time: day <= goal.by }
}

/// The slope of the least-squares line per day: Σ(x − x̄)(y − ȳ) / Σ(x − x̄)². None below three points, or where all have
/// one day.
fn slope(points: &[Point]) -> Option<f64> {
    let n = points.len() as f64;
    let day = |point: &Point| f64::from(point.end.0);
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + day(point) / n, y + point.value / n));
    let (above, below) = points.iter().fold((0.0, 0.0), |(above, below), point| {
        let aside = day(point) - x;
        (above + aside * (point.value - y), below + aside * aside)
    });
    (points.len() >= PACE_FROM_PERIODS && below > 0.0).then(|| above / below).filter(|slope| slope.is_finite())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn goal(from: f64, target: f64) -> Goal {
        Goal {
            from,
            is_downward: target < from,
            target,
            by: Day(400),
            milestones: vec![((from + target) / 2.0, Day(300))],
        }
    }

    /// Values thirty days apart, the last ending on day 300.
    fn points(values: &[f64]) -> Vec<Point> {
        let end = |back: usize| Day(300 - 30 * i32::try_from(back).unwrap());
        let point = |(at, value): (usize, &f64)| Point { end: end(values.len() - 1 - at), value: *value };
        values.iter().enumerate().map(point).collect()
    }

    #[test]
    fn the_line_meets_the_target_on_a_day() {
        // 10 more in thirty days: from 130 to 160 it takes ninety.
        let found = thermometer(&goal(100.0, 160.0), &points(&[100.0, 110.0, 120.0, 130.0]));
        assert_eq!((found.value, found.share_reached), (Some(130.0), Some(0.5)));
        assert_eq!(found.pace, Pace::On { day: Day(390), is_in_time: true });
        assert!(found.milestones[0].is_reached);
        // By hand: x = −30, 0, 30 and y = 1, 2, 6 have the slope 150/1,800 = 1/12 a day; from 6 to 20 it takes 168 days.
        let late = thermometer(&goal(0.0, 20.0), &points(&[1.0, 2.0, 6.0]));
        assert_eq!(late.pace, Pace::On { day: Day(468), is_in_time: false });
        assert!(!late.milestones[0].is_reached);
    }

    #[test]
    fn a_goal_may_lower_something() {
        let found = thermometer(&goal(0.25, 0.125), &points(&[0.25, 0.234_375, 0.218_75]));
        assert_eq!((found.share_reached, found.pace), (Some(0.25), Pace::On { day: Day(480), is_in_time: false }));
        assert_eq!(thermometer(&goal(0.25, 0.125), &points(&[0.1])).pace, Pace::Reached);
        // What it was when the goal was set is not known, or was as low already: the way is down all the same.
        for from in [0.0, 0.1] {
            let goal = Goal { is_downward: true, ..goal(from, 0.125) };
            let high = thermometer(&goal, &points(&[0.25]));
            assert_eq!((high.share_reached, high.pace), (Some(0.0), Pace::Unknown));
            assert_eq!(thermometer(&goal, &points(&[0.1])).pace, Pace::Reached);
        }
    }

    #[test]
    fn what_stands_still_or_falls_is_never_met_and_little_is_known_of_two() {
        let pace = |values: &[f64]| thermometer(&goal(0.0, 20.0), &points(values)).pace;
        assert_eq!(pace(&[5.0, 5.0, 5.0]), Pace::Never);
        assert_eq!(pace(&[7.0, 6.0, 5.0]), Pace::Never);
        assert_eq!(pace(&[5.0, 5.001, 5.002]), Pace::Never); // some 1,200 years
        assert_eq!(pace(&[5.0, 6.0]), Pace::Unknown);
        assert_eq!(pace(&[f64::NAN, 5.0, 6.0]), Pace::Unknown);
        assert_eq!(pace(&[]), Pace::Unknown);
        assert_eq!(pace(&[20.0]), Pace::Reached);
        // A fall long ago does not count against six periods of growth.
        assert_eq!(
            pace(&[900.0, 800.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
            Pace::On { day: Day(300 + 14 * 30), is_in_time: false }
        );
    }

    proptest! {
        #[test]
        fn a_thermometer_is_never_below_empty_or_above_full(
            from in -1e6..1e6_f64, target in -1e6..1e6_f64, values in proptest::collection::vec(-1e6..1e6_f64, 0..12),
        ) {
            let found = thermometer(&goal(from, target), &points(&values));
            prop_assert!(found.share_reached.is_none_or(|share| (0.0..=1.0).contains(&share)));
            prop_assert_eq!(found.share_reached.is_none(), values.is_empty());
            if let Pace::On { day, .. } = found.pace {
                prop_assert!(day >= Day(300));
            }
            prop_assert_eq!(found.pace == Pace::Reached, found.share_reached == Some(1.0));
        }
    }
}
