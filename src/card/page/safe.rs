//! Keeping a card safe: its recovery word, the other phones that hold it, and a new card for a lost one.
//!
//! Whoever has the card's address may do all of this, for the address is the card. So what takes the card from others
//! says first what it does, and happens by a form of our own page only.

use askama::Template;
use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use uuid::Uuid;

use super::{WayOn, html, message, no_card, page_door, seen, speak};
use crate::audit::By;
use crate::auth::extract::{Browser, remember};
use crate::auth::store::browsers;
use crate::auth::{Door, DoorKind};
use crate::card::{Refusal, jobs, page_url, store};
use crate::code;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Path, Problem};
use crate::kernel::{Actor, ActorKind, Origin};
use crate::look::Look;
use crate::shop::Keys;
use crate::words::Words;

/// The pages on which a card is kept safe.
pub(super) fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
{
    Router::new()
        .route("/c/{secret}/safe", get(show))
        .route("/c/{secret}/recovery-word", post(make_word))
        .route("/c/{secret}/other-phones", post(forget_others))
        .route("/c/{secret}/replacement", post(replace))
}

#[derive(Template)]
#[template(path = "safe.html")]
struct SafePage {
    words: Words,
    look: Look,
    shop_name: String,
    card_url: String,
    /// The card's address as a picture, for another phone.
    link_svg: String,
    /// How many browsers hold the card.
    held: u32,
    /// How many other browsers hold the card.
    others: u32,
    has_word: bool,
    /// A word that was just made: shown now and never again.
    word: Option<String>,
}

async fn safe_page(
    desk: &Desk,
    keys: &Keys,
    browser: &Browser,
    headers: &HeaderMap,
    door: &Door,
    path: String,
    word: Option<String>,
) -> Answer<Response> {
    let is_bound = browser.doors(desk).await?.iter().any(|bound| bound.target_id == door.target_id);
    let seen = seen(desk, door).await?;
    let mut reader = desk.db.reader(Shops::Door).await?;
    let held = browsers::count(&mut reader, door.shop_id, door.card(), desk.now()).await?;
    let link = page_url(&desk.public_url, keys, door.shop_id, seen.card.id, seen.card.epoch);
    let page = SafePage {
        words: speak(seen.card.language, headers, Some(&seen.shop)),
        look: seen.look,
        link_svg: code::svg(&link).map_err(Problem::internal)?,
        shop_name: seen.shop.name.as_str().to_owned(),
        card_url: path,
        held: u32::try_from(held).unwrap_or(u32::MAX),
        others: u32::try_from(held - i64::from(is_bound)).unwrap_or_default(),
        has_word: browsers::has(&mut reader, door.shop_id, door.card(), DoorKind::Recovery).await?,
        word,
    };
    html(StatusCode::OK, &page)
}

async fn show(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> Answer<Response> {
    match page_door(&desk, &secret).await? {
        Some(door) => safe_page(&desk, &keys, &browser, &headers, &door, format!("/c/{secret}"), None).await,
        None => no_card(&desk, &keys, &browser, &headers, &secret).await,
    }
}

/// Makes the recovery word and shows it, once.
async fn make_word(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let word = jobs::make_recovery_word(&desk, door.shop_id, door.card()).await?;
    safe_page(&desk, &keys, &browser, &headers, &door, format!("/c/{secret}"), Some(word.shown())).await
}

/// Takes the card out of all other browsers; this one holds it from here on.
async fn forget_others(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let known_by = keep_here(&desk, &browser, &door).await?;
    jobs::forget_others(&desk, door.shop_id, door.card(), &known_by).await?;
    Ok(([remember(&desk, &known_by)], Redirect::to(&format!("/c/{secret}/safe"))).into_response())
}

/// Replaces a card whose phone or print is gone; this browser holds the new one.
async fn replace(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        // A form that was sent twice: this browser holds the new card already.
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let known_by = keep_here(&desk, &browser, &door).await?;
    let (shop, card) = (door.shop_id, door.card());
    let customer = seen(&desk, &door).await?.card.customer.map_or(Uuid::nil(), |customer| customer.0);
    let origin = Origin { actor: Actor { kind: ActorKind::Customer, id: customer }, location: None };
    match jobs::replace(&desk, &keys, card, (None, [0; 32]), None, By { shop, origin, device: None }, Some(&known_by))
        .await
    {
        Ok(_) => {}
        Err(Refusal::ReplacedOften) => {
            let way_on = WayOn { url: format!("/c/{secret}"), label: "message-see-card" };
            return message(StatusCode::CONFLICT, speak(None, &headers, None), "message-replaced-often", Some(way_on));
        }
        Err(refusal) => return Err(refusal.into()),
    }
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let card = store::card(&mut reader, shop, card).await?.ok_or_else(Problem::not_found)?;
    let url = page_url("", &keys, shop, card.id, card.epoch);
    Ok(([remember(&desk, &known_by)], Redirect::to(&url)).into_response())
}

/// Binds the card in this browser, and gives what the browser is known by.
async fn keep_here(desk: &Desk, browser: &Browser, door: &Door) -> Answer<crate::auth::Secret> {
    let known_by = browser.secret(desk);
    let mut writer = desk.db.writer(Shops::One(door.shop_id)).await?;
    jobs::bind(&mut writer, desk, &known_by, door).await?;
    writer.commit().await?;
    Ok(known_by)
}
