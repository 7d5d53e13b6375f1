//! Nudges' rows, with the gifts and notes that are listed among them.

use std::collections::HashMap;

use uuid::Uuid;

use super::Kind;
use crate::columns;
use crate::db::{self, Rows, Session, Writer, select_rows};
use crate::kernel::{ActorKind, Cursor, CustomerId, NudgeId, Origin, ShopId, Time, Title};
use crate::on;
use crate::people::Sealed;

/// Something that was done so that somebody comes back.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Nudge {
    /// A nudge's, a reward's or a note's.
    pub id: Uuid,
    /// What was done.
    pub kind: Kind,
    /// To whom.
    pub customer_id: CustomerId,
    /// What they are called, sealed.
    pub display_name: Option<Sealed>,
    /// When.
    pub made_at: Time,
    /// By whom: what sort of actor.
    pub actor_kind: ActorKind,
    /// Which one.
    pub actor_id: Uuid,
    /// What the actor is called now.
    pub actor_name: Option<String>,
    /// What was said, sealed.
    pub text: Option<Sealed>,
    /// What was given.
    pub title: Option<Title>,
    /// When what was given was used.
    pub used_at: Option<Time>,
    /// When a note was put away.
    pub seen_at: Option<Time>,
}

/// What was done before a position, newest first, and one more than `rows`: to one customer, or to all for None.
///
/// Ids are in the order of birth in all three tables, so one cursor runs through them.
pub async fn page(
    session: &mut dyn Session,
    shop: ShopId,
    customer: Option<CustomerId>,
    before: Cursor,
    rows: i64,
) -> db::Result<Vec<Nudge>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
            "select x.id, x.kind, x.customer_id, p.display_name, x.made_at, x.actor_kind, x.actor_id, \
            coalesce(s.name, o.name, d.name, k.name) as actor_name, x.text, x.title, x.used_at, x.seen_at \
         from (select * from (select n.id, n.kind, n.customer_id, n.made_at, n.actor_kind, n.actor_id, n.text, \
                cast(null as text) as title, cast(null as bigint) as used_at, cast(null as bigint) as seen_at \
                from nudge as n where n.shop_id = $1 and n.id < $2 and ($3 is null or n.customer_id = $3) \
                order by n.id desc limit $4) as own \
            union all select * from (select n.id, 'note', n.customer_id, n.made_at, n.actor_kind, n.actor_id, n.text, \
                cast(null as text), cast(null as bigint), y.made_at \
                from customer_note as n left join note_seen as y on y.shop_id = n.shop_id and y.note_id = n.id \
                where n.shop_id = $1 and n.id < $2 and ($3 is null or n.customer_id = $3) \
                order by n.id desc limit $4) as notes \
            union all select * from (select r.id, 'gift', q.customer_id, r.issued_at, e.actor_kind, e.actor_id, \
                cast(null as bytea), r.title, u.made_at, cast(null as bigint) \
                from reward as r join card as q on q.shop_id = r.shop_id and q.id = r.card_id \
                join entry as e on e.shop_id = r.shop_id and e.card_id = r.card_id and e.number = r.number \
                left join redemption as u on u.shop_id = r.shop_id and u.reward_id = r.id \
                where r.shop_id = $1 and r.program_id is null and r.id < $2 and ($3 is null or q.customer_id = $3) \
                order by r.id desc limit $4) as gifts) as x \
         join customer as p on p.shop_id = $1 and p.id = x.customer_id and p.erased_at is null \
         left join staff as s on s.shop_id = $1 and s.id = x.actor_id \
         left join owner as o on o.shop_id = $1 and o.id = x.actor_id \
         left join device as d on d.shop_id = $1 and d.id = x.actor_id \
         left join api_key as k on k.shop_id = $1 and k.id = x.actor_id \
         order by x.id desc limit $4",
        )
        .bind(shop)
        .bind(before.id())
        .bind(customer)
        .bind(rows + 1)
        .fetch_all(c)
        .await
    })?)
}

/// A nudge of this shop's own table, as it stands in the list.
pub async fn nudge(session: &mut dyn Session, shop: ShopId, id: NudgeId) -> db::Result<Option<Nudge>> {
    let after = Cursor(id.0.as_u128() + 1);
    Ok(page(session, shop, None, after, 0).await?.into_iter().find(|nudge| nudge.id == id.0))
}

/// Writes a nudge. Nothing is written to somebody who was erased.
pub async fn insert(
    writer: &mut Writer,
    (shop, customer): (ShopId, CustomerId),
    id: NudgeId,
    (kind, text): (Kind, Option<&Sealed>),
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into nudge (shop_id, id, customer_id, kind, text, made_at, actor_kind, actor_id, location_id) \
             select shop_id, $3, id, $4, $5, $6, $7, $8, $9 from customer \
             where shop_id = $1 and id = $2 and erased_at is null",
        )
        .bind(shop)
        .bind(customer)
        .bind(id)
        .bind(kind)
        .bind(text)
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

/// Who is waited for since when: a nudge, one of the customers who are its person, and when it was made.
pub type Awaited = (Uuid, CustomerId, Time);

/// The first visit that stands at or after each of these nudges; nudges after which nobody came are left out.
pub async fn first_visits(
    session: &mut dyn Session,
    shop: ShopId,
    awaited: &[Awaited],
) -> db::Result<HashMap<Uuid, Time>> {
    let mut rows = Rows::of(columns![Uuid shop_id, Uuid id, Uuid customer_id, Int made_at]);
    for (nudge, customer, made_at) in awaited {
        rows.push(vec![shop.0.into(), (*nudge).into(), customer.0.into(), made_at.0.into()]);
    }
    let recorded = "select w.id, min(v.at) from $rows as w \
        join card as c on c.shop_id = w.shop_id and c.customer_id = w.customer_id \
        join visit as v on v.shop_id = c.shop_id and v.card_id = c.id and v.at >= w.made_at \
        left join visit_void as x on x.shop_id = v.shop_id and x.visit_id = v.id \
        where x.visit_id is null group by w.id";
    let brought = "select w.id, min(v.at) from $rows as w \
        join imported_visit as v on v.shop_id = w.shop_id and v.customer_id = w.customer_id and v.at >= w.made_at \
        join import as i on i.shop_id = v.shop_id and i.id = v.import_id and i.finished_at is not null \
        where v.voided_at is null group by w.id";
    let mut first: HashMap<Uuid, Time> = HashMap::new();
    for text in [recorded, brought] {
        let found: Vec<(Uuid, Time)> = select_rows(session, text, &rows).await?;
        for (nudge, at) in found {
            first.entry(nudge).and_modify(|known| *known = at.min(*known)).or_insert(at);
        }
    }
    Ok(first)
}
