//! Who will come back: the "buy till you die" models, fitted to a shop's own visits.
//!
//! One person's past is three numbers ([`History`]); a shop's is a [`Calibration`], made from its visit log by
//! [`Calibration::of_visits`]. [`BgNbd`], [`MbgNbd`] and [`Nbd`] are fitted to how often people came, [`GammaGamma`] to
//! what they spent; [`rank`] puts people in the order in which they can be expected.
//!
//! The promise kept here: no number from a fit that means nothing. A fit is a [`Fit`] or it is [`NoFit`], with the
//! reason. And nobody is called lost by these models: that is decided by the shop's window, because P(alive) is 1 for
//! everybody who came once and ranks worse than a coin on real logs.

mod bgnbd;
mod document;
mod expected;
mod gamma_gamma;
mod gates;
mod mbgnbd;
mod minimise;
mod nbd;
mod rank;
mod special;
mod summary;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use bgnbd::BgNbd;
pub use document::{Asked, Model, Prediction, SpendOfOne, Spends, Visits, VisitsOfOne, predict};
pub use gamma_gamma::{GammaGamma, SpendFit};
pub use gates::NoFit;
pub use mbgnbd::MbgNbd;
pub use nbd::Nbd;
pub use rank::{Chance, rank};
pub use summary::{Calibration, Seen, Summary, Window};

use minimise::{Minimum, minimise};

/// The unit of time in which a model's α, and every time given to it, is counted. The other parameters do not depend on
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[derive(clap::ValueEnum)]
pub enum Unit {
    /// One day.
    Day,
    /// Seven days, the unit of the published tables.
    Week,
}

impl Unit {
    /// How many days the unit has.
    pub fn days(self) -> f64 {
        match self {
            Unit::Day => 1.0,
            Unit::Week => 7.0,
        }
    }

    /// So many days, counted in this unit.
    pub fn of_days(self, days: u32) -> f64 {
        f64::from(days) / self.days()
    }
}

/// What the models need to know of one person: how often and when last, on a clock that starts at the first visit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct History {
    x: u32,
    t_x: f64,
    t: f64,
}

impl History {
    /// Takes the number `x` of visit days after the first, the time `t_x` from the first to the last, and the time `t`
    /// from the first to the end of what is known, both in one unit. None unless 0 <= t_x <= t < ∞, and t_x is 0
    /// exactly where x is.
    pub fn new(x: u32, t_x: f64, t: f64) -> Option<History> {
        let in_order = 0.0 <= t_x && t_x <= t && t.is_finite();
        (in_order && (x == 0) == (t_x == 0.0)).then_some(History { x, t_x, t })
    }

    /// Visit days after the first.
    pub fn x(&self) -> u32 {
        self.x
    }

    /// From the first visit day to the last.
    pub fn t_x(&self) -> f64 {
        self.t_x
    }

    /// From the first visit day to the end of what is known.
    pub fn t(&self) -> f64 {
        self.t
    }
}

/// A model with the parameters that fit a shop best.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Fit<M> {
    /// The parameters.
    #[serde(flatten)]
    pub model: M,
    /// The logarithm of the likelihood of all histories together.
    pub log_likelihood: f64,
    /// How many people the model was fitted to.
    pub customers: u32,
    /// The unit of α and of every time.
    pub unit: Unit,
}

/// A model of visits. Times are in the unit the model was fitted in.
pub trait VisitModel: Copy + Sized {
    /// Fits the model by maximum likelihood; refuses where the gates are shut, where the search finds no top, and where
    /// the top it finds is degenerate.
    fn fit(calibration: &Calibration) -> Result<Fit<Self>, NoFit>;

    /// The logarithm of one history's likelihood.
    fn ln_likelihood(&self, history: &History) -> f64;

    /// The chance, from 0 to 1, that a person has not stopped coming for good. Never a verdict on one person.
    fn probability_alive(&self, history: &History) -> f64;

    /// The chance of at least one visit in the next `horizon`: what people are ranked by.
    fn probability_of_visit(&self, history: &History, horizon: f64) -> f64;

    /// How many visit days to expect of a person in the next `horizon`: E[X(t) | x, t_x, T].
    fn expected_visits(&self, history: &History, horizon: f64) -> f64;
}

/// What a visit model tells the fit that all of them share.
trait Fitted: VisitModel {
    /// The model's parameters from the search's, which are logarithms.
    fn of_logs(logs: &[f64]) -> Option<Self>;

    /// Where to start from, as parameters, for histories as long as `scale`.
    fn starts(scale: f64) -> Vec<Vec<f64>>;

    /// Names a parameter that says the top is degenerate.
    fn degenerate(&self, scale: f64) -> Option<NoFit>;

    /// The logarithm of the likelihood of a whole shop.
    fn ln_likelihood_of_all(&self, table: &Table) -> f64;
}

/// The shared fit: gates, search, judgement.
fn fit<M: Fitted>(calibration: &Calibration) -> Result<Fit<M>, NoFit> {
    gates::open_for_visits(calibration)?;
    let table = Table::of(calibration.people.iter().map(|person| person.history));
    let (model, top) = maximise::<M>(&table).ok_or(NoFit::NotConverged)?;
    match model.degenerate(table.scale()) {
        Some(why) => Err(why),
        None if !top.converged => Err(NoFit::NotConverged),
        None => Ok(Fit {
            model,
            log_likelihood: -top.value,
            customers: u32::try_from(calibration.people.len()).unwrap_or(u32::MAX),
            unit: calibration.unit,
        }),
    }
}

/// The likeliest parameters, unjudged; `value` is minus the log-likelihood.
fn maximise<M: Fitted>(table: &Table) -> Option<(M, Minimum)> {
    let starts: Vec<Vec<f64>> =
        M::starts(table.scale()).iter().map(|start| start.iter().map(|value| value.ln()).collect()).collect();
    let cost = |logs: &[f64]| M::of_logs(logs).map_or(f64::INFINITY, |model| -model.ln_likelihood_of_all(table));
    let top = minimise(cost, &starts)?;
    Some((M::of_logs(&top.at)?, top))
}

/// Histories in order, equal ones merged into one row with a weight: a shop of a hundred thousand has a few thousand
/// different ones, and their order in the log cannot matter to the last bit.
struct Table(Vec<(History, f64)>);

impl Table {
    fn of(histories: impl Iterator<Item = History>) -> Table {
        let mut all: Vec<History> = histories.collect();
        all.sort_by(|a, b| a.x.cmp(&b.x).then(a.t_x.total_cmp(&b.t_x)).then(a.t.total_cmp(&b.t)));
        let mut rows: Vec<(History, f64)> = Vec::new();
        for history in all {
            match rows.last_mut() {
                Some((last, weight)) if *last == history => *weight += 1.0,
                _ => rows.push((history, 1.0)),
            }
        }
        Table(rows)
    }

    /// A typical length of a history, from which the searches start, so that they take the same steps in any unit.
    fn scale(&self) -> f64 {
        let (total, weights) = self.0.iter().fold((0.0, 0.0), |(t, w), (row, weight)| (t + row.t * weight, w + weight));
        if total > 0.0 { total / weights } else { 1.0 }
    }

    /// Adds up `of_row` over everybody. What depends on x alone is asked for once per x, because the logarithms of Γ in
    /// it are the dearest part of a likelihood.
    fn sum<T: Copy>(&self, of_x: impl Fn(f64) -> T, of_row: impl Fn(T, &History) -> f64) -> f64 {
        let mut sum = 0.0;
        let mut shared: Option<(u32, T)> = None;
        for (row, weight) in &self.0 {
            let terms = match shared {
                Some((x, terms)) if x == row.x => terms,
                _ => of_x(f64::from(row.x)),
            };
            shared = Some((row.x, terms));
            sum += weight * of_row(terms, row);
        }
        sum
    }
}

/// The chance of at least one visit within `horizon` for somebody alive: λ ~ Γ(r + x, α + T), the form of Fader, Hardie
/// & Lee (2005) that the product ranks by.
fn probability_of_visit_while_alive(r: f64, alpha: f64, history: &History, horizon: f64) -> f64 {
    let growth = (horizon.max(0.0) / (alpha + history.t)).ln_1p();
    -(-(r + f64::from(history.x)) * growth).exp_m1()
}
