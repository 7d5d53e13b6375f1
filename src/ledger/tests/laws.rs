//! Random histories of one card against the model.
//!
//! What holds by design only up to a point is said where it is checked: money under one and the same price of a stamp,
//! rewards on the way until a void (the next scan issues what a void left due under another version).

use proptest::prelude::*;

use super::model::{self, Account, Asked, Counted, Must};
use super::*;

/// Something done to the card. Numbers stand for a choice among what there is at that moment.
#[derive(Clone, Debug)]
enum Move {
    Scan { code: u8, stamps: i64, units: i64, minor: Option<i64>, late_minutes: i64 },
    Redeem(usize),
    Void(usize),
    Refund(usize, i64, i64),
    Adjust(usize, i64),
    Open(usize, i64),
    Gift,
    Expire,
    Wait(i64),
    Publish(usize, Version),
    Pause(usize, bool),
}

/// Where the sequence stands: the world, and what the model says of each program.
struct Run {
    world: World,
    accounts: Vec<Account>,
    visits: Vec<VisitId>,
    newest: Time,
    /// Whether every version of each program asks the same price for a stamp.
    clean: Vec<bool>,
}

fn any_rule() -> impl Strategy<Value = Version> {
    let earn = prop_oneof![
        3 => Just(Earn::Visit),
        1 => Just(Earn::Unit),
        2 => Just(Earn::Spend { per_minor: 300 }),
        1 => Just(Earn::Spend { per_minor: 500 }),
    ];
    let names = ["a cookie", "a tea", "a coffee"];
    let on_the_way = prop::collection::btree_map(1_i64..6, 0_usize..3, 0..3);
    let limits = prop_oneof![
        2 => Just(None),
        3 => Just(Some(Limits::default())),
        1 => Just(Some(Limits { cool_down_minutes: Some(5), per_day: Some(3) })),
        1 => Just(Some(Limits { cool_down_minutes: Some(24 * 60), per_day: None })),
    ];
    (earn, 2_i64..=6, on_the_way, limits, prop_oneof![3 => Just(None), 1 => (1_i64..5).prop_map(Some)]).prop_map(
        move |(earn, goal, on_the_way, limits, stamp_valid_days)| {
            let rewards: Vec<(i64, &str)> = on_the_way
                .into_iter()
                .filter(|(stamps, _)| *stamps < goal)
                .map(|(stamps, name)| (stamps, names[name]))
                .chain([(goal, "a coffee")])
                .collect();
            Version { limits, stamp_valid_days, ..rule(earn, &rewards) }
        },
    )
}

fn any_step() -> impl Strategy<Value = Move> {
    let scan =
        (0_u8..4, 1_i64..9, 0_i64..5, prop::option::of(0_i64..2_000), prop_oneof![3 => Just(0), 1 => 0_i64..5_000])
            .prop_map(|(code, stamps, units, minor, late_minutes)| Move::Scan {
                code,
                stamps,
                units,
                minor,
                late_minutes,
            });
    prop_oneof![
        10 => scan,
        2 => (0_usize..9).prop_map(Move::Redeem),
        4 => (0_usize..12).prop_map(Move::Void),
        3 => (0_usize..12, 0_i64..1_500, 0_i64..3).prop_map(|(visit, minor, units)| Move::Refund(visit, minor, units)),
        2 => (0_usize..3, -4_i64..5).prop_map(|(program, delta)| Move::Adjust(program, delta)),
        1 => (0_usize..3, 1_i64..6).prop_map(|(program, stamps)| Move::Open(program, stamps)),
        1 => Just(Move::Gift),
        1 => Just(Move::Expire),
        5 => prop_oneof![0_i64..3, -50_i64..60, 0_i64..5_000].prop_map(Move::Wait),
        1 => (0_usize..3, any_rule()).prop_map(|(program, rule)| Move::Publish(program, rule)),
        1 => (0_usize..3, any::<bool>()).prop_map(|(program, is_paused)| Move::Pause(program, is_paused)),
    ]
}

impl Run {
    fn new(rules: Vec<Version>) -> Run {
        let programs = rules.len();
        let world = World::new(rules);
        Run {
            newest: world.now,
            world,
            accounts: vec![Account::default(); programs],
            visits: Vec::new(),
            clean: vec![true; programs],
        }
    }

    fn step(&mut self, step: Move) {
        let index = |i: usize| i % self.accounts.len();
        match step {
            Move::Scan { code, stamps, units, minor, late_minutes } => {
                self.scan(code, stamps, units, minor, late_minutes)
            }
            Move::Redeem(i) => {
                let open: Vec<RewardId> = self.world.card.state.rewards.keys().copied().collect();
                if let Some(reward) = open.get(i % open.len().max(1)) {
                    let answer = self.world.redeem(*reward);
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
                self.clean[i] &= self.world.rules.programs[i].current().earn == rule.earn;
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
            1 => (world.live((self.visits.len() % 256) as u8), CodeKind::Live),
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
        if answer.is_ok() {
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
            let events = answer.as_ref().unwrap();
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

/// Which version a scan is judged by, told again in the words of promise 14.
fn version_of<'a>(world: &World, program: &'a Program) -> &'a Version {
    let progress = world.card.state.programs.get(&program.id).cloned().unwrap_or_default();
    let current = program.current();
    if progress.stamps == 0 && progress.reached == 0 && progress.remainder_minor == 0 {
        return current;
    }
    let own = &program.versions[&progress.version];
    let to_come = |version: &'a Version| version.steps.iter().filter(move |step| step.stamps > progress.reached);
    let (harder, easier) = match (own.earn, current.earn) {
        (Earn::Spend { per_minor: own }, Earn::Spend { per_minor: new }) => (new > own, new < own),
        (own, new) => (own != new, false),
    };
    // The k-th of one name is compared with the k-th; the rules of these tests set no days for rewards.
    let by_name = |version| {
        let mut names: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        to_come(version).for_each(|step: &Step| names.entry(step.title.as_str()).or_default().push(step.stamps));
        names
    };
    let (was, is) = (by_name(own), by_name(current));
    let pairs: Option<Vec<(i64, i64)>> = was
        .iter()
        .flat_map(|(name, stamps)| stamps.iter().enumerate().map(move |(k, stamps)| (name, k, *stamps)))
        .map(|(name, k, stamps)| Some((stamps, *is.get(name)?.get(k)?)))
        .collect();
    let later = pairs.as_ref().is_none_or(|pairs| pairs.iter().any(|(was, is)| is > was));
    let sooner = easier || pairs.is_some_and(|pairs| pairs.iter().any(|(was, is)| is < was));
    let shorter = match (own.stamp_valid_days, current.stamp_valid_days) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(own), Some(new)) => new < own,
    };
    if !harder && !later && !shorter && sooner && current.goal() <= own.goal() { current } else { own }
}

/// A scan that is declared void before anything else happens leaves the card as it was.
fn check_undone_at_once(before: &World, after: &World, visit: VisitId) {
    let mut undone = after.clone();
    undone.void(visit).expect("nothing was used yet");
    // A scan under a better version may have brought what stamps and money had earned already: that stays.
    let is_same = |i: usize| {
        let (was, program) = (before.progress(i), &after.rules.programs[i]);
        let version = program.going_on(was.version, was.reached);
        let dear = if let Earn::Spend { per_minor } = version.earn { was.remainder_minor < per_minor } else { true };
        !was.has_begun() || (version.number == was.version && dear)
    };
    if !(0..before.rules.programs.len()).all(is_same) {
        return;
    }
    let mut before = before.clone();
    before.ask(Act::Expire).unwrap();
    assert_eq!(undone.open(), before.open());
    for i in 0..before.rules.programs.len() {
        let (was, is) = (before.progress(i), undone.progress(i));
        assert_eq!((is.stamps, is.remainder_minor, is.reached), (was.stamps, was.remainder_minor, was.reached));
        // Days that no scan can reach any more may be forgotten meanwhile.
        let newest = after.progress(i).days.keys().last().copied().unwrap_or(Day(0));
        let within = |days: BTreeMap<Day, i64>| -> Vec<_> {
            days.into_iter().filter(|(day, _)| *day >= newest.plus(-4)).collect()
        };
        let (was_days, is_days) = (within(was.days), within(is.days));
        assert_eq!((is.round.max(1), is_days), (was.round.max(1), was_days));
    }
}

/// Whatever version comes, the way to each reward that the round had still to give never grows within the round.
fn check_versions(world: &World) {
    let mut last: BTreeMap<ProgramId, Entry> = BTreeMap::new();
    for entry in entries(&world.history) {
        let Some(program) = entry.program.and_then(|program| world.rules.program(program)) else { continue };
        if let Some(before) = last.insert(program.id, entry.clone())
            && before.round == entry.round
            && before.version != entry.version
            && entry.kind != EntryKind::Void
            && (before.balance_after > 0 || before.reached > 0 || before.remainder_after > 0)
        {
            let (old, new) = (&program.versions[&before.version], &program.versions[&entry.version]);
            for step in old.steps.iter().filter(|step| step.stamps > before.reached) {
                let is_kept = |kept: &Step| {
                    kept.title == step.title && kept.stamps <= step.stamps && kept.stamps > before.reached
                };
                assert!(new.steps.iter().any(is_kept), "{step:?} is further away: {entry:?}");
            }
        }
    }
}

fn cases() -> u32 {
    // The one variable of the tests: `make soak` sets it.
    if is_full_dose() { 50_000 } else { 2_000 }
}

#[expect(clippy::disallowed_methods, reason = "how much to try is not a setting of the product")]
fn is_full_dose() -> bool {
    std::env::var("TIMBRO_DOSE").is_ok_and(|dose| dose == "full")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_a_card_its_ledger_keeps_the_promises(
        rules in prop::collection::vec(any_rule(), 1..=3),
        steps in prop::collection::vec(any_step(), 1..28),
    ) {
        let mut run = Run::new(rules);
        for step in steps {
            run.step(step);
        }
        standing::check_fold(&run.world);
        check_versions(&run.world);
        let numbers = entries(&run.world.history).map(|entry| entry.number);
        prop_assert!(numbers.eq(1..=run.world.card.state.number));
    }
}
