//! Shops: the tenant, its first counter, and its keys for codes.

pub mod jobs;
pub mod keys;
pub mod store;

use crate::code::{KeyState, Kid, PublicKey};
use crate::kernel::{Currency, Language, Name, ShopId, Time, Zone};

pub use keys::{Keys, ShopKeys};

/// A shop as it is read.
#[derive(Clone, Debug)]
pub struct Shop {
    /// Which.
    pub id: ShopId,
    /// What it is called.
    pub name: Name,
    /// What sort of shop, for presets: `cafe`, `salon`.
    pub kind: ShopKind,
    /// Where its days begin.
    pub zone: Zone,
    /// Its one currency.
    pub currency: Currency,
    /// The language it speaks first.
    pub language: Language,
    /// Since when it is here.
    pub made_at: Time,
}

/// What sort of shop. Presets hang on it, never rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, sqlx::Type, clap::ValueEnum, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum ShopKind {
    /// Cafés, bars, bakeries.
    Cafe,
    /// Restaurants.
    Restaurant,
    /// Shops that sell goods.
    Shop,
    /// Salons and services.
    Salon,
}

/// A key for codes as its row has it.
#[derive(Clone, Debug)]
pub struct CodeKey {
    /// Its number.
    pub kid: Kid,
    /// Where it is in its life.
    pub state: KeyState,
    /// What verifies.
    pub public: PublicKey,
    /// What signs, sealed under the master secret.
    pub sealed_seed: Vec<u8>,
}
