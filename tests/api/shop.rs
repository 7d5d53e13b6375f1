//! A shop with its verbs. Each verb is a request to be sent, refused or sent again.

use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};
use timbro::auth::{ApiKey, Mode, Scope, Secret, store::insert_api_key};
use timbro::db::Shops;
use timbro::kernel::{Name, ShopId};

use crate::call::Call;
use crate::house::House;
use crate::rows;

/// A shop, asked with one of its keys.
#[derive(Clone)]
pub struct TestShop {
    pub house: Arc<House>,
    pub id: ShopId,
    /// The secret that its calls are made with.
    pub key: String,
    /// What that key may do.
    pub api_key: ApiKey,
}

/// A customer with their card.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub card: String,
    pub short_code: String,
    pub page_url: String,
}

/// The text at a JSON pointer.
#[track_caller]
pub fn text(document: &Value, pointer: &str) -> String {
    document.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} in {document}")).to_owned()
}

/// A program's body: what earns, at how many stamps which rewards, and no limits but those that are added.
pub fn rule(earn: Value, rewards: &[(i64, &str)]) -> Value {
    let rewards: Vec<Value> = rewards.iter().map(|(stamps, title)| json!({"stamps": stamps, "title": title})).collect();
    json!({"name": "Coffee card", "earn": earn, "rewards": rewards, "limits": {"cool_down_minutes": 0}})
}

/// "Buy so many, get a coffee", without limits.
pub fn buy(goal: i64) -> Value {
    rule(json!({"kind": "visit"}), &[(goal, "a coffee")])
}

/// The same with the default limits of the codes.
pub fn buy_within_limits(goal: i64) -> Value {
    let mut body = buy(goal);
    body.as_object_mut().unwrap().remove("limits");
    body
}

/// The body of a new version: a program's without its name.
pub fn as_version(mut body: Value) -> Value {
    body.as_object_mut().unwrap().remove("name");
    body
}

impl TestShop {
    /// Another shop in the same house.
    pub async fn neighbour(&self) -> TestShop {
        self.house.shop("Bar Luna", "Europe/Warsaw").await
    }

    /// The same shop asked with another key of these scopes: another till.
    pub async fn with_key(&self, scopes: &[Scope]) -> TestShop {
        let desk = &self.house.app.desk;
        let now = desk.now();
        let secret = Secret::random_key(&desk.random, Mode::Live);
        let api_key = ApiKey { id: desk.random.id(now), scopes: scopes.to_vec(), ..self.api_key.clone() };
        let mut writer = desk.db.writer(Shops::One(self.id)).await.unwrap();
        insert_api_key(&mut writer, &api_key, &Name::parse("Second till").unwrap(), &secret, now).await.unwrap();
        writer.commit().await.unwrap();
        TestShop { key: secret.expose().to_owned(), api_key, ..self.clone() }
    }

    /// The same shop asked of another node, or of the same one with other logs.
    pub fn at(&self, house: Arc<House>) -> TestShop {
        TestShop { house, ..self.clone() }
    }

    /// What is told at a path.
    pub async fn told(&self, path: &str) -> Value {
        self.get(path).send().await.is(200)
    }

    /// A request without any key, as a browser sends it.
    pub fn browse(&self, method: Method, path: &str) -> Call {
        Call::new(&self.house.router, method, path)
    }

    /// A request to the API with the shop's key.
    pub fn ask(&self, method: Method, path: &str) -> Call {
        self.browse(method, &format!("/api/v1{path}")).header("authorization", &format!("Bearer {}", self.key))
    }

    pub fn get(&self, path: &str) -> Call {
        self.ask(Method::GET, path)
    }

    /// A POST under a fresh idempotency key.
    pub fn post(&self, path: &str, body: &Value) -> Call {
        self.ask(Method::POST, path).key(&self.house.fresh_key()).json(body)
    }

    /// Sends, expects this refusal, and that no row of the house was touched. Gives the problem.
    pub async fn refuses(&self, call: Call, status: u16, slug: &str) -> Value {
        let before = rows::all(&self.house.app.desk.db).await;
        let problem = call.send().await.refused(status, slug);
        assert_eq!(rows::all(&self.house.app.desk.db).await, before, "a refusal left a trace");
        problem
    }

    /// The same for a field that is not accepted: where it stands.
    pub async fn refuses_field(&self, call: Call, pointer: &str) {
        let problem = self.refuses(call, 422, "invalid-body").await;
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem}");
    }

    /// Sets up a program and gives its id.
    pub async fn program(&self, body: Value) -> String {
        text(&self.post("/programs", &body).send().await.is(201), "/id")
    }

    /// Changes a program, or pauses and ends it.
    pub fn change(&self, program: &str, body: Value) -> Call {
        self.post(&format!("/programs/{program}/versions"), &as_version(body))
    }

    pub fn set_status(&self, program: &str, status: &str) -> Call {
        self.ask(Method::PUT, &format!("/programs/{program}/status")).json(&json!({"status": status}))
    }

    /// Adds a customer with a card.
    pub async fn customer(&self, name: &str) -> Person {
        let made = self.post("/customers", &json!({"display_name": name})).send().await.is(201);
        let at = |pointer| text(&made, pointer);
        Person {
            id: at("/id"),
            card: at("/card/id"),
            short_code: at("/card/short_code"),
            page_url: at("/card/page_url"),
        }
    }

    /// What the QR code of a printed card says.
    pub async fn printed(&self, person: &Person) -> String {
        text(&self.code(person).await, "/text")
    }

    /// The printed code in its three forms.
    pub async fn code(&self, person: &Person) -> Value {
        self.get(&format!("/cards/{}/code", person.card)).send().await.is(200)
    }

    /// What the QR code on the customer's screen says now.
    pub async fn live(&self, person: &Person) -> String {
        text(&self.get(&format!("/cards/{}/live-code", person.card)).send().await.is(200), "/text")
    }

    pub fn scan(&self, code: &str) -> Call {
        self.scan_with(code, &json!({}))
    }

    /// A scan with more fields.
    pub fn scan_with(&self, code: &str, more: &Value) -> Call {
        let mut body = json!({"code": code});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.post("/scans", &body)
    }

    /// Scans one stamp so many times, a minute apart, and gives the last answer.
    pub async fn scan_times(&self, code: &str, times: usize) -> Value {
        let mut last = Value::Null;
        for _ in 0..times {
            self.house.wait_minutes(1);
            last = self.scan(code).send().await.is(201);
        }
        last
    }

    pub fn redeem(&self, reward: &str, code: &str) -> Call {
        self.post(&format!("/rewards/{reward}/redemption"), &json!({"code": code}))
    }

    pub fn void(&self, visit: &str) -> Call {
        self.post(&format!("/visits/{visit}/void"), &json!({"reason": "Scanned the wrong card."}))
    }

    pub fn refund(&self, visit: &str, amount_minor: i64, units_returned: i64) -> Call {
        let body = json!({"amount_minor": amount_minor, "units_returned": units_returned});
        self.post(&format!("/visits/{visit}/refunds"), &body)
    }

    pub fn adjust(&self, person: &Person, program: &str, stamps: i64) -> Call {
        let body = json!({"program_id": program, "stamps": stamps, "reason": "The scanner was broken."});
        self.post(&format!("/cards/{}/adjustments", person.card), &body)
    }

    pub fn take_over(&self, person: &Person, program: &str, stamps: i64) -> Call {
        let body = json!({"program_id": program, "stamps": stamps, "reason": "Paper card."});
        self.post(&format!("/cards/{}/openings", person.card), &body)
    }

    pub fn give(&self, person: &Person, title: &str) -> Call {
        self.post(&format!("/customers/{}/gifts", person.id), &json!({"title": title, "reason": "A long wait."}))
    }

    pub fn answer(&self, person: &Person, body: Value) -> Call {
        self.post(&format!("/customers/{}/answers", person.id), &body)
    }

    pub fn nudge(&self, person: &Person, body: Value) -> Call {
        self.post(&format!("/customers/{}/nudges", person.id), &body)
    }

    pub fn open_case(&self, person: &Person, weight: &str, what: &str) -> Call {
        self.post(&format!("/customers/{}/cases", person.id), &json!({"weight": weight, "text": what}))
    }

    pub fn solve(&self, case: &str, body: Value) -> Call {
        self.ask(Method::PATCH, &format!("/cases/{case}")).json(&body)
    }

    pub fn put_tags(&self, person: &Person, tags: &[&str]) -> Call {
        self.ask(Method::PUT, &format!("/customers/{}/tags", person.id)).json(&json!({"tags": tags}))
    }

    pub fn put_goal(&self, metric: &str, body: Value) -> Call {
        self.ask(Method::PUT, &format!("/goals/{metric}")).json(&body)
    }

    pub fn work_out(&self, metric: &str, inputs: Value) -> Call {
        self.post("/retention/calculator", &json!({"metric": metric, "inputs": inputs}))
    }

    pub fn pay(&self, person: &Person, amount_minor: i64) -> Call {
        self.post(&format!("/customers/{}/payments", person.id), &json!({"amount_minor": amount_minor}))
    }

    pub fn put_settings(&self, body: Value) -> Call {
        self.ask(Method::PUT, "/settings/retention").json(&body)
    }

    /// The card as the counter sees it.
    pub async fn card(&self, person: &Person) -> Value {
        self.get(&format!("/cards/{}", person.card)).send().await.is(200)
    }

    /// Stamps and goal, program by program.
    pub async fn standing(&self, person: &Person) -> Vec<(i64, i64)> {
        progress(&self.card(person).await["progress"])
    }

    /// Titles of the rewards that can be used.
    pub async fn rewards(&self, person: &Person) -> Vec<String> {
        self.card(person).await["rewards"].as_array().unwrap().iter().map(|reward| text(reward, "/title")).collect()
    }

    /// The newest entries of the ledger, newest first, as kind and delta.
    pub async fn entries(&self, person: &Person) -> Vec<(String, i64)> {
        let page = self.get(&format!("/cards/{}/entries", person.card)).send().await.is(200);
        let rows = page["data"].as_array().unwrap();
        rows.iter().map(|entry| (text(entry, "/kind"), entry["delta"].as_i64().unwrap())).collect()
    }
}

/// Stamps and goal of a list of progress.
pub fn progress(list: &Value) -> Vec<(i64, i64)> {
    let numbers = |one: &Value| (one["stamps"].as_i64().unwrap(), one["goal"].as_i64().unwrap());
    list.as_array().unwrap().iter().map(numbers).collect()
}
