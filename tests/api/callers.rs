//! Who may ask.

use axum::http::Method;
use serde_json::json;
use timbro::auth::{ApiKey, Scope};

use crate::shop::{TestShop, buy, text};
use crate::tenants::operations;

both!(without_a_good_key_nothing_is_told);
async fn without_a_good_key_nothing_is_told(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let cut = &shop.key[..shop.key.len() - 1];
    let wrong = [
        format!("Bearer {cut}"),
        format!("Bearer {}x", shop.key),
        format!("Bearer tmb_live_{}", "0".repeat(32)),
        format!("Basic {}", shop.key),
        shop.key.clone(),
        "Bearer ".to_owned(),
        format!("Bearer {}", "x".repeat(5_000)),
    ];
    // The picture of a ticket is found by its secret; how one can sign in is told before, and so is the challenge.
    let open = ["/tickets/{file}", "/owner/ways", "/sessions/challenges"];
    let guarded = operations().into_iter().filter(|operation| !open.contains(&operation.path.as_str()));
    for operation in guarded {
        let call = operation.with_id(&shop, &marta.card);
        let answer = call.clone().without("authorization").send().await;
        answer.refused(401, "unauthorized");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"), "{}", operation.path);
        shop.refuses(call.header("authorization", &wrong[0]), 401, "unauthorized").await;
    }
    for key in &wrong {
        shop.refuses(shop.get("/programs").header("authorization", key), 401, "unauthorized").await;
    }
    // A cookie is no key.
    let call = shop.get("/programs").without("authorization").header("cookie", &format!("__Host-timbro={}", shop.key));
    shop.refuses(call, 401, "unauthorized").await;
}

both!(a_counters_key_serves_and_does_not_rule);
async fn a_counters_key_serves_and_does_not_rule(shop: TestShop) {
    let program = shop.program(buy(2)).await;
    let marta = shop.customer("Marta").await;
    let (code, live) = (shop.printed(&marta).await, shop.live(&marta).await);
    let till = shop.with_key(&[Scope::Counter]).await;
    let card = |rest: &str| till.get(&format!("/cards/{}{rest}", marta.card));
    let forbidden = [
        till.get("/sessions"),
        till.get(&format!("/programs/{program}")),
        till.post("/programs", &buy(5)),
        till.change(&program, buy(1)),
        till.set_status(&program, "ended"),
        card("/code"),
        card("/live-code"),
        card("/code.svg"),
        card("/code.png"),
        till.post("/sheets", &json!({"cards": 1})),
        till.get(&format!("/sheets/{}", marta.card)),
        till.adjust(&marta, &program, 1),
        till.give(&marta, "a cake"),
        till.put_tags(&marta, &["terrace"]),
        till.get(&format!("/customers/{}/tags", marta.id)),
        till.get("/tags"),
        till.get("/nudges"),
        till.post(&format!("/customers/{}/nudges", marta.id), &json!({"kind": "greet"})),
        till.get("/answers"),
        till.get(&format!("/customers/{}", marta.id)),
        till.ask(Method::PATCH, &format!("/customers/{}", marta.id)).json(&json!({"email": null})),
        till.get("/staff"),
        till.post("/staff", &json!({"name": "Giulia", "role": "owner"})),
        till.put_pin(&marta.id, "2580"),
        till.end_staff(&marta.id),
        till.get("/devices"),
        till.post("/devices/enrolments", &json!({"name": "Tablet"})),
        till.ask(Method::DELETE, &format!("/devices/{}", marta.id)),
        till.get("/settings/retention"),
        till.get("/settings/feedback"),
        till.get("/settings/office"),
        till.ask(Method::PUT, "/settings/office").json(&json!({"tiles": []})),
        till.ask(Method::PUT, "/settings/feedback").json(&json!({"question": "none"})),
        till.post("/notes", &json!({"kind": "note", "text": "x", "segment": "regular"})),
        till.ask(Method::PUT, "/settings/retention").json(&json!({})),
        till.get("/goals"),
        till.ask(Method::PUT, "/goals/visits").json(&json!({"target": 1, "by": "2026-12-31"})),
        till.ask(Method::DELETE, "/goals/visits"),
        till.work_out("churn", json!({"S": 10, "L": 1})),
        till.get("/retention/calculator"),
        till.get("/retention/calculator/formulas"),
    ];
    for call in forbidden {
        let problem = till.refuses(call, 403, "forbidden").await;
        assert_eq!(problem["scope"], "owner");
    }
    till.customer("Paolo").await;
    till.take_over(&marta, &program, 1).send().await.is(201);
    let scanned = till.scan(&code).send().await.is(201);
    till.redeem(&text(&scanned, "/rewards/0/id"), &live).send().await.is(201);
    let visit = text(&till.scan(&code).send().await.is(201), "/visit/id");
    till.void(&visit).send().await.is(201);
    till.post("/tickets", &json!({})).send().await.is(201);
    till.answer(&marta, json!({"kind": "nps", "score": 9})).send().await.is(201);
    let case = text(&till.open_case(&marta, "minor", "Out of cornetti.").send().await.is(201), "/id");
    till.solve(&case, json!({"solved": true})).send().await.is(200);
    till.get("/cases").send().await.is(200);
    till.get("/programs").send().await.is(200);
    till.card(&marta).await;
    assert_eq!(till.entries(&marta).await[0].0, "void");
}

both!(a_key_ends_when_its_time_is_over);
async fn a_key_ends_when_its_time_is_over(shop: TestShop) {
    let until = shop.house.now().plus_minutes(60);
    let guest = TestShop { api_key: ApiKey { expires_at: Some(until), ..shop.api_key.clone() }, ..shop.clone() };
    let guest = guest.with_key(&[Scope::Counter, Scope::Owner]).await;
    guest.get("/programs").send().await.is(200);
    shop.house.wait_minutes(60);
    guest.refuses(guest.get("/programs"), 401, "unauthorized").await;
    shop.get("/programs").send().await.is(200);
}
