//! The report: one document with every figure of the months asked for, whose field names are part of the promise.

use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::kernel::{Day, Time};

use super::Refusal;
use super::activity::{self, Activity, Lifecycle};
use super::calendar::{Closures, WindowDays};
use super::cohorts::{self, Cohort, funnel_visit_days};
use super::light::{TrafficLight, traffic_light};
use super::log::Log;
use super::money::{self, LifetimeValue, Money, Revenue, lifetime_values};
use super::periods::{Grid, Month, Period};
use super::rfm::{Rfm, rfm};
use super::rhythm::{self, TimeBetween};
use super::surveys::{Csat, Nps, Surveys, surveys};
use super::survival::{TimeToSecondVisit, time_to_second_visit};
use super::totals::{FirstYearValue, clockwork, first_year_value};
use super::view::View;
use super::walk::walk;

/// What is asked: the months, and the settings that every figure depends on.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
    /// The day of whose morning all is told: the one after the last month, if not given. Never an earlier one.
    pub as_of: Option<Day>,
    /// After how many open days without a visit a customer is lost.
    pub window: WindowDays,
    /// Days that do not count as idle.
    pub closures: Closures,
}

/// The document.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names are those of the figures, which their own types explain")]
pub struct Report {
    /// What was asked, repeated: no figure is shown without its window.
    pub case: Asked,
    #[serde(serialize_with = "to_the_second")]
    pub as_of_utc: Time,
    pub valid_visits: i64,
    pub customers: i64,
    pub months: Vec<MonthReport>,
    pub long_periods: Vec<LongPeriod>,
    pub cohorts: Vec<Cohort>,
    pub funnel_visit_days: [i64; cohorts::VISIT_DAYS_OF_FUNNEL],
    pub time_to_second_visit: TimeToSecondVisit,
    pub first_year_value: FirstYearValue,
    pub rfm: Rfm,
    pub traffic_light: TrafficLight,
    pub by_local_hour: [i64; 24],
    pub by_local_weekday_mon0: [i64; 7],
}

/// What a report was asked for.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Asked {
    pub tz: String,
    pub from: String,
    pub to: String,
    pub window_days: i32,
}

/// All figures of one period. Written for months, and as true for weeks, quarters, years and free ranges.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names are those of the figures, which their own types explain")]
pub struct MonthReport {
    pub month: String,
    #[serde(serialize_with = "to_the_second")]
    pub start_utc: Time,
    #[serde(serialize_with = "to_the_second")]
    pub end_utc: Time,
    pub days: i64,
    pub hours: i64,
    pub visits: i64,
    pub visitors: i64,
    pub visit_days: i64,
    #[serde(flatten)]
    pub retention: Retention,
    pub lifecycle: Lifecycle,
    pub repeat_customers: i64,
    pub repeat_purchase_rate: Option<f64>,
    pub returning_visitors: i64,
    pub repeat_purchase_ratio: Option<f64>,
    pub loyal_customers: i64,
    pub customer_base: i64,
    pub loyal_customer_rate: Option<f64>,
    pub customers_ever: i64,
    pub repeat_customers_ever: i64,
    pub repeat_rate_ever: Option<f64>,
    pub purchase_frequency: Option<f64>,
    pub gross_minor: i64,
    pub refunds_minor: i64,
    pub net_minor: i64,
    pub visits_with_amount: i64,
    pub aov_minor: Option<f64>,
    pub amount_coverage: Option<f64>,
    pub paying_customers: i64,
    pub arpc_minor: Option<f64>,
    pub mrr_minor: i64,
    pub revenue: Revenue,
    pub gross_revenue_churn: Option<f64>,
    pub net_revenue_churn: Option<f64>,
    pub existing_revenue_growth: Option<f64>,
    pub units_sold: i64,
    pub units_returned_in_period: i64,
    pub units_sold_later_returned: i64,
    pub return_rate_period: Option<f64>,
    pub return_rate_cohort: Option<f64>,
    pub nps_all: NpsReport,
    pub nps_latest_per_customer: NpsReport,
    pub csat: CsatReport,
    pub dso: Dso,
    pub time_between: TimeBetween,
    pub clv_trailing12: Option<LifetimeValue>,
}

/// The retention figures of one period.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names are those of the figures, which their own types explain")]
pub struct Retention {
    pub active_at_start: i64,
    pub active_at_end: i64,
    pub new_customers: i64,
    pub retained: i64,
    pub lost: i64,
    pub reactivated: i64,
    pub new_lost: i64,
    pub retention_rate: Option<f64>,
    pub churn_rate: Option<f64>,
    pub retention_rate_textbook: Option<f64>,
}

/// A quarter or a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LongPeriod {
    /// `2025-Q1` or `2025`.
    pub period: String,
    /// Its figures.
    #[serde(flatten)]
    pub retention: Retention,
}

/// NPS with its counts.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names are those of the figures, which their own types explain")]
pub struct NpsReport {
    pub responses: i64,
    pub promoters: i64,
    pub passives: i64,
    pub detractors: i64,
    pub nps: Option<f64>,
}

/// CSAT with its counts.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names are those of the figures, which their own types explain")]
pub struct CsatReport {
    pub responses: i64,
    pub satisfied: i64,
    pub csat: Option<f64>,
}

/// What is owed, and for how many days' sales on account.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names are those of the figures, which their own types explain")]
pub struct Dso {
    pub receivables_end_minor: i64,
    pub credit_sales_minor: i64,
    pub dso_days: Option<f64>,
}

impl From<&Activity> for Retention {
    fn from(activity: &Activity) -> Retention {
        Retention {
            active_at_start: activity.active_at_start,
            active_at_end: activity.active_at_end,
            new_customers: activity.new_customers,
            retained: activity.retained,
            lost: activity.lost,
            reactivated: activity.reactivated,
            new_lost: activity.new_lost,
            retention_rate: activity.retention_rate(),
            churn_rate: activity.churn_rate(),
            retention_rate_textbook: activity.retention_rate_textbook(),
        }
    }
}

impl From<Nps> for NpsReport {
    fn from(nps: Nps) -> NpsReport {
        let Nps { promoters, passives, detractors } = nps;
        NpsReport { responses: nps.responses(), promoters, passives, detractors, nps: nps.score() }
    }
}

impl From<Csat> for CsatReport {
    fn from(csat: Csat) -> CsatReport {
        CsatReport { responses: csat.responses, satisfied: csat.satisfied, csat: csat.score() }
    }
}

/// Answers the ask from the log. Refuses months that end before they begin, or too many of them; that the last month is
/// over is the caller's to know, who has the clock.
pub fn report(log: &Log, ask: &Ask) -> Result<Report, Refusal> {
    let grid = Grid::months(ask.from, ask.to)?;
    let as_of = ask.as_of.unwrap_or(grid.as_of());
    if as_of < grid.as_of() {
        return Err(Refusal::AsOfTooEarly);
    }
    let view = log.as_of(as_of);
    let clock = clockwork(&view);
    let (months, cohorts) = table(&view, &grid, ask.window, &ask.closures);
    Ok(Report {
        case: Asked {
            tz: log.calendar().zone().name().to_owned(),
            from: ask.from.to_string(),
            to: ask.to.to_string(),
            window_days: ask.window.get(),
        },
        as_of_utc: view.as_of_at(),
        valid_visits: clock.visits,
        customers: clock.customers,
        months,
        long_periods: long_periods(&view, ask),
        cohorts,
        funnel_visit_days: funnel_visit_days(&view),
        time_to_second_visit: time_to_second_visit(&view),
        first_year_value: first_year_value(&view),
        rfm: rfm(&view),
        traffic_light: traffic_light(&view, ask.window, &ask.closures),
        by_local_hour: clock.by_hour,
        by_local_weekday_mon0: clock.by_weekday,
    })
}

/// All figures of each period of a grid, and its cohorts, in one walk. The lifetime value is told where twelve periods
/// are a year: where they are months.
pub fn table(view: &View<'_>, grid: &Grid, window: WindowDays, closures: &Closures) -> (Vec<MonthReport>, Vec<Cohort>) {
    let mut activity = activity::Tally::new(grid, window, closures);
    let mut money = money::Tally::new(view, grid);
    let mut gaps = rhythm::Tally::new(grid, true);
    let mut cohorts = cohorts::Tally::new(grid);
    walk(view, grid, |person| {
        activity.meet(person);
        money.meet(person);
        gaps.meet(person);
        cohorts.meet(person);
    });
    let (activity, money) = (activity.finish(grid), money.finish());
    let are_months = grid.periods().iter().all(|period| Month::parse(&period.name).is_ok());
    let values = if are_months { lifetime_values(&activity, &money) } else { vec![None; activity.len()] };
    let (gaps, surveys) = (gaps.finish(grid), surveys(view, grid));
    let rows = grid.periods().iter().zip(&activity).zip(&money).zip(&gaps).zip(&surveys).zip(values);
    let told = rows.map(|(((((period, activity), money), gaps), surveys), value)| {
        let start = |day: Day| view.log().calendar().start(day);
        row(period, [start(period.start), start(period.end)], activity, money, *gaps, surveys, value)
    });
    (told.collect(), cohorts.finish(grid))
}

/// The people of each period of a grid and its cohorts, in one walk: what a table costs that tells of no money.
pub fn activity_and_cohorts(
    view: &View<'_>,
    grid: &Grid,
    window: WindowDays,
    closures: &Closures,
) -> (Vec<Activity>, Vec<Cohort>) {
    let mut activity = activity::Tally::new(grid, window, closures);
    let mut cohorts = cohorts::Tally::new(grid);
    walk(view, grid, |person| {
        activity.meet(person);
        cohorts.meet(person);
    });
    (activity.finish(grid), cohorts.finish(grid))
}

fn row(
    period: &Period,
    [start_utc, end_utc]: [Time; 2],
    activity: &Activity,
    money: &Money,
    time_between: TimeBetween,
    surveys: &Surveys,
    clv_trailing12: Option<LifetimeValue>,
) -> MonthReport {
    MonthReport {
        month: period.name.clone(),
        start_utc,
        end_utc,
        days: period.days(),
        hours: (end_utc.0 - start_utc.0) / 3_600_000,
        visits: activity.visits,
        visitors: activity.visitors,
        visit_days: activity.visit_days,
        retention: Retention::from(activity),
        lifecycle: activity.lifecycle,
        repeat_customers: activity.repeat_customers,
        repeat_purchase_rate: activity.repeat_purchase_rate(),
        returning_visitors: activity.returning_visitors,
        repeat_purchase_ratio: activity.repeat_purchase_ratio(),
        loyal_customers: activity.loyal_customers,
        customer_base: activity.customer_base,
        loyal_customer_rate: activity.loyal_customer_rate(),
        customers_ever: activity.customers_ever,
        repeat_customers_ever: activity.repeat_customers_ever,
        repeat_rate_ever: activity.repeat_rate_ever(),
        purchase_frequency: activity.purchase_frequency(),
        gross_minor: money.gross_minor,
        refunds_minor: money.refunds_minor,
        net_minor: money.net_minor(),
        visits_with_amount: money.visits_with_amount,
        aov_minor: money.aov_minor(),
        amount_coverage: money.amount_coverage(activity.visits),
        paying_customers: money.paying_customers,
        arpc_minor: money.arpc_minor(),
        mrr_minor: money.net_minor(),
        revenue: money.revenue,
        gross_revenue_churn: money.revenue.gross_churn(),
        net_revenue_churn: money.revenue.net_churn(),
        existing_revenue_growth: money.revenue.existing_growth(),
        units_sold: money.units_sold,
        units_returned_in_period: money.units_returned_in_period,
        units_sold_later_returned: money.units_sold_later_returned,
        return_rate_period: money.return_rate_period(),
        return_rate_cohort: money.return_rate_cohort(),
        nps_all: surveys.nps_all.into(),
        nps_latest_per_customer: surveys.nps_latest_per_customer.into(),
        csat: surveys.csat.into(),
        dso: Dso {
            receivables_end_minor: money.receivables_end_minor,
            credit_sales_minor: money.credit_sales_minor,
            dso_days: money.dso_days(period.days()),
        },
        time_between,
        clv_trailing12,
    }
}

/// The quarters and years that lie wholly within the months, by name.
fn long_periods(view: &View<'_>, ask: &Ask) -> Vec<LongPeriod> {
    let mut told = Vec::new();
    for grid in [Grid::quarters(ask.from, ask.to), Grid::years(ask.from, ask.to)].into_iter().flatten() {
        let figures = activity::activity(view, &grid, ask.window, &ask.closures);
        let named = grid.periods().iter().zip(&figures);
        told.extend(
            named.map(|(period, figures)| LongPeriod { period: period.name.clone(), retention: figures.into() }),
        );
    }
    told.sort_by(|a, b| a.period.cmp(&b.period));
    told
}

/// Days begin on whole seconds, and the document writes them so.
pub(super) fn to_the_second<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&time.to_string().replace(".000Z", "Z"))
}
