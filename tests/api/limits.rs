//! Cool-downs and daily caps: of the codes, of programs, and of scans that were made offline.

use serde_json::{Value, json};

use crate::shop::{Person, TestShop, buy, buy_within_limits, text};

/// A program with these limits.
fn buy_with(limits: Value) -> Value {
    let mut body = buy(100);
    body["limits"] = limits;
    body
}

async fn marta_with(shop: &TestShop, program: Value) -> (Person, String) {
    shop.program(program).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    (marta, code)
}

both!(a_printed_card_earns_every_ten_minutes_and_five_times_a_day);
async fn a_printed_card_earns_every_ten_minutes_and_five_times_a_day(shop: TestShop) {
    let (marta, code) = marta_with(&shop, buy_within_limits(100)).await;
    shop.scan(&code).send().await.is(201);
    shop.house.wait_seconds(599);
    let problem = shop.refuses(shop.scan(&code), 409, "cool-down").await;
    assert_eq!(problem["until"], "2026-03-10T09:10:00.000Z");
    assert!(text(&problem, "/detail").contains("2026-03-10T09:10:00"), "{problem}");
    shop.house.wait_seconds(1);
    shop.scan(&code).send().await.is(201);
    for _ in 0..3 {
        shop.house.wait_minutes(10);
        shop.scan(&code).send().await.is(201);
    }
    shop.house.wait_minutes(10);
    let problem = shop.refuses(shop.scan(&code), 409, "daily-cap").await;
    assert_eq!(problem["until"], "2026-03-10T23:00:00.000Z");
    assert_eq!(shop.standing(&marta).await, [(5, 100)]);
}

both!(a_program_has_its_own_limits_or_none);
async fn a_program_has_its_own_limits_or_none(shop: TestShop) {
    let (marta, code) = marta_with(&shop, buy_with(json!({"per_day": 7}))).await;
    for _ in 0..7 {
        shop.scan(&code).send().await.is(201);
    }
    shop.refuses(shop.scan(&code), 409, "daily-cap").await;
    // For every kind of code alike.
    shop.refuses(shop.scan(&marta.short_code), 409, "daily-cap").await;
    shop.refuses(shop.scan(&shop.live(&marta).await), 409, "daily-cap").await;
}

both!(a_long_cool_down_spans_the_night);
async fn a_long_cool_down_spans_the_night(shop: TestShop) {
    let (marta, code) = marta_with(&shop, buy_with(json!({"cool_down_minutes": 24 * 60}))).await;
    shop.scan(&code).send().await.is(201);
    shop.house.wait_minutes(24 * 60 - 1);
    let problem = shop.refuses(shop.scan(&code), 409, "cool-down").await;
    assert_eq!(problem["until"], "2026-03-11T09:00:00.000Z");
    shop.house.wait_minutes(1);
    shop.scan(&code).send().await.is(201);
    assert_eq!(shop.standing(&marta).await, [(2, 100)]);
}

both!(without_limits_every_scan_earns);
async fn without_limits_every_scan_earns(shop: TestShop) {
    let (marta, code) = marta_with(&shop, buy_with(json!({"cool_down_minutes": 0, "per_day": 1_000_000}))).await;
    for _ in 0..20 {
        shop.scan(&code).send().await.is(201);
    }
    assert_eq!(shop.standing(&marta).await, [(20, 100)]);
}

both!(where_one_program_earns_the_scan_is_a_visit);
async fn where_one_program_earns_the_scan_is_a_visit(shop: TestShop) {
    let held = shop.program(buy_within_limits(10)).await;
    let free = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan(&code).send().await.is(201);
    shop.house.wait_minutes(1);
    let scanned = shop.scan(&code).send().await.is(201);
    let progress = scanned["card"]["progress"].as_array().unwrap();
    let of = |program: &str| progress.iter().find(|one| one["program_id"] == program).unwrap().clone();
    assert_eq!(of(&held), json!({"program_id": held, "stamps": 1, "goal": 10, "earned": 0, "reason": "cool_down"}));
    assert_eq!(of(&free), json!({"program_id": free, "stamps": 2, "goal": 10, "earned": 1}));
    // A visit that earned nothing somewhere starts no new wait there.
    shop.set_status(&free, "paused").send().await.is(200);
    shop.house.wait_minutes(9);
    shop.scan(&code).send().await.is(201);
}

both!(a_day_ends_at_the_shops_own_midnight);
async fn a_day_ends_at_the_shops_own_midnight(shop: TestShop) {
    let (_, code) = marta_with(&shop, buy_with(json!({"per_day": 1}))).await;
    // An ordinary night, the 23 hours of 29 March, the 25 hours of 25 October: when a day begins, and its last second.
    for (begins, last, next) in [
        ("2026-03-10T23:00:00Z", "2026-03-11T22:59:59Z", "2026-03-11T23:00:00.000Z"),
        ("2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00.000Z"),
        ("2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00.000Z"),
    ] {
        shop.house.set(begins);
        shop.scan(&code).send().await.is(201);
        shop.house.set(last);
        let problem = shop.refuses(shop.scan(&code), 409, "daily-cap").await;
        assert_eq!(problem["until"], next);
        shop.house.set(next);
        shop.scan(&code).send().await.is(201);
    }
    let tokyo = shop.house.shop("Kissa", "Asia/Tokyo").await;
    let (_, code) = marta_with(&tokyo, buy_with(json!({"per_day": 1}))).await;
    tokyo.house.set("2026-11-01T14:59:59Z");
    tokyo.scan(&code).send().await.is(201);
    tokyo.house.set("2026-11-01T15:00:00Z");
    tokyo.scan(&code).send().await.is(201);
}

both!(an_offline_scan_is_judged_at_its_own_time);
async fn an_offline_scan_is_judged_at_its_own_time(shop: TestShop) {
    let (marta, code) = marta_with(&shop, buy_within_limits(100)).await;
    // Without a number of the device's own, a refusal is tried again as any other: see `offline`.
    let at = |instant: &str| shop.scan_with(&code, &json!({"scanned_at": instant}));
    shop.house.set("2026-03-12T12:00:00Z");
    // They arrive in any order, two days late, and meet each other's limits.
    for instant in ["2026-03-10T10:20:00Z", "2026-03-10T10:00:00Z", "2026-03-10T10:10:00Z"] {
        let scanned = at(instant).send().await.is(201);
        assert_eq!(scanned["visit"]["at"], instant.replace('Z', ".000Z"));
    }
    let problem = shop.refuses(at("2026-03-10T10:15:00Z"), 409, "cool-down").await;
    assert_eq!(problem["until"], "2026-03-10T10:30:00.000Z");
    shop.refuses(at("2026-03-10T09:55:00Z"), 409, "cool-down").await;
    for instant in ["2026-03-10T11:00:00Z", "2026-03-10T12:00:00Z"] {
        at(instant).send().await.is(201);
    }
    shop.refuses(at("2026-03-10T13:00:00Z"), 409, "daily-cap").await;
    // Its own day is full, today is not; a time with an offset is the same instant.
    at("2026-03-12T12:30:00+01:00").send().await.is(201);
    assert_eq!(shop.standing(&marta).await, [(6, 100)]);
}

both!(an_offline_scan_is_believed_for_three_days_and_never_in_advance);
async fn an_offline_scan_is_believed_for_three_days_and_never_in_advance(shop: TestShop) {
    let (marta, code) = marta_with(&shop, buy(100)).await;
    shop.house.set("2026-03-20T12:00:00Z");
    for (scanned_at, believed) in [
        ("2026-03-17T12:00:00Z", "2026-03-17T12:00:00.000Z"),
        ("2026-03-17T11:59:59Z", "2026-03-17T12:00:00.000Z"),
        ("1999-12-31T23:59:59Z", "2026-03-17T12:00:00.000Z"),
        ("2026-03-20T12:00:01Z", "2026-03-20T12:00:00.000Z"),
        ("9999-12-30T00:00:00Z", "2026-03-20T12:00:00.000Z"),
    ] {
        let scanned = shop.scan_with(&code, &json!({"scanned_at": scanned_at})).send().await.is(201);
        assert_eq!(scanned["visit"]["at"], believed, "{scanned_at}");
    }
    assert_eq!(shop.standing(&marta).await, [(5, 100)]);
}

both!(a_live_code_is_judged_offline_at_its_own_time_too);
async fn a_live_code_is_judged_offline_at_its_own_time_too(shop: TestShop) {
    let (marta, _) = marta_with(&shop, buy_within_limits(100)).await;
    let (first, shown_at) = (shop.live(&marta).await, shop.house.now().to_string());
    shop.house.wait_minutes(2);
    let (second, then) = (shop.live(&marta).await, shop.house.now().to_string());
    shop.house.wait_minutes(600);
    // Two minutes apart: enough for live codes, too little for printed ones.
    shop.scan_with(&first, &json!({"scanned_at": shown_at})).send().await.is(201);
    shop.scan_with(&second, &json!({"scanned_at": then})).send().await.is(201);
    // The same one again is a camera that fires thirty times a second.
    shop.refuses(shop.scan_with(&second, &json!({"scanned_at": then})), 409, "cool-down").await;
}

both!(a_voided_scan_makes_nobody_wait);
async fn a_voided_scan_makes_nobody_wait(shop: TestShop) {
    let (marta, code) = marta_with(&shop, buy_with(json!({"cool_down_minutes": 60, "per_day": 1}))).await;
    let wrong = text(&shop.scan(&code).send().await.is(201), "/visit/id");
    shop.refuses(shop.scan(&code), 409, "cool-down").await;
    shop.void(&wrong).send().await.is(201);
    shop.scan(&code).send().await.is(201);
    assert_eq!(shop.standing(&marta).await, [(1, 100)]);
}

both!(a_clock_that_jumps_back_an_hour_changes_no_order_and_no_balance);
async fn a_clock_that_jumps_back_an_hour_changes_no_order_and_no_balance(shop: TestShop) {
    let (marta, code) = marta_with(&shop, buy(4)).await;
    let mut visits = Vec::new();
    for minutes in [10, 10, -60, 1, -60, 300] {
        shop.house.wait_minutes(minutes);
        visits.push(text(&shop.scan(&code).send().await.is(201), "/visit/id"));
    }
    assert!(visits.is_sorted(), "ids are in the order of birth: {visits:?}");
    assert_eq!(shop.standing(&marta).await, [(2, 4)]);
    let page = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200);
    let numbers: Vec<i64> =
        page["data"].as_array().unwrap().iter().map(|row| row["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [7, 6, 5, 4, 3, 2, 1]);
    let reward = text(&shop.card(&marta).await, "/rewards/0/id");
    // A live code waits until the clock is right: see `clocks`.
    shop.house.wait_minutes(-120);
    shop.refuses(shop.redeem(&reward, &shop.live(&marta).await), 409, "clock-behind").await;
    shop.house.wait_minutes(120);
    shop.redeem(&reward, &shop.live(&marta).await).send().await.is(201);
}
