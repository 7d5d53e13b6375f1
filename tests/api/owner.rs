//! An owner with a browser: the first link, signing in and out, sessions, and what only a page of ours may ask.

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Value, json};
use timbro::db::Shops;
use timbro::on;
use timbro::owner::jobs::reset;

use crate::call::{Answer, Call};
use crate::shop::{TestShop, buy, text};

pub const PASSWORD: &str = "a horse in the rain";
const SESSION: &str = "__Host-timbro_session";

/// A browser with its cookies, at one of our own pages.
#[derive(Clone)]
pub struct Browser {
    pub shop: TestShop,
    pub cookies: BTreeMap<String, String>,
}

/// The secret of a fresh one-time link.
pub async fn link(shop: &TestShop) -> String {
    let (url, _) = reset(&shop.house.app.desk, shop.id).await.unwrap();
    url.strip_prefix("https://bar.example/owner#setup=").unwrap().to_owned()
}

impl Browser {
    pub fn new(shop: &TestShop) -> Browser {
        Browser { shop: shop.clone(), cookies: BTreeMap::new() }
    }

    /// Sets up the shop's owner in a new browser.
    pub async fn set_up(shop: &TestShop, name: &str) -> Browser {
        let mut browser = Browser::new(shop);
        let body = json!({"secret": link(shop).await, "name": name, "password": PASSWORD});
        browser.send(browser.post("/owner/setup", &body)).await.is(201);
        browser
    }

    pub fn ask(&self, method: Method, path: &str) -> Call {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let call = self.shop.browse(method, &format!("/api/v1{path}")).header("sec-fetch-site", "same-origin");
        if cookies.is_empty() { call } else { call.header("cookie", &cookies.join("; ")) }
    }

    pub fn get(&self, path: &str) -> Call {
        self.ask(Method::GET, path)
    }

    pub fn post(&self, path: &str, body: &Value) -> Call {
        self.ask(Method::POST, path).json(body)
    }

    /// Sends, and keeps the cookies of the answer.
    pub async fn send(&mut self, call: Call) -> Answer {
        let answer = call.send().await;
        for cookie in answer.headers.get_all("set-cookie") {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
            self.cookies.retain(|_, value| !value.is_empty());
        }
        answer
    }

    pub async fn sign_in(&mut self, body: Value) -> Answer {
        self.send(self.post("/sessions", &body)).await
    }

    pub fn token(&self) -> &str {
        &self.cookies[SESSION]
    }

    /// The id of its session.
    pub async fn session(&self) -> String {
        let sessions = self.get("/sessions").send().await.is(200);
        let current = sessions["data"].as_array().unwrap().iter().find(|session| session["is_current"] == true);
        text(current.unwrap(), "/id")
    }
}

pub fn by_password(name: &str, password: &str) -> Value {
    json!({"name": name, "password": password})
}

both!(an_owner_is_set_up_rules_and_signs_out);
async fn an_owner_is_set_up_rules_and_signs_out(shop: TestShop) {
    let mut anna = Browser::new(&shop);
    let body = json!({"secret": link(&shop).await, "name": "Anna", "password": PASSWORD});
    let call = anna.post("/owner/setup", &body).from("203.0.113.7").header("user-agent", "Firefox on a phone");
    let answer = anna.send(call).await;
    assert_eq!(answer.is(201)["owner_name"], "Anna");
    let cookie = answer.header("set-cookie").unwrap();
    for part in [SESSION, "HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=7776000"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!answer.text().contains(anna.token()));

    // What a key with the scope may do, the owner may: rule and serve.
    anna.post("/programs", &buy(10)).key("p1").send().await.is(201);
    let made = anna.post("/customers", &json!({"display_name": "Marta"})).key("c1").send().await.is(201);
    let code = anna.get(&format!("/cards/{}/code", text(&made, "/card/id"))).send().await.is(200);
    anna.post("/scans", &json!({"code": text(&code, "/text")})).key("s1").send().await.is(201);
    anna.get("/retention/today").send().await.is(200);

    let sessions = anna.get("/sessions").send().await.is(200);
    let session = &sessions["data"][0];
    assert_eq!((&session["network"], &session["browser"]), (&json!("203.0.113.0/24"), &json!("Firefox on a phone")));
    assert_eq!(session["is_current"], true);
    assert_eq!(shop.get("/sessions").send().await.is(200)["data"][0]["is_current"], false, "a key is no session");

    let kept = anna.clone();
    anna.send(anna.ask(Method::DELETE, "/sessions/current")).await.is(204);
    assert!(!anna.cookies.contains_key(SESSION), "the browser forgets it");
    shop.refuses(kept.get("/programs"), 401, "unauthorized").await;
    shop.refuses(kept.ask(Method::DELETE, "/sessions/current"), 401, "unauthorized").await;
    anna.sign_in(by_password(" ANNA ", PASSWORD)).await.is(201);
    anna.get("/programs").send().await.is(200);
}

both!(a_link_sets_up_one_owner_and_replaces_the_one_before);
async fn a_link_sets_up_one_owner_and_replaces_the_one_before(shop: TestShop) {
    let secret = link(&shop).await;
    let browser = Browser::new(&shop);
    let set_up = |secret: &str, name: &str, password: &str| {
        browser.post("/owner/setup", &json!({"secret": secret, "name": name, "password": password}))
    };
    // What is wrong with the password does not use the link up.
    shop.refuses_field(set_up(&secret, "Anna", "too short"), "/password").await;
    shop.refuses_field(set_up(&secret, "Anna", "passwordpassword"), "/password").await;
    set_up(&secret, "Anna", PASSWORD).send().await.is(201);
    shop.refuses(set_up(&secret, "Anna", PASSWORD), 401, "unauthorized").await;
    shop.refuses(set_up("nothing", "Anna", PASSWORD), 401, "unauthorized").await;

    // A name is one owner's on the server, of whatever shop.
    let luna = shop.neighbour().await;
    let theirs = link(&luna).await;
    shop.refuses_field(set_up(&theirs, "anna", PASSWORD), "/name").await;
    set_up(&theirs, "Zofia", PASSWORD).send().await.is(201);

    // A reset ends the office at once, before the new link was used.
    let mut anna = Browser::new(&shop);
    anna.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    let late = link(&shop).await;
    shop.refuses(anna.get("/programs"), 401, "unauthorized").await;
    Browser::new(&shop).sign_in(by_password("Anna", PASSWORD)).await.refused(401, "unauthorized");
    let fresh = link(&shop).await;
    shop.refuses(set_up(&late, "Anna", PASSWORD), 401, "unauthorized").await;
    shop.house.wait_minutes(30);
    shop.refuses(set_up(&fresh, "Anna", PASSWORD), 401, "unauthorized").await;
    set_up(&link(&shop).await, "Anna", "another horse, no rain").send().await.is(201);
    anna.sign_in(by_password("Anna", PASSWORD)).await.refused(401, "unauthorized");
    anna.sign_in(by_password("Anna", "another horse, no rain")).await.is(201);
    Browser::new(&luna).sign_in(by_password("Zofia", PASSWORD)).await.is(201);
}

both!(signing_in_makes_a_token_that_nobody_has_seen);
async fn signing_in_makes_a_token_that_nobody_has_seen(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let mut again = anna.clone();
    again.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    assert_ne!(again.token(), anna.token());
    shop.refuses(anna.get("/programs"), 401, "unauthorized").await;

    // A token that somebody else planted is nobody's, before and after.
    let planted = "0123456789abcdefghjkmnpqrstvwxyz".to_owned();
    let mut victim = Browser::new(&shop);
    victim.cookies.insert(SESSION.to_owned(), planted.clone());
    victim.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    assert_ne!(victim.token(), planted);
    let mut thief = Browser::new(&shop);
    thief.cookies.insert(SESSION.to_owned(), planted);
    shop.refuses(thief.get("/programs"), 401, "unauthorized").await;

    // The database knows no token.
    let mut reader = shop.house.app.desk.db.reader(Shops::Door).await.unwrap();
    let hashes: Vec<Vec<u8>> =
        on!(&mut reader, |c| sqlx::query_scalar("select hash from door where kind = 'session'").fetch_all(c).await)
            .unwrap();
    assert_eq!(hashes.len(), 3);
    assert!(hashes.iter().all(|hash| hash.len() == 32 && hash != victim.token().as_bytes()));
}

both!(a_session_ends_when_it_is_told_to_and_by_itself);
async fn a_session_ends_when_it_is_told_to_and_by_itself(shop: TestShop) {
    let mut phone = Browser::set_up(&shop, "Anna").await;
    let mut laptop = Browser::new(&shop);
    laptop.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    let lost = phone.session().await;
    laptop.ask(Method::DELETE, &format!("/sessions/{lost}")).send().await.is(204);
    shop.refuses(phone.get("/programs"), 401, "unauthorized").await;
    shop.refuses(laptop.ask(Method::DELETE, &format!("/sessions/{lost}")), 404, "not-found").await;
    let left = laptop.get("/sessions").send().await.is(200);
    assert_eq!(left["data"].as_array().unwrap().len(), 1);

    // Another shop's session is none, and sees nothing here.
    let luna = shop.neighbour().await;
    let zofia = Browser::set_up(&luna, "Zofia").await;
    let anna = laptop.session().await;
    shop.refuses(zofia.ask(Method::DELETE, &format!("/sessions/{anna}")), 404, "not-found").await;
    shop.program(buy(10)).await;
    assert_eq!(zofia.get("/programs").send().await.is(200)["data"], json!([]));

    // Used every week it lasts for ninety days, unused for fourteen.
    phone.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    for _ in 0..12 {
        shop.house.wait_days(7);
        laptop.get("/programs").send().await.is(200);
    }
    shop.refuses(phone.get("/programs"), 401, "unauthorized").await;
    shop.house.wait_days(6);
    shop.refuses(laptop.get("/programs"), 401, "unauthorized").await;
    laptop.sign_in(by_password("Anna", PASSWORD)).await.is(201);
    shop.house.wait_days(14);
    shop.refuses(laptop.get("/programs"), 401, "unauthorized").await;
}

both!(only_a_page_of_ours_changes_something_by_a_cookie);
async fn only_a_page_of_ours_changes_something_by_a_cookie(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let change = anna.post("/programs", &buy(10)).key("one");
    for site in ["cross-site", "same-site", "none"] {
        shop.refuses(change.clone().header("sec-fetch-site", site), 403, "forbidden").await;
    }
    let silent = change.clone().without("sec-fetch-site");
    shop.refuses(silent.clone(), 403, "forbidden").await;
    shop.refuses(silent.clone().header("origin", "https://evil.example"), 403, "forbidden").await;
    shop.refuses(
        anna.ask(Method::DELETE, "/sessions/current").header("sec-fetch-site", "cross-site"),
        403,
        "forbidden",
    )
    .await;
    // Another site cannot sign this browser in as somebody else either.
    let sign_in = anna.post("/sessions", &by_password("Anna", PASSWORD));
    shop.refuses(sign_in.header("sec-fetch-site", "cross-site"), 403, "forbidden").await;
    // Old browsers, and those on plain HTTP, say where they are in another way; a key needs to say nothing.
    silent.header("origin", "https://bar.example").send().await.is(201);
    shop.post("/programs", &buy(5)).send().await.is(201);
    // A header is meant, a cookie comes along: a wrong key is not made good by it.
    shop.refuses(anna.get("/programs").header("authorization", "Bearer tmb_live_x"), 401, "unauthorized").await;
}
