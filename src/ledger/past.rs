//! A visit as the rows have it, for commands that take back: with what became of the stamps it earned.

use super::{Entry, EntryKind, VisitKind};
use crate::kernel::{AmountMinor, ProgramId, RewardId, VisitId};

/// A visit as the rows have it, with what became of its stamps.
#[derive(Clone, Debug)]
pub struct Past {
    /// Which visit.
    pub visit: VisitId,
    /// How it came about.
    pub kind: VisitKind,
    /// What was spent.
    pub amount: Option<AmountMinor>,
    /// Units bought.
    pub units: Option<i64>,
    /// Whether it was declared void.
    pub is_void: bool,
    /// Its earns.
    pub earns: Vec<Entry>,
    /// Stamps that refunds have taken back, by program.
    pub taken_back: Vec<(ProgramId, i64)>,
    /// Money that was given back.
    pub refunded_minor: i64,
    /// Units that were returned.
    pub units_returned: i64,
    /// The rewards earned on the card, those of earlier rounds too: where earlier visits were declared void, the stamps
    /// of later ones have taken their place.
    pub rewards: Vec<PastReward>,
    /// Stamps of the card that went otherwise than into rewards.
    pub losses: Vec<Loss>,
}

/// Stamps that expired, or were taken by hand or for a refund. A reward stays though they are gone, so what they leave
/// short is not to be made up by taking a reward back.
#[derive(Clone, Debug)]
pub struct Loss {
    /// In which program.
    pub program: ProgramId,
    /// The entry that says so.
    pub number: i64,
    /// How they went.
    pub kind: EntryKind,
    /// How many.
    pub stamps: i64,
}

/// A reward as the rows have it.
#[derive(Clone, Debug)]
pub struct PastReward {
    /// Which.
    pub id: RewardId,
    /// Its program.
    pub program: ProgramId,
    /// The version it was earned under.
    pub version: i64,
    /// Its round.
    pub round: i64,
    /// At how many stamps.
    pub stamps: i64,
    /// Stamps that left with it: the goal for the last of a round, 0 on the way.
    pub moved: i64,
    /// The entry that issued it.
    pub number: i64,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a reward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It can be used, or its time is over.
    Open,
    /// It was used.
    Redeemed,
    /// It was taken back.
    Void,
}
