//! The owner's phone screen, top to bottom: one sentence, whom to act on, how far newcomers get, three tiles, one goal.
//!
//! Facts only; the words are put to them at the edge. A shop that has nothing to show yet says so in its sentence, and
//! every figure that cannot be told is none.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::Refusal;
use super::activity::{Activity, activity};
use super::attention::{Attention, attention};
use super::calendar::{Closures, WindowDays};
use super::forecast::Forecast;
use super::fraction::count;
use super::goal::Thermometer;
use super::newcomers::{Newcomers, newcomers};
use super::periods::{Grid, as_date};
use super::tiles::{Tiles, tiles};
use super::view::View;

/// More than five people are a list, and nobody acts on a list.
const PEOPLE_MOST: usize = 5;
/// Over so many days the beginner's number is told: a young shop has no complete month.
const BEGINNING_DAYS: i64 = 30;

/// The one fact that the screen leads with.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "lead")]
pub enum Sentence {
    /// No visit is known, or all were undone.
    NobodyYet,
    /// Nobody could be lost over the last complete month, and nobody came in the last thirty days.
    Quiet {
        /// The last day with a visit.
        #[serde(serialize_with = "as_date")]
        #[schema(value_type = String, format = Date)]
        last_visit: Day,
        /// How many customers have ever come.
        customers: i64,
    },
    /// Nobody could be lost over the last complete month: the beginner's number, over the last thirty days.
    RepeatPurchase {
        /// Those with two visits or more.
        repeat_customers: i64,
        /// Those with a visit.
        visitors: i64,
        /// The one over the other.
        repeat_purchase_rate: Option<f64>,
        /// Over how many days.
        days: i64,
    },
    /// Whom the shop is about to lose, and how many it kept.
    LateAndKept {
        /// Regulars who are late by their own rhythm.
        late_regulars: i64,
        /// The last complete month.
        month: String,
        /// Active at its start and at its end: R.
        retained: i64,
        /// Active at its start: S.
        active_at_start: i64,
        /// R of S.
        retention_rate: Option<f64>,
    },
}

/// The screen.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Today {
    /// The first day of which nothing is known.
    #[serde(serialize_with = "as_date")]
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// The window that lights and retention depend on.
    pub window_days: i32,
    /// What the screen leads with.
    pub sentence: Sentence,
    /// Up to five people to act on.
    pub attention: Attention,
    /// How far newcomers get.
    pub newcomers: Newcomers,
    /// Three figures of the last complete month.
    pub tiles: Tiles,
    /// The goal, where one is set.
    pub goal: Option<Thermometer>,
}

/// The screen as of the view's day, which is the morning of today. People are ranked by the forecast where there is one.
/// Refuses a day before which there is no month.
pub fn today(
    view: &View<'_>,
    window: WindowDays,
    closures: &Closures,
    forecast: Option<&Forecast>,
    goal: Option<Thermometer>,
) -> Result<Today, Refusal> {
    let attention = attention(view, window, closures, forecast, PEOPLE_MOST);
    let tiles = tiles(view, window, closures)?;
    Ok(Today {
        as_of: view.as_of(),
        window_days: window.get(),
        sentence: sentence(view, window, closures, &attention, &tiles)?,
        attention,
        newcomers: newcomers(view),
        tiles,
        goal,
    })
}

fn sentence(
    view: &View<'_>,
    window: WindowDays,
    closures: &Closures,
    attention: &Attention,
    tiles: &Tiles,
) -> Result<Sentence, Refusal> {
    let active_at_start = tiles.kept.out_of.unwrap_or(0);
    if active_at_start > 0 {
        return Ok(Sentence::LateAndKept {
            late_regulars: attention.late_regulars,
            month: tiles.month.clone(),
            retained: tiles.kept.count,
            active_at_start,
            retention_rate: tiles.kept.value,
        });
    }
    let last_visits = || view.customers().filter_map(|customer| view.history(customer).last_day());
    let Some(last_visit) = last_visits().max() else { return Ok(Sentence::NobodyYet) };
    let from = Day(view.as_of().plus(-BEGINNING_DAYS).0.max(0));
    let lately = activity(view, &Grid::range(from, view.as_of())?, window, closures);
    let lately = lately.first().copied().unwrap_or_default();
    Ok(match lately {
        Activity { visitors: 0, .. } => Sentence::Quiet { last_visit, customers: count(last_visits().count()) },
        Activity { visitors, repeat_customers, .. } => Sentence::RepeatPurchase {
            repeat_customers,
            visitors,
            repeat_purchase_rate: lately.repeat_purchase_rate(),
            days: BEGINNING_DAYS,
        },
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::reference::log;
    use super::super::{Calendar, Log, Visit};
    use super::*;
    use crate::kernel::Zone;

    fn told(log: &Log, as_of: Day) -> Value {
        let window = WindowDays::parse(30).unwrap();
        serde_json::to_value(today(&log.as_of(as_of), window, &Closures::default(), None, None).unwrap()).unwrap()
    }

    fn day(month: i8, day: i8) -> Day {
        Day::of_calendar(2025, month, day).unwrap()
    }

    #[test]
    fn the_screen_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        let found = told(&log, day(4, 1));
        assert_eq!(
            found["sentence"],
            json!({"lead": "late_and_kept", "late_regulars": 0, "month": "2025-03", "retained": 2, "active_at_start": 5,
                "retention_rate": 0.4})
        );
        assert_eq!((&found["as_of"], &found["window_days"]), (&json!("2025-04-01"), &json!(30)));
        let people = found["attention"]["people"].as_array().unwrap();
        assert_eq!(people.len(), 5);
        assert_eq!(
            people[0],
            json!({"light": "red", "reasons": [{"reason": "unhappy", "score": 3, "scale_max": 10}],
                "usual_gap_days": 23.0, "idle_days": 0, "risk": {"by": "rhythm", "gaps_waited": 0.0}, "worth": 1450,
                "at_risk": 0.0})
        );
        assert_eq!(found["newcomers"]["steps"][0], json!({"visit_days": 1, "customers": 7}));
        assert_eq!(found["tiles"]["kept"]["count"], 2);
        assert_eq!(found["goal"], json!(null));
    }

    #[test]
    fn while_nobody_can_be_lost_the_screen_leads_with_the_beginners_number() {
        let log = log("tiny", "Europe/Rome");
        // In February, 1 came twice and so did 2, of five.
        assert_eq!(
            told(&log, day(3, 1))["sentence"],
            json!({"lead": "repeat_purchase", "repeat_customers": 2, "visitors": 5, "repeat_purchase_rate": 0.4,
                "days": 30})
        );
    }

    #[test]
    fn shops_with_next_to_nothing_say_so() {
        let mut log = Log::new(Calendar::new(Zone::parse("Europe/Rome").unwrap()));
        assert_eq!(told(&log, day(3, 10))["sentence"], json!({"lead": "nobody_yet"}));
        let at = log.calendar().start(day(3, 1));
        let customer = log.customer("one").unwrap();
        let visit = Visit { customer, at, ..Visit::default() };
        assert_eq!(told(&log, day(3, 10))["sentence"], json!({"lead": "nobody_yet"}));
        log.visit(&visit).unwrap();
        let one = told(&log, day(3, 2));
        assert_eq!((&one["sentence"]["visitors"], &one["sentence"]["repeat_purchase_rate"]), (&json!(1), &json!(0.0)));
        assert_eq!(told(&log, day(3, 31))["sentence"]["visitors"], 1);
        // From April on nobody can be said to have been lost in March, where the one was new.
        assert_eq!(
            told(&log, day(4, 1))["sentence"],
            json!({"lead": "quiet", "last_visit": "2025-03-01", "customers": 1})
        );
        log.void(&visit, at).unwrap();
        assert_eq!(told(&log, day(3, 10))["sentence"], json!({"lead": "nobody_yet"}));
    }
}
