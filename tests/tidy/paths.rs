//! Which module a file is, and which of our modules it names.

use crate::source::Source;

/// A path into this crate, from its root: `super::store::load` in `src/card/routes.rs` is `card`, `store`, `load`.
pub struct Named {
    pub segments: Vec<String>,
    pub line: usize,
}

/// The module a file holds: `src/card/mod.rs` is `card`, `src/db/open.rs` is `db`, `open`.
pub fn module(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    let mut segments: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if matches!(segments.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        segments.pop();
    }
    segments
}

/// Every path of a file that leads into this crate: those that begin with `crate`, `self` or `super`, groups in braces
/// opened up, and those that begin with the name of a module which this file declares (`mod store;` … `store::load`).
pub fn named(source: &Source) -> Vec<Named> {
    let own = module(&source.path);
    let children = declared(source);
    let (mut found, mut at) = (Vec::new(), 0);
    // The inline modules around the current place, each with the depth of braces at which it closes.
    let (mut inline, mut depth): (Vec<(String, usize)>, usize) = (Vec::new(), 0);
    while at < source.tokens.len() {
        let here = || own.iter().cloned().chain(inline.iter().map(|(name, _)| name.clone())).collect::<Vec<_>>();
        match (source.mark(at), source.word(at)) {
            (Some('{'), _) => depth += 1,
            (Some('}'), _) => {
                depth = depth.saturating_sub(1);
                inline.retain(|(_, closes_at)| *closes_at < depth + 1);
            }
            (_, Some("mod")) if source.mark(at + 2) == Some('{') => {
                inline.push((source.word(at + 1).unwrap_or_default().to_owned(), depth + 1));
                at += 1;
            }
            (_, Some(first)) if source.marks(at + 1, "::") && !follows_a_path(source, at) => {
                let is_child = inline.is_empty() && children.iter().any(|child| child == first);
                if is_child || matches!(first, "crate" | "self" | "super") {
                    let start = if is_child { here() } else { Vec::new() };
                    at = follow(source, at, start, &here(), &mut found);
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The names of the modules that a file declares and that live in files of their own.
pub fn declared(source: &Source) -> Vec<String> {
    (0..source.tokens.len())
        .filter(|at| source.word(*at) == Some("mod") && source.mark(at + 2) == Some(';'))
        .filter_map(|at| source.word(at + 1).map(str::to_owned))
        .collect()
}

/// Walks one path from its first word and notes it, or each branch of its group; gives the place after it.
fn follow(source: &Source, mut at: usize, mut path: Vec<String>, here: &[String], found: &mut Vec<Named>) -> usize {
    let line = source.line(at);
    while let Some(word) = source.word(at) {
        match word {
            "crate" => path = Vec::new(),
            "self" if path.is_empty() => path = here.to_vec(),
            "super" => {
                if path.is_empty() {
                    path = here.to_vec();
                }
                path.pop();
            }
            "self" => {}
            name => path.push(name.to_owned()),
        }
        if !source.marks(at + 1, "::") {
            at += 1;
            break;
        }
        at += 3;
    }
    if source.mark(at) != Some('{') || source.mark(at.wrapping_sub(1)) != Some(':') {
        found.push(Named { segments: path, line });
        return at;
    }
    let end = source.after_brackets(at);
    at += 1;
    while at + 1 < end {
        at = if source.word(at).is_some() { follow(source, at, path.clone(), here, found) } else { at + 1 };
        if source.word(at) == Some("as") {
            at += 2;
        }
    }
    end
}

/// Whether the word here continues a path, so that it is not its first: the `self` of `use a::{self}` or `a::super`.
fn follows_a_path(source: &Source, at: usize) -> bool {
    at >= 2 && source.marks(at - 2, "::") && !(at >= 3 && source.mark(at - 3) == Some('$'))
}

#[test]
fn paths_are_followed_through_groups_inline_modules_and_supers() {
    let text = "
        mod store;
        use crate::{db::{self, Reader}, kernel::Time as T};
        use super::program;
        fn f() { store::load(); other::store::load(); std::mem::take(x) }
        mod tests { use super::store; fn g() { super::super::kernel::x() } }
        pub(crate) fn h() {}";
    let found = named(&Source::of("src/card/mod.rs", text));
    let paths: Vec<String> = found.iter().map(|named| named.segments.join("::")).collect();
    assert_eq!(
        paths,
        ["db", "db::Reader", "kernel::Time", "program", "card::store::load", "card::store", "kernel::x"]
            .map(String::from)
    );
}
