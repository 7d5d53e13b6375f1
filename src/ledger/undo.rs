//! Taking back: voids and refunds.
//!
//! A void declares that a visit never was: each of its earns is reversed, and where the stamps had already become a
//! reward that nobody has used, the reward is taken back first. A refund gives money or units back: the visit stays, and
//! the stamps that these had earned are taken back as far as they are still on the card.

use crate::kernel::{AmountMinor, ProgramId, Reason, RewardId, VisitId};
use crate::program::Earn;

use super::decide::Deciding;
use super::past::{Fate, Loss, Past, PastReward};
use super::{Entry, EntryKind, Event, Refund, Refusal, VisitKind, VisitVoid};

impl Deciding<'_> {
    pub(super) fn void(&mut self, past: &Past, reason: &Reason) -> Result<(), Refusal> {
        match (past.is_void, past.kind) {
            (true, _) => return Err(Refusal::VisitVoid),
            (_, VisitKind::Redemption) => return Err(Refusal::VisitIsRedemption),
            _ => {}
        }
        let (at, origin) = (self.command.at, self.command.origin);
        self.push(Event::Voided(VisitVoid { visit: past.visit, reason: reason.clone(), at, origin }));
        for earn in &past.earns {
            refuse_if_paid(past, earn)?;
            self.reverse_earn(past, earn, reason)?;
        }
        Ok(())
    }

    fn reverse_earn(&mut self, past: &Past, earn: &Entry, reason: &Reason) -> Result<(), Refusal> {
        let Some(program) = earn.program else { return Ok(()) };
        let mut rewards: Vec<PastReward> =
            past.rewards.iter().filter(|reward| reward.program == program).cloned().collect();
        let (stamps, remainder) = self.to_reverse(past, program, earn);
        while self.stamps(program) < stamps {
            self.reopen_round(&past.losses, Some(past.visit), program, stamps, &mut rewards, Some(reason))?;
        }
        let plain = self.entry(EntryKind::Void, Some(program));
        let balance_after = plain.balance_after - stamps;
        self.push(Event::Entered(Entry {
            delta: -stamps,
            balance_after,
            remainder_after: remainder,
            expires_on: earn.expires_on.filter(|_| stamps > 0),
            reason: Some(reason.clone()),
            visit: Some(past.visit),
            reverses: Some(earn.number),
            undone_day: earn.held.is_none().then_some(earn.day),
            ..plain
        }));
        let round = self.state.programs.get(&program).map_or(1, |progress| progress.round);
        // Where nothing was taken, nothing is unfounded.
        if stamps == 0 {
            return Ok(());
        }
        let of = (program, Some(past.visit));
        self.take_back_unfounded(&past.losses, of, round, balance_after, &mut rewards, Some(reason))
    }

    /// Takes back the rewards on the way of a round that the stamps left do not bear out. A reward stays while the stamps,
    /// and those that have gone otherwise since, are enough for it.
    pub(super) fn take_back_unfounded(
        &mut self,
        losses: &[Loss],
        of: (ProgramId, Option<VisitId>),
        round: i64,
        left: i64,
        rewards: &mut [PastReward],
        reason: Option<&Reason>,
    ) -> Result<(), Refusal> {
        let unfounded: Vec<RewardId> = rewards
            .iter()
            .filter(|reward| reward.round == round && reward.moved == 0)
            .filter(|reward| reward.stamps > left + self.lost_since(losses, of.0, reward.number))
            .map(|reward| reward.id)
            .collect();
        self.take_back_rewards(of, rewards, reason, |reward| unfounded.contains(&reward.id), false)
    }

    /// Stamps that expired or were taken since an entry, those included that this very command has found expired.
    fn lost_since(&self, losses: &[Loss], program: ProgramId, number: i64) -> i64 {
        let losses = losses.iter().chain(&self.losses);
        losses.filter(|loss| loss.program == program && loss.number > number).map(|loss| loss.stamps).sum()
    }

    fn stamps(&self, program: ProgramId) -> i64 {
        self.state.programs.get(&program).map_or(0, |progress| progress.stamps)
    }

    /// How many stamps to take and what remains on the way to the next: what the earn gave, less what refunds took and
    /// what has expired of it. (Which of the stamps that expired on a day were whose is not kept: they count as this
    /// visit's, so that nothing is lost twice.)
    fn to_reverse(&self, past: &Past, program: ProgramId, earn: &Entry) -> (i64, i64) {
        let remainder = self.state.programs.get(&program).map_or(0, |progress| progress.remainder_minor);
        let spend = match self.earn_of(program, earn.version) {
            Some(Earn::Spend { per_minor }) if earn.held.is_none() => Some(per_minor),
            _ => None,
        };
        let (stamps, remainder) = match (spend, past.amount) {
            (Some(per_minor), Some(amount)) => unspend(remainder, amount.get() - past.refunded_minor, per_minor),
            _ => (earn.delta - taken_back(past, program), remainder),
        };
        let is_over = earn.expires_on.is_some_and(|expires| expires <= self.today());
        let expired: i64 = past
            .losses
            .iter()
            .chain(&self.losses)
            .filter(|loss| is_over && loss.program == program && loss.number > earn.number)
            .filter(|loss| loss.kind == EntryKind::Expire)
            .map(|loss| loss.stamps)
            .sum();
        (stamps - expired.min(stamps), remainder)
    }

    fn earn_of(&self, program: ProgramId, version: i64) -> Option<Earn> {
        Some(self.rules.program(program)?.versions.get(&version)?.earn)
    }

    /// Goes back into the round before: its last reward is taken back, and its stamps return.
    pub(super) fn reopen_round(
        &mut self,
        losses: &[Loss],
        visit: Option<VisitId>,
        program: ProgramId,
        stamps: i64,
        rewards: &mut [PastReward],
        reason: Option<&Reason>,
    ) -> Result<(), Refusal> {
        let round = self.state.programs.get(&program).map_or(1, |progress| progress.round);
        let available = self.stamps(program);
        let is_last_of =
            |reward: &PastReward| reward.round == round - 1 && reward.moved > 0 && reward.fate != Fate::Void;
        // What was adjusted away or has expired cannot be taken a second time, nor a reward in its place.
        let last = rewards.iter().find(|reward| is_last_of(reward)).map(|reward| reward.number);
        if last.is_none_or(|number| available + self.lost_since(losses, program, number) >= stamps) {
            return Err(Refusal::NotEnough { available });
        }
        self.take_back_rewards((program, visit), rewards, reason, |reward| reward.round == round, false)?;
        self.take_back_rewards((program, visit), rewards, reason, is_last_of, true)
    }

    /// Reverses the issue of the chosen rewards, newest first, on account of `visit` if it is one.
    fn take_back_rewards(
        &mut self,
        (program, visit): (ProgramId, Option<VisitId>),
        rewards: &mut [PastReward],
        reason: Option<&Reason>,
        is_chosen: impl Fn(&PastReward) -> bool,
        is_last_of_round: bool,
    ) -> Result<(), Refusal> {
        for i in (0..rewards.len()).rev() {
            if rewards[i].fate == Fate::Void || !is_chosen(&rewards[i]) || (rewards[i].moved > 0) != is_last_of_round {
                continue;
            }
            if rewards[i].fate == Fate::Redeemed {
                return Err(Refusal::StampsSpent);
            }
            rewards[i].fate = Fate::Void;
            let reward = rewards[i].clone();
            let reached = rewards
                .iter()
                .filter(|other| other.round == reward.round && other.moved == 0 && other.fate != Fate::Void)
                .map(|other| other.stamps)
                .max()
                .unwrap_or(0);
            let plain = self.entry(EntryKind::Void, Some(program));
            let rules = self.rules.program(program).and_then(|program| program.versions.get(&reward.version));
            let days = rules.and_then(|version| version.stamp_valid_days);
            let entry = Entry {
                delta: reward.moved,
                balance_after: plain.balance_after + reward.moved,
                reached,
                reason: reason.cloned(),
                visit,
                reward: Some(reward.id),
                reverses: Some(reward.number),
                ..plain
            };
            self.push(Event::Entered(if reward.moved > 0 {
                // The stamps come back good for as long as new ones: when the old ones would have expired is not kept.
                let expires_on = days.map(|days| self.today().plus(days));
                Entry { round: reward.round, version: reward.version, goal: reward.moved, expires_on, ..entry }
            } else {
                entry
            }));
        }
        Ok(())
    }

    pub(super) fn refund(&mut self, past: &Past, amount: AmountMinor, units_returned: i64) -> Result<(), Refusal> {
        if past.is_void {
            return Err(Refusal::VisitVoid);
        }
        let left_minor = past.amount.map_or(0, AmountMinor::get) - past.refunded_minor;
        let left_units = past.units.unwrap_or(0) - past.units_returned;
        if amount.get() > left_minor || units_returned > left_units {
            return Err(Refusal::RefundTooLarge { amount_minor: left_minor, units: left_units });
        }
        let id = self.random.id(self.command.at);
        let mut left_to_return = units_returned;
        let mut entries = Vec::new();
        let (mut stamps_earned, mut stamps_taken) = (0, 0);
        for earn in past.earns.iter().filter(|earn| earn.held.is_none()) {
            let Some(program) = earn.program else { continue };
            let Some(progress) = self.state.programs.get(&program) else { continue };
            let (earned, remainder) = match self.earn_of(program, earn.version) {
                Some(Earn::Spend { per_minor }) if amount.get() > 0 => {
                    unspend(progress.remainder_minor, amount.get(), per_minor)
                }
                Some(Earn::Unit) if left_to_return > 0 => {
                    let earned = left_to_return.min(earn.delta - taken_back(past, program)).max(0);
                    left_to_return -= earned;
                    (earned, progress.remainder_minor)
                }
                _ => continue,
            };
            let taken = earned.min(progress.stamps);
            stamps_earned += earned;
            stamps_taken += taken;
            // Where stamps were spent, the money on the way to the next has been paid for with them.
            let expires_on = earn.expires_on.filter(|_| taken > 0);
            entries.push((program, taken, expires_on, if taken < earned { 0 } else { remainder }));
        }
        let (at, origin) = (self.command.at, self.command.origin);
        self.push(Event::Refunded(Refund {
            id,
            visit: past.visit,
            amount,
            units_returned,
            stamps_earned,
            stamps_taken,
            at,
            origin,
        }));
        for (program, taken, expires_on, remainder_after) in entries {
            let plain = self.entry(EntryKind::Refund, Some(program));
            let balance_after = plain.balance_after - taken;
            let causes = Entry { visit: Some(past.visit), refund: Some(id), ..plain };
            self.push(Event::Entered(Entry { delta: -taken, balance_after, remainder_after, expires_on, ..causes }));
        }
        Ok(())
    }
}

fn taken_back(past: &Past, program: ProgramId) -> i64 {
    past.taken_back.iter().filter(|(id, _)| *id == program).map(|(_, stamps)| stamps).sum()
}

/// Takes money back out of what was spent: the stamps that go, and what remains on the way to the next.
fn unspend(remainder: i64, amount: i64, per_minor: i64) -> (i64, i64) {
    if amount <= remainder {
        return (0, remainder - amount);
    }
    let stamps = (amount - remainder + per_minor - 1) / per_minor;
    (stamps, remainder + stamps * per_minor - amount)
}

/// An earn that paid for a used reward cannot be voided: it did where it stands before the reward in its round, or
/// reaches into the round of it. What was issued before the earn was not paid by it; whether its stamps have taken the
/// place of others since is seen when rewards are taken back.
fn refuse_if_paid(past: &Past, earn: &Entry) -> Result<(), Refusal> {
    let of_program = |reward: &&PastReward| Some(reward.program) == earn.program && reward.fate != Fate::Void;
    let before = earn.balance_after - earn.delta;
    let mut rest = earn.balance_after;
    let mut round = earn.round;
    while rest > 0 && earn.delta > 0 {
        let in_round: Vec<&PastReward> =
            past.rewards.iter().filter(of_program).filter(|reward| reward.round == round).collect();
        let paid =
            |reward: &&&PastReward| reward.number > earn.number && (round > earn.round || before < reward.stamps);
        if in_round.iter().filter(paid).any(|reward| reward.fate == Fate::Redeemed) {
            return Err(Refusal::StampsSpent);
        }
        match in_round.iter().find(|reward| reward.moved > 0) {
            Some(last) => rest -= last.moved,
            None => break,
        }
        round += 1;
    }
    Ok(())
}
