//! Feedback: what customers say when they are asked, and what went wrong for them.
//!
//! Answers are read by retention (NPS, CSAT, the traffic light); a case is open until somebody says that it is solved, and
//! stays solved: what goes wrong again is a case of its own. Both come from the counter and from the customer's own card,
//! where the shop also answers and tells what it has to tell.

pub mod ask;
pub mod jobs;
pub mod note;
pub mod page;
pub mod routes;
pub mod store;

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::kernel::{CaseId, Comment, Cursor};
use crate::retention::Question;

/// Cases that one person opens on their card in a day at most; at the counter there are people to judge.
pub const MAX_OWN_CASES_A_DAY: i64 = 3;

/// How bad it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Weight {
    /// A customer may be lost over it.
    Serious,
    /// Worth a word at the next visit.
    Minor,
}

/// Something that went wrong for a customer.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"weight": "serious", "text": "Waited twenty minutes, and the coffee was cold."}))]
pub struct NewCase {
    /// How bad it was.
    pub weight: Weight,
    /// What went wrong.
    pub text: Comment,
}

/// Where a case stands in the list: serious ones first, of one weight the newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1 for serious, 0 for minor.
    pub rank: i64,
    /// Which; ids are in the order of birth.
    pub id: Uuid,
}

/// An id of version 7 begins with a bit that is 0 until the year 6429, so the rank has room before it.
const RANK_BIT: u128 = 1 << 127;

impl Place {
    /// The place of a case.
    pub fn of(weight: Weight, id: CaseId) -> Place {
        Place { rank: i64::from(weight == Weight::Serious), id: id.0 }
    }
}

impl From<Place> for Cursor {
    fn from(place: Place) -> Cursor {
        Cursor(place.id.as_u128() | if place.rank == 0 { 0 } else { RANK_BIT })
    }
}

impl From<Cursor> for Place {
    fn from(Cursor(bits): Cursor) -> Place {
        Place { rank: i64::from(bits & RANK_BIT != 0), id: Uuid::from_u128(bits & !RANK_BIT) }
    }
}

/// A score on the scale it was asked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The score.
    pub score: u8,
    /// The scale's greatest.
    pub scale_max: u8,
}

impl Score {
    /// Checks a score. Without a scale, NPS is asked on 0 to 10 and CSAT on 1 to 5.
    pub fn parse(question: Question, score: i64, scale_max: Option<i64>) -> Result<Score, Refusal> {
        let scale_max = scale_max.unwrap_or(match question {
            Question::Nps => 10,
            Question::Csat => 5,
        });
        let scale = u8::try_from(scale_max).ok().and_then(|max| Some((max, question.scores(max)?)));
        let (scale_max, scores) = scale.ok_or(Refusal::NoSuchScale(question))?;
        let known = u8::try_from(score).ok().filter(|score| scores.contains(score));
        Ok(Score { score: known.ok_or(Refusal::OffTheScale(scores))?, scale_max })
    }
}

/// Why what was said is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A scale that the question is not asked on.
    #[error("must be {}", match .0 { Question::Nps => "10 for nps", Question::Csat => "5 or 10 for csat" })]
    NoSuchScale(Question),
    /// A score that the scale does not have.
    #[error("must be {} to {} on this scale", .0.start(), .0.end())]
    OffTheScale(RangeInclusive<u8>),
    /// A case is not opened again: what was wrong then and what is wrong now are two things.
    #[error("takes true only: a case that was solved stays solved. Open a new case instead")]
    StaysSolved,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_lie_on_a_scale_that_is_asked_on() {
        let score = |question, score, scale_max| {
            Score::parse(question, score, scale_max).map(|Score { score, scale_max }| (score, scale_max))
        };
        assert_eq!(score(Question::Nps, 0, None), Ok((0, 10)));
        assert_eq!(score(Question::Nps, 10, Some(10)), Ok((10, 10)));
        assert_eq!(score(Question::Csat, 1, None), Ok((1, 5)));
        assert_eq!(score(Question::Csat, 10, Some(10)), Ok((10, 10)));
        for (question, out, scale_max) in [
            (Question::Nps, 11, None),
            (Question::Nps, -1, None),
            (Question::Nps, 256 + 9, None),
            (Question::Csat, 0, None),
            (Question::Csat, 6, None),
            (Question::Csat, 0, Some(10)),
            (Question::Csat, 11, Some(10)),
        ] {
            assert!(matches!(score(question, out, scale_max), Err(Refusal::OffTheScale(_))), "{question:?} {out}");
        }
        for (question, scale_max) in
            [(Question::Nps, 5), (Question::Csat, 7), (Question::Csat, 0), (Question::Csat, 266)]
        {
            assert_eq!(score(question, 1, Some(scale_max)), Err(Refusal::NoSuchScale(question)), "{scale_max}");
        }
    }

    #[test]
    fn a_place_survives_being_a_cursor_and_the_serious_come_first() {
        let id = |n: u128| CaseId(Uuid::from_u128(n));
        let place = |weight, n| Place::of(weight, id(n));
        for place in [place(Weight::Serious, 5), place(Weight::Minor, u128::MAX >> 1)] {
            assert_eq!(Place::from(Cursor::from(place)), place);
        }
        let position = |weight, n| Cursor::from(place(weight, n)).0;
        assert!(position(Weight::Serious, 1) > position(Weight::Minor, 9));
        assert!(position(Weight::Minor, 9) > position(Weight::Minor, 1));
        assert!(Cursor::START.0 > position(Weight::Serious, u128::MAX >> 2));
    }

    #[test]
    fn refusals_say_what_is_asked() {
        assert_eq!(Refusal::OffTheScale(1..=5).to_string(), "must be 1 to 5 on this scale");
        assert_eq!(Refusal::NoSuchScale(Question::Csat).to_string(), "must be 5 or 10 for csat");
    }
}
