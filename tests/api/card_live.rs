//! An open page: the key of its live codes, and what it hears of its card.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::BodyExt;
use serde_json::Value;
use sha2::Sha256;
use timbro::app::{App, router};
use timbro::face::jobs::Streams;
use timbro::http::Limits;
use tower::ServiceExt;

use crate::card_page::cookie;
use crate::rows;
use crate::shop::{Person, TestShop, buy, text};

fn path(person: &Person) -> String {
    person.page_url.strip_prefix("https://bar.example").unwrap().to_owned()
}

async fn live_key(shop: &TestShop, person: &Person, cookie: &str) -> Value {
    let call = shop.browse(Method::POST, &format!("{}/live-key", path(person))).form("").header("cookie", cookie);
    let answer = call.send().await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    answer.is(200)
}

/// T2 as the codes' specification has it, written down once more from there: the phone's own work.
fn code_of(key: &Value, step: u32) -> String {
    let bytes = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap();
    let device = u8::try_from(key["device"].as_i64().unwrap()).unwrap();
    let mut code = bytes("print");
    assert_eq!((code.len(), code[0]), (77, 1));
    let (card, epoch) = (code[2..12].to_vec(), code[12]);
    let mut mac = Hmac::<Sha256>::new_from_slice(&bytes("key")).unwrap();
    for part in [&b"timbro-live-1"[..], &bytes("shop"), &card, &[epoch, device], &step.to_be_bytes()] {
        mac.update(part);
    }
    let tag = mac.finalize().into_bytes();
    code[0] = 2;
    code.push(device);
    code.extend_from_slice(&step.to_be_bytes());
    code.extend_from_slice(&tag[..12]);
    // Crockford's base32, five bits a character, the last filled with zeros.
    let digits = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut text = String::from("T2");
    for start in (0..code.len() * 8).step_by(5) {
        let bit = |at: usize| code.get(at / 8).map_or(0, |byte| usize::from(byte >> (7 - at % 8) & 1));
        text.push(char::from(digits[(start..start + 5).fold(0, |value, at| value * 2 + bit(at))]));
    }
    text
}

fn step(key: &Value) -> u32 {
    let now_ms = key["now_ms"].as_i64().unwrap();
    u32::try_from(now_ms / (1_000 * key["step_seconds"].as_i64().unwrap())).unwrap()
}

both!(a_code_made_on_the_phone_is_live_and_redeems_once);
async fn a_code_made_on_the_phone_is_live_and_redeems_once(shop: TestShop) {
    shop.program(buy(2)).await;
    let marta = shop.customer("Marta").await;
    let browser = cookie(&shop, &marta).await;
    let key = live_key(&shop, &marta, &browser).await;
    assert_eq!(key["device"], 1);
    let code = code_of(&key, step(&key));
    assert_eq!(code.len(), 153);
    shop.scan(&code).send().await.is(201);
    shop.give(&marta, "a cake").done().await;
    shop.give(&marta, "a roll").done().await;
    let card = shop.card(&marta).await;
    let (cake, roll) = (text(&card, "/rewards/0/id"), text(&card, "/rewards/1/id"));
    shop.redeem(&cake, &code).send().await.is(201);
    shop.refuses(shop.redeem(&roll, &code), 403, "code-expired").await;
    // The next step's code is another; a forged one is none.
    shop.house.wait_seconds(15);
    let next = code_of(&key, step(&key) + 1);
    let forged = format!("{}{}", &next[..150], if next.ends_with("000") { "100" } else { "000" });
    assert!(shop.redeem(&roll, &forged).send().await.status >= 400);
    shop.redeem(&roll, &next).send().await.is(201);
    // An hour later the same key makes codes still, without having asked again.
    shop.house.wait_minutes(60);
    shop.scan(&code_of(&key, step(&key) + 1 + 240)).send().await.is(201);
}

both!(only_a_browser_that_holds_the_card_gets_its_key);
async fn only_a_browser_that_holds_the_card_gets_its_key(shop: TestShop) {
    let (marta, zofia) = (shop.customer("Marta").await, shop.customer("Zofia").await);
    let (hers, others) = (cookie(&shop, &marta).await, cookie(&shop, &zofia).await);
    let ask = || shop.browse(Method::POST, &format!("{}/live-key", path(&marta))).form("");
    shop.refuses(ask(), 403, "forbidden").await;
    shop.refuses(ask().header("cookie", &others), 403, "forbidden").await;
    shop.refuses(ask().header("cookie", &hers).header("sec-fetch-site", "cross-site"), 403, "forbidden").await;
    let nowhere = shop.browse(Method::POST, "/c/00000000000000000000000000/live-key").form("");
    shop.refuses(nowhere.header("cookie", &hers), 404, "not-found").await;
    let got = shop.browse(Method::GET, &format!("{}/live-key", path(&marta))).header("cookie", &hers).send().await;
    assert_eq!(got.status, 405, "what previews a link gets no key");
    ask().header("cookie", &hers).send().await.is(200);
}

both!(each_browser_has_a_number_of_its_own_and_the_oldest_is_given_anew);
async fn each_browser_has_a_number_of_its_own_and_the_oldest_is_given_anew(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let (first, second) = (cookie(&shop, &marta).await, cookie(&shop, &marta).await);
    let one = live_key(&shop, &marta, &first).await;
    let two = live_key(&shop, &marta, &second).await;
    assert_eq!((&one["device"], &two["device"]), (&1.into(), &2.into()));
    assert_ne!(one["key"], two["key"]);
    assert_eq!(live_key(&shop, &marta, &first).await["key"], one["key"], "asked again, given again");
    assert_eq!(rows::count(&shop.house.app.desk.db, "card_device").await, 2);
    // All numbers are given; the 256th browser has the first one's, and the first comes to the next.
    let desk = &shop.house.app.desk;
    let card = timbro::kernel::CardId(marta.card.parse().unwrap());
    for number in 3..=255_u8 {
        shop.house.wait_seconds(1);
        let given = timbro::face::jobs::device(desk, shop.id, card, &[number; 32]).await.unwrap();
        assert_eq!(given, number);
    }
    shop.house.wait_seconds(1);
    assert_eq!(timbro::face::jobs::device(desk, shop.id, card, &[0; 32]).await.unwrap(), 1);
    shop.house.wait_seconds(1);
    assert_eq!(live_key(&shop, &marta, &first).await["device"], 2);
    assert_eq!(rows::count(&desk.db, "card_device").await, 255);
    // Who is forgotten leaves no number behind.
    let forget = format!("{}/privacy/erasure", path(&marta));
    assert_eq!(shop.browse(Method::POST, &forget).form("").send().await.status, 200);
    assert_eq!(rows::count(&desk.db, "card_device").await, 0);
}

both!(a_card_that_was_replaced_gives_a_new_key);
async fn a_card_that_was_replaced_gives_a_new_key(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let browser = cookie(&shop, &marta).await;
    let old = live_key(&shop, &marta, &browser).await;
    let replaced = shop.browse(Method::POST, &format!("{}/replacement", path(&marta))).form("");
    let replaced = replaced.header("cookie", &browser).send().await;
    let marta = Person { page_url: format!("https://bar.example{}", replaced.header("location").unwrap()), ..marta };
    let new = live_key(&shop, &marta, &browser).await;
    assert_ne!(new["key"], old["key"]);
    shop.refuses(shop.scan(&code_of(&old, step(&old))), 409, "code-replaced").await;
    shop.scan(&code_of(&new, step(&new))).send().await.is(201);
}

/// What an open page hears.
struct Heard {
    body: Body,
    rest: String,
}

impl Heard {
    async fn of(app: &App, path: &str) -> Heard {
        let request = Request::get(format!("{path}/events")).header("accept-encoding", "gzip").body(Body::empty());
        let answer = router(app.clone(), Limits::default()).oneshot(request.unwrap()).await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        assert!(!answer.headers().contains_key("content-encoding"));
        Heard { body: answer.into_body(), rest: String::new() }
    }

    /// The next mark. None where the line has ended.
    async fn mark(&mut self) -> Option<String> {
        loop {
            if let Some((event, rest)) = self.rest.split_once("\n\n") {
                let mark = event.strip_prefix("event: mark\ndata: ").map(str::to_owned);
                self.rest = rest.to_owned();
                match mark {
                    Some(mark) => return Some(mark),
                    None => continue,
                }
            }
            let frame = tokio::time::timeout(Duration::from_secs(20), self.body.frame()).await.expect("news in time");
            self.rest += std::str::from_utf8(&frame?.unwrap().into_data().unwrap()).unwrap();
        }
    }
}

async fn mark(shop: &TestShop, path: &str) -> String {
    text(&shop.browse(Method::GET, &format!("{path}/mark")).send().await.is(200), "/mark")
}

/// Pages that look again so often.
fn streams(rechecked: Duration) -> Streams {
    let mut streams = Streams::default();
    streams.rechecked = rechecked;
    streams
}

/// Pages that look again only after an hour, so that what they hear at once comes from the lane.
fn patient(shop: &TestShop) -> App {
    App { streams: streams(Duration::from_secs(3_600)), ..shop.house.app.clone() }
}

both!(an_open_page_hears_of_a_stamp_as_soon_as_it_is_on_disk);
async fn an_open_page_hears_of_a_stamp_as_soon_as_it_is_on_disk(shop: TestShop) {
    shop.program(buy(10)).await;
    let (marta, zofia) = (shop.customer("Marta").await, shop.customer("Zofia").await);
    let app = patient(&shop);
    let mut heard = Heard::of(&app, &path(&marta)).await;
    let before = heard.mark().await.unwrap();
    assert_eq!(before, mark(&shop, &path(&marta)).await);
    let page = shop.browse(Method::GET, &path(&marta)).send().await;
    assert!(page.text().contains(&format!("data-mark=\"{before}\"")), "{page:?}");
    // Another card's stamp is none of hers.
    shop.scan(&shop.printed(&zofia).await).done().await;
    shop.scan(&shop.printed(&marta).await).done().await;
    let after = heard.mark().await.unwrap();
    assert_ne!(after, before);
    assert_eq!(after, mark(&shop, &path(&marta)).await);
    // What her own gift changes is another mark again.
    shop.give(&marta, "a cake").done().await;
    assert_ne!(heard.mark().await.unwrap(), after);
}

both!(an_open_page_hears_also_what_is_not_the_ledgers);
async fn an_open_page_hears_also_what_is_not_the_ledgers(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let often = streams(Duration::from_millis(20));
    let app = App { streams: often.clone(), ..shop.house.app.clone() };
    let mut heard = Heard::of(&app, &path(&marta)).await;
    let mut known = vec![heard.mark().await.unwrap()];
    shop.program(buy(10)).await;
    known.push(heard.mark().await.unwrap());
    let language = format!("{}/language", path(&marta));
    assert_eq!(shop.browse(Method::POST, &language).form("language=pl").send().await.status, 303);
    known.push(heard.mark().await.unwrap());
    shop.ask(Method::PUT, "/shop/colour").json(&serde_json::json!({"colour": "#104080"})).send().await.is(200);
    known.push(heard.mark().await.unwrap());
    known.sort();
    known.dedup();
    assert_eq!(known.len(), 4, "each is another");
    // The replaced card's page is told once that it is over, and then the line ends.
    assert_eq!(shop.browse(Method::POST, &format!("{}/replacement", path(&marta))).form("").send().await.status, 303);
    assert_eq!(heard.mark().await.as_deref(), Some("gone"));
    assert_eq!(heard.mark().await, None);
    drop(heard);
    assert_eq!(often.open(), 0, "its place is free");
    shop.browse(Method::GET, &format!("{}/events", path(&marta))).send().await.refused(404, "not-found");
    shop.browse(Method::GET, &format!("{}/mark", path(&marta))).send().await.refused(404, "not-found");
}

both!(few_pages_of_one_card_listen_and_all_end_with_the_server);
async fn few_pages_of_one_card_listen_and_all_end_with_the_server(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let app = Arc::new(patient(&shop));
    let mut all = Vec::new();
    for _ in 0..8 {
        all.push(Heard::of(&app, &path(&marta)).await);
    }
    let request = || Request::get(format!("{}/events", path(&marta))).body(Body::empty()).unwrap();
    let full = router((*app).clone(), Limits::default()).oneshot(request()).await.unwrap();
    assert_eq!((full.status().as_u16(), full.headers()["retry-after"].to_str().unwrap()), (503, "60"));
    for heard in &mut all {
        heard.mark().await.unwrap();
    }
    app.streams.end();
    for heard in &mut all {
        assert_eq!(heard.mark().await, None);
    }
    drop(all);
    // Who comes while the server stops is not kept either.
    assert_eq!(Heard::of(&app, &path(&marta)).await.mark().await, None);
}
