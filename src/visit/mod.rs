//! Visits: recording scans, tickets at the counter, and what is taken back later.
//!
//! What a scan earns is the ledger's to decide; this slice reads the request, has the code verified before anything
//! queues, and tells the answer.

pub mod page;
pub mod routes;
pub mod store;

use crate::auth::device::Shift;
use crate::code::{Keyring, LiveMaster, Presented, RawCard, Refusal};
use crate::kernel::{Actor, ActorKind, AmountMinor, LocationId, ShopId, TicketId, Time};
use crate::ledger::Shown;

/// How long a ticket can be claimed.
pub const TICKET_SECONDS: i64 = 120;
/// Stamps of one ticket at most.
pub const MAX_TICKET_STAMPS: i64 = 100;
/// Lines of one visit at most.
pub const MAX_LINES: usize = 100;
/// Items of one visit at most.
pub const MAX_ITEMS: usize = 50;
/// Units of one line or item at most.
pub const MAX_UNITS: i64 = 100_000;

/// How long after a scan those who serve may take it back themselves.
pub const OWN_VOID_MS: i64 = 15 * 60_000;

/// A visit that earned so many stamps is not voided from a browser in which the owner has not proved lately who they are.
pub const LARGE_VOID_STAMPS: i64 = 20;

/// Until when those who serve may take back what the server heard of at `received_at`.
pub fn undo_until(received_at: Time) -> Time {
    received_at.plus_ms(OWN_VOID_MS)
}

/// Whether a person may void or refund a visit that `made_by` recorded at `received_at`: managers any, those who serve their own for a
/// quarter of an hour.
pub fn may_take_back(shift: &Shift, made_by: Actor, received_at: Time, now: Time) -> bool {
    let is_own = made_by == Actor { kind: ActorKind::Staff, id: shift.staff.0 };
    shift.role.is_manager() || (is_own && now <= undo_until(received_at))
}

/// Stamps shown at the counter for the customer's own camera.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// At which shop.
    pub shop: ShopId,
    /// Which.
    pub id: TicketId,
    /// How many.
    pub stamps: i64,
    /// What was spent, if known.
    pub amount: Option<AmountMinor>,
    /// Until when it can be claimed.
    pub expires_at: Time,
    /// At which counter it was shown.
    pub location: Option<LocationId>,
    /// Who shows it.
    pub made_by: Actor,
}

/// What a card's code says, once its signature has been checked.
pub fn verdict(ring: &Keyring, live: &LiveMaster, raw: &RawCard) -> Result<Shown, Refusal> {
    let proof = ring.verify(raw, live)?;
    Ok(match proof.presented {
        Presented::Printed => Shown::Printed { epoch: proof.epoch },
        Presented::Live { device, step } => Shown::Live { epoch: proof.epoch, device, step },
    })
}
