//! What pages and figures say, in the customer's language with its plurals. A folder of `web/words/` for each who speaks.

mod number;

use std::borrow::Cow;
use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

use crate::kernel::{Currency, Language};

pub use number::rounded;

/// What is shown where there is no figure.
pub const DASH: &str = "—";

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Language::ALL.map(bundle));

/// The messages of one language are compiled in; `tests/tidy.rs` sees to it that all languages have the same.
fn bundle(language: Language) -> Bundle {
    // What the counter and the office say is the browser's alone.
    macro_rules! words_of {
        ($code:literal) => {
            [
                include_str!(concat!("../web/words/", $code, ".ftl")),
                include_str!(concat!("../web/words/pages/", $code, ".ftl")),
                include_str!(concat!("../web/words/poster/", $code, ".ftl")),
                include_str!(concat!("../web/words/metrics/", $code, ".ftl")),
            ]
        };
    }
    let (texts, id) = match language {
        Language::En => (words_of!("en"), langid!("en")),
        Language::It => (words_of!("it"), langid!("it")),
        Language::Pl => (words_of!("pl"), langid!("pl")),
    };
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // The marks that isolate an argument's direction show as boxes in some fonts, and none of the three needs them.
    bundle.set_use_isolating(false);
    // A plain function cannot take the language along, so there is one for each.
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| number_in(value, Language::En),
        Language::It => |value, _| number_in(value, Language::It),
        Language::Pl => |value, _| number_in(value, Language::Pl),
    }));
    for text in texts {
        // What does not parse is left out and then shows as its key, as any missing message does.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A number in a message, as the language writes it; texts stay as they are.
fn number_in(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number::plain(number.value, language)),
        _ => None,
    }
}

/// Speaks one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Language);

impl Words {
    /// The two-letter code, for the page's `lang`.
    pub fn language(&self) -> &str {
        self.0.code()
    }

    /// A message without arguments.
    pub fn say(&self, key: &str) -> String {
        self.tell(key, [])
    }

    /// A message with the number `$n`, which also chooses the plural.
    pub fn count(&self, key: &str, n: &u32) -> String {
        self.tell(key, [("n", (*n).into())])
    }

    /// A message with one named text.
    pub fn with(&self, key: &str, name: &str, value: impl Display) -> String {
        self.tell(key, [(name, value.to_string().into())])
    }

    /// A message with the number `$n` and one named text.
    pub fn count_with(&self, key: &str, n: &u32, name: &str, value: impl Display) -> String {
        self.tell(key, [("n", (*n).into()), (name, value.to_string().into())])
    }

    /// A message with whatever it names: texts as they are, numbers as the language writes them. Each number can choose a
    /// plural. A missing message shows as its key: ugly, and seen at once.
    pub fn tell<const N: usize>(&self, key: &str, named: [(&str, FluentValue<'_>); N]) -> String {
        let position = Language::ALL.iter().position(|language| *language == self.0).unwrap_or_default();
        let bundle = &BUNDLES[position];
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
        let args: FluentArgs<'_> = named.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A calendar date in words.
    pub fn date(&self, year: i16, month: i8, day: i8) -> String {
        // A year is no quantity: nobody writes 2,027.
        self.tell("calendar-date", [("year", year.to_string().into()), ("month", month.into()), ("day", day.into())])
    }

    /// A number with at most so many digits after the point.
    pub fn number(&self, value: f64, digits: usize) -> String {
        number::plain(rounded(value, digits), self.0)
    }

    /// A share in whole percent. One digit more tells almost nobody from nobody, and almost all from all.
    pub fn percent(&self, share: f64) -> String {
        number::percent(share, self.0)
    }

    /// An amount of so many minor units, which may be a mean with a fraction.
    pub fn money(&self, minor: f64, currency: &Currency) -> String {
        number::money(minor, currency, self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_plurals() {
        let say = |language, n: u32| Words(language).count_with("stamps-to-reward", &n, "reward", "x");
        let forms = |language| [1, 2, 5, 22].map(|n| say(language, n).replace(char::is_numeric, ""));
        let [one, few, many, few_again] = forms(Language::Pl);
        assert_ne!(one, few);
        assert_ne!(few, many);
        assert_eq!(few, few_again);
        let [one, two, five, _] = forms(Language::It);
        assert_ne!(one, two);
        assert_eq!(two, five);
    }

    #[test]
    fn a_message_takes_numbers_and_texts_and_writes_numbers_as_the_language_does() {
        let say = |language| {
            Words(language).tell("notice-partial-amounts", [("known", 12_345.into()), ("visits", "all".into())])
        };
        assert_eq!(say(Language::En), "Partial: the amount is known for 12,345 of all visits.");
        assert_eq!(say(Language::It), "Parziale: l’importo è noto per 12.345 visite su all.");
        assert_eq!(say(Language::Pl), "Niepełne: kwotę znamy dla 12\u{a0}345 z all wizyt.");
        assert_eq!(Words(Language::En).date(2027, 3, 12), "12 March 2027");
    }

    #[test]
    fn a_message_that_is_missing_shows_as_its_key() {
        assert_eq!(Words(Language::En).say("no-such-message"), "no-such-message");
    }
}
