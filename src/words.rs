//! What pages say: the same `web/words/*.ftl` that the browser reads, in the customer's language with its plurals.

use std::borrow::Cow;
use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

use crate::kernel::Language;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Language::ALL.map(bundle));

/// The messages of one language are compiled in; `tests/tidy.rs` sees to it that all languages have the same.
fn bundle(language: Language) -> Bundle {
    // The words of the numbers stand apart, because browsers at the counter and of customers have no use for them.
    macro_rules! words_of {
        ($code:literal) => {
            [
                include_str!(concat!("../web/words/", $code, ".ftl")),
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
    for text in texts {
        // What does not parse is left out and then shows as its key, as any missing message does.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
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
        self.format(key, None)
    }

    /// A message with the number `$n`, which also chooses the plural.
    pub fn count(&self, key: &str, n: &u32) -> String {
        self.format(key, Some(args([("n", FluentValue::from(*n))])))
    }

    /// A message with one named text.
    pub fn with(&self, key: &str, name: &str, value: impl Display) -> String {
        self.format(key, Some(args([(name, value.to_string().into())])))
    }

    /// A message with the number `$n` and one named text.
    pub fn count_with(&self, key: &str, n: &u32, name: &str, value: impl Display) -> String {
        self.format(key, Some(args([("n", FluentValue::from(*n)), (name, value.to_string().into())])))
    }

    /// A calendar date in words.
    pub fn date(&self, year: i16, month: i8, day: i8) -> String {
        let (year, month, day) =
            (FluentValue::from(year.to_string()), FluentValue::from(month), FluentValue::from(day));
        self.format("calendar-date", Some(args([("year", year), ("month", month), ("day", day)])))
    }

    /// A missing message shows as its key: ugly, and seen at once.
    fn format(&self, key: &str, args: Option<FluentArgs<'_>>) -> String {
        let position = Language::ALL.iter().position(|language| *language == self.0).unwrap_or_default();
        let bundle = &BUNDLES[position];
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
        bundle.format_pattern(pattern, args.as_ref(), &mut Vec::new()).into_owned()
    }
}

fn args<'a, const N: usize>(pairs: [(&'a str, FluentValue<'a>); N]) -> FluentArgs<'a> {
    pairs.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect()
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
    fn a_message_that_is_missing_shows_as_its_key() {
        assert_eq!(Words(Language::En).say("no-such-message"), "no-such-message");
    }
}
