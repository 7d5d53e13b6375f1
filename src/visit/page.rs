//! Claiming a ticket: the customer's camera opens the page, a tap takes the stamp.
//!
//! A GET never claims, because previews of links open them too.

use askama::Template;
use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;

use super::{Ticket, store};
use crate::auth::extract::{Browser, remember};
use crate::auth::store::doors;
use crate::auth::{Door, DoorKind};
use crate::card::page::{
    Program, Reward, WayOn, Wish, html, look_of, message, programs, rewards, seen, shop_of, speak,
};
use crate::card::page_url;
use crate::code::TicketNonce;
use crate::customer::page::newcomer;
use crate::db::Shops;
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Kind, Path, Problem, Query};
use crate::kernel::{Actor, ActorKind, Origin, StaffId, TicketId};
use crate::ledger::lane::Lane;
use crate::ledger::routes::{ask, code_of};
use crate::ledger::{Act, Command, Key, Scan, Shown, answer};
use crate::look::Look;
use crate::shop::{Keys, Shop};
use crate::staff::store::cards::own_card;
use crate::words::Words;

/// The page of a ticket.
pub fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
    Lane: FromRef<S>,
{
    Router::new().route("/S/{nonce}", get(show).post(claim))
}

#[derive(Template)]
#[template(path = "claim.html")]
struct ClaimPage {
    words: Words,
    look: Look,
    shop_name: String,
    stamps: u32,
    action: String,
    has_card: bool,
}

#[derive(Template)]
#[template(path = "claimed.html")]
struct ClaimedPage {
    words: Words,
    look: Look,
    shop_name: String,
    stamps: u32,
    rewards: Vec<Reward>,
    programs: Vec<Program>,
    card_url: String,
}

/// The ticket behind an address, its shop, and the browser's card there.
async fn found(desk: &Desk, browser: &Browser, nonce: &str) -> Answer<Option<(Ticket, Shop, Option<Door>)>> {
    let Some(nonce) = TicketNonce::parse(nonce) else { return Ok(None) };
    let opened = doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::Ticket, &nonce.hash(), desk.now()).await?;
    let Some(door) = opened.first() else { return Ok(None) };
    let mut reader = desk.db.reader(Shops::One(door.shop_id)).await?;
    let ticket = store::ticket(&mut reader, door.shop_id, TicketId(door.target_id)).await?;
    drop(reader);
    let (Some(ticket), Some(shop)) = (ticket, shop_of(desk, door.shop_id).await?) else { return Ok(None) };
    let own = browser.doors(desk).await?.into_iter().find(|door| door.shop_id == shop.id);
    Ok(Some((ticket, shop, own)))
}

async fn show(
    State(desk): State<Desk>,
    browser: Browser,
    headers: HeaderMap,
    Path(nonce): Path<String>,
    Query(wish): Query<Wish>,
) -> Answer<Response> {
    let Some((ticket, shop, own)) = found(&desk, &browser, &nonce).await? else {
        return message(StatusCode::NOT_FOUND, speak(None, &headers, None), "message-not-found", None);
    };
    let words = speak(wish.language(), &headers, Some(&shop));
    if ticket.expires_at <= desk.now() && own.is_none() {
        return message(StatusCode::GONE, words, "message-ticket-expired", None);
    }
    let stamps = u32::try_from(ticket.stamps).unwrap_or(u32::MAX);
    let shop_name = shop.name.as_str().to_owned();
    let action = format!("/S/{nonce}{}", wish.again());
    let look = look_of(&desk, shop.id).await?;
    html(StatusCode::OK, &ClaimPage { words, look, shop_name, stamps, action, has_card: own.is_some() })
}

async fn claim(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(lane): State<Lane>,
    browser: Browser,
    headers: HeaderMap,
    Path(nonce): Path<String>,
    Query(wish): Query<Wish>,
) -> Answer<Response> {
    let Some((ticket, shop, own)) = found(&desk, &browser, &nonce).await? else {
        return message(StatusCode::NOT_FOUND, speak(None, &headers, None), "message-not-found", None);
    };
    let words = speak(wish.language(), &headers, Some(&shop));
    if ticket.expires_at <= desk.now() && own.is_none() {
        return message(StatusCode::GONE, words, "message-ticket-expired", None);
    }
    if own.is_none() && is_taken(&desk, &ticket).await? {
        return message(StatusCode::CONFLICT, words, "message-ticket-taken", None);
    }
    let secret = browser.secret(&desk);
    let door = match own {
        Some(door) => door,
        None => {
            let card = newcomer(&desk, &keys, shop.id, None, words.0, &secret).await?;
            Door { shop_id: shop.id, target_id: card.0, expires_at: None }
        }
    };
    let claimed = ask(&lane, command(&desk, &ticket, &door).await?).await;
    let seen = seen(&desk, &door).await?;
    let card_url = page_url("", &keys, shop.id, seen.card.id, seen.card.epoch);
    let way_on = Some(WayOn { url: card_url.clone(), label: "message-see-card" });
    let mut response = match claimed.map_err(|problem| (problem.kind(), problem)) {
        Ok(_) => {
            let now = desk.now();
            let page = ClaimedPage {
                words,
                look: seen.look,
                shop_name: shop.name.as_str().to_owned(),
                stamps: u32::try_from(ticket.stamps).unwrap_or(u32::MAX),
                rewards: rewards(words, &shop.zone, &answer::open_rewards(&seen.card.state, now)),
                programs: programs(words, &shop, &seen.rules, &seen.card, &[], now),
                card_url,
            };
            html(StatusCode::OK, &page)?
        }
        // The ticket is the key, and the card is what was asked: another card's claim is the same key with another request.
        Err((Kind::IdempotencyKeyReused, _)) => message(StatusCode::CONFLICT, words, "message-ticket-taken", way_on)?,
        Err((Kind::TicketExpired, _)) => message(StatusCode::GONE, words, "message-ticket-expired", way_on)?,
        Err((Kind::OwnCard, _)) => message(StatusCode::FORBIDDEN, words, "message-own-card", way_on)?,
        Err((Kind::CoolDown | Kind::DailyCap, _)) => message(StatusCode::CONFLICT, words, "message-too-soon", way_on)?,
        Err((_, problem)) => return Err(problem),
    };
    let (name, cookie) = remember(&desk, &secret);
    response.headers_mut().insert(name, cookie.parse().map_err(Problem::internal)?);
    Ok(response)
}

/// Who comes too late is told so before a card is made for them. Who comes at the same moment is told by the ledger.
async fn is_taken(desk: &Desk, ticket: &Ticket) -> Answer<bool> {
    let mut reader = desk.db.reader(Shops::One(ticket.shop)).await?;
    Ok(store::is_claimed(&mut reader, ticket.shop, ticket.id).await?)
}

async fn command(desk: &Desk, ticket: &Ticket, door: &Door) -> Answer<Command> {
    let seen = seen(desk, door).await?;
    let customer = seen.card.customer.map_or(uuid::Uuid::nil(), |customer| customer.0);
    // Who makes a ticket does not take it.
    let maker = match ticket.made_by {
        Actor { kind: ActorKind::Staff, id } => {
            let mut reader = desk.db.reader(Shops::One(ticket.shop)).await?;
            own_card(&mut reader, ticket.shop, StaffId(id)).await?
        }
        _ => None,
    };
    let scan = Scan {
        verdict: Ok(Shown::Ticket { id: ticket.id, expires_at: ticket.expires_at }),
        stamps: ticket.stamps,
        items: Vec::new(),
        lines: Vec::new(),
        amount: ticket.amount,
        on_account: false,
        order_ref: None,
        scanned_at: None,
        device_seq: None,
    };
    Ok(Command {
        shop: door.shop_id,
        card: Some(code_of(desk, door.shop_id, seen.card.id).await?),
        key: Some(Key { text: format!("ticket-{}", ticket.id), fingerprint: fingerprint(&[&seen.card.id], &()) }),
        origin: Origin { actor: Actor { kind: ActorKind::Customer, id: customer }, location: ticket.location },
        device: None,
        own_cards: maker.into_iter().collect(),
        at: desk.now(),
        act: Act::Scan(scan),
    })
}
