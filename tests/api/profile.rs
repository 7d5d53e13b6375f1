//! One customer at a glance, and what they told being put right.

use axum::http::Method;
use serde_json::{Value, json};

use crate::call::Call;
use crate::disk;
use crate::owner::Browser;
use crate::privacy_page::turn;
use crate::shop::{Person, TestShop, buy, text};

async fn profile(shop: &TestShop, person: &Person) -> Value {
    shop.told(&format!("/customers/{}", person.id)).await
}

fn change(shop: &TestShop, person: &Person, body: &Value) -> Call {
    shop.ask(Method::PATCH, &format!("/customers/{}", person.id)).json(body)
}

/// Name, mail, telephone, birthday.
fn told(profile: &Value) -> Value {
    json!([profile["display_name"], profile["email"], profile["phone"], profile["birthday"]])
}

async fn finds(shop: &TestShop, what: &str) -> usize {
    let found = shop.told(&format!("/customers?query={}", what.replace('@', "%40").replace('+', "%2B"))).await;
    found["data"].as_array().unwrap().len()
}

both!(a_customer_is_shown_at_a_glance);
async fn a_customer_is_shown_at_a_glance(shop: TestShop) {
    shop.program(buy(10)).await;
    let new = json!({"display_name": "Marta", "email": "marta@example.org", "consents": ["service_messages"]});
    let joined = shop.post("/customers", &new).send().await.is_new();
    let marta = Person {
        id: text(&joined, "/id"),
        card: text(&joined, "/card/id"),
        short_code: text(&joined, "/card/short_code"),
        page_url: text(&joined, "/card/page_url"),
    };
    let since = json!(shop.house.now().to_string());
    shop.put_tags(&marta, &["terrace"]).done().await;
    let seen = profile(&shop, &marta).await;
    let card = json!({"id": marta.card, "short_code": marta.short_code, "page_url": marta.page_url});
    let expected = json!({
        "id": marta.id, "display_name": "Marta", "email": "marta@example.org", "phone": null, "birthday": null,
        "made_at": since, "tags": ["terrace"], "cards": [card], "merges": [],
        "consents": [{"purpose": "service_messages", "is_given": true, "at": since}],
    });
    assert_eq!(seen, expected);
    // Another card of hers: both cards and both words are hers, and the last word counts.
    shop.house.wait_minutes(1);
    let other = shop.customer("Marta R.").await;
    turn(&shop, &other, "service_messages", true).await;
    shop.house.wait_minutes(1);
    turn(&shop, &other, "service_messages", false).await;
    let said_at = json!(shop.house.now().to_string());
    let merge = shop.post(&format!("/customers/{}/merge", marta.id), &json!({"into": other.id})).send().await.is_new();
    let seen = profile(&shop, &marta).await;
    assert_eq!((&seen["cards"][0]["id"], &seen["cards"][1]), (&json!(other.card), &card));
    let word = json!([{"purpose": "service_messages", "is_given": false, "at": said_at}]);
    assert_eq!(seen["consents"], word);
    let with = json!({"id": other.id, "display_name": "Marta R."});
    let merged = json!({"id": merge["id"], "with": with, "made_at": said_at, "undone_at": null});
    assert_eq!(seen["merges"], json!([merged]));
    assert_eq!(profile(&shop, &other).await["merges"][0]["with"]["id"], json!(marta.id));
    shop.house.wait_minutes(1);
    shop.post(&format!("/merges/{}/undo", text(&merge, "/id")), &json!({})).send().await.is(201);
    let parted = profile(&shop, &marta).await;
    assert_eq!(parted["merges"][0]["undone_at"], json!(shop.house.now().to_string()));
    assert_eq!((&parted["cards"], &parted["consents"]), (&json!([card]), &expected["consents"]));
}

both!(what_is_named_is_put_right_and_nothing_else);
async fn what_is_named_is_put_right_and_nothing_else(shop: TestShop) {
    disk::listen();
    let marta = shop.customer("Marta").await;
    let all = json!({"display_name": " Marta Rossi ", "email": "Marta@Example.ORG", "phone": "+39 06 5519 0733",
        "birthday": "1984-11-03"});
    let put = change(&shop, &marta, &all).send().await.is(200);
    assert_eq!(told(&put), json!(["Marta Rossi", "Marta@example.org", "+390655190733", "1984-11-03"]));
    assert_eq!(profile(&shop, &marta).await, put);
    assert_eq!((finds(&shop, "marta@example.org").await, finds(&shop, "+390655190733").await), (1, 1));
    disk::has_none_of(&shop.house, &["Marta Rossi", "Marta@example.org", "390655190733", "1984-11-03"]).await;

    let part = change(&shop, &marta, &json!({"phone": null, "birthday": "05-17"})).send().await.is(200);
    assert_eq!(told(&part), json!(["Marta Rossi", "Marta@example.org", null, "05-17"]));
    assert_eq!(finds(&shop, "+390655190733").await, 0, "a number that was taken away finds nobody");
    let same = change(&shop, &marta, &json!({})).send().await.is(200);
    assert_eq!(same, part);
    for (body, pointer) in [
        (json!({"email": "marta"}), "/email"),
        (json!({"phone": "12"}), "/phone"),
        (json!({"birthday": "30.02."}), "/birthday"),
        (json!({"display_name": ""}), "/display_name"),
        (json!({"locale": "it"}), "/locale"),
    ] {
        shop.refuses_field(change(&shop, &marta, &body), pointer).await;
    }
    // Which fields is written down, and never what they say.
    let audited = shop.told("/audit?action=customer_changed").await;
    let rows = audited["data"].as_array().unwrap();
    let after: Vec<&Value> = rows.iter().map(|row| &row["after"]).collect();
    let every = json!({"birthday": "told", "display_name": "told", "email": "told", "phone": "told"});
    assert_eq!(after, [&json!({"birthday": "told", "phone": "taken_away"}), &every]);
    assert!(rows.iter().all(|row| row["subject_id"] == json!(marta.id)));
    assert_eq!(
        told(&change(&shop, &marta, &json!({"display_name": null, "email": null, "birthday": null})).done().await),
        json!([null, null, null, null])
    );
}

both!(a_birthday_goes_with_its_person);
async fn a_birthday_goes_with_its_person(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let anna = Browser::set_up(&shop, "Anna").await;
    let path = format!("/customers/{}", marta.id);
    let put = anna.ask(Method::PATCH, &path).json(&json!({"birthday": "1990-05-17"})).send().await.is(200);
    assert_eq!(put["birthday"], "1990-05-17");
    let page = marta.page_url.strip_prefix("https://bar.example").unwrap();
    let export = shop.browse(Method::GET, &format!("{page}/privacy/export.json")).send().await.json();
    assert_eq!(export["profile"]["birthday"], "1990-05-17");
    assert!(shop.browse(Method::GET, &format!("{page}/privacy/export")).send().await.text().contains("1990-05-17"));
    anna.ask(Method::DELETE, &path).send().await.is(204);
    shop.refuses(shop.get(&path), 404, "not-found").await;
    shop.refuses(change(&shop, &marta, &json!({"birthday": "05-17"})), 404, "not-found").await;
}
