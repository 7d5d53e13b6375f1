//! Text that was checked once, where it came in. Inside the house no `String` is a name.

use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::ToSchema;

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Nothing, or only blanks.
    #[error("is empty")]
    Empty,
    /// More characters than fit.
    #[error("has more than {0} characters")]
    TooLong(usize),
    /// A line break, a tab or another control or direction mark, which could hide what is shown.
    #[error("has a control character")]
    Control,
    /// Not of the form that this kind of text has.
    #[error("is not {0}")]
    Form(&'static str),
}

/// Trims, then checks what holds for every kind: not empty, not too long, no control or direction characters. Text in
/// lines keeps its line breaks, written as one character each.
fn plain(text: &str, max_chars: usize, is_in_lines: bool) -> Result<String, NotText> {
    let text = text.trim().replace("\r\n", "\n");
    if text.is_empty() {
        return Err(NotText::Empty);
    }
    if text.chars().count() > max_chars {
        return Err(NotText::TooLong(max_chars));
    }
    let hides = |c: char| {
        let is_break = is_in_lines && c == '\n';
        (c.is_control() && !is_break)
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.chars().any(hides) { Err(NotText::Control) } else { Ok(text) }
}

macro_rules! texts {
    (is) => { false };
    (is lines) => { true };
    ($($(#[$doc:meta])* $name:ident: $max_chars:tt $($in_lines:ident)? $(, $check:expr)?;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, sqlx::Type, ToSchema)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        #[schema(value_type = String, min_length = 1, max_length = $max_chars)]
        pub struct $name(String);

        impl $name {
            /// Trims and checks; the only way in.
            pub fn parse(text: &str) -> Result<$name, NotText> {
                let text = plain(text, $max_chars, texts!(is $($in_lines)?))?;
                $( let text = ($check)(text)?; )?
                Ok($name(text))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                $name::parse(&text).map_err(de::Error::custom)
            }
        }
    )*};
}

texts! {
    /// What a person, a shop or a counter is called.
    Name: 80;
    /// What a reward is: "a coffee".
    Title: 80;
    /// A word of the owner's own for a group of customers: "terrace".
    Tag: 40;
    /// Why somebody did what they did.
    Reason: 280;
    /// What a shop tells a customer on their card, in lines.
    Message: 500 lines;
    /// What somebody has to say, in lines.
    Comment: 2_000 lines;
    /// Somebody else's id for a thing: an order, a till's receipt.
    ExternalRef: 128;
    /// An address for mail, lower-cased in its domain.
    Email: 254, email;
    /// A telephone number, digits with an optional leading plus, blanks and punctuation removed.
    Phone: 32, phone;
    /// A birthday: `1990-05-17`, or `05-17` where the year is nobody's business.
    Birthday: 10, birthday;
}

/// One `@`, something before it, a dot in what follows. Whether mail arrives is found out by sending one.
fn email(text: String) -> Result<String, NotText> {
    let not_email = NotText::Form("an e-mail address");
    let (local, domain) = text.rsplit_once('@').ok_or(not_email)?;
    let is_label = |label: &str| !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || c == '@');
    let is_domain = domain.contains('.') && domain.split('.').all(is_label);
    if is_label(local) && is_domain { Ok(format!("{local}@{}", domain.to_lowercase())) } else { Err(not_email) }
}

/// 6 to 15 digits (E.164's most), written in any of the usual ways.
fn phone(text: String) -> Result<String, NotText> {
    let kept: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')' | '/')).collect();
    let digits = kept.strip_prefix('+').unwrap_or(&kept);
    let is_phone = (6..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_phone { Ok(kept) } else { Err(NotText::Form("a telephone number")) }
}

/// A day of the calendar, with or without its year. The 29th of February is one in a year that has it, or in none.
fn birthday(text: String) -> Result<String, NotText> {
    let of_leap_year = format!("2000-{text}");
    let date = if text.len() == 5 { &of_leap_year } else { &text };
    let is_day = date.parse::<jiff::civil::Date>().is_ok_and(|day| day.year() >= 1900 && day.to_string() == *date);
    if is_day { Ok(text) } else { Err(NotText::Form("a birthday such as 1990-05-17 or 05-17")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_bounded_in_characters_not_bytes() {
        assert_eq!(Name::parse("  Łucja ").unwrap().as_str(), "Łucja");
        assert!(Name::parse(&"ż".repeat(80)).is_ok());
        assert_eq!(Name::parse(&"ż".repeat(81)), Err(NotText::TooLong(80)));
        assert_eq!(Name::parse(" \u{a0}"), Err(NotText::Empty));
        assert_eq!(Name::parse("Bar\u{202e}eloS"), Err(NotText::Control));
        assert_eq!(Name::parse("Bar\nSole"), Err(NotText::Control));
    }

    #[test]
    fn a_comment_keeps_its_lines_and_hides_nothing() {
        assert_eq!(Comment::parse(" Cold coffee.\r\nTwice!\n").unwrap().as_str(), "Cold coffee.\nTwice!");
        assert_eq!(Comment::parse("a\tb"), Err(NotText::Control));
        assert_eq!(Comment::parse("a\rb"), Err(NotText::Control));
        assert_eq!(Comment::parse("\n\n"), Err(NotText::Empty));
        assert_eq!(Comment::parse(&"ż".repeat(2_001)), Err(NotText::TooLong(2_000)));
    }

    #[test]
    fn a_birthday_is_a_day_of_the_calendar_with_or_without_its_year() {
        for day in ["1990-05-17", "05-17", "02-29", "2000-02-29"] {
            assert_eq!(Birthday::parse(day).unwrap().as_str(), day);
        }
        for wrong in ["17.05.1990", "5-17", "13-01", "02-30", "1999-02-29", "1890-01-01", "1990-5-17", "1990"] {
            assert!(Birthday::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn addresses_and_numbers_take_the_usual_forms() {
        assert_eq!(Email::parse("Marta@Example.ORG").unwrap().as_str(), "Marta@example.org");
        for wrong in ["marta", "@example.org", "marta@", "marta@org", "a b@example.org", "marta@example..org"] {
            assert!(Email::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Phone::parse("+39 (06) 123-45 67").unwrap().as_str(), "+39061234567");
        for wrong in ["12345", "+39x6123456", "1234567890123456", "+"] {
            assert!(Phone::parse(wrong).is_err(), "{wrong}");
        }
    }
}
