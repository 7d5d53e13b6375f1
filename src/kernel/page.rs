//! Pages of a list: `{data, next_cursor}`, and the opaque cursor between them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

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
    pub fn cut<C: Into<Cursor>>(mut rows: Vec<T>, position: impl Fn(&T) -> C) -> Page<T> {
        let fits = usize::try_from(Self::MAX_ROWS).unwrap_or(usize::MAX);
        let is_last = rows.len() <= fits;
        rows.truncate(fits);
        let next_cursor = if is_last { None } else { rows.last().map(|row| position(row).into()) };
        Page { data: rows, next_cursor }
    }

    /// The same page of what its rows are turned into.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page { data: self.data.into_iter().map(turn).collect(), next_cursor: self.next_cursor }
    }
}

/// A position in a list that runs down, opaque to callers: a row's number or its id, whichever the list goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToSchema)]
#[schema(value_type = String, example = "AAAAAAAAAAAAAAAAAAAAZA")]
pub struct Cursor(pub u128);

impl Cursor {
    /// Before the first row: no number and no id is as great.
    pub const START: Cursor = Cursor(u128::MAX);

    /// As a number, for lists that go by one.
    pub fn number(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    /// As an id, for lists that go by the order of birth.
    pub fn id(self) -> Uuid {
        Uuid::from_u128(self.0)
    }
}

impl From<i64> for Cursor {
    fn from(number: i64) -> Cursor {
        Cursor(u128::try_from(number).unwrap_or(0))
    }
}

impl From<Uuid> for Cursor {
    fn from(id: Uuid) -> Cursor {
        Cursor(id.as_u128())
    }
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(self.0.to_be_bytes()))
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
        bytes.map(|bytes| Cursor(u128::from_be_bytes(bytes))).ok_or_else(|| de::Error::custom("not a cursor of ours"))
    }
}

/// Where a page begins, for lists that ask for nothing else.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PageFrom {
    /// `next_cursor` of the page before.
    cursor: Option<Cursor>,
}

impl PageFrom {
    /// The position after which the page begins.
    pub fn cursor(self) -> Cursor {
        self.cursor.unwrap_or(Cursor::START)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went_and_nothing_else_does() {
        let id = Uuid::from_u128(0x0198_c9a0_0000_7000_8000_0000_0000_dead);
        for cursor in [Cursor::from(7), Cursor::from(id), Cursor::START] {
            let text = serde_json::to_string(&cursor).unwrap();
            assert_eq!(serde_json::from_str::<Cursor>(&text).unwrap(), cursor);
        }
        assert_eq!((Cursor::from(7).number(), Cursor::from(id).id()), (7, id));
        assert_eq!((Cursor::START.number(), Cursor::START.id()), (i64::MAX, Uuid::max()));
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
