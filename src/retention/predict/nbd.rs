//! NBD: A. S. C. Ehrenberg, "The Pattern of Consumer Purchases", Applied Statistics 8 (1959). Nobody ever stops; the
//! yardstick that the other models have to beat.

use serde::Serialize;
use statrs::function::gamma::ln_gamma;

use super::{
    Calibration, Fit, Fitted, History, NoFit, Table, VisitModel, fit, gates, probability_of_visit_while_alive,
};

/// Rates of visiting λ ~ Γ(r, α). α is in the unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Nbd {
    /// The shape of the rates: the smaller, the more people differ.
    pub r: f64,
    /// The time scale of the rates: r/α is the mean rate.
    pub alpha: f64,
}

impl Nbd {
    fn ln_front(&self, x: f64) -> f64 {
        ln_gamma(self.r + x) - ln_gamma(self.r) + self.r * self.alpha.ln()
    }

    /// Γ(r + x)/Γ(r) · α^r/(α + T)^(r + x): the likelihood of the visits' own times, as in Fader, Hardie & Lee (2005),
    /// table 2, so that it can be held against theirs. That of the count alone has a factor T^x/x! more.
    fn ln_of_row(&self, ln_front: f64, row: &History) -> f64 {
        ln_front - (self.r + f64::from(row.x)) * (self.alpha + row.t).ln()
    }
}

impl VisitModel for Nbd {
    fn fit(calibration: &Calibration) -> Result<Fit<Self>, NoFit> {
        fit(calibration)
    }

    fn ln_likelihood(&self, history: &History) -> f64 {
        self.ln_of_row(self.ln_front(f64::from(history.x)), history)
    }

    /// 1: the model has no end.
    fn probability_alive(&self, _: &History) -> f64 {
        1.0
    }

    /// 1 − ((α + T)/(α + T + H))^(r + x).
    fn probability_of_visit(&self, history: &History, horizon: f64) -> f64 {
        probability_of_visit_while_alive(self.r, self.alpha, history, horizon)
    }

    /// (r + x)/(α + T) · H: the mean of the rates that remain likely, Γ(r + x, α + T).
    fn expected_visits(&self, history: &History, horizon: f64) -> f64 {
        (self.r + f64::from(history.x)) / (self.alpha + history.t) * horizon.max(0.0)
    }
}

impl Fitted for Nbd {
    fn of_logs(logs: &[f64]) -> Option<Self> {
        let &[r, alpha] = logs else { return None };
        Some(Nbd { r: r.exp(), alpha: alpha.exp() })
    }

    fn starts(scale: f64) -> Vec<Vec<f64>> {
        vec![vec![0.5, 0.2 * scale], vec![2.0, scale], vec![0.1, 0.01 * scale]]
    }

    fn degenerate(&self, scale: f64) -> Option<NoFit> {
        gates::run_away(&[self.r, self.alpha / scale])
    }

    fn ln_likelihood_of_all(&self, table: &Table) -> f64 {
        table.sum(|x| self.ln_front(x), |ln_front, row| self.ln_of_row(ln_front, row))
    }
}
