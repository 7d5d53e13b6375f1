//! Tables for a spreadsheet, and how customers come over the whole of their time.

use axum::extract::{FromRef, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::report::report_of;
use super::{Asked, work_out};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::desk::Desk;
use crate::figures::Wanted;
use crate::figures::jobs::Logs;
use crate::http::{Answer, Json, Path, Problem, Query, RefusedRead};
use crate::retention::{Habits, Staying, Table, Words, habits, rfm_words, staying};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(table)).routes(routes!(customs))
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

/// How customers come, as of this morning.
#[derive(Debug, Serialize, ToSchema)]
struct Customs {
    /// After how many open days without a visit a customer is lost.
    window_days: i32,
    /// Regulars by the days between their visits.
    habits: Habits,
    /// The retention curve: the share that was not lost by so many days after the first visit.
    staying: Staying,
    /// Customers by recency, frequency and money, in five words.
    rfm: Words,
}

/// How customers come: the days between their visits, how long they stay, RFM in five words.
#[utoipa::path(get, path = "/retention/habits", operation_id = "get_habits", tag = "retention",
    responses((status = 200, body = Customs), RefusedRead))]
async fn customs(owner: Owner, State(desk): State<Desk>, State(logs): State<Logs>) -> Answer<Json<Customs>> {
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let customs = work_out(move || {
        let Asked { basis, log } = &asked;
        let (view, window) = (log.log().as_of(basis.today), asked.window());
        Ok(Customs {
            window_days: window.get(),
            habits: habits(&view, &basis.closures),
            staying: staying(&view, window, &basis.closures),
            rfm: rfm_words(&view, window, &basis.closures),
        })
    });
    Ok(Json(customs.await?))
}
