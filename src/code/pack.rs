//! T1 and T2: the bytes of a card's code and their text.
//!
//! Here a code is only taken apart and put together; whether it is genuine is for the [`Keyring`](super::Keyring) to
//! say. Packing and reading are each other's inverse, so that no code has two texts and no text two codes.

use std::fmt;

use super::{CardCode, CardPrint, Kid, base32, url};
use crate::kernel::ShopId;

/// The printed card: type, kid, card code, epoch, signature.
const T1_BYTES: usize = 77;
/// The live code: the same, then device, step and tag.
const T2_BYTES: usize = 94;
const T1_TYPE: u8 = 0x01;
const T2_TYPE: u8 = 0x02;

/// The longest text of a card's code, T2's.
pub(super) const T2_CHARS: usize = 2 + base32::text_len(T2_BYTES);
/// The text of a printed card's code.
pub(super) const T1_CHARS: usize = 2 + base32::text_len(T1_BYTES);

/// A card's code as it was read. Nothing in it is believed before [`Keyring::verify`](super::Keyring::verify).
#[derive(Clone, PartialEq, Eq)]
pub struct RawCard {
    pub(super) kid: Kid,
    pub(super) print: CardPrint,
    pub(super) signature: [u8; 64],
    pub(super) live: Option<Live>,
    /// The shop that JWT text names. T1 and T2 name none.
    pub(super) issuer: Option<ShopId>,
}

/// What a customer's screen adds to the print.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Live {
    pub(super) device: u8,
    pub(super) step: u32,
    pub(super) tag: [u8; 12],
}

impl RawCard {
    /// The card that the code says it is: enough to look for the shop whose keyring decides, and for nothing else.
    pub fn claimed_card(&self) -> CardCode {
        self.print.card
    }

    /// The code's one text, `T1…` (126 characters) or `T2…` (153).
    pub fn text(&self) -> String {
        let bytes = self.packed();
        format!("T{}{}", bytes[0], base32::encode(&bytes))
    }

    /// The bytes that the text says.
    pub(super) fn packed(&self) -> Vec<u8> {
        let mut bytes = vec![if self.live.is_some() { T2_TYPE } else { T1_TYPE }, self.kid.0];
        bytes.extend_from_slice(self.print.card.as_bytes());
        bytes.push(self.print.epoch);
        bytes.extend_from_slice(&self.signature);
        if let Some(live) = self.live {
            bytes.push(live.device);
            bytes.extend_from_slice(&live.step.to_be_bytes());
            bytes.extend_from_slice(&live.tag);
        }
        bytes
    }

    /// The address that a picture holds, so that the customer's own camera opens the card.
    pub fn url(&self, base: &str) -> String {
        url(base, 'C', &self.text())
    }

    /// Reads a text of T1 or T2.
    pub(super) fn from_text(text: &str) -> Option<RawCard> {
        let (name, body) = text.split_at_checked(2)?;
        match [base32::symbol(base32::value(name.as_bytes()[0])?), base32::symbol(base32::value(name.as_bytes()[1])?)] {
            ['T', '1'] => {
                let bytes: [u8; T1_BYTES] = base32::decode(body)?;
                (bytes[0] == T1_TYPE).then(|| Self::print_of(&bytes, None))?
            }
            ['T', '2'] => {
                let bytes: [u8; T2_BYTES] = base32::decode(body)?;
                let (print, live) = bytes.split_first_chunk::<T1_BYTES>()?;
                let (device, rest) = live.split_first()?;
                let (step, tag) = rest.split_first_chunk()?;
                let live = Live { device: *device, step: u32::from_be_bytes(*step), tag: tag.try_into().ok()? };
                (bytes[0] == T2_TYPE).then(|| Self::print_of(print, Some(live)))?
            }
            _ => None,
        }
    }

    fn print_of(bytes: &[u8; T1_BYTES], live: Option<Live>) -> Option<RawCard> {
        let card = CardCode::from_slice(&bytes[2..12])?;
        let signature = bytes[13..].try_into().ok()?;
        Some(RawCard { kid: Kid(bytes[1]), print: CardPrint { card, epoch: bytes[12] }, signature, live, issuer: None })
    }
}

/// Without the signature and the tag: a log line must not be a code that scans.
impl fmt::Debug for RawCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let live = self.live.map(|live| (live.device, live.step));
        f.debug_struct("RawCard")
            .field("kid", &self.kid)
            .field("print", &self.print)
            .field("live", &live)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_card() -> impl Strategy<Value = RawCard> {
        let live = proptest::option::of(any::<(u8, u32, [u8; 12])>());
        (any::<(u8, [u8; 10], u8, [u8; 32], [u8; 32])>(), live).prop_map(|((kid, card, epoch, r, s), live)| RawCard {
            kid: Kid(kid),
            print: CardPrint { card: CardCode(card), epoch },
            signature: [r, s].concat().try_into().unwrap(),
            live: live.map(|(device, step, tag)| Live { device, step, tag }),
            issuer: None,
        })
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(card in any_card()) {
            let text = card.text();
            prop_assert_eq!(text.len(), if card.live.is_some() { T2_CHARS } else { T1_CHARS });
            prop_assert_eq!(RawCard::from_text(&text), Some(card.clone()));
            prop_assert_eq!(RawCard::from_text(&text.to_lowercase()), Some(card.clone()));
            prop_assert_eq!(RawCard::from_text(&text.replace('0', "O").replace('1', "L")), Some(card));
        }
    }

    #[test]
    fn the_lengths_are_those_that_fit_a_version_6_symbol() {
        assert_eq!((T1_CHARS, T2_CHARS), (126, 153));
    }

    #[test]
    fn a_type_in_the_other_s_text_is_refused() {
        for (name, right) in [("T1", T1_TYPE), ("T2", T2_TYPE)] {
            for kind in 0..=u8::MAX {
                let mut bytes = vec![0; if name == "T1" { T1_BYTES } else { T2_BYTES }];
                bytes[0] = kind;
                let text = format!("{name}{}", base32::encode(&bytes));
                assert_eq!(RawCard::from_text(&text).is_some(), kind == right, "{name} {kind}");
            }
        }
    }

    #[test]
    fn nonzero_padding_and_foreign_names_are_refused() {
        for (name, kind, bytes, step) in [("T1", T1_TYPE, T1_BYTES, 16), ("T2", T2_TYPE, T2_BYTES, 8)] {
            let mut zeros = vec![0; bytes];
            zeros[0] = kind;
            let body = base32::encode(&zeros);
            for last in 0..32 {
                let text = format!("{name}{}{}", &body[..body.len() - 1], base32::symbol(last));
                assert_eq!(RawCard::from_text(&text).is_some(), last % step == 0, "{name} {last}");
            }
            for wrong in ["T0", "T3", "S1", "11", "T", "", "TT1", "é"] {
                assert_eq!(RawCard::from_text(&format!("{wrong}{body}")), None, "{wrong}");
            }
        }
    }

    #[test]
    fn a_log_line_is_not_a_code() {
        let card = RawCard {
            kid: Kid(1),
            print: CardPrint { card: CardCode([0; 10]), epoch: 2 },
            signature: [7; 64],
            live: None,
            issuer: None,
        };
        assert_eq!(
            format!("{card:?}"),
            "RawCard { kid: Kid(1), print: CardPrint { card: CardCode(0000000000000000), epoch: 2 }, live: None, .. }"
        );
    }
}
