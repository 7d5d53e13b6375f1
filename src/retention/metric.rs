//! The metrics by name: what an owner can ask about, set a goal on, and be shown as a tile.
//!
//! A metric's name is the field of the report that holds it, so that one word means one thing in the document, in an
//! address and in a goal. Its figure is read in one place, [`Metric::of`]: a tile, a goal and an explanation of the same
//! month cannot disagree.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::ToSchema;

use super::report::MonthReport;

/// What a metric's figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A whole number of people or visits.
    Count,
    /// A share: 0.4 is 40 %.
    Ratio,
    /// Minor units of the shop's currency.
    Money,
    /// A number with a fraction, such as visits per customer.
    Number,
    /// Days.
    Days,
    /// Points: −100 to 100 for NPS, 0 to 100 for CSAT.
    Points,
    /// Several figures, none of which stands for all.
    Table,
}

macro_rules! metrics {
    ($($variant:ident $name:literal $unit:ident $of:expr;)*) => {
        /// A metric.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
        #[expect(missing_docs, reason = "the names are those of the report's figures, which their own types explain")]
        pub enum Metric { $(#[schema(rename = $name)] $variant,)* }

        impl Metric {
            /// Every metric, in the order of the report.
            pub const ALL: &[Metric] = &[$(Metric::$variant,)*];

            /// Its name: the field of the report.
            pub const fn as_str(self) -> &'static str {
                match self { $(Metric::$variant => $name,)* }
            }

            /// What its figure is.
            pub const fn unit(self) -> Unit {
                match self { $(Metric::$variant => Unit::$unit,)* }
            }

            /// Its figure in a period, in its unit. None for a table, for what is told as of a day only, and where the
            /// denominator is empty.
            pub fn of(self, month: &MonthReport) -> Option<f64> {
                match self { $(Metric::$variant => { let of: fn(&MonthReport) -> Option<f64> = $of; of(month) })* }
            }
        }
    };
}

metrics! {
    Visits "visits" Count |m| whole(m.visits);
    Visitors "visitors" Count |m| whole(m.visitors);
    ActiveAtStart "active_at_start" Count |m| whole(m.retention.active_at_start);
    ActiveAtEnd "active_at_end" Count |m| whole(m.retention.active_at_end);
    NewCustomers "new_customers" Count |m| whole(m.retention.new_customers);
    Retained "retained" Count |m| whole(m.retention.retained);
    Lost "lost" Count |m| whole(m.retention.lost);
    Reactivated "reactivated" Count |m| whole(m.retention.reactivated);
    NewLost "new_lost" Count |m| whole(m.retention.new_lost);
    RetentionRate "retention_rate" Ratio |m| m.retention.retention_rate;
    ChurnRate "churn_rate" Ratio |m| m.retention.churn_rate;
    RetentionRateTextbook "retention_rate_textbook" Ratio |m| m.retention.retention_rate_textbook;
    Lifecycle "lifecycle" Table |_| None;
    RepeatPurchaseRate "repeat_purchase_rate" Ratio |m| m.repeat_purchase_rate;
    RepeatRateEver "repeat_rate_ever" Ratio |m| m.repeat_rate_ever;
    RepeatPurchaseRatio "repeat_purchase_ratio" Ratio |m| m.repeat_purchase_ratio;
    LoyalCustomerRate "loyal_customer_rate" Ratio |m| m.loyal_customer_rate;
    PurchaseFrequency "purchase_frequency" Number |m| m.purchase_frequency;
    AovMinor "aov_minor" Money |m| m.aov_minor;
    ArpcMinor "arpc_minor" Money |m| m.arpc_minor;
    GrossMinor "gross_minor" Money |m| whole(m.gross_minor);
    RefundsMinor "refunds_minor" Money |m| whole(m.refunds_minor);
    NetMinor "net_minor" Money |m| whole(m.net_minor);
    MrrMinor "mrr_minor" Money |m| whole(m.mrr_minor);
    Revenue "revenue" Table |_| None;
    GrossRevenueChurn "gross_revenue_churn" Ratio |m| m.gross_revenue_churn;
    NetRevenueChurn "net_revenue_churn" Ratio |m| m.net_revenue_churn;
    ExistingRevenueGrowth "existing_revenue_growth" Ratio |m| m.existing_revenue_growth;
    ReturnRateCohort "return_rate_cohort" Ratio |m| m.return_rate_cohort;
    ReturnRatePeriod "return_rate_period" Ratio |m| m.return_rate_period;
    NpsAll "nps_all" Points |m| m.nps_all.nps;
    NpsLatestPerCustomer "nps_latest_per_customer" Points |m| m.nps_latest_per_customer.nps;
    Csat "csat" Points |m| m.csat.csat;
    Dso "dso" Days |m| m.dso.dso_days;
    TimeBetween "time_between" Days |m| m.time_between.mean_of_customer_means;
    ClvTrailing12 "clv_trailing12" Money |m| m.clv_trailing12?.clv_minor;
    FirstYearValue "first_year_value" Money |_| None;
    Cohorts "cohorts" Table |_| None;
    FunnelVisitDays "funnel_visit_days" Table |_| None;
    TimeToSecondVisit "time_to_second_visit" Days |_| None;
    Rfm "rfm" Table |_| None;
    TrafficLight "traffic_light" Table |_| None;
}

#[expect(clippy::unnecessary_wraps, reason = "a count is never without a figure; a ratio beside it may be")]
fn whole(number: i64) -> Option<f64> {
    Some(number as f64)
}

impl Metric {
    /// Reads a metric's name. None where there is no such metric.
    pub fn parse(name: &str) -> Option<Metric> {
        Metric::ALL.iter().copied().find(|metric| metric.as_str() == name)
    }

    /// Whether the figure changes with the window after which a customer counts as lost.
    pub const fn depends_on_window(self) -> bool {
        use Metric::*;
        matches!(
            self,
            ActiveAtStart
                | ActiveAtEnd
                | Retained
                | Lost
                | Reactivated
                | NewLost
                | RetentionRate
                | ChurnRate
                | RetentionRateTextbook
                | LoyalCustomerRate
                | ClvTrailing12
                | TrafficLight
        )
    }

    /// Whether it is told once, as of a day, and not for each period.
    pub const fn is_as_of(self) -> bool {
        use Metric::*;
        matches!(self, FirstYearValue | Cohorts | FunnelVisitDays | TimeToSecondVisit | Rfm | TrafficLight)
    }

    /// Whether an owner wants less of it: a goal on churn is reached from above.
    pub const fn less_is_better(self) -> bool {
        use Metric::*;
        matches!(
            self,
            Lost | NewLost
                | ChurnRate
                | RefundsMinor
                | GrossRevenueChurn
                | NetRevenueChurn
                | ReturnRateCohort
                | ReturnRatePeriod
                | Dso
                | TimeBetween
                | TimeToSecondVisit
        )
    }

    /// Whether a goal can be set on it: it has one figure in each period.
    pub const fn takes_a_goal(self) -> bool {
        !self.is_as_of() && !matches!(self.unit(), Unit::Table)
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Metric {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Metric {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Metric, D::Error> {
        let name = String::deserialize(deserializer)?;
        Metric::parse(&name).ok_or_else(|| de::Error::custom("is no field of the report"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::reference::tiny;
    use super::*;

    #[test]
    fn every_name_is_a_field_of_the_report_and_is_read_back() {
        let report = serde_json::to_value(tiny().1).unwrap();
        for metric in Metric::ALL {
            assert_eq!(Metric::parse(metric.as_str()), Some(*metric));
            let place = if metric.is_as_of() { &report } else { &report["months"][0] };
            assert!(place.get(metric.as_str()).is_some(), "{metric} is no field of the report");
        }
        assert_eq!(Metric::parse("crr"), None);
        assert_eq!(serde_json::to_value(Metric::ClvTrailing12).unwrap(), "clv_trailing12");
    }

    #[test]
    fn a_figure_is_the_one_of_the_report() {
        let (_, report) = tiny();
        let (month, told) = (&report.months[1], serde_json::to_value(&report.months[1]).unwrap());
        for metric in Metric::ALL.iter().filter(|metric| !metric.is_as_of()) {
            let field = &told[metric.as_str()];
            let inner = match metric {
                Metric::Dso => &field["dso_days"],
                Metric::TimeBetween => &field["mean_of_customer_means"],
                Metric::Csat => &field["csat"],
                Metric::NpsAll | Metric::NpsLatestPerCustomer => &field["nps"],
                _ if metric.unit() == Unit::Table => &Value::Null,
                _ => field,
            };
            assert_eq!(metric.of(month), inner.as_f64(), "{metric}");
        }
        assert_eq!(Metric::RetentionRate.of(month), Some(0.4));
        assert_eq!(Metric::RetentionRate.of(&report.months[0]), None);
    }
}
