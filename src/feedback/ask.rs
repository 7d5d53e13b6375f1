//! When a customer is asked on their card: after a visit, and once in ninety days.
//!
//! Looking at a page writes nothing, so nobody notes that a question was shown. Instead it is the visits that open
//! questions, one after the other: a visit opens one if none was opened, answered or put off in the ninety days before.
//! So whoever never answers is asked no more often than who does, and every look at the page finds the same.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::customer::Purpose;
use crate::kernel::{Time, VisitId};
use crate::retention::Question;

/// What a shop asks after a visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Asks {
    /// Whether one would recommend the shop, 0 to 10.
    #[default]
    Nps,
    /// How content one was, 1 to 5.
    Csat,
    /// Nothing.
    None,
}

impl Asks {
    /// The word in the database and in the audit log.
    pub fn as_str(self) -> &'static str {
        match self {
            Asks::Nps => "nps",
            Asks::Csat => "csat",
            Asks::None => "none",
        }
    }

    /// The question, where there is one.
    pub fn question(self) -> Option<Question> {
        match self {
            Asks::Nps => Some(Question::Nps),
            Asks::Csat => Some(Question::Csat),
            Asks::None => None,
        }
    }
}

/// Between two questions to one person.
pub const QUIET_MS: i64 = 90 * 24 * 3_600_000;
/// For so long after the visit a question is shown.
pub const SHOWN_MS: i64 = 48 * 3_600_000;
/// And for so long an answer to it is taken: the page may have been open.
pub const TAKEN_MS: i64 = 72 * 3_600_000;
/// The first visit is for getting to know each other.
const FIRST_ASKED_VISIT: usize = 2;

/// What is known of somebody, to decide whether to ask them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    /// Visits before those of the list.
    pub visits_before: usize,
    /// Visits since the shop asks this and they allow it, in the order of time.
    pub visits: Vec<(VisitId, Time)>,
    /// When they answered, on whichever way, or put a question off; in any order.
    pub answered: Vec<Time>,
}

impl Asking {
    /// The visits that open a question, in the order of time.
    pub fn opening(&self) -> Vec<(VisitId, Time)> {
        let mut opening: Vec<(VisitId, Time)> = Vec::new();
        for (place, (visit, at)) in self.visits.iter().enumerate() {
            let is_quiet = |before: Time| before <= *at && at.distance_ms(before) < QUIET_MS;
            let is_known = self.visits_before + place + 1 >= FIRST_ASKED_VISIT;
            let is_quiet_now = opening.last().is_some_and(|(_, last)| is_quiet(*last));
            if is_known && !is_quiet_now && !self.answered.iter().any(|answered| is_quiet(*answered)) {
                opening.push((*visit, *at));
            }
        }
        opening
    }

    /// The visit of which a question is open: opened less than so long ago, and nothing was said since.
    pub fn open(&self, now: Time, within_ms: i64) -> Option<VisitId> {
        let (visit, at) = self.opening().into_iter().rfind(|(_, at)| *at <= now)?;
        let is_answered = self.answered.iter().any(|answered| *answered >= at);
        (now.distance_ms(at) < within_ms && !is_answered).then_some(visit)
    }
}

/// Whether somebody may be asked, by what they said of it last.
pub fn may_be_asked(last_word: Option<bool>) -> bool {
    last_word.unwrap_or(Purpose::Surveys.holds_unasked())
}

/// Whether a score says that something went wrong: an NPS of a detractor, a CSAT in the lower two fifths.
pub fn is_unhappy(question: Question, score: i64, scale_max: i64) -> bool {
    match question {
        Question::Nps => score <= 6,
        Question::Csat => score * 5 <= scale_max * 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;

    fn asking(visits: &[i64], answered: &[i64]) -> Asking {
        let visit = |(n, at): (u128, &i64)| (VisitId(Uuid::from_u128(n)), Time(*at));
        Asking {
            visits_before: 0,
            visits: (1..).zip(visits).map(visit).collect(),
            answered: answered.iter().copied().map(Time).collect(),
        }
    }

    /// The number of the visit that is asked about.
    fn asked(asking: &Asking, now: i64) -> Option<u128> {
        asking.open(Time(now), SHOWN_MS).map(|visit| visit.0.as_u128())
    }

    #[test]
    fn the_second_visit_is_asked_about_for_two_days() {
        let two = asking(&[DAY, 3 * DAY], &[]);
        for (now, which) in [(0, None), (DAY, None), (3 * DAY - 1, None), (3 * DAY, Some(2)), (5 * DAY - 1, Some(2))] {
            assert_eq!(asked(&two, now), which, "{now}");
        }
        assert_eq!(asked(&two, 5 * DAY), None);
        assert_eq!(two.open(Time(5 * DAY), TAKEN_MS), Some(VisitId(Uuid::from_u128(2))), "a page that was left open");
        assert_eq!(asked(&Asking { visits_before: 1, ..asking(&[DAY], &[]) }, DAY), Some(1), "known from before");
    }

    #[test]
    fn nobody_is_asked_again_for_ninety_days_whether_they_answered_or_not() {
        let daily: Vec<i64> = (1..200).map(|day| day * DAY).collect();
        let never = asking(&daily, &[]);
        assert_eq!(asked(&never, 3 * DAY), Some(2), "still the second visit, and not the third");
        for day in 4..92 {
            assert_eq!(asked(&never, day * DAY), None, "day {day}");
        }
        assert_eq!(asked(&never, 92 * DAY), Some(92));
        // An answer at the counter, or a question put off, counts from its own day.
        let told = asking(&daily, &[2 * DAY + HOUR]);
        assert_eq!((asked(&told, 2 * DAY), asked(&told, 92 * DAY), asked(&told, 93 * DAY)), (None, None, Some(93)));
        let before = asking(&[40 * DAY, 60 * DAY, 91 * DAY], &[DAY]);
        assert_eq!(
            (asked(&before, 60 * DAY), asked(&before, 91 * DAY)),
            (None, Some(3)),
            "ninety days, not a moment less"
        );
    }

    #[test]
    fn an_answer_ends_the_question_it_is_for() {
        let visits = [DAY, 2 * DAY];
        assert_eq!(asked(&asking(&visits, &[2 * DAY + HOUR]), 2 * DAY + 2 * HOUR), None);
        assert!(is_unhappy(Question::Nps, 6, 10) && !is_unhappy(Question::Nps, 7, 10));
        assert!(is_unhappy(Question::Csat, 2, 5) && !is_unhappy(Question::Csat, 3, 5));
        assert!(is_unhappy(Question::Csat, 4, 10) && !is_unhappy(Question::Csat, 5, 10));
    }

    #[test]
    fn nobody_is_asked_who_has_not_allowed_it() {
        assert_eq!([Some(true), Some(false), None].map(may_be_asked), [true, false, false]);
    }

    proptest! {
        /// Looked at every three hours for a year and a half, by somebody who answers some questions and overlooks
        /// others, at the counter too.
        #[test]
        fn no_two_questions_come_within_ninety_days(
            gaps in prop::collection::vec(1_i64..40 * 24, 1..60),
            answers_every in 1_usize..4,
            told in prop::collection::vec(0_i64..500 * 24, 0..3),
        ) {
            let mut at = 0;
            let visits: Vec<i64> = gaps.iter().map(|gap| { at += gap * HOUR; at }).collect();
            let mut answered: Vec<i64> = Vec::new();
            let mut shown: Vec<(u128, i64)> = Vec::new();
            for now in (0..540 * 24).step_by(3).map(|hour| hour * HOUR) {
                // What has not happened yet is known to nobody.
                let past: Vec<i64> = visits.iter().copied().filter(|at| *at <= now).collect();
                let said: Vec<i64> = answered.iter().copied().chain(told.iter().map(|hour| hour * HOUR)).filter(|at| *at <= now).collect();
                let Some(which) = asked(&asking(&past, &said), now) else { continue };
                let visited_at = visits[usize::try_from(which).unwrap() - 1];
                prop_assert!(which >= 2 && (visited_at..visited_at + SHOWN_MS).contains(&now));
                for before in &said {
                    prop_assert!(now - before >= QUIET_MS, "{}", now - before);
                }
                if shown.last().is_none_or(|(last, _)| *last != which) {
                    for (_, before) in &shown {
                        prop_assert!(visited_at - before >= QUIET_MS, "{which} came {} hours after another", (visited_at - before) / HOUR);
                    }
                    shown.push((which, visited_at));
                    if shown.len().is_multiple_of(answers_every) {
                        answered.push(now);
                    }
                }
            }
        }
    }
}
