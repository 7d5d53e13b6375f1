//! Learns which test reaches which fault, by running every test by itself with no fault on.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::compile::Binary;
use crate::folder::{Folder, add_line};
use crate::process::Runner;

/// What one test has shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reached {
    /// The test's binary.
    pub binary: String,
    /// Its name.
    pub test: String,
    /// How long it took by itself.
    pub seconds: f64,
    /// Whether it passes without a fault. One that does not is no judge.
    pub has_passed: bool,
    /// The faults that it comes by.
    pub faults: BTreeSet<u32>,
}

/// Runs every test whose name holds `filter`, of every binary or of one, and adds what was learnt to what is known.
pub fn reach(folder: &Folder, runner: &Runner, of: Option<&str>, filter: &str, limit: Duration) -> Result<()> {
    let known: Vec<Reached> = folder.lines(&folder.reached());
    let known: HashSet<(&str, &str)> = known.iter().map(|one| (one.binary.as_str(), one.test.as_str())).collect();
    let mut lines = folder.open_lines(&folder.reached())?;
    let log = runner.scratch.join("reached");
    for binary in folder.read::<Vec<Binary>>(&folder.binaries())? {
        if of.is_some_and(|of| of != binary.name) {
            continue;
        }
        for test in names(&binary)? {
            if known.contains(&(binary.name.as_str(), test.as_str())) || !test.contains(filter) {
                continue;
            }
            fs::create_dir_all(&runner.scratch)?;
            fs::write(&log, "")?;
            let log_path = log.to_string_lossy();
            let ended = runner.run(&binary.path, &[&test], limit, &[("TIMBRO_FAULTS_REACHED", &log_path)])?;
            let faults = fs::read_to_string(&log)?.lines().filter_map(|line| line.parse().ok()).collect();
            if let Some(failed) = ended.failed() {
                eprintln!("{} {test} fails without a fault: {failed}", binary.name);
            }
            let (binary, has_passed) = (binary.name.clone(), ended.has_passed());
            add_line(&mut lines, &Reached { binary, test, seconds: ended.seconds, has_passed, faults })?;
        }
    }
    Ok(())
}

/// The names of a binary's tests.
fn names(binary: &Binary) -> Result<Vec<String>> {
    let listed = Command::new(&binary.path).args(["--list", "--format", "terse"]).output();
    let listed = listed.with_context(|| format!("{} does not start", binary.path.display()))?;
    let text = String::from_utf8_lossy(&listed.stdout).into_owned();
    Ok(text.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}
