//! Whose card is whose: the cards that people who work here have as customers.

use crate::db::{self, Session, Writer};
use crate::kernel::{CardId, Origin, ShopId, StaffId, Time};
use crate::on;

/// The card that a person has as a customer, if it is known.
pub async fn own_card(session: &mut dyn Session, shop: ShopId, staff: StaffId) -> db::Result<Option<CardId>> {
    let newest: Option<Option<CardId>> = on!(session, |c| sqlx::query_scalar(
        "select card_id from staff_card where shop_id = $1 and staff_id = $2 order by number desc limit 1"
    )
    .bind(shop)
    .bind(staff)
    .fetch_optional(c)
    .await)?;
    Ok(newest.flatten())
}

/// The card that a code speaks of: by the code itself, or by the ten characters that are spoken.
pub async fn card(
    session: &mut dyn Session,
    shop: ShopId,
    code: Option<&[u8]>,
    short_code: Option<&str>,
) -> db::Result<Option<CardId>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select id from card where shop_id = $1 and (code = $2 or short_code = $3)"
    )
    .bind(shop)
    .bind(code)
    .bind(short_code)
    .fetch_optional(c)
    .await)?)
}

/// Says whose card it is, or that a person has none any more. What is known already is not said again.
pub async fn insert_card(
    writer: &mut Writer,
    shop: ShopId,
    staff: StaffId,
    card: Option<CardId>,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into staff_card (shop_id, staff_id, number, card_id, made_at, actor_kind, actor_id, location_id) \
         select s.shop_id, s.id, 1 + coalesce((select max(k.number) from staff_card as k where k.shop_id = s.shop_id \
            and k.staff_id = s.id), 0), $3, $4, $5, $6, $7 \
         from staff as s where s.shop_id = $1 and s.id = $2 \
            and (select k.card_id from staff_card as k where k.shop_id = s.shop_id and k.staff_id = s.id \
                order by k.number desc limit 1) is distinct from $3"
    )
    .bind(shop)
    .bind(staff)
    .bind(card)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}
