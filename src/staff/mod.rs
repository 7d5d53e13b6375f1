//! Who works at a shop, the PINs they have, and the devices they work on.
//!
//! A PIN is short, so it is worth something only together with an enrolled device, and only a few times: see
//! [`locked_until`]. That nobody can share a log-in is the point: each has a name and a PIN of their own.

pub mod jobs;
pub mod routes;
pub mod store;

use std::fmt;

use serde::{Deserialize, Deserializer, de};

use crate::auth::Secret;
use crate::kernel::{DeviceId, EnrolmentId, MasterSecret, Random, ShopId, StaffId, Time};

/// An enrolment code is good for this long.
pub const ENROLMENT_MINUTES: i64 = 10;
/// A shift ends by itself after this long: a device that was forgotten locks itself overnight.
pub const SHIFT_MINUTES: i64 = 12 * 60;
/// Wrong PINs in a row, for one person on one device, of which the last locks.
pub const MAX_WRONG_PINS: i64 = 5;
/// For how long that wrong PIN, the next and every later one lock.
const LOCK_MINUTES: [i64; 3] = [1, 5, 15];

/// 4 to 6 digits. Shown by no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// Takes 4 to 6 digits, the only way in.
    pub fn parse(text: &str) -> Option<Pin> {
        let is_pin = (4..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_pin.then(|| Pin(text.to_owned()))
    }

    /// One of four digits that not everybody would try first.
    pub fn random(random: &Random) -> Pin {
        loop {
            let pin = Pin(format!("{:04}", random.below(10_000)));
            if !pin.is_trivial() {
                return pin;
            }
        }
    }

    /// How many digits it has.
    pub fn digits(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or_default()
    }

    /// The digits, to be hashed.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it is among the first that anybody would try: a run up or down (0000, 1234, 9876), or a shorter piece
    /// repeated (1212, 123123).
    pub fn is_trivial(&self) -> bool {
        let digits = self.0.as_bytes();
        let step = |pair: &[u8]| (pair[1] + 10 - pair[0]) % 10;
        let is_run = [0, 1, 9].iter().any(|wanted| digits.windows(2).all(|pair| step(pair) == *wanted));
        let repeats = |length: usize| {
            digits.len().is_multiple_of(length) && digits.chunks(length).all(|piece| piece == &digits[..length])
        };
        is_run || repeats(2) || (digits.len() == 6 && repeats(3))
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(redacted)")
    }
}

impl<'de> Deserialize<'de> for Pin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Pin::parse(&text).ok_or_else(|| de::Error::custom("must be 4 to 6 digits"))
    }
}

/// Whose PIN is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// This person's.
    Person(StaffId),
    /// A manager's or the owner's, whichever.
    AnyManager,
}

impl Whose {
    /// What attempts are counted under: the nil id for any manager.
    pub fn counted_as(self) -> StaffId {
        match self {
            Whose::Person(id) => id,
            Whose::AnyManager => StaffId(uuid::Uuid::nil()),
        }
    }
}

/// Why a PIN was not taken. A person who does not exist is refused like a wrong PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It is wrong.
    Wrong,
    /// It was not looked at, after too many wrong ones.
    Locked {
        /// Until when none is looked at.
        until: Time,
    },
}

/// Until when no PIN is looked at, after so many wrong ones in a row, the last of them at `last_at`: five are free, the
/// fifth locks for one minute, the next wrong one for five, and every later one for fifteen. That leaves a hundred tries a
/// day, one in a hundred of all PINs of four digits.
pub fn locked_until(wrong: i64, last_at: Time) -> Option<Time> {
    let over = usize::try_from(wrong - MAX_WRONG_PINS).ok()?;
    let minutes = LOCK_MINUTES[over.min(LOCK_MINUTES.len() - 1)];
    Some(last_at.plus_minutes(minutes))
}

/// The secret in an enrolment's QR code: derived, so that a repeated request can show the same again, and the database
/// holds only its hash. None is impossible.
pub fn enrolment_secret(master: &MasterSecret, shop: ShopId, id: EnrolmentId) -> Option<Secret> {
    derived(master, "timbro-enrolment-1", shop, id.0)
}

/// The secret that a device is known by; derived for the same reason.
pub fn device_secret(master: &MasterSecret, shop: ShopId, id: DeviceId) -> Option<Secret> {
    derived(master, "timbro-device-1", shop, id.0)
}

fn derived(master: &MasterSecret, purpose: &str, shop: ShopId, id: uuid::Uuid) -> Option<Secret> {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let key = master.derive(purpose, &[shop.0.as_bytes(), id.as_bytes()]);
    let text: String = key.expose().iter().map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect();
    Secret::given(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_four_to_six_digits_and_shows_itself_to_nobody() {
        for wrong in ["", "123", "1234567", "12a4", "１２３４", " 1234", "-123"] {
            assert_eq!(Pin::parse(wrong), None, "{wrong}");
        }
        assert!(!format!("{:?}", Pin::parse("2580").unwrap()).contains("2580"));
    }

    #[test]
    fn the_first_that_anybody_would_try_are_trivial() {
        let is_trivial = |text: &str| Pin::parse(text).unwrap().is_trivial();
        for pin in ["0000", "1234", "4321", "7890", "0987", "1212", "123123", "121212", "999999", "23456"] {
            assert!(is_trivial(pin), "{pin}");
        }
        for pin in ["2580", "1235", "1221", "12123", "123124", "55551", "110011"] {
            assert!(!is_trivial(pin), "{pin}");
        }
    }

    #[test]
    fn wrong_pins_lock_for_one_minute_then_five_then_fifteen() {
        let minutes = |wrong| locked_until(wrong, Time(0)).map(|until| until.0 / 60_000);
        let expected = [None, None, None, None, None, Some(1), Some(5), Some(15), Some(15)];
        assert_eq!((0..9).map(minutes).collect::<Vec<_>>(), expected);
    }
}
