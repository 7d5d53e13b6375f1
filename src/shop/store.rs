//! Shops, counters and code keys.

use super::{CodeKey, Shop, ShopKind};
use crate::code::{KeyState, Kid, PublicKey};
use crate::db::{self, Session, Writer};
use crate::kernel::{Currency, Language, LocationId, Name, ShopId, Time, Zone};
use crate::on;

#[derive(sqlx::FromRow)]
struct ShopRow {
    id: ShopId,
    name: Name,
    kind: ShopKind,
    time_zone: String,
    currency: Currency,
    locale: Language,
    made_at: Time,
}

impl TryFrom<ShopRow> for Shop {
    type Error = db::Error;

    fn try_from(row: ShopRow) -> db::Result<Shop> {
        let zone = Zone::parse(&row.time_zone).ok_or_else(|| db::Error::impossible("a shop's time zone is unknown"))?;
        let (id, name, kind, currency, language, made_at) =
            (row.id, row.name, row.kind, row.currency, row.locale, row.made_at);
        Ok(Shop { id, name, kind, zone, currency, language, made_at })
    }
}

/// The shop of that id.
pub async fn shop(session: &mut dyn Session, id: ShopId) -> db::Result<Option<Shop>> {
    let row: Option<ShopRow> = on!(session, |c| sqlx::query_as(
        "select id, name, kind, time_zone, currency, locale, made_at from shop where id = $1"
    )
    .bind(id)
    .fetch_optional(c)
    .await)?;
    row.map(Shop::try_from).transpose()
}

/// The ids of all shops, oldest first; for the administrator.
pub async fn all(session: &mut dyn Session) -> db::Result<Vec<ShopId>> {
    Ok(on!(session, |c| sqlx::query_scalar("select id from shop order by id").fetch_all(c).await)?)
}

/// The shops of that name; for the administrator.
pub async fn named(session: &mut dyn Session, name: &str) -> db::Result<Vec<ShopId>> {
    Ok(on!(session, |c| sqlx::query_scalar("select id from shop where name = $1 and test_of is null order by id")
        .bind(name)
        .fetch_all(c)
        .await)?)
}

/// Opens a shop.
pub async fn insert(writer: &mut Writer, shop: &Shop) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into shop (id, name, kind, time_zone, currency, locale, rules_version, made_at) values ($1, $2, $3, $4, $5, $6, 0, $7)"
    )
    .bind(shop.id)
    .bind(&shop.name)
    .bind(shop.kind)
    .bind(shop.zone.name())
    .bind(&shop.currency)
    .bind(shop.language)
    .bind(shop.made_at)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Opens the test twin of a shop. False where it is open already.
pub async fn insert_test(writer: &mut Writer, twin: &Shop, test_of: ShopId) -> db::Result<bool> {
    let opened = on!(writer, |c| {
        sqlx::query(
            "insert into shop (id, name, kind, time_zone, currency, locale, rules_version, made_at, test_of) \
         values ($1, $2, $3, $4, $5, $6, 0, $7, $8) on conflict do nothing",
        )
        .bind(twin.id)
        .bind(&twin.name)
        .bind(twin.kind)
        .bind(twin.zone.name())
        .bind(&twin.currency)
        .bind(twin.language)
        .bind(twin.made_at)
        .bind(test_of)
        .execute(c)
        .await?
        .rows_affected()
    });
    Ok(opened == 1)
}

/// Whether a shop is another's test twin.
pub async fn is_test(session: &mut dyn Session, shop: ShopId) -> db::Result<bool> {
    let twins: i64 =
        on!(session, |c| sqlx::query_scalar("select count(*) from shop where id = $1 and test_of is not null")
            .bind(shop)
            .fetch_one(c)
            .await)?;
    Ok(twins > 0)
}

/// A shop's first counter.
pub async fn first_location(session: &mut dyn Session, shop: ShopId) -> db::Result<Option<LocationId>> {
    Ok(on!(session, |c| sqlx::query_scalar("select id from location where shop_id = $1 order by id limit 1")
        .bind(shop)
        .fetch_optional(c)
        .await)?)
}

/// Whether a counter is a shop's.
pub async fn has_location(session: &mut dyn Session, shop: ShopId, id: LocationId) -> db::Result<bool> {
    let found: i64 =
        on!(session, |c| sqlx::query_scalar("select count(*) from location where shop_id = $1 and id = $2")
            .bind(shop)
            .bind(id)
            .fetch_one(c)
            .await)?;
    Ok(found > 0)
}

/// Sets up a counter.
pub async fn insert_location(
    writer: &mut Writer,
    shop: ShopId,
    id: LocationId,
    name: &Name,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query("insert into location (shop_id, id, name, made_at) values ($1, $2, $3, $4)")
        .bind(shop)
        .bind(id)
        .bind(name)
        .bind(now)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

type CodeKeyRow = (i64, Vec<u8>, Vec<u8>, Option<Time>, Option<Time>, Option<Time>);

/// A shop's keys for codes.
pub async fn code_keys(session: &mut dyn Session, shop: ShopId) -> db::Result<Vec<CodeKey>> {
    let rows: Vec<CodeKeyRow> = on!(session, |c| {
        sqlx::query_as(
        "select kid, public_key, sealed_seed, active_at, verify_only_at, revoked_at from signing_key where shop_id = $1 order by kid"
    )
    .bind(shop)
    .fetch_all(c)
    .await
    })?;
    let read = |(kid, public, sealed_seed, active_at, verify_only_at, revoked_at): CodeKeyRow| {
        let state = match (active_at, verify_only_at, revoked_at) {
            (_, _, Some(_)) => KeyState::Revoked,
            (_, Some(_), None) => KeyState::VerifyOnly,
            (Some(_), None, None) => KeyState::Active,
            (None, None, None) => KeyState::Next,
        };
        let impossible = || db::Error::impossible("a signing key's row does not read as a key");
        let kid = Kid(u8::try_from(kid).map_err(|_| impossible())?);
        let public = PublicKey(public.try_into().map_err(|_| impossible())?);
        Ok(CodeKey { kid, state, public, sealed_seed })
    };
    rows.into_iter().map(read).collect()
}

/// Keeps a new key for codes; `active_at` is None for one that is only announced.
pub async fn insert_code_key(
    writer: &mut Writer,
    shop: ShopId,
    key: &CodeKey,
    now: Time,
    active_at: Option<Time>,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into signing_key (shop_id, kid, public_key, sealed_seed, made_at, active_at) values ($1, $2, $3, $4, $5, $6)"
    )
    .bind(shop)
    .bind(i64::from(key.kid.0))
    .bind(&key.public.0[..])
    .bind(&key.sealed_seed)
    .bind(now)
    .bind(active_at)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Moves the keys on by one: the active one only verifies from now on, the announced one signs.
pub async fn advance_code_keys(writer: &mut Writer, shop: ShopId, now: Time) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "update signing_key set verify_only_at = $2 where shop_id = $1 and active_at is not null and verify_only_at is null and revoked_at is null"
    )
    .bind(shop)
    .bind(now)
    .execute(c)
    .await
    .map(drop)
    })?;
    on!(writer, |c| sqlx::query(
        "update signing_key set active_at = $2 where shop_id = $1 and active_at is null and revoked_at is null"
    )
    .bind(shop)
    .bind(now)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Keeps the hash of a link by which a server's first shop can be opened.
pub async fn insert_first_link(writer: &mut Writer, hash: &[u8; 32], now: Time, expires_at: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query("insert into first_link (hash, made_at, expires_at) values ($1, $2, $3)")
        .bind(&hash[..])
        .bind(now)
        .bind(expires_at)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Whether a first link opens now.
pub async fn is_first_link(session: &mut dyn Session, hash: &[u8; 32], now: Time) -> db::Result<bool> {
    let links: i64 = on!(session, |c| sqlx::query_scalar(
        "select count(*) from first_link where hash = $1 and used_at is null and expires_at > $2"
    )
    .bind(&hash[..])
    .bind(now)
    .fetch_one(c)
    .await)?;
    Ok(links > 0)
}

/// Uses up every first link, because a shop is there. Gives the hashes of those that were good until now.
pub async fn use_first_links(writer: &mut Writer, now: Time) -> db::Result<Vec<Vec<u8>>> {
    let used: Vec<(Vec<u8>, Time)> = on!(writer, |c| sqlx::query_as(
        "update first_link set used_at = $1 where used_at is null returning hash, expires_at"
    )
    .bind(now)
    .fetch_all(c)
    .await)?;
    Ok(used.into_iter().filter(|(_, expires_at)| *expires_at > now).map(|(hash, _)| hash).collect())
}
