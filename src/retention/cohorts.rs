//! Cohorts: those who first came in one period, and in which later ones they came again. And the funnel of visit days.

use serde::Serialize;
use utoipa::ToSchema;

use super::periods::Grid;
use super::view::View;
use super::walk::{Person, walk};

/// The customers of one first period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Cohort {
    /// The period of the first visit.
    pub cohort: String,
    /// How many customers.
    pub size: i64,
    /// How many of them came in that period, in the next, and so on up to the last of the grid.
    pub on: Vec<i64>,
    /// How many of them came in that period or later, in the next or later, and so on.
    pub on_or_after: Vec<i64>,
}

/// The cohorts that began in the periods of the grid. A period in which nobody began has none.
pub fn cohorts(view: &View<'_>, grid: &Grid) -> Vec<Cohort> {
    let mut tally = Tally::new(grid);
    walk(view, grid, |person| tally.meet(person));
    tally.finish(grid)
}

/// Counts as the walk goes on.
pub struct Tally {
    /// By slot of the first visit, and how many slots later another one was.
    on: Vec<Vec<i64>>,
    /// The same for the last visit.
    last: Vec<Vec<i64>>,
}

impl Tally {
    pub fn new(grid: &Grid) -> Tally {
        let rows: Vec<Vec<i64>> = (0..grid.slots()).map(|slot| vec![0; grid.slots() - slot]).collect();
        Tally { on: rows.clone(), last: rows }
    }

    pub fn meet(&mut self, person: &Person<'_>) {
        let (Some(first), Some(last)) = (person.stays.first(), person.stays.last()) else { return };
        let on = &mut self.on[first.slot];
        for stay in person.stays {
            on[stay.slot - first.slot] += 1;
        }
        self.last[first.slot][last.slot - first.slot] += 1;
    }

    pub fn finish(self, grid: &Grid) -> Vec<Cohort> {
        let rows = grid.asked(self.on).into_iter().zip(grid.asked(self.last)).zip(grid.periods());
        let began = rows.filter(|((on, _), _)| on.first().is_some_and(|size| *size > 0));
        began
            .map(|((on, mut last), period)| {
                // Who was last there later was there "or later": sums from the end.
                for at in (1..last.len()).rev() {
                    last[at - 1] += last[at];
                }
                let size = on.first().copied().unwrap_or(0);
                Cohort { cohort: period.name.clone(), size, on, on_or_after: last }
            })
            .collect()
    }
}

/// How many steps the funnel has.
pub const VISIT_DAYS_OF_FUNNEL: usize = 10;

/// How many customers have one visit day or more, two or more, and so on up to ten, as of the view's day.
pub fn funnel_visit_days(view: &View<'_>) -> [i64; VISIT_DAYS_OF_FUNNEL] {
    let mut funnel = [0; VISIT_DAYS_OF_FUNNEL];
    for customer in view.customers() {
        let days = view.history(customer).visit_days().take(VISIT_DAYS_OF_FUNNEL).count();
        for step in &mut funnel[..days] {
            *step += 1;
        }
    }
    funnel
}
