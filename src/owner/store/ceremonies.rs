//! Challenges that wait for their answer.

use uuid::Uuid;

use crate::db::{self, Writer};
use crate::kernel::Time;
use crate::on;
use crate::owner::passkey::{CEREMONY_MINUTES, MAX_CEREMONIES, MAX_CEREMONIES_OF_ADDRESS, Purpose};

/// A challenge to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewCeremony<'a> {
    /// Which; the browser names it when it answers.
    pub id: Uuid,
    /// What for.
    pub purpose: Purpose,
    /// The hash of the session or the link that it was begun with; nobody else can end it.
    pub bound_to: Option<&'a [u8; 32]>,
    /// Where from.
    pub address_hash: Option<&'a [u8; 32]>,
    /// What verifying the answer needs.
    pub state: &'a str,
}

/// Keeps a challenge. What is too old goes, and the oldest where there are too many.
pub async fn insert(writer: &mut Writer, new: &NewCeremony<'_>, now: Time) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into ceremony (id, kind, bound_to, address_hash, state, expires_at) values ($1, $2, $3, $4, $5, $6)"
    )
    .bind(new.id)
    .bind(new.purpose.as_str())
    .bind(new.bound_to.map(|hash| &hash[..]))
    .bind(new.address_hash.map(|hash| &hash[..]))
    .bind(new.state)
    .bind(now.plus_minutes(CEREMONY_MINUTES))
    .execute(c)
    .await
    .map(drop)
    })?;
    on!(writer, |c| {
        sqlx::query(
        "delete from ceremony where expires_at <= $1 or id <= (select id from ceremony order by id desc limit 1 offset $2) \
            or (address_hash = $3 and id <= (select id from ceremony where address_hash = $3 order by id desc limit 1 offset $4))"
    )
    .bind(now)
    .bind(MAX_CEREMONIES)
    .bind(new.address_hash.map(|hash| &hash[..]))
    .bind(MAX_CEREMONIES_OF_ADDRESS)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Takes a challenge for its one use. None where it was used, is too old, never was, or is somebody else's.
pub async fn take(
    writer: &mut Writer,
    id: Uuid,
    purpose: Purpose,
    bound_to: Option<&[u8; 32]>,
    now: Time,
) -> db::Result<Option<String>> {
    Ok(on!(writer, |c| {
        sqlx::query_scalar(
            "delete from ceremony where id = $1 and kind = $2 and expires_at > $3 \
            and ((bound_to is null and $4 is null) or bound_to = $4) returning state",
        )
        .bind(id)
        .bind(purpose.as_str())
        .bind(now)
        .bind(bound_to.map(|hash| &hash[..]))
        .fetch_optional(c)
        .await
    })?)
}
