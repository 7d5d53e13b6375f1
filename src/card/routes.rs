//! Cards over HTTP: what is on them, their codes and pictures, and sheets of blank ones.

mod again;

use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::page::{sheet_page, shop_of};
use super::store::{self, CardRecord};
use super::{MAX_SHEET_CARDS, NewCard, page_url, signed};
use crate::auth::KeyCache;
use crate::auth::extract::{Counter, Owner};
use crate::code::{API_DEVICE, LIVE_STEP_SECONDS, MAX_MODULE_PX, live_step, png, svg};
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, MaybeIdempotencyKey, Path, Problem, Query, Refused, RefusedRead};
use crate::kernel::{CardId, CustomerId, Name, SheetId, ShopId, Time};
use crate::ledger::answer::{ProgressView, RewardView, open_rewards, standing};
use crate::program;
use crate::shop::Keys;
use crate::shop::jobs::keys_of;

/// The routes of cards.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(code))
        .routes(routes!(live_code))
        .routes(routes!(code_svg))
        .routes(routes!(code_png))
        .routes(routes!(make_sheet))
        .routes(routes!(show_sheet))
        .routes(routes!(print_sheet))
        .merge(again::routes())
}

/// A person, as far as a counter needs to know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerView {
    /// Who.
    pub id: CustomerId,
    /// What they are called, if they said so.
    pub display_name: Option<Name>,
}

/// A card.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardView {
    /// Which.
    id: CardId,
    /// To be spoken or typed where there is no camera.
    #[schema(example = "K7M2Q-4XW9P")]
    short_code: String,
    /// The customer's own page. Whoever has the address sees the card.
    page_url: String,
    /// Whose; null for a blank card.
    customer: Option<CustomerView>,
    /// Stamps, by program.
    progress: Vec<ProgressView>,
    /// Rewards that can be used.
    rewards: Vec<RewardView>,
    /// The card into which this one was merged, and whose stamps these are; left out where it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_into: Option<CardId>,
}

impl CardView {
    /// The card as it is now.
    pub async fn of(
        desk: &Desk,
        keys: &Keys,
        shop: ShopId,
        card: &CardRecord,
        rules: &program::Rules,
    ) -> Answer<CardView> {
        let now = desk.now();
        let display_name = desk.people.name(shop, card.customer, card.display_name.as_ref()).await?;
        Ok(CardView {
            id: card.id,
            short_code: card.short_code.to_string(),
            page_url: page_url(&desk.public_url, keys, shop, card.id, card.epoch),
            customer: card.customer.map(|id| CustomerView { id, display_name }),
            progress: standing(&card.state, rules, now),
            rewards: open_rewards(&card.state, now),
            merged_into: card.state.merged_into,
        })
    }
}

async fn card_of(desk: &Desk, shop: ShopId, id: CardId) -> Answer<CardRecord> {
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    store::card(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)
}

/// Show a card: its stamps, the rewards that can be used, and whose it is.
#[utoipa::path(get, path = "/cards/{id}", operation_id = "show_card", tag = "cards", params(("id" = CardId, Path)),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = CardView), RefusedRead))]
async fn show(
    counter: Counter,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CardId>,
) -> Answer<Json<CardView>> {
    let shop = counter.shop();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let card = store::card(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)?;
    let rules = program::store::rules(&mut reader, shop).await?;
    drop(reader);
    Ok(Json(CardView::of(&desk, &keys, shop, &card, &rules).await?))
}

/// A card's printed code in its three forms.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeView {
    /// What the QR code says, without an address.
    #[schema(example = "T10410…")]
    text: String,
    /// What the QR code says in print: the customer's own camera opens it.
    url: String,
    /// The same as an ordinary JSON Web Token.
    jwt: String,
}

/// Show the code of a printed card.
#[utoipa::path(get, path = "/cards/{id}/code", operation_id = "show_card_code", tag = "cards", params(("id" = CardId, Path)),
    responses((status = 200, body = CodeView), RefusedRead))]
async fn code(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CardId>,
) -> Answer<Json<CodeView>> {
    let card = card_of(&desk, owner.shop(), id).await?;
    let signed =
        signed(owner.shop(), &keys_of(&desk.db, &keys, owner.shop(), desk.now()).await?, card.code, card.epoch);
    Ok(Json(CodeView { text: signed.text(), url: signed.url(&desk.public_url), jwt: signed.jwt() }))
}

/// A live code.
#[derive(Debug, Serialize, ToSchema)]
pub struct LiveCodeView {
    /// What the QR code on the customer's screen would say.
    #[schema(example = "T20810…")]
    text: String,
    /// Until when it redeems.
    expires_at: Time,
}

/// Make a live code, for integrations and tests that have no phone. It is the card holder's signature: only the owner's
/// key gets it.
#[utoipa::path(get, path = "/cards/{id}/live-code", operation_id = "show_live_code", tag = "cards", params(("id" = CardId, Path)),
    responses((status = 200, body = LiveCodeView), RefusedRead))]
async fn live_code(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CardId>,
) -> Answer<Json<LiveCodeView>> {
    let card = card_of(&desk, owner.shop(), id).await?;
    let now = desk.now();
    let signed = signed(owner.shop(), &keys_of(&desk.db, &keys, owner.shop(), now).await?, card.code, card.epoch);
    let step = live_step(now);
    let expires_at = Time((i64::from(step) + 2) * LIVE_STEP_SECONDS * 1_000);
    Ok(Json(LiveCodeView { text: signed.live(keys.live(), API_DEVICE, step), expires_at }))
}

/// The printed code as a scalable picture.
#[utoipa::path(get, path = "/cards/{id}/code.svg", operation_id = "draw_card_code_svg", tag = "cards", params(("id" = CardId, Path)),
    responses((status = 200, body = String, content_type = "image/svg+xml"), RefusedRead))]
async fn code_svg(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CardId>,
) -> Answer<Response> {
    let picture = svg(&printed_text(&desk, &keys, owner.shop(), id).await?).map_err(Problem::internal)?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "private, no-cache")], picture)
        .into_response())
}

/// How large a picture is wanted.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// Pixels a module; 8 unless told.
    #[param(minimum = 1, maximum = 32)]
    module: Option<u32>,
}

/// The printed code as a picture in pixels.
#[utoipa::path(get, path = "/cards/{id}/code.png", operation_id = "draw_card_code_png", tag = "cards", params(("id" = CardId, Path), Size),
    responses((status = 200, body = Vec<u8>, content_type = "image/png"), RefusedRead))]
async fn code_png(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CardId>,
    Query(size): Query<Size>,
) -> Answer<Response> {
    let module_px = size.module.unwrap_or(8);
    if !(1..=MAX_MODULE_PX).contains(&module_px) {
        return Err(Problem::out_of_range("/module", "must be 1 to 32"));
    }
    let text = printed_text(&desk, &keys, owner.shop(), id).await?;
    let picture = png(&text, module_px).map_err(Problem::internal)?;
    Ok(([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, no-cache")], picture).into_response())
}

async fn printed_text(desk: &Desk, keys: &Keys, shop: ShopId, id: CardId) -> Answer<String> {
    let card = card_of(desk, shop, id).await?;
    Ok(signed(shop, &keys_of(&desk.db, keys, shop, desk.now()).await?, card.code, card.epoch).url(&desk.public_url))
}

/// A sheet to be printed.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"cards": 10}))]
pub struct NewSheet {
    /// How many blank cards.
    #[schema(minimum = 1, maximum = 500)]
    cards: i64,
}

/// A sheet of cards that come alive at their first scan.
#[derive(Debug, Serialize, ToSchema)]
pub struct SheetView {
    /// Which.
    id: SheetId,
    /// In the order they are printed.
    cards: Vec<BlankView>,
}

/// A card on a sheet.
#[derive(Debug, Serialize, ToSchema)]
pub struct BlankView {
    /// Which.
    id: CardId,
    /// To be spoken or typed where there is no camera.
    short_code: String,
    /// What its QR code says.
    url: String,
}

/// Make blank cards to be printed. Each comes alive, with a nameless customer, at its first scan.
#[utoipa::path(post, path = "/sheets", operation_id = "create_sheet", tag = "cards", params(MaybeIdempotencyKey), request_body = NewSheet,
    responses((status = 201, description = "The cards are there.", body = SheetView),
        (status = 200, description = "Made by this key.", body = SheetView), Refused))]
async fn make_sheet(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewSheet>,
) -> Answer<(StatusCode, Json<SheetView>)> {
    if !(1..=MAX_SHEET_CARDS).contains(&body.cards) {
        return Err(Problem::out_of_range("/cards", "must be 1 to 500"));
    }
    let (shop, now) = (owner.shop(), desk.now());
    let sheet: SheetId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    let (status, sheet) = match claim(&mut writer, shop, key, "sheet", &fingerprint(&[], &body), sheet.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (StatusCode::OK, SheetId(subject)),
        Claim::New => {
            let cards: Vec<NewCard> =
                (0..body.cards).map(|_| NewCard::random(&desk.random, now, None, Some(sheet))).collect();
            let doors: Vec<_> = cards.iter().flat_map(|card| card.doors(&keys, shop)).collect();
            store::insert_sheet(&mut writer, shop, sheet, body.cards, owner.origin(), now).await?;
            store::insert(&mut writer, shop, &cards, &doors, owner.origin(), now).await?;
            (StatusCode::CREATED, sheet)
        }
    };
    let cards = store::cards_of_sheet(&mut writer, shop, sheet).await?;
    writer.commit().await?;
    Ok((status, Json(sheet_view(&desk, &keys, shop, sheet, &cards).await?)))
}

/// Show a sheet again, to print it.
#[utoipa::path(get, path = "/sheets/{id}", operation_id = "show_sheet", tag = "cards", params(("id" = SheetId, Path)),
    responses((status = 200, body = SheetView), RefusedRead))]
async fn show_sheet(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<SheetId>,
) -> Answer<Json<SheetView>> {
    let shop = owner.shop();
    let cards = store::cards_of_sheet(&mut desk.db.reader(Shops::One(shop)).await?, shop, id).await?;
    if cards.is_empty() {
        return Err(Problem::not_found());
    }
    Ok(Json(sheet_view(&desk, &keys, shop, id, &cards).await?))
}

/// The same as a page to be printed.
#[utoipa::path(get, path = "/sheets/{id}/page", tag = "cards", params(("id" = SheetId, Path)),
    responses((status = 200, body = String, content_type = "text/html"), RefusedRead))]
async fn print_sheet(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    headers: HeaderMap,
    Path(id): Path<SheetId>,
) -> Answer<Response> {
    let shop = shop_of(&desk, owner.shop()).await?.ok_or_else(Problem::not_found)?;
    let cards = store::cards_of_sheet(&mut desk.db.reader(Shops::One(shop.id)).await?, shop.id, id).await?;
    if cards.is_empty() {
        return Err(Problem::not_found());
    }
    let shop_keys = keys_of(&desk.db, &keys, shop.id, desk.now()).await?;
    let text = |card: &CardRecord| signed(shop.id, &shop_keys, card.code, card.epoch).url(&desk.public_url);
    sheet_page(&headers, &shop, &cards, text)
}

async fn sheet_view(desk: &Desk, keys: &Keys, shop: ShopId, id: SheetId, cards: &[CardRecord]) -> Answer<SheetView> {
    let shop_keys = keys_of(&desk.db, keys, shop, desk.now()).await?;
    let view = |card: &CardRecord| BlankView {
        id: card.id,
        short_code: card.short_code.to_string(),
        url: signed(shop, &shop_keys, card.code, card.epoch).url(&desk.public_url),
    };
    Ok(SheetView { id, cards: cards.iter().map(view).collect() })
}
