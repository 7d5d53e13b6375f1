//! The receipts of requests outside the ledger's lane.

use uuid::Uuid;

use crate::db::{self, Session, Writer};
use crate::kernel::{ShopId, Time};
use crate::on;

/// What a key says about a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Nobody used the key: the request is to be done, and the key is taken.
    New,
    /// The same request was done before, and made this row.
    Repeat(Uuid),
    /// Another request was done under this key.
    Other,
}

/// Whether a key was used. Then it is for ever: what is asked under it is answered as before, or refused.
pub async fn is_used(session: &mut dyn Session, shop: ShopId, key: &str) -> db::Result<bool> {
    let receipts: i64 =
        on!(session, |c| sqlx::query_scalar("select count(*) from receipt where shop_id = $1 and key = $2")
            .bind(shop)
            .bind(key)
            .fetch_one(c)
            .await)?;
    Ok(receipts > 0)
}

/// Takes a key for a request that will make the row `subject`. Without a key, every request is new.
pub async fn claim(
    writer: &mut Writer,
    shop: ShopId,
    key: Option<&str>,
    kind: &str,
    fingerprint: &[u8; 32],
    subject: Uuid,
    now: Time,
) -> db::Result<Claim> {
    let Some(key) = key else { return Ok(Claim::New) };
    let taken = on!(writer, |c| {
        sqlx::query(
        "insert into receipt (shop_id, key, kind, fingerprint, subject_id, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing"
    )
    .bind(shop)
    .bind(key)
    .bind(kind)
    .bind(&fingerprint[..])
    .bind(subject)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()
    });
    if taken == 1 {
        return Ok(Claim::New);
    }
    let (known_kind, known, subject): (String, Vec<u8>, Uuid) = on!(writer, |c| sqlx::query_as(
        "select kind, fingerprint, subject_id from receipt where shop_id = $1 and key = $2"
    )
    .bind(shop)
    .bind(key)
    .fetch_one(c)
    .await)?;
    Ok(if known_kind == kind && known == fingerprint { Claim::Repeat(subject) } else { Claim::Other })
}
