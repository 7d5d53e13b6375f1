//! Owners' rows: who they are, what they prove it by, their sessions, and the tries to sign in.

pub mod ceremonies;
pub mod passkeys;
pub mod security;

use crate::auth::slow::Tries;
use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::kernel::{Name, OwnerId, SessionId, ShopId, Time};
use crate::on;
use uuid::Uuid;

/// What an owner is called, while in office.
pub async fn name(session: &mut dyn Session, shop: ShopId, owner: OwnerId) -> db::Result<Option<Name>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select name from owner where shop_id = $1 and id = $2 and ended_at is null"
    )
    .bind(shop)
    .bind(owner)
    .fetch_optional(c)
    .await)?)
}

/// What is kept of an owner's password: a PHC string.
pub async fn password(session: &mut dyn Session, shop: ShopId, owner: OwnerId) -> db::Result<Option<String>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select phc from owner_password where shop_id = $1 and owner_id = $2 order by number desc limit 1"
    )
    .bind(shop)
    .bind(owner)
    .fetch_optional(c)
    .await)?)
}

/// The secret that an owner's app shares: its row, sealed.
pub type SealedTotp = (Uuid, Vec<u8>);

/// The one in force: the newest that was confirmed, unless it was given up.
pub async fn totp(session: &mut dyn Session, shop: ShopId, owner: OwnerId) -> db::Result<Option<SealedTotp>> {
    let newest: Option<(Uuid, Vec<u8>, Option<Time>)> = on!(session, |c| {
        sqlx::query_as(
        "select t.id, t.sealed_secret, e.at from owner_totp as t \
         left join owner_totp_end as e on e.shop_id = t.shop_id and e.totp_id = t.id \
         where t.shop_id = $1 and t.owner_id = $2 and t.confirmed_at is not null order by t.confirmed_at desc, t.id desc limit 1"
    )
    .bind(shop)
    .bind(owner)
    .fetch_optional(c)
    .await
    })?;
    Ok(newest.filter(|(.., ended_at)| ended_at.is_none()).map(|(id, sealed, _)| (id, sealed)))
}

/// The newest of all, if it waits to be confirmed and was made after `since`.
pub async fn totp_to_confirm(
    session: &mut dyn Session,
    shop: ShopId,
    owner: OwnerId,
    since: Time,
) -> db::Result<Option<SealedTotp>> {
    let newest: Option<(Uuid, Vec<u8>, Time, Option<Time>)> = on!(session, |c| sqlx::query_as(
        "select id, sealed_secret, made_at, confirmed_at from owner_totp where shop_id = $1 and owner_id = $2 \
         order by id desc limit 1"
    )
    .bind(shop)
    .bind(owner)
    .fetch_optional(c)
    .await)?;
    Ok(newest
        .filter(|(.., made_at, confirmed_at)| *made_at > since && confirmed_at.is_none())
        .map(|(id, sealed, ..)| (id, sealed)))
}

/// A session as its owner sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SessionRecord {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub owner_id: OwnerId,
    /// What they are called.
    pub owner_name: Name,
    /// When it began.
    pub made_at: Time,
    /// When it was last used, to ten minutes.
    pub seen_at: Time,
    /// When it ends at the latest.
    pub expires_at: Time,
    /// What the browser said of itself.
    pub browser: Option<String>,
    /// The network that it was last used from.
    pub network: Option<String>,
}

/// The shop's sessions that are not over, newest first. `idle_since`: what was not used since then is over.
pub async fn sessions(
    session: &mut dyn Session,
    shop: ShopId,
    now: Time,
    idle_since: Time,
) -> db::Result<Vec<SessionRecord>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select s.id, s.owner_id, o.name as owner_name, s.made_at, s.seen_at, s.expires_at, s.browser, s.network \
         from session as s join owner as o on o.shop_id = s.shop_id and o.id = s.owner_id \
         where s.shop_id = $1 and s.revoked_at is null and s.expires_at > $2 and s.seen_at > $3 order by s.id desc limit 200"
    )
    .bind(shop)
    .bind(now)
    .bind(idle_since)
    .fetch_all(c)
    .await
    })?)
}

/// What was tried at a name after `since`: by one browser that it knows, or by all that it does not.
pub async fn tries_at_name(
    session: &mut dyn Session,
    name_hash: &[u8; 32],
    browser_hash: Option<&[u8; 32]>,
    since: Time,
) -> db::Result<Tries> {
    let (wrong, last_at): (i64, Option<Time>) = on!(session, |c| {
        sqlx::query_as(
        "select cast(coalesce(sum(case outcome when 'tried' then 1 when 'in' then -1 else 0 end), 0) as bigint), max(at) \
         from sign_in where name_hash = $1 and at > $3 and coalesce(browser_hash, $1) = coalesce($2, $1)"
    )
    .bind(&name_hash[..])
    .bind(browser_hash.map(|hash| &hash[..]))
    .bind(since)
    .fetch_one(c)
    .await
    })?;
    Ok(Tries { wrong, last_at })
}

/// What was tried from an address after `since`, by browsers that are not known to the name.
pub async fn tries_from_address(session: &mut dyn Session, address_hash: &[u8; 32], since: Time) -> db::Result<Tries> {
    let (wrong, last_at): (i64, Option<Time>) = on!(session, |c| {
        sqlx::query_as(
        "select cast(coalesce(sum(case outcome when 'tried' then 1 when 'in' then -1 else 0 end), 0) as bigint), max(at) \
         from sign_in where address_hash = $1 and at > $2 and browser_hash is null"
    )
    .bind(&address_hash[..])
    .bind(since)
    .fetch_one(c)
    .await
    })?;
    Ok(Tries { wrong, last_at })
}

/// A try to sign in: what it is counted by, and whose name it was.
#[derive(Clone, Copy, Debug)]
pub struct Try {
    /// The name, or the session that is to be stepped up.
    pub name_hash: [u8; 32],
    /// The browser, where the name knows it.
    pub browser_hash: Option<[u8; 32]>,
    /// The address.
    pub address_hash: Option<[u8; 32]>,
    /// Whose name it is, if anybody's.
    pub owner: Option<(ShopId, OwnerId)>,
}

/// What became of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has begun, and counts as wrong until it is in.
    Tried,
    /// It was right.
    In,
    /// It was not.
    Wrong,
}

/// Notes a try, or what came of it.
pub async fn insert_try(writer: &mut Writer, id: Uuid, made: &Try, outcome: Outcome, now: Time) -> db::Result<()> {
    let outcome = match outcome {
        Outcome::Tried => "tried",
        Outcome::In => "in",
        Outcome::Wrong => "wrong",
    };
    on!(writer, |c| {
        sqlx::query(
        "insert into sign_in (id, at, outcome, name_hash, browser_hash, address_hash, shop_id, owner_id) values ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(id)
    .bind(now)
    .bind(outcome)
    .bind(&made.name_hash[..])
    .bind(made.browser_hash.as_ref().map(|hash| &hash[..]))
    .bind(made.address_hash.as_ref().map(|hash| &hash[..]))
    .bind(made.owner.map(|(shop, _)| shop))
    .bind(made.owner.map(|(_, owner)| owner))
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Puts an owner into office, with a name to sign in by. False where the name is taken.
pub async fn insert(
    writer: &mut Writer,
    shop: ShopId,
    owner: OwnerId,
    name: &Name,
    name_hash: &[u8; 32],
    now: Time,
) -> db::Result<bool> {
    on!(writer, |c| sqlx::query("insert into owner (shop_id, id, name, made_at) values ($1, $2, $3, $4)")
        .bind(shop)
        .bind(owner)
        .bind(name)
        .bind(now)
        .execute(c)
        .await
        .map(drop))?;
    let hung = on!(writer, |c| {
        sqlx::query(
        "insert into door (kind, hash, shop_id, target_id, made_at) values ('owner_name', $1, $2, $3, $4) on conflict do nothing"
    )
    .bind(&name_hash[..])
    .bind(shop)
    .bind(owner)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(hung == 1)
}

/// Ends the office of the shop's owner: their name, their passkeys, their sessions, the browsers they are known from, and
/// any link to become one. Gives how many sessions ended.
pub async fn end_office(writer: &mut Writer, shop: ShopId, now: Time) -> db::Result<u64> {
    on!(writer, |c| sqlx::query("update owner set ended_at = $2 where shop_id = $1 and ended_at is null")
        .bind(shop)
        .bind(now)
        .execute(c)
        .await
        .map(drop))?;
    on!(writer, |c| {
        sqlx::query(
            "update door set used_at = $2 where shop_id = $1 \
            and kind in ('owner_name', 'owner_browser', 'owner_setup', 'passkey', 'session') and used_at is null",
        )
        .bind(shop)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(on!(writer, |c| sqlx::query("update session set revoked_at = $2 where shop_id = $1 and revoked_at is null")
        .bind(shop)
        .bind(now)
        .execute(c)
        .await?
        .rows_affected()))
}

/// A session to begin.
#[derive(Clone, Debug)]
pub struct NewSession<'a> {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub owner: OwnerId,
    /// Until when.
    pub expires_at: Time,
    /// What the browser says of itself.
    pub browser: Option<&'a str>,
    /// Where from.
    pub network: Option<&'a str>,
}

/// Begins a session, its owner just having proved who they are.
pub async fn insert_session(writer: &mut Writer, shop: ShopId, new: &NewSession<'_>, now: Time) -> db::Result<()> {
    let mut rows = Rows::of(columns![
        Uuid shop_id, Uuid id, Uuid owner_id, Int made_at, Int seen_at, Int expires_at, Int stepped_up_at, Text browser,
        Text network
    ]);
    rows.push(vec![
        shop.0.into(),
        new.id.0.into(),
        new.owner.0.into(),
        now.0.into(),
        now.0.into(),
        new.expires_at.0.into(),
        now.0.into(),
        new.browser.into(),
        new.network.into(),
    ]);
    insert_rows(writer, "session", &rows).await?;
    Ok(())
}

/// Ends a session. False where there is none, or none any more.
pub async fn revoke(writer: &mut Writer, shop: ShopId, id: SessionId, now: Time) -> db::Result<bool> {
    let revoked = on!(writer, |c| sqlx::query(
        "update session set revoked_at = $3 where shop_id = $1 and id = $2 and revoked_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected());
    Ok(revoked == 1)
}

/// Notes that the owner proved again who they are.
pub async fn step_up(writer: &mut Writer, shop: ShopId, id: SessionId, now: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "update session set stepped_up_at = $3 where shop_id = $1 and id = $2 and revoked_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Keeps a secret that waits to be confirmed.
pub async fn insert_totp(
    writer: &mut Writer,
    shop: ShopId,
    owner: OwnerId,
    id: Uuid,
    sealed: &[u8],
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into owner_totp (shop_id, id, owner_id, sealed_secret, made_at) values ($1, $2, $3, $4, $5)"
    )
    .bind(shop)
    .bind(id)
    .bind(owner)
    .bind(sealed)
    .bind(now)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Puts a secret in force, its first code being used up by that. False where it is in force already.
pub async fn confirm_totp(writer: &mut Writer, shop: ShopId, id: Uuid, step: i64, now: Time) -> db::Result<bool> {
    let confirmed = on!(writer, |c| {
        sqlx::query(
        "update owner_totp set confirmed_at = $4, last_step = $3 where shop_id = $1 and id = $2 and confirmed_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(step)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(confirmed == 1)
}

/// Uses up the code of a step, and all before it. False where it was used.
pub async fn use_step(writer: &mut Writer, shop: ShopId, id: Uuid, step: i64) -> db::Result<bool> {
    let used = on!(writer, |c| {
        sqlx::query(
        "update owner_totp set last_step = $3 where shop_id = $1 and id = $2 and (last_step is null or last_step < $3)"
    )
    .bind(shop)
    .bind(id)
    .bind(step)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(used == 1)
}

/// Keeps recovery codes.
pub async fn insert_recovery(writer: &mut Writer, shop: ShopId, totp: Uuid, hashes: &[[u8; 32]]) -> db::Result<()> {
    let mut rows = Rows::of(columns![Uuid shop_id, Uuid totp_id, Bytes hash]);
    for hash in hashes {
        rows.push(vec![shop.0.into(), totp.into(), hash.as_slice().into()]);
    }
    insert_rows(writer, "owner_recovery", &rows).await?;
    Ok(())
}

/// Uses up a recovery code. False where there is none such, or it was used.
pub async fn use_recovery(
    writer: &mut Writer,
    shop: ShopId,
    totp: Uuid,
    hash: &[u8; 32],
    now: Time,
) -> db::Result<bool> {
    let used = on!(writer, |c| {
        sqlx::query(
        "update owner_recovery set used_at = $4 where shop_id = $1 and totp_id = $2 and hash = $3 and used_at is null"
    )
    .bind(shop)
    .bind(totp)
    .bind(&hash[..])
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(used == 1)
}
