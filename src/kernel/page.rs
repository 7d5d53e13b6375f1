//! Pages of a list: `{data, next_cursor}`, and the opaque cursor between them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::ToSchema;

/// One page, and where the next begins (null on the last).
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows, in the list's own order.
    pub data: Vec<T>,
    /// To be given back as `?cursor=`; null where nothing follows.
    pub next_cursor: Option<Cursor>,
}

impl<T> Page<T> {
    /// At most this many rows a page.
    pub const MAX_ROWS: i64 = 100;

    /// A page from rows read with a limit of one more than fits; `position` tells where a row stands.
    pub fn cut(mut rows: Vec<T>, position: impl Fn(&T) -> i64) -> Page<T> {
        let fits = usize::try_from(Self::MAX_ROWS).unwrap_or(usize::MAX);
        let is_last = rows.len() <= fits;
        rows.truncate(fits);
        let next_cursor = if is_last { None } else { rows.last().map(|row| Cursor(position(row))) };
        Page { data: rows, next_cursor }
    }
}

/// A position in a list, opaque to callers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToSchema)]
#[schema(value_type = String, example = "AAAAAAAAAGQ")]
pub struct Cursor(pub i64);

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(self.0.to_be_bytes()))
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| <[u8; 8]>::try_from(bytes).ok());
        bytes.map(|bytes| Cursor(i64::from_be_bytes(bytes))).ok_or_else(|| de::Error::custom("not a cursor of ours"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went_and_nothing_else_does() {
        let text = serde_json::to_string(&Cursor(-7)).unwrap();
        assert_eq!(serde_json::from_str::<Cursor>(&text).unwrap(), Cursor(-7));
        assert!(serde_json::from_str::<Cursor>("\"AAAA\"").is_err());
        assert!(serde_json::from_str::<Cursor>("\"not base64!\"").is_err());
    }

    #[test]
    fn the_last_page_has_no_cursor() {
        let rows = |n: i64| Page::cut((0..n).collect(), |row| *row);
        assert_eq!(rows(100).next_cursor, None);
        assert_eq!(rows(101).next_cursor, Some(Cursor(99)));
    }
}
