//! What surrounds every handler: an id, limits, headers, and a net for panics.
//!
//! From the outside in: [`frame`] gives the request its id and span and the answer its headers and problem body,
//! [`bound`] sheds load and stops what takes too long, the innermost turns a panic into a problem.

use std::any::Any;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tracing::Instrument;

use super::kind::Kind;
use super::problem::{PROBLEM_JSON, Problem};
use crate::kernel::Random;

/// The limits that hold for every request.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest body in bytes. A route that takes files raises it with a `DefaultBodyLimit` of its own.
    pub body_bytes: usize,
    /// How long an answer may take to begin, in milliseconds.
    pub answer_ms: u64,
    /// How many requests are worked on at once; one more is refused, not queued.
    pub at_once_requests: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { body_bytes: 64 * 1024, answer_ms: 15_000, at_once_requests: 512 }
    }
}

/// The header that carries a request's id in both directions.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A caller's own id is taken up to this length; a longer one would only fill the log.
const MAX_REQUEST_ID_CHARS: usize = 64;

/// Where the API begins: below it nobody is a browser that wants a page.
const API: &str = "/api/";

/// A server that is busy is alive: those who watch it must get through.
const NEVER_SHED: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// Sent with every answer that does not say otherwise.
const HEADERS: [(HeaderName, &str); 4] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; \
         style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // A card's page has its secret in the address, so no other site may see it. Not no-referrer: with that a browser
    // sends `Origin: null` from our own forms, and they could not be told from another site's.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(self)"),
];

/// Puts the layers around a finished router. `random` makes the ids of requests; give it one of its own, so that ids of
/// rows repeat in tests however many requests came between.
pub fn layers<S: Clone + Send + Sync + 'static>(router: Router<S>, limits: Limits, random: Arc<Random>) -> Router<S> {
    let at_once = Arc::new(Semaphore::new(limits.at_once_requests.min(Semaphore::MAX_PERMITS)));
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(DefaultBodyLimit::max(limits.body_bytes))
        .layer(middleware::from_fn_with_state((limits, at_once), bound))
        .layer(middleware::from_fn_with_state(random, frame))
}

fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words");
    Problem::internal(format_args!("panicked: {text}")).into_response()
}

/// Refuses what is too much at once, and stops what takes too long.
async fn bound(
    State((limits, at_once)): State<(Limits, Arc<Semaphore>)>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let _permit = match at_once.try_acquire() {
        Ok(permit) => Some(permit),
        Err(_) if NEVER_SHED.contains(&request.uri().path()) => None,
        Err(_) => return Err(Problem::new(Kind::Overloaded).detail("Try again in a second.")),
    };
    tokio::time::timeout(Duration::from_millis(limits.answer_ms), next.run(request)).await.map_err(|_| {
        Problem::new(Kind::Timeout)
            .detail("Try again, with the same Idempotency-Key: it is done once whatever happened.")
    })
}

/// Gives the request its id and span, and the answer its headers and, where it is a problem, its body.
async fn frame(State(random): State<Arc<Random>>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = request_id(request.headers(), &random);
    // The template and never the path: paths carry codes and secrets, and a log is kept by others.
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    // A span of the level error, so that a failure has its request's id even in a log that keeps failures only.
    let span = tracing::error_span!("request", request_id = id.as_str(), method = %request.method(), route);
    let asked = Asked::by(&request);
    async move {
        let mut response = next.run(request).await;
        let problem = response.extensions_mut().remove::<Problem>().or_else(|| bare_refusal(&asked, &response));
        if let Some(problem) = &problem {
            render(problem, &id, &asked, &mut response);
        }
        let headers = response.headers_mut();
        for (name, value) in HEADERS {
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        }
        if asked.is_api {
            // Answers of the API are about people.
            headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        }
        headers.insert(REQUEST_ID, id.header);
        let latency_ms = start.elapsed().as_secs_f64() * 1000.0;
        let problem = problem.map(|problem| problem.kind().slug());
        let status = response.status().as_u16();
        // What went well is in the ledger, with who and when: a line each would only cost a scan its time, and a small
        // disk its life. What was refused is nowhere else.
        if problem.is_none() {
            tracing::debug!(status, latency_ms, "answered");
        } else {
            tracing::info!(status, latency_ms, problem, "answered");
        }
        response
    }
    .instrument(span)
    .await
}

/// An id that is fit for a header and a log.
struct RequestId {
    header: HeaderValue,
}

impl RequestId {
    fn as_str(&self) -> &str {
        // Only visible ASCII gets in.
        self.header.to_str().unwrap_or_default()
    }
}

/// The caller's id where it is sensible, else one of ours.
fn request_id(headers: &HeaderMap, random: &Random) -> RequestId {
    let is_sensible = |value: &&HeaderValue| {
        (1..=MAX_REQUEST_ID_CHARS).contains(&value.len()) && value.as_bytes().iter().all(u8::is_ascii_graphic)
    };
    let theirs = headers.get(REQUEST_ID).filter(is_sensible).cloned();
    let ours = || {
        let id = uuid::Builder::from_random_bytes(random.bytes()).into_uuid();
        HeaderValue::try_from(id.to_string()).unwrap_or(HeaderValue::from_static("none"))
    };
    RequestId { header: theirs.unwrap_or_else(ours) }
}

/// What of the request decides the form of a problem.
struct Asked {
    is_api: bool,
    is_head: bool,
    wants_page: bool,
}

impl Asked {
    fn by(request: &Request) -> Asked {
        let is_api = request.uri().path().starts_with(API);
        let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let wants_page = !is_api && accept.contains("text/html");
        Asked { is_api, is_head: request.method() == Method::HEAD, wants_page }
    }
}

/// The router's own refusals have no body (an unknown path, a wrong method), and axum's extractors answer in plain
/// text: in the API both become problems, elsewhere only those without a body.
fn bare_refusal(asked: &Asked, response: &Response) -> Option<Problem> {
    let is_bare = match response.headers().get(CONTENT_TYPE) {
        None => true,
        Some(content_type) => asked.is_api && content_type.as_bytes().starts_with(b"text/plain"),
    };
    if is_bare { Kind::of_status(response.status()).map(Problem::new) } else { None }
}

fn render(problem: &Problem, id: &RequestId, asked: &Asked, response: &mut Response) {
    let (content_type, body) = if asked.wants_page {
        ("text/html; charset=utf-8", problem.html(id.as_str()))
    } else {
        (PROBLEM_JSON, problem.json(Some(id.as_str())))
    };
    *response.body_mut() = if asked.is_head { Body::empty() } else { Body::from(body) };
    let headers = response.headers_mut();
    headers.remove(CONTENT_LENGTH);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    if !asked.is_api {
        headers.append(VARY, HeaderValue::from_static("accept"));
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Mutex;

    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    /// A log that a test can read.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Log {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_failure_is_logged_once_with_the_id_and_no_log_line_has_a_secret() {
        let log = Log::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
        let _guard = tracing::subscriber::set_default(subscriber);
        let fails = async || Problem::internal(anyhow::anyhow!("no such table").context("reading the card"));
        let router = Router::new().route("/c/{secret}", get(fails));
        let request = Request::get("/c/s3cr3t?token=t0k3n").header(REQUEST_ID, "till-7").body(Body::empty()).unwrap();
        layers::<()>(router, Limits::default(), Arc::new(Random::seeded(1))).oneshot(request).await.unwrap();

        let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert_eq!(text.matches("reading the card: no such table").count(), 1, "{text}");
        assert_eq!(text.lines().count(), 2, "{text}");
        for line in text.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(line["span"]["request_id"], "till-7");
            assert_eq!(line["span"]["route"], "/c/{secret}");
        }
        assert!(text.contains(r#""status":500"#) && text.contains(r#""problem":"internal""#), "{text}");
        assert!(!text.contains("s3cr3t") && !text.contains("t0k3n"), "{text}");
    }
}
