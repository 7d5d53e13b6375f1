//! The customer's pages: their card, the card kept in a browser, a printed card seen with one's own camera, the poster.

use axum::http::Method;

use crate::rows;
use crate::shop::{Person, TestShop, buy, text};

fn path(marta: &Person) -> String {
    marta.page_url.strip_prefix("https://bar.example").unwrap().to_owned()
}

both!(a_card_speaks_the_language_of_its_reader);
async fn a_card_speaks_the_language_of_its_reader(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta <b>").await;
    shop.scan_times(&shop.printed(&marta).await, 3).await;
    for (wish, lang, words) in [
        ("en-GB,it;q=0.5", "en", "7 more to a coffee"),
        ("it", "it", "Ancora 7 timbri per a coffee"),
        ("pl-PL,en;q=0.3", "pl", "Jeszcze 7 pieczątek"),
        ("de", "it", "Il tuo codice"),
    ] {
        let page = shop.browse(Method::GET, &path(&marta)).header("accept-language", wish).send().await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(&format!("<html lang=\"{lang}\">")) && page.text().contains(words), "{page:?}");
        assert!(page.text().contains("Bar Sole") && page.text().contains("<svg"), "{page:?}");
        assert!(page.text().contains("Marta &#60;b&#62;") && !page.text().contains("Marta <b>"), "{page:?}");
        assert_eq!(page.header("cache-control"), Some("private, no-store"));
        assert_eq!(page.header("referrer-policy"), Some("same-origin"));
        assert!(page.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"));
    }
}

both!(a_browser_keeps_a_card_by_a_cookie_that_no_script_reads);
async fn a_browser_keeps_a_card_by_a_cookie_that_no_script_reads(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let seen = shop.browse(Method::GET, &path(&marta)).send().await;
    assert!(seen.text().contains("Conservala qui") && seen.header("set-cookie").is_none(), "seeing binds nothing");
    let kept = shop.browse(Method::POST, &path(&marta)).form("").send().await;
    assert_eq!((kept.status, kept.header("location")), (303, Some(path(&marta).as_str())));
    let cookie = kept.header("set-cookie").unwrap().to_owned();
    for part in ["__Host-timbro=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=34560000"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    let cookie = cookie.split(';').next().unwrap();
    let home = shop.browse(Method::GET, "/c").header("cookie", cookie).send().await;
    assert_eq!((home.status, home.header("location")), (303, Some(path(&marta).as_str())));
    let seen = shop.browse(Method::GET, &path(&marta)).header("cookie", cookie).send().await;
    assert!(!seen.text().contains("Conservala qui"), "it is kept already");
    // Keeping it twice keeps it once.
    let before = rows::all(&shop.house.app.desk.db).await;
    let again = shop.browse(Method::POST, &path(&marta)).form("").header("cookie", cookie).send().await;
    assert_eq!(again.status, 303);
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
}

both!(an_address_of_no_card_is_a_page_that_says_so);
async fn an_address_of_no_card_is_a_page_that_says_so(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let printed = shop.printed(&marta).await;
    let forged = format!("{}{}", &printed[..124], if printed[124..].starts_with('0') { "10" } else { "00" });
    let before = rows::all(&shop.house.app.desk.db).await;
    let calls = [
        shop.browse(Method::GET, "/c/00000000000000000000000000"),
        shop.browse(Method::POST, "/c/00000000000000000000000000").form(""),
        shop.browse(Method::GET, &format!("/c/{}", marta.card)),
        shop.browse(Method::GET, &format!("/C/{forged}")),
        shop.browse(Method::GET, "/C/T1"),
        shop.browse(Method::GET, "/C/coffee"),
    ];
    // Whoever keeps no card is told how to get one.
    let none_kept =
        [shop.browse(Method::GET, "/c"), shop.browse(Method::GET, "/c").header("cookie", "__Host-timbro=guess")];
    let unknown = calls.into_iter().map(|call| (call, "We do not know this card"));
    for (call, sentence) in unknown.chain(none_kept.into_iter().map(|call| (call, "This phone holds no card yet"))) {
        let page = call.header("accept-language", "en").header("accept", "text/html").send().await;
        assert!(page.status == 404 && page.text().contains(sentence), "{page:?}");
    }
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
}

both!(a_printed_card_shows_no_name_and_no_way_in);
async fn a_printed_card_shows_no_name_and_no_way_in(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let url = text(&shop.code(&marta).await, "/url");
    shop.scan(&url).done().await;
    let page = shop.browse(Method::GET, url.strip_prefix("HTTPS://BAR.EXAMPLE").unwrap());
    let page = page.header("accept-language", "en").send().await;
    assert!(page.status == 200 && page.text().contains("9 more to a coffee"), "{page:?}");
    assert!(!page.text().contains("Marta") && !page.text().contains("<form"), "{page:?}");
    assert!(!page.text().contains("/manifest") && !page.text().contains("data-live"), "{page:?}");
    assert!(!page.text().contains(&path(&marta)), "{page:?}");
    assert_eq!(page.header("set-cookie"), None);
}

both!(the_poster_opens_one_card_a_browser);
async fn the_poster_opens_one_card_a_browser(shop: TestShop) {
    shop.program(buy(10)).await;
    let join = format!("/j/{}", shop.id);
    let page = shop.browse(Method::GET, &join).header("accept-language", "en").send().await;
    assert!(page.status == 200 && page.text().contains("10 stamps, then a coffee"), "{page:?}");

    let joined = shop.browse(Method::POST, &join).form("display_name=Zo%C3%AB").send().await;
    assert_eq!(joined.status, 303, "{joined:?}");
    let card = joined.header("location").unwrap().to_owned();
    let cookie = joined.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let page = shop.browse(Method::GET, &card).header("cookie", &cookie).send().await;
    assert!(page.status == 200 && page.text().contains("Zoë") && !page.text().contains("Conservala qui"), "{page:?}");

    let before = rows::all(&shop.house.app.desk.db).await;
    for call in [shop.browse(Method::GET, &join), shop.browse(Method::POST, &join).form("display_name=Paolo")] {
        let again = call.header("cookie", &cookie).send().await;
        assert_eq!((again.status, again.header("location")), (303, Some(card.as_str())), "no second card");
    }
    let long = format!("display_name={}", "x".repeat(81));
    let refused = shop.browse(Method::POST, &join).form(&long).send().await;
    assert!(refused.status == 422 && refused.text().contains(&"x".repeat(81)), "{refused:?}");
    for nobody in ["/j/0198c9a0-0000-7000-8000-000000000001", "/j/coffee"] {
        assert_eq!(shop.browse(Method::GET, nobody).send().await.status, 404);
    }
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
    // The name is optional.
    assert_eq!(shop.browse(Method::POST, &join).form("display_name=").send().await.status, 303);
}

both!(those_who_watch_the_server_are_answered);
async fn those_who_watch_the_server_are_answered(shop: TestShop) {
    for (path, said) in [("/healthz", "ok"), ("/readyz", "ready")] {
        let answer = shop.browse(Method::GET, path).send().await;
        assert_eq!((answer.status, answer.text()), (200, said));
    }
    let document = shop.browse(Method::GET, "/openapi.json").send().await.is(200);
    assert_eq!(document["openapi"], "3.1.0");
}
