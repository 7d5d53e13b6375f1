//! Randomness as an argument, and the ids made from it.

use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Time;

/// A source of random bytes and of ids in order of birth.
///
/// Ids made by one source never go backwards, even when the clock does: the visit log is topped up in the order of its
/// ids, not in the order of its times.
pub struct Random(Mutex<State>);

struct State {
    source: Source,
    last_ms: i64,
    count_in_ms: u16,
}

enum Source {
    System,
    Seeded { seed: u64, block: u64 },
}

/// Version 7 leaves twelve bits right after the time; they count the ids of one millisecond.
const MAX_IDS_PER_MS: u16 = 0x0fff;

impl Random {
    /// The operating system's randomness.
    pub fn system() -> Self {
        Self::from(Source::System)
    }

    /// Repeatable randomness for tests and the demo. Never for secrets.
    pub fn seeded(seed: u64) -> Self {
        Self::from(Source::Seeded { seed, block: 0 })
    }

    fn from(source: Source) -> Self {
        Self(Mutex::new(State { source, last_ms: 0, count_in_ms: 0 }))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.state().source.fill(&mut bytes);
        bytes
    }

    /// A random number below `limit` (0 for a limit of 0). The bias is below 2⁻³² for any limit the demo uses.
    pub fn below(&self, limit: u32) -> u32 {
        let wide = u64::from(u32::from_le_bytes(self.bytes()));
        u32::try_from((wide * u64::from(limit)) >> 32).unwrap_or(0)
    }

    /// A new id, later than every id this source has made.
    pub fn id<T: From<Uuid>>(&self, now: Time) -> T {
        let mut state = self.state();
        if now.0 > state.last_ms {
            state.last_ms = now.0;
            state.count_in_ms = 0;
        } else if state.count_in_ms == MAX_IDS_PER_MS {
            state.last_ms += 1;
            state.count_in_ms = 0;
        } else {
            state.count_in_ms += 1;
        }
        let mut tail = [0; 10];
        state.source.fill(&mut tail);
        tail[..2].copy_from_slice(&state.count_in_ms.to_be_bytes());
        let ms = u64::try_from(state.last_ms).unwrap_or(0);
        T::from(uuid::Builder::from_unix_timestamp_millis(ms, &tail).into_uuid())
    }

    /// Ids will be later than `id` from now on: told at start, so that a clock set back over a restart does no harm.
    pub fn start_after(&self, id: Uuid) {
        let Time(ms) = born_at(id);
        let mut state = self.state();
        if ms >= state.last_ms {
            state.last_ms = ms;
            state.count_in_ms = MAX_IDS_PER_MS;
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// When an id was made, by the clock of who made it: the first 48 bits of version 7 (RFC 9562).
pub fn born_at(id: Uuid) -> Time {
    Time(id.as_bytes()[..6].iter().fold(0, |ms, byte| (ms << 8) | i64::from(*byte)))
}

impl Source {
    fn fill(&mut self, bytes: &mut [u8]) {
        match self {
            #[expect(clippy::expect_used, reason = "a machine without randomness must not hand out secrets")]
            Self::System => getrandom::fill(bytes).expect("the operating system gives random bytes"),
            Self::Seeded { seed, block } => {
                for chunk in bytes.chunks_mut(32) {
                    *block += 1;
                    let hash =
                        Sha256::new().chain_update(seed.to_le_bytes()).chain_update(block.to_le_bytes()).finalize();
                    chunk.copy_from_slice(&hash[..chunk.len()]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_order_when_the_clock_jumps_back() {
        let random = Random::seeded(1);
        let times = [5_000_000, 5_000_000, 1_400_000, 5_000_001, 2];
        let ids: Vec<Uuid> = times.iter().cycle().take(20_000).map(|ms| random.id(Time(*ms))).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn ids_go_on_after_those_of_an_earlier_run() {
        let last: Uuid = Random::seeded(1).id(Time(9_000_000));
        let random = Random::seeded(2);
        random.start_after(last);
        assert!(random.id::<Uuid>(Time(1)) > last);
    }

    #[test]
    fn numbers_below_a_limit_stay_there_and_vary() {
        let random = Random::seeded(3);
        let mut seen = [false; 7];
        (0..200).for_each(|_| seen[random.below(7) as usize] = true);
        assert!(seen.iter().all(|was_seen| *was_seen));
    }
}
