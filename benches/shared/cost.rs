//! What a scan costs: time by the clock, and time of the processors, which other programs on the machine change less.

use std::time::{Duration, Instant};

use tokio::task::JoinHandle;

/// What scans cost in one measurement.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Scans in a second.
    pub per_second: f64,
    /// Microseconds of processor time for one, of all threads, the client's among them. NaN where Linux does not tell.
    pub cpu_us: f64,
}

/// A measurement that is running.
#[derive(Clone, Copy, Debug)]
pub struct Meter {
    start: Instant,
    cpu_us: f64,
}

impl Meter {
    /// From now on.
    pub fn start() -> Meter {
        Meter { start: Instant::now(), cpu_us: cpu_us() }
    }

    /// How long it has been running.
    pub fn elapsed(self) -> Duration {
        self.start.elapsed()
    }

    /// Waits for all tasks, and counts what they did.
    pub async fn total(self, tasks: Vec<JoinHandle<anyhow::Result<usize>>>) -> anyhow::Result<(usize, Cost)> {
        let mut scans = 0;
        for task in tasks {
            scans += task.await??;
        }
        #[expect(clippy::cast_precision_loss, reason = "nobody scans 2^52 cards in a minute")]
        let counted = scans as f64;
        let cost = Cost {
            per_second: counted / self.start.elapsed().as_secs_f64(),
            cpu_us: (cpu_us() - self.cpu_us) / counted,
        };
        Ok((scans, cost))
    }
}

/// Processor time of this process so far. Linux counts it in hundredths of a second.
fn cpu_us() -> f64 {
    const TICK_US: f64 = 10_000.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name in brackets, and a name may have anything in it.
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let mut ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    match (ticks.next(), ticks.next()) {
        (Some(user), Some(system)) => (user + system) * TICK_US,
        _ => f64::NAN,
    }
}
