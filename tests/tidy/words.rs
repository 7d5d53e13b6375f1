//! Lists that stand in two places and must agree: problems and their document, and the words in every language.

use crate::source::{Finding, Source};
use std::collections::{BTreeMap, BTreeSet};

/// The problems of the code's table, whose lines are a name, a status and a slug: `CoolDown 409 "cool-down" "…";`
pub fn problems_in_code(sources: &[Source]) -> Vec<(String, Finding)> {
    let mut found = Vec::new();
    for source in sources {
        for at in 0..source.tokens.len() {
            let is_status = source
                .word(at + 1)
                .is_some_and(|word| word.len() == 3 && word.starts_with(['4', '5']) && word.parse::<u16>().is_ok());
            if let (Some(_), true, Some(slug)) = (source.word(at), is_status, source.text(at + 2)) {
                let sentence = format!("docs/problems.md does not list the problem `{slug}`");
                found.push((slug.to_owned(), source.finding(source.line(at), sentence)));
            }
        }
    }
    found
}

/// The problems that a document lists: headings and first cells of tables that begin with a slug in backticks.
fn problems_in_document(path: &str, text: &str) -> Vec<(String, Finding)> {
    text.lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let entry = line
                .strip_prefix("## ")
                .or(line.strip_prefix("### "))
                .or(line.strip_prefix("#### "))
                .or(line.strip_prefix('|'))?;
            let slug = entry.trim_start().strip_prefix('`')?.split('`').next()?;
            let is_slug =
                !slug.is_empty() && slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            let sentence = format!("no code gives the problem `{slug}`");
            is_slug.then(|| (slug.to_owned(), Finding { path: path.to_owned(), line: index + 1, sentence }))
        })
        .collect()
}

/// Problems that stand in the code or in the document only.
pub fn problems_that_differ(code: Vec<(String, Finding)>, path: &str, document: &str) -> Vec<Finding> {
    let document = problems_in_document(path, document);
    let only = |here: &[(String, Finding)], there: &[(String, Finding)]| {
        let known: BTreeSet<&String> = there.iter().map(|(slug, _)| slug).collect();
        here.iter().filter(|(slug, _)| !known.contains(slug)).map(|(_, finding)| finding.clone()).collect::<Vec<_>>()
    };
    [only(&code, &document), only(&document, &code)].concat()
}

/// The messages of one Fluent file: key → line and the variables it uses. An attribute's key is `message.attribute`.
fn messages(text: &str) -> BTreeMap<String, (usize, BTreeSet<String>)> {
    let mut found: BTreeMap<String, (usize, BTreeSet<String>)> = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once('=') {
            let attribute = name.trim().strip_prefix('.').filter(|_| line.starts_with(' '));
            let is_name = |name: &str| {
                !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            };
            if let Some(attribute) = attribute.filter(|name| is_name(name)) {
                key = format!("{message}.{attribute}");
                found.insert(key.clone(), (index + 1, BTreeSet::new()));
            } else if !line.starts_with(' ') && is_name(name.trim()) {
                message = name.trim().to_owned();
                key.clone_from(&message);
                found.insert(key.clone(), (index + 1, BTreeSet::new()));
            }
        }
        let variables = line
            .split('$')
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect());
        if let Some((_, own)) = found.get_mut(&key) {
            own.extend(variables);
        }
    }
    found
}

/// Which language and which part of the words a file holds, from the two letters in its path: `en.ftl`, `en/counter.ftl`
/// and `counter.en.ftl` are all English.
fn language(path: &str) -> Option<(String, String)> {
    let inside = path.strip_prefix("web/words/").unwrap_or(path).trim_end_matches(".ftl");
    let mut pieces: Vec<&str> = inside.split(['/', '.']).collect();
    let at = pieces.iter().position(|piece| piece.len() == 2 && piece.chars().all(|c| c.is_ascii_lowercase()))?;
    Some((pieces.remove(at).to_owned(), pieces.join("/")))
}

/// Every language says everything: the same keys, with the same variables.
pub fn words_that_differ(files: &[(String, String)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in files {
        let finding = |line: usize, sentence: String| Finding { path: path.clone(), line, sentence };
        let Some((own, part)) = language(path) else {
            findings.push(finding(1, "its path names no language: en.ftl, or en/part.ftl".to_owned()));
            continue;
        };
        let here = messages(text);
        for (other_path, other) in
            files.iter().filter(|(other, _)| language(other).is_some_and(|(name, other)| name != own && other == part))
        {
            for (key, (line, variables)) in messages(other) {
                match here.get(&key) {
                    None => {
                        findings.push(finding(1, format!("`{key}` is missing, which {other_path} has in line {line}")))
                    }
                    // The first of two languages tells it for both.
                    Some((line, own)) if *own != variables && path < other_path => {
                        findings.push(finding(
                            *line,
                            format!("`{key}` uses the variables {own:?} here and {variables:?} in {other_path}"),
                        ));
                    }
                    Some(_) => {}
                }
            }
        }
        if !files.iter().any(|(other, _)| language(other).is_some_and(|(name, other)| name != own && other == part)) {
            findings.push(finding(1, "no other language has this part".to_owned()));
        }
    }
    findings
}

#[cfg(test)]
mod controls {
    use super::*;

    #[test]
    fn problems_on_one_side_only_are_found() {
        let table = "kinds! {\n CoolDown 409 \"cool-down\" \"Too soon\";\n NotFound 404 \"not-found\" \"Nothing\"; }\nfn f() { header(\"retry-after\", 401) }";
        let found = |document: &str| {
            let code = problems_in_code(&[Source::of("src/http/kind.rs", table)]);
            problems_that_differ(code, "docs/problems.md", document)
                .into_iter()
                .map(|finding| (finding.path, finding.line))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("### `cool-down`\nsee `retry-after`\n| `not-found` | 404 |\n|---|---|\n"), []);
        assert_eq!(found("| slug |\n|---|\n| `cool-down` |"), [("src/http/kind.rs".to_owned(), 3)]);
        assert_eq!(found("## `cool-down`\n## `not-found`\n## `gone`"), [("docs/problems.md".to_owned(), 3)]);
    }

    #[test]
    fn a_word_that_a_language_lacks_is_found() {
        let english = "# c = d\nhello = Hello { $name }\n    .title = Hi\nstamps = { $n ->\n    [one] one = 1\n   *[other] { $n } stamps\n}\n";
        let found = |polish: &str| {
            words_that_differ(&[
                ("web/words/en.ftl".to_owned(), english.to_owned()),
                ("web/words/pl.ftl".to_owned(), polish.to_owned()),
            ])
            .len()
        };
        assert_eq!(found(english), 0);
        assert_eq!(found(&english.replace("    .title = Hi\n", "")), 1, "an attribute is missing");
        assert_eq!(
            found(&english.replace("hello =", "ciao =")),
            4,
            "two are missing and two are too many: attributes count"
        );
        assert_eq!(found(&english.replace("$name", "$shop")), 1, "another variable");
        assert_eq!(
            words_that_differ(&[("web/words/en.ftl".to_owned(), english.to_owned())]).len(),
            1,
            "a lone language"
        );
    }
}
