//! Taking back: voids and refunds.

use serde_json::json;

use crate::owner::{Browser, PASSWORD};
use crate::shop::{TestShop, buy, progress, rule, text};

both!(a_void_takes_back_what_the_visit_earned_once);
async fn a_void_takes_back_what_the_visit_earned_once(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let first = text(&shop.scan_with(&code, &json!({"stamps": 3})).done().await, "/visit/id");
    shop.scan(&code).done().await;
    let voided = shop.void(&first).send().await.is_new();
    assert_eq!((&voided["visit_id"], progress(&voided["progress"])), (&json!(first), vec![(1, 10)]));
    assert_eq!(shop.entries(&marta).await[0], ("void".to_owned(), -3));
    shop.refuses(shop.void(&first), 409, "visit-void").await;
    shop.refuses(shop.refund(&first, 0, 1), 409, "visit-void").await;
    shop.refuses_field(shop.post(&format!("/visits/{first}/void"), &json!({})), "/reason").await;
    shop.refuses(shop.void(&marta.card), 404, "not-found").await;
    let page = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200);
    assert_eq!(
        (&page["data"][0]["reverses"], &page["data"][0]["reason"]),
        (&json!(1), &json!("Scanned the wrong card."))
    );
}

both!(a_void_reopens_a_full_card_whose_reward_nobody_used);
async fn a_void_reopens_a_full_card_whose_reward_nobody_used(shop: TestShop) {
    shop.program(rule(json!({"kind": "visit"}), &[(2, "a cornetto"), (3, "a coffee")])).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan(&code).done().await;
    let second = text(&shop.scan(&code).done().await, "/visit/id");
    let filled = shop.scan_with(&code, &json!({"stamps": 2})).done().await;
    assert_eq!(progress(&filled["card"]["progress"]), [(1, 3)]);
    let (visit, coffee) = (text(&filled, "/visit/id"), text(&filled, "/rewards/0/id"));
    let voided = shop.void(&visit).send().await.is_new();
    assert_eq!(progress(&voided["progress"]), [(2, 3)]);
    assert_eq!(shop.rewards(&marta).await, ["a cornetto"]);
    shop.refuses(shop.redeem(&coffee, &shop.live(&marta).await), 409, "reward-void").await;
    shop.void(&second).send().await.is_new();
    assert_eq!((shop.standing(&marta).await, shop.rewards(&marta).await), (vec![(1, 3)], vec![]));
    // Earned again, they are new rewards.
    shop.scan_with(&code, &json!({"stamps": 2})).done().await;
    assert_eq!((shop.standing(&marta).await, shop.rewards(&marta).await.len()), (vec![(0, 3)], 2));
}

both!(stamps_that_paid_for_a_used_reward_stay);
async fn stamps_that_paid_for_a_used_reward_stay(shop: TestShop) {
    shop.program(buy(2)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let mut visits = Vec::new();
    for _ in 0..3 {
        shop.house.wait_minutes(30);
        visits.push(text(&shop.scan(&code).done().await, "/visit/id"));
    }
    let reward = text(&shop.card(&marta).await, "/rewards/0/id");
    shop.house.wait_minutes(30);
    shop.redeem(&reward, &shop.live(&marta).await).send().await.is_new();
    for paid in &visits[..2] {
        shop.refuses(shop.void(paid), 409, "stamps-spent").await;
    }
    shop.void(&visits[2]).send().await.is_new();
    assert_eq!(shop.standing(&marta).await, [(0, 2)]);
}

both!(a_void_is_refused_where_its_stamps_were_adjusted_away);
async fn a_void_is_refused_where_its_stamps_were_adjusted_away(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let visit = text(&shop.scan_with(&shop.printed(&marta).await, &json!({"stamps": 3})).done().await, "/visit/id");
    shop.adjust(&marta, &program, -2).done().await;
    let problem = shop.refuses(shop.void(&visit), 409, "not-enough-stamps").await;
    assert_eq!(problem["available"], 1);
}

both!(a_refund_takes_money_and_its_stamps_back);
async fn a_refund_takes_money_and_its_stamps_back(shop: TestShop) {
    shop.program(rule(json!({"kind": "spend", "per_minor": 5_000}), &[(3, "a cake")])).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let scanned = shop.scan_with(&code, &json!({"amount_minor": 12_000})).done().await;
    let visit = text(&scanned, "/visit/id");
    let refunded = shop.refund(&visit, 3_000, 0).send().await.is_new();
    let stamps = |refund: &serde_json::Value| {
        ["stamps_earned", "stamps_taken", "stamps_spent"].map(|field| refund[field].as_i64().unwrap())
    };
    assert_eq!(stamps(&refunded), [1, 1, 0], "90.00 are one stamp and a rest");
    let told = shop.told("/audit?action=visit_refunded").await["data"][0]["after"].clone();
    assert_eq!((&told["visit_id"], &told["amount_minor"]), (&json!(visit), &json!(3_000)));
    assert_eq!(shop.standing(&marta).await, [(1, 3)]);
    let problem = shop.refuses(shop.refund(&visit, 9_001, 0), 409, "refund-too-large").await;
    assert_eq!(problem["amount_minor"], 9_000);
    shop.refuses_field(shop.refund(&visit, 0, 0), "/amount_minor").await;
    shop.refuses_field(shop.refund(&visit, -1, 0), "/amount_minor").await;

    // 90.00 and 60.00 fill the card; what is refunded then has been spent on the cake, and that is said.
    shop.scan_with(&code, &json!({"amount_minor": 6_000})).done().await;
    assert_eq!((shop.standing(&marta).await, shop.rewards(&marta).await), (vec![(0, 3)], vec!["a cake".to_owned()]));
    let refunded = shop.refund(&visit, 9_000, 0).send().await.is_new();
    assert_eq!(stamps(&refunded), [2, 0, 2]);
    assert_eq!((shop.standing(&marta).await, shop.rewards(&marta).await.len()), (vec![(0, 3)], 1));
    shop.refuses(shop.refund(&visit, 1, 0), 409, "refund-too-large").await;
    assert_eq!(crate::rows::visits(&shop.house.app.desk.db).await, 2, "the visits stay");
}

both!(a_refund_takes_units_and_their_stamps_back);
async fn a_refund_takes_units_and_their_stamps_back(shop: TestShop) {
    let program = shop.program(rule(json!({"kind": "unit"}), &[(10, "a tea")])).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let bought = json!({"items": [{"program_id": program, "units": 4}]});
    let visit = text(&shop.scan_with(&code, &bought).done().await, "/visit/id");
    let refunded = shop.refund(&visit, 0, 1).send().await.is_new();
    assert_eq!((&refunded["stamps_earned"], &refunded["stamps_taken"]), (&json!(1), &json!(1)));
    let problem = shop.refuses(shop.refund(&visit, 0, 4), 409, "refund-too-large").await;
    assert_eq!((&problem["units"], &problem["amount_minor"]), (&json!(3), &json!(0)));
    shop.refuses(shop.refund(&visit, 1, 0), 409, "refund-too-large").await;
    // A void after it takes what is left and no more.
    shop.void(&visit).send().await.is_new();
    assert_eq!(shop.standing(&marta).await, [(0, 10)]);
}

both!(what_was_refunded_once_is_refunded_once);
async fn what_was_refunded_once_is_refunded_once(shop: TestShop) {
    shop.program(rule(json!({"kind": "spend", "per_minor": 100}), &[(50, "a cake")])).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let visit = text(&shop.scan_with(&code, &json!({"amount_minor": 1_000})).done().await, "/visit/id");
    let first = shop.refund(&visit, 400, 0).key("refund-1").send().await;
    first.is_new();
    shop.refund(&visit, 400, 0).key("refund-1").send().await.repeats(&first);
    shop.refuses(shop.refund(&visit, 500, 0).key("refund-1"), 422, "idempotency-key-reused").await;
    assert_eq!(shop.standing(&marta).await, [(6, 50)]);
    shop.refund(&visit, 400, 0).key("refund-2").send().await.is_new();
    assert_eq!(shop.standing(&marta).await, [(2, 50)]);
}

both!(a_visit_that_was_a_redemption_cannot_be_voided);
async fn a_visit_that_was_a_redemption_cannot_be_voided(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let reward = text(&shop.give(&marta, "a cornetto").done().await, "/id");
    shop.redeem(&reward, &shop.live(&marta).await).done().await;
    let page = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200);
    shop.refuses(shop.void(&text(&page, "/data/0/visit_id")), 409, "stamps-spent").await;
}

both!(a_void_is_answered_again_as_it_was_answered);
async fn a_void_is_answered_again_as_it_was_answered(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let visit = text(&shop.scan(&code).done().await, "/visit/id");
    let void = shop.void(&visit);
    let first = void.clone().send().await;
    first.is_new();
    shop.scan_with(&code, &json!({"stamps": 4})).done().await;
    void.send().await.repeats(&first);
}

both!(an_owner_in_a_browser_proves_who_they_are_before_much_is_taken_back);
async fn an_owner_in_a_browser_proves_who_they_are_before_much_is_taken_back(shop: TestShop) {
    shop.program(buy(1_000)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let anna = Browser::set_up(&shop, "Anna").await;
    shop.house.wait_minutes(10);
    let mut visits = Vec::new();
    for stamps in [19, 20, 20] {
        visits.push(text(&shop.scan_with(&code, &json!({"stamps": stamps})).done().await, "/visit/id"));
    }
    let void = |visit: &str| anna.post(&format!("/visits/{visit}/void"), &json!({"reason": "A mistake."})).key(visit);
    void(&visits[0]).send().await.is(201);
    shop.refuses(void(&visits[1]), 403, "step-up-needed").await;
    // A till is no phone left on a table.
    shop.void(&visits[2]).send().await.is(201);
    anna.post("/owner/step-up", &json!({"password": PASSWORD})).send().await.is(200);
    void(&visits[1]).send().await.is(201);
    assert_eq!(shop.standing(&marta).await, [(0, 1_000)]);
}
