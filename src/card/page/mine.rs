//! The cards of this browser, of whatever shops.

use askama::Template;
use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::{Program, Reward, Seen, WayOn, html, message, programs, rewards, seen, speak, with_cookie};
use crate::auth::Door;
use crate::auth::extract::Browser;
use crate::card::page_url;
use crate::desk::Desk;
use crate::http::Answer;
use crate::kernel::CardId;
use crate::ledger::answer::open_rewards;
use crate::look::Look;
use crate::shop::Keys;
use crate::words::Words;

/// The page of all cards.
pub(super) fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
{
    Router::new().route("/c", get(my_cards))
}

#[derive(Template)]
#[template(path = "cards.html")]
struct CardsPage {
    words: Words,
    cards: Vec<Held>,
    /// The shops whose cards this browser has lost.
    lost: Vec<String>,
}

/// A card of this browser.
struct Held {
    url: String,
    look: Look,
    shop_name: String,
    /// What can be had now.
    ready: Vec<Reward>,
    programs: Vec<Program>,
}

/// One card is shown at once; several are listed, and those that this browser has lost are told.
async fn my_cards(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
) -> Answer<Response> {
    let doors = browser.held_or_lost(&desk).await?;
    let open: Vec<Door> = doors.iter().filter_map(|door| door.open()).collect();
    let words = speak(None, &headers, None);
    if doors.is_empty() {
        let way_on = WayOn { url: "/c/back".to_owned(), label: "message-way-back" };
        return message(StatusCode::NOT_FOUND, words, "message-no-cards", Some(way_on));
    }
    let cookie = browser.prolong(&desk, &open).await?;
    let mut all = Vec::new();
    for door in &open {
        all.push(seen(&desk, door).await?);
    }
    // Where two cards were merged and both are here, one line says it all.
    let ids: Vec<CardId> = all.iter().map(|seen| seen.card.id).collect();
    all.retain(|seen| seen.card.state.merged_into.is_none_or(|into| !ids.contains(&into)));
    let is_one = all.len() == 1 && open.len() == doors.len();
    let mut held = Vec::new();
    for seen in &all {
        let url = page_url("", &keys, seen.shop.id, seen.card.id, seen.card.epoch);
        if is_one {
            return with_cookie(Redirect::to(&url).into_response(), cookie);
        }
        let (Seen { shop, card, rules, look, .. }, now) = (seen, desk.now());
        held.push(Held {
            url,
            look: *look,
            shop_name: shop.name.as_str().to_owned(),
            ready: rewards(words, &shop.zone, &open_rewards(&card.state, now)),
            programs: programs(words, shop, rules, card, &[], now),
        });
    }
    let mut lost = Vec::new();
    for door in doors.iter().filter(|door| door.open().is_none()) {
        let shop = super::shop_of(&desk, door.shop_id).await?;
        lost.extend(shop.map(|shop| shop.name.as_str().to_owned()));
    }
    with_cookie(html(StatusCode::OK, &CardsPage { words, cards: held, lost })?, cookie)
}
