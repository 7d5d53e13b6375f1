//! Tables for a spreadsheet, how customers come over the whole of their time, and at which hours.

use axum::extract::{FromRef, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::report::report_of;
use super::{Asked, at, work_out};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::desk::Desk;
use crate::figures::jobs::Logs;
use crate::figures::{By, Wanted};
use crate::http::{Answer, Json, Path, Problem, Query, RefusedRead};
use crate::kernel::{Date, LocationId};
use crate::retention::{Customs, Hours, Table, customs, hours};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(table)).routes(routes!(show_customs)).routes(routes!(by_hour))
}

/// A table of the report as CSV: a header with the report's field names, an empty field for what is null.
#[utoipa::path(get, path = "/retention/tables/{file}", operation_id = "get_retention_table", tag = "retention",
    params(("file" = String, Path, description = "A table of the report and `.csv`, such as `months.csv`."), Wanted),
    responses((status = 200, body = String, content_type = "text/csv"), RefusedRead))]
async fn table(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Path(file): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Response> {
    let table = file.strip_suffix(".csv").and_then(Table::parse).ok_or_else(Problem::not_found)?;
    let csv = table.csv(&report_of(&owner, &desk, &logs, wanted).await?.report).map_err(Problem::internal)?;
    let disposition = format!("attachment; filename=\"{}.csv\"", table.as_str());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, disposition.as_str()),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, csv).into_response())
}

/// Where.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Where {
    /// One counter only; what was imported happened at none.
    #[serde(default)]
    location: Option<LocationId>,
}

/// How customers come: the days between their visits, how long they stay, RFM in five words.
#[utoipa::path(get, path = "/retention/habits", operation_id = "get_habits", tag = "retention", params(Where),
    responses((status = 200, body = Customs), RefusedRead))]
async fn show_customs(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Query(Where { location }): Query<Where>,
) -> Answer<Json<Customs>> {
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let told = work_out(move || {
        let Asked { basis, log } = &asked;
        let part = at(log, location)?;
        let view = part.as_ref().unwrap_or(log.log()).as_of(basis.today);
        Ok(customs(&view, asked.window(), &basis.closures))
    });
    Ok(Json(told.await?))
}

/// When, and where.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WantedHours {
    /// The first month or day; the last complete month, if neither is given.
    from: Option<String>,
    /// The last month or day.
    to: Option<String>,
    /// One counter only; what was imported happened at none.
    #[serde(default)]
    location: Option<LocationId>,
}

/// When people come.
#[derive(Debug, Serialize, ToSchema)]
struct ByHour {
    /// The first day.
    from: Date,
    /// The last day.
    to: Date,
    /// Visits: a row for each weekday of the shop's days, Monday first, with one count for each hour on its clock.
    visits: Hours,
}

/// When people come: visits by weekday and hour, on the shop's own clock.
#[utoipa::path(get, path = "/retention/hours", operation_id = "get_hours", tag = "retention", params(WantedHours),
    responses((status = 200, body = ByHour), RefusedRead))]
async fn by_hour(
    owner: Owner,
    State(desk): State<Desk>,
    State(logs): State<Logs>,
    Query(wanted): Query<WantedHours>,
) -> Answer<Json<ByHour>> {
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let wanted = Wanted { from: wanted.from, to: wanted.to, location: wanted.location, ..Wanted::default() };
    let grid = wanted.grid(By::Range, asked.basis.today)?;
    let by_hour = work_out(move || {
        let part = at(&asked.log, wanted.location)?;
        let view = part.as_ref().unwrap_or(asked.log.log()).as_of(grid.as_of());
        let period = grid.periods().first().ok_or_else(Problem::not_found)?;
        Ok(ByHour { from: Date(period.start), to: Date(period.end.plus(-1)), visits: hours(&view, period) })
    });
    Ok(Json(by_hour.await?))
}
