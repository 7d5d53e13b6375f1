//! Checked words: what is taken is told in a form that is taken again, and told in the same way.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;
use timbro::card::recovery::RecoveryWord;
use timbro::http::{IdempotencyKey, Proxies};
use timbro::kernel::{
    Birthday, Comment, Currency, Date, Email, ExternalRef, Language, Message, Name, Phone, Reason, Tag, Time, Title,
    Zone,
};
use timbro::look::colour::Colour;
use timbro::premises::WallTime;
use timbro::retention::Month;
use timbro_fuzz::seeds;

/// A parser with its way back.
type Told = fn(&str) -> Option<String>;

const PARSERS: [Told; 20] = [
    |text| Name::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Title::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Tag::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Reason::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Message::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Comment::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| ExternalRef::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Email::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Phone::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Birthday::parse(text).ok().map(|one| one.as_str().to_owned()),
    |text| Zone::parse(text).map(|one| one.name().to_owned()),
    |text| Date::parse(text).map(|one| one.to_string()),
    |text| json::<Time>(text),
    |text| Currency::parse(text).map(|one| one.as_str().to_owned()),
    |text| Language::accepted(text).map(|one| one.code().to_owned()),
    |text| Colour::parse(text).map(|one| one.to_string()),
    |text| WallTime::parse(text).map(|one| serde_json::to_value(one).unwrap().as_str().unwrap().to_owned()),
    |text| Month::parse(text).ok().map(|one| one.to_string()),
    |text| RecoveryWord::parse(text).map(|one| one.shown()),
    |text| IdempotencyKey::parse(text).map(|one| one.as_str().to_owned()),
];

/// The text of a word as JSON gives and takes it.
fn json<T: DeserializeOwned + Serialize>(text: &str) -> Option<String> {
    let one: T = serde_json::from_value(text.into()).ok()?;
    Some(serde_json::to_value(one).ok()?.as_str()?.to_owned())
}

fuzz_target!(init: seeds::write(seeds::words()), |data: &[u8]| {
    let Some((which, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let _ = Proxies::parse(text);
    let parser = PARSERS[usize::from(*which) % PARSERS.len()];
    if let Some(told) = parser(text) {
        assert_eq!(parser(&told), Some(told.clone()), "{text:?}");
    }
});
