//! Posters over HTTP.

use axum::extract::{FromRef, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Size;
use super::page::poster;
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::card::page::{look_of, shop_of};
use crate::desk::Desk;
use crate::http::{Answer, Path, Problem, Query, RefusedRead};
use crate::kernel::Language;

/// The routes of posters.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show))
}

/// How a poster shall speak.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PosterWish {
    /// The language it is printed in; the shop's own unless told.
    language: Option<Language>,
}

/// A poster to be printed: the shop's name, colour and logo, and the code by which a customer gets a card.
#[utoipa::path(get, path = "/posters/{size}", operation_id = "print_poster", tag = "shop",
    params(("size" = Size, Path), PosterWish),
    responses((status = 200, body = String, content_type = "text/html"), RefusedRead))]
async fn show(
    owner: Owner,
    State(desk): State<Desk>,
    Path(size): Path<Size>,
    Query(wish): Query<PosterWish>,
) -> Answer<Response> {
    let shop = shop_of(&desk, owner.shop()).await?.ok_or_else(Problem::not_found)?;
    let look = look_of(&desk, shop.id).await?;
    // Who reads a poster is the shop's customer, not the owner's browser.
    let language = wish.language.unwrap_or(shop.language);
    poster(shop, look, size, language, &desk.public_url)
}
