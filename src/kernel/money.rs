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

/// A currency of ISO 4217, by its three capital letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::Type, ToSchema)]
#[serde(transparent)]
#[sqlx(transparent)]
#[schema(value_type = String, pattern = "^[A-Z]{3}$", example = "EUR")]
pub struct Currency(String);

impl Currency {
    /// Takes the code of a currency that money is counted in. None for anything else, such as gold or the code for tests.
    pub fn parse(code: &str) -> Option<Currency> {
        let known = iso_currency::Currency::from_code(code)?;
        known.exponent().map(|_| Currency(code.to_owned()))
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same as a word of the closed list that is compiled in, for what may say nothing that somebody has typed.
    pub fn word(&self) -> &'static str {
        iso_currency::Currency::from_code(&self.0).map_or("XXX", |known| known.code())
    }

    /// How many minor units make one: 100 of the euro, 1 of the yen, 1,000 of the Kuwaiti dinar.
    pub fn minor_per_major(&self) -> u32 {
        let exponent = iso_currency::Currency::from_code(&self.0).and_then(|known| known.exponent());
        10_u32.pow(exponent.map_or(2, u32::from).min(4))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_one_that_money_is_counted_in() {
        let minor = |code: &str| Currency::parse(code).map(|currency| currency.minor_per_major());
        assert_eq!(["EUR", "PLN", "JPY", "KWD"].map(minor), [Some(100), Some(100), Some(1), Some(1_000)]);
        for code in ["ZZZ", "XAU", "XXX", "eur", "EU", "EURO", ""] {
            assert_eq!(Currency::parse(code), None, "{code}");
        }
    }
}
