//! Tickets as those who showed them see them, and the second screen, which the customer sees.

use axum::extract::{FromRef, State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::KeyCache;
use crate::auth::extract::{AtDevice, Counter};
use crate::code;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Path, Problem, RefusedRead};
use crate::kernel::{Name, TicketId, Time};
use crate::shop::jobs::join_url;
use crate::shop::{Keys, store::shop};
use crate::visit::routes::TicketView;
use crate::visit::store::{claimed_at, open_ticket, ticket};

/// The routes of tickets at the counter.
pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show_ticket)).routes(routes!(kiosk))
}

/// A ticket that was shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownTicket {
    /// Which.
    id: TicketId,
    /// How many stamps.
    stamps: i64,
    /// Until when it can be claimed.
    expires_at: Time,
    /// When somebody claimed it; null while nobody has.
    claimed_at: Option<Time>,
}

/// Show whether a ticket was claimed.
#[utoipa::path(get, path = "/counter/tickets/{id}", operation_id = "show_ticket", tag = "counter", params(("id" = TicketId, Path)),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = ShownTicket), RefusedRead))]
async fn show_ticket(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<TicketId>,
) -> Answer<Json<ShownTicket>> {
    let mut reader = desk.db.reader(Shops::One(counter.shop())).await?;
    let shown = ticket(&mut reader, counter.shop(), id).await?.ok_or_else(Problem::not_found)?;
    let claimed_at = claimed_at(&mut reader, counter.shop(), id).await?;
    Ok(Json(ShownTicket { id, stamps: shown.stamps, expires_at: shown.expires_at, claimed_at }))
}

/// What the screen shows that faces the customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Kiosk {
    /// What the shop is called.
    shop_name: Name,
    /// Where one gets a card: what the poster says.
    join_url: String,
    /// The same as a picture: an SVG, in the answer itself.
    join_svg: String,
    /// The stamps that this counter shows now; null where there are none to be claimed.
    ticket: Option<TicketView>,
}

/// Show what the screen that faces the customer shows: the way to a card, and the newest ticket of the device's counter.
#[utoipa::path(get, path = "/counter/kiosk", operation_id = "show_kiosk", tag = "counter", security(("device" = [])),
    responses((status = 200, body = Kiosk), RefusedRead))]
async fn kiosk(
    AtDevice(device, _): AtDevice,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
) -> Answer<Json<Kiosk>> {
    let mut reader = desk.db.reader(Shops::One(device.shop)).await?;
    let of = shop(&mut reader, device.shop).await?.ok_or_else(Problem::not_found)?;
    let open = match open_ticket(&mut reader, device.shop, device.location, desk.now()).await? {
        Some(id) => ticket(&mut reader, device.shop, id).await?,
        None => None,
    };
    let join_url = join_url(&desk.public_url, device.shop);
    let join_svg = code::svg(&join_url).map_err(Problem::internal)?;
    let ticket = open.map(|ticket| TicketView::of(&desk, &keys, &ticket));
    Ok(Json(Kiosk { shop_name: of.name, join_url, join_svg, ticket }))
}
