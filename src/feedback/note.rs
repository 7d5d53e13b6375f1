//! What a shop tells single customers on their card: notes, answers and offers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::customer::Purpose;
use crate::kernel::{AnswerId, CaseId, Message, Time};

/// Customers who can be named for one mailing.
pub const MAX_NAMED: usize = 1_000;
/// Customers whom one mailing reaches at most.
pub const MAX_REACHED: usize = 5_000;
/// Notes that a card shows at once; what is put away makes room for the next.
pub const MAX_SHOWN: i64 = 3;

/// What a shop has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum NoteKind {
    /// Something about their card.
    Note,
    /// An answer to what they said.
    Answer,
    /// An offer.
    Offer,
}

impl NoteKind {
    /// The word in the database and in the audit log.
    pub fn as_str(self) -> &'static str {
        match self {
            NoteKind::Note => "note",
            NoteKind::Answer => "answer",
            NoteKind::Offer => "offer",
        }
    }

    /// What customers must have allowed; None where nothing is needed.
    pub fn purpose(self) -> Option<Purpose> {
        match self {
            NoteKind::Note => Some(Purpose::ServiceMessages),
            NoteKind::Offer => Some(Purpose::Marketing),
            // Whoever says that something is wrong wants to hear about it.
            NoteKind::Answer => None,
        }
    }

    /// Whether somebody may be told, by what they said last of its purpose. A note lies on the person's own card and is
    /// sent to no address, so it takes a no to keep it away; an offer takes a yes.
    pub fn is_allowed(self, last_word: Option<bool>) -> bool {
        match self {
            NoteKind::Note => last_word != Some(false),
            NoteKind::Answer => true,
            NoteKind::Offer => last_word == Some(true),
        }
    }
}

/// A note to be written.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "note", "text": "We kept your umbrella behind the bar."}))]
pub struct NewNote {
    /// An offer needs the customer's word for offers and news.
    pub kind: NoteKind,
    /// What to say, 500 characters at most.
    pub text: Message,
    /// For an answer: to which case of theirs.
    #[serde(default)]
    pub case_id: Option<CaseId>,
    /// For an answer: to which answer of theirs.
    #[serde(default)]
    pub answer_id: Option<AnswerId>,
    /// From then on it is not shown any more.
    #[serde(default)]
    pub until: Option<Time>,
}

impl NewNote {
    /// Checks what the fields do not say by themselves.
    pub fn checked(self, now: Time) -> Result<NewNote, Refusal> {
        let answers = usize::from(self.case_id.is_some()) + usize::from(self.answer_id.is_some());
        if self.until.is_some_and(|until| until <= now) {
            return Err(Refusal::OverAlready);
        }
        match (self.kind, answers) {
            (NoteKind::Answer, 0 | 1) | (_, 0) => Ok(self),
            (NoteKind::Answer, _) => Err(Refusal::AnswersTwo),
            _ => Err(Refusal::AnswersNothing),
        }
    }
}

/// Why a note is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It would never be shown.
    #[error("must lie ahead")]
    OverAlready,
    /// Two things are answered at once.
    #[error("must not stand beside case_id: a note answers one thing")]
    AnswersTwo,
    /// A note that is no answer names what it answers.
    #[error("must be answer where case_id or answer_id is given")]
    AnswersNothing,
    /// An answer is one person's.
    #[error("must be note or offer: an answer is written to one customer")]
    NotForMany,
    /// The customer has not allowed it.
    #[error("the customer has not allowed this")]
    NotAllowed(Purpose),
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_offer_takes_a_yes_a_note_takes_a_no_and_an_answer_is_always_given() {
        let words = [Some(true), Some(false), None];
        let allowed = |kind: NoteKind| words.map(|word| kind.is_allowed(word));
        assert_eq!(allowed(NoteKind::Offer), [true, false, false]);
        assert_eq!(allowed(NoteKind::Note), [true, false, true]);
        assert_eq!(allowed(NoteKind::Answer), [true; 3]);
    }

    #[test]
    fn a_note_lies_ahead_and_answers_one_thing_or_none() {
        let new = |kind, case: bool, answer: bool, until: Option<i64>| NewNote {
            kind,
            text: Message::parse("x").unwrap(),
            case_id: case.then_some(CaseId(Uuid::nil())),
            answer_id: answer.then_some(AnswerId(Uuid::nil())),
            until: until.map(Time),
        };
        let refused = |note: NewNote| note.checked(Time(10)).err();
        assert_eq!(refused(new(NoteKind::Note, false, false, Some(11))), None);
        assert_eq!(refused(new(NoteKind::Note, false, false, Some(10))), Some(Refusal::OverAlready));
        assert_eq!(refused(new(NoteKind::Answer, true, false, None)), None);
        assert_eq!(refused(new(NoteKind::Answer, false, false, None)), None);
        assert_eq!(refused(new(NoteKind::Answer, true, true, None)), Some(Refusal::AnswersTwo));
        assert_eq!(refused(new(NoteKind::Offer, true, false, None)), Some(Refusal::AnswersNothing));
    }
}
