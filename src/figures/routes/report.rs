//! The report, and tables of other periods.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Basis, work_out};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::desk::Desk;
use crate::figures::jobs::Logs;
use crate::figures::{By, Wanted};
use crate::http::{Answer, Json, Query, RefusedRead};
use crate::retention::{self, Cohort, MonthReport, Report};

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
    let basis = Basis::of(&desk, owner.shop()).await?;
    let ask = wanted.ask(&basis.calendar, desk.now(), basis.window, &basis.closures)?;
    let log = basis.log(&desk, &logs).await?;
    Ok(Json(work_out(move || Ok(retention::report(log.log(), &ask)?)).await?))
}
