//! One customer's figures: how often, how regularly, how much, and how they are doing.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::calendar::{Closures, WindowDays};
use super::facts::{Customer, Question};
use super::forecast::Forecast;
use super::fraction::{count, ratio};
use super::light::{Colour, Reason, light_of};
use super::periods::{as_date, as_date_or_null};
use super::rfm::{Scores, Word, rfm_scores, word_of};
use super::view::View;

/// What is known of one customer as of a day. What cannot be said is none.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Figures {
    /// The day of the first visit.
    #[serde(serialize_with = "as_date_or_null")]
    #[schema(value_type = Option<String>, format = Date)]
    pub first_visit: Option<Day>,
    /// The day of the last.
    #[serde(serialize_with = "as_date_or_null")]
    #[schema(value_type = Option<String>, format = Date)]
    pub last_visit: Option<Day>,
    /// How many visits.
    pub visits: i64,
    /// On how many days.
    pub visit_days: i64,
    /// Visits per thirty open days since the first visit. None within the first thirty: a first visit of yesterday is no
    /// "thirty a month".
    pub visits_per_30_days: Option<f64>,
    /// The median of the last ten gaps between visit days, in open days. None below three gaps.
    pub usual_gap_days: Option<f64>,
    /// Complete open days since the last visit day.
    pub idle_days: Option<i32>,
    /// What was spent.
    pub spend: Spend,
    /// How it grew. None where there is nothing to compare.
    pub growth: Option<Growth>,
    /// The traffic light.
    pub light: Option<Colour>,
    /// Why it has its colour.
    pub reasons: Vec<Reason>,
    /// The window that light and word depend on.
    pub window_days: i32,
    /// The scores among the customers of the year. None without a visit in it.
    pub rfm: Option<Scores>,
    /// Where the customer stands with the shop.
    pub word: Option<Word>,
    /// What was said last.
    pub last_answer: Option<LastAnswer>,
    /// What is still to be mended.
    pub open_cases: OpenCases,
    /// The chance of a visit. None where the shop has no forecast.
    pub chance: Option<Chance>,
}

/// What a customer spent, over all visits, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Spend {
    /// Spent at visits.
    pub gross_minor: i64,
    /// Gone back.
    pub refunds_minor: i64,
    /// The one less the other.
    pub net_minor: i64,
    /// Visits whose amount is known.
    pub visits_with_amount: i64,
    /// Gross per visit with an amount.
    pub per_visit_minor: Option<f64>,
    /// The share of visits whose amount is known. Below 80 % the figures are partial.
    pub amount_coverage: Option<f64>,
}

/// The net of the last ninety days beside that of the ninety before, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Growth {
    /// Of the last ninety days.
    pub net_minor: i64,
    /// Of the ninety before.
    pub net_before_minor: i64,
    /// By which share of the earlier net the later one is greater. None where the earlier is nothing or less.
    pub rate: Option<f64>,
}

/// The last answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LastAnswer {
    /// On which day.
    #[serde(serialize_with = "as_date")]
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// To which question.
    pub kind: Question,
    /// The score.
    pub score: u8,
    /// Its scale's greatest.
    pub scale_max: u8,
}

/// Open cases by weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpenCases {
    /// Serious ones.
    pub serious: i64,
    /// Minor ones.
    pub minor: i64,
}

/// The chance of at least one visit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Chance {
    /// From 0 to 1.
    pub probability: f64,
    /// Within so many days.
    pub horizon_days: u32,
}

/// One customer's figures as of the view's day. The scores need a look at everybody; the forecast is the shop's, where it
/// has one.
pub fn figures(
    view: &View<'_>,
    customer: Customer,
    window: WindowDays,
    closures: &Closures,
    forecast: Option<&Forecast>,
) -> Figures {
    let history = view.history(customer);
    let visits = count(history.len());
    let open_days = history.first_day().map_or(0, |first| i64::from(closures.open_days(first, view.as_of())));
    let light = light_of(view, customer, window, closures);
    let rfm = rfm_scores(view).into_iter().find(|scores| scores.customer == customer);
    let mut open_cases = OpenCases::default();
    for case in view.open_cases(customer) {
        *(if case.is_serious { &mut open_cases.serious } else { &mut open_cases.minor }) += 1;
    }
    let last_answer = view.last_answer(customer).map(|(day, answer)| LastAnswer {
        day,
        kind: answer.question,
        score: answer.score,
        scale_max: answer.scale_max,
    });
    let chance = forecast.and_then(|forecast| {
        let probability = forecast.chances(view, customer)?.now;
        Some(Chance { probability, horizon_days: forecast.horizon_days })
    });
    Figures {
        first_visit: history.first_day(),
        last_visit: history.last_day(),
        visits,
        visit_days: count(history.visit_days().count()),
        visits_per_30_days: if open_days >= 30 { ratio(30 * visits, open_days) } else { None },
        usual_gap_days: light.as_ref().and_then(|light| light.usual_gap_days()),
        idle_days: light.as_ref().map(|light| light.idle_days),
        spend: spend(view, customer),
        growth: growth(view, customer),
        light: light.as_ref().map(|light| light.colour),
        reasons: light.map_or_else(Vec::new, |light| light.reasons),
        window_days: window.get(),
        rfm,
        word: word_of(view, customer, rfm.as_ref(), window, closures),
        last_answer,
        open_cases,
        chance,
    }
}

fn spend(view: &View<'_>, customer: Customer) -> Spend {
    let history = view.history(customer);
    let amounts = (0..history.len()).filter_map(|at| history.amount_minor(at));
    let (visits_with_amount, gross_minor) = amounts.fold((0, 0), |(n, sum), amount| (n + 1, sum + amount));
    let refunds_minor: i64 = view.refunds(customer).map(|refund| refund.amount_minor).sum();
    Spend {
        gross_minor,
        refunds_minor,
        net_minor: gross_minor - refunds_minor,
        visits_with_amount,
        per_visit_minor: ratio(gross_minor, visits_with_amount),
        amount_coverage: ratio(visits_with_amount, count(history.len())),
    }
}

/// None for somebody who was not known for the whole of both spans, or of whom no amount in them is known.
fn growth(view: &View<'_>, customer: Customer) -> Option<Growth> {
    const SPAN_DAYS: i64 = 90;
    let (to, middle) = (view.as_of(), view.as_of().plus(-SPAN_DAYS));
    let from = middle.plus(-SPAN_DAYS);
    let history = view.history(customer);
    history.first_day().filter(|first| *first <= from)?;
    history.between(from, to).find_map(|at| history.amount_minor(at))?;
    let (net_minor, net_before_minor) = (view.net_minor(customer, middle, to), view.net_minor(customer, from, middle));
    let rate = if net_before_minor > 0 { ratio(net_minor - net_before_minor, net_before_minor) } else { None };
    Some(Growth { net_minor, net_before_minor, rate })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::reference::log;
    use super::super::{Case, Log, Month};
    use super::*;

    fn told(log: &Log, name: &str, as_of: Day) -> serde_json::Value {
        let view = log.as_of(as_of);
        let customer = view.customers().find(|customer| log.name(*customer) == name).unwrap();
        let figures = figures(&view, customer, WindowDays::parse(30).unwrap(), &Closures::default(), None);
        serde_json::to_value(figures).unwrap()
    }

    fn first_of(month: &str) -> Day {
        Month::parse(month).unwrap().first_day()
    }

    #[test]
    fn a_regular_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        // Visits on 1 and 8 February, 8 and 31 March: gaps 7, 28, 23. 59 days are known.
        assert_eq!(
            told(&log, "1", first_of("2025-04")),
            json!({
                "first_visit": "2025-02-01", "last_visit": "2025-03-31", "visits": 4, "visit_days": 4,
                "visits_per_30_days": 120.0 / 59.0, "usual_gap_days": 23.0, "idle_days": 0,
                "spend": {"gross_minor": 1450, "refunds_minor": 0, "net_minor": 1450, "visits_with_amount": 4,
                    "per_visit_minor": 362.5, "amount_coverage": 1.0},
                "growth": null, "light": "red", "reasons": [{"reason": "unhappy", "score": 3, "scale_max": 10}],
                "window_days": 30, "rfm": {"recency": 5, "frequency": 5, "money": 5}, "word": "best",
                "last_answer": {"day": "2025-03-25", "kind": "nps", "score": 3, "scale_max": 10},
                "open_cases": {"serious": 0, "minor": 0}, "chance": null,
            })
        );
    }

    #[test]
    fn growth_needs_both_spans() {
        let log = log("tiny", "Europe/Rome");
        // 31 July is 180 days after 1 February: nothing since 2 May, and 1,450 in the ninety days before.
        let growth = |name: &str, as_of: Day| told(&log, name, as_of)["growth"].clone();
        let full = Day::of_calendar(2025, 7, 31).unwrap();
        assert_eq!(growth("1", full), json!({"net_minor": 0, "net_before_minor": 1450, "rate": -1.0}));
        assert_eq!(growth("1", full.plus(-1)), json!(null));
        assert_eq!(growth("5", full), json!(null));
        // Customer 3 spent 1,000 on 10 February, of which 500 went back on 2 March.
        assert_eq!(growth("3", Day::of_calendar(2025, 8, 9).unwrap())["net_before_minor"], 500);
    }

    #[test]
    fn who_never_came_has_no_figures_and_one_visit_has_no_rhythm() {
        let mut log = log("tiny", "Europe/Rome");
        let nobody = told(&log, "4", first_of("2025-04"));
        assert_eq!((&nobody["visits"], &nobody["spend"]["per_visit_minor"]), (&json!(0), &json!(null)));
        for unknown in ["first_visit", "visits_per_30_days", "idle_days", "growth", "light", "rfm", "word"] {
            assert_eq!(nobody[unknown], json!(null), "{unknown}");
        }
        let four = log.as_of(first_of("2025-04")).customers().find(|customer| log.name(*customer) == "4").unwrap();
        let opened_at = log.calendar().start(first_of("2025-03"));
        log.case(&Case { customer: four, opened_at, solved_at: None, is_serious: true }).unwrap();
        assert_eq!(told(&log, "4", first_of("2025-04"))["open_cases"]["serious"], 1);
        let once = told(&log, "7", first_of("2025-03").plus(1));
        assert_eq!((&once["word"], &once["visits_per_30_days"]), (&json!("new"), &json!(null)));
        assert_eq!(once["usual_gap_days"], json!(null));
    }
}
