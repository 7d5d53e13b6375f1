//! Shops: the tenant, its first counter, and its keys for codes.

pub mod jobs;
pub mod keys;
pub mod store;

use sha2::{Digest, Sha256};

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

/// The id of a shop's test twin. It follows from the shop's own, so that two who ask for it at once make one.
pub fn twin_of(shop: ShopId) -> ShopId {
    let hash = Sha256::new().chain_update("timbro-test-shop-1").chain_update(shop.0.as_bytes()).finalize();
    let mut bytes = *shop.0.as_bytes();
    // The time and the version stay, the random bits are others.
    bytes[6] = (bytes[6] & 0xf0) | (hash[0] & 0x0f);
    bytes[7] = hash[1];
    bytes[8] = (bytes[8] & 0xc0) | (hash[2] & 0x3f);
    bytes[9..].copy_from_slice(&hash[3..10]);
    ShopId(uuid::Uuid::from_bytes(bytes))
}

/// What a test twin is called, so that nobody takes it for the shop.
fn test_name(name: &Name) -> Name {
    const MARK: &str = " (test)";
    const NAME_MAX_CHARS: usize = 80;
    let room = NAME_MAX_CHARS - MARK.chars().count();
    let short: String = name.as_str().chars().take(room).collect();
    Name::parse(&format!("{}{MARK}", short.trim_end())).unwrap_or_else(|_| name.clone())
}

/// What sort of shop. Presets hang on it, never rules.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    sqlx::Type,
    clap::ValueEnum,
    utoipa::ToSchema,
)]
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

impl ShopKind {
    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            ShopKind::Cafe => "cafe",
            ShopKind::Restaurant => "restaurant",
            ShopKind::Shop => "shop",
            ShopKind::Salon => "salon",
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_is_another_shop_and_always_the_same_one() {
        let shop = ShopId(uuid::Uuid::from_u128(0x0198_c9a0_0000_7000_8000_0000_0000_dead));
        let twin = twin_of(shop);
        assert!(twin != shop && twin == twin_of(shop) && twin_of(twin) != shop);
        assert_eq!((twin.0.get_version_num(), twin.0.get_variant()), (7, uuid::Variant::RFC4122));
    }

    #[test]
    fn a_twin_says_that_it_is_a_test_however_long_the_name() {
        let named = |name: &str| test_name(&Name::parse(name).unwrap()).as_str().to_owned();
        assert_eq!(named("Bar Sole"), "Bar Sole (test)");
        let long = named(&"ż".repeat(80));
        assert!(long.ends_with("ż (test)") && long.chars().count() == 80);
    }
}
