//! Keys as their owner lists, replaces and revokes them. Each question names the shop and its test twin, and the transaction
//! is open for both: where the caller is the twin itself, the two are one.

use crate::auth::{SHOWN_PREFIX_CHARS, Secret, store::insert_key_secret};
use crate::db::{self, Session, Writer};
use crate::kernel::{ApiKeyId, Cursor, LocationId, Name, ShopId, Time};
use crate::on;

/// The shop and its test twin.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The caller's own.
    pub own: ShopId,
    /// Its twin, or itself again.
    pub twin: ShopId,
}

/// A key as it is listed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KeyRow {
    /// Of which of the two.
    pub shop_id: ShopId,
    /// Which.
    pub id: ApiKeyId,
    /// What it is called.
    pub name: Name,
    /// Its first characters.
    pub prefix: String,
    /// What it may do, with commas.
    pub scopes: String,
    /// The counter it stands at.
    pub location_id: LocationId,
    /// Since when.
    pub made_at: Time,
    /// Until when it is good.
    pub expires_at: Option<Time>,
    /// When it was revoked.
    pub revoked_at: Option<Time>,
    /// When it was last used, to ten minutes.
    pub seen_at: Option<Time>,
    /// Until when the secret before is good too.
    pub old_secret_until: Option<Time>,
}

/// Keys before a position, newest first, and one more than `rows`.
pub async fn page(
    session: &mut dyn Session,
    pair: Pair,
    before: Cursor,
    now: Time,
    rows: i64,
) -> db::Result<Vec<KeyRow>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select k.shop_id, k.id, k.name, k.prefix, k.scopes, k.location_id, k.made_at, k.expires_at, k.revoked_at, k.seen_at, \
            (select max(d.expires_at) from api_key_secret as s join door as d on d.kind = 'api_key' and d.hash = s.hash \
                and d.target_id = s.key_id where s.shop_id = k.shop_id and s.key_id = k.id and d.expires_at > $4 \
                and s.number < (select max(l.number) from api_key_secret as l where l.shop_id = k.shop_id and l.key_id = k.id)) \
            as old_secret_until \
         from api_key as k where k.shop_id in ($1, $2) and k.id < $3 order by k.id desc limit $5"
    )
    .bind(pair.own)
    .bind(pair.twin)
    .bind(before.id())
    .bind(now)
    .bind(rows + 1)
    .fetch_all(c)
    .await
    })?)
}

/// A key of the two shops, whatever became of it.
pub async fn key(session: &mut dyn Session, pair: Pair, id: ApiKeyId, now: Time) -> db::Result<Option<KeyRow>> {
    // Its place in the list is its own: the row before the next id.
    let after = Cursor(id.0.as_u128().saturating_add(1));
    Ok(page(session, pair, after, now, 0).await?.into_iter().find(|row| row.id == id))
}

/// Gives a key a new secret; those before are good until `old_until` at the latest. False where the key is good no more.
pub async fn rotate(
    writer: &mut Writer,
    shop: ShopId,
    id: ApiKeyId,
    secret: &Secret,
    (now, old_until): (Time, Time),
) -> db::Result<bool> {
    let prefix: String = secret.expose().chars().take(SHOWN_PREFIX_CHARS).collect();
    let good: Option<(Option<Time>,)> = on!(writer, |c| sqlx::query_as(
        "update api_key set prefix = $3 where shop_id = $1 and id = $2 and revoked_at is null \
            and (expires_at is null or expires_at > $4) returning expires_at"
    )
    .bind(shop)
    .bind(id)
    .bind(&prefix)
    .bind(now)
    .fetch_optional(c)
    .await)?;
    let Some((expires_at,)) = good else { return Ok(false) };
    on!(writer, |c| {
        sqlx::query(
        "update door set expires_at = $3 where kind = 'api_key' and target_id = $2 and (expires_at is null or expires_at > $3) \
            and hash in (select hash from api_key_secret where shop_id = $1 and key_id = $2)"
    )
    .bind(shop)
    .bind(id)
    .bind(old_until)
    .execute(c)
    .await
    .map(drop)
    })?;
    insert_key_secret(writer, shop, (id, expires_at), secret, now).await?;
    Ok(true)
}

/// Revokes a key of the two shops. None where there is none, or none any more.
pub async fn revoke(writer: &mut Writer, pair: Pair, id: ApiKeyId, now: Time) -> db::Result<Option<ShopId>> {
    Ok(on!(writer, |c| {
        sqlx::query_scalar(
        "update api_key set revoked_at = $4 where shop_id in ($1, $2) and id = $3 and revoked_at is null returning shop_id"
    )
    .bind(pair.own)
    .bind(pair.twin)
    .bind(id)
    .bind(now)
    .fetch_optional(c)
    .await
    })?)
}
