//! Idempotency keys: one key, one effect, one answer for ever.

use axum::http::Method;
use serde_json::{Value, json};

use crate::shop::{TestShop, buy, buy_within_limits, text};

both!(a_key_is_asked_for_where_stamps_move);
async fn a_key_is_asked_for_where_stamps_move(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let visit = text(&shop.scan(&shop.printed(&marta).await).done().await, "/visit/id");
    let calls = [
        shop.scan(&shop.printed(&marta).await),
        shop.void(&visit),
        shop.refund(&visit, 1, 0),
        shop.adjust(&marta, &program, 1),
        shop.take_over(&marta, &program, 1),
        shop.give(&marta, "a cornetto"),
        shop.redeem(&visit, "code"),
        shop.post(&format!("/customers/{}/payments", marta.id), &json!({"amount_minor": 100})),
        shop.answer(&marta, json!({"kind": "nps", "score": 9})),
    ];
    let too_long = "k".repeat(256);
    for call in calls {
        shop.refuses(call.clone().without("idempotency-key"), 400, "idempotency-key-missing").await;
        for key in ["", "two words", "klucz-ż", &too_long] {
            shop.refuses(call.clone().key(key), 400, "idempotency-key-malformed").await;
        }
    }
    // Where it is not required it is honoured, and so checked.
    let call = shop.post("/customers", &json!({})).key("two words");
    shop.refuses(call, 400, "idempotency-key-malformed").await;
    let code = shop.printed(&marta).await;
    shop.scan(&code).key(&"k".repeat(255)).send().await.is_new();
    shop.scan(&code).key("!").send().await.is_new();
}

both!(a_repeat_is_answered_with_the_first_answer_whatever_happened_since);
async fn a_repeat_is_answered_with_the_first_answer_whatever_happened_since(shop: TestShop) {
    let program = shop.program(buy_within_limits(3)).await;
    let marta = shop.customer("Marta").await;
    let live = shop.live(&marta).await;
    let scan = shop.scan_with(&live, &json!({"stamps": 4, "order_ref": "A-17"})).key("scan-1");
    let first = scan.clone().send().await;
    assert_eq!(text(&first.is_new(), "/rewards/0/title"), "a coffee");
    // At once, when the cool-down would refuse it.
    scan.clone().send().await.repeats(&first);
    // After more scans, a new version, a redemption, and when the code is long stale.
    shop.house.wait_minutes(60);
    shop.scan(&shop.printed(&marta).await).send().await.is_new();
    shop.change(&program, buy(2)).send().await.is(201);
    shop.house.wait_minutes(60);
    shop.scan(&shop.printed(&marta).await).send().await.is_new();
    let reward = text(&first.json(), "/rewards/0/id");
    shop.redeem(&reward, &shop.live(&marta).await).send().await.is_new();
    shop.set_status(&program, "ended").send().await.is(200);
    shop.house.wait_days(400);
    scan.clone().send().await.repeats(&first);
    // White space and the order of fields are no other request.
    let same = format!(r#"{{ "order_ref":"A-17", "stamps" : 4, "code":"{live}"}}"#);
    scan.body(same).send().await.repeats(&first);
}

both!(a_key_belongs_to_one_request_and_one_shop);
async fn a_key_belongs_to_one_request_and_one_shop(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    let code = shop.printed(&marta).await;
    let first = shop.scan(&code).key("one").send().await;
    let visit = text(&first.is_new(), "/visit/id");
    let others = [
        shop.scan_with(&code, &json!({"stamps": 2})),
        shop.scan_with(&code, &json!({"amount_minor": 100})),
        shop.scan(&shop.printed(&paolo).await),
        shop.adjust(&marta, &program, 1),
        shop.take_over(&marta, &program, 1),
        shop.void(&visit),
        shop.refund(&visit, 0, 1),
        shop.give(&marta, "a cornetto"),
        shop.post("/customers", &json!({"display_name": "Marta"})),
        shop.post("/programs", &buy(5)),
        shop.post("/tickets", &json!({})),
        shop.post("/sheets", &json!({"cards": 1})),
        shop.post(&format!("/customers/{}/payments", marta.id), &json!({"amount_minor": 100})),
        shop.answer(&marta, json!({"kind": "nps", "score": 9})),
        shop.open_case(&marta, "minor", "Out of cornetti."),
        shop.work_out("churn", json!({"S": 10, "L": 1})),
    ];
    for other in others {
        shop.refuses(other.key("one"), 422, "idempotency-key-reused").await;
    }
    shop.scan(&code).key("one").send().await.repeats(&first);

    let luna = shop.neighbour().await;
    luna.program(buy(10)).await;
    let zofia = luna.customer("Zofia").await;
    luna.scan(&luna.printed(&zofia).await).key("one").send().await.is_new();
}

both!(a_refusal_binds_no_key);
async fn a_refusal_binds_no_key(shop: TestShop) {
    shop.program(buy_within_limits(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan(&code).send().await.is_new();
    shop.refuses(shop.scan("nonsense").key("again"), 422, "code-malformed").await;
    shop.refuses(shop.scan(&code).key("again"), 409, "cool-down").await;
    shop.house.wait_minutes(10);
    let answer = shop.scan_with(&code, &json!({"stamps": 2})).key("again").send().await;
    assert_eq!(answer.is_new()["card"]["progress"][0]["stamps"], 3);
}

both!(every_write_is_done_once_under_a_key);
async fn every_write_is_done_once_under_a_key(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let scanned = shop.scan_with(&shop.printed(&marta).await, &json!({"amount_minor": 900})).done().await;
    let visit = text(&scanned, "/visit/id");
    let reward = text(&shop.give(&marta, "a cornetto").done().await, "/id");
    let told = [
        shop.redeem(&reward, &shop.live(&marta).await),
        shop.take_over(&marta, &program, 3),
        shop.adjust(&marta, &program, 2),
        shop.give(&marta, "a cake"),
        shop.refund(&visit, 400, 0),
        shop.void(&visit),
        shop.post(&format!("/customers/{}/payments", marta.id), &json!({"amount_minor": 700})),
        shop.answer(&marta, json!({"kind": "csat", "score": 4, "comment": "Warm."})),
        shop.open_case(&marta, "minor", "Out of cornetti."),
        shop.work_out("churn", json!({"S": 10, "L": 1})),
    ];
    for call in told {
        let first = call.clone().send().await;
        first.is_new();
        let before = crate::rows::all(&shop.house.app.desk.db).await;
        shop.house.wait_minutes(3);
        call.send().await.repeats(&first);
        assert_eq!(crate::rows::all(&shop.house.app.desk.db).await, before);
    }
    let desk: [(&str, Value); 5] = [
        ("/customers", json!({"display_name": "Paolo"})),
        ("/programs", buy(5)),
        ("/tickets", json!({"stamps": 2})),
        ("/sheets", json!({"cards": 3})),
        (&format!("/programs/{program}/versions"), crate::shop::as_version(buy(8))),
    ];
    for (path, body) in desk {
        let call = shop.post(path, &body);
        let first = call.clone().send().await;
        first.is(201);
        let before = crate::rows::all(&shop.house.app.desk.db).await;
        let again = call.send().await;
        assert_eq!((again.status, again.text()), (200, first.text()), "{path}");
        assert_eq!(crate::rows::all(&shop.house.app.desk.db).await, before, "{path}");
    }
}

both!(a_status_is_set_as_often_as_one_likes);
async fn a_status_is_set_as_often_as_one_likes(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    for _ in 0..2 {
        assert_eq!(shop.set_status(&program, "paused").send().await.is(200)["status"], "paused");
    }
    let call = shop.ask(Method::PUT, &format!("/programs/{program}/status")).json(&json!({"status": "asleep"}));
    shop.refuses_field(call, "/status").await;
}
