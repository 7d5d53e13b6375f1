//! People at the counter: enrolling a device, PINs, shifts, and what ends them.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::db::Shops;
use timbro::kernel::{Name, Random};
use timbro::shop::store::insert_location;

use crate::call::{Answer, Call};
use crate::shop::{TestShop, buy, text};

/// Nobody.
const NOBODY: &str = "0198c9a0-0000-7000-8000-00000000dead";

impl TestShop {
    /// Adds somebody with a PIN, and gives their id.
    pub async fn staff(&self, name: &str, role: &str, pin: &str) -> String {
        let added = self.post("/staff", &json!({"name": name, "role": role})).send().await.is(201);
        let id = text(&added, "/id");
        self.put_pin(&id, pin).send().await.is(204);
        id
    }

    pub fn put_pin(&self, staff: &str, pin: &str) -> Call {
        self.ask(Method::PUT, &format!("/staff/{staff}/pin")).json(&json!({"pin": pin}))
    }

    pub fn end_staff(&self, staff: &str) -> Call {
        self.ask(Method::POST, &format!("/staff/{staff}/end"))
    }

    /// Makes an enrolment, and gives its secret.
    pub async fn invitation(&self, name: &str) -> String {
        secret_of(&self.post("/devices/enrolments", &json!({"name": name})).send().await.is(201))
    }

    /// Opens the address in an enrolment's QR code on a device.
    pub fn enrol(&self, secret: &str) -> Call {
        self.browse(Method::POST, "/api/v1/devices").json(&json!({"secret": secret}))
    }

    /// A new device at the shop's counter.
    pub async fn device(&self) -> Tablet {
        let secret = self.invitation("Tablet at the bar").await;
        Tablet::of(self, &self.enrol(&secret).send().await)
    }

    pub fn revoke(&self, device: &Tablet) -> Call {
        self.ask(Method::DELETE, &format!("/devices/{}", device.id))
    }
}

fn secret_of(enrolment: &Value) -> String {
    text(enrolment, "/url").strip_prefix("https://bar.example/counter#enrol=").unwrap().to_owned()
}

/// An enrolled device: its cookie.
pub struct Tablet {
    pub shop: TestShop,
    pub id: String,
    pub cookie: String,
}

impl Tablet {
    pub fn of(shop: &TestShop, enrolled: &Answer) -> Tablet {
        let id = text(&enrolled.is(201), "/id");
        let cookie = enrolled.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        Tablet { shop: shop.clone(), id, cookie }
    }

    /// A request of our own page on this device.
    pub fn ask(&self, method: Method, path: &str) -> Call {
        let call = self.shop.browse(method, &format!("/api/v1{path}"));
        call.header("cookie", &self.cookie).header("sec-fetch-site", "same-origin")
    }

    pub fn get(&self, path: &str) -> Call {
        self.ask(Method::GET, path)
    }

    pub fn post(&self, path: &str, body: &Value) -> Call {
        self.ask(Method::POST, path).key(&self.shop.house.fresh_key()).json(body)
    }

    /// Taps a name and enters a PIN.
    pub fn begin(&self, staff: &str, pin: &str) -> Call {
        self.post("/shifts", &json!({"staff_id": staff, "pin": pin}))
    }

    pub fn lock(&self) -> Call {
        self.ask(Method::DELETE, "/shifts/current")
    }

    /// Who is at work here.
    async fn at_work(&self) -> Value {
        self.get("/shifts/current").send().await.is(200)["shift"]["name"].clone()
    }

    /// Wrong PINs, each of them looked at.
    async fn wrong_times(&self, staff: &str, times: usize) {
        for _ in 0..times {
            self.begin(staff, "8642").send().await.refused(403, "pin-refused");
        }
    }

    /// Expects that no PIN is looked at, not even the right one, for so many seconds.
    async fn is_locked_for(&self, staff: &str, pin: &str, seconds: i64) {
        let answer = self.begin(staff, pin).send().await;
        answer.refused(429, "pin-locked");
        assert_eq!(answer.header("retry-after"), Some(seconds.to_string().as_str()));
    }
}

both!(a_device_is_enrolled_and_a_person_serves_on_it);
async fn a_device_is_enrolled_and_a_person_serves_on_it(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let enrolment = shop.post("/devices/enrolments", &json!({"name": "Tablet at the bar"})).send().await.is(201);
    assert!(text(&enrolment, "/svg").contains("<svg"));
    assert_eq!(text(&enrolment, "/expires_at"), "2026-03-10T09:10:00.000Z");
    let enrolled = shop.enrol(&secret_of(&enrolment)).send().await;
    let cookie = enrolled.header("set-cookie").unwrap();
    for part in ["__Host-timbro-device=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=34560000"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    let tablet = Tablet::of(&shop, &enrolled);
    let people = tablet.get("/counter/people").send().await.is(200);
    assert_eq!(people, json!({"data": [{"id": giulia, "name": "Giulia", "pin_digits": 4}]}));
    assert_eq!(tablet.at_work().await, Value::Null);
    // Nobody is at work, so the device may do nothing yet.
    let scan = tablet.post("/scans", &json!({"code": code}));
    let problem = shop.refuses(scan.clone(), 401, "unauthorized").await;
    assert!(text(&problem, "/detail").contains("Nobody is at work"));

    let begun = tablet.begin(&giulia, "2580").send().await.is(201);
    assert_eq!(
        (text(&begun, "/name"), text(&begun, "/expires_at").as_str()),
        ("Giulia".to_owned(), "2026-03-10T21:00:00.000Z")
    );
    assert_eq!(tablet.at_work().await, "Giulia");
    scan.send().await.is(201);
    // What she did is hers, at the device's counter.
    let entry = shop.get(&format!("/cards/{}/entries", marta.card)).send().await.is(200)["data"][0].clone();
    let location = serde_json::to_value(shop.api_key.location).unwrap();
    assert_eq!(
        (&entry["actor_kind"], &entry["actor_id"], &entry["location_id"]),
        (&json!("staff"), &json!(giulia), &location)
    );
    // She serves, and does not rule.
    for path in ["/staff", "/devices", "/keys"] {
        shop.refuses(tablet.get(path), 401, "unauthorized").await;
    }

    tablet.lock().send().await.is(204);
    tablet.lock().send().await.is(204);
    shop.refuses(tablet.post("/scans", &json!({"code": code})), 401, "unauthorized").await;
    let devices = shop.get("/devices").send().await.is(200);
    assert_eq!((text(&devices, "/data/0/id"), &devices["data"][0]["revoked_at"]), (tablet.id, &Value::Null));
}

both!(an_enrolment_works_once_and_for_ten_minutes);
async fn an_enrolment_works_once_and_for_ten_minutes(shop: TestShop) {
    let secret = shop.invitation("One").await;
    let first = shop.enrol(&secret).send().await;
    first.is(201);
    let again = shop.refuses(shop.enrol(&secret), 401, "unauthorized").await;
    let late = shop.invitation("Two").await;
    shop.house.wait_minutes(10);
    let expired = shop.refuses(shop.enrol(&late), 401, "unauthorized").await;
    let unknown = shop.refuses(shop.enrol(&"0".repeat(32)), 401, "unauthorized").await;
    let too_long = shop.refuses(shop.enrol(&"0".repeat(65)), 401, "unauthorized").await;
    for other in [&expired, &unknown, &too_long] {
        assert_eq!(other["detail"], again["detail"], "nobody learns what became of a secret");
    }
    // A second before it is over, it works; under one key it is made once.
    let call = shop.post("/devices/enrolments", &json!({"name": "Three"}));
    let made = call.clone().send().await;
    made.is(201);
    let repeated = call.send().await;
    assert_eq!((repeated.status, repeated.text()), (200, made.text()));
    shop.house.wait_seconds(599);
    shop.enrol(&secret_of(&made.json())).send().await.is(201);
}

both!(a_device_stands_at_a_counter_of_its_shop);
async fn a_device_stands_at_a_counter_of_its_shop(shop: TestShop) {
    let luna = shop.neighbour().await;
    let body = |location: Value| json!({"name": "Tablet", "location_id": location});
    let foreign = serde_json::to_value(luna.api_key.location).unwrap();
    for wrong in [foreign, json!(NOBODY)] {
        shop.refuses_field(shop.post("/devices/enrolments", &body(wrong)), "/location_id").await;
    }
    let desk = &shop.house.app.desk;
    let terrace = Random::system().id(desk.now());
    let mut writer = desk.db.writer(Shops::One(shop.id)).await.unwrap();
    insert_location(&mut writer, shop.id, terrace, &Name::parse("Terrace").unwrap(), desk.now()).await.unwrap();
    writer.commit().await.unwrap();
    let terrace = serde_json::to_value(terrace).unwrap();
    let enrolment = shop.post("/devices/enrolments", &body(terrace.clone())).send().await.is(201);
    assert_eq!(shop.enrol(&secret_of(&enrolment)).send().await.is(201)["location_id"], terrace);
}

both!(wrong_pins_lock_a_person_on_a_device);
async fn wrong_pins_lock_a_person_on_a_device(shop: TestShop) {
    let (giulia, piero) = (shop.staff("Giulia", "staff", "2580").await, shop.staff("Piero", "staff", "739104").await);
    let (bar, terrace) = (shop.device().await, shop.device().await);
    bar.wrong_times(&giulia, 5).await;
    bar.is_locked_for(&giulia, "2580", 60).await;
    // Only she, and only there.
    bar.begin(&piero, "739104").send().await.is(201);
    terrace.begin(&giulia, "2580").send().await.is(201);
    shop.house.wait_seconds(59);
    bar.is_locked_for(&giulia, "2580", 1).await;
    shop.house.wait_seconds(1);
    // What came while it was locked was not looked at, and does not count.
    bar.wrong_times(&giulia, 1).await;
    bar.is_locked_for(&giulia, "2580", 300).await;
    for _ in 0..2 {
        shop.house.wait_minutes(15);
        bar.wrong_times(&giulia, 1).await;
        bar.is_locked_for(&giulia, "2580", 900).await;
    }
    shop.house.wait_minutes(15);
    bar.begin(&giulia, "2580").send().await.is(201);
    // The right one begins the count anew.
    bar.wrong_times(&giulia, 4).await;
    bar.begin(&giulia, "2580").send().await.is(201);
}

both!(wrong_pins_that_come_at_once_count_each);
async fn wrong_pins_that_come_at_once_count_each(shop: TestShop) {
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let tablet = shop.device().await;
    let tries = (0..12).map(|_| tablet.begin(&giulia, "8642").send());
    let statuses: Vec<u16> = futures_util::future::join_all(tries).await.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 403).count(), 5, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 7, "{statuses:?}");
}

both!(nobody_and_a_wrong_pin_are_answered_alike);
async fn nobody_and_a_wrong_pin_are_answered_alike(shop: TestShop) {
    let luna = shop.neighbour().await;
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let zofia = luna.staff("Zofia", "owner", "2580").await;
    let without = text(&shop.post("/staff", &json!({"name": "Ugo", "role": "staff"})).send().await.is(201), "/id");
    let gone = shop.staff("Anna", "manager", "2580").await;
    assert_eq!(shop.end_staff(&gone).send().await.is(200)["ended_at"], "2026-03-10T09:00:00.000Z");
    shop.refuses(shop.put_pin(&gone, "2580"), 404, "not-found").await;
    let tablet = shop.device().await;
    let strip = |mut problem: Value| {
        problem.as_object_mut().unwrap().remove("request_id");
        problem
    };
    let wrong = strip(tablet.begin(&giulia, "8642").send().await.refused(403, "pin-refused"));
    for nobody in [NOBODY, &zofia, &without, &gone] {
        assert_eq!(strip(tablet.begin(nobody, "2580").send().await.refused(403, "pin-refused")), wrong);
        tablet.wrong_times(nobody, 4).await;
        tablet.is_locked_for(nobody, "2580", 60).await;
    }
    for form in ["123", "1234567", "25a0", ""] {
        shop.refuses_field(tablet.begin(&giulia, form), "/pin").await;
    }
}

both!(a_pin_that_anybody_would_try_first_is_refused);
async fn a_pin_that_anybody_would_try_first_is_refused(shop: TestShop) {
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    for pin in ["0000", "1234", "9876", "1212", "123", "1234567", "abcd"] {
        shop.refuses_field(shop.put_pin(&giulia, pin), "/pin").await;
    }
}

both!(a_revoked_device_fails_at_its_next_request);
async fn a_revoked_device_fails_at_its_next_request(shop: TestShop) {
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let (lost, kept) = (shop.device().await, shop.device().await);
    for tablet in [&lost, &kept] {
        tablet.begin(&giulia, "2580").send().await.is(201);
    }
    shop.revoke(&lost).send().await.is(204);
    shop.revoke(&lost).send().await.is(204);
    for call in [lost.post("/tickets", &json!({})), lost.get("/counter/people"), lost.begin(&giulia, "2580")] {
        shop.refuses(call, 401, "unauthorized").await;
    }
    kept.post("/tickets", &json!({})).send().await.is(201);
}

both!(a_shift_ends_by_itself_by_the_next_by_a_new_pin_and_with_the_person);
async fn a_shift_ends_by_itself_by_the_next_by_a_new_pin_and_with_the_person(shop: TestShop) {
    let (giulia, piero) = (shop.staff("Giulia", "staff", "2580").await, shop.staff("Piero", "staff", "739104").await);
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    shop.house.wait_minutes(12 * 60 - 1);
    assert_eq!(tablet.at_work().await, "Giulia");
    shop.house.wait_minutes(1);
    assert_eq!(tablet.at_work().await, Value::Null);

    tablet.begin(&giulia, "2580").send().await.is(201);
    tablet.begin(&piero, "739104").send().await.is(201);
    assert_eq!(tablet.at_work().await, "Piero");
    tablet.lock().send().await.is(204);
    assert_eq!(tablet.at_work().await, Value::Null, "the shift before does not come back");

    tablet.begin(&giulia, "2580").send().await.is(201);
    shop.put_pin(&giulia, "4710").send().await.is(204);
    assert_eq!(tablet.at_work().await, Value::Null);
    tablet.begin(&giulia, "2580").send().await.refused(403, "pin-refused");
    tablet.begin(&giulia, "4710").send().await.is(201);
    shop.end_staff(&giulia).send().await.is(200);
    assert_eq!(tablet.at_work().await, Value::Null);
    assert_eq!(tablet.get("/counter/people").send().await.is(200)["data"][0]["name"], "Piero");
}

both!(another_sites_page_cannot_use_a_device);
async fn another_sites_page_cannot_use_a_device(shop: TestShop) {
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    let ticket = || tablet.post("/tickets", &json!({}));
    for site in ["cross-site", "same-site", "none", ""] {
        shop.refuses(ticket().header("sec-fetch-site", site), 403, "forbidden").await;
    }
    let without = || ticket().without("sec-fetch-site");
    shop.refuses(without(), 403, "forbidden").await;
    for origin in ["null", "https://evil.example", "https://bar.example.evil.example", "http://bar.example"] {
        shop.refuses(without().header("origin", origin), 403, "forbidden").await;
    }
    // What the one says counts, whatever the other says.
    let call = ticket().header("sec-fetch-site", "cross-site").header("origin", "https://bar.example");
    shop.refuses(call, 403, "forbidden").await;
    shop.refuses(tablet.begin(&giulia, "2580").header("sec-fetch-site", "cross-site"), 403, "forbidden").await;
    shop.refuses(tablet.lock().header("sec-fetch-site", "cross-site"), 403, "forbidden").await;
    without().header("origin", "https://bar.example").send().await.is(201);
    // Reading changes nothing.
    tablet.get("/counter/people").without("sec-fetch-site").send().await.is(200);
}

both!(every_write_of_staff_and_devices_is_done_once_under_a_key);
async fn every_write_of_staff_and_devices_is_done_once_under_a_key(shop: TestShop) {
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let tablet = shop.device().await;
    let calls = [
        shop.post("/staff", &json!({"name": "Piero", "role": "manager"})),
        shop.post("/devices/enrolments", &json!({"name": "Phone"})),
        tablet.begin(&giulia, "2580"),
        shop.end_staff(&giulia).key("leave"),
    ];
    for (at, call) in calls.iter().enumerate() {
        let first = call.clone().send().await;
        assert!(matches!(first.status, 200 | 201), "{first:?}");
        let before = crate::rows::all(&shop.house.app.desk.db).await;
        if at != 3 {
            shop.house.wait_minutes(1);
        }
        let again = call.clone().send().await;
        assert_eq!((again.status, again.text()), (200, first.text()));
        assert_eq!(crate::rows::all(&shop.house.app.desk.db).await, before);
    }
    let other = text(&shop.post("/staff", &json!({"name": "Ugo", "role": "staff"})).send().await.is(201), "/id");
    shop.refuses(shop.end_staff(&other).key("leave"), 422, "idempotency-key-reused").await;
    shop.refuses(
        shop.post("/staff", &json!({"name": "Eva", "role": "staff"})).key("leave"),
        422,
        "idempotency-key-reused",
    )
    .await;
    shop.refuses(shop.post("/devices/enrolments", &json!({"name": "Eva"})).key("leave"), 422, "idempotency-key-reused")
        .await;
}

both!(a_pin_is_nowhere_in_the_database);
async fn a_pin_is_nowhere_in_the_database(shop: TestShop) {
    let giulia = shop.staff("Giulia", "staff", "739104").await;
    let again = shop.staff("Piero", "staff", "739104").await;
    let mut reader = shop.house.app.desk.db.reader(Shops::One(shop.id)).await.unwrap();
    let mut hashes = Vec::new();
    for id in [giulia, again] {
        let whose = timbro::staff::Whose::Person(serde_json::from_value(id.into()).unwrap());
        hashes.push(timbro::staff::store::pins(&mut reader, shop.id, whose).await.unwrap().remove(0).hash);
    }
    assert!(hashes[0].starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && hashes[0] != hashes[1], "{hashes:?}");
    assert!(!hashes[0].contains("739104"));
}
