//! Finding a card again: by the recovery word, or by the way back that staff show at the counter.
//!
//! A GET only shows, because previews of links send one; a POST from our own page binds.

use askama::Template;
use axum::Router;
use axum::extract::{Form, FromRef, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use super::{WayOn, html, look_of, message, shop_of, speak};
use crate::auth::extract::{Browser, remember};
use crate::auth::session::Visitor;
use crate::auth::store::doors;
use crate::auth::{DoorKind, Secret};
use crate::card::{Refusal, jobs};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Path, Problem};
use crate::look::Look;
use crate::shop::Keys;
use crate::words::Words;

/// The pages of the ways back.
pub(super) fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
{
    Router::new().route("/c/back", get(ask).post(take)).route("/r/{secret}", get(show_return).post(take_return))
}

#[derive(Template)]
#[template(path = "back.html")]
struct BackPage {
    words: Words,
    /// Why the last try was not taken.
    wrong: Option<String>,
}

async fn ask(headers: HeaderMap) -> Answer<Response> {
    html(StatusCode::OK, &BackPage { words: speak(None, &headers, None), wrong: None })
}

/// What the form sends.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    word: String,
}

async fn take(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    visitor: Visitor,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Answer<Response> {
    let words = speak(None, &headers, None);
    let known_by = browser.secret(&desk);
    match jobs::take_back(&desk, &keys, &typed.word, visitor.address, &known_by).await {
        Ok(url) => Ok(([remember(&desk, &known_by)], Redirect::to(&url)).into_response()),
        Err(Refusal::Slowed(seconds)) => {
            let wrong = Some(words.count("back-slowed", &seconds));
            let mut page = html(StatusCode::TOO_MANY_REQUESTS, &BackPage { words, wrong })?;
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(page)
        }
        Err(Refusal::Database(error)) => Err(error.into()),
        Err(_) => html(StatusCode::FORBIDDEN, &BackPage { words, wrong: Some(words.say("back-wrong")) }),
    }
}

#[derive(Template)]
#[template(path = "return.html")]
struct ReturnPage {
    words: Words,
    look: Look,
    shop_name: String,
    action: String,
}

async fn show_return(State(desk): State<Desk>, headers: HeaderMap, Path(secret): Path<String>) -> Answer<Response> {
    let Some(door) = return_door(&desk, &secret).await? else { return no_return(&headers) };
    let Some(shop) = shop_of(&desk, door.shop_id).await? else { return no_return(&headers) };
    let words = speak(None, &headers, Some(&shop));
    let shop_name = shop.name.as_str().to_owned();
    let look = look_of(&desk, shop.id).await?;
    html(StatusCode::OK, &ReturnPage { words, look, shop_name, action: format!("/r/{secret}") })
}

async fn take_return(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> Answer<Response> {
    let given = Secret::given(&secret);
    let (Some(door), Some(given)) = (return_door(&desk, &secret).await?, given) else { return no_return(&headers) };
    let known_by = browser.secret(&desk);
    match jobs::take_way_back(&desk, &keys, &door, &given, &known_by).await {
        Ok(url) => Ok(([remember(&desk, &known_by)], Redirect::to(&url)).into_response()),
        Err(Refusal::Database(error)) => Err(Problem::from(error)),
        // Somebody was first.
        Err(_) => no_return(&headers),
    }
}

async fn return_door(desk: &Desk, secret: &str) -> Answer<Option<crate::auth::Door>> {
    let Some(secret) = Secret::given(secret) else { return Ok(None) };
    let mut reader = desk.db.reader(Shops::Door).await?;
    Ok(doors(&mut reader, DoorKind::ReturnLink, &secret.hash(), desk.now()).await?.first().copied())
}

/// Used, too old, or never made: alike.
fn no_return(headers: &HeaderMap) -> Answer<Response> {
    let way_on = WayOn { url: "/c".to_owned(), label: "message-see-card" };
    message(StatusCode::NOT_FOUND, speak(None, headers, None), "message-return-gone", Some(way_on))
}
