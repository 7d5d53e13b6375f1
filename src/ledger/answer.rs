//! What is told of the ledger: progress, rewards and entries, as JSON has them.
//!
//! A scan's answer is made from its events alone, whether they were decided just now or read back for a repeat; so both
//! are the same.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Entry, EntryKind, Event, Held, Progress, Reward, State};
use crate::kernel::{ActorKind, LocationId, ProgramId, Reason, RewardId, Time, Title, VisitId};
use crate::program::{Rules, Status};

/// A card's stamps in one program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgressView {
    /// Which program.
    pub program_id: ProgramId,
    /// Stamps in the present round.
    pub stamps: i64,
    /// Stamps of a full card.
    pub goal: i64,
    /// What the visit earned; left out where nothing was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earned: Option<i64>,
    /// Why it earned nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Held>,
}

/// A reward that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RewardView {
    /// Which.
    pub id: RewardId,
    /// What it is.
    pub title: Title,
    /// In which program it was earned; null for a gift.
    pub program_id: Option<ProgramId>,
    /// Since when.
    pub issued_at: Time,
    /// Until when it can be used; null for ever.
    pub expires_at: Option<Time>,
}

impl From<&Reward> for RewardView {
    fn from(reward: &Reward) -> Self {
        Self {
            id: reward.id,
            title: reward.title.clone(),
            program_id: reward.earned.map(|earned| earned.program),
            issued_at: reward.issued_at,
            expires_at: reward.expires_at,
        }
    }
}

/// A line of a card's ledger.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryView {
    /// 1..n on the card.
    pub number: i64,
    /// When.
    pub at: Time,
    /// What it does.
    pub kind: EntryKind,
    /// In which program; null for gifts.
    pub program_id: Option<ProgramId>,
    /// Stamps, signed.
    pub delta: i64,
    /// Stamps afterwards.
    pub balance_after: i64,
    /// Minor units of money on the way to the next stamp, afterwards.
    pub remainder_after: i64,
    /// Stamps of a full card.
    pub goal: i64,
    /// Why an earn moved nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<Held>,
    /// In a person's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The visit that caused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_id: Option<VisitId>,
    /// The reward it issues, uses or takes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reward_id: Option<RewardId>,
    /// The entry it reverses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reverses: Option<i64>,
    /// Who did it.
    pub actor_kind: ActorKind,
    /// Which one.
    pub actor_id: uuid::Uuid,
    /// Where.
    pub location_id: Option<LocationId>,
}

impl From<Entry> for EntryView {
    fn from(entry: Entry) -> Self {
        Self {
            number: entry.number,
            at: entry.at,
            kind: entry.kind,
            program_id: entry.program,
            delta: entry.delta,
            balance_after: entry.balance_after,
            remainder_after: entry.remainder_after,
            goal: entry.goal,
            held: entry.held,
            reason: entry.reason,
            visit_id: entry.visit,
            reward_id: entry.reward,
            reverses: entry.reverses,
            actor_kind: entry.actor_kind,
            actor_id: entry.actor_id,
            location_id: entry.location,
        }
    }
}

/// What an act moved: progress in every program it touched, with what it earned there.
pub fn progress(events: &[Event]) -> Vec<ProgressView> {
    let mut programs: BTreeMap<ProgramId, ProgressView> = BTreeMap::new();
    for event in events {
        let Event::Entered(entry) = event else { continue };
        let Some(program_id) = entry.program.filter(|_| entry.kind != EntryKind::Expire) else { continue };
        let view = programs.entry(program_id).or_insert(ProgressView {
            program_id,
            stamps: 0,
            goal: 0,
            earned: None,
            reason: None,
        });
        view.stamps = entry.balance_after;
        view.goal = entry.goal;
        if !matches!(entry.kind, EntryKind::Issue | EntryKind::Redeem) {
            view.earned = Some(view.earned.unwrap_or(0) + entry.delta);
            view.reason = entry.held;
        }
    }
    programs.into_values().collect()
}

/// The rewards that an act issued.
pub fn issued(events: &[Event]) -> Vec<RewardView> {
    events
        .iter()
        .filter_map(|event| if let Event::Issued(reward) = event { Some(RewardView::from(reward)) } else { None })
        .collect()
}

/// What a card has now, in every program that runs or that it has stamps in; stamps that are no longer good are left out,
/// though the entry that says so may not be written yet.
pub fn standing(state: &State, rules: &Rules, now: Time) -> Vec<ProgressView> {
    let today = rules.zone.day(now);
    let none = Progress::default();
    let view = |program: &crate::program::Program| {
        let progress = state.programs.get(&program.id).unwrap_or(&none);
        let stamps = progress.stamps - progress.due(today);
        let goal = if progress.has_begun() {
            program.going_on(progress.version, progress.reached).goal()
        } else {
            program.current().goal()
        };
        (program.status == Status::Running || stamps > 0).then_some(ProgressView {
            program_id: program.id,
            stamps,
            goal,
            earned: None,
            reason: None,
        })
    };
    rules.programs.iter().filter_map(view).collect()
}

/// The rewards that can be used now, oldest first.
pub fn open_rewards(state: &State, now: Time) -> Vec<RewardView> {
    let mut open: Vec<RewardView> = state
        .rewards
        .iter()
        .filter(|(_, reward)| reward.expires_at.is_none_or(|at| at > now.0))
        .map(|(id, reward)| RewardView {
            id: *id,
            title: reward.title.clone(),
            program_id: reward.program,
            issued_at: Time(reward.issued_at),
            expires_at: reward.expires_at.map(Time),
        })
        .collect();
    open.sort_by_key(|reward| (reward.issued_at, reward.id));
    open
}
