//! With what a reward may be used, and when.

use serde_json::{Value, json};
use timbro::auth::Scope;

use crate::shop::{Person, TestShop, buy, text};

/// A customer with as many coffees as wanted, each in hand as an id.
async fn with_rewards(shop: &TestShop, count: i64) -> (Person, Vec<String>) {
    shop.program(buy(2)).await;
    let marta = shop.customer("Marta").await;
    let printed = shop.printed(&marta).await;
    let scanned = shop.scan_with(&printed, &json!({"stamps": 2 * count})).send().await.is(201);
    let rewards: Vec<String> =
        scanned["rewards"].as_array().unwrap().iter().map(|reward| text(reward, "/id")).collect();
    assert_eq!(rewards.len() as i64, count);
    (marta, rewards)
}

both!(only_the_live_code_of_the_customer_uses_a_reward);
async fn only_the_live_code_of_the_customer_uses_a_reward(shop: TestShop) {
    let luna = shop.neighbour().await;
    let (marta, rewards) = with_rewards(&shop, 1).await;
    let coffee = &rewards[0];
    let (paolo, zofia) = (shop.customer("Paolo").await, luna.customer("Zofia").await);
    let code = shop.code(&marta).await;
    for printed in ["/text", "/url", "/jwt"] {
        shop.refuses(shop.redeem(coffee, &text(&code, printed)), 403, "code-may-not-redeem").await;
    }
    shop.refuses(shop.redeem(coffee, &marta.short_code), 403, "code-may-not-redeem").await;
    shop.refuses(shop.redeem(coffee, &shop.live(&paolo).await), 403, "code-may-not-redeem").await;
    shop.refuses(shop.redeem(coffee, &luna.live(&zofia).await), 404, "code-unknown").await;
    let live = shop.live(&marta).await;
    let forged = format!("{}{}", &live[..live.len() - 8], "00000000");
    shop.refuses(shop.redeem(coffee, &forged), 404, "code-unknown").await;
    shop.refuses(shop.redeem(coffee, "give me coffee"), 404, "code-unknown").await;
    shop.refuses_field(shop.post(&format!("/rewards/{coffee}/redemption"), &json!({})), "/code").await;
    let pin = json!({"override": {"pin": "1234", "reason": "The phone is dead."}});
    shop.refuses(shop.post(&format!("/rewards/{coffee}/redemption"), &pin), 403, "override-refused").await;
    let both = json!({"code": live, "override": {"pin": "1234", "reason": "The phone is dead."}});
    shop.refuses_field(shop.post(&format!("/rewards/{coffee}/redemption"), &both), "/code").await;

    shop.redeem(coffee, &live).send().await.is_new();
    // What became of the reward is told before the code is looked at.
    shop.refuses(shop.redeem(coffee, "give me coffee"), 409, "reward-redeemed").await;
    shop.refuses(shop.redeem(coffee, &text(&code, "/text")), 409, "reward-redeemed").await;
}

both!(a_live_code_uses_one_reward_and_only_while_it_is_fresh);
async fn a_live_code_uses_one_reward_and_only_while_it_is_fresh(shop: TestShop) {
    let (marta, rewards) = with_rewards(&shop, 3).await;
    let live = shop.live(&marta).await;
    shop.redeem(&rewards[0], &live).send().await.is(201);
    shop.refuses(shop.redeem(&rewards[1], &live), 403, "code-expired").await;
    shop.house.wait_seconds(15);
    let next = shop.live(&marta).await;
    assert_ne!(next, live);
    shop.house.wait_seconds(29);
    shop.redeem(&rewards[1], &next).send().await.is(201);
    let late = shop.live(&marta).await;
    shop.house.wait_seconds(30);
    shop.refuses(shop.redeem(&rewards[2], &late), 403, "code-expired").await;
    // Nor before its time: a phone whose clock runs ahead by more than a step.
    shop.house.wait_minutes(1);
    let early = shop.live(&marta).await;
    shop.house.wait_seconds(-45);
    shop.refuses(shop.redeem(&rewards[2], &early), 403, "code-expired").await;
    assert_eq!(shop.rewards(&marta).await.len(), 1);
}

/// Scans a live code that fills a card, and gives it with the reward.
async fn filled(shop: &TestShop, marta: &Person) -> (String, String) {
    let live = shop.live(marta).await;
    let scanned: Value = shop.scan_with(&live, &json!({"stamps": 2})).send().await.is(201);
    (live, text(&scanned, "/rewards/0/id"))
}

both!(the_code_that_filled_a_card_also_uses_the_reward_on_the_same_till);
async fn the_code_that_filled_a_card_also_uses_the_reward_on_the_same_till(shop: TestShop) {
    shop.program(buy(2)).await;
    let marta = shop.customer("Marta").await;
    let other_till = shop.with_key(&[Scope::Counter]).await;

    let (live, reward) = filled(&shop, &marta).await;
    shop.house.wait_seconds(60);
    shop.refuses(other_till.redeem(&reward, &live), 403, "code-expired").await;
    shop.redeem(&reward, &live).send().await.is(201);

    shop.house.wait_minutes(2);
    let (live, reward) = filled(&shop, &marta).await;
    shop.house.wait_seconds(61);
    shop.refuses(shop.redeem(&reward, &live), 403, "code-expired").await;
    other_till.redeem(&reward, &shop.live(&marta).await).send().await.is(201);
}

both!(a_reward_by_itself_is_a_visit_and_one_right_after_a_scan_is_not);
async fn a_reward_by_itself_is_a_visit_and_one_right_after_a_scan_is_not(shop: TestShop) {
    let db = shop.house.app.desk.db.clone();
    let (marta, rewards) = with_rewards(&shop, 2).await;
    assert_eq!(crate::rows::visits(&db).await, 1);
    shop.redeem(&rewards[0], &shop.live(&marta).await).send().await.is(201);
    assert_eq!(crate::rows::visits(&db).await, 1);
    shop.house.wait_minutes(11);
    shop.redeem(&rewards[1], &shop.live(&marta).await).send().await.is(201);
    assert_eq!(crate::rows::visits(&db).await, 2);
    assert_eq!(shop.entries(&marta).await[0], ("redeem".to_owned(), 0));
}
