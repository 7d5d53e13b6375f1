//! The style sheets that pages hold, so that a page is seen after one request.
//!
//! They are the files of `static/` without what only people read in them. A policy names them by their hashes, and a
//! page's text is the one place they come from, so the two cannot differ.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::assets::text_of;

static CARD: LazyLock<String> = LazyLock::new(|| sheet(&["timbro.css", "card.css"]));
static PAGE: LazyLock<String> =
    LazyLock::new(|| sheet(&["timbro.css", "parts.css", "seal.css", "card.css", "pages.css"]));
static PRINT: LazyLock<String> = LazyLock::new(|| sheet(&["timbro.css", "print.css"]));

/// The style sheet of a card, and nothing besides: it is looked at with a slow phone on a slow network.
pub fn card_style() -> &'static str {
    &CARD
}

/// The style sheet of a customer's page.
pub fn page_style() -> &'static str {
    &PAGE
}

/// The style sheet of a page to be printed.
pub fn print_style() -> &'static str {
    &PRINT
}

/// Each sheet with its hash, as a policy names it (CSP level 3, 2.3.1).
pub(super) fn hashed() -> [(&'static str, String); 3] {
    let hash = |sheet: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(sheet)));
    [card_style(), page_style(), print_style()].map(|sheet| (sheet, hash(sheet)))
}

fn sheet(files: &[&str]) -> String {
    files.iter().filter_map(|file| text_of(file)).map(|text| stripped(&text)).collect()
}

/// A style sheet without comments, and without blanks that say nothing. What stands between quotes stays as it is.
fn stripped(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let after = after_blanks(rest);
        if after.len() < rest.len() {
            // A blank before a colon or a bracket parts two selectors, and around a plus two terms: it is kept.
            let has_blank = rest.starts_with(BLANKS) || rest[..rest.len() - after.len()].ends_with(BLANKS);
            let is_said = |c: char| !matches!(c, '{' | '}' | ';' | ',' | '>');
            if has_blank && out.ends_with(|c: char| is_said(c) && c != ':') && after.starts_with(is_said) {
                out.push(' ');
            }
            rest = after;
        } else if matches!(next, '"' | '\'') {
            let end = rest[1..].find(next).map_or(rest.len(), |end| end + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else {
            if next == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(next);
            rest = &rest[next.len_utf8()..];
            if matches!(next, '{' | '}' | ';' | ',' | '>' | ':') {
                rest = after_blanks(rest);
            }
        }
    }
    out
}

const BLANKS: [char; 4] = [' ', '\n', '\r', '\t'];

/// What comes after blanks and comments.
fn after_blanks(mut rest: &str) -> &str {
    loop {
        rest = rest.trim_start_matches(BLANKS);
        let Some(comment) = rest.strip_prefix("/*") else { return rest };
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_people_read_is_left_out() {
        let cases = [
            ("/* a */ a { color : red ; }\n", "a{color :red}"),
            ("a,\n  b > c {\n  margin: 0 auto;\n  gap: 1px;\n}\n", "a,b>c{margin:0 auto;gap:1px}"),
            ("a :focus b{}", "a :focus b{}"),
            ("a{width:calc(1px + 2px)}", "a{width:calc(1px + 2px)}"),
            ("a{content:\" /* x */  \";font:\"A  B\", c}", "a{content:\" /* x */  \";font:\"A  B\",c}"),
            ("@media (min-width: 9px) and (print) { a { b: c } }", "@media (min-width:9px) and (print){a{b:c}}"),
            ("a { b: c } /* never closed", "a{b:c}"),
            ("a/* x */ b{}", "a b{}"),
            ("a /* x */b{}", "a b{}"),
            (":not(.a) .b{}", ":not(.a) .b{}"),
        ];
        for (css, expected) in cases {
            assert_eq!(stripped(css), expected, "{css}");
            assert_eq!(stripped(expected), expected, "twice is once: {css}");
        }
    }

    #[test]
    fn the_sheets_are_there_and_no_page_can_be_left_through_them() {
        for sheet in [card_style(), page_style(), print_style()] {
            assert!(sheet.contains("--stamp:light-dark(") && sheet.len() > 4_000, "{sheet}");
            assert!(!sheet.contains('<') && !sheet.contains("/*"), "a style element ends at the first </style");
        }
        assert_ne!(page_style(), print_style());
    }
}
