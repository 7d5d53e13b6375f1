//! The traffic light: who is fine, who is late, who is about to be lost, and why.
//!
//! Everybody is measured by a rhythm of their own where there is one. Open days are counted, in the wait and in the
//! rhythm alike: a closed August makes nobody late.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::calendar::{Closures, WindowDays};
use super::facts::{Customer, Question};
use super::view::{History, View};

/// How late or unhappy a customer is, from fine to gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Nothing to do.
    Green,
    /// Late, neutral, or with something small to mend.
    Yellow,
    /// Very late, unhappy, or with something serious to mend.
    Red,
    /// Away for so long that a reminder is no longer the word.
    Gone,
}

impl Colour {
    /// Its name, as in the report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Colour::Green => "green",
            Colour::Yellow => "yellow",
            Colour::Red => "red",
            Colour::Gone => "gone",
        }
    }
}

impl Colour {
    /// Reads its word.
    pub fn parse(word: &str) -> Option<Colour> {
        match word {
            "green" => Some(Colour::Green),
            "yellow" => Some(Colour::Yellow),
            "red" => Some(Colour::Red),
            "gone" => Some(Colour::Gone),
            _ => None,
        }
    }
}

/// Why a customer has a colour, with what the sentence needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "reason")]
#[schema(as = LightReason)]
pub enum Reason {
    /// Too many open days since the last visit.
    Idle {
        /// The colour that this alone gives: yellow, red or gone.
        colour: Colour,
        /// Complete open days since the last visit day.
        idle_days: i32,
        /// From how many on it is this colour.
        from_days: i32,
    },
    /// The last answer is bad: NPS of at most 6, or CSAT of at most 2 of five. Red.
    Unhappy {
        /// The score as given.
        score: u8,
        /// Its scale's greatest.
        scale_max: u8,
    },
    /// The last answer is a CSAT of 3 of five. Yellow.
    Neutral {
        /// The score as given.
        score: u8,
        /// Its scale's greatest.
        scale_max: u8,
    },
    /// A serious case is open. Red.
    SeriousCase,
    /// A minor case is open. Yellow.
    MinorCase,
}

impl Reason {
    /// The colour that this reason alone gives.
    pub fn colour(self) -> Colour {
        match self {
            Reason::Idle { colour, .. } => colour,
            Reason::Unhappy { .. } | Reason::SeriousCase => Colour::Red,
            Reason::Neutral { .. } | Reason::MinorCase => Colour::Yellow,
        }
    }
}

/// One customer's light.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Light {
    /// Who.
    #[serde(skip)]
    pub customer: Customer,
    /// The gravest of the reasons' colours; green without one.
    pub colour: Colour,
    /// All reasons, the gravest first.
    pub reasons: Vec<Reason>,
    /// Complete open days since the last visit day.
    pub idle_days: i32,
    /// Twice the median of the last ten gaps, so that it is a whole number. None below three gaps.
    pub usual_gap_half_days: Option<i32>,
}

impl Light {
    /// The median of the last ten gaps, in open days. None below three gaps.
    pub fn usual_gap_days(&self) -> Option<f64> {
        self.usual_gap_half_days.map(|twice| f64::from(twice) / 2.0)
    }

    /// Whether the wait alone gives a colour short of gone: late, and still worth a word.
    pub fn is_late(&self) -> bool {
        let by_wait = self.reasons.iter().find(|reason| matches!(reason, Reason::Idle { .. }));
        by_wait.is_some_and(|reason| reason.colour() < Colour::Gone)
    }
}

/// How many customers have which light.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrafficLight {
    /// Fine.
    pub green: i64,
    /// Late.
    pub yellow: i64,
    /// About to be lost.
    pub red: i64,
    /// Lost.
    pub gone: i64,
    /// Why, where the reason is as grave as the light. One customer may have two.
    pub reasons: Reasons,
    /// The ids of the first twenty red ones, ascending.
    pub red_customer_ids_head: Vec<TellingId>,
    /// The sum of all red ones' ids, to compare two lists by. None where an id is no number.
    pub red_customer_ids_sum: Option<i64>,
}

/// Reasons of yellow and red lights, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reasons {
    /// A bad answer.
    pub unhappy: i64,
    /// Very late.
    pub idle_red: i64,
    /// Late.
    pub idle_yellow: i64,
    /// A lukewarm answer.
    pub neutral: i64,
    /// An open serious case. Left out of the document where there is none.
    #[serde(skip_serializing_if = "is_zero")]
    pub serious_case: i64,
    /// An open minor case. Left out of the document where there is none.
    #[serde(skip_serializing_if = "is_zero")]
    pub minor_case: i64,
}

fn is_zero(count: &i64) -> bool {
    *count == 0
}

/// The id under which a customer is told: a number where it is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(untagged)]
pub enum TellingId {
    /// Numbers come first and sort as numbers.
    Number(i64),
    /// Any other text.
    Text(String),
}

impl TellingId {
    /// Reads an id. Only what a number would be written as is a number.
    pub fn of(id: &str) -> TellingId {
        match id.parse::<i64>() {
            Ok(number) if number.to_string() == id => TellingId::Number(number),
            _ => TellingId::Text(id.to_owned()),
        }
    }
}

/// How many days of silence make a late customer, in half days of the rhythm or days of the window.
fn idle_colour(idle: i32, usual_gap_half_days: Option<i32>, window: i32) -> Option<(Colour, i32)> {
    const LATE_FROM_DAYS: i32 = 7;
    let half_up = |half_days: i32| (half_days + 1) / 2;
    let (yellow, red, gone) = match usual_gap_half_days {
        Some(twice) => (LATE_FROM_DAYS.max(twice), window.max(half_up(3 * twice)), (3 * window).max(3 * twice)),
        None => (window, 2 * window, 3 * window),
    };
    match idle {
        idle if idle >= gone => Some((Colour::Gone, gone)),
        idle if idle >= red => Some((Colour::Red, red)),
        idle if idle >= yellow => Some((Colour::Yellow, yellow)),
        _ => None,
    }
}

/// From so many gaps on there is a rhythm.
const RHYTHM_FROM_GAPS: usize = 3;

/// Whether somebody is a regular: has a rhythm of their own, which takes three gaps and so four visit days. Who came three
/// times is still on the way there: two gaps have no middle one.
pub fn is_regular(history: &History<'_>) -> bool {
    history.visit_days().nth(RHYTHM_FROM_GAPS).is_some()
}

/// The gaps that make a rhythm: the last so many.
const GAPS_LOOKED_AT: usize = 10;

/// Visit days from which a rhythm is told; earlier ones change nothing.
pub const DAYS_LOOKED_AT: usize = GAPS_LOOKED_AT + 1;

/// Twice the median of the last ten gaps of open days. None where there are not three.
pub(super) fn usual_gap_half_days(history: &History<'_>, closures: &Closures) -> Option<i32> {
    let mut last: Vec<Day> = history.visit_days().rev().take(DAYS_LOOKED_AT).collect();
    last.reverse();
    middle_gap_half_days(&last, closures)
}

/// The same of visit days in order.
fn middle_gap_half_days(days: &[Day], closures: &Closures) -> Option<i32> {
    let last = &days[days.len().saturating_sub(DAYS_LOOKED_AT)..];
    let mut gaps: Vec<i32> = last.windows(2).map(|pair| closures.open_days(pair[0], pair[1])).collect();
    gaps.sort_unstable();
    let middle = gaps.len() / 2;
    (gaps.len() >= RHYTHM_FROM_GAPS)
        .then(|| if gaps.len() % 2 == 1 { 2 * gaps[middle] } else { gaps[middle - 1] + gaps[middle] })
}

/// How long somebody has waited until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Complete open days since the last visit day.
    pub idle_days: i32,
    /// Twice the median of the last ten gaps. None below three gaps.
    pub usual_gap_half_days: Option<i32>,
    /// Whether the wait alone gives a light that is not green.
    pub is_long: bool,
}

/// The wait of somebody who came on these days, in order. None for somebody who has never come.
pub fn wait(days: &[Day], as_of: Day, window: WindowDays, closures: &Closures) -> Option<Wait> {
    let last = days.last()?;
    let idle_days = closures.open_days(last.plus(1), as_of);
    let usual_gap_half_days = middle_gap_half_days(days, closures);
    let is_long = idle_colour(idle_days, usual_gap_half_days, window.get()).is_some();
    Some(Wait { idle_days, usual_gap_half_days, is_long })
}

/// Whether an answer is a bad one: NPS of at most 6, or CSAT of at most 2 of five.
pub fn is_bad(question: Question, score: i64, scale_max: i64) -> bool {
    match question {
        Question::Nps => score <= 6,
        Question::Csat if scale_max == 10 => score <= 4,
        Question::Csat => score <= 2,
    }
}

/// One customer's light as of the view's day. None for somebody without a visit.
pub fn light_of(view: &View<'_>, customer: Customer, window: WindowDays, closures: &Closures) -> Option<Light> {
    const ANSWER_COUNTS_DAYS: i64 = 90;
    let history = view.history(customer);
    let last = history.last_day()?;
    let idle_days = closures.open_days(last.plus(1), view.as_of());
    let usual_gap_half_days = usual_gap_half_days(&history, closures);
    let mut reasons = Vec::new();
    if let Some((colour, from_days)) = idle_colour(idle_days, usual_gap_half_days, window.get()) {
        reasons.push(Reason::Idle { colour, idle_days, from_days });
    }
    let since = view.as_of().plus(-ANSWER_COUNTS_DAYS);
    if let Some((_, answer)) = view.last_answer(customer).filter(|(day, _)| *day >= since) {
        let (score, scale_max) = (answer.score, answer.scale_max);
        match (answer.question, answer.of_five()) {
            (question, _) if is_bad(question, score.into(), scale_max.into()) => {
                reasons.push(Reason::Unhappy { score, scale_max });
            }
            (Question::Csat, 3) => reasons.push(Reason::Neutral { score, scale_max }),
            _ => {}
        }
    }
    let mut cases: Vec<bool> = view.open_cases(customer).map(|case| case.is_serious).collect();
    cases.sort_unstable();
    cases.dedup();
    reasons.extend(cases.iter().map(|serious| if *serious { Reason::SeriousCase } else { Reason::MinorCase }));
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.colour()));
    let colour = reasons.first().map_or(Colour::Green, |reason| reason.colour());
    Some(Light { customer, colour, reasons, idle_days, usual_gap_half_days })
}

/// Everybody's lights, counted, as of the view's day.
pub fn traffic_light(view: &View<'_>, window: WindowDays, closures: &Closures) -> TrafficLight {
    const TOLD_IDS: usize = 20;
    let mut told = TrafficLight::default();
    let mut red = Vec::new();
    for light in view.customers().filter_map(|customer| light_of(view, customer, window, closures)) {
        match light.colour {
            Colour::Green => told.green += 1,
            Colour::Yellow => told.yellow += 1,
            Colour::Red => {
                told.red += 1;
                red.push(TellingId::of(view.log().name(light.customer)));
            }
            Colour::Gone => told.gone += 1,
        }
        for reason in light.reasons.iter().filter(|reason| reason.colour() == light.colour) {
            told.reasons.note(*reason);
        }
    }
    red.sort_unstable();
    let sum = |sum: i64, id: &TellingId| match id {
        TellingId::Number(number) => sum.checked_add(*number),
        TellingId::Text(_) => None,
    };
    told.red_customer_ids_sum = red.iter().try_fold(0, sum);
    red.truncate(TOLD_IDS);
    told.red_customer_ids_head = red;
    told
}

impl Reasons {
    fn note(&mut self, reason: Reason) {
        match reason {
            Reason::Idle { colour: Colour::Red, .. } => self.idle_red += 1,
            Reason::Idle { colour: Colour::Yellow, .. } => self.idle_yellow += 1,
            Reason::Idle { .. } => {}
            Reason::Unhappy { .. } => self.unhappy += 1,
            Reason::Neutral { .. } => self.neutral += 1,
            Reason::SeriousCase => self.serious_case += 1,
            Reason::MinorCase => self.minor_case += 1,
        }
    }
}
