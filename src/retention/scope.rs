//! What a question is about: one period by its name, the log as of a day, and the settings that figures depend on.

use crate::kernel::Day;

use super::Refusal;
use super::calendar::{Closures, WindowDays};
use super::periods::{Grid, Month, Period};
use super::view::View;

/// One period among its neighbours.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// The log as of a day. A figure equals that of a report as of the same day.
    pub view: &'a View<'a>,
    /// After how many open days without a visit a customer is lost.
    pub window: WindowDays,
    /// Days that do not count as idle.
    pub closures: &'a Closures,
    /// The period, those before it that its figures need, and those after it that are over.
    pub grid: Grid,
    /// The period's slot in the grid.
    pub slot: usize,
}

impl<'a> Scope<'a> {
    /// Reads a period's name: a month `2025-03`, a quarter `2025-Q1`, a year `2025`, a week `2025-W09`, or the first and
    /// the last day of a free range, `2025-03-01..2025-03-20`.
    pub fn of(
        view: &'a View<'a>,
        period: &str,
        window: WindowDays,
        closures: &'a Closures,
    ) -> Result<Scope<'a>, Refusal> {
        let grid = grid_of(view, period)?;
        let at = grid.periods().iter().position(|other| other.name == period).ok_or(Refusal::NoSuchPeriod)?;
        Ok(Scope { view, window, closures, grid, slot: at + Grid::FIRST })
    }

    /// The period.
    pub fn period(&self) -> Option<&Period> {
        self.grid.periods().get(self.slot - Grid::FIRST)
    }
}

/// The row of periods that one stands in, by its name.
fn grid_of(view: &View<'_>, name: &str) -> Result<Grid, Refusal> {
    let last_month = |first: Month| Month::of(view.as_of()).plus(-1).max(first);
    if let Some((from, to)) = name.split_once("..") {
        return Grid::range(day(from)?, day(to)?.plus(1));
    }
    if let Some((year, week)) = name.split_once("-W") {
        let monday = monday_of(year, week).ok_or(Refusal::NoSuchPeriod)?;
        return Grid::weeks(monday, view.as_of().plus(-7).max(monday));
    }
    if let Some((year, quarter)) = name.split_once("-Q") {
        let first = ["1", "2", "3", "4"].iter().position(|other| *other == quarter).ok_or(Refusal::NoSuchPeriod)?;
        let first = month(&format!("{year}-{:02}", first * 3 + 1))?;
        return Grid::quarters(first, last_month(first.plus(2)));
    }
    if !name.contains('-') {
        let january = month(&format!("{name}-01"))?;
        return Grid::years(january, last_month(january.plus(11)));
    }
    let asked = month(name)?;
    // A year up to the period, for its lifetime value; but no month before the shop's first visit, which would pass for
    // one in which nobody came.
    let began = view.customers().filter_map(|customer| view.history(customer).first_day()).min();
    let from = began.map_or(asked, |day| Month::of(day).max(asked.plus(-11)).min(asked));
    Grid::months(from, last_month(asked))
}

fn month(text: &str) -> Result<Month, Refusal> {
    Month::parse(text).map_err(|_| Refusal::NoSuchPeriod)
}

/// Reads `2025-03-09`.
fn day(text: &str) -> Result<Day, Refusal> {
    let day = || {
        let (year_and_month, day) = text.rsplit_once('-')?;
        let month = Month::parse(year_and_month).ok()?;
        let is_written = day.len() == 2 && day.bytes().all(|byte| byte.is_ascii_digit());
        let day = month.first_day().plus(day.parse::<i64>().ok().filter(|day| is_written && *day > 0)? - 1);
        (Month::of(day) == month).then_some(day)
    };
    day().ok_or(Refusal::NoSuchPeriod)
}

/// The Monday of an ISO week: the first week of a year has the fourth of January.
fn monday_of(year: &str, week: &str) -> Option<Day> {
    let (fourth, week) = (day(&format!("{year}-01-04")).ok()?, week.parse::<i64>().ok()?);
    let first_monday = fourth.plus(-i64::from((fourth.0 + 3).rem_euclid(7)));
    let monday = first_monday.plus((week - 1).checked_mul(7)?);
    (monday.0 >= 0).then_some(monday)
}

#[cfg(test)]
mod tests {
    use super::super::reference::tiny;
    use super::*;

    #[test]
    fn a_period_is_found_by_its_name() {
        let (log, _) = tiny();
        let view = log.as_of(Day::of_calendar(2025, 4, 1).unwrap());
        let (window, closures) = (WindowDays::parse(30).unwrap(), Closures::default());
        let told = |name: &str| {
            let scope = Scope::of(&view, name, window, &closures)?;
            let (first, slots) = (scope.grid.periods()[0].name.clone(), scope.grid.periods().len());
            let period = scope.period().unwrap();
            assert_eq!(period.name, name);
            Ok((first, slots, period.days()))
        };
        let ok = |first: &str, slots, days| Ok((first.to_owned(), slots, days));
        assert_eq!(told("2025-03"), ok("2025-02", 2, 31));
        assert_eq!(told("2025-02"), ok("2025-02", 2, 28));
        assert_eq!(told("2025-01"), ok("2025-01", 3, 31));
        assert_eq!(told("2025-Q1"), ok("2025-Q1", 1, 90));
        assert_eq!(told("2024"), ok("2024", 1, 366));
        assert_eq!(told("2025"), ok("2025", 1, 365));
        assert_eq!(told("2025-W09"), ok("2025-W09", 5, 7));
        assert_eq!(told("2025-02-27..2025-03-01"), ok("2025-02-27..2025-03-01", 1, 3));
        for name in [
            "",
            "-",
            "2025-13",
            "2025-Q5",
            "2025-W54",
            "2025-W9",
            "2025-W00",
            "2025-W99999999999999999999",
            "25",
            "2025-02-29..2025-03-01",
            "2025-02-1..2025-03-01",
            "..",
            "2025-03 ",
        ] {
            assert_eq!(told(name), Err(Refusal::NoSuchPeriod), "{name}");
        }
        assert_eq!(told("2025-03-02..2025-03-01"), Err(Refusal::EndsBeforeItBegins));
    }
}
