//! What browsers are told of every answer, and what other sites cannot make them do.

use axum::http::Method;
use serde_json::json;

use crate::call::{Answer, Call};
use crate::owner::Browser;
use crate::shop::{TestShop, buy};
use crate::tenants::operations;

/// An id that nothing has.
const NOTHING: &str = "0198c9a0-0000-7000-8000-00000000dead";

/// Checks the headers that protect a browser; says for which answer one is wrong.
fn protected(answer: &Answer, what: &str) {
    let has = |name: &str, value: &str| assert_eq!(answer.header(name), Some(value), "{what}: {name}");
    has("x-content-type-options", "nosniff");
    has("x-frame-options", "DENY");
    has("referrer-policy", "same-origin");
    has("cross-origin-opener-policy", "same-origin");
    has("cross-origin-resource-policy", "same-origin");
    has("strict-transport-security", "max-age=63072000; includeSubDomains");
    let of = |name: &str| answer.header(name).unwrap_or_else(|| panic!("{what}: {name}"));
    assert!(of("permissions-policy").contains("camera=(self)") && of("permissions-policy").contains("microphone=()"));
    let policy = of("content-security-policy");
    for directive in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
        assert!(policy.contains(directive), "{what}: {policy}");
    }
    let script = policy.split("; ").find(|directive| directive.starts_with("script-src"));
    assert!(script.is_none_or(|script| script == "script-src 'self' 'wasm-unsafe-eval'"), "{what}: {policy}");
    let is_page = answer.header("content-type").is_some_and(|media_type| media_type.starts_with("text/html"));
    let guard = if is_page { "require-trusted-types-for 'script'; trusted-types timbro-worker" } else { "" };
    assert!(policy.ends_with(guard), "{what}: {policy}");
    for name in answer.headers.keys() {
        assert!(!name.as_str().starts_with("access-control-"), "{what}: {name}");
        assert!(name != "server" && name != "x-powered-by", "{what}: {name}");
    }
}

both!(every_answer_of_every_route_is_protected);
async fn every_answer_of_every_route_is_protected(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    for operation in operations() {
        let what = format!("{} {}", operation.method, operation.path);
        let call = operation.with_id(&shop, &marta.id);
        for call in [call.clone(), call.without("authorization"), operation.with_id(&shop, "not-an-id")] {
            let answer = call.send().await;
            protected(&answer, &what);
            assert_eq!(answer.header("cache-control").map(|it| it.contains("no-store")), Some(true), "{what}");
        }
    }
}

both!(every_page_and_file_is_protected_and_so_is_what_is_not_there);
async fn every_page_and_file_is_protected_and_so_is_what_is_not_there(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let card_page = marta.page_url.strip_prefix("https://bar.example").unwrap().to_owned();
    let join = format!("/j/{}", shop.id);
    let under_card =
        ["/history", "/print", "/safe", "/privacy", "/mark", "/code.svg", "/manifest.webmanifest", "/rewards/x"];
    let under_card = under_card.map(|part| format!("{card_page}{part}"));
    let pages = [&join, &card_page, "/c", "/c/nothing", "/C/nothing", "/S/nothing", "/counter", "/owner", "/j/nothing"];
    let files = ["/static/timbro.css", "/static/icon.svg", "/static/nothing", "/nothing", "/openapi.json", "/healthz"];
    for path in pages.into_iter().chain(files).chain(under_card.iter().map(String::as_str)) {
        let page = shop.browse(Method::GET, path).header("accept", "text/html").send().await;
        protected(&page, path);
        protected(&shop.browse(Method::HEAD, path).send().await, path);
        let preflight = shop.browse(Method::OPTIONS, path).header("origin", "https://evil.example");
        protected(&preflight.header("access-control-request-method", "POST").send().await, path);
        if page.header("content-type").is_some_and(|it| it.starts_with("text/html")) {
            let text = page.text().replace("<script type=\"module\" crossorigin src=\"/static/", "");
            let text = text.replace("<script type=\"module\" src=\"/static/app/", "");
            // The one sheet in a page is the one that the policy names: card_page.rs compares them.
            let sheet = text.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
            let text = sheet.map_or(text.clone(), |(sheet, _)| text.replace(&format!("<style>{sheet}</style>"), ""));
            assert!(!text.contains("<script") && !text.contains(" onclick") && !text.contains("<style"), "{path}");
        }
    }
}

both!(nothing_that_another_site_sends_is_done);
async fn nothing_that_another_site_sends_is_done(shop: TestShop) {
    let anna = Browser::set_up(&shop, "Anna").await;
    let tablet = shop.device().await;
    let changing = operations().into_iter().filter(|operation| operation.method != Method::GET);
    let mut tried = 0;
    for operation in changing {
        let what = format!("{} {}", operation.method, operation.path);
        let plain = operation.with_id(&shop, NOTHING);
        let path = operation.path.replace("{id}", NOTHING);
        let with = |call: Call| match &operation.body {
            Some(body) => call.json(body),
            None => call,
        };
        let callers =
            [plain, with(anna.ask(operation.method.clone(), &path)), with(tablet.ask(operation.method.clone(), &path))];
        for call in callers {
            let without = || call.clone().without("sec-fetch-site");
            let foreign = [
                call.clone().header("sec-fetch-site", "cross-site"),
                call.clone().header("sec-fetch-site", "same-site"),
                without().header("origin", "https://evil.example").header("host", "bar.example"),
                without().header("origin", "null").header("host", "bar.example"),
                without().header("origin", "https://bar.example.evil.example").header("host", "bar.example"),
            ];
            for call in foreign {
                let answer = call.send().await;
                assert_eq!(answer.status, 403, "{what}: {answer:?}");
                assert_eq!(
                    answer.refused(403, "forbidden")["detail"],
                    "This was not sent from our own pages.",
                    "{what}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried} requests");
    // The control: our own page is heard.
    anna.post("/customers", &json!({"display_name": "Marta"})).send().await.is(201);
    // Pages with forms alike.
    let join = || shop.browse(Method::POST, &format!("/j/{}", shop.id)).form("display_name=Marta");
    shop.refuses(join().header("sec-fetch-site", "cross-site"), 403, "forbidden").await;
    shop.refuses(join().without("sec-fetch-site").header("origin", "https://evil.example"), 403, "forbidden").await;
    assert_eq!(join().send().await.status, 303);
}

both!(what_is_no_json_is_not_read);
async fn what_is_no_json_is_not_read(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let mut tried = 0;
    for operation in operations().into_iter().filter(|operation| operation.body.is_some()) {
        // What a form of any site can send without being asked first whether it may.
        for media_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
            let call = operation.with_id(&shop, &marta.id).header("content-type", media_type);
            let answer = call.send().await;
            assert!(matches!(answer.status, 401 | 415), "{} {}: {answer:?}", operation.method, operation.path);
            tried += i32::from(answer.status == 415);
        }
    }
    assert!(tried > 60, "{tried} bodies");
}
