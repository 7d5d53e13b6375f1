//! Posters: the way in on paper.

use axum::http::Method;
use timbro::auth::Scope;
use timbro::code;

use crate::shop::TestShop;

both!(a_poster_shows_the_shop_and_the_code_of_its_way_in);
async fn a_poster_shows_the_shop_and_the_code_of_its_way_in(shop: TestShop) {
    let url = format!("https://bar.example/j/{}", shop.id);
    let svg = code::svg(&url).unwrap();
    for (size, faces) in [("a4", 1), ("a6", 1), ("tent", 2)] {
        let page = shop.get(&format!("/posters/{size}")).send().await;
        let html = page.text();
        assert_eq!(page.status, 200, "{html}");
        assert!(page.header("content-type").unwrap().starts_with("text/html"));
        assert!(html.contains(&format!("class=\"paper {size}\"")) && html.contains("lang=\"it\""), "{html}");
        assert_eq!(html.matches(&svg).count(), faces, "the code stands on each face");
        assert_eq!(html.matches("<strong>bar.example</strong>").count(), faces);
        assert_eq!(html.matches(&format!("/j/{}", shop.id)).count(), faces, "to be typed, and not only scanned");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }
    // The way in that the code shows is one.
    let joined = shop.browse(Method::GET, &format!("/j/{}", shop.id)).send().await;
    assert!(joined.text().contains("Bar Sole"), "{joined:?}");
}

both!(a_poster_speaks_the_language_that_is_wanted_and_wears_the_shops_colour);
async fn a_poster_speaks_the_language_that_is_wanted_and_wears_the_shops_colour(shop: TestShop) {
    let colour = serde_json::json!({"colour": "#0b5d8a"});
    shop.ask(Method::PUT, "/shop/colour").json(&colour).send().await.is(200);
    for (language, line) in [("en", "Scan, no app needed."), ("it", "senza app."), ("pl", "bez aplikacji.")] {
        let page = shop.get(&format!("/posters/a4?language={language}")).send().await;
        assert!(page.text().contains(line) && page.text().contains(&format!("<html lang=\"{language}\"")), "{page:?}");
        assert!(page.text().contains("--stamp-light:#0b5d8a"), "{page:?}");
    }
    shop.get("/posters/a4?language=de").send().await.refused(400, "bad-request");
    for nothing in ["a5", "A4", "tents"] {
        shop.get(&format!("/posters/{nothing}")).send().await.refused(404, "not-found");
    }
}

both!(only_the_owner_prints_posters);
async fn only_the_owner_prints_posters(shop: TestShop) {
    let luna = shop.neighbour().await;
    let page = luna.get("/posters/a6").send().await;
    assert!(page.text().contains("Bar Luna") && !page.text().contains("Bar Sole"), "{page:?}");
    shop.browse(Method::GET, "/api/v1/posters/a4").send().await.refused(401, "unauthorized");
    let till = shop.with_key(&[Scope::Counter]).await;
    till.get("/posters/a4").send().await.refused(403, "forbidden");
}
