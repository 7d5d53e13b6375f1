//! The order in which people can be expected.

use super::{Fit, Summary, VisitModel};

/// One person's chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Who.
    pub person: u32,
    /// The chance of at least one visit in the horizon, from 0 to 1.
    pub probability: f64,
}

/// Everybody by the chance of at least one visit in the next `horizon_days`, the likeliest first, equals by their number.
pub fn rank<M: VisitModel>(fit: &Fit<M>, people: &[Summary], horizon_days: u32) -> Vec<Chance> {
    let horizon = fit.unit.of_days(horizon_days);
    let chance = |person: &Summary| Chance {
        person: person.person,
        probability: fit.model.probability_of_visit(&person.history, horizon),
    };
    let mut ranked: Vec<Chance> = people.iter().map(chance).collect();
    ranked.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.person.cmp(&b.person)));
    ranked
}
