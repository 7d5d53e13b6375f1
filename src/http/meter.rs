//! How much one address, one device and one card may ask for.
//!
//! Buckets by the generic cell rate algorithm, in memory: they protect the server, so they may be lost with it. What
//! protects a secret from guessing (passwords, PINs) is counted in the database instead. A machine with a shop's key is
//! not measured: it meets the full queue's 503 and nothing else.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use super::kind::Kind;
use super::problem::{Answer, Problem};
use crate::kernel::address::counted;

/// So many at once, and as many again over so many seconds.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// At once.
    pub burst: u32,
    /// In how many seconds an empty bucket is full again.
    pub refill_seconds: u32,
}

/// The rates of everything that is measured.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Pages looked at from one address. A café's guests share one.
    pub look: Rate,
    /// Changes asked for from one address by callers without a credential. Sixty customers an hour, each joining, keeping
    /// the card and claiming a stamp, are 180.
    pub act: Rate,
    /// Credentials from one address that were not good.
    pub stranger: Rate,
    /// One device at a counter, which may have a day without a network to tell.
    pub device: Rate,
    /// One card: its page, and scans of it by people.
    pub card: Rate,
}

impl Default for Rates {
    fn default() -> Rates {
        let rate = |burst, refill_seconds| Rate { burst, refill_seconds };
        Rates {
            look: rate(600, 60),
            act: rate(240, 3_600),
            stranger: rate(60, 600),
            device: rate(600, 60),
            card: rate(60, 60),
        }
    }
}

/// Buckets remembered before those that are full again are forgotten.
const MANY_BUCKETS: usize = 50_000;

type Buckets<C> = RateLimiter<Vec<u8>, DashMapStateStore<Vec<u8>>, C, StateInformationMiddleware>;

/// The buckets of one kind.
struct Meter<C: Clock + Clone = DefaultClock> {
    name: &'static str,
    rate: Rate,
    clock: C,
    buckets: Buckets<C>,
}

/// What is left in a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Left {
    name: &'static str,
    burst: u32,
    refill_seconds: u32,
    remaining: u32,
    /// Seconds to wait, where nothing is left.
    wait_seconds: Option<u32>,
}

impl<C: Clock + Clone> Meter<C> {
    fn new(name: &'static str, rate: Rate, clock: C) -> Meter<C> {
        let burst = NonZeroU32::new(rate.burst).unwrap_or(NonZeroU32::MIN);
        let each = Duration::from_secs(rate.refill_seconds.max(1).into()) / burst.get();
        let quota = Quota::with_period(each).unwrap_or(Quota::per_second(burst)).allow_burst(burst);
        let buckets = RateLimiter::dashmap_with_clock(quota, clock.clone()).with_middleware();
        Meter { name, rate, clock, buckets }
    }

    /// Takes one from a bucket.
    fn count(&self, key: Vec<u8>) -> Left {
        if self.buckets.len() > MANY_BUCKETS {
            self.buckets.retain_recent();
        }
        let (remaining, wait_seconds) = match self.buckets.check_key(&key) {
            Ok(state) => (state.remaining_burst_capacity(), None),
            Err(not_until) => {
                let wait = not_until.wait_time_from(self.clock.now());
                (0, Some(u32::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u32::MAX).max(1)))
            }
        };
        let Rate { burst, refill_seconds } = self.rate;
        Left { name: self.name, burst, refill_seconds, remaining, wait_seconds }
    }
}

impl Left {
    fn allows(self) -> Answer<()> {
        let Some(seconds) = self.wait_seconds else { return Ok(()) };
        let wait = format!("Wait {seconds} s, then try again.");
        Err(Problem::new(Kind::RateLimited).detail(wait).retry_after_seconds(seconds))
    }

    /// As draft-ietf-httpapi-ratelimit-headers writes it: the policy, what is left of it, and in how many seconds it is whole.
    fn tell(self, headers: &mut HeaderMap) {
        let Left { name, burst, refill_seconds, remaining, wait_seconds } = self;
        let used = u64::from(burst.saturating_sub(remaining)) * u64::from(refill_seconds);
        let whole_in = wait_seconds.map_or(used.div_ceil(u64::from(burst.max(1))), u64::from);
        let lines = [
            (HeaderName::from_static("ratelimit-policy"), format!("\"{name}\";q={burst};w={refill_seconds}")),
            (HeaderName::from_static("ratelimit"), format!("\"{name}\";r={remaining};t={whole_in}")),
        ];
        for (name, line) in lines {
            if let Ok(line) = HeaderValue::try_from(line) {
                headers.insert(name, line);
            }
        }
    }
}

/// All the buckets of a server.
pub(super) struct Meters {
    look: Meter,
    act: Meter,
    stranger: Meter,
    device: Meter,
    card: Meter,
}

impl Meters {
    pub(super) fn new(rates: Rates) -> Meters {
        let clock = DefaultClock::default();
        Meters {
            look: Meter::new("address", rates.look, clock.clone()),
            act: Meter::new("address-acts", rates.act, clock.clone()),
            stranger: Meter::new("strangers", rates.stranger, clock.clone()),
            device: Meter::new("device", rates.device, clock.clone()),
            card: Meter::new("card", rates.card, clock),
        }
    }
}

/// What measures one request. Without the layers around it, as in a slice's own tests, it measures nothing.
#[derive(Clone, Default)]
pub struct Metering {
    /// Where the request came from. None where it came over no network.
    pub client: Option<IpAddr>,
    meters: Option<Arc<Meters>>,
    /// The bucket that was nearest to empty, for the answer's headers.
    told: Arc<Mutex<Option<Left>>>,
}

impl Metering {
    pub(super) fn new(meters: Arc<Meters>, client: Option<IpAddr>) -> Metering {
        Metering { client, meters: Some(meters), told: Arc::default() }
    }

    /// What measures the request of these parts.
    pub fn of(parts: &Parts) -> Metering {
        parts.extensions.get().cloned().unwrap_or_default()
    }

    /// A page is looked at.
    pub(super) fn look(&self) -> Answer<()> {
        self.by_address(|meters| &meters.look)
    }

    /// A change is asked for without a credential.
    pub(super) fn act(&self) -> Answer<()> {
        self.by_address(|meters| &meters.act)
    }

    /// A credential was not good.
    pub(super) fn stranger(&self) -> Answer<()> {
        self.by_address(|meters| &meters.stranger)
    }

    /// A device asks.
    pub fn device(&self, id: &[u8]) -> Answer<()> {
        self.take(|meters| &meters.device, id.to_vec())
    }

    /// Something is asked of a card, which is known by its id or by the secret of its page.
    pub fn card(&self, known_by: &[u8]) -> Answer<()> {
        self.take(|meters| &meters.card, known_by.to_vec())
    }

    fn by_address(&self, of: impl Fn(&Meters) -> &Meter) -> Answer<()> {
        self.client.map_or(Ok(()), |client| self.take(of, counted(client)))
    }

    fn take(&self, of: impl Fn(&Meters) -> &Meter, key: Vec<u8>) -> Answer<()> {
        let Some(meters) = &self.meters else { return Ok(()) };
        let left = of(meters).count(key);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_none_or(|told| left.remaining <= told.remaining) {
            *told = Some(left);
        }
        left.allows()
    }

    /// Tells the caller what is left.
    pub(super) fn tell(&self, headers: &mut HeaderMap) {
        if let Some(left) = *self.told.lock().unwrap_or_else(PoisonError::into_inner) {
            left.tell(headers);
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Metering {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Metering::of(parts))
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let clock = FakeRelativeClock::default();
        let meter = Meter::new("address", Rate { burst: 3, refill_seconds: 60 }, clock.clone());
        let count = |key: &str| meter.count(key.as_bytes().to_vec());
        assert_eq!(
            [count("a"), count("a"), count("a")].map(|left| (left.remaining, left.wait_seconds)),
            [(2, None), (1, None), (0, None)]
        );
        assert_eq!(count("a").wait_seconds, Some(20));
        assert_eq!(count("b").remaining, 2, "each has a bucket of its own");
        clock.advance(Duration::from_millis(19_500));
        assert_eq!(count("a").wait_seconds, Some(1));
        clock.advance(Duration::from_millis(500));
        assert_eq!((count("a").wait_seconds, count("a").wait_seconds), (None, Some(20)));
        clock.advance(Duration::from_secs(3_600));
        assert_eq!(count("a").remaining, 2, "and holds no more than it ever did");
    }

    #[test]
    fn what_is_left_is_told_in_headers() {
        let told = |remaining, wait_seconds| {
            let mut headers = HeaderMap::new();
            Left { name: "card", burst: 60, refill_seconds: 120, remaining, wait_seconds }.tell(&mut headers);
            assert_eq!(headers["ratelimit-policy"], "\"card\";q=60;w=120");
            headers["ratelimit"].to_str().unwrap().to_owned()
        };
        assert_eq!(told(60, None), "\"card\";r=60;t=0");
        assert_eq!(told(45, None), "\"card\";r=45;t=30");
        assert_eq!(told(0, Some(7)), "\"card\";r=0;t=7");
    }

    #[test]
    fn a_cafe_with_sixty_customers_an_hour_behind_one_address_passes() {
        let clock = FakeRelativeClock::default();
        let meter = Meter::new("address-acts", Rates::default().act, clock.clone());
        for minute in 0..8 * 60 {
            // They come in the first ten minutes of each hour, and each joins, keeps the card and claims a stamp.
            let customers = if minute % 60 < 10 { 6 } else { 0 };
            for _ in 0..customers * 3 {
                assert_eq!(meter.count(vec![1]).wait_seconds, None, "minute {minute}");
            }
            clock.advance(Duration::from_secs(60));
        }
    }
}
