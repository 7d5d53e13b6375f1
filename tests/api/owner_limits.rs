//! Wrong tries: alike whatever is wrong, slowed, and nobody locked out by others.

use serde_json::{Value, json};

use crate::call::Answer;
use crate::owner::{Browser, PASSWORD, by_password};
use crate::shop::TestShop;

/// A try at a name by a browser that nobody knows, from an address.
async fn stranger(shop: &TestShop, name: &str, password: &str, from: &str) -> Answer {
    let browser = Browser::new(shop);
    browser.post("/sessions", &by_password(name, password)).from(from).send().await
}

fn seconds(answer: &Answer) -> i64 {
    answer.refused(429, "too-many-tries");
    answer.header("retry-after").unwrap().parse().unwrap()
}

both!(whatever_is_wrong_the_answer_is_the_same);
async fn whatever_is_wrong_the_answer_is_the_same(shop: TestShop) {
    Browser::set_up(&shop, "Anna").await;
    let plain = |answer: Answer| -> Value {
        let mut problem = answer.refused(401, "unauthorized");
        problem.as_object_mut().unwrap().remove("request_id");
        problem
    };
    let wrong = plain(stranger(&shop, "Anna", "another password", "203.0.113.1").await);
    assert_eq!(plain(stranger(&shop, "Nobody", PASSWORD, "203.0.113.1").await), wrong);
    assert_eq!(plain(stranger(&shop, "Anna", "", "203.0.113.1").await), wrong);
    assert_eq!(plain(stranger(&shop, "Anna", &"x".repeat(10_000), "203.0.113.1").await), wrong);
    // A code where none was set up is not looked at.
    let mut browser = Browser::new(&shop);
    let body = json!({"name": "Anna", "password": PASSWORD, "totp": "000000"});
    browser.sign_in(body).await.is(201);
}

both!(a_name_is_slowed_alike_whether_it_is_anybodys);
async fn a_name_is_slowed_alike_whether_it_is_anybodys(shop: TestShop) {
    Browser::set_up(&shop, "Anna").await;
    for name in ["Anna", "Nobody"] {
        for i in 0..5 {
            stranger(&shop, name, "another password", &format!("203.0.113.{i}")).await.refused(401, "unauthorized");
        }
        assert_eq!(seconds(&stranger(&shop, name, PASSWORD, "203.0.113.9").await), 1);
        // Those who wait are not made to wait longer by asking, and then may try.
        assert_eq!(seconds(&stranger(&shop, name, PASSWORD, "203.0.113.9").await), 1);
        shop.house.wait_seconds(1);
        stranger(&shop, name, "another password", "203.0.113.9").await.refused(401, "unauthorized");
        assert_eq!(seconds(&stranger(&shop, name, PASSWORD, "203.0.113.9").await), 2);
    }
    shop.house.wait_seconds(60);
    stranger(&shop, "Anna", PASSWORD, "203.0.113.9").await.is(201);
}

both!(strangers_do_not_slow_a_browser_that_was_here_before);
async fn strangers_do_not_slow_a_browser_that_was_here_before(shop: TestShop) {
    let mut anna = Browser::set_up(&shop, "Anna").await;
    for i in 0..9 {
        stranger(&shop, "Anna", "another password", &format!("203.0.113.{i}")).await.refused(401, "unauthorized");
        shop.house.wait_seconds(60);
    }
    stranger(&shop, "Anna", "another password", "203.0.113.50").await.refused(401, "unauthorized");
    assert_eq!(seconds(&stranger(&shop, "Anna", PASSWORD, "203.0.113.51").await), 32);
    anna.sign_in(by_password("Anna", PASSWORD)).await.is(201);

    // It is slowed by its own wrong tries, and being right forgives one of them, not all.
    for _ in 0..5 {
        anna.sign_in(by_password("Anna", "another password")).await.refused(401, "unauthorized");
    }
    assert_eq!(seconds(&anna.sign_in(by_password("Anna", PASSWORD)).await), 1);
    // Being known to one name makes a browser no friend of another.
    let luna = shop.neighbour().await;
    Browser::set_up(&luna, "Zofia").await;
    for i in 0..5 {
        stranger(&luna, "Zofia", "another password", &format!("198.51.100.{i}")).await.refused(401, "unauthorized");
    }
    assert_eq!(seconds(&anna.sign_in(by_password("Zofia", PASSWORD)).await), 1);
}

both!(an_address_is_slowed_whatever_names_it_tries);
async fn an_address_is_slowed_whatever_names_it_tries(shop: TestShop) {
    let mut anna = Browser::set_up(&shop, "Anna").await;
    for i in 0..20 {
        let from = format!("2001:db8:0:7::{i:x}");
        stranger(&shop, &format!("name {i}"), PASSWORD, &from).await.refused(401, "unauthorized");
    }
    assert_eq!(seconds(&stranger(&shop, "Anna", PASSWORD, "2001:db8:0:7::ffff").await), 1);
    // A neighbour is not that household, nor is a browser that was here before slowed at the same address.
    stranger(&shop, "Anna", PASSWORD, "2001:db8:0:8::1").await.is(201);
    let call = anna.post("/sessions", &by_password("Anna", PASSWORD)).from("2001:db8:0:7::1");
    anna.send(call).await.is(201);
}
