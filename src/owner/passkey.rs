//! Passkeys (WebAuthn): a key that never leaves its owner's phone signs a challenge of ours, after the phone has made sure
//! who holds it.
//!
//! `webauthn-rs` makes the challenges and verifies the answers; this file says what we ask for: a credential that is found
//! without a name being typed, and a finger, a face or the phone's own code each time. What a ceremony has to know again is
//! kept on the server (see `store::ceremonies`), for a browser could replay it.

use serde_json::Value;
use webauthn_rs::prelude::{
    CreationChallengeResponse, CredentialID, DiscoverableAuthentication, Passkey, PasskeyAuthentication,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, RequestChallengeResponse, Url, Webauthn,
    WebauthnBuilder, WebauthnError,
};
use webauthn_rs_proto::ResidentKeyRequirement;

use crate::kernel::{Name, OwnerId};

/// A challenge waits for its answer so long.
pub const CEREMONY_MINUTES: i64 = 5;
/// Challenges that wait at once, from everywhere. The oldest makes room.
pub const MAX_CEREMONIES: i64 = 5_000;
/// Challenges that wait at once from one address, so that nobody can crowd out all others.
pub const MAX_CEREMONIES_OF_ADDRESS: i64 = 30;
/// Passkeys of one owner.
pub const MAX_PASSKEYS: usize = 20;

/// Why browsers make no passkeys at the server's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Off {
    /// A passkey belongs to a name.
    #[error("Passkeys need a host name, and this server is reached by an IP address")]
    IpAddress,
    /// A passkey is shown to encrypted pages only.
    #[error("Passkeys need HTTPS, and this server is reached by plain HTTP")]
    PlainHttp,
}

/// What a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new passkey.
    Registration,
    /// Signing in.
    SignIn,
    /// Proving again who is signed in.
    StepUp,
}

impl Purpose {
    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Purpose::Registration => "registration",
            Purpose::SignIn => "sign_in",
            Purpose::StepUp => "step_up",
        }
    }
}

/// A challenge: what the browser is given, and what is kept to verify the answer.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// The options, as browsers take them (`PublicKeyCredential…OptionsJSON`).
    pub options: Value,
    /// What is kept.
    pub state: String,
}

/// A failure of the library that no answer of a browser can cause.
#[derive(Debug, thiserror::Error)]
#[error("a challenge cannot be made: {0}")]
pub struct NoChallenge(String);

/// This server as a passkey knows it: by the host of its public address.
#[derive(Clone, Debug)]
pub struct Party(Webauthn);

impl Party {
    /// The party of a public address, called so in the browser's own dialogs.
    pub fn of(public_url: &str, name: &str) -> Result<Party, Off> {
        let origin = Url::parse(public_url).map_err(|_| Off::IpAddress)?;
        let host = origin.domain().ok_or(Off::IpAddress)?.to_owned();
        let is_local = host == "localhost" || host.ends_with(".localhost");
        if origin.scheme() != "https" && !is_local {
            return Err(Off::PlainHttp);
        }
        let built = WebauthnBuilder::new(&host, &origin).and_then(|builder| builder.rp_name(name).build());
        built.map(Party).map_err(|_| Off::IpAddress)
    }

    /// A challenge for a new passkey of an owner, who has those already.
    pub fn register(&self, owner: OwnerId, name: &Name, has: Vec<CredentialID>) -> Result<Challenge, NoChallenge> {
        let (mut asked, state) = self
            .0
            .start_passkey_registration(owner.0, name.as_str(), name.as_str(), Some(has))
            .map_err(no_challenge)?;
        be_discoverable(&mut asked);
        challenge(&asked.public_key, &(owner, state))
    }

    /// The passkey that was made, and whose it is to be. None where anything about it is not as asked.
    pub fn registered(&self, answer: &RegisterPublicKeyCredential, state: &str) -> Option<(OwnerId, Passkey)> {
        let (owner, state): (OwnerId, PasskeyRegistration) = serde_json::from_str(state).ok()?;
        let passkey = self.0.finish_passkey_registration(answer, &state).ok()?;
        Some((owner, passkey))
    }

    /// A challenge that any passkey of this server may answer: the same question for everybody.
    pub fn sign_in(&self) -> Result<Challenge, NoChallenge> {
        let (RequestChallengeResponse { public_key, .. }, state) =
            self.0.start_discoverable_authentication().map_err(no_challenge)?;
        challenge(&public_key, &state)
    }

    /// The passkey after it has answered, with its counter moved on. None where the answer is not good.
    pub fn signed_in(&self, answer: &PublicKeyCredential, state: &str, mut passkey: Passkey) -> Option<Passkey> {
        let state: DiscoverableAuthentication = serde_json::from_str(state).ok()?;
        let result = self.0.finish_discoverable_authentication_v2(answer, state, &passkey).ok()?;
        passkey.update_credential(&result)?;
        result.user_verified().then_some(passkey)
    }

    /// A challenge for these passkeys only.
    pub fn step_up(&self, passkeys: &[Passkey]) -> Result<Challenge, NoChallenge> {
        let (RequestChallengeResponse { public_key, .. }, state) =
            self.0.start_passkey_authentication(passkeys).map_err(no_challenge)?;
        challenge(&public_key, &state)
    }

    /// The same as [`Party::signed_in`] for a challenge of [`Party::step_up`].
    pub fn stepped_up(&self, answer: &PublicKeyCredential, state: &str, mut passkey: Passkey) -> Option<Passkey> {
        let state: PasskeyAuthentication = serde_json::from_str(state).ok()?;
        let result = self.0.finish_passkey_authentication(answer, &state).ok()?;
        passkey.update_credential(&result)?;
        result.user_verified().then_some(passkey)
    }
}

/// The library asks for no discoverable credential, lest old security keys run full; without one nobody could sign in
/// without typing a name.
fn be_discoverable(asked: &mut CreationChallengeResponse) {
    let selection = asked.public_key.authenticator_selection.get_or_insert_default();
    selection.resident_key = Some(ResidentKeyRequirement::Required);
    selection.require_resident_key = true;
}

fn no_challenge(failure: WebauthnError) -> NoChallenge {
    NoChallenge(failure.to_string())
}

fn challenge(options: &impl serde::Serialize, state: &impl serde::Serialize) -> Result<Challenge, NoChallenge> {
    let unwritable = |failure: serde_json::Error| NoChallenge(failure.to_string());
    let options = serde_json::to_value(options).map_err(unwritable)?;
    Ok(Challenge { options, state: serde_json::to_string(state).map_err(unwritable)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_need_a_host_name_and_https_unless_at_home() {
        let off = |url: &str| Party::of(url, "Bar Sole").err();
        for url in ["https://bar.example", "http://localhost:8080", "https://xn--caff-8oa.example"] {
            assert_eq!(off(url), None, "{url}");
        }
        for url in ["http://127.0.0.1:8080", "https://192.168.1.5", "https://[2001:db8::1]"] {
            assert_eq!(off(url), Some(Off::IpAddress), "{url}");
        }
        assert_eq!(off("http://bar.example"), Some(Off::PlainHttp));
    }

    #[test]
    fn what_is_asked_for_is_found_without_a_name_and_by_its_holder_only() {
        let party = Party::of("https://bar.example", "Bar Sole").unwrap();
        let asked = party.register(OwnerId(uuid::Uuid::nil()), &Name::parse("Anna").unwrap(), Vec::new()).unwrap();
        let selection = &asked.options["authenticatorSelection"];
        assert_eq!(selection["residentKey"], "required", "{asked:?}");
        assert_eq!(selection["userVerification"], "required");
        assert_eq!(asked.options["rp"], serde_json::json!({"name": "Bar Sole", "id": "bar.example"}));
        let (one, other) = (party.sign_in().unwrap(), party.sign_in().unwrap());
        assert_eq!(one.options["userVerification"], "required");
        assert_ne!(one.options["challenge"], other.options["challenge"]);
        let same = |mut asked: Challenge| {
            asked.options["challenge"] = Value::Null;
            asked.options
        };
        assert_eq!(same(one), same(other));
    }
}
