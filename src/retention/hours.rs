//! When people come: visits of a period by weekday and hour.

use serde::Serialize;
use utoipa::ToSchema;

use super::periods::Period;
use super::view::View;

/// Valid visits by weekday of the shop's day, Monday first, and by hour on the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = Vec<Vec<i64>>)]
pub struct Hours(pub [[i64; 24]; 7]);

/// The visits of a period, each at its weekday and hour. One after midnight belongs to the weekday of the shop's day.
pub fn hours(view: &View<'_>, period: &Period) -> Hours {
    let mut visits = [[0; 24]; 7];
    for customer in view.customers() {
        let history = view.history(customer);
        for at in history.between(period.start, period.end) {
            // 1970-01-01, day 0, was a Thursday.
            let weekday = usize::try_from((history.day(at).0 + 3).rem_euclid(7)).unwrap_or(0);
            visits[weekday][usize::from(history.hour_and_account(at).0 % 24)] += 1;
        }
    }
    Hours(visits)
}

#[cfg(test)]
mod tests {
    use super::super::reference::log;
    use super::super::{Grid, Month, clockwork};
    use super::*;

    #[test]
    fn rows_and_columns_add_up_to_the_clockwork() {
        let log = log("cafe_rome", "Europe/Rome");
        let month = |text: &str| Month::parse(text).unwrap();
        let grid = Grid::months(month("2024-01"), month("2024-03")).unwrap();
        let view = log.as_of(grid.as_of());
        let whole = Grid::range(grid.periods()[0].start, grid.as_of()).unwrap();
        let Hours(all) = hours(&view, &whole.periods()[0]);
        let clock = clockwork(&view);
        assert_eq!(all.map(|row| row.iter().sum::<i64>()), clock.by_weekday);
        let mut by_hour = [0; 24];
        let mut parts = [[0; 24]; 7];
        for (weekday, row) in all.iter().enumerate() {
            for (hour, visits) in row.iter().enumerate() {
                by_hour[hour] += visits;
                parts[weekday][hour] =
                    grid.periods().iter().map(|period| hours(&view, period).0[weekday][hour]).sum::<i64>();
            }
        }
        assert!(clock.visits > 0);
        assert_eq!(by_hour, clock.by_hour);
        assert_eq!(parts, all, "months make up the quarter");
    }
}
