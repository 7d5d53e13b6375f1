//! The laws of the ledger, as tests that can fail.
//!
//! [`World`] is one card at one shop whose clock, rules and randomness a test holds in its hands. Every command that a
//! test asks goes through [`World::ask`], which checks what must hold after each, whatever it was ([`standing`]).
//! [`acts`], [`limits`], [`back`], [`paid`] and [`merged`] are tables of single rules; [`laws`] hold over random histories
//! ([`any`], [`run`]) that a second opinion ([`model`]) follows; [`merges`] hold two cards side by side; [`chain`] and [`state`] are about
//! bytes, [`batches`], [`queue`], [`remembered`] and [`turns`] about the lane on a database.

mod acts;
mod any;
mod back;
mod batches;
mod chain;
mod laws;
mod limits;
mod merged;
mod merges;
mod model;
mod paid;
mod past;
mod queue;
mod remembered;
mod run;
mod standing;
mod state;
mod turns;

use std::collections::BTreeMap;

use super::decide::decide;
use super::state::evolve;
use super::*;
use crate::code::CardCode;
use crate::kernel::{
    Actor, ActorKind, AmountMinor, CardId, CustomerId, Day, Name, Origin, ProgramId, Random, Reason, RefundId,
    RewardId, ShopId, TicketId, Title, VisitId, Zone,
};
use crate::program::{Earn, EarnRule, Limits, Program, Rules, Status, Step, Version, version};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A card, its shop's rules, the clock and all that ever happened.
#[derive(Clone)]
struct World {
    card: Card,
    rules: Rules,
    history: Vec<Event>,
    now: Time,
    till: uuid::Uuid,
    random: std::sync::Arc<Random>,
}

fn at(text: &str) -> Time {
    Time(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

fn why() -> Reason {
    Reason::parse("because").unwrap()
}

fn money(minor: i64) -> AmountMinor {
    AmountMinor::parse(minor).unwrap()
}

fn id(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

/// A rule without limits: rewards by their stamps.
fn rule(earn: Earn, rewards: &[(i64, &str)]) -> Version {
    let step = |(stamps, name): &(i64, &str)| Step { stamps: *stamps, title: title(name), valid_days: None };
    version(1, EarnRule::from(earn), rewards.iter().map(step).collect(), Some(Limits::default()), None).unwrap()
}

fn visits(rewards: &[(i64, &str)]) -> Version {
    rule(Earn::Visit, rewards)
}

fn scan_of(shown: Shown) -> Scan {
    Scan {
        verdict: Ok(shown),
        stamps: 1,
        items: Vec::new(),
        lines: Vec::new(),
        amount: None,
        on_account: false,
        order_ref: None,
        scanned_at: None,
        device_seq: None,
    }
}

/// A scan of the printed card that asks for so many stamps.
fn scan(stamps: i64) -> Act {
    Act::Scan(Scan { stamps, ..scan_of(Shown::Printed { epoch: 0 }) })
}

fn spend(minor: i64) -> Act {
    Act::Scan(Scan { amount: Some(money(minor)), ..scan_of(Shown::Printed { epoch: 0 }) })
}

impl World {
    /// A card at a shop in Rome whose programs have these rules; program `i` has the id `i + 1`.
    fn new(rules: Vec<Version>) -> World {
        let program = |(i, rule): (usize, Version)| Program {
            id: ProgramId(id(i as u128 + 1)),
            name: Name::parse("Coffee").unwrap(),
            status: Status::Running,
            versions: BTreeMap::from([(1, rule)]),
        };
        World {
            card: Card {
                id: CardId(id(900)),
                code: CardCode::from_bytes([9; 10]),
                epoch: 0,
                customer: CustomerId(id(901)),
                display_name: None,
                state: State::default(),
                aliases: Vec::new(),
            },
            rules: Rules {
                zone: Zone::parse("Europe/Rome").unwrap(),
                programs: rules.into_iter().enumerate().map(program).collect(),
            },
            history: Vec::new(),
            now: at("2026-06-01T10:00:00Z"),
            till: id(77),
            random: std::sync::Arc::new(Random::seeded(7)),
        }
    }

    /// Gives a program its next version.
    fn publish(&mut self, program: usize, rule: Version) {
        let versions = &mut self.rules.programs[program].versions;
        let number = versions.len() as i64 + 1;
        versions.insert(number, Version { number, ..rule });
    }

    fn command(&self, act: Act) -> Command {
        Command {
            shop: ShopId(id(1)),
            card: Some(self.card.code),
            key: None,
            origin: Origin { actor: Actor { kind: ActorKind::ApiKey, id: self.till }, location: None },
            device: None,
            own_cards: Vec::new(),
            at: self.now,
            act,
        }
    }

    /// Asks as the lane does, and checks what must hold after everything.
    fn ask(&mut self, act: Act) -> Result<Vec<Event>, Refusal> {
        let command = self.command(act);
        let past = command.act.past_visit().and_then(|visit| past::past(&self.history, visit));
        let before = self.card.state.clone();
        let events = decide(&self.card, &self.rules, past.as_ref(), &command, &self.random)?;
        for event in &events {
            self.card.state = evolve(std::mem::take(&mut self.card.state), event);
        }
        self.history.extend(events.iter().cloned());
        standing::check(&before, &self.card.state, &events);
        Ok(events)
    }

    fn later(&mut self, ms: i64) {
        self.now = self.now.plus_ms(ms);
    }

    fn progress(&self, program: usize) -> Progress {
        self.card.state.programs.get(&self.rules.programs[program].id).cloned().unwrap_or_default()
    }

    fn stamps(&self, program: usize) -> i64 {
        self.progress(program).stamps
    }

    /// The titles of the rewards that can be used, oldest first.
    fn open(&self) -> Vec<String> {
        let mut open: Vec<_> = self.card.state.rewards.iter().collect();
        open.sort_by_key(|(id, _)| **id);
        open.into_iter().map(|(_, reward)| reward.title.as_str().to_owned()).collect()
    }

    fn reward(&self) -> RewardId {
        *self.card.state.rewards.keys().next().expect("a reward is open")
    }

    /// A live code of this moment, made by a device.
    fn live(&self, device: u8) -> Shown {
        Shown::Live { epoch: self.card.epoch, device, step: u32::try_from(self.now.0 / decide::STEP_MS).unwrap() }
    }

    /// Uses a reward with a live code of this moment.
    fn redeem(&mut self, reward: RewardId) -> Result<Vec<Event>, Refusal> {
        let verdict = Ok((self.card.code, self.live(0)));
        self.ask(Act::Redeem { reward, verdict, recorded_at: None })
    }

    fn void(&mut self, visit: VisitId) -> Result<Vec<Event>, Refusal> {
        self.ask(Act::Void { visit, reason: why() })
    }

    fn refund(&mut self, visit: VisitId, minor: i64, units_returned: i64) -> Result<Vec<Event>, Refusal> {
        self.ask(Act::Refund { visit, amount: money(minor), units_returned })
    }

    fn adjust(&mut self, program: usize, delta: i64) -> Result<Vec<Event>, Refusal> {
        self.ask(Act::Adjust { program: self.rules.programs[program].id, delta, reason: why() })
    }

    /// Asks for a scan and gives its visit.
    fn visit(&mut self, act: Act) -> VisitId {
        visit_of(&self.ask(act).expect("the scan is taken"))
    }
}

fn visit_of(events: &[Event]) -> VisitId {
    events
        .iter()
        .find_map(|event| if let Event::Visited(visit) = event { Some(visit.id) } else { None })
        .expect("a visit was recorded")
}

fn entries(events: &[Event]) -> impl Iterator<Item = &Entry> {
    events.iter().filter_map(|event| if let Event::Entered(entry) = event { Some(entry) } else { None })
}

/// What each entry did, in order: its kind and its stamps.
fn moves(events: &[Event]) -> Vec<(EntryKind, i64)> {
    entries(events).map(|entry| (entry.kind, entry.delta)).collect()
}

fn held(events: &[Event]) -> Vec<Option<Held>> {
    entries(events).filter(|entry| entry.kind == EntryKind::Earn).map(|entry| entry.held).collect()
}
