//! T2, the live code: what a customer's screen adds to their card every fifteen seconds.
//!
//! The key of a card and device is derived and never stored, so a leaked database forges nothing. The phone holds that
//! one key and makes codes offline. Here a tag is true or wrong; whether its step is fresh and unused is decided where
//! the last step is kept, in the transaction that uses it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::CardPrint;
use super::pack::Live;
use crate::kernel::{Key, MasterSecret, ShopId, Time};

/// How long a live code is the present one.
pub const LIVE_STEP_SECONDS: i64 = 15;
/// The device number of codes made through the API instead of on a phone.
pub const API_DEVICE: u8 = 0;
/// Keeps a tag from being any other message of this house under the same key.
const PURPOSE: &[u8] = b"timbro-live-1";

/// The secret from which the live key of every card is derived. Shown by no `Debug`.
#[derive(Clone, Debug)]
pub struct LiveMaster(Key);

impl From<&MasterSecret> for LiveMaster {
    fn from(master: &MasterSecret) -> LiveMaster {
        LiveMaster(master.derive("timbro live codes", &[]))
    }
}

impl LiveMaster {
    /// The key of one card's print on one device, given once to the page that holds the customer's cookie.
    pub fn live_key(&self, shop: ShopId, print: CardPrint, device: u8) -> Key {
        let parts: [&[u8]; 4] = [shop.0.as_bytes(), print.card.as_bytes(), &[print.epoch], &[device]];
        self.0.derive("timbro live key", &parts)
    }

    /// A live part with its true tag.
    pub(super) fn live(&self, shop: ShopId, print: CardPrint, device: u8, step: u32) -> Live {
        let whole = mac(&self.live_key(shop, print, device), shop, print, device, step).finalize().into_bytes();
        let mut tag = [0; 12];
        tag.copy_from_slice(&whole[..12]);
        Live { device, step, tag }
    }

    /// Whether the tag is true. The comparison takes the same time wherever the first difference is.
    pub(super) fn is_true(&self, shop: ShopId, print: CardPrint, live: &Live) -> bool {
        let key = self.live_key(shop, print, live.device);
        mac(&key, shop, print, live.device, live.step).verify_truncated_left(&live.tag).is_ok()
    }
}

/// The step that `now` lies in: whole fifteen seconds since 1970, which four bytes count until the year 4011.
pub fn live_step(now: Time) -> u32 {
    u32::try_from(now.0.max(0) / (LIVE_STEP_SECONDS * 1_000)).unwrap_or(u32::MAX)
}

/// HMAC-SHA-256 (RFC 2104) over the purpose, the shop's 16 bytes, card, epoch, device and step, the step's high byte
/// first. Every part has a fixed length, so no two lists of parts read alike. The phone's script makes the same.
fn mac(key: &Key, shop: ShopId, print: CardPrint, device: u8, step: u32) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
    Hmac::<Sha256>::new_from_slice(key.expose())
        .expect("a key of 32 bytes")
        .chain_update(PURPOSE)
        .chain_update(shop.0.as_bytes())
        .chain_update(print.card.as_bytes())
        .chain_update([print.epoch, device])
        .chain_update(step.to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::CardCode;

    #[test]
    fn a_step_is_fifteen_seconds() {
        assert_eq!([-1, 0, 14_999, 15_000, 29_999].map(|ms| live_step(Time(ms))), [0, 0, 0, 1, 1]);
        assert_eq!(live_step(Time(1_767_225_600_000)), 117_815_040);
        assert_eq!(live_step(Time::MAX), u32::MAX);
        assert_eq!(live_step(Time(i64::MIN)), 0);
    }

    #[test]
    fn a_tag_is_true_for_its_own_five_parts_only() {
        let shops = [1, 2].map(|id| ShopId(uuid::Uuid::from_u128(id)));
        let card = |byte, epoch| CardPrint { card: CardCode::from_bytes([byte; 10]), epoch };
        let master = LiveMaster::from(&MasterSecret::new([5; 32]));
        let live = master.live(shops[0], card(1, 1), 3, 1000);
        assert!(master.is_true(shops[0], card(1, 1), &live));
        assert!(!master.is_true(shops[1], card(1, 1), &live));
        assert!(!master.is_true(shops[0], card(2, 1), &live));
        assert!(!master.is_true(shops[0], card(1, 2), &live));
        assert!(!master.is_true(shops[0], card(1, 1), &Live { device: 4, ..live }));
        assert!(!master.is_true(shops[0], card(1, 1), &Live { step: 1001, ..live }));
        assert!(!LiveMaster::from(&MasterSecret::new([6; 32])).is_true(shops[0], card(1, 1), &live));
    }

    #[test]
    fn the_master_is_not_shown() {
        assert_eq!(format!("{:?}", LiveMaster::from(&MasterSecret::new([5; 32]))), "LiveMaster(Key(redacted))");
    }
}
