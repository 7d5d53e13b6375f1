//! Comments around what was planted, so that an error of the compiler leads back to the fault.

use std::ops::Range;

/// What a mark stands around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A fault's own text: an error there means that the fault does not compile.
    Fault,
    /// Everything that was written for the sake of a switch: an error there means that the switch does not compile.
    Site,
}

/// A marked piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: Kind,
    /// The faults it is about.
    pub numbers: Vec<u32>,
    /// The bytes.
    pub range: Range<usize>,
}

/// The text between two comments: `/*@site 1,2 {*/…/*@}*/`.
pub fn marked(kind: Kind, numbers: &[u32], text: &str) -> String {
    let word = if kind == Kind::Fault { "fault" } else { "site" };
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    format!("/*@{word} {} {{*/{text}/*@}}*/", numbers.join(","))
}

/// All marked pieces of a text.
pub fn marks(text: &str) -> Vec<Mark> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for (start, _) in text.match_indices("/*@") {
        let rest = &text[start + 3..];
        let Some(end) = rest.find("*/") else { break };
        let mut words = rest[..end].split(' ');
        match (words.next(), words.next()) {
            (Some("}"), _) => {
                if let Some((kind, numbers, from)) = open.pop() {
                    found.push(Mark { kind, numbers, range: from..start });
                }
            }
            (Some(word), Some(numbers)) => {
                let kind = if word == "fault" { Kind::Fault } else { Kind::Site };
                let numbers = numbers.split(',').filter_map(|number| number.parse().ok()).collect();
                open.push((kind, numbers, start + 3 + end + 2));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Kind, Mark, marked, marks};

    #[test]
    fn marks_are_found_again() {
        let inner = marked(Kind::Fault, &[2], "b");
        let text = format!("a {}", marked(Kind::Site, &[2, 3], &inner));
        let [fault, site] = &marks(&text)[..] else { panic!("{text}") };
        assert_eq!((fault.kind, &text[fault.range.clone()]), (Kind::Fault, "b"));
        assert_eq!(
            *site,
            Mark { kind: Kind::Site, numbers: vec![2, 3], range: text.find(&inner).unwrap()..text.len() - 6 }
        );
    }
}
