//! Refusals and failures as RFC 9457 says: `application/problem+json` with a stable `type`.
//!
//! A slice's refusal becomes a [`Problem`] in its routes. The request's id is filled in by the outermost layer, which
//! finds the problem in the answer's extensions; a failure of ours is logged once, here, and told to nobody else.

use std::fmt::{Display, Write};

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::extract::IDEMPOTENCY_REPLAYED;
use super::kind::Kind;
use crate::kernel::Language;
use crate::words::Words;

/// What a handler gives: the answer, or why there is none.
pub type Answer<T> = Result<T, Problem>;

/// The media type of every problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// How soon a caller may try again when we are the ones who failed: a queue that is full drains in less.
const RETRY_AFTER_SECONDS: u32 = 1;

/// Why a request was not done, in the making.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    detail: Option<String>,
    errors: Vec<FieldError>,
    members: Map<String, Value>,
    retry_after_seconds: Option<u32>,
    is_replayed: bool,
}

/// One field that is not accepted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldError {
    /// Where it stands in the body, as a JSON pointer (RFC 6901); empty for the body as a whole.
    #[schema(example = "/items/0/units")]
    pub pointer: String,
    /// What is wrong with it.
    pub message: String,
}

impl Problem {
    /// There is no such thing, or it is another shop's: the same answer for both.
    pub fn not_found() -> Problem {
        Problem::new(Kind::NotFound).detail("There is no such thing at this shop.")
    }

    /// A field is out of range: which, and what is asked of it.
    pub fn out_of_range(pointer: &str, message: &str) -> Problem {
        Problem::new(Kind::InvalidBody).detail(format!("{pointer} {message}.")).error(pointer, message)
    }

    /// The key was used for another request.
    pub fn key_reused() -> Problem {
        Problem::new(Kind::IdempotencyKeyReused)
            .detail("This key belongs to another request. Make a new one for a new request.")
    }

    /// A problem that says what its kind says.
    pub fn new(kind: Kind) -> Problem {
        let is_passing = kind.status().as_u16() == 503;
        Problem {
            kind,
            detail: None,
            errors: Vec::new(),
            members: Map::new(),
            retry_after_seconds: is_passing.then_some(RETRY_AFTER_SECONDS),
            is_replayed: false,
        }
    }

    /// A failure of ours: logged with its causes, shown to the caller as an id and nothing else.
    pub fn internal(failure: impl Display) -> Problem {
        tracing::error!(failure = %format_args!("{failure:#}"), "a request failed");
        Problem::new(Kind::Internal)
            .detail("This is our fault. If it happens again, tell the administrator the request's id.")
    }

    /// The disk is full or the database is gone: logged, and the caller is told to come back. What was not answered may
    /// have been recorded all the same, where the failure came in the commit.
    pub fn unavailable(failure: impl Display) -> Problem {
        tracing::error!(failure = %format_args!("{failure:#}"), "the data cannot be reached");
        Problem::new(Kind::Unavailable)
            .detail("Try again, with the same Idempotency-Key: it is done once whatever happened.")
    }

    /// What to do now, in plain words.
    pub fn detail(mut self, detail: impl Into<String>) -> Problem {
        self.detail = Some(detail.into());
        self
    }

    /// A member of its own that a machine can read, such as `("ready_at", …)`. The names of RFC 9457 and of this
    /// module cannot be taken: theirs win.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Problem {
        self.members.insert(name.to_owned(), value.into());
        self
    }

    /// One more field that is not accepted; `pointer` is a JSON pointer into the body.
    pub fn error(mut self, pointer: impl Into<String>, message: impl Into<String>) -> Problem {
        self.errors.push(FieldError { pointer: pointer.into(), message: message.into() });
        self
    }

    /// When to try again, as the header Retry-After.
    pub fn retry_after_seconds(mut self, seconds: u32) -> Problem {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// It was told under this key before, as the header Idempotency-Replayed.
    pub fn replayed(mut self) -> Problem {
        self.is_replayed = true;
        self
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The document. Without an id only where no layer has given the request one, as in a slice's own tests.
    pub(super) fn json(&self, request_id: Option<&str>) -> String {
        let mut document = Map::new();
        document.insert("type".into(), self.kind.urn().into());
        document.insert("title".into(), self.kind.title().into());
        document.insert("status".into(), self.kind.status().as_u16().into());
        if let Some(detail) = &self.detail {
            document.insert("detail".into(), detail.as_str().into());
        }
        if !self.errors.is_empty() {
            document.insert("errors".into(), json!(self.errors));
        }
        if let Some(id) = request_id {
            document.insert("request_id".into(), id.into());
        }
        for (name, value) in &self.members {
            document.entry(name.as_str()).or_insert_with(|| value.clone());
        }
        Value::Object(document).to_string()
    }

    /// The same for a person whose browser asked for a page: a sentence, and the id to be told when asking for help.
    pub(super) fn html(&self, request_id: &str, language: Language) -> String {
        let words = Words(language);
        let sentence = match self.kind.status().as_u16() {
            404 | 405 => words.say("message-not-found"),
            429 | 500.. => words.say("message-unavailable"),
            _ => words.say("message-not-understood"),
        };
        format!(
            "<!doctype html><html lang=\"{language}\" style=\"color-scheme:light dark;{PAPER}\"><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{sentence}</title>\
             <body style=\"{BODY}\"><main><img src=\"/static/icon.svg\" alt=\"\" width=\"56\" height=\"56\">\
             <h1 style=\"{HEADING}\">{sentence}</h1><small>{id}</small></main></html>",
            language = words.language(),
            sentence = escaped(&sentence),
            id = escaped(request_id),
        )
    }
}

/// The looks of a page that has no sheet: the paper and the ink of static/timbro.css.
const PAPER: &str =
    "background:#faf6ee;background:light-dark(#faf6ee,#15161a);color:#1d2433;color:light-dark(#1d2433,#f2ede2)";
const BODY: &str = "display:grid;place-content:center;min-height:90vh;max-width:22rem;margin:auto;padding:0 1rem;font:1rem/1.5 system-ui";
const HEADING: &str = "font:700 1.6rem/1.25 ui-serif,Georgia,serif;text-wrap:balance";

/// Text made harmless inside HTML: an id may be the caller's own.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        if matches!(c, '<' | '>' | '&' | '"' | '\'') {
            // Writing to a String cannot fail.
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
        out
    })
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.json(None)));
        *response.status_mut() = self.kind.status();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.is_replayed {
            headers.insert(IDEMPOTENCY_REPLAYED, HeaderValue::from_static("true"));
        }
        if self.kind == Kind::Unauthorized {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// A failing database is ours to mend and the caller's to wait out; the same key will tell what became of the request.
impl From<crate::db::Error> for Problem {
    fn from(failure: crate::db::Error) -> Problem {
        if failure.is_unavailable() || failure.is_conflict() || failure.is_lost() {
            Problem::unavailable(failure)
        } else {
            Problem::internal(failure)
        }
    }
}

/// Lets a handler end with `?` where whatever goes wrong is ours.
impl From<anyhow::Error> for Problem {
    fn from(failure: anyhow::Error) -> Problem {
        Problem::internal(failure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_has_the_members_of_the_standard_and_they_cannot_be_taken() {
        let problem = Problem::new(Kind::CoolDown)
            .detail("Come back in 10 minutes.")
            .with("ready_at", "2026-01-01T00:00:00.000Z")
            .with("status", 200)
            .error("/code", "was scanned just now");
        let document: Value = serde_json::from_str(&problem.json(Some("r-1"))).unwrap();
        let expected = json!({
            "type": "urn:timbro:problem:cool-down",
            "title": "It is too soon for another stamp",
            "status": 409,
            "detail": "Come back in 10 minutes.",
            "errors": [{"pointer": "/code", "message": "was scanned just now"}],
            "request_id": "r-1",
            "ready_at": "2026-01-01T00:00:00.000Z",
        });
        assert_eq!(document, expected);
    }

    #[test]
    fn headers_go_with_their_kinds() {
        let header = |problem: Problem, name| problem.into_response().headers().get(name).cloned();
        assert_eq!(header(Problem::new(Kind::Unauthorized), header::WWW_AUTHENTICATE).unwrap(), "Bearer");
        assert_eq!(header(Problem::new(Kind::Overloaded), header::RETRY_AFTER).unwrap(), "1");
        assert_eq!(header(Problem::new(Kind::CoolDown).retry_after_seconds(600), header::RETRY_AFTER).unwrap(), "600");
        assert_eq!(header(Problem::new(Kind::NotFound), header::RETRY_AFTER), None);
    }

    #[test]
    fn a_failure_of_ours_does_not_reach_the_caller() {
        let failure = anyhow::anyhow!("password is hunter2").context("no connection");
        assert!(!Problem::from(failure).json(None).contains("hunter2"));
    }

    #[test]
    fn what_the_caller_sent_is_harmless_in_a_page() {
        let page = Problem::new(Kind::BadRequest).detail("<script>alert('x')</script>").html("\"><b>", Language::Pl);
        assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
        assert!(page.contains("lang=\"pl\"") && page.contains("Nie udało się tego odczytać."), "{page}");
    }
}
