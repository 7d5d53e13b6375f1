//! Counts what the tests have said, by folder and by file, and names what they have missed.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use anyhow::Result;

use crate::fault::{Fate, Fault, Planned};
use crate::folder::Folder;
use crate::run::{Judged, Outcome};

/// What redeems and what verifies: whole files, and in the ledger the functions with one of these words in their names.
const REDEEM_FILES: [&str; 5] =
    ["src/reward/", "src/code/verify.rs", "src/code/verified.rs", "src/code/live.rs", "src/code/jws.rs"];
const REDEEM_FOLDER: &str = "src/ledger/";
const REDEEM_WORDS: [&str; 7] =
    ["redeem", "redemption", "use_reward", "open_reward", "is_fresh", "epoch_of", "refused_code"];

/// The faults of one place, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    listed: u32,
    does_not_compile: u32,
    constants: u32,
    no_switch: u32,
    tried: u32,
    caught: u32,
    missed: u32,
}

impl Count {
    fn add(&mut self, fate: Fate, outcome: Option<Outcome>) {
        self.listed += 1;
        match fate {
            Fate::Planted => {}
            Fate::Constant => self.constants += 1,
            Fate::NoSwitch => self.no_switch += 1,
            Fate::DoesNotCompile => self.does_not_compile += 1,
        }
        self.tried += u32::from(outcome.is_some());
        match outcome {
            Some(Outcome::Caught | Outcome::Timeout) => self.caught += 1,
            Some(Outcome::Missed | Outcome::Unreached) => self.missed += 1,
            None => {}
        }
    }

    fn row(&self, place: &str) -> String {
        let percent = f64::from(self.caught) * 100.0 / f64::from(self.tried.max(1));
        format!(
            "| {place} | {} | {} | {} | {} | {} | {} | {} | {percent:.1} |\n",
            self.listed, self.does_not_compile, self.constants, self.no_switch, self.tried, self.caught, self.missed
        )
    }
}

/// The tables, in Markdown.
pub fn report(folder: &Folder) -> Result<String> {
    let plan: Vec<Planned> = folder.read(&folder.plan())?;
    let judged: Vec<Judged> = folder.lines(&folder.results());
    let judged: HashMap<u32, &Judged> = judged.iter().map(|one| (one.number, one)).collect();
    let (mut all, mut redeeming) = (Count::default(), Count::default());
    let (mut folders, mut files): (BTreeMap<&str, Count>, BTreeMap<&str, Count>) = Default::default();
    let mut missed = String::new();
    for Planned { fault, fate } in &plan {
        let said = judged.get(&fault.number);
        let outcome = said.map(|judged| judged.outcome);
        all.add(*fate, outcome);
        folders.entry(slice(&fault.file)).or_default().add(*fate, outcome);
        files.entry(&fault.file).or_default().add(*fate, outcome);
        if redeems(fault) {
            redeeming.add(*fate, outcome);
        }
        match outcome {
            Some(Outcome::Missed) => writeln!(missed, "- {}", fault.name)?,
            Some(Outcome::Unreached) => writeln!(missed, "- {} (no test comes by)", fault.name)?,
            _ => {}
        }
    }
    let head = "| place | listed | does not compile | constants | no switch | tried | caught | missed | % caught |\n\
                |---|---|---|---|---|---|---|---|---|\n";
    let rows =
        |counts: &BTreeMap<&str, Count>| counts.iter().map(|(place, count)| count.row(place)).collect::<String>();
    let words = REDEEM_WORDS.join(", ");
    let timeouts = judged.values().filter(|judged| judged.outcome == Outcome::Timeout).count();
    Ok(format!(
        "{head}{}{}\n{head}{}\nRedeem and verify: {}; in {REDEEM_FOLDER} the functions with {words} in their names.\n\n\
         {head}{}\nOf what is caught, {timeouts} by tests that came to no end.\n\nMissed:\n\n{missed}",
        rows(&folders),
        all.row("all"),
        rows(&files),
        REDEEM_FILES.join(", "),
        redeeming.row("redeem and verify"),
    ))
}

/// The slice that a file is of: `src/desk/store.rs` and `src/desk.rs` are `src/desk`.
fn slice(file: &str) -> &str {
    let end = file.match_indices('/').nth(1).map_or(file.len(), |(end, _)| end);
    file[..end].trim_end_matches(".rs")
}

fn redeems(fault: &Fault) -> bool {
    let function = fault.function.to_lowercase();
    REDEEM_FILES.iter().any(|file| fault.file.starts_with(file))
        || fault.file.starts_with(REDEEM_FOLDER) && REDEEM_WORDS.iter().any(|word| function.contains(word))
}
