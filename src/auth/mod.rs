//! Who is asking: argument types that carry their shop, so that nobody can ask for another's.
//!
//! Machines come with a shop's key, customers with a browser's cookie, an owner with a session or, for the first time, with
//! a one-time link.
//! Secrets are shown once and kept as hashes, in the doors (see `store`).

pub mod device;
pub mod extract;
pub mod password;
pub mod session;
pub mod slow;
pub mod store;
pub mod totp;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::kernel::{Actor, ActorKind, ApiKeyId, CardId, LocationId, Origin, Random, ShopId, Time};

/// What a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Scan, redeem, void, refund.
    Counter,
    /// Everything else as well.
    Owner,
}

impl Scope {
    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Counter => "counter",
            Scope::Owner => "owner",
        }
    }
}

/// A machine with a shop's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Whose.
    pub shop: ShopId,
    /// Which.
    pub id: ApiKeyId,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// The counter it stands at.
    pub location: LocationId,
    /// Until when it is good.
    pub expires_at: Option<Time>,
}

impl ApiKey {
    /// The actor of what is done with this key.
    pub fn origin(&self) -> Origin {
        Origin { actor: Actor { kind: ActorKind::ApiKey, id: self.id.0 }, location: Some(self.location) }
    }

    /// Whether it may.
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
}

/// A secret that is shown once: `tmb_live_…` for keys, bare for links and cookies. 160 bits, in Crockford's base 32.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Whether a key opens the shop or its test twin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The shop.
    Live,
    /// Its twin, in which nothing is real.
    Test,
}

impl Mode {
    /// The word in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Mode::Live => "live",
            Mode::Test => "test",
        }
    }

    /// What stands before the secret of a key, so that scanners of public code know it.
    pub fn key_prefix(self) -> &'static str {
        match self {
            Mode::Live => "tmb_live_",
            Mode::Test => "tmb_test_",
        }
    }
}

/// Characters of a key that are kept to recognise it by.
pub const SHOWN_PREFIX_CHARS: usize = "tmb_live_".len() + 4;
/// How long a browser is remembered after it was last used: as long as browsers allow.
pub const BROWSER_DAYS: i64 = 400;
/// A first link for an owner is good for this long.
pub const SETUP_LINK_MINUTES: i64 = 30;

impl Secret {
    /// A new one.
    pub fn random(random: &Random) -> Secret {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let bytes: [u8; 32] = random.bytes();
        Secret(bytes.iter().map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect())
    }

    /// A new key's.
    pub fn random_key(random: &Random, mode: Mode) -> Secret {
        Secret(format!("{}{}", mode.key_prefix(), Secret::random(random).0))
    }

    /// As it came in. Anything can be tried; what is too long is nothing of ours.
    pub fn given(text: &str) -> Option<Secret> {
        (!text.is_empty() && text.len() <= 64).then(|| Secret(text.to_owned()))
    }

    /// The text, to be shown once.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is kept of it. The secret has too much randomness to be guessed, so a plain hash is enough.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

/// Until when a browser that is used now is remembered.
pub fn browser_expires_at(now: Time) -> Time {
    now.plus_minutes(BROWSER_DAYS * 24 * 60)
}

/// What a door opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoorKind {
    /// A shop's key.
    ApiKey,
    /// The first link of an owner.
    OwnerSetup,
    /// The page of a card.
    CardPage,
    /// A browser in which a card is bound.
    Browser,
    /// A ticket at the counter.
    Ticket,
    /// A printed code, seen with one's own camera.
    PrintedCode,
    /// The name an owner signs in by.
    OwnerName,
    /// A browser from which an owner has signed in before.
    OwnerBrowser,
    /// An owner's session.
    Session,
    /// A passkey of an owner, by the credential's own id.
    Passkey,
    /// An invitation for a device.
    Enrolment,
    /// A device at a counter.
    Device,
    /// The recovery word of a card.
    Recovery,
    /// A way back to a card that staff show at the counter.
    ReturnLink,
}

impl DoorKind {
    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            DoorKind::ApiKey => "api_key",
            DoorKind::OwnerSetup => "owner_setup",
            DoorKind::CardPage => "card_page",
            DoorKind::Browser => "browser",
            DoorKind::Ticket => "ticket",
            DoorKind::PrintedCode => "printed_code",
            DoorKind::OwnerName => "owner_name",
            DoorKind::OwnerBrowser => "owner_browser",
            DoorKind::Session => "session",
            DoorKind::Passkey => "passkey",
            DoorKind::Enrolment => "enrolment",
            DoorKind::Device => "device",
            DoorKind::Recovery => "recovery",
            DoorKind::ReturnLink => "return_link",
        }
    }
}

/// A door that was found: whose, and what is behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Door {
    /// The shop.
    pub shop_id: ShopId,
    /// The row.
    pub target_id: uuid::Uuid,
    /// Until when it opens.
    pub expires_at: Option<Time>,
}

impl Door {
    /// The card behind it, for doors to cards.
    pub fn card(&self) -> CardId {
        CardId(self.target_id)
    }
}

/// Keys seen a moment ago, so that not every scan asks the database again.
///
/// A key that was revoked here is forgotten at once, and one that was revoked at another node is believed for at most
/// [`KeyCache::BELIEVED_MS`] more; an unknown one is never remembered, so that a new key opens at once.
#[derive(Clone, Default)]
pub struct KeyCache(Arc<Mutex<SeenKeys>>);

#[derive(Default)]
struct SeenKeys {
    /// By their hashes: when each was seen.
    seen: HashMap<[u8; 32], (Time, ApiKey)>,
    /// Until when what was read of a key is not to be remembered: a request that read it before it changed may come late.
    forgotten: HashMap<ApiKeyId, Time>,
}

impl KeyCache {
    /// How long a key is believed without asking.
    pub const BELIEVED_MS: i64 = 1_000;
    /// Keys remembered at most.
    const MAX_KEYS: usize = 10_000;

    /// The key of this hash, if it was seen a moment ago.
    pub fn get(&self, hash: &[u8; 32], now: Time) -> Option<ApiKey> {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_good = |(seen, key): &&(Time, ApiKey)| {
            seen.distance_ms(now) < Self::BELIEVED_MS && key.expires_at.is_none_or(|until| until > now)
        };
        keys.seen.get(hash).filter(is_good).map(|(_, key)| key.clone())
    }

    /// Remembers a key, as it was read at `now` or later.
    pub fn put(&self, hash: [u8; 32], key: ApiKey, now: Time) {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.forgotten.get(&key.id).is_some_and(|changed_at| now <= *changed_at) {
            return;
        }
        if keys.seen.len() >= Self::MAX_KEYS {
            keys.seen.clear();
        }
        keys.seen.insert(hash, (now, key));
    }

    /// Forgets a key that was revoked, or whose secrets changed.
    pub fn forget(&self, id: ApiKeyId, now: Time) {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.seen.retain(|_, (_, key)| key.id != id);
        if keys.forgotten.len() >= Self::MAX_KEYS {
            keys.forgotten.clear();
        }
        keys.forgotten.insert(id, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_shows_itself_to_nobody_who_does_not_ask() {
        let secret = Secret::random_key(&Random::seeded(1), Mode::Live);
        assert!(secret.expose().starts_with("tmb_live_") && secret.expose().len() == 41);
        assert!(!format!("{secret:?}").contains(secret.expose()));
        assert_eq!(Secret::given(secret.expose()).unwrap().hash(), secret.hash());
        assert!(Secret::given("").is_none() && Secret::given(&"x".repeat(65)).is_none());
    }

    #[test]
    fn a_key_is_believed_for_a_moment_only() {
        let cache = KeyCache::default();
        let key = ApiKey {
            shop: ShopId(uuid::Uuid::nil()),
            id: ApiKeyId(uuid::Uuid::nil()),
            scopes: vec![Scope::Counter],
            location: LocationId(uuid::Uuid::nil()),
            expires_at: None,
        };
        cache.put([1; 32], key.clone(), Time(5_000));
        cache.put([3; 32], key.clone(), Time(5_000));
        assert_eq!(cache.get(&[3; 32], Time(5_000)), Some(key.clone()), "each beside the others");
        assert_eq!(cache.get(&[1; 32], Time(5_999)), Some(key));
        assert_eq!(cache.get(&[1; 32], Time(6_000)), None);
        assert_eq!(cache.get(&[1; 32], Time(1_000)), None, "nor after the clock jumped back");
        assert_eq!(cache.get(&[2; 32], Time(5_000)), None);
    }

    #[test]
    fn a_key_is_not_believed_after_its_time_nor_after_it_was_revoked() {
        let cache = KeyCache::default();
        let nil = uuid::Uuid::nil();
        let (shop, id, location) = (ShopId(nil), ApiKeyId(nil), LocationId(nil));
        let key = ApiKey { shop, id, scopes: Vec::new(), location, expires_at: Some(Time(5_500)) };
        cache.put([1; 32], key.clone(), Time(5_000));
        assert_eq!(cache.get(&[1; 32], Time(5_499)), Some(key.clone()));
        assert_eq!(cache.get(&[1; 32], Time(5_500)), None, "its time is over");
        cache.forget(key.id, Time(5_001));
        cache.forget(ApiKeyId(uuid::Uuid::from_u128(1)), Time(5_001));
        assert_eq!(cache.get(&[1; 32], Time(5_000)), None);
        cache.put([1; 32], key.clone(), Time(5_001));
        assert_eq!(cache.get(&[1; 32], Time(5_001)), None, "a request that read it before comes late");
        cache.put([1; 32], key.clone(), Time(5_002));
        assert_eq!(cache.get(&[1; 32], Time(5_002)), Some(key), "what is read of it afterwards is as it is now");
    }
}
