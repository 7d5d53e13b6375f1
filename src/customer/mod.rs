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
    /// To be written to.
    Messages,
    /// To be asked how it was.
    Surveys,
    /// To be recognised and greeted as a regular.
    Recognition,
}

/// What somebody told about themselves: nothing is required.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"display_name": "Marta", "locale": "it", "consents": ["messages"]}))]
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
