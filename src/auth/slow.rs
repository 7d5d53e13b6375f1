//! How wrong tries slow down the next one.
//!
//! A name is never locked: whoever tries wrong passwords at it makes strangers wait, a minute at most, and not the browsers
//! from which its owner has signed in before, which are counted each by itself. An address that keeps trying waits longer.

use crate::kernel::Time;

/// Wrong tries count for this long.
pub const COUNTED_MINUTES: i64 = 60;

/// What was tried lately in one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// How many were not right.
    pub wrong: i64,
    /// When the last one was made.
    pub last_at: Option<Time>,
}

/// How fast a place grows slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// So many wrong tries make nobody wait.
    pub free: i64,
    /// The longest wait, in seconds.
    pub longest_seconds: i64,
}

/// At one name, by browsers that are not known to it. Short, for anybody can cause it.
pub const NAME: Pace = Pace { free: 5, longest_seconds: 60 };
/// At one name, by one browser that it knows; or in one session.
pub const BROWSER: Pace = Pace { free: 5, longest_seconds: 15 * 60 };
/// From one address. A shop's people share one, and mistype.
pub const ADDRESS: Pace = Pace { free: 20, longest_seconds: 15 * 60 };

/// From one address, where a recovery word is typed. Short, for a café's customers share one, and nobody guesses 80 bits.
pub const WAY_BACK: Pace = Pace { free: 20, longest_seconds: 60 };

/// How many seconds the next try has to wait; None where it may be made now. Each wrong try beyond the free ones doubles
/// the wait, which is counted from the last try.
pub fn wait_seconds(tries: Tries, pace: Pace, now: Time) -> Option<u32> {
    let last_at = tries.last_at.filter(|_| tries.wrong >= pace.free)?;
    let doubled = u32::try_from(tries.wrong - pace.free).ok().and_then(|over| 1_i64.checked_shl(over.min(32)));
    let wait = doubled.unwrap_or(pace.longest_seconds).min(pace.longest_seconds);
    let left_ms = last_at.plus_ms(wait * 1_000).0.saturating_sub(now.0);
    // A clock that was set back makes nobody wait for longer than the pace says.
    let left_seconds = left_ms.div_euclid(1_000).saturating_add(i64::from(left_ms % 1_000 != 0)).min(wait);
    u32::try_from(left_seconds).ok().filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wait(wrong: i64, pace: Pace, since_ms: i64) -> Option<u32> {
        wait_seconds(Tries { wrong, last_at: Some(Time(1_000_000)) }, pace, Time(1_000_000 + since_ms))
    }

    #[test]
    fn the_wait_doubles_up_to_the_longest() {
        assert_eq!(wait(4, NAME, 0), None);
        assert_eq!([5, 6, 7, 10, 11, 500].map(|wrong| wait(wrong, NAME, 0)), [1, 2, 4, 32, 60, 60].map(Some));
        assert_eq!(wait(30, ADDRESS, 0), Some(900));
        assert_eq!((wait(7, NAME, 3_999), wait(7, NAME, 4_000)), (Some(1), None));
        assert_eq!(wait_seconds(Tries::default(), NAME, Time(0)), None);
    }

    proptest! {
        #[test]
        fn nobody_waits_for_longer_than_the_pace_says(wrong in 0_i64..i64::MAX, since_ms in -10_000_000_i64..10_000_000) {
            let seconds = wait(wrong, NAME, since_ms).unwrap_or(0);
            prop_assert!(i64::from(seconds) <= NAME.longest_seconds);
            prop_assert!(since_ms < NAME.longest_seconds * 1_000 || seconds == 0);
        }
    }
}
