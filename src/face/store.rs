//! The numbers of the browsers that hold a card.

use crate::db::{self, Session, Writer};
use crate::kernel::{CardId, ShopId, Time};
use crate::on;

/// The number that a browser has for a card.
pub async fn device(
    session: &mut dyn Session,
    shop: ShopId,
    card: CardId,
    browser: &[u8; 32],
) -> db::Result<Option<i64>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select device from card_device where shop_id = $1 and card_id = $2 and browser_hash = $3"
    )
    .bind(shop)
    .bind(card)
    .bind(&browser[..])
    .fetch_optional(c)
    .await)?)
}

/// Gives a browser the next number of a card. None where it has one, where somebody else was first, or where all are given.
pub async fn insert_device(
    writer: &mut Writer,
    shop: ShopId,
    card: CardId,
    browser: &[u8; 32],
    last: i64,
    now: Time,
) -> db::Result<Option<i64>> {
    Ok(on!(writer, |c| sqlx::query_scalar(
        "insert into card_device (shop_id, card_id, device, browser_hash, given_at) \
         select $1, $2, coalesce(max(device), 0) + 1, $3, $4 from card_device where shop_id = $1 and card_id = $2 \
         having coalesce(max(device), 0) < $5 \
         on conflict do nothing returning device"
    )
    .bind(shop)
    .bind(card)
    .bind(&browser[..])
    .bind(now)
    .bind(last)
    .fetch_optional(c)
    .await)?)
}

/// Gives a browser the number that was given longest ago. None where no number is given, or the browser has one.
pub async fn take_oldest_device(
    writer: &mut Writer,
    shop: ShopId,
    card: CardId,
    browser: &[u8; 32],
    now: Time,
) -> db::Result<Option<i64>> {
    Ok(on!(writer, |c| {
        sqlx::query_scalar(
        "update card_device set browser_hash = $3, given_at = $4 where shop_id = $1 and card_id = $2 \
         and device = (select d.device from card_device as d where d.shop_id = $1 and d.card_id = $2 \
            order by d.given_at, d.device limit 1) \
         and not exists (select 1 from card_device as d where d.shop_id = $1 and d.card_id = $2 and d.browser_hash = $3) \
         returning device"
    )
    .bind(shop)
    .bind(card)
    .bind(&browser[..])
    .bind(now)
    .fetch_optional(c)
    .await
    })?)
}

/// Whether all numbers of a card are given.
pub async fn is_full(session: &mut dyn Session, shop: ShopId, card: CardId, last: i64) -> db::Result<bool> {
    let given: i64 =
        on!(session, |c| sqlx::query_scalar("select count(*) from card_device where shop_id = $1 and card_id = $2")
            .bind(shop)
            .bind(card)
            .fetch_one(c)
            .await)?;
    Ok(given >= last)
}
