//! The owner's screen, and the best customers.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asked, Of, Spoken, at, named, told, work_out};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::Desk;
use crate::figures::jobs::Logs;
use crate::figures::say::{ScreenText, Speaker};
use crate::figures::{By, Wanted, store, thermometers};
use crate::goal::{self, Goal};
use crate::http::{Answer, Json, Query, RefusedRead};
use crate::kernel::{Day, LocationId};
use crate::ledger::answer::{ProgressView, standing};
use crate::program;
use crate::retention::{Metric, Ranked, Slipping, Thermometer, Today, best, today};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(screen)).routes(routes!(goals_reached)).routes(routes!(best_customers))
}

/// The screen, with names.
#[derive(Debug, Serialize, ToSchema)]
struct Screen {
    /// Whom to act on, worst first.
    people: Vec<Of<Act>>,
    /// The screen's own words.
    text: ScreenText,
    /// Everything else.
    #[serde(flatten)]
    today: Today,
}

/// Somebody to act on.
#[derive(Debug, Serialize, ToSchema)]
struct Act {
    /// Why, and how much is at stake.
    #[serde(flatten)]
    slipping: Slipping,
    /// Stamps on their card, by program.
    progress: Vec<ProgressView>,
    /// Why, in one line.
    text: String,
}

/// What to do today: one sentence, up to five people to act on, how far newcomers get, three tiles, the goal.
#[utoipa::path(get, path = "/retention/today", operation_id = "get_today", tag = "retention", params(Spoken),
    responses((status = 200, body = Screen), RefusedRead))]
async fn screen(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Query(spoken): Query<Spoken>,
) -> Answer<Json<Screen>> {
    let (shop, now) = (owner.shop(), desk.now());
    let asked = Asked::of(&desk, &logs, shop).await?;
    let speaker = Speaker::of(&asked.basis.shop, spoken.language);
    let goal = standing_goals(&desk, &asked).await?.into_iter().min_by_key(|(goal, _)| goal.end.by);
    let goal_of = goal.as_ref().map(|(goal, _)| goal.metric);
    let (today, people) = work_out(move || {
        let Asked { basis, log } = &asked;
        let forecast = log.forecast(basis.today);
        let view = log.log().as_of(basis.today);
        let goal = thermometers(log.log(), basis, goal.as_slice())?.pop();
        let mut today = today(&view, asked.window(), &basis.closures, forecast.as_ref(), goal)?;
        let slipping = std::mem::take(&mut today.attention.people);
        let people: Vec<_> = slipping.into_iter().filter_map(|one| told(log, one.customer, one)).collect();
        Ok((today, people))
    })
    .await?;
    let ids: Vec<_> = people.iter().map(|(id, ..)| *id).collect();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let rules = program::store::rules(&mut reader, shop).await?;
    let rows = store::people(&mut reader, shop, &ids).await?;
    drop(reader);
    let people = people.into_iter().map(|(id, told_as, slipping)| {
        let state = rows.get(&id).and_then(|row| row.state.as_ref());
        let progress = state.map_or_else(Vec::new, |state| standing(state, &rules, now));
        let text = speaker.why_act(&slipping, &progress);
        (id, told_as, Act { slipping, progress, text })
    });
    let people = named(&desk, shop, people.collect()).await?;
    Ok(Json(Screen { people, text: speaker.screen(&today, goal_of), today }))
}

/// The goals that stand, each with the day it was set on.
async fn standing_goals(desk: &Desk, asked: &Asked) -> Answer<Vec<(Goal, Day)>> {
    let mut reader = desk.db.reader(Shops::One(asked.basis.shop.id)).await?;
    let goals = goal::store::goals(&mut reader, asked.basis.shop.id).await?;
    let set = |standing: goal::store::StandingGoal| {
        let set_on = asked.basis.calendar.day(standing.made_at);
        (standing.goal, set_on)
    };
    Ok(goals.into_iter().map(set).collect())
}

/// A goal, and how far it is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GoalReached)]
struct GoalView {
    /// Of which metric.
    metric: Metric,
    /// How far it is, and when it will be met at this pace.
    #[serde(flatten)]
    thermometer: Thermometer,
}

/// The goals that stand.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GoalsReached)]
struct Goals {
    /// In the order of the metrics.
    goals: Vec<GoalView>,
}

/// How far the goals are: the metric now, the share of the way, and the date it will be met at this pace.
#[utoipa::path(get, path = "/retention/goals", operation_id = "get_goals_reached", tag = "retention",
    responses((status = 200, body = Goals), RefusedRead))]
async fn goals_reached(owner: Owner, State(desk): State<Desk>, State(logs): State<Logs>) -> Answer<Json<Goals>> {
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let goals = standing_goals(&desk, &asked).await?;
    let goals = work_out(move || {
        let reached = thermometers(asked.log.log(), &asked.basis, &goals)?;
        let view = |((goal, _), thermometer): ((Goal, Day), Thermometer)| GoalView { metric: goal.metric, thermometer };
        Ok(goals.into_iter().zip(reached).map(view).collect())
    });
    Ok(Json(Goals { goals: goals.await? }))
}

/// How many.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WantedBest {
    /// The first month or day; the last complete month, if neither is given.
    from: Option<String>,
    /// The last month or day.
    to: Option<String>,
    /// How many of either list, 10 if not given.
    #[param(minimum = 1, maximum = 100)]
    most: Option<u8>,
    /// One counter only; what was imported happened at none.
    #[serde(default)]
    location: Option<LocationId>,
}

/// The best customers of a time.
#[derive(Debug, Serialize, ToSchema)]
struct BestView {
    /// By visit days, then by visits.
    most_frequent: Vec<Of<Ranked>>,
    /// By net.
    most_valuable: Vec<Of<Ranked>>,
}

/// The best customers: who came most often, and who brought most.
#[utoipa::path(get, path = "/retention/best", operation_id = "get_best", tag = "retention", params(WantedBest),
    responses((status = 200, body = BestView), RefusedRead))]
async fn best_customers(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Query(wanted): Query<WantedBest>,
) -> Answer<Json<BestView>> {
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let most = usize::from(wanted.most.unwrap_or(10).clamp(1, 100));
    let wanted = Wanted { from: wanted.from, to: wanted.to, location: wanted.location, ..Wanted::default() };
    let grid = wanted.grid(By::Range, asked.basis.today)?;
    let (frequent, valuable) = work_out(move || {
        let log = &asked.log;
        let part = at(log, wanted.location)?;
        let view = part.as_ref().unwrap_or(log.log()).as_of(grid.as_of());
        let of = |parts: Vec<Ranked>| parts.into_iter().filter_map(|part| told(log, part.customer, part)).collect();
        let best = grid.periods().first().map(|period| best(&view, period, most)).unwrap_or_default();
        Ok((of(best.most_frequent), of(best.most_valuable)))
    })
    .await?;
    Ok(Json(BestView {
        most_frequent: named(&desk, owner.shop(), frequent).await?,
        most_valuable: named(&desk, owner.shop(), valuable).await?,
    }))
}
