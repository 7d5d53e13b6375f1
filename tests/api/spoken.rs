//! The owner's inbox: what all customers said, the unhappy ones, and what they were answered.

use serde_json::{Value, json};

use crate::shop::{Person, TestShop, buy, text};

async fn said(shop: &TestShop, person: &Person, body: Value) -> String {
    shop.house.wait_minutes(1);
    text(&shop.answer(person, body).done().await, "/id")
}

async fn ids(shop: &TestShop, query: &str) -> Vec<String> {
    let list = shop.told(&format!("/answers{query}")).await;
    list["data"].as_array().unwrap().iter().map(|row| text(row, "/id")).collect()
}

/// These, each by its id.
fn some(ids: &[&String]) -> Vec<String> {
    ids.iter().copied().cloned().collect()
}

both!(what_was_said_is_listed_with_what_was_answered);
async fn what_was_said_is_listed_with_what_was_answered(shop: TestShop) {
    shop.program(buy(10)).await;
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    let bad = said(&shop, &marta, json!({"kind": "nps", "score": 6, "comment": "Cold coffee."})).await;
    let good = said(&shop, &paolo, json!({"kind": "nps", "score": 7})).await;
    let csat = said(&shop, &paolo, json!({"kind": "csat", "score": 2})).await;
    let fair = said(&shop, &paolo, json!({"kind": "csat", "score": 3})).await;
    let of_ten = said(&shop, &paolo, json!({"kind": "csat", "score": 4, "scale_max": 10})).await;
    let five = said(&shop, &paolo, json!({"kind": "csat", "score": 5, "scale_max": 10})).await;
    let rows = shop.told("/answers").await["data"].clone();
    let first = json!({
        "id": bad, "customer": {"id": marta.id, "display_name": "Marta"}, "kind": "nps", "score": 6, "scale_max": 10,
        "made_at": "2026-03-10T09:01:00.000Z", "is_unhappy": true, "comment": "Cold coffee.", "answered_at": null,
        "answer_text": null,
    });
    assert_eq!(rows[5], first);
    assert_eq!(ids(&shop, "").await, some(&[&five, &of_ten, &fair, &csat, &good, &bad]));
    assert_eq!(ids(&shop, "?unhappy=true").await, some(&[&of_ten, &csat, &bad]));
    assert_eq!(ids(&shop, "?unhappy=false").await, some(&[&five, &fair, &good]));
    let unhappy: Vec<bool> = rows.as_array().unwrap().iter().map(|row| row["is_unhappy"].as_bool().unwrap()).collect();
    assert_eq!(unhappy, [false, true, false, true, false, true], "the list and its question agree");

    // Answered twice: what was answered first is what it was answered.
    for words in ["We are sorry.", "Come by!"] {
        shop.house.wait_minutes(1);
        let note = json!({"kind": "answer", "text": words, "answer_id": bad});
        shop.post(&format!("/customers/{}/notes", marta.id), &note).done().await;
    }
    assert_eq!(ids(&shop, "?answered=true").await, some(&[&bad]));
    assert_eq!(ids(&shop, "?unhappy=true&answered=false").await, some(&[&of_ten, &csat]));
    let row = shop.told("/answers?answered=true").await["data"][0].clone();
    assert_eq!(
        (&row["answer_text"], &row["answered_at"]),
        (&json!("We are sorry."), &json!("2026-03-10T09:07:00.000Z"))
    );
    shop.refuses(shop.get("/answers?unhappy=perhaps"), 400, "bad-request").await;
}

both!(the_inbox_has_pages_and_forgets_who_was_erased);
async fn the_inbox_has_pages_and_forgets_who_was_erased(shop: TestShop) {
    let (marta, ada) = (shop.customer("Marta").await, shop.customer("Ada").await);
    let mut made = Vec::new();
    for _ in 0..101 {
        made.push(said(&shop, &marta, json!({"kind": "nps", "score": 2})).await);
    }
    said(&shop, &ada, json!({"kind": "nps", "score": 2})).await;
    let page = ada.page_url.strip_prefix("https://bar.example").unwrap();
    let erased = shop.browse(axum::http::Method::POST, &format!("{page}/privacy/erasure")).form("").send().await;
    assert_eq!(erased.status, 200);
    made.reverse();
    let first = shop.told("/answers?unhappy=true").await;
    assert_eq!(ids(&shop, "?unhappy=true").await, made[..100]);
    let rest = ids(&shop, &format!("?unhappy=true&cursor={}", text(&first, "/next_cursor"))).await;
    assert_eq!(rest, made[100..]);
}
