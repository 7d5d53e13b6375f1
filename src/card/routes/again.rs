//! Cards over HTTP that are replaced, or found again at the counter.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::CardView;
use crate::audit::By;
use crate::auth::KeyCache;
use crate::auth::extract::Counter;
use crate::card::{Refusal, jobs, store};
use crate::code;
use crate::db::Shops;
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Path, Problem, Refused};
use crate::kernel::{CardId, Reason, Time};
use crate::program;
use crate::shop::Keys;

/// The routes of cards that were lost.
pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(replace)).routes(routes!(way_back))
}

/// Why a card is replaced.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Her phone was stolen on the tram."}))]
pub struct NewReplacement {
    /// It stays with the card.
    reason: Reason,
}

/// Replace a lost card. The stamps stay.
///
/// Its prints, its page's address, its live codes, its recovery word and all browsers that hold it are dead at once. The
/// answer is the card with its new address and short code.
#[utoipa::path(post, path = "/cards/{id}/replacement", operation_id = "replace_card", tag = "cards", params(("id" = CardId, Path), MaybeIdempotencyKey),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    request_body = NewReplacement,
    responses((status = 201, description = "The old ones are dead.", body = CardView), (status = 200, description = "Replaced by this key: the card as it is now.", body = CardView), Refused))]
async fn replace(
    counter: Counter,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CardId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewReplacement>,
) -> Answer<(StatusCode, Json<CardView>)> {
    let shop = counter.shop();
    let print = fingerprint(&[&id], &body);
    let key = (key.as_ref().map(|key| key.as_str()), print);
    let is_new = jobs::replace(&desk, &keys, id, key, Some(body.reason), By::from(&counter), None).await?;
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let card = store::card(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)?;
    let rules = program::store::rules(&mut reader, shop).await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(CardView::of(&desk, &keys, shop, &card, &rules).await?)))
}

/// A way back to a card, to be shown to its customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReturnLink {
    /// What its QR code says: the customer's own camera opens it, and a tap there binds the card.
    url: String,
    /// Until when.
    expires_at: Time,
    /// The picture.
    svg: String,
}

/// Show a customer the way back to their card, once and for ten minutes.
///
/// Look at the printed card or ask for the short code first: whoever takes it has the card.
#[utoipa::path(post, path = "/cards/{id}/return-link", operation_id = "create_return_link", tag = "cards", params(("id" = CardId, Path), MaybeIdempotencyKey),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "Show the picture.", body = ReturnLink), (status = 200, description = "Made by this key: the same.", body = ReturnLink), Refused))]
async fn way_back(
    counter: Counter,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Path(id): Path<CardId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
) -> Answer<(StatusCode, Json<ReturnLink>)> {
    let shop = counter.shop();
    let key = (key.as_ref().map(|key| key.as_str()), fingerprint(&[&id], &()));
    let (is_new, made) = jobs::show_way_back(&desk, &keys, (shop, id), key, counter.origin()).await?;
    let secret = jobs::return_secret(&keys, shop, made.id).ok_or_else(Problem::not_found)?;
    let url = format!("{}/r/{}", desk.public_url, secret.expose());
    let svg = code::svg(&url).map_err(Problem::internal)?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(ReturnLink { url, expires_at: made.expires_at, svg })))
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::Unknown => Problem::not_found(),
            Refusal::KeyReused => Problem::key_reused(),
            Refusal::ReplacedOften => Problem::new(Kind::CardReplacedOften)
                .detail("This card was replaced 255 times. Give the customer a new card and merge this one into it."),
            Refusal::Slowed(seconds) => Problem::new(Kind::TooManyTries)
                .detail("Too many wrong tries. Wait a little.")
                .retry_after_seconds(seconds),
            Refusal::Database(error) => error.into(),
        }
    }
}
