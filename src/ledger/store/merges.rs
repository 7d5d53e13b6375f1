//! Merges as the rows have them.

use uuid::Uuid;

use super::past::rewards_and_losses;
use crate::db::{self, Session};
use crate::kernel::{
    Actor, ActorKind, CardId, CustomerId, Day, LocationId, MergeId, Origin, ProgramId, Reason, ShopId, Time,
};
use crate::ledger::merge::{MovedLot, PastMerge};
use crate::ledger::{Event, Merge, MergeUndo, Span};
use crate::on;

#[derive(sqlx::FromRow)]
struct MergeRow {
    id: MergeId,
    card_id: CardId,
    into_card_id: CardId,
    reason: Option<Reason>,
    after_number: i64,
    last_number: i64,
    into_after_number: i64,
    into_last_number: i64,
    made_at: Time,
    actor_kind: ActorKind,
    actor_id: Uuid,
    location_id: Option<LocationId>,
}

#[derive(sqlx::FromRow)]
struct UndoRow {
    merge_id: MergeId,
    card_id: CardId,
    after_number: i64,
    last_number: i64,
    into_after_number: i64,
    into_last_number: i64,
    made_at: Time,
    actor_kind: ActorKind,
    actor_id: Uuid,
    location_id: Option<LocationId>,
}

fn origin(kind: ActorKind, id: Uuid, location: Option<LocationId>) -> Origin {
    Origin { actor: Actor { kind, id }, location }
}

impl From<MergeRow> for Merge {
    fn from(row: MergeRow) -> Merge {
        Merge {
            id: row.id,
            card: row.card_id,
            into: row.into_card_id,
            reason: row.reason,
            moved: Span { after: row.after_number, last: row.last_number },
            into_moved: Span { after: row.into_after_number, last: row.into_last_number },
            at: row.made_at,
            origin: origin(row.actor_kind, row.actor_id, row.location_id),
        }
    }
}

impl From<UndoRow> for MergeUndo {
    fn from(row: UndoRow) -> MergeUndo {
        MergeUndo {
            merge: row.merge_id,
            card: row.card_id,
            moved: Span { after: row.after_number, last: row.last_number },
            into_moved: Span { after: row.into_after_number, last: row.into_last_number },
            at: row.made_at,
            origin: origin(row.actor_kind, row.actor_id, row.location_id),
        }
    }
}

macro_rules! select_merges {
    ($rest:literal) => {
        concat!(
            "select m.id, m.card_id, m.into_card_id, m.reason, m.after_number, m.last_number, m.into_after_number, \
             m.into_last_number, m.made_at, m.actor_kind, m.actor_id, m.location_id from card_merge as m ",
            $rest
        )
    };
}

/// The merges of a card, each before its undoing, and last those that stand: a card is merged into one at a time, so what
/// was undone went before. Ids need not say so, where another node made them or the clock was set back.
pub(super) async fn merge_events(session: &mut dyn Session, shop: ShopId, card: CardId) -> db::Result<Vec<Event>> {
    let merges: Vec<MergeRow> = on!(session, |c| sqlx::query_as(select_merges!(
        "where m.shop_id = $1 and (m.card_id = $2 or m.into_card_id = $2) order by m.id"
    ))
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await)?;
    if merges.is_empty() {
        return Ok(Vec::new());
    }
    let undos: Vec<UndoRow> = on!(session, |c| {
        sqlx::query_as(
        "select u.merge_id, m.card_id, u.after_number, u.last_number, u.into_after_number, u.into_last_number, u.made_at, \
            u.actor_kind, u.actor_id, u.location_id \
         from card_merge as m join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id \
         where m.shop_id = $1 and (m.card_id = $2 or m.into_card_id = $2)"
    )
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await
    })?;
    let mut undos: Vec<MergeUndo> = undos.into_iter().map(MergeUndo::from).collect();
    let (mut events, mut standing) = (Vec::new(), Vec::new());
    for merge in merges.into_iter().map(Merge::from) {
        let is_own = merge.card == card;
        let undo = undos.iter().position(|undo| undo.merge == merge.id).map(|at| undos.swap_remove(at));
        let merged = if is_own { Event::Merged(merge) } else { Event::Absorbed(merge) };
        match undo {
            None => standing.push(merged),
            Some(undo) => events.extend([merged, if is_own { Event::Parted(undo) } else { Event::Released(undo) }]),
        }
    }
    events.extend(standing);
    Ok(events)
}

/// A merge of this shop, with what its undoing must know.
pub async fn past_merge(session: &mut dyn Session, shop: ShopId, id: MergeId) -> db::Result<Option<PastMerge>> {
    let Some((merge, is_undone)) = merge_of(session, shop, id).await? else { return Ok(None) };
    let lots: Vec<(ProgramId, Option<i64>, i64)> = on!(session, |c| sqlx::query_as(
        "select program_id, expires_on, delta from entry where shop_id = $1 and card_id = $2 and kind = 'adjust' \
         and number > $3 and number <= $4 and program_id is not null order by number"
    )
    .bind(shop)
    .bind(merge.into)
    .bind(merge.into_moved.after)
    .bind(merge.into_moved.last)
    .fetch_all(c)
    .await)?;
    let day = |day: i64| Day(i32::try_from(day).unwrap_or(i32::MAX));
    let lot = |(program, expires_on, stamps): (ProgramId, Option<i64>, i64)| MovedLot {
        program,
        expires_on: expires_on.map(day),
        stamps,
    };
    let (rewards, losses) = rewards_and_losses(session, shop, merge.into).await?;
    Ok(Some(PastMerge { merge, is_undone, lots: lots.into_iter().map(lot).collect(), rewards, losses }))
}

/// A merge of this shop, and whether the two were parted since.
pub async fn merge_of(session: &mut dyn Session, shop: ShopId, id: MergeId) -> db::Result<Option<(Merge, bool)>> {
    let row: Option<MergeRow> = on!(session, |c| sqlx::query_as(select_merges!("where m.shop_id = $1 and m.id = $2"))
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?;
    let Some(row) = row else { return Ok(None) };
    let undone: i64 = on!(session, |c| sqlx::query_scalar(
        "select count(*) from card_merge_undo where shop_id = $1 and merge_id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_one(c)
    .await)?;
    Ok(Some((row.into(), undone > 0)))
}

/// What a merge, or its undoing, moved: stamps by program that came onto the card it names.
pub async fn merged_progress(
    session: &mut dyn Session,
    shop: ShopId,
    card: CardId,
    span: Span,
) -> db::Result<Vec<(ProgramId, i64)>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select program_id, cast(sum(delta) as bigint) from entry where shop_id = $1 and card_id = $2 and kind = 'adjust' \
         and number > $3 and number <= $4 and program_id is not null group by program_id order by program_id"
    )
    .bind(shop)
    .bind(card)
    .bind(span.after)
    .bind(span.last)
    .fetch_all(c)
    .await
    })?)
}

/// A merge that was not undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::FromRow)]
pub struct ActiveMerge {
    /// Which.
    pub id: MergeId,
    /// Whose card was merged.
    pub customer_id: CustomerId,
    /// Into whose.
    pub into_customer_id: CustomerId,
}

/// The merges of a shop that were not undone.
pub async fn active_merges(session: &mut dyn Session, shop: ShopId) -> db::Result<Vec<ActiveMerge>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select m.id, a.customer_id, b.customer_id as into_customer_id from card_merge as m \
         join card as a on a.shop_id = m.shop_id and a.id = m.card_id \
         join card as b on b.shop_id = m.shop_id and b.id = m.into_card_id \
         left join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id \
         where m.shop_id = $1 and u.merge_id is null order by m.id"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?)
}

/// Everybody who is the same person by the merges that stand: first the one who goes on.
pub fn same_person(customer: CustomerId, merges: &[ActiveMerge]) -> Vec<CustomerId> {
    let into = merges.iter().find(|merge| merge.customer_id == customer).map(|merge| merge.into_customer_id);
    let root = into.unwrap_or(customer);
    let others = merges.iter().filter(|merge| merge.into_customer_id == root).map(|merge| merge.customer_id);
    [root].into_iter().chain(others).collect()
}

/// Merges and undoings whose two cards do not move the same stamps in a program: what left the one came onto the other.
pub async fn uneven_merges(session: &mut dyn Session, shop: ShopId, rows: i64) -> db::Result<Vec<MergeId>> {
    Ok(on!(session, |c| {
        sqlx::query_scalar(
        "select s.merge_id from ( \
            select m.id as merge_id, 1 as turn, m.card_id, m.after_number, m.last_number from card_merge as m where m.shop_id = $1 \
            union all select m.id, 1, m.into_card_id, m.into_after_number, m.into_last_number from card_merge as m where m.shop_id = $1 \
            union all select m.id, 2, m.card_id, u.after_number, u.last_number from card_merge as m \
                join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id where m.shop_id = $1 \
            union all select m.id, 2, m.into_card_id, u.into_after_number, u.into_last_number from card_merge as m \
                join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id where m.shop_id = $1) as s \
         join entry as e on e.shop_id = $1 and e.card_id = s.card_id and e.kind = 'adjust' \
            and e.number > s.after_number and e.number <= s.last_number \
         group by s.merge_id, s.turn, e.program_id having sum(e.delta) <> 0 order by s.merge_id limit $2"
    )
    .bind(shop)
    .bind(rows)
    .fetch_all(c)
    .await
    })?)
}
