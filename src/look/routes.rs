//! A shop's look over HTTP.

mod colour;
mod logo;

use axum::extract::FromRef;
use utoipa_axum::router::OpenApiRouter;

use super::jobs::Easel;
use crate::auth::KeyCache;
use crate::desk::Desk;

/// The routes of a shop's look.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Easel: FromRef<S>,
{
    OpenApiRouter::new().merge(colour::routes()).merge(logo::routes())
}
