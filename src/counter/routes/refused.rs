//! Scans that a device sent in later and that were refused for good: shown, so that none is dropped in silence.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::auth::KeyCache;
use crate::auth::extract::Counter;
use crate::card::routes::CustomerView;
use crate::counter::store::{self, RefusedRow};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Problem, Query, RefusedRead};
use crate::kernel::{ActorKind, CardId, Cursor, DeviceId, LocationId, Page, RefusedScanId, Time};
use crate::ledger::Refusal;
use crate::people::Opener;

/// The routes of refused scans.
pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(list))
}

/// Which refused scans.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RefusedSince {
    /// Those that came in from then on; all unless told.
    since: Option<Time>,
    /// `next_cursor` of the page before.
    cursor: Option<Cursor>,
}

/// A scan that was made without a network and refused when it came in.
#[derive(Debug, Serialize, ToSchema)]
pub struct RefusedScan {
    /// Which.
    id: RefusedScanId,
    /// The idempotency key under which it was sent.
    key: String,
    /// Why: the type of the problem that its key is told.
    #[schema(example = "urn:timbro:problem:cool-down")]
    r#type: String,
    /// The same in a few English words.
    title: &'static str,
    /// Until when that held; null where it has no end.
    until: Option<Time>,
    /// The card; null where none is known by the code.
    card_id: Option<CardId>,
    /// Whose card it is; null for a blank one too.
    customer: Option<CustomerView>,
    /// The device; null for a machine with a key.
    device_id: Option<DeviceId>,
    /// The device's own number of the scan.
    device_seq: i64,
    /// The stamps that were asked for.
    stamps: i64,
    /// What was spent.
    amount_minor: Option<i64>,
    /// When it was scanned, by the device's clock.
    scanned_at: Time,
    /// When it came in.
    received_at: Time,
    /// Who sent it: what sort of actor.
    actor_kind: ActorKind,
    /// Which one.
    actor_id: Uuid,
    /// At which counter.
    location_id: Option<LocationId>,
}

/// List the scans that were made without a network and refused when they came in, newest first.
#[utoipa::path(get, path = "/counter/refused-scans", operation_id = "list_refused_scans", tag = "counter", params(RefusedSince),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = Page<RefusedScan>), RefusedRead))]
async fn list(
    counter: Counter,
    State(desk): State<Desk>,
    Query(from): Query<RefusedSince>,
) -> Answer<Json<Page<RefusedScan>>> {
    let (shop, rows) = (counter.shop(), Page::<RefusedScan>::MAX_ROWS);
    let (since, cursor) = (from.since.unwrap_or(Time::MIN), from.cursor.unwrap_or(Cursor::START));
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let page = Page::cut(store::refused_page(&mut reader, shop, since, cursor, rows).await?, |row| row.id.0);
    drop(reader);
    let told = page.data.iter().filter(|row| row.display_name.is_some()).filter_map(|row| row.customer_id);
    let opener = desk.people.opener(shop, told).await?;
    let data = page.data.into_iter().map(|row| view(row, &opener)).collect::<Answer<_>>()?;
    Ok(Json(Page { data, next_cursor: page.next_cursor }))
}

fn view(row: RefusedRow, opener: &Opener) -> Answer<RefusedScan> {
    let unread = || Problem::internal("a refused scan's reason does not read as one");
    let kind = Problem::from(Refusal::kept(&row.reason, row.until_at).ok_or_else(unread)?).kind();
    let named = |id| CustomerView { id, display_name: opener.name(id, row.display_name.as_ref()) };
    Ok(RefusedScan {
        id: row.id,
        customer: row.customer_id.map(named),
        key: row.key,
        r#type: kind.urn(),
        title: kind.title(),
        until: row.until_at,
        card_id: row.card_id,
        device_id: row.device_id,
        device_seq: row.device_seq,
        stamps: row.stamps,
        amount_minor: row.amount_minor,
        scanned_at: row.scanned_at,
        received_at: row.received_at,
        actor_kind: row.actor_kind,
        actor_id: row.actor_id,
        location_id: row.location_id,
    })
}
