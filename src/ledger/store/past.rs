//! What a void or a refund must know of the visit it is about.

use super::events::EntryRow;
use crate::db::{self, Session};
use crate::kernel::{AmountMinor, CardId, ProgramId, RewardId, ShopId, VisitId};
use crate::ledger::past::{Fate, Loss, Past, PastReward};
use crate::ledger::{EntryKind, VisitKind};
use crate::on;

type VisitRow = (VisitKind, Option<AmountMinor>, Option<i64>, bool, Option<i64>, Option<i64>);

#[derive(sqlx::FromRow)]
struct RewardRow {
    id: RewardId,
    program_id: ProgramId,
    version: i64,
    round: i64,
    stamps: i64,
    moved: i64,
    number: i64,
    is_redeemed: bool,
    is_void: bool,
}

/// The visit with what became of its stamps. None where the card has no such visit.
pub async fn past(session: &mut dyn Session, shop: ShopId, card: CardId, visit: VisitId) -> db::Result<Option<Past>> {
    let row: Option<VisitRow> = on!(session, |c| {
        sqlx::query_as(
        "select v.kind, v.amount_minor, v.units, x.visit_id is not null, \
            (select cast(sum(f.amount_minor) as bigint) from refund as f where f.shop_id = v.shop_id and f.visit_id = v.id), \
            (select cast(sum(f.units_returned) as bigint) from refund as f where f.shop_id = v.shop_id and f.visit_id = v.id) \
         from visit as v left join visit_void as x on x.shop_id = v.shop_id and x.visit_id = v.id \
         where v.shop_id = $1 and v.card_id = $2 and v.id = $3"
    )
    .bind(shop)
    .bind(card)
    .bind(visit)
    .fetch_optional(c)
    .await
    })?;
    let Some((kind, amount, units, is_void, refunded, returned)) = row else { return Ok(None) };
    let entries: Vec<EntryRow> = on!(session, |c| {
        sqlx::query_as(
        "select number, program_id, kind, delta, balance_after, remainder_after, round, version, goal, reached, expires_on, held, \
            reason, visit_id, reward_id, refund_id, reverses, at, day, actor_kind, actor_id, location_id, hash, \
            cast(null as bigint) as undone_day \
         from entry where shop_id = $1 and visit_id = $2 and card_id = $3 and kind in ('earn', 'refund') order by number"
    )
    .bind(shop)
    .bind(visit)
    .bind(card)
    .fetch_all(c)
    .await
    })?;
    let (earns, refunds): (Vec<_>, Vec<_>) =
        entries.into_iter().map(|row| row.into_entry().0).partition(|entry| entry.kind == EntryKind::Earn);
    let (rewards, losses) = rewards_and_losses(session, shop, card).await?;
    Ok(Some(Past {
        visit,
        kind,
        amount,
        units,
        is_void,
        taken_back: refunds.iter().filter_map(|entry| Some((entry.program?, -entry.delta))).collect(),
        earns,
        refunded_minor: refunded.unwrap_or(0),
        units_returned: returned.unwrap_or(0),
        rewards,
        losses,
    }))
}

/// The rewards earned on a card, and its stamps that went otherwise.
pub(super) async fn rewards_and_losses(
    session: &mut dyn Session,
    shop: ShopId,
    card: CardId,
) -> db::Result<(Vec<PastReward>, Vec<Loss>)> {
    let rewards: Vec<RewardRow> = on!(session, |c| sqlx::query_as(
        "select r.id, r.program_id, r.version, r.round, r.stamps, -e.delta as moved, r.number, \
            u.reward_id is not null as is_redeemed, x.reward_id is not null as is_void \
         from reward as r \
         join entry as e on e.shop_id = r.shop_id and e.card_id = r.card_id and e.number = r.number \
         left join redemption as u on u.shop_id = r.shop_id and u.reward_id = r.id \
         left join reward_void as x on x.shop_id = r.shop_id and x.reward_id = r.id \
         where r.shop_id = $1 and r.card_id = $2 and r.program_id is not null order by r.number"
    )
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await)?;
    // What a merge took from the card and its undoing gave back, or the other way round, is no loss.
    let losses: Vec<(ProgramId, i64, EntryKind, i64)> = on!(session, |c| {
        sqlx::query_as(
        "select e.program_id, e.number, e.kind, -e.delta from entry as e \
         where e.shop_id = $1 and e.card_id = $2 and e.kind in ('adjust', 'expire', 'refund') and e.delta < 0 \
         and not exists (select 1 from card_merge as m \
            join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id \
            where m.shop_id = e.shop_id and ( \
                (m.card_id = e.card_id and e.number > m.after_number and e.number <= m.last_number) \
                or (m.into_card_id = e.card_id and e.number > u.into_after_number and e.number <= u.into_last_number))) \
         order by e.number"
    )
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await
    })?;
    let loss = |(program, number, kind, stamps)| Loss { program, number, kind, stamps };
    Ok((rewards.into_iter().map(PastReward::from).collect(), losses.into_iter().map(loss).collect()))
}

impl From<RewardRow> for PastReward {
    fn from(row: RewardRow) -> PastReward {
        let fate = match (row.is_redeemed, row.is_void) {
            (_, true) => Fate::Void,
            (true, false) => Fate::Redeemed,
            (false, false) => Fate::Open,
        };
        PastReward {
            id: row.id,
            program: row.program_id,
            version: row.version,
            round: row.round,
            stamps: row.stamps,
            moved: row.moved,
            number: row.number,
            fate,
        }
    }
}
