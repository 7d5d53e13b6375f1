//! Sessions, as far as every request asks for them.

use crate::auth::session::{IDLE_MINUTES, SignedIn};
use crate::db::{self, Session, Writer};
use crate::kernel::{OwnerId, SessionId, ShopId, Time};
use crate::on;

/// The session of that id, unless it was revoked, has expired or lay idle for too long.
pub async fn signed_in(
    session: &mut dyn Session,
    shop: ShopId,
    id: SessionId,
    now: Time,
) -> db::Result<Option<SignedIn>> {
    let row: Option<(OwnerId, Time, Time)> = on!(session, |c| sqlx::query_as(
        "select owner_id, stepped_up_at, seen_at from session \
         where shop_id = $1 and id = $2 and revoked_at is null and expires_at > $3 and seen_at > $4"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .bind(now.plus_minutes(-IDLE_MINUTES))
    .fetch_optional(c)
    .await)?;
    Ok(row.map(|(owner, stepped_up_at, seen_at)| SignedIn { shop, session: id, owner, stepped_up_at, seen_at }))
}

/// Notes that a session was used, and from which network.
pub async fn touch(
    writer: &mut Writer,
    shop: ShopId,
    id: SessionId,
    network: Option<&str>,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "update session set seen_at = $3, network = coalesce($4, network) where shop_id = $1 and id = $2 and seen_at < $3"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .bind(network)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}
