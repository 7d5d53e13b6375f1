//! The report over HTTP: what may be asked, of whom, for how long.

use serde_json::{Value, json};

use crate::brought::{reference, visits};
use crate::house::BEGIN;
use crate::shop::{TestShop, text};

/// Expects a refusal that names the parameter.
async fn refuses_parameter(shop: &TestShop, path: &str, parameter: &str) -> String {
    let problem = shop.refuses(shop.get(path), 400, "bad-request").await;
    assert_eq!(problem["parameter"], parameter, "{path}: {problem}");
    text(&problem, "/detail")
}

/// The names of a table's periods.
fn names(table: &Value, list: &str, name: &str) -> Vec<String> {
    table[list].as_array().unwrap().iter().map(|period| text(period, &format!("/{name}"))).collect()
}

both!(the_year_that_is_over_is_told_where_nothing_is_asked_for);
async fn the_year_that_is_over_is_told_where_nothing_is_asked_for(shop: TestShop) {
    shop.import(&reference("tiny")).await;
    let told = shop.told("/retention").await;
    let case = json!({"tz": "Europe/Rome", "from": "2025-03", "to": "2026-02", "window_days": 30});
    assert_eq!((&told["case"], &told["as_of_utc"]), (&case, &json!("2026-02-28T23:00:00Z")));
    assert_eq!((names(&told, "months", "month").len(), &told["valid_visits"]), (12, &json!(13)));
    // As of a later morning, more is known of the same months.
    let later = shop.told("/retention?from=2025-02&to=2025-02&as_of=2026-03-10").await;
    assert_eq!((&later["as_of_utc"], &later["valid_visits"]), (&json!("2026-03-09T23:00:00Z"), &json!(13)));
    assert_eq!(shop.told("/retention?from=2025-02&to=2025-02").await["valid_visits"], 7);
    for days in [7, 365] {
        assert_eq!(shop.told(&format!("/retention?window_days={days}")).await["case"]["window_days"], days);
    }
}

both!(what_cannot_be_asked_is_refused_with_the_parameter);
async fn what_cannot_be_asked_is_refused_with_the_parameter(shop: TestShop) {
    for (query, parameter) in [
        ("from=2025-13", "from"),
        ("from=2025-1", "from"),
        ("from=March", "from"),
        ("from=", "from"),
        ("to=2025-00", "to"),
        ("to=1969-12", "to"),
        ("from=2025-03&to=2025-02", "from"),
        ("to=2026-03", "to"),
        ("as_of=2026-03-11", "as_of"),
        ("as_of=2099-01-01", "as_of"),
        ("as_of=2026-02-28", "as_of"),
        ("as_of=2026-02-30", "as_of"),
        ("as_of=2026-03-01T10:00:00Z", "as_of"),
        ("as_of=soon", "as_of"),
        ("window_days=6", "window_days"),
        ("window_days=366", "window_days"),
        ("window_days=-30", "window_days"),
        ("window_days=70000", "window_days"),
        ("window_days=30.5", "window_days"),
        ("window_days=", "window_days"),
        ("location=here", "location"),
        ("segment=old", "segment"),
        ("segment=month:2025-13", "segment"),
        ("segment=tag:", "segment"),
        ("segment=", "segment"),
        ("months=12", "months"),
    ] {
        refuses_parameter(&shop, &format!("/retention?{query}"), parameter).await;
    }
    let detail = refuses_parameter(&shop, "/retention?to=2026-03", "to").await;
    assert!(detail.contains("2026-03 is not over; the last month that is over is 2026-02"), "{detail}");
    for (query, parameter) in
        [("from=2025-02-30", "from"), ("to=2026-03-10", "to"), ("from=2025-03-02&to=2025-03-01", "from")]
    {
        refuses_parameter(&shop, &format!("/retention/by/range?{query}"), parameter).await;
    }
    for (query, parameter) in [("from=x", "from"), ("to=2026-03-10", "to"), ("most=1000", "most"), ("top=1", "top")] {
        refuses_parameter(&shop, &format!("/retention/best?{query}"), parameter).await;
    }
    for length in ["day", "months", "Month", "0"] {
        shop.refuses(shop.get(&format!("/retention/by/{length}")), 404, "not-found").await;
    }
}

both!(tables_have_periods_of_every_length);
async fn tables_have_periods_of_every_length(shop: TestShop) {
    shop.import(&reference("tiny")).await;
    for (path, expected, visits) in [
        ("week?from=2025-02-24&to=2025-03-09", vec!["2025-W09", "2025-W10"], vec![3, 1]),
        ("month?from=2025-02&to=2025-03", vec!["2025-02", "2025-03"], vec![7, 6]),
        ("quarter?from=2025-01&to=2025-06", vec!["2025-Q1", "2025-Q2"], vec![13, 0]),
        ("year?from=2025-01&to=2025-12", vec!["2025"], vec![13]),
        ("range?from=2025-02-01&to=2025-02-08", vec!["2025-02-01..2025-02-08"], vec![3]),
    ] {
        let told = shop.told(&format!("/retention/by/{path}")).await;
        assert_eq!(names(&told, "periods", "month"), expected, "{path}");
        let counted: Vec<i64> =
            told["periods"].as_array().unwrap().iter().map(|one| one["visits"].as_i64().unwrap()).collect();
        assert_eq!(counted, visits, "{path}");
        // A cohort that nobody began is none.
        assert!(names(&told, "cohorts", "cohort").iter().all(|cohort| expected.contains(&cohort.as_str())), "{path}");
    }
    for length in ["week", "month", "quarter", "year", "range"] {
        shop.told(&format!("/retention/by/{length}")).await;
    }
}

both!(a_segment_is_asked_by_itself);
async fn a_segment_is_asked_by_itself(shop: TestShop) {
    shop.import(&reference("tiny")).await;
    let three = text(&shop.told("/customers?query=3").await, "/data/0/id");
    let three =
        crate::shop::Person { id: three, card: String::new(), short_code: String::new(), page_url: String::new() };
    shop.put_tags(&three, &["terrace"]).done().await;
    let march = async |segment: &str| {
        let told = shop.told(&format!("/retention?from=2025-03&to=2025-03&segment={segment}")).await;
        (told["customers"].as_i64().unwrap(), told["valid_visits"].as_i64().unwrap())
    };
    // 5 and 7 are new in March, and customer 4's only visit was undone; 1 alone has a rhythm; 1, 2, 3, 6, 8 began in
    // February.
    assert_eq!(march("new").await, (2, 3));
    assert_eq!(march("regular").await, (1, 4));
    assert_eq!(march("month:2025-02").await, (5, 10));
    assert_eq!(march("month:2024-02").await, (0, 0));
    assert_eq!(march("tag:terrace").await, (1, 1));
    assert_eq!(march("tag:nobody").await, (0, 0));
    let weeks = shop.told("/retention/by/month?from=2025-02&to=2025-03&segment=tag:terrace").await;
    assert_eq!((&weeks["periods"][0]["visits"], &weeks["periods"][1]["visits"]), (&json!(1), &json!(0)));
}

both!(a_counter_is_asked_by_itself_and_anothers_is_an_empty_one);
async fn a_counter_is_asked_by_itself_and_anothers_is_an_empty_one(shop: TestShop) {
    let luna = shop.neighbour().await;
    for one in [&shop, &luna] {
        let guest = one.customer("Guest").await;
        let code = one.printed(&guest).await;
        one.scan_with(&code, &json!({"amount_minor": 700})).done().await;
    }
    shop.import(&visits("1,s,anna,2026-03-02T07:00:00Z,300,1,0,\n")).await;
    shop.house.set("2026-04-01T09:00:00Z");
    let at = async |location: &str| shop.told(&format!("/retention?from=2026-03&location={location}")).await;
    let own = at(&shop.api_key.location.to_string()).await;
    assert_eq!((&own["valid_visits"], &own["months"][0]["net_minor"]), (&json!(1), &json!(700)));
    assert_eq!(shop.told("/retention?from=2026-03").await["valid_visits"], 2, "an import happened at no counter");
    let foreign = at(&luna.api_key.location.to_string()).await;
    assert_eq!(foreign, at("0198c9a0-0000-7000-8000-00000000dead").await);
    assert_eq!((&foreign["valid_visits"], &foreign["customers"]), (&json!(0), &json!(0)));
    assert_eq!(luna.told("/retention?from=2026-03").await["valid_visits"], 1);
    shop.house.set(BEGIN);
}
