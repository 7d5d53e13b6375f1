//! Requests and their answers.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, header};
use http_body_util::BodyExt;
use serde_json::Value;
use timbro::http::Kind;
use tower::ServiceExt;

/// A request in the making.
#[derive(Clone)]
pub struct Call {
    router: Router,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Vec<u8>,
    peer: Option<SocketAddr>,
}

impl Call {
    pub fn new(router: &Router, method: Method, path: &str) -> Call {
        Call {
            router: router.clone(),
            method,
            path: path.to_owned(),
            headers: HeaderMap::new(),
            body: Vec::new(),
            peer: None,
        }
    }

    /// Sent from this address.
    pub fn from(mut self, address: &str) -> Call {
        self.peer = Some(SocketAddr::new(address.parse().unwrap(), 50_000));
        self
    }

    /// With a header more, in place of one of that name.
    pub fn header(mut self, name: &str, value: &str) -> Call {
        self.headers.insert(HeaderName::try_from(name).unwrap(), HeaderValue::from_bytes(value.as_bytes()).unwrap());
        self
    }

    /// Without that header.
    pub fn without(mut self, name: &str) -> Call {
        self.headers.remove(name);
        self
    }

    /// Under this idempotency key.
    pub fn key(self, key: &str) -> Call {
        self.header("idempotency-key", key)
    }

    /// With a JSON body.
    pub fn json(mut self, body: &Value) -> Call {
        self.body = body.to_string().into_bytes();
        self.header(header::CONTENT_TYPE.as_str(), "application/json")
    }

    /// With these bytes for a body, whatever they say.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Call {
        self.body = body.into();
        self
    }

    /// Sent as a browser's own form on our own page.
    pub fn form(self, fields: &str) -> Call {
        self.body(fields)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
    }

    pub async fn send(self) -> Answer {
        let mut request = Request::builder().method(self.method).uri(&self.path).body(Body::from(self.body)).unwrap();
        *request.headers_mut() = self.headers;
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let response = self.router.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }

    /// Sends, expects 201 or 200, and gives the body.
    pub async fn done(self) -> Value {
        let answer = self.send().await;
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        answer.json()
    }
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Expects this status, and gives the body.
    #[track_caller]
    pub fn is(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        self.json()
    }

    /// Expects the first answer to a key.
    #[track_caller]
    pub fn is_new(&self) -> Value {
        assert_eq!(self.header("idempotency-replayed"), None);
        self.is(201)
    }

    /// Expects the same answer again, and that it says so.
    #[track_caller]
    pub fn repeats(&self, first: &Answer) {
        assert_eq!((self.status, self.header("idempotency-replayed")), (200, Some("true")), "{self:?}");
        assert_eq!(self.text(), first.text());
    }

    /// Expects a problem, and gives its document.
    #[track_caller]
    pub fn refused(&self, status: u16, slug: &str) -> Value {
        let problem = self.json();
        assert_eq!((self.status, &problem["type"]), (status, &format!("urn:timbro:problem:{slug}").into()), "{self:?}");
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        assert_eq!(problem["status"], status);
        assert_eq!(problem["request_id"], self.header("x-request-id").unwrap());
        assert!(Kind::ALL.iter().any(|kind| kind.slug() == slug && problem["title"] == kind.title()));
        problem
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.status, String::from_utf8_lossy(&self.bytes))
    }
}
