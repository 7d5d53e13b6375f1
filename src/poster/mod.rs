//! Posters: the way in for customers, on paper. What hangs on the wall, lies at the counter, or stands on a table.

pub mod page;
pub mod routes;

use serde::Deserialize;
use utoipa::ToSchema;

/// What a poster is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PosterSize)]
pub enum Size {
    /// For the wall and the door.
    A4,
    /// For the counter.
    A6,
    /// A4 folded in the middle, with a face to either side.
    Tent,
}

impl Size {
    /// All of them, in the order they are offered.
    pub const ALL: [Size; 3] = [Size::A4, Size::A6, Size::Tent];

    /// The word in addresses and style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Size::A4 => "a4",
            Size::A6 => "a6",
            Size::Tent => "tent",
        }
    }

    /// How many faces are on the sheet.
    pub fn faces(self) -> u8 {
        if self == Size::Tent { 2 } else { 1 }
    }
}

/// How large a name is set, so that eighty letters fit on the paper as well as eight.
pub fn name_class(name: &str) -> &'static str {
    match name.chars().count() {
        0..=16 => "short",
        17..=36 => "middling",
        _ => "long",
    }
}

/// An address as one types it: browsers put the scheme before it themselves.
pub fn typed(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_typed_without_its_scheme() {
        assert_eq!(typed("https://bar.example/j/1"), "bar.example/j/1");
        assert_eq!(typed("http://192.168.1.9:8080/j/1"), "192.168.1.9:8080/j/1");
    }

    #[test]
    fn the_longer_a_name_the_smaller_it_is_set() {
        let classes = ["Bar Sole", "Pasticceria San Marco", &"ż".repeat(80)].map(name_class);
        assert_eq!(classes, ["short", "middling", "long"]);
    }
}
