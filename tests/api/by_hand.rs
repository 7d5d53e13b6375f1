//! What people put right: adjustments, stamps of paper cards, gifts, payments; and what time takes away.

use serde_json::json;

use crate::shop::{TestShop, buy, progress, rule, text};

both!(an_adjustment_moves_stamps_with_a_reason);
async fn an_adjustment_moves_stamps_with_a_reason(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let first = shop.adjust(&marta, &program, 4).key("first");
    let told = first.clone().send().await;
    let moved = told.is_new();
    assert_eq!((&moved["number"], progress(&moved["progress"])), (&json!(1), vec![(4, 10)]));
    let moved = shop.adjust(&marta, &program, -3).send().await.is_new();
    assert_eq!(progress(&moved["progress"]), [(1, 10)]);
    first.send().await.repeats(&told);
    let problem = shop.refuses(shop.adjust(&marta, &program, -2), 409, "not-enough-stamps").await;
    assert_eq!(problem["available"], 1);
    let moved = shop.adjust(&marta, &program, 11).send().await.is_new();
    assert_eq!((text(&moved, "/rewards/0/title").as_str(), progress(&moved["progress"])), ("a coffee", vec![(2, 10)]));
    shop.refuses(shop.adjust(&marta, &program, -1_000), 409, "not-enough-stamps").await;
    for stamps in [0, 1_001, -1_001] {
        shop.refuses_field(shop.adjust(&marta, &program, stamps), "/stamps").await;
    }
    let path = format!("/cards/{}/adjustments", marta.card);
    shop.refuses_field(shop.post(&path, &json!({"program_id": program, "stamps": 1})), "/reason").await;
    let blank = json!({"program_id": program, "stamps": 1, "reason": "  "});
    shop.refuses_field(shop.post(&path, &blank), "/reason").await;
    let page = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200);
    assert_eq!(page["data"][3]["reason"], "The scanner was broken.");
    assert_eq!(page["data"][3]["actor_id"], shop.api_key.id.to_string());
    shop.refuses(shop.adjust(&marta, &marta.id, 1), 404, "not-found").await;
}

both!(a_paper_card_is_taken_over_once_and_below_the_goal);
async fn a_paper_card_is_taken_over_once_and_below_the_goal(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let problem = shop.refuses(shop.take_over(&marta, &program, 10), 409, "opening-refused").await;
    assert_eq!(problem["most"], 9);
    shop.refuses_field(shop.take_over(&marta, &program, 0), "/stamps").await;
    shop.scan(&shop.printed(&marta).await).done().await;
    let moved = shop.take_over(&marta, &program, 9).send().await.is_new();
    assert_eq!(
        (progress(&moved["progress"]), text(&moved, "/rewards/0/title")),
        (vec![(0, 10)], "a coffee".to_owned())
    );
    shop.refuses(shop.take_over(&marta, &program, 1), 409, "opening-refused").await;
    let other = shop.program(buy(5)).await;
    shop.take_over(&marta, &other, 4).send().await.is_new();
    let told = shop.told("/audit?action=stamps_opened").await["data"][0]["after"].clone();
    assert_eq!((&told["program_id"], &told["stamps"]), (&json!(other), &json!(4)));
    assert_eq!(shop.standing(&marta).await, [(0, 10), (4, 5)]);
}

both!(a_gift_is_a_reward_in_the_ledger);
async fn a_gift_is_a_reward_in_the_ledger(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let given = shop.give(&marta, "a cornetto").send().await.is_new();
    assert_eq!(
        (&given["customer_id"], &given["card_id"], &given["expires_at"]),
        (&json!(marta.id), &json!(marta.card), &json!(null))
    );
    let reward = text(&given, "/id");
    assert_eq!(shop.rewards(&marta).await, ["a cornetto"]);
    shop.redeem(&reward, &shop.live(&marta).await).send().await.is_new();
    let kinds: Vec<String> = shop.entries(&marta).await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["redeem", "gift"]);
    let path = format!("/customers/{}/gifts", marta.id);
    shop.refuses_field(shop.post(&path, &json!({"title": "a cornetto"})), "/reason").await;
    shop.refuses_field(shop.post(&path, &json!({"title": "x", "reason": "y", "valid_days": 0})), "/valid_days").await;
    shop.refuses(
        shop.post(&format!("/customers/{}/gifts", marta.card), &json!({"title": "x", "reason": "y"})),
        404,
        "not-found",
    )
    .await;
}

both!(a_reward_expires_at_the_shops_midnight);
async fn a_reward_expires_at_the_shops_midnight(shop: TestShop) {
    let mut body = buy(1);
    body["rewards"][0]["valid_days"] = json!(2);
    shop.program(body).await;
    let marta = shop.customer("Marta").await;
    let scanned = shop.scan(&shop.printed(&marta).await).done().await;
    let reward = text(&scanned, "/rewards/0/id");
    assert_eq!(scanned["rewards"][0]["expires_at"], "2026-03-12T23:00:00.000Z", "the end of the day after tomorrow");
    shop.house.set("2026-03-12T23:00:00Z");
    let late = shop.refuses(shop.redeem(&reward, &shop.live(&marta).await), 409, "reward-expired").await;
    assert_eq!(late["until"], "2026-03-12T23:00:00.000Z");
    assert_eq!(shop.rewards(&marta).await, Vec::<String>::new());
    shop.house.set("2026-03-12T22:59:59Z");
    assert_eq!(shop.rewards(&marta).await, ["a coffee"]);
    shop.redeem(&reward, &shop.live(&marta).await).send().await.is_new();
}

both!(stamps_expire_at_the_shops_midnight_oldest_first);
async fn stamps_expire_at_the_shops_midnight_oldest_first(shop: TestShop) {
    let mut body = buy(10);
    body["stamp_valid_days"] = json!(30);
    shop.program(body).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan_with(&code, &json!({"stamps": 3})).done().await;
    shop.house.wait_days(10);
    shop.scan_with(&code, &json!({"stamps": 2})).done().await;
    // Thirty days after 10 March, over the change to summer time.
    shop.house.set("2026-04-08T21:59:59Z");
    assert_eq!(shop.standing(&marta).await, [(5, 10)]);
    shop.house.set("2026-04-08T22:00:00Z");
    assert_eq!(shop.standing(&marta).await, [(2, 10)], "told before the entry is written");
    let scanned = shop.scan(&code).done().await;
    assert_eq!(
        scanned["card"]["progress"][0],
        json!({"program_id": scanned["card"]["progress"][0]["program_id"],
        "stamps": 3, "goal": 10, "earned": 1})
    );
    let entries = shop.entries(&marta).await;
    assert_eq!(entries[..2], [("earn".to_owned(), 1), ("expire".to_owned(), -3)]);
    shop.house.set("2026-04-18T22:00:00Z");
    assert_eq!(shop.standing(&marta).await, [(1, 10)]);
}

both!(what_is_put_right_after_stamps_have_expired_is_told_by_its_own_entry);
async fn what_is_put_right_after_stamps_have_expired_is_told_by_its_own_entry(shop: TestShop) {
    let mut body = buy(10);
    body["stamp_valid_days"] = json!(30);
    let program = shop.program(body).await;
    let marta = shop.customer("Marta").await;
    shop.scan(&shop.printed(&marta).await).done().await;
    shop.house.wait_days(31);
    let call = shop.adjust(&marta, &program, 2).key("right");
    let first = call.clone().send().await;
    let moved = first.is_new();
    assert_eq!((&moved["number"], progress(&moved["progress"])), (&json!(3), vec![(2, 10)]));
    assert_eq!(shop.entries(&marta).await[..2], [("adjust".to_owned(), 2), ("expire".to_owned(), -1)]);
    call.send().await.repeats(&first);
}

both!(a_payment_is_taken_on_account);
async fn a_payment_is_taken_on_account(shop: TestShop) {
    shop.program(rule(json!({"kind": "spend", "per_minor": 500}), &[(10, "a cake")])).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan_with(&code, &json!({"amount_minor": 2_000, "on_account": true, "order_ref": "T-1"})).done().await;
    let path = format!("/customers/{}/payments", marta.id);
    let paid = shop.post(&path, &json!({"amount_minor": 2_000})).send().await.is_new();
    assert_eq!((&paid["customer_id"], &paid["amount_minor"]), (&json!(marta.id), &json!(2_000)));
    shop.refuses_field(shop.post(&path, &json!({"amount_minor": 0})), "/amount_minor").await;
    shop.refuses_field(shop.post(&path, &json!({})), "/amount_minor").await;
    shop.refuses(
        shop.post(&format!("/customers/{}/payments", marta.card), &json!({"amount_minor": 1})),
        404,
        "not-found",
    )
    .await;
    assert_eq!(shop.standing(&marta).await, [(4, 10)], "money paid later earns nothing again");
}

both!(the_ledger_is_paged_newest_first);
async fn the_ledger_is_paged_newest_first(shop: TestShop) {
    let program = shop.program(buy(1_000)).await;
    let marta = shop.customer("Marta").await;
    for _ in 0..203 {
        shop.adjust(&marta, &program, 1).done().await;
    }
    let (mut numbers, mut cursor, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = shop.get(&format!("/cards/{}/entries{cursor}", marta.card)).send().await.is(200);
        numbers.extend(page["data"].as_array().unwrap().iter().map(|row| row["number"].as_i64().unwrap()));
        pages += 1;
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("?cursor={next}");
    }
    assert_eq!(numbers, (1..=203).rev().collect::<Vec<_>>());
    assert!(pages > 1, "more than one page has");
}
