//! What surrounds every handler: an id, limits, headers, and a net for panics.
//!
//! From the outside in: [`frame`] gives the request its id and span and the answer its headers and problem body,
//! [`measure`] turns away who asks for too much, [`bound`] sheds load and stops what takes too long, then what another
//! site makes a browser send is refused, and the innermost turns a panic into a problem.

use std::any::Any;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, VARY};
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tracing::Instrument;

use super::extract::whole_body;
use super::headers::protect;
use super::kind::Kind;
use super::meter::{Metering, Meters, Rates};
use super::places::{Lane, Places};
use super::problem::{Answer, PROBLEM_JSON, Problem};
use super::proxies::Proxies;
use super::sender::another_site;
use crate::kernel::{Language, Random};

/// The limits that hold for every request.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The longest body in bytes. A route that takes files raises it with a `DefaultBodyLimit` of its own.
    pub body_bytes: usize,
    /// How long an answer may take to begin, in milliseconds.
    pub answer_ms: u64,
    /// How many requests are worked on at once in each of three lanes (counter, API, pages); one more is refused, not
    /// queued. One caller may hold as many as are still free.
    pub at_once_requests: usize,
    /// How much each address, device and card may ask for.
    pub rates: Rates,
    /// Whose word on where a request came from is taken.
    pub proxies: Proxies,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            body_bytes: 64 * 1024,
            answer_ms: 15_000,
            at_once_requests: 1_024,
            rates: Rates::default(),
            proxies: Proxies::default(),
        }
    }
}

/// The header that carries a request's id in both directions.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A caller's own id is taken up to this length; a longer one would only fill the log.
const MAX_REQUEST_ID_CHARS: usize = 64;

/// Where the API begins: below it nobody is a browser that wants a page.
pub(super) const API: &str = "/api/";

/// Where files lie that are the same for everybody.
const FILES: &str = "/static/";

/// A card's page and a printed code have at least so many characters in their address.
const LEAST_CARD_CHARS: usize = 20;

/// A server that is busy is alive: those who watch it must get through.
const NEVER_SHED: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// What the outermost layer knows.
struct Frame {
    random: Random,
    is_https: bool,
}

/// Puts the layers around a finished router, which phones reach by `public_url`. `random` makes the ids of requests; give
/// it one of its own, so that ids of rows repeat in tests however many requests came between.
pub fn layers<S: Clone + Send + Sync + 'static>(
    router: Router<S>,
    limits: Limits,
    random: Random,
    public_url: &str,
) -> Router<S> {
    let places = Arc::new(Places::new(limits.at_once_requests));
    let meters = Arc::new(Meters::new(limits.rates));
    let frame_knows = Arc::new(Frame { random, is_https: public_url.starts_with("https://") });
    let ours = CsrfLayer::new();
    // A proxy may have written another Host than the one that browsers know us by.
    let ours = ours.clone().add_trusted_origin(public_url).unwrap_or(ours);
    router
        .layer(CompressionLayer::new().gzip(true).quality(CompressionLevel::Best).compress_when(is_page))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(ours.with_rejection_response(|_| another_site().into_response()))
        .layer(middleware::from_fn_with_state((limits.answer_ms, places), bound))
        .layer(DefaultBodyLimit::max(limits.body_bytes))
        .layer(middleware::from_fn_with_state((limits.proxies, meters), measure))
        .layer(middleware::from_fn_with_state(frame_knows, frame))
}

/// Only pages are compressed, and not those that are files, which lie there compressed. Small JSON gains nothing, pictures
/// are compressed already, and events would wait for each other.
///
/// A page holds secrets, and whoever sees how long answers are can guess a secret next to which they may write (BREACH).
/// They would have to write into the same answer again and again: what pages of cards answer to a GET shows nothing of the
/// request, what they answer to a form is asked for by our own pages alone, and the one page that gives back what was
/// typed, the poster's, has no secret.
fn is_page(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let is_html = headers.get(CONTENT_TYPE).is_some_and(|media_type| media_type.as_bytes().starts_with(b"text/html"));
    is_html && !headers.contains_key(ETAG)
}

fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words");
    Problem::internal(format_args!("panicked: {text}")).into_response()
}

/// Refuses what is too much at once, and stops what takes too long.
async fn bound(
    State((answer_ms, places)): State<(u64, Arc<Places>)>,
    request: Request,
    next: Next,
) -> Answer<Response> {
    let path = request.uri().path();
    let lane = Lane::of(path);
    let place = places.take(lane, &request);
    if place.is_none() && !NEVER_SHED.contains(&path) {
        return Err(Problem::new(Kind::Overloaded).detail("Try again in a second."));
    }
    let is_public_change = lane == Lane::Public && !request.method().is_safe();
    let worked_on = async {
        if !is_public_change {
            return Ok(next.run(request).await);
        }
        // Before its turn: whoever sends slowly would keep others waiting.
        let request = with_whole_body(request).await?;
        let _turn = places.public_changes.acquire().await.ok();
        Ok(next.run(request).await)
    };
    let answer = tokio::time::timeout(Duration::from_millis(answer_ms), worked_on).await;
    drop(place);
    answer.unwrap_or_else(|_| {
        let detail = "Try again, with the same Idempotency-Key: it is done once whatever happened.";
        Err(Problem::new(Kind::Timeout).detail(detail))
    })
}

/// The same request once its body has come.
async fn with_whole_body(request: Request) -> Answer<Request> {
    let (head, body) = request.into_parts();
    let bytes = whole_body(Request::from_parts(head.clone(), body), &()).await?;
    Ok(Request::from_parts(head, Body::from(bytes)))
}

/// Turns away who asks for too much from one address, and tells everybody who is measured what is left. Whoever shows a
/// credential is measured by it, in the extractors; one that turns out to be no good counts for its address.
async fn measure(
    State((proxies, meters)): State<(Proxies, Arc<Meters>)>,
    mut request: Request,
    next: Next,
) -> Response {
    let metering = Metering::new(meters, proxies.client_of(&request));
    let (path, headers) = (request.uri().path(), request.headers());
    let has_credential = headers.contains_key(header::AUTHORIZATION) || headers.contains_key(header::COOKIE);
    let is_api = path.starts_with(API);
    let counted = match () {
        () if NEVER_SHED.contains(&path) || path.starts_with(FILES) => Ok(()),
        () if is_api && has_credential => Ok(()),
        () if request.method().is_safe() => metering.look(),
        () => metering.act(),
    };
    let counted = counted.and_then(|()| match path.strip_prefix("/c/").or(path.strip_prefix("/C/")) {
        // Its secret, or its printed code; what is shorter is a page of ours.
        Some(card) if card.len() >= LEAST_CARD_CHARS => metering.card(card.as_bytes()),
        _ => Ok(()),
    });
    let mut response = match counted {
        Ok(()) => {
            request.extensions_mut().insert(metering.clone());
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    };
    if response.status() == StatusCode::UNAUTHORIZED
        && let Err(problem) = metering.stranger()
    {
        response = problem.into_response();
    }
    metering.tell(response.headers_mut());
    response
}

/// Gives the request its id and span, and the answer its headers and, where it is a problem, its body.
async fn frame(State(knows): State<Arc<Frame>>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = request_id(request.headers(), &knows.random);
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
        protect(headers, knows.is_https);
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
    language: Language,
}

impl Asked {
    fn by(request: &Request) -> Asked {
        let is_api = request.uri().path().starts_with(API);
        let said = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let wants_page = !is_api && said(header::ACCEPT).contains("text/html");
        let language = Language::accepted(said(header::ACCEPT_LANGUAGE)).unwrap_or(Language::En);
        Asked { is_api, is_head: request.method() == Method::HEAD, wants_page, language }
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
        ("text/html; charset=utf-8", problem.html(id.as_str(), asked.language))
    } else {
        (PROBLEM_JSON, problem.json(Some(id.as_str())))
    };
    *response.body_mut() = if asked.is_head { Body::empty() } else { Body::from(body) };
    let headers = response.headers_mut();
    headers.remove(CONTENT_LENGTH);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    if !asked.is_api {
        headers.append(VARY, HeaderValue::from_static("accept, accept-language"));
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
        layers::<()>(router, Limits::default(), Random::seeded(1), "http://localhost").oneshot(request).await.unwrap();

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
