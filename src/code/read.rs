//! One parser for every form in which a code arrives: a camera, a hand scanner that types, the API, a voice.
//!
//! It says what a text is, not what it is worth. It is strict about the code itself and does not care about the host
//! before it: a card printed before the shop moved to another address still scans, because its signature decides.

use super::pack::{RawCard, T1_CHARS, T2_CHARS};
use super::ticket::TICKET_CHARS;
use super::{ShortCode, TicketNonce, jws};

/// Longer input is refused unread. The longest genuine text, T2 behind a host of 253 characters, is below it.
pub const MAX_READ_BYTES: usize = 512;
/// What a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A card's code, printed or live: a claim until a keyring has verified it.
    Card(RawCard),
    /// A stamp ticket.
    Ticket(TicketNonce),
    /// A short code.
    Short(ShortCode),
}

/// The text is none of our codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not one of our codes")]
pub struct Malformed;

/// Reads T1, T2 and a ticket with or without ASCII white space around them, in either case: T1 and T2 bare or behind
/// an address, T1 also as ordinary JWT text, the ticket behind its address, and the short code.
pub fn read(text: &str) -> Result<Reading, Malformed> {
    if text.len() > MAX_READ_BYTES {
        return Err(Malformed);
    }
    let text = text.trim_ascii();
    let reading = match behind_address(text) {
        Some(('C', code)) => RawCard::from_text(code).map(Reading::Card),
        Some((_, code)) => TicketNonce::parse(code).map(Reading::Ticket),
        None if is_card_long(text) => RawCard::from_text(text).map(Reading::Card),
        None if text.contains('.') => jws::from_text(text).map(Reading::Card),
        None => ShortCode::parse(text).map(Reading::Short),
    };
    reading.ok_or(Malformed)
}

fn is_card_long(text: &str) -> bool {
    matches!(text.len(), T1_CHARS | T2_CHARS)
}

/// Splits `https://host/C/…` or `…/S/…` into its letter and what follows. A hyphen may stand for the slash: that is
/// what a hand scanner set to an American keyboard types on an Italian, German or Spanish one.
fn behind_address(text: &str) -> Option<(char, &str)> {
    let mut from_the_end = text.rsplitn(3, ['/', '-']);
    let (code, letter, base) = (from_the_end.next()?, from_the_end.next()?, from_the_end.next()?);
    let letter = match letter {
        "C" | "c" if is_card_long(code) => 'C',
        "S" | "s" if code.len() == TICKET_CHARS => 'S',
        _ => return None,
    };
    let is_http = base.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
    let is_plain = !base.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_http && is_plain && !holds_a_code(base)).then_some((letter, code))
}

/// An address scanned twice in a row is two codes, of which neither was meant more than the other. A host may have such
/// a letter between hyphens, but not so long a word after it.
fn holds_a_code(base: &str) -> bool {
    let pieces: Vec<&str> = base.split(['/', '-']).collect();
    let is_code = |piece: &str| piece.chars().take_while(char::is_ascii_alphanumeric).count() >= TICKET_CHARS;
    pieces.windows(2).any(|pair| matches!(pair[0], "C" | "c" | "S" | "s") && is_code(pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{CardCode, CardPrint, Kid, LiveMaster, SignedCard, SigningKey, sign_card};
    use crate::kernel::{MasterSecret, Random, ShopId};

    const BASE: &str = "https://bar.example";

    fn signed() -> SignedCard {
        let print = CardPrint { card: CardCode::random(&Random::seeded(1)), epoch: 1 };
        sign_card(ShopId(uuid::Uuid::from_u128(7)), Kid(1), &SigningKey::from_seed(&[1; 32]), print)
    }

    /// Every form of code with the text that belongs to it.
    fn texts() -> Vec<String> {
        let card = signed();
        let live = card.live(&LiveMaster::from(&MasterSecret::new([2; 32])), 1, 1000);
        let ticket = TicketNonce::from_key(&MasterSecret::new([2; 32]).derive("ticket", &[]));
        let mut texts = vec![card.text(), card.url(BASE), card.jwt(), live.clone()];
        texts.push(format!("HTTP://LOCALHOST:8080/C/{live}"));
        texts.push(ticket.url(BASE));
        texts.push(ShortCode::random(&Random::seeded(3)).to_string());
        texts
    }

    #[test]
    fn every_form_is_read_as_what_it_is() {
        let read: Vec<Reading> = texts().iter().map(|text| read(text).unwrap()).collect();
        let [
            Reading::Card(bare),
            Reading::Card(url),
            Reading::Card(jwt),
            Reading::Card(live),
            Reading::Card(live_url),
            Reading::Ticket(ticket),
            Reading::Short(short),
        ] = &read[..]
        else {
            panic!("{read:?}");
        };
        assert!([bare, url, jwt].iter().all(|card| card.text() == signed().text()));
        assert_eq!(live, live_url);
        assert_eq!(*ticket, TicketNonce::from_key(&MasterSecret::new([2; 32]).derive("ticket", &[])));
        assert_eq!(*short, ShortCode::random(&Random::seeded(3)));
    }

    #[test]
    fn either_case_and_white_space_around_change_nothing() {
        for text in texts().into_iter().filter(|text| !text.contains("eyJ")) {
            let expected = read(&text);
            assert!(expected.is_ok(), "{text}");
            assert_eq!(read(&text.to_lowercase()), expected, "{text}");
            assert_eq!(read(&format!("\t {text}\r\n")), expected, "{text}");
        }
        let jwt = signed().jwt();
        assert_eq!(read(&format!(" {jwt}\n")), read(&jwt));
        assert_eq!(read(&jwt.to_lowercase()), Err(Malformed));
    }

    #[test]
    fn an_address_may_have_any_host_and_the_keys_of_another_keyboard() {
        let (text, expected) = (signed().text(), read(&signed().text()));
        for base in [
            "HTTPS://X/C/",
            "http://[::1]:80/c/",
            "https://a.b/c/d/C/",
            "HTTPSç--BAR.EXAMPLE-C-",
            "HTTPSÖ--MY-BAR.EXAMPLE-C-",
            "https://plan-c-restaurantsandbars.example/C/",
        ] {
            assert_eq!(read(&format!("{base}{text}")), expected, "{base}");
        }
        for base in [
            "/C/",
            "C/",
            "ftp://x/C/",
            "https://x/S/",
            "https://x/D/",
            "https://x/C",
            "https://x y/C/",
            "https://x\0/C/",
            "https://x/C//",
            "héttp://x/C/",
        ] {
            assert_eq!(read(&format!("{base}{text}")), Err(Malformed), "{base}");
        }
        for tail in ["?a=1", "#a", "/", "%20", "/C/", "\u{a0}"] {
            assert_eq!(read(&format!("HTTPS://X/C/{text}{tail}")), Err(Malformed), "{tail}");
        }
    }

    #[test]
    fn cut_doubled_and_stretched_texts_are_refused() {
        for text in texts() {
            for length in 0..text.len() {
                assert_eq!(read(&text[..length]), Err(Malformed), "{text} cut at {length}");
            }
            for between in ["", " ", "\n", "-", "/"] {
                assert_eq!(read(&format!("{text}{between}{text}")), Err(Malformed), "{text} twice");
            }
            // Before its code an address may be any host, and a short code may have blanks: there nothing is said.
            let code_starts = text.rfind("/").map_or(0, |slash| slash + 1);
            for place in code_starts..=text.len() {
                for inserted in ["0", "Z", "U", "=", "é", "😀", "\0", "."] {
                    let stretched = format!("{}{inserted}{}", &text[..place], &text[place..]);
                    assert_eq!(read(&stretched), Err(Malformed), "{stretched}");
                }
                if text.len() > 30 && (code_starts + 1..text.len()).contains(&place) {
                    for inserted in ["-", " ", "\n", "/"] {
                        let stretched = format!("{}{inserted}{}", &text[..place], &text[place..]);
                        assert_eq!(read(&stretched), Err(Malformed), "{stretched}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let blanks = " ".repeat(MAX_READ_BYTES - 100);
        let long = format!("{}{}", blanks, signed().text());
        for wrong in [
            "",
            " ",
            "\0",
            "😀",
            "..",
            "a.b.c",
            "https://bar.example/",
            "T1",
            "T2",
            "-----------",
            &"T".repeat(600),
            &"T1".repeat(63),
            &long,
        ] {
            assert_eq!(read(wrong), Err(Malformed), "{wrong}");
        }
        assert!(read(&long[26..]).is_ok(), "512 bytes are still read");
    }
}
