//! What an owner changes about signing in: the password, the app for codes, the sessions. And the tries of long ago.

use uuid::Uuid;

use crate::db::{self, Session, Writer};
use crate::kernel::{OwnerId, SessionId, ShopId, Time};
use crate::on;

/// How an owner can sign in and prove who they are.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WaysIn {
    /// When the password was set, if there is one.
    pub password_made_at: Option<Time>,
    /// How many passkeys there are.
    pub passkeys: i64,
}

/// How an owner can sign in.
pub async fn ways_in(session: &mut dyn Session, shop: ShopId, owner: OwnerId) -> db::Result<WaysIn> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select (select max(made_at) from owner_password where shop_id = $1 and owner_id = $2) as password_made_at, \
            (select count(*) from owner_passkey where shop_id = $1 and owner_id = $2 and removed_at is null) as passkeys"
    )
    .bind(shop)
    .bind(owner)
    .fetch_one(c)
    .await
    })?)
}

/// Since when an app's codes are asked for, and how many recovery codes are left.
pub async fn recovery_left(session: &mut dyn Session, shop: ShopId, totp: Uuid) -> db::Result<(Option<Time>, i64)> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select confirmed_at, (select count(*) from owner_recovery where shop_id = $1 and totp_id = $2 and used_at is null) \
         from owner_totp where shop_id = $1 and id = $2"
    )
    .bind(shop)
    .bind(totp)
    .fetch_one(c)
    .await
    })?)
}

/// Sets an owner's password, in place of the one before.
pub async fn set_password(writer: &mut Writer, shop: ShopId, owner: OwnerId, phc: &str, now: Time) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into owner_password (shop_id, owner_id, number, phc, made_at) \
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4 from owner_password where shop_id = $1 and owner_id = $2",
        )
        .bind(shop)
        .bind(owner)
        .bind(phc)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Ends all of an owner's sessions but one. Gives how many ended.
pub async fn end_other_sessions(
    writer: &mut Writer,
    shop: ShopId,
    owner: OwnerId,
    kept: SessionId,
    now: Time,
) -> db::Result<u64> {
    Ok(on!(writer, |c| sqlx::query(
        "update session set revoked_at = $4 where shop_id = $1 and owner_id = $2 and id <> $3 and revoked_at is null"
    )
    .bind(shop)
    .bind(owner)
    .bind(kept)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()))
}

/// Gives an app up. False where it was given up already.
pub async fn end_totp(writer: &mut Writer, shop: ShopId, totp: Uuid, now: Time) -> db::Result<bool> {
    let ended = on!(writer, |c| sqlx::query(
        "insert into owner_totp_end (shop_id, totp_id, at) values ($1, $2, $3) on conflict do nothing"
    )
    .bind(shop)
    .bind(totp)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected());
    Ok(ended == 1)
}

/// Uses up the recovery codes that are left, to make way for new ones.
pub async fn end_recovery(writer: &mut Writer, shop: ShopId, totp: Uuid, now: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "update owner_recovery set used_at = $3 where shop_id = $1 and totp_id = $2 and used_at is null"
    )
    .bind(shop)
    .bind(totp)
    .bind(now)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Forgets the tries to sign in before an instant, and the challenges whose time is over. Gives how many tries.
pub async fn forget(writer: &mut Writer, before: Time, now: Time) -> db::Result<u64> {
    on!(writer, |c| sqlx::query("delete from ceremony where expires_at <= $1").bind(now).execute(c).await.map(drop))?;
    Ok(on!(writer, |c| sqlx::query("delete from sign_in where at < $1").bind(before).execute(c).await?.rows_affected()))
}
