//! Staff and devices over HTTP: what the owner does.

mod counter;

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::jobs::Pins;
use super::store::{self, DeviceRow, StaffRow};
use super::{ENROLMENT_MINUTES, NotTaken, Pin, enrolment_secret};
use crate::audit::{self, Action, By};
use crate::auth::device::Role;
use crate::auth::extract::Owner;
use crate::auth::store::{NewDoor, insert_doors};
use crate::auth::{DoorKind, KeyCache};
use crate::code;
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Path, Problem, Query, Refused, RefusedRead};
use crate::kernel::{DeviceId, EnrolmentId, LocationId, Name, Page, PageFrom, StaffId, Time};
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
        .routes(routes!(put_pin))
        .routes(routes!(end))
        .routes(routes!(invite))
        .routes(routes!(list_devices))
        .routes(routes!(revoke))
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
    /// Since when.
    made_at: Time,
    /// When they left; null for those who work here.
    ended_at: Option<Time>,
}

impl From<StaffRow> for StaffView {
    fn from(row: StaffRow) -> Self {
        let StaffRow { id, name, role, has_pin, made_at, ended_at } = row;
        Self { id, name, role, has_pin, made_at, ended_at }
    }
}

/// Add somebody who works here. Give them a PIN next.
#[utoipa::path(post, path = "/staff", operation_id = "add_staff", tag = "staff", params(MaybeIdempotencyKey), request_body = NewStaff,
    responses((status = 201, body = StaffView), (status = 200, description = "Added by this key.", body = StaffView), Refused))]
async fn add(
    owner: Owner,
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
#[utoipa::path(put, path = "/staff/{id}/pin", operation_id = "put_pin", tag = "staff", params(("id" = StaffId, Path)), request_body = NewPin,
    responses((status = 204, description = "It is set."), Refused))]
async fn put_pin(
    owner: Owner,
    State(desk): State<Desk>,
    State(pins): State<Pins>,
    Path(id): Path<StaffId>,
    Json(body): Json<NewPin>,
) -> Answer<StatusCode> {
    if body.pin.is_trivial() {
        return Err(Problem::out_of_range("/pin", "is among the first that anybody would try"));
    }
    let shop = owner.shop();
    let hash = pins.hash(shop, body.pin, desk.random.bytes()).await?;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !store::insert_pin(&mut writer, shop, id, &hash, owner.origin(), desk.now()).await? {
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

/// A device to be enrolled.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Tablet at the bar"}))]
pub struct NewEnrolment {
    /// Where it will stand; left out, the shop's first counter.
    #[serde(default)]
    location_id: Option<LocationId>,
    /// What it will be called.
    name: Name,
}

/// What the device's camera is to see.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnrolmentView {
    /// What the QR code says. Whoever opens it first has enrolled.
    url: String,
    /// The QR code: an SVG, in the answer itself, because its address would be as secret as what it shows.
    svg: String,
    /// Until when it can be opened.
    expires_at: Time,
}

/// Invite a device to a counter: show the QR code to it within ten minutes. It works once.
#[utoipa::path(post, path = "/devices/enrolments", operation_id = "create_enrolment", tag = "staff", params(MaybeIdempotencyKey), request_body = NewEnrolment,
    responses((status = 201, description = "Show the code.", body = EnrolmentView), (status = 200, description = "Made by this key.", body = EnrolmentView), Refused))]
async fn invite(
    owner: Owner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewEnrolment>,
) -> Answer<(StatusCode, Json<EnrolmentView>)> {
    let (shop, now) = (owner.shop(), desk.now());
    let impossible = || Problem::internal("an enrolment has no secret");
    let secret_of = |id| enrolment_secret(keys.master(), shop, id).ok_or_else(impossible);
    let id: EnrolmentId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    let (status, id) = match claim(&mut writer, shop, key, "enrolment", &fingerprint(&[], &body), id.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (StatusCode::OK, EnrolmentId(subject)),
        Claim::New => {
            let expires_at = now.plus_minutes(ENROLMENT_MINUTES);
            let what = (&body.name, body.location_id);
            if !store::insert_enrolment(&mut writer, shop, id, what, (owner.origin(), now, expires_at)).await? {
                return Err(Problem::out_of_range("/location_id", "is none of this shop's counters"));
            }
            let (kind, hash) = (DoorKind::Enrolment, secret_of(id)?.hash());
            let door = NewDoor { kind, hash, target: id.0, expires_at: Some(expires_at) };
            insert_doors(&mut writer, shop, &[door], now).await?;
            (StatusCode::CREATED, id)
        }
    };
    let made = store::enrolment(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    let url = format!("{}/counter#enrol={}", desk.public_url, secret_of(id)?.expose());
    let svg = code::svg(&url).map_err(Problem::internal)?;
    Ok((status, Json(EnrolmentView { url, svg, expires_at: made.expires_at })))
}

/// A device of the shop's.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceView {
    /// Which.
    id: DeviceId,
    /// Where it stands.
    location_id: LocationId,
    /// What it is called.
    name: Name,
    /// Since when it is enrolled.
    made_at: Time,
    /// When it was revoked; null while it is good.
    revoked_at: Option<Time>,
}

impl From<DeviceRow> for DeviceView {
    fn from(row: DeviceRow) -> Self {
        let DeviceRow { id, location_id, name, made_at, revoked_at } = row;
        Self { id, location_id, name, made_at, revoked_at }
    }
}

/// List the shop's devices, newest first.
#[utoipa::path(get, path = "/devices", operation_id = "list_devices", tag = "staff", params(PageFrom),
    responses((status = 200, body = Page<DeviceView>), RefusedRead))]
async fn list_devices(
    owner: Owner,
    State(desk): State<Desk>,
    Query(from): Query<PageFrom>,
) -> Answer<Json<Page<DeviceView>>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let rows = store::devices_page(&mut reader, owner.shop(), from.cursor(), Page::<DeviceView>::MAX_ROWS).await?;
    Ok(Json(Page::cut(rows, |row| row.id.0).map(DeviceView::from)))
}

/// Revoke a device: its next request is refused.
#[utoipa::path(delete, path = "/devices/{id}", operation_id = "revoke_device", tag = "staff", params(("id" = DeviceId, Path)),
    responses((status = 204, description = "It may nothing any more."), Refused))]
async fn revoke(owner: Owner, State(desk): State<Desk>, Path(id): Path<DeviceId>) -> Answer<StatusCode> {
    let shop = owner.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !store::insert_device_end(&mut writer, shop, id, owner.origin(), desk.now()).await? {
        return Err(Problem::not_found());
    }
    audit::store::note(&mut writer, &desk, By::from(&owner).did(Action::DeviceRevoked, id.0)).await?;
    writer.commit().await?;
    Ok(StatusCode::NO_CONTENT)
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
