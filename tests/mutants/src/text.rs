//! A source text in which pieces are replaced, from the inside out.

use std::collections::BTreeMap;
use std::ops::Range;

/// A text and what is to stand in the place of its pieces.
pub struct Text<'a> {
    source: &'a str,
    /// For each piece, by where it starts: where it ends, and what stands there instead. No two overlap.
    pieces: BTreeMap<usize, (usize, String)>,
}

impl<'a> Text<'a> {
    /// A text as it is.
    pub fn new(source: &'a str) -> Text<'a> {
        Text { source, pieces: BTreeMap::new() }
    }

    /// A piece of the text with what was replaced in it so far.
    pub fn piece(&self, range: Range<usize>) -> String {
        let (mut text, mut at) = (String::new(), range.start);
        for (start, (end, new)) in self.pieces.range(range.clone()) {
            text.push_str(&self.source[at..*start]);
            text.push_str(new);
            at = *end;
        }
        text.push_str(&self.source[at..range.end]);
        text
    }

    /// Has `new` stand in the place of a piece, and of all that was replaced inside it before.
    pub fn replace(&mut self, range: Range<usize>, new: String) {
        self.pieces.retain(|start, _| !range.contains(start));
        self.pieces.insert(range.start, (range.end, new));
    }

    /// The whole text.
    pub fn whole(&self) -> String {
        self.piece(0..self.source.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn what_is_replaced_outside_takes_in_what_was_replaced_inside() {
        let mut text = Text::new("one + two == three");
        text.replace(6..9, "2".to_owned());
        assert_eq!(text.piece(0..9), "one + 2");
        text.replace(0..9, format!("({})", text.piece(0..9)));
        assert_eq!(text.whole(), "(one + 2) == three");
        text.replace(0..18, "gone".to_owned());
        assert_eq!(text.whole(), "gone");
    }
}
