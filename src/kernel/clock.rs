//! Time: integer UTC milliseconds, and the clock as an argument.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An instant in milliseconds since 1970 UTC; RFC 3339 with milliseconds in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, sqlx::Type, utoipa::ToSchema)]
#[sqlx(transparent)]
#[schema(value_type = String, format = DateTime, example = "2026-11-21T08:12:00.000Z")]
pub struct Time(pub i64);

impl Time {
    /// The latest instant that RFC 3339 can write: the end of the year 9999, less a day for any zone's offset.
    pub const MAX: Time = Time(253_402_214_400_000);
    /// The earliest instant taken from outside: 1970.
    pub const MIN: Time = Time(0);

    /// This instant and so many milliseconds more.
    pub fn plus_ms(self, ms: i64) -> Time {
        Time(self.0.saturating_add(ms))
    }

    /// This instant and so many minutes more.
    pub fn plus_minutes(self, minutes: i64) -> Time {
        self.plus_ms(minutes.saturating_mul(60_000))
    }

    /// How many milliseconds lie between two instants, whichever is first.
    pub fn distance_ms(self, other: Time) -> i64 {
        self.0.saturating_sub(other.0).saturating_abs()
    }

    pub(super) fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0.clamp(Self::MIN.0, Self::MAX.0)).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.timestamp())
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let timestamp: jiff::Timestamp = text.parse().map_err(de::Error::custom)?;
        let time = Time(timestamp.as_millisecond());
        if (Time::MIN..=Time::MAX).contains(&time) { Ok(time) } else { Err(de::Error::custom("outside 1970 to 9999")) }
    }
}

/// Tells the time. Passed to whoever needs it; nothing else in the house may ask the system.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Time;
}

/// The machine's own clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Time {
        Time(jiff::Timestamp::now().as_millisecond())
    }
}

/// A clock that shows what it is set to: for the demo's eighteen months and for tests.
pub struct SetClock(AtomicI64);

impl SetClock {
    /// A clock that stands at `time`.
    pub fn at(time: Time) -> Self {
        Self(AtomicI64::new(time.0))
    }

    /// Turns the hands, forwards or back.
    pub fn set(&self, time: Time) {
        self.0.store(time.0, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::SeqCst))
    }
}
