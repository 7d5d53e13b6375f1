//! What a key has done, which is told for ever.

use uuid::Uuid;

use super::Answer;
use crate::db;
use crate::ledger::{Act, Card, Command, EntryKind, Event, Key, Outcome, Refusal, Replayed, store};

/// What a key has done.
pub(super) struct Receipt {
    /// What was asked.
    pub(super) kind: String,
    /// The SHA-256 of how.
    pub(super) fingerprint: Vec<u8>,
    /// What became of it.
    pub(super) became: Became,
}

pub(super) enum Became {
    Done(Replayed),
    Refused(Refusal),
}

impl Receipt {
    /// What is told under a key that was used.
    pub(super) fn answer(&self, command: &Command, key: &Key) -> Answer {
        if self.kind != command.act.kind() || self.fingerprint != key.fingerprint {
            return Err(Refusal::KeyReused);
        }
        match &self.became {
            Became::Done(replayed) => Ok(Outcome::Replayed(*replayed)),
            Became::Refused(refusal) => Err(Refusal::Recorded { refusal: Box::new(refusal.clone()), is_repeat: true }),
        }
    }
}

impl TryFrom<store::Receipt> for Receipt {
    type Error = db::Error;

    fn try_from(row: store::Receipt) -> db::Result<Receipt> {
        let (kind, became) = match row.reason {
            Some(word) => {
                let impossible = || db::Error::impossible("a refused scan's reason does not read as one");
                ("scan".to_owned(), Became::Refused(Refusal::kept(&word, row.until_at).ok_or_else(impossible)?))
            }
            None => (row.kind, Became::Done(Replayed { subject: row.subject_id, number: row.number })),
        };
        Ok(Receipt { kind, fingerprint: row.fingerprint, became })
    }
}

/// The row that a command made, from which its answer can be built again.
pub(super) fn made(card: &Card, events: &[Event], command: &Command) -> Replayed {
    let subject = |subject: Uuid| Replayed { subject, number: None };
    let row = match &command.act {
        Act::Scan(_) => {
            events.iter().find_map(|event| if let Event::Visited(visit) = event { Some(visit.id.0) } else { None })
        }
        Act::Refund { .. } => {
            events.iter().find_map(|event| if let Event::Refunded(refund) = event { Some(refund.id.0) } else { None })
        }
        Act::Gift { .. } => {
            events.iter().find_map(|event| if let Event::Issued(reward) = event { Some(reward.id.0) } else { None })
        }
        Act::Redeem { reward, .. } | Act::RedeemOnWord { reward, .. } => Some(reward.0),
        Act::Void { visit, .. } => Some(visit.0),
        Act::Adjust { .. } | Act::Open { .. } | Act::Expire | Act::Merge { .. } | Act::Part { .. } => None,
    };
    // What has no row of its own is found by the first entry it made that was not an expiry.
    row.map_or_else(|| Replayed { subject: card.id.0, number: first_own_entry(events) }, subject)
}

fn first_own_entry(events: &[Event]) -> Option<i64> {
    events.iter().find_map(|event| match event {
        Event::Entered(entry) if entry.kind != EntryKind::Expire => Some(entry.number),
        _ => None,
    })
}
