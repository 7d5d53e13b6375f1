//! What others reach: the industry surveys that the guides quote, and the shop's own last year, which says more.
//!
//! Nobody knows how the surveys were made, nor over which period. They are compared with a rate over twelve months and
//! with nothing else: 55 % a year are 95 % a month, and a month's 80 % is not "25 points above the average".

use serde::Serialize;
use utoipa::ToSchema;

use crate::shop::ShopKind;

use super::Refusal;
use super::activity::activity;
use super::calendar::{Closures, WindowDays};
use super::fraction::ratio;
use super::periods::{Grid, Month};
use super::view::View;

/// The line of business that a survey speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trade {
    /// Retail and e-commerce.
    RetailAndEcommerce,
    /// Restaurants, cafés, hotels and travel.
    HospitalityAndTravel,
    /// Professional services and media.
    ServicesAndMedia,
    /// All of them.
    Any,
    /// Sales at the counter.
    InStore,
    /// Sales over the internet.
    Online,
}

/// What a survey or a guide gives a figure for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Surveyed {
    /// The average share of customers kept.
    RetentionRate,
    /// The share to aim at, or more.
    RetentionRateAim,
    /// The share lost in a year at which a guide sounds the alarm.
    YearlyChurnAlarm,
    /// The share of things sold that come back.
    ReturnRate,
}

/// One figure of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Survey {
    /// What for.
    pub surveyed: Surveyed,
    /// Of which trade.
    pub trade: Trade,
    /// The figure in percent, from here.
    pub from_percent: i64,
    /// To here; the same where it is one figure.
    pub to_percent: i64,
    /// The key of the sentence that says where it comes from, and that its method and period are not known.
    pub source: &'static str,
}

const fn survey(surveyed: Surveyed, trade: Trade, from_percent: i64, to_percent: i64, source: &'static str) -> Survey {
    Survey { surveyed, trade, from_percent, to_percent, source }
}

/// All that the guides quote.
pub const SURVEYS: [Survey; 7] = [
    survey(Surveyed::RetentionRate, Trade::RetailAndEcommerce, 63, 63, INDUSTRY),
    survey(Surveyed::RetentionRate, Trade::HospitalityAndTravel, 55, 55, INDUSTRY),
    survey(Surveyed::RetentionRate, Trade::ServicesAndMedia, 84, 84, INDUSTRY),
    survey(Surveyed::RetentionRateAim, Trade::Any, 85, 100, "benchmark-source-aim"),
    survey(Surveyed::YearlyChurnAlarm, Trade::Any, 5, 7, "benchmark-source-alarm"),
    survey(Surveyed::ReturnRate, Trade::InStore, 9, 9, "benchmark-source-returns"),
    survey(Surveyed::ReturnRate, Trade::Online, 20, 20, "benchmark-source-returns"),
];

const INDUSTRY: &str = "benchmark-source-industry";

/// The retention rate that surveys give for a kind of shop. There is none for salons; professional services come nearest,
/// and its trade is told with it.
pub fn survey_of(kind: ShopKind) -> Option<&'static Survey> {
    let trade = match kind {
        ShopKind::Cafe | ShopKind::Restaurant => Trade::HospitalityAndTravel,
        ShopKind::Shop => Trade::RetailAndEcommerce,
        ShopKind::Salon => Trade::ServicesAndMedia,
    };
    SURVEYS.iter().find(|survey| survey.surveyed == Surveyed::RetentionRate && survey.trade == trade)
}

/// What a retention rate over twelve months is to be held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The twelve months before: the same shop, the same way of counting.
    OwnYearBefore,
    /// A survey, for want of an own year.
    Survey,
}

/// Customers kept over twelve months, out of those active at their start.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct YearKept {
    /// Active at the start and at the end.
    pub retained: i64,
    /// Active at the start.
    pub active_at_start: i64,
    /// The one over the other.
    pub retention_rate: Option<f64>,
}

/// A twelve-month retention rate beside what it can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Benchmark {
    /// The twelve months.
    pub year: YearKept,
    /// The twelve months before. None where nobody was active at their start.
    pub year_before: Option<YearKept>,
    /// The survey of the shop's trade.
    pub survey: Option<&'static Survey>,
    /// Which of the two to show first.
    pub against: Option<Against>,
    /// By how many points the rate lies above it.
    pub points_above: Option<f64>,
}

/// The retention rate over the twelve months that end with `last`, and what to hold it against. None where nobody was
/// active at their start, or where they are not over by the view's day: then there is no such rate. Any other period is
/// compared with nothing, since none is taken.
pub fn benchmark(
    view: &View<'_>,
    kind: ShopKind,
    last: Month,
    window: WindowDays,
    closures: &Closures,
) -> Result<Option<Benchmark>, Refusal> {
    let kept = |last: Month| {
        let grid = Grid::range(last.plus(-11).first_day(), last.plus(1).first_day())?;
        if grid.as_of() > view.as_of() {
            return Ok(None);
        }
        let years = activity(view, &grid, window, closures);
        let year = years.first().filter(|year| year.active_at_start > 0);
        Ok(year.map(|year| YearKept {
            retained: year.retained,
            active_at_start: year.active_at_start,
            retention_rate: year.retention_rate(),
        }))
    };
    let Some(year) = kept(last)? else { return Ok(None) };
    Ok(Some(compare(year, kept(last.plus(-12))?, survey_of(kind))))
}

fn compare(year: YearKept, year_before: Option<YearKept>, survey: Option<&'static Survey>) -> Benchmark {
    let own = year_before.and_then(|before| Some((Against::OwnYearBefore, before.retention_rate?)));
    let others = || Some((Against::Survey, ratio(survey?.from_percent, 100)?));
    let chosen = own.or_else(others);
    let points = |(_, rate): (Against, f64)| Some(100.0 * (year.retention_rate? - rate));
    Benchmark {
        year,
        year_before,
        survey,
        against: chosen.map(|(against, _)| against),
        points_above: chosen.and_then(points),
    }
}

#[cfg(test)]
mod tests {
    use super::super::reference::log;
    use super::*;

    fn kept(retained: i64, active_at_start: i64) -> YearKept {
        YearKept { retained, active_at_start, retention_rate: ratio(retained, active_at_start) }
    }

    fn of(last: &str, days_later: i64) -> Option<Benchmark> {
        let log = log("cafe_rome", "Europe/Rome");
        let last = Month::parse(last).unwrap();
        let window = WindowDays::parse(30).unwrap();
        let view = log.as_of(last.plus(1).first_day().plus(days_later));
        benchmark(&view, ShopKind::Cafe, last, window, &Closures::default()).unwrap()
    }

    #[test]
    fn the_own_year_before_comes_first_and_a_survey_in_its_stead() {
        let survey = survey_of(ShopKind::Cafe);
        let with_own = compare(kept(60, 100), Some(kept(1, 2)), survey);
        assert_eq!(with_own.against, Some(Against::OwnYearBefore));
        assert!((with_own.points_above.unwrap() - 10.0).abs() < 1e-9);
        let without = compare(kept(60, 100), None, survey);
        assert_eq!(without.against, Some(Against::Survey));
        assert!((without.points_above.unwrap() - 5.0).abs() < 1e-9);
        assert_eq!(compare(kept(60, 100), None, None).points_above, None);
    }

    #[test]
    fn a_year_is_that_of_the_report() {
        // The expected file's 2025 keeps the same people; its first year began with nobody to lose.
        let expected = include_str!("../../tests/retention/expected/cafe_rome.json");
        let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
        let years = expected["long_periods"].as_array().unwrap();
        let year = years.iter().find(|year| year["period"] == "2025").unwrap();
        let found = of("2025-12", 0).unwrap();
        assert_eq!(found.year.retained, year["retained"].as_i64().unwrap());
        assert_eq!(found.year.active_at_start, year["active_at_start"].as_i64().unwrap());
        assert_eq!(found.year.retention_rate, year["retention_rate"].as_f64());
        assert_eq!((found.year_before, found.against), (None, Some(Against::Survey)));
        assert_eq!((of("2024-12", 0), of("2025-12", -1)), (None, None));
    }

    #[test]
    fn every_kind_of_shop_finds_its_trade() {
        let percent = |kind| survey_of(kind).map(|survey| survey.from_percent);
        let kinds = [ShopKind::Cafe, ShopKind::Restaurant, ShopKind::Shop, ShopKind::Salon];
        assert_eq!(kinds.map(percent), [Some(55), Some(55), Some(63), Some(84)]);
    }
}
