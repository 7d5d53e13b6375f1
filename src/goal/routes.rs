//! Goals over HTTP.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{self, StandingGoal};
use super::{Goal, Milestone, Refusal};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Path, Problem, Refused, RefusedRead};
use crate::kernel::{Date, Time};
use crate::retention::Metric;
use crate::shop;

/// The routes of goals.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(put, give_up))
}

/// What a metric shall reach.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"target": 0.45, "by": "2099-12-31", "milestones": [{"target": 0.4, "by": "2099-06-30"}]}))]
pub struct NewGoal {
    /// The figure in the metric's unit: 0.4 for 40 %, minor units for money.
    target: f64,
    /// The day by which it is wanted, after today.
    by: Date,
    /// Figures on the way, by rising days, 20 at most.
    #[serde(default)]
    #[schema(max_items = 20)]
    milestones: Vec<Milestone>,
}

/// A goal that stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct GoalView {
    /// Of which metric: a field of the report.
    #[schema(value_type = String, example = "retention_rate")]
    metric: Metric,
    /// The figure, in the metric's unit.
    target: f64,
    /// The day by which it is wanted.
    by: Date,
    /// Figures on the way, by rising days.
    milestones: Vec<Milestone>,
    /// When it was set.
    made_at: Time,
}

impl From<StandingGoal> for GoalView {
    fn from(StandingGoal { goal, made_at }: StandingGoal) -> Self {
        let Goal { metric, end: Milestone { target, by }, milestones } = goal;
        Self { metric, target, by, milestones, made_at }
    }
}

/// The shop's goals.
#[derive(Debug, Serialize, ToSchema)]
pub struct Goals {
    /// In the order of the report, one for each metric at most.
    data: Vec<GoalView>,
}

/// List the shop's goals.
#[utoipa::path(get, path = "/goals", operation_id = "list_goals", tag = "goals", responses((status = 200, body = Goals), RefusedRead))]
async fn list(owner: Owner, State(desk): State<Desk>) -> Answer<Json<Goals>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let goals = store::goals(&mut reader, owner.shop()).await?;
    Ok(Json(Goals { data: goals.into_iter().map(GoalView::from).collect() }))
}

/// Set a goal on a metric, in place of the one it had.
#[utoipa::path(put, path = "/goals/{metric}", operation_id = "put_goal", tag = "goals", params(("metric" = String, Path, example = "retention_rate")), request_body = NewGoal,
    responses((status = 200, description = "It stands.", body = GoalView), Refused))]
async fn put(
    owner: Owner,
    State(desk): State<Desk>,
    Path(metric): Path<String>,
    Json(body): Json<NewGoal>,
) -> Answer<Json<GoalView>> {
    let metric = Metric::parse(&metric).ok_or_else(Problem::not_found)?;
    let (shop, now) = (owner.shop(), desk.now());
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let zone = shop::store::shop(&mut writer, shop).await?.ok_or_else(Problem::not_found)?.zone;
    let end = Milestone { target: body.target, by: body.by };
    let goal = Goal::checked(metric, end, body.milestones, zone.day(now))?;
    let standing = store::goals(&mut writer, shop).await?.into_iter().find(|standing| standing.goal == goal);
    let standing = match standing {
        Some(standing) => standing,
        None => {
            store::insert(&mut writer, shop, &goal, owner.origin(), now).await?;
            writer.commit().await?;
            StandingGoal { goal, made_at: now }
        }
    };
    Ok(Json(standing.into()))
}

/// Drop the goal on a metric.
#[utoipa::path(delete, path = "/goals/{metric}", operation_id = "drop_goal", tag = "goals", params(("metric" = String, Path, example = "retention_rate")),
    responses((status = 204, description = "It stands no more."), Refused))]
async fn give_up(owner: Owner, State(desk): State<Desk>, Path(metric): Path<String>) -> Answer<StatusCode> {
    let metric = Metric::parse(&metric).ok_or_else(Problem::not_found)?;
    let shop = owner.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !store::insert_drop(&mut writer, shop, metric, owner.origin(), desk.now()).await? {
        return Err(Problem::not_found());
    }
    writer.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let field = |position: Option<usize>, field: &str| match position {
            Some(position) => format!("/milestones/{position}/{field}"),
            None => format!("/{field}"),
        };
        let pointer = match refusal {
            // The address is at fault, not a field of the body; what goes there is the figure that there is not.
            Refusal::TakesNoGoal(_) => "/target".to_owned(),
            Refusal::OutOfBounds { position, .. } | Refusal::NotWhole { position } => field(position, "target"),
            Refusal::NotAfterToday => "/by".to_owned(),
            Refusal::TooManyMilestones => "/milestones".to_owned(),
            Refusal::OutOfOrder { position } => field(Some(position), "by"),
        };
        Problem::out_of_range(&pointer, &refusal.to_string())
    }
}
