//! Reading Rust as a person skims it: words, punctuation and strings in order, comments put aside, and no compiler.

use std::path::{Path, PathBuf};
use std::{fmt, fs};

/// One broken rule: where, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub sentence: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.sentence)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Word(String),
    /// What stands between the quotes, escapes left as written.
    Text(String),
    Mark(char),
}

/// One file, with its path from the root of the repository.
pub struct Source {
    pub path: String,
    /// What is code, each with the line it stands on.
    pub tokens: Vec<(Token, usize)>,
    /// The comments by the line each begins on, doc comments included.
    pub comments: Vec<(String, usize)>,
}

impl Source {
    /// A file as it would stand at `path`: this is how the controls plant their violations.
    pub fn of(path: &str, text: &str) -> Self {
        let mut source = Self { path: path.to_owned(), tokens: Vec::new(), comments: Vec::new() };
        source.read(text);
        source
    }

    /// Every Rust file below `folder`, in the order of their paths; none where there is no such folder yet.
    pub fn all_below(folder: &str) -> Vec<Self> {
        files_below(folder, "rs").into_iter().map(|(path, text)| Self::of(&path, &text)).collect()
    }

    pub fn finding(&self, line: usize, sentence: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, sentence: sentence.into() }
    }

    pub fn word(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at) {
            Some((Token::Word(word), _)) => Some(word),
            _ => None,
        }
    }

    pub fn text(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at) {
            Some((Token::Text(text), _)) => Some(text),
            _ => None,
        }
    }

    /// Whether these marks stand here one after the other: `marks(at, "::")`.
    pub fn marks(&self, at: usize, marks: &str) -> bool {
        marks.chars().enumerate().all(|(step, mark)| self.mark(at + step) == Some(mark))
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at) {
            Some((Token::Mark(mark), _)) => Some(*mark),
            _ => None,
        }
    }

    pub fn line(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |(_, line)| *line)
    }

    /// The place just after the bracket that closes the one at `open`.
    pub fn after_brackets(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for at in open..self.tokens.len() {
            match self.mark(at) {
                Some('(' | '[' | '{') => depth += 1,
                Some(')' | ']' | '}') => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
        }
        self.tokens.len()
    }

    fn read(&mut self, text: &str) {
        let chars: Vec<char> = text.chars().collect();
        let peek = |at: usize| chars.get(at).copied().unwrap_or('\0');
        let (mut at, mut line) = (0, 1);
        while at < chars.len() {
            let (start, start_line) = (at, line);
            match chars[at] {
                '\n' => {
                    line += 1;
                    at += 1;
                }
                '/' if peek(at + 1) == '/' => {
                    while at < chars.len() && chars[at] != '\n' {
                        at += 1;
                    }
                    self.comments.push((chars[start..at].iter().collect(), start_line));
                }
                '/' if peek(at + 1) == '*' => {
                    let mut depth = 0_usize; // Rust's block comments nest
                    loop {
                        match (peek(at), peek(at + 1)) {
                            ('/', '*') => (depth, at) = (depth + 1, at + 2),
                            ('*', '/') => (depth, at) = (depth - 1, at + 2),
                            _ => at += 1,
                        }
                        if depth == 0 || at >= chars.len() {
                            break;
                        }
                    }
                    let end = at.min(chars.len());
                    line += chars[start..end].iter().filter(|c| **c == '\n').count();
                    self.comments.push((chars[start..end].iter().collect(), start_line));
                }
                '"' => {
                    at += 1;
                    while at < chars.len() && chars[at] != '"' {
                        at += if chars[at] == '\\' { 2 } else { 1 };
                    }
                    let end = at.min(chars.len());
                    line += chars[start..end].iter().filter(|c| **c == '\n').count();
                    self.tokens.push((Token::Text(chars[start + 1..end].iter().collect()), start_line));
                    at = end + 1;
                }
                'r' if raw_string_hashes(&chars, at).is_some() => {
                    let hashes = raw_string_hashes(&chars, at).unwrap_or(0);
                    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                    let content = at + 2 + hashes;
                    at = content;
                    while at < chars.len() && !chars[at..].starts_with(&closing) {
                        at += 1;
                    }
                    line += chars[start..at].iter().filter(|c| **c == '\n').count();
                    self.tokens.push((Token::Text(chars[content..at].iter().collect()), start_line));
                    at += closing.len();
                }
                // A character, or a lifetime: only a character has its quote closed.
                '\'' if peek(at + 1) == '\\' => {
                    at += 3;
                    while at < chars.len() && chars[at] != '\'' {
                        at += 1;
                    }
                    at += 1;
                }
                '\'' if peek(at + 2) == '\'' => at += 3,
                c if c.is_alphanumeric() || c == '_' => {
                    while peek(at).is_alphanumeric() || peek(at) == '_' {
                        at += 1;
                    }
                    let word: String = chars[start..at].iter().collect();
                    // The letter before a byte or C string belongs to the string: b"…", br"…", c"…".
                    let prefix = matches!(word.as_str(), "b" | "c" | "br" | "cr") && matches!(peek(at), '"' | '#');
                    if prefix && word.ends_with('r') {
                        at -= 1;
                    } else if !prefix {
                        self.tokens.push((Token::Word(word), line));
                    }
                }
                c => {
                    if !c.is_whitespace() {
                        self.tokens.push((Token::Mark(c), line));
                    }
                    at += 1;
                }
            }
        }
    }
}

/// How many `#` open the raw string that begins here, if one does; `r#type` is a name and not a string.
fn raw_string_hashes(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

/// Paths and texts of the files below a folder whose names end in `.extension`.
pub fn files_below(folder: &str, extension: &str) -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut files) = (vec![root.join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("a folder's entry can be read").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == extension) {
                let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned();
                files.push((name, fs::read_to_string(&path).expect("a source file is UTF-8")));
            }
        }
    }
    files.sort();
    files
}

/// One file's text, or nothing where it does not exist.
pub fn file(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

#[test]
fn comments_strings_and_lifetimes_are_told_from_code() {
    let source = Source::of(
        "src/x.rs",
        "// use crate::a;\nfn f<'a>(c: char) -> &'a str { /* crate::b /* nested */ */ let _ = ('\"', '\\'', b\"x\"); r#\"crate::\"c\"#; }\nend",
    );
    let words: Vec<&str> = (0..source.tokens.len()).filter_map(|at| source.word(at)).collect();
    assert_eq!(words, ["fn", "f", "a", "c", "char", "a", "str", "let", "_", "end"].map(|word| word));
    let texts: Vec<&str> = (0..source.tokens.len()).filter_map(|at| source.text(at)).collect();
    assert_eq!(texts, ["x", "crate::\"c"]);
    assert_eq!(source.line(source.tokens.len() - 1), 3);
    assert_eq!(source.comments.len(), 2);
}
