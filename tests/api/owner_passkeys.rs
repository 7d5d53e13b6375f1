//! Passkeys: made, used for signing in and for proving again, removed; and every answer that is not good.

use axum::http::Method;
use serde_json::{Value, json};

use crate::call::{Answer, Call};
use crate::owner::{Browser, PASSWORD, by_password, link};
use crate::phone::Phone;
use crate::shop::{TestShop, text};

/// Adds a passkey to the owner of a browser; gives its id.
pub async fn add(browser: &Browser, phone: &mut Phone, name: &str) -> String {
    let asked = browser.ask(Method::POST, "/owner/passkeys/challenges").send().await.is(201);
    let made = json!({"ceremony": asked["ceremony"], "name": name, "credential": phone.make(&asked["options"])});
    text(&browser.post("/owner/passkeys", &made).send().await.is(201), "/id")
}

/// An answer to a fresh challenge, ready to be sent.
async fn answered(browser: &Browser, phone: &mut Phone) -> Value {
    let asked = browser.ask(Method::POST, "/sessions/challenges").send().await.is(201);
    json!({"ceremony": asked["ceremony"], "credential": phone.answer(&asked["options"])})
}

fn sign_in(browser: &Browser, answer: &Value) -> Call {
    browser.post("/sessions/passkey", answer)
}

fn plain(answer: Answer) -> Value {
    let mut problem = answer.refused(401, "unauthorized");
    problem.as_object_mut().unwrap().remove("request_id");
    problem
}

both!(a_passkey_signs_in_without_a_name);
async fn a_passkey_signs_in_without_a_name(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let mut phone = Phone::new(1);
    let id = add(&anna, &mut phone, "My phone").await;
    let mut other = Browser::new(&shop);
    let answer = answered(&other, &mut phone).await;
    let begun = other.send(sign_in(&other, &answer)).await.is(201);
    assert_eq!(begun["owner_name"], "Anna");
    assert_ne!(other.token(), anna.token());
    let listed = other.get("/owner/passkeys").send().await.is(200);
    assert_eq!((&listed["data"][0]["id"], &listed["data"][0]["name"]), (&json!(id), &json!("My phone")));
    assert_eq!(listed["data"][0]["used_at"], "2026-03-10T09:00:00.000Z");
    assert!(!listed.to_string().contains("credential"));

    // A passkey is the second proof too: no code is asked for.
    let who = other.get("/owner").send().await.is(200);
    assert_eq!((&who["name"], &who["shop_name"], &who["passkeys"]), (&json!("Anna"), &json!("Bar Sole"), &json!(1)));
    other.ask(Method::PATCH, &format!("/owner/passkeys/{id}")).json(&json!({"name": "Old"})).send().await.is(204);
    assert_eq!(other.get("/owner/passkeys").send().await.is(200)["data"][0]["name"], "Old");

    other.ask(Method::DELETE, &format!("/owner/passkeys/{id}")).send().await.is(204);
    let answer = answered(&other, &mut phone).await;
    Browser::new(&shop).post("/sessions/passkey", &answer).send().await.refused(401, "unauthorized");
    shop.refuses(other.ask(Method::DELETE, &format!("/owner/passkeys/{id}")), 404, "not-found").await;
}

both!(whatever_is_wrong_with_a_passkey_the_answer_is_the_same);
async fn whatever_is_wrong_with_a_passkey_the_answer_is_the_same(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let mut phone = Phone::new(1);
    add(&anna, &mut phone, "My phone").await;
    let stranger = Browser::new(&shop);
    let mut answers = Vec::new();

    // Nobody's passkey; ours signing something else; ours at another address, or with nobody's finger on it.
    let mut wrong = vec![answered(&stranger, &mut Phone::new(2)).await];
    let mut tampered = answered(&stranger, &mut phone).await;
    tampered["credential"]["response"]["signature"] =
        answered(&stranger, &mut phone).await["credential"]["response"]["signature"].clone();
    wrong.push(tampered);
    wrong.push(answered(&stranger, &mut Phone { origin: "https://evil.example", ..phone.clone() }).await);
    wrong.push(answered(&stranger, &mut Phone { verifies: false, ..phone.clone() }).await);
    // One that names another owner, one to no challenge, and one too late.
    let mut handle = answered(&stranger, &mut phone).await;
    handle["credential"]["response"]["userHandle"] = json!("AAAAAAAAAAAAAAAAAAAAAA");
    wrong.push(handle);
    for answer in &wrong {
        answers.push(plain(sign_in(&stranger, answer).send().await));
        shop.house.wait_minutes(1);
    }
    let mut nothing = answered(&stranger, &mut phone).await;
    nothing["ceremony"] = json!("0198c9a0-0000-7000-8000-00000000dead");
    answers.push(plain(sign_in(&stranger, &nothing).send().await));
    let late = answered(&stranger, &mut phone).await;
    shop.house.wait_minutes(5);
    answers.push(plain(sign_in(&stranger, &late).send().await));
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");

    // The same answer twice: a challenge is good once, also of a phone that does not count. And where it does, a counter
    // that stands still is a copy's.
    shop.house.wait_minutes(60);
    let mut synced = Phone { counts: false, ..Phone::new(3) };
    let mut anna = anna;
    anna.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    add(&anna, &mut synced, "Another phone").await;
    let good = answered(&stranger, &mut synced).await;
    sign_in(&stranger, &good).send().await.is(201);
    assert_eq!(plain(sign_in(&stranger, &good).send().await), answers[0]);
    let counted = answered(&stranger, &mut phone).await;
    sign_in(&stranger, &counted).send().await.is(201);
    let copy = answered(&stranger, &mut Phone { counter: 1, ..phone.clone() }).await;
    assert_eq!(plain(sign_in(&stranger, &copy).send().await), answers[0]);
}

both!(guessing_with_passkeys_is_slowed_by_address);
async fn guessing_with_passkeys_is_slowed_by_address(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let mut phone = Phone::new(99);
    add(&anna, &mut phone, "My phone").await;
    let stranger = Browser::new(&shop);
    for number in 1..=20 {
        let answer = answered(&stranger, &mut Phone::new(number)).await;
        sign_in(&stranger, &answer).from("203.0.113.7").send().await.refused(401, "unauthorized");
    }
    let answer = answered(&stranger, &mut phone).await;
    let slowed = sign_in(&stranger, &answer).from("203.0.113.7").send().await;
    slowed.refused(429, "too-many-tries");
    assert_eq!(slowed.header("retry-after"), Some("1"));
    // The wait has not used the challenge up, and a browser that was here before does not wait.
    sign_in(&anna, &answer).from("203.0.113.7").send().await.is(201);
    // Another site can sign no browser in.
    let answer = answered(&stranger, &mut phone).await;
    shop.refuses(sign_in(&stranger, &answer).header("sec-fetch-site", "cross-site"), 403, "forbidden").await;
}

both!(challenges_are_bounded_and_the_oldest_makes_room);
async fn challenges_are_bounded_and_the_oldest_makes_room(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let mut phone = Phone::new(1);
    add(&anna, &mut phone, "My phone").await;
    let first = answered(&anna, &mut phone).await;
    let crowd = || anna.ask(Method::POST, "/sessions/challenges").from("198.51.100.1");
    let crowded_out = crowd().send().await.is(201);
    for _ in 0..30 {
        crowd().send().await.is(201);
    }
    let late = json!({"ceremony": crowded_out["ceremony"], "credential": phone.answer(&crowded_out["options"])});
    sign_in(&anna, &late).send().await.refused(401, "unauthorized");
    // Somebody else's crowd takes nobody else's place.
    sign_in(&anna, &first).send().await.is(201);
}

both!(where_there_can_be_no_passkeys_it_is_told_beforehand);
async fn where_there_can_be_no_passkeys_it_is_told_beforehand(shop: TestShop) {
    let ways = Browser::new(&shop).get("/owner/ways").send().await.is(200);
    assert_eq!(ways, json!({"passkeys": true}));
    let secret = link(&shop).await;
    for (url, reason) in [("https://192.0.2.1", "ip-address"), ("http://bar.example", "plain-http")] {
        let anna = Browser::new(&shop.at(shop.house.reached_by(url)));
        let ways = anna.get("/owner/ways").send().await.is(200);
        assert_eq!((&ways["passkeys"], &ways["reason"]), (&json!(false), &json!(reason)));
        assert!(text(&ways, "/sentence").contains("password"), "{ways}");
        shop.refuses(anna.ask(Method::POST, "/sessions/challenges"), 409, "passkeys-off").await;
        let ask = anna.post("/owner/setup/challenges", &json!({"secret": secret, "name": "Anna"}));
        shop.refuses(ask, 409, "passkeys-off").await;
    }
    let anna = Browser::new(&shop.at(shop.house.reached_by("https://192.0.2.1")));
    let set_up = anna.post("/owner/setup", &json!({"secret": secret, "name": "Anna", "password": PASSWORD}));
    set_up.send().await.is(201);
}

both!(a_link_sets_up_an_owner_with_a_passkey_only);
async fn a_link_sets_up_an_owner_with_a_passkey_only(shop: TestShop) {
    let secret = link(&shop).await;
    let mut anna = Browser::new(&shop);
    let mut phone = Phone::new(1);
    let ask = |secret: &str| anna.post("/owner/setup/challenges", &json!({"secret": secret, "name": "Anna"}));
    shop.refuses(ask("nothing"), 401, "unauthorized").await;
    let asked = ask(&secret).send().await.is(201);
    assert_eq!(asked["options"]["rp"]["name"], "Bar Sole");
    assert_eq!(asked["options"]["user"]["name"], "Anna");
    let passkey =
        json!({"ceremony": asked["ceremony"], "name": "My phone", "credential": phone.make(&asked["options"])});
    let body = |secret: &str, passkey: &Value| json!({"secret": secret, "name": "Anna", "passkey": passkey});
    let mut both_ways = body(&secret, &passkey);
    both_ways["password"] = json!(PASSWORD);
    shop.refuses_field(anna.post("/owner/setup", &both_ways), "/password").await;
    // A challenge belongs to the link that it was begun with.
    let luna = shop.neighbour().await;
    let theirs = link(&luna).await;
    shop.refuses(anna.post("/owner/setup", &body(&theirs, &passkey)), 401, "unauthorized").await;
    let set_up = anna.post("/owner/setup", &body(&secret, &passkey));
    anna.send(set_up).await.is(201);
    let who = anna.get("/owner").send().await.is(200);
    assert_eq!((&who["password_made_at"], &who["passkeys"]), (&Value::Null, &json!(1)));

    // There is no password, and the only way in cannot be removed.
    Browser::new(&shop).sign_in(by_password("Anna", PASSWORD)).await.refused(401, "unauthorized");
    let id = text(&anna.get("/owner/passkeys").send().await.is(200), "/data/0/id");
    let remove = anna.ask(Method::DELETE, &format!("/owner/passkeys/{id}"));
    shop.refuses(remove.clone(), 409, "last-way-in").await;
    let put = anna.ask(Method::PUT, "/owner/password").json(&json!({"password": PASSWORD}));
    assert_eq!(put.send().await.is(200)["sessions_ended"], 0);
    remove.send().await.is(204);
    Browser::new(&shop).sign_in(by_password("Anna", PASSWORD)).await.is(201);

    // After a reset the old passkey is nobody's; the same phone makes a new one for the new owner.
    let kept = add(&anna, &mut Phone::new(2), "Tablet").await;
    let fresh = link(&shop).await;
    let answer = answered(&anna, &mut Phone::new(2)).await;
    sign_in(&anna, &answer).send().await.refused(401, "unauthorized");
    let asked = anna.post("/owner/setup/challenges", &json!({"secret": fresh, "name": "Anna"})).send().await.is(201);
    let passkey = json!({"ceremony": asked["ceremony"], "name": "Phone", "credential": phone.make(&asked["options"])});
    let set_up = anna.post("/owner/setup", &body(&fresh, &passkey));
    anna.send(set_up).await.is(201);
    let listed = anna.get("/owner/passkeys").send().await.is(200);
    assert!(listed["data"].as_array().unwrap().len() == 1 && !listed.to_string().contains(&kept), "{listed}");
    let answer = answered(&anna, &mut phone).await;
    sign_in(&anna, &answer).send().await.is(201);
}

both!(a_passkey_is_added_once_after_a_fresh_proof);
async fn a_passkey_is_added_once_after_a_fresh_proof(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let mut phone = Phone::new(1);
    let id = add(&anna, &mut phone, "My phone").await;
    shop.house.wait_minutes(10);
    let ask = || anna.ask(Method::POST, "/owner/passkeys/challenges");
    shop.refuses(ask(), 403, "step-up-needed").await;
    shop.refuses(anna.ask(Method::DELETE, &format!("/owner/passkeys/{id}")), 403, "step-up-needed").await;

    // The passkey is proof enough, in its own session and once.
    let asked = anna.ask(Method::POST, "/owner/step-up/challenges").send().await.is(201);
    assert_eq!(asked["options"]["allowCredentials"].as_array().unwrap().len(), 1);
    let proof = json!({"ceremony": asked["ceremony"], "credential": phone.answer(&asked["options"])});
    let mut elsewhere = Browser::new(&shop);
    elsewhere.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    shop.refuses(elsewhere.post("/owner/step-up/passkey", &proof), 401, "unauthorized").await;
    anna.post("/owner/step-up/passkey", &proof).send().await.is(200);
    shop.refuses(anna.post("/owner/step-up/passkey", &proof), 401, "unauthorized").await;
    let signed_in = answered(&anna, &mut phone).await;
    shop.refuses(anna.post("/owner/step-up/passkey", &signed_in), 401, "unauthorized").await;

    // A phone is told which passkeys it has already; a repeat adds nothing, and another's challenge is none.
    let asked = ask().send().await.is(201);
    assert_eq!(asked["options"]["excludeCredentials"].as_array().unwrap().len(), 1);
    let made =
        json!({"ceremony": asked["ceremony"], "name": "Tablet", "credential": Phone::new(2).make(&asked["options"])});
    shop.refuses(elsewhere.post("/owner/passkeys", &made), 401, "unauthorized").await;
    let post = || anna.post("/owner/passkeys", &made).key("tablet");
    let first = post().send().await;
    first.is_new();
    post().send().await.repeats(&first);
    let mut renamed = made.clone();
    renamed["name"] = json!("Another");
    shop.refuses(anna.post("/owner/passkeys", &renamed).key("tablet"), 422, "idempotency-key-reused").await;
    shop.refuses(anna.post("/owner/passkeys", &made), 401, "unauthorized").await;
    assert_eq!(anna.get("/owner/passkeys").send().await.is(200)["data"].as_array().unwrap().len(), 2);
    // Nor is a passkey anybody's who has it not.
    let luna = shop.neighbour().await;
    let zofia = Browser::set_up(&luna, "Zofia").await;
    for call in [
        zofia.ask(Method::DELETE, &format!("/owner/passkeys/{id}")),
        zofia.ask(Method::PATCH, &format!("/owner/passkeys/{id}")).json(&json!({"name": "Mine"})),
    ] {
        shop.refuses(call, 404, "not-found").await;
    }
    shop.refuses(zofia.ask(Method::POST, "/owner/step-up/challenges"), 404, "not-found").await;
}
