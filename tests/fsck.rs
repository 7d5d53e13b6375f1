//! `timbro fsck` on both engines: silent about a healthy database, whatever happened in it, and right about each row that
//! was changed by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends with a sentence")]

#[path = "fsck/audit.rs"]
mod audit;
#[path = "fsck/corruptions.rs"]
mod corruptions;
#[path = "fsck/facts.rs"]
mod facts;
#[path = "fsck/house.rs"]
mod house;
#[path = "support/postgres.rs"]
mod postgres;
#[path = "fsck/stories.rs"]
mod stories;

use timbro::db::{DatabaseUrl, Db, Settings, Shops};
use timbro::fsck::Report;
use timbro::fsck::jobs::check;

use house::{House, master};

/// A place for databases of one engine, gone with the value.
enum Place {
    Sqlite(tempfile::TempDir),
    Postgres { name: String },
}

impl Place {
    fn sqlite() -> Place {
        Place::Sqlite(tempfile::tempdir().unwrap())
    }

    fn postgres(test: &str) -> Place {
        let name = format!("fsck_{test}_{}", std::process::id());
        postgres::cluster().create_database(&name, None);
        Place::Postgres { name }
    }

    fn url(&self) -> DatabaseUrl {
        match self {
            Place::Sqlite(folder) => DatabaseUrl::Sqlite(folder.path().join("timbro.db")),
            Place::Postgres { name } => postgres::cluster().url(name).parse().unwrap(),
        }
    }

    /// A copy of a database that nobody has open.
    fn copy(&self, number: usize) -> Place {
        match self {
            Place::Sqlite(folder) => {
                let copy = tempfile::tempdir().unwrap();
                std::fs::copy(folder.path().join("timbro.db"), copy.path().join("timbro.db")).unwrap();
                Place::Sqlite(copy)
            }
            Place::Postgres { name } => {
                let copy = format!("{name}_{number}");
                postgres::cluster().create_database(&copy, Some(name));
                Place::Postgres { name: copy }
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Place::Postgres { name } = self {
            postgres::cluster().drop_database(name);
        }
    }
}

#[track_caller]
fn expect_clean(report: &Report) {
    assert!(report.is_clean(), "{:#?}", report.findings);
    assert!(report.cards > 0 && report.entries > 0 && report.visits > 0 && report.shops > 0, "{report:?}");
}

macro_rules! both {
    ($($test:ident)*) => {$(
        mod $test {
            #[tokio::test]
            async fn sqlite() {
                Box::pin(super::$test(super::Place::sqlite())).await;
            }

            #[tokio::test]
            async fn postgres() {
                Box::pin(super::$test(super::Place::postgres(stringify!($test)))).await;
            }
        }
    )*};
}

both! {
    a_healthy_shop_gives_no_findings
    a_shop_lived_in_at_random_gives_no_findings
    every_change_by_hand_is_found
    a_serving_process_is_no_finding
    a_reader_is_one_snapshot
    a_void_takes_back_only_what_its_visit_paid_for
    two_nodes_wake_a_blank_card_once
}

async fn a_healthy_shop_gives_no_findings(place: Place) {
    let house = House::build(&place.url()).await;
    stories::everything(&house).await;
    house.other_shop().await;
    let report = check(&house.desk.db, &master()).await.unwrap();
    expect_clean(&report);
    assert_eq!(report.shops, 2);
    house.close().await;
}

/// How many shops' lives are wandered through; more on demand.
#[expect(clippy::disallowed_methods, reason = "a setting of the tests, which config.rs knows nothing of")]
fn seeds() -> u64 {
    std::env::var("TIMBRO_FSCK_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(2)
}

async fn a_shop_lived_in_at_random_gives_no_findings(place: Place) {
    let house = House::build(&place.url()).await;
    for seed in 1..=seeds() {
        let done = stories::wander(&house, seed, 300).await;
        assert!(done > 100, "seed {seed} did only {done} things");
        let report = check(&house.desk.db, &master()).await.unwrap();
        assert!(report.is_clean(), "seed {seed}: {:#?}", report.findings);
    }
    house.close().await;
}

async fn every_change_by_hand_is_found(place: Place) {
    let house = House::build(&place.url()).await;
    let facts = facts::Facts::build(&house).await;
    expect_clean(&check(&house.desk.db, &master()).await.unwrap());
    house.close().await;
    let mut missed = Vec::new();
    for (number, case) in corruptions::cases(&facts, &place.url()).into_iter().enumerate() {
        let copy = place.copy(number);
        corruptions::apply(&copy.url(), &case).await;
        let db = Db::open(&copy.url(), Settings::default()).await.unwrap();
        let report = check(&db, &master()).await.unwrap();
        db.close().await;
        let is_found = report.findings.iter().any(|found| {
            (found.invariant, found.table, &found.row) == (case.invariant, case.table, &case.row)
                && found.shop == facts.shop
        });
        if !is_found {
            missed.push(format!(
                "{}: invariant {} {} {} is not among {:#?}",
                case.name, case.invariant, case.table, case.row, report.findings
            ));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// While others write, nothing looks broken.
async fn a_serving_process_is_no_finding(place: Place) {
    let house = House::build(&place.url()).await;
    stories::programs(&house).await;
    let mut cards = Vec::new();
    for _ in 0..8 {
        cards.push(house.join().await);
    }
    let (is_over, told) = tokio::sync::watch::channel(false);
    let checking = {
        let (db, told) = (house.desk.db.clone(), told);
        tokio::spawn(async move {
            let mut reports = Vec::new();
            while !*told.borrow() {
                reports.push(check(&db, &master()).await.unwrap());
            }
            reports
        })
    };
    for round in 0..40 {
        house.wait(20);
        let mut asked = tokio::task::JoinSet::new();
        for card in &cards {
            let scan = timbro::ledger::Scan { stamps: 1 + round % 3, ..house::plain_scan() };
            let (lane, command) = (house.lane.clone(), house.command(*card, timbro::ledger::Act::Scan(scan)));
            asked.spawn(async move { lane.ask(command).await });
        }
        while let Some(answer) = asked.join_next().await {
            answer.unwrap().unwrap().unwrap();
        }
        house.join().await;
    }
    is_over.send(true).unwrap();
    let reports = checking.await.unwrap();
    assert!(!reports.is_empty());
    for report in reports {
        assert!(report.is_clean(), "{:#?}", report.findings);
    }
    house.close().await;
}

/// Two questions of one reader are answered as of the same moment, whoever writes between them.
async fn a_reader_is_one_snapshot(place: Place) {
    let house = House::build(&place.url()).await;
    let mut reader = house.desk.db.reader(Shops::Admin).await.unwrap();
    let before = timbro::shop::store::all(&mut reader).await.unwrap();
    house.other_shop().await;
    assert_eq!(timbro::shop::store::all(&mut reader).await.unwrap(), before);
    drop(reader);
    let mut reader = house.desk.db.reader(Shops::Admin).await.unwrap();
    assert_eq!(timbro::shop::store::all(&mut reader).await.unwrap().len(), before.len() + 1);
    drop(reader);
    house.close().await;
}

/// A mistaken scan can be voided though the stamps of an earlier, used reward have expired or were adjusted away since;
/// and a reward that others had earned stays.
async fn a_void_takes_back_only_what_its_visit_paid_for(place: Place) {
    let house = House::build(&place.url()).await;
    let steps = [(3, "a cookie"), (9, "a coffee")];
    let rule = timbro::program::Version {
        stamp_valid_days: Some(5),
        ..house::version(1, timbro::program::Earn::Visit, &steps)
    };
    house.program("Coffee", rule).await;
    let (used, kept) = (house.join().await, house.join().await);
    let scan = |stamps| timbro::ledger::Scan { stamps, ..house::plain_scan() };
    let (_, cookie) = house.scan(used, scan(3)).await;
    house.redeem(used, cookie[0]).await.unwrap();
    let (_, cookie) = house.scan(kept, scan(3)).await;
    house.wait(7 * house::DAY);
    for card in [used, kept] {
        let (mistake, _) = house.scan(card, scan(1)).await;
        let done = house.void(card, mistake).await.unwrap();
        assert_eq!(done.card.state.programs.values().next().unwrap().stamps, 0);
    }
    house.redeem(kept, cookie[0]).await.unwrap();
    expect_clean(&check(&house.desk.db, &master()).await.unwrap());
    house.close().await;
}

/// A blank card that two nodes scan at once comes alive with one customer.
async fn two_nodes_wake_a_blank_card_once(place: Place) {
    let house = House::build(&place.url()).await;
    let random = std::sync::Arc::new(timbro::kernel::Random::seeded(12));
    let (other, _lanes) = timbro::ledger::lane::Lane::start(&house.desk.db, &master(), &random);
    for card in house.blanks(60).await {
        let act = || timbro::ledger::Act::Scan(house::plain_scan());
        let (one, two) = (house.command(card, act()), house.command(card, act()));
        let (one, two) = tokio::join!(house.lane.ask(one), other.ask(two));
        let customers = [one, two].map(|answer| match answer.unwrap().unwrap() {
            timbro::ledger::Outcome::Done(done) => done.card.customer,
            timbro::ledger::Outcome::Replayed(_) => panic!("two keys"),
        });
        assert_eq!(customers[0], customers[1]);
    }
    let report = check(&house.desk.db, &master()).await.unwrap();
    assert!(report.is_clean(), "{:#?}", report.findings);
    drop(other);
    house.close().await;
}
