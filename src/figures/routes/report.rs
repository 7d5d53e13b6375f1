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
use crate::figures::say::{BenchmarkWords, Speaker};
use crate::figures::{Basis, By, Wanted};
use crate::http::{Answer, Json, Path, Problem, Query, RefusedRead};
use crate::retention::{
    self, Ask, Benchmark, Cohort, FirstYearValue, Log, MonthReport, Period, Report, TimeToSecondVisit,
    first_year_value, table, time_to_second_visit,
};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(report)).routes(routes!(periods))
}

/// The report, and what others reach.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReportView {
    /// Every figure.
    #[serde(flatten)]
    pub(super) report: Report,
    /// The retention rate over the twelve months that end with the last one asked for, and what to hold it against. Null
    /// where there is no such rate, and for a segment: surveys speak of all customers.
    benchmark: Option<BenchmarkView>,
}

/// A twelve-month rate and what it can be compared with.
#[derive(Debug, Serialize, ToSchema)]
struct BenchmarkView {
    /// The figures, and the key of the survey's source.
    #[serde(flatten)]
    benchmark: Benchmark,
    /// The same in words.
    words: BenchmarkWords,
}

/// The retention report: every figure of each month, of quarters and years, cohorts, funnel, RFM, the traffic light.
#[utoipa::path(get, path = "/retention", operation_id = "get_retention", tag = "retention", params(Wanted),
    responses((status = 200, body = ReportView), RefusedRead))]
async fn report(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Query(wanted): Query<Wanted>,
) -> Answer<Json<ReportView>> {
    Ok(Json(report_of(&owner, &desk, &logs, wanted).await?))
}

/// What is asked for, worked out.
pub(super) async fn report_of(owner: &Owner, desk: &Desk, logs: &Logs, wanted: Wanted) -> Answer<ReportView> {
    let asked = Asked::of(desk, logs, owner.shop()).await?;
    let basis = &asked.basis;
    let ask = wanted.ask(basis.today, &basis.calendar, asked.window(), &basis.closures)?;
    let speaker = Speaker::of(&basis.shop, wanted.language);
    let narrow = asked.narrow(desk, &wanted).await?;
    work_out(move || {
        let log = &asked.log;
        let (start, end) = (ask.from.first_day(), ask.to.plus(1).first_day());
        let whole = Period { name: String::new(), start, end };
        let part = narrow.of(log, ask.as_of.unwrap_or(end), &whole)?;
        let log = part.as_ref().unwrap_or(log.log());
        let benchmark = match &wanted.segment {
            Some(_) => None,
            None => benchmark(log, &asked.basis, &ask),
        };
        let view = |benchmark| BenchmarkView { words: speaker.benchmark(&benchmark), benchmark };
        Ok(ReportView { report: retention::report(log, &ask)?, benchmark: benchmark.map(view) })
    })
    .await
}

fn benchmark(log: &Log, basis: &Basis, ask: &Ask) -> Option<Benchmark> {
    let view = log.as_of(ask.as_of.unwrap_or(ask.to.plus(1).first_day()));
    // The only years it refuses are those before 1970.
    retention::benchmark(&view, basis.shop.kind, ask.to, ask.window, &ask.closures).ok().flatten()
}

/// A table of periods.
#[derive(Debug, Serialize, ToSchema)]
struct Table {
    /// Each period's figures, under its name in `month`.
    periods: Vec<PeriodView>,
    /// Customers by the period of their first visit.
    cohorts: Vec<Cohort>,
}

/// A period's figures, and what is told as of the morning after it.
#[derive(Debug, Serialize, ToSchema)]
struct PeriodView {
    /// The period's.
    #[serde(flatten)]
    row: MonthReport,
    /// What customers brought in their first year. Null in a table of more than 120 periods.
    first_year_value: Option<FirstYearValue>,
    /// After how many days half came again. Null in a table of more than 120 periods.
    time_to_second_visit: Option<TimeToSecondVisit>,
}

/// Periods for which is told what takes a look at every customer for each of them.
const MOST_LOOKED_AT: usize = 120;

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
        let log = part.as_ref().unwrap_or(log.log());
        let (rows, cohorts) = table(&log.as_of(grid.as_of()), &grid, window, &asked.basis.closures);
        let is_looked_at = rows.len() <= MOST_LOOKED_AT;
        let told = grid.periods().iter().zip(rows).map(|(period, row)| {
            let view = is_looked_at.then(|| log.as_of(period.end));
            PeriodView {
                row,
                first_year_value: view.as_ref().map(first_year_value),
                time_to_second_visit: view.as_ref().map(time_to_second_visit),
            }
        });
        let periods = told.collect();
        Ok::<_, Problem>(Table { periods, cohorts })
    });
    Ok(Json(table.await?))
}
