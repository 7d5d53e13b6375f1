//! The logo as pages show it: for everybody, because it hangs in the window.

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::store;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Path, Problem};
use crate::kernel::ShopId;

/// The address of logos.
pub fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
{
    Router::new().route("/logo/{shop}", get(show))
}

async fn show(State(desk): State<Desk>, Path(shop): Path<ShopId>) -> Answer<Response> {
    let png = store::logo(&mut desk.db.reader(Shops::One(shop)).await?, shop).await?.ok_or_else(Problem::not_found)?;
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=3600")];
    Ok((headers, png).into_response())
}
