//! The languages timbro speaks.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language of the shop or of a customer. Words live in `web/words/`, one file each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// Italian.
    It,
    /// Polish.
    Pl,
}

impl Language {
    /// All of them, in the order they are offered.
    pub const ALL: [Language; 3] = [Language::En, Language::It, Language::Pl];

    /// The two-letter code of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::It => "it",
            Self::Pl => "pl",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::It => "Italiano",
            Self::Pl => "Polski",
        }
    }

    /// Reads a tag such as `it` or `it-CH`.
    pub fn parse(tag: &str) -> Option<Language> {
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == primary)
    }

    /// The first language of an `Accept-Language` header that timbro speaks. Weights are taken in the order written,
    /// as every browser sends them sorted.
    pub fn accepted(header: &str) -> Option<Language> {
        header.split(',').find_map(|part| Self::parse(part.split(';').next().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_spoken_language_is_taken() {
        assert_eq!(Language::accepted("de-AT,it-CH;q=0.8,en;q=0.5"), Some(Language::It));
        assert_eq!(Language::accepted("pl"), Some(Language::Pl));
        assert_eq!(Language::accepted("de, fr"), None);
        assert_eq!(Language::accepted(""), None);
    }
}
