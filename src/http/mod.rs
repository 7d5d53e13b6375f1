//! The only place that knows the protocol's details.
//!
//! It keeps four promises for every route: a refusal is a problem with a stable type ([`Problem`]), what a handler is
//! given was checked ([`Json`], [`Path`], [`IdempotencyKey`] and their kin), every request has an id and its limits
//! ([`layers`]), and the files a browser needs are in the binary ([`assets`]). What a request means is left to the
//! slices, and who is asking to `auth`.

mod assets;
mod body;
mod describe;
mod extract;
mod headers;
mod kind;
mod layers;
mod meter;
pub mod outward;
mod places;
mod problem;
mod proxies;
mod sender;
mod styles;
#[cfg(test)]
mod tests;

pub use assets::{assets, has_file};
pub use describe::{Refused, RefusedRead, describe};
pub use extract::{IDEMPOTENCY_REPLAYED, IdempotencyKey, Json, MaybeIdempotencyKey, Path, Query};
pub use headers::policy_of;
pub use kind::Kind;
pub use layers::{Limits, REQUEST_ID, layers};
pub use meter::{Metering, Rate, Rates};
pub use problem::{Answer, FieldError, PROBLEM_JSON, Problem};
pub use proxies::Proxies;
pub use sender::Sender;
pub use styles::{card_style, page_style, print_style};
