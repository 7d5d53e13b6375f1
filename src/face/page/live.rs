//! What an open page asks for: the key of its live codes, and whether it would look different now.

use std::collections::HashSet;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{FromRef, State};
use axum::http::{HeaderName, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::stream::{Stream, unfold};
use serde::Serialize;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};
use tokio::time::Interval;

use super::mark;
use crate::auth::extract::Browser;
use crate::card::page::{page_door, seen};
use crate::card::signed;
use crate::code::{CardPrint, LIVE_STEP_SECONDS};
use crate::desk::Desk;
use crate::face::jobs::{Place, Streams, device};
use crate::http::{Answer, Kind, Path, Problem};
use crate::kernel::{CardId, ShopId};
use crate::ledger::lane::{Changed, Lane};
use crate::shop::Keys;
use crate::shop::jobs::keys_of;

/// What pages ask for while they are open.
pub(super) fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
    Lane: FromRef<S>,
    Streams: FromRef<S>,
{
    Router::new()
        .route("/c/{secret}/live-key", post(live_key))
        .route("/c/{secret}/mark", get(show_mark))
        .route("/c/{secret}/events", get(events))
}

/// What a phone makes live codes of, also where there is no net.
#[derive(Serialize)]
struct LiveKeyView {
    key: String,
    shop: String,
    /// The printed code's 77 bytes, to which the live part is added.
    print: String,
    device: u8,
    /// By which the phone corrects its clock.
    now_ms: i64,
    step_seconds: i64,
}

/// Gives a browser that holds the card the key of its live codes. Who has only the address has to keep the card first,
/// and then counts among the phones that the card's safe page tells of.
async fn live_key(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    Path(secret): Path<String>,
) -> Answer<Response> {
    let door = page_door(&desk, &secret).await?.ok_or_else(Problem::not_found)?;
    let is_held = browser.doors(&desk).await?.iter().any(|held| held.target_id == door.target_id);
    let known_by = browser
        .0
        .as_ref()
        .filter(|_| is_held)
        .ok_or_else(|| Problem::new(Kind::Forbidden).detail("Keep the card in this browser first."))?;
    let card = seen(&desk, &door).await?.card;
    let device = device(&desk, door.shop_id, card.id, &known_by.hash()).await?;
    let now = desk.now();
    let shop_keys = keys_of(&desk.db, &keys, door.shop_id, now).await?;
    let print = CardPrint { card: card.code, epoch: card.epoch };
    let view = LiveKeyView {
        key: URL_SAFE_NO_PAD.encode(keys.live().live_key(door.shop_id, print, device).expose()),
        shop: URL_SAFE_NO_PAD.encode(door.shop_id.0.as_bytes()),
        print: URL_SAFE_NO_PAD.encode(signed(door.shop_id, &shop_keys, card.code, card.epoch).packed()),
        device,
        now_ms: now.0,
        step_seconds: LIVE_STEP_SECONDS,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(view)).into_response())
}

/// The mark, and the cards whose changes may change it.
struct Looked {
    mark: String,
    cards: HashSet<CardId>,
}

/// How a page would look now. None where its address leads to no card any more.
async fn looked(desk: &Desk, secret: &str) -> Answer<Option<Looked>> {
    let Some(door) = page_door(desk, secret).await? else { return Ok(None) };
    let seen = seen(desk, &door).await?;
    let state = &seen.card.state;
    // Stamps of merged cards are on one of them, and rewards on any.
    let cards = [seen.card.id].into_iter().chain(state.merged_into).chain(state.absorbed.iter().copied()).collect();
    Ok(Some(Looked { mark: mark(&seen, desk.now()), cards }))
}

/// The mark of a page, for who cannot listen.
#[derive(Serialize)]
struct MarkView {
    mark: String,
}

async fn show_mark(State(desk): State<Desk>, Path(secret): Path<String>) -> Answer<Response> {
    let looked = looked(&desk, &secret).await?.ok_or_else(Problem::not_found)?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(MarkView { mark: looked.mark })).into_response())
}

/// How often something is sent where nothing happens, so that nobody in between takes the line for dead.
const PINGED: Duration = Duration::from_secs(15);
/// When a page shall come back to ask, where too many listen.
const FULL_RETRY_SECONDS: u32 = 60;

/// Tells a page its mark at once, and again whenever it is another.
async fn events(
    State(desk): State<Desk>,
    State(lane): State<Lane>,
    State(streams): State<Streams>,
    Path(secret): Path<String>,
) -> Answer<Response> {
    let door = page_door(&desk, &secret).await?.ok_or_else(Problem::not_found)?;
    let full = || Problem::new(Kind::Overloaded).detail("Ask for the mark instead.");
    let place = streams.take(door.card()).ok_or_else(|| full().retry_after_seconds(FULL_RETRY_SECONDS))?;
    let mut recheck = tokio::time::interval(streams.rechecked);
    recheck.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let listening = Listening {
        desk,
        secret,
        shop: door.shop_id,
        _place: place,
        // Listened to before the first look, so that nothing falls between the two.
        changes: lane.changes(),
        has_ended: streams.has_ended(),
        recheck,
        told: None,
        cards: HashSet::new(),
    };
    let sse = Sse::new(told(listening)).keep_alive(KeepAlive::new().interval(PINGED));
    // A proxy that collects answers before it passes them on would keep the news to itself.
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), "no");
    Ok(([(header::CACHE_CONTROL, "no-store"), unbuffered], sse).into_response())
}

/// A page that listens.
struct Listening {
    desk: Desk,
    secret: String,
    shop: ShopId,
    _place: Place,
    changes: broadcast::Receiver<Changed>,
    has_ended: watch::Receiver<bool>,
    recheck: Interval,
    /// The mark that it was told last.
    told: Option<String>,
    cards: HashSet<CardId>,
}

/// What a page is told when its card is there no more: it asks for itself and is shown what is there instead.
const GONE: &str = "gone";

fn told(listening: Listening) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold(listening, |mut listening| async move {
        // Who was told that the card is gone has nothing more to hear.
        while listening.told.as_deref() != Some(GONE) && listening.wait().await {
            // A failure has been logged; the page comes back by itself.
            let looked = looked(&listening.desk, &listening.secret).await.ok()?;
            let mark = match looked {
                Some(looked) => {
                    listening.cards = looked.cards;
                    looked.mark
                }
                None => GONE.to_owned(),
            };
            if listening.told.as_ref() != Some(&mark) {
                listening.told = Some(mark.clone());
                return Some((Ok(Event::default().event("mark").data(mark)), listening));
            }
        }
        None
    })
}

impl Listening {
    /// Waits until the page may look different. False where the server stops.
    async fn wait(&mut self) -> bool {
        loop {
            tokio::select! {
                biased;
                // An error means that nobody can end it any more, because nobody serves any more.
                _ = self.has_ended.wait_for(|has_ended| *has_ended) => return false,
                // The first tick comes at once.
                _ = self.recheck.tick() => return true,
                changed = self.changes.recv() => match changed {
                    Ok((shop, card)) if shop == self.shop && self.cards.contains(&card) => return true,
                    Ok(_) => {}
                    Err(RecvError::Lagged(_)) => return true,
                    Err(RecvError::Closed) => return false,
                },
            }
        }
    }
}
