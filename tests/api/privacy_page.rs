//! A customer's own page about their data: switches, everything that is known, and to be forgotten.

use axum::http::Method;
use serde_json::{Value, json};

use crate::call::Answer;
use crate::disk;
use crate::owner::{Browser, PASSWORD};
use crate::shop::{Person, TestShop, buy};

fn base(person: &Person) -> String {
    person.page_url.strip_prefix("https://bar.example").unwrap().to_owned()
}

async fn see(shop: &TestShop, path: &str) -> Answer {
    let answer = shop.browse(Method::GET, path).header("accept-language", "en").send().await;
    assert_eq!(answer.status, 200, "{path}: {answer:?}");
    answer
}

pub async fn turn(shop: &TestShop, person: &Person, purpose: &str, is_given: bool) {
    let form = format!("purpose={purpose}&is_given={is_given}");
    let path = format!("{}/privacy/consents", base(person));
    let answer = shop.browse(Method::POST, &path).form(&form).send().await;
    assert_eq!((answer.status, answer.header("location")), (303, Some(format!("{}/privacy", base(person)).as_str())));
}

async fn exported(shop: &TestShop, person: &Person) -> Value {
    see(shop, &format!("{}/privacy/export.json", base(person))).await.json()
}

both!(what_one_allows_is_a_numbered_row_for_each_word);
async fn what_one_allows_is_a_numbered_row_for_each_word(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let page = see(&shop, &base(&marta)).await;
    assert!(page.text().contains(&format!("{}/privacy\"", base(&marta))), "the card shows the way");
    let page = see(&shop, &format!("{}/privacy", base(&marta))).await;
    assert_eq!(page.text().matches("Turn on").count(), 2 * 3, "{page:?}");
    assert_eq!(page.text().matches("Turn off").count(), 2, "known as a regular until she objects");
    assert!(!page.text().contains("<script"));

    for (purpose, is_given) in [("marketing", true), ("marketing", true), ("marketing", false), ("profiling", false)] {
        turn(&shop, &marta, purpose, is_given).await;
    }
    turn(&shop, &marta, "surveys", false).await;
    let lines = exported(&shop, &marta).await["consents"].clone();
    let told: Vec<Value> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| json!([line["purpose"], line["number"], line["is_given"], line["channel"], line["text_version"]]))
        .collect();
    assert_eq!(
        json!(told),
        json!([
            ["marketing", 1, true, "page", 1],
            ["marketing", 2, false, "page", 1],
            ["profiling", 1, false, "page", 1],
        ])
    );
    let page = see(&shop, &format!("{}/privacy", base(&marta))).await;
    assert!(page.text().contains("Off since 10 March 2026."), "{page:?}");

    for form in ["purpose=astrology&is_given=true", "purpose=marketing", ""] {
        let path = format!("{}/privacy/consents", base(&marta));
        let answer = shop.browse(Method::POST, &path).form(form).send().await;
        assert!((400..500).contains(&answer.status), "{form}: {answer:?}");
    }
    // Another site's form is refused before anything is looked at.
    let path = format!("{}/privacy/erasure", base(&marta));
    let foreign = shop.browse(Method::POST, &path).form("").header("sec-fetch-site", "cross-site");
    shop.refuses(foreign, 403, "forbidden").await;
}

both!(who_objects_is_counted_and_not_listed);
async fn who_objects_is_counted_and_not_listed(shop: TestShop) {
    shop.program(buy(10)).await;
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    for person in [&marta, &paolo] {
        shop.scan(&shop.printed(person).await).send().await.is(201);
    }
    shop.house.set("2026-04-01T09:00:00Z");
    let listed = async |path: &str| {
        let list = shop.told(path).await;
        (list.to_string().contains(&marta.id), list.to_string().contains(&paolo.id))
    };
    let behind = "/retention/people?metric=visits&period=2026-03";
    for path in [behind, "/customers?segment=month:2026-03", "/retention/best?from=2026-03&to=2026-03"] {
        assert_eq!(listed(path).await, (true, true), "{path}");
    }
    turn(&shop, &marta, "profiling", false).await;
    for path in [behind, "/customers?segment=month:2026-03", "/retention/best?from=2026-03&to=2026-03"] {
        assert_eq!(listed(path).await, (false, true), "{path}");
    }
    assert_eq!(shop.told(behind).await["customers"], 2, "she is counted still");
    let list = shop.told("/customers?query=marta").await;
    assert_eq!((&list["data"][0]["id"], &list["data"][0]["light"]), (&json!(marta.id), &Value::Null));
    assert_eq!(shop.told(&format!("/customers/{}/figures", marta.id)).await["figures"], Value::Null);
    turn(&shop, &marta, "profiling", true).await;
    assert_eq!(listed(behind).await, (true, true));
}

both!(everything_that_is_known_can_be_read_and_taken);
async fn everything_that_is_known_can_be_read_and_taken(shop: TestShop) {
    shop.program(buy(2)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let lines = json!({"lines": [{"name": "Cappuccino", "units": 2, "amount_minor": 360}], "amount_minor": 360});
    shop.scan_with(&code, &lines).send().await.is(201);
    shop.scan_times(&code, 2).await;
    shop.answer(&marta, json!({"kind": "nps", "score": 9, "comment": "The best cornetto."})).send().await.is(201);
    shop.open_case(&marta, "minor", "Cold coffee.").send().await.is(201);
    shop.put_tags(&marta, &["terrace"]).done().await;
    let paolo = shop.customer("Paolo").await;
    shop.scan(&shop.printed(&paolo).await).send().await.is(201);

    let all = exported(&shop, &marta).await;
    let many = |field: &str| all[field].as_array().unwrap().len();
    assert_eq!((many("visits"), many("rewards"), many("answers"), many("cases"), many("cards")), (3, 1, 1, 1, 1));
    assert_eq!(many("entries"), 4, "three earned, one issued: {all}");
    assert_eq!(all["profile"]["display_name"], "Marta");
    assert_eq!(all["profile"]["tags"], json!(["terrace"]));
    assert_eq!(all["visits"][0]["items"], json!([{"name": "Cappuccino", "units": 2, "amount_minor": 360}]));
    assert_eq!(
        (&all["answers"][0]["comment"], &all["cases"][0]["text"]),
        (&json!("The best cornetto."), &json!("Cold coffee."))
    );
    assert!(!all.to_string().contains("Paolo") && !all.to_string().contains(&paolo.id));

    let page = see(&shop, &format!("{}/privacy/export", base(&marta))).await;
    for part in ["Marta", "Cappuccino", "The best cornetto.", "Cold coffee.", "terrace", "€3.60", "a coffee"] {
        assert!(page.text().contains(part), "{part} in {page:?}");
    }
    let anna = Browser::set_up(&shop, "Anna").await;
    let path = format!("/customers/{}/export", marta.id);
    shop.refuses(shop.get(&path), 401, "unauthorized").await;
    assert_eq!(anna.get(&path).send().await.is(200), all);
    shop.house.wait_minutes(30);
    shop.refuses(anna.get(&path), 403, "step-up-needed").await;
    anna.post("/owner/step-up", &json!({"password": PASSWORD})).send().await.is(200);
    anna.get(&path).send().await.is(200);
}

both!(one_is_forgotten_by_two_taps_on_ones_own_page);
async fn one_is_forgotten_by_two_taps_on_ones_own_page(shop: TestShop) {
    disk::listen();
    let marta = shop.customer("Martacanary").await;
    shop.program(buy(3)).await;
    shop.scan(&shop.printed(&marta).await).send().await.is(201);
    let path = format!("{}/privacy/erasure", base(&marta));
    let ask = see(&shop, &path).await;
    assert!(ask.text().contains("Shall Bar Sole forget you?"));
    assert!(see(&shop, &base(&marta)).await.text().contains("Martacanary"), "a GET forgets nobody");
    let done = shop.browse(Method::POST, &path).header("accept-language", "en").form("").send().await;
    assert_eq!(done.status, 200);
    assert!(done.text().contains("You are forgotten."), "{done:?}");
    for rest in ["", "/privacy", "/privacy/export", "/privacy/export.json", "/privacy/erasure"] {
        assert_eq!(shop.browse(Method::GET, &format!("{}{rest}", base(&marta))).send().await.status, 404, "{rest}");
    }
    assert_eq!(shop.browse(Method::POST, &path).form("").send().await.status, 404);
    disk::has_none_of(&shop.house, &["Martacanary"]).await;
}

both!(the_owner_completes_the_notice);
async fn the_owner_completes_the_notice(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let nothing = json!({"en": null, "it": null, "pl": null});
    assert_eq!(shop.told("/privacy-notice").await, nothing);
    let added = json!({"en": "Bar Sole, via Roma 1.\nWrite to anna@example.org <3"});
    shop.ask(Method::PUT, "/privacy-notice").json(&added).send().await.is(200);
    let page = see(&shop, &format!("{}/privacy", base(&marta))).await;
    assert!(
        page.text().contains("Bar Sole, via Roma 1.") && page.text().contains("anna@example.org &#60;3"),
        "{page:?}"
    );
    assert!(page.text().contains("after 12 months") && page.text().contains("lasts 24 months"), "{page:?}");
    shop.ask(Method::PUT, "/privacy-notice").json(&json!({})).send().await.is(200);
    assert_eq!(shop.told("/privacy-notice").await, nothing);
}

both!(what_was_kept_for_long_enough_is_deleted);
async fn what_was_kept_for_long_enough_is_deleted(shop: TestShop) {
    assert_eq!(shop.told("/settings/privacy").await, json!({"profiling_months": 12, "marketing_months": 24}));
    let put = |body: Value| shop.ask(Method::PUT, "/settings/privacy").json(&body);
    shop.refuses_field(put(json!({"profiling_months": 0})), "/profiling_months").await;
    shop.refuses_field(put(json!({"marketing_months": 121})), "/marketing_months").await;
    shop.program(buy(10)).await;
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    for person in [&marta, &paolo] {
        shop.answer(person, json!({"kind": "nps", "score": 9, "comment": "Good."})).send().await.is(201);
        shop.put_tags(person, &["terrace"]).done().await;
        turn(&shop, person, "marketing", true).await;
        turn(&shop, person, "profiling", true).await;
    }
    shop.open_case(&marta, "minor", "Cold coffee.").send().await.is(201);
    let desk = &shop.house.app.desk;
    let keep = async || timbro::privacy::jobs::keep_periods(desk).await.unwrap();
    shop.house.wait_days(364);
    shop.scan(&shop.printed(&paolo).await).send().await.is(201);
    assert_eq!(keep().await, Default::default(), "not yet");
    shop.house.wait_days(2);
    let ended = keep().await;
    assert_eq!((ended.comments, ended.cases, ended.tags, ended.profiling, ended.marketing), (2, 1, 1, 1, 0));
    assert_eq!(keep().await, Default::default(), "once");
    let all = exported(&shop, &marta).await;
    assert_eq!((&all["profile"]["tags"], &all["answers"][0]["comment"]), (&json!([]), &Value::Null));
    assert_eq!(exported(&shop, &paolo).await["profile"]["tags"], json!(["terrace"]), "who still comes keeps them");
    put(json!({"profiling_months": 12, "marketing_months": 12})).send().await.is(200);
    assert_eq!(keep().await.marketing, 2);
    let last = exported(&shop, &marta).await["consents"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["channel"], &last["is_given"]), (&json!("job"), &json!(false)));
}

both!(an_export_of_a_thousand_visits_is_quick);
async fn an_export_of_a_thousand_visits_is_quick(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    shop.scan_times(&code, 1_000).await;
    // A neighbour makes it slower and never faster: the quickest of a few tells.
    let mut quickest = std::time::Duration::MAX;
    for _ in 0..5 {
        let begun = std::time::Instant::now();
        let all = exported(&shop, &marta).await;
        quickest = quickest.min(begun.elapsed());
        assert_eq!(all["visits"].as_array().unwrap().len(), 1_000);
    }
    assert!(quickest.as_millis() < 1_000, "{quickest:?}");
}
