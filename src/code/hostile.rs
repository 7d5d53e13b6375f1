//! Tests only: tokens as an attacker would make them (RFC 8725, 2 and 3), most of them under a true signature, so that
//! each guard is seen to hold by itself and not because the signature happens to be wrong.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

use super::*;
use crate::kernel::{MasterSecret, ShopId};

const HEADER: &str = r#"{"alg":"EdDSA","kid":"1","typ":"timbro-card+jwt"}"#;
const ISS: &str = "00000000-0000-0000-0000-000000000007";
const PAYLOAD: &str =
    r#"{"aud":"timbro:scan","epoch":1,"iss":"00000000-0000-0000-0000-000000000007","sub":"AQIDBAUGBwgJCg"}"#;
const PRINT: CardPrint = CardPrint { card: CardCode([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), epoch: 1 };

fn shop(id: u128) -> ShopId {
    ShopId(uuid::Uuid::from_u128(id))
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn decoding_key() -> DecodingKey {
    DecodingKey::from_ed_der(&key().public_key().0)
}

fn ring() -> Keyring {
    Keyring::new(shop(7), [(Kid(1), KeyState::Active, key().public_key())])
}

fn card() -> SignedCard {
    sign_card(shop(7), Kid(1), &key(), PRINT)
}

/// None where the reader refuses, else the keyring's verdict.
fn verdict(text: &str) -> Option<Result<Proof, Refusal>> {
    match read(text) {
        Ok(Reading::Card(raw)) => Some(ring().verify(&raw, &LiveMaster::from(&MasterSecret::new([2; 32])))),
        Ok(other) => panic!("{text} is {other:?}"),
        Err(Malformed) => None,
    }
}

/// A token with any header and payload, with a true signature by the shop's own key.
fn token(header: &str, payload: &str) -> String {
    let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = sign::signature(text.as_bytes(), &key());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Headers that say something else than a card's (RFC 8725, 2.1 to 2.8), each under a true signature.
fn hostile_headers() -> Vec<String> {
    let swapped = |from: &str, to: &str| {
        assert!(HEADER.contains(from));
        HEADER.replace(from, to)
    };
    let added = |member: &str| format!("{},{member}}}", &HEADER[..HEADER.len() - 1]);
    vec![
        swapped("timbro-card+jwt", "JWT"),
        swapped("timbro-card+jwt", "timbro-session+jwt"),
        swapped("timbro-card+jwt", "TIMBRO-CARD+JWT"),
        swapped(r#","typ":"timbro-card+jwt""#, ""),
        swapped("EdDSA", "none"),
        swapped("EdDSA", "None"),
        swapped("EdDSA", "HS256"),
        swapped("EdDSA", "ES256"),
        swapped("EdDSA", "eddsa"),
        swapped(r#""alg":"EdDSA","#, ""),
        swapped(r#""1""#, "1"),
        swapped(r#""1""#, r#""01""#),
        swapped(r#""1""#, r#""+1""#),
        swapped(r#""1""#, r#""256""#),
        swapped(r#""1""#, r#""../key""#),
        swapped(r#""kid":"1","#, ""),
        added(r#""jku":"https://evil.example/keys""#),
        added(r#""x5u":"https://evil.example/cert""#),
        added(r#""jwk":{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#),
        added(r#""crit":["exp"],"exp":1"#),
        added(r#""alg":"none""#),
        added(r#""kid":"1""#),
        added(r#""b64":false"#),
        added(r#""zip":"DEF""#),
        swapped(",", ", "),
        format!("{HEADER} "),
        swapped(r#""alg":"EdDSA","kid":"1""#, r#""kid":"1","alg":"EdDSA""#),
        swapped("alg", r"\u0061lg"),
        String::from("{}"),
        String::from("[]"),
        String::new(),
    ]
}

fn hostile_payloads() -> Vec<String> {
    let swapped = |from: &str, to: &str| {
        assert!(PAYLOAD.contains(from));
        PAYLOAD.replace(from, to)
    };
    let added = |member: &str| format!("{},{member}}}", &PAYLOAD[..PAYLOAD.len() - 1]);
    vec![
        swapped(r#""aud":"timbro:scan","#, ""),
        swapped(r#""iss":"00000000-0000-0000-0000-000000000007","#, ""),
        swapped(r#","sub":"AQIDBAUGBwgJCg""#, ""),
        swapped(r#""epoch":1,"#, ""),
        swapped("timbro:scan", "timbro:session"),
        swapped(r#""timbro:scan""#, r#"["timbro:scan","timbro:session"]"#),
        swapped(r#""timbro:scan""#, r#"["timbro:scan"]"#),
        swapped(r#""timbro:scan""#, "null"),
        swapped(ISS, "00000000-0000-0000-0000-00000000000g"),
        swapped(ISS, "00000000000000000000000000000007"),
        swapped(r#""00000000-0000-0000-0000-000000000007""#, "null"),
        added(r#""exp":4102444800"#),
        added(r#""exp":1"#),
        added(r#""nbf":4102444800"#),
        added(r#""admin":true"#),
        added(r#""epoch":2"#),
        added(r#""sub":"AQIDBAUGBwgJCw""#),
        added(r#""aud":"timbro:scan""#),
        swapped(r#""epoch":1"#, r#""epoch":1.0"#),
        swapped(r#""epoch":1"#, r#""epoch":"1""#),
        swapped(r#""epoch":1"#, r#""epoch":-1"#),
        swapped(r#""epoch":1"#, r#""epoch":257"#),
        String::from("{}"),
        String::from("null"),
        String::new(),
    ]
}

/// Payloads with the same meaning in other bytes: harmless once signed, but no card has two texts.
fn respelled_payloads() -> Vec<String> {
    let swapped = |from: &str, to: &str| {
        assert!(PAYLOAD.contains(from));
        PAYLOAD.replace(from, to)
    };
    vec![
        swapped(":1,", ": 1,"),
        format!("{PAYLOAD}\n"),
        swapped("aud", r"\u0061ud"),
        swapped(r#""epoch":1,"iss""#, r#""iss""#).replace(r#"Cg""#, r#"Cg","epoch":1"#),
        swapped("AQIDBAUGBwgJCg", "AQIDBAUGBwgJCg=="),
        swapped("AQIDBAUGBwgJCg", "AQIDBAUGBwgJCh"),
        swapped("AQIDBAUGBwgJCg", "AQIDBAUGBwgJ"),
    ]
}

#[test]
fn hostile_tokens_are_refused_by_the_reader() {
    let headers = hostile_headers().into_iter().map(|header| token(&header, PAYLOAD));
    let payloads = hostile_payloads().into_iter().chain(respelled_payloads());
    for wrong in headers.chain(payloads.map(|payload| token(HEADER, &payload))) {
        assert_eq!(read(&wrong), Err(Malformed), "{wrong}");
    }
}

#[test]
fn hostile_tokens_are_refused_behind_the_reader_too() {
    let (ring, key) = (ring(), decoding_key());
    assert!(ring.decode(&token(HEADER, PAYLOAD), &key).is_some());
    assert_eq!(token(HEADER, PAYLOAD), card().jwt(), "the corpus departs from a genuine card");
    // Of the headers, the verifier's own guard are algorithm and type: the rest of it is never believed.
    for header in &hostile_headers()[..10] {
        assert!(ring.decode(&token(header, PAYLOAD), &key).is_none(), "{header}");
    }
    for payload in hostile_payloads().iter().filter(|payload| !payload.contains(r#"["timbro:scan""#)) {
        assert!(ring.decode(&token(HEADER, payload), &key).is_none(), "{payload}");
    }
    let foreign = PAYLOAD.replace("0007", "0008");
    assert!(ring.decode(&token(HEADER, &foreign), &key).is_none(), "another issuer");
    // The claims' own type asks for each of them as well; the library's list must hold without it.
    for payload in &hostile_payloads()[..3] {
        let lenient = jsonwebtoken::decode::<serde_json::Value>(&token(HEADER, payload), &key, &ring.validation);
        assert!(lenient.is_err(), "{payload}");
    }
}

#[test]
fn the_public_key_is_no_shared_secret() {
    let secret = EncodingKey::from_secret(&key().public_key().0);
    let header = HEADER.replace("EdDSA", "HS256");
    let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(PAYLOAD));
    let tag = jsonwebtoken::crypto::sign(text.as_bytes(), &secret, Algorithm::HS256).unwrap();
    let forged = format!("{text}.{tag}");
    assert_eq!(read(&forged), Err(Malformed));
    assert!(ring().decode(&forged, &decoding_key()).is_none());
}

#[test]
fn a_token_that_names_another_shop_is_not_ours() {
    let jwt = card().jwt();
    let (_, signature) = jwt.rsplit_once('.').unwrap();
    let foreign = sign_card(shop(8), Kid(1), &key(), PRINT).jwt();
    let (named, _) = foreign.rsplit_once('.').unwrap();
    for wrong in [foreign.clone(), format!("{named}.{signature}")] {
        assert_eq!(verdict(&wrong), Some(Err(Refusal::BadSignature)), "{wrong}");
    }
}

#[test]
fn a_token_has_one_text() {
    let jwt = card().jwt();
    let (text, signature) = jwt.rsplit_once('.').unwrap();
    // 64 bytes leave four bits of the last character, so only every sixteenth may stand there.
    let characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars();
    let read_with = |last: &char| read(&format!("{text}.{}{last}", &signature[..85])).is_ok();
    assert_eq!(characters.filter(read_with).collect::<String>(), "AQgw");
    for wrong in [
        format!("{jwt}=="),
        format!("{jwt}="),
        format!("{text}."),
        text.to_owned(),
        format!("{text}.{}", signature.replace(['-', '_'], "+")),
        format!("{jwt}.{signature}"),
        format!(".{jwt}"),
        format!("Bearer {jwt}"),
        format!("{text} .{signature}"),
    ] {
        assert!(wrong == jwt || read(&wrong) == Err(Malformed), "{wrong}");
    }
}

#[test]
fn every_single_character_of_a_token_matters() {
    let jwt = card().jwt();
    for place in 0..jwt.len() {
        let other = if &jwt[place..=place] == "A" { "B" } else { "A" };
        let changed = format!("{}{other}{}", &jwt[..place], &jwt[place + 1..]);
        let accepted = verdict(&changed).is_some_and(|verdict| verdict.is_ok());
        assert!(!accepted, "{place}");
    }
}
