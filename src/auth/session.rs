//! An owner's session: who it is, how long it lasts, and when it may do what matters most.

use std::net::IpAddr;

use super::Secret;
use crate::kernel::{Actor, ActorKind, Origin, OwnerId, SessionId, ShopId, Time};

const DAY_MINUTES: i64 = 24 * 60;
/// A session that nobody used for so long is over.
pub const IDLE_MINUTES: i64 = 14 * DAY_MINUTES;
/// A session is over after so long, however much it is used.
pub const ABSOLUTE_MINUTES: i64 = 90 * DAY_MINUTES;
/// A proof of who one is counts for so long.
pub const STEP_UP_MINUTES: i64 = 10;
/// When a session was last used is kept to so many minutes: a write for each request would be too much.
pub const SEEN_MINUTES: i64 = 10;

/// An owner signed in with a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Whose shop, and nowhere else is it told.
    pub shop: ShopId,
    /// Which session.
    pub session: SessionId,
    /// Who.
    pub owner: OwnerId,
    /// When they last proved it.
    pub stepped_up_at: Time,
    /// When the session was last used, to ten minutes.
    pub seen_at: Time,
}

impl SignedIn {
    /// The actor of what is done in this session.
    pub fn origin(&self) -> Origin {
        Origin { actor: Actor { kind: ActorKind::Owner, id: self.owner.0 }, location: None }
    }

    /// Until when their last proof of who they are counts.
    pub fn stepped_up_until(&self) -> Time {
        self.stepped_up_at.plus_minutes(STEP_UP_MINUTES)
    }

    /// Whether they proved who they are a moment ago.
    pub fn is_stepped_up(&self, now: Time) -> bool {
        now < self.stepped_up_until()
    }
}

/// Who comes to sign in, as far as it is known before.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// The secret that the browser is remembered by.
    pub browser: Option<Secret>,
    /// The token of the session that the browser has already.
    pub session: Option<Secret>,
    /// What the browser says of itself.
    pub agent: Option<String>,
    /// Where from.
    pub address: Option<IpAddr>,
}
