//! The house rules that a machine can check. Each test names one rule, and fails with the file, the line, and what to do.
//!
//! The checks are plain functions over text, in `tests/tidy/`; beside each stands a control, in which a planted violation
//! has to be found. They read, they do not compile: what fools them is rarer than what they catch.

#![allow(clippy::expect_used, reason = "a test that cannot go on ends with a sentence")]

#[path = "tidy/house.rs"]
mod house;
#[path = "tidy/migrations.rs"]
mod migrations;
#[path = "tidy/paths.rs"]
mod paths;
#[path = "tidy/security.rs"]
mod security;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/words.rs"]
mod words;

use source::{Finding, Source, file, files_below};

/// Fails with every finding, one a line, so that one run tells all there is to mend.
#[track_caller]
fn expect_none(findings: Vec<Finding>) {
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "\n{}\n", told.join("\n"));
}

/// Asks one question of every file of the product.
#[track_caller]
fn expect_none_in_src(question: impl Fn(&Source) -> Vec<Finding>) {
    let sources = Source::all_below("src");
    assert!(!sources.is_empty(), "no source was found, so nothing was checked");
    expect_none(sources.iter().flat_map(question).collect());
}

/// The migrations of an engine, in order. The database's module is what needs them.
fn migrations_of(engine: &str) -> Vec<(String, String)> {
    let found = files_below(&format!("migrations/{engine}"), "sql");
    let has_database = !files_below("src/db", "rs").is_empty();
    assert!(!found.is_empty() || !has_database, "src/db is here, and migrations/{engine} is empty");
    found
}

#[test]
fn no_arrow_points_back_up_the_stair() {
    let lib = Source::of("src/lib.rs", &file("src/lib.rs").expect("src/lib.rs is there"));
    let stair = house::stair(&lib);
    assert!(!stair.is_empty(), "src/lib.rs lists no module");
    expect_none_in_src(|source| house::arrows_that_point_back(source, &stair));
}

#[test]
fn rules_know_no_store_and_stores_no_routes() {
    expect_none_in_src(house::rooms_that_look_outward);
}

#[test]
fn sql_stays_in_its_places() {
    expect_none_in_src(house::sql_outside_its_places);
}

#[test]
fn the_protocol_stays_in_its_places() {
    expect_none_in_src(house::protocol_outside_its_places);
}

#[test]
fn every_two_armed_on_says_what_differs() {
    expect_none_in_src(house::two_arms_without_a_reason);
}

#[test]
fn every_route_of_the_api_is_documented() {
    expect_none_in_src(house::routes_without_a_document);
}

/// The two stores, each with a folder for each engine: the data, and people's keys, which are backed up apart from it.
const STORES: [[&str; 2]; 2] = [["sqlite", "postgres"], ["people/sqlite", "people/postgres"]];

#[test]
fn both_engines_have_the_same_migrations() {
    let differ = |[one, other]: [&str; 2]| migrations::names_that_differ(&migrations_of(one), &migrations_of(other));
    expect_none(STORES.into_iter().flat_map(differ).collect());
}

#[test]
fn both_engines_have_the_same_tables_and_columns() {
    let differ = |[one, other]: [&str; 2]| migrations::tables_that_differ(&migrations_of(one), &migrations_of(other));
    expect_none(STORES.into_iter().flat_map(differ).collect());
}

#[test]
fn every_key_begins_with_the_shop() {
    expect_none(
        STORES.iter().flatten().flat_map(|engine| migrations::keys_without_a_shop(&migrations_of(engine))).collect(),
    );
}

#[test]
fn every_table_of_a_shop_has_row_level_security() {
    let open = |[_, postgres]: [&str; 2]| migrations::tables_without_row_security(&migrations_of(postgres));
    expect_none(STORES.into_iter().flat_map(open).collect());
}

#[test]
fn code_and_document_list_the_same_problems() {
    let sources = Source::all_below("src/http");
    if sources.is_empty() {
        return; // before there is HTTP there are no problems
    }
    let problems = words::problems_in_code(&sources);
    assert!(!problems.is_empty(), "src/http has no table of problems: lines of a name, a status and a slug");
    let document = file("docs/problems.md").expect("src/http is here, so docs/problems.md has to be");
    expect_none(words::problems_that_differ(problems, "docs/problems.md", &document));
}

#[test]
fn every_language_says_everything() {
    let files = files_below("web/words", "ftl");
    assert!(!files.is_empty() || file("web/package.json").is_none(), "web is here, and web/words is empty");
    expect_none(words::words_that_differ(&files));
}

#[test]
fn every_threat_and_requirement_names_its_proof_or_a_reason() {
    let exists = |path: &str| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists();
    let documents = ["docs/security.md", "docs/asvs.md"].map(|path| (path, file(path).expect("the document is there")));
    let [(_, threats), (_, requirements)] = &documents;
    assert!(threats.contains("| proof |"), "docs/security.md has no table of threats");
    assert!(requirements.contains("| id | level |"), "docs/asvs.md has no table of requirements");
    let missing =
        documents.iter().flat_map(|(path, text)| security::proofs_that_are_missing(path, text, &file, &exists));
    let unproved = security::threats_without_a_proof("docs/security.md", threats);
    let unanswered = security::requirements_without_an_answer("docs/asvs.md", requirements);
    expect_none(missing.chain(unproved).chain(unanswered).collect());
}
