//! The documents of security: every proof that they name is in the tree, and every row names one or gives a reason.

use crate::source::Finding;

/// How far a requirement is met, in the words of docs/asvs.md.
const STATES: [&str; 5] = ["tested", "met", "partly", "not yet", "n/a"];

/// Gives a file's text by its path.
type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What stands between backticks.
fn spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The cells of a table's row; none of what is no row, or is the line below the heads.
fn cells(line: &str) -> Vec<&str> {
    let Some(row) = line.strip_prefix('|').and_then(|rest| rest.strip_suffix('|')) else { return Vec::new() };
    if row.starts_with("--") { Vec::new() } else { row.split('|').map(str::trim).collect() }
}

/// Whether a test of that name is in a file: in Rust a function below `#[test]` or `both!`, in TypeScript its sentence.
fn has_test(path: &str, text: &str, name: &str) -> bool {
    if path.ends_with(".ts") {
        return text.contains(&format!("test('{name}'"));
    }
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let (begins, twice) = (format!("fn {name}("), format!("both!({name})"));
    for (at, line) in lines.iter().enumerate() {
        let above = &lines[at.saturating_sub(4)..at];
        let is_test =
            above.iter().any(|line| (line.starts_with("#[") && line.contains("test")) || line.contains(&twice));
        if is_test && line.contains(&begins) {
            return true;
        }
    }
    false
}

/// Proofs that are named and not there: tests as `file::name`, and files and folders of ours.
pub fn proofs_that_are_missing(
    path: &str,
    document: &str,
    read: Read<'_>,
    exists: &dyn Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in document.lines().enumerate() {
        let mut find = |sentence| findings.push(Finding { path: path.to_owned(), line: index + 1, sentence });
        for span in spans(line) {
            let is_ours =
                ["src/", "tests/", "docs/", "web/", "migrations/"].iter().any(|folder| span.starts_with(folder));
            match span.split_once("::") {
                Some((file, name)) if read(file).is_none_or(|text| !has_test(file, &text, name)) => {
                    find(format!("{file} has no test `{name}`: name the one that proves it now"));
                }
                None if is_ours && !exists(span) => find(format!("there is no {span}")),
                _ => {}
            }
        }
    }
    findings
}

/// Threats that nothing proves to be met: rows of the table whose heads end in "proof".
pub fn threats_without_a_proof(path: &str, document: &str) -> Vec<Finding> {
    let lines = document.lines().enumerate();
    let table = lines.skip_while(|(_, line)| cells(line).last() != Some(&"proof")).skip(1);
    table
        .take_while(|(_, line)| line.starts_with('|'))
        .filter(|(_, line)| cells(line).last().is_some_and(|proof| !spans(proof).any(|span| span.contains("::"))))
        .map(|(index, _)| Finding {
            path: path.to_owned(),
            line: index + 1,
            sentence: "name the test that proves it: `file::name`".to_owned(),
        })
        .collect()
}

/// Requirements of a table with the heads id, level, subject, state, how, whose row does not say enough.
pub fn requirements_without_an_answer(path: &str, document: &str) -> Vec<Finding> {
    let (mut findings, mut seen) = (Vec::new(), Vec::new());
    for (index, line) in document.lines().enumerate() {
        let [id, _, _, state, how] = cells(line)[..] else { continue };
        if id == "id" {
            continue;
        }
        let names_a_test = spans(how).any(|span| span.contains("::"));
        let sentence = match state {
            _ if seen.contains(&id) => "this requirement stands here twice",
            _ if !STATES.contains(&state) => "its state is none of: tested, met, partly, not yet, n/a",
            "tested" if !names_a_test => "tested by what? Name it: `file::name`",
            "met" if spans(how).next().is_none() => "met where? Name the file",
            _ if how.is_empty() => "give the reason",
            _ => "",
        };
        seen.push(id);
        if !sentence.is_empty() {
            findings.push(Finding { path: path.to_owned(), line: index + 1, sentence: format!("{id}: {sentence}") });
        }
    }
    findings
}

#[cfg(test)]
mod controls {
    use super::*;

    #[test]
    fn a_proof_that_is_not_there_is_found() {
        let read = |path: &str| match path {
            "src/a.rs" => Some("#[test]\nfn it_holds() {}\n\nlet a = 1;\nlet b = 2;\n\nfn helper() {}\n".to_owned()),
            "tests/api/b.rs" => Some("both!(it_holds);\nasync fn it_holds(shop: TestShop) {}".to_owned()),
            "tests/e2e/c.spec.ts" => Some("test('it holds', async () => {})".to_owned()),
            _ => None,
        };
        let found = |document: &str| {
            proofs_that_are_missing("docs/x.md", document, &read, &|path: &str| read(path).is_some()).len()
        };
        assert_eq!(
            found("`src/a.rs::it_holds` `tests/api/b.rs::it_holds` `tests/e2e/c.spec.ts::it holds` `src/a.rs`"),
            0
        );
        assert_eq!(found("`src/a.rs::helper`"), 1, "no test");
        assert_eq!(found("`src/a.rs::it_hold`\n`src/z.rs::it_holds`"), 2);
        assert_eq!(found("`tests/e2e/c.spec.ts::it hold`"), 1);
        assert_eq!(found("see `src/z.rs`"), 1);
    }

    #[test]
    fn a_row_that_says_nothing_is_found() {
        let threats = "| who | shows |\n|---|---|\n| a | b |\n\n| threat | what stops it | proof |\n|---|---|---|\n";
        let found =
            |row: &str| threats_without_a_proof("docs/x.md", &format!("{threats}{row}\n\n| c | d | e |\n")).len();
        assert_eq!(found("| forged | a signature | `src/a.rs::it_holds` |"), 0);
        assert_eq!(found("| forged | a signature | it is believed |"), 1);

        let found = |rows: &str| {
            let document = format!("| id | level | subject | state | how |\n|---|---|---|---|---|\n{rows}\n");
            requirements_without_an_answer("docs/x.md", &document).len()
        };
        assert_eq!(found("| 1.1.1 | 2 | a | tested | `src/a.rs::it_holds` |\n| 1.1.2 | 2 | b | n/a | no XML |"), 0);
        assert_eq!(found("| 1.1.1 | 2 | a | tested | `src/a.rs` |"), 1);
        assert_eq!(found("| 1.1.1 | 2 | a | met | somewhere |"), 1);
        assert_eq!(found("| 1.1.1 | 2 | a | not yet |  |"), 1);
        assert_eq!(found("| 1.1.1 | 2 | a | surely | yes |"), 1);
        assert_eq!(found("| 1.1.1 | 2 | a | n/a | none |\n| 1.1.1 | 2 | a | n/a | none |"), 1, "twice");
    }
}
