//! A goal's way: its metric month by month, held against it.

use super::Basis;
use crate::goal::Goal;
use crate::kernel::Day;
use crate::retention::{self, Grid, Log, Month, MonthReport, Point, Refusal, Thermometer, table, thermometer};

/// The pace is taken from so many months back at most.
const MONTHS_BACK: i32 = 12;

/// How far goals are, as of this morning; each with the day it was set on. One table is worked out for all of them.
pub fn thermometers(log: &Log, basis: &Basis, goals: &[(Goal, Day)]) -> Result<Vec<Thermometer>, Refusal> {
    let last = Month::of(basis.today).plus(-1);
    let set_before = goals.iter().map(|(_, set_on)| Month::of(*set_on).plus(-1)).min().unwrap_or(last);
    let first = last.plus(1 - MONTHS_BACK).min(set_before);
    let grid = Grid::months(first, last)?;
    let view = log.as_of(grid.as_of());
    let (months, _) = table(&view, &grid, basis.window(log), &basis.closures);
    let ended = |number: i32| first.plus(number + 1).first_day();
    let of = |(goal, set_on): &(Goal, Day)| {
        let value = |month: &MonthReport| goal.metric.of(month);
        let points: Vec<Point> = (0..)
            .zip(&months)
            .filter_map(|(number, month)| value(month).map(|value| Point { end: ended(number), value }))
            .collect();
        // The bottom is the last month that was over when the goal was set.
        let from = points.iter().rfind(|point| point.end <= *set_on).map_or(0.0, |point| point.value);
        let milestones = goal.milestones.iter().map(|step| (step.target, step.by.0)).collect();
        let is_downward = goal.metric.less_is_better();
        let goal = retention::Goal { from, is_downward, target: goal.end.target, by: goal.end.by.0, milestones };
        thermometer(&goal, &points)
    };
    Ok(goals.iter().map(of).collect())
}
