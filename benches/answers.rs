//! What else a counter and a phone ask for: redemptions, tickets claimed, the card's page, and pictures of codes.
//!
//! Each is held against a limit that is measured in the same run, in turns with it. Of what is asked over HTTP that is a
//! server with the same layers and the same answer that does nothing but write a scan's rows, where there is something to
//! write (`shared/bare.rs`); of a picture it is the renderer of the crate that makes the symbol. What a ratio says stands in
//! docs/performance.md.
//!
//! Run it with `cargo bench --bench answers`, or `cargo bench --bench answers -- --rounds 3 --connections 32`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "answers/phone.rs"]
mod phone;
#[path = "answers/pictures.rs"]
mod pictures;
#[path = "answers/redemption.rs"]
mod redemption;
#[path = "shared/mod.rs"]
mod shared;

use clap::Parser;

use shared::cost::Cost;
use shared::figures::{load, spread};
use shared::server;

/// What may vary from run to run.
#[derive(Debug, Parser)]
struct Args {
    /// Connections at once
    #[arg(long, value_delimiter = ',', default_value = "1,32")]
    connections: Vec<usize>,
    /// Pairs of measurements
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// Requests of one measurement, and rewards that there are to redeem
    #[arg(long, default_value_t = 1_000)]
    requests: usize,
    /// Pictures of one measurement
    #[arg(long, default_value_t = 500)]
    pictures: usize,
    /// `cargo bench` says so
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    server::log_as_the_server_does()?;
    pictures::measure(args.rounds, args.pictures)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(&args))
}

async fn run(args: &Args) -> anyhow::Result<()> {
    println!("\n{} requests each, {} rounds, {}", args.requests, args.rounds, load());
    println!("                               a second          ours to limit             least CPU, µs");
    println!("               connections   limit    ours   median (least to most)       limit  ours");
    redemption::measure(args).await?;
    phone::measure(args).await
}

/// A line of the table.
fn tell(what: &str, connections: usize, pairs: &[(Cost, Cost)]) {
    let (limit, _, _) = spread(pairs.iter().map(|(limit, _)| limit.per_second));
    let (ours, _, _) = spread(pairs.iter().map(|(_, ours)| ours.per_second));
    let (ratio, least, most) = spread(pairs.iter().map(|(limit, ours)| ours.per_second / limit.per_second));
    let (_, limit_cpu, _) = spread(pairs.iter().map(|(limit, _)| limit.cpu_us));
    let (_, ours_cpu, _) = spread(pairs.iter().map(|(_, ours)| ours.cpu_us));
    println!(
        "{what:<20} {connections:>5} {limit:>7.0} {ours:>7.0}   {ratio:.2} ({least:.2} to {most:.2})          {limit_cpu:>5.0} {ours_cpu:>5.0}"
    );
}
