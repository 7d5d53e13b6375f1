//! A customer's card on paper and on the home screen: to be printed, as a picture, and as an app's manifest.

use askama::Template;
use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;

use crate::auth::extract::Browser;
use crate::card::page::{Seen, html, no_card, page_door, seen, speak};
use crate::card::signed;
use crate::code;
use crate::desk::Desk;
use crate::http::{Answer, Path, Problem, Query};
use crate::look::Look;
use crate::shop::Keys;
use crate::shop::jobs::keys_of;
use crate::words::Words;

/// A card on paper and on the home screen.
pub(super) fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
{
    Router::new()
        .route("/c/{secret}/print", get(show))
        .route("/c/{secret}/code.svg", get(picture))
        .route("/c/{secret}/manifest.webmanifest", get(manifest))
}

/// What the address says after its question mark.
#[derive(Debug, Deserialize)]
struct Wanted {
    size: Option<String>,
}

impl Wanted {
    /// Whether 85 by 54 millimetres are wanted, as a bank's card has; a page of A6 is what anything else means.
    fn is_wallet(&self) -> bool {
        self.size.as_deref() == Some("wallet")
    }
}

#[derive(Template)]
#[template(path = "print.html")]
struct PrintPage {
    words: Words,
    look: Look,
    shop_name: String,
    base: String,
    code_svg: String,
    short_code: String,
    is_wallet: bool,
}

/// The printed code of a card, as a picture.
async fn printed(desk: &Desk, keys: &Keys, Seen { shop, card, .. }: &Seen) -> Answer<String> {
    let shop_keys = keys_of(&desk.db, keys, shop.id, desk.now()).await?;
    let text = signed(shop.id, &shop_keys, card.code, card.epoch).url(&desk.public_url);
    code::svg(&text).map_err(Problem::internal)
}

async fn show(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let seen = seen(&desk, &door).await?;
    let page = PrintPage {
        words: speak(seen.card.language, &headers, Some(&seen.shop)),
        look: seen.look,
        code_svg: printed(&desk, &keys, &seen).await?,
        shop_name: seen.shop.name.as_str().to_owned(),
        base: format!("/c/{secret}"),
        short_code: seen.card.short_code.to_string().replace('-', " "),
        is_wallet: wanted.is_wallet(),
    };
    html(StatusCode::OK, &page)
}

async fn picture(State(desk): State<Desk>, State(keys): State<Keys>, Path(secret): Path<String>) -> Answer<Response> {
    let door = page_door(&desk, &secret).await?.ok_or_else(Problem::not_found)?;
    let picture = printed(&desk, &keys, &seen(&desk, &door).await?).await?;
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"timbro.svg\""),
    ];
    Ok((headers, picture).into_response())
}

/// What a phone needs to put the card on its home screen: the shop's name, and where it begins.
async fn manifest(State(desk): State<Desk>, headers: HeaderMap, Path(secret): Path<String>) -> Answer<Response> {
    let door = page_door(&desk, &secret).await?.ok_or_else(Problem::not_found)?;
    let Seen { shop, card, look, .. } = seen(&desk, &door).await?;
    let words = speak(card.language, &headers, Some(&shop));
    let drawn = |src: &str, sizes: &str, purpose: &str| json!({"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose});
    let mut icons = vec![
        drawn("/static/icons/icon-192.png", "192x192", "any"),
        drawn("/static/icons/icon-512.png", "512x512", "any"),
        drawn("/static/icons/maskable-512.png", "512x512", "maskable"),
    ];
    if look.has_logo {
        // A logo has whatever shape it has: a phone that cannot use it takes one of ours.
        icons.insert(0, drawn(&format!("/logo/{}", shop.id), "any", "any"));
    }
    let manifest = json!({
        // The address changes when a card is replaced; the card stays the same app.
        "id": format!("/c/{}", card.id),
        "start_url": format!("/c/{secret}"),
        "scope": "/",
        "name": shop.name,
        "short_name": shop.name,
        "lang": words.language(),
        "display": "standalone",
        "theme_color": "#faf6ee",
        "background_color": "#faf6ee",
        "icons": icons,
    });
    let headers = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "private, no-store")];
    Ok((headers, Json(manifest)).into_response())
}
