//! What a device sends in later: a refusal is kept under its key, and the key is told the same for ever.

use super::super::lane::LaneError;
use super::batches::{house, keyed, together};
use super::*;
use crate::code::Refusal as Forged;

/// A scan of the printed card that waited in a device's queue.
fn queued(card: u8, key: &str, seq: i64, verdict: Result<Shown, Forged>, minutes_ago: i64) -> Command {
    let scanned_at = Some(at("2026-06-01T10:00:00Z").plus_ms(-minutes_ago * MINUTE_MS));
    let scan = Scan { verdict, scanned_at, device_seq: Some(seq), ..scan_of(Shown::Printed { epoch: 0 }) };
    keyed(card, key, u8::try_from(seq).unwrap(), Act::Scan(scan))
}

/// What a scan of a queue came to, without what differs when it is told again.
fn told(answer: &Result<Result<Outcome, Refusal>, LaneError>) -> (bool, Result<uuid::Uuid, Refusal>) {
    match answer {
        Ok(Ok(Outcome::Done(done))) => (false, Ok(visit_of(&done.events).0)),
        Ok(Ok(Outcome::Replayed(replayed))) => (true, Ok(replayed.subject)),
        Ok(Err(Refusal::Recorded { refusal, is_repeat })) => (*is_repeat, Err((**refusal).clone())),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_scan_of_a_queue_is_refused_for_good_within_a_batch_and_across_batches() {
    let house = house().await;
    let replaced = || queued(1, "old", 1, Ok(Shown::Printed { epoch: 7 }), 60);
    let forged = || queued(1, "forged", 2, Err(Forged::BadSignature), 60);
    let tag = || queued(1, "tag", 3, Err(Forged::WrongTag), 60);
    let unknown = || Command { card: None, ..queued(1, "unknown", 4, Ok(Shown::Short), 60) };
    let good = || queued(1, "good", 5, Ok(Shown::Printed { epoch: 0 }), 60);
    let all = || vec![replaced(), forged(), tag(), unknown(), good()];
    let twice: Vec<Command> = all().into_iter().chain(all()).collect();
    let answers = together(&house, twice).await;
    let (first, again) = answers.split_at(5);
    let refusals: Vec<Option<Refusal>> = first.iter().map(|answer| told(answer).1.err()).collect();
    let code = |refusal| Some(Refusal::Code(refusal));
    assert_eq!(
        refusals,
        [
            Some(Refusal::CodeReplaced),
            code(Forged::BadSignature),
            code(Forged::WrongTag),
            Some(Refusal::CodeUnknown),
            None
        ]
    );
    assert!(first.iter().all(|answer| !told(answer).0) && again.iter().all(|answer| told(answer).0));
    let mut later = Vec::new();
    for command in all() {
        later.push(house.lane.ask(command).await);
    }
    for ((first, again), later) in first.iter().zip(again).zip(&later) {
        assert_eq!((told(first).1, true), (told(again).1, told(later).0));
        assert_eq!(told(again), told(later));
    }
    let counts = [house.count("refused_scan").await, house.count("receipt").await, house.count("visit").await];
    assert_eq!(counts, [4, 5, 1]);
    // What nobody signed may name anybody's card.
    assert_eq!(
        house.count("(select * from refused_scan where card_id is not null)").await,
        2,
        "the replaced one and the wrong tag"
    );
    // The key is for that scan alone, whatever kind of request comes under it.
    let other = house.lane.ask(queued(1, "old", 9, Ok(Shown::Printed { epoch: 0 }), 60)).await.unwrap();
    assert_eq!(other.unwrap_err(), Refusal::KeyReused);
    let gift = keyed(1, "old", 1, Act::Gift { title: title("a cake"), reason: why(), valid_days: None });
    assert_eq!(house.lane.ask(gift).await.unwrap().unwrap_err(), Refusal::KeyReused);
    // What has only one of the two, or no key, is refused as ever.
    for (has_time, has_number) in [(true, false), (false, true)] {
        let mut command = queued(1, "online", 6, Ok(Shown::Printed { epoch: 7 }), 60);
        let Act::Scan(scan) = &mut command.act else { panic!() };
        scan.scanned_at = scan.scanned_at.filter(|_| has_time);
        scan.device_seq = scan.device_seq.filter(|_| has_number);
        assert_eq!(house.lane.ask(command).await.unwrap().unwrap_err(), Refusal::CodeReplaced);
    }
    // And what has not waited for a minute: whom it is about is still there to be told.
    let at_once = queued(1, "online", 6, Ok(Shown::Printed { epoch: 7 }), 0);
    assert_eq!(house.lane.ask(at_once).await.unwrap().unwrap_err(), Refusal::CodeReplaced);
    let keyless = Command { key: None, ..replaced() };
    assert_eq!(house.lane.ask(keyless).await.unwrap().unwrap_err(), Refusal::CodeReplaced);
    assert_eq!((house.count("refused_scan").await, house.count("receipt").await), (4, 5));
    house.check().await;
}

#[tokio::test]
async fn whatever_a_queue_holds_each_key_has_one_answer_for_ever_and_refusals_move_nothing() {
    let random = Random::seeded(5);
    let pick = |most: u64| i64::try_from(u64::from_be_bytes(random.bytes()) % most).unwrap();
    for _ in 0..12 {
        let house = house().await;
        let mut queue = Vec::new();
        for seq in 0..12 + pick(12) {
            let epoch = u8::try_from(pick(5) / 4).unwrap();
            let (card, ago) = (u8::try_from(1 + pick(3)).unwrap(), pick(100 * 60));
            queue.push((card, format!("k{seq}"), seq, epoch, ago));
        }
        let mut answers: BTreeMap<String, Result<uuid::Uuid, Refusal>> = BTreeMap::new();
        // The network fails as it likes: any part of the queue is sent, again and again, in any company.
        for _ in 0..6 {
            let part: Vec<_> = queue.iter().filter(|_| pick(2) == 0).cloned().collect();
            let commands = part.iter().map(|(card, key, seq, epoch, ago)| {
                queued(*card, key, *seq, Ok(Shown::Printed { epoch: *epoch }), *ago)
            });
            for ((_, key, ..), answer) in part.iter().zip(together(&house, commands.collect()).await) {
                let (is_repeat, said) = told(&answer);
                match answers.get(key) {
                    Some(first) => assert_eq!((first, true), (&said, is_repeat), "{key}"),
                    None => {
                        assert!(!is_repeat, "{key}");
                        answers.insert(key.clone(), said);
                    }
                }
            }
        }
        let visits = answers.values().filter(|said| said.is_ok()).count() as i64;
        let refused = answers.len() as i64 - visits;
        let counts = [house.count("visit").await, house.count("refused_scan").await, house.count("receipt").await];
        assert_eq!(counts, [visits, refused, visits + refused]);
        house.check().await;
    }
}
