//! What an owner does so that somebody comes back: written down once, told at the counter, and listed with what came of it.

use axum::http::Method;
use serde_json::{Value, json};

use crate::disk;
use crate::owner::Browser;
use crate::privacy_page::turn;
use crate::rows;
use crate::shop::{Person, TestShop, buy, text};

const HELLO: &str = "Ask her how the exam went.";

async fn visit(shop: &TestShop, person: &Person) -> String {
    text(&shop.scan(&shop.printed(person).await).send().await.is(201), "/visit/id")
}

async fn list(shop: &TestShop, query: &str) -> Vec<Value> {
    shop.told(&format!("/nudges{query}")).await["data"].as_array().unwrap().clone()
}

async fn greeting(shop: &TestShop, person: &Person) -> Value {
    shop.told(&format!("/counter/cards/{}", person.card)).await["greeting"].clone()
}

/// These fields of a row, in a row.
fn outcome(row: &Value) -> Value {
    json!([row["kind"], row["text"], row["came_back_at"], row["days_until"], row["used_at"], row["done_at"]])
}

both!(what_was_done_is_listed_with_what_came_of_it);
async fn what_was_done_is_listed_with_what_came_of_it(shop: TestShop) {
    shop.program(buy(10)).await;
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    visit(&shop, &marta).await;
    shop.house.wait_minutes(1);
    let greet = json!({"kind": "greet", "text": HELLO});
    let first = shop.nudge(&marta, greet.clone()).key("n-1").send().await;
    let made = first.is_new();
    assert_eq!((&made["customer"]["display_name"], &made["text"]), (&json!("Marta"), &json!(HELLO)));
    shop.house.wait_minutes(1);
    let note = json!({"kind": "note", "text": "We kept your umbrella."});
    shop.post(&format!("/customers/{}/notes", marta.id), &note).done().await;
    shop.house.wait_minutes(1);
    let cake = text(&shop.give(&marta, "a cake").done().await, "/id");
    shop.house.wait_minutes(1);
    turn(&shop, &paolo, "service_messages", true).await;
    shop.nudge(&paolo, json!({"kind": "mail"})).done().await;
    let waiting = [
        json!(["mail", null, null, null, null, null]),
        json!(["gift", "a cake", null, null, null, null]),
        json!(["note", "We kept your umbrella.", null, null, null, null]),
        json!(["greet", HELLO, null, null, null, null]),
    ];
    let rows = list(&shop, "").await;
    assert_eq!(rows.iter().map(outcome).collect::<Vec<_>>(), waiting);
    assert!(rows.iter().all(|row| row["actor_kind"] == "api_key" && row["actor_name"].is_string()), "{rows:?}");

    // Eleven in the evening in Rome, three days later, and half past midnight: four of the shop's days.
    shop.house.set("2026-03-13T22:30:00Z");
    let voided = visit(&shop, &marta).await;
    shop.void(&voided).send().await.is(201);
    assert_eq!(outcome(&list(&shop, "").await[3]), waiting[3], "a visit that was voided was no return");
    shop.house.set("2026-03-13T23:30:00Z");
    visit(&shop, &marta).await;
    let back = json!("2026-03-13T23:30:00.000Z");
    shop.house.wait_minutes(5);
    let used = json!(shop.house.now().to_string());
    shop.redeem(&cake, &shop.live(&marta).await).send().await.is(201);
    let rows = list(&shop, &format!("?customer_id={}", marta.id)).await;
    let came = [
        json!(["gift", "a cake", back, 4, used, null]),
        json!(["note", "We kept your umbrella.", back, 4, null, null]),
        json!(["greet", HELLO, back, 4, null, back]),
    ];
    assert_eq!(rows.iter().map(outcome).collect::<Vec<_>>(), came);
    shop.house.wait_minutes(1);
    let page = marta.page_url.strip_prefix("https://bar.example").unwrap();
    let seen = format!("{page}/notes/{}/seen", rows[1]["id"].as_str().unwrap());
    assert_eq!(shop.browse(Method::POST, &seen).form("").send().await.status, 303);
    let rows = list(&shop, &format!("?customer_id={}", marta.id)).await;
    assert_eq!(rows[1]["done_at"], json!(shop.house.now().to_string()));
    // A repeat is answered as it was written down.
    shop.nudge(&marta, greet).key("n-1").send().await.repeats(&first);
    shop.refuses(shop.nudge(&marta, json!({"kind": "greet"})).key("n-1"), 422, "idempotency-key-reused").await;
    assert_eq!(rows::count(&shop.house.app.desk.db, "nudge").await, 2);
}

both!(a_nudge_is_written_by_the_owner_and_a_mail_only_to_who_allows_it);
async fn a_nudge_is_written_by_the_owner_and_a_mail_only_to_who_allows_it(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let mail = json!({"kind": "mail", "text": "We miss you."});
    let missing = shop.refuses(shop.nudge(&marta, mail.clone()), 409, "consent-missing").await;
    assert_eq!(missing["purpose"], "service_messages");
    turn(&shop, &marta, "marketing", true).await;
    shop.nudge(&marta, mail.clone()).send().await.is_new();
    shop.house.wait_minutes(1);
    turn(&shop, &marta, "marketing", false).await;
    shop.refuses(shop.nudge(&marta, mail), 409, "consent-missing").await;
    shop.refuses_field(shop.nudge(&marta, json!({"kind": "gift"})), "/kind").await;
    shop.refuses_field(shop.nudge(&marta, json!({"kind": "greet", "text": "x".repeat(501)})), "/text").await;
    let unkeyed = shop.nudge(&marta, json!({"kind": "greet"})).without("idempotency-key");
    shop.refuses(unkeyed, 400, "idempotency-key-missing").await;
    let anna = Browser::set_up(&shop, "Anna").await;
    let greet = anna.post(&format!("/customers/{}/nudges", marta.id), &json!({"kind": "greet"}));
    let made = greet.key("anna-1").send().await.is_new();
    assert_eq!((&made["actor_kind"], &made["actor_name"]), (&json!("owner"), &json!("Anna")));
}

both!(pages_run_through_all_three_tables);
async fn pages_run_through_all_three_tables(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let mut made = Vec::new();
    for turn in 0..102 {
        shop.house.wait_minutes(1);
        let done = match turn % 3 {
            0 => shop.nudge(&marta, json!({"kind": "greet"})).done().await,
            1 => shop.give(&marta, "a cake").done().await,
            _ => {
                shop.post(&format!("/customers/{}/notes", marta.id), &json!({"kind": "note", "text": "x"})).done().await
            }
        };
        made.push(text(&done, "/id"));
    }
    made.reverse();
    for query in [String::new(), format!("customer_id={}&", marta.id)] {
        let first = shop.told(&format!("/nudges?{query}")).await;
        let rest = shop.told(&format!("/nudges?{query}cursor={}", text(&first, "/next_cursor"))).await;
        let ids =
            |page: &Value| page["data"].as_array().unwrap().iter().map(|row| text(row, "/id")).collect::<Vec<_>>();
        assert_eq!((ids(&first).len(), ids(&rest).len(), &rest["next_cursor"]), (100, 2, &Value::Null));
        assert_eq!([ids(&first), ids(&rest)].concat(), made);
    }
}

both!(the_counter_is_asked_to_greet_until_they_came);
async fn the_counter_is_asked_to_greet_until_they_came(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    shop.open_case(&marta, "serious", "Cold coffee.").done().await;
    shop.house.wait_minutes(1);
    shop.nudge(&marta, json!({"kind": "greet"})).done().await;
    assert_eq!(greeting(&shop, &marta).await, json!({"kind": "owner_asked"}));
    shop.house.wait_minutes(1);
    shop.nudge(&marta, json!({"kind": "greet", "text": HELLO})).done().await;
    let asked = json!({"kind": "owner_asked", "text": HELLO});
    assert_eq!(greeting(&shop, &marta).await, asked, "the last word counts, and goes before a case");
    shop.house.wait_days(59);
    assert_eq!(greeting(&shop, &marta).await, asked);
    // At the scan itself it is still told, as every greeting is: it goes by the visits before today.
    let visit = visit(&shop, &marta).await;
    assert_eq!(greeting(&shop, &marta).await, asked);
    shop.house.wait_days(1);
    assert_eq!(greeting(&shop, &marta).await["kind"], "case_open");
    shop.nudge(&marta, json!({"kind": "greet"})).done().await;
    shop.void(&visit).send().await.is(201);
    shop.house.wait_days(60);
    assert_eq!(greeting(&shop, &marta).await["kind"], "case_open", "what was meant then is not meant for ever");
    turn(&shop, &marta, "profiling", false).await;
    shop.nudge(&marta, json!({"kind": "greet"})).done().await;
    assert_eq!(greeting(&shop, &marta).await, Value::Null);
}

both!(customers_who_are_one_person_are_nudged_as_one);
async fn customers_who_are_one_person_are_nudged_as_one(shop: TestShop) {
    shop.program(buy(10)).await;
    let (old, new) = (shop.customer("Marta").await, shop.customer("Marta R.").await);
    shop.nudge(&old, json!({"kind": "greet", "text": HELLO})).done().await;
    shop.house.wait_minutes(1);
    assert_eq!(greeting(&shop, &new).await["kind"], "first_visit");
    shop.post(&format!("/customers/{}/merge", old.id), &json!({"into": new.id})).send().await.is_new();
    for person in [&old, &new] {
        assert_eq!(greeting(&shop, person).await["text"], HELLO);
        assert_eq!(list(&shop, &format!("?customer_id={}", person.id)).await.len(), 1);
    }
    shop.house.wait_days(1);
    visit(&shop, &new).await;
    let row = list(&shop, "").await[0].clone();
    assert_eq!((&row["days_until"], &row["customer"]["id"]), (&json!(1), &json!(old.id)));
}

both!(nothing_of_a_nudge_outlives_the_person);
async fn nothing_of_a_nudge_outlives_the_person(shop: TestShop) {
    disk::listen();
    shop.program(buy(10)).await;
    let (ada, bea) = (shop.customer("Ada").await, shop.customer("Bea").await);
    shop.nudge(&ada, json!({"kind": "greet", "text": "Nudgecanary"})).done().await;
    shop.give(&ada, "a cake").done().await;
    shop.nudge(&bea, json!({"kind": "greet", "text": HELLO})).done().await;
    let page = ada.page_url.strip_prefix("https://bar.example").unwrap();
    let export = shop.browse(Method::GET, &format!("{page}/privacy/export.json")).send().await.json();
    assert_eq!((&export["nudges"][0]["kind"], &export["nudges"][0]["text"]), (&json!("greet"), &json!("Nudgecanary")));
    let read = shop.browse(Method::GET, &format!("{page}/privacy/export")).send().await;
    assert!(read.text().contains("Nudgecanary"), "{read:?}");
    disk::has_none_of(&shop.house, &["Nudgecanary"]).await;
    assert_eq!(shop.browse(Method::POST, &format!("{page}/privacy/erasure")).form("").send().await.status, 200);
    shop.refuses(shop.nudge(&ada, json!({"kind": "greet"})), 404, "not-found").await;
    let left = list(&shop, "").await;
    assert_eq!((left.len(), &left[0]["customer"]["display_name"]), (1, &json!("Bea")), "{left:?}");
    shop.house.wait_days(366);
    let ended = timbro::privacy::jobs::keep_periods(&shop.house.app.desk).await.unwrap();
    assert_eq!(ended.told, 1, "what was said of Ada went with her");
    assert_eq!(list(&shop, "").await[0]["text"], Value::Null);
}
