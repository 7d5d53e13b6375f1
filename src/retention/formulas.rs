//! The calculator: the guides' formulas for those who have their figures on paper only.
//!
//! A formula takes whole or decimal numbers and gives an exact fraction, which is rounded when it is shown. The
//! self-test runs on the same formulas.

use std::collections::BTreeMap;

use serde_json::Value;
use thiserror::Error;

use super::fraction::Fraction;

/// The figures put in, by name.
pub type Inputs = BTreeMap<String, Value>;

/// One way to work out a metric.
#[derive(Clone, Copy, Debug)]
pub struct Formula {
    /// The metric. Where there are several ways, the names of the inputs tell which is meant.
    pub metric: &'static str,
    /// The figures it takes.
    pub inputs: &'static [&'static str],
    /// How it is written.
    pub written: &'static str,
    rule: fn(&[Fraction]) -> Option<Fraction>,
}

/// What came out.
#[derive(Clone, Copy, Debug)]
pub struct Result {
    /// By which formula.
    pub formula: &'static Formula,
    /// The exact figure.
    pub exact: Fraction,
}

/// Why nothing came out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoResult {
    /// The metric has no formula, or none that takes these figures.
    #[error("no formula for {0} takes these figures")]
    NoSuchFormula(String),
    /// A figure that is no plain number.
    #[error("{0} is no number")]
    NoNumber(String),
    /// An empty denominator, or numbers too large to be exact with.
    #[error("this cannot be divided")]
    CannotBeDivided,
}

fn share(part: Fraction, whole: Fraction) -> Option<Fraction> {
    part.over(whole)
}

fn all(numbers: &[Fraction]) -> Option<Fraction> {
    numbers.iter().try_fold(Fraction::whole(0), |sum, number| sum.plus(*number))
}

/// (promoters − detractors) / answers x 100, from the counts.
fn nps(n: &[Fraction]) -> Option<Fraction> {
    n[0].minus(n[2])?.times(Fraction::whole(100))?.over(all(n)?)
}

fn product(n: &[Fraction]) -> Option<Fraction> {
    n[0].times(n[1])?.times(n[2])
}

fn first_over_second(n: &[Fraction]) -> Option<Fraction> {
    share(n[0], n[1])
}

fn days_of_sales(n: &[Fraction]) -> Option<Fraction> {
    n[0].over(n[1])?.times(n[2])
}

macro_rules! formulas {
    ($($metric:literal ($($input:literal),*) $written:literal $rule:expr;)*) => {
        /// Every formula of the calculator.
        pub const FORMULAS: &[Formula] = &[$(
            Formula { metric: $metric, inputs: &[$($input),*], written: $written, rule: $rule },
        )*];
    };
}

formulas! {
    "crr" ("S", "E", "N") "(E − N) / S" |n| share(n[1].minus(n[2])?, n[0]);
    "crr" ("S", "E", "N", "L") "(E − N) / S = (S − L) / S" |n| {
        // Two ways to the same figure: where they disagree, one of the four was miscounted.
        let kept = n[1].minus(n[2])?;
        (kept == n[0].minus(n[3])?).then_some(kept)?.over(n[0])
    };
    "crr" ("S", "L") "(S − L) / S" |n| share(n[0].minus(n[1])?, n[0]);
    "churn" ("S", "L") "L / S" |n| share(n[1], n[0]);
    "churn" ("S", "E_without_new") "(S − E without new) / S" |n| share(n[0].minus(n[1])?, n[0]);
    "churn" ("as_printed_numerator", "as_printed_denominator") "as printed" first_over_second;
    "yearly_churn" ("monthly_churn") "1 − (1 − monthly churn)¹²" |n| {
        let kept = Fraction::whole(1).minus(n[0])?;
        let by_year = (0..12).try_fold(Fraction::whole(1), |product, _| product.times(kept))?;
        Fraction::whole(1).minus(by_year)
    };
    "clv" ("aov", "pf_per_year", "acl_years") "average visit x visits a year x years" product;
    "clv" ("revenue_per_year", "acl_years") "revenue a year x years" |n| n[0].times(n[1]);
    "acl_years" ("yearly_churn") "1 / yearly churn" |n| share(Fraction::whole(1), n[0]);
    "acl_years" ("monthly_churn") "1 / (12 x monthly churn)" |n| {
        share(Fraction::whole(1), n[0].times(Fraction::whole(12))?)
    };
    "aov" ("revenue", "visits") "revenue / visits" first_over_second;
    "purchase_frequency" ("visits", "customers") "visits / customers" first_over_second;
    "arpc" ("revenue", "customers") "revenue / customers" first_over_second;
    "mrr" ("customers", "arpc") "customers x revenue per customer" |n| n[0].times(n[1]);
    "repeat_purchase_rate" ("repeat", "total") "repeat customers / customers" first_over_second;
    "repeat_purchase_ratio" ("returning", "customers") "returning / customers of the period" first_over_second;
    "repeat_purchase_ratio" ("returned", "signed_up") "returned / signed up" first_over_second;
    "loyal_customer_rate" ("existing_again", "new_multiple", "total") "(known who came + new who came twice) / all"
        |n| share(n[0].plus(n[1])?, n[2]);
    "existing_revenue_growth" ("start", "end") "(end − start) / start, of the same customers"
        |n| share(n[1].minus(n[0])?, n[0]);
    "gross_revenue_churn" ("base", "churned", "contraction") "(churned + contraction) / base"
        |n| share(n[1].plus(n[2])?, n[0]);
    "net_revenue_churn" ("base", "churned", "contraction", "expansion") "(churned + contraction − expansion) / base"
        |n| share(n[1].plus(n[2])?.minus(n[3])?, n[0]);
    "product_return_rate" ("returned", "sold") "returned / sold" first_over_second;
    "dso" ("receivables", "credit_sales", "days") "receivables / sales on account x days" days_of_sales;
    "dso_annual" ("receivables", "credit_sales", "days") "receivables / sales on account x days" days_of_sales;
    "dso_annual_as_printed" ("numerator", "sales", "days") "as printed" days_of_sales;
    "dso_monthly_as_printed" ("numerator", "sales", "days") "as printed" days_of_sales;
    "nps" ("promoters", "passives", "detractors") "100 x (promoters − detractors) / answers" nps;
    "nps_rounding_trap_off_by_one" ("promoters", "passives", "detractors")
        "100 x (promoters − detractors) / answers" nps;
    "csat" ("satisfied", "responses") "satisfied / answers" first_over_second;
    "time_between" ("sum_of_customer_means", "customers") "sum of customers' means / customers" first_over_second;
    "time_between_customer" ("gaps") "sum of gaps / gaps" |n| {
        share(all(n)?, Fraction::whole(i64::try_from(n.len()).ok()?))
    };
}

/// Works out a metric from these figures: numbers (read exactly as they are written), for gaps a list of them.
pub fn calculate(metric: &str, inputs: &Inputs) -> std::result::Result<Result, NoResult> {
    let takes = |formula: &&Formula| {
        formula.metric == metric
            && formula.inputs.len() == inputs.len()
            && formula.inputs.iter().all(|name| inputs.contains_key(*name))
    };
    let formula = FORMULAS.iter().find(takes).ok_or_else(|| NoResult::NoSuchFormula(metric.to_owned()))?;
    let mut numbers = Vec::new();
    for name in formula.inputs {
        let no_number = || NoResult::NoNumber((*name).to_owned());
        match inputs.get(*name) {
            // A list stands alone, or it could not be told where it ends.
            Some(Value::Array(list)) if formula.inputs.len() == 1 => {
                for value in list {
                    numbers.push(number(value).ok_or_else(no_number)?);
                }
            }
            value => numbers.push(value.and_then(number).ok_or_else(no_number)?),
        }
    }
    let exact = (formula.rule)(&numbers).ok_or(NoResult::CannotBeDivided)?;
    Ok(Result { formula, exact })
}

fn number(value: &Value) -> Option<Fraction> {
    match value {
        Value::Number(number) => Fraction::decimal(&number.to_string()),
        Value::String(text) => Fraction::decimal(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(metric: &str, inputs: &str) -> std::result::Result<String, NoResult> {
        calculate(metric, &serde_json::from_str(inputs).unwrap()).map(|result| result.exact.to_string())
    }

    #[test]
    fn figures_with_a_point_are_exact_too() {
        assert_eq!(exact("clv", r#"{"aov": 7.50, "pf_per_year": 104, "acl_years": "0.3"}"#), Ok("234".into()));
        assert_eq!(exact("clv", r#"{"revenue_per_year": 100.5, "acl_years": 2}"#), Ok("201".into()));
        assert_eq!(exact("acl_years", r#"{"monthly_churn": 0.05}"#), Ok("5/3".into()));
        let churn = calculate("yearly_churn", &serde_json::from_str(r#"{"monthly_churn": 0.05}"#).unwrap()).unwrap();
        assert!((churn.exact.value() - 0.459_639_912_337).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_worked_out_says_why() {
        assert_eq!(exact("churn", r#"{"S": 0, "L": 0}"#), Err(NoResult::CannotBeDivided));
        assert_eq!(exact("churn", r#"{"S": "x", "L": 0}"#), Err(NoResult::NoNumber("S".into())));
        assert_eq!(exact("churn", r#"{"S": 1}"#), Err(NoResult::NoSuchFormula("churn".into())));
        assert_eq!(exact("time_between_customer", r#"{"gaps": []}"#), Err(NoResult::CannotBeDivided));
        assert_eq!(
            exact("csat", r#"{"satisfied": 1, "responses": [2, 3]}"#),
            Err(NoResult::NoNumber("responses".into()))
        );
        assert_eq!(exact("crr", r#"{"S": 10, "E": 9, "N": 1, "L": 3}"#), Err(NoResult::CannotBeDivided));
    }
}
