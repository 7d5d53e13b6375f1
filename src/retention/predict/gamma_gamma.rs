//! Gamma-Gamma: P. S. Fader, B. G. S. Hardie, "The Gamma-Gamma Model of Monetary Value" (2013). What a person spends on a
//! visit day varies around a mean of their own, and those means vary across people.

use serde::Serialize;
use statrs::function::gamma::ln_gamma;

use super::{Calibration, NoFit, gates, minimise::Minimum, minimise::minimise};

/// A day's spend ~ Γ(p, ν), with ν ~ Γ(q, v) across people. v is in major units of money.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GammaGamma {
    /// The shape of one person's spends: the larger, the more alike they are.
    pub p: f64,
    /// The shape across people: the larger, the more alike people are.
    pub q: f64,
    /// The scale: p·v/(q − 1) is the mean spend of people.
    pub v: f64,
}

/// A fitted [`GammaGamma`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SpendFit {
    /// The parameters.
    #[serde(flatten)]
    pub model: GammaGamma,
    /// The logarithm of the likelihood of everybody's mean spend.
    pub log_likelihood: f64,
    /// How many people had a spend to fit to.
    pub customers: u32,
    /// Pearson's correlation between frequency and spend; null where one of them does not vary.
    pub corr: Option<f64>,
}

/// How many visit days, and the mean spend on them.
pub(super) type Spend = (f64, f64);

impl GammaGamma {
    /// Fits the model by maximum likelihood to those who came back and whose mean spend is above 0. Refuses where the
    /// gates are shut, where spend depends on frequency, where the search finds no top, and where people spend alike.
    pub fn fit(calibration: &Calibration) -> Result<SpendFit, NoFit> {
        gates::open_for_visits(calibration)?;
        let spends = spends(calibration);
        let corr = correlation(&spends);
        gates::open_for_spend(spends.len(), corr)?;
        let scale = scale(&spends);
        let (model, top) = maximise(&spends).ok_or(NoFit::NotConverged)?;
        let why = gates::degenerate_spending(model.q).or_else(|| gates::run_away(&[model.p, model.q, model.v / scale]));
        match why {
            Some(why) => Err(why),
            None if !top.converged => Err(NoFit::NotConverged),
            None => Ok(SpendFit {
                model,
                log_likelihood: -top.value,
                customers: u32::try_from(spends.len()).unwrap_or(u32::MAX),
                corr,
            }),
        }
    }

    /// The mean spend of a visit day to expect of a person, in major units: of `x` days with a mean of `mean_spend`, or
    /// of nothing known, where it is the mean of people. Eq. (5): a weighted mean of the two.
    pub fn expected_spend(&self, seen: Option<(u32, f64)>) -> f64 {
        let (x, mean_spend) = seen.map_or((0.0, 0.0), |(x, mean_spend)| (f64::from(x), mean_spend));
        self.p * (self.v + x * mean_spend) / (self.p * x + self.q - 1.0)
    }

    /// Eq. (1a), the likelihood of a mean spend over x days.
    fn ln_likelihood(&self, (x, mean): Spend) -> f64 {
        let px = self.p * x;
        ln_gamma(px + self.q) - ln_gamma(px) - ln_gamma(self.q)
            + self.q * self.v.ln()
            + (px - 1.0) * mean.ln()
            + px * x.ln()
            - (px + self.q) * (x * mean + self.v).ln()
    }
}

/// Who has a spend to compare, in order, so that the order of the log cannot matter to the last bit.
pub(super) fn spends(calibration: &Calibration) -> Vec<Spend> {
    let known = |mean: &f64| mean.is_finite() && *mean > 0.0;
    let of_people = calibration.people.iter();
    let mut spends: Vec<Spend> = of_people
        .filter_map(|person| Some((f64::from(person.history.x()), person.mean_spend.filter(known)?)))
        .collect();
    spends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    spends
}

/// The likeliest parameters, unjudged; `value` is minus the log-likelihood.
pub(super) fn maximise(spends: &[Spend]) -> Option<(GammaGamma, Minimum)> {
    let of_logs = |logs: &[f64]| {
        let &[p, q, v] = logs else { return None };
        Some(GammaGamma { p: p.exp(), q: q.exp(), v: v.exp() })
    };
    let cost = |logs: &[f64]| {
        of_logs(logs)
            .map_or(f64::INFINITY, |model| -spends.iter().map(|spend| model.ln_likelihood(*spend)).sum::<f64>())
    };
    // Each start has the mean of people where the data has it: p·v/(q − 1).
    let start = |p: f64, q: f64| vec![p.ln(), q.ln(), (scale(spends) * (q - 1.0) / p).ln()];
    let top = minimise(cost, &[start(5.0, 4.0), start(1.0, 2.0), start(2.0, 15.0)])?;
    Some((of_logs(&top.at)?, top))
}

/// The mean of people's mean spends, against which v is judged.
fn scale(spends: &[Spend]) -> f64 {
    let sum: f64 = spends.iter().map(|(_, mean)| mean).sum();
    if sum > 0.0 { sum / spends.len() as f64 } else { 1.0 }
}

/// Pearson's correlation. None where one of the two does not vary, or for fewer than two people.
pub(super) fn correlation(spends: &[Spend]) -> Option<f64> {
    let n = spends.len() as f64;
    let (sum_x, sum_m) = spends.iter().fold((0.0, 0.0), |(a, b), (x, m)| (a + x, b + m));
    let (mean_x, mean_m) = (sum_x / n, sum_m / n);
    let (mut xx, mut mm, mut xm) = (0.0, 0.0, 0.0);
    for (x, m) in spends {
        let (dx, dm) = (x - mean_x, m - mean_m);
        (xx, mm, xm) = (xx + dx * dx, mm + dm * dm, xm + dx * dm);
    }
    // What rounding alone leaves of a spend that never varies is no variation.
    let varies = |sum: f64, mean: f64| sum > n * (mean * 1e-12).powi(2);
    (varies(xx, mean_x) && varies(mm, mean_m)).then(|| xm / (xx * mm).sqrt())
}
