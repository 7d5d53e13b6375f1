//! What a browser may do with an answer. The headers are on every one of them, refusals and files included.

use std::sync::LazyLock;

use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

use super::styles;

/// For pages, scripts and styles: what is ours and nothing else. No script stands inside a page; a style may, as an
/// attribute, for the turn of a stamp, and as one of our own sheets, known by its hash. `wasm-unsafe-eval` lets a decoder
/// be compiled, not text be run as a script. The one policy of Trusted Types is for the address of the service worker.
const OF_PAGES: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' STYLES; \
    style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
    require-trusted-types-for 'script'; trusted-types timbro-worker";

/// The policy of a page that holds no sheet of ours: the apps, and files.
static OF_APPS: LazyLock<HeaderValue> = LazyLock::new(|| with_styles(""));

/// The policy of each sheet's pages. It names no sheet that is not needed: a slow phone waits for each byte of a header.
static OF_SHEETS: LazyLock<[(&'static str, HeaderValue); 3]> = LazyLock::new(|| {
    let [card, page, print] = styles::hashed();
    // A card's script reads the page of a reward, which is then held to the card's policy.
    let with_page = format!(" {} {}", card.1, page.1);
    [
        (card.0, with_styles(&with_page)),
        (page.0, with_styles(&format!(" {}", page.1))),
        (print.0, with_styles(&format!(" {}", print.1))),
    ]
});

fn with_styles(hash: &str) -> HeaderValue {
    HeaderValue::try_from(OF_PAGES.replace(" STYLES", hash)).unwrap_or(HeaderValue::from_static(OF_DATA))
}

/// The policy of a page of the server's, by the sheet that stands in it.
pub fn policy_of(page: &str) -> HeaderValue {
    let of = OF_SHEETS.iter().find(|(sheet, _)| page.contains(sheet));
    of.map_or(&*OF_APPS, |(_, policy)| policy).clone()
}

/// For data and pictures, which load nothing, whoever opens them and whatever somebody managed to write into them.
const OF_DATA: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox";

/// Sent with every answer that does not say otherwise.
const EVERYWHERE: [(HeaderName, &str); 6] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    // A card's page has its secret in the address, so no other site may see it. Not no-referrer: with that a browser
    // sends `Origin: null` from our own forms, and they could not be told from another site's.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    // The wake lock and passkeys are a page's own and nobody else's where nothing is said of them, so nothing is.
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// A browser that was here over HTTPS comes back by nothing else for two years.
const TWO_YEARS: &str = "max-age=63072000; includeSubDomains";

/// Adds what is not there yet. `is_https` says that phones come over HTTPS.
pub(super) fn protect(headers: &mut HeaderMap, is_https: bool) {
    let policy = if is_data(headers) { HeaderValue::from_static(OF_DATA) } else { OF_APPS.clone() };
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    for (name, value) in EVERYWHERE {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if is_https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TWO_YEARS));
    }
}

fn is_data(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default();
    media_type.ends_with("json") || media_type.starts_with("image/") || matches!(media_type, "text/plain" | "text/csv")
}
