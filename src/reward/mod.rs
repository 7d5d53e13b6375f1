//! Rewards: using one, once, and giving one freely.

pub mod routes;
pub mod store;

use crate::kernel::{CardId, CustomerId, RewardId, Time, Title};

/// A reward as its rows have it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RewardRecord {
    /// Which.
    pub id: RewardId,
    /// On which card.
    pub card_id: CardId,
    /// Whose card.
    pub customer_id: Option<CustomerId>,
    /// What it is.
    pub title: Title,
    /// When it was issued.
    pub issued_at: Time,
    /// Until when it can be used.
    pub expires_at: Option<Time>,
    /// When it was used.
    pub redeemed_at: Option<Time>,
    /// Whether it was taken back.
    pub is_void: bool,
}
