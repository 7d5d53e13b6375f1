//! The QR codes: packing, signing, reading, verifying and drawing them.
//!
//! It keeps two promises. A card's code is genuine only if the shop that asks signed it, for that purpose, with a key
//! it still trusts: the verifier rebuilds the signed text from its own words, so a code brings no header, issuer or
//! algorithm of its own. And what is drawn is read back: one parser takes every form in which a code can arrive.
//!
//! It is pure: bytes, time and randomness are passed in. It leaves to others what a code is worth: whether the card
//! exists, whether the epoch is the present one, whether a live step is fresh and unused, how often a card may earn.

mod base32;
#[cfg(test)]
mod hostile;
mod jws;
mod live;
mod pack;
mod picture;
mod read;
mod short;
mod sign;
mod ticket;
mod verified;
mod verify;

use std::fmt;

use crate::kernel::Random;

pub use live::{API_DEVICE, LIVE_STEP_SECONDS, LiveMaster, live_step};
pub use pack::RawCard;
pub use picture::{MAX_MODULE_PX, NoPicture, png, svg, svg_in_page, svg_of};
pub use read::{MAX_READ_BYTES, Malformed, Reading, read};
pub use short::ShortCode;
pub use sign::{PublicKey, SignedCard, SigningKey, open_seed, seal_seed, sign_card};
pub use ticket::TicketNonce;
pub use verified::Verified;
pub use verify::{KeyState, Keyring, Presented, Proof, Refusal};

/// Which card: 80 random bits. An identifier, not a secret; shown as 16 characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardCode([u8; 10]);

impl CardCode {
    /// A new one.
    pub fn random(random: &Random) -> CardCode {
        CardCode(random.bytes())
    }

    /// The one with these bytes.
    pub fn from_bytes(bytes: [u8; 10]) -> CardCode {
        CardCode(bytes)
    }

    /// The one in a column of the database. None unless there are ten bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<CardCode> {
        bytes.try_into().ok().map(CardCode)
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8; 10] {
        &self.0
    }
}

impl fmt::Display for CardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base32::encode(&self.0))
    }
}

impl fmt::Debug for CardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardCode({self})")
    }
}

/// The number of one of a shop's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kid(pub u8);

/// What a signature is about: a card, and which of its prints. Raising the epoch kills every older print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardPrint {
    /// Which card.
    pub card: CardCode,
    /// Which of its prints.
    pub epoch: u8,
}

/// The address in a picture: all in capitals, so that it stays in one alphanumeric segment. Schemes and hosts mean the
/// same in either case (RFC 3986, 6.2.2.1); a base with a path would not, so the base is a scheme and a host.
fn url(base: &str, letter: char, text: &str) -> String {
    format!("{}/{letter}/{text}", base.trim_end_matches('/').to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_code_is_ten_bytes_and_sixteen_characters() {
        let code = CardCode::from_bytes([0xff; 10]);
        assert_eq!(code.to_string(), "ZZZZZZZZZZZZZZZZ");
        assert_eq!(format!("{code:?}"), "CardCode(ZZZZZZZZZZZZZZZZ)");
        assert_eq!(CardCode::from_slice(code.as_bytes()), Some(code));
        assert_eq!(CardCode::from_slice(&[0; 9]), None);
        assert_eq!(CardCode::from_slice(&[0; 11]), None);
        let random = Random::seeded(1);
        assert_ne!(CardCode::random(&random), CardCode::random(&random));
    }
}
