//! The rows of cards that are replaced or found again.

use crate::auth::slow::Tries;
use crate::code::ShortCode;
use crate::db::{self, Session, Writer};
use crate::kernel::{CardId, Origin, Reason, ReplacementId, ReturnId, ShopId, Time};
use crate::on;

/// The last print that a card can have.
const LAST_EPOCH: i64 = 255;

/// Gives a card its next print and another short code. None where it has had its last, or there is no such card.
pub async fn raise_epoch(
    writer: &mut Writer,
    shop: ShopId,
    card: CardId,
    short_code: ShortCode,
) -> db::Result<Option<u8>> {
    let epoch: Option<i64> = on!(writer, |c| {
        sqlx::query_scalar(
        "update card set epoch = epoch + 1, short_code = $3 where shop_id = $1 and id = $2 and epoch < $4 returning epoch"
    )
    .bind(shop)
    .bind(card)
    .bind(short_code.text())
    .bind(LAST_EPOCH)
    .fetch_optional(c)
    .await
    })?;
    Ok(epoch.and_then(|epoch| u8::try_from(epoch).ok()))
}

/// A card was replaced.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Which replacement.
    pub id: ReplacementId,
    /// Which card.
    pub card: CardId,
    /// The print that is good from now on.
    pub epoch: u8,
    /// In staff's words; None where the customer asked for it.
    pub reason: Option<Reason>,
}

/// Notes that a card was replaced.
pub async fn insert_replacement(
    writer: &mut Writer,
    shop: ShopId,
    made: &Replacement,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into card_replacement (shop_id, id, card_id, epoch, reason, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(shop)
    .bind(made.id)
    .bind(made.card)
    .bind(i64::from(made.epoch))
    .bind(&made.reason)
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

/// A way back that is shown at the counter.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Return {
    /// Which.
    pub id: ReturnId,
    /// To which card.
    pub card_id: CardId,
    /// Until when.
    pub expires_at: Time,
}

/// Notes that staff show somebody the way back to a card.
pub async fn insert_return(
    writer: &mut Writer,
    shop: ShopId,
    made: &Return,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into card_return (shop_id, id, card_id, made_at, expires_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(shop)
        .bind(made.id)
        .bind(made.card_id)
        .bind(now)
        .bind(made.expires_at)
        .bind(origin.actor.kind)
        .bind(origin.actor.id)
        .bind(origin.location)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// A way back of this shop.
pub async fn way_back(session: &mut dyn Session, shop: ShopId, id: ReturnId) -> db::Result<Option<Return>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select id, card_id, expires_at from card_return where shop_id = $1 and id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

/// The recovery words that were typed from an address after `since`, and were not right.
pub async fn words_typed(session: &mut dyn Session, address_hash: &[u8; 32], since: Time) -> db::Result<Tries> {
    let (wrong, last_at): (i64, Option<Time>) = on!(session, |c| {
        sqlx::query_as(
            "select cast(coalesce(sum(case outcome when 'tried' then 1 else -1 end), 0) as bigint), max(at) \
         from way_back_try where address_hash = $1 and at > $2",
        )
        .bind(&address_hash[..])
        .bind(since)
        .fetch_one(c)
        .await
    })?;
    Ok(Tries { wrong, last_at })
}

/// Notes that a recovery word is looked at, or that it was right.
pub async fn insert_word_typed(
    writer: &mut Writer,
    id: uuid::Uuid,
    address_hash: Option<&[u8; 32]>,
    is_right: bool,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query("insert into way_back_try (id, at, outcome, address_hash) values ($1, $2, $3, $4)")
        .bind(id)
        .bind(now)
        .bind(if is_right { "in" } else { "tried" })
        .bind(address_hash.map(|hash| &hash[..]))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
