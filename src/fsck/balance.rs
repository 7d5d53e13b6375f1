//! One card's entries walked by the rules: balances (1), rewards due by the program's version (5), rounds under the
//! version they began with (14).
//!
//! The rules are written down here a second time and not shared with `decide`, so that a fault there shows here.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, View};
use crate::kernel::ProgramId;
use crate::ledger::{Entry, EntryKind};
use crate::program::{Earn, Step, Version};

/// A program's progress as the walk has it: the last entry there.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    stamps: i64,
    remainder: i64,
    round: i64,
    version: i64,
    reached: i64,
    is_opened: bool,
}

impl Standing {
    fn has_begun(self) -> bool {
        self.stamps > 0 || self.reached > 0 || self.remainder > 0
    }
}

/// What the walk carries from entry to entry.
struct Walk<'a> {
    view: &'a View<'a>,
    programs: BTreeMap<ProgramId, Standing>,
    /// Rewards on the way that were issued and not taken back, by program, round and stamps.
    on_the_way: BTreeSet<(ProgramId, i64, i64)>,
    /// The reward that the entry before has reached: the next entry issues it.
    due: Option<(ProgramId, &'a Step)>,
    findings: Vec<Finding>,
}

/// Walks the entries.
pub(super) fn check<'a>(view: &'a View<'a>) -> Vec<Finding> {
    let programs = BTreeMap::new();
    let mut walk = Walk { view, programs, on_the_way: BTreeSet::new(), due: None, findings: Vec::new() };
    for entry in &view.entries {
        match entry.program {
            Some(program) => walk.step(entry, program),
            None => walk.gift(entry),
        }
    }
    if let (Some((_, step)), Some(last)) = (walk.due, view.entries.last()) {
        walk.not_issued(last.number, step);
    }
    walk.findings
}

impl<'a> Walk<'a> {
    fn found(&mut self, invariant: u8, entry: &Entry, what: impl Into<String>) {
        self.findings.push(self.view.entry_found(invariant, entry.number, what));
    }

    fn not_issued(&mut self, number: i64, step: &Step) {
        let what = format!("the card had reached {} stamps, and the reward at {0} was not issued", step.stamps);
        self.findings.push(self.view.entry_found(5, number, what));
    }

    /// Gifts and their use stand outside programs and move nothing.
    fn gift(&mut self, entry: &Entry) {
        if let Some((_, step)) = self.due.take() {
            self.not_issued(entry.number - 1, step);
        }
        if !matches!(entry.kind, EntryKind::Gift | EntryKind::Redeem) {
            self.found(1, entry, "an entry of this kind belongs to a program");
        }
        if (entry.delta, entry.balance_after, entry.remainder_after) != (0, 0, 0) {
            self.found(1, entry, "an entry outside programs moves stamps");
        }
    }

    fn step(&mut self, entry: &'a Entry, program: ProgramId) {
        let before = self.programs.get(&program).copied().unwrap_or_default();
        let rules = self.view.rules.program(program);
        let version = rules.and_then(|rules| rules.versions.get(&entry.version));
        if entry.balance_after != before.stamps + entry.delta || entry.balance_after < 0 {
            let what = format!("{} stamps and {:+} are not {}", before.stamps, entry.delta, entry.balance_after);
            self.found(1, entry, what);
        }
        match version {
            None => self.found(14, entry, format!("the program has no version {}", entry.version)),
            Some(version) if version.goal() != entry.goal => {
                let what = format!("goal is {}, and version {} asks for {}", entry.goal, entry.version, version.goal());
                self.found(14, entry, what);
            }
            Some(_) => {}
        }
        self.moves(entry, before, version);
        self.version(entry, program, before);
        self.round(entry, program, before);
        let is_opened = before.is_opened || entry.kind == EntryKind::Open;
        let standing = Standing {
            stamps: entry.balance_after,
            remainder: entry.remainder_after,
            round: entry.round,
            version: entry.version,
            reached: entry.reached,
            is_opened,
        };
        self.programs.insert(program, standing);
        let can_reach = matches!(entry.kind, EntryKind::Earn | EntryKind::Open | EntryKind::Adjust | EntryKind::Issue);
        self.due = version.filter(|_| can_reach).and_then(|version| {
            let step =
                version.steps.iter().find(|step| step.stamps > entry.reached && step.stamps <= entry.balance_after);
            Some((program, step?))
        });
    }

    /// Which way an entry of its kind moves stamps, and what it leaves on the way to the next.
    fn moves(&mut self, entry: &Entry, before: Standing, version: Option<&Version>) {
        let delta = entry.delta;
        let goes_its_way = match entry.kind {
            EntryKind::Earn if entry.held.is_some() => delta == 0,
            EntryKind::Earn | EntryKind::Open => delta >= 0,
            EntryKind::Issue | EntryKind::Refund => delta <= 0,
            EntryKind::Expire => delta < 0,
            EntryKind::Void if entry.reward.is_some() => delta >= 0,
            EntryKind::Void => delta <= 0,
            EntryKind::Redeem => delta == 0,
            EntryKind::Adjust => true,
            EntryKind::Gift => false,
        };
        if !goes_its_way {
            self.found(1, entry, format!("an entry of this kind does not move {delta:+} stamps"));
        }
        if entry.kind == EntryKind::Open && before.is_opened {
            self.found(1, entry, "stamps were taken over from a paper card before");
        }
        let is_money_moved = match entry.kind {
            EntryKind::Earn if entry.held.is_none() => return self.earned(entry, before, version),
            EntryKind::Refund => true,
            EntryKind::Void => entry.reward.is_none(),
            _ => false,
        };
        if entry.remainder_after < 0 || (!is_money_moved && entry.remainder_after != before.remainder) {
            let what = format!("{} on the way to the next stamp became {}", before.remainder, entry.remainder_after);
            self.found(1, entry, what);
        }
    }

    /// An earn gives what the version says of the visit. Units are kept per visit and not per program, so that a program
    /// by the unit is only held to giving some.
    fn earned(&mut self, entry: &Entry, before: Standing, version: Option<&Version>) {
        let visit = entry.visit.and_then(|visit| self.view.visits.get(&visit));
        let (Some(version), Some(visit)) = (version, visit) else { return };
        let expected = match version.earn {
            Earn::Visit => (visit.stamps, before.remainder),
            Earn::Unit => (entry.delta.max(1), before.remainder),
            Earn::Spend { per_minor } => {
                let spent = before.remainder + visit.amount.map_or(0, |amount| amount.get());
                (spent / per_minor, spent % per_minor)
            }
        };
        if (entry.delta, entry.remainder_after) != expected {
            let what = format!(
                "the visit earns {} stamps and leaves {} by version {}, and the entry says {} and {}",
                expected.0, expected.1, version.number, entry.delta, entry.remainder_after
            );
            self.found(1, entry, what);
        }
    }

    /// A round stays under the version it began with, or goes on under a newer one that is better for the customer.
    fn version(&mut self, entry: &Entry, program: ProgramId, before: Standing) {
        let ends_round = entry.kind == EntryKind::Issue && entry.delta < 0;
        let reopens = entry.kind == EntryKind::Void && entry.delta > 0;
        // Two cards go on under a version that one of them was under.
        if entry.version == before.version || reopens || self.view.is_merging(entry) {
            return;
        }
        let begins = ends_round || !before.has_begun();
        let moves = matches!(entry.kind, EntryKind::Earn | EntryKind::Open | EntryKind::Adjust);
        let versions = self.view.rules.program(program).map(|rules| &rules.versions);
        let is_better = versions
            .and_then(|versions| Some(versions.get(&entry.version)?.is_better_than(versions.get(&before.version)?)))
            .unwrap_or(false);
        // A version that the program does not have was told already.
        let is_known = versions.is_some_and(|versions| versions.contains_key(&entry.version));
        if is_known && !(ends_round || (moves && (begins || is_better)) && entry.version > before.version) {
            let what = format!("the round began under version {} and is now under {}", before.version, entry.version);
            self.found(14, entry, what);
        }
    }

    /// Rounds and the rewards issued in them.
    fn round(&mut self, entry: &Entry, program: ProgramId, before: Standing) {
        let due = self.due.take();
        let (mut round, mut reached) = (before.round.max(1), before.reached);
        match (entry.kind, due) {
            (EntryKind::Issue, Some((of, step))) if of == program => {
                self.issued(entry, program, before, step);
                if entry.delta < 0 {
                    (round, reached) = (round + 1, 0);
                } else {
                    reached = step.stamps;
                    self.on_the_way.insert((program, round, reached));
                }
            }
            (EntryKind::Issue, _) => {
                self.found(5, entry, "a reward was issued that the stamps had not reached");
                (round, reached) = (entry.round, entry.reached);
            }
            (_, Some((_, step))) => self.not_issued(entry.number - 1, step),
            _ => {}
        }
        if let (EntryKind::Void, Some(reward)) = (entry.kind, entry.reward) {
            let earned = self.view.rewards.get(&reward).and_then(|reward| reward.earned);
            if let Some(earned) = earned {
                self.on_the_way.remove(&(program, earned.round, earned.stamps));
                round = if entry.delta > 0 { earned.round } else { round };
            }
            let in_round = (program, round, i64::MIN)..=(program, round, i64::MAX);
            reached = self.on_the_way.range(in_round).next_back().map_or(0, |(_, _, stamps)| *stamps);
        }
        if self.view.is_merging(entry) {
            // It brings along what the other card has had on its way, or takes that away again.
            reached = entry.reached;
        }
        if (entry.round, entry.reached) != (round, reached) {
            let what = format!(
                "round {} with rewards up to {} stamps issued should be round {round} with {reached}",
                entry.round, entry.reached
            );
            self.found(5, entry, what);
        }
    }

    /// The entry issues the reward that is due, as the version of the round says.
    fn issued(&mut self, entry: &Entry, program: ProgramId, before: Standing, step: &Step) {
        let version = self.view.rules.program(program).and_then(|rules| rules.versions.get(&before.version));
        let is_last = version.is_some_and(|version| version.goal() == step.stamps);
        let delta = if is_last { -step.stamps } else { 0 };
        if entry.delta != delta {
            let what = format!("the reward at {} stamps takes {delta} along, not {}", step.stamps, entry.delta);
            self.found(5, entry, what);
        }
        let Some(reward) = entry.reward.and_then(|reward| self.view.rewards.get(&reward)) else { return };
        let is_so = reward.earned.is_some_and(|earned| {
            (earned.program, earned.version, earned.round, earned.stamps)
                == (program, before.version, before.round, step.stamps)
        });
        let is_as_promised = reward.title == step.title && reward.expires_at.is_some() == step.valid_days.is_some();
        if !is_so || !is_as_promised {
            let what = format!(
                "it is not the reward at {} stamps of round {} under version {} that entry {} issued",
                step.stamps, before.round, before.version, entry.number
            );
            self.findings.push(self.view.reward_found(reward.id, what));
        }
    }
}
