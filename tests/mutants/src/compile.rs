//! Builds the house's test binaries, and takes out the faults that do not compile until it builds.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fault::{Fate, Fates, Planned};
use crate::folder::Folder;
use crate::marks::{Kind, Mark, marks};
use crate::plant::replant;

/// A test binary.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Binary {
    /// `lib` for the unit tests, otherwise the name of the file in `tests/`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// Builds the unit tests and these test binaries, and writes down where they are.
pub fn build(folder: &Folder, tests: &[String]) -> Result<()> {
    let mut fates = settled(&folder.read::<Vec<Planned>>(&folder.plan())?);
    loop {
        let (messages, is_built) = cargo(folder, tests)?;
        if is_built {
            return folder.write(&folder.binaries(), &binaries(&messages, tests)?);
        }
        let errors: Vec<&Value> =
            messages.iter().map(|message| &message["message"]).filter(|m| m["level"] == "error").collect();
        let found = errors.iter().flat_map(|error| at_fault(folder, error)).collect::<Fates>();
        for (number, fate) in &found {
            eprintln!("fault {number}: {fate:?}");
        }
        if found.is_empty() {
            let told: Vec<&str> = errors.iter().filter_map(|error| error["rendered"].as_str()).collect();
            bail!("no fault is where the compiler complains:\n{}", told.join("\n"));
        }
        fates.extend(found);
        replant(folder, &fates)?;
    }
}

/// What is known of faults that have no switch.
fn settled(plan: &[Planned]) -> Fates {
    let without = plan.iter().filter(|planned| planned.fate != Fate::Planted);
    without.map(|planned| (planned.fault.number, planned.fate)).collect()
}

/// What cargo tells, and whether all was built.
fn cargo(folder: &Folder, tests: &[String]) -> Result<(Vec<Value>, bool)> {
    let mut command = Command::new("cargo");
    command.args(["test", "--no-run", "--locked", "--package", "timbro", "--message-format=json", "--lib"]);
    for test in tests {
        command.args(["--test", test]);
    }
    command.current_dir(folder.house()).env("CARGO_TARGET_DIR", folder.target()).stderr(Stdio::inherit());
    let told = command.output().context("cargo does not start")?;
    let messages: Vec<Value> =
        String::from_utf8_lossy(&told.stdout).lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    Ok((messages, told.status.success()))
}

fn binaries(messages: &[Value], tests: &[String]) -> Result<Vec<Binary>> {
    let mut binaries = Vec::new();
    for message in messages.iter().filter(|message| message["profile"]["test"] == true) {
        if let (Some(path), Some(name)) = (message["executable"].as_str(), message["target"]["name"].as_str()) {
            let is_library =
                message["target"]["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "lib"));
            let name = if is_library { "lib" } else { name };
            binaries.push(Binary { name: name.to_owned(), path: path.into() });
        }
    }
    ensure!(binaries.len() == tests.len() + 1, "cargo has built {binaries:?}");
    Ok(binaries)
}

/// The faults that an error is about. An error in a fault's own text is the fault's; one elsewhere in a switch is the
/// switch's.
fn at_fault(folder: &Folder, error: &Value) -> Fates {
    let mut spans = Vec::new();
    for span in error["spans"].as_array().into_iter().flatten() {
        let mut at = span;
        while at.is_object() {
            spans.push((at["is_primary"] == false, at));
            at = &at["expansion"]["span"];
        }
    }
    spans.sort_by_key(|(is_secondary, _)| *is_secondary);
    let places: Vec<(Vec<Mark>, Range<usize>)> =
        spans.iter().filter_map(|(_, span)| marks_around(folder, span)).collect();
    for (kind, fate) in [(Kind::Fault, Fate::DoesNotCompile), (Kind::Site, Fate::NoSwitch)] {
        for (marks, place) in &places {
            if let Some(mark) = smallest(marks, kind, place) {
                return mark.numbers.iter().map(|number| (*number, fate)).collect();
            }
        }
    }
    Fates::new()
}

/// The marks of a span's file, and the span.
fn marks_around(folder: &Folder, span: &Value) -> Option<(Vec<Mark>, Range<usize>)> {
    let text = fs::read_to_string(folder.house().join(span["file_name"].as_str()?)).ok()?;
    let byte = |name: &str| usize::try_from(span[name].as_u64()?).ok();
    Some((marks(&text), byte("byte_start")?..byte("byte_end")?))
}

/// The smallest mark around a place; for a fault's own text also one inside it.
fn smallest<'a>(marks: &'a [Mark], kind: Kind, place: &Range<usize>) -> Option<&'a Mark> {
    let covers = |one: &Range<usize>, other: &Range<usize>| one.start <= other.start && other.end <= one.end;
    let of_kind = || marks.iter().filter(|mark| mark.kind == kind);
    let around = of_kind().filter(|mark| covers(&mark.range, place)).min_by_key(|mark| mark.range.len());
    around.or_else(|| {
        of_kind().filter(|mark| kind == Kind::Fault && covers(place, &mark.range)).min_by_key(|mark| mark.range.len())
    })
}
