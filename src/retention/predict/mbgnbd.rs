//! MBG/NBD: E. P. Batislam, M. Denizel, A. Filiztekin, "Empirical validation and comparison of models for customer base
//! analysis", International Journal of Research in Marketing 24 (2007). As BG/NBD, but a person may stop after the first
//! visit too; so those who came once are not all alive, and people are ranked by this one.

use serde::Serialize;
use statrs::function::beta::ln_beta;
use statrs::function::gamma::ln_gamma;

use super::expected::expected_while_alive;
use super::special::ln_add_exp;
use super::{
    Calibration, Fit, Fitted, History, NoFit, Table, VisitModel, fit, gates, probability_of_visit_while_alive,
};

/// Rates of visiting λ ~ Γ(r, α), chances of stopping p ~ Beta(a, b). α is in the unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MbgNbd {
    /// The shape of the rates: the smaller, the more people differ.
    pub r: f64,
    /// The time scale of the rates: r/α is the mean rate.
    pub alpha: f64,
    /// The weight of stopping.
    pub a: f64,
    /// The weight of going on: a/(a + b) is the mean chance of stopping after a visit.
    pub b: f64,
}

/// The parts of the likelihood that x alone decides.
#[derive(Clone, Copy)]
struct OfX {
    x: f64,
    ln_front: f64,
    ln_stopping: f64,
}

impl MbgNbd {
    fn of_x(&self, x: f64) -> OfX {
        let ln_rates = ln_gamma(self.r + x) - ln_gamma(self.r) + self.r * self.alpha.ln();
        let ln_goings = ln_beta(self.a, self.b + x + 1.0) - ln_beta(self.a, self.b);
        OfX { x, ln_front: ln_rates + ln_goings, ln_stopping: self.ln_stopping(x) }
    }

    /// ln B(a + 1, b + x)/B(a, b + x + 1), the weight of having stopped at the last visit, be it the first.
    fn ln_stopping(&self, x: f64) -> f64 {
        (self.a / (self.b + x)).ln()
    }

    /// The likelihood, arranged so that nothing overflows: the brace is added up by its logarithms.
    fn ln_of_row(&self, of_x: OfX, row: &History) -> f64 {
        let power = -(self.r + of_x.x);
        let alive = power * (self.alpha + row.t).ln();
        of_x.ln_front + ln_add_exp(alive, of_x.ln_stopping + power * (self.alpha + row.t_x).ln())
    }
}

impl VisitModel for MbgNbd {
    fn fit(calibration: &Calibration) -> Result<Fit<Self>, NoFit> {
        fit(calibration)
    }

    fn ln_likelihood(&self, history: &History) -> f64 {
        self.ln_of_row(self.of_x(f64::from(history.x)), history)
    }

    /// 1/(1 + a/(b + x) · ((α + T)/(α + t_x))^(r + x)): the share of "still coming" in
    /// the likelihood.
    fn probability_alive(&self, history: &History) -> f64 {
        let x = f64::from(history.x);
        let ln_silence = (self.r + x) * ((history.t - history.t_x) / (self.alpha + history.t_x)).ln_1p();
        1.0 / (1.0 + (self.ln_stopping(x) + ln_silence).exp())
    }

    /// P(alive) · (1 − ((α + T)/(α + T + H))^(r + x)).
    fn probability_of_visit(&self, history: &History, horizon: f64) -> f64 {
        self.probability_alive(history) * probability_of_visit_while_alive(self.r, self.alpha, history, horizon)
    }

    /// As eq. (10) of BG/NBD with b + x + 1 for b + x, since the first visit was survived too.
    fn expected_visits(&self, history: &History, horizon: f64) -> f64 {
        let (x, tau) = (f64::from(history.x), horizon / (self.alpha + history.t));
        self.probability_alive(history) * expected_while_alive(self.r + x, self.a, self.b + x + 1.0, tau)
    }
}

impl Fitted for MbgNbd {
    fn of_logs(logs: &[f64]) -> Option<Self> {
        let &[r, alpha, a, b] = logs else { return None };
        Some(MbgNbd { r: r.exp(), alpha: alpha.exp(), a: a.exp(), b: b.exp() })
    }

    fn starts(scale: f64) -> Vec<Vec<f64>> {
        let start = |r, alpha: f64, a, b| vec![r, alpha * scale, a, b];
        vec![
            start(0.5, 0.1, 1.0, 3.0),
            start(1.0, 0.02, 0.3, 2.0),
            start(2.0, 0.5, 0.1, 10.0),
            start(0.2, 0.01, 2.0, 20.0),
        ]
    }

    fn degenerate(&self, scale: f64) -> Option<NoFit> {
        gates::degenerate_stopping(self.a, self.b)
            .or_else(|| gates::run_away(&[self.r, self.alpha / scale, self.a, self.b]))
    }

    fn ln_likelihood_of_all(&self, table: &Table) -> f64 {
        table.sum(|x| self.of_x(x), |of_x, row| self.ln_of_row(of_x, row))
    }
}
