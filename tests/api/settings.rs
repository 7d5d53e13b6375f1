//! How the shop counts for its numbers.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::db::Shops;
use timbro::retention::WindowDays;
use timbro::settings::{RetentionSettings, Window, store};

use crate::call::Call;
use crate::rows;
use crate::shop::TestShop;

fn put(shop: &TestShop, body: &Value) -> Call {
    shop.ask(Method::PUT, "/settings/retention").json(body)
}

async fn shown(shop: &TestShop) -> Value {
    shop.get("/settings/retention").send().await.is(200)
}

/// What other slices read.
async fn read(shop: &TestShop) -> RetentionSettings {
    let mut reader = shop.house.app.desk.db.reader(Shops::One(shop.id)).await.unwrap();
    store::retention(&mut reader, shop.id).await.unwrap()
}

both!(settings_are_the_defaults_until_the_owner_sets_them);
async fn settings_are_the_defaults_until_the_owner_sets_them(shop: TestShop) {
    let defaults = json!({"window_days": null, "preset_days": 30, "day_end": "00:00", "closures": []});
    assert_eq!((shown(&shop).await, read(&shop).await), (defaults.clone(), RetentionSettings::default()));
    let luna = shop.neighbour().await;
    let body = json!({
        "window_days": 45, "day_end": "04:00",
        "closures": [
            {"from": "2026-12-24", "to": "2026-12-26", "name": "Natale"},
            {"from": "2026-08-10", "to": "2026-08-10"},
        ],
    });
    let set = json!({
        "window_days": 45, "preset_days": 30, "day_end": "04:00",
        "closures": [
            {"from": "2026-12-24", "to": "2026-12-26", "name": "Natale"},
            {"from": "2026-08-10", "to": "2026-08-10", "name": null},
        ],
    });
    assert_eq!(put(&shop, &body).send().await.is(200), set);
    assert_eq!(shown(&shop).await, set);
    let kept = read(&shop).await;
    let days = Window::Days(WindowDays::parse(45).unwrap());
    assert_eq!((kept.window, kept.day_end.minutes(), kept.closures.len()), (days, 240, 2));
    assert_eq!(shown(&luna).await, defaults, "the neighbour's are its own");

    let auto = put(&shop, &json!({"window_days": "auto", "day_end": "11:59"})).send().await.is(200);
    assert_eq!(auto, json!({"window_days": "auto", "preset_days": 30, "day_end": "11:59", "closures": []}));
    assert_eq!(read(&shop).await.window, Window::Auto);
    assert_eq!(put(&shop, &json!({"window_days": null})).send().await.is(200), defaults);
    assert_eq!(read(&shop).await, RetentionSettings::default());
}

both!(the_same_settings_again_write_nothing);
async fn the_same_settings_again_write_nothing(shop: TestShop) {
    let before = rows::all(&shop.house.app.desk.db).await;
    put(&shop, &json!({})).send().await.is(200);
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before, "the defaults are so already");
    let body = json!({"window_days": 60, "closures": [{"from": "2026-08-10", "to": "2026-08-23"}]});
    put(&shop, &body).send().await.is(200);
    let before = rows::all(&shop.house.app.desk.db).await;
    put(&shop, &body).send().await.is(200);
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
}

both!(settings_out_of_range_are_refused_with_the_field);
async fn settings_out_of_range_are_refused_with_the_field(shop: TestShop) {
    let spell = |from: &str, to: &str| json!({"from": from, "to": to});
    let fine = spell("2026-08-10", "2026-08-23");
    let wrong = [
        (json!({"window_days": 6}), "/window_days"),
        (json!({"window_days": 366}), "/window_days"),
        (json!({"window_days": 30.5}), "/window_days"),
        (json!({"window_days": "30"}), "/window_days"),
        (json!({"day_end": "12:00"}), "/day_end"),
        (json!({"day_end": "4"}), "/day_end"),
        (json!({"day_end": 240}), "/day_end"),
        (json!({"closures": [fine, spell("2026-08-24", "2026-08-23")]}), "/closures/1/to"),
        (json!({"closures": [spell("2026-02-30", "2026-03-01")]}), "/closures/0/from"),
        (json!({"closures": [{"from": "2026-02-01"}]}), "/closures/0/to"),
        (json!({"closures": [{"from": "2026-02-01", "to": "2026-02-01", "name": ""}]}), "/closures/0/name"),
        (json!({"closures": vec![fine.clone(); 201]}), "/closures"),
        (json!({"closures": null}), "/closures"),
        (json!({"window": 30}), "/window"),
    ];
    for (body, pointer) in wrong {
        shop.refuses_field(put(&shop, &body), pointer).await;
    }
    put(&shop, &json!({"closures": vec![fine; 200]})).send().await.is(200);
}
