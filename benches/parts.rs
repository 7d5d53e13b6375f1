//! The processor's time for a scan, as a ratio to the sum of what it cannot be done without.
//!
//! That is an empty POST through the same layers with the same answer (`shared/bare.rs`), the check of its code, and its
//! share of a batch: the raw queue that writes the same rows (`shared/raw.rs`). The client is in the POST and in the scan,
//! and cancels out. All are measured in the same run, in turns. What a ratio says stands in docs/performance.md.
//!
//! Run it with `cargo bench --bench parts`, or `cargo bench --bench parts -- --rounds 3 --connections 32`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "shared/mod.rs"]
mod shared;

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::Parser;

use timbro::code::{Reading, read};
use timbro::shop::jobs::keys_of;
use timbro::visit::verdict;

use shared::bare::Bare;
use shared::base::Base;
use shared::cost::Cost;
use shared::drive::{Client, key, over_http, post};
use shared::figures::{load, pairs, spread, thread_cpu_ns};
use shared::house::House;
use shared::server::start;
use shared::{drive, raw, server};

/// Stamps for a reward, which is never reached: it would be a row more.
const GOAL: i64 = 1_000_000;

/// What may vary from run to run.
#[derive(Debug, Parser)]
struct Args {
    /// Connections at once
    #[arg(long, value_delimiter = ',', default_value = "8,32,128")]
    connections: Vec<usize>,
    /// Times that each is measured
    #[arg(long, default_value_t = 5)]
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
    /// `cargo bench` says so
    #[arg(long, hide = true)]
    bench: bool,
}

/// What cannot be done without, in µs of processor time.
#[derive(Clone, Copy)]
struct Parts {
    post: f64,
    check: f64,
    share: f64,
}

impl Parts {
    fn sum(self) -> f64 {
        self.post + self.check + self.share
    }
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    server::log_as_the_server_does()?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        compare(&args, "each code checked for the first time", args.cold_cards, true).await?;
        compare(&args, "codes seen a moment before", args.known_cards, false).await
    })
}

/// One table: a line for each number of connections.
async fn compare(args: &Args, what: &str, cards: usize, is_cold: bool) -> anyhow::Result<()> {
    let length = Duration::from_secs_f64(args.seconds);
    let house = House::prepare(Base::file()?, cards, GOAL).await?;
    println!("\n{what}: {cards} cards, {} rounds of {} s, {}", args.rounds, args.seconds, load());
    println!("              least CPU, µs a scan                 scan to sum");
    println!("connections   POST   check   share   sum    scan   median (least to most)");
    for connections in &args.connections {
        let limit = async || {
            let post = empty_post(&house, *connections, length).await?.cpu_us;
            let share = raw::measure(&house, *connections, length).await?.cpu_us;
            Ok(Parts { post, check: check(&house, is_cold).await?, share })
        };
        let pairs = pairs(args.rounds, limit, async || over_http(&house, *connections, length).await).await?;
        let is_new = pairs.iter().all(|(_, (scans, _))| *scans <= cards);
        anyhow::ensure!(!is_cold || is_new, "scans met a code twice: give --cold-cards more");
        let least = |part: fn(&Parts) -> f64| spread(pairs.iter().map(|(parts, _)| part(parts))).1;
        let [post, check, share] = [least(|it| it.post), least(|it| it.check), least(|it| it.share)];
        let (_, ours, _) = spread(pairs.iter().map(|(_, (_, scan))| scan.cpu_us));
        let (ratio, fewest, most) = spread(pairs.iter().map(|(parts, (_, scan))| scan.cpu_us / parts.sum()));
        let sum = post + check + share;
        println!(
            "{connections:>11} {post:>6.0} {check:>7.1} {share:>7.0} {sum:>5.0} {ours:>7.0}   {ratio:.2} ({fewest:.2} to {most:.2})"
        );
    }
    Ok(())
}

/// What a scan asks for and is answered, with nothing done in between.
async fn empty_post(house: &Arc<House>, connections: usize, length: Duration) -> anyhow::Result<Cost> {
    let server = start(&house.base.copy()?).await?;
    let body = serde_json::json!({"code": house.cards[0].url}).to_string();
    let mut client = Client::connect(server.address, Some(&house.key.2)).await?;
    let said = client.ask(post("/api/v1/scans", &key(0, 0), body)?).await?;
    drop(client);
    server.stop().await?;
    let bare = Bare::serve(&said, None).await?;
    let (_, cost) = drive::scan(house, bare.address, connections, length, 0).await?;
    bare.stop().await?;
    Ok(cost)
}

/// A code read and checked, in µs: all that are new to the server once, or once more.
async fn check(house: &Arc<House>, is_cold: bool) -> anyhow::Result<f64> {
    let server = start(&house.base.copy()?).await?;
    let desk = &server.app.desk;
    let ring = keys_of(&desk.db, &server.app.keys, house.shop, desk.now()).await?.ring;
    let all = || {
        let (begun, begun_cpu_ns) = (Instant::now(), thread_cpu_ns());
        for card in &house.cards {
            let Ok(Reading::Card(raw)) = read(&card.url) else { return None };
            verdict(&ring, server.app.keys.live(), &raw).ok()?;
        }
        let elapsed_ns = begun.elapsed().as_secs_f64() * 1e9;
        let ns = thread_cpu_ns().zip(begun_cpu_ns).map_or(elapsed_ns, |(end, begin)| end - begin);
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 cards")]
        Some(ns / 1_000.0 / house.cards.len() as f64)
    };
    let (cold, known) = (all(), all());
    let checked = if is_cold { cold } else { known }.context("a code of the shop's was refused")?;
    server.stop().await?;
    Ok(checked)
}
