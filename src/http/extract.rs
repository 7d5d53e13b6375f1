//! What a handler takes from a request, each refusing with a problem where it cannot be had.
//!
//! The names `Json`, `Path` and `Query` are those by which the OpenAPI macros know a body and its parameters.

use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{self, FromRequest, FromRequestParts, OptionalFromRequest, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::body;
use super::kind::Kind;
use super::problem::{Answer, Problem};

/// A JSON object as the body, in or out. Unknown fields are refused where `T` says so.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Answer<Self> {
        if !is_json(request.headers()) {
            return Err(
                Problem::new(Kind::UnsupportedMediaType).detail("Send the body with Content-Type: application/json.")
            );
        }
        body::read(&whole_body(request, state).await?).map(Json)
    }
}

/// Waits for the whole body, within the limit that holds for it.
pub(super) async fn whole_body<S: Send + Sync>(request: Request, state: &S) -> Answer<Bytes> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(Kind::TooLarge).detail("Send less at once."),
        _ => Problem::new(Kind::BadRequest).detail("The body broke off. Send it again."),
    })
}

/// `Option<Json<T>>`: None without a Content-Type, for bodies of which every field is optional.
impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Answer<Option<Self>> {
        if request.headers().contains_key(header::CONTENT_TYPE) {
            <Json<T> as FromRequest<S>>::from_request(request, state).await.map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
            Err(failure) => Problem::internal(failure).into_response(),
        }
    }
}

/// `application/json` or another `application/…+json`, with or without parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// The parameters of the path: one id, or several as a tuple or a struct. What cannot be one of them, such as an id
/// that is no UUID, is not found, just as an unknown id is.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        use extract::path::ErrorKind;
        let refused = match extract::Path::from_request_parts(parts, state).await {
            Ok(extract::Path(path)) => return Ok(Path(path)),
            Err(PathRejection::FailedToDeserializePathParams(refused)) => refused.into_kind(),
            Err(ours) => return Err(Problem::internal(ours)),
        };
        Err(match refused {
            ErrorKind::InvalidUtf8InPathParam { .. } => {
                Problem::new(Kind::BadRequest).detail("The address is not UTF-8.")
            }
            // The route and its handler do not agree on the parameters.
            ours @ (ErrorKind::WrongNumberOfParameters { .. } | ErrorKind::UnsupportedType { .. }) => {
                Problem::internal(ours)
            }
            _ => Problem::new(Kind::NotFound),
        })
    }
}

/// The parameters after the question mark.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Answer<Self> {
        extract::Query::try_from_uri(&parts.uri).map(|extract::Query(query)| Query(query)).map_err(|rejection| {
            let text = rejection.body_text();
            let reason = text.strip_prefix("Failed to deserialize query string: ").unwrap_or(&text);
            let problem = Problem::new(Kind::BadRequest)
                .detail(format!("The parameters after the ? are not accepted: {reason}."));
            // The reason begins with the parameter, unless one is missing.
            match reason.split_once(": ") {
                Some((parameter, _)) if !parameter.contains(' ') => problem.with("parameter", parameter),
                _ => problem,
            }
        })
    }
}

/// The header, with the value `true`, of an answer that repeats an earlier one.
pub const IDEMPOTENCY_REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// The caller's name for one act, so that a repeat is done once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The header it comes in.
    pub const HEADER: &str = "Idempotency-Key";
    /// The longest key in characters.
    pub const MAX_CHARS: usize = 255;

    /// Takes 1 to 255 visible ASCII characters, the only way in.
    pub fn parse(text: &str) -> Option<IdempotencyKey> {
        let is_key = (1..=Self::MAX_CHARS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        is_key.then(|| IdempotencyKey(text.to_owned()))
    }

    /// The key as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key of a request, None where there is none. Two headers are one too many: neither is better.
    fn of(headers: &HeaderMap) -> Answer<Option<IdempotencyKey>> {
        let mut values = headers.get_all(Self::HEADER).iter();
        let Some(first) = values.next() else { return Ok(None) };
        let key = first.to_str().ok().and_then(Self::parse).filter(|_| values.next().is_none());
        let malformed = || {
            Problem::new(Kind::IdempotencyKeyMalformed)
                .detail("Send one Idempotency-Key of 1 to 255 visible ASCII characters, such as a UUID.")
        };
        key.map(Some).ok_or_else(malformed)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Answer<Self> {
        let missing = || {
            Problem::new(Kind::IdempotencyKeyMissing)
                .detail("Send an Idempotency-Key, a new UUID for each act, so that a repeat is done once.")
        };
        IdempotencyKey::of(&parts.headers)?.ok_or_else(missing)
    }
}

/// The same where a key is honoured but not required.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaybeIdempotencyKey(pub Option<IdempotencyKey>);

impl<S: Send + Sync> FromRequestParts<S> for MaybeIdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Answer<Self> {
        IdempotencyKey::of(&parts.headers).map(MaybeIdempotencyKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(values: &[&[u8]]) -> Result<Option<IdempotencyKey>, Kind> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(IdempotencyKey::HEADER, header::HeaderValue::from_bytes(value).unwrap());
        }
        IdempotencyKey::of(&headers).map_err(|problem| problem.kind())
    }

    #[test]
    fn a_key_is_one_header_of_visible_characters() {
        assert_eq!(key_of(&[]), Ok(None));
        assert_eq!(key_of(&[b"a!~"]), Ok(IdempotencyKey::parse("a!~")));
        assert!(key_of(&[&[b'k'; 255]]).unwrap().is_some());
        let too_long: &[u8] = &[b'k'; 256];
        for wrong in [too_long, b"", b"a b", "klucz-ż".as_bytes(), b"a\tb"] {
            assert_eq!(key_of(&[wrong]), Err(Kind::IdempotencyKeyMalformed), "{wrong:?}");
        }
        assert_eq!(key_of(&[b"a", b"b"]), Err(Kind::IdempotencyKeyMalformed));
    }

    #[test]
    fn json_is_known_by_its_media_type() {
        let is = |value: &str| is_json(&HeaderMap::from_iter([(header::CONTENT_TYPE, value.parse().unwrap())]));
        assert!(is("application/json") && is("Application/JSON; charset=utf-8") && is("application/merge-patch+json"));
        assert!(!is("text/json") && !is("application/jsonp") && !is("text/plain") && !is_json(&HeaderMap::new()));
    }
}
