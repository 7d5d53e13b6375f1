//! What a shop verifies with, and the verdict.
//!
//! Every card passes through `jsonwebtoken::decode`, over a JWS rebuilt with the verifier's own issuer, audience, type
//! and algorithm: another shop's card, another purpose or another algorithm is then simply a bad signature. The claims
//! are checked all the same (RFC 8725, 3.8, 3.9 and 3.11), so that neither guard has to be perfect.

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::pack::RawCard;
use super::verified::{Verified, claim};
use super::{CardCode, Kid, LiveMaster, PublicKey, jws};
use crate::kernel::ShopId;

/// Where a key is in its life, which goes one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum KeyState {
    /// Handed to verifiers ahead of time, so that the change needs no moment at which all hear of it. Signs nothing yet.
    Next,
    /// Signs and verifies.
    Active,
    /// Verifies what it has signed; signs nothing more.
    VerifyOnly,
    /// Believed no longer.
    Revoked,
}

/// A shop's keys, and who it is: the verifier's own issuer.
#[derive(Clone, Debug)]
pub struct Keyring {
    shop: ShopId,
    issuer: String,
    pub(super) validation: Validation,
    keys: BTreeMap<Kid, Prepared>,
    verified: Arc<Verified>,
}

/// A key made ready to check with.
#[derive(Clone, Debug)]
struct Prepared {
    state: KeyState,
    public: PublicKey,
    decoding: DecodingKey,
}

/// A card whose code is genuine. Whether its epoch is the present one is for the caller to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Which card.
    pub card: CardCode,
    /// Which of its prints.
    pub epoch: u8,
    /// Which key signed it.
    pub kid: Kid,
    /// How it was shown.
    pub presented: Presented,
}

/// How a genuine code was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presented {
    /// Printed, or as JWT text: a copy may exist.
    Printed,
    /// On a screen that holds the live key. The tag is true; the step may still be stale or used.
    Live {
        /// The device that made it.
        device: u8,
        /// The step it was made for.
        step: u32,
    },
}

/// Why a code was not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The shop has no key of that number.
    #[error("no key of that number")]
    UnknownKey,
    /// The key was revoked, whatever the signature: the card must be printed again.
    #[error("the key was revoked")]
    KeyRevoked,
    /// Not signed by this shop for this purpose, or changed since.
    #[error("the signature is not this shop's")]
    BadSignature,
    /// A genuine card with an invented live part.
    #[error("the live part is wrong")]
    WrongTag,
}

impl Keyring {
    /// The keys of one shop. Of two with the same number the later counts; the store cannot give such.
    pub fn new(shop: ShopId, keys: impl IntoIterator<Item = (Kid, KeyState, PublicKey)>) -> Keyring {
        let issuer = jws::issuer(shop);
        let mut validation = Validation::new(Algorithm::EdDSA);
        // Without this list the library takes a token that lacks the very claim it was told to check.
        validation.set_required_spec_claims(&["iss", "aud", "sub"]);
        validation.set_issuer(&[&issuer]);
        validation.set_audience(&[jws::AUDIENCE]);
        // Cards do not run out, and a claim that says otherwise is refused as foreign; so no clock is asked.
        validation.validate_exp = false;
        validation.leeway = 0;
        let prepared = |(kid, state, public): (Kid, KeyState, PublicKey)| {
            // The library's name says DER, but it wants the 32 bytes.
            let decoding = DecodingKey::from_ed_der(&public.0);
            (kid, Prepared { state, public, decoding })
        };
        let keys = keys.into_iter().map(prepared).collect();
        Keyring { shop, issuer, validation, keys, verified: Arc::default() }
    }

    /// With this memory of what was checked lately.
    pub fn remembering(self, verified: Arc<Verified>) -> Keyring {
        Keyring { verified, ..self }
    }

    /// Whose keys these are.
    pub fn shop(&self) -> ShopId {
        self.shop
    }

    /// Decides whether a code is genuine. Costs one signature unless the same code was checked lately, and for a live code
    /// one tag.
    pub fn verify(&self, raw: &RawCard, live: &LiveMaster) -> Result<Proof, Refusal> {
        let key = self.keys.get(&raw.kid).ok_or(Refusal::UnknownKey)?;
        if key.state == KeyState::Revoked {
            return Err(Refusal::KeyRevoked);
        }
        // The signature would be over our issuer all the same, but a token that names another is not ours.
        if raw.issuer.is_some_and(|issuer| issuer != self.shop) {
            return Err(Refusal::BadSignature);
        }
        let claim = claim(self.shop, &key.public, raw);
        if !self.verified.has(&claim) {
            self.check(raw, &key.decoding)?;
            self.verified.keep(claim);
        }
        let presented = match &raw.live {
            None => Presented::Printed,
            Some(part) if live.is_true(self.shop, raw.print, part) => {
                Presented::Live { device: part.device, step: part.step }
            }
            Some(_) => return Err(Refusal::WrongTag),
        };
        Ok(Proof { card: raw.print.card, epoch: raw.print.epoch, kid: raw.kid, presented })
    }

    /// Checks the signature, and that what was signed is what was read.
    fn check(&self, raw: &RawCard, key: &DecodingKey) -> Result<(), Refusal> {
        let claims = self.decode(&jws::text(&self.issuer, raw), key).ok_or(Refusal::BadSignature)?;
        let read = (jws::subject(raw.print.card), raw.print.epoch);
        if (claims.sub, claims.epoch) == read { Ok(()) } else { Err(Refusal::BadSignature) }
    }

    /// The claims of a token that this key signed, for this shop, to be scanned, and of a card's type.
    pub(super) fn decode(&self, token: &str, key: &DecodingKey) -> Option<jws::Claims> {
        let token = jsonwebtoken::decode::<jws::Claims>(token, key, &self.validation).ok()?;
        // The library never looks at the type.
        (token.header.typ.as_deref() == Some(jws::TYP)).then_some(token.claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{CardPrint, Malformed, Reading, SignedCard, SigningKey, base32, read, sign_card};
    use crate::kernel::MasterSecret;

    const PRINT: CardPrint = CardPrint { card: CardCode([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), epoch: 1 };

    fn shop(id: u128) -> ShopId {
        ShopId(uuid::Uuid::from_u128(id))
    }

    fn key() -> SigningKey {
        SigningKey::from_seed(&[1; 32])
    }

    fn live() -> LiveMaster {
        LiveMaster::from(&MasterSecret::new([2; 32]))
    }

    fn ring(state: KeyState) -> Keyring {
        Keyring::new(shop(7), [(Kid(1), state, key().public_key())])
    }

    fn card() -> SignedCard {
        sign_card(shop(7), Kid(1), &key(), PRINT)
    }

    fn raw(text: &str) -> RawCard {
        match read(text) {
            Ok(Reading::Card(raw)) => raw,
            other => panic!("{text} is {other:?}"),
        }
    }

    fn verify(ring: &Keyring, text: &str) -> Result<Proof, Refusal> {
        ring.verify(&raw(text), &live())
    }

    #[test]
    fn the_same_card_is_proved_in_every_form() {
        let ring = ring(KeyState::Active);
        assert_eq!(ring.shop(), shop(7));
        let proof = Proof { card: PRINT.card, epoch: 1, kid: Kid(1), presented: Presented::Printed };
        for text in [card().text(), card().url("https://bar.example"), card().jwt()] {
            assert_eq!(verify(&ring, &text), Ok(proof), "{text}");
        }
        let proof = Proof { presented: Presented::Live { device: 3, step: 1000 }, ..proof };
        assert_eq!(verify(&ring, &card().live(&live(), 3, 1000)), Ok(proof));
    }

    #[test]
    fn every_single_bit_of_a_print_and_of_a_live_code_matters() {
        let ring = ring(KeyState::Active);
        let flips = |name: &str, bytes: &[u8]| {
            assert!(verify(&ring, &format!("{name}{}", base32::encode(bytes))).is_ok());
            for bit in 0..bytes.len() * 8 {
                let mut flipped = bytes.to_vec();
                flipped[bit / 8] ^= 0x80 >> (bit % 8);
                let text = format!("{name}{}", base32::encode(&flipped));
                let verdict = match read(&text) {
                    Ok(Reading::Card(raw)) => ring.verify(&raw, &live()).err(),
                    Ok(other) => panic!("{other:?}"),
                    Err(Malformed) => None,
                };
                let expected = match bit / 8 {
                    0 => None,
                    1 => Some(Refusal::UnknownKey),
                    2..77 => Some(Refusal::BadSignature),
                    _ => Some(Refusal::WrongTag),
                };
                assert_eq!(verdict, expected, "{name} bit {bit}");
            }
        };
        // The genuine code is remembered by then, which helps none of the others.
        flips("T1", &base32::decode::<77>(&card().text()[2..]).unwrap());
        flips("T2", &base32::decode::<94>(&card().live(&live(), 3, 1000)[2..]).unwrap());
    }

    #[test]
    fn a_code_seen_lately_is_not_checked_again_while_its_key_is_believed() {
        let verified = Arc::new(Verified::default());
        let with = |shop, state, key: &SigningKey| {
            Keyring::new(shop, [(Kid(1), state, key.public_key())]).remembering(verified.clone())
        };
        // Planted: nobody signed this, so whoever believes it has looked into the memory.
        let unsigned = RawCard { signature: [0; 64], ..raw(&card().text()) };
        verified.keep(claim(shop(7), &key().public_key(), &unsigned));
        assert!(with(shop(7), KeyState::VerifyOnly, &key()).verify(&unsigned, &live()).is_ok());
        let revoked = with(shop(7), KeyState::Revoked, &key());
        assert_eq!(revoked.verify(&unsigned, &live()), Err(Refusal::KeyRevoked));
        let other_key = SigningKey::from_seed(&[9; 32]);
        for ring in [with(shop(8), KeyState::Active, &key()), with(shop(7), KeyState::Active, &other_key)] {
            assert_eq!(ring.verify(&unsigned, &live()), Err(Refusal::BadSignature));
        }
        let invented = RawCard { live: raw(&card().live(&live(), 3, 1000)).live, ..unsigned };
        let other_master = LiveMaster::from(&MasterSecret::new([3; 32]));
        let ring = with(shop(7), KeyState::Active, &key());
        assert_eq!(ring.verify(&invented, &other_master), Err(Refusal::WrongTag));
    }

    #[test]
    fn a_foreign_shop_is_refused_with_the_same_key_and_with_its_own() {
        let foreign = Keyring::new(shop(8), [(Kid(1), KeyState::Active, key().public_key())]);
        for text in [card().text(), card().jwt(), card().live(&live(), 3, 1000)] {
            assert_eq!(verify(&foreign, &text), Err(Refusal::BadSignature), "{text}");
        }
        let other_key = SigningKey::from_seed(&[9; 32]);
        let forged = sign_card(shop(7), Kid(1), &other_key, PRINT);
        assert_eq!(verify(&ring(KeyState::Active), &forged.text()), Err(Refusal::BadSignature));
        assert_eq!(verify(&ring(KeyState::Active), &forged.jwt()), Err(Refusal::BadSignature));
    }

    #[test]
    fn a_key_verifies_until_it_is_revoked() {
        for state in [KeyState::Next, KeyState::Active, KeyState::VerifyOnly] {
            assert!(verify(&ring(state), &card().text()).is_ok(), "{state:?}");
        }
        assert_eq!(verify(&ring(KeyState::Revoked), &card().text()), Err(Refusal::KeyRevoked));
        assert_eq!(verify(&Keyring::new(shop(7), []), &card().text()), Err(Refusal::UnknownKey));
        let moved = sign_card(shop(7), Kid(2), &key(), PRINT);
        assert_eq!(verify(&ring(KeyState::Active), &moved.text()), Err(Refusal::UnknownKey));
    }

    #[test]
    fn a_kid_belongs_to_the_signature() {
        let two = [Kid(1), Kid(2)].map(|kid| (kid, KeyState::Active, key().public_key()));
        let ring = Keyring::new(shop(7), two);
        let moved = RawCard { kid: Kid(2), ..raw(&card().text()) };
        assert_eq!(ring.verify(&moved, &live()), Err(Refusal::BadSignature));
    }

    #[test]
    fn a_live_part_is_of_its_own_card_and_master() {
        let ring = ring(KeyState::Active);
        let other_master = LiveMaster::from(&MasterSecret::new([3; 32]));
        assert_eq!(verify(&ring, &card().live(&other_master, 3, 1000)), Err(Refusal::WrongTag));
        let other = sign_card(shop(7), Kid(1), &key(), CardPrint { epoch: 2, ..PRINT });
        let grafted = RawCard { live: raw(&other.live(&live(), 3, 1000)).live, ..raw(&card().text()) };
        assert_eq!(ring.verify(&grafted, &live()), Err(Refusal::WrongTag));
        let unsigned = RawCard { signature: [0; 64], ..raw(&card().live(&live(), 3, 1000)) };
        assert_eq!(ring.verify(&unsigned, &live()), Err(Refusal::BadSignature));
    }
}
