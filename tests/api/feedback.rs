//! What customers say when they are asked, and what went wrong for them.

use serde_json::{Value, json};

use crate::shop::{Person, TestShop, text};

fn scores(page: &Value) -> Vec<i64> {
    page["data"].as_array().unwrap().iter().map(|answer| answer["score"].as_i64().unwrap()).collect()
}

both!(an_answer_is_kept_as_it_was_given);
async fn an_answer_is_kept_as_it_was_given(shop: TestShop) {
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    let body = json!({"kind": "nps", "score": 0, "comment": " Cold coffee.\r\nTwice. "});
    let first = shop.answer(&marta, body).send().await.is_new();
    let id = text(&first, "/id");
    let expected = json!({
        "id": id, "customer_id": marta.id, "kind": "nps", "score": 0, "scale_max": 10,
        "comment": "Cold coffee.\nTwice.", "made_at": "2026-03-10T09:00:00.000Z",
    });
    assert_eq!(first, expected);
    let of_five = shop.answer(&marta, json!({"kind": "csat", "score": 5})).send().await.is_new();
    assert_eq!((&of_five["scale_max"], &of_five["comment"]), (&json!(5), &Value::Null));
    let of_ten = shop.answer(&marta, json!({"kind": "csat", "score": 10, "scale_max": 10})).send().await.is_new();
    assert_eq!(of_ten["scale_max"], 10);
    let page = shop.get(&format!("/customers/{}/answers", marta.id)).send().await.is(200);
    assert_eq!((scores(&page), &page["next_cursor"]), (vec![10, 5, 0], &Value::Null));
    assert_eq!(page["data"][2], expected);
    let none = shop.get(&format!("/customers/{}/answers", paolo.id)).send().await.is(200);
    assert_eq!(none, json!({"data": [], "next_cursor": null}));
}

both!(an_answer_off_its_scale_is_refused_with_the_field);
async fn an_answer_off_its_scale_is_refused_with_the_field(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let wrong = [
        (json!({"kind": "nps", "score": 11}), "/score"),
        (json!({"kind": "nps", "score": -1}), "/score"),
        (json!({"kind": "nps", "score": 7.5}), "/score"),
        (json!({"kind": "nps", "score": 5, "scale_max": 5}), "/scale_max"),
        (json!({"kind": "csat", "score": 0}), "/score"),
        (json!({"kind": "csat", "score": 6}), "/score"),
        (json!({"kind": "csat", "score": 11, "scale_max": 10}), "/score"),
        (json!({"kind": "csat", "score": 3, "scale_max": 7}), "/scale_max"),
        (json!({"kind": "ces", "score": 3}), "/kind"),
        (json!({"kind": "nps"}), "/score"),
        (json!({"kind": "nps", "score": 9, "comment": ""}), "/comment"),
        (json!({"kind": "nps", "score": 9, "comment": "x".repeat(2_001)}), "/comment"),
        (json!({"kind": "nps", "score": 9, "at": "2026-03-10T09:00:00Z"}), "/at"),
    ];
    for (body, pointer) in wrong {
        shop.refuses_field(shop.answer(&marta, body), pointer).await;
    }
    let to_nobody = shop.post(&format!("/customers/{}/answers", marta.card), &json!({"kind": "nps", "score": 9}));
    shop.refuses(to_nobody, 404, "not-found").await;
}

both!(an_answer_is_kept_once_under_its_key);
async fn an_answer_is_kept_once_under_its_key(shop: TestShop) {
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    let nine = json!({"kind": "nps", "score": 9});
    let first = shop.answer(&marta, nine.clone()).key("a-1").send().await;
    first.is_new();
    shop.house.wait_days(3);
    shop.answer(&marta, nine.clone()).key("a-1").send().await.repeats(&first);
    shop.refuses(shop.answer(&paolo, nine).key("a-1"), 422, "idempotency-key-reused").await;
    let other = json!({"kind": "nps", "score": 8});
    shop.refuses(shop.answer(&marta, other.clone()).key("a-1"), 422, "idempotency-key-reused").await;
    // A refused answer binds no key.
    shop.refuses_field(shop.answer(&marta, json!({"kind": "nps", "score": 11})).key("a-2"), "/score").await;
    shop.answer(&marta, other).key("a-2").send().await.is_new();
}

both!(answers_come_in_pages);
async fn answers_come_in_pages(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    for number in 0..101 {
        shop.answer(&marta, json!({"kind": "csat", "score": 1 + number % 5})).done().await;
    }
    let path = format!("/customers/{}/answers", marta.id);
    let first = shop.get(&path).send().await.is(200);
    assert_eq!((scores(&first).len(), scores(&first)[0]), (100, 1));
    let rest = shop.get(&format!("{path}?cursor={}", text(&first, "/next_cursor"))).send().await.is(200);
    assert_eq!((scores(&rest), &rest["next_cursor"]), (vec![1], &Value::Null));
    shop.refuses(shop.get(&format!("{path}?cursor=AAAA")), 400, "bad-request").await;
    shop.refuses(shop.get(&format!("{path}?page=2")), 400, "bad-request").await;
}

/// What the cases of a list say, in its order.
async fn cases(shop: &TestShop, query: &str) -> Vec<String> {
    let page = shop.get(&format!("/cases{query}")).send().await.is(200);
    page["data"].as_array().unwrap().iter().map(|case| text(case, "/text")).collect()
}

both!(a_case_is_open_until_it_is_solved_and_then_stays_so);
async fn a_case_is_open_until_it_is_solved_and_then_stays_so(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let open = shop.open_case(&marta, "serious", "Cold coffee.").key("c-1");
    let first = open.clone().send().await;
    let id = text(&first.is_new(), "/id");
    let actor = json!(shop.api_key.id.to_string());
    let opened = json!({
        "id": id, "customer": {"id": marta.id, "display_name": "Marta"}, "weight": "serious", "text": "Cold coffee.",
        "made_at": "2026-03-10T09:00:00.000Z", "actor_kind": "api_key", "actor_id": actor, "solution": null,
    });
    assert_eq!(first.json(), opened);
    assert_eq!(cases(&shop, "?open=true").await, ["Cold coffee."]);

    shop.house.wait_minutes(5);
    let problem = shop.refuses(shop.solve(&id, json!({"solved": false})), 422, "invalid-body").await;
    assert_eq!(problem["errors"][0]["pointer"], "/solved");
    assert!(text(&problem, "/detail").contains("Open a new case"), "{problem}");
    let other_till = shop.with_key(&[timbro::auth::Scope::Counter]).await;
    let solved = other_till.solve(&id, json!({"solved": true, "note": "A coffee on the house."})).send().await.is(200);
    let by = other_till.api_key.id.to_string();
    let mut expected = opened;
    expected["solution"] = json!({
        "note": "A coffee on the house.", "made_at": "2026-03-10T09:05:00.000Z", "actor_kind": "api_key", "actor_id": by,
    });
    assert_eq!(solved, expected);

    // Said again, by somebody else and in other words, the first solution stands.
    shop.house.wait_minutes(5);
    let before = crate::rows::all(&shop.house.app.desk.db).await;
    let again = shop.solve(&id, json!({"solved": true, "note": "Forgotten."})).send().await.is(200);
    assert_eq!((again, crate::rows::all(&shop.house.app.desk.db).await), (expected.clone(), before));
    shop.refuses_field(shop.solve(&id, json!({"solved": false})), "/solved").await;
    // The key's own answer is the one it had.
    open.send().await.repeats(&first);
    assert_eq!(cases(&shop, "?open=true").await, [] as [&str; 0]);
    assert_eq!(cases(&shop, "?open=false").await, ["Cold coffee."]);
}

both!(a_case_is_refused_with_the_field);
async fn a_case_is_refused_with_the_field(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let path = format!("/customers/{}/cases", marta.id);
    for (body, pointer) in [
        (json!({"weight": "grave", "text": "x"}), "/weight"),
        (json!({"text": "x"}), "/weight"),
        (json!({"weight": "minor"}), "/text"),
        (json!({"weight": "minor", "text": "  "}), "/text"),
        (json!({"weight": "minor", "text": "x".repeat(2_001)}), "/text"),
        (json!({"weight": "minor", "text": "x", "solved": true}), "/solved"),
    ] {
        shop.refuses_field(shop.post(&path, &body), pointer).await;
    }
    shop.refuses(shop.open_case(&Person { id: marta.card.clone(), ..marta.clone() }, "minor", "x"), 404, "not-found")
        .await;
    let case = text(&shop.open_case(&marta, "minor", "x").without("idempotency-key").send().await.is_new(), "/id");
    for (body, pointer) in [
        (json!({}), "/solved"),
        (json!({"solved": "yes"}), "/solved"),
        (json!({"solved": true, "note": ""}), "/note"),
        (json!({"solved": true, "text": "y"}), "/text"),
    ] {
        shop.refuses_field(shop.solve(&case, body), pointer).await;
    }
    shop.refuses(shop.solve(&marta.id, json!({"solved": true})), 404, "not-found").await;
    shop.refuses(shop.get("/cases?open=perhaps"), 400, "bad-request").await;
}

both!(serious_cases_come_first_and_of_one_weight_the_newest);
async fn serious_cases_come_first_and_of_one_weight_the_newest(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let mut ids = Vec::new();
    for (weight, what) in [("serious", "s1"), ("minor", "m1"), ("serious", "s2"), ("minor", "m2")] {
        ids.push(text(&shop.open_case(&marta, weight, what).done().await, "/id"));
        shop.house.wait_minutes(1);
    }
    assert_eq!(cases(&shop, "").await, ["s2", "s1", "m2", "m1"]);
    shop.solve(&ids[2], json!({"solved": true})).send().await.is(200);
    assert_eq!(cases(&shop, "?open=true").await, ["s1", "m2", "m1"]);
    assert_eq!(cases(&shop, "?open=false").await, ["s2"]);
    assert_eq!(cases(&shop, "").await, ["s2", "s1", "m2", "m1"]);
    let zofia = shop.customer("Zofia").await;
    shop.open_case(&zofia, "minor", "z1").done().await;
    assert_eq!(cases(&shop, &format!("?customer_id={}", zofia.id)).await, ["z1"]);
    assert_eq!(cases(&shop, &format!("?open=true&customer_id={}", marta.id)).await, ["s1", "m2", "m1"]);
    let zofias = text(&shop.told(&format!("/cases?customer_id={}", zofia.id)).await, "/data/0/id");
    shop.solve(&zofias, json!({"solved": true})).send().await.is(200);
    // Ninety-eight more: the page ends between the weights, and the next begins after it.
    for number in 0..98 {
        shop.open_case(&marta, "serious", &format!("more {number}")).done().await;
    }
    let first = shop.get("/cases").send().await.is(200);
    assert_eq!((first["data"].as_array().unwrap().len(), &first["data"][99]["text"]), (100, &json!("s1")));
    let rest = format!("?cursor={}", text(&first, "/next_cursor"));
    assert_eq!(cases(&shop, &rest).await, ["z1", "m2", "m1"]);
}
