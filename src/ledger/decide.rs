//! What a command does to a card: pure, so that the lane, `fsck`, simulations and model-based tests all ask the same.
//!
//! A decision works on a copy of the card's state. Every event it makes is applied to the copy at once, so that what
//! follows (the reward after the stamps, the next round after the reward) sees it.

use crate::code::Refusal as CodeRefusal;
use crate::kernel::{CardId, Day, ProgramId, Random, Reason, RewardId, Time, Title};
use crate::program::{Program, Rules, Status, Version};

use super::past::{Loss, Past};
use super::state::{OpenReward, evolve};
use super::{
    Act, Card, CodeKind, Command, Earned, Entry, EntryKind, Event, Redemption, Refusal, Reward, Shown, State, Visit,
    VisitKind,
};

/// Stamps that one scan may ask for, and that one adjustment may move.
pub const MAX_STAMPS_AT_ONCE: i64 = 1_000;
/// Stamps that one scan may earn by units or money.
pub const MAX_EARNED_AT_ONCE: i64 = 1_000_000;
/// Rewards that one scan may issue.
pub const MAX_REWARDS_AT_ONCE: usize = 100;
/// How far back an offline scan's own time is believed.
pub const MAX_OFFLINE_MS: i64 = 72 * 3_600_000;
/// Within this time after a scan, a redemption is the same visit.
pub const SAME_VISIT_MS: i64 = 10 * 60_000;
/// How long after it earned, and on the same till, a live code may also redeem.
pub const SAME_CODE_MS: i64 = 60_000;
/// How far the clock may be behind the newest fact of the ledger for a live code to be believed: as far as the clocks of
/// two nodes may differ.
pub const MAX_BEHIND_MS: i64 = 60_000;
/// The length of a live code's step.
pub const STEP_MS: i64 = 15_000;

/// A decision in the making.
pub(super) struct Deciding<'a> {
    pub(super) card: &'a Card,
    pub(super) rules: &'a Rules,
    pub(super) command: &'a Command,
    pub(super) random: &'a Random,
    pub(super) state: State,
    pub(super) events: Vec<Event>,
    /// Stamps that this command has found expired.
    pub(super) losses: Vec<Loss>,
}

/// Whether it is a card of whoever asks, or one that was merged with it: nobody serves themselves.
pub fn is_own(card: &Card, command: &Command) -> bool {
    let state = &card.state;
    let is_one = |own: &CardId| *own == card.id || state.merged_into == Some(*own) || state.absorbed.contains(own);
    command.own_cards.iter().any(is_one)
}

/// What `command` does to `card` under `rules`, or why nothing is done. `past` is the visit that a void or a refund is
/// about, as the rows have it; `random` gives new ids.
pub fn decide(
    card: &Card,
    rules: &Rules,
    past: Option<&Past>,
    command: &Command,
    random: &Random,
) -> Result<Vec<Event>, Refusal> {
    if is_own(card, command) {
        return Err(Refusal::OwnCard);
    }
    let mut deciding = Deciding::of(card, rules, command, random);
    let by_hand = matches!(command.act, Act::Adjust { .. } | Act::Open { .. } | Act::Gift { .. });
    if let Some(into) = card.state.merged_into.filter(|_| by_hand) {
        return Err(Refusal::Merged { into });
    }
    match &command.act {
        Act::Scan(scan) => deciding.scan(scan)?,
        Act::Redeem { reward, verdict, recorded_at } => deciding.redeem(*reward, verdict, *recorded_at)?,
        Act::RedeemOnWord { reward, reason } => {
            let open = deciding.open_reward(*reward)?;
            deciding.use_reward(*reward, &open, None, Some(reason));
        }
        Act::Void { reason, .. } => deciding.void(past.ok_or(Refusal::VisitUnknown)?, reason)?,
        Act::Refund { amount, units_returned, .. } => {
            deciding.refund(past.ok_or(Refusal::VisitUnknown)?, *amount, *units_returned)?;
        }
        Act::Adjust { program, delta, reason } => deciding.adjust(*program, *delta, reason)?,
        Act::Open { program, stamps, reason } => deciding.open(*program, *stamps, reason)?,
        Act::Gift { title, reason, valid_days } => deciding.gift(title, reason, *valid_days),
        // Two cards are decided together, in `merge`.
        Act::Expire | Act::Merge { .. } | Act::Part { .. } => {}
    }
    Ok(deciding.events)
}

impl<'a> Deciding<'a> {
    /// A decision on a card, whose stamps that are no longer good are gone.
    pub(super) fn of(card: &'a Card, rules: &'a Rules, command: &'a Command, random: &'a Random) -> Deciding<'a> {
        let (state, events, losses) = (card.state.clone(), Vec::new(), Vec::new());
        let mut deciding = Deciding { card, rules, command, random, state, events, losses };
        deciding.expire_due();
        deciding
    }

    /// Applies an event and keeps it.
    pub(super) fn push(&mut self, event: Event) {
        self.state = evolve(std::mem::take(&mut self.state), &event);
        self.events.push(event);
    }

    /// The next entry, with the program's progress as it stands and nothing moved.
    pub(super) fn entry(&self, kind: EntryKind, program: Option<ProgramId>) -> Entry {
        let progress = program.and_then(|program| self.state.programs.get(&program)).cloned().unwrap_or_default();
        Entry {
            number: self.state.number + 1,
            program,
            kind,
            delta: 0,
            balance_after: progress.stamps,
            remainder_after: progress.remainder_minor,
            round: progress.round,
            version: progress.version,
            goal: progress.goal,
            reached: progress.reached,
            expires_on: None,
            held: None,
            reason: None,
            visit: None,
            reward: None,
            refund: None,
            reverses: None,
            at: self.command.at,
            day: self.today(),
            actor_kind: self.command.origin.actor.kind,
            actor_id: self.command.origin.actor.id,
            location: self.command.origin.location,
            undone_day: None,
        }
    }

    pub(super) fn today(&self) -> Day {
        self.rules.zone.day(self.command.at)
    }

    /// The version that `program`'s present round is under, for this card, from now on.
    pub(super) fn version_of(&self, program: &'a Program) -> &'a Version {
        match self.state.programs.get(&program.id) {
            Some(progress) if progress.has_begun() => program.going_on(progress.version, progress.reached),
            _ => program.current(),
        }
    }

    /// An entry that moves stamps in `program` under `version`, which the round is under from here on.
    pub(super) fn moving(&self, kind: EntryKind, program: &Program, version: &Version, delta: i64) -> Entry {
        let plain = self.entry(kind, Some(program.id));
        Entry {
            delta,
            balance_after: plain.balance_after + delta,
            round: plain.round.max(1),
            version: version.number,
            goal: version.goal(),
            expires_on: version.stamp_valid_days.filter(|_| delta > 0).map(|days| plain.day.plus(days)),
            ..plain
        }
    }

    /// Writes down the stamps that are no longer good, before anything else is decided.
    fn expire_due(&mut self) {
        let today = self.today();
        let due: Vec<(ProgramId, i64)> = self
            .state
            .programs
            .iter()
            .map(|(id, progress)| (*id, progress.due(today)))
            .filter(|(_, stamps)| *stamps > 0)
            .collect();
        for (program, stamps) in due {
            let plain = self.entry(EntryKind::Expire, Some(program));
            self.losses.push(Loss { program, number: plain.number, kind: EntryKind::Expire, stamps });
            self.push(Event::Entered(Entry { delta: -stamps, balance_after: plain.balance_after - stamps, ..plain }));
        }
    }

    /// Issues every reward that the stamps have reached; the last of a round takes its stamps along, and what is over
    /// begins the next round.
    pub(super) fn issue_due(
        &mut self,
        program: &'a Program,
        visit: Option<crate::kernel::VisitId>,
    ) -> Result<(), Refusal> {
        let mut issued = 0;
        while let Some(progress) = self.state.programs.get(&program.id).cloned() {
            let Some(version) = program.versions.get(&progress.version) else { break };
            let due =
                version.steps.iter().find(|step| step.stamps > progress.reached && step.stamps <= progress.stamps);
            let Some(step) = due else { break };
            issued += 1;
            if issued > MAX_REWARDS_AT_ONCE {
                return Err(Refusal::TooMuch);
            }
            let earned =
                Earned { program: program.id, version: version.number, round: progress.round, stamps: step.stamps };
            let reward = self.reward(Some(earned), step.title.clone(), step.valid_days);
            let plain = self.entry(EntryKind::Issue, Some(program.id));
            let entry = Entry { reward: Some(reward.id), visit, ..plain };
            self.push(Event::Issued(reward));
            self.push(Event::Entered(if step.stamps == version.goal() {
                let next = program.current();
                Entry {
                    delta: -step.stamps,
                    balance_after: entry.balance_after - step.stamps,
                    round: entry.round + 1,
                    version: next.number,
                    goal: next.goal(),
                    reached: 0,
                    ..entry
                }
            } else {
                Entry { reached: step.stamps, ..entry }
            }));
        }
        Ok(())
    }

    fn reward(&self, earned: Option<Earned>, title: Title, valid_days: Option<i64>) -> Reward {
        let expires_at = valid_days.map(|days| self.rules.zone.midnight(self.today().plus(days + 1)));
        let id: RewardId = self.random.id(self.command.at);
        Reward { id, earned, title, number: self.state.number + 1, issued_at: self.command.at, expires_at }
    }

    fn redeem(
        &mut self,
        id: RewardId,
        verdict: &Result<(crate::code::CardCode, Shown), CodeRefusal>,
        recorded_at: Option<Time>,
    ) -> Result<(), Refusal> {
        let now = self.command.at;
        let open = self.open_reward(id)?;
        let (code, shown) = verdict.clone().map_err(refused_code)?;
        let (Shown::Live { epoch, device, step }, Some(good)) = (shown, self.card.epoch_of(code)) else {
            return Err(Refusal::MayNotRedeem);
        };
        if epoch != good {
            return Err(Refusal::CodeReplaced);
        }
        // A photo of a code from the hour that the clock has gone back to would be fresh again.
        if let Some(recorded_at) = recorded_at.filter(|at| *at > now.plus_ms(MAX_BEHIND_MS)) {
            return Err(Refusal::ClockBehind { now, recorded_at });
        }
        let steps = self.state.devices.get(&device).cloned().unwrap_or_default();
        let is_unused = steps.redeemed.is_none_or(|last| step > last);
        let has_just_earned = steps.earned == Some(step)
            && Time(steps.earned_at).distance_ms(now) <= SAME_CODE_MS
            && steps.earned_by == self.command.origin.actor.id;
        if !(is_unused && (is_fresh(step, now) || has_just_earned)) {
            return Err(Refusal::CodeStale);
        }
        self.use_reward(id, &open, Some((device, step)), None);
        Ok(())
    }

    /// A reward of this card that can be used now.
    fn open_reward(&self, id: RewardId) -> Result<OpenReward, Refusal> {
        // The lane has seen that the reward is this card's; if it is not open, somebody was first.
        let open = self.state.rewards.get(&id).cloned().ok_or(Refusal::RewardRedeemed)?;
        match open.expires_at.map(Time).filter(|at| *at <= self.command.at) {
            Some(at) => Err(Refusal::RewardExpired { at }),
            None => Ok(open),
        }
    }

    /// Uses a reward, by a live code or on a manager's word with its reason.
    fn use_reward(&mut self, id: RewardId, open: &OpenReward, live: Option<(u8, u32)>, reason: Option<&Reason>) {
        let now = self.command.at;
        let has_just_come = self
            .state
            .last_visit_at
            .max(self.card.last_visit_at())
            .is_some_and(|at| Time(at).distance_ms(now) <= SAME_VISIT_MS);
        // Where no live code was shown, the card was told by hand, as with its short code.
        let code_kind = if live.is_some() { CodeKind::Live } else { CodeKind::Short };
        let visit = if has_just_come { None } else { Some(self.redemption_visit(code_kind)) };
        let origin = self.command.origin;
        self.push(Event::Redeemed(Redemption {
            reward: id,
            number: self.state.number + 1,
            visit,
            live,
            at: now,
            origin,
        }));
        let plain = self.entry(EntryKind::Redeem, open.program);
        self.push(Event::Entered(Entry { reward: Some(id), visit, reason: reason.cloned(), ..plain }));
    }

    /// Using a reward is coming to the shop: a visit that earns nothing.
    fn redemption_visit(&mut self, code_kind: CodeKind) -> crate::kernel::VisitId {
        let id = self.random.id(self.command.at);
        self.push(Event::Visited(Visit {
            id,
            kind: VisitKind::Redemption,
            code_kind,
            at: self.command.at,
            received_at: self.command.at,
            live: None,
            stamps: 0,
            amount: None,
            units: None,
            on_account: false,
            order_ref: None,
            device_seq: None,
            ticket: None,
            lines: Vec::new(),
            after_number: self.state.number,
            origin: self.command.origin,
        }));
        id
    }

    fn adjust(&mut self, program: ProgramId, delta: i64, reason: &Reason) -> Result<(), Refusal> {
        let program = self.rules.program(program).ok_or(Refusal::ProgramUnknown)?;
        let available = self.state.programs.get(&program.id).map_or(0, |progress| progress.stamps);
        if !(-MAX_STAMPS_AT_ONCE..=MAX_STAMPS_AT_ONCE).contains(&delta) {
            return Err(Refusal::TooMuch);
        }
        if available + delta < 0 {
            return Err(Refusal::NotEnough { available });
        }
        let moving = self.moving(EntryKind::Adjust, program, self.version_of(program), delta);
        self.push(Event::Entered(Entry { reason: Some(reason.clone()), ..moving }));
        self.issue_due(program, None)
    }

    fn open(&mut self, program: ProgramId, stamps: i64, reason: &Reason) -> Result<(), Refusal> {
        let program = self
            .rules
            .program(program)
            .filter(|program| program.status == Status::Running)
            .ok_or(Refusal::ProgramUnknown)?;
        let version = self.version_of(program);
        let progress = self.state.programs.get(&program.id);
        if progress.is_some_and(|progress| progress.is_opened) {
            return Err(Refusal::Opening { most: 0 });
        }
        // A full paper card is a reward, and is given as one.
        let most = version.goal() - 1;
        if stamps > most {
            return Err(Refusal::Opening { most });
        }
        let moving = self.moving(EntryKind::Open, program, version, stamps);
        self.push(Event::Entered(Entry { reason: Some(reason.clone()), ..moving }));
        self.issue_due(program, None)
    }

    fn gift(&mut self, title: &Title, reason: &Reason, valid_days: Option<i64>) {
        let reward = self.reward(None, title.clone(), valid_days);
        let plain = self.entry(EntryKind::Gift, None);
        let entry = Entry { reward: Some(reward.id), reason: Some(reason.clone()), ..plain };
        self.push(Event::Issued(reward));
        self.push(Event::Entered(entry));
    }
}

/// A code that verifies nowhere here is unknown, whoever made it.
pub(super) fn refused_code(refusal: CodeRefusal) -> Refusal {
    Refusal::Code(refusal)
}

/// A live code is good for its own quarter of a minute and the two beside it.
pub(super) fn is_fresh(step: u32, at: Time) -> bool {
    (at.0.div_euclid(STEP_MS) - i64::from(step)).abs() <= 1
}
