//! What a counter is told: a card with the word that is due, the keys by which a device checks codes alone, tickets and the
//! second screen.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::auth::Scope;

use crate::privacy_page::turn;
use crate::shop::{Person, TestShop, buy, text};
use crate::staff::Tablet;

async fn shown(shop: &TestShop, person: &Person) -> Value {
    shop.told(&format!("/counter/cards/{}", person.card)).await
}

async fn greeting(shop: &TestShop, person: &Person) -> Value {
    shown(shop, person).await["greeting"].clone()
}

/// A device at which Giulia is at work in this role.
async fn served(shop: &TestShop, role: &str) -> Tablet {
    let giulia = shop.staff("Giulia", role, "2580").await;
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    tablet
}

both!(who_serves_is_told_whom_to_greet);
async fn who_serves_is_told_whom_to_greet(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let (new, none) = (json!({"kind": "first_visit"}), Value::Null);
    assert_eq!(greeting(&shop, &marta).await, new);
    // Before and after the scan it is the same word: it is told of the visits before today.
    let scanned = shop.scan(&code).send().await.is(201);
    let card = shown(&shop, &marta).await;
    assert_eq!((&card["greeting"], &card["last_visit_at"]), (&new, &none));
    assert_eq!(card["card"], shop.card(&marta).await);
    assert_eq!(card["card"]["progress"][0]["stamps"], scanned["card"]["progress"][0]["stamps"]);

    // She comes every two days, four times; then not for eight.
    for _ in 0..3 {
        shop.house.wait_days(2);
        assert_eq!(greeting(&shop, &marta).await, none);
        shop.scan(&code).send().await.is(201);
    }
    let last = shop.house.now().to_string();
    shop.house.wait_days(7);
    assert_eq!(greeting(&shop, &marta).await, none);
    shop.house.wait_days(1);
    let away = json!({"kind": "long_away", "days": 8, "usual_days": 2});
    let card = shown(&shop, &marta).await;
    assert_eq!((&card["greeting"], &card["last_visit_at"]), (&away, &json!(last)));
    shop.scan(&code).send().await.is(201);
    assert_eq!(greeting(&shop, &marta).await, away);
    // A visit that was voided never was.
    shop.house.wait_days(1);
    assert_eq!(greeting(&shop, &marta).await, none);
    let second = shop.customer("Paolo").await;
    let visit = text(&shop.scan(&shop.printed(&second).await).send().await.is(201), "/visit/id");
    shop.void(&visit).send().await.is(201);
    shop.house.wait_days(1);
    assert_eq!(greeting(&shop, &second).await, new);
}

both!(what_is_to_be_mended_goes_before_all_else);
async fn what_is_to_be_mended_goes_before_all_else(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    shop.answer(&marta, json!({"kind": "nps", "score": 3})).done().await;
    assert_eq!(greeting(&shop, &marta).await, json!({"kind": "unhappy"}));
    shop.house.wait_minutes(1);
    let case = text(&shop.open_case(&marta, "minor", "Cold coffee.").done().await, "/id");
    assert_eq!(greeting(&shop, &marta).await, json!({"kind": "case_open"}));
    shop.house.wait_minutes(1);
    shop.solve(&case, json!({"solved": true})).done().await;
    assert_eq!(greeting(&shop, &marta).await, json!({"kind": "first_visit"}), "mended, and so is what she said");
    shop.house.wait_minutes(1);
    shop.answer(&marta, json!({"kind": "csat", "score": 1})).done().await;
    assert_eq!(greeting(&shop, &marta).await, json!({"kind": "unhappy"}));
    shop.house.wait_days(61);
    assert_eq!(greeting(&shop, &marta).await, json!({"kind": "first_visit"}));
}

both!(who_has_objected_is_served_and_not_told_of);
async fn who_has_objected_is_served_and_not_told_of(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    shop.open_case(&marta, "serious", "Cold coffee.").done().await;
    turn(&shop, &marta, "profiling", false).await;
    let card = shown(&shop, &marta).await;
    assert_eq!((&card["greeting"], &card["card"]["id"]), (&Value::Null, &json!(marta.card)));
    turn(&shop, &marta, "profiling", true).await;
    assert_eq!(greeting(&shop, &marta).await, json!({"kind": "case_open"}));
}

both!(cards_of_one_person_are_greeted_as_one);
async fn cards_of_one_person_are_greeted_as_one(shop: TestShop) {
    shop.program(buy(10)).await;
    let (old, new) = (shop.customer("Marta").await, shop.customer("Marta").await);
    shop.scan(&shop.printed(&old).await).send().await.is(201);
    let came = shop.house.now().to_string();
    shop.house.wait_days(1);
    shop.open_case(&old, "minor", "Cold coffee.").done().await;
    assert_eq!(greeting(&shop, &new).await, json!({"kind": "first_visit"}));
    shop.post(&format!("/customers/{}/merge", old.id), &json!({"into": new.id})).send().await.is(201);
    for card in [&old, &new] {
        let card = shown(&shop, card).await;
        assert_eq!((&card["greeting"], &card["last_visit_at"]), (&json!({"kind": "case_open"}), &json!(came)));
    }
    shop.refuses(shop.get("/counter/cards/0198c9a0-0000-7000-8000-00000000dead"), 404, "not-found").await;
}

both!(a_device_alone_has_the_keys_and_knows_its_shop);
async fn a_device_alone_has_the_keys_and_knows_its_shop(shop: TestShop) {
    let desk = &shop.house.app.desk;
    let tablet = shop.device().await;
    let told = tablet.get("/counter/keys").send().await.is(200);
    assert_eq!((&told["shop_id"], &told["now"]), (&json!(shop.id), &json!("2026-03-10T09:00:00.000Z")));
    let states = |told: &Value| -> Vec<(i64, String)> {
        let keys = told["public_keys"].as_array().unwrap();
        keys.iter().map(|key| (key["kid"].as_i64().unwrap(), text(key, "/state"))).collect()
    };
    let known =
        |states: &[(i64, &str)]| states.iter().map(|(kid, state)| (*kid, (*state).to_owned())).collect::<Vec<_>>();
    assert_eq!(states(&told), known(&[(1, "active"), (2, "next")]));
    timbro::shop::jobs::rotate(desk, &shop.house.app.keys, shop.id).await.unwrap();
    let later = tablet.get("/counter/keys").send().await.is(200);
    assert_eq!(states(&later), known(&[(1, "verify_only"), (2, "active"), (3, "next")]));
    // What was announced is what signs now: a device that has been alone since knows it.
    assert_eq!(later["public_keys"][1]["public_key"], told["public_keys"][1]["public_key"]);
    assert_eq!(text(&told, "/public_keys/0/public_key").len(), 43);
    // A key for machines is no device, and serves at no counter of its own.
    shop.get("/counter/keys").send().await.refused(401, "unauthorized");
    let current = tablet.get("/shifts/current").send().await.is(200);
    assert_eq!(
        current["shop"],
        json!({"id": shop.id, "name": "Bar Sole", "currency": "EUR", "language": "it", "time_zone": "Europe/Rome"})
    );
    assert_eq!(current["shift"], Value::Null);
}

both!(a_ticket_is_seen_to_be_claimed_and_stands_on_the_second_screen);
async fn a_ticket_is_seen_to_be_claimed_and_stands_on_the_second_screen(shop: TestShop) {
    shop.program(buy(10)).await;
    let tablet = served(&shop, "staff").await;
    let alone = shop.device().await;
    let kiosk = async || alone.get("/counter/kiosk").send().await.is(200);
    let empty = kiosk().await;
    assert_eq!((&empty["shop_name"], &empty["ticket"]), (&json!("Bar Sole"), &Value::Null));
    assert_eq!(empty["join_url"], format!("https://bar.example/j/{}", shop.id));
    assert!(text(&empty, "/join_svg").starts_with("<svg"), "{empty}");

    tablet.post("/tickets", &json!({"stamps": 1})).send().await.is(201);
    shop.house.wait_seconds(1);
    let ticket = tablet.post("/tickets", &json!({"stamps": 2})).send().await.is(201);
    assert_eq!(kiosk().await["ticket"], ticket);
    let path = format!("/counter/tickets/{}", text(&ticket, "/id"));
    let open = tablet.get(&path).send().await.is(200);
    assert_eq!(
        open,
        json!({"id": ticket["id"], "stamps": 2, "expires_at": "2026-03-10T09:02:01.000Z", "claimed_at": null})
    );
    let url = text(&ticket, "/url").strip_prefix("HTTPS://BAR.EXAMPLE").unwrap().to_owned();
    assert_eq!(shop.browse(Method::POST, &url).form("").send().await.status, 200);
    assert_eq!(tablet.get(&path).send().await.is(200)["claimed_at"], "2026-03-10T09:00:01.000Z");
    // The one before it is still open, until its time is over.
    assert_eq!(kiosk().await["ticket"]["stamps"], 1);
    shop.house.wait_seconds(119);
    assert_eq!(kiosk().await["ticket"], Value::Null);
    tablet.get("/counter/tickets/0198c9a0-0000-7000-8000-00000000dead").send().await.refused(404, "not-found");
    // Who is not enrolled sees no screen, and no other shop's tickets stand on it.
    shop.get("/counter/kiosk").send().await.refused(401, "unauthorized");
    tablet.post("/tickets", &json!({})).send().await.is(201);
    let luna = shop.neighbour().await.device().await;
    assert_eq!(luna.get("/counter/kiosk").send().await.is(200)["ticket"], Value::Null);
}

both!(at_work_one_replaces_cards_shows_ways_back_and_a_manager_merges);
async fn at_work_one_replaces_cards_shows_ways_back_and_a_manager_merges(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    for (role, may_merge) in [("staff", false), ("manager", true)] {
        let tablet = served(&shop, role).await;
        let (one, other) = (shop.customer("Marta").await, shop.customer("Marta").await);
        tablet.post(&format!("/cards/{}/return-link", one.card), &json!({})).send().await.is(201);
        let again = tablet.post(&format!("/cards/{}/replacement", one.card), &json!({"reason": "Her phone is gone."}));
        again.send().await.is(201);
        let merge = tablet.post(&format!("/customers/{}/merge", one.id), &json!({"into": other.id})).send().await;
        assert_eq!(merge.status, if may_merge { 201 } else { 403 }, "{role}: {merge:?}");
        let programs = tablet.get("/programs").send().await.is(200);
        assert_eq!(
            (&programs["data"][0]["id"], &programs["data"][0]["earn"]["kind"]),
            (&json!(program), &json!("visit"))
        );
        // Giving away is the owner's.
        tablet
            .post(&format!("/customers/{}/gifts", one.id), &json!({"title": "a cake", "reason": "Just so."}))
            .send()
            .await
            .refused(401, "unauthorized");
    }
    let till = shop.with_key(&[Scope::Counter]).await;
    till.get("/programs").send().await.is(200);
}

both!(a_scan_says_until_when_it_can_be_taken_back);
async fn a_scan_says_until_when_it_can_be_taken_back(shop: TestShop) {
    shop.program(buy(10)).await;
    let tablet = served(&shop, "staff").await;
    let code = shop.printed(&shop.customer("Marta").await).await;
    // What was scanned an hour ago and is sent now can be taken back from now on: nobody saw it before.
    let call = tablet.post("/scans", &json!({"code": code, "scanned_at": "2026-03-10T08:00:00Z", "device_seq": 1}));
    let first = call.clone().send().await;
    let scanned = first.is_new();
    assert_eq!(scanned["visit"]["undo_until"], "2026-03-10T09:15:00.000Z");
    shop.house.wait_minutes(15);
    call.send().await.repeats(&first);
    let void = tablet.post(&format!("/visits/{}/void", text(&scanned, "/visit/id")), &json!({"reason": "Wrong card."}));
    shop.house.wait_seconds(1);
    let problem = shop.refuses(void.clone(), 403, "forbidden").await;
    assert_eq!(problem["detail"], "You can void your own scans within 15 minutes. Ask a manager to void this one.");
    shop.house.set("2026-03-10T09:15:00Z");
    void.send().await.is(201);
}
