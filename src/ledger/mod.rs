//! The ledger of stamps: every change is a numbered, chained entry, decided in one lane.
//!
//! The words come first: what happened is in [`fact`], what can be asked in [`command`], why not is [`Refusal`]. Read on in
//! [`state`] (what a card's history adds up to), [`decide`] (what a command does), [`refused`] (what is refused for good), [`undo`] (taking back), [`merge`] (two
//! cards of one person), [`chain`]
//! (why an edited row is found), `queue` (who is next), [`lane`] (how many commands share one commit) and [`store`] (the rows).
//!
//! Promises kept here: balances are sums of entries (1), a key has one effect (2), a reward is redeemed once (5), a void
//! reverses once (6), entries have no gaps (7), and folding the log gives the state (8).

pub mod answer;
pub mod chain;
pub mod command;
pub mod decide;
pub mod fact;
pub mod jobs;
pub mod lane;
pub mod merge;
pub mod noted;
pub mod past;
mod queue;
pub mod refused;
pub mod routes;
mod scan;
pub mod state;
pub mod store;
pub mod undo;

#[cfg(test)]
mod tests;

use crate::code::Refusal as CodeRefusal;
use crate::kernel::{CardId, Time};

pub use command::{Act, Alias, Card, Command, Done, Key, Outcome, Replayed, Scan, Shown};
pub use fact::{
    CodeKind, Earned, Entry, EntryKind, Event, Held, Line, Merge, MergeUndo, Redemption, Refund, Reward, Span, Visit,
    VisitKind, VisitVoid,
};
pub use state::{OpenReward, Progress, State};

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The same key came with another request.
    #[error("this key was used for another request")]
    KeyReused,
    /// No such card at this shop, or the code is not ours.
    #[error("this code is not known here")]
    CodeUnknown,
    /// The code does not verify.
    #[error("this code does not verify")]
    Code(CodeRefusal),
    /// An older print of the card.
    #[error("this print of the card was replaced")]
    CodeReplaced,
    /// A code that may earn but not redeem, or another card's.
    #[error("this code may not redeem")]
    MayNotRedeem,
    /// A live code that is too old, or was used before.
    #[error("this live code is stale or used")]
    CodeStale,
    /// The server's clock is behind its own ledger, so it cannot tell whether a live code is fresh.
    #[error("the clock is behind the ledger")]
    ClockBehind {
        /// What the clock shows.
        now: Time,
        /// Until when the ledger goes.
        recorded_at: Time,
    },
    /// The card of who serves.
    #[error("nobody serves their own card")]
    OwnCard,
    /// Every program is cooling down.
    #[error("too soon")]
    CoolDown {
        /// When the first of them earns again.
        until: Time,
    },
    /// Scanned as often today as the rules allow.
    #[error("enough for today")]
    DailyCap {
        /// When the next day begins.
        until: Time,
    },
    /// No such program, or it does not give stamps now.
    #[error("no such running program")]
    ProgramUnknown,
    /// Units were given for a program that does not count them.
    #[error("this program does not count units")]
    NotByUnit,
    /// More stamps or rewards at once than one request may move.
    #[error("more at once than one request may move")]
    TooMuch,
    /// No such reward on this card.
    #[error("no such reward")]
    RewardUnknown,
    /// It was used.
    #[error("this reward was used")]
    RewardRedeemed,
    /// It was taken back.
    #[error("this reward was taken back")]
    RewardVoid,
    /// Its time is over.
    #[error("this reward has expired")]
    RewardExpired {
        /// Since when.
        at: Time,
    },
    /// No such visit on this card.
    #[error("no such visit")]
    VisitUnknown,
    /// It was declared void before.
    #[error("this visit is void already")]
    VisitVoid,
    /// A redemption happens once and for all.
    #[error("a redemption cannot be voided")]
    VisitIsRedemption,
    /// What the visit earned paid for a reward that was used.
    #[error("the stamps were spent on a reward that was used")]
    StampsSpent,
    /// More than the card has.
    #[error("the card has {available} stamps")]
    NotEnough {
        /// What it has.
        available: i64,
    },
    /// More than a paper card can hold, or stamps were taken over before.
    #[error("stamps cannot be taken over")]
    Opening {
        /// At most so many; 0 where it was done before.
        most: i64,
    },
    /// More than is left of what was paid.
    #[error("more than is left to refund")]
    RefundTooLarge {
        /// Money left.
        amount_minor: i64,
        /// Units left.
        units: i64,
    },
    /// The ticket's two minutes are over.
    #[error("this ticket has expired")]
    TicketExpired,
    /// The card was merged: what is done by hand is done with the other.
    #[error("this card was merged into another")]
    Merged {
        /// Into which.
        into: CardId,
    },
    /// Two cards cannot be merged, or not be parted.
    #[error(transparent)]
    NotMerged(#[from] NotMerged),
    /// A scan of a device's queue was refused, and that is on disk.
    #[error("refused for good: {refusal}")]
    Recorded {
        /// Why.
        refusal: Box<Refusal>,
        /// Whether the key was told so before.
        is_repeat: bool,
    },
}

/// Why two cards were not merged or parted, in words for whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMerged {
    /// A card and itself.
    #[error("That is one and the same card.")]
    Same,
    /// A printed card that nobody has used.
    #[error("One of the cards is blank: scan it once first.")]
    Blank,
    /// Others were merged into the card that is to be merged.
    #[error("Other cards were merged into this one. Merge the other way round, or part them first.")]
    HasTakenIn,
    /// As many as one card can take in.
    #[error("Ten cards were merged into that one already.")]
    TooMany,
    /// The two are in rounds under different rules, and neither is better for the customer.
    #[error(
        "The two cards collect under different versions of a program, and neither is better for the customer. Merge them when one of them is full."
    )]
    Versions,
    /// They were parted before.
    #[error("These cards were parted already.")]
    Parted,
}

impl NotMerged {
    /// What a program tells them apart by; people read the sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Blank => "blank",
            Self::HasTakenIn => "has-taken-in",
            Self::TooMany => "too-many",
            Self::Versions => "versions",
            Self::Parted => "parted",
        }
    }
}
