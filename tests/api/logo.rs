//! The shop's logo: decoded within bounds, drawn anew, shown to everybody.

use axum::http::Method;

use crate::call::Call;
use crate::shop::TestShop;

/// A PNG of one red pixel.
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2,
    0, 0, 0, 0x90, 0x77, 0x53, 0xDE, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 0x08, 0xD7, 0x63, 0xF8, 0xCF, 0xC0, 0, 0, 3,
    1, 1, 0, 0x18, 0xDD, 0x8D, 0xB0, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

fn put(shop: &TestShop, media_type: &str, file: &[u8]) -> Call {
    shop.ask(Method::PUT, "/shop/logo").header("content-type", media_type).body(file)
}

both!(a_logo_is_drawn_anew_shown_and_taken_away);
async fn a_logo_is_drawn_anew_shown_and_taken_away(shop: TestShop) {
    let show = || shop.browse(Method::GET, &format!("/logo/{}", shop.id));
    show().send().await.refused(404, "not-found");
    let mut hiding = PIXEL.to_vec();
    hiding.extend_from_slice(b"<script>alert(1)</script>");
    assert_eq!(put(&shop, "image/png", &hiding).send().await.status, 204);
    let shown = show().send().await;
    assert_eq!((shown.status, shown.header("content-type")), (200, Some("image/png")));
    assert!(shown.header("content-security-policy").unwrap().contains("sandbox"));
    let read = image::load_from_memory_with_format(&shown.bytes, image::ImageFormat::Png).unwrap();
    assert_eq!((read.width(), read.height()), (1, 1));
    assert!(!String::from_utf8_lossy(&shown.bytes).contains("script"));
    // The neighbour has none, and nobody's is like it.
    let luna = shop.neighbour().await;
    shop.browse(Method::GET, &format!("/logo/{}", luna.id)).send().await.refused(404, "not-found");
    assert_eq!(shop.ask(Method::DELETE, "/shop/logo").send().await.status, 204);
    show().send().await.refused(404, "not-found");
}

both!(what_is_no_picture_is_not_kept);
async fn what_is_no_picture_is_not_kept(shop: TestShop) {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (media_type, file) in
        [("image/png", &svg[..]), ("image/svg+xml", svg), ("text/html", PIXEL), ("image/png", b"")]
    {
        shop.refuses(put(&shop, media_type, file), 415, "unsupported-media-type").await;
    }
    shop.refuses(put(&shop, "image/png", &vec![0; (2 << 20) + 1]), 413, "too-large").await;
    shop.browse(Method::GET, &format!("/logo/{}", shop.id)).send().await.refused(404, "not-found");
}
