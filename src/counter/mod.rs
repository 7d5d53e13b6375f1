//! The counter: what those who serve need to know at a scan, and what their device needs to go on without a network.
//!
//! Whom to greet is told of one person by their own rows: no log of the shop is walked while somebody waits. What is
//! recorded, and what is refused, is the ledger's and the visits' to say.

pub mod routes;
pub mod store;

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::{Day, Message, Time};
use crate::retention::{Closures, Question, WindowDays, is_bad, wait};

/// For so many days a bad answer is worth a word at the counter.
const BAD_ANSWER_DAYS: i64 = 60;
/// For so many days the owner's word waits: what was meant then is not meant for ever.
const OWNER_ASKED_DAYS: i64 = 60;

/// Why somebody is greeted today, the gravest of the reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GreetingKind)]
pub enum Kind {
    /// The owner asked for a word, and they have not come since.
    OwnerAsked,
    /// They have never come before.
    FirstVisit,
    /// They were away longer than is usual for them.
    LongAway,
    /// Their last answer was a bad one, and nobody has done anything about it.
    Unhappy,
    /// Something went wrong for them and is not mended.
    CaseOpen,
}

/// A word that is due today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(example = json!({"kind": "long_away", "days": 23, "usual_days": 5}))]
pub struct Greeting {
    /// Why.
    pub kind: Kind,
    /// Days since the visit before today's; where they were long away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    /// Open days between two of their visits as a rule; where they were long away and have a rhythm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual_days: Option<i32>,
    /// What to say; where the owner asked for it, in the owner's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Message>,
}

impl From<Kind> for Greeting {
    fn from(kind: Kind) -> Greeting {
        Greeting { kind, days: None, usual_days: None, text: None }
    }
}

/// What somebody said last.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// To which question.
    pub question: Question,
    /// The score.
    pub score: i64,
    /// The greatest score of its scale.
    pub scale_max: i64,
    /// When.
    pub at: Time,
}

/// What the owner asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// When.
    pub at: Time,
    /// What to say, if the owner said it.
    pub text: Option<Message>,
}

/// What is known of a person before today's visit.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The last days on which they came, in order; none of them is today.
    pub days: Vec<Day>,
    /// When they came last before today.
    pub last_visit_at: Option<Time>,
    /// What the owner asked for last.
    pub asked: Option<Asked>,
    /// Whether stamps were taken over from a paper card: then they came before timbro did.
    pub has_paper: bool,
    /// What they said last.
    pub said: Option<Said>,
    /// When something that went wrong for them was mended last.
    pub mended_at: Option<Time>,
    /// Whether something is still to be mended.
    pub has_open_case: bool,
}

/// By what a person's wait is measured.
#[derive(Clone, Debug)]
pub struct Measure<'a> {
    /// The shop's day.
    pub today: Day,
    /// The present instant.
    pub now: Time,
    /// Days on which the shop was closed make nobody late.
    pub closures: &'a Closures,
    /// The wait of who has no rhythm yet.
    pub window: WindowDays,
}

/// The word that is due to a person today, if one is. The owner's own word goes first, until they have come; then what is
/// to be mended, then what was said; a long wait is measured by the person's own rhythm, as the traffic light does.
pub fn greeting(known: &Known, by: &Measure<'_>) -> Option<Greeting> {
    let since = by.now.plus_minutes(-OWNER_ASKED_DAYS * 24 * 60);
    let has_not_come = |asked: &&Asked| known.last_visit_at.is_none_or(|last| last < asked.at);
    if let Some(asked) = known.asked.as_ref().filter(|asked| asked.at > since).filter(has_not_come) {
        return Some(Greeting { text: asked.text.clone(), ..Kind::OwnerAsked.into() });
    }
    if known.has_open_case {
        return Some(Kind::CaseOpen.into());
    }
    let is_unanswered = |said: &&Said| known.mended_at.is_none_or(|mended_at| mended_at < said.at);
    let since = by.now.plus_minutes(-BAD_ANSWER_DAYS * 24 * 60);
    if let Some(said) = known.said.as_ref().filter(|said| said.at >= since).filter(is_unanswered)
        && is_bad(said.question, said.score, said.scale_max)
    {
        return Some(Kind::Unhappy.into());
    }
    let Some(last) = known.days.last() else {
        return (!known.has_paper).then(|| Kind::FirstVisit.into());
    };
    let late = wait(&known.days, by.today, by.window, by.closures).filter(|wait| wait.is_long)?;
    let usual_days = late.usual_gap_half_days.map(|half_days| (half_days + 1) / 2);
    Some(Greeting { days: Some(by.today.0 - last.0), usual_days, ..Kind::LongAway.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_000);
    const NOW: Time = Time(20_000 * 86_400_000 + 36_000_000);

    fn days_ago(days: &[i32]) -> Vec<Day> {
        days.iter().map(|ago| Day(TODAY.0 - ago)).collect()
    }

    fn said(question: Question, score: i64, scale_max: i64, ago: i64) -> Option<Said> {
        Some(Said { question, score, scale_max, at: NOW.plus_minutes(-ago * 24 * 60) })
    }

    fn told(known: &Known) -> Option<Greeting> {
        let closures = Closures::default();
        greeting(
            known,
            &Measure { today: TODAY, now: NOW, closures: &closures, window: WindowDays::parse(30).unwrap() },
        )
    }

    /// Days of earlier visits, and the greeting that the wait alone gives.
    #[test]
    fn a_long_wait_is_long_by_ones_own_rhythm() {
        let away = |days, usual| Some(Greeting { days: Some(days), usual_days: usual, ..Kind::LongAway.into() });
        let cases: [(&[i32], Option<Greeting>); 9] = [
            (&[], Some(Kind::FirstVisit.into())),
            // Every day, then a week and a day of nothing: late from seven complete days on.
            (&[12, 11, 10, 9, 8], away(8, Some(1))),
            (&[11, 10, 9, 8, 7], None),
            // Every five days: late from ten complete days on.
            (&[26, 21, 16, 11], away(11, Some(5))),
            (&[25, 20, 15, 10], None),
            // The gap in the middle of 4 and 5 is four and a half, told as five.
            (&[34, 30, 25, 21, 16], away(16, Some(5))),
            // Without a rhythm the shop's window counts.
            (&[60, 31], away(31, None)),
            (&[60, 30], None),
            // Who was gone for good is greeted all the more.
            (&[400, 395, 390, 385], away(385, Some(5))),
        ];
        for (days, greeting) in cases {
            assert_eq!(told(&Known { days: days_ago(days), ..Known::default() }), greeting, "{days:?}");
        }
    }

    #[test]
    fn days_on_which_the_shop_was_closed_make_nobody_late() {
        let closures = Closures::of(&[(Day(TODAY.0 - 9), Day(TODAY.0 - 4))]).unwrap();
        let by = Measure { today: TODAY, now: NOW, closures: &closures, window: WindowDays::parse(30).unwrap() };
        let known = Known { days: days_ago(&[14, 13, 12, 11, 10]), ..Known::default() };
        assert_eq!(greeting(&known, &by), None);
        assert_eq!(told(&known).map(|greeting| greeting.kind), Some(Kind::LongAway));
    }

    #[test]
    fn a_bad_answer_is_told_for_sixty_days_and_until_something_was_done() {
        let nps = Question::Nps;
        let cases = [
            (said(nps, 6, 10, 1), None, Some(Kind::Unhappy)),
            (said(nps, 0, 10, 60), None, Some(Kind::Unhappy)),
            (said(nps, 0, 10, 61), None, None),
            (said(nps, 7, 10, 1), None, None),
            (said(Question::Csat, 2, 5, 1), None, Some(Kind::Unhappy)),
            (said(Question::Csat, 3, 5, 1), None, None),
            (said(Question::Csat, 4, 10, 1), None, Some(Kind::Unhappy)),
            (said(Question::Csat, 5, 10, 1), None, None),
            // Mended after it was said; or before, and then it went wrong again.
            (said(nps, 2, 10, 5), Some(4), None),
            (said(nps, 2, 10, 5), Some(6), Some(Kind::Unhappy)),
            (None, None, None),
        ];
        for (said, mended, kind) in cases {
            let mended_at = mended.map(|ago: i64| NOW.plus_minutes(-ago * 24 * 60));
            let known = Known { days: days_ago(&[1]), said, mended_at, ..Known::default() };
            assert_eq!(told(&known).map(|greeting| greeting.kind), kind, "{known:?}");
        }
    }

    #[test]
    fn the_gravest_reason_is_told() {
        let kind = |known: &Known| told(known).map(|greeting| greeting.kind);
        let mut known = Known { days: days_ago(&[31]), ..Known::default() };
        assert_eq!(kind(&known), Some(Kind::LongAway));
        known.said = said(Question::Nps, 3, 10, 40);
        assert_eq!(kind(&known), Some(Kind::Unhappy));
        known.has_open_case = true;
        assert_eq!(kind(&known), Some(Kind::CaseOpen));
        // Also who has never come can have complained.
        assert_eq!(kind(&Known { days: Vec::new(), ..known }), Some(Kind::CaseOpen));
    }

    #[test]
    fn the_owners_word_goes_first_for_sixty_days_and_until_they_came() {
        let at = |days_ago: i64| NOW.plus_minutes(-days_ago * 24 * 60);
        let asked =
            |days_ago| Some(Asked { at: at(days_ago), text: Some(Message::parse("Ask how it went.").unwrap()) });
        let known = Known { days: days_ago(&[9]), has_open_case: true, ..Known::default() };
        let cases = [
            (asked(1), None, Kind::OwnerAsked),
            (asked(8), Some(at(9)), Kind::OwnerAsked),
            (asked(8), Some(at(7)), Kind::CaseOpen),
            (asked(59), None, Kind::OwnerAsked),
            (asked(60), None, Kind::CaseOpen),
            (None, None, Kind::CaseOpen),
        ];
        for (asked, last_visit_at, kind) in cases {
            let told = told(&Known { asked, last_visit_at, ..known.clone() }).unwrap();
            assert_eq!((told.kind, told.text.is_some()), (kind, kind == Kind::OwnerAsked), "{last_visit_at:?}");
        }
    }

    #[test]
    fn who_came_with_a_paper_card_is_not_new() {
        assert_eq!(told(&Known { has_paper: true, ..Known::default() }), None);
    }
}
