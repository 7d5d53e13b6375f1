//! What the owner's page of numbers asks for: its tiles, the hours at which people come, and one counter by itself.

use axum::http::Method;
use serde_json::{Value, json};

use crate::brought::{reference, visits};
use crate::call::Call;
use crate::rows;
use crate::shop::{TestShop, buy, text};

fn put(shop: &TestShop, tiles: &Value) -> Call {
    shop.ask(Method::PUT, "/settings/office").json(&json!({"tiles": tiles}))
}

fn tile(metric: &str, shape: &str) -> Value {
    json!({"metric": metric, "shape": shape})
}

both!(tiles_are_the_owners_and_stand_in_their_order);
async fn tiles_are_the_owners_and_stand_in_their_order(shop: TestShop) {
    let nothing = json!({"tiles": []});
    assert_eq!(shop.told("/settings/office").await, nothing);
    let luna = shop.neighbour().await;
    let chosen = json!([tile("visits", "line"), tile("retention_rate", "goal"), tile("visits", "number")]);
    assert_eq!(put(&shop, &chosen).send().await.is(200), json!({"tiles": chosen}));
    assert_eq!(shop.told("/settings/office").await, json!({"tiles": chosen}));
    assert_eq!(luna.told("/settings/office").await, nothing, "the neighbour's are its own");

    let before = rows::all(&shop.house.app.desk.db).await;
    put(&shop, &chosen).send().await.is(200);
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before, "the same again write nothing");

    let fewer = json!([tile("first_year_value", "number")]);
    put(&shop, &fewer).send().await.is(200);
    assert_eq!(shop.told("/settings/office").await, json!({"tiles": fewer}));
    put(&shop, &json!([])).send().await.is(200);
    assert_eq!(shop.told("/settings/office").await, nothing, "none are none again");
}

both!(tiles_that_cannot_be_shown_are_refused_with_their_place);
async fn tiles_that_cannot_be_shown_are_refused_with_their_place(shop: TestShop) {
    let fine = tile("visits", "line");
    let shapes = ["number", "line", "bars", "table", "goal"];
    let many: Vec<Value> =
        ["visits", "visitors", "lost"].iter().flat_map(|one| shapes.map(|shape| tile(one, shape))).collect();
    for (tiles, pointer) in [
        (json!([fine, tile("crr", "line")]), "/tiles/1/metric"),
        (json!([tile("visits", "pie")]), "/tiles/0/shape"),
        (json!([tile("cohorts", "number")]), "/tiles/0/shape"),
        (json!([tile("first_year_value", "goal")]), "/tiles/0/shape"),
        (json!([fine, fine]), "/tiles/1"),
        (json!(many[..13]), "/tiles"),
        (json!([{"metric": "visits"}]), "/tiles/0/shape"),
        (json!(null), "/tiles"),
    ] {
        shop.refuses_field(put(&shop, &tiles), pointer).await;
    }
    put(&shop, &json!(many[..12])).send().await.is(200);
}

/// Weekday, hour and count of every hour with a visit.
fn filled(told: &Value) -> Vec<(usize, usize, i64)> {
    let rows: Vec<Vec<i64>> = serde_json::from_value(told["visits"].clone()).unwrap();
    assert!(rows.len() == 7 && rows.iter().all(|row| row.len() == 24));
    let of_row = |(day, row): (usize, &Vec<i64>)| -> Vec<_> {
        let hours = row.iter().enumerate().filter(|(_, visits)| **visits > 0);
        hours.map(|(hour, visits)| (day, hour, *visits)).collect()
    };
    rows.iter().enumerate().flat_map(of_row).collect()
}

both!(hours_are_those_of_the_shops_own_clock);
async fn hours_are_those_of_the_shops_own_clock(shop: TestShop) {
    // Monday 2 February 2026, eight in Rome, twice; Sunday the 8th, half past midnight in Rome.
    let lines = "1,s,anna,2026-02-02T07:00:00Z,300,1,0,\n2,s,ivo,2026-02-02T07:59:59Z,300,1,0,\n\
                 3,s,anna,2026-02-07T23:30:00Z,300,1,0,\n4,s,ivo,2026-03-02T07:00:00Z,300,1,0,\n";
    shop.import(&visits(lines)).await;
    let told = shop.told("/retention/hours").await;
    assert_eq!((&told["from"], &told["to"]), (&json!("2026-02-01"), &json!("2026-02-28")));
    assert_eq!(filled(&told), [(0, 8, 2), (6, 0, 1)]);
    let first = shop.told("/retention/hours?from=2026-02-02&to=2026-02-02").await;
    assert_eq!((&first["to"], filled(&first)), (&json!("2026-02-02"), vec![(0, 8, 2)]));
    shop.put_settings(json!({"day_end": "04:00"})).done().await;
    assert_eq!(filled(&shop.told("/retention/hours").await), [(0, 8, 2), (5, 0, 1)], "a late Saturday");
    for (query, parameter) in [("from=x", "from"), ("to=2026-03-10", "to"), ("location=here", "location")] {
        let problem = shop.refuses(shop.get(&format!("/retention/hours?{query}")), 400, "bad-request").await;
        assert_eq!(problem["parameter"], parameter);
    }
}

both!(what_stands_behind_a_number_is_told_for_one_counter);
async fn what_stands_behind_a_number_is_told_for_one_counter(shop: TestShop) {
    shop.import(&reference("tiny")).await;
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    shop.scan_with(&shop.printed(&marta).await, &json!({"amount_minor": 700})).done().await;
    shop.house.set("2026-04-01T09:00:00Z");
    let here = shop.api_key.location.to_string();
    for (location, visits, people) in [(here.as_str(), 1, 1), ("0198c9a0-0000-7000-8000-00000000dead", 0, 0)] {
        let told = async |path: &str| {
            let and = if path.contains('?') { '&' } else { '?' };
            shop.told(&format!("{path}{and}location={location}")).await
        };
        let asked = "metric=visits&period=2026-03";
        assert_eq!(told(&format!("/retention/explain?{asked}")).await["result"]["value"], visits);
        assert_eq!(told(&format!("/retention/people?{asked}")).await["customers"], people);
        assert_eq!(
            told("/retention/best?from=2026-03&to=2026-03").await["most_valuable"].as_array().unwrap().len(),
            people
        );
        let hours = told("/retention/hours?from=2026-03&to=2026-03").await;
        assert_eq!(filled(&hours).iter().map(|(.., visits)| visits).sum::<i64>(), visits);
        assert_eq!(told("/retention/habits").await["staying"]["customers"], visits);
    }
    let everywhere = shop.told("/retention/people?metric=repeat_rate_ever&side=known&period=2026-03").await;
    let at_counter = shop
        .told(&format!("/retention/people?metric=repeat_rate_ever&side=known&period=2026-03&location={here}"))
        .await;
    assert_eq!(
        (everywhere["customers"].as_i64(), text(&at_counter, "/people/0/display_name")),
        (Some(8), "Marta".into())
    );
    for path in ["explain?metric=visits", "people?metric=visits", "habits?"] {
        let problem = shop.refuses(shop.get(&format!("/retention/{path}&location=here")), 400, "bad-request").await;
        assert_eq!(problem["parameter"], "location", "{path}");
    }
}
