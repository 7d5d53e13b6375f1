//! What the owner wants a number to reach, and by when.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::db::Shops;

use crate::call::Call;
use crate::rows;
use crate::shop::TestShop;

async fn goals(shop: &TestShop) -> Value {
    shop.get("/goals").send().await.is(200)["data"].clone()
}

fn give_up(shop: &TestShop, metric: &str) -> Call {
    shop.ask(Method::DELETE, &format!("/goals/{metric}"))
}

both!(a_goal_stands_until_it_is_changed_or_dropped);
async fn a_goal_stands_until_it_is_changed_or_dropped(shop: TestShop) {
    assert_eq!(goals(&shop).await, json!([]));
    let milestones = json!([{"target": 0.35, "by": "2026-06-30"}, {"target": 0.4, "by": "2026-09-30"}]);
    let body = json!({"target": 0.45, "by": "2026-12-31", "milestones": milestones});
    let set = json!({
        "metric": "retention_rate", "target": 0.45, "by": "2026-12-31", "milestones": milestones,
        "made_at": "2026-03-10T09:00:00.000Z",
    });
    assert_eq!(shop.put_goal("retention_rate", body.clone()).send().await.is(200), set);
    shop.house.wait_minutes(1);
    let visits = shop.put_goal("visits", json!({"target": 1_000_000, "by": "2027-01-01"})).send().await.is(200);
    assert_eq!((&visits["target"], &visits["milestones"]), (&json!(1_000_000.0), &json!([])));
    // In the order of the report, whichever was set first.
    assert_eq!(goals(&shop).await, json!([visits, set]));

    // Said again, it stands since it was first said.
    let before = rows::all(&shop.house.app.desk.db).await;
    assert_eq!(shop.put_goal("retention_rate", body).send().await.is(200), set);
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
    let changed = shop.put_goal("retention_rate", json!({"target": 0.5, "by": "2026-12-31"})).send().await.is(200);
    assert_eq!((&changed["milestones"], &changed["made_at"]), (&json!([]), &json!("2026-03-10T09:01:00.000Z")));
    assert_eq!(goals(&shop).await, json!([visits, changed]));

    assert_eq!(give_up(&shop, "retention_rate").send().await.is(204), Value::Null);
    assert_eq!(goals(&shop).await, json!([visits]));
    shop.refuses(give_up(&shop, "retention_rate"), 404, "not-found").await;
    // And set anew.
    shop.put_goal("retention_rate", json!({"target": 0.5, "by": "2026-12-31"})).send().await.is(200);
    assert_eq!(goals(&shop).await.as_array().unwrap().len(), 2);
    let mut reader = shop.house.app.desk.db.reader(Shops::One(shop.id)).await.unwrap();
    let standing = timbro::goal::store::goals(&mut reader, shop.id).await.unwrap();
    assert_eq!(standing[1].goal.end.target.to_bits(), 0.5_f64.to_bits());
}

both!(a_goal_that_does_not_fit_is_refused_with_the_field);
async fn a_goal_that_does_not_fit_is_refused_with_the_field(shop: TestShop) {
    let rate = |target: Value, by: &str| json!({"target": target, "by": by});
    let on_the_way = |target: f64, by: &str| json!({"target": 0.5, "by": "2026-12-31", "milestones": [{"target": 0.3, "by": "2026-06-30"}, {"target": target, "by": by}]});
    let wrong = [
        ("retention_rate", rate(json!(1.5), "2026-12-31"), "/target"),
        ("retention_rate", rate(json!(-0.1), "2026-12-31"), "/target"),
        ("retention_rate", rate(json!("0.4"), "2026-12-31"), "/target"),
        ("retention_rate", rate(json!(null), "2026-12-31"), "/target"),
        ("visitors", rate(json!(100.5), "2026-12-31"), "/target"),
        ("nps_all", rate(json!(101), "2026-12-31"), "/target"),
        ("cohorts", rate(json!(1), "2026-12-31"), "/target"),
        ("retention_rate", rate(json!(0.5), "2026-03-10"), "/by"),
        ("retention_rate", rate(json!(0.5), "2026-02-30"), "/by"),
        ("retention_rate", rate(json!(0.5), "31.12.2026"), "/by"),
        ("retention_rate", on_the_way(1.1, "2026-09-30"), "/milestones/1/target"),
        ("retention_rate", on_the_way(0.4, "2026-06-30"), "/milestones/1/by"),
        ("retention_rate", on_the_way(0.4, "2026-12-31"), "/milestones/1/by"),
        ("retention_rate", json!({"target": 0.5}), "/by"),
        ("retention_rate", json!({"target": 0.5, "by": "2026-12-31", "metric": "visits"}), "/metric"),
    ];
    for (metric, body, pointer) in wrong {
        shop.refuses_field(shop.put_goal(metric, body), pointer).await;
    }
    shop.refuses(shop.put_goal("crr", rate(json!(0.5), "2026-12-31")), 404, "not-found").await;
    shop.refuses(give_up(&shop, "crr"), 404, "not-found").await;
    shop.refuses(give_up(&shop, "visits"), 404, "not-found").await;
    // Tomorrow is soon enough, by the shop's own days: in Rome it is past midnight.
    shop.put_goal("retention_rate", rate(json!(0.5), "2026-03-11")).send().await.is(200);
    shop.house.set("2026-03-10T23:30:00Z");
    shop.refuses_field(shop.put_goal("visits", rate(json!(9), "2026-03-11")), "/by").await;
}
