//! Staff and devices over HTTP: what the owner does.

mod cards;
mod counter;
mod devices;

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::jobs::Pins;
use super::store::{self, StaffRow};
use super::{NotTaken, Pin};
use crate::audit::{self, Action, By};
use crate::auth::KeyCache;
use crate::auth::device::Role;
use crate::auth::extract::{Owner, ProvenOwner};
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Path, Problem, Query, Refused, RefusedRead};
use crate::kernel::{CardId, Name, Page, PageFrom, StaffId, Time};
use crate::shop::Keys;

/// The routes of staff and devices.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
    Pins: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(add, list))
        .routes(routes!(change))
        .routes(routes!(put_pin))
        .routes(routes!(end))
        .merge(cards::routes())
        .merge(devices::routes())
        .merge(counter::routes())
}

/// Somebody who shall work here.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Giulia", "role": "staff"}))]
pub struct NewStaff {
    /// What they are called at the counter.
    name: Name,
    /// What they may do.
    role: Role,
}

/// Somebody who works or worked here.
#[derive(Debug, Serialize, ToSchema)]
pub struct StaffView {
    /// Who.
    id: StaffId,
    /// What they are called.
    name: Name,
    /// What they may do.
    role: Role,
    /// Whether they have a PIN; without one they cannot begin a shift.
    has_pin: bool,
    /// The card they have as a customer, which they may not serve; null where none is known.
    card_id: Option<CardId>,
    /// Since when.
    made_at: Time,
    /// When they left; null for those who work here.
    ended_at: Option<Time>,
}

impl From<StaffRow> for StaffView {
    fn from(row: StaffRow) -> Self {
        let StaffRow { id, name, role, has_pin, card_id, made_at, ended_at } = row;
        Self { id, name, role, has_pin, card_id, made_at, ended_at }
    }
}

/// Add somebody who works here. Give them a PIN next.
#[utoipa::path(post, path = "/staff", operation_id = "add_staff", tag = "staff", params(MaybeIdempotencyKey), request_body = NewStaff,
    responses((status = 201, body = StaffView), (status = 200, description = "Added by this key.", body = StaffView), Refused))]
async fn add(
    ProvenOwner(owner): ProvenOwner,
    State(desk): State<Desk>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewStaff>,
) -> Answer<(StatusCode, Json<StaffView>)> {
    let (shop, now) = (owner.shop(), desk.now());
    let id: StaffId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    let (status, id) = match claim(&mut writer, shop, key, "staff", &fingerprint(&[], &body), id.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (StatusCode::OK, StaffId(subject)),
        Claim::New => {
            store::insert_staff(&mut writer, shop, id, (&body.name, body.role), owner.origin(), now).await?;
            let note = By::from(&owner).did(Action::StaffAdded, id.0).after("role", body.role.as_str());
            audit::store::note(&mut writer, &desk, note).await?;
            (StatusCode::CREATED, id)
        }
    };
    let row = store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok((status, Json(row.into())))
}

/// List who works or worked here, newest first.
#[utoipa::path(get, path = "/staff", operation_id = "list_staff", tag = "staff", params(PageFrom),
    responses((status = 200, body = Page<StaffView>), RefusedRead))]
async fn list(owner: Owner, State(desk): State<Desk>, Query(from): Query<PageFrom>) -> Answer<Json<Page<StaffView>>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let rows = store::staff_page(&mut reader, owner.shop(), from.cursor(), Page::<StaffView>::MAX_ROWS).await?;
    Ok(Json(Page::cut(rows, |row| row.id.0).map(StaffView::from)))
}

/// Another name, another role, or both; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Giulia", "role": "manager"}))]
pub struct StaffChange {
    /// What they are called at the counter.
    #[schema(required = false, nullable = false)]
    name: Option<Name>,
    /// What they may do; a shift they are in goes on with it.
    #[schema(required = false, nullable = false)]
    role: Option<Role>,
}

/// Give a person who works here another name or role. Where they are at work, it counts from their next request on.
#[utoipa::path(patch, path = "/staff/{id}", operation_id = "change_staff", tag = "staff", params(("id" = StaffId, Path)), request_body = StaffChange,
    responses((status = 200, body = StaffView), Refused))]
async fn change(
    ProvenOwner(owner): ProvenOwner,
    State(desk): State<Desk>,
    Path(id): Path<StaffId>,
    Json(body): Json<StaffChange>,
) -> Answer<Json<StaffView>> {
    let shop = owner.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let old = store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let (name, role) = (body.name.unwrap_or_else(|| old.name.clone()), body.role.unwrap_or(old.role));
    // What somebody did is told by the name and role they left with.
    if !store::update_staff(&mut writer, shop, id, &name, role).await? {
        return Err(Problem::not_found());
    }
    let new = store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let mut note = By::from(&owner).did(Action::StaffChanged, id.0);
    if new.role != old.role {
        note = note.before("role", old.role.as_str()).after("role", new.role.as_str());
    }
    if new.name != old.name {
        note = note.after("is_renamed", true);
    }
    if new.role != old.role || new.name != old.name {
        audit::store::note(&mut writer, &desk, note).await?;
    }
    writer.commit().await?;
    Ok(Json(new.into()))
}

/// A PIN to be set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"pin": "2580"}))]
pub struct NewPin {
    /// 4 to 6 digits; not 1234, 0000 or the like.
    #[schema(value_type = String, pattern = "^[0-9]{4,6}$")]
    pin: Pin,
}

/// Set a person's PIN, in place of the one they had. A shift that was begun with the old one ends.
#[utoipa::path(put, path = "/staff/{id}/pin", operation_id = "put_pin", tag = "staff", params(("id" = StaffId, Path), MaybeIdempotencyKey), request_body = NewPin,
    responses((status = 204, description = "It is set."), Refused))]
async fn put_pin(
    ProvenOwner(owner): ProvenOwner,
    State(desk): State<Desk>,
    State(pins): State<Pins>,
    Path(id): Path<StaffId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewPin>,
) -> Answer<StatusCode> {
    if body.pin.is_trivial() {
        return Err(Problem::out_of_range("/pin", "is among the first that anybody would try"));
    }
    let shop = owner.shop();
    let hash = pins.hash(shop, body.pin.clone(), desk.random.bytes()).await?;
    let now = desk.now();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    // Without the PIN: its plain hash would be guessed in no time. A repeat that comes late must not end a shift.
    match claim(&mut writer, shop, key, "pin", &fingerprint(&[&id], &()), id.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(_) => return Ok(StatusCode::NO_CONTENT),
        Claim::New => {}
    }
    if !store::insert_pin(&mut writer, shop, id, (&body.pin, &hash), owner.origin(), now).await? {
        return Err(Problem::not_found());
    }
    audit::store::note(&mut writer, &desk, By::from(&owner).did(Action::PinSet, id.0)).await?;
    writer.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Say that a person works here no more. Their shift ends; what they did stays theirs.
#[utoipa::path(post, path = "/staff/{id}/end", operation_id = "end_staff", tag = "staff", params(("id" = StaffId, Path), MaybeIdempotencyKey),
    responses((status = 200, description = "They have left.", body = StaffView), Refused))]
async fn end(
    owner: Owner,
    State(desk): State<Desk>,
    Path(id): Path<StaffId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
) -> Answer<Json<StaffView>> {
    let (shop, now) = (owner.shop(), desk.now());
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let key = key.as_ref().map(|key| key.as_str());
    match claim(&mut writer, shop, key, "staff_end", &fingerprint(&[&id], &()), id.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(_) => {}
        Claim::New => {
            store::insert_end(&mut writer, shop, id, owner.origin(), now).await?;
            audit::store::note(&mut writer, &desk, By::from(&owner).did(Action::StaffEnded, id.0)).await?;
        }
    }
    let row = store::staff(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok(Json(row.into()))
}

/// How a PIN that is not taken is told: wrong and nobody's alike.
pub fn not_taken(why: NotTaken, now: Time) -> Problem {
    match why {
        NotTaken::Wrong => Problem::new(Kind::PinRefused).detail("That is not the PIN. Try again."),
        NotTaken::Locked { until } => {
            let seconds = u32::try_from((until.0 - now.0 + 999) / 1_000).unwrap_or(u32::MAX);
            Problem::new(Kind::PinLocked)
                .detail(format!("Too many wrong PINs on this device. Try again from {until}."))
                .with("until", until.to_string())
                .retry_after_seconds(seconds)
        }
    }
}
