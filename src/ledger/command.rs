//! What can be asked of a card, and what becomes of it.

use super::{Event, Line, State};
use crate::code::{CardCode, Refusal as CodeRefusal};
use crate::kernel::{
    AmountMinor, CardId, CustomerId, DeviceId, ExternalRef, MergeId, Origin, ProgramId, Reason, RewardId, ShopId,
    TicketId, Time, Title, VisitId,
};
use crate::people::Sealed;

/// What the code said, checked before the command queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A printed card of this epoch.
    Printed {
        /// Which print.
        epoch: u8,
    },
    /// A live code with a true tag.
    Live {
        /// Which print it was made from.
        epoch: u8,
        /// The device that made it.
        device: u8,
        /// The quarter of a minute it was made for.
        step: u32,
    },
    /// The short code.
    Short,
    /// A ticket shown at the counter.
    Ticket {
        /// Which.
        id: TicketId,
        /// Until when it can be claimed.
        expires_at: Time,
    },
}

/// A scan as it was asked for.
#[derive(Clone, Debug)]
pub struct Scan {
    /// What the code said. Asked only under a new idempotency key.
    pub verdict: Result<Shown, CodeRefusal>,
    /// Stamps for programs per visit.
    pub stamps: i64,
    /// Units for programs per unit.
    pub items: Vec<(ProgramId, i64)>,
    /// What was bought.
    pub lines: Vec<Line>,
    /// What was spent.
    pub amount: Option<AmountMinor>,
    /// Whether it is to be paid later.
    pub on_account: bool,
    /// The till's own reference.
    pub order_ref: Option<ExternalRef>,
    /// When the device read the code, by its own clock.
    pub scanned_at: Option<Time>,
    /// The device's own count of its scans.
    pub device_seq: Option<i64>,
}

/// What is asked of a card.
#[derive(Clone, Debug)]
pub enum Act {
    /// Record a visit and what it earns.
    Scan(Scan),
    /// Use a reward.
    Redeem {
        /// Which.
        reward: RewardId,
        /// What the code said, and of which card.
        verdict: Result<(CardCode, Shown), CodeRefusal>,
        /// Until when the ledger goes, as its rows say: a clock that is behind it cannot tell a fresh code from an old one.
        recorded_at: Option<Time>,
    },
    /// Use a reward on a manager's word, where the customer has no live code to show.
    RedeemOnWord {
        /// Which.
        reward: RewardId,
        /// Why.
        reason: Reason,
    },
    /// Declare a visit void.
    Void {
        /// Which.
        visit: VisitId,
        /// Why.
        reason: Reason,
    },
    /// Give back money or units.
    Refund {
        /// For which visit.
        visit: VisitId,
        /// Money.
        amount: AmountMinor,
        /// Units.
        units_returned: i64,
    },
    /// Put stamps right by hand.
    Adjust {
        /// In which program.
        program: ProgramId,
        /// By how many.
        delta: i64,
        /// Why.
        reason: Reason,
    },
    /// Take stamps over from a paper card.
    Open {
        /// Into which program.
        program: ProgramId,
        /// How many.
        stamps: i64,
        /// From where.
        reason: Reason,
    },
    /// Give a reward freely.
    Gift {
        /// What.
        title: Title,
        /// Why.
        reason: Reason,
        /// For how many days it can be used.
        valid_days: Option<i64>,
    },
    /// Write down what has expired by now.
    Expire,
    /// Merge the card into another of the same person.
    Merge {
        /// The other.
        into: CardCode,
        /// Why.
        reason: Option<Reason>,
    },
    /// Part the card from the one it was merged into.
    Part {
        /// By which merge.
        merge: MergeId,
        /// The other.
        into: CardCode,
    },
}

impl Act {
    /// The word in the receipt, so that one key cannot stand for two kinds of request.
    pub fn kind(&self) -> &'static str {
        match self {
            Act::Scan(_) => "scan",
            Act::Redeem { .. } | Act::RedeemOnWord { .. } => "redemption",
            Act::Void { .. } => "void",
            Act::Refund { .. } => "refund",
            Act::Adjust { .. } => "adjustment",
            Act::Open { .. } => "opening",
            Act::Gift { .. } => "gift",
            Act::Expire => "expiry",
            Act::Merge { .. } => "merge",
            Act::Part { .. } => "merge_undo",
        }
    }

    /// The visit whose past must be read before this can be decided.
    pub fn past_visit(&self) -> Option<VisitId> {
        match self {
            Act::Void { visit, .. } | Act::Refund { visit, .. } => Some(*visit),
            _ => None,
        }
    }
}

impl Act {
    /// Another card that must be held before this can be decided.
    pub fn other_card(&self) -> Option<CardCode> {
        match self {
            Act::Merge { into, .. } | Act::Part { into, .. } => Some(*into),
            // The reward may be on a card that was merged into the one whose code is shown.
            Act::Redeem { verdict: Ok((code, _)), .. } => Some(*code),
            _ => None,
        }
    }

    /// Whether it is about two cards at once, and so shares its batch with nothing.
    pub fn goes_alone(&self) -> bool {
        matches!(self, Act::Merge { .. } | Act::Part { .. })
    }
}

/// An idempotency key and the SHA-256 of what was asked under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// As the caller made it.
    pub text: String,
    /// Of the request.
    pub fingerprint: [u8; 32],
}

/// Something asked of one card.
#[derive(Clone, Debug)]
pub struct Command {
    /// At which shop.
    pub shop: ShopId,
    /// Of which card. None where the code could not even be read: only a repeat can still be answered.
    pub card: Option<CardCode>,
    /// Under which key; None for timbro's own housekeeping.
    pub key: Option<Key>,
    /// By whom, and where.
    pub origin: Origin,
    /// On which device, or in which session.
    pub device: Option<DeviceId>,
    /// Cards of those who ask, as customers: nobody serves themselves.
    pub own_cards: Vec<CardId>,
    /// When the server heard of it.
    pub at: Time,
    /// What.
    pub act: Act,
}

/// A card as the lane holds it while it decides.
#[derive(Clone, Debug)]
pub struct Card {
    /// Which.
    pub id: CardId,
    /// What its codes say.
    pub code: CardCode,
    /// The print that is good.
    pub epoch: u8,
    /// Whose it is.
    pub customer: CustomerId,
    /// What they are called, sealed: a name is opened for the answer, outside the lane.
    pub display_name: Option<Sealed>,
    /// What its history adds up to.
    pub state: State,
    /// The cards of the same person whose codes count as this one's.
    pub aliases: Vec<Alias>,
}

/// Another card of the same person.
#[derive(Clone, Copy, Debug)]
pub struct Alias {
    /// What its codes say.
    pub code: CardCode,
    /// The print that is good.
    pub epoch: u8,
    /// When somebody last came with it, in milliseconds.
    pub last_visit_at: Option<i64>,
}

impl Card {
    /// The print that is good of the code that was shown. None where it is neither this card's nor one of its person.
    pub fn epoch_of(&self, code: CardCode) -> Option<u8> {
        if code == self.code {
            return Some(self.epoch);
        }
        self.aliases.iter().find(|alias| alias.code == code).map(|alias| alias.epoch)
    }

    /// When its person last came, with whichever card.
    pub fn last_visit_at(&self) -> Option<i64> {
        self.aliases.iter().map(|alias| alias.last_visit_at).fold(self.state.last_visit_at, Option::max)
    }
}

/// What became of a command.
#[expect(clippy::large_enum_variant, reason = "it lives for one answer, and nearly all are done")]
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It was done now, and is on disk.
    Done(Done),
    /// It had been done before under the same key.
    Replayed(Replayed),
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Done {
    /// In order.
    pub events: Vec<Event>,
    /// The card afterwards.
    pub card: Card,
}

/// What had been done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// The row it made.
    pub subject: uuid::Uuid,
    /// The entry it made, where the row is a card.
    pub number: Option<i64>,
}
