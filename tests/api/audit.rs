//! The audit log: who did what, told in one transaction with what they did, and never what a person is called.

use axum::http::Method;
use serde_json::{Value, json};

use crate::owner::{Browser, PASSWORD, by_password};
use crate::shop::{TestShop, buy, text};

/// What the log tells, oldest first.
pub async fn actions(shop: &TestShop) -> Vec<String> {
    let log = shop.told("/audit").await;
    let mut actions: Vec<String> = log["data"].as_array().unwrap().iter().map(|row| text(row, "/action")).collect();
    actions.reverse();
    actions
}

/// The newest row of that action.
async fn row(shop: &TestShop, action: &str) -> Value {
    shop.told(&format!("/audit?action={action}")).await["data"][0].clone()
}

both!(an_owner_s_comings_and_goings_are_told);
async fn an_owner_s_comings_and_goings_are_told(shop: TestShop) {
    let mut anna = Browser::set_up(&shop, "Anna").await;
    anna.post("/owner/step-up", &json!({"password": "not it at all"})).send().await.refused(401, "unauthorized");
    anna.post("/owner/step-up", &json!({"password": PASSWORD})).send().await.is(200);
    let session = anna.session().await;
    anna.send(anna.ask(Method::DELETE, "/sessions/current")).await.is(204);
    Browser::new(&shop).sign_in(by_password("Anna", "a wrong password")).await.refused(401, "unauthorized");
    Browser::new(&shop).sign_in(by_password("Nobody", "a wrong password")).await.refused(401, "unauthorized");
    anna.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    let again = anna.session().await;
    shop.ask(Method::DELETE, &format!("/sessions/{again}")).send().await.is(204);
    let expected = [
        "owner_reset",
        "owner_set_up",
        "step_up_failed",
        "stepped_up",
        "signed_out",
        "sign_in_failed",
        "signed_in",
        "session_revoked",
    ];
    assert_eq!(actions(&shop).await, expected);
    let out = row(&shop, "signed_out").await;
    assert_eq!((&out["actor_kind"], &out["actor_name"]), (&json!("owner"), &json!("Anna")));
    assert_eq!((text(&out, "/device_id"), text(&out, "/subject_id")), (session.clone(), session));
    let failed = row(&shop, "sign_in_failed").await;
    assert_eq!((&failed["actor_kind"], &failed["after"]), (&json!("system"), &json!({"is_known_browser": false})));
    assert_eq!(text(&failed, "/subject_id"), text(&row(&shop, "signed_in").await, "/actor_id"));
    assert_eq!(row(&shop, "session_revoked").await["actor_kind"], "api_key");
}

both!(what_is_put_right_or_given_away_is_told_with_the_card_s_head);
async fn what_is_put_right_or_given_away_is_told_with_the_card_s_head(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let visit = text(&shop.scan_with(&code, &json!({"amount_minor": 300})).done().await, "/visit/id");
    shop.refund(&visit, 100, 0).done().await;
    shop.void(&visit).done().await;
    shop.adjust(&marta, &program, 2).done().await;
    let again = shop.give(&marta, "a cornetto").key("gift");
    again.clone().send().await.is(201);
    again.send().await.is(200);
    let expected = ["program_made", "visit_refunded", "visit_voided", "stamps_adjusted", "gift_given"];
    assert_eq!(actions(&shop).await, expected, "scans are the ledger's to tell, and a repeat is told once");
    let void = row(&shop, "visit_voided").await;
    assert_eq!((text(&void, "/subject_id"), text(&void, "/after/card_id")), (visit, marta.card.clone()));
    assert_eq!(text(&void, "/after/head").len(), 64);
    assert_eq!(text(&void, "/location_id"), shop.api_key.location.to_string());
    let adjusted = row(&shop, "stamps_adjusted").await;
    assert_eq!((&adjusted["after"]["stamps"], &adjusted["number"]), (&json!(2), &json!(4)));
    // What is refused is not told.
    shop.refuses(shop.void(&text(&void, "/subject_id")), 409, "visit-void").await;
    assert_eq!(actions(&shop).await.len(), 5);
}

both!(staff_devices_and_settings_are_told_without_a_name);
async fn staff_devices_and_settings_are_told_without_a_name(shop: TestShop) {
    let giulia = shop.staff("Giulia", "manager", "2580").await;
    let tablet = shop.device().await;
    let settings = json!({"window_days": 30, "day_end": "04:00", "closures": []});
    shop.put_settings(settings.clone()).done().await;
    shop.put_settings(settings).done().await;
    shop.post(&format!("/staff/{giulia}/end"), &json!({})).without("content-type").send().await.is(200);
    shop.ask(Method::DELETE, &format!("/devices/{}", tablet.id)).send().await.is(204);
    let told = ["staff_added", "pin_set", "device_enrolled", "settings_changed", "staff_ended", "device_revoked"];
    assert_eq!(actions(&shop).await, told);
    assert_eq!(row(&shop, "staff_added").await["after"], json!({"role": "manager"}));
    let changed = row(&shop, "settings_changed").await;
    assert_eq!(changed["before"], json!({"closures": 0, "day_end_minutes": 0, "window_days": "preset"}));
    assert_eq!(changed["after"], json!({"closures": 0, "day_end_minutes": 240, "window_days": 30}));
    let kept = kept(&shop).await;
    assert!(kept.contains("manager") && !kept.contains("Giulia") && !kept.contains("2580"), "{kept}");
}

/// All that the rows hold.
async fn kept(shop: &TestShop) -> String {
    let mut reader = shop.house.app.desk.db.reader(timbro::db::Shops::Admin).await.unwrap();
    let rows = timbro::audit::store::rows_after(&mut reader, shop.id, 0, 1_000).await.unwrap();
    format!("{rows:?}")
}

both!(the_log_is_filtered_and_paged_and_one_s_own);
async fn the_log_is_filtered_and_paged_and_one_s_own(shop: TestShop) {
    let luna = shop.neighbour().await;
    luna.program(buy(10)).await;
    assert_eq!(actions(&shop).await, [""; 0]);
    let program = shop.program(buy(10)).await;
    let begin = shop.house.now();
    for at in 0..120 {
        shop.house.wait_minutes(1);
        shop.set_status(&program, if at % 2 == 0 { "paused" } else { "running" }).done().await;
    }
    let first = shop.told("/audit?action=program_status_set").await;
    assert_eq!((first["data"].as_array().unwrap().len(), &first["data"][0]["number"]), (100, &json!(121)));
    let cursor = text(&first, "/next_cursor");
    let next = shop.told(&format!("/audit?action=program_status_set&cursor={cursor}")).await;
    assert_eq!((next["data"].as_array().unwrap().len(), &next["next_cursor"]), (20, &Value::Null));
    let (from, to) = (begin.plus_minutes(1), begin.plus_minutes(3));
    assert_eq!(shop.told(&format!("/audit?from={from}&to={to}")).await["data"].as_array().unwrap().len(), 2);
    let key = shop.api_key.id;
    assert_eq!(shop.told(&format!("/audit?actor_id={key}&to={from}")).await["data"][0]["actor_name"], "Bar Sole");
    assert_eq!(shop.told(&format!("/audit?actor_id={}", luna.api_key.id)).await["data"], json!([]));
    shop.refuses(shop.get("/audit?action=danced"), 400, "bad-request").await;
}

both!(many_at_once_are_numbered_without_gaps);
async fn many_at_once_are_numbered_without_gaps(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let mut asked = tokio::task::JoinSet::new();
    for at in 0..40 {
        let gift = shop.give(&marta, "a cornetto");
        let program = shop.post("/programs", &buy(10));
        let staff = shop.post("/staff", &json!({"name": "Giulia", "role": "staff"}));
        let call = [gift, program, staff][at % 3].clone();
        asked.spawn(async move { call.send().await.status });
    }
    while let Some(status) = asked.join_next().await {
        assert_eq!(status.unwrap(), 201);
    }
    let log = shop.told("/audit").await;
    let numbers: Vec<i64> = log["data"].as_array().unwrap().iter().map(|row| row["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=40).rev().collect::<Vec<_>>());
}

both!(no_transaction_of_timbro_changes_a_row);
async fn no_transaction_of_timbro_changes_a_row(shop: TestShop) {
    use timbro::{db::Shops, on};
    shop.program(buy(10)).await;
    let db = &shop.house.app.desk.db;
    // SQLite has no roles: there the chain alone tells.
    if db.engine_name() != "postgres" {
        return;
    }
    for text in ["update audit set action = 'gift_given'", "delete from audit"] {
        let mut writer = db.writer(Shops::One(shop.id)).await.unwrap();
        let refused = on!(&mut writer, |c| sqlx::query(text).execute(c).await.map(drop)).unwrap_err();
        assert!(refused.to_string().contains("permission denied"), "{refused}");
    }
}
