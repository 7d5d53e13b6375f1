//! Staff and devices over HTTP: the cards that people who work here have as customers.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::StaffView;
use crate::audit::{self, Action};
use crate::auth::KeyCache;
use crate::auth::extract::InCharge;
use crate::code::{self, Reading};
use crate::db::{Session, Shops};
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Path, Problem, Refused};
use crate::kernel::{CardId, ShopId, StaffId};
use crate::staff::store::{self, cards};

/// The routes of own cards.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(link, unlink))
}

/// A card by its code.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "K7QM2-9XW4T"}))]
pub struct OwnCard {
    /// What the card's QR code says, or its short code.
    #[schema(max_length = 512)]
    code: String,
}

/// Say which card a person has as a customer: at the counter they cannot serve it themselves. A manager at work says it of
/// others, not of themselves.
#[utoipa::path(put, path = "/staff/{id}/card", operation_id = "put_staff_card", tag = "staff", params(("id" = StaffId, Path), MaybeIdempotencyKey), request_body = OwnCard,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, description = "It is known.", body = StaffView), Refused))]
async fn link(
    by: InCharge,
    State(desk): State<Desk>,
    Path(id): Path<StaffId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<OwnCard>,
) -> Answer<Json<StaffView>> {
    refuse_oneself(&by, id)?;
    let shop = by.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let card = card_of(&mut writer, shop, &body.code).await?;
    let key = key.as_ref().map(|key| key.as_str());
    match claim(&mut writer, shop, key, "staff_card", &fingerprint(&[&id], &body), id.0, desk.now()).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(_) => {}
        Claim::New => {
            cards::insert_card(&mut writer, shop, id, Some(card), by.origin(), desk.now()).await?;
            let note = audit::By::from(&by).did(Action::OwnCardLinked, id.0).after("card_id", card.0);
            audit::store::note(&mut writer, &desk, note).await?;
        }
    }
    let row = store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok(Json(row.into()))
}

/// Say that a person has no card here any more. Where none is known, nothing changes.
#[utoipa::path(delete, path = "/staff/{id}/card", operation_id = "delete_staff_card", tag = "staff", params(("id" = StaffId, Path)),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, description = "None is known.", body = StaffView), Refused))]
async fn unlink(by: InCharge, State(desk): State<Desk>, Path(id): Path<StaffId>) -> Answer<Json<StaffView>> {
    refuse_oneself(&by, id)?;
    let shop = by.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    cards::insert_card(&mut writer, shop, id, None, by.origin(), desk.now()).await?;
    audit::store::note(&mut writer, &desk, audit::By::from(&by).did(Action::OwnCardUnlinked, id.0)).await?;
    let row = store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok(Json(row.into()))
}

/// A manager could else forget their own card, stamp it, and link it again.
fn refuse_oneself(by: &InCharge, id: StaffId) -> Answer<()> {
    if by.staff() == Some(id) {
        return Err(Problem::new(Kind::Forbidden).detail("Nobody says this of themselves. Ask the owner."));
    }
    Ok(())
}

/// The card of a code. Its signature is not asked for: who knows a card's eighty random bits knows the card.
async fn card_of(session: &mut dyn Session, shop: ShopId, code: &str) -> Answer<CardId> {
    let found = match code::read(code) {
        Ok(Reading::Card(raw)) => cards::card(session, shop, Some(&raw.claimed_card().as_bytes()[..]), None).await?,
        Ok(Reading::Short(short)) => cards::card(session, shop, None, Some(&short.text())).await?,
        Ok(Reading::Ticket(_)) | Err(code::Malformed) => {
            return Err(Problem::new(Kind::CodeMalformed)
                .detail("This is no card's code. Scan the card, or type its short code."));
        }
    };
    found.ok_or_else(|| Problem::new(Kind::CodeUnknown).detail("This code is not one of this shop's cards."))
}
