//! The page of a card, and of a printed card seen with one's own camera.
//!
//! HTML from the server in one request, readable without a script. The card's own address is its secret; the printed
//! code is none, so what it opens shows no name and no way in.

use askama::Template;
use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::Mark;
use crate::auth::extract::{Browser, remember};
use crate::auth::store::{browsers, doors};
use crate::auth::{Door, DoorKind};
use crate::card::page::{
    Program, Reward, Seen, html, message, no_card, page_door, programs, rewards, seen, speak, with_cookie,
};
use crate::card::{code_hash, jobs, page_url, signed};
use crate::code::{self, Reading};
use crate::db::Shops;
use crate::desk::Desk;
use crate::feedback::page::{Heard, heard};
use crate::http::{Answer, Path, Problem, has_file};
use crate::kernel::Time;
use crate::ledger::answer::open_rewards;
use crate::ledger::store::write_state;
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
{
    Router::new().route("/c/{secret}", get(show).post(bind)).route("/C/{code}", get(show_printed))
}

#[derive(Template)]
#[template(path = "card.html")]
struct CardPage {
    words: Words,
    shop_name: String,
    customer_name: Option<String>,
    code_svg: String,
    short_code: String,
    programs: Vec<Program>,
    rewards: Vec<Reward>,
    bind_url: Option<String>,
    /// What the customer may ask about themselves; None where the page shows no way in.
    privacy_url: Option<String>,
    elsewhere: Option<Elsewhere>,
    /// By which a script tells that the page would look different now; None where nothing is to change.
    mark: Option<String>,
    /// What shop and customer say to each other, as it stands on the page; None where the page shows no way in.
    voice: Option<String>,
    has_script: bool,
}

/// What only the card's own page shows, and a printed code does not.
struct Own {
    name: Option<String>,
    bind_url: Option<String>,
    privacy_url: String,
    elsewhere: Elsewhere,
    heard: Option<Heard>,
    /// The page's own path.
    base: String,
}

/// The same card on other phones.
struct Elsewhere {
    /// The page's own address as a picture.
    link_svg: String,
    /// How many browsers hold the card.
    browsers: u32,
    /// Where it is kept safe.
    safe_url: String,
}

/// The mark of what a card's page shows. Whatever the page shows besides has its part here too.
fn mark(seen: &Seen, heard: Option<&Heard>, now: Time) -> String {
    let Seen { shop, card, rules, .. } = seen;
    let language = card.language.map_or("", |language| language.code());
    // Dates are told from today, and a reward is good up to a midnight.
    let today = shop.zone.day(now).0;
    let mut mark = Mark::default()
        .with(shop.name.as_str())
        .with(language)
        .with(today.to_be_bytes())
        .with([card.epoch])
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
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let bound: Vec<Door> =
        browser.doors(&desk).await?.into_iter().filter(|bound| bound.target_id == door.target_id).collect();
    let seen = seen(&desk, &door).await?;
    let bind_url = bound.is_empty().then(|| format!("/c/{secret}"));
    let mut reader = desk.db.reader(Shops::Door).await?;
    let held = browsers::count(&mut reader, door.shop_id, door.card(), desk.now()).await?;
    drop(reader);
    let link = page_url(&desk.public_url, &keys, door.shop_id, seen.card.id, seen.card.epoch);
    let elsewhere = Elsewhere {
        link_svg: code::svg(&link).map_err(Problem::internal)?,
        browsers: u32::try_from(held).unwrap_or(u32::MAX),
        safe_url: format!("/c/{secret}/safe"),
    };
    let name = desk.people.name(door.shop_id, seen.card.customer, seen.card.display_name.as_ref()).await?;
    let own = Own {
        name: name.map(|name| name.as_str().to_owned()),
        bind_url,
        privacy_url: format!("/c/{secret}/privacy"),
        elsewhere,
        heard: heard(&desk, seen.shop.id, &seen.card).await?,
        base: format!("/c/{secret}"),
    };
    let page = card_page(&desk, &keys, &headers, &seen, Some(own)).await?;
    with_cookie(page, browser.prolong(&desk, &bound).await?)
}

async fn card_page(desk: &Desk, keys: &Keys, headers: &HeaderMap, seen: &Seen, own: Option<Own>) -> Answer<Response> {
    let Seen { shop, card, rules, entries } = seen;
    let words = speak(card.language, headers, Some(shop));
    let mark = own.as_ref().map(|own| mark(seen, own.heard.as_ref(), desk.now()));
    let mut voice = None;
    let (customer_name, bind_url, privacy_url, elsewhere) = match own {
        Some(Own { name, bind_url, privacy_url, elsewhere, heard, base }) => {
            if let Some(heard) = heard {
                voice = Some(heard.voice(desk, shop, words, &base).await?);
            }
            (name, bind_url, Some(privacy_url), Some(elsewhere))
        }
        None => (None, None, None, None),
    };
    let now = desk.now();
    let text =
        signed(shop.id, &keys_of(&desk.db, keys, shop.id, now).await?, card.code, card.epoch).url(&desk.public_url);
    let page = CardPage {
        words,
        shop_name: shop.name.as_str().to_owned(),
        customer_name,
        code_svg: code::svg(&text).map_err(Problem::internal)?,
        short_code: card.short_code.to_string().replace('-', " "),
        programs: programs(words, shop, rules, card, entries, now),
        rewards: rewards(words, &shop.zone, &open_rewards(&card.state, now)),
        mark,
        voice,
        has_script: has_file(SCRIPT),
        bind_url,
        privacy_url,
        elsewhere,
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
        Ok(proof) if proof.epoch == seen.card.epoch => card_page(&desk, &keys, &headers, &seen, None).await,
        _ => not_found(),
    }
}
