//! The facts a log is built from, as they come from the store or from an import. A customer is a number here, the one
//! that the log gave out for its name.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kernel::Time;

/// Which customer: its place in the log.
pub type Customer = u32;

/// Which visit, as far as its void and its refunds need to know: the bits of a uuid, or any number that is its own.
pub type VisitId = u128;

/// Somebody came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// Its identity.
    pub id: VisitId,
    /// Who came.
    pub customer: Customer,
    /// When.
    pub at: Time,
    /// What was spent, in minor units. None is not known; 0 is known to be free.
    pub amount_minor: Option<i64>,
    /// How many things were bought. None counts as none.
    pub units: Option<u32>,
    /// Whether it was written up instead of paid.
    pub on_account: bool,
    /// Which of the shop's places, by the caller's numbers.
    pub place: u16,
    /// When it was undone. From then on it never was.
    pub voided_at: Option<Time>,
}

/// Money and things that went back, at a time of their own. The visit stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refund {
    /// The visit it belongs to, with what is known of it.
    pub visit: Visit,
    /// When the money went back.
    pub at: Time,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// How many things came back.
    pub units_returned: u32,
}

/// A payment on a customer's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Who paid.
    pub customer: Customer,
    /// When.
    pub at: Time,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// At which place.
    pub place: u16,
}

/// What was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Question {
    /// Whether one would recommend the shop, 0 to 10.
    Nps,
    /// How content one was, 1 to 5, or 1 to 10.
    Csat,
}

impl Question {
    /// The word in files and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Question::Nps => "nps",
            Question::Csat => "csat",
        }
    }

    /// The scores of a scale, by its greatest. None for a scale that this is not asked on.
    pub fn scores(self, scale_max: u8) -> Option<RangeInclusive<u8>> {
        match (self, scale_max) {
            (Question::Nps, 10) => Some(0..=10),
            (Question::Csat, 5 | 10) => Some(1..=scale_max),
            _ => None,
        }
    }
}

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its identity; where two answers have one time, the greater is the later.
    pub id: u128,
    /// Who answered.
    pub customer: Customer,
    /// When.
    pub at: Time,
    /// The question.
    pub question: Question,
    /// The score.
    pub score: u8,
    /// The scale's greatest score: 10 for NPS, 5 or 10 for CSAT.
    pub scale_max: u8,
    /// About which place.
    pub place: u16,
}

impl Answer {
    /// Whether the score lies on a scale that is asked on.
    pub(super) fn is_on_scale(&self) -> bool {
        self.question.scores(self.scale_max).is_some_and(|scores| scores.contains(&self.score))
    }

    /// Whether a CSAT answer is 4 or 5 of five.
    pub(super) fn is_satisfied(&self) -> bool {
        self.of_five() >= 4
    }

    /// A CSAT score on the scale of five: on ten points, two make one.
    pub(super) fn of_five(&self) -> u8 {
        if self.scale_max == 10 { self.score.div_ceil(2) } else { self.score }
    }
}

/// Something went wrong for a customer, until it is solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// For whom.
    pub customer: Customer,
    /// Since when.
    pub opened_at: Time,
    /// Until when. None while it is open.
    pub solved_at: Option<Time>,
    /// Whether it is serious; else it is minor.
    pub is_serious: bool,
}
