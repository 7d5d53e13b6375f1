//! Whether a change is more than noise: small shops have small numbers, and small numbers go up and down by themselves.
//!
//! Each question has the test of its kind, at 95 % and two-sided: a share that of two shares, a count that of two counts,
//! a mean that of two means. All take the two periods as if they had other customers. The same people come in both and
//! do as they did before, so a change that stands out here stands out all the more; one that does not may still be real.
//!
//! None is the answer where there is nothing to compare. A chance of one in twenty is not none: of twenty arrows that
//! mean nothing, one will be told as more than noise.

use statrs::function::beta::checked_beta_reg;

use super::fraction::ratio;

/// The normal distribution's 97.5 % point: 95 % lie between it and its negative.
const Z: f64 = 1.959_963_984_540_054;
/// What a test may err by.
const ALPHA: f64 = 0.05;

/// Between which values a figure may well lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// From here.
    pub low: f64,
    /// To here.
    pub high: f64,
}

/// The 95 % interval of a share, `part` of `whole`, by E. B. Wilson, "Probable inference, the law of succession, and
/// statistical inference", JASA 22 (1927). Unlike the textbook's p ± 1.96 √(pq/n) it never leaves 0 to 1, and says
/// something of 0 of 10. None of nobody, or where the part is none of the whole.
pub fn wilson(part: i64, whole: i64) -> Option<Interval> {
    let share = ratio(part, whole).filter(|share| (0.0..=1.0).contains(share))?;
    let (n, z2) = (whole as f64, Z * Z);
    let middle = share + z2 / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let bound = |value: f64| (value / (1.0 + z2 / n)).clamp(0.0, 1.0);
    Some(Interval { low: bound(middle - reach), high: bound(middle + reach) })
}

/// The 95 % interval of the difference of two shares, now − before, each as (part, whole): the two Wilson intervals put
/// together, method 10 of R. G. Newcombe, "Interval estimation for the difference between independent proportions",
/// Statistics in Medicine 17 (1998), 873–890.
pub fn difference_of_shares(before: (i64, i64), now: (i64, i64)) -> Option<Interval> {
    let (old, new) = (ratio(before.0, before.1)?, ratio(now.0, now.1)?);
    let (of_old, of_new) = (wilson(before.0, before.1)?, wilson(now.0, now.1)?);
    let difference = new - old;
    Some(Interval {
        low: difference - (new - of_new.low).hypot(of_old.high - old),
        high: difference + (of_new.high - new).hypot(old - of_old.low),
    })
}

/// Whether a share has changed by more than noise: whether the interval of the difference leaves zero out.
pub fn share_is_more_than_noise(before: (i64, i64), now: (i64, i64)) -> Option<bool> {
    let interval = difference_of_shares(before, now)?;
    Some(interval.low > 0.0 || interval.high < 0.0)
}

/// Whether a count has changed by more than noise, each as (count, days): a February is shorter than a March.
///
/// If both are Poisson of one rate, then of all that were counted the part of now is binomial with the share of its days:
/// J. Przyborowski & H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940).
/// Exact, and so right for 4 after 0 too. People who come in groups scatter more than Poisson's, for whom this is a
/// little too easily impressed.
pub fn count_is_more_than_noise(before: (i64, i64), now: (i64, i64)) -> Option<bool> {
    let share_of_days = ratio(now.1, before.1 + now.1).filter(|_| before.1 > 0 && now.1 > 0)?;
    if before.0 < 0 || now.0 < 0 || before.0 + now.0 == 0 {
        return None;
    }
    let of_all = before.0 + now.0;
    let this_or_more = at_least(now.0, of_all, share_of_days)?;
    let this_or_fewer = 1.0 - at_least(now.0 + 1, of_all, share_of_days)?;
    Some(2.0 * this_or_more.min(this_or_fewer) <= ALPHA)
}

/// The chance of at least `part` of `whole` where each has the chance `share`: the regularised beta function I_share(part,
/// whole − part + 1) (Abramowitz & Stegun 26.5.24).
fn at_least(part: i64, whole: i64, share: f64) -> Option<f64> {
    match part {
        part if part <= 0 => Some(1.0),
        part if part > whole => Some(0.0),
        _ => checked_beta_reg(part as f64, (whole - part) as f64 + 1.0, share).ok().filter(|chance| chance.is_finite()),
    }
}

/// What a mean is made of: how many, their sum, and the sum of their squares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// How many values.
    pub count: i64,
    /// Their sum.
    pub sum: i64,
    /// The sum of their squares.
    pub sum_of_squares: i64,
}

impl Sample {
    /// Adds a value.
    pub fn note(&mut self, value: i64) {
        self.count += 1;
        self.sum += value;
        self.sum_of_squares += value * value;
    }

    /// The mean.
    pub fn mean(&self) -> Option<f64> {
        ratio(self.sum, self.count)
    }

    /// The square of the mean's standard error. None below two values.
    fn squared_error(&self) -> Option<f64> {
        let (n, sum) = (i128::from(self.count), i128::from(self.sum));
        // n Σx² − (Σx)² in whole numbers: the difference of two large ones loses its digits otherwise.
        let spread = n * i128::from(self.sum_of_squares) - sum * sum;
        (n >= 2).then(|| spread as f64 / (n * n * (n - 1)) as f64)
    }
}

/// Whether a mean has changed by more than noise: B. L. Welch, "The generalization of 'Student's' problem when several
/// different population variances are involved", Biometrika 34 (1947). It takes the spread from the customers themselves,
/// since regulars and passers-by differ far more than a Poisson rate would have it. None below two values on a side, or
/// where nobody differs from anybody.
pub fn mean_is_more_than_noise(before: &Sample, now: &Sample) -> Option<bool> {
    let (old, new) = (before.squared_error()?, now.squared_error()?);
    let both = old + new;
    if both <= 0.0 {
        return None;
    }
    let square = |value: f64| value * value;
    let freedom = square(both) / (square(old) / (before.count - 1) as f64 + square(new) / (now.count - 1) as f64);
    let t2 = square(now.mean()? - before.mean()?) / both;
    Some(beyond_t(t2, freedom)? <= ALPHA)
}

/// The chance that Student's t with so many degrees of freedom lies outside ±√t²: I_{ν/(ν + t²)}(ν/2, 1/2) (Abramowitz &
/// Stegun 26.7.1 with 26.5.27).
fn beyond_t(t2: f64, freedom: f64) -> Option<f64> {
    checked_beta_reg(freedom / 2.0, 0.5, freedom / (freedom + t2)).ok().filter(|chance| chance.is_finite())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rounded(interval: Option<Interval>) -> (f64, f64) {
        let four = |value: f64| (value * 1e4).round() / 1e4;
        interval.map(|interval| (four(interval.low), four(interval.high))).unwrap()
    }

    /// Table I of Newcombe's paper on one proportion (Statistics in Medicine 17, 857–872), method 3.
    #[test]
    fn the_interval_of_a_share_is_the_published_one() {
        assert_eq!(rounded(wilson(81, 263)), (0.2553, 0.3662));
        assert_eq!(rounded(wilson(15, 148)), (0.0624, 0.1605));
        assert_eq!(rounded(wilson(0, 20)), (0.0, 0.1611));
        assert_eq!(rounded(wilson(1, 29)), (0.0061, 0.1718));
        assert_eq!((wilson(0, 0), wilson(3, 2), wilson(-1, 2)), (None, None, None));
    }

    /// Table II of Newcombe's paper on differences, method 10: first share less second.
    #[test]
    fn the_interval_of_a_difference_is_the_published_one() {
        let published = [
            ((56, 70), (48, 80), (0.0524, 0.3339)),
            ((9, 10), (3, 10), (0.1705, 0.8090)),
            ((6, 7), (2, 7), (0.0582, 0.8062)),
            ((5, 56), (0, 29), (-0.0381, 0.1926)),
            ((0, 10), (0, 20), (-0.1611, 0.2775)),
            ((0, 10), (0, 10), (-0.2775, 0.2775)),
            ((10, 10), (0, 20), (0.6791, 1.0)),
            ((10, 10), (0, 10), (0.6075, 1.0)),
        ];
        for (first, second, interval) in published {
            assert_eq!(rounded(difference_of_shares(second, first)), interval, "{first:?} {second:?}");
        }
        assert_eq!(share_is_more_than_noise((48, 80), (56, 70)), Some(true));
        assert_eq!(share_is_more_than_noise((0, 29), (5, 56)), Some(false));
        assert_eq!(share_is_more_than_noise((0, 0), (2, 5)), None);
    }

    /// Binomial tables: of ten fair throws, nine or more have 11/1024, eight or more 56/1024.
    #[test]
    fn counts_are_compared_by_the_days_they_took() {
        assert!((at_least(9, 10, 0.5).unwrap() - 11.0 / 1024.0).abs() < 1e-12);
        assert_eq!(count_is_more_than_noise((1, 30), (9, 30)), Some(true));
        assert_eq!(count_is_more_than_noise((2, 30), (8, 30)), Some(false));
        assert_eq!(count_is_more_than_noise((0, 30), (5, 30)), Some(false)); // 2/32 is 6 %
        assert_eq!(count_is_more_than_noise((0, 30), (6, 30)), Some(true));
        assert_eq!(count_is_more_than_noise((0, 30), (0, 30)), None);
        assert_eq!(count_is_more_than_noise((1, 0), (9, 30)), None);
        // Three times the count in three times the days is no change at all.
        assert_eq!(count_is_more_than_noise((500, 30), (1_500, 90)), Some(false));
        assert_eq!(count_is_more_than_noise((500, 30), (1_500, 30)), Some(true));
        assert_eq!(count_is_more_than_noise((5_000_000, 30), (5_001_000, 30)), Some(false));
        assert_eq!(count_is_more_than_noise((5_000_000, 30), (5_100_000, 30)), Some(true));
    }

    /// The 97.5 % points of Student's t (Abramowitz & Stegun, table 26.10).
    #[test]
    fn the_tails_of_students_t_are_the_published_ones() {
        for (freedom, point) in [(1.0, 12.706), (5.0, 2.571), (10.0, 2.228), (30.0, 2.042), (120.0, 1.980)] {
            let chance = beyond_t(point * point, freedom).unwrap();
            assert!((chance - 0.05).abs() < 5e-5, "{freedom}: {chance}");
        }
    }

    #[test]
    fn means_are_compared_by_how_much_people_differ() {
        let sample = |values: &[i64]| {
            let mut sample = Sample::default();
            values.iter().for_each(|value| sample.note(*value));
            sample
        };
        // 1, 2, 3 has the mean 2 and the variance 1; 4, 5, 6 the mean 5: t = 3/√(2/3) = 3.67 with 4 degrees of freedom,
        // whose point is 2.776.
        assert_eq!(mean_is_more_than_noise(&sample(&[1, 2, 3]), &sample(&[4, 5, 6])), Some(true));
        // 3, 4, 5: t = 2/√(2/3) = 2.449.
        assert_eq!(mean_is_more_than_noise(&sample(&[1, 2, 3]), &sample(&[3, 4, 5])), Some(false));
        assert_eq!(mean_is_more_than_noise(&sample(&[2]), &sample(&[3, 4, 5])), None);
        assert_eq!(mean_is_more_than_noise(&sample(&[1, 1]), &sample(&[1, 1])), None);
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_share_and_narrows_with_more_people(part in 0..400_i64, rest in 0..400_i64) {
            prop_assume!(part + rest > 0);
            let whole = part + rest;
            let (one, ten) = (wilson(part, whole).unwrap(), wilson(10 * part, 10 * whole).unwrap());
            let share = ratio(part, whole).unwrap();
            prop_assert!(0.0 <= one.low && one.low <= share + 1e-12 && share <= one.high + 1e-12 && one.high <= 1.0);
            prop_assert!(ten.high - ten.low < one.high - one.low);
        }

        #[test]
        fn what_did_not_change_is_never_more_than_noise(part in 0..400_i64, rest in 0..400_i64, times in 1..5_i64) {
            let (before, now) = ((part, part + rest), (times * part, times * (part + rest)));
            prop_assert_ne!(share_is_more_than_noise(before, now), Some(true));
            prop_assert_ne!(count_is_more_than_noise((part, 30), (times * part, times * 30)), Some(true));
        }

        #[test]
        fn it_does_not_matter_which_came_first(a in (0..60_i64, 0..60_i64), b in (0..60_i64, 0..60_i64)) {
            let share = |(part, rest): (i64, i64)| (part, part + rest);
            prop_assert_eq!(
                share_is_more_than_noise(share(a), share(b)),
                share_is_more_than_noise(share(b), share(a))
            );
            prop_assert_eq!(
                count_is_more_than_noise((a.0, 30), (b.0, 31)),
                count_is_more_than_noise((b.0, 31), (a.0, 30))
            );
        }
    }
}
