//! Owners: how one is set up by a one-time link, signs in by a passkey or a password, and proves who they are.
//!
//! The rules of passwords, codes and waiting are `auth`'s; here they meet the rows. Whatever is wrong about a try to sign in,
//! the answer is the same and takes the same time.

pub mod jobs;
pub mod passkey;
pub mod routes;
pub mod store;

use sha2::{Digest, Sha256};

use crate::auth::Secret;
use crate::auth::password::{Busy, NotPassword};
use crate::db;
use crate::kernel::{MasterSecret, Name, OwnerId, Random, SessionId, ShopId, Time};

/// Why an owner was not let in.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The link was used, has expired or never was.
    #[error("this link leads nowhere any more")]
    DeadLink,
    /// The password is none that is taken.
    #[error(transparent)]
    Password(#[from] NotPassword),
    /// Another owner on this server signs in by that name.
    #[error("is taken on this server")]
    NameTaken,
    /// The name, the password or the code: which one is not told.
    #[error("something of it is wrong")]
    Wrong,
    /// The code from the app is not right, or was used.
    #[error("is not the code that the app shows now")]
    WrongCode,
    /// The passkey's answer is not good: which of many reasons is not told.
    #[error("the passkey was not accepted")]
    NotAccepted,
    /// Browsers make no passkeys at this address.
    #[error(transparent)]
    PasskeysOff(#[from] passkey::Off),
    /// A challenge could not be made.
    #[error(transparent)]
    NoChallenge(#[from] passkey::NoChallenge),
    /// There is no such passkey, or none at all.
    #[error("there is no such passkey")]
    NoPasskey,
    /// As many as one owner may have.
    #[error("an owner has {} passkeys at most", passkey::MAX_PASSKEYS)]
    TooManyPasskeys,
    /// Without it nobody could sign in.
    #[error("it is the only way in")]
    LastWayIn,
    /// The idempotency key belongs to another request.
    #[error("the key was used for another request")]
    KeyReused,
    /// Too many wrong tries; so many seconds to wait.
    #[error("wait for {0} seconds")]
    Slowed(u32),
    /// Too many at once.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// Ours to mend.
    #[error(transparent)]
    Data(#[from] db::Error),
}

/// A session just begun, with the token that is shown only now.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The shop.
    pub shop: ShopId,
    /// Which session.
    pub session: SessionId,
    /// Who.
    pub owner: OwnerId,
    /// What they are called.
    pub name: Name,
    /// Until when at the longest.
    pub expires_at: Time,
    /// The cookie's value.
    pub token: Secret,
    /// What the browser is remembered by.
    pub browser: Secret,
}

/// What a name is found and counted by: a keyed hash, so that a table of them tells no names, nor the passwords that were
/// typed in the wrong field. Case and spaces around make no difference.
pub fn name_hash(master: &MasterSecret, name: &Name) -> [u8; 32] {
    *master.derive("timbro-owner-name-1", &[name.as_str().to_lowercase().as_bytes()]).expose()
}

/// What the tries in a session are counted by.
pub fn session_hash(master: &MasterSecret, session: SessionId) -> [u8; 32] {
    *master.derive("timbro-owner-session-1", &[session.0.as_bytes()]).expose()
}

/// What a passkey is found by: its own id, which is random enough for a plain hash.
pub fn credential_hash(id: &[u8]) -> [u8; 32] {
    Sha256::digest(id).into()
}

/// What the tries with a passkey are counted by.
pub fn passkey_hash(master: &MasterSecret, credential_hash: &[u8; 32]) -> [u8; 32] {
    *master.derive("timbro-passkey-1", &[credential_hash]).expose()
}

/// What an address is counted by.
pub fn address_hash(master: &MasterSecret, counted: &[u8]) -> [u8; 32] {
    *master.derive("timbro-address-1", &[counted]).expose()
}

/// Seals the secret that an app shares, for its owner's row alone.
pub fn seal_totp(
    master: &MasterSecret,
    shop: ShopId,
    owner: OwnerId,
    secret: &[u8; crate::auth::totp::SECRET_BYTES],
    random: &Random,
) -> Vec<u8> {
    master.derive("timbro-totp-1", &[]).seal(&totp_place(shop, owner), secret, random)
}

/// Opens it. None where it was changed, or the master secret is another.
pub fn open_totp(
    master: &MasterSecret,
    shop: ShopId,
    owner: OwnerId,
    sealed: &[u8],
) -> Option<[u8; crate::auth::totp::SECRET_BYTES]> {
    let secret = master.derive("timbro-totp-1", &[]).open(&totp_place(shop, owner), sealed)?;
    secret.as_slice().try_into().ok()
}

fn totp_place(shop: ShopId, owner: OwnerId) -> Vec<u8> {
    [shop.0.as_bytes().as_slice(), owner.0.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_in_any_case_and_no_hash_tells_it() {
        let master = MasterSecret::new([7; 32]);
        let hash = |name: &str| name_hash(&master, &Name::parse(name).unwrap());
        assert_eq!(hash(" Łucja"), hash("łucja "));
        assert_ne!(hash("Łucja"), hash("Lucja"));
        assert_ne!(name_hash(&MasterSecret::new([8; 32]), &Name::parse("Łucja").unwrap()), hash("Łucja"));
    }

    #[test]
    fn an_apps_secret_opens_for_its_owner_only() {
        let (master, random) = (MasterSecret::new([7; 32]), Random::seeded(1));
        let id = |byte| uuid::Uuid::from_bytes([byte; 16]);
        let sealed = seal_totp(&master, ShopId(id(1)), OwnerId(id(2)), &[9; 20], &random);
        assert_eq!(open_totp(&master, ShopId(id(1)), OwnerId(id(2)), &sealed), Some([9; 20]));
        assert_eq!(open_totp(&master, ShopId(id(1)), OwnerId(id(3)), &sealed), None);
        assert_eq!(open_totp(&MasterSecret::new([8; 32]), ShopId(id(1)), OwnerId(id(2)), &sealed), None);
    }
}
