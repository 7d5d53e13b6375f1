//! Imports that meet others: scans at the counter, imports that died, another one of the same shop.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use timbro::import::Imported;
use timbro::import::jobs::NotImported;
use timbro::retention::Rows;
use tokio::sync::Notify;

use crate::brought::{expected, reference, without_its_own};
use crate::differences::differences;
use crate::rows::count;
use crate::shop::{TestShop, buy};

/// The months of the café's reference case.
const CAFE: &str = "/retention?from=2024-01&to=2025-12&window_days=30";

/// The café with its visits: some chunks of them.
fn cafe() -> Rows {
    reference("cafe_rome")
}

/// Expects the café's report, each of its facts counted once.
async fn tells_the_cafe(shop: &TestShop) {
    let told = differences(&expected("cafe_rome"), &without_its_own(shop.told(CAFE).await));
    assert!(told.is_empty(), "{} differences, {:#?}", told.len(), &told[..told.len().min(20)]);
}

/// Whether nothing of an import shows in the figures.
async fn tells_nothing(shop: &TestShop) {
    let told = shop.told(CAFE).await;
    assert_eq!((&told["valid_visits"], &told["customers"]), (&json!(0), &json!(0)));
    assert_eq!(shop.told("/retention/today").await["sentence"]["lead"], "nobody_yet");
}

both!(an_import_that_is_broken_off_counts_for_nothing_and_is_cleared_by_the_next);
async fn an_import_that_is_broken_off_counts_for_nothing_and_is_cleared_by_the_next(shop: TestShop) {
    let rows = cafe();
    let enough = Notify::new();
    tokio::select! {
        done = shop.import_telling("till", &rows, |written, _| if written >= 12_000 { enough.notify_one() }) => {
            panic!("it was not broken off: {done:?}");
        }
        () = enough.notified() => {}
    }
    let db = &shop.house.app.desk.db;
    let staged = count(db, "imported_visit").await;
    assert!((1..rows.visits.len() as i64).contains(&staged), "{staged} visits were staged");
    assert!(shop.has_unfinished_import().await);
    tells_nothing(&shop).await;

    shop.house.wait_seconds(16);
    let customers = count(db, "customer").await;
    let made = shop.import(&rows).await;
    assert_eq!((made.visits, made.known_already), (rows.visits.len(), 0));
    assert_eq!(customers + made.customers as i64, count(db, "customer").await, "who was made before is known");
    assert_eq!((count(db, "import").await, shop.has_unfinished_import().await), (1, false));
    tells_the_cafe(&shop).await;
}

both!(an_import_that_was_taken_for_dead_does_not_go_on);
async fn an_import_that_was_taken_for_dead_does_not_go_on(shop: TestShop) {
    let rows = cafe();
    let enough = Notify::new();
    let stalled = shop.import_telling("till", &rows, |written, _| {
        if written >= 8_000 {
            enough.notify_one()
        }
    });
    tokio::pin!(stalled);
    tokio::select! {
        done = &mut stalled => panic!("it was not held up: {done:?}"),
        () = enough.notified() => {}
    }
    shop.house.wait_seconds(16);
    let few = reference("tiny");
    assert_eq!(shop.import_as("other", &few).await.unwrap().visits, few.visits.len());
    // Now the first one wakes up.
    let woken = stalled.await.unwrap_err();
    assert!(matches!(woken, NotImported::Cleared), "{woken}");
    let db = &shop.house.app.desk.db;
    assert_eq!((count(db, "imported_visit").await, count(db, "import").await), (few.visits.len() as i64, 1));
    assert_eq!(shop.told(CAFE).await["valid_visits"], 13);
}

both!(two_imports_of_one_shop_go_one_after_the_other);
async fn two_imports_of_one_shop_go_one_after_the_other(shop: TestShop) {
    let rows = cafe();
    let (first, second) = tokio::join!(shop.import_as("till", &rows), shop.import_as("till", &rows));
    let (first, second) = (first.unwrap(), second.unwrap());
    let lines = rows.visits.len() + rows.refunds.len() + rows.payments.len() + rows.answers.len();
    let [made, known] = if first.is_nothing() { [second, first] } else { [first, second] };
    assert_eq!((made.visits, made.known_already), (rows.visits.len(), 0));
    assert_eq!(known, Imported { known_already: lines, ..Imported::default() });
    assert_eq!(count(&shop.house.app.desk.db, "import").await, 1);
    tells_the_cafe(&shop).await;
}

both!(the_counter_goes_on_while_an_import_runs);
async fn the_counter_goes_on_while_an_import_runs(shop: TestShop) {
    shop.program(buy(1_000_000)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let rows = Arc::new(cafe());
    let chunks = Arc::new(AtomicUsize::new(0));
    let importer = tokio::spawn({
        let (shop, rows, chunks) = (shop.clone(), rows.clone(), chunks.clone());
        async move {
            let count = |_, _| {
                chunks.fetch_add(1, Ordering::Relaxed);
            };
            shop.import_telling("till", &rows, count).await
        }
    });
    // The figures are asked for meanwhile too, and know nothing of it before all of it is there.
    let (mut scans, mut seen_before) = (0, 0);
    while !importer.is_finished() {
        shop.scan(&code).send().await.is_new();
        scans += 1;
        if scans % 8 == 0 {
            let visits = shop.told(CAFE).await["valid_visits"].clone();
            let all = expected("cafe_rome")["valid_visits"].clone();
            assert!(visits == 0 || visits == all, "{visits} of {all} visits are told");
            seen_before += i64::from(visits == 0);
        }
    }
    let made = importer.await.unwrap().unwrap();
    assert_eq!(made.visits, rows.visits.len());
    let chunks = chunks.load(Ordering::Relaxed) as i64;
    assert!(scans >= chunks && seen_before > 0, "{scans} scans beside {chunks} chunks");
    assert_eq!(shop.standing(&marta).await, [(scans, 1_000_000)], "each was counted once");
    tells_the_cafe(&shop).await;
}
