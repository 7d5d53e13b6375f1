//! Tickets' and payments' rows. Visits themselves are written by the ledger's lane.

use super::{TICKET_SECONDS, Ticket};
use crate::auth::DoorKind;
use crate::auth::store::{NewDoor, insert_doors};
use crate::db::{self, Session, Writer};
use crate::kernel::{
    Actor, ActorKind, AmountMinor, CardId, CustomerId, LocationId, Origin, PaymentId, ShopId, TicketId, Time, VisitId,
};
use crate::on;

/// Shows a ticket. `nonce_hash` is all that is kept of the secret in its picture.
pub async fn insert_ticket(
    writer: &mut Writer,
    ticket: &Ticket,
    nonce_hash: [u8; 32],
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into ticket (shop_id, id, stamps, amount_minor, made_at, expires_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(ticket.shop)
    .bind(ticket.id)
    .bind(ticket.stamps)
    .bind(ticket.amount)
    .bind(now)
    .bind(ticket.expires_at)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop)
    })?;
    // The door stays open after the two minutes, so that a late customer is told that the ticket has expired.
    let door = NewDoor { kind: DoorKind::Ticket, hash: nonce_hash, target: ticket.id.0, expires_at: None };
    insert_doors(writer, ticket.shop, &[door], now).await
}

/// A ticket of this shop.
pub async fn ticket(session: &mut dyn Session, shop: ShopId, id: TicketId) -> db::Result<Option<Ticket>> {
    type Row = (i64, Option<AmountMinor>, Time, Option<LocationId>, ActorKind, uuid::Uuid);
    let row: Option<Row> = on!(session, |c| {
        sqlx::query_as(
        "select stamps, amount_minor, expires_at, location_id, actor_kind, actor_id from ticket where shop_id = $1 and id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await
    })?;
    Ok(row.map(|(stamps, amount, expires_at, location, kind, by)| Ticket {
        shop,
        id,
        stamps,
        amount,
        expires_at,
        location,
        made_by: Actor { kind, id: by },
    }))
}

/// Since when somebody has a ticket's stamps. None where nobody has claimed it.
pub async fn claimed_at(session: &mut dyn Session, shop: ShopId, id: TicketId) -> db::Result<Option<Time>> {
    Ok(on!(session, |c| sqlx::query_scalar("select received_at from visit where shop_id = $1 and ticket_id = $2")
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// The newest ticket of a counter that can still be claimed.
pub async fn open_ticket(
    session: &mut dyn Session,
    shop: ShopId,
    location: LocationId,
    now: Time,
) -> db::Result<Option<TicketId>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select t.id from ticket as t where t.shop_id = $1 and t.id > $2 and t.location_id = $3 and t.expires_at > $4 \
            and not exists (select 1 from visit as v where v.shop_id = t.shop_id and v.ticket_id = t.id) \
         order by t.id desc limit 1"
    )
    .bind(shop)
    .bind(born_after(now.plus_ms(-2 * TICKET_SECONDS * 1_000)))
    .bind(location)
    .bind(now)
    .fetch_optional(c)
    .await)?)
}

/// The id before those born at this time: so that old tickets are not even looked at.
fn born_after(at: Time) -> TicketId {
    TicketId(uuid::Uuid::from_u128(u128::try_from(at.0).unwrap_or(0) << 80))
}

/// The card that a visit was recorded on.
pub async fn card_of_visit(session: &mut dyn Session, shop: ShopId, visit: VisitId) -> db::Result<Option<CardId>> {
    Ok(on!(session, |c| sqlx::query_scalar("select card_id from visit where shop_id = $1 and id = $2")
        .bind(shop)
        .bind(visit)
        .fetch_optional(c)
        .await)?)
}

/// Who recorded a visit, and when the server heard of it.
pub async fn recorded(session: &mut dyn Session, shop: ShopId, visit: VisitId) -> db::Result<Option<(Actor, Time)>> {
    let row: Option<(ActorKind, uuid::Uuid, Time)> = on!(session, |c| sqlx::query_as(
        "select actor_kind, actor_id, received_at from visit where shop_id = $1 and id = $2"
    )
    .bind(shop)
    .bind(visit)
    .fetch_optional(c)
    .await)?;
    Ok(row.map(|(kind, id, received_at)| (Actor { kind, id }, received_at)))
}

/// How many stamps a visit has earned, in all programs.
pub async fn earned(session: &mut dyn Session, shop: ShopId, visit: VisitId) -> db::Result<i64> {
    Ok(on!(session, |c| {
        sqlx::query_scalar(
        "select cast(coalesce(sum(delta), 0) as bigint) from entry where shop_id = $1 and visit_id = $2 and kind = 'earn'"
    )
    .bind(shop)
    .bind(visit)
    .fetch_one(c)
    .await
    })?)
}

/// A payment on a customer's account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Payment {
    /// Which.
    pub id: PaymentId,
    /// Whose.
    pub customer_id: CustomerId,
    /// How much.
    pub amount_minor: AmountMinor,
    /// When.
    pub made_at: Time,
}

/// Takes a payment.
pub async fn insert_payment(writer: &mut Writer, shop: ShopId, payment: &Payment, origin: Origin) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into payment (shop_id, id, customer_id, amount_minor, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(shop)
    .bind(payment.id)
    .bind(payment.customer_id)
    .bind(payment.amount_minor)
    .bind(payment.made_at)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// A payment of this shop.
pub async fn payment(session: &mut dyn Session, shop: ShopId, id: PaymentId) -> db::Result<Option<Payment>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select id, customer_id, amount_minor, made_at from payment where shop_id = $1 and id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}
