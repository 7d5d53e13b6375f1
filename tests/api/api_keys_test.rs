//! Test keys: they open a twin of the shop, in which nothing is real, and by which nothing real is touched.

use serde_json::{Value, json};

use crate::api_keys::{made, with};
use crate::shop::{TestShop, buy, text};

fn test_key() -> Value {
    json!({"name": "Trying out", "scopes": ["counter", "owner"], "mode": "test"})
}

both!(a_test_key_opens_a_twin_that_knows_nothing_of_the_shop);
async fn a_test_key_opens_a_twin_that_knows_nothing_of_the_shop(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let visit = text(&shop.scan(&code).done().await, "/visit/id");
    let (id, test) = made(&shop, test_key()).await;
    assert!(test.key.starts_with("tmb_test_"));
    assert_eq!(test.told("/programs").await["data"], json!([]));
    assert_eq!(test.told("/customers").await["data"], json!([]));
    shop.refuses(test.void(&visit), 404, "not-found").await;
    shop.refuses(test.get(&format!("/cards/{}", marta.card)), 404, "not-found").await;

    // It is a whole shop: what works there, works in it, and nobody at the shop hears of it.
    test.program(buy(2)).await;
    let tester = test.customer("Tester").await;
    let theirs = test.printed(&tester).await;
    test.scan(&theirs).done().await;
    shop.house.wait_days(1);
    assert!(!shop.told("/customers").await.to_string().contains("Tester"));
    assert_eq!(test.told("/customers").await["data"].as_array().unwrap().len(), 1);
    assert_eq!(shop.told("/programs").await["data"].as_array().unwrap().len(), 1);
    let page = test.browse(axum::http::Method::GET, tester.page_url.strip_prefix("https://bar.example").unwrap());
    assert!(page.send().await.text().contains("Bar Sole (test)"));

    // Codes of one are none of the other's, in whatever form.
    let live_text = shop.live(&marta).await;
    for code in [&code, &live_text, &marta.short_code] {
        shop.refuses(test.scan(code), 404, "code-unknown").await;
    }
    for code in [&theirs, &test.live(&tester).await, &tester.short_code] {
        shop.refuses(shop.scan(code), 404, "code-unknown").await;
    }

    // The shop keeps its test keys, and the twin knows only of its own.
    let keys = shop.told("/keys").await;
    assert_eq!((&keys["data"][0]["id"], &keys["data"][0]["mode"]), (&json!(id), &json!("test")));
    let own = test.told("/keys").await;
    assert_eq!(own["data"].as_array().unwrap().len(), 1);
    assert_eq!(own["data"][0]["mode"], "test");
}

both!(a_test_key_makes_test_keys_and_the_shop_revokes_them);
async fn a_test_key_makes_test_keys_and_the_shop_revokes_them(shop: TestShop) {
    let (_, test) = made(&shop, test_key()).await;
    let live = json!({"name": "Live", "scopes": ["owner"], "mode": "live"});
    shop.refuses(test.post("/keys", &live), 403, "forbidden").await;
    let (second, other) = made(&test, json!({"name": "Second", "scopes": ["owner"]})).await;
    assert!(other.key.starts_with("tmb_test_"), "its keys are test keys unless told");
    let (_, third) = made(&shop, test_key()).await;
    third.program(buy(5)).await;
    assert_eq!(other.told("/programs").await["data"].as_array().unwrap().len(), 1, "there is one twin");

    // The live keys are none of the twin's.
    let own = shop.api_key.id;
    let rotation = |by: &TestShop, id: &str| by.post(&format!("/keys/{id}/rotation"), &json!({"overlap_hours": 1}));
    let revocation = |by: &TestShop, id: &str| by.ask(axum::http::Method::DELETE, &format!("/keys/{id}"));
    shop.refuses(rotation(&test, &own.to_string()), 404, "not-found").await;
    shop.refuses(revocation(&test, &own.to_string()), 404, "not-found").await;
    let fresh = rotation(&shop, &second).send().await.is(201);
    assert!(text(&fresh, "/secret").starts_with("tmb_test_"));
    let fresh = with(&shop, &text(&fresh, "/secret"));
    fresh.get("/programs").send().await.is(200);
    revocation(&shop, &second).send().await.is(204);
    for gone in [&fresh, &other] {
        shop.refuses(gone.get("/programs"), 401, "unauthorized").await;
    }
    // Another shop's twin is as foreign as the shop.
    let luna = shop.neighbour().await;
    let (theirs, _) = made(&luna, test_key()).await;
    shop.refuses(rotation(&shop, &theirs), 404, "not-found").await;
    shop.refuses(revocation(&shop, &theirs), 404, "not-found").await;
}
