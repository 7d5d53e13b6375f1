//! How the protocol's common parts stand in the OpenAPI document.
//!
//! Routes name [`Refused`] or [`RefusedRead`] among their responses and get one reference per status; the document
//! holds what they refer to once, put there by [`describe`].

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Components, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Required, Response, ResponseBuilder};
use utoipa::{IntoParams, IntoResponses, PartialSchema, ToSchema};

use super::extract::{IdempotencyKey, MaybeIdempotencyKey};
use super::problem::{FieldError, PROBLEM_JSON, Problem};

/// The problem document of RFC 9457. Members of single kinds are told in docs/problems.md.
#[derive(Serialize, ToSchema)]
struct Document {
    /// What kind of problem, stable: `urn:timbro:problem:` and a slug of docs/problems.md.
    #[schema(example = "urn:timbro:problem:cool-down", pattern = "^urn:timbro:problem:[a-z-]+$")]
    r#type: String,
    /// The kind in a few English words.
    title: String,
    /// The HTTP status, again.
    status: u16,
    /// What to do now, in plain words.
    #[schema(required = false, nullable = false)]
    detail: Option<String>,
    /// The fields that are not accepted.
    #[schema(required = false, nullable = false)]
    errors: Option<Vec<FieldError>>,
    /// The same as the header X-Request-Id; the server's log knows it.
    request_id: String,
}

impl PartialSchema for Problem {
    fn schema() -> RefOr<Schema> {
        Document::schema()
    }
}

impl ToSchema for Problem {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Problem")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Document::schemas(schemas);
    }
}

/// Every status that a write may be refused with. For routes: `responses((status = 201, …), Refused)`.
pub struct Refused;

/// Every status that a read may be refused with.
pub struct RefusedRead;

const WRITE: &[(&str, &str, &str)] = &[
    ("400", "BadRequest", "The request cannot be read"),
    ("401", "Unauthorized", "Nobody is signed in"),
    ("403", "Forbidden", "The caller, or the code, may not do that"),
    ("404", "NotFound", "There is no such thing"),
    ("409", "Conflict", "The rules refuse it as things stand"),
    ("413", "TooLarge", "The body is too large"),
    ("415", "UnsupportedMediaType", "The body is not application/json"),
    ("422", "Unprocessable", "A field is not accepted, or the Idempotency-Key belongs to another request"),
    ("429", "TooManyRequests", "Too many requests, or too many wrong tries; Retry-After says how many seconds to wait"),
    ("500", "Internal", "Something is wrong on our side"),
    ("503", "Unavailable", "Too much at once, too slow, or no data: nothing was recorded, try again"),
];

const READ: &[&str] = &["400", "401", "403", "404", "429", "500", "503"];

fn references(keep: impl Fn(&str) -> bool) -> BTreeMap<String, RefOr<Response>> {
    let kept = WRITE.iter().filter(|(status, ..)| keep(status));
    kept.map(|(status, name, _)| ((*status).to_owned(), RefOr::Ref(Ref::from_response_name(*name)))).collect()
}

impl IntoResponses for Refused {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        references(|_| true)
    }
}

impl IntoResponses for RefusedRead {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        references(|status| READ.contains(&status))
    }
}

/// Puts into the document what [`Refused`] and [`RefusedRead`] refer to. Called once, on the finished document.
pub fn describe(openapi: &mut OpenApi) {
    let components = openapi.components.get_or_insert_with(Components::new);
    let mut schemas = vec![("Problem".to_owned(), Problem::schema())];
    Problem::schemas(&mut schemas);
    components.schemas.extend(schemas);
    for (_, name, description) in WRITE {
        let content = Content::new(Some(Ref::from_schema_name("Problem")));
        let response = ResponseBuilder::new().description(*description).content(PROBLEM_JSON, content).build();
        components.responses.insert((*name).to_owned(), response.into());
    }
}

fn key_header(required: Required) -> Parameter {
    let text = ObjectBuilder::new()
        .schema_type(SchemaType::new(Type::String))
        .min_length(Some(1))
        .max_length(Some(IdempotencyKey::MAX_CHARS))
        .pattern(Some("^[!-~]+$"));
    ParameterBuilder::new()
        .name(IdempotencyKey::HEADER)
        .parameter_in(ParameterIn::Header)
        .required(required)
        .description(Some("Chosen by the caller, one per act: a repeat with the same key is done once."))
        .schema(Some(text))
        .build()
}

impl IntoParams for IdempotencyKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![key_header(Required::True)]
    }
}

impl IntoParams for MaybeIdempotencyKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![key_header(Required::False)]
    }
}
