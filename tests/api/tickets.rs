//! Stamps shown at the counter for the customer's own camera, and blank cards that come alive.

use axum::http::Method;
use serde_json::{Value, json};

use crate::call::{Answer, Call};
use crate::rows;
use crate::shop::{TestShop, buy, text};

/// Shows stamps at the counter; gives the path that the camera opens.
async fn show(shop: &TestShop, body: Value) -> String {
    let ticket = shop.post("/tickets", &body).send().await.is(201);
    let url = text(&ticket, "/url");
    let path = url.strip_prefix("HTTPS://BAR.EXAMPLE").unwrap_or_else(|| panic!("{url}")).to_owned();
    assert!(path.starts_with("/S/") && path.len() == 29, "{path}");
    path
}

fn claim(shop: &TestShop, path: &str) -> Call {
    shop.browse(Method::POST, path).form("")
}

/// The cookie that an answer has the browser keep.
fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

both!(a_ticket_is_claimed_by_a_tap_and_by_nothing_else);
async fn a_ticket_is_claimed_by_a_tap_and_by_nothing_else(shop: TestShop) {
    let db = shop.house.app.desk.db.clone();
    shop.program(buy(10)).await;
    let ticket = shop.post("/tickets", &json!({"stamps": 3})).send().await.is(201);
    assert_eq!(ticket["expires_at"], "2026-03-10T09:02:00.000Z");
    let svg = shop.browse(Method::GET, text(&ticket, "/svg_url").strip_prefix("https://bar.example").unwrap());
    let svg = svg.send().await;
    assert_eq!((svg.status, svg.header("content-type")), (200, Some("image/svg+xml")));
    let path = text(&ticket, "/url").strip_prefix("HTTPS://BAR.EXAMPLE").unwrap().to_owned();

    // Previews of links look as often as they like.
    let before = rows::all(&db).await;
    for _ in 0..3 {
        let page = shop.browse(Method::GET, &path).header("accept-language", "en").send().await;
        assert!(page.status == 200 && page.text().contains("<form") && page.text().contains("3"), "{page:?}");
        assert_eq!(page.header("set-cookie"), None);
    }
    assert_eq!(rows::all(&db).await, before);

    let taken = claim(&shop, &path).header("accept-language", "en").send().await;
    assert!(taken.status == 200 && taken.text().contains("7 more to a coffee"), "{taken:?}");
    let marta = cookie(&taken);
    assert_eq!(rows::visits(&db).await, 1);

    // The same browser again sees the same; another one is told that it was taken.
    let again = claim(&shop, &path).header("cookie", &marta).send().await;
    assert_eq!(again.status, 200, "{again:?}");
    let other = claim(&shop, &path).header("accept-language", "en").send().await;
    assert!(other.status == 409 && other.text().contains("already taken"), "{other:?}");
    assert_eq!(other.header("set-cookie"), None, "no card is made for who comes too late");
    assert_eq!(rows::visits(&db).await, 1);

    // With a card in the browser, the next ticket lands on it.
    let path = show(&shop, json!({})).await;
    assert_eq!(claim(&shop, &path).header("cookie", &marta).send().await.status, 200);
    let page = shop.browse(Method::GET, "/c").header("cookie", &marta).send().await;
    assert!(page.status == 303, "{page:?}");
    let page = shop.browse(Method::GET, page.header("location").unwrap()).send().await;
    assert!(page.text().contains("4 of 10"), "{page:?}");
}

both!(a_ticket_is_good_for_two_minutes);
async fn a_ticket_is_good_for_two_minutes(shop: TestShop) {
    let db = shop.house.app.desk.db.clone();
    shop.program(buy(10)).await;
    let (first, second) = (show(&shop, json!({})).await, show(&shop, json!({})).await);
    shop.house.wait_seconds(119);
    let marta = cookie(&claim(&shop, &first).send().await);
    shop.house.wait_seconds(1);
    let before = rows::all(&db).await;
    for call in
        [shop.browse(Method::GET, &second), claim(&shop, &second), claim(&shop, &second).header("cookie", &marta)]
    {
        let late = call.header("accept-language", "en").send().await;
        assert!(late.status == 410 && late.text().contains("This stamp has expired"), "{late:?}");
    }
    for path in ["/S/00000000000000000000000000", "/S/short"] {
        assert_eq!(claim(&shop, path).send().await.status, 404);
    }
    assert_eq!(rows::all(&db).await, before);
    // Who had it in time sees it again.
    assert_eq!(claim(&shop, &first).header("cookie", &marta).send().await.status, 200);
}

both!(another_site_cannot_claim_or_bind_for_a_visitor);
async fn another_site_cannot_claim_or_bind_for_a_visitor(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let card = marta.page_url.strip_prefix("https://bar.example").unwrap().to_owned();
    let ticket = show(&shop, json!({})).await;
    let join = format!("/j/{}", shop.id);
    for path in [&ticket, &card, &join] {
        for site in ["cross-site", "same-site"] {
            let call = claim(&shop, path).header("sec-fetch-site", site).header("origin", "https://evil.example");
            shop.refuses(call, 403, "forbidden").await;
        }
        // An older browser tells its origin only.
        let call = claim(&shop, path).without("sec-fetch-site").header("origin", "https://evil.example");
        shop.refuses(call.header("host", "bar.example"), 403, "forbidden").await;
    }
    assert_eq!(claim(&shop, &ticket).send().await.status, 200);
}

both!(a_ticket_is_bounded_and_keeps_the_programs_limits);
async fn a_ticket_is_bounded_and_keeps_the_programs_limits(shop: TestShop) {
    for stamps in [0, -1, 101] {
        shop.refuses_field(shop.post("/tickets", &json!({"stamps": stamps})), "/stamps").await;
    }
    let mut body = buy(10);
    body["limits"] = json!({"cool_down_minutes": 60});
    shop.program(body).await;
    let (first, second) = (show(&shop, json!({})).await, show(&shop, json!({})).await);
    let marta = cookie(&claim(&shop, &first).send().await);
    let early = claim(&shop, &second).header("cookie", &marta).header("accept-language", "en").send().await;
    assert!(early.status == 409 && early.text().contains("too soon"), "{early:?}");
    assert_eq!(rows::visits(&shop.house.app.desk.db).await, 1);
    // It is still there for somebody else.
    assert_eq!(claim(&shop, &second).send().await.status, 200);
}

both!(one_ticket_and_fifty_phones);
async fn one_ticket_and_fifty_phones(shop: TestShop) {
    shop.program(buy(10)).await;
    let path = show(&shop, json!({})).await;
    let mut phones = tokio::task::JoinSet::new();
    for _ in 0..50 {
        phones.spawn(claim(&shop, &path).send());
    }
    let statuses: Vec<u16> = phones.join_all().await.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 200 | 409)), "{statuses:?}");
    assert_eq!(rows::visits(&shop.house.app.desk.db).await, 1);
}

both!(a_blank_card_comes_alive_at_its_first_scan);
async fn a_blank_card_comes_alive_at_its_first_scan(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let sheet = shop.post("/sheets", &json!({"cards": 3})).send().await.is(201);
    assert_eq!(shop.get(&format!("/sheets/{}", text(&sheet, "/id"))).send().await.is(200), sheet);
    let (card, url) = (text(&sheet, "/cards/1/id"), text(&sheet, "/cards/1/url"));
    let blank = shop.get(&format!("/cards/{card}")).send().await.is(200);
    assert_eq!((&blank["customer"], &blank["progress"][0]["stamps"]), (&Value::Null, &json!(0)));

    let scan = shop.scan(&url);
    let first = scan.clone().send().await;
    let scanned = first.is_new();
    let customer = text(&scanned, "/customer/id");
    assert_eq!(scanned["card"]["id"], card);
    let alive = shop.get(&format!("/cards/{card}")).send().await.is(200);
    assert_eq!(alive["customer"], json!({"id": customer, "display_name": null}));
    scan.send().await.repeats(&first);
    assert_eq!(shop.scan(&url).done().await["customer"]["id"], customer);
    // The others stay blank, and one comes alive by its short code too.
    let other = shop.scan(&text(&sheet, "/cards/2/short_code")).done().await;
    assert_ne!(other["customer"]["id"], customer);
    let last = shop.get(&format!("/cards/{}", text(&sheet, "/cards/0/id"))).send().await.is(200);
    assert_eq!(last["customer"], Value::Null);
    // A refused scan wakes nobody.
    let by_unit = json!({"items": [{"program_id": program, "units": 1}]});
    shop.refuses_field(shop.scan_with(&text(&sheet, "/cards/0/url"), &by_unit), "/items").await;
    for cards in [0, 501] {
        shop.refuses_field(shop.post("/sheets", &json!({"cards": cards})), "/cards").await;
    }
}

both!(a_blank_card_that_is_scanned_by_many_at_once_is_one_persons);
async fn a_blank_card_that_is_scanned_by_many_at_once_is_one_persons(shop: TestShop) {
    shop.program(buy(100)).await;
    let sheet = shop.post("/sheets", &json!({"cards": 1})).send().await.is(201);
    let mut tills = tokio::task::JoinSet::new();
    for _ in 0..20 {
        tills.spawn(shop.scan(&text(&sheet, "/cards/0/url")).send());
    }
    let mut people: Vec<String> =
        tills.join_all().await.iter().map(|answer| text(&answer.is(201), "/customer/id")).collect();
    people.dedup();
    assert_eq!(people.len(), 1);
}
