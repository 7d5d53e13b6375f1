//! The poster's page: a card in one tap, the name optional.

use askama::Template;
use axum::Router;
use axum::extract::{Form, FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use super::NewCustomer;
use super::routes::join;
use crate::auth::extract::{Browser, remember};
use crate::auth::store::insert_doors;
use crate::card::page::{Wish, browser_door, html, look_of, message, shop_of, speak};
use crate::card::{self, FIRST_EPOCH, page_url};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Path, Query};
use crate::kernel::{Actor, ActorKind, CardId, CustomerId, Language, Name, Origin, ShopId};
use crate::look::Look;
use crate::program::{self, Status};
use crate::shop::{Keys, Shop};
use crate::words::Words;

/// The poster's page.
pub fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
{
    Router::new().route("/j/{shop}", get(ask).post(take))
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinPage {
    words: Words,
    look: Look,
    shop_name: String,
    shop_id: ShopId,
    offers: Vec<Offer>,
    action: String,
    typed_name: String,
    is_name_refused: bool,
}

struct Offer {
    goal: u32,
    reward: String,
}

/// What the form sends.
#[derive(Debug, Deserialize)]
struct Joining {
    #[serde(default)]
    display_name: String,
}

async fn ask(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(shop): Path<ShopId>,
    Query(wish): Query<Wish>,
) -> Answer<Response> {
    let Some(shop) = shop_of(&desk, shop).await? else {
        return message(StatusCode::NOT_FOUND, speak(None, &headers, None), "message-not-found", None);
    };
    if let Some(url) = own_card(&desk, &keys, &browser, shop.id).await? {
        return Ok(Redirect::to(&url).into_response());
    }
    join_page(&desk, &headers, &shop, &wish, String::new(), StatusCode::OK).await
}

/// Who has a card here already is shown it, instead of being given a second.
async fn own_card(desk: &Desk, keys: &Keys, browser: &Browser, shop: ShopId) -> Answer<Option<String>> {
    let doors = browser.doors(desk).await?;
    let Some(door) = doors.iter().find(|door| door.shop_id == shop) else { return Ok(None) };
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let card = card::store::card(&mut reader, shop, door.card()).await?;
    Ok(card.map(|card| page_url("", keys, shop, card.id, card.epoch)))
}

async fn join_page(
    desk: &Desk,
    headers: &HeaderMap,
    shop: &Shop,
    wish: &Wish,
    typed_name: String,
    status: StatusCode,
) -> Answer<Response> {
    let rules = program::store::rules(&mut desk.db.reader(Shops::One(shop.id)).await?, shop.id).await?;
    let offers = rules.programs.iter().filter(|program| program.status == Status::Running).filter_map(|program| {
        let last = program.current().steps.last()?;
        Some(Offer { goal: u32::try_from(last.stamps).unwrap_or(u32::MAX), reward: last.title.as_str().to_owned() })
    });
    let page = JoinPage {
        words: speak(wish.language(), headers, Some(shop)),
        look: look_of(desk, shop.id).await?,
        shop_name: shop.name.as_str().to_owned(),
        shop_id: shop.id,
        offers: offers.collect(),
        action: format!("/j/{}{}", shop.id, wish.again()),
        is_name_refused: status != StatusCode::OK,
        typed_name,
    };
    html(status, &page)
}

async fn take(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path(shop): Path<ShopId>,
    Query(wish): Query<Wish>,
    Form(joining): Form<Joining>,
) -> Answer<Response> {
    let Some(shop) = shop_of(&desk, shop).await? else {
        return message(StatusCode::NOT_FOUND, speak(None, &headers, None), "message-not-found", None);
    };
    if let Some(url) = own_card(&desk, &keys, &browser, shop.id).await? {
        return Ok(Redirect::to(&url).into_response());
    }
    let typed = joining.display_name.trim();
    let display_name = match Name::parse(typed) {
        Ok(name) => Some(name),
        Err(_) if typed.is_empty() => None,
        Err(_) => {
            return join_page(&desk, &headers, &shop, &wish, typed.to_owned(), StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let locale = speak(wish.language(), &headers, Some(&shop)).0;
    let secret = browser.secret(&desk);
    let card = newcomer(&desk, &keys, shop.id, display_name, locale, &secret).await?;
    Ok(([remember(&desk, &secret)], Redirect::to(&page_url("", &keys, shop.id, card, FIRST_EPOCH))).into_response())
}

/// Gives somebody a card and keeps it in their browser, in one transaction.
pub async fn newcomer(
    desk: &Desk,
    keys: &Keys,
    shop: ShopId,
    display_name: Option<Name>,
    locale: Language,
    browser: &crate::auth::Secret,
) -> Answer<CardId> {
    let now = desk.now();
    let id: CustomerId = desk.random.id(now);
    let origin = Origin { actor: Actor { kind: ActorKind::Customer, id: id.0 }, location: None };
    let new = NewCustomer { display_name, locale: Some(locale), ..NewCustomer::default() };
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let card = join(&mut writer, desk, keys, shop, id, &new, origin, now).await?;
    insert_doors(&mut writer, shop, &[browser_door(browser, card.id, now)], now).await?;
    writer.commit().await?;
    Ok(card.id)
}
