//! Rules about who may know whom: the stair, the rooms of a slice, and the two protocols (SQL and HTTP).

use crate::paths::{declared, module, named};
use crate::source::{Finding, Source};
use std::collections::BTreeSet;

/// The modules in the order of the `mod` lines of `src/lib.rs`.
pub fn stair(lib: &Source) -> Vec<String> {
    declared(lib)
}

/// A module imports those above it on the stair, never those below. `main.rs` and `lib.rs` stand outside and may name all.
pub fn arrows_that_point_back(source: &Source, stair: &[String]) -> Vec<Finding> {
    let step = |name: Option<&String>| name.and_then(|name| stair.iter().position(|step| step == name));
    let Some(own) = step(module(&source.path).first()) else { return Vec::new() };
    named(source)
        .into_iter()
        .filter(|named| step(named.segments.first()).is_some_and(|other| other > own))
        .map(|named| {
            let (own, other) = (&stair[own], &named.segments[0]);
            source.finding(
                named.line,
                format!("`{own}` stands before `{other}` on the stair of src/lib.rs and may not import it"),
            )
        })
        .collect()
}

/// The rooms of a slice, from the innermost: each may know those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// `mod.rs` and every file without another role: types and rules, pure.
    Rules,
    /// `store.rs` or `store/`: the SQL.
    Store,
    /// `lane.rs` and `jobs.rs`: what opens and commits without being asked over HTTP.
    Jobs,
    /// `routes.rs`, `page.rs`, `extract.rs`, or a folder of that name: who speaks HTTP.
    Door,
}

fn room_called(name: &str) -> Room {
    match name {
        "store" => Room::Store,
        "lane" | "jobs" => Room::Jobs,
        "routes" | "page" | "pages" | "extract" => Room::Door,
        "tests" => Room::Door, // they may look at everything
        _ => Room::Rules,
    }
}

/// The modules that are no slices and therefore have no rooms.
const WITHOUT_ROOMS: [&str; 3] = ["kernel", "db", "http"];

/// The slice and the room that a file belongs to; nothing for top files and for modules without rooms.
pub fn room(path: &str) -> Option<(String, Room)> {
    let inside = path.strip_prefix("src/")?;
    let slice = inside.split_once('/')?.0;
    let room = module(path).get(1).map_or(Room::Rules, |name| room_called(name));
    (!WITHOUT_ROOMS.contains(&slice)).then(|| (slice.to_owned(), room))
}

/// Inside a slice: rules ← store ← jobs ← routes. The rules of a slice can then be read, tested and replayed by themselves.
pub fn rooms_that_look_outward(source: &Source) -> Vec<Finding> {
    let Some((slice, own)) = room(&source.path) else { return Vec::new() };
    named(source)
        .into_iter()
        .filter(|named| named.segments.first() == Some(&slice))
        .filter_map(|named| Some((room_called(named.segments.get(1)?), named)))
        .filter(|(other, _)| *other > own)
        .map(|(_, named)| {
            let (what, name) = (own_words(own), &named.segments[1]);
            source.finding(
                named.line,
                format!("{what} may not import `{slice}::{name}`: rules ← store ← lane and jobs ← routes and pages"),
            )
        })
        .collect()
}

fn own_words(room: Room) -> &'static str {
    match room {
        Room::Rules => "a file of rules",
        Room::Store => "a store",
        Room::Jobs => "a lane or job",
        Room::Door => "a route or page",
    }
}

/// SQL lives in `src/db/` and in stores. Elsewhere a word may derive `sqlx::Type` and `sqlx::FromRow`, so that it can be
/// bound and read; it asks nothing by that.
pub fn sql_outside_its_places(source: &Source) -> Vec<Finding> {
    let at_home = source.path.starts_with("src/db/") || source.path == "src/db.rs";
    if at_home || room(&source.path).is_some_and(|(_, room)| room == Room::Store) {
        return Vec::new();
    }
    outside_crates(source, &["sqlx"])
        .filter(|at| !matches!(source.word(at + 3), Some("Type" | "FromRow")))
        .map(|at| {
            source.finding(
                source.line(at),
                "`sqlx` belongs to src/db/ and to store.rs; other files may derive `sqlx::Type` and `sqlx::FromRow`",
            )
        })
        .collect()
}

/// The crates that speak HTTP.
const PROTOCOL: [&str; 7] = ["axum", "axum_extra", "http", "hyper", "tower", "tower_http", "utoipa_axum"];

/// The top files that put the server together.
const ASSEMBLY: [&str; 4] = ["src/main.rs", "src/cli.rs", "src/app.rs", "src/lib.rs"];

/// HTTP lives in `src/http/`, in routes, pages and extractors, and in the files that put the server together.
pub fn protocol_outside_its_places(source: &Source) -> Vec<Finding> {
    let assembles = ASSEMBLY.contains(&source.path.as_str())
        || ["src/http/", "src/cli/", "src/app/"].iter().any(|home| source.path.starts_with(home));
    if assembles || room(&source.path).is_some_and(|(_, room)| room == Room::Door) {
        return Vec::new();
    }
    let crates = outside_crates(source, &PROTOCOL).map(|at| source.line(at));
    let ours = named(source)
        .into_iter()
        .filter(|named| named.segments.first().is_some_and(|first| first == "http"))
        .map(|named| named.line);
    let lines: BTreeSet<usize> = crates.chain(ours).collect();
    lines
        .into_iter()
        .map(|line| source.finding(line, "the protocol belongs to src/http/ and to routes.rs, page.rs and extract.rs; refuse in the domain's own words"))
        .collect()
}

/// Where a path begins that leads into one of these crates: `sqlx::` but neither `crate::http::` nor `#[sqlx(…)]`.
fn outside_crates<'a>(source: &'a Source, crates: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    (0..source.tokens.len()).filter(move |at| {
        let begins = !(*at >= 2 && source.marks(at - 2, "::"))
            || (*at >= 3 && source.word(at - 3).is_none_or(|word| word == "use"));
        begins
            && source.word(*at).is_some_and(|word| crates.contains(&word))
            && (source.marks(at + 1, "::") || imported_whole(source, *at))
    })
}

/// `use sqlx;` or `use sqlx as db;`
fn imported_whole(source: &Source, at: usize) -> bool {
    at >= 1
        && source.word(at - 1) == Some("use")
        && (source.mark(at + 1) == Some(';') || source.word(at + 1) == Some("as"))
}

/// The one SQL text serves both engines; where it cannot, a comment says what differs, and names an engine in saying so.
pub fn two_arms_without_a_reason(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in 0..source.tokens.len() {
        if source.word(at) != Some("on") || !source.marks(at + 1, "!(") {
            continue;
        }
        let end = source.after_brackets(at + 2);
        let two_armed = (at..end).any(|at| {
            source.word(at) == Some("sqlite") && source.mark(at + 1) == Some(':') && source.mark(at + 2) != Some(':')
        });
        if !two_armed {
            continue;
        }
        let before = (0..at).rev().find(|at| matches!(source.mark(*at), Some(';' | '{' | '}')));
        let first = source.line(before.map_or(0, |before| before + 1));
        let last = source.line(end - 1);
        let above = comment_lines_above(source, first);
        let said: String = source
            .comments
            .iter()
            .filter(|(_, line)| (above..=last).contains(line))
            .map(|(said, _)| said.to_lowercase())
            .collect();
        if !["sqlite", "postgres"].iter().any(|engine| said.contains(engine)) {
            findings.push(source.finding(
                source.line(at),
                "a two-armed `on!` needs a comment that says what SQLite and PostgreSQL do differently",
            ));
        }
    }
    findings
}

/// The first line of the comments that stand directly above a line.
fn comment_lines_above(source: &Source, mut line: usize) -> usize {
    while source.comments.iter().any(|(said, start)| start + said.matches('\n').count() + 1 == line) {
        line -= 1;
    }
    line
}

/// A route of the API is registered with utoipa's `routes!`, or it is silently absent from the OpenAPI document.
/// A slice's `routes.rs` is mounted below /api/v1, whatever its literals say; pages live in `page.rs`.
pub fn routes_without_a_document(source: &Source) -> Vec<Finding> {
    if module(&source.path).last().is_some_and(|name| name == "tests") {
        return Vec::new(); // a test's own router is served to nobody
    }
    let is_api = room(&source.path).is_some() && module(&source.path).get(1).is_some_and(|name| name == "routes");
    (0..source.tokens.len())
        .filter(|at| source.mark(*at) == Some('.') && matches!(source.word(at + 1), Some("route" | "route_service")) && source.mark(at + 2) == Some('('))
        .filter(|at| is_api || source.text(at + 3).is_some_and(|path| path.starts_with("/api")))
        .map(|at| source.finding(source.line(at), "a route of the API is registered with `routes!`, so that docs/openapi.json has it; a page belongs in page.rs"))
        .collect()
}

#[cfg(test)]
mod controls {
    use super::*;

    fn lines(findings: &[Finding]) -> Vec<usize> {
        findings.iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn the_stair_is_read_and_an_arrow_back_is_found() {
        let stair = stair(&Source::of(
            "src/lib.rs",
            "//! pub mod not_this;\npub mod kernel;\npub mod db;\npub mod card;\npub mod visit;\nmod app;",
        ));
        assert_eq!(stair, ["kernel", "db", "card", "visit", "app"].map(String::from));
        let text = "use crate::{db, visit::Visit};\n// crate::visit\nfn f() { crate::app::run(\"crate::visit\") }\nuse super::visit;\nuse crate::kernel::Time;";
        assert_eq!(lines(&arrows_that_point_back(&Source::of("src/card/mod.rs", text), &stair)), [1, 3, 4]);
        assert_eq!(lines(&arrows_that_point_back(&Source::of("src/main.rs", text), &stair)), [] as [usize; 0]);
        assert_eq!(lines(&arrows_that_point_back(&Source::of("src/visit/mod.rs", text), &stair)), [3]);
    }

    #[test]
    fn a_room_that_looks_outward_is_found() {
        let text = "pub mod store;\nuse super::store;\nuse crate::card::routes::router;\npub use store::load;\nuse super::rules;";
        assert_eq!(
            lines(&rooms_that_look_outward(&Source::of("src/card/limits.rs", &text.replace("pub mod store;", "")))),
            [2, 3]
        );
        assert_eq!(
            lines(&rooms_that_look_outward(&Source::of(
                "src/card/mod.rs",
                "pub mod store;\nuse self::store::load;\nfn f() { store::load() }"
            ))),
            [2, 3]
        );
        assert_eq!(lines(&rooms_that_look_outward(&Source::of("src/card/store.rs", text))), [3]);
        assert_eq!(lines(&rooms_that_look_outward(&Source::of("src/card/lane.rs", text))), [3]);
        assert_eq!(lines(&rooms_that_look_outward(&Source::of("src/card/routes.rs", text))), [] as [usize; 0]);
        assert_eq!(
            lines(&rooms_that_look_outward(&Source::of("src/card/mod.rs", "use crate::shop::store;"))),
            [] as [usize; 0]
        );
    }

    #[test]
    fn sql_in_the_wrong_place_is_found() {
        let text = "#[derive(sqlx::Type)]\n#[sqlx(transparent)]\nstruct A(i64); // sqlx::query\nfn f() { sqlx::query(\"\") }\nuse ::sqlx::Row;";
        assert_eq!(lines(&sql_outside_its_places(&Source::of("src/card/mod.rs", text))), [4, 5]);
        for home in ["src/db/mod.rs", "src/card/store.rs", "src/ledger/store/write.rs"] {
            assert_eq!(lines(&sql_outside_its_places(&Source::of(home, text))), [] as [usize; 0], "{home}");
        }
    }

    #[test]
    fn the_protocol_in_the_wrong_place_is_found() {
        let text = "use axum::Json;\nuse crate::http::Problem;\nfn f() -> u16 { axum::http::StatusCode::OK.as_u16() }\nuse crate::card::http;\n// axum::Json";
        for stranger in ["src/card/mod.rs", "src/card/store.rs", "src/ledger/lane.rs", "src/kernel/page.rs"] {
            assert_eq!(lines(&protocol_outside_its_places(&Source::of(stranger, text))), [1, 2, 3], "{stranger}");
        }
        for home in
            ["src/http/problem.rs", "src/card/routes.rs", "src/card/page.rs", "src/auth/extract.rs", "src/app.rs"]
        {
            assert_eq!(lines(&protocol_outside_its_places(&Source::of(home, text))), [] as [usize; 0], "{home}");
        }
    }

    #[test]
    fn two_arms_without_a_reason_are_found() {
        let two = "on!(tx, sqlite: one(), postgres: two())";
        let reason = "// SQLite has no unnest, so it reads the batch from json_each.";
        let found = |text: &str| lines(&two_arms_without_a_reason(&Source::of("src/card/store.rs", text)));
        assert_eq!(found(&format!("fn f() {{\n    {two}\n}}")), [2]);
        assert_eq!(found(&format!("{reason}\n\nfn f() {{\n    // faster\n    {two}\n}}")), [5]);
        assert_eq!(found(&format!("fn f() {{\n    {reason}\n    let rows =\n        {two};\n}}")), [] as [usize; 0]);
        assert_eq!(
            found(&format!("fn f() {{\n    {}\n}}", two.replace("sqlite:", &format!("{reason}\n sqlite:")))),
            [] as [usize; 0]
        );
        assert_eq!(found("fn f() { on!(tx, |c| sqlx::query(\"sqlite:\").fetch_one(c).await) }"), [] as [usize; 0]);
    }

    #[test]
    fn an_undocumented_route_is_found() {
        let text = "fn r() { OpenApiRouter::new()\n.routes(routes!(scan))\n.route(\"/healthz\", get(f))\n.route(\"/api/v1/scans\", post(f)) }";
        assert_eq!(lines(&routes_without_a_document(&Source::of("src/visit/routes.rs", text))), [3, 4]);
        assert_eq!(lines(&routes_without_a_document(&Source::of("src/app.rs", text))), [4]);
        assert_eq!(lines(&routes_without_a_document(&Source::of("src/http/tests.rs", text))), [] as [usize; 0]);
    }
}
