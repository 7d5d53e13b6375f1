//! Clocks that are wrong, and nights that are an hour shorter or longer.
//!
//! The order of things never hangs on a clock; only freshness, days and waits do. In Rome the night of 29 March 2026 has
//! no 02:30, and that of 25 October has two.

use serde_json::{Value, json};

use crate::shop::{Person, TestShop, buy, buy_within_limits, text};

/// A customer with so many coffees in hand, and the code of their card.
async fn with_rewards(shop: &TestShop, count: i64, body: Value) -> (Person, String, Vec<String>) {
    shop.program(body).await;
    let marta = shop.customer("Marta").await;
    let printed = shop.printed(&marta).await;
    let scanned = shop.scan_with(&printed, &json!({"stamps": count})).send().await.is(201);
    let rewards = scanned["rewards"].as_array().unwrap().iter().map(|reward| text(reward, "/id")).collect();
    (marta, printed, rewards)
}

/// A program of one stamp a coffee with these fields more.
fn one_each(more: Value) -> Value {
    let mut body = buy(1);
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

both!(live_redemption_stops_while_the_clock_is_behind_the_ledger_and_heals);
async fn live_redemption_stops_while_the_clock_is_behind_the_ledger_and_heals(shop: TestShop) {
    let (marta, printed, rewards) = with_rewards(&shop, 3, one_each(json!({}))).await;
    shop.house.wait_minutes(30);
    // A code that somebody has taken a picture of, before the customer came again.
    let photo = shop.live(&marta).await;
    shop.house.wait_minutes(45);
    let recorded_at = shop.house.now();
    shop.scan(&printed).done().await;
    shop.house.wait_minutes(-45);
    let call = shop.redeem(&rewards[0], &photo).key("same");
    let problem = shop.refuses(call.clone(), 409, "clock-behind").await;
    assert_eq!(problem["recorded_at"], recorded_at.to_string(), "{problem}");
    assert_eq!(problem["server_time"], shop.house.now().to_string());
    assert!(problem["detail"].as_str().unwrap().contains("clock"), "{problem}");
    // Also of a card that has no part in it, and in no other shop.
    let paolo = shop.customer("Paolo").await;
    let gift = text(&shop.give(&paolo, "a tart").done().await, "/id");
    shop.refuses(shop.redeem(&gift, &shop.live(&paolo).await), 409, "clock-behind").await;
    let luna = shop.neighbour().await;
    let zofia = luna.customer("Zofia").await;
    let gift = text(&luna.give(&zofia, "a tart").done().await, "/id");
    luna.redeem(&gift, &luna.live(&zofia).await).done().await;
    // Scans go on: numbers grow, whatever the clock shows.
    let scanned = shop.scan(&printed).done().await;
    assert_eq!(scanned["card"]["progress"][0]["earned"], 1);
    shop.scan(&shop.live(&marta).await).done().await;
    let page = shop.told(&format!("/cards/{}/entries", marta.card)).await;
    let numbers: Vec<i64> =
        page["data"].as_array().unwrap().iter().map(|row| row["number"].as_i64().unwrap()).collect();
    assert!(numbers.iter().rev().copied().eq(1..=numbers.len() as i64), "{numbers:?}");
    // A minute is what the clocks of two nodes may differ by.
    shop.house.clock.set(recorded_at.plus_ms(-60_001));
    shop.refuses(shop.redeem(&rewards[0], &shop.live(&marta).await), 409, "clock-behind").await;
    shop.house.clock.set(recorded_at.plus_ms(-60_000));
    shop.redeem(&rewards[0], &shop.live(&marta).await).key("same").send().await.is_new();
    // What was used is told as ever, and the photo is old again.
    shop.house.wait_minutes(-30);
    shop.refuses(shop.redeem(&rewards[0], &photo), 409, "reward-redeemed").await;
    shop.house.clock.set(recorded_at);
    shop.refuses(shop.redeem(&rewards[1], &photo), 403, "code-expired").await;
    shop.house.wait_minutes(1);
    shop.redeem(&rewards[1], &shop.live(&marta).await).done().await;
}

both!(a_clock_behind_is_told_also_where_nobody_has_come_since_and_a_manager_needs_no_clock);
async fn a_clock_behind_is_told_also_where_nobody_has_come_since_and_a_manager_needs_no_clock(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let anna = shop.staff("Anna", "manager", "739104").await;
    let tablet = shop.device().await;
    tablet.begin(&anna, "739104").send().await.is(201);
    let gift = text(&shop.give(&marta, "a tart").done().await, "/id");
    shop.house.wait_minutes(-20);
    shop.refuses(shop.redeem(&gift, &shop.live(&marta).await), 409, "clock-behind").await;
    let word = json!({"override": {"pin": "739104", "reason": "The clock is wrong."}});
    tablet.post(&format!("/rewards/{gift}/redemption"), &word).send().await.is_new();
}

both!(a_clock_that_runs_ahead_and_is_set_right_stops_live_codes_until_it_has_passed);
async fn a_clock_that_runs_ahead_and_is_set_right_stops_live_codes_until_it_has_passed(shop: TestShop) {
    let (marta, printed, rewards) = with_rewards(&shop, 1, one_each(json!({}))).await;
    let right = shop.house.now();
    shop.house.wait_minutes(120);
    shop.scan(&printed).done().await;
    shop.house.clock.set(right.plus_minutes(5));
    shop.refuses(shop.redeem(&rewards[0], &shop.live(&marta).await), 409, "clock-behind").await;
    shop.house.clock.set(right.plus_minutes(120));
    shop.redeem(&rewards[0], &shop.live(&marta).await).done().await;
}

/// The two nights: the instant at which the hands are turned, the second midnight after it, and a day before it.
const NIGHTS: [(&str, &str, &str); 2] = [
    ("2026-03-29T01:00:00Z", "2026-03-29T22:00:00Z", "2026-03-28T11:00:00Z"),
    ("2026-10-25T01:00:00Z", "2026-10-25T23:00:00Z", "2026-10-24T10:00:00Z"),
];

both!(a_wait_of_an_hour_is_an_hour_on_the_nights_when_the_clocks_change);
async fn a_wait_of_an_hour_is_an_hour_on_the_nights_when_the_clocks_change(shop: TestShop) {
    let mut body = buy(100);
    body["limits"] = json!({"cool_down_minutes": 60});
    shop.program(body).await;
    let marta = shop.customer("Marta").await;
    let printed = shop.printed(&marta).await;
    for (turned, ..) in NIGHTS {
        shop.house.set(turned);
        shop.house.wait_minutes(-30);
        shop.scan(&printed).done().await;
        let until = shop.house.now().plus_minutes(60);
        shop.house.clock.set(until.plus_ms(-1_000));
        let problem = shop.refuses(shop.scan(&printed), 409, "cool-down").await;
        assert_eq!(problem["until"], until.to_string());
        shop.house.clock.set(until);
        shop.scan(&printed).done().await;
    }
}

both!(stamps_and_rewards_expire_at_midnight_on_the_nights_when_the_clocks_change);
async fn stamps_and_rewards_expire_at_midnight_on_the_nights_when_the_clocks_change(shop: TestShop) {
    // Good through the day after they were earned, which has 23 hours, or 25.
    let mut body = buy(100);
    body["stamp_valid_days"] = json!(2);
    shop.program(body).await;
    let mut body = buy(1);
    body["rewards"][0]["valid_days"] = json!(1);
    shop.program(body).await;
    for (_, midnight, day_before) in NIGHTS {
        let marta = shop.customer("Marta").await;
        let printed = shop.printed(&marta).await;
        shop.house.set(day_before);
        let scanned = shop.scan_with(&printed, &json!({"stamps": 2})).done().await;
        let rewards: Vec<String> =
            scanned["rewards"].as_array().unwrap().iter().map(|reward| text(reward, "/id")).collect();
        shop.house.set(midnight);
        shop.house.wait_seconds(-1);
        assert_eq!(shop.scan(&printed).done().await["card"]["progress"][0]["stamps"], 3);
        shop.redeem(&rewards[0], &shop.live(&marta).await).done().await;
        shop.house.set(midnight);
        shop.house.wait_seconds(30);
        let problem = shop.refuses(shop.redeem(&rewards[1], &shop.live(&marta).await), 409, "reward-expired").await;
        assert_eq!(problem["detail"], format!("This reward could be used until {}.", crate::house::time(midnight)));
        assert_eq!(shop.scan(&printed).done().await["card"]["progress"][0]["stamps"], 2, "two have expired");
    }
}

both!(a_queue_of_the_night_is_judged_by_instants_and_not_by_what_the_wall_said);
async fn a_queue_of_the_night_is_judged_by_instants_and_not_by_what_the_wall_said(shop: TestShop) {
    shop.program(buy_within_limits(100)).await;
    let marta = shop.customer("Marta").await;
    let printed = shop.printed(&marta).await;
    let at = |instant: &str| shop.scan_with(&printed, &json!({"scanned_at": instant}));
    // Half past two twice, an hour apart; and half past two of an offset that nobody's wall showed in spring.
    for (sent_at, told) in [
        ("2026-03-29T10:00:00Z", vec![("2026-03-29T01:50:00+01:00", "00:50"), ("2026-03-29T02:30:00+01:00", "01:30")]),
        ("2026-10-25T10:00:00Z", vec![("2026-10-25T02:30:00+02:00", "00:30"), ("2026-10-25T02:30:00+01:00", "01:30")]),
    ] {
        shop.house.set(sent_at);
        for (instant, utc) in told {
            let scanned = at(instant).done().await;
            assert_eq!(scanned["visit"]["at"], format!("{}T{utc}:00.000Z", &sent_at[..10]));
        }
        // Five minutes after the second.
        let problem = shop.refuses(at(&format!("{}T01:35:00Z", &sent_at[..10])), 409, "cool-down").await;
        assert_eq!(problem["until"], format!("{}T01:40:00.000Z", &sent_at[..10]));
    }
}

both!(a_persons_fifteen_minutes_and_a_visits_ten_run_through_the_night);
async fn a_persons_fifteen_minutes_and_a_visits_ten_run_through_the_night(shop: TestShop) {
    let (marta, printed, rewards) = with_rewards(&shop, 2, one_each(json!({}))).await;
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let db = shop.house.app.desk.db.clone();
    for ((turned, ..), reward) in NIGHTS.into_iter().zip(rewards) {
        shop.house.set(turned);
        shop.house.wait_minutes(-5);
        let tablet = shop.device().await;
        tablet.begin(&giulia, "2580").send().await.is(201);
        let mut visits = Vec::new();
        for _ in 0..2 {
            visits.push(text(&tablet.post("/scans", &json!({"code": printed})).send().await.is(201), "/visit/id"));
        }
        let before = crate::rows::visits(&db).await;
        shop.house.wait_minutes(10);
        shop.redeem(&reward, &shop.live(&marta).await).done().await;
        assert_eq!(crate::rows::visits(&db).await, before, "ten minutes after a scan it is the same visit");
        let void = |visit: &str| tablet.post(&format!("/visits/{visit}/void"), &json!({"reason": "Scanned twice."}));
        shop.house.wait_minutes(5);
        void(&visits[0]).send().await.is_new();
        shop.house.wait_seconds(1);
        shop.refuses(void(&visits[1]), 403, "forbidden").await;
    }
}
