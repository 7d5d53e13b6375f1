//! The owner's tiles over HTTP.

use axum::extract::{FromRef, State};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Problem, Refused, RefusedRead};
use crate::settings::office::{NoOffice, OfficeSettings};
use crate::settings::store;

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show, put))
}

/// Show the tiles that the owner's numbers begin with; none where nothing was chosen.
#[utoipa::path(get, path = "/settings/office", operation_id = "show_office_settings", tag = "retention",
    responses((status = 200, body = OfficeSettings), RefusedRead))]
async fn show(owner: Owner, State(desk): State<Desk>) -> Answer<Json<OfficeSettings>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    Ok(Json(store::office::office(&mut reader, owner.shop()).await?))
}

/// Choose the tiles that the owner's numbers begin with, and their order.
#[utoipa::path(put, path = "/settings/office", operation_id = "put_office_settings", tag = "retention", request_body = OfficeSettings,
    responses((status = 200, description = "So they are now.", body = OfficeSettings), Refused))]
async fn put(owner: Owner, State(desk): State<Desk>, Json(body): Json<OfficeSettings>) -> Answer<Json<OfficeSettings>> {
    let (shop, new) = (owner.shop(), body.checked()?);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if store::office::office(&mut writer, shop).await? != new {
        store::office::insert_office(&mut writer, shop, &new, owner.origin(), desk.now()).await?;
        writer.commit().await?;
    }
    Ok(Json(new))
}

impl From<NoOffice> for Problem {
    fn from(no: NoOffice) -> Problem {
        let pointer = match no {
            NoOffice::TooManyTiles => "/tiles".to_owned(),
            NoOffice::HasNoSuchShape { position } => format!("/tiles/{position}/shape"),
            NoOffice::ThereTwice { position } => format!("/tiles/{position}"),
        };
        Problem::out_of_range(&pointer, &no.to_string())
    }
}
