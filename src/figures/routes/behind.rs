//! What stands behind a number: its formula with the figures put in, and its people.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asked, Of, at, named, told, work_out};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::desk::Desk;
use crate::figures::jobs::Logs;
use crate::figures::say::{ExplanationWords, Speaker};
use crate::figures::{NotAsked, Wanted, day};
use crate::http::{Answer, Json, Problem, Query, RefusedRead};
use crate::kernel::{Day, Language, LocationId};
use crate::retention::{
    Explanation, Log, Metric, Month, Refusal, Scope, TellingId, WindowDays, explain, people, preset, sides,
};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(explanation)).routes(routes!(people_behind))
}

/// Which number.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Which {
    /// The metric by its field in the report.
    #[param(example = "retention_rate")]
    metric: String,
    /// The period: `2025-03`, `2025-Q1`, `2025`, `2025-W09`, or `2025-03-01..2025-03-20`; the last month that is over, if
    /// not given.
    #[param(example = "2025-03")]
    period: Option<String>,
    /// Which of the people: the sides are named by `GET /retention/explain`.
    side: Option<String>,
    /// The day of whose morning all is told; the one after the period, if not given.
    as_of: Option<String>,
    /// After how many days without a visit a customer is lost, 7 to 365; the shop's own window, if not given.
    window_days: Option<i32>,
    /// One counter only; what was imported happened at none.
    #[serde(default)]
    location: Option<LocationId>,
    /// The language of its words; the shop's own, if not given.
    language: Option<Language>,
}

/// A number that is asked about, checked.
struct Number {
    metric: Metric,
    period: String,
    as_of: Day,
    window: WindowDays,
    location: Option<LocationId>,
}

impl Which {
    fn number(&self, asked: &Asked) -> Result<Number, NotAsked> {
        let basis = &asked.basis;
        let not = |field, reason: &str| NotAsked { field, reason: reason.to_owned() };
        let metric = Metric::parse(&self.metric).ok_or_else(|| not("metric", "is no field of the report"))?;
        let period = self.period.clone().unwrap_or_else(|| Month::of(basis.today).plus(-1).to_string());
        let end = end_of(asked, &period).map_err(|refusal| not("period", &refusal.to_string()))?;
        let as_of = match &self.as_of {
            Some(text) => day(text).ok_or_else(|| not("as_of", "is a day such as 2026-01-01"))?,
            None => end,
        };
        if as_of > basis.today {
            return Err(not(if self.as_of.is_some() { "as_of" } else { "period" }, "lies in the future"));
        }
        if as_of < end {
            return Err(not("as_of", "lies before the end of the period"));
        }
        let window = Wanted { window_days: self.window_days, ..Wanted::default() }.window(asked.window())?;
        Ok(Number { metric, period, as_of, window, location: self.location })
    }
}

/// The day after a period, by its name alone: a log without facts knows as much.
fn end_of(Asked { basis, .. }: &Asked, period: &str) -> Result<Day, Refusal> {
    let log = Log::new(basis.calendar.clone());
    let view = log.as_of(basis.today);
    let scope = Scope::of(&view, period, preset(basis.shop.kind), &basis.closures)?;
    Ok(scope.period().map_or(basis.today, |period| period.end))
}

/// A number, explained.
#[derive(Debug, Serialize, ToSchema)]
struct Explained {
    /// Formula, figures put in, result, window, caveats, other ways to it.
    #[serde(flatten)]
    explanation: Explanation,
    /// The same in words.
    words: ExplanationWords,
    /// The sides whose people can be listed.
    sides: Vec<String>,
}

/// Explain a number: its formula, the figures put in, the window, the caveat, the textbook's way and why it differs.
#[utoipa::path(get, path = "/retention/explain", operation_id = "explain_number", tag = "retention", params(Which),
    responses((status = 200, body = Explained), RefusedRead))]
async fn explanation(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Query(which): Query<Which>,
) -> Answer<Json<Explained>> {
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let number = which.number(&asked)?;
    let explained = work_out(move || {
        scoped(&asked, &number, |scope| {
            let sides = sides(scope, number.metric);
            let explanation = explain(scope, number.metric)?;
            let words = Speaker::of(&asked.basis.shop, which.language).explanation(&explanation);
            Some(Explained { explanation, words, sides })
        })?
        .ok_or_else(Problem::not_found)
    });
    Ok(Json(explained.await?))
}

fn scoped<T>(asked: &Asked, number: &Number, ask: impl FnOnce(&Scope<'_>) -> T) -> Answer<T> {
    let part = at(&asked.log, number.location)?;
    let view = part.as_ref().unwrap_or(asked.log.log()).as_of(number.as_of);
    Ok(ask(&Scope::of(&view, &number.period, number.window, &asked.basis.closures)?))
}

/// The people behind a number.
#[derive(Debug, Serialize, ToSchema)]
struct Behind {
    /// The metric.
    metric: Metric,
    /// The period.
    period: String,
    /// Which of them.
    side: String,
    /// How many there are; at most a thousand of them are listed.
    customers: usize,
    /// Who, in the order of the ids by which they are told of.
    people: Vec<Of<Nothing>>,
}

/// Nothing more to say of somebody.
#[derive(Debug, Serialize, ToSchema)]
struct Nothing {}

/// More people than this are no list that anybody reads.
const MOST_PEOPLE: usize = 1_000;

/// List the people behind a number: those lost in March, those who came once.
#[utoipa::path(get, path = "/retention/people", operation_id = "list_people_behind", tag = "retention", params(Which),
    responses((status = 200, body = Behind), RefusedRead))]
async fn people_behind(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Query(which): Query<Which>,
) -> Answer<Json<Behind>> {
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let number = which.number(&asked)?;
    let (metric, period) = (number.metric, number.period.clone());
    let wanted = which.side.clone();
    let (side, all) = work_out(move || {
        let (side, found) = scoped(&asked, &number, |scope| {
            let side = wanted.or_else(|| sides(scope, number.metric).into_iter().next()).unwrap_or_default();
            let found = people(scope, number.metric, &side);
            (side, found)
        })?;
        let found = found.map_err(|no| NotAsked { field: "side", reason: no.to_string() })?;
        let mut all: Vec<_> = found.into_iter().filter_map(|customer| told(&asked.log, customer, Nothing {})).collect();
        all.sort_by_cached_key(|(_, told_as, _)| TellingId::of(told_as));
        Ok((side, all))
    })
    .await?;
    let customers = all.len();
    let people = named(&desk, owner.shop(), all.into_iter().take(MOST_PEOPLE).collect()).await?;
    Ok(Json(Behind { metric, period, side, customers, people }))
}
