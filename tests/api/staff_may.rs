//! What a person at the counter may do by their role: a manager's word for a reward, and whose visits are voided until when.

use serde_json::{Value, json};
use timbro::auth::Scope;

use crate::call::Call;
use crate::rows;
use crate::shop::{Person, TestShop, buy, text};
use crate::staff::Tablet;

/// A reward in hand, and whose.
async fn reward(shop: &TestShop) -> (Person, String) {
    let marta = shop.customer("Marta").await;
    let given = shop.give(&marta, "a cornetto").send().await.is(201);
    (marta, text(&given, "/id"))
}

fn word(pin: &str) -> Value {
    json!({"override": {"pin": pin, "reason": "Her phone is dead."}})
}

fn override_at(tablet: &Tablet, reward: &str, pin: &str) -> Call {
    tablet.post(&format!("/rewards/{reward}/redemption"), &word(pin))
}

/// A device on which Giulia is at work, who serves.
async fn served_by_giulia(shop: &TestShop) -> Tablet {
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    tablet
}

both!(a_managers_word_uses_a_reward_and_is_written_down);
async fn a_managers_word_uses_a_reward_and_is_written_down(shop: TestShop) {
    let anna = shop.staff("Anna", "manager", "739104").await;
    shop.staff("Bruno", "owner", "4710").await;
    let tablet = served_by_giulia(&shop).await;
    let (marta, cornetto) = reward(&shop).await;
    let call = override_at(&tablet, &cornetto, "739104");
    let first = call.clone().send().await;
    assert_eq!(text(&first.is_new(), "/title"), "a cornetto");
    let entry = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200)["data"][0].clone();
    let location = serde_json::to_value(shop.api_key.location).unwrap();
    assert_eq!(
        [&entry["kind"], &entry["reason"], &entry["actor_kind"], &entry["actor_id"], &entry["location_id"]],
        [&json!("redeem"), &json!("Her phone is dead."), &json!("staff"), &json!(anna), &location]
    );
    assert_eq!(shop.told("/audit?action=reward_overridden").await["data"][0]["device_id"], tablet.id);
    // She came for it: a visit, which a scan right before would have been.
    assert_eq!(rows::visits(&shop.house.app.desk.db).await, 1);
    let before = rows::all(&shop.house.app.desk.db).await;
    shop.house.wait_minutes(30);
    call.send().await.repeats(&first);
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
    shop.refuses(override_at(&tablet, &cornetto, "739104"), 409, "reward-redeemed").await;
    // The owner's PIN too, from a till with a key, and more than once on a card.
    let till = shop.with_key(&[Scope::Counter]).await;
    for _ in 0..2 {
        let next = text(&shop.give(&marta, "a cake").send().await.is(201), "/id");
        till.post(&format!("/rewards/{next}/redemption"), &word("4710")).send().await.is_new();
    }
    // The live code goes on working beside it.
    let last = text(&shop.give(&marta, "a tart").send().await.is(201), "/id");
    shop.redeem(&last, &shop.live(&marta).await).send().await.is_new();
}

both!(no_other_pin_is_a_managers_word);
async fn no_other_pin_is_a_managers_word(shop: TestShop) {
    let anna = shop.staff("Anna", "manager", "739104").await;
    let luna = shop.neighbour().await;
    luna.staff("Zofia", "owner", "8023").await;
    let tablet = served_by_giulia(&shop).await;
    let (_, cornetto) = reward(&shop).await;
    let mut said = Vec::new();
    // Nobody's, that of one who serves, and another shop's owner's: alike.
    for pin in ["8642", "2580", "8023"] {
        let problem = shop.refuses(override_at(&tablet, &cornetto, pin), 403, "override-refused").await;
        said.push(problem["detail"].clone());
    }
    assert!(said.iter().all(|detail| *detail == said[0]), "{said:?}");
    shop.refuses_field(override_at(&tablet, &cornetto, "12"), "/override/pin").await;
    for _ in 0..2 {
        shop.refuses(override_at(&tablet, &cornetto, "8642"), 403, "override-refused").await;
    }
    let locked = override_at(&tablet, &cornetto, "739104").send().await;
    locked.refused(429, "pin-locked");
    assert_eq!(locked.header("retry-after"), Some("60"));
    // Her own shift is not locked by that, nor is another till.
    tablet.begin(&anna, "739104").send().await.is(201);
    shop.house.wait_minutes(1);
    // One who has left has no word any more; it is the sixth wrong one.
    shop.end_staff(&anna).send().await.is(200);
    let till = shop.with_key(&[Scope::Counter]).await;
    let path = format!("/rewards/{cornetto}/redemption");
    shop.refuses(till.post(&path, &word("739104")), 403, "override-refused").await;
    assert_eq!(rows::count(&shop.house.app.desk.db, "redemption").await, 0);
}

both!(a_machines_key_goes_before_the_device_that_sends_it);
async fn a_machines_key_goes_before_the_device_that_sends_it(shop: TestShop) {
    shop.program(buy(10)).await;
    let tablet = served_by_giulia(&shop).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan(&code).header("cookie", &tablet.cookie).send().await.is_new();
    let entry = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200)["data"][0].clone();
    assert_eq!(entry["actor_kind"], "api_key");
}

both!(a_key_is_not_answered_for_another_reward_or_reason);
async fn a_key_is_not_answered_for_another_reward_or_reason(shop: TestShop) {
    shop.staff("Anna", "manager", "739104").await;
    let (_, cornetto) = reward(&shop).await;
    let path = format!("/rewards/{cornetto}/redemption");
    let call = shop.post(&path, &word("739104")).key("word");
    let first = call.clone().send().await;
    first.is_new();
    // Which is said whatever the PIN.
    for pin in ["739104", "8642"] {
        let other = json!({"override": {"pin": pin, "reason": "No reason."}});
        shop.refuses(shop.post(&path, &other).key("word"), 422, "idempotency-key-reused").await;
    }
    // The PIN itself is no part of what the key stands for: its plain hash would give it away.
    shop.post(&path, &word("8642")).key("word").send().await.repeats(&first);
}

both!(who_serves_voids_own_scans_for_a_quarter_of_an_hour);
async fn who_serves_voids_own_scans_for_a_quarter_of_an_hour(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let anna = shop.staff("Anna", "manager", "739104").await;
    let piero = shop.staff("Piero", "staff", "4710").await;
    let tablet = served_by_giulia(&shop).await;
    let scan = async || text(&tablet.post("/scans", &json!({"code": code})).send().await.is(201), "/visit/id");
    let void = |visit: &str| tablet.post(&format!("/visits/{visit}/void"), &json!({"reason": "The wrong card."}));
    let by_key = text(&shop.scan(&code).send().await.is(201), "/visit/id");
    let (one, two, three) = (scan().await, scan().await, scan().await);
    shop.house.wait_minutes(15);
    let call = void(&one);
    let first = call.clone().send().await;
    first.is_new();
    shop.house.wait_seconds(1);
    for visit in [&two, &by_key] {
        let problem = shop.refuses(void(visit), 403, "forbidden").await;
        assert!(text(&problem, "/detail").contains("Ask a manager"));
    }
    // What was done is told again, however late; a used key opens nothing else.
    call.clone().send().await.repeats(&first);
    let key = "used";
    tablet.post("/scans", &json!({"code": code})).key(key).send().await.is(201);
    shop.refuses(void(&two).key(key), 422, "idempotency-key-reused").await;

    tablet.begin(&piero, "4710").send().await.is(201);
    let fresh = scan().await;
    tablet.begin(&anna, "739104").send().await.is(201);
    for visit in [&two, &by_key, &fresh] {
        void(visit).send().await.is_new();
    }
    // A machine with a key may, as ever.
    shop.void(&three).send().await.is_new();
}

both!(another_persons_scan_is_not_ones_own);
async fn another_persons_scan_is_not_ones_own(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let piero = shop.staff("Piero", "staff", "4710").await;
    let tablet = served_by_giulia(&shop).await;
    let scanned = tablet.post("/scans", &json!({"code": shop.printed(&marta).await})).send().await.is(201);
    let void = tablet.post(&format!("/visits/{}/void", text(&scanned, "/visit/id")), &json!({"reason": "Mine."}));
    tablet.begin(&piero, "4710").send().await.is(201);
    shop.refuses(void, 403, "forbidden").await;
}
