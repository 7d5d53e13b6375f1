//! Devices at a counter, and who is at work on them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kernel::{CardId, DeviceId, LocationId, Name, ShiftId, ShopId, StaffId, Time};

/// How long a device is known after it was last opened: as long as browsers keep a cookie.
pub const DEVICE_DAYS: i64 = 400;
/// When a device was last seen is kept to so many minutes: a write for each scan would be too much.
pub const SEEN_MINUTES: i64 = 10;

/// What a person who works at a shop may do there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Role {
    /// Everything.
    Owner,
    /// Whatever happens at a counter, and the word that stands in for a live code.
    Manager,
    /// Serve.
    Staff,
}

impl Role {
    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Manager => "manager",
            Role::Staff => "staff",
        }
    }

    /// Whether their word counts where a rule asks for a manager.
    pub fn is_manager(self) -> bool {
        matches!(self, Role::Owner | Role::Manager)
    }
}

/// A device of a shop, and who is at work on it now.
#[derive(Clone, Debug)]
pub struct Device {
    /// Whose.
    pub shop: ShopId,
    /// Which.
    pub id: DeviceId,
    /// Where it stands.
    pub location: LocationId,
    /// What it is called.
    pub name: Name,
    /// When it last asked for something, to ten minutes.
    pub seen_at: Time,
    /// The open shift.
    pub shift: Option<Shift>,
}

/// A person at work on a device.
#[derive(Clone, Debug)]
pub struct Shift {
    /// Which.
    pub id: ShiftId,
    /// Who.
    pub staff: StaffId,
    /// What they are called.
    pub name: Name,
    /// What they may do.
    pub role: Role,
    /// Their card as a customer, which they may not serve.
    pub own_card: Option<CardId>,
    /// Since when.
    pub made_at: Time,
    /// When it ends by itself.
    pub expires_at: Time,
}
