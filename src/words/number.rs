//! Numbers as each language writes them: the decimal comma, thousands apart, where the percent and the currency stand.
//!
//! By the tables of Unicode's CLDR, with two liberties: the minus is a minus and no hyphen, and percent stands off by a
//! space in English too, as everywhere on our pages.

use crate::kernel::{Currency, Language};

use super::DASH;

/// Neither a line nor a phone's screen may break a number in two.
const NO_BREAK: &str = "\u{a0}";

/// Rounds to so many digits after the point, half away from zero.
pub fn rounded(value: f64, digits: usize) -> f64 {
    // 57.5 % of 40 people is 0.575, which binary keeps as a hair less: the hair is put back before it is cut.
    const HAIR: f64 = 1.0 + 1e-12;
    let scale = 10_f64.powi(i32::try_from(digits).unwrap_or(0));
    (value * scale * HAIR).round() / scale
}

/// A number with all the digits it has.
pub fn plain(value: f64, language: Language) -> String {
    written(&value.abs().to_string(), value, language)
}

pub fn percent(share: f64, language: Language) -> String {
    let whole = rounded(100.0 * share, 0);
    let says_too_much = (whole == 0.0 && share != 0.0) || (whole == 100.0 && share != 1.0);
    let told = if says_too_much { rounded(100.0 * share, 1) } else { whole };
    format!("{}{NO_BREAK}%", plain(told, language))
}

pub fn money(minor: f64, currency: &Currency, language: Language) -> String {
    let per_major = currency.minor_per_major();
    let digits = usize::try_from(per_major.ilog10()).unwrap_or(0);
    let major = rounded(minor, 0) / f64::from(per_major);
    let amount = written(&format!("{:.digits$}", major.abs()), major, language);
    // A dollar sign is that of one country only; a code is everybody's.
    let (sign, gap) = match currency.as_str() {
        "EUR" => ("€", ""),
        "GBP" => ("£", ""),
        "USD" => ("$", ""),
        "PLN" => ("zł", NO_BREAK),
        code => (code, NO_BREAK),
    };
    match (language, amount.strip_prefix('−')) {
        (Language::En, Some(amount)) => format!("−{sign}{gap}{amount}"),
        (Language::En, None) => format!("{sign}{gap}{amount}"),
        (Language::It | Language::Pl, _) => format!("{amount}{NO_BREAK}{sign}"),
    }
}

/// Puts a language's signs to the digits of a number, which come with a point and without a sign.
fn written(digits: &str, value: f64, language: Language) -> String {
    if !value.is_finite() {
        return DASH.to_owned();
    }
    // Italian and Polish leave four digits together.
    let (apart, point, apart_from) = match language {
        Language::En => (",", ".", 4),
        Language::It => (".", ",", 5),
        Language::Pl => (NO_BREAK, ",", 5),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_nothing = digits.chars().all(|digit| matches!(digit, '0' | '.'));
    let mut text = String::from(if value < 0.0 && !is_nothing { "−" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() >= apart_from {
            text.push_str(apart);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push_str(point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In the three languages, with the space that does not break shown as one that does.
    fn all(write: impl Fn(Language) -> String) -> [String; 3] {
        Language::ALL.map(|language| write(language).replace(NO_BREAK, " "))
    }

    #[test]
    fn thousands_and_fractions_are_set_apart_as_the_language_does() {
        let of = |value| all(|language| plain(value, language));
        assert_eq!(of(1234.5), ["1,234.5", "1234,5", "1234,5"]);
        assert_eq!(of(1_234_567.0), ["1,234,567", "1.234.567", "1 234 567"]);
        assert_eq!(of(-12.0), ["−12", "−12", "−12"]);
        assert_eq!(of(-0.0), ["0", "0", "0"]);
        assert_eq!(of(999.0), ["999", "999", "999"]);
        assert_eq!(of(f64::NAN), ["—", "—", "—"]);
    }

    #[test]
    fn a_share_is_rounded_once_and_never_to_a_lie() {
        let of = |share| all(|language| percent(share, language))[1].clone();
        assert_eq!([0.4, 0.575, 2.0 / 3.0, 0.0, 1.0].map(of), ["40 %", "58 %", "67 %", "0 %", "100 %"]);
        assert_eq!([0.003, 0.997, -0.2, 1.25].map(of), ["0,3 %", "99,7 %", "−20 %", "125 %"]);
    }

    #[test]
    fn money_has_its_sign_where_the_language_puts_it() {
        let of = |minor, code: &str| all(|language| money(minor, &Currency::parse(code).unwrap(), language));
        assert_eq!(of(123_450.0, "EUR"), ["€1,234.50", "1234,50 €", "1234,50 €"]);
        assert_eq!(of(-1_234_550.0, "PLN"), ["−zł 12,345.50", "−12.345,50 zł", "−12 345,50 zł"]);
        assert_eq!(of(1250.0, "CHF"), ["CHF 12.50", "12,50 CHF", "12,50 CHF"]);
        assert_eq!(of(1250.0, "JPY"), ["JPY 1,250", "1250 JPY", "1250 JPY"]);
        assert_eq!(of(1000.0 / 3.0, "EUR")[0], "€3.33");
        assert_eq!(of(-0.4, "EUR")[0], "€0.00");
    }
}
