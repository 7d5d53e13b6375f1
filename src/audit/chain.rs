//! The log's chain: each row's hash covers the row and the hash before it, under a key that is not in the database.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Row;
use crate::kernel::{Key, MasterSecret, ShopId};

/// What every shop's key is derived from.
pub fn root(master: &MasterSecret) -> Key {
    master.derive("timbro-audit-1", &[])
}

/// A shop's key for its log.
pub fn key(root: &Key, shop: ShopId) -> Key {
    root.derive("shop", &[shop.0.as_bytes()])
}

/// HMAC-SHA-256 of the hash before and the row as JSON in the order of its fields.
#[expect(clippy::expect_used, reason = "HMAC takes a key of any length, and a row is plain data")]
pub fn link(key: &Key, before: &[u8], row: &Row) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose()).expect("any key length is good");
    mac.update(&u64::try_from(before.len()).unwrap_or(u64::MAX).to_be_bytes());
    mac.update(before);
    mac.update(&serde_json::to_vec(row).expect("a row is plain data"));
    mac.finalize().into_bytes().into()
}
