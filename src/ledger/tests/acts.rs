//! What each act does, one rule at a time: earning, rewards on the way, using them, putting right by hand.

use super::*;
use EntryKind::{Adjust, Earn as Earned, Expire, Gift, Issue, Open, Redeem};

const COFFEE: &[(i64, &str)] = &[(5, "a coffee")];

#[test]
fn a_visit_earns_as_many_stamps_as_the_scan_says() {
    let mut world = World::new(vec![visits(COFFEE)]);
    assert_eq!(moves(&world.ask(scan(3)).unwrap()), [(Earned, 3)]);
    assert_eq!(world.stamps(0), 3);
}

#[test]
fn the_last_reward_takes_its_stamps_along_and_what_is_over_begins_the_next_round() {
    let mut world = World::new(vec![visits(COFFEE)]);
    assert_eq!(moves(&world.ask(scan(13)).unwrap()), [(Earned, 13), (Issue, -5), (Issue, -5)]);
    let progress = world.progress(0);
    assert_eq!((progress.stamps, progress.round), (3, 3));
    assert_eq!(world.open(), ["a coffee", "a coffee"]);
}

#[test]
fn rewards_on_the_way_come_in_order_move_nothing_and_come_once_a_round() {
    let mut world = World::new(vec![visits(&[(2, "a cookie"), (3, "a tea"), (5, "a coffee")])]);
    assert_eq!(moves(&world.ask(scan(4)).unwrap()), [(Earned, 4), (Issue, 0), (Issue, 0)]);
    assert_eq!(moves(&world.ask(scan(3)).unwrap()), [(Earned, 3), (Issue, -5), (Issue, 0)]);
    assert_eq!(world.open(), ["a cookie", "a tea", "a coffee", "a cookie"]);
    assert_eq!(world.stamps(0), 2);
}

#[test]
fn units_earn_only_in_the_program_that_was_named() {
    let units = || rule(Earn::Unit, COFFEE);
    let mut world = World::new(vec![units(), units(), visits(COFFEE)]);
    let item = |program: u128, units| (ProgramId(id(program)), units);
    let of = |items| Act::Scan(Scan { items, ..scan_of(Shown::Printed { epoch: 0 }) });
    let events = world.ask(of(vec![item(1, 2), item(1, 1)])).unwrap();
    assert_eq!(held(&events), [None, Some(Held::NotGiven), None]);
    assert_eq!([world.stamps(0), world.stamps(1), world.stamps(2)], [3, 0, 1]);
    assert_eq!(world.ask(of(vec![item(3, 1)])).unwrap_err(), Refusal::NotByUnit);
    assert_eq!(world.ask(of(vec![item(8, 1)])).unwrap_err(), Refusal::ProgramUnknown);
}

#[test]
fn money_is_added_up_and_the_rest_is_carried_through_the_end_of_a_round() {
    let mut world = World::new(vec![rule(Earn::Spend { per_minor: 500 }, &[(2, "a coffee")])]);
    world.ask(spend(700)).unwrap();
    assert_eq!((world.stamps(0), world.progress(0).remainder_minor), (1, 200));
    assert_eq!(moves(&world.ask(spend(350)).unwrap()), [(Earned, 1), (Issue, -2)]);
    assert_eq!((world.stamps(0), world.progress(0).remainder_minor), (0, 50));
    assert_eq!(held(&world.ask(scan(1)).unwrap()), [Some(Held::NotGiven)], "a scan without an amount");
    assert_eq!(world.progress(0).remainder_minor, 50);
}

#[test]
fn more_at_once_than_one_scan_may_move_is_refused_and_changes_nothing() {
    let mut world = World::new(vec![rule(Earn::Spend { per_minor: 1 }, &[(1_000_000, "a house")])]);
    assert_eq!(world.ask(spend(1_000_001)).unwrap_err(), Refusal::TooMuch);
    assert!(world.history.is_empty());
    assert_eq!(moves(&world.ask(spend(1_000_000)).unwrap()), [(Earned, 1_000_000), (Issue, -1_000_000)]);
    let mut world = World::new(vec![visits(&[(1, "a sweet")])]);
    assert_eq!(world.ask(scan(101)).unwrap_err(), Refusal::TooMuch);
    assert_eq!(world.ask(scan(100)).unwrap().len(), 1 + 1 + 200);
}

#[test]
fn stamps_expire_with_the_shops_day_and_the_oldest_are_used_first() {
    let monthly = Version { stamp_valid_days: Some(30), ..visits(COFFEE) };
    let mut world = World::new(vec![monthly]);
    world.ask(scan(3)).unwrap();
    world.later(10 * DAY_MS);
    world.ask(scan(3)).unwrap(); // the coffee uses the three old ones and two of the new
    world.now = at("2026-07-01T10:00:00Z");
    assert_eq!(moves(&world.ask(Act::Expire).unwrap()), [], "the one left is ten days younger");
    world.now = at("2026-07-10T21:59:59Z");
    assert_eq!(moves(&world.ask(Act::Expire).unwrap()), []);
    world.now = at("2026-07-10T22:00:00Z"); // midnight in Rome
    assert_eq!(moves(&world.ask(Act::Expire).unwrap()), [(Expire, -1)]);
    assert_eq!(moves(&world.ask(Act::Expire).unwrap()), [], "once");
}

#[test]
fn what_has_expired_is_written_down_before_anything_else_is_decided() {
    let mut world = World::new(vec![Version { stamp_valid_days: Some(1), ..visits(COFFEE) }]);
    world.ask(scan(4)).unwrap();
    world.later(2 * DAY_MS);
    assert_eq!(moves(&world.ask(scan(1)).unwrap()), [(Expire, -4), (Earned, 1)]);
}

#[test]
fn stamps_by_hand_or_from_paper_are_good_as_long_as_earned_ones_and_what_is_no_stamp_has_no_day() {
    let by_amount = rule(Earn::Spend { per_minor: 500 }, &[(10, "a coffee")]);
    let mut world = World::new(vec![Version { stamp_valid_days: Some(30), ..by_amount }]);
    let days = |events: &[Event]| -> Vec<Option<i32>> {
        entries(events).map(|entry| entry.expires_on.map(|last| last.0 - entry.day.0)).collect()
    };
    let opening = Act::Open { program: ProgramId(id(1)), stamps: 3, reason: why() };
    assert_eq!(days(&world.ask(opening).unwrap()), [Some(30)]);
    assert_eq!(days(&world.adjust(0, 2).unwrap()), [Some(30)]);
    assert_eq!(days(&world.ask(spend(500)).unwrap()), [Some(30)]);
    assert_eq!(days(&world.adjust(0, -1).unwrap()), [None]);
    assert_eq!(days(&world.adjust(0, 0).unwrap()), [None]);
    assert_eq!(days(&world.ask(spend(100)).unwrap()), [None], "not yet a stamp");
    let said = |entry: &Entry| entry.reason == Some(why());
    assert!(entries(&world.history).all(|entry| said(entry) == matches!(entry.kind, Open | Adjust)));
}

#[test]
fn stamps_that_expire_first_are_used_first_in_whatever_order_they_came() {
    let mut world = World::new(vec![Version { stamp_valid_days: Some(10), ..visits(COFFEE) }]);
    world.ask(scan(2)).unwrap();
    let offline = Scan { stamps: 2, scanned_at: Some(world.now.plus_ms(-2 * DAY_MS)), ..scan_of(Shown::Short) };
    world.ask(Act::Scan(offline)).unwrap();
    let days: Vec<Day> = world.progress(0).lots.iter().filter_map(|lot| lot.expires_on).collect();
    assert_eq!(
        days.iter().map(|day| day.0 - days[0].0).collect::<Vec<_>>(),
        [0, 2],
        "counted from the day of the scan"
    );
    world.ask(scan(2)).unwrap(); // a coffee: five of six, those of the offline scan among them
    world.later(9 * DAY_MS);
    world.ask(Act::Expire).unwrap();
    assert_eq!(world.stamps(0), 1);
}

#[test]
fn what_is_taken_by_hand_are_the_stamps_that_expire_first() {
    let mut world = World::new(vec![Version { stamp_valid_days: Some(10), ..visits(&[(9, "a coffee")]) }]);
    world.ask(scan(2)).unwrap();
    world.publish(0, visits(&[(8, "a coffee")]));
    world.ask(scan(2)).unwrap();
    let lots = |world: &World| -> Vec<(bool, i64)> {
        world.progress(0).lots.iter().map(|lot| (lot.expires_on.is_some(), lot.stamps)).collect()
    };
    assert_eq!(lots(&world), [(true, 2), (false, 2)]);
    world.adjust(0, -1).unwrap();
    assert_eq!(lots(&world), [(true, 1), (false, 2)]);
}

#[test]
fn a_reward_can_be_used_to_the_end_of_its_last_day_at_the_shop() {
    let mut rules = visits(&[(1, "a coffee")]);
    rules.steps[0].valid_days = Some(7);
    let mut world = World::new(vec![rules]);
    world.ask(scan(1)).unwrap();
    world.ask(scan(1)).unwrap();
    let (first, second) = (world.reward(), *world.card.state.rewards.keys().last().unwrap());
    world.now = at("2026-06-08T21:59:59.999Z");
    assert!(world.redeem(first).is_ok());
    world.now = at("2026-06-08T22:00:00Z");
    assert_eq!(world.redeem(second).unwrap_err(), Refusal::RewardExpired { at: world.now });
}

#[test]
fn a_reward_is_used_once_with_a_live_code_of_its_own_card() {
    let mut world = World::new(vec![visits(&[(1, "a coffee")])]);
    world.ask(scan(1)).unwrap();
    let reward = world.reward();
    let try_with = |world: &mut World, code, shown| {
        world.ask(Act::Redeem { reward, verdict: Ok((code, shown)), recorded_at: None })
    };
    let own = world.card.code;
    for shown in [Shown::Printed { epoch: 0 }, Shown::Short] {
        assert_eq!(try_with(&mut world, own, shown).unwrap_err(), Refusal::MayNotRedeem);
    }
    let live = world.live(0);
    assert_eq!(try_with(&mut world, CardCode::from_bytes([1; 10]), live).unwrap_err(), Refusal::MayNotRedeem);
    let replaced = Shown::Live { epoch: 1, device: 0, step: 1 };
    assert_eq!(try_with(&mut world, own, replaced).unwrap_err(), Refusal::CodeReplaced);
    assert_eq!(moves(&world.redeem(reward).unwrap()), [(Redeem, 0)], "no visit: the card was scanned just before");
    world.later(MINUTE_MS);
    assert_eq!(world.redeem(reward).unwrap_err(), Refusal::RewardRedeemed);
}

#[test]
fn one_live_code_redeems_one_reward_and_only_within_its_own_quarters() {
    let mut world = World::new(vec![visits(&[(1, "a coffee")])]);
    world.ask(scan(3)).unwrap();
    let rewards: Vec<RewardId> = world.card.state.rewards.keys().copied().collect();
    let code = world.live(4);
    let mut try_at = |ms: i64, reward: usize, shown: &Shown| {
        let now = world.now;
        world.later(ms);
        let answer = world.ask(Act::Redeem {
            reward: rewards[reward],
            verdict: Ok((world.card.code, shown.clone())),
            recorded_at: None,
        });
        world.now = now;
        answer.map(|_| ())
    };
    assert_eq!(try_at(30_000, 0, &code), Err(Refusal::CodeStale), "two quarters later");
    assert_eq!(try_at(-30_000, 0, &code), Err(Refusal::CodeStale), "two quarters early");
    assert_eq!(try_at(29_999, 0, &code), Ok(()));
    assert_eq!(try_at(0, 1, &code), Err(Refusal::CodeStale), "used");
    let Shown::Live { step, .. } = code else { unreachable!() };
    let older = Shown::Live { epoch: 0, device: 4, step: step - 1 };
    assert_eq!(try_at(0, 1, &older), Err(Refusal::CodeStale), "older than the one used");
    let of_another_device = Shown::Live { epoch: 0, device: 5, step: step - 1 };
    assert_eq!(try_at(0, 1, &of_another_device), Ok(()));
    assert_eq!(try_at(0, 2, &Shown::Live { epoch: 0, device: 4, step: step + 1 }), Ok(()));
}

#[test]
fn no_live_code_redeems_while_the_clock_is_behind_the_ledger() {
    let mut world = World::new(vec![visits(&[(1, "a coffee")])]);
    world.ask(scan(1)).unwrap();
    let (reward, now) = (world.reward(), world.now);
    let ask = |world: &mut World, reward, ms| {
        let (verdict, recorded_at) = (Ok((world.card.code, world.live(0))), Some(now.plus_ms(ms)));
        world.ask(Act::Redeem { reward, verdict, recorded_at })
    };
    assert_eq!(
        ask(&mut world, reward, 60_001).unwrap_err(),
        Refusal::ClockBehind { now, recorded_at: now.plus_ms(60_001) }
    );
    // What became of the reward, and whose code it is, is told first.
    let printed = Ok((world.card.code, Shown::Printed { epoch: 0 }));
    let behind = Act::Redeem { reward, verdict: printed, recorded_at: Some(Time::MAX) };
    assert_eq!(world.ask(behind).unwrap_err(), Refusal::MayNotRedeem);
    assert!(world.ask(scan(1)).is_ok(), "stamps are collected whatever the clock shows");
    let on_word = world.clone().ask(Act::RedeemOnWord { reward, reason: why() });
    assert_eq!(entries(&on_word.unwrap()).next().unwrap().reason, Some(why()), "a manager's word needs no clock");
    assert!(ask(&mut world, reward, 60_000).is_ok());
    assert_eq!(ask(&mut world, reward, 60_001).unwrap_err(), Refusal::RewardRedeemed);
}

#[test]
fn the_code_that_filled_the_card_also_redeems_for_a_minute_on_the_same_till() {
    let full = || {
        let mut world = World::new(vec![visits(&[(1, "a coffee")])]);
        let shown = world.live(0);
        world.ask(Act::Scan(scan_of(shown.clone()))).unwrap();
        (Act::Redeem { reward: world.reward(), verdict: Ok((world.card.code, shown)), recorded_at: None }, world)
    };
    let (act, mut world) = full();
    world.later(60_000);
    assert!(world.ask(act.clone()).is_ok());
    let (act, mut world) = full();
    world.later(60_001);
    assert_eq!(world.ask(act).unwrap_err(), Refusal::CodeStale);
    let (act, mut world) = full();
    world.later(60_000);
    world.till = id(78);
    assert_eq!(world.ask(act).unwrap_err(), Refusal::CodeStale, "another till");
}

#[test]
fn using_a_reward_is_a_visit_where_the_card_was_not_scanned_in_the_ten_minutes_before() {
    let mut world = World::new(vec![visits(&[(1, "a coffee")])]);
    world.ask(scan(2)).unwrap();
    world.later(10 * MINUTE_MS);
    let came = |events: &[Event]| events.iter().any(|event| matches!(event, Event::Visited(_)));
    let reward = world.reward();
    assert!(!came(&world.redeem(reward).unwrap()));
    world.later(1);
    world.later(MINUTE_MS);
    let reward = world.reward();
    let events = world.redeem(reward).unwrap();
    assert!(came(&events));
    let visit = visit_of(&events);
    assert_eq!(world.void(visit).unwrap_err(), Refusal::VisitIsRedemption);
}

#[test]
fn adjusting_needs_the_stamps_and_issues_what_it_reaches() {
    let mut world = World::new(vec![visits(COFFEE)]);
    assert_eq!(world.adjust(0, -1).unwrap_err(), Refusal::NotEnough { available: 0 });
    assert_eq!(moves(&world.adjust(0, 6).unwrap()), [(Adjust, 6), (Issue, -5)]);
    assert_eq!(moves(&world.adjust(0, -1).unwrap()), [(Adjust, -1)]);
    for delta in [1_001, -1_001, i64::MIN, i64::MAX] {
        assert_eq!(world.adjust(0, delta).unwrap_err(), Refusal::TooMuch);
    }
    let unknown = Act::Adjust { program: ProgramId(id(8)), delta: 1, reason: why() };
    assert_eq!(world.ask(unknown).unwrap_err(), Refusal::ProgramUnknown);
}

#[test]
fn a_paper_card_is_taken_over_once_and_never_a_full_one() {
    let mut world = World::new(vec![visits(&[(2, "a cookie"), (5, "a coffee")])]);
    let open = |stamps| Act::Open { program: ProgramId(id(1)), stamps, reason: why() };
    assert_eq!(world.ask(open(5)).unwrap_err(), Refusal::Opening { most: 4 });
    world.ask(scan(1)).unwrap();
    assert_eq!(moves(&world.ask(open(4)).unwrap()), [(Open, 4), (Issue, 0), (Issue, -5)]);
    assert_eq!(world.ask(open(1)).unwrap_err(), Refusal::Opening { most: 0 });
}

#[test]
fn a_gift_is_a_reward_of_no_program_and_is_used_like_any_other() {
    let mut world = World::new(vec![visits(COFFEE)]);
    let events = world.ask(Act::Gift { title: title("a cake"), reason: why(), valid_days: Some(1) }).unwrap();
    assert_eq!(moves(&events), [(Gift, 0)]);
    assert!(entries(&events).all(|entry| entry.reason == Some(why())));
    assert_eq!(world.card.state.rewards[&world.reward()].expires_at, Some(at("2026-06-02T22:00:00Z").0));
    let reward = world.reward();
    assert_eq!(moves(&world.redeem(reward).unwrap()), [(Redeem, 0)]);
}

#[test]
fn a_paused_or_ended_program_gives_no_stamps_and_its_rewards_can_be_used() {
    for status in [Status::Paused, Status::Ended] {
        let mut world = World::new(vec![visits(COFFEE), visits(COFFEE)]);
        world.ask(scan(7)).unwrap();
        world.rules.programs[0].status = status;
        assert_eq!(moves(&world.ask(scan(1)).unwrap()), [(Earned, 1)], "in the other one");
        let opening = Act::Open { program: ProgramId(id(1)), stamps: 1, reason: why() };
        assert_eq!(world.ask(opening).unwrap_err(), Refusal::ProgramUnknown);
        assert_eq!(world.stamps(0), 2, "stamps are kept");
        let reward = world.reward();
        assert!(world.redeem(reward).is_ok());
        world.rules.programs[1].status = status;
        assert_eq!(moves(&world.ask(scan(1)).unwrap()), [], "a visit all the same");
    }
}

#[test]
fn a_round_goes_on_under_its_own_version_unless_the_new_one_is_better() {
    let begun = |new: Version| {
        let mut world = World::new(vec![visits(COFFEE)]);
        world.ask(scan(3)).unwrap();
        world.publish(0, new);
        world.ask(scan(1)).unwrap();
        (world.progress(0).goal, world.open().len())
    };
    assert_eq!(begun(visits(&[(8, "a coffee")])), (5, 0));
    assert_eq!(begun(visits(&[(5, "a tea")])), (5, 0));
    assert_eq!(begun(visits(&[(4, "a coffee")])), (4, 1), "and the coffee is there at once");
    let mut world = World::new(vec![visits(COFFEE)]);
    world.publish(0, visits(&[(8, "a coffee")]));
    world.ask(scan(1)).unwrap();
    assert_eq!(world.progress(0).goal, 8, "a round that has not begun begins under the newest");
}

#[test]
fn a_round_never_loses_a_reward_that_its_version_had_still_to_give() {
    let mut world = World::new(vec![visits(&[(3, "a cookie"), (4, "a tea"), (6, "a coffee")])]);
    world.ask(scan(3)).unwrap();
    world.publish(0, visits(&[(1, "a tea"), (2, "a cookie"), (3, "a coffee")]));
    world.ask(scan(1)).unwrap();
    world.ask(scan(2)).unwrap();
    assert_eq!(world.open(), ["a cookie", "a tea", "a coffee"]);
    assert_eq!(world.progress(0).goal, 3, "the next round is under the new version");
}
