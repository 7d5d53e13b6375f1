//! The same scan in a shop that has more and more behind it, as a ratio to one that has little.
//!
//! The past is invented in the database (`growth/history.sql`), because scanning ten million times takes an hour. Each shop
//! keeps its server, warm, and they are measured in turns: the smallest is the limit. What a ratio says stands in
//! docs/performance.md.
//!
//! Run it with `cargo bench --bench growth`; the full dose, which takes 10 GB of disk and some minutes to invent, is
//! `cargo bench --bench growth -- --visits 10000,1000000,10000000`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "shared/mod.rs"]
mod shared;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::Parser;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use uuid::Uuid;

use timbro::db::DatabaseUrl;
use timbro::kernel::{Clock, SystemClock};

use shared::base::Base;
use shared::cost::Cost;
use shared::figures::{load, spread};
use shared::house::House;
use shared::server::{Server, start};
use shared::{drive, server};

/// Stamps for a reward, which is never reached: it would be a row more.
const GOAL: i64 = 1_000_000;

/// What may vary from run to run.
#[derive(Debug, Parser)]
struct Args {
    /// Visits that a shop has behind it; the first is the limit
    #[arg(long, value_delimiter = ',', default_value = "10000,1000000")]
    visits: Vec<usize>,
    /// Connections at once
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// Times that each is measured
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// Length of each measurement
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// Cards that are scanned
    #[arg(long, default_value_t = 2_048)]
    cards: usize,
    /// `cargo bench` says so
    #[arg(long, hide = true)]
    bench: bool,
}

/// A shop with its past, open.
struct Shop {
    visits: usize,
    house: Arc<House>,
    server: Server,
    costs: Vec<Cost>,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    server::log_as_the_server_does()?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(&args))
}

async fn run(args: &Args) -> anyhow::Result<()> {
    let length = Duration::from_secs_f64(args.seconds);
    let mut shops = Vec::new();
    for visits in &args.visits {
        shops.push(with_past(*visits, args.cards).await?);
    }
    // The first round is for the caches.
    for round in 0..=args.rounds {
        for shop in &mut shops {
            let before = shop.server.visits().await?;
            let (address, house) = (shop.server.address, &shop.house);
            let (scans, cost) = drive::scan(house, address, args.connections, length, round).await?;
            let visits = shop.server.visits().await? - before;
            // A figure counts only if all that was acknowledged is there.
            anyhow::ensure!(visits == scans, "{scans} scans were acknowledged, and {visits} visits are there");
            if round > 0 {
                shop.costs.push(cost);
            }
        }
    }
    println!("\n{} connections, {} rounds of {} s, {}", args.connections, args.rounds, args.seconds, load());
    println!("                       least CPU,   to the first: median (least to most)");
    println!("   visits   scans/s    µs a scan    by the processor      by the clock");
    let first = shops.first().context("no visits")?.costs.clone();
    for shop in shops {
        let ratios = |cost: fn(&Cost) -> f64| spread(shop.costs.iter().zip(&first).map(|(a, b)| cost(a) / cost(b)));
        let (cpu, least_cpu, most_cpu) = ratios(|it| it.cpu_us);
        let (clock, least, most) = ratios(|it| 1.0 / it.per_second);
        let (per_second, _, _) = spread(shop.costs.iter().map(|cost| cost.per_second));
        let (_, us, _) = spread(shop.costs.iter().map(|cost| cost.cpu_us));
        println!(
            "{:>9} {per_second:>9.0} {us:>12.0}   {cpu:.2} ({least_cpu:.2} to {most_cpu:.2})   {clock:.2} ({least:.2} to {most:.2})",
            shop.visits
        );
        shop.server.stop().await?;
    }
    Ok(())
}

/// A shop that has so many visits behind it.
async fn with_past(visits: usize, cards: usize) -> anyhow::Result<Shop> {
    let house = House::prepare(Base::file()?, cards, GOAL).await?;
    let DatabaseUrl::Sqlite(path) = house.base.first() else { anyhow::bail!("the house is in a file") };
    let begun = Instant::now();
    invent(&house, &path, visits).await?;
    let mib = std::fs::metadata(&path)?.len() >> 20;
    println!("{visits} visits invented in {:.0} s, {mib} MiB", begun.elapsed().as_secs_f64());
    let server = start(&house.base.first()).await?;
    anyhow::ensure!(server.visits().await? == visits + cards, "the past is not whole");
    Ok(Shop { visits, house, server, costs: Vec::new() })
}

async fn invent(house: &House, path: &Path, visits: usize) -> anyhow::Result<()> {
    // Nothing is lost with it, and rows of which the parents come from the same hand need no check.
    let options = SqliteConnectOptions::new().filename(path).foreign_keys(false);
    let options = options.pragma("synchronous", "off").pragma("cache_size", "-2000000");
    let mut file: SqliteConnection = options.connect().await?;
    let blob = |id: &Uuid| format!("x'{}'", id.simple());
    let (key, place, _) = &house.key;
    let known = [
        ("VISITS", visits.to_string()),
        ("NOW", SystemClock.now().0.to_string()),
        ("SHOP", blob(&house.shop.0)),
        ("PROGRAM", blob(&house.program)),
        ("KEY", blob(key)),
        ("PLACE", blob(place)),
    ];
    let text = known.iter().fold(include_str!("growth/history.sql").to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    });
    let text = format!("begin;{text}commit; pragma wal_checkpoint(truncate);");
    sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut file).await?;
    Ok(file.close().await?)
}
