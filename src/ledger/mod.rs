//! The ledger of stamps: every change is a numbered, chained entry, decided in one lane.
//!
//! This module has the words: what can be asked ([`Command`]), what happened ([`Event`]), why not ([`Refusal`]). Read on
//! in [`state`] (what a card's history adds up to), [`decide`] (what a command does), [`undo`] (taking back), [`chain`]
//! (why an edited row is found), [`lane`] (how many commands share one commit) and [`store`] (the rows).
//!
//! Promises kept here: balances are sums of entries (1), a key has one effect (2), a reward is redeemed once (5), a void
//! reverses once (6), entries have no gaps (7), and folding the log gives the state (8).

pub mod answer;
pub mod chain;
pub mod decide;
pub mod jobs;
pub mod lane;
pub mod routes;
pub mod state;
pub mod store;
pub mod undo;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::code::{CardCode, Refusal as CodeRefusal};
use crate::kernel::{
    ActorKind, AmountMinor, CardId, CustomerId, Day, ExternalRef, Name, Origin, ProgramId, Reason, RefundId, RewardId,
    ShopId, TicketId, Time, Title, VisitId,
};

pub use state::{OpenReward, Progress, State};

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum EntryKind {
    /// Stamps brought along from a paper card or another system.
    Open,
    /// Stamps earned by a visit.
    Earn,
    /// A reward was issued; the last of a round takes its stamps along.
    Issue,
    /// A reward was used.
    Redeem,
    /// An earlier entry was reversed.
    Void,
    /// Stamps taken back because what earned them was given back.
    Refund,
    /// Put right by hand.
    Adjust,
    /// A reward was given freely.
    Gift,
    /// Stamps that were no longer good.
    Expire,
}

/// Why an earn moved nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Held {
    /// Too soon after the scan before.
    CoolDown,
    /// Scanned as often today as the rules allow.
    DailyCap,
    /// The program counts units or money, and the scan named none.
    NotGiven,
}

/// One line of a card's ledger. Everything with `_after` in its meaning is the program's progress once it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// 1..n on the card, over all programs.
    pub number: i64,
    /// None only for gifts and their use.
    pub program: Option<ProgramId>,
    /// What it does.
    pub kind: EntryKind,
    /// Stamps, signed.
    pub delta: i64,
    /// Stamps in the program afterwards.
    pub balance_after: i64,
    /// Minor units of money on the way to the next stamp.
    pub remainder_after: i64,
    /// The round the card is in.
    pub round: i64,
    /// The version of the rules it is under.
    pub version: i64,
    /// Stamps of a full card.
    pub goal: i64,
    /// The highest reward issued on the way in this round, by its stamps; 0 for none.
    pub reached: i64,
    /// From which local day these stamps are no longer good.
    pub expires_on: Option<Day>,
    /// Why an earn moved nothing.
    pub held: Option<Held>,
    /// In a person's words, where a person did it.
    pub reason: Option<Reason>,
    /// The visit that caused it.
    pub visit: Option<VisitId>,
    /// The reward that it issues, uses or takes back.
    pub reward: Option<RewardId>,
    /// The refund that caused it.
    pub refund: Option<RefundId>,
    /// The entry that it reverses.
    pub reverses: Option<i64>,
    /// When it happened.
    pub at: Time,
    /// On which of the shop's days.
    pub day: Day,
    /// Who did it.
    pub actor_kind: ActorKind,
    /// Which one.
    pub actor_id: uuid::Uuid,
    /// Where.
    pub location: Option<crate::kernel::LocationId>,
    /// The local day of the entry that this one reverses: known from that entry, so neither stored nor chained.
    #[serde(skip)]
    pub undone_day: Option<Day>,
}

/// A recorded scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Which.
    pub id: VisitId,
    /// How it came about.
    pub kind: VisitKind,
    /// What was shown.
    pub code_kind: CodeKind,
    /// When it happened.
    pub at: Time,
    /// When the server heard of it.
    pub received_at: Time,
    /// The live code used, if it was one: its device and its step.
    pub live: Option<(u8, u32)>,
    /// Stamps asked for in programs per visit.
    pub stamps: i64,
    /// What was spent, if known.
    pub amount: Option<AmountMinor>,
    /// Units bought, if known.
    pub units: Option<i64>,
    /// Whether it is to be paid later.
    pub on_account: bool,
    /// The till's own reference.
    pub order_ref: Option<ExternalRef>,
    /// The device's own count of its scans.
    pub device_seq: Option<i64>,
    /// The ticket that was claimed.
    pub ticket: Option<TicketId>,
    /// What was bought.
    pub lines: Vec<Line>,
    /// The card's last entry before it.
    pub after_number: i64,
    /// Who scanned, and where.
    pub origin: Origin,
}

/// One line of what was bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What it is called at the till.
    pub name: Name,
    /// How many.
    #[schema(minimum = 1, maximum = 100_000)]
    pub units: i64,
    /// What they cost together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_minor: Option<AmountMinor>,
}

/// How a visit came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum VisitKind {
    /// The customer's code was read.
    Scan,
    /// The customer claimed a ticket.
    Ticket,
    /// A reward was used by somebody who had not been scanned just before.
    Redemption,
}

/// What was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum CodeKind {
    /// T1, or a live code that was stale or used.
    Printed,
    /// T2.
    Live,
    /// The short code.
    Short,
    /// C1.
    Ticket,
}

/// The right to a Y, as it was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reward {
    /// Which.
    pub id: RewardId,
    /// The program, version, round and stamps it was earned at; None for a gift.
    pub earned: Option<Earned>,
    /// What it is.
    pub title: Title,
    /// The entry that issued it.
    pub number: i64,
    /// When.
    pub issued_at: Time,
    /// Until when it can be used; None for ever.
    pub expires_at: Option<Time>,
}

/// By what a reward was earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earned {
    /// In which program.
    pub program: ProgramId,
    /// Under which version.
    pub version: i64,
    /// In which round.
    pub round: i64,
    /// At how many stamps.
    pub stamps: i64,
}

/// The use of a reward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redemption {
    /// Of which reward.
    pub reward: RewardId,
    /// The entry that says so.
    pub number: i64,
    /// The visit it is, where it is one.
    pub visit: Option<VisitId>,
    /// The device that made the live code.
    pub device: u8,
    /// The step of the live code.
    pub step: u32,
    /// When.
    pub at: Time,
    /// Who, and where.
    pub origin: Origin,
}

/// A visit declared not to have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitVoid {
    /// Which.
    pub visit: VisitId,
    /// Why.
    pub reason: Reason,
    /// When.
    pub at: Time,
    /// Who, and where.
    pub origin: Origin,
}

/// Money or units given back for a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// Which.
    pub id: RefundId,
    /// For which visit.
    pub visit: VisitId,
    /// Money given back.
    pub amount: AmountMinor,
    /// Units taken back.
    pub units_returned: i64,
    /// Stamps that these had earned.
    pub stamps_earned: i64,
    /// How many of them could be taken back: those not spent yet.
    pub stamps_taken: i64,
    /// When.
    pub at: Time,
    /// Who, and where.
    pub origin: Origin,
}

/// Something that happened to a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody came.
    Visited(Visit),
    /// A reward was issued; the entry follows.
    Issued(Reward),
    /// A reward was used; the entry follows.
    Redeemed(Redemption),
    /// A line of the ledger.
    Entered(Entry),
    /// A visit was declared void; its entries are reversed one by one.
    Voided(VisitVoid),
    /// Money or units were given back.
    Refunded(Refund),
}

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
}

impl Act {
    /// The word in the receipt, so that one key cannot stand for two kinds of request.
    pub fn kind(&self) -> &'static str {
        match self {
            Act::Scan(_) => "scan",
            Act::Redeem { .. } => "redemption",
            Act::Void { .. } => "void",
            Act::Refund { .. } => "refund",
            Act::Adjust { .. } => "adjustment",
            Act::Open { .. } => "opening",
            Act::Gift { .. } => "gift",
            Act::Expire => "expiry",
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
    /// What they are called.
    pub display_name: Option<Name>,
    /// What its history adds up to.
    pub state: State,
}

/// What became of a command.
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
}
