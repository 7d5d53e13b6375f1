//! How each figure is worked out, as it is written: with the names of the report's fields, so that an explanation has
//! nothing to look up but the numbers, and a test can do the sum.
//!
//! A name with a point leads inside: `lifecycle.returning` is that field of the report's `lifecycle`. What cannot be
//! written as a sum of fields has a Σ or a Π and words of mathematics.

use super::metric::Metric;

/// One way to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The field that holds what comes out.
    pub result: &'static str,
    /// What it is made of.
    pub formula: &'static str,
    /// Fields worth seeing beside it that the formula does not name.
    pub beside: &'static [&'static str],
}

/// Another way to a figure that bears the same name somewhere: in a guide, in a textbook, or in this report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its name, which is also that of the message on why the two differ.
    pub name: &'static str,
    /// How it is worked out.
    pub written: Written,
}

impl Metric {
    /// The beginning of the keys of its messages, as in `metric-retention-rate`.
    pub fn message(self) -> String {
        format!("metric-{}", dashed(self.as_str()))
    }
}

impl Variant {
    /// The beginning of the keys of its messages, as in `variant-came-again-rate`.
    pub fn message(&self) -> String {
        format!("variant-{}", dashed(self.name))
    }
}

fn dashed(name: &str) -> String {
    name.replace('_', "-")
}

const fn way(result: &'static str, formula: &'static str) -> Written {
    Written { result, formula, beside: &[] }
}

const fn way_beside(result: &'static str, formula: &'static str, beside: &'static [&'static str]) -> Written {
    Written { result, formula, beside }
}

const fn variant(name: &'static str, written: Written) -> Variant {
    Variant { name, written }
}

const RETENTION_RATE: Written = way("retention_rate", "retained / active_at_start");
const TEXTBOOK: Written = way("retention_rate_textbook", "(active_at_end − new_customers) / active_at_start");
const CAME_AGAIN: Written = way("came_again_rate", "lifecycle.returning / (lifecycle.returning + lifecycle.dormant)");
const GROSS_CHURN: Written =
    way("gross_revenue_churn", "(revenue.churned_minor + revenue.contraction_minor) / revenue.base_prev_minor");
const NET_CHURN: Written = way(
    "net_revenue_churn",
    "(revenue.churned_minor + revenue.contraction_minor − revenue.expansion_minor) / revenue.base_prev_minor",
);
const RETURNS_OF_SALES: Written = way("return_rate_cohort", "units_sold_later_returned / units_sold");
const RETURNS_OF_PERIOD: Written = way("return_rate_period", "units_returned_in_period / units_sold");
const NPS_ALL: Written = way_beside(
    "nps_all.nps",
    "100 × (nps_all.promoters − nps_all.detractors) / nps_all.responses",
    &["nps_all.passives"],
);
const NPS_LATEST: Written = way_beside(
    "nps_latest_per_customer.nps",
    "100 × (nps_latest_per_customer.promoters − nps_latest_per_customer.detractors) \
     / nps_latest_per_customer.responses",
    &["nps_latest_per_customer.passives"],
);
const LIFETIME_VALUE: Written = way_beside(
    "clv_trailing12.clv_minor",
    "clv_trailing12.aov_net_minor × clv_trailing12.purchase_frequency × clv_trailing12.acl_years",
    &[
        "clv_trailing12.net_minor",
        "clv_trailing12.visits_with_amount",
        "clv_trailing12.visits",
        "clv_trailing12.customers",
        "clv_trailing12.sum_lost",
        "clv_trailing12.sum_active_at_start",
    ],
);
const FIRST_YEAR: Written =
    way("first_year_value.mean_minor", "first_year_value.net_minor / first_year_value.customers");

/// How a metric is worked out.
pub const fn written(metric: Metric) -> Written {
    use Metric::*;
    match metric {
        Visits => way("visits", "Σ valid visits"),
        Visitors => way("visitors", "lifecycle.new + lifecycle.returning + lifecycle.resurrecting"),
        ActiveAtStart => way("active_at_start", "retained + lost"),
        ActiveAtEnd => way("active_at_end", "retained + reactivated + (new_customers − new_lost)"),
        NewCustomers => way("new_customers", "visitors − returning_visitors"),
        Retained => way("retained", "active_at_start − lost"),
        Lost => way("lost", "active_at_start − retained"),
        Reactivated => way("reactivated", "active_at_end − retained − (new_customers − new_lost)"),
        NewLost => way("new_lost", "retained + reactivated + new_customers − active_at_end"),
        RetentionRate => RETENTION_RATE,
        ChurnRate => way("churn_rate", "lost / active_at_start"),
        RetentionRateTextbook => TEXTBOOK,
        Lifecycle => way_beside(
            "visitors",
            "lifecycle.new + lifecycle.returning + lifecycle.resurrecting",
            &["lifecycle.dormant"],
        ),
        RepeatPurchaseRate => way("repeat_purchase_rate", "repeat_customers / visitors"),
        RepeatRateEver => way("repeat_rate_ever", "repeat_customers_ever / customers_ever"),
        RepeatPurchaseRatio => way("repeat_purchase_ratio", "returning_visitors / visitors"),
        LoyalCustomerRate => way("loyal_customer_rate", "loyal_customers / customer_base"),
        PurchaseFrequency => way("purchase_frequency", "visits / visitors"),
        AovMinor => way_beside("aov_minor", "gross_minor / visits_with_amount", &["visits"]),
        ArpcMinor => way("arpc_minor", "net_minor / paying_customers"),
        GrossMinor => way_beside("gross_minor", "Σ amounts of visits", &["visits_with_amount", "visits"]),
        RefundsMinor => way("refunds_minor", "Σ amounts of refunds"),
        NetMinor => way("net_minor", "gross_minor − refunds_minor"),
        MrrMinor => way("mrr_minor", "net_minor"),
        Revenue => way(
            "net_minor",
            "revenue.base_prev_minor − revenue.churned_minor − revenue.contraction_minor + revenue.expansion_minor \
             + revenue.new_minor + revenue.resumed_minor",
        ),
        GrossRevenueChurn => GROSS_CHURN,
        NetRevenueChurn => NET_CHURN,
        ExistingRevenueGrowth => way(
            "existing_revenue_growth",
            "(revenue.expansion_minor − revenue.churned_minor − revenue.contraction_minor) / revenue.base_prev_minor",
        ),
        ReturnRateCohort => RETURNS_OF_SALES,
        ReturnRatePeriod => RETURNS_OF_PERIOD,
        NpsAll => NPS_ALL,
        NpsLatestPerCustomer => NPS_LATEST,
        Csat => way("csat.csat", "100 × csat.satisfied / csat.responses"),
        Dso => way("dso.dso_days", "dso.receivables_end_minor / dso.credit_sales_minor × days"),
        TimeBetween => way_beside(
            "time_between.mean_of_customer_means",
            "time_between.sum_of_customer_means / time_between.customers",
            &["time_between.gaps"],
        ),
        ClvTrailing12 => LIFETIME_VALUE,
        FirstYearValue => FIRST_YEAR,
        Cohorts => way("cohort.came_next_rate", "cohort.came_next / cohort.size"),
        FunnelVisitDays => {
            way("funnel_visit_days.second_rate", "funnel_visit_days.two_or_more / funnel_visit_days.one_or_more")
        }
        TimeToSecondVisit => way_beside(
            "time_to_second_visit.median_days",
            "first day with Π (1 − came on the day / still followed) ≤ 1/2",
            &["time_to_second_visit.customers", "time_to_second_visit.events"],
        ),
        Rfm => way_beside("rfm.customers", "score = ⌈5 × Σ customers not better / Σ customers⌉", &["rfm.customers"]),
        TrafficLight => {
            way("customers", "traffic_light.green + traffic_light.yellow + traffic_light.red + traffic_light.gone")
        }
    }
}

/// The other ways to a metric that the guides take, or that another question would. Each has a message on why it differs.
pub fn variants(metric: Metric) -> Vec<Variant> {
    use Metric::*;
    match metric {
        RetentionRate => vec![variant("retention_rate_textbook", TEXTBOOK)],
        RetentionRateTextbook => vec![variant("retention_rate", RETENTION_RATE)],
        RepeatPurchaseRatio | Lifecycle => vec![variant("came_again_rate", CAME_AGAIN)],
        MrrMinor => vec![variant("recurring_minor", way("recurring_minor", "net_minor − revenue.new_minor"))],
        GrossRevenueChurn => vec![variant("net_revenue_churn", NET_CHURN)],
        NetRevenueChurn => vec![variant("gross_revenue_churn", GROSS_CHURN)],
        ReturnRateCohort => vec![variant("return_rate_period", RETURNS_OF_PERIOD)],
        ReturnRatePeriod => vec![variant("return_rate_cohort", RETURNS_OF_SALES)],
        NpsAll => vec![variant("nps_latest_per_customer", NPS_LATEST)],
        NpsLatestPerCustomer => vec![variant("nps_all", NPS_ALL)],
        Dso => vec![variant(
            "dso_twelve_months",
            way(
                "dso_twelve_months.dso_days",
                "dso.receivables_end_minor / dso_twelve_months.credit_sales_minor × dso_twelve_months.days",
            ),
        )],
        TimeBetween => vec![
            variant(
                "time_between_without_new",
                way_beside(
                    "time_between_without_new.mean_of_customer_means",
                    "time_between_without_new.sum_of_customer_means / time_between_without_new.customers",
                    &["time_between_without_new.gaps"],
                ),
            ),
            variant("pooled_mean", way("time_between.pooled_mean", "time_between.sum_of_gaps / time_between.gaps")),
            variant(
                "pooled_median",
                way_beside("time_between.pooled_median", "median of Σ gaps", &["time_between.gaps"]),
            ),
        ],
        ClvTrailing12 => vec![
            variant("first_year_value", FIRST_YEAR),
            variant(
                "clv_per_spell",
                way("clv_trailing12.clv_per_spell_minor", "clv_trailing12.net_minor / clv_trailing12.sum_lost"),
            ),
            variant(
                "clv_net_exit",
                way(
                    "clv_trailing12.clv_net_exit_minor",
                    "clv_trailing12.net_minor / (clv_trailing12.sum_lost + clv_trailing12.sum_new_lost \
                     − clv_trailing12.sum_reactivated)",
                ),
            ),
            variant(
                "value_by_yearly_revenue",
                way(
                    "clv_trailing12.value_by_yearly_revenue_minor",
                    "clv_trailing12.gross_minor / clv_trailing12.customers × clv_trailing12.acl_years",
                ),
            ),
        ],
        FirstYearValue => vec![variant("clv_trailing12", LIFETIME_VALUE)],
        _ => vec![],
    }
}

/// The names of fields in a formula, in order, each once. A formula with a Σ or Π is words and names none.
pub fn names(formula: &'static str) -> Vec<&'static str> {
    if formula.contains(['Σ', 'Π']) {
        return Vec::new();
    }
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut found: Vec<&'static str> = Vec::new();
    for word in
        formula.split(|c: char| !is_of_name(c)).filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
    {
        if !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_a_formula() {
        assert_eq!(names("100 × (a.b − c) / a.b"), ["a.b", "c"]);
        assert_eq!(names("Σ amounts"), [""; 0]);
    }
}
