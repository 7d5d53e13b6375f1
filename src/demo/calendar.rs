//! When the café is open, and how its days look from inside.

use super::Dice;
use crate::kernel::{Day, Time, Zone};

/// Minutes of a day.
const DAY_MINUTES: i64 = 24 * 60;
/// So long after a summer closure the demo must run for the closure to be told: a café that has just come back from the
/// sea would show every regular as lost.
const QUIET_AFTER_CLOSURE_DAYS: i32 = 28;

/// The days that the demo covers.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: Zone,
    /// The day of the opening.
    pub first: Day,
    /// Yesterday: today is left to whoever tries the demo.
    pub last: Day,
}

impl Calendar {
    /// The `days` days before `today`.
    pub fn before(zone: Zone, today: Day, days: i64) -> Calendar {
        Calendar { zone, first: today.plus(-days), last: today.plus(-1) }
    }

    /// 0 for Monday to 6 for Sunday. The first of January 1970 was a Thursday.
    pub fn weekday(day: Day) -> i32 {
        (day.0 + 3).rem_euclid(7)
    }

    /// The month, 1 to 12.
    pub fn month(&self, day: Day) -> i8 {
        self.zone.calendar(day).1
    }

    /// Opening and closing in minutes after midnight; None on a day off.
    pub fn hours(&self, day: Day) -> Option<(i64, i64)> {
        let (_, month, date) = self.zone.calendar(day);
        let is_holiday = matches!((month, date), (1, 1) | (12, 25));
        let closure_ends = day.0 + 23 - i32::from(date);
        let is_summer = month == 8 && (10..=23).contains(&date);
        let is_told = self.last.0 >= closure_ends + QUIET_AFTER_CLOSURE_DAYS;
        match Self::weekday(day) {
            _ if is_holiday || (is_summer && is_told) => None,
            6 => Some((7 * 60 + 30, 13 * 60 + 30)),
            _ => Some((6 * 60 + 30, 19 * 60 + 30)),
        }
    }

    /// This day, or the next on which the café is open; None after yesterday.
    pub fn open_from(&self, day: Day) -> Option<Day> {
        (0..30).map(|days| day.plus(days)).find(|day| self.hours(*day).is_some()).filter(|day| *day <= self.last)
    }

    /// This day, or the last before it on which the café was open.
    pub fn open_until(&self, day: Day) -> Day {
        (0..30).map(|days| day.plus(-days)).find(|day| self.hours(*day).is_some()).unwrap_or(day)
    }

    /// The instant of a local minute. Counted back from the next midnight, because the clocks change at night and the
    /// hours of the café come after that.
    pub fn at(&self, day: Day, minute: i64) -> Time {
        self.zone.midnight(day.plus(1)).plus_minutes(minute - DAY_MINUTES)
    }

    /// The minute at which somebody comes who likes to come at `favourite`. On Sundays the café closes early and
    /// everybody sleeps longer.
    pub fn minute(&self, day: Day, favourite: i64, dice: &Dice) -> i64 {
        let (opens, closes) = self.hours(day).unwrap_or((0, DAY_MINUTES));
        let minute = if Self::weekday(day) == 6 { dice.between(480, 780) } else { favourite + dice.between(-25, 25) };
        // The last coffee leaves time for a receipt, a refund and a good-bye.
        minute.clamp(opens + 3, closes - 20)
    }

    /// A day as far into the demo as `share` of a hundred.
    pub fn day_at(&self, share: i64) -> Day {
        self.first.plus(i64::from(self.last.0 - self.first.0) * share / 100)
    }

    /// Days from one to another.
    pub fn days_between(from: Day, to: Day) -> i64 {
        i64::from(to.0 - from.0)
    }
}
