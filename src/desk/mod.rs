//! What every handler has at hand: the database, the clock, randomness and the public address; and how a request that is
//! sent twice is done once.

pub mod store;

use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::db::Db;
use crate::kernel::{Clock, Key, Random, Time};
use crate::people::jobs::People;

/// What every handler has at hand. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub db: Db,
    /// Who opens what people told of themselves.
    pub people: People,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<Random>,
    /// Scheme and host that customers' phones reach the server by, such as `https://card.example.org`.
    pub public_url: Arc<str>,
    /// What shops' audit logs are chained under.
    pub audit: Key,
}

impl Desk {
    /// The present instant.
    pub fn now(&self) -> Time {
        self.clock.now()
    }
}

/// The SHA-256 of what is asked: the path's ids and the body as it was understood, so that white space and the order of
/// fields make no difference, and anything else does.
pub fn fingerprint(path: &[&(dyn std::fmt::Display + Sync)], body: &impl Serialize) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in path {
        hash.update(part.to_string());
        hash.update([0]);
    }
    hash.update(serde_json::to_vec(body).unwrap_or_default());
    hash.finalize().into()
}
