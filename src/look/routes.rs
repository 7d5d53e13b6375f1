//! A shop's look over HTTP, and the shop as whoever works there sees it.

mod colour;
mod logo;

use axum::extract::{FromRef, State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::colour::Shades;
use super::jobs::Easel;
use super::store;
use crate::auth::KeyCache;
use crate::auth::extract::OfShop;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Problem, RefusedRead};
use crate::kernel::{Currency, Language, Name, ShopId};
use crate::shop;

/// The routes of a shop's look.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Easel: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show)).merge(colour::routes()).merge(logo::routes())
}

/// The shop.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShopView {
    /// Which.
    id: ShopId,
    /// What it is called.
    name: Name,
    /// The language it speaks first.
    language: Language,
    /// Where its days begin.
    #[schema(example = "Europe/Rome")]
    time_zone: String,
    /// Its one currency.
    #[schema(value_type = String, example = "EUR")]
    currency: Currency,
    /// The colour of its stamp; null for timbro's own.
    colour: Option<Shades>,
    /// Whether there is a picture at /logo/ and the shop's id.
    has_logo: bool,
}

/// Show the shop: what it is called, how it speaks and counts, and how it looks.
#[utoipa::path(get, path = "/shop", operation_id = "show_shop", tag = "shop",
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = ShopView), RefusedRead))]
async fn show(caller: OfShop, State(desk): State<Desk>) -> Answer<Json<ShopView>> {
    let id = caller.shop();
    let mut reader = desk.db.reader(Shops::One(id)).await?;
    let shop = shop::store::shop(&mut reader, id).await?.ok_or_else(Problem::not_found)?;
    let look = store::look(&mut reader, id).await?;
    Ok(Json(ShopView {
        id,
        name: shop.name,
        language: shop.language,
        time_zone: shop.zone.name().to_owned(),
        currency: shop.currency,
        colour: look.colour,
        has_logo: look.has_logo,
    }))
}
