//! One request over a connection of its own, as a till makes it whose network comes and goes.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::handshake;
use hyper::{Method, Request, header};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// How long a till waits for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// An answer that came whole.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub text: String,
    /// What the server asks to wait before the next try, in seconds.
    pub retry_after: Option<u64>,
    /// The cookies that it sets, as they are sent back.
    pub cookies: Vec<String>,
}

/// Who asks.
#[derive(Clone, Debug)]
pub enum Caller {
    /// A machine with the shop's key.
    Machine,
    /// A customer's phone at this address, which sends the form of a page.
    Phone(String),
    /// A page of ours in a browser with these cookies.
    Page(Vec<String>),
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The JSON of an answer that has to have this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        self.json()
    }
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: Method,
    pub path: String,
    /// The idempotency key.
    pub key: Option<String>,
    pub body: Option<String>,
    pub caller: Caller,
}

impl Call {
    pub fn get(path: &str) -> Call {
        Call { method: Method::GET, path: path.to_owned(), key: None, body: None, caller: Caller::Machine }
    }

    pub fn post(path: &str, key: &str, body: &Value) -> Call {
        let (key, body) = (Some(key.to_owned()), Some(body.to_string()));
        Call { method: Method::POST, path: path.to_owned(), key, body, caller: Caller::Machine }
    }

    pub fn form(path: &str, form: &str, phone: String) -> Call {
        let (body, caller) = (Some(form.to_owned()), Caller::Phone(phone));
        Call { method: Method::POST, path: path.to_owned(), key: None, body, caller }
    }

    /// The same by somebody else.
    pub fn by(self, caller: Caller) -> Call {
        Call { caller, ..self }
    }

    /// Asks a server. None: no answer came, or not the whole of it.
    pub async fn send(&self, server: SocketAddr, secret: &str) -> Option<Answer> {
        tokio::time::timeout(PATIENCE, self.try_send(server, secret)).await.ok()?
    }

    async fn try_send(&self, server: SocketAddr, secret: &str) -> Option<Answer> {
        let stream = TcpStream::connect(server).await.ok()?;
        stream.set_nodelay(true).ok()?;
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await.ok()?;
        let connection = tokio::spawn(connection);
        let response = sender.send_request(self.request(secret)).await.ok()?;
        let status = response.status().as_u16();
        let retry_after =
            response.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        let cookies = response.headers().get_all(header::SET_COOKIE).iter();
        let cookies = cookies.map(|cookie| sent_back(&String::from_utf8_lossy(cookie.as_bytes()))).collect();
        let body = response.into_body().collect().await.ok()?.to_bytes();
        connection.abort();
        Some(Answer { status, text: String::from_utf8_lossy(&body).into_owned(), retry_after, cookies })
    }

    fn request(&self, secret: &str) -> Request<Full<Bytes>> {
        let request = Request::builder().method(&self.method).header(header::HOST, "card.example.org");
        let api = format!("/api/v1{}", self.path);
        let mut request = match &self.caller {
            Caller::Phone(phone) => request
                .uri(&self.path)
                .header("x-forwarded-for", phone)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded"),
            Caller::Machine => request
                .uri(api)
                .header(header::AUTHORIZATION, format!("Bearer {secret}"))
                .header(header::CONTENT_TYPE, "application/json"),
            Caller::Page(cookies) => request
                .uri(api)
                .header(header::COOKIE, cookies.join("; "))
                .header("sec-fetch-site", "same-origin")
                .header(header::CONTENT_TYPE, "application/json"),
        };
        if let Some(key) = &self.key {
            request = request.header("idempotency-key", key);
        }
        request.body(Full::from(self.body.clone().unwrap_or_default())).unwrap()
    }
}

/// A cookie as a browser sends it back: its name and value.
pub fn sent_back(set_cookie: &str) -> String {
    set_cookie.split(';').next().unwrap_or_default().trim().to_owned()
}
