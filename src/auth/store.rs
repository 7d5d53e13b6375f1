//! Doors and keys.

pub mod browsers;
pub mod device;
pub mod sessions;

use super::{ApiKey, Door, DoorKind, SHOWN_PREFIX_CHARS, Scope, Secret};
use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::kernel::{ApiKeyId, LocationId, Name, ShopId, Time};
use crate::on;

/// What is behind a secret, if it opens now. Several cards may be behind one browser.
pub async fn doors(session: &mut dyn Session, kind: DoorKind, hash: &[u8; 32], now: Time) -> db::Result<Vec<Door>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select shop_id, target_id, expires_at from door \
         where kind = $1 and hash = $2 and used_at is null and (expires_at is null or expires_at > $3) order by made_at, target_id"
    )
    .bind(kind.as_str())
    .bind(&hash[..])
    .bind(now)
    .fetch_all(c)
    .await
    })?)
}

/// Goes through a door that opens once. None where it was used, has expired or never was.
pub async fn pass_once(writer: &mut Writer, kind: DoorKind, hash: &[u8; 32], now: Time) -> db::Result<Option<Door>> {
    Ok(on!(writer, |c| {
        sqlx::query_as(
        "update door set used_at = $3 where kind = $1 and hash = $2 and used_at is null and (expires_at is null or expires_at > $3) \
         returning shop_id, target_id, expires_at"
    )
    .bind(kind.as_str())
    .bind(&hash[..])
    .bind(now)
    .fetch_optional(c)
    .await
    })?)
}

/// A door that opens once, whether it was used or not; None where it has expired or never was.
pub async fn door_once(
    session: &mut dyn Session,
    kind: DoorKind,
    hash: &[u8; 32],
    now: Time,
) -> db::Result<Option<Door>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select shop_id, target_id, expires_at from door where kind = $1 and hash = $2 and expires_at > $3"
    )
    .bind(kind.as_str())
    .bind(&hash[..])
    .bind(now)
    .fetch_optional(c)
    .await)?)
}

/// A door to be hung: what opens it, and what is behind it.
#[derive(Clone, Copy, Debug)]
pub struct NewDoor {
    /// Of what kind.
    pub kind: DoorKind,
    /// The SHA-256 of the secret.
    pub hash: [u8; 32],
    /// What is behind it.
    pub target: uuid::Uuid,
    /// Until when it opens.
    pub expires_at: Option<Time>,
}

/// Hangs doors. One that is there already stays as it is.
pub async fn insert_doors(writer: &mut Writer, shop: ShopId, doors: &[NewDoor], now: Time) -> db::Result<()> {
    let mut rows = Rows::of(columns![Text kind, Bytes hash, Uuid shop_id, Uuid target_id, Int made_at, Int expires_at]);
    for door in doors {
        rows.push(vec![
            door.kind.as_str().into(),
            door.hash.as_slice().into(),
            shop.0.into(),
            door.target.into(),
            now.0.into(),
            door.expires_at.map(|Time(ms)| ms).into(),
        ]);
    }
    insert_rows(writer, "door", &rows).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct KeyRow {
    scopes: String,
    location_id: LocationId,
    expires_at: Option<Time>,
    seen_at: Option<Time>,
}

/// A shop's key and when it was last used, unless it was revoked or its time is over.
pub async fn api_key(
    session: &mut dyn Session,
    shop: ShopId,
    id: ApiKeyId,
    now: Time,
) -> db::Result<Option<(ApiKey, Option<Time>)>> {
    let row: Option<KeyRow> = on!(session, |c| sqlx::query_as(
        "select scopes, location_id, expires_at, seen_at from api_key \
         where shop_id = $1 and id = $2 and revoked_at is null and (expires_at is null or expires_at > $3)"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .fetch_optional(c)
    .await)?;
    let scope = |word: &str| [Scope::Counter, Scope::Owner].into_iter().find(|scope| scope.as_str() == word);
    Ok(row.map(|row| {
        let scopes = row.scopes.split(',').filter_map(scope).collect();
        (ApiKey { shop, id, scopes, location: row.location_id, expires_at: row.expires_at }, row.seen_at)
    }))
}

/// Notes that a key was used.
pub async fn touch_key(writer: &mut Writer, shop: ShopId, id: ApiKeyId, now: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "update api_key set seen_at = $3 where shop_id = $1 and id = $2 and (seen_at is null or seen_at < $3)"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Keeps a new key: its hash, and the first characters to recognise it by.
pub async fn insert_api_key(
    writer: &mut Writer,
    key: &ApiKey,
    name: &Name,
    secret: &Secret,
    now: Time,
) -> db::Result<()> {
    let scopes = key.scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(",");
    let prefix: String = secret.expose().chars().take(SHOWN_PREFIX_CHARS).collect();
    on!(writer, |c| {
        sqlx::query(
        "insert into api_key (shop_id, id, name, prefix, scopes, location_id, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(key.shop)
    .bind(key.id)
    .bind(name)
    .bind(&prefix)
    .bind(&scopes)
    .bind(key.location)
    .bind(now)
    .bind(key.expires_at)
    .execute(c)
    .await
    .map(drop)
    })?;
    insert_key_secret(writer, key.shop, (key.id, key.expires_at), secret, now).await
}

/// Gives a key a secret more, and the door it opens.
pub async fn insert_key_secret(
    writer: &mut Writer,
    shop: ShopId,
    (id, expires_at): (ApiKeyId, Option<Time>),
    secret: &Secret,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into api_key_secret (shop_id, key_id, number, hash, made_at) select $1, $2, coalesce(max(number), 0) + 1, $3, $4 \
         from api_key_secret where shop_id = $1 and key_id = $2"
    )
    .bind(shop)
    .bind(id)
    .bind(&secret.hash()[..])
    .bind(now)
    .execute(c)
    .await
    .map(drop)
    })?;
    let door = NewDoor { kind: DoorKind::ApiKey, hash: secret.hash(), target: id.0, expires_at };
    insert_doors(writer, shop, &[door], now).await
}
