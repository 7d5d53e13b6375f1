//! Two shops in one house: another shop's ids are answered exactly as ids of nothing are.

use axum::http::Method;
use serde_json::{Value, json};

use crate::call::Call;
use crate::owner::Browser;
use crate::phone::Phone;
use crate::shop::{TestShop, buy, text};

/// An id that nothing has.
const NOTHING: &str = "0198c9a0-0000-7000-8000-00000000dead";

/// An operation of the document: its method, its path below the base, and an example of its body.
pub struct Operation {
    pub method: Method,
    pub path: String,
    pub body: Option<Value>,
    /// Whether only an owner who is signed in may ask it, and no key.
    pub is_of_session: bool,
}

/// Every operation of the document.
pub fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(timbro::app::document()).unwrap();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let Ok(method) = Method::from_bytes(method.to_uppercase().as_bytes()) else { continue };
            let schema = operation.pointer("/requestBody/content/application~1json/schema/$ref");
            let body = schema.map(|schema| {
                let schema = schema.as_str().unwrap().trim_start_matches('#');
                document.pointer(schema).unwrap()["example"].clone()
            });
            let path = path.strip_prefix("/api/v1").unwrap_or_else(|| panic!("{path} is outside")).to_owned();
            let is_of_session = operation["security"] == json!([{"session": []}]) || path.contains("/owner/");
            operations.push(Operation { method, path, body, is_of_session });
        }
    }
    operations
}

impl Operation {
    /// The request with `id` in its path.
    pub fn with_id(&self, shop: &TestShop, id: &str) -> Call {
        self.asked(shop.ask(self.method.clone(), &self.path.replace("{id}", id)).key(&shop.house.fresh_key()))
    }

    /// The same by an owner who is signed in, where no key will do.
    pub fn with_id_by(&self, owner: &Browser, id: &str) -> Call {
        if self.is_of_session {
            self.asked(owner.ask(self.method.clone(), &self.path.replace("{id}", id)))
        } else {
            self.with_id(&owner.shop, id)
        }
    }

    fn asked(&self, call: Call) -> Call {
        match &self.body {
            Some(body) => call.json(body),
            None => call,
        }
    }
}

both!(another_shops_id_is_no_id);
async fn another_shops_id_is_no_id(shop: TestShop) {
    let luna = shop.neighbour().await;
    let program = luna.program(buy(10)).await;
    let zofia = luna.customer("Zofia").await;
    let visit = text(&luna.scan(&luna.printed(&zofia).await).done().await, "/visit/id");
    let reward = text(&luna.give(&zofia, "a cake").done().await, "/id");
    let sheet = text(&luna.post("/sheets", &json!({"cards": 1})).done().await, "/id");
    let case = text(&luna.open_case(&zofia, "serious", "Cold coffee.").done().await, "/id");
    let ticket = text(&luna.post("/tickets", &json!({})).done().await, "/id");
    let (owner, owner_of_luna) = (Browser::set_up(&shop, "Anna").await, Browser::set_up(&luna, "Zofia").await);
    let session = owner_of_luna.session().await;
    let mut passkeys = Vec::new();
    for number in [1, 2] {
        passkeys.push(crate::owner_passkeys::add(&owner_of_luna, &mut Phone::new(number), "My phone").await);
    }
    let forgotten = luna.customer("Ewa").await.id;
    let staff = luna.staff("Kasia", "staff", "2580").await;
    let leaver = luna.staff("Ola", "staff", "2580").await;
    let device = luna.device().await.id;
    let (one, other) = (luna.customer("Ola").await, luna.customer("Ola").await);
    let merge = luna.post(&format!("/customers/{}/merge", one.id), &json!({"into": other.id}));
    let merge = text(&merge.done().await, "/id");
    let new_key = json!({"name": "Till", "scopes": ["counter"]});
    let key = text(&luna.post("/keys", &new_key).done().await, "/id");
    let spare_key = text(&luna.post("/keys", &new_key).done().await, "/id");
    let counter = text(&luna.post("/locations", &json!({"name": "At the station"})).done().await, "/id");
    let id_of = |operation: &Operation| match operation.path.split('/').nth(1) {
        Some("customers") if operation.method == Method::DELETE => forgotten.clone(),
        // What was removed is there no more to be renamed.
        Some("owner") if operation.method == Method::DELETE => passkeys[1].clone(),
        Some("programs") => program.clone(),
        Some("counter") if operation.path.contains("/tickets/") => ticket.clone(),
        Some("counter") => zofia.card.clone(),
        Some("customers") => zofia.id.clone(),
        Some("cards") => zofia.card.clone(),
        Some("visits") => visit.clone(),
        Some("rewards") => reward.clone(),
        Some("sheets") => sheet.clone(),
        Some("cases") => case.clone(),
        Some("sessions") => session.clone(),
        Some("owner") => passkeys[0].clone(),
        Some("merges") => merge.clone(),
        // Who has left gets no PIN.
        Some("staff") if operation.path.ends_with("/end") => leaver.clone(),
        Some("staff") => staff.clone(),
        Some("devices") => device.clone(),
        Some("locations") => counter.clone(),
        // What rotates a key may not be gone before.
        Some("keys") if operation.path.ends_with("/rotation") => key.clone(),
        Some("keys") => spare_key.clone(),
        other => panic!("say here whose ids {other:?} has"),
    };
    let mut with_ids = operations();
    with_ids.retain(|operation| operation.path.contains("{id}"));
    // What an example's body names is Luna's, so that nothing but the path can be at fault.
    for body in with_ids.iter_mut().filter_map(|operation| operation.body.as_mut()) {
        if body.get("program_id").is_some() {
            body["program_id"] = json!(program);
        }
        if body.get("into").is_some() {
            body["into"] = json!(other.id);
        }
    }
    assert!(with_ids.len() >= 26, "{} operations take an id", with_ids.len());
    for operation in with_ids {
        let id = id_of(&operation);
        let named = format!("{} {}", operation.method, operation.path);
        let mut answers = Vec::new();
        for id in [id.as_str(), NOTHING, "not-a-uuid"] {
            let mut problem = shop.refuses(operation.with_id_by(&owner, id), 404, "not-found").await;
            problem.as_object_mut().unwrap().remove("request_id");
            answers.push(problem);
        }
        assert_eq!(answers[0], answers[1], "{named}");
        assert!(!answers[0].to_string().contains(&id), "{named}");
        // The control: to its own shop the same id is something.
        let own = operation.with_id_by(&owner_of_luna, &id).send().await;
        assert_ne!(own.json()["type"], "urn:timbro:problem:not-found", "{named}: {own:?}");
    }
}

both!(another_shops_id_in_a_body_is_no_id_either);
async fn another_shops_id_in_a_body_is_no_id_either(shop: TestShop) {
    let luna = shop.neighbour().await;
    let foreign = luna.program(buy(10)).await;
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    for program in [foreign.as_str(), NOTHING] {
        let items = json!({"items": [{"program_id": program, "units": 1}]});
        shop.refuses(shop.scan_with(&code, &items), 404, "not-found").await;
        shop.refuses(shop.adjust(&marta, program, 1), 404, "not-found").await;
        shop.refuses(shop.take_over(&marta, program, 1), 404, "not-found").await;
    }
}

both!(no_list_of_one_shop_names_the_other);
async fn no_list_of_one_shop_names_the_other(shop: TestShop) {
    let luna = shop.neighbour().await;
    luna.program(buy(10)).await;
    let zofia = luna.customer("Zofia").await;
    luna.open_case(&zofia, "serious", "Cold coffee.").done().await;
    luna.put_tags(&zofia, &["terrace"]).done().await;
    luna.put_goal("visits", json!({"target": 9, "by": "2026-12-31"})).done().await;
    shop.refuses(shop.ask(Method::DELETE, "/goals/visits"), 404, "not-found").await;
    luna.work_out("churn", json!({"S": 10, "L": 1})).done().await;
    luna.staff("Kasia", "staff", "2580").await;
    luna.device().await;
    luna.nudge(&zofia, json!({"kind": "greet"})).done().await;
    luna.give(&zofia, "a cake").done().await;
    luna.answer(&zofia, json!({"kind": "nps", "score": 3})).done().await;
    for list in
        ["/nudges", "/answers", "/staff", "/devices", "/programs", "/cases", "/tags", "/goals", "/retention/calculator"]
    {
        assert_eq!(shop.get(list).send().await.is(200)["data"], json!([]), "{list}");
    }
    let marta = shop.customer("Marta").await;
    assert_eq!(shop.standing(&marta).await, []);
    // A card of each shop in one browser: each page is of its own shop.
    let page = shop.browse(Method::GET, zofia.page_url.strip_prefix("https://bar.example").unwrap()).send().await;
    assert!(page.text().contains("Bar Luna") && !page.text().contains("Bar Sole"), "{page:?}");
}

both!(no_figure_of_one_shop_knows_of_the_other);
async fn no_figure_of_one_shop_knows_of_the_other(shop: TestShop) {
    let luna = shop.neighbour().await;
    let zofia = luna.customer("Zofia").await;
    luna.scan(&luna.printed(&zofia).await).done().await;
    luna.open_case(&zofia, "serious", "Cold coffee.").done().await;
    shop.house.set("2026-04-01T09:00:00Z");
    let mut told_of = 0;
    let lists = operations().into_iter().filter(|one| one.method == Method::GET && !one.path.contains("{id}"));
    for list in lists.filter(|one| one.path.starts_with("/retention") || one.path == "/customers") {
        let asks = list.path.ends_with("/explain") || list.path.ends_with("/people");
        let path = list.path.replace("{length}", "month").replace("{file}", "months.csv")
            + if asks { "?metric=visits" } else { "" };
        let (ours, theirs) = (shop.get(&path).send().await, luna.get(&path).send().await);
        assert_eq!((ours.status, theirs.status), (200, 200), "{path}: {ours:?}");
        for secret in [zofia.id.as_str(), "Zofia"] {
            assert!(!ours.text().contains(secret), "{path}: {ours:?}");
            told_of += i32::from(theirs.text().contains(secret));
        }
    }
    assert!(told_of >= 8, "her own shop is told of her: {told_of}");
    for segment in ["light:red", "light:green", "new", "month:2026-03"] {
        assert_eq!(shop.told(&format!("/customers?segment={segment}")).await["data"], json!([]));
    }
}
