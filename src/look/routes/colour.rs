//! The shop's colour over HTTP.

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
use crate::desk::Desk;
use crate::http::{Answer, Json, Refused};
use crate::look::colour::{Colour, Shades};
use crate::look::store;

/// The routes of the colour.
pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(put, remove))
}

/// The colour of the shop's stamp.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"colour": "#a63a24"}))]
pub struct NewColour {
    /// As it is on the shop's sign.
    colour: Colour,
}

/// Set the shop's colour. Where it could not be read it is shown darker on light paper and lighter on dark, by as little as
/// will do.
#[utoipa::path(put, path = "/shop/colour", operation_id = "put_colour", tag = "shop", request_body = NewColour,
    responses((status = 200, description = "As it is shown.", body = Shades), Refused))]
async fn put(owner: Owner, State(desk): State<Desk>, Json(new): Json<NewColour>) -> Answer<Json<Shades>> {
    keep(&owner, &desk, Some(new.colour)).await?;
    Ok(Json(new.colour.into()))
}

/// Take the shop's colour away: its stamp is timbro's own again. Where there is none, nothing changes.
#[utoipa::path(delete, path = "/shop/colour", operation_id = "delete_colour", tag = "shop",
    responses((status = 204, description = "There is none now."), Refused))]
async fn remove(owner: Owner, State(desk): State<Desk>) -> Answer<StatusCode> {
    keep(&owner, &desk, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn keep(owner: &Owner, desk: &Desk, colour: Option<Colour>) -> Answer<()> {
    let mut writer = desk.db.writer(Shops::One(owner.shop())).await?;
    store::insert_colour(&mut writer, owner.shop(), colour, owner.origin(), desk.now()).await?;
    let note = By::from(owner).did_so(Action::ColourChanged).after("has_colour", colour.is_some());
    audit::store::note(&mut writer, desk, note).await?;
    writer.commit().await?;
    Ok(())
}
