//! How much one address, device and card may ask for, and who is never measured.

use std::sync::Arc;

use axum::http::Method;
use serde_json::json;
use timbro::http::{Limits, Rate, Rates};

use crate::call::Call;
use crate::shop::{TestShop, buy};

/// Small rates, so that a test need not knock a thousand times. They fill again in a day, so that none does meanwhile.
fn few() -> Limits {
    let rate = |burst| Rate { burst, refill_seconds: 86_400 };
    let rates = Rates { look: rate(9), act: rate(3), stranger: rate(4), device: rate(6), card: rate(5) };
    Limits { rates, ..Limits::default() }
}

async fn strict(shop: &TestShop) -> TestShop {
    shop.program(buy(10)).await;
    shop.at(Arc::new(shop.house.with_limits(few())))
}

/// Asks until it is told to wait, and gives how often it was heard.
async fn heard(call: &Call) -> usize {
    for times in 0..100 {
        let answer = call.clone().send().await;
        if answer.status == 429 {
            answer.refused(429, "rate-limited");
            let wait: u32 = answer.header("retry-after").unwrap().parse().unwrap();
            assert!(wait > 60, "{wait}");
            assert!(answer.header("ratelimit").unwrap().contains(";r=0;t="), "{answer:?}");
            return times;
        }
        assert!(answer.header("ratelimit").is_some(), "{answer:?}");
    }
    panic!("heard a hundred times");
}

both!(one_address_fills_no_shop_with_customers);
async fn one_address_fills_no_shop_with_customers(shop: TestShop) {
    let shop = strict(&shop).await;
    let join =
        |address: &str| shop.browse(Method::POST, &format!("/j/{}", shop.id)).form("display_name=Bot").from(address);
    assert_eq!(heard(&join("203.0.113.7")).await, 3);
    assert_eq!(join("203.0.113.8").send().await.status, 303, "another address is not meant");
    // A household has a whole /64 of addresses.
    assert_eq!(heard(&join("2001:db8:1:2::1")).await, 3);
    shop.refuses(join("2001:db8:1:2:ffff::9"), 429, "rate-limited").await;
    assert_eq!(join("2001:db8:1:3::1").send().await.status, 303);
    // Whoever is told to wait may still look, and the policy is told.
    let page = shop.browse(Method::GET, &format!("/j/{}", shop.id)).from("203.0.113.7").send().await;
    assert_eq!((page.status, page.header("ratelimit-policy")), (200, Some("\"address\";q=9;w=86400")));
}

both!(a_proxy_speaks_for_its_clients_and_a_client_does_not);
async fn a_proxy_speaks_for_its_clients_and_a_client_does_not(shop: TestShop) {
    let shop = strict(&shop).await;
    let join = |peer: &str, told: &str| {
        let call = shop.browse(Method::POST, &format!("/j/{}", shop.id)).form("display_name=Bot");
        call.from(peer).header("x-forwarded-for", told)
    };
    assert_eq!(heard(&join("127.0.0.1", "203.0.113.7")).await, 3);
    assert_eq!(join("127.0.0.1", "203.0.113.8").send().await.status, 303);
    shop.refuses(join("127.0.0.1", "198.51.100.1, 203.0.113.7"), 429, "rate-limited").await;
    // Who is no proxy of ours cannot be somebody else each time.
    for host in 1..=3 {
        assert_eq!(join("192.0.2.1", &format!("198.51.100.{host}")).send().await.status, 303);
    }
    shop.refuses(join("192.0.2.1", "198.51.100.99"), 429, "rate-limited").await;
}

both!(a_key_is_never_measured_and_wrong_ones_are);
async fn a_key_is_never_measured_and_wrong_ones_are(shop: TestShop) {
    let shop = strict(&shop).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let from = |call: Call| call.from("203.0.113.7");
    let guess = from(shop.get("/programs").header("authorization", "Bearer tmb_live_0123456789abcdefghjkmnpqrstvwxyz"));
    for _ in 0..4 {
        shop.refuses(guess.clone(), 401, "unauthorized").await;
    }
    shop.refuses(guess, 429, "rate-limited").await;
    let by_cookie = from(shop.browse(Method::GET, "/api/v1/sessions").header("cookie", "__Host-timbro_session=x"));
    shop.refuses(by_cookie, 429, "rate-limited").await;
    for _ in 0..12 {
        let scanned = from(shop.scan(&code)).send().await;
        scanned.is(201);
        assert_eq!(scanned.header("ratelimit"), None);
    }
}

both!(one_card_is_not_hammered);
async fn one_card_is_not_hammered(shop: TestShop) {
    let shop = strict(&shop).await;
    let marta = shop.customer("Marta").await;
    let paolo = shop.customer("Paolo").await;
    let page = |url: &str| shop.browse(Method::GET, url.strip_prefix("https://bar.example").unwrap());
    assert_eq!(heard(&page(&marta.page_url)).await, 5, "wherever it is asked from");
    assert_eq!(page(&paolo.page_url).send().await.status, 200);
    // People at a counter are measured by the card as well, so that nobody sweeps one card all day.
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let tablet = shop.device().await;
    tablet.begin(&giulia, "2580").send().await.is(201);
    let code = shop.printed(&marta).await;
    for _ in 0..5 {
        tablet.post("/scans", &json!({"code": code})).send().await.is(201);
    }
    shop.refuses(tablet.post("/scans", &json!({"code": code})), 429, "rate-limited").await;
}

both!(one_device_is_measured_by_itself);
async fn one_device_is_measured_by_itself(shop: TestShop) {
    let shop = strict(&shop).await;
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let (tablet, phone) = (shop.device().await, shop.device().await);
    for device in [&tablet, &phone] {
        device.begin(&giulia, "2580").send().await.is(201);
    }
    let ticket = tablet.post("/tickets", &json!({})).from("203.0.113.7");
    let mut times = 0;
    while ticket.clone().key(&shop.house.fresh_key()).send().await.status == 201 {
        times += 1;
        assert!(times < 50);
    }
    assert!((4..=6).contains(&times), "{times}");
    // Behind the same address the other one goes on.
    phone.post("/tickets", &json!({})).from("203.0.113.7").send().await.is(201);
}
