//! "Why do I have 7?": every line of a card's history, a page at a time.

use askama::Template;
use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use crate::auth::extract::Browser;
use crate::card::page::{Line, html, line, lines, no_card, page_door, seen, speak};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Path, Query};
use crate::look::Look;
use crate::shop::Keys;
use crate::words::Words;

/// Lines of one page.
const PAGE_LINES: usize = 50;

/// The page of the history.
pub(super) fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
{
    Router::new().route("/c/{secret}/history", get(show))
}

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage {
    words: Words,
    look: Look,
    shop_name: String,
    base: String,
    lines: Vec<Told>,
    /// Before which entry the next page begins.
    before: Option<i64>,
}

/// A line, and in which program where there are several.
struct Told {
    line: Line,
    program: Option<String>,
}

/// Where a page begins.
#[derive(Debug, Deserialize)]
struct From {
    before: Option<i64>,
}

async fn show(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Query(from): Query<From>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let seen = seen(&desk, &door).await?;
    let mut reader = desk.db.reader(Shops::One(door.shop_id)).await?;
    let before = from.before.unwrap_or(i64::MAX);
    let page_lines = i64::try_from(PAGE_LINES).unwrap_or(i64::MAX);
    let mut entries = lines(&mut reader, door.shop_id, &seen.card, before, page_lines).await?;
    drop(reader);
    let has_more = entries.len() > PAGE_LINES;
    entries.truncate(PAGE_LINES);
    let words = speak(seen.card.language, &headers, Some(&seen.shop));
    let has_several = seen.rules.programs.len() > 1;
    let told = |entry: &crate::ledger::Entry| {
        let program = entry.program.filter(|_| has_several).and_then(|id| seen.rules.program(id));
        let program = program.map(|program| program.name.as_str().to_owned());
        line(words, &seen.shop.zone, entry).map(|line| Told { line, program })
    };
    let page = HistoryPage {
        words,
        look: seen.look,
        shop_name: seen.shop.name.as_str().to_owned(),
        base: format!("/c/{secret}"),
        lines: entries.iter().filter_map(told).collect(),
        before: entries.last().filter(|_| has_more).map(|entry| entry.number),
    };
    html(StatusCode::OK, &page)
}
