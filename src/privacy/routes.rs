//! Privacy over HTTP: an owner has somebody forgotten or exported, having proved a moment ago who they are, and sets how
//! long what is known of people is kept and what the notice says.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::export::Export;
use super::{Periods, jobs, store};
use crate::audit::{self, Action, By, Note};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::auth::extract::session::SteppedUp;
use crate::db::{Session, Shops};
use crate::desk::Desk;
use crate::http::{Answer, Json, Path, Problem, Refused, RefusedRead};
use crate::kernel::{Comment, CustomerId, Language, ShopId};

/// The routes of privacy.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(erase))
        .routes(routes!(export))
        .routes(routes!(show_periods, put_periods))
        .routes(routes!(show_notice, put_notice))
}

/// Forget a customer: their name, addresses, words and cards, in every copy of the data. What they earned and spent stays,
/// under an id that is nobody's. It cannot be undone.
#[utoipa::path(delete, path = "/customers/{id}", operation_id = "erase_customer", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 204, description = "They are forgotten."), Refused), security(("session" = [])))]
async fn erase(
    SteppedUp(owner): SteppedUp,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
) -> Answer<StatusCode> {
    if !jobs::erase(&desk, (owner.shop, id), By::from(&owner)).await? {
        return Err(Problem::not_found());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Export everything that is known of a customer: profile, consents, visits, stamps, rewards, answers, cases.
#[utoipa::path(get, path = "/customers/{id}/export", operation_id = "export_customer", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Export), Refused), security(("session" = [])))]
async fn export(
    SteppedUp(owner): SteppedUp,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
) -> Answer<Json<Export>> {
    Ok(Json(jobs::export(&desk, (owner.shop, id), By::from(&owner)).await?.ok_or_else(Problem::not_found)?))
}

/// Show how long what is known of people is kept.
#[utoipa::path(get, path = "/settings/privacy", operation_id = "show_privacy_settings", tag = "customers",
    responses((status = 200, body = Periods), RefusedRead))]
async fn show_periods(owner: Owner, State(desk): State<Desk>) -> Answer<Json<Periods>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    Ok(Json(store::settings::periods(&mut reader, owner.shop()).await?))
}

/// Set how long what is known of people is kept. What is over is deleted within a day.
#[utoipa::path(put, path = "/settings/privacy", operation_id = "put_privacy_settings", tag = "customers", request_body = Periods,
    responses((status = 200, description = "So they are now.", body = Periods), Refused))]
async fn put_periods(owner: Owner, State(desk): State<Desk>, Json(body): Json<Periods>) -> Answer<Json<Periods>> {
    let shop = owner.shop();
    let periods = body.checked().map_err(|pointer| Problem::out_of_range(pointer, "must be 1 to 120"))?;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let before = store::settings::periods(&mut writer, shop).await?;
    if before != periods {
        store::settings::insert_periods(&mut writer, shop, periods, owner.origin(), desk.now()).await?;
        audit::store::note(&mut writer, &desk, periods_note(&owner, before, periods)).await?;
    }
    writer.commit().await?;
    Ok(Json(periods))
}

/// What was changed, for the audit log.
fn periods_note(owner: &Owner, before: Periods, after: Periods) -> Note {
    let note = By::from(owner).did_so(Action::SettingsChanged);
    let note = note.before("profiling_months", i64::from(before.profiling_months));
    let note = note.after("profiling_months", i64::from(after.profiling_months));
    let note = note.before("marketing_months", i64::from(before.marketing_months));
    note.after("marketing_months", i64::from(after.marketing_months))
}

/// What the owner adds to the notice that customers read; null for nothing.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"it": "Titolare: Bar Sole di Anna Verdi, via Roma 1, Torino."}))]
pub struct PrivacyNotice {
    /// In English.
    #[serde(default)]
    en: Option<Comment>,
    /// In Italian.
    #[serde(default)]
    it: Option<Comment>,
    /// In Polish.
    #[serde(default)]
    pl: Option<Comment>,
}

async fn notice(session: &mut dyn Session, shop: ShopId) -> Answer<PrivacyNotice> {
    let mut notices = store::settings::notices(session, shop).await?;
    let mut of = |language| notices.remove(&language);
    Ok(PrivacyNotice { en: of(Language::En), it: of(Language::It), pl: of(Language::Pl) })
}

/// Show what the owner adds to the notice that customers read.
#[utoipa::path(get, path = "/privacy-notice", operation_id = "show_privacy_notice", tag = "customers",
    responses((status = 200, body = PrivacyNotice), RefusedRead))]
async fn show_notice(owner: Owner, State(desk): State<Desk>) -> Answer<Json<PrivacyNotice>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    Ok(Json(notice(&mut reader, owner.shop()).await?))
}

/// Set what the owner adds to the notice, in all languages; what is left out is taken away.
#[utoipa::path(put, path = "/privacy-notice", operation_id = "put_privacy_notice", tag = "customers", request_body = PrivacyNotice,
    responses((status = 200, description = "So it is now.", body = PrivacyNotice), Refused))]
async fn put_notice(
    owner: Owner,
    State(desk): State<Desk>,
    Json(body): Json<PrivacyNotice>,
) -> Answer<Json<PrivacyNotice>> {
    let (shop, now) = (owner.shop(), desk.now());
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let before = store::settings::notices(&mut writer, shop).await?;
    for (language, text) in [(Language::En, &body.en), (Language::It, &body.it), (Language::Pl, &body.pl)] {
        if before.get(&language) != text.as_ref() {
            store::settings::insert_notice(&mut writer, shop, language, text.as_ref(), owner.origin(), now).await?;
            let note = By::from(&owner).did_so(Action::SettingsChanged).after("privacy_notice", language.code());
            audit::store::note(&mut writer, &desk, note).await?;
        }
    }
    writer.commit().await?;
    Ok(Json(body))
}
