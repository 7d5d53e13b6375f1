//! How figures come about: both sides in turns, and the median of their ratios.

/// Measures a limit and what is held against it, so many times, in turns.
pub async fn pairs<A, B>(
    rounds: usize,
    limit: impl AsyncFn() -> anyhow::Result<A>,
    ours: impl AsyncFn() -> anyhow::Result<B>,
) -> anyhow::Result<Vec<(A, B)>> {
    let mut pairs = Vec::new();
    for round in 0..rounds {
        // Who goes first changes, so that neither always meets the disk as the other left it.
        pairs.push(if round % 2 == 0 {
            let limit = limit().await?;
            (limit, ours().await?)
        } else {
            let ours = ours().await?;
            (limit().await?, ours)
        });
    }
    Ok(pairs)
}

/// The median, the least and the most.
pub fn spread(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = |i: usize| values.get(i).copied().unwrap_or(f64::NAN);
    (at(values.len() / 2), at(0), at(values.len().saturating_sub(1)))
}

/// How many programs waited for a processor in the last minute, and how many processors there are: a crowd is told with
/// each figure.
pub fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown");
    let processors = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("load {load} on {processors} processors")
}

/// For how long this thread has had a processor, in nanoseconds, which other programs change less than the clock. Linux
/// tells.
pub fn thread_cpu_ns() -> Option<f64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split_whitespace().next()?.parse().ok()
}
