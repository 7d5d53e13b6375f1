//! Keys for machines, as their owner keeps them: made, replaced without a pause, revoked.
//!
//! A key's secret is shown once and kept as a hash; what it opens, `auth` decides at each request. A test key opens the
//! shop's test twin, which is a shop of its own: so no statement can mix the two, because none names two shops.

pub mod routes;
pub mod store;

use crate::auth::{ApiKey, Mode, Scope};
use crate::kernel::Time;

/// How long the old secret of a key stays good after a rotation, at most.
pub const MAX_OVERLAP_HOURS: i64 = 30 * 24;

/// What a new key shall be able to do.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Whether it opens the shop, or its test twin.
    pub mode: Mode,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// Until when.
    pub expires_at: Option<Time>,
}

/// Why a key is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A key that may nothing.
    #[error("must name counter, owner or both")]
    NoScope,
    /// It would be over before it began.
    #[error("must lie ahead")]
    Past,
    /// It would do more than the key that makes it.
    #[error("a key makes no key that may do more than itself")]
    Scope(Scope),
    /// It would outlive the key that makes it.
    #[error("a key makes no key that outlives it")]
    Outlives,
    /// It would open the live shop, and was asked for with a test key.
    #[error("a test key makes test keys only")]
    Live,
}

/// Checks a key that is asked for by an owner (None) or by a machine with a key, of the live shop or of its twin.
pub fn check(wanted: &Wanted, by: Option<&ApiKey>, own_mode: Mode, now: Time) -> Result<(), Refusal> {
    if wanted.scopes.is_empty() {
        return Err(Refusal::NoScope);
    }
    if wanted.expires_at.is_some_and(|until| until <= now) {
        return Err(Refusal::Past);
    }
    if own_mode == Mode::Test && wanted.mode == Mode::Live {
        return Err(Refusal::Live);
    }
    let Some(by) = by else { return Ok(()) };
    if let Some(more) = wanted.scopes.iter().find(|scope| !by.may(**scope)) {
        return Err(Refusal::Scope(*more));
    }
    if by.expires_at.is_some_and(|own| wanted.expires_at.is_none_or(|until| until > own)) {
        return Err(Refusal::Outlives);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::kernel::{ApiKeyId, LocationId, ShopId};

    #[test]
    fn a_key_makes_no_key_that_may_more_than_itself() {
        let nil = Uuid::nil();
        let key = |scopes: &[Scope], expires_at: Option<i64>| ApiKey {
            shop: ShopId(nil),
            id: ApiKeyId(nil),
            scopes: scopes.to_vec(),
            location: LocationId(nil),
            expires_at: expires_at.map(Time),
        };
        let wanted = |mode, scopes: &[Scope], until: Option<i64>| Wanted {
            mode,
            scopes: scopes.to_vec(),
            expires_at: until.map(Time),
        };
        let both = [Scope::Counter, Scope::Owner];
        let (live, test, now) = (Mode::Live, Mode::Test, Time(100));
        assert_eq!(check(&wanted(live, &both, None), None, live, now), Ok(()));
        assert_eq!(check(&wanted(live, &[], None), None, live, now), Err(Refusal::NoScope));
        assert_eq!(check(&wanted(live, &both, Some(100)), None, live, now), Err(Refusal::Past));
        assert_eq!(check(&wanted(live, &both, None), Some(&key(&both, None)), live, now), Ok(()));
        let owner = key(&[Scope::Owner], None);
        assert_eq!(check(&wanted(live, &[Scope::Owner], None), Some(&owner), live, now), Ok(()));
        assert_eq!(check(&wanted(live, &both, None), Some(&owner), live, now), Err(Refusal::Scope(Scope::Counter)));
        let mortal = key(&both, Some(200));
        assert_eq!(check(&wanted(test, &both, None), Some(&mortal), live, now), Err(Refusal::Outlives));
        assert_eq!(check(&wanted(test, &both, Some(201)), Some(&mortal), live, now), Err(Refusal::Outlives));
        assert_eq!(check(&wanted(test, &both, Some(200)), Some(&mortal), live, now), Ok(()));
        assert_eq!(check(&wanted(live, &both, None), Some(&key(&both, None)), test, now), Err(Refusal::Live));
        assert_eq!(check(&wanted(test, &both, None), Some(&key(&both, None)), test, now), Ok(()));
    }
}
