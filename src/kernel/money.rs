//! Money: integer minor units of the shop's one currency.

use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::ToSchema;

/// An amount that is not negative, in minor units (cents, grosze, yen), at most [`AmountMinor::MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, sqlx::Type, ToSchema)]
#[serde(transparent)]
#[sqlx(transparent)]
#[schema(value_type = i64, minimum = 0, maximum = 1_000_000_000_000_i64)]
pub struct AmountMinor(i64);

impl AmountMinor {
    /// Ten thousand million of a currency with cents: sums of 2²³ such amounts still fit.
    pub const MAX: i64 = 1_000_000_000_000;

    /// Takes 0 to [`AmountMinor::MAX`], refuses the rest.
    pub fn parse(minor: i64) -> Option<AmountMinor> {
        (0..=Self::MAX).contains(&minor).then_some(AmountMinor(minor))
    }

    /// The number of minor units.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for AmountMinor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let minor = i64::deserialize(deserializer)?;
        Self::parse(minor).ok_or_else(|| de::Error::custom(format!("an amount is 0 to {} minor units", Self::MAX)))
    }
}

/// An ISO 4217 code: three capital letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::Type, ToSchema)]
#[serde(transparent)]
#[sqlx(transparent)]
#[schema(value_type = String, pattern = "^[A-Z]{3}$", example = "EUR")]
pub struct Currency(String);

impl Currency {
    /// Takes three capital letters. Which codes are in use changes by treaty, so no list is kept.
    pub fn parse(code: &str) -> Option<Currency> {
        let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        is_code.then(|| Currency(code.to_owned()))
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
