//! Who may read what both the office and the counter need.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;

use super::{Counter, Owner};
use crate::auth::KeyCache;
use crate::desk::Desk;
use crate::http::{Answer, Kind, Problem};
use crate::kernel::ShopId;

/// Somebody of the shop: at its counter, its owner, or a machine with a key of either scope.
#[derive(Clone, Copy, Debug)]
pub struct OfShop(ShopId);

impl OfShop {
    /// The shop, from who asks and from nowhere else.
    pub fn shop(self) -> ShopId {
        self.0
    }
}

impl<S> FromRequestParts<S> for OfShop
where
    S: Send + Sync,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        match Counter::from_request_parts(parts, state).await {
            Ok(counter) => Ok(OfShop(counter.shop())),
            // A key without the counter's scope may have the owner's.
            Err(problem) if problem.kind() == Kind::Forbidden => {
                Owner::from_request_parts(parts, state).await.map(|owner| OfShop(owner.shop()))
            }
            Err(problem) => Err(problem),
        }
    }
}
