//! What people may ask about themselves: nothing personal stands on the disk in plain words, and who is erased is nobody.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::db::Shops;
use timbro::kernel::CustomerId;
use timbro::on;
use timbro::people::Sealed;
use timbro::privacy::jobs::prepare;
use uuid::Uuid;

use crate::brought::visits;
use crate::disk;
use crate::owner::Browser;
use crate::rows;
use crate::shop::{Person, TestShop, buy, text};

const NAME: &str = "Canarina Quxley";
const EMAIL: &str = "canary.quxley@zxqv.example";
const PHONE: &str = "+390655190733";
const COMMENT: &str = "canary-comment-zxqv";
const CASE: &str = "canary-case-zxqv";
const NOTE: &str = "canary-note-zxqv";
const TAG: &str = "canary-tag-zxqv";
const SAID: [&str; 6] = [NAME, EMAIL, PHONE, COMMENT, CASE, NOTE];

/// A customer who told everything there is to tell.
async fn talkative(shop: &TestShop) -> Person {
    let told = json!({"display_name": NAME, "email": EMAIL, "phone": PHONE, "locale": "it",
        "consents": ["service_messages", "profiling"]});
    let made = shop.post("/customers", &told).send().await.is(201);
    assert_eq!(made["display_name"], NAME);
    let at = |pointer| text(&made, pointer);
    let person = Person {
        id: at("/id"),
        card: at("/card/id"),
        short_code: at("/card/short_code"),
        page_url: at("/card/page_url"),
    };
    shop.answer(&person, json!({"kind": "nps", "score": 9, "comment": COMMENT})).send().await.is(201);
    let case = text(&shop.open_case(&person, "serious", CASE).send().await.is(201), "/id");
    let solved = json!({"solved": true, "note": NOTE});
    shop.ask(Method::PATCH, &format!("/cases/{case}")).json(&solved).send().await.is(200);
    person
}

fn found(list: &Value) -> Vec<&str> {
    list["data"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

async fn finds(shop: &TestShop, what: &str, person: &Person) -> bool {
    let query = what.replace(' ', "%20").replace('+', "%2B").replace('@', "%40");
    found(&shop.told(&format!("/customers?query={query}")).await).contains(&person.id.as_str())
}

fn page_of(person: &Person) -> String {
    person.page_url.strip_prefix("https://bar.example").unwrap().to_owned()
}

both!(nothing_of_an_erased_customer_is_left);
async fn nothing_of_an_erased_customer_is_left(shop: TestShop) {
    disk::listen();
    shop.program(buy(3)).await;
    let marta = talkative(&shop).await;
    let code = shop.printed(&marta).await;
    shop.scan_times(&code, 4).await;
    let live = shop.live(&marta).await;

    // The house can read it, the disk does not have it.
    for what in [NAME, EMAIL, PHONE, "quxley"] {
        assert!(finds(&shop, what, &marta).await, "{what}");
    }
    let scanned = shop.scan(&code).send().await.is(201);
    assert_eq!(scanned["customer"]["display_name"], NAME);
    let cases = shop.told("/cases").await;
    assert_eq!((&cases["data"][0]["text"], &cases["data"][0]["solution"]["note"]), (&json!(CASE), &json!(NOTE)));
    let answers = shop.told(&format!("/customers/{}/answers", marta.id)).await;
    assert_eq!(answers["data"][0]["comment"], COMMENT);
    assert!(shop.browse(Method::GET, &page_of(&marta)).send().await.text().contains(NAME));
    disk::has_none_of(&shop.house, &SAID).await;

    let tags = json!({"tags": [TAG]});
    shop.ask(Method::PUT, &format!("/customers/{}/tags", marta.id)).json(&tags).send().await.is(200);
    disk::has(&shop.house, TAG).await;

    let anna = Browser::set_up(&shop, "Anna").await;
    let path = format!("/customers/{}", marta.id);
    shop.refuses(shop.ask(Method::DELETE, &path), 401, "unauthorized").await;
    shop.house.wait_minutes(30);
    shop.refuses(anna.ask(Method::DELETE, &path), 403, "step-up-needed").await;
    let proof = json!({"password": crate::owner::PASSWORD});
    anna.post("/owner/step-up", &proof).send().await.is(200);
    anna.ask(Method::DELETE, &path).send().await.is(204);

    disk::has_none_of(&shop.house, &[&SAID[..], &[TAG]].concat()).await;
    assert!(!finds(&shop, &marta.id, &marta).await);
    assert_eq!(shop.told("/cases").await["data"], json!([]));
    for what in ["", "/tags", "/answers", "/figures"] {
        let path = format!("/customers/{}{what}", marta.id);
        let call = if what.is_empty() { anna.ask(Method::DELETE, &path) } else { shop.get(&path) };
        shop.refuses(call, 404, "not-found").await;
    }
    shop.refuses(shop.get(&format!("/cards/{}", marta.card)), 404, "not-found").await;
    for code in [&code, &live, &marta.short_code] {
        shop.refuses(shop.scan(code), 404, "code-unknown").await;
    }
    assert_eq!(shop.browse(Method::GET, &page_of(&marta)).send().await.status, 404);
    // What happened stays, under an id that is nobody's.
    assert_eq!(rows::count(&shop.house.app.desk.db, "visit").await, 5);
}

both!(a_copy_that_is_brought_back_stays_erased);
async fn a_copy_that_is_brought_back_stays_erased(shop: TestShop) {
    let (marta, paolo) = (talkative(&shop).await, shop.customer("Paolo").await);
    let id = CustomerId(Uuid::parse_str(&marta.id).unwrap());
    let desk = &shop.house.app.desk;
    let mut reader = desk.db.reader(Shops::Admin).await.unwrap();
    let sealed: Sealed = on!(&mut reader, |c| sqlx::query_scalar("select display_name from customer where id = $1")
        .bind(id)
        .fetch_one(c)
        .await)
    .unwrap();
    drop(reader);
    let anna = Browser::set_up(&shop, "Anna").await;
    anna.ask(Method::DELETE, &format!("/customers/{}", marta.id)).send().await.is(204);
    assert_eq!(prepare(desk).await.unwrap().erased_again, 0);

    // As the data was before.
    let mut writer = desk.db.writer(Shops::Admin).await.unwrap();
    on!(&mut writer, |c| sqlx::query("update customer set display_name = $2, erased_at = null where id = $1")
        .bind(id)
        .bind(&sealed)
        .execute(c)
        .await
        .map(drop))
    .unwrap();
    writer.commit().await.unwrap();
    let list = shop.told("/customers").await;
    assert_eq!(found(&list), [&paolo.id, &marta.id]);
    assert_eq!(list["data"][1]["display_name"], Value::Null, "without her key the old copy is unreadable");

    let node = shop.house.second_node().await;
    assert_eq!(found(&shop.at(node.clone()).told("/customers").await), [&paolo.id]);
    node.close().await;
}

both!(what_stood_in_plain_words_is_sealed_at_the_first_start);
async fn what_stood_in_plain_words_is_sealed_at_the_first_start(shop: TestShop) {
    let marta = talkative(&shop).await;
    let desk = &shop.house.app.desk;
    let id = CustomerId(Uuid::parse_str(&marta.id).unwrap());
    let mut writer = desk.db.writer(Shops::Admin).await.unwrap();
    for (place, text) in [("customer:display_name", "Plain Canary"), ("customer:email", "plain@canary.example")] {
        on!(&mut writer, |c| sqlx::query(
            "insert into unsealed (shop_id, place, id, customer_id, text) values ($1, $2, $3, $3, $4)"
        )
        .bind(shop.id)
        .bind(place)
        .bind(id)
        .bind(text)
        .execute(c)
        .await
        .map(drop))
        .unwrap();
    }
    writer.commit().await.unwrap();
    disk::has(&shop.house, "Plain Canary").await;
    assert_eq!(prepare(desk).await.unwrap().sealed, 2);
    assert_eq!(prepare(desk).await.unwrap().sealed, 0);
    disk::has_none_of(&shop.house, &["Plain Canary", "plain@canary.example"]).await;
    assert!(finds(&shop, "plain canary", &marta).await);
    assert!(finds(&shop, "plain@canary.example", &marta).await);
}

both!(the_same_import_brings_nobody_back);
async fn the_same_import_brings_nobody_back(shop: TestShop) {
    let line = |id: u32, customer: &str| format!("{id},s,{customer},2026-02-0{id}T07:00:00Z,300,1,0,\n");
    let rows = visits(&[line(1, "canary-import-zxqv"), line(2, "canary-import-zxqv"), line(3, "paolo")].concat());
    shop.import(&rows).await;
    disk::has(&shop.house, "canary-import-zxqv").await;
    let told = shop.told("/retention?from=2026-02&to=2026-02").await;
    let id = text(&shop.told("/customers?query=canary-import-zxqv").await, "/data/0/id");
    let anna = Browser::set_up(&shop, "Anna").await;
    anna.ask(Method::DELETE, &format!("/customers/{id}")).send().await.is(204);

    disk::has_none_of(&shop.house, &["canary-import-zxqv"]).await;
    assert_eq!(shop.told("/customers?query=canary-import-zxqv").await["data"], json!([]));
    assert_eq!(shop.told("/retention?from=2026-02&to=2026-02").await, told, "the figures are what they were");
    let again = shop.import(&rows).await;
    assert_eq!((again.customers, again.visits, again.known_already), (0, 0, 3));
    disk::has_none_of(&shop.house, &["canary-import-zxqv"]).await;
}
