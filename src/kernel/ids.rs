//! One type per kind of row, so that a card's id cannot be passed where a customer's belongs.
//!
//! All are UUID version 7, made in Rust by [`Random`](super::Random): in order of birth, never by the database.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type, ToSchema)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// The tenant. Everything carries one.
    ShopId
    /// One of a shop's counters.
    LocationId
    /// A shop's key for machines.
    ApiKeyId
    /// A rule "buy X get Y".
    ProgramId
    /// A person at a shop.
    CustomerId
    /// The thing with the QR code: one per person and shop.
    CardId
    /// A stack of blank cards printed together.
    SheetId
    /// A recorded scan.
    VisitId
    /// A scan that was refused for good.
    RefusedScanId
    /// The right to a Y.
    RewardId
    /// A stamp shown at the counter for the customer's own camera.
    TicketId
    /// Money or units given back for a visit.
    RefundId
    /// Money paid on a customer's account.
    PaymentId
    /// History brought along at once.
    ImportId
    /// What a customer said when asked.
    AnswerId
    /// Something that went wrong for a customer.
    CaseId
    /// What a shop tells a customer on their card.
    NoteId
    /// What an owner does so that somebody comes back.
    NudgeId
    /// One note to many customers.
    MailingId
    /// What an owner worked out from figures on paper.
    CalculationId
    /// Whose shop it is.
    OwnerId
    /// An owner signed in with a browser.
    SessionId
    /// A passkey that an owner signs in by.
    PasskeyId
    /// A person who works at a shop.
    StaffId
    /// A phone or tablet that stands at a counter.
    DeviceId
    /// An invitation for a device.
    EnrolmentId
    /// A person at work on a device.
    ShiftId
    /// A card that got a new print, link and codes.
    ReplacementId
    /// A way back to a card, shown at the counter.
    ReturnId
    /// Two cards that became one.
    MergeId
}
