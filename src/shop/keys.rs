//! A shop's keys at work: what signs its cards, what verifies them, and the secrets derived for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::CodeKey;
use crate::code::{KeyState, Keyring, Kid, LiveMaster, SigningKey, Verified, open_seed};
use crate::kernel::{MasterSecret, ShopId, Time};

/// What signs and what verifies, for one shop.
#[derive(Clone)]
pub struct ShopKeys {
    /// What verifies.
    pub ring: Arc<Keyring>,
    /// What signs now.
    pub signing: Arc<(Kid, SigningKey)>,
}

/// The keys of all shops, opened when first needed.
#[derive(Clone)]
pub struct Keys {
    master: MasterSecret,
    live: Arc<LiveMaster>,
    opened: Arc<Mutex<HashMap<ShopId, (Time, ShopKeys)>>>,
    verified: Arc<Verified>,
}

impl Keys {
    /// How long opened keys are used before the database is asked whether they changed.
    const BELIEVED_MS: i64 = 1_000;
    /// Shops whose keys are held open at most.
    const MAX_SHOPS: usize = 10_000;

    /// Nothing opened yet.
    pub fn new(master: MasterSecret) -> Keys {
        Keys { live: Arc::new(LiveMaster::from(&master)), master, opened: Arc::default(), verified: Arc::default() }
    }

    /// The secret under which shops' seeds are sealed.
    pub fn master(&self) -> &MasterSecret {
        &self.master
    }

    /// What live codes are made under.
    pub fn live(&self) -> &LiveMaster {
        &self.live
    }

    /// A shop's keys, if they were opened a moment ago.
    pub fn opened(&self, shop: ShopId, now: Time) -> Option<ShopKeys> {
        let opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.get(&shop).filter(|(at, _)| at.distance_ms(now) < Self::BELIEVED_MS).map(|(_, keys)| keys.clone())
    }

    /// Opens keys as they were read. None where no key is active, or the master secret is another.
    pub fn open(&self, shop: ShopId, rows: &[CodeKey], now: Time) -> Option<ShopKeys> {
        let active = rows.iter().find(|key| key.state == KeyState::Active)?;
        let seed = open_seed(&self.master, shop, active.kid, &active.sealed_seed)?;
        let ring = Keyring::new(shop, rows.iter().map(|key| (key.kid, key.state, key.public)));
        let ring = ring.remembering(self.verified.clone());
        let keys = ShopKeys { ring: Arc::new(ring), signing: Arc::new((active.kid, SigningKey::from_seed(&seed))) };
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if opened.len() >= Self::MAX_SHOPS {
            opened.clear();
        }
        opened.insert(shop, (now, keys.clone()));
        Some(keys)
    }

    /// The secret in a ticket's picture: derived, so that a repeated request can show the same again.
    pub fn ticket_nonce(&self, shop: ShopId, ticket: crate::kernel::TicketId) -> crate::code::TicketNonce {
        let key = self.master.derive("timbro-ticket-1", &[shop.0.as_bytes(), ticket.0.as_bytes()]);
        crate::code::TicketNonce::from_key(&key)
    }

    /// The secret of a card's page: derived, so that the database holds only its hash. 26 characters.
    pub fn page_secret(&self, shop: ShopId, card: crate::kernel::CardId, epoch: u8) -> String {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let key = self.master.derive("timbro-page-1", &[shop.0.as_bytes(), card.0.as_bytes(), &[epoch]]);
        key.expose().iter().take(26).map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect()
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(redacted)")
    }
}
