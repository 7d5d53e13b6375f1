//! A random history, move by move: each is worked out by the model and then asked of the ledger.
//!
//! What holds by design only up to a point is said where it is checked: money under one and the same price of a stamp,
//! cool-downs as far as [`Account::has_forgotten`] tells.

use super::any::Move;
use super::laws::{check_undone_at_once, version_of};
use super::model::{self, Account, Asked, Counted, Must};
use super::*;

/// What a ledger might do wrong, to see that it is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A scan is told as done and not kept.
    LosesScans,
    /// The card's first program gets a stamp with each scan that nobody is told of.
    GivesAStampMore,
    /// A reward that was used stays in hand.
    KeepsUsedRewards,
}

/// Where the sequence stands: the world, and what the model says of each program.
pub struct Run {
    pub world: World,
    accounts: Vec<Account>,
    visits: Vec<VisitId>,
    newest: Time,
    fault: Option<Fault>,
}

impl Run {
    pub fn new(rules: Vec<Version>, fault: Option<Fault>) -> Run {
        let programs = rules.len();
        let world = World::new(rules);
        Run { newest: world.now, world, accounts: vec![Account::default(); programs], visits: Vec::new(), fault }
    }

    pub fn step(&mut self, step: Move) {
        let index = |i: usize| i % self.accounts.len();
        match step {
            Move::Scan { code, stamps, units, minor, late_minutes } => {
                self.scan(code, stamps, units, minor, late_minutes)
            }
            Move::Redeem(i) => {
                let open: Vec<RewardId> = self.world.card.state.rewards.keys().copied().collect();
                if let Some(reward) = open.get(i % open.len().max(1)) {
                    let in_hand = self.world.card.state.rewards.clone();
                    let answer = self.world.redeem(*reward);
                    if self.fault == Some(Fault::KeepsUsedRewards) {
                        self.world.card.state.rewards = in_hand;
                    }
                    self.took(answer);
                }
            }
            Move::Void(i) => self.void(i),
            Move::Refund(i, minor, units) => self.refund(i, minor, units),
            Move::Adjust(i, delta) => {
                let answer = self.world.adjust(index(i), delta);
                self.took(answer);
            }
            Move::Open(i, stamps) => {
                let program = self.world.rules.programs[index(i)].id;
                let answer = self.world.ask(Act::Open { program, stamps, reason: why() });
                self.took(answer);
            }
            Move::Gift => {
                let answer = self.world.ask(Act::Gift { title: title("a cake"), reason: why(), valid_days: Some(2) });
                self.took(answer);
            }
            Move::Expire => {
                let answer = self.world.ask(Act::Expire);
                self.took(answer);
            }
            Move::Wait(minutes) => {
                // A clock that jumps back does so by an hour at most: what is remembered allows for that.
                self.world.later(minutes * MINUTE_MS + 7_123);
                self.world.now = self.world.now.max(self.newest.plus_ms(-HOUR_MS));
                self.newest = self.newest.max(self.world.now);
            }
            Move::Publish(i, rule) => {
                let i = index(i);
                self.world.publish(i, rule);
            }
            Move::Pause(i, is_paused) => {
                let i = index(i);
                self.world.rules.programs[i].status = if is_paused { Status::Paused } else { Status::Running };
            }
        }
        self.check_rewards();
    }

    /// Follows the entries of an accepted command in the model. A refused one has changed nothing: `World::ask` gave up
    /// before it touched the card.
    fn took(&mut self, answer: Result<Vec<Event>, Refusal>) {
        for entry in entries(&answer.unwrap_or_default()) {
            let Some(program) = entry.program else { continue };
            let i = self.world.rules.programs.iter().position(|known| known.id == program).unwrap();
            let account = &mut self.accounts[i];
            match entry.kind {
                EntryKind::Expire => {
                    assert_eq!(-entry.delta, account.due(entry.day), "exactly what is due expires");
                    account.stamps.retain(|day| *day > entry.day.0);
                }
                EntryKind::Issue | EntryKind::Adjust if entry.delta < 0 => account.take(-entry.delta, None),
                EntryKind::Refund => account.take(-entry.delta, Some(entry.expires_on)),
                EntryKind::Void if entry.reward.is_none() => account.take(-entry.delta, Some(entry.expires_on)),
                _ => account.put(entry.delta, entry.expires_on),
            }
            account.rest = entry.remainder_after;
            assert_eq!(account.stamps.len() as i64, entry.balance_after);
        }
        for (i, account) in self.accounts.iter().enumerate() {
            let lots = self.world.progress(i).lots;
            let days =
                lots.iter().flat_map(|lot| (0..lot.stamps).map(|_| lot.expires_on.map_or(i32::MAX, |day| day.0)));
            assert_eq!(days.collect::<Vec<_>>(), account.stamps, "every stamp has its last day");
        }
    }

    fn scan(&mut self, code: u8, stamps: i64, units: i64, minor: Option<i64>, late_minutes: i64) {
        let before = self.world.clone();
        // What expires goes first, and may leave a round that has not begun.
        self.expire();
        let world = &self.world;
        let (shown, kind) = match code {
            0 => (Shown::Printed { epoch: 0 }, CodeKind::Printed),
            1 => (world.live(u8::try_from(self.visits.len() % 256).unwrap()), CodeKind::Live),
            2 => (Shown::Short, CodeKind::Short),
            _ => (Shown::Ticket { id: TicketId(id(5)), expires_at: Time::MAX }, CodeKind::Ticket),
        };
        let late_ms = if kind == CodeKind::Live { 0 } else { late_minutes * MINUTE_MS };
        let at = world.now.plus_ms(-late_ms.min(72 * HOUR_MS));
        let day = world.rules.zone.day(at);
        let asked = Asked { code: kind, stamps, units, minor };
        let named = |program: &&Program| {
            let version = version_of(world, program);
            program.status == Status::Running && version.earn == Earn::Unit && units > 0
        };
        let items = world.rules.programs.iter().filter(named).map(|program| (program.id, units)).collect();
        let scan = Scan {
            stamps,
            items,
            amount: minor.map(money),
            scanned_at: Some(world.now.plus_ms(-late_ms)),
            ..scan_of(shown)
        };
        let running = |i: &usize| world.rules.programs[*i].status == Status::Running;
        let musts: Vec<(usize, Must)> = (0..self.accounts.len())
            .filter(running)
            .map(|i| (i, self.accounts[i].must(version_of(world, &world.rules.programs[i]), &asked, at, day)))
            .collect();
        let is_sure = musts.iter().all(|(i, _)| !self.accounts[*i].has_forgotten());
        let earns = musts.iter().any(|(_, must)| matches!(must, Must::Earn(_)));
        let limited = musts.iter().any(|(_, must)| matches!(must, Must::Hold(Held::CoolDown | Held::DailyCap)));
        let answer = self.world.ask(Act::Scan(scan));
        if is_sure {
            assert_eq!(answer.is_ok(), earns || !limited, "{musts:?} {answer:?}");
        }
        let Ok(events) = answer else { return };
        match self.fault {
            Some(Fault::LosesScans) => self.world = before.clone(),
            Some(Fault::GivesAStampMore) => drop(self.world.adjust(0, 1)),
            _ => {}
        }
        let visit = visit_of(&events);
        let earned = entries(&events).filter(|entry| entry.kind == EntryKind::Earn);
        for ((i, must), entry) in musts.iter().zip(earned) {
            let does = entry.held.map_or(Must::Earn(entry.delta), Must::Hold);
            if is_sure {
                assert_eq!(does, *must, "in program {i}");
            }
            if entry.held.is_none() {
                self.accounts[*i].scans.push(Counted { visit, at: at.0, day, is_void: false });
            }
        }
        self.visits.push(visit);
        self.took(Ok(events));
        self.check_thresholds();
        if late_ms == 0 {
            check_undone_at_once(&before, &self.world, visit);
        }
    }

    fn expire(&mut self) {
        let answer = self.world.ask(Act::Expire);
        self.took(answer);
    }

    fn void(&mut self, i: usize) {
        let Some(visit) = self.visits.get(i % self.visits.len().max(1)).copied() else { return };
        self.expire();
        let past = past::past(&self.world.history, visit).unwrap();
        let used_before = model::rewards(&self.world.history);
        let answer = self.world.void(visit);
        if let Ok(events) = &answer {
            assert!(!past.is_void, "a visit is void once");
            for earn in &past.earns {
                // What stands in its round below a used reward that came after it has paid for it.
                let paid = used_before.iter().any(|reward| {
                    Some(reward.earned.program) == earn.program
                        && reward.is_used
                        && reward.earned.round == earn.round
                        && reward.number > earn.number
                        && earn.delta > 0
                        && earn.balance_after - earn.delta < reward.earned.stamps
                });
                assert!(!paid, "an earn that paid for a used reward is not voided");
            }
            let of_visit = |entry: &&Entry| entry.kind == EntryKind::Void && entry.reward.is_none();
            let reversed: Vec<i64> = entries(events).filter(of_visit).filter_map(|entry| entry.reverses).collect();
            let earns: Vec<i64> = past.earns.iter().map(|earn| earn.number).collect();
            assert_eq!(reversed, earns, "each earn is reversed once");
            for (entry, earn) in entries(events).filter(of_visit).zip(&past.earns) {
                let program = self.world.rules.program(earn.program.unwrap()).unwrap();
                if !matches!(program.versions[&earn.version].earn, Earn::Spend { .. }) {
                    assert!(-entry.delta <= earn.delta, "never more than it gave");
                }
            }
            for account in &mut self.accounts {
                account.scans.iter_mut().filter(|scan| scan.visit == visit).for_each(|scan| scan.is_void = true);
            }
        }
        self.took(answer);
    }

    fn refund(&mut self, i: usize, minor: i64, units: i64) {
        let Some(visit) = self.visits.get(i % self.visits.len().max(1)).copied() else { return };
        self.expire();
        let past = past::past(&self.world.history, visit).unwrap();
        let before: Vec<Progress> = (0..self.accounts.len()).map(|i| self.world.progress(i)).collect();
        let answer = self.world.refund(visit, minor, units);
        if let Ok(events) = &answer {
            for entry in entries(events).filter(|entry| entry.kind == EntryKind::Refund) {
                let i = self.world.rules.programs.iter().position(|program| Some(program.id) == entry.program).unwrap();
                let earn = past.earns.iter().find(|earn| earn.program == entry.program).unwrap();
                match self.world.rules.programs[i].versions[&earn.version].earn {
                    // Money is worth the same whichever visit brought it, and never less than nothing is left of it.
                    Earn::Spend { per_minor } => {
                        let worth = |stamps: i64, rest: i64| stamps * per_minor + rest;
                        let left = worth(entry.balance_after, entry.remainder_after);
                        let had = worth(before[i].stamps, before[i].remainder_minor);
                        assert_eq!(left, (had - minor).max(0));
                    }
                    _ => {
                        let taken: i64 = past
                            .taken_back
                            .iter()
                            .filter(|(program, _)| Some(*program) == earn.program)
                            .map(|(_, stamps)| stamps)
                            .sum();
                        assert!(-entry.delta <= units && taken - entry.delta <= earn.delta, "no more than it earned");
                    }
                }
            }
        }
        self.took(answer);
    }

    /// What must hold of rewards at any moment, from the events alone.
    fn check_rewards(&self) {
        let known = model::rewards(&self.world.history);
        for (i, program) in self.world.rules.programs.iter().enumerate() {
            let progress = self.world.progress(i);
            let standing: Vec<_> =
                known.iter().filter(|reward| reward.earned.program == program.id && !reward.is_void).collect();
            for round in 1..=progress.round {
                let of_round: Vec<_> = standing.iter().filter(|reward| reward.earned.round == round).collect();
                let lasts = of_round.iter().filter(|reward| reward.is_last).count();
                assert_eq!(lasts, usize::from(round < progress.round), "a round ends with its last reward, once");
                let mut stamps: Vec<i64> = of_round.iter().map(|reward| reward.earned.stamps).collect();
                stamps.sort_unstable();
                assert!(stamps.is_sorted_by(|one, next| one < next), "no reward twice in a round: {stamps:?}");
            }
            assert!(standing.iter().all(|reward| reward.earned.round <= progress.round));
            let reached = standing
                .iter()
                .filter(|reward| reward.earned.round == progress.round)
                .map(|reward| reward.earned.stamps)
                .max();
            assert_eq!(progress.reached, reached.unwrap_or(0));
        }
        let open = known.iter().filter(|reward| !reward.is_void && !reward.is_used).map(|reward| reward.id);
        let gifts = self.world.card.state.rewards.iter().filter(|(_, reward)| reward.program.is_none()).count();
        assert_eq!(open.clone().count() + gifts, self.world.card.state.rewards.len());
        assert!(open.into_iter().all(|id| self.world.card.state.rewards.contains_key(&id)));
    }

    /// After a scan, whatever the stamps have reached has its reward, and nobody stands on a full card.
    fn check_thresholds(&self) {
        for (i, program) in
            self.world.rules.programs.iter().enumerate().filter(|(_, program)| program.status == Status::Running)
        {
            let progress = self.world.progress(i);
            let Some(version) = program.versions.get(&progress.version) else { continue };
            assert!(progress.stamps < version.goal(), "a full card is a reward");
            let passed = version.steps.iter().filter(|step| step.stamps <= progress.stamps);
            assert!(passed.into_iter().all(|step| step.stamps <= progress.reached));
        }
    }
}
