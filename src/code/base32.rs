//! Crockford's base32 (<https://www.crockford.com/base32.html>), upper case, without its check symbol.
//!
//! Every symbol lies in a QR code's alphanumeric set, on the same key of the usual Latin keyboards, and is hard to
//! mishear. Reading is lenient about what a person mixes up (case, O for 0, I and L for 1) and about nothing else:
//! bits left over at the end must be zero, or one code would have several texts.

/// The 32 symbols in the order of their values.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The symbol of the low five bits.
pub(super) fn symbol(value: u8) -> char {
    char::from(SYMBOLS[usize::from(value & 31)])
}

/// The value of a symbol, 0 to 31. None for what is no symbol, such as U or a hyphen.
pub(super) fn value(symbol: u8) -> Option<u8> {
    let meant = match symbol.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    SYMBOLS.iter().zip(0..).find_map(|(known, value)| (*known == meant).then_some(value))
}

/// How many symbols that many bytes take.
pub(super) const fn text_len(bytes: usize) -> usize {
    (bytes * 8).div_ceil(5)
}

/// Bytes as text, the first bit first, zero bits at the end.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(text_len(bytes.len()));
    let (mut held, mut held_bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        held_bits += 8;
        while held_bits >= 5 {
            held_bits -= 5;
            text.push(symbol(low_byte(held >> held_bits)));
        }
    }
    if held_bits > 0 {
        text.push(symbol(low_byte(held << (5 - held_bits))));
    }
    text
}

/// Text as exactly `N` bytes. None for another length, a foreign character or a bit left over.
pub(super) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != text_len(N) {
        return None;
    }
    let mut bytes = [0; N];
    let mut filled = bytes.iter_mut();
    let (mut held, mut held_bits) = (0_u32, 0);
    for symbol in text.bytes() {
        held = (held << 5) | u32::from(value(symbol)?);
        held_bits += 5;
        if held_bits >= 8 {
            held_bits -= 8;
            *filled.next()? = low_byte(held >> held_bits);
        }
    }
    let left_over = held & ((1 << held_bits) - 1);
    (left_over == 0).then_some(bytes)
}

fn low_byte(bits: u32) -> u8 {
    bits.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a person may write for what is printed.
    fn written_by_hand(text: &str) -> [String; 4] {
        let lower = text.to_lowercase();
        [
            lower.replace('0', "o").replace('1', "l"),
            text.replace('0', "O").replace('1', "I"),
            text.replace('1', "L"),
            lower,
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes: [u8; 16], longer: [u8; 77]) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
            for text in written_by_hand(&encode(&longer)) {
                prop_assert_eq!(decode(&text), Some(longer));
            }
        }
    }

    #[test]
    fn texts_worked_out_by_hand() {
        assert_eq!(encode(&[]), "");
        assert_eq!(encode(&[0]), "00");
        assert_eq!(encode(&[0xff]), "ZW");
        assert_eq!(encode(&[0x00, 0x44, 0x32, 0x14, 0xc7]), "01234567");
        assert_eq!(decode::<1>("ZW"), Some([0xff]));
        assert_eq!(decode::<0>(""), Some([]));
    }

    #[test]
    fn each_value_has_one_symbol_and_only_seven_letters_stand_for_another() {
        for byte in 0..=u8::MAX {
            match value(byte) {
                Some(value) if symbol(value) == char::from(byte) => {}
                Some(_) => assert!(byte.is_ascii_lowercase() || b"OIL".contains(&byte), "{byte}"),
                None => assert!(!byte.is_ascii_alphanumeric() || b"Uu".contains(&byte), "{byte}"),
            }
        }
    }

    #[test]
    fn bits_left_over_are_refused() {
        // 16 bytes leave two bits of the 26th symbol, so only every fourth symbol may stand there.
        let text = encode(&[0xa5; 16]);
        let read = (0..32).filter(|last| decode::<16>(&format!("{}{}", &text[..25], symbol(*last))).is_some());
        assert_eq!(read.collect::<Vec<_>>(), [0, 4, 8, 12, 16, 20, 24, 28]);
    }

    #[test]
    fn other_lengths_and_characters_are_refused() {
        for wrong in ["0", "000", "0-", "0 ", "0U", "0\0", "é", "0\u{ff10}"] {
            assert_eq!(decode::<1>(wrong), None, "{wrong}");
        }
    }
}
