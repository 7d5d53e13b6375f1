//! Staff and devices over time: what is asked twice, what is renewed, what a role reaches, and what an owner must prove.

use axum::http::Method;
use serde_json::{Value, json};

use crate::owner::{Browser, PASSWORD};
use crate::rows;
use crate::shop::{TestShop, buy, text};
use crate::staff::Tablet;

both!(an_enrolment_whose_answer_was_lost_is_told_again);
async fn an_enrolment_whose_answer_was_lost_is_told_again(shop: TestShop) {
    let secret = shop.invitation("Tablet").await;
    let call = shop.enrol(&secret).key("mine");
    let first = call.clone().send().await;
    first.is(201);
    let before = rows::all(&shop.house.app.desk.db).await;
    let again = call.clone().send().await;
    assert_eq!((again.status, again.text()), (200, first.text()));
    assert_eq!(again.header("set-cookie"), first.header("set-cookie"), "it is the same device");
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
    // Who saw the code over a shoulder has no such key.
    for other in [shop.enrol(&secret), shop.enrol(&secret).key("theirs")] {
        shop.refuses(other, 401, "unauthorized").await;
    }
    shop.house.wait_minutes(10);
    shop.refuses(call, 401, "unauthorized").await;
    // Another invitation under the same key is another request.
    let next = shop.invitation("Phone").await;
    shop.refuses(shop.enrol(&next).key("mine"), 422, "idempotency-key-reused").await;
    shop.enrol(&next).send().await.is(201);
}

both!(a_device_says_what_it_is_called);
async fn a_device_says_what_it_is_called(shop: TestShop) {
    let secret = shop.invitation("Tablet").await;
    let named = json!({"secret": secret, "name": "Terrace"});
    let enrolled = shop.browse(Method::POST, "/api/v1/devices").json(&named).send().await;
    assert_eq!(enrolled.is(201)["name"], "Terrace");
    let tablet = Tablet::of(&shop, &enrolled);
    assert_eq!(tablet.get("/shifts/current").send().await.is(200)["device"]["name"], "Terrace");
    let listed = async || shop.get("/devices").send().await.is(200)["data"][0].clone();
    let device = listed().await;
    assert_eq!((&device["name"], &device["location_name"]), (&json!("Terrace"), &json!("Bar Sole")));
    assert_eq!(device["seen_at"], device["made_at"]);
    // Seen to ten minutes, whatever it asks.
    for (minutes, seen) in [(9, "09:00"), (1, "09:10"), (9, "09:10"), (2, "09:21")] {
        shop.house.wait_minutes(minutes);
        tablet.get("/counter/people").send().await.is(200);
        assert_eq!(listed().await["seen_at"], format!("2026-03-10T{seen}:00.000Z"));
    }
}

both!(a_device_in_use_stays_known);
async fn a_device_in_use_stays_known(shop: TestShop) {
    let (used, forgotten) = (shop.device().await, shop.device().await);
    let open = async |tablet: &Tablet| {
        let answer = tablet.get("/shifts/current").send().await;
        answer.is(200);
        answer.header("set-cookie").map(str::to_owned)
    };
    assert_eq!(open(&used).await, None, "not each time");
    for _ in 0..3 {
        shop.house.wait_minutes(300 * 24 * 60);
        let cookie = open(&used).await.unwrap();
        assert!(cookie.starts_with(&used.cookie) && cookie.contains("Max-Age=34560000"), "{cookie}");
        shop.house.wait_minutes(23 * 60);
        assert_eq!(open(&used).await, None, "nor twice a day");
    }
    shop.refuses(forgotten.get("/shifts/current"), 401, "unauthorized").await;
    shop.house.wait_minutes(400 * 24 * 60);
    shop.refuses(used.get("/shifts/current"), 401, "unauthorized").await;
}

both!(a_late_repeat_ends_nobody_elses_shift);
async fn a_late_repeat_ends_nobody_elses_shift(shop: TestShop) {
    let (giulia, piero) = (shop.staff("Giulia", "staff", "2580").await, shop.staff("Piero", "staff", "739104").await);
    let tablet = shop.device().await;
    let at_work = async || tablet.get("/shifts/current").send().await.is(200)["shift"]["name"].clone();
    tablet.begin(&giulia, "2580").send().await.is(201);
    let lock = tablet.lock().key("lock");
    lock.clone().send().await.is(204);
    assert_eq!(at_work().await, Value::Null);
    tablet.begin(&piero, "739104").send().await.is(201);
    lock.send().await.is(204);
    assert_eq!(at_work().await, "Piero");

    let pin = shop.put_pin(&piero, "4710").key("pin");
    pin.clone().send().await.is(204);
    assert_eq!(at_work().await, Value::Null);
    tablet.begin(&piero, "4710").send().await.is(201);
    pin.send().await.is(204);
    assert_eq!(at_work().await, "Piero");
    shop.refuses(shop.put_pin(&giulia, "4710").key("pin"), 422, "idempotency-key-reused").await;
    let digits = tablet.get("/counter/people").send().await.is(200);
    assert_eq!(digits["data"][1]["pin_digits"], 4);
}

both!(who_serves_refunds_own_scans_for_a_quarter_of_an_hour);
async fn who_serves_refunds_own_scans_for_a_quarter_of_an_hour(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let (anna, giulia) = (shop.staff("Anna", "manager", "739104").await, shop.staff("Giulia", "staff", "2580").await);
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    let bought = json!({"code": code, "amount_minor": 1000});
    let by_key = text(&shop.post("/scans", &bought).send().await.is(201), "/visit/id");
    let own = text(&tablet.post("/scans", &bought).send().await.is(201), "/visit/id");
    let refund = |visit: &str| tablet.post(&format!("/visits/{visit}/refunds"), &json!({"amount_minor": 100}));
    shop.refuses(refund(&by_key), 403, "forbidden").await;
    shop.house.wait_minutes(15);
    let call = refund(&own);
    let first = call.clone().send().await;
    first.is_new();
    shop.house.wait_seconds(1);
    let problem = shop.refuses(refund(&own), 403, "forbidden").await;
    assert!(text(&problem, "/detail").contains("Ask a manager"));
    call.send().await.repeats(&first);
    tablet.begin(&anna, "739104").send().await.is(201);
    for visit in [&own, &by_key] {
        refund(visit).send().await.is_new();
    }
}

both!(an_owner_proves_it_again_before_anybody_is_let_in);
async fn an_owner_proves_it_again_before_anybody_is_let_in(shop: TestShop) {
    let bruno = Browser::set_up(&shop, "Bruno").await;
    let added = bruno.post("/staff", &json!({"name": "Giulia", "role": "staff"})).send().await.is(201);
    let giulia = text(&added, "/id");
    let tablet = shop.device().await;
    shop.house.wait_minutes(11);
    bruno.get("/staff").send().await.is(200);
    let lets_in = [
        bruno.post("/staff", &json!({"name": "Eva", "role": "owner"})),
        bruno.post("/devices/enrolments", &json!({"name": "Mine"})),
        bruno.ask(Method::PUT, &format!("/staff/{giulia}/pin")).json(&json!({"pin": "2580"})),
    ];
    for call in lets_in {
        shop.refuses(call, 403, "step-up-needed").await;
    }
    // What shuts somebody out is never held up.
    bruno.ask(Method::DELETE, &format!("/devices/{}", tablet.id)).send().await.is(204);
    bruno.ask(Method::POST, &format!("/staff/{giulia}/end")).send().await.is(200);
    bruno.post("/owner/step-up", &json!({"password": PASSWORD})).send().await.is(200);
    bruno.post("/devices/enrolments", &json!({"name": "Mine"})).send().await.is(201);
}

both!(an_owner_is_told_as_an_owner);
async fn an_owner_is_told_as_an_owner(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let bruno = Browser::set_up(&shop, "Bruno").await;
    let scan = json!({"code": shop.printed(&marta).await});
    bruno.post("/scans", &scan).key("by-hand").send().await.is(201);
    let entry = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200)["data"][0].clone();
    assert_eq!(entry["actor_kind"], "owner");
}
