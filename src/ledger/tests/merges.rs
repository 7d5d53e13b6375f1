//! Two cards that are merged and parted, over random histories: no sum changes, and parting at once is as if never merged.

use proptest::prelude::*;

use super::super::merge::{self, Both, MovedLot, PastMerge};
use super::any::any_rule;
use super::*;
use crate::kernel::MergeId;

/// The cards of two people who may be one.
#[derive(Clone)]
pub struct Pair {
    pub card: World,
    pub into: World,
    merge: Option<MergeId>,
}

/// Something done to one of the two.
#[derive(Clone, Debug)]
pub enum Move {
    Scan(bool, i64, Option<i64>),
    Redeem(bool, usize),
    Adjust(bool, i64),
    Gift(bool),
    Wait(i64),
    Publish(Version),
    Merge,
    Part,
}

fn any_moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        8 => (any::<bool>(), 1_i64..9, prop::option::of(0_i64..2_000)).prop_map(|(own, n, minor)| Move::Scan(own, n, minor)),
        2 => (any::<bool>(), 0_usize..5).prop_map(|(own, i)| Move::Redeem(own, i)),
        1 => (any::<bool>(), -3_i64..4).prop_map(|(own, n)| Move::Adjust(own, n)),
        1 => any::<bool>().prop_map(Move::Gift),
        2 => (0_i64..4_000).prop_map(Move::Wait),
        1 => any_rule().prop_map(Move::Publish),
        3 => Just(Move::Merge),
        3 => Just(Move::Part),
    ];
    prop::collection::vec(one, 1..30)
}

/// Full cards among the rewards that were not taken back, in stamps, and the stamps still there, less what expired or was
/// adjusted by hand: all that was ever earned.
fn worth(world: &World) -> i64 {
    let is_void = |id| entries(&world.history).any(|entry| entry.kind == EntryKind::Void && entry.reward == id);
    let full: i64 = entries(&world.history)
        .filter(|entry| entry.kind == EntryKind::Issue && !is_void(entry.reward))
        .map(|entry| -entry.delta)
        .sum();
    let expired: i64 =
        entries(&world.history).filter(|entry| entry.kind == EntryKind::Expire).map(|entry| -entry.delta).sum();
    full + expired + world.card.state.programs.values().map(|progress| progress.stamps).sum::<i64>()
}

/// The stamps of these lots that never expire.
fn lasting(lots: &[(Option<Day>, i64)]) -> i64 {
    lots.iter().filter(|(day, _)| day.is_none()).map(|(_, stamps)| stamps).sum()
}

impl Pair {
    pub fn new(rule: Version) -> Pair {
        let card = World::new(vec![rule]);
        let mut into = card.clone();
        into.card.id = CardId(id(910));
        into.card.customer = CustomerId(id(911));
        into.card.code = CardCode::from_bytes([8; 10]);
        Pair { card, into, merge: None }
    }

    fn worth(&self) -> i64 {
        worth(&self.card) + worth(&self.into)
    }

    pub fn one(&mut self, own: bool) -> &mut World {
        if own { &mut self.card } else { &mut self.into }
    }

    fn took(&mut self, both: &Both) {
        for (world, events) in [(&mut self.card, &both.card), (&mut self.into, &both.into)] {
            let before = world.card.state.clone();
            world.card.state = events.iter().fold(world.card.state.clone(), evolve);
            world.history.extend(events.iter().cloned());
            standing::check(&before, &world.card.state, events);
        }
    }

    pub fn merge(&mut self) -> Result<(), Refusal> {
        let command = self.card.command(Act::Merge { into: self.into.card.code, reason: None });
        let (card, into, rules) = (&self.card.card, &self.into.card, &self.card.rules);
        let both = merge::merge(card, into, rules, &command, None, &self.card.random)?;
        let before = self.worth();
        let open = self.card.open().len() + self.into.open().len();
        self.merge = merge::made(&both.card);
        self.took(&both);
        assert_eq!(self.worth(), before, "merging changes no sum");
        assert!(self.card.open().len() + self.into.open().len() >= open, "and takes no reward");
        assert_eq!(self.card.stamps(0), 0);
        self.check_due();
        Ok(())
    }

    pub fn past(&self) -> PastMerge {
        let history = &self.into.history;
        let found = |event: &Event| match event {
            Event::Absorbed(merge) if Some(merge.id) == self.merge => Some(merge.clone()),
            _ => None,
        };
        let merge = history.iter().find_map(found).unwrap();
        let of_merge = |entry: &&Entry| entry.kind == EntryKind::Adjust && merge.into_moved.has(entry.number);
        let lot = |entry: &Entry| MovedLot {
            program: entry.program.unwrap(),
            expires_on: entry.expires_on,
            stamps: entry.delta,
        };
        let lots = entries(history).filter(of_merge).map(lot).collect();
        // Stamps that left with an earlier parting were never this card's own.
        let mut losses = past::losses(history);
        let drawn = |number: i64| {
            history.iter().any(|event| matches!(event, Event::Released(undo) if undo.into_moved.has(number)))
        };
        losses.retain(|loss| !drawn(loss.number));
        PastMerge { merge, is_undone: false, lots, rewards: past::rewards(history), losses }
    }

    pub fn part(&mut self) -> Result<(), Refusal> {
        let Some(merge) = self.merge else { return Ok(()) };
        let command = self.card.command(Act::Part { merge, into: self.into.card.code });
        let (card, into, rules) = (&self.card.card, &self.into.card, &self.card.rules);
        let both = merge::part(card, into, rules, &self.past(), &command, &self.card.random)?;
        let before = self.worth();
        self.took(&both);
        self.merge = None;
        assert_eq!(self.worth(), before, "parting changes no sum");
        self.check_due();
        Ok(())
    }

    /// Nothing that the stamps have reached is left unissued.
    fn check_due(&self) {
        for world in [&self.card, &self.into] {
            let progress = world.progress(0);
            let Some(version) = world.rules.programs[0].versions.get(&progress.version) else { continue };
            let due = |step: &&Step| step.stamps > progress.reached && step.stamps <= progress.stamps;
            assert_eq!(version.steps.iter().find(due), None, "{progress:?}");
        }
    }

    pub fn step(&mut self, one: Move) {
        match one {
            Move::Scan(own, stamps, minor) => {
                // What the codes of a merged card earn is the other's.
                let world = self.one(own && self.merge.is_none());
                let amount = minor.map(money);
                let _ = world.ask(Act::Scan(Scan { stamps, amount, ..scan_of(Shown::Short) }));
            }
            Move::Redeem(own, i) => {
                let world = self.one(own);
                let open: Vec<RewardId> = world.card.state.rewards.keys().copied().collect();
                if let Some(reward) = open.get(i % open.len().max(1)) {
                    let _ = world.redeem(*reward);
                }
            }
            Move::Adjust(own, delta) => {
                let is_merged = own && self.merge.is_some();
                let answer = self.one(own).adjust(0, delta);
                assert!(!is_merged || matches!(answer, Err(Refusal::Merged { .. })), "{answer:?}");
            }
            Move::Gift(own) => {
                let _ = self.one(own).ask(Act::Gift { title: title("a cake"), reason: why(), valid_days: None });
            }
            Move::Wait(minutes) => {
                for world in [&mut self.card, &mut self.into] {
                    world.later(minutes * MINUTE_MS);
                }
            }
            Move::Publish(rule) => {
                self.card.publish(0, rule.clone());
                self.into.publish(0, rule);
            }
            Move::Merge if self.merge.is_none() => {
                self.merge_and_look();
            }
            Move::Part => {
                let _ = self.part();
            }
            Move::Merge => {}
        }
    }

    /// Merges, and on a copy parts at once: then both are as they were.
    fn merge_and_look(&mut self) {
        for world in [&mut self.card, &mut self.into] {
            world.ask(Act::Expire).unwrap();
        }
        let seen = |world: &World| {
            let now = world.progress(0);
            let lots: Vec<_> = now.lots.iter().map(|lot| (lot.expires_on, lot.stamps)).collect();
            (now.stamps, now.remainder_minor, now.reached, now.round.max(1), lots, world.open())
        };
        // A round that has not begun, or goes on under a better version, is another way of saying the same.
        let program = &self.card.rules.programs[0];
        let is_settled = |world: &World| {
            let now = world.progress(0);
            now.has_begun() && program.going_on(now.version, now.reached).number == now.version
        };
        // Under two versions, a reward that is taken back leaves the better one behind.
        let is_one_version = self.card.progress(0).version == self.into.progress(0).version;
        let is_sure = is_settled(&self.card) && is_settled(&self.into) && is_one_version;
        let mut before = (seen(&self.card), seen(&self.into));
        if self.merge().is_err() {
            return;
        }
        let mut copy = self.clone();
        copy.part().expect("nothing was used yet");
        let mut after = (seen(&copy.card), seen(&copy.into));
        if self.into.progress(0).round.max(1) != before.1.3 {
            // Stamps that come back from a reward are good for as long as new ones, as a void has it.
            (before.1.4, after.1.4) = (Vec::new(), Vec::new());
        }
        let both = [&before.0.4[..], &before.1.4].concat();
        if both.iter().any(|(day, _)| day.is_some()) && both.iter().any(|(day, _)| day.is_none()) {
            // A stamp without a day that leaves takes the first that would expire along in its place: the customer's gain.
            let [had, has] = [&before.1.4, &after.1.4].map(|lots| lasting(lots));
            assert!(!is_sure || has >= had, "{has} stamps never expire, and {had} did not");
            (before.1.4, after.1.4) = (Vec::new(), Vec::new());
        }
        if is_sure {
            assert_eq!(after, before, "parted at once, they are as they were");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: laws::cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_merged_and_parted_no_sum_changes(rule in any_rule(), moves in any_moves()) {
        let mut pair = Pair::new(rule);
        for one in moves {
            pair.step(one);
        }
        standing::check_fold(&pair.card);
        standing::check_fold(&pair.into);
    }
}
