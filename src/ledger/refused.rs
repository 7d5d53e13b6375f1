//! Scans that were made without a network and are refused when they come in.
//!
//! Such a scan cannot be made again: it is a minute old at least, the customer has left, and was told that it is saved. So its refusal is kept, under
//! its key and in the commit that decides it, and the key is told the same for ever. Any other refusal binds no key, so
//! that it can be tried again.

use super::{Act, Command, Refusal, Scan};
use crate::code::Refusal as CodeRefusal;
use crate::kernel::{CardId, RefusedScanId, Time};

/// The word in the receipt of a scan that was refused for good.
pub const REFUSED_SCAN: &str = "refused_scan";

/// A refusal to be kept.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Which.
    pub id: RefusedScanId,
    /// The card whose code it was. None where none is known by it.
    pub card: Option<CardId>,
    /// Why, as a word.
    pub reason: &'static str,
    /// Until when that held.
    pub until: Option<Time>,
    /// The device's own count of its scans.
    pub device_seq: i64,
    /// When the device read the code, by its own clock.
    pub scanned_at: Time,
}

/// A scan that is older than this when it comes in has waited. Until then the customer is still there to be told.
const WAITED_MINUTES: i64 = 1;

/// The scan, where a command is one that waited in a device's queue: it has the device's own number and time.
pub fn of_queue(command: &Command) -> Option<(&Scan, i64, Time)> {
    command.key.as_ref()?;
    let Act::Scan(scan) = &command.act else { return None };
    let (seq, at) = (scan.device_seq?, scan.scanned_at?);
    (at.plus_minutes(WAITED_MINUTES) <= command.at).then_some((scan, seq, at))
}

/// Whether a refused code is at least of the card that it names: what nobody signed may name anybody's.
pub fn names_its_card(scan: &Scan) -> bool {
    matches!(scan.verdict, Ok(_) | Err(CodeRefusal::WrongTag))
}

/// The refusals that are nothing but a word. What a scan cannot meet has none.
const WORDS: [(&str, Refusal); 11] = [
    ("code_unknown", Refusal::CodeUnknown),
    ("unknown_key", Refusal::Code(CodeRefusal::UnknownKey)),
    ("bad_signature", Refusal::Code(CodeRefusal::BadSignature)),
    ("wrong_tag", Refusal::Code(CodeRefusal::WrongTag)),
    ("key_revoked", Refusal::Code(CodeRefusal::KeyRevoked)),
    ("code_replaced", Refusal::CodeReplaced),
    ("own_card", Refusal::OwnCard),
    ("program_unknown", Refusal::ProgramUnknown),
    ("not_by_unit", Refusal::NotByUnit),
    ("too_much", Refusal::TooMuch),
    ("ticket_expired", Refusal::TicketExpired),
];

impl Refusal {
    /// How a scan's refusal is kept: a word, and until when it held. None for one that no scan meets.
    pub fn kept_as(&self) -> Option<(&'static str, Option<Time>)> {
        match self {
            Refusal::CoolDown { until } => Some(("cool_down", Some(*until))),
            Refusal::DailyCap { until } => Some(("daily_cap", Some(*until))),
            other => WORDS.iter().find(|(_, refusal)| refusal == other).map(|(word, _)| (*word, None)),
        }
    }

    /// The refusal that was kept so.
    pub fn kept(word: &str, until: Option<Time>) -> Option<Refusal> {
        match (word, until) {
            ("cool_down", Some(until)) => Some(Refusal::CoolDown { until }),
            ("daily_cap", Some(until)) => Some(Refusal::DailyCap { until }),
            (word, None) => WORDS.iter().find(|(own, _)| *own == word).map(|(_, refusal)| refusal.clone()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_refusal_reads_as_it_was_kept_and_each_has_its_own_word() {
        let until = Time(1_773_133_200_000);
        let mut all: Vec<Refusal> = WORDS.iter().map(|(_, refusal)| refusal.clone()).collect();
        all.extend([Refusal::CoolDown { until }, Refusal::DailyCap { until }]);
        let kept: Vec<_> = all.iter().map(|refusal| refusal.kept_as().unwrap()).collect();
        let words: HashSet<_> = kept.iter().map(|(word, _)| *word).collect();
        assert_eq!(words.len(), all.len());
        for ((word, until), refusal) in kept.iter().zip(&all) {
            assert_eq!(Refusal::kept(word, *until).as_ref(), Some(refusal));
        }
        assert_eq!(Refusal::kept("cool_down", None), None);
        assert_eq!(Refusal::kept("no such word", None), None);
        assert_eq!(Refusal::VisitVoid.kept_as(), None);
        let twice = Refusal::Recorded { refusal: Box::new(Refusal::OwnCard), is_repeat: true };
        assert_eq!(twice.kept_as(), None);
    }
}
