//! Logos' rows.

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
pub async fn insert(
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
