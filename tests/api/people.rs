//! The list of customers, and one customer's figures.

use serde_json::{Value, json};
use timbro::auth::Scope;

use crate::brought::visits;
use crate::shop::{TestShop, buy, text};

/// Who is listed, by name or by the id they are told of.
async fn listed(shop: &TestShop, query: &str) -> Vec<String> {
    let page = shop.told(&format!("/customers{query}")).await;
    let name = |one: &Value| one["display_name"].as_str().or(one["told_as"].as_str()).unwrap().to_owned();
    page["data"].as_array().unwrap().iter().map(name).collect()
}

both!(customers_are_found_by_what_is_known_of_them);
async fn customers_are_found_by_what_is_known_of_them(shop: TestShop) {
    let lucja = shop.customer("Łucja Żak").await;
    let body = json!({"display_name": "Marta", "email": "Marta.Rossi@example.org", "phone": "+39 06 123456"});
    shop.post("/customers", &body).done().await;
    shop.import(&visits("1,s,Kunde-7,2026-03-02T07:00:00Z,300,1,0,\n2,s,Kunde-77,2026-03-02T07:00:00Z,300,1,0,\n"))
        .await;
    let zofia = shop.neighbour().await.customer("Łucja").await;
    for (query, found) in [
        ("%C5%81ucja", vec!["Łucja Żak"]),
        ("%C5%82ucja%20%C5%BC", vec!["Łucja Żak"]),
        ("ROSSI@", vec!["Marta"]),
        ("06%20123", vec!["Marta"]),
        ("kunde-7", vec!["Kunde-7"]),
        ("%20mart%20", vec!["Marta"]),
        ("nobody", vec![]),
        ("%25", vec![]),
        ("_", vec![]),
        ("'", vec![]),
    ] {
        assert_eq!(listed(&shop, &format!("?query={query}")).await, found, "{query}");
    }
    let code = lucja.short_code.clone();
    for query in [code.to_lowercase(), code.replace('-', ""), lucja.id.to_uppercase(), code.replace('-', "%20")] {
        assert_eq!(listed(&shop, &format!("?query={query}")).await, ["Łucja Żak"], "{query}");
    }
    for query in [&zofia.id, &zofia.short_code] {
        assert_eq!(listed(&shop, &format!("?query={query}")).await, [] as [&str; 0], "the neighbour's");
    }
    assert_eq!(listed(&shop, "?query=").await.len(), 4);
    // What one may be found by is not what a list shows.
    let answer = shop.get("/customers?query=rossi").send().await;
    assert!(!answer.text().contains("Rossi") && !answer.text().contains("123456"), "{answer:?}");
}

both!(customers_come_in_pages);
async fn customers_come_in_pages(shop: TestShop) {
    let lines: String = (1..=230).map(|id| format!("{id},s,{id},2026-03-02T07:00:00Z,,,,\n")).collect();
    shop.import(&visits(&lines)).await;
    let mut ids = Vec::new();
    let mut path = "/customers?query=".to_owned();
    let mut sizes = Vec::new();
    loop {
        let page = shop.told(&path).await;
        let rows = page["data"].as_array().unwrap();
        sizes.push(rows.len());
        ids.extend(rows.iter().map(|one| text(one, "/told_as").parse::<u32>().unwrap()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/customers?cursor={cursor}");
    }
    assert_eq!(sizes, [100, 100, 30]);
    assert_eq!(ids, (1..=230).rev().collect::<Vec<_>>(), "the latest first, each once");
    for query in ["cursor=AAAA", "page=2", "segment=light:blue", "segment=old", "segment=month:2026"] {
        let problem = shop.refuses(shop.get(&format!("/customers?{query}")), 400, "bad-request").await;
        let parameter = query.split('=').next().unwrap();
        assert_eq!(problem["parameter"], parameter, "{query}: {problem}");
    }
}

both!(segments_part_the_customers);
async fn segments_part_the_customers(shop: TestShop) {
    // As of 2026-03-10, with the café's thirty days and no rhythm: late from 30 on, very late from 60 on, gone from 90 on.
    let days = [("fine", "2026-03-01"), ("late", "2026-02-01"), ("very late", "2026-01-01"), ("gone", "2025-11-01")];
    let lines: String = days.iter().map(|(who, day)| format!("{who},s,{who},{day}T11:00:00Z,300,1,0,\n")).collect();
    shop.import(&visits(&lines)).await;
    let marta = shop.customer("Marta").await;
    for (segment, found) in [
        ("light:green", vec!["fine"]),
        ("light:yellow", vec!["late"]),
        ("light:red", vec!["very late"]),
        ("light:gone", vec!["gone"]),
        ("new", vec!["fine"]),
        ("regular", vec![]),
        ("month:2026-01", vec!["very late"]),
        ("tag:terrace", vec!["Marta"]),
    ] {
        shop.put_tags(&marta, &["terrace"]).done().await;
        assert_eq!(listed(&shop, &format!("?segment={segment}")).await, found, "{segment}");
    }
    assert_eq!(listed(&shop, "?segment=light:red&query=VERY%20late").await, ["very late"]);
    assert_eq!(listed(&shop, "?segment=light:green&query=VERY%20late").await, [] as [&str; 0]);
    let light = shop.told("/retention?to=2026-02&as_of=2026-03-10").await["traffic_light"].clone();
    for colour in ["green", "yellow", "red", "gone"] {
        assert_eq!(light[colour], 1, "the report counts whom the list shows");
    }
}

both!(a_customer_has_figures_of_their_own);
async fn a_customer_has_figures_of_their_own(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let path = format!("/customers/{}/figures", marta.id);
    assert_eq!(shop.told(&path).await, json!({"customer_id": marta.id, "figures": null, "text": null}));
    let code = shop.printed(&marta).await;
    for _ in 0..5 {
        shop.scan_with(&code, &json!({"amount_minor": 250})).done().await;
        shop.house.wait_days(4);
    }
    let told = shop.told(&path).await["figures"].clone();
    let one = shop.told("/customers").await["data"][0].clone();
    assert_eq!(told["visits"], 5, "{told}");
    assert_eq!((&one["usual_gap_days"], &one["idle_days"], &one["light"]), (&json!(4.0), &json!(3), &json!("green")));
    assert_eq!(one["last_visit"], "2026-03-25T23:00:00.000Z");
    assert_eq!(one["short_code"], marta.short_code.as_str());

    let zofia = shop.neighbour().await.customer("Zofia").await;
    for id in [zofia.id.as_str(), marta.card.as_str(), "x"] {
        shop.refuses(shop.get(&format!("/customers/{id}/figures")), 404, "not-found").await;
    }
}

both!(the_counter_sees_customers_and_no_figures);
async fn the_counter_sees_customers_and_no_figures(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let till = shop.with_key(&[Scope::Counter]).await;
    let owners = [
        "/retention",
        "/retention/by/month",
        "/retention/today",
        "/retention/goals",
        "/retention/best",
        "/retention/hours",
        "/retention/habits",
        "/retention/explain?metric=visits",
        "/retention/people?metric=visits",
        &format!("/customers/{}/figures", marta.id),
    ];
    for path in owners {
        let problem = till.refuses(till.get(path), 403, "forbidden").await;
        assert_eq!(problem["scope"], "owner", "{path}");
        shop.get(path).send().await.is(200);
    }
    assert_eq!(listed(&till, "?query=marta").await, ["Marta"]);
}
