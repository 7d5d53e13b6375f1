//! What a shop verifies with, and the verdict.
//!
//! Every card passes through `jsonwebtoken::decode`, over a JWS rebuilt with the verifier's own issuer, audience, type
//! and algorithm: another shop's card, another purpose or another algorithm is then simply a bad signature. The claims
//! are checked all the same (RFC 8725, 3.8, 3.9 and 3.11), so that neither guard has to be perfect.

use std::collections::BTreeMap;

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::pack::RawCard;
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
    validation: Validation,
    keys: BTreeMap<Kid, (KeyState, DecodingKey)>,
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
        // The library's name says DER, but it wants the 32 bytes.
        let prepared = |(kid, state, key): (Kid, KeyState, PublicKey)| (kid, (state, DecodingKey::from_ed_der(&key.0)));
        Keyring { shop, issuer, validation, keys: keys.into_iter().map(prepared).collect() }
    }

    /// Whose keys these are.
    pub fn shop(&self) -> ShopId {
        self.shop
    }

    /// Decides whether a code is genuine. Costs one signature, and for a live code one tag.
    pub fn verify(&self, raw: &RawCard, live: &LiveMaster) -> Result<Proof, Refusal> {
        let (state, key) = self.keys.get(&raw.kid).ok_or(Refusal::UnknownKey)?;
        if *state == KeyState::Revoked {
            return Err(Refusal::KeyRevoked);
        }
        let claims = self.decode(&jws::text(&self.issuer, raw), key).ok_or(Refusal::BadSignature)?;
        if claims.sub != jws::subject(raw.print.card) || claims.epoch != raw.print.epoch {
            return Err(Refusal::BadSignature);
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

    /// The claims of a token that this key signed, for this shop, to be scanned, and of a card's type.
    fn decode(&self, token: &str, key: &DecodingKey) -> Option<jws::Claims> {
        let token = jsonwebtoken::decode::<jws::Claims>(token, key, &self.validation).ok()?;
        // The library never looks at the type.
        (token.header.typ.as_deref() == Some(jws::TYP)).then_some(token.claims)
    }
}
