//! The self-test: the worked examples of the guides that owners follow, worked again with this module's formulas.
//!
//! The examples are data beside this file, with what the guide printed and what is to be said of it. What the formulas
//! give is compared with the exact figure noted there, so that a formula that changes is found out at the shop too.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::formulas::{Inputs, calculate};

const EXAMPLES: &str = include_str!("worked_examples.json");

/// A worked example as a guide has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Which guide.
    pub guide: String,
    /// Which metric.
    pub metric: String,
    /// The figures put in.
    pub inputs: Inputs,
    /// The exact figure.
    pub exact: String,
    /// The same with a point.
    pub value: f64,
    /// What the guide printed.
    pub printed: Option<String>,
    /// What is to be said of that.
    pub verdict: String,
    /// Why.
    pub note: String,
}

/// An example, worked.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// The example.
    #[serde(flatten)]
    pub example: Example,
    /// By which formula it was worked.
    pub formula: Option<&'static str>,
    /// What came out, exactly.
    pub worked: Option<String>,
    /// Whether that is the figure it should be.
    pub is_right: bool,
}

impl Checked {
    /// Whether the guide is in order as printed.
    pub fn is_erratum(&self) -> bool {
        !self.example.verdict.starts_with("ok")
    }
}

/// Works every example. The last word is each one's `is_right`; an empty list means that the examples cannot be read.
pub fn selftest() -> Vec<Checked> {
    let examples: Vec<Example> = serde_json::from_str(EXAMPLES).unwrap_or_default();
    examples.into_iter().map(check).collect()
}

fn check(example: Example) -> Checked {
    let result = calculate(&example.metric, &example.inputs).ok();
    let worked = result.map(|result| result.exact.to_string());
    let is_near = result.is_some_and(|result| (result.exact.value() - example.value).abs() <= 1e-9);
    let is_right = is_near && worked.as_ref() == Some(&example.exact);
    Checked { formula: result.map(|result| result.formula.written), worked, is_right, example }
}

/// The examples as they were given, for comparison by others.
pub fn examples() -> Value {
    serde_json::from_str(EXAMPLES).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_worked_example_comes_out_exactly() {
        let checked = selftest();
        assert_eq!(checked.len(), examples().as_array().unwrap().len());
        assert!(checked.len() >= 30);
        let wrong: Vec<&Checked> = checked.iter().filter(|checked| !checked.is_right).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_errata_are_found() {
        let errata: Vec<String> =
            selftest().into_iter().filter(Checked::is_erratum).map(|checked| checked.example.metric).collect();
        assert!(errata.contains(&"dso_annual".to_owned()), "{errata:?}");
    }
}
