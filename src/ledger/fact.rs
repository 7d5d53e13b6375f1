//! What happened: entries, visits, rewards and what became of them. Each is a row that is added and never changed.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    ActorKind, AmountMinor, CardId, Day, ExternalRef, LocationId, MergeId, Name, Origin, ProgramId, Reason, RefundId,
    RewardId, TicketId, Time, Title, VisitId,
};

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
    pub location: Option<LocationId>,
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
    /// The live code that was shown: its device and its step. None where a manager's word stood in for it.
    pub live: Option<(u8, u32)>,
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

/// A run of a card's entries: those after the one and up to the other number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The last entry before it.
    pub after: i64,
    /// Its last entry; the same where it has none.
    pub last: i64,
}

impl Span {
    /// Whether an entry is in it.
    pub fn has(&self, number: i64) -> bool {
        self.after < number && number <= self.last
    }
}

/// Two cards declared to be one person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Which merge.
    pub id: MergeId,
    /// The card that was merged.
    pub card: CardId,
    /// The card into which.
    pub into: CardId,
    /// Why.
    pub reason: Option<Reason>,
    /// The entries by which stamps left the one.
    pub moved: Span,
    /// The entries by which they came onto the other.
    pub into_moved: Span,
    /// When.
    pub at: Time,
    /// Who, and where.
    pub origin: Origin,
}

/// Two merged cards declared to be two again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeUndo {
    /// Which merge.
    pub merge: MergeId,
    /// The card that had been merged.
    pub card: CardId,
    /// The entries by which stamps came back onto it.
    pub moved: Span,
    /// The entries by which they left the other.
    pub into_moved: Span,
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
    /// It was merged into another.
    Merged(Merge),
    /// Another was merged into it.
    Absorbed(Merge),
    /// It was parted from the one it had been merged into.
    Parted(MergeUndo),
    /// Another was parted from it.
    Released(MergeUndo),
}
