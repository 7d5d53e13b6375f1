//! The second proof: codes from an app, recovery codes, and proving again.

use axum::http::Method;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::owner::{Browser, PASSWORD, by_password};
use crate::shop::{TestShop, text};

/// What an app shows that shares a secret, at the house's time.
pub fn shown(shop: &TestShop, secret: &str) -> String {
    let app = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap();
    app.generate(u64::try_from(shop.house.now().0).unwrap() / 1_000).to_string()
}

/// Sets up an app; gives its secret and the recovery codes.
pub async fn with_app(shop: &TestShop, browser: &Browser) -> (String, Vec<String>) {
    let made = browser.ask(Method::POST, "/owner/totp").send().await.is(201);
    let secret = text(&made, "/secret");
    assert!(text(&made, "/svg").starts_with("<svg") && text(&made, "/url").contains(&secret));
    let code = json!({"code": shown(shop, &secret)});
    let confirmed = browser.post("/owner/totp/confirmation", &code).send().await.is(201);
    let codes: Vec<String> = serde_json::from_value(confirmed["recovery_codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    (secret, codes)
}

fn with(field: &str, value: &str) -> Value {
    let mut body = by_password("Anna", PASSWORD);
    body[field] = value.into();
    body
}

both!(an_apps_code_is_asked_for_and_good_once);
async fn an_apps_code_is_asked_for_and_good_once(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let (secret, _) = with_app(&shop, &anna).await;
    let mut browser = Browser::new(&shop);
    let confirmed_with = shown(&shop, &secret);
    let wrong = [by_password("Anna", PASSWORD), with("totp", "000000"), with("totp", &confirmed_with)];
    let mut answers = Vec::new();
    for body in wrong {
        let mut problem = browser.sign_in(body).await.refused(401, "unauthorized");
        problem.as_object_mut().unwrap().remove("request_id");
        answers.push(problem);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    shop.house.wait_seconds(30);
    let code = shown(&shop, &secret);
    // A wrong password does not use the code up.
    let mut body = with("totp", &code);
    body["password"] = "another password".into();
    browser.sign_in(body).await.refused(401, "unauthorized");
    browser.sign_in(with("totp", &code)).await.is(201);
    browser.sign_in(with("totp", &code)).await.refused(401, "unauthorized");
    shop.house.wait_seconds(30);
    browser.sign_in(with("totp", &code)).await.refused(401, "unauthorized");
    // A step late is soon enough, for a code that nobody used.
    let late = shown(&shop, &secret);
    shop.house.wait_seconds(30);
    browser.sign_in(with("totp", &late)).await.is(201);
}

both!(a_recovery_code_is_good_once);
async fn a_recovery_code_is_good_once(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let (_, codes) = with_app(&shop, &anna).await;
    let mut browser = Browser::new(&shop);
    browser.sign_in(with("recovery_code", &codes[3].to_uppercase().replace('-', " "))).await.is(201);
    browser.sign_in(with("recovery_code", &codes[3])).await.refused(401, "unauthorized");
    browser.sign_in(with("recovery_code", "0000-0000-0000-0000")).await.refused(401, "unauthorized");
    // A new app's codes put the old ones out of force.
    with_app(&shop, &anna).await;
    browser.sign_in(with("recovery_code", &codes[4])).await.refused(401, "unauthorized");
}

both!(what_changes_signing_in_asks_for_a_fresh_proof);
async fn what_changes_signing_in_asks_for_a_fresh_proof(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    shop.house.wait_minutes(10);
    let make = || anna.ask(Method::POST, "/owner/totp");
    shop.refuses(make(), 403, "step-up-needed").await;
    shop.refuses(anna.post("/owner/totp/confirmation", &json!({"code": "000000"})), 403, "step-up-needed").await;
    let step_up = |body: Value| anna.post("/owner/step-up", &body);
    shop.refuses_field(step_up(json!({})), "/password").await;
    shop.refuses_field(step_up(json!({"password": PASSWORD, "totp": "000000"})), "/password").await;
    shop.refuses(step_up(json!({"password": "another password"})), 401, "unauthorized").await;
    shop.refuses(step_up(json!({"totp": "000000"})), 401, "unauthorized").await;
    shop.refuses(make(), 403, "step-up-needed").await;
    step_up(json!({"password": PASSWORD})).send().await.is(200);
    let (secret, _) = with_app(&shop, &anna).await;

    shop.house.wait_minutes(10);
    let code = shown(&shop, &secret);
    step_up(json!({"totp": code})).send().await.is(200);
    shop.refuses(step_up(json!({"totp": code})), 401, "unauthorized").await;
    make().send().await.is(201);
    // Not confirmed, the new secret changes nothing; a wrong code does not confirm it.
    shop.refuses_field(anna.post("/owner/totp/confirmation", &json!({"code": "12345"})), "/code").await;
    shop.house.wait_seconds(30);
    Browser::new(&shop).sign_in(with("totp", &shown(&shop, &secret))).await.is(201);
    // A key is nobody who could prove anything.
    shop.refuses(shop.ask(Method::POST, "/owner/totp"), 401, "unauthorized").await;
}

both!(guessing_in_a_session_is_slowed);
async fn guessing_in_a_session_is_slowed(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let guess = || anna.post("/owner/step-up", &json!({"password": "another password"}));
    for _ in 0..5 {
        shop.refuses(guess(), 401, "unauthorized").await;
    }
    let answer = guess().send().await;
    answer.refused(429, "too-many-tries");
    assert_eq!(answer.header("retry-after"), Some("1"));
    // The name at the door is not slowed by it.
    Browser::new(&shop).sign_in(by_password("Anna", PASSWORD)).await.is(201);
}
