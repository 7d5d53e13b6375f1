//! Rewards' rows, read. They are written by the ledger's lane.

use super::RewardRecord;
use crate::db::{self, Session};
use crate::kernel::{RewardId, ShopId};
use crate::on;

/// A reward of this shop, and what became of it.
pub async fn reward(session: &mut dyn Session, shop: ShopId, id: RewardId) -> db::Result<Option<RewardRecord>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select r.id, r.card_id, c.customer_id, r.title, r.issued_at, r.expires_at, u.made_at as redeemed_at, \
            x.reward_id is not null as is_void \
         from reward as r join card as c on c.shop_id = r.shop_id and c.id = r.card_id \
         left join redemption as u on u.shop_id = r.shop_id and u.reward_id = r.id \
         left join reward_void as x on x.shop_id = r.shop_id and x.reward_id = r.id \
         where r.shop_id = $1 and r.id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}
