//! The module as its callers meet it: a small router inside the layers.

use std::future::poll_fn;
use std::task::Poll;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Form};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use http_body_util::BodyExt;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower::ServiceExt;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::*;
use crate::kernel::{CardId, Random};

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Scan {
    code: String,
    #[serde(default)]
    stamps: u32,
}

#[derive(Deserialize, utoipa::IntoParams)]
struct Search {
    limit: Option<u32>,
}

/// Record a scan.
#[utoipa::path(post, path = "/scans", tag = "scans", params(IdempotencyKey), request_body = Scan,
    responses((status = 201, body = Scan), Refused))]
async fn scan(_: IdempotencyKey, Json(scan): Json<Scan>) -> Answer<(StatusCode, Json<Scan>)> {
    Ok((StatusCode::CREATED, Json(scan)))
}

/// Show a card.
#[utoipa::path(get, path = "/cards/{id}", tag = "cards", params(("id" = CardId, Path), Search),
    responses((status = 200, body = CardId), RefusedRead))]
async fn card(Path(id): Path<CardId>, Query(search): Query<Search>) -> Answer<Json<CardId>> {
    match search.limit {
        Some(9) => Err(Problem::new(Kind::CoolDown).detail("Come back in a minute.").with("ready_at", "soon")),
        _ => Ok(Json(id)),
    }
}

async fn ticket(MaybeIdempotencyKey(key): MaybeIdempotencyKey, body: Option<Json<Scan>>) -> Json<Value> {
    Json(json!({"has_key": key.is_some(), "has_body": body.is_some()}))
}

async fn panics() -> StatusCode {
    panic!("the secret is hunter2")
}

fn documented() -> OpenApiRouter {
    OpenApiRouter::new().nest("/api/v1", OpenApiRouter::new().routes(routes!(scan)).routes(routes!(card)))
}

fn app(limits: Limits) -> Router {
    let (router, _) = documented().split_for_parts();
    let router = router
        .route("/api/v1/tickets", post(ticket))
        .route("/api/v1/panic", get(panics))
        .route("/api/v1/slow", get(std::future::pending::<()>))
        .route("/api/v1/form", post(async |_: Form<Scan>| ()))
        .route("/api/v1/files", post(async |body: Bytes| body.len().to_string()).layer(DefaultBodyLimit::max(1 << 20)))
        .route("/healthz", get(async || "alive"))
        .route("/c/{secret}", get(async || Problem::new(Kind::NotFound).detail("No card of ours: <b>")))
        .merge(assets());
    layers(router, limits, Random::seeded(1), "https://bar.example")
}

async fn ask(request: Request<Body>) -> Response {
    app(Limits::default()).oneshot(request).await.unwrap()
}

fn post_json(path: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/json")
        .header(IdempotencyKey::HEADER, "k-1")
        .body(body.into())
        .unwrap()
}

fn get_path(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

async fn text(response: Response) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

/// Checks what holds for every problem, and gives its slug and the whole of it.
async fn problem(response: Response) -> (String, HeaderMap, Value) {
    let (status, headers) = (response.status(), response.headers().clone());
    let text = text(response).await;
    assert_eq!(headers[header::CONTENT_TYPE], PROBLEM_JSON, "{text}");
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["status"], status.as_u16());
    assert_eq!(document["request_id"], headers[REQUEST_ID].to_str().unwrap());
    let slug = document["type"].as_str().unwrap().strip_prefix("urn:timbro:problem:").unwrap().to_owned();
    let kind = Kind::ALL.iter().find(|kind| kind.slug() == slug).unwrap();
    assert_eq!((kind.status(), &json!(kind.title())), (status, &document["title"]));
    (slug, headers, document)
}

#[tokio::test]
async fn every_refusal_is_a_problem_with_the_id_of_its_request() {
    let card = |rest: &str| get_path(&format!("/api/v1/cards/{rest}"));
    let id = "0190163d-8694-739b-aea5-966c26f8ad91";
    let deep = format!(r#"{{"code":{}{}}}"#, "[".repeat(200), "]".repeat(200));
    let with_header = |name: &str, value: &str| {
        let mut request = post_json("/api/v1/scans", r#"{"code":"a"}"#);
        request.headers_mut().append(header::HeaderName::try_from(name).unwrap(), value.parse().unwrap());
        request
    };
    let without = |name: &str| {
        let mut request = post_json("/api/v1/scans", r#"{"code":"a"}"#);
        request.headers_mut().remove(name);
        request
    };
    let cases = [
        (post_json("/api/v1/scans", "{"), "bad-json"),
        (post_json("/api/v1/scans", deep), "bad-json"),
        (post_json("/api/v1/scans", vec![b'{', 0xff, b'}']), "bad-json"),
        (post_json("/api/v1/scans", r#"{"code":"a","more":1}"#), "invalid-body"),
        (post_json("/api/v1/scans", " ".repeat(64 * 1024 + 1)), "too-large"),
        (without("content-type"), "unsupported-media-type"),
        (without("idempotency-key"), "idempotency-key-missing"),
        (with_header("idempotency-key", "k-2"), "idempotency-key-malformed"),
        (card("no-uuid"), "not-found"),
        (card("%ff"), "bad-request"),
        (card(&format!("{id}?limit=x")), "bad-request"),
        (card(&format!("{id}?limit=9")), "cool-down"),
        (get_path("/api/v1/nothing"), "not-found"),
        (get_path("/api/v1/scans"), "method-not-allowed"),
        (get_path("/nothing"), "not-found"),
        (get_path("/api/v1/panic"), "internal"),
        (Request::post("/api/v1/form").body(Body::empty()).unwrap(), "unsupported-media-type"),
    ];
    for (request, slug) in cases {
        let asked = format!("{} {}", request.method(), request.uri());
        assert_eq!(problem(ask(request).await).await.0, slug, "{asked}");
    }
}

#[tokio::test]
async fn what_is_accepted_is_answered() {
    let response = ask(post_json("/api/v1/scans", r#"{"code":"a","stamps":3}"#)).await;
    assert_eq!(response.status(), StatusCode::CREATED);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    assert_eq!(text(response).await, r#"{"code":"a","stamps":3}"#);
    let id = "0190163d-8694-739b-aea5-966c26f8ad91";
    assert_eq!(text(ask(get_path(&format!("/api/v1/cards/{id}"))).await).await, format!("\"{id}\""));
    let bare = Request::post("/api/v1/tickets").body(Body::empty()).unwrap();
    assert_eq!(text(ask(bare).await).await, r#"{"has_body":false,"has_key":false}"#);
    let full = post_json("/api/v1/tickets", r#"{"code":"a"}"#);
    assert_eq!(text(ask(full).await).await, r#"{"has_body":true,"has_key":true}"#);
    assert_eq!(text(ask(post_json("/api/v1/files", " ".repeat(100_000))).await).await, "100000");
}

#[tokio::test]
async fn a_wrong_number_is_pointed_at() {
    for number in ["1.5", "-1", "4294967296"] {
        let (slug, _, document) =
            problem(ask(post_json("/api/v1/scans", format!(r#"{{"code":"a","stamps":{number}}}"#))).await).await;
        assert_eq!((slug.as_str(), &document["errors"][0]["pointer"]), ("invalid-body", &json!("/stamps")), "{number}");
    }
}

#[tokio::test]
async fn a_sensible_id_of_the_callers_is_kept_and_others_are_replaced() {
    let with_id = |id: &str| Request::get("/healthz").header(REQUEST_ID, id).body(Body::empty()).unwrap();
    let kept = "till-7/2026";
    assert_eq!(ask(with_id(kept)).await.headers()[REQUEST_ID], kept);
    for wrong in ["a b", "", "x".repeat(65).as_str()] {
        let response = ask(with_id(wrong)).await;
        let id = response.headers()[REQUEST_ID].to_str().unwrap();
        assert!(uuid::Uuid::parse_str(id).is_ok(), "{wrong:?} gave {id}");
    }
}

#[tokio::test]
async fn a_panic_says_nothing_and_a_wrong_method_says_what_is_allowed() {
    let (_, _, document) = problem(ask(get_path("/api/v1/panic")).await).await;
    assert!(!document.to_string().contains("hunter2"));
    let (_, headers, _) = problem(ask(get_path("/api/v1/scans")).await).await;
    assert_eq!(headers[header::ALLOW], "POST");
}

#[tokio::test]
async fn what_takes_too_long_is_stopped() {
    let app = app(Limits { answer_ms: 5, ..Limits::default() });
    let (slug, headers, _) = problem(app.oneshot(get_path("/api/v1/slow")).await.unwrap()).await;
    assert_eq!((slug.as_str(), &headers[header::RETRY_AFTER]), ("timeout", &"1".parse().unwrap()));
}

#[tokio::test]
async fn what_is_too_much_at_once_is_shed_but_a_busy_server_is_alive() {
    let app = app(Limits { at_once_requests: 0, ..Limits::default() });
    let (slug, headers, _) = problem(app.clone().oneshot(get_path("/api/v1/slow")).await.unwrap()).await;
    assert_eq!((slug.as_str(), &headers[header::RETRY_AFTER]), ("overloaded", &"1".parse().unwrap()));
    assert_eq!(text(app.oneshot(get_path("/healthz")).await.unwrap()).await, "alive");
}

#[tokio::test]
async fn no_flood_of_one_kind_takes_the_places_of_another() {
    let app = app(Limits { at_once_requests: 1, ..Limits::default() });
    let mut stuck = std::pin::pin!(app.clone().oneshot(get_path("/api/v1/slow")));
    let is_stuck = poll_fn(|context| Poll::Ready(stuck.as_mut().poll(context).is_pending())).await;
    assert!(is_stuck);
    assert_eq!(problem(app.clone().oneshot(get_path("/api/v1/slow")).await.unwrap()).await.0, "overloaded");
    // The counter has places of its own, and so have pages.
    let scan = app.clone().oneshot(post_json("/api/v1/scans", r#"{"code":"a"}"#)).await.unwrap();
    assert_eq!(scan.status(), StatusCode::CREATED);
    let page = app.oneshot(get_path("/c/secret")).await.unwrap();
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_sends_slowly_keeps_nobody_waiting() {
    let app = app(Limits { answer_ms: 200, ..Limits::default() });
    let form = |body: Body| Request::post("/posters/1").body(body).unwrap();
    let mut slow: Vec<_> = Vec::new();
    for _ in 0..20 {
        let body = Body::from_stream(futures_util::stream::pending::<Result<Bytes, std::io::Error>>());
        let mut one = Box::pin(app.clone().oneshot(form(body)));
        assert!(poll_fn(|context| Poll::Ready(one.as_mut().poll(context).is_pending())).await);
        slow.push(one);
    }
    let answer = app.oneshot(form(Body::from("display_name=Marta"))).await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn too_long_a_form_is_refused() {
    let form = Request::post("/posters/1").body(Body::from(vec![b'a'; (64 << 10) + 1])).unwrap();
    assert_eq!(problem(ask(form).await).await.0, "too-large");
}

#[tokio::test]
async fn a_place_is_given_back_when_its_request_ends() {
    let app = app(Limits { at_once_requests: 1, answer_ms: 5, ..Limits::default() });
    for path in ["/api/v1/slow", "/api/v1/panic", "/api/v1/slow"] {
        assert_ne!(problem(app.clone().oneshot(get_path(path)).await.unwrap()).await.0, "overloaded");
    }
}

#[tokio::test]
async fn every_answer_has_the_headers_that_protect_a_browser() {
    for path in ["/healthz", "/api/v1/nothing", "/counter", "/nothing"] {
        let headers = ask(get_path(path)).await.headers().clone();
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(headers[header::REFERRER_POLICY], "same-origin");
        assert!(headers["permissions-policy"].to_str().unwrap().starts_with("camera=(self), "), "{path}");
        assert_eq!(headers.get(header::CACHE_CONTROL).is_some_and(|it| it == "no-store"), path.starts_with("/api/"));
    }
}

#[tokio::test]
async fn a_browser_gets_a_page_and_only_outside_the_api() {
    let browser = |path: &str| Request::get(path).header(header::ACCEPT, "text/html,*/*").body(Body::empty()).unwrap();
    let response = ask(browser("/c/secret")).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
    let id = response.headers()[REQUEST_ID].to_str().unwrap().to_owned();
    let page = text(response).await;
    assert!(
        page.contains("There is nothing at this address.") && page.contains(&id) && !page.contains("<b>"),
        "{page}"
    );
    problem(ask(get_path("/c/secret")).await).await;
    problem(ask(browser("/api/v1/nothing")).await).await;
}

#[tokio::test]
async fn a_head_request_has_no_body() {
    let request = Request::builder().method(Method::HEAD).uri("/api/v1/nothing").body(Body::empty()).unwrap();
    let response = ask(request).await;
    assert_eq!((response.status(), text(response).await.as_str()), (StatusCode::NOT_FOUND, ""));
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    for path in ["/static/../Cargo.toml", "/static/%2e%2e/Cargo.toml", "/static/..%2fCargo.toml", "/static/.gitkeep"] {
        assert_eq!(problem(ask(get_path(path)).await).await.0, "not-found", "{path}");
    }
}

/// Every `$ref` in the document.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn the_document_tells_the_problems_and_every_reference_in_it_leads_somewhere() {
    let mut openapi = documented().into_openapi();
    describe(&mut openapi);
    let document = serde_json::to_value(&openapi).unwrap();
    let mut found = Vec::new();
    references(&document, &mut found);
    for reference in &found {
        assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
    }
    let scan = &document["paths"]["/api/v1/scans"]["post"];
    assert_eq!(scan["responses"]["409"]["$ref"], "#/components/responses/Conflict");
    assert_eq!(scan["requestBody"]["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/Scan");
    assert_eq!(scan["parameters"][0]["name"], "Idempotency-Key");
    assert_eq!(scan["parameters"][0]["required"], true);
    let conflict = &document["components"]["responses"]["Conflict"]["content"][PROBLEM_JSON]["schema"]["$ref"];
    assert_eq!(conflict, "#/components/schemas/Problem");
    let required = &document["components"]["schemas"]["Problem"]["required"];
    assert_eq!(required, &json!(["type", "title", "status", "request_id"]));
    let parameters = document["paths"]["/api/v1/cards/{id}"]["get"]["parameters"].as_array().unwrap();
    assert_eq!(parameters.iter().map(|it| &it["name"]).collect::<Vec<_>>(), ["id", "limit"]);
}
