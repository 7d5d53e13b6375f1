//! A shop's private key, how it is kept, and the cards it signs.
//!
//! Ed25519 (RFC 8032) needs no randomness to sign: the same card printed again has the same picture. At rest a seed is
//! sealed under the master secret, which lies beside the database and never in it. Which key is the active one, and
//! when the next takes over, is for the keys' own store to say.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk};
use jsonwebtoken::{Algorithm, EncodingKey};
use zeroize::Zeroizing;

use super::pack::RawCard;
use super::{CardPrint, Kid, LiveMaster, jws};
use crate::kernel::{Key, MasterSecret, Random, ShopId};

/// What stands before a seed in PKCS#8 version 1 (RFC 8410, 7). jsonwebtoken reads no public key out of version 2.
const PKCS8_V1: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// A shop's private key. Wiped when dropped and shown by no `Debug`.
#[derive(Clone)]
pub struct SigningKey {
    key: EncodingKey,
    public: PublicKey,
}

/// A shop's public key: the 32 bytes of RFC 8032. Staff's devices get it to verify offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublicKey(pub [u8; 32]);

impl SigningKey {
    /// The key that grows from a seed. Every 32 bytes are one.
    pub fn from_seed(seed: &[u8; 32]) -> SigningKey {
        let mut der = Zeroizing::new([0; 48]);
        der[..16].copy_from_slice(&PKCS8_V1);
        der[16..].copy_from_slice(seed);
        let key = EncodingKey::from_ed_der(der.as_slice());
        #[expect(clippy::expect_used, reason = "the form is constant and every seed is a key")]
        let public = public_key(&key).expect("an Ed25519 key in the form that jsonwebtoken reads");
        SigningKey { key, public }
    }

    /// What others verify with.
    pub fn public_key(&self) -> PublicKey {
        self.public
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(redacted)")
    }
}

fn public_key(key: &EncodingKey) -> Option<PublicKey> {
    let jwk = Jwk::from_encoding_key(key, Algorithm::EdDSA).ok()?;
    let AlgorithmParameters::OctetKeyPair(pair) = jwk.algorithm else { return None };
    URL_SAFE_NO_PAD.decode(pair.x).ok()?.try_into().ok().map(PublicKey)
}

/// A card's code with its signature, ready to be printed or shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCard {
    shop: ShopId,
    raw: RawCard,
}

/// Signs a card. The same four arguments always give the same code.
pub fn sign_card(shop: ShopId, kid: Kid, key: &SigningKey, print: CardPrint) -> SignedCard {
    let signed_text = jws::signed_text(&jws::issuer(shop), kid, print);
    let signature = signature(signed_text.as_bytes(), key);
    SignedCard { shop, raw: RawCard { kid, print, signature, live: None, issuer: None } }
}

#[expect(clippy::expect_used, reason = "a key made by from_seed signs every message, with 64 bytes")]
pub(super) fn signature(message: &[u8], key: &SigningKey) -> [u8; 64] {
    let text = jsonwebtoken::crypto::sign(message, &key.key, Algorithm::EdDSA).expect("an Ed25519 key");
    let bytes = URL_SAFE_NO_PAD.decode(text).expect("base64url, as the library promises");
    bytes.try_into().expect("64 bytes, as RFC 8032 says")
}

impl SignedCard {
    /// T1: 126 characters that a scanner, a keyboard or a voice can enter.
    pub fn text(&self) -> String {
        self.raw.text()
    }

    /// T1's 77 bytes: what a phone adds its live part to.
    pub fn packed(&self) -> Vec<u8> {
        self.raw.packed()
    }

    /// T1 as an address, all in capitals, for the printed picture. `base` is scheme and host, such as
    /// `https://bar.example`.
    pub fn url(&self, base: &str) -> String {
        self.raw.url(base)
    }

    /// The same card as ordinary JWT text, for machines.
    pub fn jwt(&self) -> String {
        jws::text(&jws::issuer(self.shop), &self.raw)
    }

    /// T2 of a device and step: 153 characters.
    pub fn live(&self, live: &LiveMaster, device: u8, step: u32) -> String {
        let live = live.live(self.shop, self.raw.print, device, step);
        RawCard { live: Some(live), ..self.raw.clone() }.text()
    }
}

/// Seals a seed under the master secret with XChaCha20-Poly1305: 24 bytes of random nonce, then 48 sealed ones. Bound to
/// the shop and the kid, so that a row cannot be moved to another.
pub fn seal_seed(master: &MasterSecret, shop: ShopId, kid: Kid, seed: &[u8; 32], random: &Random) -> Vec<u8> {
    seed_key(master).seal(&seed_place(shop, kid), seed, random)
}

/// Opens a sealed seed. None if it was changed, belongs to another shop or kid, or to another master secret.
pub fn open_seed(master: &MasterSecret, shop: ShopId, kid: Kid, sealed: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let seed = seed_key(master).open(&seed_place(shop, kid), sealed)?;
    seed.as_slice().try_into().ok().map(Zeroizing::new)
}

fn seed_key(master: &MasterSecret) -> Key {
    master.derive("timbro signing key at rest", &[])
}

fn seed_place(shop: ShopId, kid: Kid) -> [u8; 17] {
    let mut place = [kid.0; 17];
    place[..16].copy_from_slice(shop.0.as_bytes());
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::CardCode;

    /// Test 1 of RFC 8032, 7.1.
    const RFC_SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const RFC_PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    fn hex(text: &str) -> [u8; 32] {
        let byte = |i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap();
        std::array::from_fn(byte)
    }

    fn shop(id: u128) -> ShopId {
        ShopId(uuid::Uuid::from_u128(id))
    }

    #[test]
    fn keys_are_those_of_the_rfc_and_not_shown() {
        let key = SigningKey::from_seed(&hex(RFC_SEED));
        assert_eq!(key.public_key(), PublicKey(hex(RFC_PUBLIC)));
        assert_eq!(format!("{key:?}"), "SigningKey(redacted)");
    }

    /// The expected texts were made by another implementation (Python's cryptography and hmac) from the specification.
    #[test]
    fn a_signature_never_varies() {
        let key = SigningKey::from_seed(&hex(RFC_SEED));
        let print = CardPrint { card: CardCode::from_bytes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), epoch: 1 };
        let card = sign_card(shop(0x0197_0000_0000_7000_8000_0000_0000_0001), Kid(1), &key, print);
        let live = LiveMaster::from(&MasterSecret::new([3; 32]));
        assert_eq!(
            card.text(),
            "T1040G20G30G2GC1R8145038XKV12EEFK3F68XF4NVJ77DP71KKQDS17TNT711M9QN9QVEER8HFZM6KMK4H59DSVHK69C1DRWBTDCQC3MSAM551Y8G0YTZ7VJRSR20"
        );
        assert_eq!(
            card.jwt(),
            "eyJhbGciOiJFZERTQSIsImtpZCI6IjEiLCJ0eXAiOiJ0aW1icm8tY2FyZCtqd3QifQ.eyJhdWQiOiJ0aW1icm86c2NhbiIsImVwb2NoIjoxLCJpc3MiOiIwMTk3MDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJzdWIiOiJBUUlEQkFVR0J3Z0pDZyJ9.o7PYROc-Y3mR15K7kc7bHDOd25CfVdHCGib1TfbnYRF_6GnSZIlS3O4zMlgW44vTWXYOmVUKUPkQB7Xz7ljOBA"
        );
        assert_eq!(
            card.live(&live, 2, 117_815_040),
            "T2080G20G30G2GC1R8145038XKV12EEFK3F68XF4NVJ77DP71KKQDS17TNT711M9QN9QVEER8HFZM6KMK4H59DSVHK69C1DRWBTDCQC3MSAM551Y8G0YTZ7VJRSR2041R5PW0DRMTAJBYWHJDZZT3A4MR"
        );
        assert_eq!(card.url("http://localhost:8080"), format!("HTTP://LOCALHOST:8080/C/{}", card.text()));
    }

    #[test]
    fn a_sealed_seed_opens_only_in_its_place() {
        let (master, seed) = (MasterSecret::new([8; 32]), hex(RFC_SEED));
        let random = Random::seeded(1);
        let sealed = seal_seed(&master, shop(1), Kid(1), &seed, &random);
        assert_eq!(sealed.len(), 72);
        assert_eq!(open_seed(&master, shop(1), Kid(1), &sealed).as_deref(), Some(&seed));
        assert!(open_seed(&master, shop(2), Kid(1), &sealed).is_none());
        assert!(open_seed(&master, shop(1), Kid(2), &sealed).is_none());
        assert!(open_seed(&MasterSecret::new([9; 32]), shop(1), Kid(1), &sealed).is_none());
        for length in 0..sealed.len() {
            assert!(open_seed(&master, shop(1), Kid(1), &sealed[..length]).is_none(), "{length}");
        }
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(open_seed(&master, shop(1), Kid(1), &changed).is_none(), "{bit}");
        }
        assert_ne!(seal_seed(&master, shop(1), Kid(1), &seed, &random), sealed, "a new nonce each time");
    }
}
