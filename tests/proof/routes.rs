//! Every route that takes a key, and a request for each that has not been made before.

#[path = "routes/needs.rs"]
mod needs;

use std::net::SocketAddr;

use hyper::Method;
use serde_json::Value;

use self::needs::Needs;
use crate::call::{Call, Caller};
use crate::till::Shop;

/// A route as docs/openapi.json names it, and a body for it. What stands in braces is made anew for each request.
pub type Route = (&'static str, &'static str);

pub const ROUTES: &[Route] = &[
    (
        "post /cards/{id}/adjustments",
        r#"{"program_id": "{program}", "stamps": 2, "reason": "The scanner was broken."}"#,
    ),
    ("post /cards/{id}/openings", r#"{"program_id": "{program}", "stamps": 6, "reason": "An old paper card."}"#),
    ("post /cards/{id}/replacement", r#"{"reason": "Her phone was stolen."}"#),
    ("post /cards/{id}/return-link", ""),
    ("post /customers", r#"{"display_name": "Marta"}"#),
    ("post /customers/{id}/answers", r#"{"kind": "nps", "score": 9}"#),
    ("post /customers/{id}/cases", r#"{"weight": "minor", "text": "The coffee was cold."}"#),
    ("post /customers/{id}/gifts", r#"{"title": "a cornetto", "reason": "The coffee was cold."}"#),
    ("post /customers/{id}/merge", r#"{"into": "{customer}", "reason": "She took a new card."}"#),
    ("post /customers/{id}/notes", r#"{"kind": "note", "text": "We kept your umbrella."}"#),
    ("post /customers/{id}/nudges", r#"{"kind": "greet", "text": "Ask her how the exam went."}"#),
    ("post /customers/{id}/payments", r#"{"amount_minor": 2000}"#),
    ("post /devices", r#"{"secret": "{invitation}"}"#),
    ("post /devices/enrolments", r#"{"name": "Tablet at the bar"}"#),
    ("post /keys", r#"{"name": "Till", "scopes": ["counter"]}"#),
    ("post /keys/{id}/rotation", r#"{"overlap_hours": 24}"#),
    ("post /locations", r#"{"name": "Counter {turn}"}"#),
    ("post /merges/{id}/undo", ""),
    ("post /notes", r#"{"kind": "note", "text": "We are closed.", "customer_ids": ["{customer}"]}"#),
    ("post /owner/passkeys", "{passkey}"),
    ("post /retention/calculator", r#"{"metric": "crr", "inputs": {"S": 120, "E": 130, "N": 40}, "save": true}"#),
    ("post /rewards/{id}/redemption", r#"{"code": "{live}"}"#),
    ("post /scans", r#"{"code": "{code}"}"#),
    ("post /shifts", r#"{"staff_id": "{staff}", "pin": "2580"}"#),
    ("delete /shifts/current", ""),
    ("post /sheets", r#"{"cards": 1}"#),
    ("post /staff", r#"{"name": "Giulia {turn}", "role": "staff"}"#),
    ("put /staff/{id}/card", r#"{"code": "{code}"}"#),
    ("post /staff/{id}/end", ""),
    ("put /staff/{id}/pin", r#"{"pin": "2580"}"#),
    ("post /tickets", r#"{"stamps": 1}"#),
    ("post /visits/{id}/refunds", r#"{"amount_minor": 350}"#),
    ("post /visits/{id}/void", r#"{"reason": "The wrong card."}"#),
    // Last: every card of the shop tells of each program.
    ("post /programs", r#"{"name": "Tea", "earn": {"kind": "visit"}, "rewards": [{"stamps": 9, "title": "a tea"}]}"#),
    ("post /programs/{id}/versions", r#"{"earn": {"kind": "visit"}, "rewards": [{"stamps": 8, "title": "a tea"}]}"#),
];

/// A shop has two hundred counters at most, and two would not be cut after every byte: these are cut every few.
pub fn least_step(route: Route) -> usize {
    if route.0 == "post /locations" { 8 } else { 1 }
}

/// A request that nobody has made, after all that has to be there for it.
pub async fn call(route: Route, shop: &Shop, server: SocketAddr, turn: usize) -> Call {
    let key = format!("{}-{turn}", route.0).replace([' ', '/', '{', '}'], "-");
    let (method, mut path) = (route.0.split_once(' ').unwrap().0, route.0.split_once(' ').unwrap().1.to_owned());
    let needs = Needs { shop, server, key: &key };
    if let Some((what, _)) = path.split_once("/{id}") {
        let id = needs.one_of(what).await;
        path = path.replace("{id}", &id);
    }
    let mut body = route.1.replace("{turn}", &turn.to_string());
    for what in ["{program}", "{customer}", "{code}", "{live}", "{invitation}", "{passkey}", "{staff}"] {
        if body.contains(what) {
            body = body.replace(what, &needs.told(what).await);
        }
    }
    let caller = match route.0 {
        "post /devices" => Caller::Page(Vec::new()),
        "post /owner/passkeys" => Caller::Page(shop.owner(server).await.to_vec()),
        "post /shifts" => needs.tablet().await,
        "delete /shifts/current" => needs.tablet_at_work().await,
        _ => Caller::Machine,
    };
    let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
    Call { method, path, key: Some(key.clone()), body: Some(body).filter(|body| !body.is_empty()), caller }
}

#[test]
fn every_route_that_takes_a_key_is_among_these() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.json");
    let document: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut missing = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let route = format!("{method} {}", path.trim_start_matches("/api/v1"));
            let takes_key = operation["parameters"].to_string().to_lowercase().contains("\"idempotency-key\"");
            if takes_key && !ROUTES.iter().any(|(known, _)| *known == route) {
                missing.push(route);
            }
        }
    }
    assert!(missing.is_empty(), "no answer of these is cut: {missing:?}");
}
