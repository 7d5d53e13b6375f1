//! What a lane remembers of cards, and what it takes on trust of keys, is never told to anybody as true when it is not.

use super::batches::{house, keyed, together};
use super::*;

/// A scan of card 1 by its printed code of this epoch.
fn printed(key: &str, epoch: u8) -> Command {
    keyed(1, key, 1, Act::Scan(scan_of(Shown::Printed { epoch })))
}

const REPRINTED: &[&str] = &["update card set epoch = epoch + 1 where short_code = 'short 1'"];

#[tokio::test]
async fn what_anybody_else_writes_is_seen_by_the_next_scan() {
    for (is_other_process, between) in [(false, None), (true, None), (false, Some(2)), (true, Some(2))] {
        let house = house().await;
        for number in 0..3 {
            assert!(matches!(house.lane.ask(printed(&format!("a{number}"), 0)).await, Ok(Ok(Outcome::Done(_)))));
        }
        if is_other_process {
            house.other_process().await.run(REPRINTED).await;
        } else {
            house.run(REPRINTED).await;
        }
        // The lane has written since, but not this card.
        if let Some(other) = between {
            house.lane.ask(keyed(other, "between", 1, scan(1))).await.unwrap().unwrap();
        }
        let old = house.lane.ask(printed("b", 0)).await.unwrap();
        assert_eq!(old.unwrap_err(), Refusal::CodeReplaced, "{is_other_process} {between:?}");
        let new = house.lane.ask(printed("b", 1)).await.unwrap().unwrap();
        let Outcome::Done(done) = new else { panic!("a refused scan binds no key") };
        assert_eq!(done.card.state.programs[&ProgramId(id(1))].stamps, 4);
        house.check().await;
    }
}

#[tokio::test]
async fn a_repeat_is_told_again_though_it_would_be_refused_by_now_and_whoever_shares_its_batch() {
    let house = house().await;
    let first = house.lane.ask(printed("a", 0)).await.unwrap().unwrap();
    let Outcome::Done(first) = first else { panic!("it is new") };
    house.run(REPRINTED).await;
    house.lane.ask(printed("b", 1)).await.unwrap().unwrap();
    // The first would be refused, the second would earn a stamp again; the third is new, the fourth is refused.
    let commands = || vec![printed("a", 0), printed("b", 1), printed("c", 1), printed("d", 0)];
    for alone in 0..2 {
        let commands = commands();
        let answer = house.lane.ask(commands[alone].clone()).await.unwrap().unwrap();
        assert!(matches!(answer, Outcome::Replayed(_)));
    }
    let answers = together(&house, commands()).await;
    let replayed = |it: &Result<_, _>| matches!(it, Ok(Ok(Outcome::Replayed(_))));
    assert!(answers[..2].iter().all(replayed), "{answers:?}");
    assert!(matches!(&answers[0], Ok(Ok(Outcome::Replayed(told))) if told.subject == visit_of(&first.events).0));
    assert!(matches!(answers[2], Ok(Ok(Outcome::Done(_)))));
    assert!(matches!(answers[3], Ok(Err(Refusal::CodeReplaced))));
    assert_eq!((house.count("visit").await, house.count("receipt").await), (3, 3));
    house.check().await;
}
