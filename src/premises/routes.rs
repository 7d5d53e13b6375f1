//! The shop itself over HTTP: whoever works there reads it, and the owner changes it.

mod locations;

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Hours, OpenHours, Refusal, store};
use crate::audit::{self, Action, By, Note};
use crate::auth::KeyCache;
use crate::auth::extract::{OfShop, Owner, ProvenOwner};
use crate::db::{Session, Shops};
use crate::desk::Desk;
use crate::http::{Answer, Json, Kind, Problem, Refused, RefusedRead};
use crate::kernel::{Currency, Language, Name, ShopId, Zone};
use crate::look;
use crate::look::colour::Shades;
use crate::shop::{self, Shop, ShopKind};

/// The routes of the shop itself.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show, put)).merge(locations::routes())
}

/// The shop.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShopView {
    /// Which.
    id: ShopId,
    /// What it is called.
    name: Name,
    /// What sort of shop.
    kind: ShopKind,
    /// The language it speaks first.
    language: Language,
    /// Where its days begin.
    #[schema(example = "Europe/Rome")]
    time_zone: String,
    /// Its one currency.
    #[schema(value_type = String, example = "EUR")]
    currency: Currency,
    /// When it is open, in the order of the week; empty where nobody has said so.
    hours: Vec<OpenHours>,
    /// The colour of its stamp; null for timbro's own.
    colour: Option<Shades>,
    /// Whether there is a picture at /logo/ and the shop's id.
    has_logo: bool,
}

async fn view(session: &mut dyn Session, id: ShopId) -> Answer<Json<ShopView>> {
    let shop = shop::store::shop(session, id).await?.ok_or_else(Problem::not_found)?;
    let look = look::store::look(session, id).await?;
    Ok(Json(ShopView {
        id,
        name: shop.name,
        kind: shop.kind,
        language: shop.language,
        time_zone: shop.zone.name().to_owned(),
        currency: shop.currency,
        hours: store::hours(session, id).await?.spells().to_vec(),
        colour: look.colour,
        has_logo: look.has_logo,
    }))
}

/// Show the shop: what it is called, how it speaks and counts, when it is open, and how it looks.
#[utoipa::path(get, path = "/shop", operation_id = "show_shop", tag = "shop",
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = ShopView), RefusedRead))]
async fn show(caller: OfShop, State(desk): State<Desk>) -> Answer<Json<ShopView>> {
    view(&mut desk.db.reader(Shops::One(caller.shop())).await?, caller.shop()).await
}

/// The shop as it shall be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Bar Sole", "language": "it", "time_zone": "Europe/Rome", "currency": "EUR", "kind": "cafe",
    "hours": [{"weekday": 1, "opens": "07:00", "closes": "19:00"}]}))]
pub struct ShopChange {
    /// What it is called.
    name: Name,
    /// The language it speaks first.
    language: Language,
    /// Where its days begin: an IANA time zone. Past periods are counted in it, too.
    #[schema(example = "Europe/Rome")]
    time_zone: String,
    /// Its one currency, of ISO 4217. It stays once an amount was recorded.
    #[schema(pattern = "^[A-Z]{3}$", example = "EUR")]
    currency: String,
    /// What sort of shop.
    kind: ShopKind,
    /// When it is open; empty to say nothing. Two spells of one day leave a break between them.
    #[schema(max_items = 28)]
    hours: Vec<OpenHours>,
}

/// Change what the shop is called, how it speaks and counts, and when it is open.
#[utoipa::path(put, path = "/shop", operation_id = "put_shop", tag = "shop", request_body = ShopChange,
    responses((status = 200, description = "So it is now.", body = ShopView), Refused))]
async fn put(
    ProvenOwner(owner): ProvenOwner,
    State(desk): State<Desk>,
    Json(body): Json<ShopChange>,
) -> Answer<Json<ShopView>> {
    let (zone, currency) = (Zone::parse(&body.time_zone), Currency::parse(&body.currency));
    let zone = zone.ok_or_else(|| Problem::out_of_range("/time_zone", "is no time zone such as Europe/Rome"))?;
    let currency = currency.ok_or_else(|| Problem::out_of_range("/currency", "is no currency such as EUR"))?;
    let hours = Hours::checked(body.hours)?;
    let id = owner.shop();
    let mut writer = desk.db.writer(Shops::One(id)).await?;
    let old = shop::store::shop(&mut writer, id).await?.ok_or_else(Problem::not_found)?;
    let old_hours = store::hours(&mut writer, id).await?;
    let new = Shop { name: body.name, kind: body.kind, zone, currency, language: body.language, ..old.clone() };
    if !store::update(&mut writer, &new).await? {
        return Err(Refusal::CurrencyInUse.into());
    }
    if hours != old_hours {
        store::insert_hours(&mut writer, id, &hours, owner.origin(), desk.now()).await?;
    }
    let view = view(&mut writer, id).await?;
    if let Some(note) = note(&owner, (&old, &old_hours), (&new, &hours)) {
        audit::store::note(&mut writer, &desk, note).await?;
    }
    writer.commit().await?;
    Ok(view)
}

/// What was changed, for the audit log: how it was and how it is. None where all is as it was.
fn note(owner: &Owner, (old, old_hours): (&Shop, &Hours), (new, hours): (&Shop, &Hours)) -> Option<Note> {
    let spells = |hours: &Hours| i64::try_from(hours.spells().len()).unwrap_or(i64::MAX);
    let words = |shop: &Shop| {
        [
            ("kind", shop.kind.as_str()),
            ("language", shop.language.code()),
            ("time_zone", shop.zone.word()),
            ("currency", shop.currency.word()),
        ]
    };
    let mut note = By::from(owner).did_so(Action::ShopChanged);
    let mut is_changed = false;
    for ((name, before), (_, after)) in words(old).into_iter().zip(words(new)) {
        if before != after {
            (note, is_changed) = (note.before(name, before).after(name, after), true);
        }
    }
    if old_hours != hours {
        (note, is_changed) = (note.before("hours", spells(old_hours)).after("hours", spells(hours)), true);
    }
    if old.name != new.name {
        // What it is called was typed by somebody, so the log says only that it is another name.
        (note, is_changed) = (note.after("is_renamed", true), true);
    }
    is_changed.then_some(note)
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let said = refusal.to_string();
        match refusal {
            Refusal::TooManySpells => Problem::out_of_range("/hours", &said),
            Refusal::NoWeekday { position } => Problem::out_of_range(&format!("/hours/{position}/weekday"), &said),
            Refusal::CurrencyInUse => Problem::new(Kind::CurrencyInUse).detail(said),
            Refusal::TooManyLocations => Problem::out_of_range("/name", &said),
        }
    }
}
