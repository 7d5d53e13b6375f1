//! The shop itself: what it is called, how it speaks and counts, when it is open, its counters, and who works there.

use axum::http::Method;
use serde_json::{Value, json};

use crate::brought::visits;
use crate::call::Call;
use crate::owner::Browser;
use crate::rows;
use crate::shop::{TestShop, buy, text};

/// Bar Sole as it was opened.
fn as_opened() -> Value {
    json!({"name": "Bar Sole", "language": "it", "time_zone": "Europe/Rome", "currency": "EUR", "kind": "cafe", "hours": []})
}

fn put(shop: &TestShop, with: Value) -> Call {
    let mut body = as_opened();
    body.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    shop.ask(Method::PUT, "/shop").json(&body)
}

/// What the audit log says of an action, newest first.
async fn noted(shop: &TestShop, action: &str) -> Vec<(Value, Value)> {
    let page = shop.told(&format!("/audit?action={action}")).await;
    page["data"].as_array().unwrap().iter().map(|row| (row["before"].clone(), row["after"].clone())).collect()
}

both!(a_shop_is_changed_shown_and_noted);
async fn a_shop_is_changed_shown_and_noted(shop: TestShop) {
    let luna = shop.neighbour().await;
    assert_eq!(
        (shop.told("/shop").await["kind"].clone(), shop.told("/shop").await["hours"].clone()),
        (json!("cafe"), json!([]))
    );
    let hours = json!([
        {"weekday": 1, "opens": "07:00", "closes": "13:00"},
        {"weekday": 1, "opens": "16:00", "closes": "02:00"},
    ]);
    let turned = json!([hours[1], hours[0]]);
    let new = json!({"name": "Bar Luce", "language": "pl", "time_zone": "Europe/Warsaw", "currency": "PLN", "kind": "salon", "hours": turned});
    let told = put(&shop, new).send().await.is(200);
    assert_eq!(told, shop.told("/shop").await);
    assert_eq!(
        ["name", "language", "time_zone", "currency", "kind"].map(|field| text(&told, &format!("/{field}"))),
        ["Bar Luce", "pl", "Europe/Warsaw", "PLN", "salon"]
    );
    assert_eq!(told["hours"], hours, "in the order of the week");
    let before = json!({"language": "it", "time_zone": "Europe/Rome", "currency": "EUR", "kind": "cafe", "hours": 0});
    let after = json!({"language": "pl", "time_zone": "Europe/Warsaw", "currency": "PLN", "kind": "salon", "hours": 2, "is_renamed": true});
    assert_eq!(noted(&shop, "shop_changed").await, [(before, after)]);
    // The same again writes nothing.
    let again = json!({"name": "Bar Luce", "language": "pl", "time_zone": "Europe/Warsaw", "currency": "PLN", "kind": "salon", "hours": hours});
    put(&shop, again).send().await.is(200);
    assert_eq!(
        (noted(&shop, "shop_changed").await.len(), rows::count(&shop.house.app.desk.db, "shop_hours").await),
        (1, 1)
    );
    assert_eq!(luna.told("/shop").await["name"], "Bar Luna", "the neighbour's is its own");
}

both!(what_no_shop_can_be_is_refused);
async fn what_no_shop_can_be_is_refused(shop: TestShop) {
    let spell = |weekday: u8, opens: &str| json!({"hours": [{"weekday": weekday, "opens": opens, "closes": "19:00"}]});
    for (with, pointer) in [
        (json!({"time_zone": "Europe/Roma"}), "/time_zone"),
        (json!({"currency": "XAU"}), "/currency"),
        (json!({"kind": "bank"}), "/kind"),
        (json!({"name": " "}), "/name"),
        (spell(8, "07:00"), "/hours/0/weekday"),
        (spell(1, "24:00"), "/hours/0/opens"),
        (json!({"hours": vec![json!({"weekday": 1, "opens": "07:00", "closes": "19:00"}); 29]}), "/hours"),
    ] {
        shop.refuses_field(put(&shop, with), pointer).await;
    }
    let anna = Browser::set_up(&shop, "Anna").await;
    shop.house.wait_minutes(10);
    shop.refuses(anna.ask(Method::PUT, "/shop").json(&as_opened()), 403, "step-up-needed").await;
}

both!(the_currency_stays_once_money_was_recorded);
async fn the_currency_stays_once_money_was_recorded(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan(&code).done().await;
    put(&shop, json!({"currency": "PLN"})).send().await.is(200);
    shop.scan_with(&code, &json!({"amount_minor": 300})).done().await;
    shop.refuses(put(&shop, json!({"currency": "EUR"})), 409, "currency-in-use").await;
    put(&shop, json!({"currency": "PLN", "name": "Bar Luce"})).send().await.is(200);
    // Paid on account or brought along, it is money too.
    let (luna, stella) = (shop.neighbour().await, shop.neighbour().await);
    luna.pay(&luna.customer("Zofia").await, 500).done().await;
    stella.import(&visits("1,s,Kunde-7,2026-03-02T07:00:00Z,300,1,0,\n")).await;
    for paid in [luna, stella] {
        shop.refuses(put(&paid, json!({"currency": "PLN"})), 409, "currency-in-use").await;
    }
}

both!(another_zone_counts_the_past_anew);
async fn another_zone_counts_the_past_anew(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    // Half past midnight in Rome on the 11th, still the 10th in London.
    shop.house.set("2026-03-10T23:30:00Z");
    shop.scan(&shop.printed(&marta).await).done().await;
    shop.house.set("2026-03-13T09:00:00Z");
    let path = format!("/customers/{}/figures", marta.id);
    let last = async || shop.told(&path).await["figures"]["idle_days"].clone();
    let in_rome = last().await;
    put(&shop, json!({"time_zone": "Europe/London"})).send().await.is(200);
    assert_eq!((in_rome, last().await), (json!(1), json!(2)));
}

both!(opening_hours_tell_what_was_scanned_while_closed);
async fn opening_hours_tell_what_was_scanned_while_closed(shop: TestShop) {
    shop.program(buy(100)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    tablet.post("/scans", &json!({"code": code})).done().await;
    let while_closed = async || {
        let told = shop.told("/fraud-report?from=2026-03-10&to=2026-03-10").await;
        told["people"][0]["while_closed"].clone()
    };
    assert_eq!(while_closed().await, 0, "one scan teaches no hours");
    // A Tuesday, ten in the morning in Rome: the hour beside an open one is left in peace.
    for (weekday, opens, closed) in [(2, "11:00", 0), (2, "12:00", 1), (1, "07:00", 1), (2, "07:00", 0)] {
        let hours = json!({"hours": [{"weekday": weekday, "opens": opens, "closes": "19:00"}]});
        put(&shop, hours).send().await.is(200);
        assert_eq!(while_closed().await, closed, "{weekday} {opens}");
    }
    put(&shop, json!({})).send().await.is(200);
    assert_eq!(while_closed().await, 0, "nobody says any more when it is open");
}

both!(counters_are_added_once_and_renamed);
async fn counters_are_added_once_and_renamed(shop: TestShop) {
    let first = json!({"id": shop.api_key.location, "name": "Bar Sole"});
    assert_eq!(shop.told("/locations").await, json!({"data": [first]}));
    let add = shop.post("/locations", &json!({"name": "At the station"})).key("counter");
    let added = add.clone().send().await.is(201);
    assert_eq!(add.send().await.is(200), added);
    shop.refuses(shop.post("/locations", &json!({"name": "Else"})).key("counter"), 422, "idempotency-key-reused").await;
    assert_eq!(shop.told("/locations").await["data"], json!([first, added]));
    let path = format!("/locations/{}", text(&added, "/id"));
    let renamed = shop.ask(Method::PATCH, &path).json(&json!({"name": "Stazione"})).send().await.is(200);
    assert_eq!(renamed, json!({"id": added["id"], "name": "Stazione"}));
    assert_eq!(shop.told("/locations").await["data"][1], renamed);
    // A device can stand there.
    let body = json!({"name": "Tablet", "location_id": added["id"]});
    shop.post("/devices/enrolments", &body).send().await.is(201);
    assert_eq!((noted(&shop, "location_added").await.len(), noted(&shop, "location_renamed").await.len()), (1, 1));
    let luna = shop.neighbour().await;
    shop.refuses(luna.ask(Method::PATCH, &path).json(&json!({"name": "Ours"})), 404, "not-found").await;
}

both!(a_new_role_counts_at_once_and_is_noted);
async fn a_new_role_counts_at_once_and_is_noted(shop: TestShop) {
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    // Who may say whose card is whose is told that the card is missing.
    let link = || tablet.ask(Method::PUT, &format!("/staff/{giulia}/card")).json(&json!({}));
    let may = async || link().send().await.status == 422;
    let change = |body: Value| shop.ask(Method::PATCH, &format!("/staff/{giulia}")).json(&body);
    assert!(!may().await, "who serves links no card");
    let changed = change(json!({"role": "manager"})).send().await.is(200);
    assert_eq!((text(&changed, "/role"), text(&changed, "/name")), ("manager".to_owned(), "Giulia".to_owned()));
    assert!(may().await, "in the shift she is in");
    change(json!({"role": "staff", "name": "Giulia R."})).send().await.is(200);
    assert!(!may().await);
    assert_eq!(tablet.get("/shifts/current").send().await.is(200)["shift"]["name"], "Giulia R.");
    change(json!({})).send().await.is(200);
    let role = |role: &str| json!({"role": role});
    let after = json!({"role": "staff", "is_renamed": true});
    assert_eq!(noted(&shop, "staff_changed").await, [(role("manager"), after), (role("staff"), role("manager"))]);
    shop.refuses_field(change(role("boss")), "/role").await;
    // Who has left stays who they were.
    shop.end_staff(&giulia).send().await.is(200);
    shop.refuses(change(role("manager")), 404, "not-found").await;
    let anna = Browser::set_up(&shop, "Anna").await;
    shop.house.wait_minutes(10);
    shop.refuses(anna.ask(Method::PATCH, &format!("/staff/{giulia}")).json(&role("staff")), 403, "step-up-needed")
        .await;
}
