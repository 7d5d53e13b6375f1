//! The files served as they are, embedded in the binary, and the two apps that are built from `web/`.
//!
//! A fresh clone has no built apps: it compiles, and `/counter` and `/owner` say how to build them. A debug build reads
//! `static/` from the disk at each request, so that a change is seen at once.

use std::borrow::Cow;
use std::fmt::Write;

use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use rust_embed::Embed;

use super::extract::Path;
use super::kind::Kind;
use super::problem::{Answer, Problem};

#[derive(Embed)]
#[folder = "static/"]
#[allow_missing = true]
struct Static;

/// A file's bytes and the SHA-256 of them.
struct File {
    bytes: Cow<'static, [u8]>,
    hash: [u8; 32],
}

/// Where files are looked up by their path under `static/`.
type Shelf = fn(&str) -> Option<File>;

fn embedded(path: &str) -> Option<File> {
    Static::get(path).map(|file| File { hash: file.metadata.sha256_hash(), bytes: file.data })
}

/// Names under this folder carry a hash of their content, so what they name never changes.
const HASHED: &str = "app/assets/";

/// The encodings a file may lie there in, the smaller first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// `/static/…`, `/counter` and `/owner`.
pub fn assets<S: Clone + Send + Sync + 'static>() -> Router<S> {
    from_shelf(embedded)
}

/// Whether there is such a file under `static/`: a page names no script that a fresh clone has not built.
pub fn has_file(path: &str) -> bool {
    embedded(path).is_some()
}

/// The text of a file that pages hold.
pub(super) fn text_of(path: &str) -> Option<String> {
    String::from_utf8(embedded(path)?.bytes.into_owned()).ok()
}

fn from_shelf<S: Clone + Send + Sync + 'static>(shelf: Shelf) -> Router<S> {
    let app = move |name: &'static str| {
        get(async move |headers: HeaderMap| serve(shelf, &format!("app/{name}.html"), &headers).unwrap_or_else(unbuilt))
    };
    let file = get(async move |Path(path): Path<String>, headers: HeaderMap| -> Answer<Response> {
        serve(shelf, &path, &headers).ok_or(Problem::new(Kind::NotFound))
    });
    Router::new().route("/static/{*path}", file).route("/counter", app("counter")).route("/owner", app("owner"))
}

/// The file, in the best encoding the caller takes, or 304 where the caller has it. None where there is none.
fn serve(shelf: Shelf, path: &str, asked: &HeaderMap) -> Option<Response> {
    // No segment is empty, begins with a dot or holds a backslash: nothing outside the folder has such a name.
    if path.split('/').any(|segment| segment.is_empty() || segment.starts_with('.')) || path.contains('\\') {
        return None;
    }
    let plain = shelf(path)?;
    let encoded = |(name, suffix): &(&'static str, &str)| {
        if takes(asked, name) { shelf(&format!("{path}{suffix}")).map(|file| (file, Some(*name))) } else { None }
    };
    let (file, encoding) = ENCODINGS.iter().find_map(encoded).unwrap_or((plain, None));

    // Each encoding is a file of its own, so each has its own strong tag.
    let tag = file.hash[..16].iter().fold(String::new(), |mut tag, byte| {
        // Writing to a String cannot fail.
        let _ = write!(tag, "{byte:02x}");
        tag
    });
    let tag = format!("\"{tag}\"");
    let caching = if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = if is_known(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, media_type(path))], Body::from(file.bytes)).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(ETAG, HeaderValue::try_from(tag).ok()?);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

/// The parts of a header that is a list, without the blanks around them.
fn listed(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(',')).map(str::trim)
}

fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    listed(asked, IF_NONE_MATCH).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// Whether Accept-Encoding names this encoding with a weight above zero.
fn takes(asked: &HeaderMap, encoding: &str) -> bool {
    listed(asked, ACCEPT_ENCODING).any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let is_refused =
            weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>().unwrap_or(0.0) <= 0.0);
        name.trim().eq_ignore_ascii_case(encoding) && !is_refused
    })
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        _ => "application/octet-stream",
    }
}

fn unbuilt() -> Response {
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width\"><title>timbro: not built yet</title>\
        <body style=\"font:1.1rem/1.5 system-ui;max-width:36rem;margin:3rem auto;padding:0 1rem\">\
        <main><h1>This page is not built yet</h1>\
        <p>timbro is running, but this binary was compiled without its apps. Build them and start again with \
        <code>make run</code>, or by hand with <code>npm ci &amp;&amp; npm run build</code> in the folder \
        <code>web/</code> and then <code>cargo run</code>.</p></main></html>";
    ([(CACHE_CONTROL, "no-cache")], Html(page)).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    fn shelf(path: &str) -> Option<File> {
        let (bytes, hash): (&'static [u8], u8) = match path {
            "app/assets/counter-1a2b.js" => (b"plain", 1),
            "app/assets/counter-1a2b.js.br" => (b"brotli", 2),
            "app/assets/counter-1a2b.js.gz" => (b"gzip", 3),
            "app/counter.html" => (b"<title>counter</title>", 4),
            "page.css" => (b"body{}", 5),
            _ => return None,
        };
        Some(File { bytes: bytes.into(), hash: [hash; 32] })
    }

    async fn get(path: &str, headers: &[(HeaderName, &str)]) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        for (name, value) in headers {
            request.headers_mut().append(name, value.parse().unwrap());
        }
        let response = from_shelf::<()>(shelf).oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        (head.status, head.headers, String::from_utf8(body).unwrap())
    }

    #[tokio::test]
    async fn the_smallest_encoding_that_is_taken_is_served() {
        let path = "/static/app/assets/counter-1a2b.js";
        let cases = [
            ("gzip, deflate, br", Some("br"), "brotli"),
            ("gzip", Some("gzip"), "gzip"),
            ("br;q=0, gzip;q=0.5", Some("gzip"), "gzip"),
            ("identity", None, "plain"),
            ("", None, "plain"),
        ];
        for (accepted, encoding, expected) in cases {
            let (status, headers, body) = get(path, &[(ACCEPT_ENCODING, accepted)]).await;
            assert_eq!((status, body.as_str()), (StatusCode::OK, expected), "{accepted}");
            assert_eq!(headers.get(CONTENT_ENCODING).map(|it| it.to_str().unwrap()), encoding);
            assert_eq!(headers[VARY], "accept-encoding");
            assert_eq!(headers[CONTENT_TYPE], "text/javascript; charset=utf-8");
            assert_eq!(headers[CACHE_CONTROL], "public, max-age=31536000, immutable");
        }
    }

    #[tokio::test]
    async fn who_has_the_file_is_told_so_and_who_has_another_gets_it() {
        let (_, headers, _) = get("/static/page.css", &[]).await;
        let tag = headers[ETAG].to_str().unwrap();
        assert_eq!(tag, "\"05050505050505050505050505050505\"");
        assert_eq!(headers[CACHE_CONTROL], "no-cache");
        for known in [tag, &format!("\"other\", W/{tag}"), "*"] {
            let (status, headers, body) = get("/static/page.css", &[(IF_NONE_MATCH, known)]).await;
            assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{known}");
            assert_eq!(headers[ETAG], tag);
        }
        assert_eq!(get("/static/page.css", &[(IF_NONE_MATCH, "\"other\"")]).await.0, StatusCode::OK);
        let script = "/static/app/assets/counter-1a2b.js";
        let of_plain = [(IF_NONE_MATCH, "\"01010101010101010101010101010101\""), (ACCEPT_ENCODING, "br")];
        assert_eq!(get(script, &of_plain).await.0, StatusCode::OK);
    }

    #[tokio::test]
    async fn an_app_that_is_not_built_says_how_to_build_it() {
        let (status, headers, body) = get("/counter", &[]).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, "<title>counter</title>"));
        assert_eq!(headers[CACHE_CONTROL], "no-cache");
        let (status, headers, body) = get("/owner", &[]).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers[CONTENT_TYPE], "text/html; charset=utf-8");
        assert!(body.contains("npm ci") && body.contains("make run"));
    }
}
