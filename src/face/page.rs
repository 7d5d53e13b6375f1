//! The page of a card, and of a printed card seen with one's own camera.
//!
//! HTML from the server in one request, readable without a script. The card's own address is its secret; the printed
//! code is none, so what it opens shows no name and no way in.

mod history;
mod live;
mod print;
mod reward;

use askama::Template;
use axum::Router;
use axum::extract::{Form, FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::Mark;
use super::jobs::Streams;
use crate::auth::extract::{Browser, remember};
use crate::auth::store::doors;
use crate::auth::{Door, DoorKind};
use crate::card::page::{
    Program, Reward, Seen, Wish, html, message, no_card, page_door, programs, rewards, seen, speak, with_cookie,
};
use crate::card::{code_hash, jobs, signed};
use crate::code::{self, Reading};
use crate::customer::store::set_locale;
use crate::db::Shops;
use crate::desk::Desk;
use crate::feedback::page::{Heard, heard};
use crate::http::{Answer, Path, Problem, Query, has_file};
use crate::kernel::{Language, Time};
use crate::ledger::answer::open_rewards;
use crate::ledger::lane::Lane;
use crate::ledger::store::write_state;
use crate::look::Look;
use crate::shop::Keys;
use crate::shop::jobs::keys_of;
use crate::words::Words;

/// The card's script, where the front end was built.
const SCRIPT: &str = "app/card.js";

/// The pages of cards.
pub fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
    Lane: FromRef<S>,
    Streams: FromRef<S>,
{
    Router::new()
        .route("/c/{secret}", get(show).post(bind))
        .route("/c/{secret}/language", post(choose_language))
        .route("/C/{code}", get(show_printed))
        .merge(history::pages())
        .merge(live::pages())
        .merge(print::pages())
        .merge(reward::pages())
}

#[derive(Template)]
#[template(path = "card.html")]
struct CardPage {
    words: Words,
    look: Look,
    shop_name: String,
    shop_id: String,
    customer_name: Option<String>,
    code_svg: String,
    short_code: String,
    programs: Vec<Program>,
    rewards: Vec<Reward>,
    /// What only the card's own page shows, and a printed code does not.
    own: Option<Own>,
    has_script: bool,
}

/// What only the card's own page shows: the ways in.
struct Own {
    /// The card's address, without the host.
    base: String,
    /// By which a script tells that the page would look different now.
    mark: String,
    /// Whether this browser holds the card.
    is_held: bool,
    name: Option<String>,
    /// What shop and customer say to each other: a part of the page, as it stands there.
    voice: String,
}

/// The mark of what a card's page shows. Whatever the page shows besides has its part here too.
fn mark(seen: &Seen, heard: Option<&Heard>, now: Time) -> String {
    let Seen { shop, card, rules, look, .. } = seen;
    let language = card.language.map_or("", Language::code);
    // Dates are told from today, and a reward is good up to a midnight.
    let today = shop.zone.day(now).0;
    let mut mark = Mark::default()
        .with(shop.name.as_str())
        .with(look.style())
        .with(language)
        .with(today.to_be_bytes())
        .with([card.epoch, u8::from(look.has_logo)])
        .with(card.display_name.as_ref().map_or(&[][..], |name| name.as_bytes()))
        .with(write_state(&card.state))
        .with(heard.map(Heard::mark).unwrap_or_default());
    for program in &rules.programs {
        let version = program.current().number.to_be_bytes();
        mark = mark.with(program.id.0).with(program.name.as_str()).with(program.status.as_str()).with(version);
    }
    mark.text()
}

async fn show(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Query(wish): Query<Wish>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let bound: Vec<Door> =
        browser.doors(&desk).await?.into_iter().filter(|bound| bound.target_id == door.target_id).collect();
    let seen = seen(&desk, &door).await?;
    let name = desk.people.name(door.shop_id, seen.card.customer, seen.card.display_name.as_ref()).await?;
    let words = speak(seen.card.language.or(wish.language()), &headers, Some(&seen.shop));
    let heard = heard(&desk, seen.shop.id, &seen.card).await?;
    let (base, mark) = (format!("/c/{secret}"), mark(&seen, heard.as_ref(), desk.now()));
    let voice = match heard {
        Some(heard) => heard.voice(&desk, &seen.shop, words, &base).await?,
        None => String::new(),
    };
    let name = name.map(|name| name.as_str().to_owned());
    let own = Own { base, mark, is_held: !bound.is_empty(), name, voice };
    let page = card_page(&desk, &keys, words, seen, Some(own)).await?;
    with_cookie(page, browser.prolong(&desk, &bound).await?)
}

async fn card_page(desk: &Desk, keys: &Keys, words: Words, seen: Seen, own: Option<Own>) -> Answer<Response> {
    let Seen { shop, card, rules, entries, look } = seen;
    let now = desk.now();
    let text =
        signed(shop.id, &keys_of(&desk.db, keys, shop.id, now).await?, card.code, card.epoch).url(&desk.public_url);
    let rewards = rewards(words, &shop.zone, &open_rewards(&card.state, now));
    let mut programs = programs(words, &shop, &rules, &card, &entries, now);
    if let (Some(first), false) = (programs.first_mut(), rewards.is_empty()) {
        let titles: Vec<&str> = rewards.iter().map(|reward| reward.title.as_str()).collect();
        let ready = u32::try_from(titles.len()).unwrap_or(u32::MAX);
        let ready = words.count_with("rewards-spoken", &ready, "rewards", titles.join(", "));
        first.spoken = format!("{} {ready}", first.spoken);
    }
    let page = CardPage {
        words,
        look,
        shop_name: shop.name.as_str().to_owned(),
        shop_id: shop.id.to_string(),
        customer_name: own.as_ref().and_then(|own| own.name.clone()),
        code_svg: code::svg_in_page(&text).map_err(Problem::internal)?,
        short_code: card.short_code.to_string().replace('-', " "),
        programs,
        rewards,
        own,
        has_script: has_file(SCRIPT),
    };
    html(StatusCode::OK, &page)
}

/// Keeps a card in this browser.
async fn bind(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let known_by = browser.secret(&desk);
    let is_bound = browser.doors(&desk).await?.iter().any(|bound| bound.target_id == door.target_id);
    if !is_bound {
        let mut writer = desk.db.writer(Shops::One(door.shop_id)).await?;
        jobs::bind(&mut writer, &desk, &known_by, &door).await?;
        writer.commit().await?;
    }
    Ok(([remember(&desk, &known_by)], Redirect::to(&format!("/c/{secret}"))).into_response())
}

/// What the buttons of the languages send.
#[derive(Debug, Deserialize)]
struct Chosen {
    language: Language,
}

/// Keeps the language that a customer has tapped. A blank card is nobody's yet, so there the address remembers.
async fn choose_language(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(Chosen { language }): Form<Chosen>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let Some(customer) = seen(&desk, &door).await?.card.customer else {
        return Ok(Redirect::to(&format!("/c/{secret}?language={}", language.code())).into_response());
    };
    let mut writer = desk.db.writer(Shops::One(door.shop_id)).await?;
    set_locale(&mut writer, door.shop_id, customer, language).await?;
    writer.commit().await?;
    Ok(Redirect::to(&format!("/c/{secret}")).into_response())
}

/// A printed card seen with one's own camera: what is on it, without a name and without a way in.
async fn show_printed(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    headers: HeaderMap,
    Path(text): Path<String>,
) -> Answer<Response> {
    let not_found = || message(StatusCode::NOT_FOUND, speak(None, &headers, None), "message-card-not-found", None);
    let Ok(Reading::Card(raw)) = code::read(&text) else { return not_found() };
    let hash = code_hash(raw.claimed_card());
    let found = doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::PrintedCode, &hash, desk.now()).await?;
    let Some(door) = found.first() else { return not_found() };
    let ring = keys_of(&desk.db, &keys, door.shop_id, desk.now()).await?.ring;
    let seen = seen(&desk, door).await?;
    match ring.verify(&raw, keys.live()) {
        Ok(proof) if proof.epoch == seen.card.epoch => {
            let words = speak(seen.card.language, &headers, Some(&seen.shop));
            card_page(&desk, &keys, words, seen, None).await
        }
        _ => not_found(),
    }
}
