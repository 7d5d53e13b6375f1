//! A card as its customer sees it: the page behind its address, and what keeps that page true while it is open.
//!
//! It stands after the slices whose words the page shows: the ledger's stamps, the shop's look, what was asked and
//! answered. A page carries a mark, which is another whenever the page would look different; nobody else reads it.

pub mod jobs;
pub mod page;
pub mod store;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The last number that a browser can have for a card: codes carry it in a byte, and 0 is the server's own.
pub const LAST_DEVICE: u8 = 255;

/// What a page shows, folded into a short text as it is read.
#[derive(Clone, Default)]
pub struct Mark(Sha256);

impl Mark {
    /// With one more thing that the page shows. Its length is folded in too, so that no two lists of things read alike.
    #[must_use]
    pub fn with(mut self, part: impl AsRef<[u8]>) -> Mark {
        let part = part.as_ref();
        self.0.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        self.0.update(part);
        self
    }

    /// The mark: sixteen characters.
    pub fn text(self) -> String {
        URL_SAFE_NO_PAD.encode(&self.0.finalize()[..12])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_short_and_another_for_every_difference() {
        let mark = |parts: &[&str]| parts.iter().fold(Mark::default(), |mark, part| mark.with(part)).text();
        let marks = [mark(&[]), mark(&[""]), mark(&["ab"]), mark(&["a", "b"]), mark(&["b", "a"])];
        for (place, one) in marks.iter().enumerate() {
            assert_eq!(one.len(), 16);
            assert!(!marks[..place].contains(one), "{one}");
        }
        assert_eq!(mark(&["a", "b"]), mark(&["a", "b"]));
    }
}
