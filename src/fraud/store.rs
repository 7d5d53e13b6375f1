//! What the report is made of: scans by people who work here, what they took back or gave, and their shifts.

use uuid::Uuid;

use crate::columns;
use crate::db::{self, Rows, Session, select_rows};
use crate::kernel::{CardId, CustomerId, Name, ShopId, StaffId, Time, VisitId};
use crate::on;
use crate::people::Sealed;

/// A person who works or worked here.
pub type PersonRow = (StaffId, Name);

/// Everybody who works or worked here.
pub async fn people(session: &mut dyn Session, shop: ShopId) -> db::Result<Vec<PersonRow>> {
    Ok(on!(session, |c| sqlx::query_as("select id, name from staff where shop_id = $1 order by id")
        .bind(shop)
        .fetch_all(c)
        .await)?)
}

/// A scan by a person.
#[derive(Debug, sqlx::FromRow)]
pub struct ScanRow {
    /// Which.
    pub id: VisitId,
    /// By whom.
    pub actor_id: StaffId,
    /// Of whose card.
    pub card_id: CardId,
    /// When it happened.
    pub at: Time,
    /// When it arrived.
    pub received_at: Time,
}

/// Scans of a window by people who work or worked here.
pub async fn scans(
    session: &mut dyn Session,
    shop: ShopId,
    (from, to): (Time, Time),
    rows: i64,
) -> db::Result<Vec<ScanRow>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select v.id, v.actor_id, v.card_id, v.at, v.received_at \
         from visit as v join staff as s on s.shop_id = v.shop_id and s.id = v.actor_id \
         where v.shop_id = $1 and v.actor_kind = 'staff' and v.kind = 'scan' and v.at >= $2 and v.at < $3 order by v.id limit $4"
    )
    .bind(shop)
    .bind(from)
    .bind(to)
    .bind(rows)
    .fetch_all(c)
    .await
    })?)
}

/// A void, a refund, or a reward used on a word: its row, who, and which of the three.
pub type DeedRow = (Uuid, StaffId, String);

/// What was taken back or given on a word in a window, by people.
pub async fn deeds(
    session: &mut dyn Session,
    shop: ShopId,
    (from, to): (Time, Time),
    rows: i64,
) -> db::Result<Vec<DeedRow>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select d.id, d.actor_id, d.kind from ( \
            select visit_id as id, actor_id, 'void' as kind, made_at from visit_void where shop_id = $1 and actor_kind = 'staff' \
            union all select id, actor_id, 'refund', made_at from refund where shop_id = $1 and actor_kind = 'staff' \
            union all select reward_id, actor_id, 'override', made_at from redemption \
                where shop_id = $1 and actor_kind = 'staff' and device = -1) as d \
         where d.made_at >= $2 and d.made_at < $3 order by d.id limit $4"
    )
    .bind(shop)
    .bind(from)
    .bind(to)
    .bind(rows)
    .fetch_all(c)
    .await
    })?)
}

/// How many scans of a queue were refused for good in a window, by who sent them.
pub async fn refused(
    session: &mut dyn Session,
    shop: ShopId,
    (from, to): (Time, Time),
) -> db::Result<Vec<(StaffId, i64)>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select actor_id, count(*) from refused_scan \
         where shop_id = $1 and actor_kind = 'staff' and received_at >= $2 and received_at < $3 group by actor_id"
    )
    .bind(shop)
    .bind(from)
    .bind(to)
    .fetch_all(c)
    .await)?)
}

/// A shift: who, from when, and until when as far as it is known.
#[derive(Debug, sqlx::FromRow)]
pub struct ShiftRow {
    /// Who.
    pub staff_id: StaffId,
    /// From when.
    pub made_at: Time,
    /// When it was ended, when the next began on the device, or when its hours were over.
    pub ended_at: Time,
}

/// Shifts that reach into a window.
pub async fn shifts(
    session: &mut dyn Session,
    shop: ShopId,
    (from, to): (Time, Time),
    rows: i64,
) -> db::Result<Vec<ShiftRow>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
            "select s.staff_id, s.made_at, s.ended_at from ( \
            select h.id, h.staff_id, h.made_at, coalesce(x.made_at, \
                (select min(n.made_at) from shift as n where n.shop_id = h.shop_id and n.device_id = h.device_id \
                    and n.id > h.id and n.made_at < h.expires_at), h.expires_at) as ended_at \
            from shift as h left join shift_end as x on x.shop_id = h.shop_id and x.shift_id = h.id \
            where h.shop_id = $1 and h.made_at < $3 and h.expires_at > $2) as s \
         where s.ended_at > $2 order by s.id limit $4",
        )
        .bind(shop)
        .bind(from)
        .bind(to)
        .bind(rows)
        .fetch_all(c)
        .await
    })?)
}

/// A row behind a finding: when it was, whose card it is about, and on which device.
#[derive(Debug, sqlx::FromRow)]
pub struct BehindRow {
    /// The row.
    pub id: Uuid,
    /// Who did it.
    pub staff_id: StaffId,
    /// Whether it is told as a visit declared void.
    pub is_void: bool,
    /// When the person did it.
    pub at: Time,
    /// Whose card it is about; None where they were erased.
    pub customer_id: Option<CustomerId>,
    /// What they are called, if they said so; sealed.
    pub display_name: Option<Sealed>,
    /// What stands on their card.
    pub short_code: String,
    /// The device that the person was at work on.
    pub device: Option<Name>,
}

/// What is known of rows behind findings: visits, refunds and rewards, each with the person and whether it was declared void.
pub async fn behind(
    session: &mut dyn Session,
    shop: ShopId,
    rows: &[(Uuid, StaffId, bool)],
) -> db::Result<Vec<BehindRow>> {
    let mut asked = Rows::of(columns![Uuid shop_id, Uuid id, Uuid staff_id, Bool is_void]);
    for (id, staff, is_void) in rows {
        asked.push(vec![shop.0.into(), (*id).into(), staff.0.into(), (*is_void).into()]);
    }
    let text = "select b.id, b.staff_id, b.is_void, b.at, case when c.erased_at is null then c.id end as customer_id, c.display_name, \
            substr(k.short_code, 1, 5) || '-' || substr(k.short_code, 6) as short_code, \
            (select d.name from shift as h join device as d on d.shop_id = h.shop_id and d.id = h.device_id \
                where h.shop_id = b.shop_id and h.staff_id = b.staff_id and h.made_at <= b.done_at and h.expires_at > b.done_at \
                order by h.id desc limit 1) as device \
         from (select q.shop_id, q.id, q.staff_id, q.is_void, coalesce(r.made_at, u.made_at, x.made_at, v.at) as at, \
                coalesce(r.made_at, u.made_at, x.made_at, v.received_at) as done_at, coalesce(v.card_id, u.card_id) as card_id \
            from $rows as q left join refund as r on r.shop_id = q.shop_id and r.id = q.id \
                left join redemption as u on u.shop_id = q.shop_id and u.reward_id = q.id \
                left join visit as v on v.shop_id = q.shop_id and v.id = coalesce(r.visit_id, q.id) \
                left join visit_void as x on x.shop_id = q.shop_id and x.visit_id = q.id and q.is_void) as b \
            join card as k on k.shop_id = b.shop_id and k.id = b.card_id \
            join customer as c on c.shop_id = k.shop_id and c.id = k.customer_id";
    select_rows(session, text, &asked).await
}
