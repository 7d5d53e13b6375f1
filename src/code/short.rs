//! The short code: ten characters for when cameras fail or nobody sees.
//!
//! Eight of them are random and two check the rest, so that a slip of the tongue or of a finger is noticed at once and
//! not booked on a stranger's card. It is no secret and proves nothing; what it may do is decided elsewhere.

use std::fmt;

use super::base32;
use crate::kernel::Random;

/// Eight random characters and two that check them.
///
/// The check is a Reed-Solomon code over GF(32) (Reed and Solomon, *Polynomial Codes over Certain Finite Fields*, 1960)
/// with the generator (x + 1)(x + α): any two different codes differ in at least three places. So every wrong character,
/// every exchange of two characters, next to each other or not, and every two wrong characters are caught; of all other
/// errors, one in 1,024 is not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortCode([u8; 10]);

impl ShortCode {
    /// A new one.
    pub fn random(random: &Random) -> ShortCode {
        Self::of(random.bytes::<8>().map(|byte| byte & 31))
    }

    /// Reads what a person typed: either case, O for 0, I and L for 1, hyphens and blanks anywhere.
    pub fn parse(text: &str) -> Option<ShortCode> {
        let mut values = [0; 10];
        let mut filled = values.iter_mut();
        for byte in text.bytes().filter(|byte| !matches!(byte, b'-' | b' ')) {
            *filled.next()? = base32::value(byte)?;
        }
        if filled.next().is_some() {
            return None;
        }
        let code = Self::of(*values.first_chunk()?);
        (code.0 == values).then_some(code)
    }

    /// The ten characters without a hyphen, as they are stored.
    pub fn text(&self) -> String {
        self.0.iter().map(|value| base32::symbol(*value)).collect()
    }

    /// Puts the remainder of data · x² by the generator x² + (1 + α)x + α behind the data.
    fn of(data: [u8; 8]) -> ShortCode {
        let [high, low] = data.iter().fold([0, 0], |[high, low], value| {
            let factor = value ^ high;
            [low ^ times(factor, 3), times(factor, 2)]
        });
        let mut values = [0; 10];
        values[..8].copy_from_slice(&data);
        values[8..].copy_from_slice(&[high, low]);
        ShortCode(values)
    }
}

/// Multiplication in GF(32): polynomials over GF(2) modulo x⁵ + x² + 1, in which α = 2 is primitive.
fn times(a: u8, b: u8) -> u8 {
    (0..5).rev().fold(0, |product, bit| {
        let doubled = product << 1;
        let reduced = if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 };
        if b & (1 << bit) == 0 { reduced } else { reduced ^ a }
    })
}

/// `XXXXX-XXXXX`, in two groups that are easy to say.
impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text();
        write!(f, "{}-{}", &text[..5], &text[5..])
    }
}

impl fmt::Debug for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShortCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(values: [u8; 10]) -> Option<ShortCode> {
        ShortCode::parse(&ShortCode(values).text())
    }

    proptest! {
        #[test]
        fn every_wrong_character_and_every_exchange_is_caught(seed: u64) {
            let code = ShortCode::random(&Random::seeded(seed));
            prop_assert_eq!(parse(code.0), Some(code));
            for place in 0..10 {
                for error in 1..32 {
                    let mut wrong = code.0;
                    wrong[place] ^= error;
                    prop_assert_eq!(parse(wrong), None);
                }
                for other in 0..10 {
                    let mut wrong = code.0;
                    wrong.swap(place, other);
                    prop_assert_eq!(parse(wrong).is_some(), wrong == code.0);
                }
            }
        }

        #[test]
        fn it_is_read_as_people_write_it(seed: u64) {
            let code = ShortCode::random(&Random::seeded(seed));
            let text = code.text();
            prop_assert_eq!(text.len(), 10);
            let spaced: String = text.chars().flat_map(|c| [' ', c, '-']).collect();
            for written in [code.to_string(), text.to_lowercase(), text.replace('0', "o").replace('1', "l"), spaced] {
                prop_assert_eq!(ShortCode::parse(&written), Some(code));
            }
            prop_assert_eq!(code.to_string(), format!("{}-{}", &text[..5], &text[5..]));
        }
    }

    #[test]
    fn every_two_wrong_characters_are_caught() {
        let code = ShortCode::random(&Random::seeded(9)).0;
        for (first, second) in (0..10).flat_map(|first| (first + 1..10).map(move |second| (first, second))) {
            for (one, two) in (1..32).flat_map(|one| (1..32).map(move |two| (one, two))) {
                let mut wrong = code;
                wrong[first] ^= one;
                wrong[second] ^= two;
                assert_eq!(parse(wrong), None);
            }
        }
    }

    #[test]
    fn a_code_vanishes_at_both_roots_of_the_generator() {
        for seed in 0..100 {
            let code = ShortCode::random(&Random::seeded(seed)).0;
            for root in [1, 2] {
                assert_eq!(code.iter().fold(0, |sum, value| times(sum, root) ^ value), 0, "{seed} at {root}");
            }
        }
    }

    #[test]
    fn the_field_is_a_field() {
        let mut powers = [1_u8; 31];
        (1..31).for_each(|n| powers[n] = times(powers[n - 1], 2));
        assert_eq!(times(powers[30], 2), 1);
        powers.sort_unstable();
        assert!(powers.iter().copied().eq(1..32), "2 generates every value but 0");
    }

    #[test]
    fn what_is_no_short_code_is_refused() {
        let right = ShortCode::random(&Random::seeded(9)).text();
        for wrong in
            ["", "-", "0", &right[..9], &format!("{right}0"), &right.repeat(2), "UUUUU-UUUUU", "0000000001", "😀"]
        {
            assert_eq!(ShortCode::parse(wrong), None, "{wrong}");
        }
    }
}
