//! The special functions of the predictions, in log space: what a café's regulars make overflow is added as logarithms.

use std::f64::consts::{LN_10, PI};

use statrs::function::gamma::ln_gamma;

/// A regular of thousands of visits needs some tens of thousands of terms. A series that has not settled by this many is
/// given up, so that nobody waits for it: the caller has an integral for the rest.
const SERIES_LIMIT_TERMS: u32 = 200_000;

/// How much larger than their sum the terms of a series may be: four of sixteen digits are lost at most.
const CANCELLATION_LIMIT: f64 = 1e4;

/// From here on the series in z is slow and the one in 1 − z is short.
const NEAR_ONE: f64 = 0.9;

/// ln(eᵃ + eᵇ) without leaving log space, so that neither power can overflow or vanish.
pub(super) fn ln_add_exp(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if high.is_infinite() { high } else { high + (low - high).exp().ln_1p() }
}

/// ln ₂F₁(a, b; c; z) for a, b, c > 0 and 0 <= z < 1, where every term is positive and so the sum is at least 1.
///
/// Three roads lead to it; the shortest that loses no digits is taken. Euler's transform (Abramowitz & Stegun 15.3.3)
/// has the smaller parameters where it stays positive; near z = 1 the linear transform (15.3.6) turns the argument into
/// 1 − z; else the defining series (15.1.1) is summed as it stands. None where even that does not settle.
pub(super) fn ln_2f1(a: f64, b: f64, c: f64, z: f64) -> Option<f64> {
    if !(a > 0.0 && b > 0.0 && c > 0.0 && (0.0..1.0).contains(&z)) {
        return None;
    }
    let (rest_a, rest_b) = (c - a, c - b);
    if rest_a > 0.0
        && rest_b > 0.0
        && rest_a * rest_b < a * b
        && let Some(transformed) = Signed::series(rest_a, rest_b, c, z)
    {
        return Some(transformed.ln_size + (rest_a - b) * (-z).ln_1p());
    }
    if z > NEAR_ONE
        && let Some(ln_sum) = near_one(a, b, c, z)
    {
        return Some(ln_sum);
    }
    Some(Signed::series(a, b, c, z)?.ln_size)
}

/// A&S 15.3.6. None where c − a − b is at or near a whole number: the two halves then have poles that cancel each other,
/// and the digits with them.
fn near_one(a: f64, b: f64, c: f64, z: f64) -> Option<f64> {
    let excess = c - a - b;
    let rest = 1.0 - z;
    let constant = Signed::gamma(c).times(Signed::gamma(excess)).over(Signed::gamma(c - a)).over(Signed::gamma(c - b));
    let regular = constant.times(Signed::series(a, b, 1.0 - excess, rest)?);
    let power = Signed { ln_size: excess * rest.ln(), positive: true };
    let factor = Signed::gamma(c).times(Signed::gamma(-excess)).over(Signed::gamma(a)).over(Signed::gamma(b));
    let singular = factor.times(power).times(Signed::series(c - a, c - b, 1.0 + excess, rest)?);
    let sum = regular.plus(singular)?;
    (sum.positive && sum.ln_size.is_finite()).then_some(sum.ln_size)
}

/// A number by its sign and the logarithm of its size.
#[derive(Clone, Copy)]
struct Signed {
    ln_size: f64,
    positive: bool,
}

impl Signed {
    fn times(self, other: Signed) -> Signed {
        Signed { ln_size: self.ln_size + other.ln_size, positive: self.positive == other.positive }
    }

    fn over(self, other: Signed) -> Signed {
        Signed { ln_size: self.ln_size - other.ln_size, positive: self.positive == other.positive }
    }

    /// The sum, or None where the two cancel too much of each other.
    fn plus(self, other: Signed) -> Option<Signed> {
        let (low, high) = if self.ln_size < other.ln_size { (self, other) } else { (other, self) };
        let share = (low.ln_size - high.ln_size).exp();
        let sum = if low.positive == high.positive { 1.0 + share } else { 1.0 - share };
        (sum * CANCELLATION_LIMIT >= 1.0).then(|| Signed { ln_size: high.ln_size + sum.ln(), positive: high.positive })
    }

    /// Γ(x), reflected below one half (A&S 6.1.17), where its sign changes from one whole number to the next. At a pole
    /// the size is infinite, which the callers' sums refuse.
    fn gamma(x: f64) -> Signed {
        if x >= 0.5 {
            return Signed { ln_size: ln_gamma(x), positive: true };
        }
        let sine = (PI * (x - 2.0 * (x / 2.0).round())).sin();
        Signed { ln_size: (PI / sine.abs()).ln() - ln_gamma(1.0 - x), positive: sine > 0.0 }
    }

    /// The defining series of ₂F₁ (A&S 15.1.1), with the sums scaled down whenever they grow out of a float's range.
    /// None where it does not settle or where its terms cancel each other.
    fn series(a: f64, b: f64, c: f64, z: f64) -> Option<Signed> {
        let (mut term, mut sum, mut largest, mut ln_scale) = (1.0_f64, 1.0_f64, 1.0_f64, 0.0);
        for k in 0..SERIES_LIMIT_TERMS {
            let ratio = |k: f64| (a + k) * (b + k) / ((c + k) * (k + 1.0)) * z;
            term *= ratio(f64::from(k));
            sum += term;
            largest = largest.max(term.abs());
            if !sum.is_finite() {
                return None;
            }
            if largest > 1e200 {
                (term, sum, largest) = (term * 1e-200, sum * 1e-200, largest * 1e-200);
                ln_scale += 200.0 * LN_10;
            }
            // From here the ratios go towards z from wherever they are, so the larger of the two bounds the rest.
            let bound = ratio(f64::from(k) + 1.0).abs().max(z);
            let settled = bound < 1.0 && c + f64::from(k) > 0.0;
            if term == 0.0 || settled && term.abs() * bound / (1.0 - bound) <= f64::EPSILON * sum.abs() {
                let sound = sum.abs() * CANCELLATION_LIMIT >= largest;
                return sound.then(|| Signed { ln_size: sum.abs().ln() + ln_scale, positive: sum > 0.0 });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use statrs::function::beta::ln_beta;

    /// ln ₂F₁ by Euler's integral (A&S 15.3.1), c > b > 0: the trapezium rule in the log-odds of the variable, where the
    /// integrand dies off exponentially at both ends and the rule's error with it.
    fn by_quadrature(a: f64, b: f64, c: f64, z: f64) -> f64 {
        let step = 0.2_f64.min(0.6 / (a + c).sqrt());
        let reach = 42.0 / b.min(c - b).min(1.0) + (a + c).ln();
        let mut sum = f64::NEG_INFINITY;
        let mut at = -reach;
        while at < reach {
            // ln u and ln(1 − u) for u = 1/(1 + e^−y), exact at both ends; 1 − zu = (1 − u) + (1 − z)u likewise.
            let (ln_u, ln_rest) = (-ln_add_exp(0.0, -at), -ln_add_exp(0.0, at));
            let ln_one_less_zu = ln_add_exp(ln_rest, (1.0 - z).ln() + ln_u);
            sum = ln_add_exp(sum, b * ln_u + (c - b) * ln_rest - a * ln_one_less_zu);
            at += step;
        }
        sum + step.ln() - ln_beta(b, c - b)
    }

    #[track_caller]
    fn expect_close(a: f64, b: f64, c: f64, z: f64, expected: f64) {
        let got = ln_2f1(a, b, c, z).unwrap();
        let room = 1e-9 * (1.0 + expected.abs());
        assert!((got - expected).abs() <= room, "2F1({a}, {b}; {c}; {z}) = e^{got}, expected e^{expected}");
    }

    #[test]
    fn closed_forms_are_met() {
        for z in [0.0_f64, 1e-9, 0.3, 0.89, 0.9, 0.91, 0.999] {
            expect_close(2.5, 1.7, 1.7, z, -2.5 * (-z).ln_1p()); // A&S 15.1.8: (1 − z)^−a
            if z > 0.0 {
                expect_close(1.0, 1.0, 2.0, z, (-(-z).ln_1p() / z).ln()); // A&S 15.1.3
                expect_close(0.5, 0.5, 1.5, z * z, (z.asin() / z).ln()); // A&S 15.1.6
            }
        }
    }

    #[test]
    fn what_has_no_value_has_none() {
        for (a, b, c, z) in
            [(1.0, 1.0, 2.0, 1.0), (1.0, 1.0, -0.5, 0.2), (0.0, 1.0, 1.0, 0.5), (1.0, 1.0, 1.0, f64::NAN)]
        {
            assert_eq!(ln_2f1(a, b, c, z), None);
        }
    }

    #[test]
    fn adding_powers_neither_overflows_nor_vanishes() {
        assert!((ln_add_exp(1e4, 1e4) - (1e4 + 2.0_f64.ln())).abs() < 1e-12);
        assert_eq!(ln_add_exp(-1e9, 3.0), 3.0);
        assert_eq!(ln_add_exp(f64::NEG_INFINITY, f64::NEG_INFINITY), f64::NEG_INFINITY);
    }

    #[test]
    fn where_the_short_series_does_not_settle_another_road_leads_there() {
        let (a, b, c, z) = (28.385_488_67, 27.731_874_44, 54.908_690_59, 1.0 - (-8.952_116_17_f64).exp());
        assert!(Signed::series(c - a, c - b, c, z).is_none());
        expect_close(a, b, c, z, by_quadrature(a, b, c, z));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_series_and_eulers_integral_agree(a in 0.05..60.0_f64, b in 0.1..60.0_f64, over in 0.1..30.0_f64, ln_rest in -9.0..-0.01_f64) {
            let z = 1.0 - ln_rest.exp();
            expect_close(a, b, b + over, z, by_quadrature(a, b, b + over, z));
        }

        #[test]
        fn they_agree_for_the_regulars_of_a_cafe_too(x in 100_u32..3_000, r in 0.1..5.0_f64, excess in 1.05..4.0_f64, z in 0.001..0.97_f64) {
            let (a, b) = (r + f64::from(x), 2.5 + f64::from(x));
            expect_close(a, b, b + excess - 1.0, z, by_quadrature(a, b, b + excess - 1.0, z));
        }
    }
}
