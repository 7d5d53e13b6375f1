//! The command line: what each command takes, does and prints.

mod keys;
mod fsck;
mod serve;
mod shop;

use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};

use crate::config::{DataArgs, ListenArgs, master_secret};
use crate::db::{Db, Settings};
use crate::kernel::{MasterSecret, Random};

/// A punch card on a phone: signed QR codes, stamps that are never lost and never doubled.
#[derive(Debug, Parser)]
#[command(name = "timbro", version)]
struct Cli {
    #[command(flatten)]
    data: DataArgs,
    /// Print JSON, for scripts
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve
    Serve(ListenArgs),
    /// Set up and list shops
    #[command(subcommand)]
    Shop(shop::ShopCommand),
    /// The keys that sign codes
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Check what timbro promises, on a live database: 0 all holds, 1 with each row that breaks a promise
    Fsck,
}

/// Runs a command. 0 done, 1 refused (with a sentence on standard error), 2 misuse (clap's own).
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refused(&error.into()),
    };
    match runtime.block_on(command(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refused(&error),
    }
}

#[expect(clippy::print_stderr, reason = "this is the command line")]
fn refused(error: &anyhow::Error) -> ExitCode {
    eprintln!("timbro: {error:#}");
    ExitCode::from(1)
}

async fn command(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        Command::Serve(listen) => serve::serve(&cli.data, &listen).await,
        Command::Shop(command) => shop::run(&cli.data, command, cli.json).await,
        Command::Keys(command) => keys::run(&cli.data, command, cli.json).await,
        Command::Fsck => fsck::run(&cli.data, cli.json).await,
    }
}

/// What every command opens: the database and its secret.
struct House {
    db: Db,
    master: MasterSecret,
    random: Arc<Random>,
}

impl House {
    async fn open(data: &DataArgs) -> anyhow::Result<House> {
        let random = Arc::new(Random::system());
        let url = data.url()?;
        let db = Db::open(&url, Settings::default()).await?;
        let has_shops = !crate::shop::store::all(&mut db.reader(crate::db::Shops::Admin).await?).await?.is_empty();
        let master = master_secret(&data.data, !has_shops, &random)?;
        Ok(House { db, master, random })
    }
}

/// Prints what a command found: JSON for scripts, lines for people.
#[expect(clippy::print_stdout, reason = "this is the command line")]
fn print(is_json: bool, value: &serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) if !is_json => {
            for (name, value) in fields {
                println!(
                    "{:<16} {}",
                    name.replace('_', " "),
                    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
                );
            }
        }
        value => println!("{value}"),
    }
}
