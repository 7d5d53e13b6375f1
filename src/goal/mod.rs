//! Goals: what the owner wants a metric to reach, and by when.
//!
//! How far it is, and when it will be met at this pace, is retention's to say; this slice keeps what was wanted, with who
//! wanted it and when, also of goals that were changed or dropped.

pub mod routes;
pub mod store;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kernel::{AmountMinor, Date, Day};
use crate::retention::{Metric, Unit};

/// Milestones of one goal at most.
pub const MAX_MILESTONES: usize = 20;
/// A count, a number or days at most.
const MAX_TARGET: f64 = AmountMinor::MAX as f64;

/// A figure, and the day by which it is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// The figure in the metric's unit: 0.4 for 40 %, minor units for money.
    pub target: f64,
    /// The day by which it is wanted.
    pub by: Date,
}

/// What the owner wants a metric to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Of which metric.
    pub metric: Metric,
    /// The figure, and the day by which it is wanted.
    pub end: Milestone,
    /// Figures on the way, by rising days.
    pub milestones: Vec<Milestone>,
}

impl Goal {
    /// Checks a goal that is set on the shop's day `today`.
    pub fn checked(metric: Metric, end: Milestone, milestones: Vec<Milestone>, today: Day) -> Result<Goal, Refusal> {
        if !metric.takes_a_goal() {
            return Err(Refusal::TakesNoGoal(metric));
        }
        check_target(metric, end.target, None)?;
        if end.by.0 <= today {
            return Err(Refusal::NotAfterToday);
        }
        if milestones.len() > MAX_MILESTONES {
            return Err(Refusal::TooManyMilestones);
        }
        let mut before = None;
        for (position, milestone) in milestones.iter().enumerate() {
            check_target(metric, milestone.target, Some(position))?;
            if milestone.by >= end.by || before.is_some_and(|before| milestone.by <= before) {
                return Err(Refusal::OutOfOrder { position });
            }
            before = Some(milestone.by);
        }
        Ok(Goal { metric, end, milestones })
    }
}

fn check_target(metric: Metric, target: f64, position: Option<usize>) -> Result<(), Refusal> {
    let (lowest, highest) = bounds(metric);
    if !(lowest..=highest).contains(&target) {
        return Err(Refusal::OutOfBounds { position, lowest, highest });
    }
    // Money is whole minor units wherever it is written, and there is no half a customer.
    if matches!(metric.unit(), Unit::Count | Unit::Money) && target.fract() != 0.0 {
        return Err(Refusal::NotWhole { position });
    }
    Ok(())
}

/// Between which figures a metric can lie at all.
fn bounds(metric: Metric) -> (f64, f64) {
    match (metric, metric.unit()) {
        // Revenue that grows is churn below zero, and can more than double.
        (Metric::NetRevenueChurn, _) => (-MAX_TARGET, 1.0),
        (Metric::ExistingRevenueGrowth, _) => (-1.0, MAX_TARGET),
        (_, Unit::Ratio) => (0.0, 1.0),
        (Metric::NpsAll | Metric::NpsLatestPerCustomer, _) => (-100.0, 100.0),
        (_, Unit::Points) => (0.0, 100.0),
        (_, Unit::Count | Unit::Money | Unit::Number | Unit::Days | Unit::Table) => (0.0, MAX_TARGET),
    }
}

/// Why a goal is not taken. Where a milestone is at fault, its position in the list.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// A table, or a figure that is told as of a day only.
    #[error("cannot be set on {0}, which has no single figure for each month")]
    TakesNoGoal(Metric),
    /// A figure that the metric never has.
    #[error("must be {lowest} to {highest} for this metric")]
    OutOfBounds {
        /// Of which milestone; None for the goal itself.
        position: Option<usize>,
        /// The least.
        lowest: f64,
        /// The greatest.
        highest: f64,
    },
    /// A part of a customer, a visit or a minor unit.
    #[error("must be a whole number for this metric")]
    NotWhole {
        /// Of which milestone; None for the goal itself.
        position: Option<usize>,
    },
    /// A day that has come already.
    #[error("must lie after today")]
    NotAfterToday,
    /// More milestones than one goal has.
    #[error("must be {MAX_MILESTONES} at most")]
    TooManyMilestones,
    /// A milestone that is not on the way.
    #[error("must lie after the milestone before it and before the goal's own day")]
    OutOfOrder {
        /// Of which milestone.
        position: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_000);

    fn at(target: f64, days: i64) -> Milestone {
        Milestone { target, by: Date(TODAY.plus(days)) }
    }

    fn refusal(metric: Metric, end: Milestone, milestones: &[Milestone]) -> Refusal {
        Goal::checked(metric, end, milestones.to_vec(), TODAY).unwrap_err()
    }

    #[test]
    fn a_goal_fits_its_metric() {
        let takes = |metric, target| Goal::checked(metric, at(target, 1), vec![], TODAY).is_ok();
        for (metric, fine, wrong) in [
            (Metric::RetentionRate, [0.0, 1.0], [-0.01, 1.01]),
            (Metric::NetRevenueChurn, [-2.0, 1.0], [1.01, f64::NEG_INFINITY]),
            (Metric::ExistingRevenueGrowth, [-1.0, 3.0], [-1.01, f64::INFINITY]),
            (Metric::NpsAll, [-100.0, 100.0], [-101.0, 101.0]),
            (Metric::Csat, [0.0, 100.0], [-1.0, 101.0]),
            (Metric::Visitors, [0.0, 1_000_000.0], [-1.0, 10.5]),
            (Metric::NetMinor, [0.0, 1e12], [10.5, 1e13]),
            (Metric::PurchaseFrequency, [0.0, 2.5], [-0.1, f64::NAN]),
            (Metric::Dso, [0.0, 30.5], [-1.0, f64::NAN]),
        ] {
            assert!(fine.iter().all(|target| takes(metric, *target)), "{metric} {fine:?}");
            assert!(!wrong.iter().any(|target| takes(metric, *target)), "{metric} {wrong:?}");
        }
    }

    #[test]
    fn every_metric_takes_a_goal_or_says_that_it_has_none() {
        for metric in Metric::ALL {
            let taken = Goal::checked(*metric, at(1.0, 1), vec![], TODAY);
            assert_eq!(taken.is_ok(), metric.takes_a_goal(), "{metric}");
        }
        assert_eq!(refusal(Metric::Cohorts, at(1.0, 1), &[]), Refusal::TakesNoGoal(Metric::Cohorts));
    }

    #[test]
    fn days_lie_ahead_and_rise() {
        let visits = Metric::Visits;
        assert_eq!(refusal(visits, at(9.0, 0), &[]), Refusal::NotAfterToday);
        assert!(Goal::checked(visits, at(9.0, 3), vec![at(5.0, -1), at(7.0, 2)], TODAY).is_ok());
        assert_eq!(refusal(visits, at(9.0, 3), &[at(5.0, 3)]), Refusal::OutOfOrder { position: 0 });
        assert_eq!(refusal(visits, at(9.0, 3), &[at(5.0, 2), at(7.0, 2)]), Refusal::OutOfOrder { position: 1 });
        let halves = [at(5.0, 1), at(7.5, 2)];
        assert_eq!(refusal(visits, at(9.0, 3), &halves), Refusal::NotWhole { position: Some(1) });
        assert_eq!(refusal(visits, at(9.0, 99), &[at(5.0, 1); 21]), Refusal::TooManyMilestones);
    }
}
