//! The first shop of an empty server, opened from a browser by the link that the server prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};
use timbro::auth::{ApiKey, Scope};
use timbro::kernel::{ApiKeyId, LocationId, ShopId};
use timbro::shop::jobs::first_link;
use uuid::Uuid;

use crate::call::Call;
use crate::house::{House, On, run_empty};
use crate::owner::{Browser, PASSWORD, by_password};
use crate::phone::Phone;
use crate::shop::{TestShop, buy};

/// Nobody's shop, to send requests with before there is one.
fn nobodys(house: &Arc<House>) -> TestShop {
    let (shop, nil) = (ShopId(Uuid::nil()), Uuid::nil());
    let (id, location) = (ApiKeyId(nil), LocationId(nil));
    let api_key = ApiKey { shop, id, scopes: vec![Scope::Owner], location, expires_at: None };
    TestShop { house: Arc::clone(house), id: shop, key: String::new(), api_key }
}

async fn secret(house: &Arc<House>) -> String {
    let link = first_link(&house.app.desk).await.unwrap().unwrap();
    link.strip_prefix("https://bar.example/owner#open=").unwrap().to_owned()
}

fn shop(secret: &str) -> Value {
    json!({"secret": secret, "shop_name": "Bar Sole", "kind": "cafe", "time_zone": "Europe/Rome", "currency": "EUR",
        "language": "it", "name": "Anna", "password": PASSWORD})
}

fn with(field: &str, value: &str, secret: &str) -> Value {
    let mut body = shop(secret);
    body[field] = value.into();
    body
}

async fn opens(house: Arc<House>) {
    let nobody = nobodys(&house);
    let mut anna = Browser { shop: nobody.clone(), cookies: BTreeMap::new() };
    let post = |body: &Value| -> Call { nobody.browse(Method::POST, "/api/v1/shops").json(body) };
    let (first, second) = (secret(&house).await, secret(&house).await);
    post(&shop("0123456789abcdefghjkmnpqrstvwxyz")).send().await.refused(401, "unauthorized");
    for (field, wrong) in [
        ("password", "too short"),
        ("time_zone", "Europe/Nowhere"),
        ("currency", "euro"),
        ("language", "de"),
        ("kind", "bank"),
        ("shop_name", " "),
    ] {
        let problem = post(&with(field, wrong, &first)).send().await.refused(422, "invalid-body");
        assert_eq!(problem["errors"][0]["pointer"], format!("/{field}"), "{problem}");
    }
    nobody
        .browse(Method::POST, "/api/v1/shops")
        .json(&shop(&first))
        .header("sec-fetch-site", "cross-site")
        .send()
        .await
        .refused(403, "forbidden");
    anna.send(anna.post("/shops", &shop(&first))).await.is(201);
    assert_eq!(anna.get("/owner").send().await.is(200)["shop_name"], "Bar Sole");
    anna.post("/programs", &buy(10)).key("p1").send().await.is(201);
    // The link was good once, and every other first link with it.
    for used in [&first, &second] {
        post(&shop(used)).send().await.refused(401, "unauthorized");
    }
    assert_eq!(first_link(&house.app.desk).await.unwrap(), None);
    anna.sign_in(by_password("Anna", PASSWORD)).await.is(201);
}

async fn opens_by_passkey(house: Arc<House>) {
    let nobody = nobodys(&house);
    let mut anna = Browser { shop: nobody, cookies: BTreeMap::new() };
    let late = secret(&house).await;
    house.wait_minutes(30);
    anna.post("/shops", &shop(&late)).send().await.refused(401, "unauthorized");
    let secret = secret(&house).await;
    let ask = anna.post("/owner/setup/challenges", &json!({"secret": secret, "name": "Anna"}));
    let asked = ask.send().await.is(201);
    let credential = Phone::new(1).make(&asked["options"]);
    let mut body = shop(&secret);
    body.as_object_mut().unwrap().remove("password");
    body["passkey"] = json!({"ceremony": asked["ceremony"], "name": "My phone", "credential": credential});
    anna.send(anna.post("/shops", &body)).await.is(201);
    let who = anna.get("/owner").send().await.is(200);
    assert_eq!((&who["passkeys"], &who["password_made_at"]), (&json!(1), &Value::Null));
}

#[test]
fn the_first_shop_opens_on_sqlite() {
    run_empty(On::Sqlite, opens);
}

#[test]
fn the_first_shop_opens_on_postgres() {
    run_empty(On::Postgres, opens);
}

#[test]
fn the_first_shop_opens_by_a_passkey_on_sqlite() {
    run_empty(On::Sqlite, opens_by_passkey);
}

#[test]
fn the_first_shop_opens_by_a_passkey_on_postgres() {
    run_empty(On::Postgres, opens_by_passkey);
}
