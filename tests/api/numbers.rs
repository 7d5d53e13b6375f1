//! Bodies that are too much, too little, or something else.

use axum::http::Method;
use serde_json::{Value, json};

use crate::shop::{TestShop, buy, rule, text};

both!(a_number_that_is_none_is_pointed_at);
async fn a_number_that_is_none_is_pointed_at(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    for stamps in [json!(0), json!(-1), json!(1.5), json!(2_147_483_648_i64), json!("1"), json!(null), json!(1_001)] {
        shop.refuses_field(shop.scan_with(&code, &json!({"stamps": stamps})), "/stamps").await;
    }
    let units = |units: Value| json!([{"program_id": program, "units": units}]);
    let wrong = [
        (json!({"amount_minor": -1}), "/amount_minor"),
        (json!({"amount_minor": 1_000_000_000_001_i64}), "/amount_minor"),
        (json!({"amount_minor": 12.5}), "/amount_minor"),
        (json!({"items": units(json!(0))}), "/items"),
        (json!({"items": units(json!(100_001))}), "/items"),
        (json!({"items": units(json!("two"))}), "/items/0/units"),
        (json!({"items": [{"program_id": "coffee", "units": 1}]}), "/items/0/program_id"),
        (json!({"items": vec![json!({"program_id": program, "units": 1}); 51]}), "/items"),
        (json!({"items": units(json!(1))}), "/items"),
        (json!({"lines": [{"name": "espresso", "units": 0}]}), "/lines"),
        (json!({"lines": [{"name": " ", "units": 1}]}), "/lines/0/name"),
        (json!({"lines": vec![json!({"name": "espresso", "units": 1}); 101]}), "/lines"),
        (json!({"order_ref": ""}), "/order_ref"),
        (json!({"order_ref": "x".repeat(129)}), "/order_ref"),
        (json!({"scanned_at": "yesterday"}), "/scanned_at"),
        (json!({"scanned_at": "1969-12-31T23:59:59Z"}), "/scanned_at"),
        (json!({"device_seq": -1}), "/device_seq"),
        (json!({"on_account": "yes"}), "/on_account"),
        (json!({"colour": "red"}), "/colour"),
        (json!({"customer_id": marta.id}), "/customer_id"),
    ];
    for (more, pointer) in wrong {
        shop.refuses_field(shop.scan_with(&code, &more), pointer).await;
    }
    shop.refuses_field(shop.post("/scans", &json!({"stamps": 1})), "/code").await;
    shop.refuses_field(shop.post("/scans", &json!([code])), "").await;
    shop.refuses_field(shop.post("/scans", &json!(null)), "").await;
    let most = json!({"stamps": 1_000, "amount_minor": 1_000_000_000_000_i64});
    assert_eq!(shop.scan_with(&code, &most).done().await["rewards"].as_array().unwrap().len(), 100);
}

both!(a_body_that_is_no_json_is_refused_before_anything_is_asked);
async fn a_body_that_is_no_json_is_refused_before_anything_is_asked(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let good = shop.scan(&code);
    let deep = format!(r#"{{"code":{}{}}}"#, "[".repeat(200), "]".repeat(200));
    let bodies: [Vec<u8>; 5] =
        [Vec::new(), b"{".to_vec(), b"{\"code\":\"\xff\xfe\"}".to_vec(), deep.into_bytes(), b"code=T1".to_vec()];
    for body in bodies {
        shop.refuses(good.clone().body(body), 400, "bad-json").await;
    }
    let padded = format!(r#"{{"code":"{code}"{}}}"#, " ".repeat(64 * 1024));
    shop.refuses(good.clone().body(padded), 413, "too-large").await;
    for media in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        shop.refuses(good.clone().header("content-type", media), 415, "unsupported-media-type").await;
    }
    shop.refuses(good.clone().without("content-type"), 415, "unsupported-media-type").await;
    let twice = format!(r#"{{"code":"{code}","code":"{code}"}}"#);
    shop.refuses_field(good.body(twice), "/code").await;
    assert_eq!(shop.standing(&marta).await, [(0, 10)]);
}

both!(an_address_that_is_none_is_a_problem_too);
async fn an_address_that_is_none_is_a_problem_too(shop: TestShop) {
    shop.refuses(shop.get("/coffees"), 404, "not-found").await;
    shop.refuses(shop.get("/cards/not-a-uuid"), 404, "not-found").await;
    shop.refuses(shop.ask(Method::DELETE, "/scans"), 405, "method-not-allowed").await;
    shop.refuses(shop.get("/scans"), 405, "method-not-allowed").await;
    let marta = shop.customer("Marta").await;
    let entries = format!("/cards/{}/entries", marta.card);
    shop.refuses(shop.get(&format!("{entries}?cursor=x")), 400, "bad-request").await;
    shop.refuses(shop.get(&format!("{entries}?page=2")), 400, "bad-request").await;
    for module in ["0", "33", "-1", "x"] {
        let answer = shop.get(&format!("/cards/{}/code.png?module={module}", marta.card)).send().await;
        assert!(matches!(answer.status, 400 | 422), "{module}: {answer:?}");
    }
}

both!(large_values_are_no_errors);
async fn large_values_are_no_errors(shop: TestShop) {
    let mut body = buy(1_000_000);
    body["limits"] = json!({"per_day": 1_000_000});
    shop.program(body).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan_with(&code, &json!({"stamps": 1_000})).done().await;
    assert_eq!(shop.scan_with(&code, &json!({"stamps": 1_000})).done().await["card"]["progress"][0]["stamps"], 2_000);
    // A card this full is drawn as a bar.
    let page = shop.browse(Method::GET, marta.page_url.strip_prefix("https://bar.example").unwrap()).send().await;
    assert!(page.status == 200 && page.text().contains(r#"<progress value="2000" max="1000000""#));
}

both!(more_than_one_request_may_move_is_refused);
async fn more_than_one_request_may_move_is_refused(shop: TestShop) {
    shop.program(rule(json!({"kind": "spend", "per_minor": 1}), &[(1_000_000, "a café")])).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.refuses(shop.scan_with(&code, &json!({"amount_minor": 1_000_001})), 409, "stamps-out-of-range").await;
    shop.program(buy(1)).await;
    shop.refuses(shop.scan_with(&code, &json!({"stamps": 101})), 409, "stamps-out-of-range").await;
    assert_eq!(shop.standing(&marta).await, [(0, 1_000_000), (0, 1)]);
}

both!(what_people_type_is_bounded);
async fn what_people_type_is_bounded(shop: TestShop) {
    let wrong = [
        (json!({"display_name": "x".repeat(81)}), "/display_name"),
        (json!({"display_name": "Mar\nta"}), "/display_name"),
        (json!({"email": "marta"}), "/email"),
        (json!({"phone": "12"}), "/phone"),
        (json!({"locale": "tlh"}), "/locale"),
        (json!({"consents": ["everything"]}), "/consents/0"),
        (json!({"name": "Marta"}), "/name"),
    ];
    for (body, pointer) in wrong {
        shop.refuses_field(shop.post("/customers", &body), pointer).await;
    }
    let all = json!({"display_name": " Łucja ", "email": "lucja@example.org", "phone": "+48 22 123 45 67",
        "locale": "pl", "consents": ["marketing", "marketing", "surveys"]});
    let made = shop.post("/customers", &all).done().await;
    assert_eq!(text(&made, "/display_name"), "Łucja");
    shop.post("/customers", &json!({})).done().await;
}
