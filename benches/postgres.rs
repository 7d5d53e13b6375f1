//! Durable scans a second over HTTP on PostgreSQL, as a ratio to one prepared call a scan.
//!
//! The limit is what a program would do that asks PostgreSQL for each scan: pgbench calls a function that writes the same
//! rows, prepared, with as many clients (`postgres/scan.sql`). No HTTP, no signature, no rules. Both are measured in the same
//! run, in turns and from copies of the same database, on a cluster of their own that waits for the disk as Debian
//! configures it. What a ratio says stands in docs/performance.md.
//!
//! Run it with `cargo bench --bench postgres`, or `cargo bench --bench postgres -- --rounds 3 --connections 32`. It needs
//! Debian's postgresql.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "shared/mod.rs"]
mod shared;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use clap::Parser;

use shared::base::Base;
use shared::drive::over_http;
use shared::figures::{load, pairs, spread};
use shared::house::House;
use shared::node::{Node, Stop, as_user_plain, binary, done};
use shared::server;

/// Stamps for a reward, which is never reached: it would be a row more.
const GOAL: i64 = 1_000_000;
/// What pgbench sends: cards are dealt out, so that no two clients have the same.
const CALL: &str = "\\set nth :client_id + :clients * random(0, :cards / :clients - 1)\nselect scan(:nth);\n";

/// What may vary from run to run.
#[derive(Debug, Parser)]
struct Args {
    /// Connections at once, and as many clients of pgbench
    #[arg(long, value_delimiter = ',', default_value = "8,32,128")]
    connections: Vec<usize>,
    /// Pairs of measurements
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Length of each measurement, in whole seconds
    #[arg(long, default_value_t = 2)]
    seconds: u64,
    /// Cards: each code is new to the server once in a measurement
    #[arg(long, default_value_t = 4_096)]
    cards: usize,
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
    let house = House::prepare(Base::Server(node()), args.cards, GOAL).await?;
    teach(&house)?;
    let (place, rounds, seconds) = (house.base.file_system(), args.rounds, args.seconds);
    println!("\n{} cards, on {place}, {rounds} rounds of {seconds} s, {}", args.cards, load());
    println!("                 scans/s             HTTP to pgbench");
    println!("connections   pgbench    HTTP   median (least to most)");
    for connections in &args.connections {
        let limit = async || pgbench(&house, *connections, args.seconds);
        let ours = async || over_http(&house, *connections, Duration::from_secs(args.seconds)).await;
        let pairs = pairs(args.rounds, limit, ours).await?;
        let (limit, _, _) = spread(pairs.iter().map(|(limit, _)| *limit));
        let (ours, _, _) = spread(pairs.iter().map(|(_, (_, ours))| ours.per_second));
        let (ratio, least, most) = spread(pairs.iter().map(|(limit, (_, ours))| ours.per_second / limit));
        println!("{connections:>11} {limit:>9.0} {ours:>7.0}   {ratio:.2} ({least:.2} to {most:.2})");
    }
    Ok(())
}

/// A server as Debian configures it, but for the number of clients, which 128 of pgbench would use up.
fn node() -> Node {
    let mut node = Node::new();
    node.set("max_connections", "200");
    node.stop(Stop::Fast);
    node.start();
    node
}

/// Calls of the function a second.
fn pgbench(house: &House, clients: usize, seconds: u64) -> anyhow::Result<f64> {
    anyhow::ensure!(house.cards.len().is_multiple_of(clients), "cards that cannot be dealt out to {clients} clients");
    house.base.copy()?;
    let mut command = as_user_plain(binary("pgbench"));
    command.args(["--no-vacuum", "--protocol=prepared", "--username=postgres", "--jobs=2"]);
    command
        .arg(format!("--client={clients}"))
        .arg(format!("--time={seconds}"))
        .arg("--host")
        .arg(node_of(house)?.socket());
    command.arg(format!("--define=cards={}", house.cards.len())).arg(format!("--define=clients={clients}"));
    let told = done(command.arg("--file").arg(written(house, "call.sql", CALL)?).arg("copy"));
    let after = |words: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(words))?;
        line.split([' ', '/']).next()?.parse::<f64>().ok()
    };
    let calls = after("number of transactions actually processed: ").context("pgbench counts")?;
    let visits: f64 = psql(house, "copy", "--command", "select count(*) from visit".as_ref())?.parse()?;
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 cards")]
    let before = house.cards.len() as f64;
    anyhow::ensure!(visits == before + calls, "pgbench counts {calls} calls, and {visits} visits are there");
    after("tps = ").context("pgbench tells calls a second")
}

/// Makes the function in the prepared database, and lets PostgreSQL count its rows.
fn teach(house: &House) -> anyhow::Result<()> {
    let (key, place, _) = &house.key;
    let known = [("SHOP", house.shop.0), ("PROGRAM", house.program), ("KEY", *key), ("PLACE", *place)];
    let text = known.iter().fold(include_str!("postgres/scan.sql").to_owned(), |text, (name, id)| {
        text.replace(&format!("{{{name}}}"), &id.to_string())
    });
    psql(house, "timbro", "--file", written(house, "scan.sql", &text)?.as_os_str())?;
    // What PostgreSQL does by itself in a shop's first minute; a measurement is over before it would.
    psql(house, "timbro", "--command", "vacuum analyze".as_ref())?;
    Ok(())
}

fn psql(house: &House, database: &str, how: &str, what: &std::ffi::OsStr) -> anyhow::Result<String> {
    let mut command = as_user_plain("psql");
    command.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]);
    command.args(["--username=postgres", "--dbname", database, "--host"]).arg(node_of(house)?.socket());
    Ok(done(command.arg(how).arg(what)))
}

/// A file that PostgreSQL's user may read.
fn written(house: &House, name: &str, text: &str) -> anyhow::Result<PathBuf> {
    let path = node_of(house)?.socket().join(name);
    std::fs::write(&path, text)?;
    Ok(path)
}

fn node_of(house: &House) -> anyhow::Result<&Node> {
    match &house.base {
        Base::Server(node) => Ok(node),
        Base::File(_) => anyhow::bail!("the house is in a file"),
    }
}
