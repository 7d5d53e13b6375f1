//! C1, the stamp ticket: the secret in the address that the counter shows to a customer's own camera.
//!
//! Whoever reads it first may claim the stamp, so the server keeps only its hash and shows it in no `Debug`. Its value,
//! its life of two minutes and the one statement that claims it live elsewhere.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{base32, url};
use crate::kernel::Key;

/// 128 bits that nobody can guess, 26 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct TicketNonce([u8; 16]);

/// The characters of a nonce.
pub(super) const TICKET_CHARS: usize = base32::text_len(16);

impl TicketNonce {
    /// The nonce that a key stands for: its first half.
    pub fn from_key(key: &Key) -> TicketNonce {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&key.expose()[..16]);
        TicketNonce(bytes)
    }

    /// Reads the 26 characters, as they stand in the address.
    pub fn parse(text: &str) -> Option<TicketNonce> {
        base32::decode(text).map(TicketNonce)
    }

    /// The 26 characters.
    pub fn text(&self) -> String {
        base32::encode(&self.0)
    }

    /// The address in the picture on the counter's screen.
    pub fn url(&self, base: &str) -> String {
        url(base, 'S', &self.text())
    }

    /// SHA-256, by which the server finds the ticket again. 128 random bits need no salt.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Debug for TicketNonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TicketNonce(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_written_read_hashed_and_not_shown() {
        let nonce = TicketNonce::from_key(&crate::kernel::MasterSecret::new([4; 32]).derive("ticket", &[]));
        let text = nonce.text();
        assert_eq!(text.len(), TICKET_CHARS);
        assert_eq!(TicketNonce::parse(&text.to_lowercase()), Some(nonce.clone()));
        assert_eq!(nonce.url("https://bar.example/"), format!("HTTPS://BAR.EXAMPLE/S/{text}"));
        assert_eq!(format!("{nonce:?}"), "TicketNonce(redacted)");
        assert_eq!(TicketNonce([0; 16]).hash()[..4], [0x37, 0x47, 0x08, 0xff], "sha256 of 16 zero bytes");
        assert_eq!(TicketNonce::parse(&text[..25]), None);
        assert_eq!(TicketNonce::parse(&format!("{}1", &text[..25])), None, "padding");
    }
}
