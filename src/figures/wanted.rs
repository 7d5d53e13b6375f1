//! What is asked of a log, as callers write it, checked against the shop's calendar.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};
use utoipa::{IntoParams, ToSchema};

use crate::kernel::{Day, Language, LocationId, Tag, Time};
use crate::retention::{Ask, Calendar, Closures, Grid, Month, Refusal, WindowDays};

/// What a report is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The first month, such as `2025-01`; eleven months before the last, if not given.
    pub from: Option<String>,
    /// The last month; the last that is over, if not given.
    pub to: Option<String>,
    /// The day, such as `2026-01-01`, of whose morning all is told; the morning after the last month, if not given.
    pub as_of: Option<String>,
    /// After how many days without a visit a customer is lost, 7 to 365; the shop's own window, if not given.
    pub window_days: Option<i32>,
    /// One counter only; what was imported happened at none.
    #[serde(default)]
    pub location: Option<LocationId>,
    /// Some customers only: `new` (first seen in the months asked for), `regular`, `month:2025-03` (first seen in it) or
    /// `tag:` and a tag.
    #[serde(default)]
    #[param(value_type = Option<String>, example = "month:2025-03")]
    pub segment: Option<SegmentName>,
    /// The language of what is said in words; the shop's own, if not given.
    pub language: Option<Language>,
}

/// Some customers, as a caller writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SegmentName {
    /// First seen in the months asked for.
    New,
    /// With a rhythm of their own.
    Regular,
    /// First seen in a month.
    FirstMonth(Month),
    /// With a tag of the owner's.
    Tag(Tag),
}

impl FromStr for SegmentName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<SegmentName, Self::Err> {
        const FORMS: &str = "a segment is new, regular, month:2025-03 or tag: and a tag";
        match text.split_once(':') {
            None if text == "new" => Ok(SegmentName::New),
            None if text == "regular" => Ok(SegmentName::Regular),
            Some(("month", month)) => Month::parse(month).map(SegmentName::FirstMonth).map_err(|_| FORMS),
            Some(("tag", tag)) => Tag::parse(tag).map(SegmentName::Tag).map_err(|_| FORMS),
            _ => Err(FORMS),
        }
    }
}

impl<'de> Deserialize<'de> for SegmentName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SegmentName, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// How long the periods of a table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Weeks of ISO 8601.
    Week,
    /// Months.
    #[default]
    Month,
    /// Quarters that lie wholly within.
    Quarter,
    /// Years that lie wholly within.
    Year,
    /// One period, from the first day to the last.
    Range,
}

/// What cannot be asked, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct NotAsked {
    /// The field.
    pub field: &'static str,
    /// What is wrong with it.
    pub reason: String,
}

fn not(field: &'static str, reason: impl ToString) -> NotAsked {
    NotAsked { field, reason: reason.to_string() }
}

impl Wanted {
    /// The question, on the morning of `today`. The shop's own window and closures stand where none is asked for.
    pub fn ask(
        &self,
        today: Day,
        calendar: &Calendar,
        window: WindowDays,
        closures: &Closures,
    ) -> Result<Ask, NotAsked> {
        let over = Month::of(today).plus(-1);
        let month = |field, text: &Option<String>, default: Month| match text {
            Some(text) => Month::parse(text).map_err(|refusal| not(field, refusal)),
            None => Ok(default),
        };
        let to = month("to", &self.to, over)?;
        let from = month("from", &self.from, to.plus(-11))?;
        let end = to.plus(1).first_day();
        let grid = Grid::months(from, to).map_err(|refusal| not("from", refusal))?;
        if self.as_of.is_none() && end > today {
            return Err(not("to", format!("{to} is not over; the last month that is over is {over}")));
        }
        let as_of = self.as_of.as_deref().map(|text| self.morning(calendar, text)).transpose()?.unwrap_or(end);
        if as_of > today {
            return Err(not("as_of", "lies in the future"));
        }
        if as_of < grid.as_of() {
            return Err(not("as_of", format!("lies before the end of {to}, the last month asked for")));
        }
        Ok(Ask { from, to, as_of: Some(as_of), window: self.window(window)?, closures: closures.clone() })
    }

    /// The periods of a table from one day or month to another, both included; and the question's window. The last
    /// period must be over on the morning of `today`.
    pub fn grid(&self, by: By, today: Day) -> Result<Grid, NotAsked> {
        let first = self.from.as_deref().map(|text| span("from", text)).transpose()?;
        let last = self.to.as_deref().map(|text| span("to", text)).transpose()?;
        let over = Month::of(today).plus(-1);
        let to = last.unwrap_or(Span::of_month(over));
        let from = first.unwrap_or(match by {
            By::Range => Span::of_month(over),
            By::Week => Span { first: to.last.plus(-7 * 11), ..to },
            By::Month | By::Quarter => Span::of_month(Month::of(to.last).plus(-11)),
            // Any twenty-four months have a whole year among them.
            By::Year => Span::of_month(Month::of(to.last).plus(-23)),
        });
        let (first, last) = (Month::of(from.first), Month::of(to.last));
        let grid = match by {
            By::Week => Grid::weeks(from.first, to.last),
            By::Month => Grid::months(first, last),
            By::Quarter => Grid::quarters(first, last),
            By::Year => Grid::years(first, last),
            By::Range => Grid::range(from.first, to.last.plus(1)),
        };
        let grid = grid.map_err(|refusal| not("from", refusal))?;
        if grid.as_of() > today {
            return Err(not("to", "lies in a period that is not over"));
        }
        Ok(grid)
    }

    /// The window asked for, or the shop's own.
    pub fn window(&self, own: WindowDays) -> Result<WindowDays, NotAsked> {
        let wanted = self.window_days.map(|days| {
            u16::try_from(days)
                .map_err(|_| Refusal::WindowOutOfRange)
                .and_then(WindowDays::parse)
                .map_err(|refusal| not("window_days", refusal))
        });
        Ok(wanted.transpose()?.unwrap_or(own))
    }

    /// A day, or an instant at which one of the shop's days begins.
    fn morning(&self, calendar: &Calendar, text: &str) -> Result<Day, NotAsked> {
        if let Some(day) = day(text) {
            return Ok(day);
        }
        let instant = text.parse::<jiff::Timestamp>().ok().map(|instant| Time(instant.as_millisecond()));
        let begins = instant.map(|at| (at, calendar.day(at))).filter(|(at, day)| calendar.start(*day) == *at);
        begins
            .map(|(_, day)| day)
            .ok_or_else(|| not("as_of", "is a day such as 2026-01-01, of whose morning all is told"))
    }
}

/// The days that a text names: one day, or a month's.
#[derive(Clone, Copy)]
struct Span {
    first: Day,
    last: Day,
}

impl Span {
    fn of_month(month: Month) -> Span {
        Span { first: month.first_day(), last: month.plus(1).first_day().plus(-1) }
    }
}

fn span(field: &'static str, text: &str) -> Result<Span, NotAsked> {
    match (day(text), Month::parse(text)) {
        (Some(day), _) => Ok(Span { first: day, last: day }),
        (None, Ok(month)) => Ok(Span::of_month(month)),
        (None, Err(_)) => Err(not(field, "is a month such as 2025-03 or a day such as 2025-03-09, from 1970 on")),
    }
}

/// Reads `2025-03-09`.
pub fn day(text: &str) -> Option<Day> {
    let date: jiff::civil::Date = text.parse().ok().filter(|_| text.len() == 10)?;
    Day::of_calendar(date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Zone;

    fn calendar() -> Calendar {
        Calendar::new(Zone::parse("Europe/Rome").unwrap())
    }

    fn wanted(from: &str, to: &str, as_of: &str) -> Wanted {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Wanted { from: given(from), to: given(to), as_of: given(as_of), ..Wanted::default() }
    }

    /// Asked on the morning of 2025-04-01 in Rome.
    fn ask(from: &str, to: &str, as_of: &str) -> Result<(String, String, Day), NotAsked> {
        let own = WindowDays::parse(30).unwrap();
        let ask = wanted(from, to, as_of).ask(day("2025-04-01").unwrap(), &calendar(), own, &Closures::default())?;
        Ok((ask.from.to_string(), ask.to.to_string(), ask.as_of.unwrap()))
    }

    #[test]
    fn the_year_that_is_over_is_asked_for_where_nothing_is() {
        assert_eq!(ask("", "", "").unwrap(), ("2024-04".into(), "2025-03".into(), day("2025-04-01").unwrap()));
    }

    #[test]
    fn an_as_of_day_may_be_later_than_the_months_and_never_in_the_future() {
        assert_eq!(ask("2024-01", "2024-02", "2025-04-01").unwrap().2, day("2025-04-01").unwrap());
        assert_eq!(ask("2024-01", "2024-02", "2024-02-29T23:00:00Z").unwrap().2, day("2024-03-01").unwrap());
        for (from, to, as_of, field) in [
            ("2024-01", "2024-02", "2025-04-02", "as_of"),
            ("2024-01", "2024-02", "2024-02-29", "as_of"),
            ("2024-01", "2024-02", "2024-03-01T00:00:00Z", "as_of"),
            ("2024-01", "2024-02", "soon", "as_of"),
            ("2024-01", "2025-04", "", "to"),
            ("2024-13", "2025-03", "", "from"),
            ("2024-03", "2024-02", "", "from"),
            ("2024-1", "2024-02", "", "from"),
        ] {
            assert_eq!(ask(from, to, as_of).unwrap_err().field, field, "{from} {to} {as_of}");
        }
    }

    #[test]
    fn a_window_is_checked() {
        let own = WindowDays::parse(30).unwrap();
        for (days, is_taken) in [(6, false), (7, true), (365, true), (366, false), (-1, false)] {
            let wanted = Wanted { window_days: Some(days), ..Wanted::default() };
            assert_eq!(wanted.window(own).is_ok(), is_taken, "{days}");
        }
    }

    #[test]
    fn a_table_has_periods_that_are_over() {
        let today = day("2025-04-01").unwrap();
        let names = |from: &str, to: &str, by| {
            let grid = wanted(from, to, "").grid(by, today)?;
            Ok::<_, NotAsked>(grid.periods().iter().map(|period| period.name.clone()).collect::<Vec<_>>())
        };
        assert_eq!(names("2025-03-03", "2025-03-16", By::Week).unwrap(), ["2025-W10", "2025-W11"]);
        assert_eq!(names("2025-03-03", "2025-03-16", By::Range).unwrap(), ["2025-03-03..2025-03-16"]);
        assert_eq!(names("2024-01", "2025-03", By::Year).unwrap(), ["2024"]);
        assert_eq!(names("", "", By::Month).unwrap().len(), 12);
        assert_eq!(names("", "", By::Year).unwrap(), ["2024"]);
        assert_eq!(names("2025-03-03", "2025-04-02", By::Range).unwrap_err().field, "to");
        assert_eq!(names("2025-03-16", "2025-03-03", By::Range).unwrap_err().field, "from");
    }
}
