//! The master secret, and the keys derived from it: one per purpose, none of them stored.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Random;

/// 32 random bytes in a file beside the database, never in it. Whoever holds them can forge codes and rewrite chains.
#[derive(Clone)]
pub struct MasterSecret(Zeroizing<[u8; 32]>);

/// A derived key. Shown by no `Debug`.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl MasterSecret {
    /// Takes the bytes over.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for the one file they are kept in.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// HKDF-SHA-256 (RFC 5869) of the secret; `info` is `purpose`, then each part with its length before it, so that no
    /// two lists of parts read alike.
    pub fn derive(&self, purpose: &str, parts: &[&[u8]]) -> Key {
        Key(Zeroizing::new(*self.0)).derive(purpose, parts)
    }
}

impl Key {
    /// The bytes, for the cipher or hash they are meant for.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key under this key, in the same way.
    pub fn derive(&self, purpose: &str, parts: &[&[u8]]) -> Key {
        let mut info = purpose.as_bytes().to_vec();
        for part in parts {
            info.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            info.extend_from_slice(part);
        }
        let mut okm = Zeroizing::new([0; 32]);
        #[expect(clippy::expect_used, reason = "32 bytes are always below the limit of 255 hashes")]
        Hkdf::<Sha256>::new(None, self.0.as_slice()).expand(&info, okm.as_mut_slice()).expect("32 bytes fit");
        Key(okm)
    }

    /// A secret sealed so that this key alone opens it, and only at this `place` (XChaCha20-Poly1305 with the place as
    /// associated data). The nonce stands before it.
    pub fn seal(&self, place: &[u8], secret: &[u8], random: &Random) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = random.bytes();
        #[expect(clippy::expect_used, reason = "the cipher fails only above 256 GiB")]
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: secret, aad: place })
            .expect("a secret is short");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`Key::seal`] sealed. None if it was changed, or belongs to another place or key.
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: place }).ok().map(Zeroizing::new)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.expose().into())
    }
}

const NONCE_BYTES: usize = 24;

impl fmt::Debug for MasterSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterSecret(redacted)")
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_and_parts_give_keys_of_their_own_and_none_is_shown() {
        let master = MasterSecret::new([7; 32]);
        let keys = [
            master.derive("a", &[]),
            master.derive("b", &[]),
            master.derive("a", &[b"bc"]),
            master.derive("a", &[b"b", b"c"]),
        ];
        for (i, one) in keys.iter().enumerate() {
            assert!(keys[i + 1..].iter().all(|other| other.expose() != one.expose()));
        }
        assert_eq!(master.derive("a", &[]).expose(), keys[0].expose());
        assert_eq!(format!("{master:?} {:?}", keys[0]), "MasterSecret(redacted) Key(redacted)");
    }
}
