//! The report of what is worth a look, from shifts and scans on a device to its sentences.

use serde_json::{Value, json};

use crate::shop::{TestShop, buy, text};

async fn report(shop: &TestShop, query: &str) -> Value {
    shop.told(&format!("/fraud-report?from=2026-03-10&to=2026-03-10{query}")).await
}

both!(a_friend_s_card_is_worth_a_look_and_an_honest_hour_is_not);
async fn a_friend_s_card_is_worth_a_look_and_an_honest_hour_is_not(shop: TestShop) {
    shop.program(buy(100)).await;
    let (marta, tea) = (shop.customer("Marta").await, shop.customer("Tea").await);
    let (of_marta, of_tea) = (shop.printed(&marta).await, shop.printed(&tea).await);
    let giulia = shop.staff("Giulia", "staff", "2580").await;
    let anna = shop.staff("Anna", "manager", "739104").await;
    let luna_s = shop.neighbour().await.customer("Zofia").await.short_code;
    let tablet = shop.device().await;
    tablet.begin(&anna, "739104").send().await.is(201);
    let scan = |code: &str, at: &str| tablet.post("/scans", &json!({"code": code, "scanned_at": at, "device_seq": 1}));
    let visit = tablet.post("/scans", &json!({"code": of_tea})).done().await;
    tablet.post(&format!("/visits/{}/void", text(&visit, "/visit/id")), &json!({"reason": "Twice."})).done().await;
    shop.house.wait_minutes(90);
    let honest = report(&shop, "").await;
    assert_eq!(honest["findings"], json!([]));
    tablet.begin(&giulia, "2580").send().await.is(201);
    for _ in 0..30 {
        shop.house.wait_minutes(2);
        tablet.post("/scans", &json!({"code": of_marta})).done().await;
    }
    let late = shop.house.now().plus_minutes(-20).to_string();
    scan(&of_tea, &late).done().await;
    // A queue's scan that is refused is told beside her other figures.
    let refused = tablet.post("/scans", &json!({"code": luna_s, "scanned_at": late, "device_seq": 2}));
    refused.send().await.refused(404, "code-unknown");
    tablet.lock().send().await.is(204);

    let told = report(&shop, "&language=en").await;
    let people = told["people"].as_array().unwrap();
    let of = |id: &str| people.iter().find(|person| person["staff_id"] == id).unwrap();
    let counts =
        |id: &str| ["scans", "hours", "days", "voids", "late", "refused"].map(|name| of(id)[name].as_f64().unwrap());
    assert_eq!(counts(&anna), [1.0, 1.5, 1.0, 1.0, 0.0, 0.0]);
    assert_eq!(counts(&giulia), [31.0, 1.0, 1.0, 0.0, 1.0, 1.0]);
    assert_eq!(of(&giulia)["name"], "Giulia");
    let findings = told["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    let finding = &findings[0];
    assert_eq!((text(finding, "/sort"), text(finding, "/staff_id")), ("one_card".to_owned(), giulia));
    assert_eq!(text(finding, "/card_id"), marta.card);
    assert_eq!(finding["inputs"], json!({"stamps": 30.0, "shifts": 1.0}));
    let rows = finding["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &finding["rows_counted"]), (30, &json!(30)));
    for row in rows {
        let named = ["display_name", "customer_id", "short_code", "device"].map(|name| row[name].as_str().unwrap());
        assert_eq!(named, ["Marta", &marta.id, &marta.short_code, "Tablet at the bar"]);
    }
    let sentence = "Giulia gave one card 30 stamps a shift on average. More than 2 are unusual.";
    assert_eq!(text(finding, "/sentence").replace(['\u{2068}', '\u{2069}'], ""), sentence);
    assert!(text(&told, "/notice").contains("not verdicts"));
    for (language, word) in [("it", "turno"), ("pl", "zmianę")] {
        let told = report(&shop, &format!("&language={language}")).await;
        assert!(text(&told, "/findings/0/sentence").contains(word), "{told}");
    }

    // Another day, and another shop, know nothing of it.
    let luna = shop.neighbour().await;
    assert_eq!(report(&luna, "").await["people"], json!([]));
    let before = shop.told("/fraud-report?from=2026-03-01&to=2026-03-09").await;
    assert_eq!((&before["people"], &before["findings"]), (&json!([]), &json!([])));
    for query in ["from=2026-03-10&to=2026-03-09", "from=2025-03-09&to=2026-03-10", "from=yesterday"] {
        shop.refuses(shop.get(&format!("/fraud-report?{query}")), 400, "bad-request").await;
    }
}
