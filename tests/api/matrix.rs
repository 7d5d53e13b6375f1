//! Two shops in one house, and every route of the document: whoever asks, and wherever they put the other shop's ids, they
//! learn nothing and change nothing.

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Value, json};

use crate::call::Call;
use crate::owner::Browser;
use crate::rows;
use crate::shop::{TestShop, buy, text};
use crate::tenants::{Operation, operations};

/// What belongs to the other shop: ids by what they are of, and words that stand nowhere else.
struct Foreign {
    ids: BTreeMap<&'static str, String>,
    words: [&'static str; 6],
}

/// A shop with something of everything.
async fn furnished(luna: &TestShop) -> Foreign {
    let program = luna.program(buy(10)).await;
    let zofia = luna.customer("Zofia Canarina").await;
    let visit = text(&luna.scan(&luna.printed(&zofia).await).done().await, "/visit/id");
    let reward = text(&luna.give(&zofia, "a lunar cake").done().await, "/id");
    let sheet = text(&luna.post("/sheets", &json!({"cards": 1})).done().await, "/id");
    let case = text(&luna.open_case(&zofia, "serious", "Lunar cold coffee.").done().await, "/id");
    luna.put_tags(&zofia, &["lunatag"]).done().await;
    let session = Browser::set_up(luna, "Zofia Owner").await.session().await;
    let staff = luna.staff("Kasia Lunatica", "staff", "2580").await;
    let device = luna.device().await.id;
    let ids = [
        ("programs", program),
        ("customers", zofia.id),
        ("cards", zofia.card),
        ("visits", visit),
        ("rewards", reward),
        ("sheets", sheet),
        ("cases", case),
        ("sessions", session),
        ("staff", staff),
        ("devices", device),
        ("locations", luna.api_key.location.to_string()),
        ("shops", luna.id.to_string()),
        ("keys", luna.api_key.id.to_string()),
    ];
    let words = ["Zofia", "Kasia", "lunatag", "lunar", "Lunar", "Bar Luna"];
    Foreign { ids: ids.into(), words }
}

/// The body with every id in it replaced; None where it has none.
fn with_ids(body: &Value, id: &str) -> Option<Value> {
    fn replace(value: &mut Value, id: &str) -> usize {
        match value {
            Value::String(text) if uuid::Uuid::parse_str(text).is_ok() => {
                *value = json!(id);
                1
            }
            Value::Array(values) => values.iter_mut().map(|value| replace(value, id)).sum(),
            Value::Object(fields) => fields.values_mut().map(|value| replace(value, id)).sum(),
            _ => 0,
        }
    }
    let mut body = body.clone();
    (replace(&mut body, id) > 0).then_some(body)
}

/// Every request of an operation with a foreign id somewhere: in the path, in the body, and in the query.
fn requests(operation: &Operation, id: &str, own: &str) -> Vec<(String, Option<Value>)> {
    let path = |id: &str| operation.path.replace("{id}", id).replace("{length}", "month").replace("{size}", "a4");
    let mut requests = Vec::new();
    if operation.path.contains('{') {
        let path = path(id).replace("{file}", id).replace("{metric}", "visits");
        requests.push((path, operation.body.clone()));
    }
    if let Some(body) = operation.body.as_ref().and_then(|body| with_ids(body, id)) {
        requests.push((path(own), Some(body)));
    }
    if operation.method == Method::GET {
        let query = format!(
            "?metric=visits&query={id}&cursor={id}&location={id}&location_id={id}&customer_id={id}&shop_id={id}"
        );
        requests.push((path(own) + &query, None));
    }
    requests
}

both!(every_route_is_tried_with_the_other_shops_ids_and_none_leaks);
async fn every_route_is_tried_with_the_other_shops_ids_and_none_leaks(shop: TestShop) {
    let luna = shop.neighbour().await;
    let foreign = furnished(&luna).await;
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let anna = Browser::set_up(&shop, "Anna").await;
    let giulia = shop.staff("Giulia", "manager", "2580").await;
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    let before = luna_rows(&luna).await;
    // Signing out and ending the shift would take the callers away.
    let kept = |operation: &Operation| !(operation.method == Method::DELETE && operation.path.ends_with("/current"));
    let mut tried = 0;
    for operation in operations().into_iter().filter(kept) {
        for (what, id) in &foreign.ids {
            for (path, body) in requests(&operation, id, &marta.id) {
                let with = |call: Call| match &body {
                    Some(body) => call.key(&shop.house.fresh_key()).json(body),
                    None => call.key(&shop.house.fresh_key()),
                };
                let callers = [
                    ("key", with(shop.ask(operation.method.clone(), &path))),
                    ("session", with(anna.ask(operation.method.clone(), &path))),
                    ("device", with(tablet.ask(operation.method.clone(), &path))),
                ];
                for (caller, call) in callers {
                    let answer = call.send().await;
                    let named = format!("{caller}: {} {path} with {what}", operation.method);
                    assert!(answer.status < 500, "{named}: {answer:?}");
                    let told = String::from_utf8_lossy(&answer.bytes);
                    for word in foreign.words {
                        assert!(!told.contains(word), "{named}: {answer:?}");
                    }
                    for other in foreign.ids.values().filter(|other| *other != id) {
                        assert!(!told.contains(other.as_str()), "{named}: {answer:?}");
                    }
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 2_000, "{tried} requests");
    assert_eq!(luna_rows(&luna).await, before, "and nothing of hers has changed");
    // The control: her own key is told all of it.
    let told = luna.told("/customers").await.to_string() + &luna.told("/staff").await.to_string();
    assert!(told.contains("Zofia") && told.contains("Kasia"));
}

/// What the other shop would miss: what its own key is told of it.
async fn luna_rows(luna: &TestShop) -> Vec<Value> {
    let mut told = Vec::new();
    for list in ["/customers", "/staff", "/devices", "/programs", "/cases", "/tags", "/goals", "/sessions"] {
        let mut list = luna.told(list).await;
        // A device is seen, whoever asks of it.
        for row in list["data"].as_array_mut().into_iter().flatten() {
            row.as_object_mut().map(|row| row.remove("seen_at"));
        }
        told.push(list);
    }
    told.push(json!(rows::count(&luna.house.app.desk.db, "visit").await));
    told
}
