//! The rows that are checked: a card's from one snapshot, what crosses cards in single statements, which are snapshots
//! of their own. So nothing that is written meanwhile looks like a missing row.

use uuid::Uuid;

use super::{CardLog, StoredState};
use crate::columns;
use crate::db::{self, Rows, Session, select_rows};
use crate::kernel::{
    Actor, ActorKind, AmountMinor, CardId, LocationId, Origin, Reason, RefundId, RefusedScanId, RewardId, ShopId, Time,
    VisitId,
};
use crate::ledger::store::card_events;
use crate::ledger::{Refund, VisitVoid};
use crate::on;

/// A card with its stored state, as it is listed.
#[derive(Debug, sqlx::FromRow)]
pub struct ListedCard {
    /// Which.
    pub id: CardId,
    /// The number beside the state; None where the card has no state.
    pub number: Option<i64>,
    /// The state's bytes.
    pub state: Option<String>,
}

/// The next cards of a shop after `after`, in the order of their ids.
pub async fn cards(session: &mut dyn Session, shop: ShopId, after: CardId, rows: i64) -> db::Result<Vec<ListedCard>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select c.id, s.number, s.state \
         from card as c left join card_state as s on s.shop_id = c.shop_id and s.card_id = c.id \
         where c.shop_id = $1 and c.id > $2 order by c.id limit $3"
    )
    .bind(shop)
    .bind(after)
    .bind(rows)
    .fetch_all(c)
    .await)?)
}

type VoidRow = (VisitId, Reason, Time, ActorKind, Uuid, Option<LocationId>);

#[derive(sqlx::FromRow)]
struct RefundRow {
    id: RefundId,
    visit_id: VisitId,
    amount_minor: AmountMinor,
    units_returned: i64,
    stamps_earned: i64,
    stamps_taken: i64,
    made_at: Time,
    actor_kind: ActorKind,
    actor_id: Uuid,
    location_id: Option<LocationId>,
}

impl From<RefundRow> for Refund {
    fn from(row: RefundRow) -> Refund {
        Refund {
            id: row.id,
            visit: row.visit_id,
            amount: row.amount_minor,
            units_returned: row.units_returned,
            stamps_earned: row.stamps_earned,
            stamps_taken: row.stamps_taken,
            at: row.made_at,
            origin: origin(row.actor_kind, row.actor_id, row.location_id),
        }
    }
}

fn origin(kind: ActorKind, id: Uuid, location: Option<LocationId>) -> Origin {
    Origin { actor: Actor { kind, id }, location }
}

/// All that the rows say of a listed card.
pub async fn card_log(session: &mut dyn Session, shop: ShopId, listed: ListedCard) -> db::Result<CardLog> {
    let card = listed.id;
    let (events, hashes) = card_events(session, shop, card).await?;
    let voids: Vec<VoidRow> = on!(session, |c| sqlx::query_as(
        "select x.visit_id, x.reason, x.made_at, x.actor_kind, x.actor_id, x.location_id \
         from visit as v join visit_void as x on x.shop_id = v.shop_id and x.visit_id = v.id \
         where v.shop_id = $1 and v.card_id = $2"
    )
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await)?;
    let refunds: Vec<RefundRow> = on!(session, |c| sqlx::query_as(
        "select f.id, f.visit_id, f.amount_minor, f.units_returned, f.stamps_earned, f.stamps_taken, f.made_at, \
            f.actor_kind, f.actor_id, f.location_id \
         from visit as v join refund as f on f.shop_id = v.shop_id and f.visit_id = v.id \
         where v.shop_id = $1 and v.card_id = $2"
    )
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await)?;
    let reward_voids: Vec<(RewardId, i64)> = on!(session, |c| {
        sqlx::query_as(
        "select x.reward_id, x.number from reward as r join reward_void as x on x.shop_id = r.shop_id and x.reward_id = r.id \
         where r.shop_id = $1 and r.card_id = $2"
    )
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await
    })?;
    let stored = listed.number.zip(listed.state).map(|(number, text)| StoredState { number, text });
    let void = |(visit, reason, at, kind, id, location): VoidRow| VisitVoid {
        visit,
        reason,
        at,
        origin: origin(kind, id, location),
    };
    Ok(CardLog {
        shop,
        card,
        stored,
        events,
        hashes,
        voids: voids.into_iter().map(void).collect(),
        refunds: refunds.into_iter().map(Refund::from).collect(),
        reward_voids,
    })
}

/// A receipt, and whether the row it speaks of is there.
#[derive(Debug, sqlx::FromRow)]
pub struct ReceiptRow {
    /// Its key.
    pub key: String,
    /// What was asked.
    pub kind: String,
    /// The row it made.
    pub subject_id: Uuid,
    /// When.
    pub at: Time,
    /// When the visit it made was received, for scans.
    pub received_at: Option<Time>,
    /// Whether the row is there; None for a kind of request that is not known here.
    pub is_there: Option<bool>,
}

/// The next receipts of a shop after the key `after`.
pub async fn receipts(session: &mut dyn Session, shop: ShopId, after: &str, rows: i64) -> db::Result<Vec<ReceiptRow>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select r.key, r.kind, r.subject_id, r.at, v.received_at, case r.kind \
            when 'scan' then v.id is not null \
            when 'refused_scan' then exists (select 1 from refused_scan as x where x.shop_id = r.shop_id and x.id = r.subject_id \
                and x.key = r.key and x.received_at = r.at) \
            when 'redemption' then exists (select 1 from redemption as x where x.shop_id = r.shop_id and x.reward_id = r.subject_id) \
            when 'void' then exists (select 1 from visit_void as x where x.shop_id = r.shop_id and x.visit_id = r.subject_id) \
            when 'refund' then exists (select 1 from refund as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'adjustment' then exists (select 1 from entry as x where x.shop_id = r.shop_id and x.card_id = r.subject_id \
                and x.number = r.number and x.kind = 'adjust') \
            when 'opening' then exists (select 1 from entry as x where x.shop_id = r.shop_id and x.card_id = r.subject_id \
                and x.number = r.number and x.kind = 'open') \
            when 'gift' then exists (select 1 from reward as x where x.shop_id = r.shop_id and x.id = r.subject_id \
                and x.program_id is null) \
            when 'expiry' then exists (select 1 from card as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'customer' then exists (select 1 from customer as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'sheet' then exists (select 1 from sheet as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'ticket' then exists (select 1 from ticket as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'payment' then exists (select 1 from payment as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'answer' then exists (select 1 from answer as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'calculation' then exists (select 1 from calculation as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'note' then exists (select 1 from customer_note as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'nudge' then exists (select 1 from nudge as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'mailing' then exists (select 1 from mailing as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'case' then exists (select 1 from customer_case as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'program' then exists (select 1 from program as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'program_version' then exists (select 1 from program_version as x where x.shop_id = r.shop_id \
                and (x.id = r.subject_id or x.program_id = r.subject_id)) \
            when 'passkey' then exists (select 1 from owner_passkey as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'location' then exists (select 1 from location as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'staff' then exists (select 1 from staff as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'staff_end' then exists (select 1 from staff_end as x where x.shop_id = r.shop_id and x.staff_id = r.subject_id) \
            when 'pin' then exists (select 1 from staff_pin as x where x.shop_id = r.shop_id and x.staff_id = r.subject_id) \
            when 'staff_card' then exists (select 1 from staff_card as x where x.shop_id = r.shop_id and x.staff_id = r.subject_id) \
            when 'device' then exists (select 1 from device as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'shift_end' then exists (select 1 from shift_end as x where x.shop_id = r.shop_id and x.shift_id = r.subject_id) \
            when 'enrolment' then exists (select 1 from enrolment as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'api_key' then exists (select 1 from api_key as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'api_key_rotation' then exists (select 1 from api_key_secret as x where x.shop_id = r.shop_id \
                and x.key_id = r.subject_id and x.number > 1) \
            when 'shift' then exists (select 1 from shift as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'replacement' then exists (select 1 from card_replacement as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'return_link' then exists (select 1 from card_return as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'merge' then exists (select 1 from card_merge as x where x.shop_id = r.shop_id and x.id = r.subject_id) \
            when 'merge_undo' then exists (select 1 from card_merge_undo as x where x.shop_id = r.shop_id and x.merge_id = r.subject_id) \
            end as is_there \
         from receipt as r left join visit as v on v.shop_id = r.shop_id and v.id = r.subject_id \
            and r.kind = 'scan' and v.kind in ('scan', 'ticket') \
         where r.shop_id = $1 and r.key > $2 order by r.key limit $3"
    )
    .bind(shop)
    .bind(after)
    .bind(rows)
    .fetch_all(c)
    .await
    })?)
}

/// A visit that was scanned or claimed, and that not exactly one receipt leads to.
#[derive(Debug, sqlx::FromRow)]
pub struct ReceiptedVisit {
    /// Which.
    pub id: VisitId,
    /// How many receipts.
    pub receipts: i64,
    /// The first of them.
    pub first_key: Option<String>,
    /// The last of them.
    pub last_key: Option<String>,
}

/// Scanned and claimed visits that not exactly one receipt leads to. There is no index by subject, so the receipts
/// are grouped first, once: joined row by row, SQLite would read all of a shop's receipts for each of its visits.
pub async fn visits_without_their_receipt(
    session: &mut dyn Session,
    shop: ShopId,
    rows: i64,
) -> db::Result<Vec<ReceiptedVisit>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select v.id, coalesce(r.receipts, 0) as receipts, r.first_key, r.last_key \
         from visit as v left join (select subject_id, count(*) as receipts, min(key) as first_key, max(key) as last_key \
            from receipt where shop_id = $1 and kind = 'scan' group by subject_id) as r on r.subject_id = v.id \
         where v.shop_id = $1 and v.kind in ('scan', 'ticket') and coalesce(r.receipts, 0) <> 1 order by v.id limit $2"
    )
    .bind(shop)
    .bind(rows)
    .fetch_all(c)
    .await
    })?)
}

/// Refused scans of which no receipt tells: the key would be free again.
pub async fn refused_without_their_receipt(
    session: &mut dyn Session,
    shop: ShopId,
    rows: i64,
) -> db::Result<Vec<RefusedScanId>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select f.id from refused_scan as f left join receipt as r on r.shop_id = f.shop_id and r.key = f.key \
            and r.kind = 'refused_scan' and r.subject_id = f.id \
         where f.shop_id = $1 and r.key is null order by f.id limit $2"
    )
    .bind(shop)
    .bind(rows)
    .fetch_all(c)
    .await)?)
}

/// A visit that is of another customer than its card.
pub async fn visits_of_another_customer(
    session: &mut dyn Session,
    shop: ShopId,
    rows: i64,
) -> db::Result<Vec<VisitId>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select v.id from visit as v join card as k on k.shop_id = v.shop_id and k.id = v.card_id \
         where v.shop_id = $1 and (k.customer_id is null or k.customer_id <> v.customer_id) order by v.id limit $2"
    )
    .bind(shop)
    .bind(rows)
    .fetch_all(c)
    .await)?)
}

/// Of these heads of cards' chains, those that no entry of the card has as its hash.
pub async fn heads_without_an_entry(
    session: &mut dyn Session,
    shop: ShopId,
    heads: &[(Uuid, Vec<u8>)],
) -> db::Result<Vec<(Uuid, Vec<u8>)>> {
    let mut rows = Rows::of(columns![Uuid shop_id, Uuid card_id, Bytes hash]);
    for (card, hash) in heads {
        rows.push(vec![shop.0.into(), (*card).into(), hash.as_slice().into()]);
    }
    let text = "select w.card_id, w.hash from $rows as w where not exists ( \
        select 1 from entry as e where e.shop_id = w.shop_id and e.card_id = w.card_id and e.hash = w.hash)";
    select_rows(session, text, &rows).await
}

/// A door, and whether what is behind it is there, in the door's own shop.
#[derive(Debug, sqlx::FromRow)]
pub struct DoorRow {
    /// Of what kind.
    pub kind: String,
    /// The hash of what opens it.
    pub hash: Vec<u8>,
    /// The shop.
    pub shop_id: ShopId,
    /// The row behind it.
    pub target_id: Uuid,
    /// Whether the row is there; None for a kind of door that is not known here.
    pub is_there: Option<bool>,
}

/// The next doors of all shops after this one; for the administrator. A door is in no shop's part of its key, so that all
/// shops' are gone through once.
pub async fn doors(session: &mut dyn Session, after: (&str, &[u8], Uuid), rows: i64) -> db::Result<Vec<DoorRow>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select d.kind, d.hash, d.shop_id, d.target_id, case \
            when d.kind = 'api_key' then exists (select 1 from api_key as x where x.shop_id = d.shop_id and x.id = d.target_id) \
            when d.kind = 'owner_setup' then d.target_id = d.shop_id \
            when d.kind in ('owner_name', 'owner_browser') \
                then exists (select 1 from owner as x where x.shop_id = d.shop_id and x.id = d.target_id) \
            when d.kind = 'session' then exists (select 1 from session as x where x.shop_id = d.shop_id and x.id = d.target_id) \
            when d.kind in ('card_page', 'browser', 'printed_code', 'recovery', 'return_link') \
                then exists (select 1 from card as x where x.shop_id = d.shop_id and x.id = d.target_id) \
            when d.kind = 'ticket' then exists (select 1 from ticket as x where x.shop_id = d.shop_id and x.id = d.target_id) \
            when d.kind = 'passkey' then exists (select 1 from owner_passkey as x where x.shop_id = d.shop_id and x.id = d.target_id) \
            when d.kind = 'enrolment' then exists (select 1 from enrolment as x where x.shop_id = d.shop_id and x.id = d.target_id) \
            when d.kind = 'device' then exists (select 1 from device as x where x.shop_id = d.shop_id and x.id = d.target_id) \
            end as is_there \
         from door as d where (d.kind, d.hash, d.target_id) > ($1, $2, $3) order by d.kind, d.hash, d.target_id limit $4"
    )
    .bind(after.0)
    .bind(after.1)
    .bind(after.2)
    .bind(rows)
    .fetch_all(c)
    .await
    })?)
}
