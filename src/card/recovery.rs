//! The recovery word: sixteen characters on a piece of paper that bring a card back after the phone is gone.
//!
//! 80 random bits, so that a plain hash of them is enough and nobody guesses one. Nothing in them is a word of any
//! language, so nothing needs translating, and what people mix up in writing is read alike.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::kernel::Random;

/// Crockford's base 32: no I, L, O or U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a word, five bits each.
const WORD_CHARS: usize = 16;
/// Characters of a group as it is shown.
const GROUP_CHARS: usize = 4;

/// A card's recovery word. Shown once; what is kept is its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryWord(String);

impl RecoveryWord {
    /// A new one.
    pub fn random(random: &Random) -> RecoveryWord {
        let bytes: [u8; WORD_CHARS] = random.bytes();
        RecoveryWord(bytes.iter().map(|byte| char::from(SYMBOLS[usize::from(byte & 31)])).collect())
    }

    /// Reads what a person typed: either case, O for 0, I and L for 1, with blanks and hyphens anywhere.
    pub fn parse(text: &str) -> Option<RecoveryWord> {
        let mut word = String::with_capacity(WORD_CHARS);
        for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'-') {
            let meant = match byte.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            };
            if word.len() == WORD_CHARS || !SYMBOLS.contains(&meant) {
                return None;
            }
            word.push(char::from(meant));
        }
        (word.len() == WORD_CHARS).then_some(RecoveryWord(word))
    }

    /// In groups, as it is written down.
    pub fn shown(&self) -> String {
        let groups: Vec<&str> = (0..WORD_CHARS).step_by(GROUP_CHARS).map(|at| &self.0[at..at + GROUP_CHARS]).collect();
        groups.join("-")
    }

    /// What is kept of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl fmt::Debug for RecoveryWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryWord(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_however_it_is_written() {
        let random = Random::seeded(1);
        for _ in 0..200 {
            let word = RecoveryWord::random(&random);
            let shown = word.shown();
            assert_eq!((shown.len(), shown.matches('-').count()), (19, 3));
            let by_hand = [
                shown.clone(),
                shown.to_lowercase().replace('0', "o").replace('1', "l"),
                shown.replace('-', " ").replace('1', "I"),
                format!("  {}\n", shown.replace('-', "")),
            ];
            for text in by_hand {
                assert_eq!(RecoveryWord::parse(&text), Some(word.clone()), "{text}");
            }
            assert!(!format!("{word:?}").contains(&shown[..4]));
        }
        assert_ne!(RecoveryWord::random(&random).hash(), RecoveryWord::random(&random).hash());
    }

    #[test]
    fn what_is_no_word_is_none() {
        for wrong in
            ["", "K7M2", "K7M2-Q4XW-9PHD-3TV", "K7M2-Q4XW-9PHD-3TVAA", "K7M2-Q4XW-9PHD-3TVU", "K7M2_Q4XW_9PHD_3TVA"]
        {
            assert_eq!(RecoveryWord::parse(wrong), None, "{wrong}");
        }
    }
}
