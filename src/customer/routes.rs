//! Customers over HTTP.

mod merges;
mod profile;
mod tags;

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{NewConsent, NewRow};
use super::{CONSENT_TEXT_VERSION, Channel, NewCustomer, store};
use crate::auth::KeyCache;
use crate::auth::extract::Counter;
use crate::card::routes::CardView;
use crate::card::{self, NewCard};
use crate::db::{self, Shops, Writer};
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, MaybeIdempotencyKey, Problem, Refused};
use crate::kernel::{ActorKind, CustomerId, Email, Name, Origin, Phone, ShopId, Time};
use crate::ledger::lane::Lane;
use crate::people::Field;
use crate::program;
use crate::shop::Keys;

/// The routes of customers.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
    Lane: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(create)).merge(profile::routes()).merge(merges::routes()).merge(tags::routes())
}

/// A customer and their card.
#[derive(Debug, Serialize, ToSchema)]
pub struct Joined {
    /// Who.
    id: CustomerId,
    /// What they are called, if they said so.
    display_name: Option<Name>,
    /// Their card.
    card: CardView,
}

/// Add a customer; they get a card at once. Nothing about them is required.
#[utoipa::path(post, path = "/customers", operation_id = "create_customer", tag = "customers", params(MaybeIdempotencyKey), request_body = NewCustomer,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "Customer and card are there.", body = Joined),
        (status = 200, description = "They had been made under this key.", body = Joined), Refused))]
async fn create(
    counter: Counter,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewCustomer>,
) -> Answer<(StatusCode, Json<Joined>)> {
    let (shop, now) = (counter.shop(), desk.now());
    let id: CustomerId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    let (status, id) = match claim(&mut writer, shop, key, "customer", &fingerprint(&[], &body), id.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (StatusCode::OK, CustomerId(subject)),
        Claim::New => {
            join(&mut writer, &desk, &keys, shop, id, &body, counter.origin(), now).await?;
            (StatusCode::CREATED, id)
        }
    };
    let card = card::store::card_of_customer(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let rules = program::store::rules(&mut writer, shop).await?;
    writer.commit().await?;
    let display_name = desk.people.name(shop, Some(id), card.display_name.as_ref()).await?;
    Ok((status, Json(Joined { id, display_name, card: CardView::of(&desk, &keys, shop, &card, &rules).await? })))
}

/// Writes a new customer with their card.
#[expect(clippy::too_many_arguments, reason = "each is one fact of the same act")]
pub async fn join(
    writer: &mut Writer,
    desk: &Desk,
    keys: &Keys,
    shop: ShopId,
    id: CustomerId,
    new: &NewCustomer,
    origin: Origin,
    now: Time,
) -> db::Result<NewCard> {
    store::insert(writer, shop, id, &sealed(desk, shop, id, new, now).await?, origin, now).await?;
    let channel = if origin.actor.kind == ActorKind::Customer { Channel::Poster } else { Channel::Counter };
    for purpose in &new.consents {
        let consent = NewConsent { purpose: *purpose, is_given: true, channel, text_version: CONSENT_TEXT_VERSION };
        store::insert_consent(writer, shop, id, consent, origin, now).await?;
    }
    let card = NewCard::random(&desk.random, now, Some(id), None);
    let doors = card.doors(keys, shop);
    card::store::insert(writer, shop, std::slice::from_ref(&card), &doors, origin, now).await?;
    Ok(card)
}

/// Seals what somebody told. Who told nothing gets no key.
async fn sealed(desk: &Desk, shop: ShopId, id: CustomerId, new: &NewCustomer, now: Time) -> db::Result<NewRow> {
    let people = &desk.people;
    let seal = async |field, text| people.seal((shop, id), field, id.0, text, now).await;
    Ok(NewRow {
        display_name: seal(Field::DisplayName, new.display_name.as_ref().map(Name::as_str)).await?,
        email: seal(Field::Email, new.email.as_ref().map(Email::as_str)).await?,
        email_index: new.email.as_ref().map(|email| people.email_index(shop, email)),
        phone: seal(Field::Phone, new.phone.as_ref().map(Phone::as_str)).await?,
        phone_index: new.phone.as_ref().map(|phone| people.phone_index(shop, phone)),
        locale: new.locale,
    })
}
