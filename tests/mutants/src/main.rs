//! Mutation testing with one build: every fault that cargo-mutants lists is planted in a copy of the source, each behind
//! a switch that the environment turns, and is then shown to the tests that reach it.
//!
//! The phases, in their order: `list`, `plant`, `build`, `reach`, `run`, `report`. Each goes on where it was interrupted.

mod compile;
mod fault;
mod folder;
mod form;
mod marks;
mod plant;
mod process;
mod reach;
mod report;
mod run;
mod switch;
mod text;

use std::fs;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use folder::Folder;
use process::Runner;

#[derive(Parser)]
#[command(about = "Plants faults in a copy of the source and runs the tests that reach them")]
struct Asked {
    /// What is tested.
    #[arg(long, global = true, default_value = ".")]
    checkout: PathBuf,
    /// Where the copy, what is built of it and what is learnt are kept.
    #[arg(long, global = true, default_value = "target/mutants")]
    work: PathBuf,
    #[command(subcommand)]
    phase: Phase,
}

#[derive(Subcommand)]
enum Phase {
    /// Ask cargo-mutants for the faults
    List(List),
    /// Copy the checkout and plant the faults
    Plant(Plant),
    /// Build the copy's tests, without the faults that do not compile
    Build(Build),
    /// Learn which test reaches which fault
    Reach(Reach),
    /// Try the faults
    Run(Run),
    /// Tell how many were caught, and which were not
    Report,
}

#[derive(Args)]
struct List {
    /// The folders whose faults are asked for.
    #[arg(long, value_delimiter = ',', default_value = "src/ledger,src/code,src/auth,src/desk,src/reward")]
    within: Vec<String>,
    /// Where cargo-mutants is.
    #[arg(long, default_value = "cargo-mutants")]
    cargo_mutants: String,
}

#[derive(Args)]
struct Plant {
    /// What is copied though git does not track it.
    #[arg(long, value_delimiter = ',', default_value = "static/app")]
    untracked: Vec<String>,
    /// Give up what was learnt of an earlier copy.
    #[arg(long)]
    afresh: bool,
}

#[derive(Args)]
struct Build {
    /// The test binaries beside the unit tests; empty for none.
    #[arg(long, value_delimiter = ',', default_value = "api")]
    tests: Vec<String>,
}

#[derive(Args)]
struct Reach {
    /// Only this binary: `lib` or `api`.
    #[arg(long)]
    of: Option<String>,
    /// Only tests with this in their names.
    #[arg(long, default_value = "")]
    filter: String,
    /// What a test may take.
    #[arg(long, default_value_t = 600)]
    limit_seconds: u64,
    #[command(flatten)]
    tests: Tests,
}

#[derive(Args)]
struct Run {
    /// How many faults at a time.
    #[arg(long, default_value_t = 1)]
    jobs: usize,
    /// Only faults whose description begins so: `src/code/`.
    #[arg(long, default_value = "")]
    within: String,
    /// So many faults at most, the first of the order.
    #[arg(long, default_value_t = usize::MAX)]
    most: usize,
    /// What the order follows from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many tests are asked of a fault at most, the quickest of those that reach it: one that many pass by would
    /// otherwise take a quarter of an hour.
    #[arg(long, default_value_t = 150)]
    most_tests: usize,
    /// Only the tests of this binary: `lib` or `api`.
    #[arg(long)]
    of: Option<String>,
    #[command(flatten)]
    tests: Tests,
}

#[derive(Args)]
struct Tests {
    /// How many tests of a process run at a time.
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// The PostgreSQL of `tests/support/with-postgres`; without one, each test process starts its own.
    #[arg(long, env = "TIMBRO_TEST_PG")]
    postgres: Option<String>,
}

fn main() -> Result<()> {
    let asked = Asked::parse();
    let folder = Folder::new(&asked.checkout, &asked.work)?;
    match asked.phase {
        Phase::List(list) => fault::list(&folder, &list.cargo_mutants, &list.within),
        Phase::Plant(plant) => plant::plant(&folder, &plant.untracked, plant.afresh),
        Phase::Build(build) => {
            let tests: Vec<String> = build.tests.into_iter().filter(|name| !name.is_empty()).collect();
            compile::build(&folder, &tests)
        }
        Phase::Reach(reach) => {
            let limit = Duration::from_secs(reach.limit_seconds);
            reach::reach(&folder, &runner(&folder, &reach.tests, "reach"), reach.of.as_deref(), &reach.filter, limit)
        }
        Phase::Run(run) => {
            let Run { jobs, within, most, seed, most_tests, of, tests } = run;
            let trial = run::Trial { jobs, within, most, seed, tests: most_tests, of };
            run::run(&folder, |job| runner(&folder, &tests, &format!("job-{job}")), &trial)
        }
        Phase::Report => {
            let text = report::report(&folder)?;
            fs::write(folder.work.join("report.md"), &text)?;
            Ok(stdout().write_all(text.as_bytes())?)
        }
    }
}

/// Runs tests, beside others of other names.
fn runner(folder: &Folder, tests: &Tests, name: &str) -> Runner {
    let scratch = folder.work.join("scratch").join(name);
    Runner { house: folder.house(), scratch, postgres: tests.postgres.clone(), threads: tests.threads }
}
