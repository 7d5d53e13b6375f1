//! The calculator over HTTP.

use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{self, Calculation};
use super::{Refusal, is_known, worked};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Problem, Query, Refused, RefusedRead};
use crate::kernel::{CalculationId, Cursor, Name, Page, Time};
use crate::ledger::routes::{Told, told};
use crate::retention::{FORMULAS, Formula, Inputs};

/// The routes of the calculator.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(work_out, list)).routes(routes!(formulas))
}

/// Figures on paper.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"metric": "crr", "inputs": {"S": 120, "E": 130, "N": 40}, "name": "Spring, from the paper cards"}))]
pub struct NewCalculation {
    /// What to work out: one of the formulas' metrics.
    metric: String,
    /// The figures by name, as one of its formulas takes them: numbers, read exactly as they are written; for gaps a list.
    #[schema(value_type = Object)]
    inputs: Inputs,
    /// What to call it.
    #[serde(default)]
    name: Option<Name>,
    /// Whether to keep it, to be compared with others later; true unless told.
    #[serde(default = "kept")]
    #[schema(default = true)]
    save: bool,
}

fn kept() -> bool {
    true
}

/// What came out.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalculationView {
    /// Which; null where it was not kept.
    id: Option<CalculationId>,
    /// What was worked out.
    metric: String,
    /// What the owner calls it.
    name: Option<Name>,
    /// The figures put in.
    #[schema(value_type = Object)]
    inputs: Inputs,
    /// The formula, as it is written.
    #[schema(example = "(E − N) / S")]
    formula: String,
    /// The exact figure, a fraction in lowest terms.
    #[schema(example = "3/4")]
    exact: String,
    /// The same with a point.
    #[schema(example = 0.75)]
    value: f64,
    /// When.
    made_at: Time,
}

impl From<Calculation> for CalculationView {
    fn from(kept: Calculation) -> Self {
        let Calculation { id, metric, name, inputs, formula, exact, value, made_at } = kept;
        Self { id: Some(id), metric, name, inputs, formula, exact, value, made_at }
    }
}

/// Work out a metric from figures on paper, and keep it unless told otherwise.
#[utoipa::path(post, path = "/retention/calculator", operation_id = "work_out", tag = "retention", params(MaybeIdempotencyKey), request_body = NewCalculation,
    responses((status = 201, description = "Worked out and kept.", body = CalculationView),
        (status = 200, description = "Worked out and not kept, or kept by this key.", body = CalculationView), Refused))]
async fn work_out(
    owner: Owner,
    State(desk): State<Desk>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewCalculation>,
) -> Answer<Told<CalculationView>> {
    let result = worked(&body.metric, &body.inputs)?;
    let (shop, now) = (owner.shop(), desk.now());
    let print = fingerprint(&[], &body);
    let new = Calculation {
        id: desk.random.id(now),
        metric: body.metric,
        name: body.name,
        inputs: body.inputs,
        formula: result.formula.written.to_owned(),
        exact: result.exact.to_string(),
        value: result.exact.value(),
        made_at: now,
    };
    if !body.save {
        return Ok((StatusCode::OK, HeaderMap::new(), Json(CalculationView { id: None, ..new.into() })));
    }
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    let claimed = claim(&mut writer, shop, key, "calculation", &print, new.id.0, now).await?;
    let calculation = match claimed {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => store::calculation(&mut writer, shop, CalculationId(subject))
            .await?
            .ok_or_else(|| Problem::internal("a calculation's receipt leads to no calculation"))?,
        Claim::New => {
            store::insert(&mut writer, shop, &new, owner.origin()).await?;
            new
        }
    };
    writer.commit().await?;
    Ok(told(matches!(claimed, Claim::Repeat(_)), calculation.into()))
}

/// Which calculations.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct WhichCalculations {
    /// Only those of this metric; all unless told.
    metric: Option<String>,
    /// `next_cursor` of the page before.
    cursor: Option<Cursor>,
}

/// A page of calculations.
pub type Calculations = Page<CalculationView>;

/// List what was worked out and kept, newest first.
#[utoipa::path(get, path = "/retention/calculator", operation_id = "list_calculations", tag = "retention", params(WhichCalculations),
    responses((status = 200, body = Page<CalculationView>), RefusedRead))]
async fn list(
    owner: Owner,
    State(desk): State<Desk>,
    Query(which): Query<WhichCalculations>,
) -> Answer<Json<Calculations>> {
    if which.metric.as_ref().is_some_and(|metric| !is_known(metric)) {
        return Err(Problem::new(Kind::BadRequest).detail(format!("metric {}.", Refusal::NoSuchMetric)));
    }
    let before = which.cursor.unwrap_or(Cursor::START);
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let metric = which.metric.as_deref();
    let rows = store::calculations_page(&mut reader, owner.shop(), metric, before, Calculations::MAX_ROWS).await?;
    Ok(Json(Page::cut(rows, |kept| kept.id.0).map(CalculationView::from)))
}

/// The calculator's formulas.
#[derive(Debug, Serialize, ToSchema)]
pub struct Formulas {
    /// By metric; one metric may have several, told apart by the names of their inputs.
    data: Vec<FormulaView>,
}

/// One way to work out a metric.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormulaView {
    /// The metric.
    #[schema(example = "crr")]
    metric: &'static str,
    /// The figures it takes, by name.
    #[schema(example = json!(["S", "E", "N"]))]
    inputs: &'static [&'static str],
    /// How it is written.
    #[schema(example = "(E − N) / S")]
    formula: &'static str,
}

impl From<&Formula> for FormulaView {
    fn from(formula: &Formula) -> Self {
        Self { metric: formula.metric, inputs: formula.inputs, formula: formula.written }
    }
}

/// List every formula of the calculator with the figures it takes.
#[utoipa::path(get, path = "/retention/calculator/formulas", operation_id = "list_formulas", tag = "retention",
    responses((status = 200, body = Formulas), RefusedRead))]
async fn formulas(_owner: Owner) -> Json<Formulas> {
    Json(Formulas { data: FORMULAS.iter().map(FormulaView::from).collect() })
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let pointer = match &refusal {
            Refusal::NoSuchMetric => "/metric".to_owned(),
            Refusal::OtherInputs(_) | Refusal::NoFigure => "/inputs".to_owned(),
            Refusal::NoNumber(name) | Refusal::TooManyNumbers(name) => format!("/inputs/{name}"),
        };
        Problem::out_of_range(&pointer, &refusal.to_string())
    }
}
