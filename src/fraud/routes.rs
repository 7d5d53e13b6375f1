//! The report over HTTP, with its sentences.

use std::collections::BTreeMap;

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::jobs::read;
use super::store::{BehindRow, behind, refused};
use super::{Finding, Person, Sort, report};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Kind, Problem, Query, RefusedRead};
use crate::kernel::{CardId, CustomerId, Date, Day, Language, Name, ShopId, StaffId, Time};
use crate::shop;
use crate::words::{Words, rounded};

/// The longest window.
const MAX_DAYS: i32 = 366;
/// The window that is looked at where none is named.
const USUAL_DAYS: i64 = 28;

/// The routes of the report.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(fraud_report))
}

/// Which days.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FraudWindow {
    /// The first day; 28 days before the last unless told.
    #[param(example = "2026-03-01")]
    from: Option<Date>,
    /// The last day; yesterday unless told.
    #[param(example = "2026-03-28")]
    to: Option<Date>,
    /// The language of its words; the shop's own unless told.
    language: Option<Language>,
}

/// What in the counter's records is worth a look.
#[derive(Debug, Serialize, ToSchema)]
pub struct FraudReport {
    /// The first day.
    from: Date,
    /// The last day.
    to: Date,
    /// How to read it.
    notice: String,
    /// The median of scans an hour of shift, over everybody; null where no shift is known.
    median_per_hour: Option<f64>,
    /// Everybody who worked or scanned.
    people: Vec<PersonFigures>,
    /// What is worth a look, by person; empty where nothing is.
    findings: Vec<FindingView>,
}

/// A person's figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonFigures {
    /// Who.
    staff_id: StaffId,
    /// What they are called.
    name: Name,
    /// Scans.
    scans: i64,
    /// Hours of shift.
    hours: f64,
    /// Scans an hour of shift; null where no shift is known.
    per_hour: Option<f64>,
    /// Days with a shift or a scan.
    days: i64,
    /// Visits declared void.
    voids: i64,
    /// Rewards used on their word.
    overrides: i64,
    /// Refunds.
    refunds: i64,
    /// Scans sent in later than they happened.
    late: i64,
    /// Scans that were sent in later and refused.
    refused: i64,
    /// Scans while the shop is closed.
    while_closed: i64,
}

/// One thing that is worth a look. A hint, not a verdict.
#[derive(Debug, Serialize, ToSchema)]
pub struct FindingView {
    /// Whose doing.
    staff_id: StaffId,
    /// What.
    sort: Sort,
    /// It in words.
    #[schema(example = "Giulia gave one card 4.1 stamps a shift. More than 2 are unusual.")]
    sentence: String,
    /// The figure.
    value: f64,
    /// The same figure of the others, or what is nothing unusual.
    usual: f64,
    /// How likely it is by chance alone.
    chance: f64,
    /// The formula of the figure and of its chance.
    formula: &'static str,
    /// What is put into it, by name.
    #[schema(example = json!({"stamps": 123.0, "shifts": 30.0}))]
    inputs: BTreeMap<&'static str, f64>,
    /// The card, where it is about one.
    card_id: Option<CardId>,
    /// The visits, refunds or rewards behind it, 100 at most.
    rows: Vec<RowView>,
    /// How many there are.
    rows_counted: usize,
}

/// A visit, a refund or a reward behind a finding.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct RowView {
    /// The row.
    id: Uuid,
    /// When the person did it.
    at: Time,
    /// Whose card it is about; null where they were erased.
    customer_id: Option<CustomerId>,
    /// What they are called; null where they did not say.
    display_name: Option<Name>,
    /// What stands on their card.
    short_code: String,
    /// The device that the person was at work on; null where no shift is known.
    device: Option<Name>,
}

/// The window's people and what in their records is worth a look: every figure with its formula, what is put in, and the
/// rows behind it.
#[utoipa::path(get, path = "/fraud-report", operation_id = "show_fraud_report", tag = "audit", params(FraudWindow),
    responses((status = 200, body = FraudReport), RefusedRead))]
async fn fraud_report(
    owner: Owner,
    State(desk): State<Desk>,
    Query(window): Query<FraudWindow>,
) -> Answer<Json<FraudReport>> {
    let id = owner.shop();
    let mut reader = desk.db.reader(Shops::One(id)).await?;
    let shop = shop::store::shop(&mut reader, id).await?.ok_or_else(Problem::not_found)?;
    let (from, to) = days(&window, shop.zone.day(desk.now()))?;
    let too_many = || not_asked("The window has too many rows. Ask for fewer days.");
    let (facts, named) = read(&mut reader, id, &shop.zone, (from, to), desk.now()).await?.ok_or_else(too_many)?;
    let times = (shop.zone.midnight(from), shop.zone.midnight(to.plus(1)));
    let refused: BTreeMap<StaffId, i64> = refused(&mut reader, id, times).await?.into_iter().collect();
    drop(reader);
    let told = tokio::task::spawn_blocking(move || report(&facts)).await.map_err(Problem::internal)?;
    let words = Words(window.language.unwrap_or(shop.language));
    let names: BTreeMap<StaffId, Name> = named.into_iter().collect();
    let people = told
        .people
        .iter()
        .filter_map(|(id, person)| {
            let refused = refused.get(id).copied().unwrap_or_default();
            Some(PersonFigures { refused, ..figures(*id, names.get(id)?, person) })
        })
        .collect();
    let rows = rows(&desk, id, &told.findings).await?;
    let findings =
        told.findings.into_iter().filter_map(|finding| Some(view(&words, names.get(&finding.staff)?, finding, &rows)));
    Ok(Json(FraudReport {
        from: Date(from),
        to: Date(to),
        notice: words.say("fraud-notice"),
        median_per_hour: told.median_per_hour.map(|median| rounded(median, 2)),
        people,
        findings: findings.collect(),
    }))
}

/// What the rows behind the findings are about, by who did them and what they are.
async fn rows(desk: &Desk, shop: ShopId, findings: &[Finding]) -> Answer<BTreeMap<(StaffId, bool, Uuid), RowView>> {
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let of = |finding: &Finding| {
        let (staff, is_void) = (finding.staff, finding.sort == Sort::Voids);
        finding.rows.iter().map(|row| (*row, staff, is_void)).collect::<Vec<_>>()
    };
    let asked: Vec<_> = findings.iter().flat_map(of).collect();
    let known = behind(&mut reader, shop, &asked).await?;
    drop(reader);
    let opener = desk.people.opener(shop, known.iter().filter_map(|row| row.customer_id)).await?;
    Ok(known
        .into_iter()
        .map(|row| {
            let BehindRow { id, at, staff_id, is_void, customer_id, display_name, short_code, device } = row;
            let display_name = customer_id.and_then(|customer| opener.name(customer, display_name.as_ref()));
            ((staff_id, is_void, id), RowView { id, at, customer_id, display_name, short_code, device })
        })
        .collect())
}

fn not_asked(why: &str) -> Problem {
    Problem::new(Kind::BadRequest).detail(why.to_owned())
}

fn days(window: &FraudWindow, today: Day) -> Answer<(Day, Day)> {
    let to = window.to.as_ref().map_or(today.plus(-1), |day| day.0);
    let from = window.from.as_ref().map_or(to.plus(1 - USUAL_DAYS), |day| day.0);
    if from > to {
        return Err(not_asked("The window ends before it begins."));
    }
    if to.0.saturating_sub(from.0) >= MAX_DAYS {
        return Err(not_asked("The window has more than 366 days."));
    }
    Ok((from, to))
}

fn figures(staff_id: StaffId, name: &Name, person: &Person) -> PersonFigures {
    let Person { scans, minutes, days, voids, overrides, refunds, late, closed } = *person;
    PersonFigures {
        staff_id,
        name: name.clone(),
        scans,
        hours: rounded(minutes as f64 / 60.0, 2),
        per_hour: person.per_hour().map(|pace| rounded(pace, 2)),
        days,
        voids,
        overrides,
        refunds,
        late,
        refused: 0,
        while_closed: closed,
    }
}

fn view(
    words: &Words,
    name: &Name,
    finding: Finding,
    behind: &BTreeMap<(StaffId, bool, Uuid), RowView>,
) -> FindingView {
    let Finding { staff, sort, value, usual, chance, inputs, card, rows, rows_counted } = finding;
    let key = match sort {
        Sort::OneCard => "fraud-one-card",
        Sort::OwnCircle => "fraud-own-circle",
        Sort::Pace => "fraud-pace",
        Sort::Voids => "fraud-voids",
        Sort::Overrides => "fraud-overrides",
        Sort::Refunds => "fraud-refunds",
        Sort::Offline => "fraud-offline",
        Sort::Closed => "fraud-closed",
    };
    let (mut shown, mut others) = (words.number(value, 1), words.number(usual, 1));
    match sort {
        Sort::Voids | Sort::Refunds | Sort::Offline => {
            (shown, others) = (words.percent(value), words.percent(usual));
        }
        Sort::OwnCircle | Sort::Closed => shown = words.number(value, 0),
        Sort::OneCard | Sort::Pace | Sort::Overrides => {}
    }
    let named = [("name", name.as_str().into()), ("value", shown.into()), ("usual", others.into())];
    let sentence = words.tell(key, named);
    let inputs = inputs.into_iter().map(|(name, value)| (name, rounded(value, 4))).collect();
    let formula = sort.formula();
    let rows = rows.into_iter().filter_map(|row| behind.get(&(staff, sort == Sort::Voids, row)).cloned()).collect();
    FindingView {
        staff_id: staff,
        sort,
        sentence,
        value,
        usual,
        chance,
        formula,
        inputs,
        card_id: card,
        rows,
        rows_counted,
    }
}
