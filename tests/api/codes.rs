//! What may be shown at the counter, and what is done to those who show something else.

use serde_json::json;

use crate::shop::{TestShop, buy, buy_within_limits, text};

/// The same text with another character in the middle of its signature.
fn forged(code: &str) -> String {
    let middle = code.len() - 40;
    let other = if &code[middle..=middle] == "7" { "8" } else { "7" };
    format!("{}{other}{}", &code[..middle], &code[middle + 1..])
}

both!(a_card_is_known_in_every_form_of_its_code);
async fn a_card_is_known_in_every_form_of_its_code(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.code(&marta).await;
    let (t1, url, jwt) = (text(&code, "/text"), text(&code, "/url"), text(&code, "/jwt"));
    assert_eq!((t1.len(), url.as_str()), (126, format!("HTTPS://BAR.EXAMPLE/C/{t1}").as_str()));
    let moved = format!("http://another-host.example:8080/c/{}", t1.to_lowercase());
    let misheard = marta.short_code.to_lowercase().replace('0', "o").replace('1', "l");
    let texts =
        [t1.clone(), t1.to_lowercase(), format!(" {t1}\r\n"), url, moved, jwt, shop.live(&marta).await, misheard];
    for (count, form) in (1..).zip(texts) {
        shop.house.wait_minutes(1);
        let scanned = shop.scan(&form).send().await.is(201);
        assert_eq!(scanned["card"]["progress"][0]["stamps"], count, "{form}");
        assert_eq!(scanned["card"]["id"], marta.card, "{form}");
    }
}

both!(what_is_no_code_of_this_shop_is_refused_and_changes_nothing);
async fn what_is_no_code_of_this_shop_is_refused_and_changes_nothing(shop: TestShop) {
    let luna = shop.neighbour().await;
    for shop in [&shop, &luna] {
        shop.program(buy(10)).await;
    }
    let (marta, zofia) = (shop.customer("Marta").await, luna.customer("Zofia").await);
    let (printed, live) = (shop.printed(&marta).await, shop.live(&marta).await);
    let foreign = luna.code(&zofia).await;
    let jwt = text(&shop.code(&marta).await, "/jwt");

    let unknown = [
        forged(&printed),
        forged(&live),
        format!("{}00000000", &live[..live.len() - 8]),
        text(&foreign, "/text"),
        text(&foreign, "/url"),
        text(&foreign, "/jwt"),
        luna.live(&zofia).await,
        zofia.short_code.clone(),
    ];
    for code in &unknown {
        shop.refuses(shop.scan(code), 404, "code-unknown").await;
    }
    let malformed = [
        String::new(),
        "coffee".to_owned(),
        printed[..100].to_owned(),
        printed[1..].to_owned(),
        format!("{printed}{printed}"),
        format!("HTTPS://BAR.EXAMPLE/C/{printed}HTTPS://BAR.EXAMPLE/C/{printed}"),
        format!("{printed}0"),
        format!("T3{}", &printed[2..]),
        jwt.rsplit_once('.').unwrap().0.to_owned(),
        "K7M2Q-4XW9".to_owned(),
        "🍰".repeat(40),
        "T".repeat(513),
    ];
    for code in &malformed {
        shop.refuses(shop.scan(code), 422, "code-malformed").await;
    }
    assert_eq!(shop.standing(&marta).await, [(0, 10)]);
    assert_eq!(luna.standing(&zofia).await, [(0, 10)]);
}

both!(a_short_code_collects_twice_a_day);
async fn a_short_code_collects_twice_a_day(shop: TestShop) {
    shop.program(buy_within_limits(10)).await;
    let marta = shop.customer("Marta").await;
    for _ in 0..2 {
        shop.house.wait_minutes(20);
        shop.scan(&marta.short_code).send().await.is(201);
    }
    shop.house.wait_minutes(20);
    let problem = shop.refuses(shop.scan(&marta.short_code), 409, "daily-cap").await;
    assert_eq!(problem["until"], "2026-03-10T23:00:00.000Z", "midnight in Rome");
    // The card itself may still come: its own cap is higher.
    shop.scan(&shop.printed(&marta).await).send().await.is(201);
    shop.house.set("2026-03-10T23:00:00Z");
    shop.scan(&marta.short_code).send().await.is(201);
}

both!(a_live_code_earns_once_as_such_and_then_counts_as_printed);
async fn a_live_code_earns_once_as_such_and_then_counts_as_printed(shop: TestShop) {
    shop.program(buy_within_limits(10)).await;
    let marta = shop.customer("Marta").await;
    let live = shop.live(&marta).await;
    shop.scan(&live).send().await.is(201);
    // Stale by now: printed cards wait ten minutes, live codes one.
    shop.house.wait_minutes(2);
    let problem = shop.refuses(shop.scan(&live), 409, "cool-down").await;
    assert_eq!(problem["until"], "2026-03-10T09:10:00.000Z");
    shop.scan(&shop.live(&marta).await).send().await.is(201);
    shop.house.wait_minutes(10);
    shop.scan(&live).send().await.is(201);
    assert_eq!(shop.standing(&marta).await, [(3, 10)]);
}

both!(a_card_printed_anew_kills_the_old_print);
async fn a_card_printed_anew_kills_the_old_print(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let (printed, live) = (shop.printed(&marta).await, shop.live(&marta).await);
    let first = shop.scan(&printed).key("before").send().await;
    // There is no route for it yet; the row says it all.
    let mut writer = shop.house.app.desk.db.writer(timbro::db::Shops::One(shop.id)).await.unwrap();
    timbro::on!(&mut writer, |c| sqlx::query("update card set epoch = 1").execute(c).await.map(drop)).unwrap();
    writer.commit().await.unwrap();
    for code in [&printed, &live] {
        shop.refuses(shop.scan(code), 409, "code-replaced").await;
    }
    shop.scan(&printed).key("before").send().await.repeats(&first);
    let anew = shop.printed(&marta).await;
    assert_ne!(anew, printed);
    shop.scan(&anew).send().await.is(201);
}

both!(a_ticket_is_no_code_for_the_counter);
async fn a_ticket_is_no_code_for_the_counter(shop: TestShop) {
    shop.program(buy(10)).await;
    let ticket = shop.post("/tickets", &json!({})).send().await.is(201);
    shop.refuses(shop.scan(&text(&ticket, "/url")), 422, "code-malformed").await;
}
