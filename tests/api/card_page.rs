//! The card's page: one request, small; what it is made of, in whose language and colour; its other pages.

use std::io::Read;

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::call::Answer;
use crate::shop::{Person, TestShop, buy, text};

fn path(person: &Person) -> String {
    person.page_url.strip_prefix("https://bar.example").unwrap().to_owned()
}

/// Keeps the card in a browser, and gives what that browser then sends.
pub async fn cookie(shop: &TestShop, person: &Person) -> String {
    let kept = shop.browse(Method::POST, &path(person)).form("").send().await;
    kept.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

async fn page(shop: &TestShop, path: &str) -> Answer {
    shop.browse(Method::GET, path).header("accept-language", "en").send().await
}

/// Fills a card of ten and gives one stamp more; so it has a reward.
async fn with_reward(shop: &TestShop) -> (Person, String) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    shop.scan_times(&shop.printed(&marta).await, 11).await;
    let reward = text(&shop.card(&marta).await, "/rewards/0/id");
    (marta, reward)
}

/// A card's page as it is sent: 6 KiB with its headers, which take a good one.
const MAX_PAGE_BYTES: usize = 6 * 1_024 - 1_300;

both!(the_page_is_one_request_of_less_than_six_kibibytes);
async fn the_page_is_one_request_of_less_than_six_kibibytes(shop: TestShop) {
    let (marta, _) = with_reward(&shop).await;
    shop.scan_times(&shop.printed(&marta).await, 8).await;
    let cookie = cookie(&shop, &marta).await;
    for language in ["en", "it", "pl"] {
        let call = shop.browse(Method::GET, &path(&marta)).header("accept-language", language);
        let plain = call.clone().header("cookie", &cookie).send().await;
        let sent = call.header("cookie", &cookie).header("accept-encoding", "gzip, br").send().await;
        assert_eq!((sent.status, sent.header("content-encoding")), (200, Some("gzip")));
        assert!(sent.header("vary").unwrap().contains("accept-encoding"), "{:?}", sent.headers);
        assert!(sent.bytes.len() <= MAX_PAGE_BYTES, "{language}: {} bytes", sent.bytes.len());
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&sent.bytes[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain.text());
        // Ten stamps are drawn, nine of them given, and a reward is ready; nothing else is asked for to show it.
        assert_eq!(unpacked.matches("<i class=\"on").count(), 9);
        assert!(unpacked.contains("data-reward=") && !unpacked.contains("rel=\"stylesheet\""), "{unpacked}");
    }
}

both!(only_pages_are_compressed);
async fn only_pages_are_compressed(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let packed = async |path: &str| {
        let answer = shop.browse(Method::GET, path).header("accept-encoding", "gzip").send().await;
        assert_eq!(answer.status, 200, "{path}");
        answer.header("content-encoding").is_some()
    };
    assert!(packed(&format!("{}/safe", path(&marta))).await);
    for path in [format!("{}/mark", path(&marta)), format!("{}/code.svg", path(&marta)), "/openapi.json".to_owned()] {
        assert!(!packed(&path).await, "{path}");
    }
}

both!(the_policy_knows_the_sheet_that_stands_in_the_page);
async fn the_policy_knows_the_sheet_that_stands_in_the_page(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    for path in [path(&marta), format!("{}/print", path(&marta)), "/c/back".to_owned()] {
        let page = page(&shop, &path).await;
        let sheet = page.text().split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let hash = STANDARD.encode(Sha256::digest(sheet));
        let policy = page.header("content-security-policy").unwrap();
        let style = policy.split(';').find(|part| part.trim().starts_with("style-src ")).unwrap();
        assert!(style.contains(&format!("'sha256-{hash}'")), "{path}: {policy}");
        assert!(!style.contains("unsafe"), "{policy}");
    }
}

both!(a_colour_is_worn_by_the_shops_pages);
async fn a_colour_is_worn_by_the_shops_pages(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let luna = shop.neighbour().await;
    let set = |colour: &str| shop.ask(Method::PUT, "/shop/colour").json(&json!({"colour": colour}));
    let before = page(&shop, &path(&marta)).await;
    assert!(!before.text().contains("style=\"--stamp-light"), "timbro's own");
    let shades = set("#FFD400").send().await.is(200);
    assert_eq!((&shades["given"], &shades["dark"]), (&json!("#ffd400"), &json!("#ffd400")), "{shades}");
    assert_ne!(shades["light"], "#ffd400", "yellow on white paper cannot be read");
    let shown = shop.get("/shop").send().await.is(200);
    assert_eq!(shown["colour"], shades);
    assert_eq!(luna.get("/shop").send().await.is(200)["colour"], Value::Null);

    let worn = format!("--stamp-light:{};--stamp-dark:#ffd400;", shades["light"].as_str().unwrap());
    let card = path(&marta);
    let join = format!("/j/{}", shop.id);
    for path in [card.clone(), format!("{card}/privacy"), format!("{card}/safe"), format!("{card}/print"), join] {
        assert!(page(&shop, &path).await.text().contains(&worn), "{path}");
    }
    assert!(!page(&luna, &format!("/j/{}", luna.id)).await.text().contains("--stamp-light:#"));
    for wrong in ["red", "#fff", "#ffd40g", "ffd400", "#ffd400;x:y", ""] {
        shop.refuses_field(set(wrong), "/colour").await;
    }
    assert_eq!(shop.ask(Method::DELETE, "/shop/colour").send().await.status, 204);
    assert_eq!(shop.get("/shop").send().await.is(200)["colour"], Value::Null);
    let actions = shop.get("/audit").send().await.is(200);
    let told = actions["data"].as_array().unwrap().iter().filter(|line| line["action"] == "colour_changed").count();
    assert_eq!(told, 2, "{actions}");
}

both!(the_shop_is_shown_to_who_works_there);
async fn the_shop_is_shown_to_who_works_there(shop: TestShop) {
    let till = shop.with_key(&[timbro::auth::Scope::Counter]).await;
    let expected = json!({"id": shop.id, "name": "Bar Sole", "language": "it", "time_zone": "Europe/Rome",
        "currency": "EUR", "kind": "cafe", "hours": [], "colour": null, "has_logo": false});
    assert_eq!(till.get("/shop").send().await.is(200), expected);
    shop.refuses(till.ask(Method::PUT, "/shop/colour").json(&json!({"colour": "#000000"})), 403, "forbidden").await;
}

both!(a_card_is_spoken_as_a_sentence);
async fn a_card_is_spoken_as_a_sentence(shop: TestShop) {
    let (marta, _) = with_reward(&shop).await;
    let spoken = "aria-label=\"1 of 10 stamps. 9 more to a coffee. One reward is ready: a coffee.\"";
    let seen = page(&shop, &path(&marta)).await;
    assert!(seen.text().contains(spoken), "{seen:?}");
    assert!(seen.text().contains("last stamp today, 10:11"), "{seen:?}");
    shop.house.wait_days(1);
    assert!(page(&shop, &path(&marta)).await.text().contains("last stamp yesterday, 10:11"));
    shop.house.wait_days(1);
    assert!(page(&shop, &path(&marta)).await.text().contains("last stamp on 10 March 2026"));
    let polish = shop.browse(Method::GET, &path(&marta)).header("accept-language", "pl").send().await;
    assert!(polish.text().contains("1 z 10 pieczątek. Jeszcze 9 pieczątek"), "{polish:?}");
}

both!(a_language_is_kept_as_the_customers_choice);
async fn a_language_is_kept_as_the_customers_choice(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let choose = |fields: &str| shop.browse(Method::POST, &format!("{}/language", path(&marta))).form(fields);
    let chosen = choose("language=pl").send().await;
    assert_eq!((chosen.status, chosen.header("location")), (303, Some(path(&marta).as_str())));
    for other in ["/history", "/privacy", "/print", ""] {
        let seen = page(&shop, &format!("{}{other}", path(&marta))).await;
        assert!(seen.text().contains("<html lang=\"pl\""), "{other}");
    }
    assert_eq!(choose("language=xx").send().await.status, 422);
    let foreign = choose("language=it").header("sec-fetch-site", "cross-site").send().await;
    assert_eq!(foreign.status, 403, "another site may not choose");
    assert!(page(&shop, &path(&marta)).await.text().contains("<html lang=\"pl\""));
    // Who has no card yet says it in the address, and the card they get then speaks so.
    let join = format!("/j/{}?language=pl", shop.id);
    let asked = page(&shop, &join).await;
    assert!(asked.text().contains("<html lang=\"pl\"") && asked.text().contains("?language=pl\""), "{asked:?}");
    let joined = shop.browse(Method::POST, &join).form("display_name=").header("accept-language", "en").send().await;
    assert!(page(&shop, joined.header("location").unwrap()).await.text().contains("<html lang=\"pl\""));
}

both!(history_is_read_to_its_beginning);
async fn history_is_read_to_its_beginning(shop: TestShop) {
    shop.program(buy(200)).await;
    let marta = shop.customer("Marta").await;
    shop.scan_times(&shop.printed(&marta).await, 60).await;
    let lines = |page: &Answer| page.text().matches("<tr>").count();
    let card = page(&shop, &path(&marta)).await;
    assert_eq!(lines(&card), 3, "the newest are on the card");
    let history = format!("{}/history", path(&marta));
    assert!(card.text().contains(&format!("href=\"{history}\"")));
    let newest = page(&shop, &history).await;
    assert_eq!(lines(&newest), 50);
    let older = newest.text().split_once("/history?before=").unwrap().1.split_once('"').unwrap().0;
    let oldest = page(&shop, &format!("{history}?before={older}")).await;
    assert_eq!(lines(&oldest), 10);
    assert!(!oldest.text().contains("?before="), "there is no more");
    assert_eq!(page(&shop, "/c/00000000000000000000000000/history").await.status, 404);
}

both!(a_reward_is_shown_to_be_used_and_says_when_it_was);
async fn a_reward_is_shown_to_be_used_and_says_when_it_was(shop: TestShop) {
    let (marta, reward) = with_reward(&shop).await;
    let cookie = cookie(&shop, &marta).await;
    let address = format!("{}/rewards/{reward}", path(&marta));
    assert!(page(&shop, &path(&marta)).await.text().contains(&format!("href=\"{address}\"")), "the card leads there");
    let see = || shop.browse(Method::GET, &address).header("accept-language", "en").header("cookie", &cookie);
    // Without a script the page has a live code for who holds the card, and that code redeems.
    let seen = see().send().await;
    assert!(seen.text().contains("<h1>a coffee</h1>") && seen.text().contains("http-equiv=\"refresh\""), "{seen:?}");
    let strange = page(&shop, &address).await;
    assert!(strange.status == 200 && !strange.text().contains("http-equiv=\"refresh\""), "{strange:?}");
    let shown = crate::main_job::read_strokes(svg(&seen));
    assert!(shown.starts_with("T2"), "{shown}");
    assert!(!crate::main_job::read_strokes(svg(&strange)).starts_with("T2"), "the address alone is no card");
    shop.redeem(&reward, &shown).send().await.is(201);
    shop.house.wait_days(1);
    let used = see().send().await;
    assert!(used.text().contains("Used on 10 March 2026, 10:1") && !used.text().contains("<svg"), "{used:?}");
    // Nobody's, and somebody else's: alike.
    let zofia = shop.customer("Zofia").await;
    let gift = text(&shop.give(&zofia, "a cake").done().await, "/id");
    for id in [gift.as_str(), "0198c9a0-0000-7000-8000-00000000dead", "coffee"] {
        let unknown = page(&shop, &format!("{}/rewards/{id}", path(&marta))).await;
        assert!(unknown.status == 404 && unknown.text().contains("no such reward"), "{unknown:?}");
        assert!(!unknown.text().contains("cake"));
    }
}

both!(a_reward_that_is_over_says_so);
async fn a_reward_that_is_over_says_so(shop: TestShop) {
    let mut body = buy(1);
    body["rewards"][0]["valid_days"] = json!(3);
    shop.program(body).await;
    let marta = shop.customer("Marta").await;
    let visit = text(&shop.scan(&shop.printed(&marta).await).done().await, "/visit/id");
    let reward = text(&shop.card(&marta).await, "/rewards/0/id");
    let address = format!("{}/rewards/{reward}", path(&marta));
    assert!(page(&shop, &address).await.text().contains("<svg"));
    shop.house.wait_days(9);
    let over = page(&shop, &address).await;
    assert!(over.text().contains("This was good until 1") && !over.text().contains("<svg"), "{over:?}");
    shop.void(&visit).send().await.is(201);
    let void = page(&shop, &address).await;
    assert!(void.text().contains("has taken this reward back") && !void.text().contains("<svg"), "{void:?}");
}

fn svg(page: &Answer) -> &str {
    let start = page.text().find("<svg").unwrap();
    let end = page.text().find("</svg>").unwrap();
    &page.text()[start..end + "</svg>".len()]
}

both!(a_card_is_printed_in_two_sizes_and_kept_as_a_picture);
async fn a_card_is_printed_in_two_sizes_and_kept_as_a_picture(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let print = format!("{}/print", path(&marta));
    let says = crate::main_job::read_strokes(svg(&page(&shop, &path(&marta)).await));
    for (query, class) in
        [("", "cut a6"), ("?size=a6", "cut a6"), ("?size=a0", "cut a6"), ("?size=wallet", "cut wallet")]
    {
        let printed = page(&shop, &format!("{print}{query}")).await;
        assert!(printed.text().contains(class) && printed.text().contains("Bar Sole"), "{printed:?}");
        assert!(printed.text().contains(&marta.short_code.replace('-', " ")));
        assert!(!printed.text().contains("Marta"), "a print has no name");
        assert_eq!(crate::main_job::read_strokes(svg(&printed)), says);
    }
    let picture = page(&shop, &format!("{}/code.svg", path(&marta))).await;
    assert_eq!(picture.header("content-type"), Some("image/svg+xml"));
    assert!(picture.header("content-disposition").unwrap().starts_with("attachment"));
    assert_eq!(crate::main_job::read_strokes(picture.text()), says);
}

both!(a_card_goes_to_the_home_screen_as_its_shop);
async fn a_card_goes_to_the_home_screen_as_its_shop(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let address = format!("{}/manifest.webmanifest", path(&marta));
    assert!(page(&shop, &path(&marta)).await.text().contains(&format!("rel=\"manifest\" href=\"{address}\"")));
    let sent = page(&shop, &address).await;
    assert_eq!(sent.header("content-type"), Some("application/manifest+json"));
    let manifest = sent.is(200);
    assert_eq!((&manifest["name"], &manifest["start_url"]), (&json!("Bar Sole"), &json!(path(&marta))));
    assert!(!manifest.to_string().contains("Marta"));
    for icon in manifest["icons"].as_array().unwrap() {
        let picture = shop.browse(Method::GET, icon["src"].as_str().unwrap()).send().await;
        let read = image::load_from_memory_with_format(&picture.bytes, image::ImageFormat::Png).unwrap();
        assert_eq!(icon["sizes"], format!("{}x{}", read.width(), read.height()), "{icon}");
    }
}

both!(who_is_forgotten_is_forgotten_by_the_browser_too);
async fn who_is_forgotten_is_forgotten_by_the_browser_too(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let forget = format!("{}/privacy/erasure", path(&marta));
    let asked = page(&shop, &forget).await;
    assert_eq!(asked.header("clear-site-data"), None, "asking forgets nothing");
    let done = shop.browse(Method::POST, &forget).form("").send().await;
    assert_eq!((done.status, done.header("clear-site-data")), (200, Some("\"cache\", \"storage\"")));
}
