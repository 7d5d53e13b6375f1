//! Programs: what earns, what is earned, and what a change means to cards under way.

use serde_json::{Value, json};

use crate::shop::{TestShop, buy, progress, rule, text};

both!(units_earn_a_stamp_each);
async fn units_earn_a_stamp_each(shop: TestShop) {
    let espresso = shop.program(rule(json!({"kind": "unit"}), &[(10, "an espresso")])).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let items = |units: i64| json!({"items": [{"program_id": espresso, "units": units}], "stamps": 5});
    let scanned = shop.scan_with(&code, &items(3)).done().await;
    assert_eq!(scanned["card"]["progress"], json!([{"program_id": espresso, "stamps": 3, "goal": 10, "earned": 3}]));
    let scanned = shop.scan_with(&code, &items(8)).done().await;
    assert_eq!(progress(&scanned["card"]["progress"]), [(1, 10)]);
    assert_eq!(scanned["rewards"].as_array().unwrap().len(), 1);
    // Nothing bought of it: a visit all the same.
    let scanned = shop.scan(&code).done().await;
    assert_eq!(
        (&scanned["card"]["progress"][0]["earned"], &scanned["card"]["progress"][0]["reason"]),
        (&json!(0), &json!("not_given"))
    );
    let unknown = json!({"items": [{"program_id": marta.id, "units": 1}]});
    shop.refuses(shop.scan_with(&code, &unknown), 404, "not-found").await;
}

both!(money_earns_and_the_rest_is_carried_along);
async fn money_earns_and_the_rest_is_carried_along(shop: TestShop) {
    shop.program(rule(json!({"kind": "spend", "per_minor": 5_000}), &[(10, "a cake")])).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    for (amount, stamps) in [(3_000, 0), (2_000, 1), (4_999, 1), (1, 2), (0, 2), (12_345, 4)] {
        let scanned = shop.scan_with(&code, &json!({"amount_minor": amount})).done().await;
        assert_eq!(scanned["card"]["progress"][0]["stamps"], stamps, "after {amount}");
    }
    let scanned = shop.scan(&code).done().await;
    assert_eq!(scanned["card"]["progress"][0]["reason"], "not_given");
    let page = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200);
    let rest: Vec<i64> =
        page["data"].as_array().unwrap().iter().map(|row| row["remainder_after"].as_i64().unwrap()).collect();
    assert_eq!(rest, [2_345, 2_345, 0, 0, 4_999, 0, 3_000]);
}

both!(stamps_beyond_the_goal_begin_the_next_round);
async fn stamps_beyond_the_goal_begin_the_next_round(shop: TestShop) {
    let steps = [(3, "a biscuit"), (6, "a cornetto"), (10, "a coffee")];
    let program = shop.program(rule(json!({"kind": "visit"}), &steps)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let scanned = shop.scan_with(&code, &json!({"stamps": 15})).done().await;
    let titles: Vec<String> =
        scanned["rewards"].as_array().unwrap().iter().map(|reward| text(reward, "/title")).collect();
    assert_eq!(titles, ["a biscuit", "a cornetto", "a coffee", "a biscuit"]);
    assert_eq!(scanned["card"]["progress"], json!([{"program_id": program, "stamps": 5, "goal": 10, "earned": 15}]));
    let scanned = shop.scan_with(&code, &json!({"stamps": 5})).done().await;
    let titles: Vec<String> =
        scanned["rewards"].as_array().unwrap().iter().map(|reward| text(reward, "/title")).collect();
    assert_eq!(titles, ["a cornetto", "a coffee"], "the biscuit of this round was had");
    assert_eq!(shop.standing(&marta).await, [(0, 10)]);
}

both!(a_shop_runs_several_programs_at_once);
async fn a_shop_runs_several_programs_at_once(shop: TestShop) {
    let visits = shop.program(buy(2)).await;
    let units = shop.program(rule(json!({"kind": "unit"}), &[(3, "a tea")])).await;
    let spend = shop.program(rule(json!({"kind": "spend", "per_minor": 100}), &[(5, "a cake")])).await;
    let list = shop.get("/programs").send().await.is(200);
    let ids: Vec<String> = list["data"].as_array().unwrap().iter().map(|program| text(program, "/id")).collect();
    assert_eq!(ids, [visits, units.clone(), spend]);
    let marta = shop.customer("Marta").await;
    let all = json!({"stamps": 2, "items": [{"program_id": units, "units": 3}], "amount_minor": 650});
    let scanned = shop.scan_with(&shop.printed(&marta).await, &all).done().await;
    assert_eq!(progress(&scanned["card"]["progress"]), [(0, 2), (0, 3), (1, 5)]);
    assert_eq!(shop.rewards(&marta).await, ["a coffee", "a tea", "a cake"]);
}

both!(a_better_version_takes_cards_along_and_a_worse_one_waits_for_the_next_round);
async fn a_better_version_takes_cards_along_and_a_worse_one_waits_for_the_next_round(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan_with(&code, &json!({"stamps": 7})).done().await;

    let worse = shop.change(&program, buy(12)).send().await.is(201);
    assert_eq!((&worse["version"], &worse["moves_open_cards"], &worse["goal"]), (&json!(2), &json!(false), &json!(12)));
    assert_eq!(worse["sentence"], "Cards under way finish as they began; every next round follows the new rules.");
    assert_eq!(shop.standing(&marta).await, [(7, 10)]);
    assert_eq!(shop.standing(&shop.customer("Paolo").await).await, [(0, 12)]);

    let better = shop.change(&program, buy(8)).send().await.is(201);
    assert_eq!(better["moves_open_cards"], true);
    assert_eq!(shop.standing(&marta).await, [(7, 8)]);
    assert_eq!(progress(&shop.scan(&code).done().await["card"]["progress"]), [(0, 8)]);

    shop.scan(&code).done().await;
    shop.change(&program, buy(20)).send().await.is(201);
    let scanned = shop.scan_with(&code, &json!({"stamps": 7})).done().await;
    assert_eq!(scanned["rewards"].as_array().unwrap().len(), 1, "the round ends as it began");
    assert_eq!(progress(&scanned["card"]["progress"]), [(0, 20)]);
    shop.refuses(shop.change(&program, buy(20)), 409, "program-unchanged").await;
}

both!(a_program_is_renamed_and_what_was_told_stays_told);
async fn a_program_is_renamed_and_what_was_told_stays_told(shop: TestShop) {
    let program = shop.program(buy(2)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let first = shop.scan_with(&code, &json!({"stamps": 2})).key("first").send().await;
    shop.scan(&code).done().await;
    let named = |name: &str, mut body: Value| {
        body["name"] = json!(name);
        shop.post(&format!("/programs/{program}/versions"), &body)
    };
    shop.house.wait_minutes(1);
    let renamed = named("Early birds", buy(2)).send().await.is(201);
    assert_eq!((&renamed["name"], &renamed["version"]), (&json!("Early birds"), &json!(2)));
    assert_eq!((&renamed["only_renamed"], &renamed["moves_open_cards"]), (&json!(true), &json!(false)));
    assert_eq!(renamed["sentence"], "Only the name is new: cards show it at once and keep every stamp.");
    shop.refuses(named("Early birds", buy(2)), 409, "program-unchanged").await;
    shop.refuses_field(named(" ", buy(2)), "/name").await;
    assert_eq!(shop.get(&format!("/programs/{program}")).send().await.is(200)["name"], "Early birds");
    assert_eq!(shop.standing(&marta).await, [(1, 2)], "every stamp is kept");

    // The reward's words: the round that is under way ends as it began, and what is had is called as it was.
    let mut words = buy(2);
    words["rewards"][0]["title"] = json!("an espresso");
    let reworded = shop.change(&program, words).send().await.is(201);
    assert_eq!((&reworded["name"], &reworded["only_renamed"]), (&json!("Early birds"), &json!(false)));
    shop.scan(&code).done().await;
    shop.scan_with(&code, &json!({"stamps": 2})).done().await;
    assert_eq!(shop.rewards(&marta).await, ["a coffee", "a coffee", "an espresso"]);
    shop.scan_with(&code, &json!({"stamps": 2})).key("first").send().await.repeats(&first);

    // Each version of the table has the name of its days.
    let table = shop.get("/exports/programs.csv").send().await;
    let names: Vec<&str> = table.text().lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(names, ["Coffee card", "Early birds", "Early birds"]);
    let log = shop.told("/audit?action=program_changed").await;
    assert_eq!(log["data"].as_array().unwrap().len(), 2);
}

both!(whoever_repeats_a_request_is_told_the_program_that_they_were_told);
async fn whoever_repeats_a_request_is_told_the_program_that_they_were_told(shop: TestShop) {
    let create = || shop.post("/programs", &buy(10)).key("create");
    let made = create().send().await;
    let program = text(&made.is(201), "/id");
    let change = |key: &str, goal: i64| shop.change(&program, buy(goal)).key(key);
    shop.set_status(&program, "paused").send().await.is(200);
    let better = change("better", 8).send().await;
    shop.set_status(&program, "running").send().await.is(200);
    let mut body = buy(12);
    body["name"] = json!("Early birds");
    let named = || shop.post(&format!("/programs/{program}/versions"), &body).key("named");
    let worse = named().send().await;
    change("last", 20).send().await.is(201);
    shop.set_status(&program, "ended").send().await.is(200);
    for (again, first) in [(create(), made), (change("better", 8), better), (named(), worse)] {
        let again = again.send().await;
        assert_eq!(again.status, 200);
        assert_eq!(again.json(), first.is(201));
    }
    shop.refuses(change("better", 9), 422, "idempotency-key-reused").await;
}

both!(a_program_that_does_not_run_gives_nothing_and_takes_nothing);
async fn a_program_that_does_not_run_gives_nothing_and_takes_nothing(shop: TestShop) {
    let program = shop.program(buy(5)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let scanned = shop.scan_with(&code, &json!({"stamps": 7})).done().await;
    let reward = text(&scanned, "/rewards/0/id");

    let paused = shop.set_status(&program, "paused").send().await.is(200);
    assert_eq!(paused["sentence"], "No new stamps for now. Stamps are kept, and rewards can be used.");
    let scanned = shop.scan(&code).done().await;
    assert_eq!((&scanned["card"]["progress"], &scanned["rewards"]), (&json!([]), &json!([])), "a visit and no more");
    assert_eq!(shop.standing(&marta).await, [(2, 5)]);
    assert_eq!(shop.standing(&shop.customer("Paolo").await).await, []);

    shop.set_status(&program, "running").send().await.is(200);
    shop.scan(&code).done().await;
    let ended = shop.set_status(&program, "ended").send().await.is(200);
    assert!(text(&ended, "/sentence").starts_with("No new stamps. Stamps stay on the cards"));
    assert_eq!(shop.standing(&marta).await, [(3, 5)]);
    shop.redeem(&reward, &shop.live(&marta).await).send().await.is(201);
    shop.refuses(shop.set_status(&program, "running"), 409, "program-ended").await;
    shop.refuses(shop.change(&program, buy(4)), 409, "program-ended").await;
    shop.refuses(shop.take_over(&marta, &program, 1), 404, "not-found").await;
}

both!(a_rule_that_makes_no_sense_is_pointed_at);
async fn a_rule_that_makes_no_sense_is_pointed_at(shop: TestShop) {
    let running = shop.program(buy(10)).await;
    let with = |pointer: &str, value: Value| {
        let mut body = buy(10);
        *body.pointer_mut(pointer).unwrap() = value;
        body
    };
    let with_limits = |limits: Value| with("/limits", limits);
    let step = |stamps: Value| json!([{"stamps": stamps, "title": "a coffee"}]);
    let wrong = [
        (with("/name", json!("")), "/name"),
        (with("/earn", json!({"kind": "luck"})), "/earn/kind"),
        (with("/earn", json!({"kind": "spend"})), "/earn/per_minor"),
        (with("/earn", json!({"kind": "spend", "per_minor": 0})), "/earn/per_minor"),
        (with("/earn", json!({"kind": "visit", "per_minor": 100})), "/earn/per_minor"),
        (with("/rewards", json!([])), "/rewards"),
        (with("/rewards", step(json!(0))), "/rewards"),
        (with("/rewards", step(json!(1_000_001))), "/rewards"),
        (with("/rewards", step(json!("ten"))), "/rewards/0/stamps"),
        (with("/rewards", json!([{"stamps": 5, "title": "tea"}, {"stamps": 5, "title": "cake"}])), "/rewards"),
        (with("/rewards", json!([{"stamps": 5, "title": "tea", "valid_days": 0}])), "/rewards"),
        (with("/rewards", json!([{"stamps": 5}])), "/rewards/0/title"),
        (with("/rewards", Value::from_iter((1..=21).map(|n| json!({"stamps": n, "title": "tea"})))), "/rewards"),
        (with_limits(json!({"cool_down_minutes": -1})), "/limits/cool_down_minutes"),
        (with_limits(json!({"cool_down_minutes": 527_041})), "/limits/cool_down_minutes"),
        (with_limits(json!({"per_day": 0})), "/limits/per_day"),
        (with_limits(json!({"per_week": 3})), "/limits/per_week"),
    ];
    for (body, pointer) in wrong {
        shop.refuses_field(shop.post("/programs", &body), pointer).await;
        if pointer != "/name" {
            shop.refuses_field(shop.change(&running, body), pointer).await;
        }
    }
    let mut body = buy(10);
    body["stamp_valid_days"] = json!(0);
    shop.refuses_field(shop.post("/programs", &body), "/stamp_valid_days").await;
    shop.refuses(shop.change(&shop.id.to_string(), buy(9)), 404, "not-found").await;
    shop.refuses(shop.get(&format!("/programs/{}", shop.id)), 404, "not-found").await;
    assert_eq!(shop.get(&format!("/programs/{running}")).send().await.is(200)["version"], 1);
}
