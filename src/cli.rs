//! The command line: what each command takes, does and prints.

/// Prints a line. Whoever reads may have seen enough and gone (`timbro report | head`): that is no failure.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout().lock(), $($words)*);
    }};
}

mod backup;
mod demo;
mod fsck;
mod import;
mod keys;
mod owner;
mod predict;
mod report;
mod selftest;
mod serve;
mod shop;

use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use uuid::Uuid;

use crate::config::{DataArgs, ListenArgs, master_secret};
use crate::db::{Db, Settings, Shops};
use crate::desk::Desk;
use crate::kernel::{MasterSecret, Random, ShopId, SystemClock};
use crate::people::jobs::People;
use crate::privacy::jobs::prepare;
use crate::shop::{Shop, store};

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
    /// Make a café with eighteen months of visits in a folder of its own, and serve it
    Demo(ListenArgs),
    /// Bring the database up to date, as every start does that reaches it directly
    Migrate,
    /// Copy data and people's keys, beside a serving process, into two folders
    Backup(backup::BackupArgs),
    /// Bring copies back to where nothing is
    Restore(backup::RestoreArgs),
    /// Set up and list shops
    #[command(subcommand)]
    Shop(shop::ShopCommand),
    /// The keys that sign codes
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Owners who cannot get in any more
    #[command(subcommand)]
    Owner(owner::OwnerCommand),
    /// Bring a shop's history along from CSV files, all or nothing; again adds nothing
    Import(import::ImportArgs),
    /// The retention report of a shop, as JSON
    Report(report::ReportArgs),
    /// Who will come, and how often: a model fitted to a shop's visits, as JSON
    Predict(predict::PredictArgs),
    /// Work every example of the guides again: 0 all come out as they should, with the errata of the guides
    MetricsSelftest,
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
        Command::Demo(listen) => demo::demo(&cli.data, &listen, cli.json).await,
        Command::Migrate => {
            House::open(&cli.data).await?.db.close().await;
            Ok(())
        }
        Command::Backup(args) => backup::backup(&cli.data, &args, cli.json).await,
        Command::Restore(args) => backup::restore(&cli.data, &args, cli.json).await,
        Command::Shop(command) => shop::run(&cli.data, command, cli.json).await,
        Command::Keys(command) => keys::run(&cli.data, command, cli.json).await,
        Command::Owner(command) => owner::run(&cli.data, command, cli.json).await,
        Command::Import(args) => import::run(&cli.data, &args, cli.json).await,
        Command::Report(args) => report::run(&cli.data, &args).await,
        Command::Predict(args) => predict::run(&cli.data, &args).await,
        Command::MetricsSelftest => selftest::run(cli.json),
        Command::Fsck => fsck::run(&cli.data, cli.json).await,
    }
}

/// What every command opens: the database and its secret.
struct House {
    db: Db,
    people: People,
    master: MasterSecret,
    random: Arc<Random>,
}

impl House {
    async fn open(data: &DataArgs) -> anyhow::Result<House> {
        let random = Arc::new(Random::system());
        let url = data.url()?;
        let db = Db::open(&url, Settings::default()).await?;
        let has_shops = !store::all(&mut db.reader(Shops::Admin).await?).await?.is_empty();
        let master = master_secret(data.folder(), !has_shops, &random)?;
        let people = People::open(&data.people()?, Settings::default(), &master, random.clone()).await?;
        let house = House { db, people, master, random };
        prepare(&house.desk("")).await?;
        Ok(house)
    }

    /// The shop that is meant by an id or by a name.
    async fn shop(&self, wanted: &str) -> anyhow::Result<Shop> {
        let mut reader = self.db.reader(Shops::Admin).await?;
        let ids = match Uuid::try_parse(wanted) {
            Ok(id) => vec![ShopId(id)],
            Err(_) => store::named(&mut reader, wanted).await?,
        };
        let unknown = || anyhow::anyhow!("there is no shop `{wanted}`. Name it by its id");
        match ids[..] {
            [id] => store::shop(&mut reader, id).await?.ok_or_else(unknown),
            [] => Err(unknown()),
            _ => Err(anyhow::anyhow!("several shops are called `{wanted}`. Name the one you mean by its id")),
        }
    }

    /// The desk at which jobs work without being asked over HTTP; the address is what they tell, where they tell any.
    fn desk(&self, public_url: &str) -> Desk {
        let (db, people, random) = (self.db.clone(), self.people.clone(), self.random.clone());
        let audit = crate::audit::chain::root(&self.master);
        Desk { db, people, clock: Arc::new(SystemClock), random, public_url: public_url.into(), audit }
    }
}

/// Prints what a command found: JSON for scripts, lines for people.
fn print(is_json: bool, value: &serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) if !is_json => {
            for (name, value) in fields {
                say!(
                    "{:<16} {}",
                    name.replace('_', " "),
                    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
                );
            }
        }
        value => say!("{value}"),
    }
}
