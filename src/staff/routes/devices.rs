//! Staff and devices over HTTP: the devices of a shop.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::audit::{self, Action, By};
use crate::auth::KeyCache;
use crate::auth::extract::{Owner, ProvenOwner};
use crate::code;
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, MaybeIdempotencyKey, Path, Problem, Query, Refused, RefusedRead};
use crate::kernel::{DeviceId, EnrolmentId, LocationId, Name, Page, PageFrom, Time};
use crate::shop::Keys;
use crate::staff::enrolment_secret;
use crate::staff::jobs::{insert_invitation, invitation_url};
use crate::staff::store::{self, DeviceRow};

/// The routes of devices, as the owner sees them.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(invite)).routes(routes!(list_devices)).routes(routes!(revoke))
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
    ProvenOwner(owner): ProvenOwner,
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
            let what = (&body.name, body.location_id);
            if !insert_invitation(&mut writer, shop, (id, &secret_of(id)?), what, (owner.origin(), now)).await? {
                return Err(Problem::out_of_range("/location_id", "is none of this shop's counters"));
            }
            (StatusCode::CREATED, id)
        }
    };
    let made = store::enrolment(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    let url = invitation_url(&desk, &secret_of(id)?);
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
    /// What that counter is called.
    location_name: Name,
    /// What it is called.
    name: Name,
    /// Since when it is enrolled.
    made_at: Time,
    /// When it last asked for something, to ten minutes.
    seen_at: Time,
    /// When it was revoked; null while it is good.
    revoked_at: Option<Time>,
}

impl From<DeviceRow> for DeviceView {
    fn from(row: DeviceRow) -> Self {
        let DeviceRow { id, location_id, location_name, name, made_at, seen_at, revoked_at } = row;
        Self { id, location_id, location_name, name, made_at, seen_at, revoked_at }
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
