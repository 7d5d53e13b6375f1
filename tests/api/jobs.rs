//! What is done without being asked over HTTP: keys that move on, links that open once, stamps that expire unseen.

use std::time::Duration;

use serde_json::json;
use timbro::auth::{DoorKind, Secret, store as doors};
use timbro::db::Shops;
use timbro::kernel::{Currency, Language, Name, Zone};
use timbro::ledger;
use timbro::shop::jobs::{NewShop, Opened, open, rotate};
use timbro::shop::{ShopKind, store};

use crate::shop::{TestShop, buy, text};

both!(keys_move_on_and_what_the_old_one_signed_stays_good);
async fn keys_move_on_and_what_the_old_one_signed_stays_good(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let old = shop.printed(&marta).await;
    let app = &shop.house.app;
    assert_eq!(rotate(&app.desk, &app.keys, shop.id).await.unwrap().unwrap().0, 2);
    // A moment later the server asks for the keys again.
    shop.house.wait_seconds(2);
    let new = shop.printed(&marta).await;
    assert_ne!(old, new, "the card is signed by the next key now");
    shop.scan(&old).send().await.is(201);
    shop.scan(&new).send().await.is(201);
    assert_eq!(rotate(&app.desk, &app.keys, shop.id).await.unwrap().unwrap().0, 3, "another one was announced");
}

async fn another(shop: &TestShop) -> Opened {
    let new = NewShop {
        name: Name::parse("Bar Luna").unwrap(),
        kind: ShopKind::Cafe,
        zone: Zone::parse("Europe/Warsaw").unwrap(),
        currency: Currency::parse("PLN").unwrap(),
        language: Language::Pl,
    };
    open(&shop.house.app.desk, &shop.house.app.keys, new).await.unwrap()
}

/// Goes through an owner's first link; tells whether it opened.
async fn enter(shop: &TestShop, opened: &Opened) -> bool {
    let secret = Secret::given(opened.owner_setup_url.rsplit_once("#setup=").unwrap().1).unwrap();
    let desk = &shop.house.app.desk;
    let mut writer = desk.db.writer(Shops::Door).await.unwrap();
    let door = doors::pass_once(&mut writer, DoorKind::OwnerSetup, &secret.hash(), desk.now()).await.unwrap();
    writer.commit().await.unwrap();
    assert!(door.is_none_or(|door| door.shop_id == opened.shop));
    door.is_some()
}

both!(an_owners_first_link_opens_once_and_for_half_an_hour);
async fn an_owners_first_link_opens_once_and_for_half_an_hour(shop: TestShop) {
    let (used, late) = (another(&shop).await, another(&shop).await);
    shop.house.wait_minutes(29);
    assert!(enter(&shop, &used).await);
    assert!(!enter(&shop, &used).await, "once");
    shop.house.wait_minutes(1);
    assert!(!enter(&shop, &late).await, "for half an hour");
    let mut reader = shop.house.app.desk.db.reader(Shops::Admin).await.unwrap();
    assert_eq!(store::all(&mut reader).await.unwrap().len(), 3);
}

both!(stamps_that_nobody_comes_for_expire_all_the_same);
async fn stamps_that_nobody_comes_for_expire_all_the_same(shop: TestShop) {
    let mut body = buy(10);
    body["stamp_valid_days"] = json!(30);
    shop.program(body).await;
    let marta = shop.customer("Marta").await;
    shop.scan(&shop.printed(&marta).await).send().await.is(201);
    let app = &shop.house.app;
    assert_eq!(ledger::jobs::sweep(&app.desk, &app.lane).await.unwrap(), 0, "not yet");
    shop.house.wait_days(31);
    assert_eq!(ledger::jobs::sweep(&app.desk, &app.lane).await.unwrap(), 1);
    let swept = shop.entries(&marta).await;
    assert!(swept.contains(&("expire".to_owned(), -1)), "{swept:?}");
    ledger::jobs::sweep(&app.desk, &app.lane).await.unwrap();
    assert_eq!(shop.entries(&marta).await, swept, "what is gone does not go twice");
    // A server does so without being asked.
    shop.scan(&shop.printed(&marta).await).send().await.is(201);
    shop.house.wait_days(31);
    let sweeping = tokio::spawn(ledger::jobs::sweep_for_ever(app.desk.clone(), app.lane.clone()));
    let gone = async { while shop.entries(&marta).await.len() < swept.len() + 2 {} };
    tokio::time::timeout(Duration::from_secs(20), gone).await.expect("nothing was swept");
    sweeping.abort();
}

both!(the_newest_visit_is_known_at_start);
async fn the_newest_visit_is_known_at_start(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let desk = &shop.house.app.desk;
    assert!(ledger::store::last_visit(&mut desk.db.reader(Shops::Admin).await.unwrap()).await.unwrap().is_none());
    let code = shop.printed(&marta).await;
    shop.scan(&code).send().await.is(201);
    let second = text(&shop.scan(&code).send().await.is(201), "/visit/id");
    let last = ledger::store::last_visit(&mut desk.db.reader(Shops::Admin).await.unwrap()).await.unwrap();
    assert_eq!(last.unwrap().to_string(), second);
}

both!(a_sheet_is_a_page_to_be_printed);
async fn a_sheet_is_a_page_to_be_printed(shop: TestShop) {
    let sheet = shop.post("/sheets", &json!({"cards": 3})).send().await.is(201);
    let page = shop.get(&format!("/sheets/{}/page", text(&sheet, "/id"))).send().await;
    assert_eq!((page.status, page.text().matches("<svg").count()), (200, 3));
    assert!(page.text().contains(&text(&sheet, "/cards/0/short_code").replace('-', " ")));
}
