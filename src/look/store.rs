//! The rows of a shop's look: the newest counts.

use super::Look;
use super::colour::{Colour, Shades};
use crate::db::{self, Session, Writer};
use crate::kernel::{Origin, ShopId, Time};
use crate::on;

/// The shop's logo, as a PNG.
pub async fn logo(session: &mut dyn Session, shop: ShopId) -> db::Result<Option<Vec<u8>>> {
    let row: Option<Option<Vec<u8>>> = on!(session, |c| {
        sqlx::query_scalar("select png from shop_logo where shop_id = $1 order by number desc limit 1")
            .bind(shop)
            .fetch_optional(c)
            .await
    })?;
    Ok(row.flatten())
}

/// Keeps a logo in place of the one before; None takes it away.
pub async fn insert_logo(
    writer: &mut Writer,
    shop: ShopId,
    png: Option<&[u8]>,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into shop_logo (shop_id, number, png, made_at, actor_kind, actor_id, location_id) \
             select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from shop_logo where shop_id = $1",
        )
        .bind(shop)
        .bind(png)
        .bind(now)
        .bind(origin.actor.kind)
        .bind(origin.actor.id)
        .bind(origin.location)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The colour that the shop has chosen.
pub async fn colour(session: &mut dyn Session, shop: ShopId) -> db::Result<Option<Colour>> {
    let row: Option<Option<String>> = on!(session, |c| {
        sqlx::query_scalar("select colour from shop_colour where shop_id = $1 order by number desc limit 1")
            .bind(shop)
            .fetch_optional(c)
            .await
    })?;
    let Some(text) = row.flatten() else { return Ok(None) };
    Colour::parse(&text).map(Some).ok_or_else(|| db::Error::impossible("a shop's colour does not read as a colour"))
}

/// How a shop looks.
pub async fn look(session: &mut dyn Session, shop: ShopId) -> db::Result<Look> {
    let colour = colour(session, shop).await?.map(Shades::from);
    let has_logo: Option<bool> = on!(session, |c| {
        sqlx::query_scalar("select png is not null from shop_logo where shop_id = $1 order by number desc limit 1")
            .bind(shop)
            .fetch_optional(c)
            .await
    })?;
    Ok(Look { colour, has_logo: has_logo.unwrap_or(false) })
}

/// Keeps a colour in place of the one before; None takes it away.
pub async fn insert_colour(
    writer: &mut Writer,
    shop: ShopId,
    colour: Option<Colour>,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into shop_colour (shop_id, number, colour, made_at, actor_kind, actor_id, location_id) \
             select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from shop_colour where shop_id = $1",
        )
        .bind(shop)
        .bind(colour.map(|colour| colour.to_string()))
        .bind(now)
        .bind(origin.actor.kind)
        .bind(origin.actor.id)
        .bind(origin.location)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}
