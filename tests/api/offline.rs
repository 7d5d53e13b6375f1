//! What a device has scanned without a network and sends in later: a refusal is kept, told under its key for ever, and shown.

use axum::http::Method;
use serde_json::{Value, json};

use crate::call::{Answer, Call};
use crate::owner::Browser;
use crate::rows;
use crate::shop::{TestShop, buy, buy_within_limits, text};
use crate::staff::Tablet;

/// A device at which Giulia is at work.
async fn tablet(shop: &TestShop) -> Tablet {
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    tablet
}

fn queued(tablet: &Tablet, code: &str, at: &str, seq: i64) -> Call {
    tablet.post("/scans", &json!({"code": code, "stamps": 2, "scanned_at": at, "device_seq": seq}))
}

/// Expects a refusal that is kept, now for the first time or again. Gives the problem without the request's id.
#[track_caller]
fn kept(answer: &Answer, status: u16, slug: &str, is_repeat: bool) -> Value {
    let mut problem = answer.refused(status, slug);
    assert_eq!(answer.header("idempotency-replayed"), is_repeat.then_some("true"));
    assert_eq!(problem["recorded"], true, "{problem}");
    problem.as_object_mut().unwrap().remove("request_id");
    problem
}

async fn listed(tablet: &Tablet, query: &str) -> Vec<Value> {
    let list = tablet.get(&format!("/counter/refused-scans{query}")).send().await.is(200);
    list["data"].as_array().unwrap().clone()
}

both!(a_refusal_of_a_queue_is_kept_and_told_for_ever);
async fn a_refusal_of_a_queue_is_kept_and_told_for_ever(shop: TestShop) {
    let db = &shop.house.app.desk.db;
    shop.program(buy_within_limits(100)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let tablet = tablet(&shop).await;
    shop.house.set("2026-03-10T12:00:00Z");
    queued(&tablet, &code, "2026-03-10T10:00:00Z", 1).send().await.is_new();
    let call = queued(&tablet, &code, "2026-03-10T10:05:00Z", 2).key("queued-2");
    let before = rows::count(db, "receipt").await;
    let first = kept(&call.clone().send().await, 409, "cool-down", false);
    assert_eq!(first["until"], "2026-03-10T10:10:00.000Z");
    assert_eq!((rows::count(db, "refused_scan").await, rows::count(db, "receipt").await), (1, before + 1));
    assert_eq!((rows::visits(db).await, shop.standing(&marta).await), (1, vec![(2, 100)]));
    // For ever the same, though by now it would earn; and another scan under its key is another scan.
    shop.house.wait_days(5);
    let giulia = text(&tablet.get("/counter/people").send().await.is(200), "/data/0/id");
    tablet.begin(&giulia, "2580").send().await.is(201);
    let tables = rows::all(db).await;
    assert_eq!(kept(&call.clone().send().await, 409, "cool-down", true), first);
    let other = queued(&tablet, &code, "2026-03-10T10:06:00Z", 2).key("queued-2");
    other.send().await.refused(422, "idempotency-key-reused");
    shop.give(&marta, "a cake").key("queued-2").send().await.refused(422, "idempotency-key-reused");
    assert_eq!(rows::all(db).await, tables);

    let list = listed(&tablet, "").await;
    assert_eq!(list.len(), 1);
    let row = &list[0];
    let expected = json!({"type": "urn:timbro:problem:cool-down", "title": first["title"],
        "until": "2026-03-10T10:10:00.000Z", "key": "queued-2", "card_id": marta.card,
        "customer": {"id": marta.id, "display_name": "Marta"}, "device_id": tablet.id, "device_seq": 2, "stamps": 2,
        "amount_minor": null, "scanned_at": "2026-03-10T10:05:00.000Z", "received_at": "2026-03-10T12:00:00.000Z",
        "actor_kind": "staff"});
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&row[name], value, "{name}");
    }
    let audit = shop.told("/audit?action=scan_refused").await["data"][0].clone();
    assert_eq!(
        (&audit["subject_id"], &audit["device_id"], &audit["actor_id"]),
        (&row["id"], &row["device_id"], &row["actor_id"])
    );
    assert_eq!(audit["after"]["reason"], "cool_down");
    assert!(audit["after"].to_string().contains(&marta.card) && !audit.to_string().contains("Marta"), "{audit}");
}

both!(whatever_a_queue_is_refused_for_is_kept);
async fn whatever_a_queue_is_refused_for_is_kept(shop: TestShop) {
    let luna = shop.neighbour().await;
    for shop in [&shop, &luna] {
        shop.program(buy_within_limits(100)).await;
    }
    let (marta, zofia) = (shop.customer("Marta").await, luna.customer("Zofia").await);
    let tablet = tablet(&shop).await;
    let old = shop.printed(&marta).await;
    let forged = format!("{}{}", &old[..old.len() - 1], if old.ends_with('R') { "0" } else { "R" });
    shop.post(&format!("/cards/{}/replacement", marta.card), &json!({"reason": "Lost."})).send().await.is(201);
    let refusals = [
        (old.clone(), 409, "code-replaced"),
        (luna.printed(&zofia).await, 404, "code-unknown"),
        (zofia.short_code.clone(), 404, "code-unknown"),
    ];
    for (seq, (code, status, slug)) in (1..).zip(&refusals) {
        let call = queued(&tablet, code, "2026-03-10T08:00:00Z", seq);
        let first = kept(&call.clone().send().await, *status, slug, false);
        assert_eq!(kept(&call.send().await, *status, slug, true), first, "{code}");
    }
    // Newest first; only whose signature is good names a card, and nobody's name of another shop is told.
    let list = listed(&tablet, "").await;
    let seqs: Vec<i64> = list.iter().map(|row| row["device_seq"].as_i64().unwrap()).collect();
    let cards: Vec<&Value> = list.iter().map(|row| &row["card_id"]).collect();
    assert_eq!((seqs, cards), (vec![3, 2, 1], vec![&Value::Null, &Value::Null, &json!(marta.card)]));
    assert_eq!(luna.told("/counter/refused-scans").await["data"], json!([]));
    // What is no code at all is no scan of anybody's: it is refused as ever. So is what was scanned with a network.
    for code in ["coffee", &forged[..100]] {
        shop.refuses(queued(&tablet, code, "2026-03-10T08:00:00Z", 9), 422, "code-malformed").await;
    }
    let online = tablet.post("/scans", &json!({"code": old})).key("online");
    let problem = shop.refuses(online, 409, "code-replaced").await;
    assert_eq!(problem.get("recorded"), None);
    let code = shop.printed(&marta).await;
    tablet.post("/scans", &json!({"code": code})).key("online").send().await.is_new();
}

both!(ones_own_card_is_refused_offline_too_and_an_old_queue_counts_from_three_days_ago);
async fn ones_own_card_is_refused_offline_too_and_an_old_queue_counts_from_three_days_ago(shop: TestShop) {
    shop.program(buy(100)).await;
    let tablet = tablet(&shop).await;
    let own = shop.customer("Giulia").await;
    let giulia = tablet.get("/shifts/current").send().await.is(200)["shift"]["staff_id"].as_str().unwrap().to_owned();
    let link = shop.ask(Method::PUT, &format!("/staff/{giulia}/card"));
    link.json(&json!({"code": own.short_code})).send().await.is(200);
    let code = shop.printed(&own).await;
    kept(&queued(&tablet, &code, "2026-03-10T08:00:00Z", 1).send().await, 403, "own-card", false);
    // Older than three days is believed to be three days old: the customer was told that it is saved.
    let marta = shop.printed(&shop.customer("Marta").await).await;
    let scanned = queued(&tablet, &marta, "2026-03-01T08:00:00Z", 2).send().await.is_new();
    assert_eq!(scanned["visit"]["at"], "2026-03-07T09:00:00.000Z");
}

both!(the_list_is_paged_and_begins_where_it_is_asked_to);
async fn the_list_is_paged_and_begins_where_it_is_asked_to(shop: TestShop) {
    shop.program(buy(100)).await;
    let tablet = tablet(&shop).await;
    let unknown = shop.neighbour().await.customer("Zofia").await.short_code;
    for seq in 1..=101 {
        let body = json!({"code": unknown, "scanned_at": "2026-03-10T08:00:00Z", "device_seq": seq});
        shop.post("/scans", &body).send().await.refused(404, "code-unknown");
    }
    let page = tablet.get("/counter/refused-scans").send().await.is(200);
    assert_eq!(page["data"].as_array().unwrap().len(), 100);
    let next = listed(&tablet, &format!("?cursor={}", text(&page, "/next_cursor"))).await;
    assert_eq!((next.len(), &next[0]["device_seq"], &next[0]["device_id"]), (1, &json!(1), &Value::Null));
    shop.house.wait_minutes(1);
    let since = shop.house.now().to_string();
    assert_eq!(listed(&tablet, &format!("?since={since}")).await, Vec::<Value>::new());
    queued(&tablet, &unknown, "2026-03-10T08:00:00Z", 200).send().await.refused(404, "code-unknown");
    assert_eq!(listed(&tablet, &format!("?since={since}")).await.len(), 1);
    shop.refuses(tablet.get("/counter/refused-scans?until=2026"), 400, "bad-request").await;
}

both!(who_is_erased_is_in_no_refused_scan);
async fn who_is_erased_is_in_no_refused_scan(shop: TestShop) {
    shop.program(buy_within_limits(100)).await;
    let tablet = tablet(&shop).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    queued(&tablet, &code, "2026-03-10T08:00:00Z", 1).send().await.is_new();
    let call = queued(&tablet, &code, "2026-03-10T08:01:00Z", 2);
    let first = kept(&call.clone().send().await, 409, "cool-down", false);
    let anna = Browser::set_up(&shop, "Anna").await;
    anna.ask(Method::DELETE, &format!("/customers/{}", marta.id)).send().await.is(204);
    let list = listed(&tablet, "").await;
    assert_eq!(
        (&list[0]["card_id"], &list[0]["customer"], &list[0]["device_seq"]),
        (&Value::Null, &Value::Null, &json!(2))
    );
    assert_eq!(kept(&call.send().await, 409, "cool-down", true), first);
}
