//! BG/NBD: P. S. Fader, B. G. S. Hardie, K. L. Lee, "Counting Your Customers" the Easy Way: An Alternative to the
//! Pareto/NBD Model, Marketing Science 24 (2005). After each visit but the first, a person may stop for good.

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
pub struct BgNbd {
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

impl BgNbd {
    fn of_x(&self, x: f64) -> OfX {
        let ln_rates = ln_gamma(self.r + x) - ln_gamma(self.r) + self.r * self.alpha.ln();
        let ln_goings = ln_beta(self.a, self.b + x) - ln_beta(self.a, self.b);
        OfX { x, ln_front: ln_rates + ln_goings, ln_stopping: self.ln_stopping(x) }
    }

    /// ln B(a + 1, b + x − 1)/B(a, b + x), the weight of having stopped at the last visit; nothing for the first.
    fn ln_stopping(&self, x: f64) -> f64 {
        if x > 0.0 { (self.a / (self.b + x - 1.0)).ln() } else { f64::NEG_INFINITY }
    }

    /// Eq. (6), arranged so that nothing overflows: the brace is added up by its logarithms.
    fn ln_of_row(&self, of_x: OfX, row: &History) -> f64 {
        let power = -(self.r + of_x.x);
        let alive = power * (self.alpha + row.t).ln();
        if of_x.x == 0.0 {
            return of_x.ln_front + alive;
        }
        of_x.ln_front + ln_add_exp(alive, of_x.ln_stopping + power * (self.alpha + row.t_x).ln())
    }
}

impl VisitModel for BgNbd {
    fn fit(calibration: &Calibration) -> Result<Fit<Self>, NoFit> {
        fit(calibration)
    }

    /// Eq. (6).
    fn ln_likelihood(&self, history: &History) -> f64 {
        self.ln_of_row(self.of_x(f64::from(history.x)), history)
    }

    /// Fader, Hardie & Lee, "Computing P(alive) Using the BG/NBD Model" (2008); 1 for who came once.
    fn probability_alive(&self, history: &History) -> f64 {
        let x = f64::from(history.x);
        let ln_silence = (self.r + x) * ((history.t - history.t_x) / (self.alpha + history.t_x)).ln_1p();
        1.0 / (1.0 + (self.ln_stopping(x) + ln_silence).exp())
    }

    /// P(alive) · (1 − ((α + T)/(α + T + H))^(r + x)).
    fn probability_of_visit(&self, history: &History, horizon: f64) -> f64 {
        self.probability_alive(history) * probability_of_visit_while_alive(self.r, self.alpha, history, horizon)
    }

    /// Eq. (10).
    fn expected_visits(&self, history: &History, horizon: f64) -> f64 {
        let (x, tau) = (f64::from(history.x), horizon / (self.alpha + history.t));
        self.probability_alive(history) * expected_while_alive(self.r + x, self.a, self.b + x, tau)
    }
}

impl Fitted for BgNbd {
    fn of_logs(logs: &[f64]) -> Option<Self> {
        let &[r, alpha, a, b] = logs else { return None };
        Some(BgNbd { r: r.exp(), alpha: alpha.exp(), a: a.exp(), b: b.exp() })
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
