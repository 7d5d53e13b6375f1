//! Who did it, and where: every fact carries both.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::LocationId;

/// The kinds of actor. The word is stored as it is written here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum ActorKind {
    /// A person at the shop, for themselves.
    Customer,
    /// A person who works there, at a counter.
    Staff,
    /// Who runs the shop, signed in to its office.
    Owner,
    /// An enrolled phone or tablet, nobody signed in.
    Device,
    /// A machine with the shop's key.
    ApiKey,
    /// A rule the owner set up.
    Automation,
    /// timbro itself, or its administrator at the command line.
    System,
}

impl ActorKind {
    /// The word in the database and in the chain.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Staff => "staff",
            Self::Owner => "owner",
            Self::Device => "device",
            Self::ApiKey => "api_key",
            Self::Automation => "automation",
            Self::System => "system",
        }
    }
}

/// Who did it. The system has the nil id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Actor {
    /// What sort of actor.
    pub kind: ActorKind,
    /// Which one, among those of its kind.
    pub id: Uuid,
}

impl Actor {
    /// timbro itself.
    pub const SYSTEM: Actor = Actor { kind: ActorKind::System, id: Uuid::nil() };
}

/// Who, and at which counter (None: nowhere in particular, as for the system).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Who did it.
    pub actor: Actor,
    /// Where it was done.
    pub location: Option<LocationId>,
}

impl Origin {
    /// timbro itself, nowhere in particular.
    pub const SYSTEM: Origin = Origin { actor: Actor::SYSTEM, location: None };
}
