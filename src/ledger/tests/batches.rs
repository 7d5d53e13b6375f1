//! The lane: order within and between batches, and the same promises on a real database.

use std::sync::Arc;

use super::super::lane::{Lane, LaneError};
use super::super::queue::{Asked, MAX_WAITING_COMMANDS, put_off};
use super::*;
use crate::db::{Db, Rows, Settings, Shops, Writer, insert_rows};
use crate::kernel::{Currency, Language, MasterSecret};
use crate::program;
use crate::shop::{self, Shop, ShopKind};

pub fn command(card: u8, act: Act) -> Command {
    let card = Some(CardCode::from_bytes([card; 10]));
    Command {
        shop: ShopId(id(1)),
        card,
        key: None,
        origin: Origin::SYSTEM,
        device: None,
        own_cards: Vec::new(),
        at: at("2026-06-01T10:00:00Z"),
        act,
    }
}

pub fn void_of(visit: VisitId) -> Act {
    Act::Void { visit, reason: why() }
}

/// Commands of one card are told apart by their stamps; those below 100 need a past.
fn batches(commands: &[(u8, i64)]) -> Vec<Vec<(u8, i64)>> {
    let act =
        |number: i64| if number < 100 { void_of(VisitId(id(u128::from(number.unsigned_abs())))) } else { scan(number) };
    let asked = |(card, number): &(u8, i64)| Asked {
        command: command(*card, act(*number)),
        reply: tokio::sync::oneshot::channel().0,
    };
    let told = |asked: &Asked| {
        let number = match &asked.command.act {
            Act::Void { visit, .. } => i64::try_from(visit.0.as_u128()).unwrap(),
            Act::Scan(scan) => scan.stamps,
            other => panic!("{other:?}"),
        };
        (asked.command.card.unwrap().as_bytes()[0], number)
    };
    let mut waiting: Vec<Asked> = commands.iter().map(asked).collect();
    let mut batches = Vec::new();
    while !waiting.is_empty() {
        let later = put_off(&mut waiting);
        assert!(!waiting.is_empty(), "every batch gets on");
        batches.push(waiting.iter().map(told).collect());
        waiting = later;
    }
    batches
}

#[test]
fn a_void_opens_a_batch_for_its_card_and_the_others_do_not_wait_for_it() {
    assert_eq!(
        batches(&[(1, 100), (2, 101), (1, 1), (1, 102), (2, 103)]),
        [vec![(1, 100), (2, 101), (2, 103)], vec![(1, 1), (1, 102)]]
    );
    assert_eq!(batches(&[(1, 1), (1, 2), (1, 100)]), [vec![(1, 1)], vec![(1, 2), (1, 100)]]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn however_commands_are_parted_each_card_keeps_its_order(
        kinds in proptest::collection::vec((0_u8..4, proptest::bool::ANY), 0..60),
    ) {
        let commands: Vec<(u8, i64)> =
            kinds.iter().zip(0..).map(|((card, is_void), number)| (*card, if *is_void { number } else { 100 + number })).collect();
        let parted = batches(&commands);
        for card in 0..4 {
            let of = |all: &[(u8, i64)]| all.iter().copied().filter(|(one, _)| *one == card).collect::<Vec<_>>();
            assert_eq!(of(&parted.concat()), of(&commands));
            for batch in &parted {
                assert!(of(batch).iter().skip(1).all(|(_, number)| *number >= 100), "a void comes first or not at all");
            }
        }
    }
}

/// A shop with one program "buy five" and three cards, on SQLite in a folder that goes with the test.
pub struct House {
    db: Db,
    pub lane: Lane,
    handles: Vec<tokio::task::JoinHandle<()>>,
    folder: Arc<tempfile::TempDir>,
}

const SHOP: Shops<'static> = Shops::One(ShopId(uuid::Uuid::from_u128(1)));

pub async fn house() -> House {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let db = open(&folder).await;
    let random = Arc::new(Random::seeded(11));
    let (shop, now) = (ShopId(id(1)), at("2026-06-01T09:00:00Z"));
    let mut writer = db.writer(SHOP).await.unwrap();
    let row = Shop {
        id: shop,
        name: Name::parse("Bar").unwrap(),
        kind: ShopKind::Cafe,
        zone: Zone::parse("Europe/Rome").unwrap(),
        currency: Currency::parse("EUR").unwrap(),
        language: Language::It,
        made_at: now,
    };
    shop::store::insert(&mut writer, &row).await.unwrap();
    let program = ProgramId(id(1));
    let name = Name::parse("Coffee").unwrap();
    program::store::insert(&mut writer, shop, program, &name, Origin::SYSTEM, now).await.unwrap();
    let five = visits(&[(2, "a cookie"), (5, "a coffee")]);
    program::store::insert_version(&mut writer, shop, program, &five, None, Origin::SYSTEM, now).await.unwrap();
    // Blank ones, as a sheet has them. The slice of cards stands above this one, so their rows are written here.
    let mut cards = Rows::of(crate::columns![
        Uuid shop_id, Uuid id, Bytes code, Text short_code, Int epoch, Int made_at, Text actor_kind, Uuid actor_id,
    ]);
    let mut states = Rows::of(crate::columns![Uuid shop_id, Uuid card_id, Int number, Text state]);
    for n in 1_u8..=3 {
        let (card, system) = (id(900 + u128::from(n)), Origin::SYSTEM.actor);
        let (code, short_code) = (CardCode::from_bytes([n; 10]), format!("short {n}"));
        cards.push(vec![
            shop.0.into(),
            card.into(),
            code.as_bytes().as_slice().into(),
            short_code.into(),
            0_i64.into(),
            now.0.into(),
            system.kind.as_str().into(),
            system.id.into(),
        ]);
        states.push(vec![shop.0.into(), card.into(), 0_i64.into(), store::write_state(&State::default()).into()]);
    }
    insert_rows(&mut writer, "card", &cards).await.unwrap();
    insert_rows(&mut writer, "card_state", &states).await.unwrap();
    writer.commit().await.unwrap();
    let (lane, handles) = Lane::start(&db, &MasterSecret::new([1; 32]), &random);
    House { db, lane, handles, folder }
}

async fn open(folder: &tempfile::TempDir) -> Db {
    let url = format!("sqlite:{}/timbro.db", folder.path().display()).parse().unwrap();
    Db::open(&url, Settings { is_durable: false }).await.unwrap()
}

pub fn keyed(card: u8, key: &str, fingerprint: u8, act: Act) -> Command {
    Command { key: Some(Key { text: key.to_owned(), fingerprint: [fingerprint; 32] }), ..command(card, act) }
}

impl House {
    /// Holds the one writer: nothing is committed until it is let go.
    pub async fn writer(&self) -> Writer {
        self.db.writer(SHOP).await.unwrap()
    }

    /// Another server on the same database, as far as this one can tell.
    pub async fn other_process(&self) -> House {
        let db = open(&self.folder).await;
        let (lane, handles) = Lane::start(&db, &MasterSecret::new([1; 32]), &Arc::new(Random::seeded(12)));
        House { db, lane, handles, folder: Arc::clone(&self.folder) }
    }

    /// Changes the database in ways that only a test thinks of.
    pub async fn run(&self, statements: &[&'static str]) {
        let mut writer = self.writer().await;
        for text in statements {
            crate::db::run(&mut writer, text).await.unwrap();
        }
        writer.commit().await.unwrap();
    }

    pub async fn count(&self, table: &str) -> i64 {
        let mut reader = self.db.reader(SHOP).await.unwrap();
        let mut rows = Rows::of(crate::columns![Int one]);
        rows.push(vec![1_i64.into()]);
        let text = format!("select count(t.shop_id) from $rows as r left join {table} as t on r.one = 1");
        let counted: Vec<(i64,)> = crate::db::select_rows(&mut reader, &text, &rows).await.unwrap();
        counted[0].0
    }

    /// The events and hashes of a card as its rows have them, and the state as it is stored.
    async fn card(&self, card: u8) -> (Vec<Event>, Vec<Vec<u8>>, State) {
        let mut reader = self.db.reader(SHOP).await.unwrap();
        let id = CardId(id(900 + u128::from(card)));
        let (events, hashes) = store::card_events(&mut reader, ShopId(self::id(1)), id).await.unwrap();
        let states = store::cards_of_shop(&mut reader, ShopId(self::id(1))).await.unwrap();
        let (_, _, state) = states.into_iter().find(|(card, ..)| *card == id).unwrap();
        (events, hashes, store::read_state(&state).unwrap())
    }

    /// Folding the rows gives the stored state, byte for byte, and the chain holds.
    pub async fn check(&self) {
        for card in 1..=3 {
            let (events, hashes, stored) = self.card(card).await;
            let mut folded = events.iter().fold(State::default(), evolve);
            let key = super::super::chain::key(&MasterSecret::new([1; 32]), ShopId(id(1)));
            let sealed = super::super::chain::seal(&key, CardId(id(900 + u128::from(card))), &mut folded, &events);
            assert!(sealed.iter().map(|hash| hash.to_vec()).eq(hashes));
            assert_eq!(store::write_state(&folded), store::write_state(&stored));
        }
    }
}

fn is_new(answer: &Result<Result<Outcome, Refusal>, LaneError>) -> bool {
    matches!(answer, Ok(Ok(Outcome::Done(_))))
}

/// Holds the one writer while commands queue, so that they share a batch.
pub async fn together(house: &House, commands: Vec<Command>) -> Vec<Result<Result<Outcome, Refusal>, LaneError>> {
    let held = house.db.writer(SHOP).await.unwrap();
    let (first, rest) = (command(3, Act::Expire), commands);
    let lane = house.lane.clone();
    let opener = tokio::spawn(async move { lane.ask(first).await });
    tokio::task::yield_now().await;
    let asked: Vec<_> = rest
        .into_iter()
        .map(|command| {
            let lane = house.lane.clone();
            tokio::spawn(async move { lane.ask(command).await })
        })
        .collect();
    tokio::task::yield_now().await;
    drop(held);
    opener.await.unwrap().unwrap().unwrap();
    let mut answers = Vec::new();
    for asked in asked {
        answers.push(asked.await.unwrap());
    }
    answers
}

#[tokio::test]
async fn one_key_has_one_effect_within_a_batch_and_across_batches() {
    let house = house().await;
    let same = || keyed(1, "k1", 1, scan(3));
    let answers = together(&house, (0..20).map(|_| same()).collect()).await;
    assert_eq!(answers.iter().filter(|answer| is_new(answer)).count(), 1);
    let subject = |answer: &Result<Result<Outcome, Refusal>, LaneError>| match answer {
        Ok(Ok(Outcome::Done(done))) => visit_of(&done.events).0,
        Ok(Ok(Outcome::Replayed(replayed))) => replayed.subject,
        other => panic!("{other:?}"),
    };
    assert!(answers.windows(2).all(|pair| subject(&pair[0]) == subject(&pair[1])));
    let again = house.lane.ask(same()).await;
    assert!(!is_new(&again) && subject(&again) == subject(&answers[0]));
    let other = house.lane.ask(keyed(1, "k1", 2, scan(4))).await.unwrap();
    assert_eq!(other.unwrap_err(), Refusal::KeyReused);
    let other_kind = keyed(1, "k1", 1, Act::Gift { title: title("a cake"), reason: why(), valid_days: None });
    assert_eq!(house.lane.ask(other_kind).await.unwrap().unwrap_err(), Refusal::KeyReused);
    assert_eq!((house.count("visit").await, house.count("receipt").await), (1, 1));
    house.check().await;
}

#[tokio::test]
async fn a_refused_command_binds_no_key_and_leaves_no_row() {
    let house = house().await;
    let take = |delta| Act::Adjust { program: ProgramId(id(1)), delta, reason: why() };
    let refused = house.lane.ask(keyed(1, "k1", 1, take(-1))).await.unwrap();
    assert_eq!(refused.unwrap_err(), Refusal::NotEnough { available: 0 });
    assert_eq!((house.count("receipt").await, house.count("entry").await, house.count("customer").await), (0, 0, 0));
    assert!(is_new(&house.lane.ask(keyed(1, "k1", 2, take(1))).await), "the key is free");
    house.check().await;
}

#[tokio::test]
async fn a_blank_card_comes_alive_once_however_many_scans_wake_it() {
    let house = house().await;
    let answers = together(&house, (0..10).map(|n| keyed(2, &format!("k{n}"), n, scan(1))).collect()).await;
    assert!(answers.iter().all(is_new));
    assert_eq!((house.count("customer").await, house.count("visit").await), (1, 10));
    house.check().await;
}

#[tokio::test]
async fn a_command_that_makes_the_database_fail_is_refused_alone() {
    let house = house().await;
    // A ticket that does not exist: the foreign key breaks the batch.
    let bad = Act::Scan(scan_of(Shown::Ticket { id: TicketId(id(404)), expires_at: Time::MAX }));
    let commands =
        vec![keyed(1, "a", 1, scan(2)), keyed(2, "b", 1, bad), keyed(1, "c", 1, scan(4)), keyed(2, "d", 1, scan(1))];
    let answers = together(&house, commands).await;
    assert_eq!(answers.iter().map(is_new).collect::<Vec<_>>(), [true, false, true, true]);
    assert!(matches!(answers[1], Err(LaneError::Database(_))));
    assert_eq!((house.count("visit").await, house.count("receipt").await), (3, 3));
    house.check().await;
}

#[tokio::test]
async fn a_caller_that_goes_away_undoes_nothing() {
    let house = house().await;
    let held = house.db.writer(SHOP).await.unwrap();
    let lane = house.lane.clone();
    let gone = tokio::spawn(async move { lane.ask(keyed(1, "k1", 1, scan(2))).await });
    tokio::task::yield_now().await;
    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    drop(held);
    let again = house.lane.ask(keyed(1, "k1", 1, scan(2))).await.unwrap().unwrap();
    assert!(matches!(again, Outcome::Replayed(_)), "it had been queued, and its key tells");
    house.check().await;
}

#[tokio::test]
async fn nobody_is_answered_before_the_commit_and_a_full_queue_says_so() {
    // One shop alone fills half of all places.
    const MOST: usize = MAX_WAITING_COMMANDS / 2;
    let house = house().await;
    let held = house.db.writer(SHOP).await.unwrap();
    let lane = house.lane.clone();
    let first = tokio::spawn(async move { lane.ask(keyed(1, "first", 1, scan(1))).await });
    let mut waiting = Vec::new();
    let mut full = 0;
    for n in 0..MOST + 600 {
        let mut asked = Box::pin(house.lane.ask(keyed(2, &format!("k{n}"), 1, Act::Expire)));
        // Polled once: it is queued or told that the queue is full, and nobody is answered while the writer is held.
        match polled_once(&mut asked).await {
            Some(answer) => {
                assert!(matches!(answer, Err(LaneError::Full)), "{answer:?}");
                full += 1;
            }
            None => waiting.push(asked),
        }
        tokio::task::yield_now().await;
    }
    assert!(full > 0 && waiting.len() >= MOST, "{full} {}", waiting.len());
    assert!(!first.is_finished());
    assert_eq!(house.count("visit").await, 0);
    drop(held);
    for asked in waiting {
        assert!(asked.await.is_ok());
    }
    assert!(is_new(&first.await.unwrap()));
    assert_eq!(house.count("visit").await, 1);
}

/// What a future says at once; None where it waits.
pub async fn polled_once<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    std::future::poll_fn(|context| {
        std::task::Poll::Ready(match std::pin::Pin::new(&mut *future).poll(context) {
            std::task::Poll::Ready(told) => Some(told),
            std::task::Poll::Pending => None,
        })
    })
    .await
}

#[tokio::test]
async fn a_day_of_scans_voids_and_refunds_reads_back_from_its_rows_as_it_was_decided() {
    let house = house().await;
    let ask = async |key: &str, act: Act| house.lane.ask(keyed(1, key, 1, act)).await.unwrap();
    let visit = |answer: Result<Outcome, Refusal>| match answer {
        Ok(Outcome::Done(done)) => visit_of(&done.events),
        other => panic!("{other:?}"),
    };
    let first = visit(ask("1", scan(3)).await);
    ask("2", Act::Adjust { program: ProgramId(id(1)), delta: -2, reason: why() }).await.unwrap();
    let second = visit(ask("3", scan(5)).await);
    let third = visit(ask("4", scan(1)).await);
    ask("6", void_of(second)).await.unwrap();
    ask("7", void_of(third)).await.unwrap();
    assert_eq!(ask("8", void_of(third)).await.unwrap_err(), Refusal::VisitVoid);
    ask("9", scan(1)).await.unwrap();
    // What the rows say of the past is what the events say.
    let (events, _, state) = house.card(1).await;
    assert_eq!(state.programs[&ProgramId(id(1))].stamps, 2);
    let mut reader = house.db.reader(SHOP).await.unwrap();
    for visit in [first, second, third] {
        let rows = store::past(&mut reader, ShopId(id(1)), CardId(id(901)), visit).await.unwrap().unwrap();
        let of_rows = told(&rows);
        let mut model = past::past(&events, visit).unwrap();
        model.is_void = rows.is_void; // a void is a row of the visit and no event of the card
        assert_eq!(of_rows, told(&model));
    }
    drop(reader);
    house.check().await;
    drop(house.lane);
    for handle in house.handles {
        handle.await.unwrap();
    }
}

/// A past as text, to be compared.
fn told(past: &crate::ledger::past::Past) -> String {
    let earns: Vec<i64> = past.earns.iter().map(|earn| earn.number).collect();
    format!("{:?} {:?} {:?} {earns:?} {:?}", past.is_void, past.rewards, past.losses, past.taken_back)
}
