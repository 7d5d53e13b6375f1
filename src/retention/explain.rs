//! Numbers that explain themselves: for a metric and a period the formula, the figures put in, what comes out, and how
//! others work it out.
//!
//! It promises that every figure shown is one of the report's: the inputs are read from the report's own fields by the
//! names that the formula has. It has no words: what is said in a language has a key that begins with
//! [`Explanation::message`].

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::kernel::Time;

use super::cohorts::{cohorts, funnel_visit_days};
use super::light::traffic_light;
use super::metric::{Metric, Unit};
use super::notice::{Notice, notices};
use super::periods::Grid;
use super::report::{MonthReport, table, to_the_second};
use super::rfm::rfm;
use super::rhythm::time_between;
use super::scope::Scope;
use super::surveys::Nps;
use super::survival::time_to_second_visit;
use super::totals::{clockwork, first_year_value};
use super::written::{Written, names, variants, written};

/// A metric of a period, explained.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Explanation {
    /// Which metric.
    pub metric: Metric,
    /// What its figure is.
    pub unit: Unit,
    /// The beginning of the keys of its messages: the name itself, and with `-plain`, `-formula`, `-window` and
    /// `-caveat` what is said of it.
    pub message: String,
    /// The period by its name. None for what is told as of a day.
    pub period: Option<String>,
    /// Its first instant.
    #[serde(serialize_with = "perhaps_to_the_second")]
    pub start_utc: Option<Time>,
    /// The first instant after it.
    #[serde(serialize_with = "perhaps_to_the_second")]
    pub end_utc: Option<Time>,
    /// Nothing from this instant on is known.
    #[serde(serialize_with = "to_the_second")]
    pub as_of_utc: Time,
    /// The window in days. None where the figure does not depend on it.
    pub window_days: Option<i32>,
    /// Formula, inputs and result.
    #[serde(flatten)]
    pub worked: Worked,
    /// Half the width of the 95 % interval, in points: of NPS only.
    pub margin: Option<f64>,
    /// What has to be said beside this figure, today and here.
    pub notices: Vec<Notice>,
    /// How others work it out.
    pub variants: Vec<Other>,
}

/// A formula with its figures.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Worked {
    /// As it is written, with the names of the inputs.
    pub formula: &'static str,
    /// What was put in.
    pub inputs: Vec<Figure>,
    /// What came out.
    pub result: Figure,
}

/// One figure by the name of its field.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Figure {
    /// The field in the report.
    pub name: &'static str,
    /// What it is.
    pub unit: Unit,
    /// The figure. Null where there is none.
    pub value: Value,
}

/// Another way to the figure.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Other {
    /// Its name.
    pub variant: &'static str,
    /// The beginning of the keys of its messages: the name itself, and with `-why` why it differs.
    pub message: String,
    /// Formula, inputs and result.
    #[serde(flatten)]
    pub worked: Worked,
}

/// Explains a metric of the scope's period; what is told as of a day, as of the view's. A month's lifetime value looks
/// at the twelve months up to it, where the shop has so many. None for a scope without that period.
pub fn explain(scope: &Scope<'_>, metric: Metric) -> Option<Explanation> {
    let (rows, _) = table(scope.view, &scope.grid, scope.window, scope.closures);
    let at = scope.slot.checked_sub(Grid::FIRST)?;
    let row = rows.get(at)?;
    let fields = fields(scope, metric, &rows[..=at], row);
    let worked = |written: &Written| worked(&fields, written);
    let has_period = !metric.is_as_of() || metric == Metric::Cohorts;
    let of_period = |time: Time| has_period.then_some(time);
    let own = worked(&written(metric));
    Some(Explanation {
        metric,
        unit: metric.unit(),
        message: metric.message(),
        period: has_period.then(|| row.month.clone()),
        start_utc: of_period(row.start_utc),
        end_utc: of_period(row.end_utc),
        as_of_utc: scope.view.as_of_at(),
        window_days: metric.depends_on_window().then(|| scope.window.get()),
        margin: margin(metric, row),
        notices: notices(metric, row, &own.inputs, &own.result),
        worked: own,
        variants: variants(metric)
            .iter()
            .map(|other| Other { variant: other.name, message: other.message(), worked: worked(&other.written) })
            .collect(),
    })
}

/// The fields that formulas name: those of the period's row, and beside them what the metric alone asks for.
fn fields(scope: &Scope<'_>, metric: Metric, until: &[MonthReport], row: &MonthReport) -> Map<String, Value> {
    let view = scope.view;
    let mut fields = object(json!(row));
    let mut add = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    match metric {
        Metric::RepeatPurchaseRatio | Metric::Lifecycle => {
            add("came_again_rate", json!(row.lifecycle.came_again_rate()))
        }
        Metric::MrrMinor => add("recurring_minor", json!(row.net_minor - row.revenue.new_minor)),
        Metric::Dso => add("dso_twelve_months", dso_of_twelve(until)),
        Metric::TimeBetween => {
            for (name, with_new) in [("time_between", true), ("time_between_without_new", false)] {
                let gaps = time_between(view, &scope.grid, with_new);
                let told = gaps.get(scope.slot - Grid::FIRST).copied().unwrap_or_default();
                let mut value = object(json!(told));
                value.insert("sum_of_customer_means".to_owned(), json!(told.sum_of_customer_means));
                value.insert("sum_of_gaps".to_owned(), json!(told.sum_of_gaps));
                add(name, Value::Object(value));
            }
            None
        }
        Metric::ClvTrailing12 | Metric::FirstYearValue => add("first_year_value", json!(first_year_value(view))),
        Metric::Cohorts => {
            let cohort = cohorts(view, &scope.grid).into_iter().find(|cohort| cohort.cohort == row.month);
            let size = cohort.as_ref().map_or(0, |cohort| cohort.size);
            let came_next = cohort.and_then(|cohort| cohort.on.get(1).copied());
            let rate = came_next.and_then(|came| super::ratio(came, size));
            add("cohort", json!({ "size": size, "came_next": came_next, "came_next_rate": rate }))
        }
        Metric::FunnelVisitDays => {
            let [one_or_more, two_or_more, ..] = funnel_visit_days(view);
            let second_rate = super::ratio(two_or_more, one_or_more);
            let funnel = json!({ "one_or_more": one_or_more, "two_or_more": two_or_more, "second_rate": second_rate });
            add("funnel_visit_days", funnel)
        }
        Metric::TimeToSecondVisit => add("time_to_second_visit", json!(time_to_second_visit(view))),
        Metric::Rfm => add("rfm", json!(rfm(view))),
        Metric::TrafficLight => {
            add("customers", json!(clockwork(view).customers));
            add("traffic_light", json!(traffic_light(view, scope.window, scope.closures)))
        }
        _ => None,
    };
    fields
}

/// What is owed at the end, in days of the last twelve periods' sales on account. Empty with fewer than twelve.
fn dso_of_twelve(until: &[MonthReport]) -> Value {
    let Some(twelve) = until.len().checked_sub(12).map(|from| &until[from..]) else { return json!({}) };
    let (sales, days) =
        twelve.iter().fold((0, 0), |(sales, days), row| (sales + row.dso.credit_sales_minor, days + row.days));
    let owed = twelve.last().map_or(0, |row| row.dso.receivables_end_minor);
    let dso_days = owed.checked_mul(days).and_then(|owed| super::ratio(owed, sales));
    json!({ "credit_sales_minor": sales, "days": days, "dso_days": dso_days })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn worked(fields: &Map<String, Value>, written: &Written) -> Worked {
    let named = names(written.formula).into_iter().chain(written.beside.iter().copied());
    let figure = |name: &'static str| figure(fields, name);
    Worked { formula: written.formula, inputs: named.map(figure).collect(), result: figure(written.result) }
}

fn figure(fields: &Map<String, Value>, name: &'static str) -> Figure {
    let mut steps = name.split('.');
    let first = steps.next().and_then(|step| fields.get(step));
    let value = steps.fold(first, |value, step| value?.get(step)).cloned().unwrap_or(Value::Null);
    Figure { name, unit: unit_of(name), value }
}

/// What a field holds, by the ending that the house gives to names.
fn unit_of(name: &str) -> Unit {
    let last = name.rsplit('.').next().unwrap_or(name);
    let ends = |endings: &[&str]| endings.iter().any(|ending| last.ends_with(ending));
    match last {
        _ if ends(&["_minor"]) => Unit::Money,
        "monthly_churn_rate" => Unit::Ratio,
        _ if ends(&[
            "_rate",
            "_ratio",
            "_churn",
            "_growth",
            "rate_textbook",
            "rate_ever",
            "rate_cohort",
            "rate_period",
        ]) =>
        {
            Unit::Ratio
        }
        _ if ends(&["days", "_gaps", "_means", "pooled_mean", "pooled_median"]) => Unit::Days,
        "nps" | "csat" => Unit::Points,
        "purchase_frequency" | "acl_years" => Unit::Number,
        _ => Unit::Count,
    }
}

fn margin(metric: Metric, row: &MonthReport) -> Option<f64> {
    let counts = match metric {
        Metric::NpsAll => &row.nps_all,
        Metric::NpsLatestPerCustomer => &row.nps_latest_per_customer,
        _ => return None,
    };
    Nps { promoters: counts.promoters, passives: counts.passives, detractors: counts.detractors }.margin()
}

fn perhaps_to_the_second<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => to_the_second(time, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::reference::tiny;
    use super::super::*;
    use super::*;
    use crate::kernel::Day;

    fn of(metric: Metric, period: &str) -> Explanation {
        let (log, report) = tiny();
        let (view, closures) = (log.as_of(Day::of_calendar(2025, 4, 1).unwrap()), Closures::default());
        assert_eq!(view.as_of_at(), report.as_of_utc);
        let scope = Scope::of(&view, period, WindowDays::parse(30).unwrap(), &closures).unwrap();
        explain(&scope, metric).unwrap()
    }

    fn put_in(worked: &Worked) -> Vec<(&str, f64)> {
        worked.inputs.iter().map(|input| (input.name, input.value.as_f64().unwrap())).collect()
    }

    fn came_out(worked: &Worked) -> Option<f64> {
        worked.result.value.as_f64()
    }

    #[test]
    fn the_retention_rate_has_its_numbers_its_window_and_its_other_form() {
        let told = of(Metric::RetentionRate, "2025-03");
        assert_eq!(told.worked.formula, "retained / active_at_start");
        assert_eq!(put_in(&told.worked), [("retained", 2.0), ("active_at_start", 5.0)]);
        assert_eq!((came_out(&told.worked), told.window_days), (Some(0.4), Some(30)));
        assert_eq!(told.notices, [Notice::FewPeople { part: 2, whole: 5 }]);
        let textbook = &told.variants[0].worked;
        assert_eq!(put_in(textbook), [("active_at_end", 3.0), ("new_customers", 2.0), ("active_at_start", 5.0)]);
        assert_eq!(came_out(textbook), Some(0.2));
        assert_eq!(told.variants[0].message, "variant-retention-rate-textbook");
        let document = serde_json::to_value(&told).unwrap();
        assert_eq!(document["start_utc"], "2025-02-28T23:00:00Z");
        assert_eq!(document["end_utc"], document["as_of_utc"]);
        assert_eq!(document["inputs"][0], json!({ "name": "retained", "unit": "count", "value": 2 }));
        assert_eq!(document["result"], json!({ "name": "retention_rate", "unit": "ratio", "value": 0.4 }));
    }

    #[test]
    fn without_a_denominator_there_is_a_notice_and_no_number() {
        let told = of(Metric::RetentionRate, "2025-02");
        assert_eq!((came_out(&told.worked), told.notices), (None, vec![Notice::NothingToDivideBy]));
        let value = of(Metric::ClvTrailing12, "2025-03");
        assert_eq!((came_out(&value.worked), value.notices), (None, vec![Notice::NeedsTwelveMonths]));
        assert_eq!(value.worked.inputs[0].value, Value::Null);
        // Of the seven, three have come a second time; and no month follows March yet.
        assert_eq!(of(Metric::Cohorts, "2025-03").notices, [Notice::TooEarly]);
        assert_eq!(of(Metric::Cohorts, "2025-02").notices, [Notice::FewPeople { part: 2, whole: 5 }]);
        assert_eq!(of(Metric::FirstYearValue, "2025-03").notices, [Notice::TooEarly]);
        assert_eq!(came_out(&of(Metric::TimeToSecondVisit, "2025-03").worked), Some(47.0));
    }

    #[test]
    fn the_rhythm_is_told_with_and_without_those_who_are_new() {
        // Customer 1 after 28 and 23 days, 5 after 14, 8 after 47; 5 first came in March.
        let told = of(Metric::TimeBetween, "2025-03");
        assert_eq!(
            put_in(&told.worked)[..2],
            [("time_between.sum_of_customer_means", 86.5), ("time_between.customers", 3.0)]
        );
        assert_eq!(came_out(&told.worked), Some(86.5 / 3.0));
        let others: Vec<_> = told.variants.iter().map(|other| (other.variant, came_out(&other.worked))).collect();
        let expected =
            [("time_between_without_new", Some(36.25)), ("pooled_mean", Some(28.0)), ("pooled_median", Some(25.5))];
        assert_eq!(others, expected);
    }

    #[test]
    fn other_forms_stand_beside_their_figures() {
        let both = |metric: Metric| {
            let told = of(metric, "2025-03");
            (came_out(&told.worked), came_out(&told.variants[0].worked))
        };
        assert_eq!(both(Metric::RepeatPurchaseRatio), (Some(0.5), Some(0.4)));
        assert_eq!(both(Metric::MrrMinor), (Some(1700.0), Some(350.0)));
        assert_eq!(both(Metric::NpsLatestPerCustomer), (Some(0.0), Some(100.0 / 3.0)));
        assert_eq!(both(Metric::ReturnRatePeriod), (Some(2.0 / 7.0), Some(0.0)));
        assert_eq!(both(Metric::Dso), (Some(18.6), None));
        assert_eq!(both(Metric::FirstYearValue), (None, None));
    }

    #[test]
    fn few_answers_and_unknown_amounts_are_said() {
        let nps = of(Metric::NpsAll, "2025-03");
        assert_eq!(nps.notices, [Notice::FewAnswers { responses: 3 }]);
        // A third of 100 points, and every answer an end of the scale: 196 x sqrt((1 − 1/9) / 3).
        assert!((nps.margin.unwrap() - 196.0 * (8.0_f64 / 27.0).sqrt()).abs() < 1e-9);
        assert_eq!(of(Metric::AovMinor, "2025-02").notices, []);
        let (mut log, _) = tiny();
        let at = log.calendar().start(Day::of_calendar(2025, 2, 3).unwrap());
        log.visit(&Visit { id: 100, customer: 0, at, ..Visit::default() }).unwrap();
        let (view, closures) = (log.as_of(Day::of_calendar(2025, 4, 1).unwrap()), Closures::default());
        let scope = Scope::of(&view, "2025-02", WindowDays::parse(30).unwrap(), &closures).unwrap();
        assert_eq!(
            explain(&scope, Metric::AovMinor).unwrap().notices,
            [Notice::PartialAmounts { known: 6, visits: 8 }]
        );
    }
}
