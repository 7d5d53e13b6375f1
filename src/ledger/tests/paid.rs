//! What a visit's stamps have paid for, one rule at a time: a void is refused for that, and for nothing else.

use super::*;
use EntryKind::Void as Undone;

/// The rewards that can be used, oldest first.
fn rewards(world: &World) -> Vec<RewardId> {
    world.card.state.rewards.keys().copied().collect()
}

#[test]
fn what_a_round_has_handed_on_has_paid_for_the_reward_of_the_next() {
    let mut world = World::new(vec![visits(&[(5, "a coffee")])]);
    world.ask(scan(4)).unwrap();
    let handed_on = world.visit(scan(3)); // the first coffee, and two for the second
    let first = world.reward();
    world.ask(scan(3)).unwrap();
    let second = rewards(&world).into_iter().find(|reward| *reward != first).unwrap();
    world.redeem(second).unwrap();
    world.ask(scan(4)).unwrap();
    assert_eq!(world.void(handed_on).unwrap_err(), Refusal::StampsSpent, "there are stamps enough, but not its own");
}

#[test]
fn what_a_round_has_handed_on_has_paid_for_all_rewards_on_the_way_of_the_next() {
    let mut world = World::new(vec![visits(&[(3, "a cookie"), (10, "a coffee")])]);
    world.ask(scan(8)).unwrap();
    let handed_on = world.visit(scan(4)); // the coffee, and two for the second cookie
    let before = rewards(&world);
    world.ask(scan(1)).unwrap();
    let cookie = rewards(&world).into_iter().find(|reward| !before.contains(reward)).unwrap();
    world.redeem(cookie).unwrap();
    world.ask(scan(5)).unwrap();
    assert_eq!(world.void(handed_on).unwrap_err(), Refusal::StampsSpent);
}

#[test]
fn a_visit_that_just_filled_a_card_has_paid_for_nothing_of_the_next() {
    let mut world = World::new(vec![visits(&[(3, "a cookie"), (5, "a coffee")])]);
    world.ask(scan(4)).unwrap();
    let filled = world.visit(scan(1));
    let before = rewards(&world);
    world.ask(scan(5)).unwrap();
    for reward in rewards(&world).into_iter().filter(|reward| !before.contains(reward)) {
        world.redeem(reward).unwrap();
        world.later(MINUTE_MS);
    }
    world.ask(scan(2)).unwrap();
    assert_eq!(moves(&world.void(filled).unwrap()), [(Undone, -1)]);
}

#[test]
fn a_visit_has_not_paid_for_a_reward_that_its_card_was_full_enough_for_before() {
    let mut world = World::new(vec![visits(&[(10, "a coffee")])]);
    world.ask(scan(3)).unwrap();
    let next = world.visit(scan(1));
    world.publish(0, visits(&[(3, "a cookie"), (9, "a coffee")]));
    world.ask(scan(1)).unwrap();
    let cookie = world.reward();
    world.redeem(cookie).unwrap();
    assert_eq!(moves(&world.void(next).unwrap()), [(Undone, -1)]);
}

#[test]
fn a_visit_has_not_paid_for_the_reward_of_another_program() {
    let cake = rule(Earn::Spend { per_minor: 500 }, &[(1, "a cake")]);
    let mut world = World::new(vec![visits(&[(5, "a coffee")]), cake]);
    let coffee = world.visit(scan(1));
    world.ask(spend(500)).unwrap();
    let cake = world.reward();
    world.redeem(cake).unwrap();
    assert!(world.void(coffee).is_ok());
}
