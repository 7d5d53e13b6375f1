//! Customers: people at a shop. Nothing about them is required, and each use of what they give is agreed to separately.

pub mod page;
pub mod routes;
pub mod store;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kernel::{Email, Language, Name, Phone};

/// Tags of one customer at most.
pub const MAX_TAGS: usize = 20;
/// Tags that a shop's list shows at most.
pub const MAX_TAGS_LISTED: i64 = 1_000;

/// What a customer can agree to, each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Purpose {
    /// To be written to about their own card: a reward that is ready, stamps about to expire.
    ServiceMessages,
    /// To be written to about offers and news.
    Marketing,
    /// To be recognised as a regular, and counted by name in the owner's lists.
    Profiling,
    /// To be asked how it was.
    Surveys,
}

impl Purpose {
    /// All there are, in the order in which they are asked.
    pub const ALL: [Purpose; 4] = [Purpose::ServiceMessages, Purpose::Marketing, Purpose::Profiling, Purpose::Surveys];

    /// Whether it holds until somebody says anything. A shop may know its regulars until they object; it may write to
    /// nobody who has not said so.
    pub fn holds_unasked(self) -> bool {
        self == Purpose::Profiling
    }
}

/// In which way somebody said what they agree to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Channel {
    /// To staff, or through a machine with a key.
    Counter,
    /// On the poster's page.
    Poster,
    /// On their own page.
    Page,
    /// They did not: their time was over.
    Job,
}

/// The version of the texts by which customers are asked what they agree to. Raised whenever their words change.
pub const CONSENT_TEXT_VERSION: i64 = 1;

/// What somebody told about themselves: nothing is required.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"display_name": "Marta", "locale": "it", "consents": ["service_messages"]}))]
pub struct NewCustomer {
    /// What to call them.
    #[serde(default)]
    pub display_name: Option<Name>,
    /// Where to write.
    #[serde(default)]
    pub email: Option<Email>,
    /// Where to call.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// In which language.
    #[serde(default)]
    pub locale: Option<Language>,
    /// What they agree to.
    #[serde(default)]
    pub consents: Vec<Purpose>,
}
