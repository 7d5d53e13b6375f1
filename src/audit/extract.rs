//! Callers as those who are written down.

use super::By;
use crate::auth::extract::{Counter, Owner};
use crate::kernel::DeviceId;

impl From<&Owner> for By {
    fn from(owner: &Owner) -> By {
        By { shop: owner.shop(), origin: owner.origin(), device: owner.session().map(|session| DeviceId(session.0)) }
    }
}

impl From<&Counter> for By {
    fn from(counter: &Counter) -> By {
        By { shop: counter.shop(), origin: counter.origin(), device: counter.through() }
    }
}
