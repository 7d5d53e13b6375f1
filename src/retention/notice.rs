//! What has to be said beside a figure: that it is partial, that it stands on a few people, that there is none.

use serde::Serialize;
use utoipa::ToSchema;

use super::explain::Figure;
use super::metric::Metric;
use super::report::MonthReport;

/// Below so many people a share is said in people: "7 of 12".
pub const FEW_PEOPLE: i64 = 20;
/// Below so many answers a score is grey.
pub const FEW_ANSWERS: i64 = 30;

/// What has to be said beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "notice")]
pub enum Notice {
    /// The denominator is empty: there is no figure, and it is shown as a dash.
    NothingToDivideBy,
    /// The later month is not over, or half have not come again: it will be known.
    TooEarly,
    /// A lifetime value needs twelve months.
    NeedsTwelveMonths,
    /// A share of so few that it is said in people.
    FewPeople {
        /// How many of them.
        part: i64,
        /// How many there are.
        whole: i64,
    },
    /// So few answers that the score is grey.
    FewAnswers {
        /// How many.
        responses: i64,
    },
    /// The amount of fewer than four visits in five is known: figures of money are partial.
    PartialAmounts {
        /// Visits whose amount is known.
        known: i64,
        /// Visits.
        visits: i64,
    },
}

impl Notice {
    /// The key of its message, which takes its figures as arguments.
    pub fn message(self) -> &'static str {
        match self {
            Notice::NothingToDivideBy => "notice-nothing-to-divide-by",
            Notice::TooEarly => "notice-too-early",
            Notice::NeedsTwelveMonths => "notice-needs-twelve-months",
            Notice::FewPeople { .. } => "notice-few-people",
            Notice::FewAnswers { .. } => "notice-few-answers",
            Notice::PartialAmounts { .. } => "notice-partial-amounts",
        }
    }
}

/// What has to be said beside a metric's figure, by the period's row and by what was put in.
pub(super) fn notices(metric: Metric, row: &MonthReport, inputs: &[Figure], result: &Figure) -> Vec<Notice> {
    let mut told = Vec::new();
    if result.value.is_null() {
        told.push(match metric {
            Metric::ClvTrailing12 if row.clv_trailing12.is_none() => Notice::NeedsTwelveMonths,
            Metric::Cohorts | Metric::TimeToSecondVisit | Metric::FirstYearValue => Notice::TooEarly,
            _ => Notice::NothingToDivideBy,
        });
    }
    told.extend(few_people(metric, inputs));
    let responses = match metric {
        Metric::NpsAll => Some(row.nps_all.responses),
        Metric::NpsLatestPerCustomer => Some(row.nps_latest_per_customer.responses),
        Metric::Csat => Some(row.csat.responses),
        _ => None,
    };
    told.extend(
        // Of none there is no number that chance could have moved.
        responses.filter(|n| (1..FEW_ANSWERS).contains(n)).map(|responses| Notice::FewAnswers { responses }),
    );
    if is_of_amounts(metric) {
        let of_year = row.clv_trailing12.filter(|_| metric == Metric::ClvTrailing12);
        let (known, visits) =
            of_year.map_or((row.visits_with_amount, row.visits), |year| (year.visits_with_amount, year.visits));
        if known * 5 < visits * 4 {
            told.push(Notice::PartialAmounts { known, visits });
        }
    }
    told
}

/// The shares of people: one count over another.
fn few_people(metric: Metric, inputs: &[Figure]) -> Option<Notice> {
    use Metric::*;
    let is_of_people = matches!(
        metric,
        RetentionRate
            | ChurnRate
            | RepeatPurchaseRate
            | RepeatRateEver
            | RepeatPurchaseRatio
            | LoyalCustomerRate
            | Cohorts
            | FunnelVisitDays
    );
    let [part, whole] = inputs else { return None };
    let (part, whole) = (part.value.as_i64()?, whole.value.as_i64()?);
    (is_of_people && (1..FEW_PEOPLE).contains(&whole)).then_some(Notice::FewPeople { part, whole })
}

/// Whether the figure rests on the amounts of the period's visits.
const fn is_of_amounts(metric: Metric) -> bool {
    use Metric::*;
    matches!(
        metric,
        AovMinor
            | ArpcMinor
            | GrossMinor
            | NetMinor
            | MrrMinor
            | Revenue
            | GrossRevenueChurn
            | NetRevenueChurn
            | ExistingRevenueGrowth
            | Dso
            | ClvTrailing12
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::metric::Unit;
    use super::super::reference::tiny;
    use super::*;

    /// The notices beside a metric of a month whose figures were set so.
    fn told(metric: Metric, inputs: &[(&'static str, i64)], set: impl Fn(&mut MonthReport)) -> Vec<Notice> {
        let mut row = tiny().1.months[1].clone();
        set(&mut row);
        let figure = |name, value| Figure { name, unit: Unit::Count, value };
        let inputs: Vec<Figure> = inputs.iter().map(|(name, value)| figure(*name, json!(value))).collect();
        notices(metric, &row, &inputs, &figure("result", json!(1)))
    }

    #[test]
    fn fewer_than_twenty_people_are_said_as_people() {
        let of = |metric, whole| told(metric, &[("part", 7), ("whole", whole)], |_| {});
        assert_eq!(of(Metric::RetentionRate, 12), [Notice::FewPeople { part: 7, whole: 12 }]);
        assert_eq!(of(Metric::RetentionRate, 19), [Notice::FewPeople { part: 7, whole: 19 }]);
        assert_eq!(of(Metric::RetentionRate, 20), []);
        assert_eq!(of(Metric::ReturnRatePeriod, 12), [], "things are no people");
        assert_eq!(of(Metric::PurchaseFrequency, 12), [], "visits per customer are no share");
    }

    #[test]
    fn fewer_than_thirty_answers_are_few() {
        let of = |responses| told(Metric::Csat, &[], |row| row.csat.responses = responses);
        assert_eq!(of(29), [Notice::FewAnswers { responses: 29 }]);
        assert_eq!(of(30), []);
        assert_eq!(of(0), []);
    }

    #[test]
    fn money_is_partial_below_four_amounts_in_five() {
        let of = |metric, known| told(metric, &[], |row| (row.visits_with_amount, row.visits) = (known, 5));
        assert_eq!(of(Metric::NetMinor, 3), [Notice::PartialAmounts { known: 3, visits: 5 }]);
        assert_eq!(of(Metric::NetMinor, 4), []);
        assert_eq!(of(Metric::Visits, 3), []);
    }
}
