//! The signed bytes: a compact JWS (RFC 7515) that is never carried, only rebuilt.
//!
//! Everything but the kid, the epoch, the card and the issuer is fixed, to the byte, so that signer and verifier agree
//! without either reading the other's JSON. Text that arrives as a JWT is taken only if it is, letter for letter, the
//! text that would have been built from its values: no other header or claim, no other spelling, no second copy.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::pack::RawCard;
use super::{CardCode, CardPrint, Kid};
use crate::kernel::ShopId;

/// The token's type (RFC 8725, 3.11): no other kind of token of this house is a card.
pub(super) const TYP: &str = "timbro-card+jwt";
/// Who it is meant for: a scan, and nothing else.
pub(super) const AUDIENCE: &str = "timbro:scan";

/// The claims of a card, exactly these.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claims {
    #[serde(rename = "aud")]
    pub(super) _aud: String,
    pub(super) epoch: u8,
    pub(super) iss: String,
    pub(super) sub: String,
}

#[derive(Deserialize)]
struct KidOnly {
    kid: String,
}

/// A shop's name as an issuer: its id, hyphenated, in lower case.
pub(super) fn issuer(shop: ShopId) -> String {
    shop.0.hyphenated().to_string()
}

/// A card's name as a subject.
pub(super) fn subject(card: CardCode) -> String {
    URL_SAFE_NO_PAD.encode(card.as_bytes())
}

/// What is signed: header and payload of the JWS, each in base64url, with a dot between them.
pub(super) fn signed_text(issuer: &str, kid: Kid, print: CardPrint) -> String {
    let header = format!(r#"{{"alg":"EdDSA","kid":"{}","typ":"{TYP}"}}"#, kid.0);
    let CardPrint { card, epoch } = print;
    let payload = format!(r#"{{"aud":"{AUDIENCE}","epoch":{epoch},"iss":"{issuer}","sub":"{}"}}"#, subject(card));
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload))
}

/// The whole JWS of a card, rebuilt for `issuer`.
pub(super) fn text(issuer: &str, raw: &RawCard) -> String {
    format!("{}.{}", signed_text(issuer, raw.kid, raw.print), URL_SAFE_NO_PAD.encode(raw.signature))
}

/// Reads a card that arrives as ordinary JWT text, with the issuer it names.
pub(super) fn from_text(jwt: &str) -> Option<RawCard> {
    let parts: Vec<&str> = jwt.split('.').collect();
    let [header, payload, signature] = parts[..] else { return None };
    let header: KidOnly = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()?;
    let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
    let shop = ShopId(claims.iss.parse().ok()?);
    let card = CardCode::from_slice(&URL_SAFE_NO_PAD.decode(claims.sub).ok()?)?;
    let raw = RawCard {
        kid: Kid(header.kid.parse().ok()?),
        print: CardPrint { card, epoch: claims.epoch },
        signature: URL_SAFE_NO_PAD.decode(signature).ok()?.try_into().ok()?,
        live: None,
        issuer: Some(shop),
    };
    (text(&issuer(shop), &raw) == jwt).then_some(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signed_bytes_are_those_of_the_specification() {
        let print = CardPrint { card: CardCode::from_bytes([0xfb; 10]), epoch: 3 };
        let shop = ShopId(uuid::Uuid::from_u128(0x0197_ABCD_0000_7000_8000_0000_0000_00FF));
        let text = signed_text(&issuer(shop), Kid(12), print);
        let (header, payload) = text.split_once('.').unwrap();
        assert_eq!(
            String::from_utf8(URL_SAFE_NO_PAD.decode(header).unwrap()).unwrap(),
            r#"{"alg":"EdDSA","kid":"12","typ":"timbro-card+jwt"}"#
        );
        assert_eq!(
            String::from_utf8(URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap(),
            r#"{"aud":"timbro:scan","epoch":3,"iss":"0197abcd-0000-7000-8000-0000000000ff","sub":"-_v7-_v7-_v7-w"}"#
        );
    }
}
