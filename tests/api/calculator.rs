//! The calculator, for owners who have their figures on paper only.

use serde_json::{Value, json};
use timbro::retention::{FORMULAS, examples};

use crate::rows;
use crate::shop::{TestShop, text};

async fn kept(shop: &TestShop, query: &str) -> Vec<String> {
    let page = shop.get(&format!("/retention/calculator{query}")).send().await.is(200);
    page["data"].as_array().unwrap().iter().map(|one| text(one, "/exact")).collect()
}

both!(what_is_worked_out_is_told_with_its_formula_and_kept);
async fn what_is_worked_out_is_told_with_its_formula_and_kept(shop: TestShop) {
    let body = json!({"metric": "crr", "inputs": {"S": 120, "E": "130", "N": 40.0}, "name": "Spring"});
    let first = shop.post("/retention/calculator", &body).send().await.is_new();
    let expected = json!({
        "id": first["id"], "metric": "crr", "name": "Spring", "inputs": {"S": 120, "E": "130", "N": 40.0},
        "formula": "(E − N) / S", "exact": "3/4", "value": 0.75, "made_at": "2026-03-10T09:00:00.000Z",
    });
    assert_eq!(first, expected);
    shop.house.wait_days(90);
    shop.work_out("crr", json!({"S": 90, "L": 30})).send().await.is_new();
    shop.work_out("time_between_customer", json!({"gaps": [7, 8, 10.5]})).send().await.is_new();
    assert_eq!(kept(&shop, "?metric=crr").await, ["2/3", "3/4"]);
    assert_eq!(kept(&shop, "?metric=time_between_customer").await, ["17/2"]);
    assert_eq!(kept(&shop, "?metric=nps").await, [] as [&str; 0]);
    let page = shop.get("/retention/calculator").send().await.is(200);
    assert_eq!(
        (page["data"].as_array().unwrap().len(), &page["data"][2], &page["next_cursor"]),
        (3, &expected, &Value::Null)
    );
    shop.refuses(shop.get("/retention/calculator?metric=visits"), 400, "bad-request").await;
}

both!(what_shall_not_be_kept_leaves_no_trace);
async fn what_shall_not_be_kept_leaves_no_trace(shop: TestShop) {
    let before = rows::all(&shop.house.app.desk.db).await;
    let body = json!({"metric": "churn", "inputs": {"S": 3, "L": 1}, "save": false});
    let told = shop.post("/retention/calculator", &body).send().await.is(200);
    assert_eq!((&told["id"], &told["exact"], &told["name"]), (&Value::Null, &json!("1/3"), &Value::Null));
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
}

both!(a_calculation_is_kept_once_under_its_key);
async fn a_calculation_is_kept_once_under_its_key(shop: TestShop) {
    let call = shop.work_out("churn", json!({"S": 3, "L": 1})).key("c-1");
    let first = call.clone().send().await;
    first.is_new();
    shop.house.wait_days(1);
    call.send().await.repeats(&first);
    let other = shop.work_out("churn", json!({"S": 3, "L": 2})).key("c-1");
    shop.refuses(other, 422, "idempotency-key-reused").await;
    let keyless = shop.work_out("churn", json!({"S": 3, "L": 1})).without("idempotency-key");
    keyless.clone().send().await.is_new();
    keyless.send().await.is_new();
    assert_eq!(kept(&shop, "").await.len(), 3);
}

both!(figures_that_give_nothing_are_refused_with_the_field);
async fn figures_that_give_nothing_are_refused_with_the_field(shop: TestShop) {
    let wrong = [
        ("visits", json!({"S": 1}), "/metric"),
        ("churn", json!({"S": 1}), "/inputs"),
        ("churn", json!({"S": 1, "L": 1, "E": 1}), "/inputs"),
        ("churn", json!({"S": 0, "L": 0}), "/inputs"),
        ("crr", json!({"S": 10, "E": 9, "N": 1, "L": 3}), "/inputs"),
        ("churn", json!({"S": 1, "L": null}), "/inputs/L"),
        ("churn", json!({"S": 1, "L": "one"}), "/inputs/L"),
        ("churn", json!({"S": 1e300, "L": 1}), "/inputs/S"),
        ("csat", json!({"satisfied": 1, "responses": [2, 3]}), "/inputs/responses"),
        ("time_between_customer", json!({"gaps": []}), "/inputs"),
        ("time_between_customer", json!({"gaps": vec![1; 1_001]}), "/inputs/gaps"),
        ("churn", json!([1, 2]), "/inputs"),
    ];
    for (metric, inputs, pointer) in wrong {
        shop.refuses_field(shop.work_out(metric, inputs), pointer).await;
    }
    let call = |body: Value| shop.post("/retention/calculator", &body);
    shop.refuses_field(call(json!({"metric": "churn"})), "/inputs").await;
    let inputs = json!({"S": 3, "L": 1});
    shop.refuses_field(call(json!({"metric": "churn", "inputs": inputs, "name": ""})), "/name").await;
    shop.refuses_field(call(json!({"metric": "churn", "inputs": inputs, "save": "no"})), "/save").await;
    shop.refuses_field(call(json!({"metric": "churn", "inputs": inputs, "at": 1})), "/at").await;
}

both!(every_formula_is_listed_and_works_the_guides_examples);
async fn every_formula_is_listed_and_works_the_guides_examples(shop: TestShop) {
    let list = shop.get("/retention/calculator/formulas").send().await.is(200);
    let list = list["data"].as_array().unwrap();
    assert_eq!(list.len(), FORMULAS.len());
    assert_eq!(list[0], json!({"metric": "crr", "inputs": ["S", "E", "N"], "formula": "(E − N) / S"}));
    for example in examples().as_array().unwrap() {
        let told = shop.work_out(&text(example, "/metric"), example["inputs"].clone()).send().await.is_new();
        assert_eq!(told["exact"], example["exact"], "{example}");
        assert!(list.iter().any(|one| one["formula"] == told["formula"] && one["metric"] == told["metric"]), "{told}");
    }
}
