//! Random days at a shop, on both engines at once, beside a book that is kept by hand.
//!
//! The same script is played on SQLite and on PostgreSQL. After each move the card that it was about is held against the
//! [`book`], in the end both engines must have told the same, word for word, and have the same states, byte for byte; and
//! fsck folds every card from its first entry. (Two thousand scripts run in memory, against another model, in
//! `src/ledger/tests/laws.rs`; these go the whole way, and are fewer.) Clocks and randomness are the test's own, so that nothing
//! needs to be mapped: the ids are the same.

mod book;
mod days;
mod player;
mod script;

use std::cell::RefCell;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};

use self::player::{Fault, Player};
use self::script::{Goals, Move, goals, moves};
use crate::house::{House, On, Place, master};
use crate::rows;

/// The everyday dose, or with `TIMBRO_DOSE=full` the one for hours when nobody waits.
#[expect(clippy::disallowed_methods, reason = "a setting of the tests, which config.rs knows nothing of")]
fn dose(everyday: u32, full: u32) -> u32 {
    if std::env::var("TIMBRO_DOSE").is_ok_and(|dose| dose == "full") { full } else { everyday }
}

/// Both engines, each with one database for all scripts and one shop for each.
struct Both {
    runtime: tokio::runtime::Runtime,
    places: [Place; 2],
    houses: RefCell<[Arc<House>; 2]>,
}

impl Both {
    fn new() -> Both {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let places = [On::Sqlite, On::Postgres].map(Place::new);
        let open = async { [House::at(&places[0]).await, House::at(&places[1]).await] };
        let houses = RefCell::new(runtime.block_on(open));
        Both { runtime, places, houses }
    }

    /// Plays a script on both, the second perhaps with a fault.
    fn play(&self, goals: Goals, moves: &[Move], fault: Option<Fault>) -> Result<(), String> {
        let [sqlite, postgres] = self.houses.borrow().clone();
        // Ids never go back, and neither does the first hour of a script.
        let begin = sqlite.now().max(postgres.now()).plus_minutes(24 * 60 + 180);
        [&sqlite, &postgres].into_iter().for_each(|house| house.clock.set(begin));
        let ((one, at_one), (other, at_other)) = self.runtime.block_on(async {
            let one = tokio::spawn(play(sqlite, goals, moves.to_vec(), None));
            let other = tokio::spawn(play(postgres, goals, moves.to_vec(), fault));
            (one.await.unwrap(), other.await.unwrap())
        });
        self.houses.replace([at_one, at_other]);
        let one = one.map_err(|why| format!("SQLite: {why}"))?;
        let other = other.map_err(|why| format!("PostgreSQL: {why}"))?;
        match one.iter().zip(&other).find(|(one, other)| one != other) {
            Some((one, other)) => Err(format!("the engines differ:\n{one}\n{other}")),
            None if one.len() != other.len() => Err("one engine tells more than the other".to_owned()),
            None => Ok(()),
        }
    }

    /// As many scripts as told, or the smallest that goes wrong and why.
    fn run(&self, cases: u32, max_shrink_iters: u32, fault: Option<Fault>) -> Option<String> {
        let config = ProptestConfig { cases, failure_persistence: None, max_shrink_iters, ..ProptestConfig::default() };
        // The same scripts every day, so that red tells of a change; others at each turn of the full dose.
        let mut runner = match dose(0, 1) {
            0 => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
            _ => TestRunner::new(config),
        };
        let tried = runner
            .run(&(goals(), moves()), |(goals, moves)| self.play(goals, &moves, fault).map_err(TestCaseError::fail));
        match tried {
            Ok(()) => None,
            Err(TestError::Fail(why, (goals, moves))) => Some(format!("{why}\n{goals:?} {moves:#?}")),
            Err(TestError::Abort(why)) => panic!("{why}"),
        }
    }

    /// Closes both houses, and first asks whether the tables are sound.
    fn end(self, is_sound: bool) {
        let houses = self.houses.into_inner();
        self.runtime.block_on(async {
            for house in houses {
                if is_sound {
                    rows::healthy(&house.app.desk.db, &master()).await;
                }
                house.close().await;
            }
        });
        drop(self.places);
    }
}

/// What a script is told on one engine, and the house in which it ends.
async fn play(
    house: Arc<House>,
    goals: Goals,
    moves: Vec<Move>,
    fault: Option<Fault>,
) -> (Result<Vec<String>, String>, Arc<House>) {
    let mut player = Player::new(house, goals, fault).await;
    for (i, step) in moves.iter().enumerate() {
        if let Err(why) = player.step(step).await {
            return (Err(format!("move {i}, {step:?}: {why}")), player.house());
        }
    }
    let is_sound = player.ends().await;
    let house = player.house();
    (is_sound.map(|()| player.told), house)
}

#[test]
fn whatever_happens_at_a_shop_both_engines_tell_what_the_book_says() {
    // Each database holds a part of them, so that fsck at its end has little to go through.
    for _ in 0..dose(1, 100) {
        let both = Both::new();
        let wrong = both.run(dose(50, 100), 400, None);
        assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
        both.end(true);
    }
}

#[test]
fn a_server_that_loses_or_doubles_or_differs_or_rots_is_found() {
    for fault in [Fault::LosesVoids, Fault::DoublesScans, Fault::Differs, Fault::Rots] {
        let both = Both::new();
        assert!(both.run(60, 0, Some(fault)).is_some(), "{fault:?} was not found");
        both.end(false);
    }
}
