//! The audit log over HTTP: the owner reads it, and nobody writes it from outside.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::Action;
use super::store::{self, Named, Wanted};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Query, RefusedRead};
use crate::kernel::{Cursor, DeviceId, LocationId, Page, Time};

/// The routes of the log.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(list))
}

/// Which rows are asked for; what is left out asks for nothing.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditFilter {
    /// What was done.
    action: Option<Action>,
    /// By whom: the id of a person, the owner, a device or a key.
    actor_id: Option<Uuid>,
    /// From when on.
    from: Option<Time>,
    /// Until before when.
    to: Option<Time>,
    /// `next_cursor` of the page before.
    cursor: Option<Cursor>,
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditView {
    /// 1 to n at the shop, without gaps.
    number: i64,
    /// When.
    at: Time,
    /// What.
    #[schema(value_type = Action)]
    action: String,
    /// What sort of actor did it.
    #[schema(value_type = crate::kernel::ActorKind)]
    actor_kind: String,
    /// Which one; nil for timbro itself, and for who is not known.
    actor_id: Uuid,
    /// What they are called now, where it is a person who works here, the owner, a device or a key.
    actor_name: Option<String>,
    /// The enrolled device, or the session of a browser.
    device_id: Option<DeviceId>,
    /// Where.
    location_id: Option<LocationId>,
    /// The row it was done to.
    subject_id: Option<Uuid>,
    /// How it was: ids, numbers and words by name, never what a person is called.
    #[schema(value_type = Option<Object>)]
    before: Option<serde_json::Value>,
    /// How it was afterwards.
    #[schema(value_type = Option<Object>)]
    after: Option<serde_json::Value>,
}

impl From<Named> for AuditView {
    fn from(Named { row, actor_name }: Named) -> AuditView {
        let read = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
        AuditView {
            number: row.number,
            at: row.at,
            action: row.action,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            actor_name,
            device_id: row.device_id,
            location_id: row.location_id,
            subject_id: row.subject_id,
            before: read(row.data_before),
            after: read(row.data_after),
        }
    }
}

/// List who did what that matters, newest first.
#[utoipa::path(get, path = "/audit", operation_id = "list_audit", tag = "audit", params(AuditFilter),
    responses((status = 200, body = Page<AuditView>), RefusedRead))]
async fn list(
    owner: Owner,
    State(desk): State<Desk>,
    Query(filter): Query<AuditFilter>,
) -> Answer<Json<Page<AuditView>>> {
    let AuditFilter { action, actor_id: actor, from, to, cursor } = filter;
    let (shop, before) = (owner.shop(), cursor.unwrap_or(Cursor::START).number());
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let wanted = Wanted { action, actor, from, to };
    let rows = store::page(&mut reader, shop, wanted, before, Page::<AuditView>::MAX_ROWS).await?;
    Ok(Json(Page::cut(rows, |named| named.row.number).map(AuditView::from)))
}
