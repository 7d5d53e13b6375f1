//! Nudges: what an owner does so that somebody comes back, and what came of it.
//!
//! A greeting waits at the counter, a mail is sent by the owner's own program; both are written down here. Gifts and notes
//! have slices of their own and are only listed beside them. What came of each is read off the visits whenever it is asked,
//! so that a visit which is voided was no return.

pub mod routes;
pub mod store;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kernel::{Message, Time};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = NudgeKind)]
pub enum Kind {
    /// Whoever serves says something at the next visit.
    Greet,
    /// A reward given freely.
    Gift,
    /// A note, an answer or an offer on the card.
    Note,
    /// A mail from the owner's own mail program.
    Mail,
}

/// What is written down here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = NewNudgeKind)]
pub enum Way {
    /// Whoever serves is told to say something at the next visit.
    Greet,
    /// A mail was sent from the owner's own mail program.
    Mail,
}

impl From<Way> for Kind {
    fn from(way: Way) -> Kind {
        match way {
            Way::Greet => Kind::Greet,
            Way::Mail => Kind::Mail,
        }
    }
}

/// A greeting or a mail.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "greet", "text": "Ask her how the exam went."}))]
pub struct NewNudge {
    /// A mail needs the customer's word for messages or for offers.
    pub kind: Way,
    /// What to say at the counter, or what the mail said; 500 characters at most.
    #[serde(default)]
    pub text: Option<Message>,
}

/// Whether somebody may be written to, by what they said last of messages about their card, and of offers. A mail reaches
/// people where they live, so it takes a yes to one of them.
pub fn may_be_mailed(last_words: [Option<bool>; 2]) -> bool {
    last_words.contains(&Some(true))
}

/// When a nudge had reached its person: a greeting at the visit it was waiting for, a note when it was put away.
pub fn done_at(kind: Kind, came_back_at: Option<Time>, seen_at: Option<Time>) -> Option<Time> {
    match kind {
        Kind::Greet => came_back_at,
        Kind::Note => seen_at,
        // Nobody tells us of a mail; a gift is used or not.
        Kind::Gift | Kind::Mail => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_takes_a_yes_to_messages_or_to_offers() {
        for (words, allowed) in [
            ([None, None], false),
            ([Some(false), None], false),
            ([Some(true), None], true),
            ([None, Some(true)], true),
            ([Some(false), Some(true)], true),
            ([Some(false), Some(false)], false),
        ] {
            assert_eq!(may_be_mailed(words), allowed, "{words:?}");
        }
    }

    #[test]
    fn a_greeting_is_done_by_the_visit_and_a_note_when_it_was_put_away() {
        let (back, seen) = (Some(Time(7)), Some(Time(5)));
        let done = [Kind::Greet, Kind::Gift, Kind::Note, Kind::Mail].map(|kind| done_at(kind, back, seen));
        assert_eq!(done, [back, None, seen, None]);
    }
}
