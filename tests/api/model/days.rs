//! Rome's days and nights.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit, civil};

fn rome() -> TimeZone {
    TimeZone::get("Europe/Rome").unwrap()
}

/// The day on Rome's calendars, counted from 1970.
pub fn day(ms: i64) -> i32 {
    let date = Timestamp::from_millisecond(ms).unwrap().to_zoned(rome()).date();
    date.since((Unit::Day, civil::date(1970, 1, 1))).unwrap().get_days()
}

/// When Rome's clocks change next.
pub fn next_turn(ms: i64) -> i64 {
    rome().following(Timestamp::from_millisecond(ms).unwrap()).next().unwrap().timestamp().as_millisecond()
}
