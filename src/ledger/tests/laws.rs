//! The laws that hold over any history of a card, and random histories to try them on.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::any::{Move, any_move, any_rule};
use super::run::{Fault, Run};
use super::*;

/// Which version a scan is judged by, told again in the words of promise 14.
pub fn version_of<'a>(world: &World, program: &'a Program) -> &'a Version {
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
pub fn check_undone_at_once(before: &World, after: &World, visit: VisitId) {
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

pub fn cases() -> u32 {
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
        moves in prop::collection::vec(any_move(), 1..24),
    ) {
        play(rules, moves, None);
    }
}

/// An entry names what it came of, so that "why do I have seven?" has an answer.
fn check_causes(world: &World) {
    for entry in entries(&world.history) {
        let names = (entry.visit.is_some(), entry.reward.is_some(), entry.refund.is_some(), entry.reverses.is_some());
        let (visit, reward, refund, reverses) = names;
        let is_named = match entry.kind {
            EntryKind::Earn => visit,
            EntryKind::Void => reverses && (visit || reward),
            EntryKind::Refund => visit && refund,
            EntryKind::Issue | EntryKind::Gift | EntryKind::Redeem => reward,
            _ => true,
        };
        assert!(is_named, "{entry:?}");
    }
}

/// A history from its beginning to its end, and what must hold then.
fn play(rules: Vec<Version>, moves: Vec<Move>, fault: Option<Fault>) {
    let mut run = Run::new(rules, fault);
    for one in moves {
        run.step(one);
    }
    standing::check_fold(&run.world);
    check_versions(&run.world);
    check_causes(&run.world);
    let numbers = entries(&run.world.history).map(|entry| entry.number);
    assert!(numbers.eq(1..=run.world.card.state.number));
}

#[test]
fn a_planted_fault_is_found() {
    for fault in [Fault::LosesScans, Fault::GivesAStampMore, Fault::KeepsUsedRewards] {
        let config =
            ProptestConfig { cases: 300, failure_persistence: None, max_shrink_iters: 0, ..Default::default() };
        let histories = (prop::collection::vec(any_rule(), 1..=3), prop::collection::vec(any_move(), 1..24));
        let played = TestRunner::new(config).run(&histories, |(rules, moves)| {
            play(rules, moves, Some(fault));
            Ok(())
        });
        assert!(played.is_err(), "{fault:?} was not noticed");
    }
}
