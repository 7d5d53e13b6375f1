//! Who says who works here, and for whom nobody serves themselves.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;

use super::{Counter, Owner, OwnerBy};
use crate::auth::KeyCache;
use crate::desk::Desk;
use crate::http::{Answer, Kind, Problem};
use crate::kernel::{Origin, ShopId, StaffId};

/// The owner who proved a moment ago who they are, or a machine with the owner's key.
#[derive(Clone, Debug)]
pub struct ProvenOwner(pub Owner);

impl<S> FromRequestParts<S> for ProvenOwner
where
    S: Send + Sync,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let owner = Owner::from_request_parts(parts, state).await?;
        let is_proven = match &owner.0 {
            OwnerBy::Key(_) => true,
            OwnerBy::SignedIn(signed_in) => signed_in.is_stepped_up(Desk::from_ref(state).now()),
        };
        if is_proven { Ok(ProvenOwner(owner)) } else { Err(super::session::step_up_needed()) }
    }
}

/// Who may say whose card is whose: the proven owner, or a manager at work on a device.
#[derive(Clone, Debug)]
pub enum InCharge {
    /// The owner.
    Owner(ProvenOwner),
    /// A manager.
    Manager(Counter),
}

impl InCharge {
    /// The shop, from who asks and from nowhere else.
    pub fn shop(&self) -> ShopId {
        match self {
            InCharge::Owner(ProvenOwner(owner)) => owner.shop(),
            InCharge::Manager(counter) => counter.shop(),
        }
    }

    /// The actor and the place of what is done.
    pub fn origin(&self) -> Origin {
        match self {
            InCharge::Owner(ProvenOwner(owner)) => owner.origin(),
            InCharge::Manager(counter) => counter.origin(),
        }
    }

    /// The person at work, where it is one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            InCharge::Owner(_) => None,
            InCharge::Manager(counter) => counter.shift().map(|shift| shift.staff),
        }
    }
}

impl<S> FromRequestParts<S> for InCharge
where
    S: Send + Sync,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let has_key = parts.headers.contains_key(header::AUTHORIZATION);
        if !has_key
            && let Ok(counter) = Counter::from_request_parts(parts, state).await
            && let Some(shift) = counter.shift()
        {
            if shift.role.is_manager() {
                return Ok(InCharge::Manager(counter));
            }
            return Err(Problem::new(Kind::Forbidden).detail("Ask a manager or the owner to do this."));
        }
        ProvenOwner::from_request_parts(parts, state).await.map(InCharge::Owner)
    }
}
