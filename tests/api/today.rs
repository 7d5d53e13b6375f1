//! The owner's screen: honest where there is next to nothing to tell, and the same as the report where there is.

use serde_json::{Value, json};

use crate::brought::{reference, visits};
use crate::shop::{TestShop, buy, text};

async fn screen(shop: &TestShop) -> Value {
    let answer = shop.get("/retention/today").send().await;
    assert!(!answer.text().contains("NaN") && !answer.text().contains("inf"), "{answer:?}");
    answer.is(200)
}

both!(a_shop_with_next_to_nothing_says_so);
async fn a_shop_with_next_to_nothing_says_so(shop: TestShop) {
    let nobody = screen(&shop).await;
    assert_eq!((&nobody["sentence"], &nobody["people"]), (&json!({"lead": "nobody_yet"}), &json!([])));
    assert_eq!((&nobody["goal"], &nobody["as_of"]), (&Value::Null, &json!("2026-03-10")));
    for tile in ["kept", "visits_per_customer"] {
        assert_eq!(nobody["tiles"][tile]["value"], Value::Null, "{tile} of nobody is no number");
    }
    for path in ["/retention", "/retention/best", "/retention/by/week", "/retention/goals", "/customers"] {
        let answer = shop.get(path).send().await;
        assert!(!answer.text().contains("NaN"), "{answer:?}");
        answer.is(200);
    }

    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    assert_eq!(screen(&shop).await, nobody, "a customer is no visit");
    let visit = text(&shop.scan(&shop.printed(&marta).await).done().await, "/visit/id");
    assert_eq!(screen(&shop).await, nobody, "today is not over");
    assert_eq!(shop.told(&format!("/customers/{}/figures", marta.id)).await["figures"]["visits"], 0);

    shop.house.wait_days(1);
    let lead = json!({"lead": "repeat_purchase", "repeat_customers": 0, "visitors": 1, "repeat_purchase_rate": 0.0, "days": 30});
    assert_eq!(screen(&shop).await["sentence"], lead);
    shop.house.wait_days(60);
    let lost = json!({
        "lead": "late_and_kept", "late_regulars": 0, "month": "2026-04", "retained": 0, "active_at_start": 1,
        "retention_rate": 0.0,
    });
    assert_eq!(screen(&shop).await["sentence"], lost);
    shop.house.wait_days(30);
    let quiet = json!({"lead": "quiet", "last_visit": "2026-03-10", "customers": 1});
    assert_eq!(screen(&shop).await["sentence"], quiet);

    shop.void(&visit).done().await;
    shop.house.wait_days(1);
    let voided = screen(&shop).await;
    assert_eq!((&voided["sentence"], &voided["people"]), (&nobody["sentence"], &json!([])));
}

both!(the_screen_tells_of_people_with_names_and_stamps);
async fn the_screen_tells_of_people_with_names_and_stamps(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let marta = shop.customer("Łucja").await;
    shop.scan(&shop.printed(&marta).await).done().await;
    shop.open_case(&marta, "serious", "Cold coffee.").done().await;
    shop.house.wait_days(1);
    let told = screen(&shop).await;
    let first = &told["people"][0];
    assert_eq!((&first["customer_id"], &first["display_name"]), (&json!(marta.id), &json!("Łucja")));
    assert_eq!((&first["light"], &first["reasons"]), (&json!("red"), &json!([{"reason": "serious_case"}])));
    assert_eq!(first["progress"][0], json!({"program_id": program, "stamps": 1, "goal": 10}));
}

both!(the_best_are_named);
async fn the_best_are_named(shop: TestShop) {
    shop.import(&reference("tiny")).await;
    let ids = |told: &Value, list: &str| -> Vec<String> {
        told[list].as_array().unwrap().iter().map(|one| text(one, "/told_as")).collect()
    };
    let told = shop.told("/retention/best?from=2025-02&to=2025-03").await;
    assert_eq!(ids(&told, "most_frequent"), ["1", "5", "8", "2", "3", "6", "7"]);
    // 1,450; 1,000; 1,000 − 500; 400; 350; 300; 150.
    assert_eq!(ids(&told, "most_valuable"), ["1", "5", "3", "8", "7", "2", "6"]);
    let one = shop.told("/retention/best?from=2025-02&to=2025-03&most=1").await;
    assert_eq!((ids(&one, "most_frequent"), ids(&one, "most_valuable").len()), (vec!["1".to_owned()], 1));
    assert_eq!(shop.told("/retention/best").await, json!({"most_frequent": [], "most_valuable": []}));
}

both!(a_goal_is_held_against_the_months);
async fn a_goal_is_held_against_the_months(shop: TestShop) {
    assert_eq!(shop.told("/retention/goals").await, json!({"goals": []}));
    shop.put_goal("visitors", json!({"target": 10, "by": "2026-12-31"})).done().await;
    shop.put_goal("retention_rate", json!({"target": 0.5, "by": "2026-06-30"})).done().await;
    let goals = shop.told("/retention/goals").await["goals"].clone();
    assert_eq!((&goals[0]["metric"], &goals[1]["metric"]), (&json!("visitors"), &json!("retention_rate")));
    assert_eq!((&goals[0]["value"], &goals[1]["value"]), (&json!(0.0), &Value::Null));
    assert_eq!(goals[1]["pace"], json!({"pace": "unknown"}));

    // One visitor in December, two in January, four in February.
    let lines = "1,s,a,2025-12-02T07:00:00Z,,,,\n2,s,a,2026-01-02T07:00:00Z,,,,\n3,s,b,2026-01-03T07:00:00Z,,,,\n\
        4,s,a,2026-02-02T07:00:00Z,,,,\n5,s,b,2026-02-02T07:00:00Z,,,,\n6,s,c,2026-02-02T07:00:00Z,,,,\n7,s,d,2026-02-03T07:00:00Z,,,,\n";
    shop.import(&visits(lines)).await;
    let goals = shop.told("/retention/goals").await["goals"].clone();
    let report = shop.told("/retention?from=2026-02").await["months"][0].clone();
    assert_eq!((&goals[0]["value"], &report["visitors"]), (&json!(4.0), &json!(4)));
    assert_eq!(goals[1]["value"], report["retention_rate"]);
    assert_eq!(
        (&goals[0]["target"], &goals[0]["by"], &goals[0]["as_of"]),
        (&json!(10.0), &json!("2026-12-31"), &json!("2026-03-01"))
    );
    // The screen shows the one that is due first.
    assert_eq!(screen(&shop).await["goal"]["by"], "2026-06-30");
}
