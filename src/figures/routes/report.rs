//! The report, and tables of other periods than months.

use axum::extract::{FromRef, State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asked, work_out};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::desk::Desk;
use crate::figures::jobs::Logs;
use crate::figures::{By, Wanted};
use crate::http::{Answer, Json, Path, Problem, Query, RefusedRead};
use crate::retention::{self, Cohort, MonthReport, Period, Report, table};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(report)).routes(routes!(periods))
}

/// The retention report: every figure of each month, of quarters and years, cohorts, funnel, RFM, the traffic light.
#[utoipa::path(get, path = "/retention", operation_id = "get_retention", tag = "retention", params(Wanted),
    responses((status = 200, body = Report), RefusedRead))]
async fn report(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Query(wanted): Query<Wanted>,
) -> Answer<Json<Report>> {
    Ok(Json(report_of(&owner, &desk, &logs, &wanted).await?))
}

pub(super) async fn report_of(owner: &Owner, desk: &Desk, logs: &Logs, wanted: &Wanted) -> Answer<Report> {
    let asked = Asked::of(desk, logs, owner.shop()).await?;
    let basis = &asked.basis;
    let ask = wanted.ask(basis.today, &basis.calendar, asked.window(), &basis.closures)?;
    let narrow = asked.narrow(desk, wanted).await?;
    work_out(move || {
        let log = &asked.log;
        let (start, end) = (ask.from.first_day(), ask.to.plus(1).first_day());
        let whole = Period { name: String::new(), start, end };
        let part = narrow.of(log, ask.as_of.unwrap_or(end), &whole)?;
        Ok(retention::report(part.as_ref().unwrap_or(log.log()), &ask)?)
    })
    .await
}

/// A table of periods.
#[derive(Debug, Serialize, ToSchema)]
struct Table {
    /// Each period's figures, under its name in `month`.
    periods: Vec<MonthReport>,
    /// Customers by the period of their first visit.
    cohorts: Vec<Cohort>,
}

/// Every figure of each week, month, quarter or year, or of one free range of days. `from` and `to` are months or days.
#[utoipa::path(get, path = "/retention/by/{length}", operation_id = "get_retention_by", tag = "retention",
    params(("length" = By, Path, description = "How long the periods are."), Wanted),
    responses((status = 200, body = Table), RefusedRead))]
async fn periods(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Path(by): Path<By>,
    Query(wanted): Query<Wanted>,
) -> Answer<Json<Table>> {
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let (grid, window) = (wanted.grid(by, asked.basis.today)?, wanted.window(asked.window())?);
    let narrow = asked.narrow(&desk, &wanted).await?;
    let table = work_out(move || {
        let log = &asked.log;
        let start = grid.periods().first().map_or(grid.as_of(), |period| period.start);
        let whole = Period { name: String::new(), start, end: grid.as_of() };
        let part = narrow.of(log, grid.as_of(), &whole)?;
        let view = part.as_ref().unwrap_or(log.log()).as_of(grid.as_of());
        let (periods, cohorts) = table(&view, &grid, window, &asked.basis.closures);
        Ok::<_, Problem>(Table { periods, cohorts })
    });
    Ok(Json(table.await?))
}
