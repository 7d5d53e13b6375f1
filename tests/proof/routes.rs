//! Every route that takes a key, and a request for each that has not been made before.

use std::net::SocketAddr;

use hyper::Method;
use serde_json::{Value, json};

use crate::call::Call;
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
    ("post /devices/enrolments", r#"{"name": "Tablet at the bar"}"#),
    ("post /keys", r#"{"name": "Till", "scopes": ["counter"]}"#),
    ("post /keys/{id}/rotation", r#"{"overlap_hours": 24}"#),
    ("post /locations", r#"{"name": "Counter {turn}"}"#),
    ("post /merges/{id}/undo", ""),
    ("post /notes", r#"{"kind": "note", "text": "We are closed.", "customer_ids": ["{customer}"]}"#),
    ("post /programs", r#"{"name": "Tea", "earn": {"kind": "visit"}, "rewards": [{"stamps": 9, "title": "a tea"}]}"#),
    ("post /programs/{id}/versions", r#"{"earn": {"kind": "visit"}, "rewards": [{"stamps": 8, "title": "a tea"}]}"#),
    ("post /retention/calculator", r#"{"metric": "crr", "inputs": {"S": 120, "E": 130, "N": 40}, "save": true}"#),
    ("post /scans", r#"{"code": "{code}"}"#),
    ("post /sheets", r#"{"cards": 1}"#),
    ("post /staff", r#"{"name": "Giulia {turn}", "role": "staff"}"#),
    ("put /staff/{id}/card", r#"{"code": "{code}"}"#),
    ("post /staff/{id}/end", ""),
    ("put /staff/{id}/pin", r#"{"pin": "2580"}"#),
    ("post /tickets", r#"{"stamps": 1}"#),
    ("post /visits/{id}/refunds", r#"{"amount_minor": 350}"#),
    ("post /visits/{id}/void", r#"{"reason": "The wrong card."}"#),
];

/// Those for which a machine's key is not enough: a device, a shift, a passkey or a customer's phone has to be there.
const OF_PEOPLE: [&str; 5] = [
    "post /devices",
    "post /owner/passkeys",
    "post /rewards/{id}/redemption",
    "post /shifts",
    "delete /shifts/current",
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
    if body.contains("{program}") {
        body = body.replace("{program}", &needs.one_of("/programs").await);
    }
    if body.contains("{customer}") {
        body = body.replace("{customer}", &text(&needs.customer("other").await["id"]));
    }
    if body.contains("{code}") {
        body = body.replace("{code}", &needs.code().await);
    }
    let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
    Call { method, path, key: Some(key.clone()), body: Some(body).filter(|body| !body.is_empty()), phone: None }
}

/// What has to be there before a request.
struct Needs<'a> {
    shop: &'a Shop,
    server: SocketAddr,
    key: &'a str,
}

impl Needs<'_> {
    /// The id of a new thing of this kind.
    async fn one_of(&self, kind: &str) -> String {
        let made = match kind {
            "/cards" => self.customer("").await["card"].clone(),
            "/customers" => self.customer("").await,
            "/keys" => self.made("/keys", &json!({"name": "Till", "scopes": ["counter"]})).await,
            "/merges" => {
                let (who, into) = (self.customer("").await, self.customer("other").await);
                let body = json!({"into": into["id"], "reason": "She took a new card."});
                self.made(&format!("/customers/{}/merge", text(&who["id"])), &body).await
            }
            "/programs" => {
                let rewards = json!([{"stamps": 9, "title": "a tea"}]);
                self.made("/programs", &json!({"name": "Tea", "earn": {"kind": "visit"}, "rewards": rewards})).await
            }
            "/staff" => self.made("/staff", &json!({"name": self.key, "role": "staff"})).await,
            "/visits" => {
                self.made("/scans", &json!({"code": self.code().await, "amount_minor": 350})).await["visit"].clone()
            }
            other => panic!("nothing is made of {other}"),
        };
        text(&made["id"])
    }

    async fn customer(&self, which: &str) -> Value {
        let call = Call::post("/customers", &format!("{}-{which}-customer", self.key), &json!({}));
        self.asked(call, 201).await
    }

    /// What the QR code of a new card says.
    async fn code(&self) -> String {
        let card = text(&self.customer("code").await["card"]["id"]);
        text(&self.asked(Call::get(&format!("/cards/{card}/code")), 200).await["text"])
    }

    async fn made(&self, path: &str, body: &Value) -> Value {
        self.asked(Call::post(path, &format!("{}-made", self.key), body), 201).await
    }

    async fn asked(&self, call: Call, status: u16) -> Value {
        call.send(self.server, &self.shop.secret).await.expect("no answer").is(status)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
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
            let is_known = ROUTES.iter().any(|(known, _)| *known == route) || OF_PEOPLE.contains(&route.as_str());
            if takes_key && !is_known {
                missing.push(route);
            }
        }
    }
    assert!(missing.is_empty(), "no answer of these is cut: {missing:?}");
}
