//! The counter over HTTP: a card with the word that is due today, the keys by which a device checks codes alone, what was
//! refused of what it sent in later, and what the second screen shows.

mod kiosk;
mod refused;

use axum::extract::{FromRef, State};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asked, Greeting, Measure, OWNER_ASKED_DAYS, greeting, store};
use crate::auth::KeyCache;
use crate::auth::extract::{AtDevice, Counter};
use crate::card::routes::CardView;
use crate::card::store::{CardRecord, card};
use crate::code::{KeyState, Kid};
use crate::db::{Reader, Shops};
use crate::desk::Desk;
use crate::figures::jobs::{NotRead, basis};
use crate::http::{Answer, Json, Path, Problem, RefusedRead};
use crate::kernel::{CardId, Message, ShopId, Time};
use crate::people::Field;
use crate::program;
use crate::shop::store::code_keys;
use crate::shop::{CodeKey, Keys};

/// The routes of the counter.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(keys))
        .routes(routes!(show_card))
        .merge(kiosk::routes())
        .merge(refused::routes())
}

/// A key that verifies.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicKeyView {
    /// Its number, as codes name it.
    kid: u8,
    /// Where it is in its life. One that is only announced may be signing already when a device comes back.
    state: KeyState,
    /// The 32 bytes of RFC 8032, as base64url.
    public_key: String,
}

/// What a device checks codes by while it is alone.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeysView {
    /// The shop that codes must be of.
    shop_id: ShopId,
    /// The keys whose codes are good. Codes of any other are not.
    public_keys: Vec<PublicKeyView>,
    /// The server's time, for a device whose clock is wrong.
    now: Time,
}

/// Show what this device needs to check a code's signature without a network. Nothing in it is secret.
#[utoipa::path(get, path = "/counter/keys", operation_id = "show_counter_keys", tag = "counter", security(("device" = [])),
    responses((status = 200, body = KeysView), RefusedRead))]
async fn keys(AtDevice(device, _): AtDevice, State(desk): State<Desk>) -> Answer<Json<KeysView>> {
    let rows = code_keys(&mut desk.db.reader(Shops::One(device.shop)).await?, device.shop).await?;
    let view = |CodeKey { kid: Kid(kid), state, public, .. }: CodeKey| PublicKeyView {
        kid,
        state,
        public_key: URL_SAFE_NO_PAD.encode(public.0),
    };
    let public_keys = rows.into_iter().filter(|key| key.state != KeyState::Revoked).map(view).collect();
    Ok(Json(KeysView { shop_id: device.shop, public_keys, now: desk.now() }))
}

/// A card as those who serve see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CounterCard {
    /// The card.
    card: CardView,
    /// When its person came last, before today; null for who has not.
    last_visit_at: Option<Time>,
    /// The word that is due today, if one is. Never of somebody who has objected to being known as a regular.
    greeting: Option<Greeting>,
}

/// Show a card with the word that is due to its person today, judged by their visits before today.
#[utoipa::path(get, path = "/counter/cards/{id}", operation_id = "show_counter_card", tag = "counter", params(("id" = CardId, Path)),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = CounterCard), RefusedRead))]
async fn show_card(
    counter: Counter,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CardId>,
) -> Answer<Json<CounterCard>> {
    let shop = counter.shop();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let record = card(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)?;
    let rules = program::store::rules(&mut reader, shop).await?;
    // Who waits at the counter gets the card, whatever becomes of the figures.
    let (last_visit_at, greeting) = met(&desk, &mut reader, shop, &record).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "a card is shown without its greeting");
        (None, None)
    });
    drop(reader);
    let card = CardView::of(&desk, &keys, shop, &record, &rules).await?;
    Ok(Json(CounterCard { card, last_visit_at, greeting }))
}

/// When a person came last before today, and the word that is due.
async fn met(
    desk: &Desk,
    reader: &mut Reader,
    shop: ShopId,
    card: &CardRecord,
) -> Result<(Option<Time>, Option<Greeting>), NotRead> {
    let now = desk.now();
    let Some(basis) = basis(reader, shop, now).await? else { return Ok((None, None)) };
    let root = card.state.merged_into.unwrap_or(card.id);
    let visits = store::visits_before(reader, shop, root, basis.calendar.start(basis.today)).await?;
    let last_visit_at = visits.last().copied();
    if !store::is_profiled(reader, shop, root).await? {
        return Ok((last_visit_at, None));
    }
    let mut known = store::heard(reader, shop, root).await?;
    known.last_visit_at = last_visit_at;
    known.asked = asked(desk, reader, shop, root).await?;
    known.days = store::days(&visits, |at| basis.calendar.day(at));
    known.has_paper = card.state.programs.values().any(|progress| progress.is_opened);
    let (today, closures, window) = (basis.today, &basis.closures, basis.window_at_hand());
    Ok((last_visit_at, greeting(&known, &Measure { today, now, closures, window })))
}

/// What the owner asked for last, in words that can be read.
async fn asked(desk: &Desk, reader: &mut Reader, shop: ShopId, root: CardId) -> Result<Option<Asked>, NotRead> {
    let since = desk.now().plus_minutes(-OWNER_ASKED_DAYS * 24 * 60);
    let Some((id, customer, text, at)) = store::asked(reader, shop, root, since).await? else { return Ok(None) };
    let opener = desk.people.opener(shop, text.is_some().then_some(customer)).await?;
    let text = opener.text(customer, Field::NudgeText, id.0, text.as_ref());
    Ok(Some(Asked { at, text: text.and_then(|text| Message::parse(&text).ok()) }))
}
