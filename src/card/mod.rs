//! Cards: the thing with the QR code, one per person and shop, good for all the shop's programs.
//!
//! A card's code is an identifier and no secret; its page has a secret of its own, derived and never stored. A printed
//! card may be blank: somebody's from its first scan on.

pub mod jobs;
pub mod page;
pub mod recovery;
pub mod routes;
pub mod store;

use sha2::{Digest, Sha256};

use crate::auth::DoorKind;
use crate::auth::store::NewDoor;
use crate::code::{CardCode, CardPrint, ShortCode, SignedCard, sign_card};
use crate::kernel::{CardId, CustomerId, Random, SheetId, ShopId, Time};
use crate::shop::{Keys, ShopKeys};

/// Cards of one sheet at most.
pub const MAX_SHEET_CARDS: i64 = 500;

/// Why a card was not replaced or found again.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No such card, or nothing that leads to one.
    #[error("there is no such card")]
    Unknown,
    /// The same key came with another request.
    #[error("this key was used for another request")]
    KeyReused,
    /// The card has had as many prints as its codes can tell apart.
    #[error("the card was replaced as often as a card can be")]
    ReplacedOften,
    /// Too many wrong words.
    #[error("to be tried again in {0} seconds")]
    Slowed(u32),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] crate::db::Error),
}

/// A card to be made.
#[derive(Clone, Debug)]
pub struct NewCard {
    /// Which.
    pub id: CardId,
    /// Whose; None for a blank one.
    pub customer: Option<CustomerId>,
    /// The sheet it is printed on.
    pub sheet: Option<SheetId>,
    /// The 80 random bits of its codes.
    pub code: CardCode,
    /// The ten characters to be spoken.
    pub short_code: ShortCode,
}

impl NewCard {
    /// A new card with new codes.
    pub fn random(random: &Random, now: Time, customer: Option<CustomerId>, sheet: Option<SheetId>) -> NewCard {
        NewCard {
            id: random.id(now),
            customer,
            sheet,
            code: CardCode::random(random),
            short_code: ShortCode::random(random),
        }
    }

    /// The doors to it: its page, and its printed code seen with one's own camera.
    pub fn doors(&self, keys: &Keys, shop: ShopId) -> [NewDoor; 2] {
        let page = Sha256::digest(keys.page_secret(shop, self.id, FIRST_EPOCH));
        let door = |kind, hash| NewDoor { kind, hash, target: self.id.0, expires_at: None };
        [door(DoorKind::CardPage, page.into()), door(DoorKind::PrintedCode, code_hash(self.code))]
    }
}

/// The print that a new card begins with.
pub const FIRST_EPOCH: u8 = 0;

/// By which a printed code finds its shop.
pub fn code_hash(code: CardCode) -> [u8; 32] {
    Sha256::digest(code.as_bytes()).into()
}

/// The card's code, signed by the key that signs now.
pub fn signed(shop: ShopId, keys: &ShopKeys, code: CardCode, epoch: u8) -> SignedCard {
    let (kid, key) = &*keys.signing;
    sign_card(shop, *kid, key, CardPrint { card: code, epoch })
}

/// The address of a card's page.
pub fn page_url(public_url: &str, keys: &Keys, shop: ShopId, card: CardId, epoch: u8) -> String {
    format!("{public_url}/c/{}", keys.page_secret(shop, card, epoch))
}
