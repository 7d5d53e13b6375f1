//! What an owner changes about signing in; the first shop of an empty server; and what is forgotten.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::db::Shops;
use timbro::on;
use timbro::owner::jobs::sweep;
use timbro::shop::jobs::first_link;

use crate::owner::{Browser, PASSWORD, by_password};
use crate::owner_totp::{shown, with_app};
use crate::shop::{TestShop, text};

const ANOTHER: &str = "another horse, no rain";

both!(a_new_password_ends_all_other_sessions);
async fn a_new_password_ends_all_other_sessions(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let mut laptop = Browser::new(&shop);
    laptop.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    let put = |password: &str| laptop.ask(Method::PUT, "/owner/password").json(&json!({"password": password}));
    for wrong in ["too short", "passwordpassword"] {
        shop.refuses_field(put(wrong), "/password").await;
    }
    assert_eq!(put(ANOTHER).send().await.is(200)["sessions_ended"], 1);
    shop.refuses(anna.get("/programs"), 401, "unauthorized").await;
    laptop.get("/programs").send().await.is(200);
    let mut again = Browser::new(&shop);
    again.sign_in(by_password("Anna", PASSWORD)).await.refused(401, "unauthorized");
    again.sign_in(by_password("Anna", ANOTHER)).await.is(201);
    shop.house.wait_minutes(10);
    shop.refuses(put(PASSWORD), 403, "step-up-needed").await;
}

both!(an_app_is_given_up_and_its_codes_are_made_anew);
async fn an_app_is_given_up_and_its_codes_are_made_anew(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let renew = || anna.ask(Method::POST, "/owner/totp/recovery-codes");
    let remove = || anna.ask(Method::DELETE, "/owner/totp");
    shop.refuses(renew(), 404, "not-found").await;
    shop.refuses(remove(), 404, "not-found").await;
    let left = async || anna.get("/owner").send().await.is(200)["totp"]["recovery_codes_left"].clone();
    assert_eq!(left().await, Value::Null);
    let (_, old) = with_app(&shop, &anna).await;
    assert_eq!(left().await, 10);
    let mut browser = Browser::new(&shop);
    let with = |code: &str| json!({"name": "Anna", "password": PASSWORD, "recovery_code": code});
    browser.sign_in(with(&old[0])).await.is(201);
    assert_eq!(left().await, 9);
    let fresh = renew().send().await.is(201);
    assert_eq!(left().await, 10);
    browser.sign_in(with(&old[1])).await.refused(401, "unauthorized");
    browser.sign_in(with(&text(&fresh, "/recovery_codes/0"))).await.is(201);
    browser.sign_in(by_password("Anna", PASSWORD)).await.refused(401, "unauthorized");
    remove().send().await.is(204);
    shop.refuses(remove(), 404, "not-found").await;
    browser.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    // An app that was replaced before does not come back when the newer one is given up.
    with_app(&shop, &anna).await;
    let (secret, _) = with_app(&shop, &anna).await;
    shop.house.wait_seconds(30);
    let body = json!({"name": "Anna", "password": PASSWORD, "totp": shown(&shop, &secret)});
    browser.sign_in(body).await.is(201);
    remove().send().await.is(204);
    browser.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    shop.house.wait_minutes(10);
    shop.refuses(remove(), 403, "step-up-needed").await;
    shop.refuses(renew(), 403, "step-up-needed").await;
}

both!(a_server_with_a_shop_prints_no_first_link_and_takes_none);
async fn a_server_with_a_shop_prints_no_first_link_and_takes_none(shop: TestShop) {
    assert_eq!(first_link(&shop.house.app.desk).await.unwrap(), None);
    let body = json!({"secret": "0123456789abcdefghjkmnpqrstvwxyz", "shop_name": "Bar Luna", "kind": "cafe",
        "time_zone": "Europe/Rome", "currency": "EUR", "language": "it", "name": "Anna", "password": PASSWORD});
    shop.refuses(Browser::new(&shop).post("/shops", &body), 401, "unauthorized").await;
}

both!(tries_of_long_ago_are_forgotten);
async fn tries_of_long_ago_are_forgotten(shop: TestShop) {
    Browser::set_up(&shop, "Anna").await;
    let mut browser = Browser::new(&shop);
    browser.sign_in(by_password("Anna", "another password")).await.refused(401, "unauthorized");
    shop.house.wait_days(90);
    assert_eq!(sweep::sweep(&shop.house.app.desk).await.unwrap(), 0);
    browser.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    shop.house.wait_minutes(1);
    assert_eq!(sweep::sweep(&shop.house.app.desk).await.unwrap(), 2, "the try and what came of it");
    let mut reader = shop.house.app.desk.db.reader(Shops::Door).await.unwrap();
    let left: i64 =
        on!(&mut reader, |c| sqlx::query_scalar("select count(*) from sign_in").fetch_one(c).await).unwrap();
    assert_eq!(left, 2, "what is younger stays");
}
