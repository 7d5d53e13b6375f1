//! Codes of six digits that an app shows, a new one every half minute (RFC 6238), and the codes for the day it is gone.

use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};

use super::Secret;
use crate::kernel::{Random, Time};

/// How long a secret is that an app shares: 160 bits, as RFC 4226 recommends.
pub const SECRET_BYTES: usize = 20;
/// How many recovery codes are given.
pub const RECOVERY_CODES: usize = 10;
/// Characters of a recovery code, 5 bits each, in groups of four.
const RECOVERY_CHARS: usize = 16;

/// SHA-1, six digits, half a minute, one step of drift either way: what every app understands.
fn totp(secret: &[u8; SECRET_BYTES]) -> Builder {
    Builder::new().with_secret(secret.to_vec()).with_skew(1).with_step_duration(30)
}

/// The step that a code belongs to, where it is right now or one step ago or ahead. Whether that step was used before is
/// the store's to say.
pub fn step(secret: &[u8; SECRET_BYTES], code: &str, now: Time) -> Option<i64> {
    let totp: Totp = totp(secret).build().ok()?;
    let seconds = u64::try_from(now.0 / 1_000).ok()?;
    totp.check(code.trim(), seconds).and_then(|step| i64::try_from(step).ok())
}

/// The address that an app reads from a picture, and the same secret to type: `otpauth://…` and base 32.
pub fn to_share(secret: &[u8; SECRET_BYTES], shop: &str, name: &str) -> Option<(String, String)> {
    // A colon stands between the two.
    let plain = |text: &str| text.replace(':', " ");
    let totp = totp(secret).with_issuer(Some(plain(shop))).with_account_name(plain(name)).build().ok()?;
    Some((totp.to_url().ok()?, totp.secret().to_base32()))
}

/// New recovery codes, to be shown once.
pub fn recovery_codes(random: &Random) -> Vec<String> {
    let code = |_| {
        let secret = Secret::random(random);
        let groups: Vec<&str> = (0..RECOVERY_CHARS / 4).filter_map(|i| secret.expose().get(i * 4..i * 4 + 4)).collect();
        groups.join("-")
    };
    (0..RECOVERY_CODES).map(code).collect()
}

/// What is kept of a recovery code, however it is typed: 80 random bits need no more than a plain hash.
pub fn recovery_hash(code: &str) -> [u8; 32] {
    let kept: String = code.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
    Sha256::digest(kept.to_ascii_lowercase()).into()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// RFC 6238, appendix B: the last six of the eight digits of the SHA-1 rows.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(step(secret, code, Time(seconds * 1_000)), Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn a_code_may_drift_by_one_step_and_no_further() {
        let secret = b"12345678901234567890";
        let at = |step_no: i64| step(secret, "287082", Time(step_no * 30_000));
        assert_eq!([0, 1, 2, 3].map(at), [Some(1), Some(1), Some(1), None]);
        for wrong in ["", "28708", "2870822", "abcdef", "２８７０８２"] {
            assert_eq!(step(secret, wrong, Time(59_000)), None, "{wrong}");
        }
    }

    #[test]
    fn the_address_names_the_shop_and_the_owner() {
        let (url, secret) = to_share(b"12345678901234567890", "Bar: Sole", "Anna").unwrap();
        assert!(url.starts_with("otpauth://totp/") && url.contains("Sole") && url.contains(&secret), "{url}");
        assert_eq!(secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn recovery_codes_are_many_and_read_in_any_writing() {
        let codes = recovery_codes(&Random::seeded(1));
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), RECOVERY_CODES);
        assert!(codes.iter().all(|code| code.len() == 19));
        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(recovery_hash(&typed), recovery_hash(&codes[0]));
        assert_ne!(recovery_hash(&codes[1]), recovery_hash(&codes[0]));
    }
}
