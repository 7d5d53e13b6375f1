//! Switches on one fault after the other, and asks the tests that reach it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use serde::{Deserialize, Serialize};

use crate::compile::Binary;
use crate::fault::{Fate, Fault, Planned};
use crate::folder::{Folder, add_line};
use crate::process::{Runner, TIME_WAS_UP};
use crate::reach::Reached;

/// How many tests are asked first, next, and then; at last come all that are left. Most faults are caught by the quick ones.
const CHUNKS: [usize; 3] = [8, 24, 96];
/// What a chunk may take beside a multiple of what its tests took one by one.
const PATIENCE_SECONDS: f64 = 20.0;
/// The multiple.
const PATIENCE_TIMES: f64 = 8.0;

/// What the tests have said of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A test has failed.
    Caught,
    /// The tests did not come to an end, so it would be noticed.
    Timeout,
    /// All tests that were asked have passed.
    Missed,
    /// No test comes by.
    Unreached,
}

/// A fault and what the tests have said of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Judged {
    /// The fault.
    pub number: u32,
    /// Its description, with file, line and column.
    pub name: String,
    /// What was said.
    pub outcome: Outcome,
    /// Who has said it: a test, or what became of its process. Empty where nobody did.
    pub by: String,
    /// How many tests reach it.
    pub reach: usize,
    /// How long it took.
    pub seconds: f64,
}

/// Which faults to try, and how.
pub struct Trial {
    /// How many faults at a time.
    pub jobs: usize,
    /// What a fault's description has to begin with.
    pub within: String,
    /// How many faults at most.
    pub most: usize,
    /// What the order follows from.
    pub seed: u64,
    /// How many tests are asked of a fault at most.
    pub tests: usize,
    /// The only binary whose tests are asked, if not all.
    pub of: Option<String>,
}

/// Tries every fault that was not tried yet, in an order that only the seed decides.
pub fn run(folder: &Folder, runner: impl Fn(usize) -> Runner, trial: &Trial) -> Result<()> {
    let mut reached: Vec<Reached> = folder.lines(&folder.reached());
    reached.retain(|one| trial.of.as_ref().is_none_or(|of| *of == one.binary));
    let binaries: Vec<Binary> = folder.read(&folder.binaries())?;
    let known: HashSet<u32> = folder.lines::<Judged>(&folder.results()).iter().map(|judged| judged.number).collect();
    let mut faults: Vec<Fault> = folder
        .read::<Vec<Planned>>(&folder.plan())?
        .into_iter()
        .filter(|planned| planned.fate == Fate::Planted)
        .map(|planned| planned.fault)
        .filter(|fault| fault.name.starts_with(&trial.within))
        .collect();
    faults.sort_by_key(|fault| place_in_order(trial.seed, &fault.name));
    faults.truncate(trial.most);
    faults.retain(|fault| !known.contains(&fault.number));
    eprintln!("{} faults are to be tried", faults.len());
    let waiting = Mutex::new(faults.iter());
    let lines = Mutex::new(folder.open_lines(&folder.results())?);
    let work = |runner: Runner| -> Result<()> {
        loop {
            let next = waiting.lock().map_err(|_| anyhow!("another job has broken down"))?.next();
            let Some(fault) = next else { return Ok(()) };
            let judged = judge(&runner, fault, &reached, &binaries, trial.tests)?;
            eprintln!("{:?}: {}", judged.outcome, judged.name);
            add_line(&mut *lines.lock().map_err(|_| anyhow!("another job has broken down"))?, &judged)?;
        }
    };
    thread::scope(|scope| {
        let jobs: Vec<_> = (0..trial.jobs)
            .map(|job| {
                scope.spawn({
                    let runner = runner(job);
                    let work = &work;
                    move || work(runner)
                })
            })
            .collect();
        jobs.into_iter().try_for_each(|job| job.join().map_err(|_| anyhow!("a job has broken down"))?)
    })
}

fn place_in_order(seed: u64, name: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    (seed, name).hash(&mut hash);
    hash.finish()
}

/// Asks tests that reach a fault, the quickest first and `most` of them, until one fails.
fn judge(runner: &Runner, fault: &Fault, reached: &[Reached], binaries: &[Binary], most: usize) -> Result<Judged> {
    let began = Instant::now();
    let mut tests: Vec<&Reached> =
        reached.iter().filter(|one| one.has_passed && one.faults.contains(&fault.number)).collect();
    tests.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let reach = tests.len();
    let mut verdict =
        if tests.is_empty() { (Outcome::Unreached, String::new()) } else { (Outcome::Missed, String::new()) };
    let mut left = &tests[..reach.min(most)];
    for size in CHUNKS.into_iter().chain([usize::MAX]) {
        let (chunk, rest) = left.split_at(size.min(left.len()));
        left = rest;
        if let Some(said) = ask(runner, fault, chunk, binaries)? {
            verdict = said;
            break;
        }
    }
    let (outcome, by) = verdict;
    let seconds = began.elapsed().as_secs_f64();
    Ok(Judged { number: fault.number, name: fault.name.clone(), outcome, by, reach, seconds })
}

/// Asks some tests. Gives nothing where all of them pass.
fn ask(runner: &Runner, fault: &Fault, chunk: &[&Reached], binaries: &[Binary]) -> Result<Option<(Outcome, String)>> {
    let number = fault.number.to_string();
    for binary in binaries {
        let tests: Vec<&&Reached> = chunk.iter().filter(|one| one.binary == binary.name).collect();
        if tests.is_empty() {
            continue;
        }
        let alone: f64 = tests.iter().map(|one| one.seconds).sum();
        let limit = Duration::from_secs_f64(PATIENCE_SECONDS + PATIENCE_TIMES * alone);
        let names: Vec<&str> = tests.iter().map(|one| one.test.as_str()).collect();
        let ended = runner.run(&binary.path, &names, limit, &[("TIMBRO_FAULT", &number)])?;
        if let Some(by) = ended.failed() {
            let outcome = if by == TIME_WAS_UP { Outcome::Timeout } else { Outcome::Caught };
            return Ok(Some((outcome, by)));
        }
    }
    Ok(None)
}
