//! The network dies within a request or an answer, after every byte of it: asked again with the same key it is done once,
//! and told as it was the first time.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::call::{Answer, Call, sent_back};
use crate::house::House;
use crate::routes::{self, ROUTES, Route};
use crate::table::{Tally, dose};
use crate::till::Shop;
use crate::wire::{Passed, WHOLE, Wire};

/// The last word of an answer, as JSON: what stands after its head.
fn body(answer: &[u8]) -> Value {
    let text = String::from_utf8_lossy(answer);
    text.split_once("\r\n\r\n").and_then(|(_, body)| serde_json::from_str(body).ok()).unwrap_or_default()
}

/// The cookies of an answer.
fn cookies(answer: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(answer);
    text.lines().filter_map(|line| line.strip_prefix("set-cookie: ")).map(sent_back).collect()
}

/// Scans, each over a wire that breaks at the next byte, and each asked for again over a sound one.
async fn cut_scans(wire: impl Fn(usize) -> Wire, length: impl Fn(&Passed) -> usize) -> Tally {
    let house = House::sqlite();
    let shop = Shop::open(&house, 20).await;
    let server = house.serve();
    let (way, passed) = WHOLE.lay(server.address).await;
    shop.scan_again(way, server.address).await.unwrap().is(200);
    let most = length(&passed.await.unwrap());
    assert!(most > 100, "nothing has passed");
    let (mut bytes, mut told_otherwise) = (0, 0);
    // A little further than the first message was long: ids and numbers differ in length.
    while bytes < most + 8 {
        let (way, passed) = wire(bytes).lay(server.address).await;
        let again = shop.scan_again(way, server.address).await.expect("no answer over a sound wire");
        let passed = passed.await.unwrap();
        told_otherwise += usize::from(!passed.answer.is_empty() && body(&passed.answer) != again.json());
        // Somebody else comes between.
        shop.scan(server.address).await.unwrap().is(201);
        bytes += 1;
    }
    let mut tally = shop.tally(&house, server.address, bytes).await;
    tally.errors += told_otherwise;
    server.stop();
    house.checked();
    tally
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_cut_after_every_byte_is_told_again() {
    let tally = cut_scans(|answered| Wire { answered, ..WHOLE }, |passed| passed.answer.len()).await;
    tally.proves("the answer to a scan cut after every byte");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_cut_after_every_byte_is_done_once() {
    let tally = cut_scans(|asked| Wire { asked, ..WHOLE }, |passed| passed.request.len()).await;
    tally.proves("the request of a scan cut after every byte");
}

/// One route's answers cut, every `step` bytes.
async fn cut_route(route: Route, shop: &Arc<Shop>, server: std::net::SocketAddr, step: usize) -> Tally {
    let (mut tally, mut bytes, mut most) = (Tally::default(), 0, 1);
    while bytes < most {
        let call = routes::call(route, shop, server, bytes).await;
        let (way, passed) = Wire { answered: bytes, ..WHOLE }.lay(server).await;
        let cut = call.send(way, &shop.secret).await;
        let first = passed.await.unwrap().answer;
        assert!(first.starts_with(b"HTTP/1.1 20"), "{call:?}: {}", String::from_utf8_lossy(&first));
        assert!(cut.is_none() || bytes >= first.len(), "the wire did not break: {cut:?}");
        for _ in 0..2 {
            let again = call.send(server, &shop.secret).await.expect("no answer over a sound wire");
            tally.acknowledged += usize::from(again.status < 300);
            tally.lost += usize::from(!(200..300).contains(&again.status));
            let is_same = is_told_again(&body(&first), &again) && cookies(&first) == again.cookies;
            tally.doubled += usize::from(again.status < 300 && !is_same);
        }
        tally.times += 1;
        bytes += step;
        most = first.len();
    }
    tally
}

/// Whether nothing is told otherwise. A secret is told once, and is not told again.
fn is_told_again(first: &Value, again: &Answer) -> bool {
    if again.text.is_empty() {
        return first.is_null();
    }
    match (first, again.json()) {
        (Value::Object(first), Value::Object(again)) => {
            again.iter().all(|(name, value)| value.is_null() || first.get(name) == Some(value))
        }
        (first, again) => *first == again,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_with_a_key_tells_again_what_was_cut() {
    let house = House::sqlite();
    let shop = Shop::open(&house, 2).await;
    // Passkeys want a name to be made for.
    let server =
        house.serve_as(house.command(&["serve", "--listen", "127.0.0.1:0", "--public-url", "https://bar.example"]));
    let mut sum = Tally::default();
    for route in ROUTES {
        let step = dose(211, routes::least_step(*route));
        let one = cut_route(*route, &shop, server.address, step).await;
        println!("{}: {one:?}", route.0);
        sum.times += one.times;
        sum.acknowledged += one.acknowledged;
        sum.lost += one.lost;
        sum.doubled += one.doubled;
    }
    server.stop();
    house.checked();
    sum.proves("the answers of every route with a key cut");
}

/// Whoever takes another key each time is given the thing twice.
#[tokio::test(flavor = "multi_thread")]
async fn another_key_for_the_same_request_is_noticed() {
    let house = House::sqlite();
    let shop = Shop::open(&house, 1).await;
    let server = house.serve();
    let ticket = |key: &str| Call::post("/tickets", key, &json!({"stamps": 1}));
    let (way, passed) = Wire { answered: 9, ..WHOLE }.lay(server.address).await;
    assert!(ticket("once").send(way, &shop.secret).await.is_none(), "the wire did not break");
    let first = body(&passed.await.unwrap().answer);
    let again = ticket("twice").send(server.address, &shop.secret).await.unwrap();
    let doubled = usize::from(!is_told_again(&first, &again));
    Tally { times: 1, acknowledged: 1, doubled, ..Tally::default() }.finds("the same request under another key");
}
