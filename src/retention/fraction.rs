//! Exact fractions, and the one place where whole numbers become a ratio.

use std::cmp::Ordering;
use std::fmt;

/// What a ratio of two whole numbers is, rounded once; none over an empty denominator, never 0 % or 100 %.
pub fn ratio(part: i64, whole: i64) -> Option<f64> {
    (whole != 0).then(|| part as f64 / whole as f64)
}

/// How many there are, as figures have it. No log holds more than that.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// An exact fraction in lowest terms. Every step is checked, so that a figure is exact or is not given at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    over: i128,
    /// Never zero or below: the sign stands above.
    under: i128,
}

impl Fraction {
    /// A whole number.
    pub const fn whole(number: i64) -> Fraction {
        Fraction { over: number as i128, under: 1 }
    }

    /// `over / under` in lowest terms. None for a denominator of zero, or numbers too large to turn.
    pub fn new(over: i128, under: i128) -> Option<Fraction> {
        if under == 0 {
            return None;
        }
        let (mut a, mut b) = (over.checked_abs()?, under.checked_abs()?);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = if under < 0 { -a } else { a };
        Some(Fraction { over: over / divisor, under: under / divisor })
    }

    /// Reads a decimal number such as `7.50`, exactly. None for another form or more than 18 digits after the point.
    pub fn decimal(text: &str) -> Option<Fraction> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(part) || part.len() > 18 || whole.len() > 18 {
            return None;
        }
        let scale = 10_i128.checked_pow(u32::try_from(part.len()).ok()?)?;
        let tail: i128 = if part.is_empty() { 0 } else { part.parse().ok()? };
        let number = whole.parse::<i128>().ok()?.checked_mul(scale)?.checked_add(tail)?;
        Fraction::new(number * sign, scale)
    }

    /// The sum. None where it overflows.
    pub fn plus(self, other: Fraction) -> Option<Fraction> {
        let over = self.over.checked_mul(other.under)?.checked_add(other.over.checked_mul(self.under)?)?;
        Fraction::new(over, self.under.checked_mul(other.under)?)
    }

    /// The difference. None where it overflows.
    pub fn minus(self, other: Fraction) -> Option<Fraction> {
        self.plus(Fraction { over: other.over.checked_neg()?, under: other.under })
    }

    /// The product. None where it overflows.
    pub fn times(self, other: Fraction) -> Option<Fraction> {
        Fraction::new(self.over.checked_mul(other.over)?, self.under.checked_mul(other.under)?)
    }

    /// The quotient. None over zero, or where it overflows.
    pub fn over(self, other: Fraction) -> Option<Fraction> {
        Fraction::new(self.over.checked_mul(other.under)?, self.under.checked_mul(other.over)?)
    }

    /// The nearest number with a point.
    pub fn value(self) -> f64 {
        self.over as f64 / self.under as f64
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.over == 0
    }

    /// How it compares with zero.
    pub fn sign(self) -> Ordering {
        self.over.cmp(&0)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.under == 1 { write!(f, "{}", self.over) } else { write!(f, "{}/{}", self.over, self.under) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_exact_and_in_lowest_terms() {
        let half = Fraction::decimal("0.50").unwrap();
        assert_eq!(half.to_string(), "1/2");
        assert_eq!(half.minus(Fraction::whole(1)).unwrap().to_string(), "-1/2");
        assert_eq!(Fraction::new(4, -6).unwrap().to_string(), "-2/3");
        assert_eq!(Fraction::whole(3).over(Fraction::whole(0)), None);
        assert_eq!(Fraction::decimal("-7").unwrap().to_string(), "-7");
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in ["", ".5", "1e3", "NaN", "1.2.3", "--1", "12345678901234567890", "0.1234567890123456789"] {
            assert_eq!(Fraction::decimal(text), None, "{text}");
        }
    }

    #[test]
    fn an_overflow_gives_nothing() {
        let big = Fraction::new(i128::MAX, 1).unwrap();
        assert_eq!(big.times(big), None);
        assert_eq!(big.plus(Fraction::whole(1)), None);
        assert_eq!(ratio(1, 0), None);
    }
}
