//! Taking back, one rule at a time: voids, rounds that open again, refunds.

use super::*;
use EntryKind::{Adjust, Earn as Earned, Issue, Refund as Refunded, Void as Undone};

const COFFEE: &[(i64, &str)] = &[(5, "a coffee")];

#[test]
fn a_void_takes_what_the_visit_gave_in_every_program_once() {
    let mut world = World::new(vec![visits(COFFEE), visits(&[(9, "a cake")])]);
    world.ask(scan(1)).unwrap();
    let visit = world.visit(scan(3));
    assert_eq!(moves(&world.void(visit).unwrap()), [(Undone, -3), (Undone, -3)]);
    assert_eq!([world.stamps(0), world.stamps(1)], [1, 1]);
    assert_eq!(world.void(visit).unwrap_err(), Refusal::VisitVoid);
    assert_eq!(world.refund(visit, 0, 1).unwrap_err(), Refusal::VisitVoid);
    assert_eq!(world.void(VisitId(id(3))).unwrap_err(), Refusal::VisitUnknown);
}

#[test]
fn a_void_of_what_filled_cards_opens_their_rounds_again_newest_first() {
    let mut world = World::new(vec![visits(&[(2, "a cookie"), (5, "a coffee")])]);
    world.ask(scan(1)).unwrap();
    let visit = world.visit(scan(11)); // 12: cookie, coffee, cookie, coffee, cookie
    assert_eq!((world.stamps(0), world.open().len()), (2, 5));
    let events = world.void(visit).unwrap();
    assert_eq!(moves(&events), [(Undone, 0), (Undone, 5), (Undone, 0), (Undone, 5), (Undone, -11), (Undone, 0)]);
    let progress = world.progress(0);
    assert_eq!((progress.stamps, progress.round, progress.reached), (1, 1, 0));
    assert!(world.open().is_empty());
    world.ask(scan(4)).unwrap();
    assert_eq!(world.open(), ["a cookie", "a coffee"]);
}

#[test]
fn a_round_that_opens_again_is_the_round_it_was() {
    let mut world = World::new(vec![visits(COFFEE)]);
    world.ask(scan(4)).unwrap();
    world.publish(0, visits(&[(8, "a coffee")]));
    let round = |world: &World| {
        let now = world.progress(0);
        (now.round, now.version, now.goal)
    };
    let last = world.visit(scan(1));
    assert_eq!(round(&world), (2, 2, 8), "the next goes by the rule of today");
    world.void(last).unwrap();
    assert_eq!(round(&world), (1, 1, 5));
}

#[test]
fn a_void_takes_the_stamps_of_its_own_visit_with_their_own_last_day_and_says_why() {
    let cards = visits(&[(2, "a cookie"), (5, "a coffee")]);
    let mut world = World::new(vec![Version { stamp_valid_days: Some(10), ..cards }]);
    world.ask(scan(1)).unwrap();
    let older = world.progress(0).lots;
    world.later(2 * DAY_MS);
    let younger = world.visit(scan(1));
    let events = world.void(younger).unwrap();
    assert_eq!(world.progress(0).lots, older);
    assert_eq!(moves(&events), [(Undone, -1), (Undone, 0)], "the stamp, and the cookie that it had brought");
    let causes = |entry: &Entry| (entry.reason.clone(), entry.visit) == (Some(why()), Some(younger));
    assert!(entries(&events).all(causes), "{events:?}");
}

#[test]
fn a_reward_on_the_way_stays_while_the_stamps_left_are_enough_for_it() {
    let mut world = World::new(vec![visits(&[(2, "a cookie"), (5, "a coffee")])]);
    let first = world.visit(scan(2));
    world.ask(scan(2)).unwrap();
    assert_eq!(moves(&world.void(first).unwrap()), [(Undone, -2)]);
    assert_eq!(world.open(), ["a cookie"]);
}

#[test]
fn an_earn_that_paid_for_a_used_reward_cannot_be_voided() {
    let mut world = World::new(vec![visits(&[(2, "a cookie"), (5, "a coffee")])]);
    let paid_for_both = world.visit(scan(2));
    let cookie = world.reward();
    let paid_for_the_coffee = world.visit(scan(2));
    world.redeem(cookie).unwrap();
    assert_eq!(world.clone().void(paid_for_both).unwrap_err(), Refusal::StampsSpent);
    assert!(world.clone().void(paid_for_the_coffee).is_ok(), "it paid for nothing yet");
    let carried_over = world.visit(scan(2));
    let coffee = world.reward();
    world.later(MINUTE_MS);
    world.redeem(coffee).unwrap();
    world.ask(scan(4)).unwrap();
    for visit in [paid_for_both, paid_for_the_coffee, carried_over] {
        assert_eq!(world.void(visit).unwrap_err(), Refusal::StampsSpent);
    }
}

#[test]
fn a_void_is_refused_where_other_stamps_took_its_place_under_a_used_reward() {
    let mut world = World::new(vec![visits(COFFEE)]);
    let first = world.visit(scan(1));
    world.ask(scan(4)).unwrap(); // the coffee
    let last = world.visit(scan(1));
    world.void(first).unwrap(); // the last one's stamp takes its place
    assert_eq!(world.stamps(0), 0);
    let coffee = world.reward();
    let mut kept = world.clone();
    assert_eq!(moves(&kept.void(last).unwrap()), [(Undone, 5), (Undone, -1)], "the coffee was not used");
    world.redeem(coffee).unwrap();
    assert_eq!(world.void(last).unwrap_err(), Refusal::StampsSpent);
}

#[test]
fn a_reward_from_before_the_visit_is_not_taken_back_for_stamps_that_went_otherwise() {
    // The cookie's stamps were put right by hand; a later scan is void: the cookie has nothing to do with it.
    let mut world = World::new(vec![visits(&[(3, "a cookie"), (5, "a coffee")])]);
    world.ask(scan(3)).unwrap();
    world.adjust(0, -2).unwrap();
    let mistaken = world.visit(scan(1));
    assert_eq!(moves(&world.void(mistaken).unwrap()), [(Undone, -1)]);
    assert_eq!(world.open(), ["a cookie"]);
    let cookie = world.reward();
    world.redeem(cookie).unwrap();
    let mistaken = world.visit(scan(1));
    assert!(world.void(mistaken).is_ok(), "nor does its use keep a mistake from being undone");
}

#[test]
fn a_round_is_not_opened_again_for_stamps_that_were_taken_by_hand() {
    let mut world = World::new(vec![visits(COFFEE)]);
    world.ask(scan(5)).unwrap();
    let visit = world.visit(scan(3));
    assert_eq!(moves(&world.adjust(0, -3).unwrap()), [(Adjust, -3)]);
    assert_eq!(world.void(visit).unwrap_err(), Refusal::NotEnough { available: 0 });
    assert_eq!(world.open(), ["a coffee"]);
}

#[test]
fn stamps_that_have_expired_are_not_taken_a_second_time() {
    let mut world = World::new(vec![Version { stamp_valid_days: Some(2), ..visits(COFFEE) }]);
    let old = world.visit(scan(3));
    world.later(DAY_MS);
    let young = world.visit(scan(1));
    world.later(DAY_MS);
    let events = world.clone().void(old).unwrap();
    assert_eq!(moves(&events), [(EntryKind::Expire, -3), (Undone, 0)]);
    assert!(entries(&events).all(|entry| entry.expires_on.is_none()));
    world.ask(Act::Expire).unwrap();
    assert_eq!(moves(&world.clone().void(young).unwrap()), [(Undone, -1)], "which was good for a day yet");
    assert_eq!(moves(&world.void(old).unwrap()), [(Undone, 0)]);
    assert_eq!(world.stamps(0), 1);
}

#[test]
fn a_refund_takes_the_stamps_of_its_own_visit_with_their_own_last_day() {
    let left_after = |refunded: usize| {
        let mut world = World::new(vec![Version { stamp_valid_days: Some(10), ..rule(Earn::Unit, COFFEE) }]);
        let units = |units| Act::Scan(Scan { items: vec![(ProgramId(id(1)), units)], ..scan_of(Shown::Short) });
        let old = world.visit(units(2));
        world.later(5 * DAY_MS);
        let new = world.visit(units(2));
        world.refund([old, new][refunded], 0, 2).unwrap();
        world.later(6 * DAY_MS);
        world.ask(Act::Expire).unwrap();
        world.stamps(0)
    };
    assert_eq!(left_after(0), 2, "the new ones are still good");
    assert_eq!(left_after(1), 0, "the old ones have expired");
}

#[test]
fn a_refund_that_takes_no_stamp_names_no_day_of_one() {
    let spent = rule(Earn::Spend { per_minor: 500 }, COFFEE);
    let mut world = World::new(vec![Version { stamp_valid_days: Some(10), ..spent }]);
    let visit = world.visit(spend(700));
    let events = world.refund(visit, 100, 0).unwrap();
    assert_eq!(moves(&events), [(Refunded, 0)]);
    assert!(entries(&events).all(|entry| entry.expires_on.is_none()), "{events:?}");
}

#[test]
fn refunded_units_take_their_stamps_as_far_as_they_are_unspent_and_say_so() {
    let mut world = World::new(vec![rule(Earn::Unit, COFFEE)]);
    let visit = world.visit(Act::Scan(Scan { items: vec![(ProgramId(id(1)), 6)], ..scan_of(Shown::Short) }));
    assert_eq!(moves(&world.refund(visit, 0, 3).unwrap()), [(Refunded, -1)], "five went with the coffee");
    let Some(Event::Refunded(refund)) = world.history.iter().rfind(|event| matches!(event, Event::Refunded(_))) else {
        panic!("a refund is recorded")
    };
    assert_eq!((refund.stamps_earned, refund.stamps_taken), (3, 1));
    assert_eq!(world.open(), ["a coffee"], "the reward stays");
    let left = Refusal::RefundTooLarge { amount_minor: 0, units: 3 };
    assert_eq!(world.refund(visit, 0, 4).unwrap_err(), left);
    assert_eq!(moves(&world.refund(visit, 0, 3).unwrap()), [(Refunded, 0)]);
}

#[test]
fn what_a_program_has_given_back_is_not_asked_of_it_again() {
    let mut world = World::new(vec![rule(Earn::Unit, COFFEE), rule(Earn::Unit, &[(9, "a tart")])]);
    let items = vec![(ProgramId(id(1)), 2), (ProgramId(id(2)), 2)];
    let visit = world.visit(Act::Scan(Scan { items, ..scan_of(Shown::Short) }));
    world.refund(visit, 0, 2).unwrap();
    assert_eq!((world.stamps(0), world.stamps(1)), (0, 2), "the first has given all of its own");
    // Two more come in with another visit, and are none of this one's business.
    world.later(HOUR_MS);
    world.visit(Act::Scan(Scan { items: vec![(ProgramId(id(1)), 2)], ..scan_of(Shown::Short) }));
    world.refund(visit, 0, 2).unwrap();
    assert_eq!((world.stamps(0), world.stamps(1)), (2, 0));
}

#[test]
fn refunded_money_takes_back_stamps_and_then_what_is_on_the_way() {
    let mut world = World::new(vec![rule(Earn::Spend { per_minor: 500 }, &[(9, "a coffee")])]);
    let visit = world.visit(spend(1_200));
    let after = |world: &World| (world.stamps(0), world.progress(0).remainder_minor);
    world.refund(visit, 150, 0).unwrap();
    assert_eq!(after(&world), (2, 50));
    world.refund(visit, 300, 0).unwrap();
    assert_eq!(after(&world), (1, 250));
    let left = Refusal::RefundTooLarge { amount_minor: 750, units: 0 };
    assert_eq!(world.refund(visit, 751, 0).unwrap_err(), left);
    assert_eq!(moves(&world.void(visit).unwrap()), [(Undone, -1)], "the rest");
    assert_eq!(after(&world), (0, 0));
}

#[test]
fn money_counts_whichever_visit_brought_it() {
    // 400 gives nothing and 200 more give a stamp: without the 400 there is none, and 200 are on the way.
    let mut world = World::new(vec![rule(Earn::Spend { per_minor: 500 }, &[(9, "a coffee")])]);
    let first = world.visit(spend(400));
    world.ask(spend(200)).unwrap();
    assert_eq!(moves(&world.void(first).unwrap()), [(Undone, -1)]);
    assert_eq!((world.stamps(0), world.progress(0).remainder_minor), (0, 200));
}

#[test]
fn a_refund_of_spent_money_leaves_nothing_on_the_way_and_never_less_than_nothing() {
    let mut world = World::new(vec![rule(Earn::Spend { per_minor: 500 }, &[(2, "a coffee")])]);
    let visit = world.visit(spend(1_700)); // a coffee, one stamp, 200 on the way
    assert_eq!(moves(&world.refund(visit, 1_000, 0).unwrap()), [(Refunded, -1)]);
    assert_eq!((world.stamps(0), world.progress(0).remainder_minor), (0, 0));
    assert_eq!(world.open(), ["a coffee"]);
}

#[test]
fn a_refund_takes_back_no_reward_and_the_next_stamps_issue_it_no_second_time() {
    let mut world = World::new(vec![rule(Earn::Unit, &[(2, "a cookie"), (5, "a coffee")])]);
    let units = |units| Act::Scan(Scan { items: vec![(ProgramId(id(1)), units)], ..scan_of(Shown::Short) });
    let visit = world.visit(units(3));
    world.refund(visit, 0, 3).unwrap();
    assert_eq!((world.stamps(0), world.open()), (0, vec!["a cookie".to_owned()]));
    assert_eq!(moves(&world.ask(units(5)).unwrap()), [(Earned, 5), (Issue, -5)]);
}

#[test]
fn a_refund_of_units_says_nothing_where_money_counts_and_one_of_money_nothing_where_units_do() {
    let rules = || vec![rule(Earn::Spend { per_minor: 500 }, COFFEE), rule(Earn::Unit, COFFEE)];
    let bought = Scan { amount: Some(money(900)), items: vec![(ProgramId(id(2)), 2)], ..scan_of(Shown::Short) };
    let refunded = |minor, units| {
        let mut world = World::new(rules());
        let visit = world.visit(Act::Scan(bought.clone()));
        let events = world.refund(visit, minor, units).unwrap();
        entries(&events).map(|entry| (entry.program, entry.delta)).collect::<Vec<_>>()
    };
    let program = |number| Some(ProgramId(id(number)));
    assert_eq!(refunded(0, 1), [(program(2), -1)]);
    assert_eq!(refunded(500, 0), [(program(1), -1)]);
    assert_eq!(refunded(500, 2), [(program(1), -1), (program(2), -2)]);
}

#[test]
fn an_earn_that_reached_into_a_round_has_paid_for_what_the_round_gave() {
    let mut world = World::new(vec![visits(&[(2, "a cookie"), (5, "a coffee")])]);
    world.ask(scan(3)).unwrap();
    let cookie = world.reward();
    world.redeem(cookie).unwrap();
    world.later(MINUTE_MS);
    let into_the_second = world.visit(scan(4)); // the coffee, and the second round's cookie
    let cookie = *world.card.state.rewards.keys().last().unwrap();
    world.redeem(cookie).unwrap();
    assert_eq!(world.void(into_the_second).unwrap_err(), Refusal::StampsSpent);
}

#[test]
fn stamps_that_come_back_from_a_reward_are_good_for_as_long_as_new_ones() {
    let mut world = World::new(vec![Version { stamp_valid_days: Some(10), ..visits(COFFEE) }]);
    world.ask(scan(3)).unwrap();
    world.later(2 * DAY_MS);
    let visit = world.visit(scan(3)); // the coffee
    let last_day = world.progress(0).lots[0].expires_on;
    world.void(visit).unwrap();
    let lots: Vec<_> = world.progress(0).lots.iter().map(|lot| (lot.expires_on, lot.stamps)).collect();
    assert_eq!(lots, [(last_day, 3)]);
}

#[test]
fn an_earn_of_no_stamp_has_paid_for_nothing() {
    let mut world = World::new(vec![rule(Earn::Spend { per_minor: 500 }, &[(2, "a coffee")])]);
    world.ask(spend(500)).unwrap();
    let of_none = world.visit(spend(100));
    world.ask(spend(500)).unwrap();
    let coffee = world.reward();
    world.redeem(coffee).unwrap();
    assert_eq!(moves(&world.void(of_none).unwrap()), [(Undone, 0)]);
}
