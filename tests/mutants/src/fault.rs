//! The faults, as cargo-mutants lists them, and what became of each when it was planted.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::folder::Folder;

/// A fault that cargo-mutants knows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// What `TIMBRO_FAULT` calls it, from 1 on.
    pub number: u32,
    /// The file, from the checkout on.
    pub file: String,
    /// The function, with what it is in; empty for a constant.
    pub function: String,
    /// Where it starts and ends: lines and columns, from 1 on.
    pub span: Span,
    /// The kind, in the words of cargo-mutants.
    pub genre: String,
    /// What stands there instead; empty where something is deleted.
    pub replacement: String,
    /// The whole description: file, line, column and what is replaced with what.
    pub name: String,
}

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Its first character.
    pub start: Place,
    /// The character after its last one.
    pub end: Place,
}

/// A character of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// From 1 on.
    pub line: usize,
    /// From 1 on.
    pub column: usize,
}

/// What became of a fault when it was planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It has a switch.
    Planted,
    /// It is in a constant or a `const fn`, which are computed before any switch could be asked.
    Constant,
    /// It may well compile, but with a switch it does not, or its place was not found.
    NoSwitch,
    /// The compiler refuses it.
    DoesNotCompile,
}

/// What became of each fault, by its number.
pub type Fates = BTreeMap<u32, Fate>;

/// A fault and what became of it: one entry of the plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Planned {
    /// The fault.
    pub fault: Fault,
    /// What became of it.
    pub fate: Fate,
}

/// Asks cargo-mutants for the faults of these folders, and writes them down in the work folder. A folder `src/desk`
/// stands for a file `src/desk.rs` too.
pub fn list(folder: &Folder, cargo_mutants: &str, within: &[String]) -> Result<()> {
    let listed = Command::new(cargo_mutants)
        .args(["mutants", "--list", "--json", "--package", "timbro", "--dir"])
        .arg(&folder.checkout)
        .output()
        .with_context(|| format!("{cargo_mutants} is missing: cargo install cargo-mutants --locked"))?;
    ensure!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let entries: Vec<Value> = serde_json::from_slice(&listed.stdout).context("cargo-mutants' list is no JSON")?;
    let mut faults = Vec::new();
    for entry in entries {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let file = text(&entry["file"]);
        if within.iter().any(|place| file.starts_with(&format!("{place}/")) || file == format!("{place}.rs")) {
            faults.push(Fault {
                number: u32::try_from(faults.len() + 1)?,
                file,
                function: text(&entry["function"]["function_name"]),
                span: Span::deserialize(&entry["span"])?,
                genre: text(&entry["genre"]),
                replacement: text(&entry["replacement"]),
                name: text(&entry["name"]),
            });
        }
    }
    folder.write(&folder.faults(), &faults)?;
    eprintln!("{} faults are listed", faults.len());
    Ok(())
}
