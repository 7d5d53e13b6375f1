//! A phone that makes passkeys and answers with them, in software: the other side of the ceremonies, written from the
//! standard (WebAuthn Level 3, sections 6.1 and 6.5), so that it shares no code with the library that verifies.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const USER_PRESENT: u8 = 1;
const USER_VERIFIED: u8 = 4;
const HAS_CREDENTIAL: u8 = 64;

/// A passkey with the phone that it is in.
#[derive(Clone)]
pub struct Phone {
    pub key: SigningKey,
    pub id: Vec<u8>,
    pub owner: Vec<u8>,
    pub counter: u32,
    /// Whether it counts its answers; those that are kept in step with other phones do not.
    pub counts: bool,
    pub origin: &'static str,
    /// Whether it asks for the finger.
    pub verifies: bool,
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Phone {
    /// A phone with a key of its own.
    pub fn new(number: u8) -> Phone {
        let key = SigningKey::from_bytes(&[number; 32].into()).unwrap();
        let owner = Vec::new();
        let (id, origin) = (vec![number; 24], "https://bar.example");
        Phone { key, id, owner, counter: 0, counts: true, origin, verifies: true }
    }

    fn client_data(&self, what: &str, options: &Value) -> Vec<u8> {
        let (challenge, origin) = (&options["challenge"], self.origin);
        json!({"type": what, "challenge": challenge, "origin": origin, "crossOrigin": false}).to_string().into_bytes()
    }

    fn authenticator_data(&mut self, rp_id: &str, more: u8) -> Vec<u8> {
        self.counter += u32::from(self.counts);
        let flags = USER_PRESENT | if self.verifies { USER_VERIFIED } else { 0 } | more;
        let mut data = Sha256::digest(rp_id).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Makes a passkey as asked.
    pub fn make(&mut self, options: &Value) -> Value {
        self.owner = URL_SAFE_NO_PAD.decode(options["user"]["id"].as_str().unwrap()).unwrap();
        let client_data = self.client_data("webauthn.create", options);
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut data = self.authenticator_data(options["rp"]["id"].as_str().unwrap(), HAS_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        // The key as CBOR: EC2, ES256, P-256, x, y.
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 32]);
        data.extend(point.y().unwrap());
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = vec![0xa3];
        object.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        json!({"id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "clientExtensionResults": {},
            "response": {"attestationObject": text(&object), "clientDataJSON": text(&client_data)}})
    }

    /// Answers a challenge with the passkey.
    pub fn answer(&mut self, options: &Value) -> Value {
        let client_data = self.client_data("webauthn.get", options);
        let data = self.authenticator_data(options["rpId"].as_str().unwrap(), 0);
        let signature: Signature = self.key.sign(&[&data[..], &Sha256::digest(&client_data)[..]].concat());
        json!({"id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "clientExtensionResults": {},
            "response": {"authenticatorData": text(&data), "clientDataJSON": text(&client_data),
                "signature": text(signature.to_der().as_bytes()), "userHandle": text(&self.owner)}})
    }
}
