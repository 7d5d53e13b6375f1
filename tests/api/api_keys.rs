//! Keys for machines: shown once, no more than their maker, replaced with an overlap, revoked at once.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::auth::Scope;

use crate::call::Call;
use crate::owner::{Browser, PASSWORD};
use crate::shop::{TestShop, buy, text};

fn till() -> Value {
    json!({"name": "Till", "scopes": ["counter"]})
}

/// The same shop asked with another secret.
pub fn with(shop: &TestShop, secret: &str) -> TestShop {
    TestShop { key: secret.to_owned(), ..shop.clone() }
}

/// Makes a key, and gives it with the shop as it is asked with it.
pub async fn made(shop: &TestShop, body: Value) -> (String, TestShop) {
    let made = shop.post("/keys", &body).send().await.is(201);
    (text(&made, "/id"), with(shop, &text(&made, "/secret")))
}

fn rotation(shop: &TestShop, id: &str, hours: i64) -> Call {
    shop.post(&format!("/keys/{id}/rotation"), &json!({"overlap_hours": hours}))
}

fn revocation(shop: &TestShop, id: &str) -> Call {
    shop.ask(Method::DELETE, &format!("/keys/{id}"))
}

async fn listed(shop: &TestShop, id: &str) -> Value {
    let keys = shop.told("/keys").await;
    keys["data"].as_array().unwrap().iter().find(|key| key["id"] == id).unwrap().clone()
}

both!(a_key_is_shown_once_and_may_what_it_says);
async fn a_key_is_shown_once_and_may_what_it_says(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let call = shop.post("/keys", &till()).key("k1");
    let first = call.clone().send().await.is(201);
    let (id, secret) = (text(&first, "/id"), text(&first, "/secret"));
    assert!(secret.starts_with("tmb_live_") && text(&first, "/prefix") == secret[..13]);
    let again = call.send().await.is(200);
    assert_eq!((&again["id"], &again["secret"]), (&first["id"], &Value::Null), "a repeat shows no secret");
    shop.refuses(
        shop.post("/keys", &json!({"name": "Other", "scopes": ["owner"]})).key("k1"),
        422,
        "idempotency-key-reused",
    )
    .await;

    let machine = with(&shop, &secret);
    machine.scan(&code).done().await;
    shop.refuses(machine.get("/keys"), 403, "forbidden").await;
    shop.refuses(machine.post("/keys", &till()), 403, "forbidden").await;
    let key = listed(&shop, &id).await;
    assert_eq!((&key["last_used_at"], &key["scopes"]), (&json!(shop.house.now().to_string()), &json!(["counter"])));
    assert_eq!((&key["mode"], &key["name"]), (&json!("live"), &json!("Till")));
    let list = shop.told("/keys").await.to_string();
    assert!(!list.contains(&secret) && list.contains(&secret[..13]));
    // To ten minutes: the next use is not worth a write.
    let used = text(&key, "/last_used_at");
    shop.house.wait_minutes(9);
    machine.scan(&code).send().await;
    assert_eq!(text(&listed(&shop, &id).await, "/last_used_at"), used);
    shop.house.wait_minutes(1);
    machine.scan(&code).send().await;
    assert_eq!(listed(&shop, &id).await["last_used_at"], shop.house.now().to_string());
}

both!(a_revoked_key_s_next_request_fails);
async fn a_revoked_key_s_next_request_fails(shop: TestShop) {
    let (id, machine) = made(&shop, json!({"name": "Office", "scopes": ["owner"]})).await;
    machine.get("/programs").send().await.is(200);
    revocation(&shop, &id).send().await.is(204);
    // The clock stands still: nothing is believed because it was seen a moment ago.
    shop.refuses(machine.get("/programs"), 401, "unauthorized").await;
    shop.refuses(revocation(&shop, &id), 404, "not-found").await;
    shop.refuses(rotation(&shop, &id, 1), 404, "not-found").await;
    assert_eq!(listed(&shop, &id).await["revoked_at"], shop.house.now().to_string());
}

both!(a_rotated_key_has_two_secrets_until_the_overlap_ends);
async fn a_rotated_key_has_two_secrets_until_the_overlap_ends(shop: TestShop) {
    let (id, old) = made(&shop, json!({"name": "Office", "scopes": ["owner"]})).await;
    old.get("/programs").send().await.is(200);
    let call = rotation(&shop, &id, 24).key("r1");
    let rotated = call.clone().send().await.is(201);
    let new = with(&shop, &text(&rotated, "/secret"));
    assert_eq!(call.send().await.is(200)["secret"], Value::Null);
    assert_eq!(rotated["old_secret_until"], shop.house.now().plus_minutes(24 * 60).to_string());
    for machine in [&old, &new] {
        machine.get("/programs").send().await.is(200);
    }
    shop.house.wait_minutes(24 * 60 - 1);
    old.get("/programs").send().await.is(200);
    shop.house.wait_minutes(1);
    shop.refuses(old.get("/programs"), 401, "unauthorized").await;
    new.get("/programs").send().await.is(200);
    assert_eq!(listed(&shop, &id).await["old_secret_until"], Value::Null);
    // Without an overlap the old secret is dead at once, and a second rotation lengthens no life.
    let long = rotation(&shop, &id, 720).send().await.is(201);
    rotation(&shop, &id, 0).send().await.is(201);
    for dead in [&new, &with(&shop, &text(&long, "/secret"))] {
        shop.refuses(dead.get("/programs"), 401, "unauthorized").await;
    }
    shop.refuses_field(rotation(&shop, &id, 721), "/overlap_hours").await;
    // Revoking ends all of them.
    let (id, old) = made(&shop, json!({"name": "Office", "scopes": ["owner"]})).await;
    let new = with(&shop, &text(&rotation(&shop, &id, 24).send().await.is(201), "/secret"));
    revocation(&shop, &id).send().await.is(204);
    shop.refuses(old.get("/programs"), 401, "unauthorized").await;
    shop.refuses(new.get("/programs"), 401, "unauthorized").await;
}

both!(a_key_s_time_ends_to_the_minute);
async fn a_key_s_time_ends_to_the_minute(shop: TestShop) {
    let until = shop.house.now().plus_minutes(60);
    let body = json!({"name": "Guest", "scopes": ["owner"], "expires_at": until.to_string()});
    let (id, guest) = made(&shop, body).await;
    shop.house.wait_minutes(59);
    guest.get("/programs").send().await.is(200);
    shop.house.clock.set(until.plus_ms(-1));
    guest.get("/programs").send().await.is(200);
    shop.house.clock.set(until);
    shop.refuses(guest.get("/programs"), 401, "unauthorized").await;
    shop.refuses(rotation(&shop, &id, 1), 404, "not-found").await;
    let past = json!({"name": "Guest", "scopes": ["owner"], "expires_at": until.to_string()});
    shop.refuses_field(shop.post("/keys", &past), "/expires_at").await;
    shop.refuses_field(shop.post("/keys", &json!({"name": "Nothing", "scopes": []})), "/scopes").await;
    let foreign = shop.neighbour().await.api_key.location;
    let elsewhere = json!({"name": "Till", "scopes": ["counter"], "location_id": foreign});
    shop.refuses_field(shop.post("/keys", &elsewhere), "/location_id").await;
}

both!(a_key_makes_no_key_that_may_more_than_itself);
async fn a_key_makes_no_key_that_may_more_than_itself(shop: TestShop) {
    let office = shop.with_key(&[Scope::Owner]).await;
    shop.refuses(office.post("/keys", &till()), 403, "forbidden").await;
    shop.refuses(office.post("/keys", &json!({"name": "All", "scopes": ["owner", "counter"]})), 403, "forbidden").await;
    // Nor does it take over one that may more, by asking for a new secret of it.
    shop.refuses(rotation(&office, &shop.api_key.id.to_string(), 1), 403, "forbidden").await;
    made(&office, json!({"name": "Office", "scopes": ["owner"]})).await;
    let until = shop.house.now().plus_minutes(60).to_string();
    let (own, guest) = made(&shop, json!({"name": "Guest", "scopes": ["owner"], "expires_at": until})).await;
    shop.refuses(guest.post("/keys", &json!({"name": "For ever", "scopes": ["owner"]})), 403, "forbidden").await;
    rotation(&guest, &own, 0).send().await.is(201);
}

both!(an_owner_proves_who_they_are_before_a_key_is_made);
async fn an_owner_proves_who_they_are_before_a_key_is_made(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    shop.house.wait_minutes(11);
    let (id, _) = made(&shop, till()).await;
    let calls = [
        anna.post("/keys", &till()),
        anna.post(&format!("/keys/{id}/rotation"), &json!({"overlap_hours": 1})),
        anna.ask(Method::DELETE, &format!("/keys/{id}")),
    ];
    for call in calls.clone() {
        shop.refuses(call, 403, "step-up-needed").await;
    }
    anna.get("/keys").send().await.is(200);
    anna.post("/owner/step-up", &json!({"password": PASSWORD})).send().await.is(200);
    for call in calls {
        assert!(call.send().await.status < 300);
    }
    let told = crate::audit::actions(&shop).await;
    assert_eq!(told[told.len() - 4..], ["stepped_up", "key_made", "key_rotated", "key_revoked"]);
    assert_eq!(shop.told("/audit?action=key_made").await["data"][0]["after"]["mode"], "live");
}
