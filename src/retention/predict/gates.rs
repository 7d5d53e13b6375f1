//! When a fit may be shown: enough people over enough days, and parameters that mean something.

use super::Calibration;

const CUSTOMERS_LEAST: usize = 200;
const REPEATERS_LEAST: usize = 100;
const DAYS_LEAST: f64 = 90.0;
/// Below this `a`, nobody ever stops coming.
const A_LEAST: f64 = 1e-3;
/// Above this `b`, nobody does either, and `a` is arbitrary.
const B_MOST: f64 = 1e4;
/// Above this `q`, everybody spends alike.
const Q_MOST: f64 = 50.0;
/// What people spend has to be independent of how often they come, or both models together promise too much.
const CORRELATION_MOST: f64 = 0.3;
/// A parameter beyond this, or below its inverse, has run away along a likelihood that no longer falls: the search
/// stopped, but found no top. For α and v it holds relative to the length of a history and the height of a spend.
const PARAMETER_MOST: f64 = 1e6;

/// Why there is no prediction.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum NoFit {
    /// Chance would speak louder than the people.
    #[error("{0} customers are too few: a prediction needs {CUSTOMERS_LEAST}")]
    TooFewCustomers(usize),
    /// Those who came once tell nothing about coming back.
    #[error("{0} customers who came on two days or more are too few: a prediction needs {REPEATERS_LEAST}")]
    TooFewRepeaters(usize),
    /// A log too short shows nobody staying away.
    #[error("{0} days are too short a time: a prediction needs {DAYS_LEAST}")]
    TooFewDays(f64),
    /// Regulars spend otherwise than the rest, which Gamma-Gamma takes for impossible.
    #[error(
        "what people spend depends on how often they come (correlation {0:.2}, at most {CORRELATION_MOST} is allowed)"
    )]
    SpendDependsOnFrequency(f64),
    /// The spread of people that the model describes is not there.
    #[error("the fit is degenerate ({name} = {value:.4}): {meaning}")]
    Degenerate {
        /// The parameter.
        name: &'static str,
        /// Where the search left it.
        value: f64,
        /// What that means, in words.
        meaning: &'static str,
    },
    /// The search found no top.
    #[error("the fit did not converge")]
    NotConverged,
}

/// Enough people, enough of them back, enough days.
pub(super) fn open_for_visits(calibration: &Calibration) -> Result<(), NoFit> {
    let people = &calibration.people;
    let repeaters = people.iter().filter(|person| person.history.x() > 0).count();
    let longest = people.iter().map(|person| person.history.t()).fold(0.0, f64::max);
    // Half a day of grace: tables in weeks are published with two decimals.
    let days = (longest * calibration.unit.days()).round();
    if people.len() < CUSTOMERS_LEAST {
        return Err(NoFit::TooFewCustomers(people.len()));
    }
    if repeaters < REPEATERS_LEAST {
        return Err(NoFit::TooFewRepeaters(repeaters));
    }
    if days < DAYS_LEAST {
        return Err(NoFit::TooFewDays(days));
    }
    Ok(())
}

/// Enough people with a spend to compare, and a spend that does not depend on how often they come.
pub(super) fn open_for_spend(spenders: usize, correlation: Option<f64>) -> Result<(), NoFit> {
    if spenders < REPEATERS_LEAST {
        return Err(NoFit::TooFewRepeaters(spenders));
    }
    match correlation {
        Some(correlation) if correlation.abs() > CORRELATION_MOST => Err(NoFit::SpendDependsOnFrequency(correlation)),
        _ => Ok(()),
    }
}

/// Judges the two parameters of stopping.
pub(super) fn degenerate_stopping(a: f64, b: f64) -> Option<NoFit> {
    let meaning = "nobody seems to stop coming";
    if a < A_LEAST {
        Some(NoFit::Degenerate { name: "a", value: a, meaning })
    } else if b > B_MOST {
        Some(NoFit::Degenerate { name: "b", value: b, meaning })
    } else {
        None
    }
}

/// Judges the spread of spending. An average spend exists only from q = 1 on.
pub(super) fn degenerate_spending(q: f64) -> Option<NoFit> {
    let refuse = |meaning| Some(NoFit::Degenerate { name: "q", value: q, meaning });
    if q > Q_MOST {
        refuse("everybody spends alike, show the shop's mean")
    } else if q <= 1.0 {
        refuse("a few spend so much that there is no average")
    } else {
        None
    }
}

/// Whether any parameter has run away; each is given relative to its own scale.
pub(super) fn run_away(relative: &[f64]) -> Option<NoFit> {
    let inside = relative.iter().all(|value| (1.0 / PARAMETER_MOST..=PARAMETER_MOST).contains(value));
    (!inside).then_some(NoFit::NotConverged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_holds_on_its_own_side() {
        assert_eq!(degenerate_stopping(1e-3, 1e4), None);
        assert!(matches!(degenerate_stopping(0.999e-3, 1.0), Some(NoFit::Degenerate { name: "a", .. })));
        assert!(matches!(degenerate_stopping(1.0, 1.001e4), Some(NoFit::Degenerate { name: "b", .. })));
        assert_eq!(degenerate_spending(50.0), None);
        assert!(degenerate_spending(50.1).is_some() && degenerate_spending(1.0).is_some());
        assert_eq!(open_for_spend(100, Some(-0.3)), Ok(()));
        assert_eq!(open_for_spend(100, None), Ok(()));
        assert_eq!(open_for_spend(100, Some(-0.31)), Err(NoFit::SpendDependsOnFrequency(-0.31)));
        assert_eq!(open_for_spend(99, Some(0.0)), Err(NoFit::TooFewRepeaters(99)));
        assert_eq!(run_away(&[1e6, 1e-6, 1.0]), None);
        assert!(run_away(&[1.0, 1.1e6]).is_some() && run_away(&[f64::NAN]).is_some());
    }

    #[test]
    fn every_reason_is_a_sentence() {
        let told = degenerate_spending(133.4619).unwrap().to_string();
        assert_eq!(told, "the fit is degenerate (q = 133.4619): everybody spends alike, show the shop's mean");
        let told = NoFit::TooFewDays(27.0).to_string();
        assert_eq!(told, "27 days are too short a time: a prediction needs 90");
    }
}
