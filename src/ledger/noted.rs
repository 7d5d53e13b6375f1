//! What of the ledger's doings the audit log tells: those that put right, give away, or go around a rule; and scans of a device's
//! queue that are refused for good. Other scans are told by the ledger itself.
//!
//! A row holds the head of the card's chain as it was left, so that a card set back as a whole to an earlier moment of its
//! own is missed.

use super::refused::Refused;
use super::{Act, Card, Command, Replayed};
use crate::audit::{Action, By, Note};

/// The row for a scan of a device's queue that is refused for good: nothing else tells of it.
pub fn refused(command: &Command, refused: &Refused) -> Note {
    let by = By { shop: command.shop, origin: command.origin, device: command.device };
    let note = by.did(Action::ScanRefused, refused.id.0).after("reason", refused.reason);
    let note = note.after("scanned_at", refused.scanned_at).after("device_seq", refused.device_seq);
    match refused.card {
        Some(card) => note.after("card_id", card.0),
        None => note,
    }
}

/// The row for a command that was done, if it is one to be told.
pub fn note(command: &Command, card: &Card, made: Replayed, head: Option<[u8; 32]>) -> Option<Note> {
    let action = match command.act {
        Act::Void { .. } => Action::VisitVoided,
        Act::Refund { .. } => Action::VisitRefunded,
        Act::RedeemOnWord { .. } => Action::RewardOverridden,
        Act::Gift { .. } => Action::GiftGiven,
        Act::Adjust { .. } => Action::StampsAdjusted,
        Act::Open { .. } => Action::StampsOpened,
        Act::Merge { .. } => Action::CardsMerged,
        Act::Part { .. } => Action::MergeUndone,
        Act::Scan(_) | Act::Redeem { .. } | Act::Expire => return None,
    };
    let by = By { shop: command.shop, origin: command.origin, device: command.device };
    let note = by.did(action, made.subject).after("card_id", card.id.0);
    // A visit that earned nothing is voided without an entry.
    let note = match head {
        Some(head) => note.after("head", head),
        None => note,
    };
    Some(match &command.act {
        Act::Refund { visit, amount, units_returned } => {
            note.after("visit_id", visit.0).after("amount_minor", amount.get()).after("units_returned", *units_returned)
        }
        Act::Adjust { program, delta, .. } => note.after("program_id", program.0).after("stamps", *delta),
        Act::Open { program, stamps, .. } => note.after("program_id", program.0).after("stamps", *stamps),
        _ => note,
    })
}
