//! What the shop asks on the card, over HTTP.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::audit::{self, Action, By};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::Desk;
use crate::feedback::ask::Asks;
use crate::feedback::store::asked;
use crate::http::{Answer, Json, Refused, RefusedRead};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show_feedback, put_feedback))
}

/// What the shop asks its customers.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"question": "nps"}))]
pub struct FeedbackSettings {
    /// On the card after a visit, once in ninety days, of those who allow it; `nps` unless set.
    question: Asks,
}

/// Show what the shop asks on the card.
#[utoipa::path(get, path = "/settings/feedback", operation_id = "show_feedback_settings", tag = "surveys",
    responses((status = 200, body = FeedbackSettings), RefusedRead))]
async fn show_feedback(owner: Owner, State(desk): State<Desk>) -> Answer<Json<FeedbackSettings>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let (question, _) = asked::asks(&mut reader, owner.shop()).await?;
    Ok(Json(FeedbackSettings { question }))
}

/// Set what the shop asks on the card. Another question is asked after the visits that come.
#[utoipa::path(put, path = "/settings/feedback", operation_id = "put_feedback_settings", tag = "surveys", request_body = FeedbackSettings,
    responses((status = 200, description = "So it is now.", body = FeedbackSettings), Refused))]
async fn put_feedback(
    owner: Owner,
    State(desk): State<Desk>,
    Json(body): Json<FeedbackSettings>,
) -> Answer<Json<FeedbackSettings>> {
    let shop = owner.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let (old, _) = asked::asks(&mut writer, shop).await?;
    if old != body.question {
        asked::insert_asks(&mut writer, shop, body.question, owner.origin(), desk.now()).await?;
        let note = By::from(&owner).did_so(Action::SettingsChanged).before("question", old.as_str());
        audit::store::note(&mut writer, &desk, note.after("question", body.question.as_str())).await?;
    }
    writer.commit().await?;
    Ok(Json(body))
}
