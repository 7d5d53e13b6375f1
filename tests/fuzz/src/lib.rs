//! What the fuzz targets share: a shop's keys and codes that are always the same.

pub mod seeds;

use timbro::code::{CardCode, CardPrint, KeyState, Keyring, Kid, LiveMaster, SignedCard, SigningKey, sign_card};
use timbro::kernel::{MasterSecret, ShopId};
use uuid::Uuid;

/// Where the shop is.
pub const PUBLIC_URL: &str = "https://bar.example";

/// The shop.
pub fn shop() -> ShopId {
    ShopId(Uuid::from_u128(7))
}

/// What the shop signs with.
pub fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

/// What its codes are checked with.
pub fn ring() -> Keyring {
    Keyring::new(shop(), [(Kid(1), KeyState::Active, key().public_key())])
}

/// What its live codes are checked with.
pub fn live() -> LiveMaster {
    LiveMaster::from(&master())
}

/// Its master secret.
pub fn master() -> MasterSecret {
    MasterSecret::new([2; 32])
}

/// The only card that the shop has signed.
pub fn print() -> CardPrint {
    CardPrint { card: CardCode::from_bytes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), epoch: 1 }
}

/// Its codes.
pub fn card() -> SignedCard {
    sign_card(shop(), Kid(1), &key(), print())
}
