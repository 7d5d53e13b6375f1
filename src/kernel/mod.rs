//! The words every slice may use: ids, time, checked text, money, pages.
//!
//! Nothing here acts by itself: no SQL, no HTTP, no global clock and no global randomness. Whatever varies is passed
//! in, so that a test can hold it still.

mod actor;
pub mod address;
mod clock;
mod ids;
mod language;
mod money;
mod page;
mod random;
mod secret;
mod text;
mod zone;

pub use actor::{Actor, ActorKind, Origin};
pub use clock::{Clock, SetClock, SystemClock, Time};
pub use ids::*;
pub use language::Language;
pub use money::{AmountMinor, Currency};
pub use page::{Cursor, Page, PageFrom};
pub use random::{Random, born_at};
pub use secret::{Key, MasterSecret};
pub use text::{Birthday, Comment, Email, ExternalRef, Message, Name, NotText, Phone, Reason, Tag, Title};
pub use zone::{Date, Day, Zone};
