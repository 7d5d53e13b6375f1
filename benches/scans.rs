//! Durable scans a second over HTTP, as a ratio to what SQLite and the disk allow.
//!
//! The limit is a raw queue with group commit that writes the same rows (see `shared/raw.rs`). Both are measured in the same
//! run, in turns and from the same file, and each ratio is of two neighbours, because a machine that is shared is faster at
//! one time than at another. What a ratio says stands in docs/performance.md.
//!
//! Run it with `cargo bench`, or `cargo bench --bench scans -- --rounds 3 --connections 1,32`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "scans/facts.rs"]
mod facts;
#[path = "shared/mod.rs"]
mod shared;

use std::time::Duration;

use clap::Parser;

use shared::base::Base;
use shared::cost::Cost;
use shared::figures::{load, pairs, spread};
use shared::house::House;
use shared::{drive, raw, server};

/// Stamps for a reward: so many that it is never reached, because a reward now and then would be a row more now and then.
const GOAL: i64 = 1_000_000;

/// What may vary from run to run.
#[derive(Debug, Parser)]
struct Args {
    /// Connections at once, and as many producers of the raw queue
    #[arg(long, value_delimiter = ',', default_value = "1,8,32,128")]
    connections: Vec<usize>,
    /// Pairs of measurements
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// Length of each measurement
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// Cards whose codes the server has never seen: more than are scanned in one measurement
    #[arg(long, default_value_t = 16_000)]
    cold_cards: usize,
    /// Cards that come again and again
    #[arg(long, default_value_t = 256)]
    known_cards: usize,
    /// Only the side over HTTP, for a profiler
    #[arg(long)]
    http_only: bool,
    /// `cargo bench` says so
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    server::log_as_the_server_does()?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(&args))
}

async fn run(args: &Args) -> anyhow::Result<()> {
    compare(args, "each code checked for the first time", args.cold_cards, true).await?;
    compare(args, "codes seen a moment before", args.known_cards, false).await?;
    let facts = facts::measure().await?;
    println!(
        "\nstart to first answer {:.0} ms on an empty folder, {:.0} ms on one with a database",
        facts.new_ms, facts.known_ms
    );
    println!(
        "resident memory idle  {}",
        facts.resident_kib.map_or("unknown here".into(), |kib| format!("{} MiB", kib / 1024))
    );
    Ok(())
}

/// One table: a line for each number of connections.
async fn compare(args: &Args, what: &str, cards: usize, is_cold: bool) -> anyhow::Result<()> {
    let length = Duration::from_secs_f64(args.seconds);
    let house = House::prepare(Base::file()?, cards, GOAL).await?;
    let (place, rounds, seconds) = (house.base.file_system(), args.rounds, args.seconds);
    println!("\n{what}: {cards} cards, on {place}, {rounds} rounds of {seconds} s, {}", load());
    if args.http_only {
        for connections in &args.connections {
            let cost = over_http(&house, *connections, length, is_cold).await?;
            println!("{connections:>11} {:>9.0} scans/s {:>5.0} µs of CPU each", cost.per_second, cost.cpu_us);
        }
        return Ok(());
    }
    println!("              scans/s             HTTP to raw              least CPU, µs a scan");
    println!("connections   raw   HTTP   median (least to most)        raw  HTTP");
    for connections in &args.connections {
        let limit = async || raw::measure(&house, *connections, length).await;
        let pairs = pairs(args.rounds, limit, async || over_http(&house, *connections, length, is_cold).await).await?;
        let (raw, _, _) = spread(pairs.iter().map(|(raw, _)| raw.per_second));
        let (http, _, _) = spread(pairs.iter().map(|(_, http)| http.per_second));
        let (ratio, least, most) = spread(pairs.iter().map(|(raw, http)| http.per_second / raw.per_second));
        let (_, raw_cpu, _) = spread(pairs.iter().map(|(raw, _)| raw.cpu_us));
        let (_, http_cpu, _) = spread(pairs.iter().map(|(_, http)| http.cpu_us));
        println!(
            "{connections:>11} {raw:>5.0} {http:>6.0}   {ratio:.2} ({least:.2} to {most:.2})           {raw_cpu:>5.0} {http_cpu:>5.0}"
        );
    }
    Ok(())
}

async fn over_http(house: &House, connections: usize, length: Duration, is_cold: bool) -> anyhow::Result<Cost> {
    let (scans, cost) = drive::over_http(house, connections, length).await?;
    anyhow::ensure!(!is_cold || scans <= house.cards.len(), "{scans} scans met a code twice: give --cold-cards more");
    Ok(cost)
}
