//! Codes whose signature was checked lately: a customer's card says the same at every visit, and a signature costs more
//! than all the rest of reading it.
//!
//! What is remembered is the hash of everything that the verdict depends on: shop, public key, and each signed byte with
//! its signature. Whether the key is still believed, and the live part, are asked anew each time.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::{PublicKey, RawCard};
use crate::kernel::ShopId;

/// Codes of one generation: with two of them some 4 MB, and more cards than a chain sees in an hour.
const MAX_YOUNG_CODES: usize = 30_000;

/// A code together with who is said to have signed it.
pub type Claim = [u8; 32];

/// What was checked lately, in two generations: when the young ones are many, the old ones are forgotten.
#[derive(Debug, Default)]
pub struct Verified(Mutex<Generations>);

#[derive(Debug, Default)]
struct Generations {
    young: HashSet<Claim>,
    old: HashSet<Claim>,
}

/// The hash of all that a signature's verdict depends on.
pub(super) fn claim(shop: ShopId, key: &PublicKey, raw: &RawCard) -> Claim {
    let print = RawCard { live: None, ..raw.clone() };
    Sha256::new().chain_update(shop.0.as_bytes()).chain_update(key.0).chain_update(print.packed()).finalize().into()
}

impl Verified {
    /// Whether this was checked and found true.
    pub(super) fn has(&self, claim: &Claim) -> bool {
        let mut generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if generations.young.contains(claim) {
            return true;
        }
        let is_old = generations.old.contains(claim);
        if is_old {
            generations.keep(*claim);
        }
        is_old
    }

    /// Remembers that this is true.
    pub(super) fn keep(&self, claim: Claim) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).keep(claim);
    }
}

impl Generations {
    fn keep(&mut self, claim: Claim) {
        if self.young.len() >= MAX_YOUNG_CODES {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(claim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nth(n: usize) -> Claim {
        Sha256::digest(n.to_be_bytes()).into()
    }

    #[test]
    fn who_comes_again_is_remembered_and_who_stays_away_is_forgotten() {
        let verified = Verified::default();
        verified.keep(nth(0));
        verified.keep(nth(1));
        for n in 2..=MAX_YOUNG_CODES {
            verified.keep(nth(n));
        }
        assert!(verified.has(&nth(0)), "an old one is young again once it was seen");
        for n in 0..MAX_YOUNG_CODES {
            verified.keep(nth(MAX_YOUNG_CODES + n));
        }
        assert_eq!((verified.has(&nth(0)), verified.has(&nth(1))), (true, false));
        let generations = verified.0.lock().unwrap();
        assert!(generations.young.len() + generations.old.len() <= 2 * MAX_YOUNG_CODES);
    }
}
