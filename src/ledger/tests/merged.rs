//! Merging and parting, one rule at a time.

use super::super::merge::{self, PastMerge};
use super::merges::{Move, Pair};
use super::*;

fn stamps(pair: &Pair) -> (i64, i64) {
    (pair.card.stamps(0), pair.into.stamps(0))
}

#[test]
fn what_two_cards_make_together_is_issued_and_taken_back_when_they_are_parted() {
    let mut pair = Pair::new(visits(&[(10, "a coffee")]));
    pair.card.ask(scan(7)).unwrap();
    pair.into.ask(scan(8)).unwrap();
    pair.merge().unwrap();
    assert_eq!((stamps(&pair), pair.into.open()), ((0, 5), vec!["a coffee".to_owned()]));
    pair.part().unwrap();
    assert_eq!((stamps(&pair), pair.into.open()), ((7, 8), vec![]));
}

#[test]
fn two_cards_are_not_parted_while_their_stamps_are_a_reward_that_was_used() {
    let mut pair = Pair::new(visits(&[(10, "a coffee")]));
    pair.card.ask(scan(7)).unwrap();
    pair.into.ask(scan(8)).unwrap();
    pair.merge().unwrap();
    let coffee = pair.into.reward();
    pair.into.redeem(coffee).unwrap();
    assert_eq!(pair.part(), Err(Refusal::StampsSpent));
    // Two more, and there are seven to give back.
    pair.into.ask(scan(2)).unwrap();
    pair.part().unwrap();
    assert_eq!(stamps(&pair), (7, 0));
}

#[test]
fn a_reward_on_the_way_that_both_have_had_is_not_issued_a_third_time() {
    let mut pair = Pair::new(visits(&[(5, "a cookie"), (10, "a coffee")]));
    pair.card.ask(scan(7)).unwrap();
    pair.into.ask(scan(8)).unwrap();
    pair.merge().unwrap();
    // 15 stamps are two cookies and a coffee, and two cookies they have had.
    let open = |pair: &Pair| [pair.card.open(), pair.into.open()].concat();
    assert_eq!(open(&pair), ["a cookie", "a cookie", "a coffee"]);
    assert_eq!((pair.into.stamps(0), pair.into.progress(0).reached), (5, 5));
    pair.part().unwrap();
    assert_eq!((stamps(&pair), open(&pair)), ((7, 8), vec!["a cookie".to_owned(), "a cookie".to_owned()]));
}

#[test]
fn stamps_keep_their_days_on_the_other_card() {
    let rule = Version { stamp_valid_days: Some(10), ..visits(&[(10, "a coffee")]) };
    let mut pair = Pair::new(rule);
    pair.card.ask(scan(2)).unwrap();
    pair.step(Move::Wait(3 * 24 * 60));
    pair.card.ask(scan(1)).unwrap();
    pair.into.ask(scan(4)).unwrap();
    pair.merge().unwrap();
    assert_eq!(pair.into.progress(0).lots.iter().map(|lot| lot.stamps).collect::<Vec<_>>(), [2, 5]);
    pair.step(Move::Wait(7 * 24 * 60));
    pair.part().unwrap();
    assert_eq!(stamps(&pair), (1, 4), "what has expired comes back to nobody");
}

#[test]
fn a_card_is_merged_once_and_not_with_itself() {
    let mut pair = Pair::new(visits(&[(10, "a coffee")]));
    let own = pair.card.command(Act::Merge { into: pair.card.card.code, reason: None });
    let (card, rules, random) = (&pair.card.card, &pair.card.rules, &pair.card.random);
    let same = merge::merge(card, card, rules, &own, None, random);
    assert_eq!(same.unwrap_err(), Refusal::NotMerged(NotMerged::Same));
    pair.merge().unwrap();
    assert_eq!(pair.merge(), Err(Refusal::Merged { into: pair.into.card.id }));
    let (card, into, rules, random) = (&pair.card.card, &pair.into.card, &pair.card.rules, &pair.card.random);
    let back = merge::merge(into, card, rules, &own, None, random);
    assert!(matches!(back.unwrap_err(), Refusal::Merged { .. }));
}

#[test]
fn each_program_gets_its_own_stamps_back() {
    let mut pair = Pair::new(visits(&[(10, "a coffee")]));
    let both = World::new(vec![visits(&[(10, "a coffee")]), visits(&[(9, "a cake")])]).rules;
    (pair.card.rules, pair.into.rules) = (both.clone(), both);
    pair.card.ask(scan(2)).unwrap();
    pair.card.adjust(1, 3).unwrap();
    pair.into.ask(scan(1)).unwrap();
    let all = |pair: &Pair| [&pair.card, &pair.into].map(|world| (world.stamps(0), world.stamps(1)));
    let before = all(&pair);
    pair.merge().unwrap();
    assert_eq!(all(&pair), [(0, 0), (3, 6)]);
    pair.part().unwrap();
    assert_eq!(all(&pair), before);
}

#[test]
fn what_is_not_merged_or_was_parted_is_not_parted() {
    let mut pair = Pair::new(visits(&[(10, "a coffee")]));
    pair.card.ask(scan(2)).unwrap();
    pair.merge().unwrap();
    let part = |pair: &Pair, past: &PastMerge| {
        let act = Act::Part { merge: past.merge.id, into: pair.into.card.code };
        let (card, into, rules) = (&pair.card.card, &pair.into.card, &pair.card.rules);
        merge::part(card, into, rules, past, &pair.card.command(act), &pair.card.random).map(drop)
    };
    let past = pair.past();
    let undone = PastMerge { is_undone: true, ..past.clone() };
    assert_eq!(part(&pair, &undone), Err(Refusal::NotMerged(NotMerged::Parted)));
    assert_eq!(part(&pair, &past), Ok(()));
    pair.part().unwrap();
    assert_eq!(part(&pair, &past), Err(Refusal::NotMerged(NotMerged::Parted)));
}

#[test]
fn a_span_is_what_comes_after_one_entry_up_to_another() {
    let span = Span { after: 2, last: 4 };
    assert_eq!([1, 2, 3, 4, 5].map(|number| span.has(number)), [false, false, true, true, false]);
}

#[test]
fn a_reward_on_the_way_that_the_first_card_has_had_is_not_issued_on_the_second() {
    let mut pair = Pair::new(visits(&[(5, "a cookie"), (10, "a coffee")]));
    pair.card.ask(scan(7)).unwrap();
    pair.into.ask(scan(1)).unwrap();
    pair.merge().unwrap();
    assert_eq!((stamps(&pair), pair.card.open(), pair.into.open()), ((0, 8), vec!["a cookie".to_owned()], vec![]));
    pair.into.ask(scan(2)).unwrap();
    assert_eq!(pair.into.open(), ["a coffee"]);
}

#[test]
fn a_merge_writes_an_entry_only_where_stamps_or_what_was_reached_change() {
    let written = |card: i64, into: i64| {
        let mut pair = Pair::new(visits(&[(5, "a cookie"), (10, "a coffee"), (20, "a cake")]));
        pair.card.ask(scan(card)).unwrap();
        pair.into.ask(scan(into)).unwrap();
        let before = pair.into.history.len();
        pair.merge().unwrap();
        moves(&pair.into.history[before..])
    };
    assert_eq!(written(5, 6), [(EntryKind::Adjust, 5), (EntryKind::Issue, 0)], "one round: the coffee");
    assert_eq!(written(4, 17), [(EntryKind::Adjust, 3), (EntryKind::Issue, -20), (EntryKind::Adjust, 1)]);
}

#[test]
fn parting_takes_the_stamps_that_came_and_not_older_ones() {
    let mut pair = Pair::new(Version { stamp_valid_days: Some(10), ..visits(&[(10, "a coffee")]) });
    pair.into.ask(scan(4)).unwrap();
    pair.step(Move::Wait(3 * 24 * 60));
    pair.card.ask(scan(1)).unwrap();
    let before = [pair.card.progress(0).lots, pair.into.progress(0).lots];
    pair.merge().unwrap();
    pair.part().unwrap();
    assert_eq!([pair.card.progress(0).lots, pair.into.progress(0).lots], before);
}

#[test]
fn what_a_merge_moves_says_why_and_nothing_is_no_stamp_that_comes_back() {
    let mut pair = Pair::new(visits(&[(5, "a cookie"), (10, "a coffee")]));
    pair.card.ask(scan(7)).unwrap();
    pair.into.ask(scan(8)).unwrap();
    let command = pair.card.command(Act::Merge { into: pair.into.card.code, reason: Some(why()) });
    let (card, into, rules) = (&pair.card.card, &pair.into.card, &pair.card.rules);
    let both = merge::merge(card, into, rules, &command, Some(&why()), &pair.card.random).unwrap();
    let moved = |events| entries(events).filter(|entry| entry.kind == EntryKind::Adjust).cloned().collect::<Vec<_>>();
    let all = [moved(&both.card), moved(&both.into)].concat();
    assert!(all.len() > 2 && all.iter().all(|entry| entry.reason == Some(why())), "{all:?}");
    pair.merge().unwrap();
    let before = pair.card.history.len();
    pair.part().unwrap();
    let back: Vec<i64> = moved(&pair.card.history[before..]).iter().map(|entry| entry.delta).collect();
    assert!(back.iter().sum::<i64>() == 7 && back.iter().all(|stamps| *stamps > 0), "{back:?}");
}

#[test]
fn stamps_of_two_rounds_go_on_under_the_version_that_is_better_for_the_customer() {
    let version_of = |is_first_older: bool| {
        let mut pair = Pair::new(visits(&[(5, "a coffee")]));
        pair.one(is_first_older).ask(scan(1)).unwrap();
        pair.step(Move::Publish(visits(&[(10, "a coffee")])));
        pair.one(!is_first_older).ask(scan(1)).unwrap();
        pair.merge().unwrap();
        pair.into.progress(0).version
    };
    assert_eq!([version_of(true), version_of(false)], [1, 1]);
}

#[test]
fn a_card_that_has_begun_without_a_stamp_hands_nothing_over() {
    let mut pair = Pair::new(rule(Earn::Spend { per_minor: 500 }, &[(10, "a coffee")]));
    pair.card.ask(spend(200)).unwrap();
    let before = pair.card.history.len();
    pair.merge().unwrap();
    assert_eq!(moves(&pair.card.history[before..]), []);
}

#[test]
fn two_cards_that_fill_one_exactly_leave_the_next_with_what_both_have_had() {
    let mut pair = Pair::new(visits(&[(5, "a cookie"), (10, "a coffee")]));
    pair.card.ask(scan(5)).unwrap();
    pair.into.ask(scan(5)).unwrap();
    pair.merge().unwrap();
    // Ten stamps are one cookie and a coffee, and they have had two cookies.
    let next = pair.into.progress(0);
    assert_eq!((next.stamps, next.reached), (0, 5));
    let before = pair.card.history.len();
    let mut parted = pair.clone();
    parted.part().unwrap();
    assert_eq!(moves(&parted.card.history[before..]), [(EntryKind::Adjust, 5)], "nothing is no stamp that comes back");
    pair.into.ask(scan(6)).unwrap();
    assert_eq!(pair.into.open(), ["a cookie", "a coffee"]);
    let mut pair = Pair::new(visits(&[(5, "a cookie"), (10, "a coffee")]));
    pair.card.ask(scan(3)).unwrap();
    pair.into.ask(scan(7)).unwrap();
    let before = pair.into.history.len();
    pair.merge().unwrap();
    assert_eq!(moves(&pair.into.history[before..]), [(EntryKind::Adjust, 3), (EntryKind::Issue, -10)], "and no more");
}

#[test]
fn stamps_that_go_one_day_after_the_other_say_what_is_reached_between() {
    let mut pair = Pair::new(Version {
        stamp_valid_days: Some(10),
        ..visits(&[(2, "a cookie"), (5, "a cake"), (10, "a coffee")])
    });
    pair.card.ask(scan(1)).unwrap();
    pair.step(Move::Wait(24 * 60));
    pair.card.ask(scan(1)).unwrap();
    pair.into.ask(scan(3)).unwrap();
    pair.merge().unwrap();
    let before = pair.into.history.len();
    pair.part().unwrap();
    let first = entries(&pair.into.history[before..]).find(|entry| entry.delta < 0).unwrap();
    assert_eq!((first.balance_after, first.reached), (4, 2), "five are no more there for the cake");
    assert_eq!((pair.into.progress(0).stamps, pair.into.progress(0).reached), (3, 2));
}

#[test]
fn who_has_just_come_with_the_other_card_does_not_come_again_to_use_a_reward() {
    let used_after = |minutes: i64| {
        let mut world = World::new(vec![visits(&[(10, "a coffee")])]);
        world.ask(Act::Gift { title: title("a cake"), reason: why(), valid_days: None }).unwrap();
        let came = Some(world.now.0);
        world.card.aliases = vec![Alias { code: CardCode::from_bytes([8; 10]), epoch: 0, last_visit_at: came }];
        world.later(minutes * MINUTE_MS);
        let reward = world.reward();
        world.redeem(reward).unwrap().iter().any(|event| matches!(event, Event::Visited(_)))
    };
    assert_eq!([used_after(1), used_after(24 * 60)], [false, true]);
}
