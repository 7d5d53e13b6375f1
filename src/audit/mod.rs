//! The audit log: who did what that matters, where, on which device, and how it was before and after.
//!
//! A row is written in the transaction of what it tells, so there is none without the other. Rows are numbered 1 to n at
//! each shop and chained with a keyed hash, as a card's entries are (promise 9). Nothing in a row tells who a person is:
//! what can be put in is an id, a number, a word that stands in the program's own text, or a hash, and nothing else.

pub mod action;
pub mod chain;
pub mod extract;
pub mod routes;
pub mod store;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::auth::device::Device;
use crate::auth::session::SignedIn;
use crate::kernel::{Actor, ActorKind, DeviceId, LocationId, Origin, OwnerId, ShopId, Time};

pub use action::Action;

/// What a row may say of how something was. There is no way to put a name, a number to call or an address in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datum {
    /// An id.
    Id(Uuid),
    /// A number.
    Number(i64),
    /// True or false.
    Truth(bool),
    /// A word of a closed list: it stands in the program's text, so no person has typed it.
    Word(&'static str),
    /// A hash.
    Hash([u8; 32]),
}

/// Bytes as hexadecimal digits.
struct Hex<'a>(&'a [u8]);

impl std::fmt::LowerHex for Hex<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Datum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Datum::Id(id) => id.serialize(serializer),
            Datum::Number(number) => serializer.serialize_i64(*number),
            Datum::Truth(truth) => serializer.serialize_bool(*truth),
            Datum::Word(word) => serializer.serialize_str(word),
            Datum::Hash(hash) => serializer.collect_str(&format_args!("{:x}", Hex(hash))),
        }
    }
}

macro_rules! data {
    ($($from:ty => |$it:ident| $datum:expr;)*) => {$(
        impl From<$from> for Datum {
            fn from($it: $from) -> Datum {
                $datum
            }
        }
    )*};
}

data! {
    Uuid => |it| Datum::Id(it);
    i64 => |it| Datum::Number(it);
    Time => |it| Datum::Number(it.0);
    bool => |it| Datum::Truth(it);
    &'static str => |it| Datum::Word(it);
    [u8; 32] => |it| Datum::Hash(it);
}

/// Data by name, in the order of the names.
pub type Data = BTreeMap<&'static str, Datum>;

/// Who does it, for which shop, where, and on which device.
#[derive(Clone, Copy, Debug)]
pub struct By {
    /// Whose log.
    pub shop: ShopId,
    /// Who, and where.
    pub origin: Origin,
    /// The enrolled device, or the session of a browser.
    pub device: Option<DeviceId>,
}

impl By {
    /// timbro itself, or its administrator.
    pub fn system(shop: ShopId) -> By {
        By { shop, origin: Origin::SYSTEM, device: None }
    }

    /// An owner whose session has only just begun, or who is known by a one-time link.
    pub fn owner(shop: ShopId, owner: OwnerId, session: Uuid) -> By {
        let actor = Actor { kind: ActorKind::Owner, id: owner.0 };
        By { shop, origin: Origin { actor, location: None }, device: Some(DeviceId(session)) }
    }

    /// What they did, to nothing in particular.
    pub fn did_so(self, action: Action) -> Note {
        Note { by: self, action, subject: None, before: Data::new(), after: Data::new() }
    }

    /// What they did, and to which row.
    pub fn did(self, action: Action, subject: Uuid) -> Note {
        Note { subject: Some(subject), ..self.did_so(action) }
    }
}

impl From<&SignedIn> for By {
    fn from(signed_in: &SignedIn) -> By {
        By { shop: signed_in.shop, origin: signed_in.origin(), device: Some(DeviceId(signed_in.session.0)) }
    }
}

impl From<&Device> for By {
    fn from(device: &Device) -> By {
        let actor = Actor { kind: ActorKind::Device, id: device.id.0 };
        By { shop: device.shop, origin: Origin { actor, location: Some(device.location) }, device: Some(device.id) }
    }
}

/// What is to be written down.
#[derive(Clone, Debug)]
#[must_use = "a note that is not written tells nobody"]
pub struct Note {
    /// Who.
    pub by: By,
    /// What.
    pub action: Action,
    /// To which row.
    pub subject: Option<Uuid>,
    before: Data,
    after: Data,
}

impl Note {
    /// How something was.
    pub fn before(mut self, name: &'static str, datum: impl Into<Datum>) -> Note {
        self.before.insert(name, datum.into());
        self
    }

    /// How it is now.
    pub fn after(mut self, name: &'static str, datum: impl Into<Datum>) -> Note {
        self.after.insert(name, datum.into());
        self
    }

    /// The row, before it has a number and a hash.
    pub fn row(&self, number: i64, at: Time) -> Row {
        let text = |data: &Data| (!data.is_empty()).then(|| serde_json::to_string(data).unwrap_or_default());
        let Origin { actor, location } = self.by.origin;
        Row {
            number,
            at,
            actor_kind: actor.kind.as_str().to_owned(),
            actor_id: actor.id,
            device_id: self.by.device,
            location_id: location,
            action: self.action.as_str().to_owned(),
            subject_id: self.subject,
            data_before: text(&self.before),
            data_after: text(&self.after),
        }
    }
}

/// A row as it is stored, but for its hash. Words are texts here: a row that was tampered with must still read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Row {
    /// 1 to n at the shop.
    pub number: i64,
    /// When.
    pub at: Time,
    /// Who: what sort of actor.
    pub actor_kind: String,
    /// Which one.
    pub actor_id: Uuid,
    /// On which device, or in which session.
    pub device_id: Option<DeviceId>,
    /// Where.
    pub location_id: Option<LocationId>,
    /// What.
    pub action: String,
    /// To which row.
    pub subject_id: Option<Uuid>,
    /// JSON.
    pub data_before: Option<String>,
    /// JSON.
    pub data_after: Option<String>,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_action_has_a_word_of_its_own_and_reads_as_it_is_written() {
        let words: HashSet<_> = Action::ALL.iter().map(|action| action.as_str()).collect();
        assert_eq!(words.len(), Action::ALL.len());
        for action in Action::ALL {
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
        }
    }

    #[test]
    fn a_row_says_ids_numbers_and_words_in_the_order_of_their_names() {
        let by = By::system(ShopId(Uuid::nil()));
        let note = by.did(Action::StaffAdded, Uuid::nil()).before("role", "staff").after("role", "manager");
        let row = note.after("at", Time(5)).after("card", Uuid::nil()).after("good", true).row(3, Time(7));
        assert_eq!(row.data_before.as_deref(), Some(r#"{"role":"staff"}"#));
        let after = r#"{"at":5,"card":"00000000-0000-0000-0000-000000000000","good":true,"role":"manager"}"#;
        assert_eq!((row.number, row.data_after.as_deref()), (3, Some(after)));
    }
}
