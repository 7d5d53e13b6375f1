//! Periods: months, quarters, years, weeks and free ranges of the shop's own days, and the grid they stand in.

use std::fmt;

use serde::Serializer;

use crate::kernel::Day;

use super::Refusal;

/// A table's rows at most: thirty years of weeks, and a bound on what one question may cost.
pub const MAX_PERIODS: usize = 1_600;

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    /// 1 to 12.
    month: i8,
}

impl Month {
    /// Reads `2025-03`, from 1970 to 9998.
    pub fn parse(text: &str) -> Result<Month, Refusal> {
        let read = || {
            let (year, month) = text.split_once('-')?;
            let is_digits =
                year.len() == 4 && month.len() == 2 && text.bytes().all(|b| b == b'-' || b.is_ascii_digit());
            let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
            (is_digits && (1970..=9998).contains(&month.year) && (1..=12).contains(&month.month)).then_some(month)
        };
        read().ok_or(Refusal::NoSuchMonth)
    }

    /// The month that a day lies in.
    pub fn of(day: Day) -> Month {
        let (year, month, _) = civil(day);
        Month { year, month }
    }

    /// So many months later, or earlier.
    pub fn plus(self, months: i32) -> Month {
        let number = (i32::from(self.year) * 12 + i32::from(self.month) - 1).saturating_add(months);
        let year = i16::try_from(number.div_euclid(12)).unwrap_or(i16::MAX);
        Month { year, month: i8::try_from(number.rem_euclid(12) + 1).unwrap_or(1) }
    }

    /// Its first day. The months around the ends of the calendar that cannot be written begin where it does.
    pub fn first_day(self) -> Day {
        Day::of_calendar(self.year, self.month, 1).unwrap_or(Day(if self.year < 1970 { 0 } else { i32::MAX }))
    }

    fn months_until(self, later: Month) -> i32 {
        (i32::from(later.year) - i32::from(self.year)) * 12 + i32::from(later.month) - i32::from(self.month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Days `[start, end)` under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// `2025-03`, `2025-Q1`, `2025`, `2025-W09`, or the two days of a free range.
    pub name: String,
    /// Its first day.
    pub start: Day,
    /// The day after its last.
    pub end: Day,
}

impl Period {
    /// How many days it has.
    pub fn days(&self) -> i64 {
        i64::from(self.end.0) - i64::from(self.start.0)
    }
}

/// Adjoining periods in order, and before them the one that the first is compared with.
///
/// A *slot* is a place in this row: slot 0 is all that came earlier, slot 1 the period before, and the periods asked
/// about follow from [`Grid::FIRST`] on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    before: Day,
    periods: Vec<Period>,
}

impl Grid {
    /// The slot of the first period asked about.
    pub const FIRST: usize = 2;

    fn of(before: Day, periods: Vec<Period>) -> Result<Grid, Refusal> {
        match periods.len() {
            0 => Err(Refusal::EndsBeforeItBegins),
            1..=MAX_PERIODS => Ok(Grid { before, periods }),
            _ => Err(Refusal::TooManyPeriods),
        }
    }

    /// Spans of so many months each, the first beginning with `from`, as many as fit up to the end of `to`.
    fn spans(from: Month, to: Month, months: i32, name: impl Fn(Month) -> String) -> Result<Grid, Refusal> {
        let count = (from.months_until(to) + 1) / months;
        if usize::try_from(count).is_ok_and(|count| count > MAX_PERIODS) {
            return Err(Refusal::TooManyPeriods);
        }
        let period = |number: i32| {
            let first = from.plus(number * months);
            Period { name: name(first), start: first.first_day(), end: first.plus(months).first_day() }
        };
        Grid::of(from.plus(-months).first_day(), (0..count).map(period).collect())
    }

    /// The months from one to another, both included.
    pub fn months(from: Month, to: Month) -> Result<Grid, Refusal> {
        Grid::spans(from, to, 1, |month| month.to_string())
    }

    /// The quarters that lie wholly within these months. Refused where there is none.
    pub fn quarters(from: Month, to: Month) -> Result<Grid, Refusal> {
        let first = from.plus(i32::from((13 - from.month) % 3));
        Grid::spans(first, to, 3, |month| format!("{:04}-Q{}", month.year, (month.month + 2) / 3))
    }

    /// The years that lie wholly within these months. Refused where there is none.
    pub fn years(from: Month, to: Month) -> Result<Grid, Refusal> {
        let first = from.plus(i32::from((13 - from.month) % 12));
        Grid::spans(first, to, 12, |month| format!("{:04}", month.year))
    }

    /// The weeks of ISO 8601 (Monday to Sunday, named by the year of their Thursday) from that of one day to that of
    /// another, both included.
    pub fn weeks(from: Day, to: Day) -> Result<Grid, Refusal> {
        // 1970-01-01 was a Thursday, so the Monday of its week is three days before day 0.
        let monday = |day: Day| Day(day.0 - (day.0 + 3).rem_euclid(7));
        let (first, last) = (monday(from), monday(to));
        let count = (i64::from(last.0) - i64::from(first.0)) / 7 + 1;
        if count > i64::try_from(MAX_PERIODS).unwrap_or(i64::MAX) {
            return Err(Refusal::TooManyPeriods);
        }
        let period = |number: i64| {
            let start = first.plus(number * 7);
            Period { name: week_name(start.plus(3)), start, end: start.plus(7) }
        };
        Grid::of(first.plus(-7), (0..count).map(period).collect())
    }

    /// The days `[start, end)` as one period, compared with as many days before it.
    pub fn range(start: Day, end: Day) -> Result<Grid, Refusal> {
        if start >= end || start.0 < 0 {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let period = Period { name: format!("{}..{}", date(start), date(end.plus(-1))), start, end };
        Grid::of(start.plus(-period.days()), vec![period])
    }

    /// The periods asked about.
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The day after the last period: nothing on it or later is known to a table.
    pub fn as_of(&self) -> Day {
        self.periods.last().map_or(self.before, |period| period.end)
    }

    /// How many slots there are.
    pub fn slots(&self) -> usize {
        self.periods.len() + Grid::FIRST
    }

    /// The first day of a slot; of the slot after the last, the as-of day. Slot 0 has begun always.
    pub fn start(&self, slot: usize) -> Day {
        match slot {
            0 => Day(i32::MIN),
            1 => self.before,
            _ => self.periods.get(slot - Grid::FIRST).map_or(self.as_of(), |period| period.start),
        }
    }

    /// The slot that a day falls in. The as-of day and later have none.
    pub fn slot(&self, day: Day) -> Option<usize> {
        if day >= self.as_of() {
            return None;
        }
        Some(match self.periods.partition_point(|period| period.start <= day) {
            0 => usize::from(day >= self.before),
            number => number + Grid::FIRST - 1,
        })
    }

    /// What was counted per slot, without the slots that nobody asked about.
    pub(super) fn asked<T>(&self, mut slots: Vec<T>) -> Vec<T> {
        slots.drain(..Grid::FIRST.min(slots.len()));
        slots
    }
}

/// The civil date of a day, by the calendar that has no zone: `2025-03-09`.
fn date(day: Day) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Writes a day as its date.
pub(super) fn as_date<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&date(*day))
}

/// Writes a day as its date, and none as null.
pub(super) fn as_date_or_null<S: Serializer>(day: &Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => as_date(day, serializer),
        None => serializer.serialize_none(),
    }
}

fn civil(day: Day) -> (i16, i8, i8) {
    let first = jiff::civil::Date::constant(1970, 1, 1);
    let date = first.saturating_add(jiff::Span::new().days(day.0.clamp(0, 2_932_000)));
    (date.year(), date.month(), date.day())
}

fn week_name(thursday: Day) -> String {
    let (year, _, _) = civil(thursday);
    let january_first = Day::of_calendar(year, 1, 1).unwrap_or(Day(0));
    format!("{year:04}-W{:02}", (thursday.0 - january_first.0) / 7 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn names(grid: &Grid) -> Vec<&str> {
        grid.periods().iter().map(|period| period.name.as_str()).collect()
    }

    #[test]
    fn a_month_is_written_in_one_way() {
        assert_eq!(month("2025-03").to_string(), "2025-03");
        for text in
            ["2025-3", "2025-13", "2025-00", "25-03", "1969-12", "9999-01", "2025/03", "+025-03", "", "2025-03-01"]
        {
            assert_eq!(Month::parse(text), Err(Refusal::NoSuchMonth), "{text}");
        }
        assert_eq!(month("2025-01").plus(-1), month("2024-12"));
        let first = month("2024-03").first_day();
        assert_eq!(
            [first.plus(-1), first, first.plus(30)].map(Month::of),
            ["2024-02", "2024-03", "2024-03"].map(month)
        );
    }

    #[test]
    fn quarters_and_years_lie_wholly_within_the_months() {
        let (from, to) = (month("2023-12"), month("2025-05"));
        assert_eq!(names(&Grid::quarters(from, to).unwrap()), ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"]);
        assert_eq!(names(&Grid::years(from, to).unwrap()), ["2024"]);
        assert_eq!(Grid::years(month("2025-02"), to), Err(Refusal::EndsBeforeItBegins));
        assert_eq!(Grid::months(to, from), Err(Refusal::EndsBeforeItBegins));
        assert_eq!(Grid::months(month("1970-01"), month("9998-12")), Err(Refusal::TooManyPeriods));
    }

    #[test]
    fn months_part_quarters_and_years_without_gap_or_overlap() {
        let (from, to) = (month("2023-01"), month("2025-12"));
        let months = Grid::months(from, to).unwrap();
        for pair in months.periods().windows(2) {
            assert_eq!(pair[0].end, pair[1].start);
        }
        for (grid, length) in [(Grid::quarters(from, to).unwrap(), 3), (Grid::years(from, to).unwrap(), 12)] {
            for (period, parts) in grid.periods().iter().zip(months.periods().chunks(length)) {
                assert_eq!((period.start, period.end), (parts[0].start, parts[length - 1].end));
            }
        }
    }

    #[test]
    fn weeks_carry_the_year_of_their_thursday() {
        let day = |y, m, d| Day::of_calendar(y, m, d).unwrap();
        let grid = Grid::weeks(day(2024, 12, 29), day(2025, 1, 6)).unwrap();
        assert_eq!(names(&grid), ["2024-W52", "2025-W01", "2025-W02"]);
        assert_eq!(names(&Grid::weeks(day(2021, 1, 3), day(2021, 1, 3)).unwrap()), ["2020-W53"]);
    }

    #[test]
    fn a_day_finds_its_slot() {
        let grid = Grid::months(month("2025-02"), month("2025-03")).unwrap();
        let slot = |y, m, d| grid.slot(Day::of_calendar(y, m, d).unwrap());
        assert_eq!(slot(2024, 12, 31), Some(0));
        assert_eq!(slot(2025, 1, 1), Some(1));
        assert_eq!(slot(2025, 2, 1), Some(2));
        assert_eq!(slot(2025, 3, 31), Some(3));
        assert_eq!(slot(2025, 4, 1), None);
        let range = Grid::range(Day(100), Day(110)).unwrap();
        assert_eq!((range.start(1), names(&range)), (Day(90), vec!["1970-04-11..1970-04-20"]));
        assert_eq!(Grid::range(Day(5), Day(5)), Err(Refusal::EndsBeforeItBegins));
    }
}
