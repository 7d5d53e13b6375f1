//! A note put away.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Own, nowhere};
use crate::card::page::{WayOn, message};
use crate::db::Shops;
use crate::desk::Desk;
use crate::feedback::store::notes;
use crate::http::{Answer, Path};
use crate::kernel::NoteId;

/// Takes a note off the card. It was read, and when.
pub(super) async fn put_away(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path((secret, id)): Path<(String, NoteId)>,
) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let shop = own.shop.id;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let note = notes::note(&mut writer, shop, id).await?.filter(|note| own.people.contains(&note.customer_id));
    if note.is_none() {
        let way_on = WayOn { url: own.base, label: "message-see-card" };
        return message(StatusCode::NOT_FOUND, own.words, "message-not-found", Some(way_on));
    }
    notes::insert_seen(&mut writer, shop, id, own.origin(), desk.now()).await?;
    writer.commit().await?;
    Ok(Redirect::to(&own.base).into_response())
}
