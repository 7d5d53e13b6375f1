//! Tags: the owner's own words for customers.

use axum::http::Method;
use serde_json::json;

use crate::rows;
use crate::shop::{Person, TestShop};

async fn tags(shop: &TestShop, person: &Person) -> serde_json::Value {
    shop.get(&format!("/customers/{}/tags", person.id)).send().await.is(200)["tags"].clone()
}

both!(tags_are_put_on_as_a_set_and_counted);
async fn tags_are_put_on_as_a_set_and_counted(shop: TestShop) {
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    assert_eq!(tags(&shop, &marta).await, json!([]));
    let put = shop.put_tags(&marta, &["terrace", " wholesale ", "terrace"]).send().await.is(200);
    assert_eq!(put, json!({"tags": ["terrace", "wholesale"]}));
    shop.put_tags(&paolo, &["terrace"]).send().await.is(200);
    let list = shop.get("/tags").send().await.is(200);
    let expected = json!([{"tag": "terrace", "customers": 2}, {"tag": "wholesale", "customers": 1}]);
    assert_eq!(list, json!({"data": expected}));
    // The set is replaced, whole; an empty one takes all off.
    shop.put_tags(&marta, &["birthday", "wholesale"]).send().await.is(200);
    assert_eq!(
        (tags(&shop, &marta).await, tags(&shop, &paolo).await),
        (json!(["birthday", "wholesale"]), json!(["terrace"]))
    );
    let list = shop.get("/tags").send().await.is(200);
    let one_each = ["birthday", "terrace", "wholesale"].map(|tag| json!({"tag": tag, "customers": 1}));
    assert_eq!(list["data"], json!(one_each));
    shop.put_tags(&marta, &[]).send().await.is(200);
    shop.put_tags(&paolo, &[]).send().await.is(200);
    assert_eq!(shop.get("/tags").send().await.is(200), json!({"data": []}));
}

both!(the_same_tags_again_write_nothing);
async fn the_same_tags_again_write_nothing(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    shop.put_tags(&marta, &["b", "a"]).send().await.is(200);
    let before = rows::all(&shop.house.app.desk.db).await;
    shop.house.wait_days(1);
    assert_eq!(shop.put_tags(&marta, &["a", "b"]).send().await.is(200), json!({"tags": ["a", "b"]}));
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
}

both!(bad_tags_are_refused_with_the_field);
async fn bad_tags_are_refused_with_the_field(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let numbers: Vec<String> = (0..21).map(|number| number.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    shop.put_tags(&marta, &numbers[..20]).send().await.is(200);
    shop.refuses_field(shop.put_tags(&marta, &numbers), "/tags").await;
    for wrong in ["", "a\nb", &"x".repeat(41)] {
        shop.refuses_field(shop.put_tags(&marta, &["fine", wrong]), "/tags/1").await;
    }
    let call = || shop.ask(Method::PUT, &format!("/customers/{}/tags", marta.id));
    shop.refuses_field(call().json(&json!({})), "/tags").await;
    shop.refuses_field(call().json(&json!({"tags": "terrace"})), "/tags").await;
    let nobody = Person { id: marta.card.clone(), ..marta.clone() };
    shop.refuses(shop.put_tags(&nobody, &["terrace"]), 404, "not-found").await;
}
