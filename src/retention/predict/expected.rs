//! E[X(t)] while alive, the part that BG/NBD and MBG/NBD share.

use statrs::function::beta::ln_beta;

use super::special::ln_2f1;

/// The closed form divides by a − 1 and has a pole of ₂F₁ at c = 0. Nearer than this, the integral is used.
const POLE_WIDTH: f64 = 0.01;
/// How much of the integral's range is left to its ends, where the integrand is a plain power.
const END: f64 = 1e-15;

/// The visits to expect in a time τ(α + T) of somebody alive, whose rate λ ~ Γ(s, α + T) and whose chance p of stopping
/// after each visit ~ Beta(a, b): E[(1 − e^−λpt)/p].
///
/// Fader, Hardie & Lee (2005), eq. (10), without its denominator, where b is their b + x; for the model of Batislam,
/// Denizel & Filiztekin (2007) it is b + x + 1. With c = a + b − 1: c/(a − 1) · (1 − (1 + τ)^−s ₂F₁(s, b; c; τ/(1 + τ))).
pub(super) fn expected_while_alive(s: f64, a: f64, b: f64, tau: f64) -> f64 {
    if tau.is_nan() || tau <= 0.0 {
        return 0.0;
    }
    closed_form(s, a, b, tau).unwrap_or_else(|| integral(s, a, b, tau))
}

/// None at the poles and where ₂F₁ gives up.
fn closed_form(s: f64, a: f64, b: f64, tau: f64) -> Option<f64> {
    let c = a + b - 1.0;
    if (a - 1.0).abs() < POLE_WIDTH || c < POLE_WIDTH {
        return None;
    }
    let ln_share = ln_2f1(s, b, c, tau / (1.0 + tau))? - s * tau.ln_1p();
    let expected = c / (a - 1.0) * -ln_share.exp_m1();
    (expected.is_finite() && expected >= 0.0).then_some(expected)
}

/// The same as ∫ (1 − (1 + pτ)^−s)/p · Beta(p; a, b) dp, by the trapezium rule in the log-odds of p, whose error falls
/// exponentially there. It has no pole, but needs more steps than the series has terms.
fn integral(s: f64, a: f64, b: f64, tau: f64) -> f64 {
    let visits = |p: f64| -(-s * (p * tau).ln_1p()).exp_m1() / p;
    let ln_norm = ln_beta(a, b);
    let density = |y: f64| {
        let (ln_p, ln_rest) = (-(-y).exp().ln_1p(), -y.exp().ln_1p());
        (a * ln_p + b * ln_rest - ln_norm).exp() * visits(ln_p.exp())
    };
    let (low, high) = ((END / (1.0 + s * tau + b)).ln(), -(END / (1.0 + s + a)).ln());
    let steps = ((high - low) / 0.25_f64.min(0.7 / (a + b + s).sqrt())).ceil();
    let step = (high - low) / steps;
    let (first, last) = (density(low), density(high));
    let mut sum = (first + last) / 2.0;
    let mut k = 1.0;
    while k < steps {
        sum += density(low + k * step);
        k += 1.0;
    }
    // Beyond the ends the integrand is first·e^(a(y − low)) and last·e^(b(high − y)): what is left there, and the first
    // correction of Euler and Maclaurin for having cut it off.
    sum * step + first / a + last / b - step * step / 12.0 * (-b * last - a * first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_closed_form_and_the_integral_agree(ln_s in -2.0..7.0_f64, ln_a in -5.0..3.0_f64, ln_b in -3.0..7.0_f64, ln_tau in -6.0..4.0_f64) {
            let (s, a, b, tau) = (ln_s.exp(), ln_a.exp(), ln_b.exp(), ln_tau.exp());
            if let Some(closed) = closed_form(s, a, b, tau) {
                let summed = integral(s, a, b, tau);
                prop_assert!((closed - summed).abs() <= 1e-6 * summed, "s {s} a {a} b {b} τ {tau}: {closed} and {summed}");
            }
        }

        #[test]
        fn nothing_jumps_where_one_takes_over_from_the_other(s in 0.2..50.0_f64, b in 0.2..50.0_f64, tau in 0.01..10.0_f64) {
            for a in [1.0 - POLE_WIDTH, 1.0 + POLE_WIDTH] {
                let (inside, outside) = (expected_while_alive(s, a * 0.999_999_9_f64, b, tau), expected_while_alive(s, a * 1.000_000_1, b, tau));
                prop_assert!((inside / outside - 1.0).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn who_never_stops_comes_at_their_own_rate() {
        // a → 0 is the NBD: s·τ visits.
        assert!((expected_while_alive(3.5, 1e-9, 4.0, 2.0) - 7.0).abs() < 1e-6);
        assert_eq!(expected_while_alive(3.5, 0.5, 4.0, 0.0), 0.0);
    }
}
