//! One customer in words: why to act on them, and how they are doing.

use serde::Serialize;
use utoipa::ToSchema;

use super::Speaker;
use crate::ledger::answer::ProgressView;
use crate::retention::{Colour, Figures, Reason, Slipping, Unit, Word};
use crate::words::rounded;

/// A customer's figures in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerText {
    /// Where they stand with the shop. Null for who has never come.
    pub word: Option<String>,
    /// How often they come. Null below three gaps.
    pub rhythm: Option<String>,
    /// The day of the last visit.
    pub last_visit: Option<String>,
    /// The traffic light.
    pub light: Option<String>,
    /// Why it has its colour, the gravest first.
    pub reasons: Vec<String>,
    /// What they spent at visits whose amount is known, less refunds. Null where none is.
    pub spent: Option<String>,
    /// What one such visit brought.
    pub per_visit: Option<String>,
}

/// Between the parts of a line.
const DOT: &str = " · ";

impl Speaker {
    /// Why to act on somebody, in one line: "every 4 days, now 13 · 9 of 10 stamps".
    pub fn why_act(&self, one: &Slipping, progress: &[ProgressView]) -> String {
        let mut parts: Vec<String> = self.reasons(&one.reasons, one.usual_gap_days).collect();
        // The card that is nearest to its reward is what a reminder can speak of.
        let begun = progress.iter().filter(|card| card.stamps > 0);
        if let Some(card) = begun.min_by_key(|card| card.goal - card.stamps) {
            let stamps = [("n", card.stamps.into()), ("goal", card.goal.into())];
            parts.push(self.words.tell("reason-stamps", stamps));
        }
        parts.join(DOT)
    }

    /// Each reason of a light, in order.
    pub fn reasons(&self, reasons: &[Reason], usual_gap_days: Option<f64>) -> impl Iterator<Item = String> {
        reasons.iter().map(move |reason| self.reason(*reason, usual_gap_days))
    }

    fn reason(&self, reason: Reason, usual_gap_days: Option<f64>) -> String {
        let scored =
            |key: &str, score: u8, most: u8| self.words.tell(key, [("score", score.into()), ("most", most.into())]);
        match reason {
            Reason::Idle { idle_days, .. } => match usual_gap_days {
                Some(gap) => {
                    self.words.tell("reason-rhythm", [("gap", told_gap(gap).into()), ("idle", idle_days.into())])
                }
                None => self.words.tell("reason-away", [("idle", idle_days.into())]),
            },
            Reason::Unhappy { score, scale_max } => scored("reason-unhappy", score, scale_max),
            Reason::Neutral { score, scale_max } => scored("reason-neutral", score, scale_max),
            Reason::SeriousCase => self.words.say("reason-serious-case"),
            Reason::MinorCase => self.words.say("reason-minor-case"),
        }
    }

    /// How a customer is doing.
    pub fn customer(&self, figures: &Figures) -> CustomerText {
        let spend = &figures.spend;
        let spent = || {
            let net = self.figure(Some(spend.net_minor as f64), Unit::Money);
            self.words.tell("customer-spent", [("net", net.into()), ("visits", spend.visits_with_amount.into())])
        };
        let rhythm = |gap| self.words.tell("customer-rhythm", [("gap", told_gap(gap).into())]);
        CustomerText {
            word: figures.word.map(|word| self.word(word)),
            rhythm: figures.usual_gap_days.map(rhythm),
            last_visit: figures.last_visit.map(|day| self.date(day)),
            light: figures.light.map(|light| self.light(light)),
            reasons: self.reasons(&figures.reasons, figures.usual_gap_days).collect(),
            spent: (spend.visits_with_amount > 0).then(spent),
            per_visit: spend.per_visit_minor.map(|minor| self.figure(Some(minor), Unit::Money)),
        }
    }

    /// Where a customer stands with the shop.
    pub fn word(&self, word: Word) -> String {
        self.words.say(match word {
            Word::New => "word-new",
            Word::ComingBack => "word-coming-back",
            Word::Regular => "word-regular",
            Word::Best => "word-best",
            Word::GoneQuiet => "word-gone-quiet",
        })
    }

    /// A light's colour for those who see none.
    pub fn light(&self, light: Colour) -> String {
        self.words.say(match light {
            Colour::Green => "light-green",
            Colour::Yellow => "light-yellow",
            Colour::Red => "light-red",
            Colour::Gone => "light-gone",
        })
    }
}

/// Gaps of open days can be none, between two visits on closed ones: nobody comes more often than every day.
fn told_gap(days: f64) -> f64 {
    rounded(days, 1).max(1.0)
}
