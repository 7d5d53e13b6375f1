//! The chain: each entry's hash covers the entry and the hash before it, under a key that is not in the database.
//!
//! So a row that was edited, removed or swapped is found (promise 9), and somebody who can write the database cannot
//! make it right again.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Entry, Event, State};
use crate::kernel::{CardId, Key, MasterSecret, ShopId};

/// A shop's key for its cards' chains.
pub fn key(master: &MasterSecret, shop: ShopId) -> Key {
    master.derive("timbro-chain-1", &[shop.0.as_bytes()])
}

/// HMAC-SHA-256 of the hash before, the card, and the entry as JSON in the order of its fields.
#[expect(
    clippy::expect_used,
    reason = "HMAC takes a key of any length, and an entry has no map that could fail to serialise"
)]
pub fn link(key: &Key, before: &[u8], card: CardId, entry: &Entry) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose()).expect("any key length is good");
    mac.update(before);
    mac.update(card.0.as_bytes());
    mac.update(&serde_json::to_vec(entry).expect("an entry is plain data"));
    mac.finalize().into_bytes().into()
}

/// Links what was decided to the card's chain. Gives the hash of each entry, and leaves the last in the state.
pub fn seal(key: &Key, card: CardId, state: &mut State, events: &[Event]) -> Vec<[u8; 32]> {
    let mut head = from_hex(&state.head);
    let mut hashes = Vec::new();
    for event in events {
        if let Event::Entered(entry) = event {
            let hash = link(key, &head, card, entry);
            head = hash.to_vec();
            hashes.push(hash);
        }
    }
    state.head = to_hex(&head);
    hashes
}

/// Lower-case hexadecimal digits.
pub fn to_hex(bytes: &[u8]) -> String {
    // By digit: a text for each byte would be most of what a link costs.
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|it| char::from_digit(it.into(), 16)).collect()
}

/// Reads them.
pub fn from_hex(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2).filter_map(|i| u8::from_str_radix(digits.get(2 * i..2 * i + 2)?, 16).ok()).collect()
}
