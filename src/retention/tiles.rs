//! Three tiles: who was kept, who is new, how often people came in the last complete month, each beside the month before.

use serde::Serialize;
use utoipa::ToSchema;

use super::Refusal;
use super::activity::{Activity, Tally};
use super::calendar::{Closures, WindowDays};
use super::fraction::ratio;
use super::noise::{Sample, count_is_more_than_noise, mean_is_more_than_noise, share_is_more_than_noise};
use super::periods::{Grid, Month};
use super::view::View;
use super::walk::walk;

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Arrow {
    /// It is greater.
    Up,
    /// It is smaller.
    Down,
    /// It is the same.
    Level,
}

/// One figure of a month beside that of the month before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Tile {
    /// The figure. None over an empty denominator.
    pub value: Option<f64>,
    /// What it is made of: the count above.
    pub count: i64,
    /// And the count below, where it is a ratio.
    pub out_of: Option<i64>,
    /// The month before's figure. None where there is none, or the shop was not there for all of that month.
    pub before: Option<f64>,
    /// Which way it went. None where either is none.
    pub arrow: Option<Arrow>,
    /// Whether the change is more than noise; where it is not, the arrow is grey. None where that cannot be told.
    pub is_more_than_noise: Option<bool>,
}

/// The tiles of a month.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Tiles {
    /// The month, complete.
    pub month: String,
    /// The month before.
    pub month_before: String,
    /// Kept of those active at the start: R of S.
    pub kept: Tile,
    /// New customers.
    pub new_customers: Tile,
    /// Visits per visitor.
    pub visits_per_customer: Tile,
}

/// What is counted of one month.
#[derive(Clone, Debug)]
struct Counted {
    name: String,
    days: i64,
    activity: Activity,
    visits_of_visitors: Sample,
}

/// The tiles of the last complete month before the view's day. Refuses a day for which there are no two such months.
pub fn tiles(view: &View<'_>, window: WindowDays, closures: &Closures) -> Result<Tiles, Refusal> {
    let last = Month::of(view.as_of()).plus(-1);
    let grid = Grid::months(last.plus(-1), last)?;
    let mut activity = Tally::new(&grid, window, closures);
    let mut samples = vec![Sample::default(); grid.slots()];
    let mut first = None;
    walk(view, &grid, |person| {
        activity.meet(person);
        person.stays.iter().for_each(|stay| samples[stay.slot].note(stay.visits()));
        first = person.history.first_day().into_iter().chain(first).min();
    });
    let counted = grid.periods().iter().zip(activity.finish(&grid)).zip(grid.asked(samples));
    let counted = counted.map(|((period, activity), visits_of_visitors)| Counted {
        name: period.name.clone(),
        days: period.days(),
        activity,
        visits_of_visitors,
    });
    let [before, now] = counted.collect::<Vec<_>>().try_into().map_err(|_| Refusal::EndsBeforeItBegins)?;
    // A month in which the shop opened is a part of one: everything would seem to grow in the next.
    let is_comparable = first.is_some_and(|first| first <= grid.start(Grid::FIRST));
    Ok(beside(&now, &before, is_comparable))
}

fn beside(now: &Counted, before: &Counted, is_comparable: bool) -> Tiles {
    let kept = |month: &Counted| (month.activity.retained, month.activity.active_at_start);
    let new = |month: &Counted| (month.activity.new_customers, month.days);
    let visits = |month: &Counted| (month.activity.visits, month.activity.visitors);
    let tile = |of: fn(&Activity) -> Option<f64>, count, out_of, is_more_than_noise: Option<bool>| {
        let (value, old) = (of(&now.activity), of(&before.activity).filter(|_| is_comparable));
        let arrow = value.zip(old).map(|(value, old)| match value {
            value if value > old => Arrow::Up,
            value if value < old => Arrow::Down,
            _ => Arrow::Level,
        });
        Tile { value, count, out_of, before: old, arrow, is_more_than_noise: arrow.and(is_more_than_noise) }
    };
    let noise_of_mean = mean_is_more_than_noise(&before.visits_of_visitors, &now.visits_of_visitors);
    Tiles {
        month: now.name.clone(),
        month_before: before.name.clone(),
        kept: tile(
            Activity::retention_rate,
            kept(now).0,
            Some(kept(now).1),
            share_is_more_than_noise(kept(before), kept(now)),
        ),
        new_customers: tile(
            |activity| ratio(activity.new_customers, 1),
            new(now).0,
            None,
            count_is_more_than_noise(new(before), new(now)),
        ),
        visits_per_customer: tile(Activity::purchase_frequency, visits(now).0, Some(visits(now).1), noise_of_mean),
    }
}

#[cfg(test)]
mod tests {
    use crate::kernel::{Day, Zone};

    use super::super::reference::log;
    use super::super::{Calendar, Log};
    use super::*;

    fn told(log: &Log, as_of: Day) -> Tiles {
        tiles(&log.as_of(as_of), WindowDays::parse(30).unwrap(), &Closures::default()).unwrap()
    }

    fn day(month: i8, day: i8) -> Day {
        Day::of_calendar(2025, month, day).unwrap()
    }

    #[test]
    fn the_tiles_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        for as_of in [day(4, 1), day(4, 30)] {
            let found = told(&log, as_of);
            assert_eq!((found.month.as_str(), found.month_before.as_str()), ("2025-03", "2025-02"));
            // Nobody could be lost in February, so there is nothing to hold 2 of 5 against.
            let kept = found.kept;
            assert_eq!((kept.count, kept.out_of, kept.value), (2, Some(5), Some(0.4)));
            assert_eq!((kept.before, kept.arrow, kept.is_more_than_noise), (None, None, None));
            // 5 new in 28 days, then 2 in 31: of seven throws, two or fewer are no wonder.
            let new = found.new_customers;
            assert_eq!((new.value, new.before, new.arrow), (Some(2.0), Some(5.0), Some(Arrow::Down)));
            assert_eq!(new.is_more_than_noise, Some(false));
            // 7 visits of 5 in February, 6 of 4 in March.
            let visits = found.visits_per_customer;
            assert_eq!((visits.value, visits.before, visits.arrow), (Some(1.5), Some(1.4), Some(Arrow::Up)));
            assert_eq!(visits.is_more_than_noise, Some(false));
        }
    }

    #[test]
    fn a_month_in_which_the_shop_opened_is_not_compared() {
        let log = log("tiny", "Europe/Rome");
        let february = told(&log, day(3, 1));
        assert_eq!((february.new_customers.count, february.new_customers.before), (5, None));
        assert_eq!(february.visits_per_customer.is_more_than_noise, None);
        // By May, nobody came in April: a mean of nobody, and nobody new instead of two.
        let april = told(&log, day(5, 2));
        assert_eq!((april.visits_per_customer.value, april.visits_per_customer.arrow), (None, None));
        assert_eq!((april.new_customers.before, april.new_customers.arrow), (Some(2.0), Some(Arrow::Down)));
    }

    #[test]
    fn an_empty_shop_has_tiles_without_figures() {
        let log = Log::new(Calendar::new(Zone::parse("UTC").unwrap()));
        let found = told(&log, day(4, 1));
        assert_eq!((found.kept.value, found.new_customers.value, found.new_customers.before), (None, Some(0.0), None));
        let first_days = tiles(&log.as_of(Day(3)), WindowDays::parse(30).unwrap(), &Closures::default());
        assert!(first_days.is_ok());
    }
}
