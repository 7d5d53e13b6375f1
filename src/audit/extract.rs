//! Callers as those who are written down.

use super::By;
use crate::auth::extract::{Counter, InCharge, Owner, ProvenOwner};
use crate::kernel::DeviceId;

impl From<&Owner> for By {
    fn from(owner: &Owner) -> By {
        By { shop: owner.shop(), origin: owner.origin(), device: owner.session().map(|session| DeviceId(session.0)) }
    }
}

impl From<&InCharge> for By {
    fn from(by: &InCharge) -> By {
        match by {
            InCharge::Owner(ProvenOwner(owner)) => By::from(owner),
            InCharge::Manager(counter) => By::from(counter),
        }
    }
}

impl From<&Counter> for By {
    fn from(counter: &Counter) -> By {
        By { shop: counter.shop(), origin: counter.origin(), device: counter.through() }
    }
}
