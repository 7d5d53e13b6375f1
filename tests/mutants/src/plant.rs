//! Plants the faults in the house, each behind its switch.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, ensure};

use crate::fault::{Fate, Fates, Fault, Planned};
use crate::folder::{Folder, write_if_new};
use crate::switch;

/// The lints that are errors by themselves, and which a fault may well break.
const ALLOW: &str = "#![allow(warnings, arithmetic_overflow, unconditional_panic, overflowing_literals)]\n";

/// Makes the house and plants what was listed. What was learnt of an earlier house goes, which has to be asked for.
pub fn plant(folder: &Folder, untracked: &[String], afresh: bool) -> Result<()> {
    let learnt = [folder.plan(), folder.binaries(), folder.reached(), folder.results()];
    let is_precious = folder.reached().exists() || folder.results().exists();
    ensure!(afresh || !is_precious, "the numbers of the faults change: say --afresh to give up what was learnt so far");
    for path in learnt.iter().filter(|path| path.exists()) {
        fs::remove_file(path)?;
    }
    folder.copy_house(untracked)?;
    let library = folder.house().join("src/lib.rs");
    let text = fs::read_to_string(&library)?;
    fs::write(&library, format!("{ALLOW}{text}\npub mod faults;\n"))?;
    fs::write(folder.house().join("src/faults.rs"), include_str!("switches.rs"))?;
    replant(folder, &Fates::new())
}

/// Plants what was listed, without the faults that have a fate already, and writes the plan down.
pub fn replant(folder: &Folder, known: &Fates) -> Result<()> {
    let faults: Vec<Fault> = folder.read(&folder.faults())?;
    let mut by_file: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
    for fault in &faults {
        by_file.entry(&fault.file).or_default().push(fault);
    }
    let mut fates = known.clone();
    for (file, faults) in by_file {
        let source = fs::read_to_string(folder.checkout.join(file))?;
        let left: Vec<&Fault> = faults.into_iter().filter(|fault| !known.contains_key(&fault.number)).collect();
        let (text, new) = switch::plant(&source, &left).with_context(|| format!("{file} is no Rust"))?;
        write_if_new(&folder.house().join(file), &text)?;
        fates.extend(new);
    }
    let fate = |fault: &Fault| fates.get(&fault.number).copied().unwrap_or(Fate::NoSwitch);
    let plan: Vec<Planned> = faults.iter().map(|fault| Planned { fate: fate(fault), fault: fault.clone() }).collect();
    for (words, fate) in [
        ("have a switch", Fate::Planted),
        ("are constants", Fate::Constant),
        ("can have no switch", Fate::NoSwitch),
        ("do not compile", Fate::DoesNotCompile),
    ] {
        eprintln!("{} {words}", plan.iter().filter(|planned| planned.fate == fate).count());
    }
    folder.write(&folder.plan(), &plan)
}
