//! Figures in words: what the rules of retention give as keys, numbers and reasons, said in one of the three languages.
//!
//! It promises that every answer has words, that a share of fewer than twenty people is told in people, and that figures
//! are rounded here and nowhere before. It speaks to whoever asks; over which wire is no matter of it.

mod benchmark;
mod customer;
mod explanation;
mod screen;
#[cfg(test)]
mod tests;

pub use benchmark::BenchmarkWords;
pub use customer::CustomerText;
pub use explanation::{ExplanationWords, VariantWords};
pub use screen::{GoalText, ScreenText, TileText};

use crate::kernel::{Currency, Day, Language, Zone};
use crate::retention::{FEW_PEOPLE, Unit};
use crate::shop::Shop;
use crate::words::{DASH, Words, rounded};

/// Says a shop's figures in one language.
#[derive(Clone, Debug)]
pub struct Speaker {
    words: Words,
    currency: Currency,
    zone: Zone,
}

impl Speaker {
    /// Speaks the language asked for, or the shop's own.
    pub fn of(shop: &Shop, language: Option<Language>) -> Speaker {
        Speaker {
            words: Words(language.unwrap_or(shop.language)),
            currency: shop.currency.clone(),
            zone: shop.zone.clone(),
        }
    }

    /// A figure in its unit: `40 %`, `€12.50`, `29 days`; a dash where there is none.
    pub fn figure(&self, value: Option<f64>, unit: Unit) -> String {
        let Some(value) = value else { return DASH.to_owned() };
        match unit {
            Unit::Ratio => self.words.percent(value),
            Unit::Money => self.words.money(value, &self.currency),
            Unit::Days => self.words.tell("unit-days", [("n", rounded(value, 1).into())]),
            Unit::Number => self.words.number(value, 1),
            Unit::Count | Unit::Points | Unit::Table => self.words.number(value, 0),
        }
    }

    /// A share of people: `7 of 12`, and from twenty on in percent. A dash of nobody.
    fn share_of_people(&self, part: i64, whole: i64, share: Option<f64>) -> String {
        if (1..FEW_PEOPLE).contains(&whole) {
            self.words.tell("notice-few-people", [("part", part.into()), ("whole", whole.into())])
        } else {
            self.figure(share, Unit::Ratio)
        }
    }

    fn date(&self, day: Day) -> String {
        let (year, month, day) = self.zone.calendar(day);
        self.words.date(year, month, day)
    }
}
