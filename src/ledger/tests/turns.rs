//! Who is next: shops take turns, cards keep their order, and places are shared.

use std::collections::HashMap;
use std::sync::Arc;

use proptest::prelude::*;
use tokio::sync::oneshot;

use super::super::lane::LaneError;
use super::super::queue::{Asked, MAX_WAITING_COMMANDS, Queue, Waiting, queue};
use super::batches::{command, house, keyed, polled_once, together, void_of};
use super::*;
use crate::ledger::Key;

/// What waits: its shop, its card, and a number by which it is known again.
type Known = (u8, u8, usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Plain,
    NeedsPast,
    Alone,
}

fn asked((shop, card, number): Known, sort: Sort) -> Asked {
    let act = match sort {
        Sort::Plain => scan(1),
        Sort::NeedsPast => void_of(VisitId(id(1))),
        Sort::Alone => Act::Merge { into: CardCode::from_bytes([99; 10]), reason: None },
    };
    let key = Some(Key { text: format!("{shop} {card} {number}"), fingerprint: [0; 32] });
    let command = Command { shop: ShopId(id(u128::from(shop))), key, ..command(card, act) };
    Asked { command, reply: oneshot::channel().0 }
}

fn known(asked: &Asked) -> Known {
    let mut parts = asked.command.key.as_ref().unwrap().text.split(' ');
    let mut part = || parts.next().unwrap();
    (part().parse().unwrap(), part().parse().unwrap(), part().parse().unwrap())
}

/// A place in the queue, followed from the moment it was taken.
struct Followed {
    known: Known,
    /// Commands of its own shop that were before it, and batches that were made since.
    own_before: usize,
    batches: usize,
}

/// Commands that come and batches that are made, in any order; what each command waited for, in the order of the batches.
fn play(steps: &[(u8, u8, Sort, bool)], most: usize, mut each: impl FnMut(&[Asked])) -> Vec<Followed> {
    let (mut waiting, mut here, mut gone) = (Waiting::default(), Vec::<Followed>::new(), Vec::new());
    let mut take = |waiting: &mut Waiting, here: &mut Vec<Followed>| {
        let batch = waiting.next_batch(most);
        assert!(batch.len() <= most && batch.is_empty() == here.is_empty(), "a batch gets on, and is no larger");
        each(&batch);
        here.iter_mut().for_each(|one| one.batches += 1);
        for asked in &batch {
            let place = here.iter().position(|one| one.known == known(asked)).expect("it waited, and once");
            gone.push(here.remove(place));
        }
        batch.len()
    };
    for (number, (shop, card, sort, then_takes)) in steps.iter().enumerate() {
        let known = (*shop, *card, number);
        assert!(waiting.push(asked(known, *sort)).is_ok());
        let own_before = here.iter().filter(|one| one.known.0 == *shop).count();
        here.push(Followed { known, own_before, batches: 0 });
        if *then_takes {
            take(&mut waiting, &mut here);
        }
    }
    while take(&mut waiting, &mut here) > 0 {}
    gone
}

fn steps(sorts: impl Strategy<Value = Sort>) -> impl Strategy<Value = Vec<(u8, u8, Sort, bool)>> {
    // The first shop floods.
    let shop = prop_oneof![3 => Just(0_u8), 2 => 1_u8..6];
    prop::collection::vec((shop, 0_u8..3, sorts, prop::bool::weighted(0.2)), 1..150)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_waits_for_more_than_one_batch_of_strangers(steps in steps(Just(Sort::Plain)), most in 6_usize..9) {
        for one in play(&steps, most, |_| ()) {
            prop_assert!(one.batches <= one.own_before + 1, "{:?} waited for {} batches", one.known, one.batches);
        }
    }

    #[test]
    fn where_more_shops_wait_than_a_batch_holds_each_still_has_its_turn(steps in steps(Just(Sort::Plain)), most in 1_usize..6) {
        for one in play(&steps, most, |_| ()) {
            let turns = (one.own_before + 1) * 6_usize.div_ceil(most);
            prop_assert!(one.batches <= turns, "{:?} waited for {} batches", one.known, one.batches);
        }
    }

    #[test]
    fn what_goes_alone_takes_no_two_turns_running(
        steps in steps(Just(Sort::Plain)), alone in prop::collection::vec(any::<bool>(), 150),
    ) {
        // Only the first shop, the flood, merges.
        let sort = |(i, step): (usize, (u8, u8, Sort, bool))| {
            (step.0, step.1, if step.0 == 0 && alone[i] { Sort::Alone } else { Sort::Plain }, step.3)
        };
        let steps: Vec<_> = steps.into_iter().enumerate().map(sort).collect();
        let check = |batch: &[Asked]| {
            assert!(batch.len() < 2 || !batch.iter().any(|asked| asked.command.act.goes_alone()), "it goes alone");
        };
        for one in play(&steps, 8, check).iter().filter(|one| one.known.0 != 0) {
            prop_assert!(one.batches <= 2 * (one.own_before + 1), "{:?} waited for {} batches", one.known, one.batches);
        }
    }

    #[test]
    fn whatever_comes_each_card_keeps_its_order_and_nothing_is_lost_or_doubled(
        steps in steps(prop_oneof![4 => Just(Sort::Plain), 2 => Just(Sort::NeedsPast), 1 => Just(Sort::Alone)]),
        most in 1_usize..9,
    ) {
        let gone = play(&steps, most, |batch| {
            for (i, asked) in batch.iter().enumerate().filter(|(_, asked)| asked.command.act.past_visit().is_some()) {
                let card = known(asked);
                let is_first = batch[..i].iter().all(|before| known(before).0 != card.0 || known(before).1 != card.1);
                assert!(is_first, "a void is the first of its card");
            }
        });
        prop_assert_eq!(gone.len(), steps.len());
        let mut of_card: HashMap<(u8, u8), Vec<usize>> = HashMap::new();
        gone.iter().for_each(|one| of_card.entry((one.known.0, one.known.1)).or_default().push(one.known.2));
        prop_assert!(of_card.values().all(|numbers| numbers.is_sorted()), "{:?}", of_card);
    }
}

#[test]
fn what_goes_alone_has_its_turn_though_others_never_end() {
    let mut waiting = Waiting::default();
    let wait = |waiting: &mut Waiting, known: Known, sort| assert!(waiting.push(asked(known, sort)).is_ok());
    wait(&mut waiting, (0, 1, 0), Sort::Plain);
    wait(&mut waiting, (1, 1, 1), Sort::Alone);
    let taken = (2..6).map(|number| {
        wait(&mut waiting, (0, 1, number), Sort::Plain);
        waiting.next_batch(8)
    });
    assert!(taken.flatten().any(|asked| asked.command.act.goes_alone()));
}

#[test]
fn a_shop_that_floods_is_told_so_and_leaves_places_for_others() {
    let mut waiting = Waiting::default();
    let mut fill = |shop: u8| {
        let mut number = 0;
        while waiting.push(asked((shop, 1, number), Sort::Plain)).is_ok() {
            number += 1;
        }
        number
    };
    // Half of all places, then half of those left: what is still free is the most that a shop may hold.
    assert_eq!(fill(1), MAX_WAITING_COMMANDS / 2);
    assert_eq!([fill(2), fill(3)], [MAX_WAITING_COMMANDS / 4, MAX_WAITING_COMMANDS / 8]);
    assert_eq!(fill(1), 0, "it has more than its share by now");
    assert!((4..=9).all(|shop| fill(shop) > 0), "a stranger always finds some");
    // Taken, they are free again.
    let before: usize = waiting.next_batch(900).len();
    assert_eq!(before, 900);
    assert!(waiting.push(asked((10, 1, 0), Sort::Plain)).is_ok());
}

#[tokio::test]
async fn who_still_waits_when_the_way_in_is_gone_is_served_and_then_it_ends() {
    let (way_in, mut way_out) = queue();
    (0..3).for_each(|number| assert!(way_in.push(asked((1, 1, number), Sort::Plain)).is_ok()));
    drop(way_in);
    assert_eq!(way_out.next().await.map(|batch| batch.len()), Some(3));
    assert!(way_out.next().await.is_none());
}

/// On one thread, so that what is about to run is known.
#[tokio::test]
async fn those_who_are_about_to_ask_share_a_batch_and_nobody_is_waited_for() {
    let (way_in, mut way_out) = queue();
    let way_in = Arc::new(way_in);
    let ask = |way_in: &Queue, number| assert!(way_in.push(asked((0, 0, number), Sort::Plain)).is_ok());
    (0..8).for_each(|number| ask(&way_in, number));
    assert_eq!(way_out.next().await.unwrap().len(), 8);

    // Eight are ready to run, and only the ninth has asked.
    for number in 0..8 {
        let way_in = way_in.clone();
        tokio::spawn(async move { ask(&way_in, number) });
    }
    ask(&way_in, 8);
    assert_eq!(way_out.next().await.unwrap().len(), 9);

    // Somebody asks whenever there is time: three quarters of nine go, and the others are the next batch.
    let asking = tokio::spawn({
        let way_in = way_in.clone();
        async move {
            for number in 0..100 {
                ask(&way_in, number);
                tokio::task::yield_now().await;
            }
        }
    });
    assert_eq!(way_out.next().await.unwrap().len(), 7);
    asking.await.unwrap();
    assert_eq!(way_out.next().await.unwrap().len(), 93);

    // One alone is not kept, though many came before.
    ask(&way_in, 0);
    assert_eq!(way_out.next().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_lane_that_is_gone_tells_those_who_wait_and_those_who_come() {
    let (way_in, way_out) = queue();
    let (reply, answer) = oneshot::channel();
    let mut first = asked((1, 1, 1), Sort::Plain);
    first.reply = reply;
    assert!(way_in.push(first).is_ok());
    drop(way_out);
    assert!(answer.await.is_err(), "nobody will answer");
    assert!(matches!(way_in.push(asked((1, 1, 2), Sort::Plain)), Err(LaneError::Stopped)));
}

#[tokio::test]
async fn a_strangers_command_is_answered_before_a_shops_flood() {
    let house = house().await;
    let held = house.writer().await;
    let told = Arc::new(std::sync::Mutex::new(Vec::new()));
    let mut asked = Vec::new();
    for number in 0..=2_000_usize {
        let flood = keyed(1 + u8::from(number % 2 == 1), &format!("k{number}"), 1, scan(1));
        // The last to come is of another shop, which does not know the card: it is told so when its turn comes.
        let stranger = Command { shop: ShopId(id(2)), ..flood.clone() };
        let (lane, told) = (house.lane.clone(), told.clone());
        let mut future = Box::pin(async move {
            let answer = lane.ask(if number == 2_000 { stranger } else { flood }).await.unwrap();
            told.lock().unwrap().push((number, answer.is_ok()));
        });
        assert!(polled_once(&mut future).await.is_none(), "nobody is answered while the disk is held");
        asked.push(tokio::spawn(future));
        tokio::task::yield_now().await;
    }
    drop(held);
    for one in asked {
        one.await.unwrap();
    }
    let told = told.lock().unwrap();
    let place = told.iter().position(|(number, _)| *number == 2_000).unwrap();
    // One batch was being written, at most one more is answered before the stranger's own.
    assert!(place <= 512, "{place} were answered before");
    assert_eq!(told.iter().filter(|(_, is_done)| *is_done).count(), 2_000);
}

#[tokio::test]
async fn a_commit_that_fails_acknowledges_nobody_and_a_command_that_makes_it_fail_fails_alone() {
    let house = house().await;
    // What is looked at only in the commit: every statement before it succeeds.
    house
        .run(&[
            "create table doomed (shop_id blob references shop (id) deferrable initially deferred)",
            "create trigger doom after insert on receipt when new.key like 'doomed%' begin insert into doomed values (x'00'); end",
        ])
        .await;
    let commands = vec![keyed(1, "a", 1, scan(2)), keyed(2, "doomed", 1, scan(1)), keyed(1, "b", 1, scan(1))];
    let answers = together(&house, commands).await;
    assert!(matches!(answers[1], Err(LaneError::Database(_))), "{answers:?}");
    assert!([0, 2].iter().all(|i| matches!(answers[*i], Ok(Ok(Outcome::Done(_))))), "{answers:?}");
    assert_eq!((house.count("visit").await, house.count("receipt").await), (2, 2), "it left no trace");
    // Where nothing commits, nobody is told that it did; and when the disk is well again, the same keys do their work.
    let all = || (0..5_u8).map(|n| keyed(1 + n % 2, &format!("doomed {n}"), n, scan(1))).collect::<Vec<_>>();
    assert!(together(&house, all()).await.iter().all(|answer| matches!(answer, Err(LaneError::Database(_)))));
    assert_eq!((house.count("visit").await, house.count("receipt").await), (2, 2));
    house.run(&["drop trigger doom"]).await;
    assert!(together(&house, all()).await.iter().all(|answer| matches!(answer, Ok(Ok(Outcome::Done(_))))));
    assert_eq!((house.count("visit").await, house.count("receipt").await), (7, 7));
    house.check().await;
}

#[tokio::test]
async fn a_void_sees_what_its_persons_other_card_has_brought_in_the_same_batch() {
    let house = house().await;
    let Ok(Ok(Outcome::Done(done))) = house.lane.ask(keyed(2, "new card", 1, scan(3))).await else {
        panic!("it is taken")
    };
    let first = visit_of(&done.events);
    let merge = Act::Merge { into: CardCode::from_bytes([2; 10]), reason: None };
    house.lane.ask(keyed(1, "old card", 1, scan(1))).await.unwrap().unwrap();
    house.lane.ask(keyed(1, "merge", 1, merge)).await.unwrap().unwrap();
    // The fifth stamp fills the card, and the void opens it again.
    let answers = together(&house, vec![keyed(1, "fifth", 1, scan(1)), keyed(2, "void", 1, void_of(first))]).await;
    assert!(answers.iter().all(|answer| matches!(answer, Ok(Ok(Outcome::Done(_))))), "{answers:?}");
    house.check().await;
}
