//! Owners' passkeys.

use crate::auth::DoorKind;
use crate::db::{self, Session, Writer};
use crate::kernel::{Name, OwnerId, PasskeyId, ShopId, Time};
use crate::on;

/// A passkey as its owner sees it, with what verifies it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PasskeyRecord {
    /// Which.
    pub id: PasskeyId,
    /// Whose.
    pub owner_id: OwnerId,
    /// What its owner calls it.
    pub name: Name,
    /// The public key with its counter, as JSON.
    pub credential: String,
    /// When it was made.
    pub made_at: Time,
    /// When it last answered.
    pub used_at: Option<Time>,
}

/// An owner's passkeys, oldest first.
pub async fn passkeys(session: &mut dyn Session, shop: ShopId, owner: OwnerId) -> db::Result<Vec<PasskeyRecord>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select id, owner_id, name, credential, made_at, used_at from owner_passkey \
         where shop_id = $1 and owner_id = $2 and removed_at is null order by id"
    )
    .bind(shop)
    .bind(owner)
    .fetch_all(c)
    .await)?)
}

/// The passkey of that id, of whoever is in office.
pub async fn passkey(session: &mut dyn Session, shop: ShopId, id: PasskeyId) -> db::Result<Option<PasskeyRecord>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select p.id, p.owner_id, p.name, p.credential, p.made_at, p.used_at from owner_passkey as p \
         join owner as o on o.shop_id = p.shop_id and o.id = p.owner_id and o.ended_at is null \
         where p.shop_id = $1 and p.id = $2 and p.removed_at is null"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

/// A passkey to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewPasskey<'a> {
    /// Which.
    pub id: PasskeyId,
    /// Whose.
    pub owner: OwnerId,
    /// What its owner calls it.
    pub name: &'a Name,
    /// The public key with its counter, as JSON.
    pub credential: &'a str,
    /// The hash of the credential's own id.
    pub hash: [u8; 32],
}

/// Keeps a passkey. False where somebody signs in by this very credential already.
pub async fn insert(writer: &mut Writer, shop: ShopId, new: &NewPasskey<'_>, now: Time) -> db::Result<bool> {
    on!(writer, |c| {
        sqlx::query(
        "insert into owner_passkey (shop_id, id, owner_id, name, credential, made_at) values ($1, $2, $3, $4, $5, $6)"
    )
    .bind(shop)
    .bind(new.id)
    .bind(new.owner)
    .bind(new.name)
    .bind(new.credential)
    .bind(now)
    .execute(c)
    .await
    .map(drop)
    })?;
    let hung = on!(writer, |c| {
        sqlx::query(
        "insert into door (kind, hash, shop_id, target_id, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing"
    )
    .bind(DoorKind::Passkey.as_str())
    .bind(&new.hash[..])
    .bind(shop)
    .bind(new.id)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(hung == 1)
}

/// Notes that a passkey has answered, with its counter moved on. False where it was removed meanwhile.
pub async fn used(writer: &mut Writer, shop: ShopId, id: PasskeyId, credential: &str, now: Time) -> db::Result<bool> {
    let used = on!(writer, |c| {
        sqlx::query(
        "update owner_passkey set credential = $3, used_at = $4 where shop_id = $1 and id = $2 and removed_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(credential)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(used == 1)
}

/// Calls an owner's passkey by another name. False where there is none such.
pub async fn rename(writer: &mut Writer, shop: ShopId, owner: OwnerId, id: PasskeyId, name: &Name) -> db::Result<bool> {
    let renamed = on!(writer, |c| sqlx::query(
        "update owner_passkey set name = $4 where shop_id = $1 and id = $2 and owner_id = $3 and removed_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(owner)
    .bind(name)
    .execute(c)
    .await?
    .rows_affected());
    Ok(renamed == 1)
}

/// Removes an owner's passkey, if another way to sign in is left. False where there is none such, or none is left.
pub async fn remove(writer: &mut Writer, shop: ShopId, owner: OwnerId, id: PasskeyId, now: Time) -> db::Result<bool> {
    // Two removals at once would each count on the other's passkey: whoever has the owner's row goes first.
    on!(writer, |c| sqlx::query("update owner set name = name where shop_id = $1 and id = $2")
        .bind(shop)
        .bind(owner)
        .execute(c)
        .await
        .map(drop))?;
    let removed = on!(writer, |c| {
        sqlx::query(
        "update owner_passkey set removed_at = $4 where shop_id = $1 and id = $2 and owner_id = $3 and removed_at is null \
            and (exists (select 1 from owner_password as w where w.shop_id = $1 and w.owner_id = $3) \
                or exists (select 1 from owner_passkey as p where p.shop_id = $1 and p.owner_id = $3 and p.id <> $2 \
                    and p.removed_at is null))"
    )
    .bind(shop)
    .bind(id)
    .bind(owner)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()
    });
    if removed == 1 {
        on!(writer, |c| sqlx::query(
            "update door set used_at = $4 where kind = $1 and shop_id = $2 and target_id = $3 and used_at is null"
        )
        .bind(DoorKind::Passkey.as_str())
        .bind(shop)
        .bind(id)
        .bind(now)
        .execute(c)
        .await
        .map(drop))?;
    }
    Ok(removed == 1)
}
