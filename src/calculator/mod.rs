//! The calculator: the guides' formulas for owners who have their figures on paper only, kept to be compared over time.
//!
//! The formulas themselves are retention's; this slice says which figure is at fault, and keeps what came out.

pub mod routes;
pub mod store;

use serde_json::Value;

use crate::retention::{Calculated, FORMULAS, Inputs, NoResult, calculate};

/// Numbers in one list at most.
pub const MAX_NUMBERS: usize = 1_000;

/// Works out a metric.
pub fn worked(metric: &str, inputs: &Inputs) -> Result<Calculated, Refusal> {
    let result = calculate(metric, inputs).map_err(|reason| match reason {
        NoResult::NoSuchFormula(metric) => {
            let inputs = choices(&metric);
            if inputs.is_empty() { Refusal::NoSuchMetric } else { Refusal::OtherInputs(inputs) }
        }
        NoResult::NoNumber(name) => Refusal::NoNumber(name),
        NoResult::CannotBeDivided => Refusal::NoFigure,
    })?;
    let is_too_long = |value: &Value| value.as_array().is_some_and(|list| list.len() > MAX_NUMBERS);
    match inputs.iter().find(|(_, value)| is_too_long(value)) {
        Some((name, _)) => Err(Refusal::TooManyNumbers(name.clone())),
        None => Ok(result),
    }
}

/// Whether there is a formula for a metric.
pub fn is_known(metric: &str) -> bool {
    FORMULAS.iter().any(|formula| formula.metric == metric)
}

/// The inputs that a metric's formulas take, in a sentence: `S, L or S, E, N`.
fn choices(metric: &str) -> String {
    let of_metric = FORMULAS.iter().filter(|formula| formula.metric == metric);
    of_metric.map(|formula| formula.inputs.join(", ")).collect::<Vec<_>>().join(" or ")
}

/// Why nothing came out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A metric without a formula.
    #[error("has no formula here. GET /retention/calculator/formulas lists those that there are")]
    NoSuchMetric,
    /// Figures that none of the metric's formulas takes.
    #[error("must be {0}")]
    OtherInputs(String),
    /// A figure that is no plain number.
    #[error("must be a number such as 7.5")]
    NoNumber(String),
    /// A list that is too long.
    #[error("must be {MAX_NUMBERS} numbers at most")]
    TooManyNumbers(String),
    /// Nothing to divide by, figures of which one must be miscounted, or an overflow.
    #[error(
        "give no figure: there is nothing to divide by, they contradict each other, or they are too large to be exact"
    )]
    NoFigure,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal(metric: &str, inputs: Value) -> Refusal {
        worked(metric, &serde_json::from_value(inputs).unwrap()).unwrap_err()
    }

    #[test]
    fn the_figure_at_fault_is_named() {
        assert_eq!(refusal("crrr", json!({"S": 1})), Refusal::NoSuchMetric);
        let other =
            Refusal::OtherInputs("S, L or S, E_without_new or as_printed_numerator, as_printed_denominator".to_owned());
        assert_eq!(refusal("churn", json!({"S": 1})), other);
        assert_eq!(refusal("churn", json!({"S": 1, "L": "x"})), Refusal::NoNumber("L".to_owned()));
        assert_eq!(refusal("churn", json!({"S": 0, "L": 0})), Refusal::NoFigure);
        let gaps = vec![7; MAX_NUMBERS + 1];
        assert_eq!(refusal("time_between_customer", json!({"gaps": gaps})), Refusal::TooManyNumbers("gaps".to_owned()));
        let fine = serde_json::from_value(json!({"gaps": gaps[1..]})).unwrap();
        assert_eq!(worked("time_between_customer", &fine).unwrap().exact.to_string(), "7");
    }

    #[test]
    fn every_formula_is_of_a_known_metric() {
        assert!(FORMULAS.iter().all(|formula| is_known(formula.metric)) && !is_known("visits"));
    }
}
