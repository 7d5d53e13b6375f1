//! The shop's counters over HTTP.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::audit::{self, Action, By};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, MaybeIdempotencyKey, Path, Problem, Refused, RefusedRead};
use crate::kernel::{LocationId, Name};
use crate::premises::Refusal;
use crate::premises::store::{self, LocationRow};

/// The routes of counters.
pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(rename))
}

/// What a counter is called.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "At the station"}))]
pub struct NewLocation {
    /// What it is called.
    name: Name,
}

/// A counter.
#[derive(Debug, Serialize, ToSchema)]
pub struct LocationView {
    /// Which.
    id: LocationId,
    /// What it is called.
    name: Name,
}

impl From<LocationRow> for LocationView {
    fn from(row: LocationRow) -> LocationView {
        LocationView { id: row.id, name: row.name }
    }
}

/// A shop's counters.
#[derive(Debug, Serialize, ToSchema)]
pub struct LocationList {
    /// Oldest first.
    data: Vec<LocationView>,
}

/// List the shop's counters, oldest first: 200 at most.
#[utoipa::path(get, path = "/locations", operation_id = "list_locations", tag = "shop",
    responses((status = 200, body = LocationList), RefusedRead))]
async fn list(owner: Owner, State(desk): State<Desk>) -> Answer<Json<LocationList>> {
    let rows = store::locations(&mut desk.db.reader(Shops::One(owner.shop())).await?, owner.shop()).await?;
    Ok(Json(LocationList { data: rows.into_iter().map(LocationView::from).collect() }))
}

/// Set up one more counter. Devices and keys are given to it when they are made.
#[utoipa::path(post, path = "/locations", operation_id = "add_location", tag = "shop", params(MaybeIdempotencyKey), request_body = NewLocation,
    responses((status = 201, body = LocationView), (status = 200, description = "Set up by this key.", body = LocationView), Refused))]
async fn add(
    owner: Owner,
    State(desk): State<Desk>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewLocation>,
) -> Answer<(StatusCode, Json<LocationView>)> {
    let (shop, now) = (owner.shop(), desk.now());
    let id: LocationId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    let (status, id) = match claim(&mut writer, shop, key, "location", &fingerprint(&[], &body), id.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (StatusCode::OK, LocationId(subject)),
        Claim::New => {
            if !store::insert_location(&mut writer, shop, id, &body.name, now).await? {
                return Err(Refusal::TooManyLocations.into());
            }
            audit::store::note(&mut writer, &desk, By::from(&owner).did(Action::LocationAdded, id.0)).await?;
            (StatusCode::CREATED, id)
        }
    };
    let row = store::location(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok((status, Json(row.into())))
}

/// Give a counter another name.
#[utoipa::path(patch, path = "/locations/{id}", operation_id = "rename_location", tag = "shop", params(("id" = LocationId, Path)), request_body = NewLocation,
    responses((status = 200, body = LocationView), Refused))]
async fn rename(
    owner: Owner,
    State(desk): State<Desk>,
    Path(id): Path<LocationId>,
    Json(body): Json<NewLocation>,
) -> Answer<Json<LocationView>> {
    let shop = owner.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !store::rename_location(&mut writer, shop, id, &body.name).await? {
        return Err(Problem::not_found());
    }
    audit::store::note(&mut writer, &desk, By::from(&owner).did(Action::LocationRenamed, id.0)).await?;
    writer.commit().await?;
    Ok(Json(LocationView { id, name: body.name }))
}
