//! Settings over HTTP.

mod office;

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Closure, DayEnd, Refusal, RetentionSettings, Window, store};
use crate::audit::{self, Action, By, Datum, Note};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::{Session, Shops};
use crate::desk::Desk;
use crate::http::{Answer, Json, Problem, Refused, RefusedRead};
use crate::kernel::ShopId;
use crate::retention::preset;
use crate::shop;

/// The routes of settings.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show_retention, put_retention)).merge(office::routes())
}

/// How the shop shall count. What is left out is set to its default.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"window_days": 30, "day_end": "04:00", "closures": [{"from": "2026-08-10", "to": "2026-08-23", "name": "August"}]}))]
pub struct NewRetentionSettings {
    /// After how many open days without a visit a customer counts as lost.
    #[serde(default)]
    #[schema(required = false)]
    window_days: Window,
    /// When the shop's day ends, before noon; midnight unless told.
    #[serde(default)]
    #[schema(required = false)]
    day_end: DayEnd,
    /// Spells in which it is closed, 200 at most.
    #[serde(default)]
    #[schema(max_items = 200)]
    closures: Vec<Closure>,
}

/// How the shop counts.
#[derive(Debug, Serialize, ToSchema)]
pub struct RetentionSettingsView {
    /// After how many open days without a visit a customer counts as lost.
    window_days: Window,
    /// What null stands for: the window that is usual for this kind of shop.
    preset_days: i32,
    /// When the shop's day ends.
    day_end: DayEnd,
    /// Spells in which it is closed.
    closures: Vec<Closure>,
}

async fn view(
    session: &mut dyn Session,
    shop: ShopId,
    settings: RetentionSettings,
) -> Answer<Json<RetentionSettingsView>> {
    let shop = shop::store::shop(session, shop).await?.ok_or_else(Problem::not_found)?;
    let RetentionSettings { window, day_end, closures } = settings;
    Ok(Json(RetentionSettingsView { window_days: window, preset_days: preset(shop.kind).get(), day_end, closures }))
}

/// Show how the shop counts for its numbers.
#[utoipa::path(get, path = "/settings/retention", operation_id = "show_retention_settings", tag = "retention",
    responses((status = 200, body = RetentionSettingsView), RefusedRead))]
async fn show_retention(owner: Owner, State(desk): State<Desk>) -> Answer<Json<RetentionSettingsView>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let settings = store::retention(&mut reader, owner.shop()).await?;
    view(&mut reader, owner.shop(), settings).await
}

/// Set how the shop counts: the window, the end of its day, its closed spells. Past periods are counted so, too.
#[utoipa::path(put, path = "/settings/retention", operation_id = "put_retention_settings", tag = "retention", request_body = NewRetentionSettings,
    responses((status = 200, description = "So they are now.", body = RetentionSettingsView), Refused))]
async fn put_retention(
    owner: Owner,
    State(desk): State<Desk>,
    Json(body): Json<NewRetentionSettings>,
) -> Answer<Json<RetentionSettingsView>> {
    let shop = owner.shop();
    let new =
        RetentionSettings { window: body.window_days, day_end: body.day_end, closures: body.closures }.checked()?;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let old = store::retention(&mut writer, shop).await?;
    let note = (old != new).then(|| note(&owner, &old, &new));
    if note.is_some() {
        store::insert_retention(&mut writer, shop, &new, owner.origin(), desk.now()).await?;
    }
    let view = view(&mut writer, shop, new).await?;
    if let Some(note) = note {
        audit::store::note(&mut writer, &desk, note).await?;
    }
    writer.commit().await?;
    Ok(view)
}

/// What was changed, for the audit log.
fn note(owner: &Owner, old: &RetentionSettings, new: &RetentionSettings) -> Note {
    let days = |settings: &RetentionSettings| match settings.window {
        Window::Preset => Datum::Word("preset"),
        Window::Auto => Datum::Word("auto"),
        Window::Days(days) => Datum::Number(days.get().into()),
    };
    let closures = |settings: &RetentionSettings| i64::try_from(settings.closures.len()).unwrap_or(i64::MAX);
    let day_end = |settings: &RetentionSettings| i64::from(settings.day_end.minutes());
    let note = By::from(owner).did_so(Action::SettingsChanged);
    let note = note.before("window_days", days(old)).before("day_end_minutes", day_end(old));
    let note = note.before("closures", closures(old)).after("closures", closures(new));
    note.after("window_days", days(new)).after("day_end_minutes", day_end(new))
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let pointer = match refusal {
            Refusal::TooManyClosures => "/closures".to_owned(),
            Refusal::EndsBeforeItBegins { position } => format!("/closures/{position}/to"),
        };
        Problem::out_of_range(&pointer, &refusal.to_string())
    }
}
