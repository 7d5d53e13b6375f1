//! What a card's history adds up to, and how each event changes it.
//!
//! [`evolve`] is the only way a state comes about: the lane applies it to what it has just decided, and `fsck` applies it
//! to the rows from the first on and compares bytes. So nothing here may depend on a clock, a zone or a rule.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Entry, EntryKind, Event, Redemption, Reward, Visit};
use crate::kernel::{CardId, Day, ProgramId, RewardId, Time, Title};

/// How long the times of scans are remembered: offline scans arrive up to 72 hours late.
const REMEMBERED_MS: i64 = 73 * 3_600_000;
/// How many local days of counts are remembered, for the same reason.
const REMEMBERED_DAYS: i64 = 4;
/// The unit of cool-downs. Of the scans of one minute the first and the last are remembered: a cool-down of whole minutes
/// that meets any scan between them meets one of the two. (Where both are declared void, those between count no more.)
const FINEST_COOL_DOWN_MS: i64 = 60_000;

/// What a card's history adds up to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The last entry's number.
    pub number: i64,
    /// The last entry's hash, in hexadecimal digits; empty before the first.
    pub head: String,
    /// When somebody last came with this card, in milliseconds.
    pub last_visit_at: Option<i64>,
    /// Stamps, by program.
    pub programs: BTreeMap<ProgramId, Progress>,
    /// Rewards that were neither used nor taken back.
    pub rewards: BTreeMap<RewardId, OpenReward>,
    /// The live codes used, by the device that made them.
    pub devices: BTreeMap<u8, Steps>,
    /// The card that this one was merged into: what its codes earn goes there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<CardId>,
    /// The cards that were merged into this one.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub absorbed: BTreeSet<CardId>,
}

/// A card's stamps in one program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Stamps in the present round.
    pub stamps: i64,
    /// Minor units of money on the way to the next stamp.
    pub remainder_minor: i64,
    /// The present round, from 1.
    pub round: i64,
    /// The version it is under.
    pub version: i64,
    /// Stamps of a full card.
    pub goal: i64,
    /// The highest reward issued on the way in this round, by its stamps.
    pub reached: i64,
    /// Whether stamps were taken over from a paper card.
    pub is_opened: bool,
    /// The stamps by the day they expire, oldest first; they add up to `stamps`.
    pub lots: Vec<Lot>,
    /// Scans that earned, by local day.
    pub days: BTreeMap<Day, i64>,
    /// When scans earned, with their entries' numbers, by time.
    pub recent: Vec<(i64, i64)>,
}

/// Stamps that expire together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// From which local day they are no longer good; None for never.
    pub expires_on: Option<Day>,
    /// How many are left.
    pub stamps: i64,
}

/// A reward that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenReward {
    /// What it is.
    pub title: Title,
    /// The program it was earned in; None for a gift.
    pub program: Option<ProgramId>,
    /// When it was issued, in milliseconds.
    pub issued_at: i64,
    /// Until when it can be used, in milliseconds; None for ever.
    pub expires_at: Option<i64>,
}

/// The live codes of one device that were used. Earning and redeeming are counted apart, so that the code which filled
/// a card can also use the reward.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    /// The last step that earned.
    pub earned: Option<u32>,
    /// When that was, in milliseconds.
    pub earned_at: i64,
    /// Who scanned it: the till on which it may also redeem.
    pub earned_by: uuid::Uuid,
    /// The last step that redeemed.
    pub redeemed: Option<u32>,
}

impl Progress {
    /// Whether anything has happened in the present round. If not, it is under whatever version is current.
    pub fn has_begun(&self) -> bool {
        self.stamps > 0 || self.reached > 0 || self.remainder_minor > 0
    }

    /// An offline scan may bring stamps that expire before those which came earlier: they are used before them.
    fn add(&mut self, expires_on: Option<Day>, stamps: i64) {
        if stamps <= 0 {
            return;
        }
        let order = |day: Option<Day>| day.map_or((true, Day(0)), |day| (false, day));
        match self.lots.binary_search_by_key(&order(expires_on), |lot| order(lot.expires_on)) {
            Ok(same) => self.lots[same].stamps += stamps,
            Err(place) => self.lots.insert(place, Lot { expires_on, stamps }),
        }
    }

    /// Uses stamps up, oldest first.
    fn use_up(&mut self, mut stamps: i64) {
        for lot in &mut self.lots {
            let used = stamps.min(lot.stamps);
            lot.stamps -= used;
            stamps -= used;
        }
        self.lots.retain(|lot| lot.stamps > 0);
    }

    /// Takes stamps back: those that expire on the same day, and where a reward has used these up, the oldest: had the
    /// others never been there, the reward would have used them instead.
    fn take_back(&mut self, expires_on: Option<Day>, mut stamps: i64) {
        if let Some(same) = self.lots.iter_mut().find(|lot| lot.expires_on == expires_on) {
            let taken = stamps.min(same.stamps);
            same.stamps -= taken;
            stamps -= taken;
        }
        self.use_up(stamps);
    }

    /// Stamps that are no longer good on `day`.
    pub fn due(&self, day: Day) -> i64 {
        self.lots.iter().filter(|lot| lot.expires_on.is_some_and(|expires| expires <= day)).map(|lot| lot.stamps).sum()
    }

    fn remember_scan(&mut self, entry: &Entry) {
        *self.days.entry(entry.day).or_default() += 1;
        let newest_day = self.days.keys().next_back().copied().unwrap_or(entry.day);
        self.days.retain(|day, _| *day >= newest_day.plus(-REMEMBERED_DAYS));
        self.recent.push((entry.at.0, entry.number));
        self.recent.sort_unstable();
        let minute = |i: usize| self.recent.get(i).map(|(at, _)| at.div_euclid(FINEST_COOL_DOWN_MS));
        if let Some(between) =
            (1..self.recent.len()).find(|i| minute(i - 1) == minute(*i) && minute(*i) == minute(i + 1))
        {
            self.recent.remove(between);
        }
        // The last one before is remembered too: a cool-down may be longer than that.
        let newest_at = self.recent.last().map_or(entry.at.0, |(at, _)| *at);
        let before = self.recent.partition_point(|(at, _)| *at < newest_at - REMEMBERED_MS);
        self.recent.drain(..before.saturating_sub(1));
    }

    fn forget_scan(&mut self, number: i64, day: Option<Day>) {
        self.recent.retain(|(_, remembered)| *remembered != number);
        if let Some(count) = day.and_then(|day| self.days.get_mut(&day)) {
            *count -= 1;
        }
        self.days.retain(|_, count| *count > 0);
    }
}

/// The state after one more event.
pub fn evolve(mut state: State, event: &Event) -> State {
    match event {
        Event::Visited(visit) => visited(&mut state, visit),
        Event::Issued(reward) => issued(&mut state, reward),
        Event::Redeemed(redemption) => redeemed(&mut state, redemption),
        Event::Entered(entry) => entered(&mut state, entry),
        Event::Voided(_) | Event::Refunded(_) => {}
        Event::Merged(merge) => state.merged_into = Some(merge.into),
        Event::Absorbed(merge) => drop(state.absorbed.insert(merge.card)),
        Event::Parted(_) => state.merged_into = None,
        Event::Released(undo) => drop(state.absorbed.remove(&undo.card)),
    }
    state
}

fn visited(state: &mut State, visit: &Visit) {
    state.last_visit_at = state.last_visit_at.max(Some(visit.at.0));
    if let Some((device, step)) = visit.live {
        let steps = state.devices.entry(device).or_default();
        steps.earned = steps.earned.max(Some(step));
        steps.earned_at = visit.at.0;
        steps.earned_by = visit.origin.actor.id;
    }
}

fn issued(state: &mut State, reward: &Reward) {
    let open = OpenReward {
        title: reward.title.clone(),
        program: reward.earned.map(|earned| earned.program),
        issued_at: reward.issued_at.0,
        expires_at: reward.expires_at.map(|Time(ms)| ms),
    };
    state.rewards.insert(reward.id, open);
}

fn redeemed(state: &mut State, redemption: &Redemption) {
    let Some((device, step)) = redemption.live else { return };
    let steps = state.devices.entry(device).or_default();
    steps.redeemed = steps.redeemed.max(Some(step));
}

fn entered(state: &mut State, entry: &Entry) {
    state.number = entry.number;
    if let (EntryKind::Redeem | EntryKind::Void, Some(reward)) = (entry.kind, entry.reward) {
        state.rewards.remove(&reward);
    }
    let Some(program) = entry.program else { return };
    let progress = state.programs.entry(program).or_default();
    progress.stamps = entry.balance_after;
    progress.remainder_minor = entry.remainder_after;
    progress.round = entry.round;
    progress.version = entry.version;
    progress.goal = entry.goal;
    progress.reached = entry.reached;
    match entry.kind {
        EntryKind::Earn => {
            progress.add(entry.expires_on, entry.delta);
            if entry.held.is_none() {
                progress.remember_scan(entry);
            }
        }
        EntryKind::Open => {
            progress.add(entry.expires_on, entry.delta);
            progress.is_opened = true;
        }
        EntryKind::Adjust if entry.delta > 0 => progress.add(entry.expires_on, entry.delta),
        // Only where two cards are parted does it matter which stamps go.
        EntryKind::Adjust if entry.expires_on.is_some() => progress.take_back(entry.expires_on, -entry.delta),
        EntryKind::Adjust => progress.use_up(-entry.delta),
        EntryKind::Refund => progress.take_back(entry.expires_on, -entry.delta),
        EntryKind::Issue => progress.use_up(-entry.delta),
        EntryKind::Expire => progress.lots.retain(|lot| lot.expires_on.is_none_or(|expires| expires > entry.day)),
        EntryKind::Void if entry.reward.is_some() => progress.add(entry.expires_on, entry.delta),
        EntryKind::Void => {
            progress.take_back(entry.expires_on, -entry.delta);
            progress.forget_scan(entry.reverses.unwrap_or_default(), entry.undone_day);
        }
        EntryKind::Redeem | EntryKind::Gift => {}
    }
}
