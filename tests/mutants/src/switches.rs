//! The switches of the planted faults. This file is laid into the house as its module `faults`; the tool that plants
//! them only reads its text.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many faults there can be.
const MOST: usize = 8_192;

/// Whether fault `number` is the one that `TIMBRO_FAULT` names.
pub fn on(number: u32) -> bool {
    among(&[number]) == number
}

/// Which of these faults is the one that `TIMBRO_FAULT` names, or 0 where none of them is.
pub fn among(numbers: &[u32]) -> u32 {
    static FAULT: OnceLock<u32> = OnceLock::new();
    let fault =
        *FAULT.get_or_init(|| std::env::var("TIMBRO_FAULT").ok().and_then(|text| text.parse().ok()).unwrap_or(0));
    for number in numbers {
        note(*number);
    }
    if numbers.contains(&fault) { fault } else { 0 }
}

/// Writes down, once a process, that this fault was reached, where `TIMBRO_FAULTS_REACHED` names a file.
fn note(number: u32) {
    static LOG: OnceLock<Option<File>> = OnceLock::new();
    static NOTED: [AtomicBool; MOST] = [const { AtomicBool::new(false) }; MOST];
    let open = || {
        let path = std::env::var_os("TIMBRO_FAULTS_REACHED")?;
        OpenOptions::new().create(true).append(true).open(path).ok()
    };
    let Some(mut log) = LOG.get_or_init(open).as_ref() else { return };
    if !NOTED[number as usize].swap(true, Ordering::Relaxed) {
        // One write a line, so that the lines of several processes do not mix.
        let _ = log.write_all(format!("{number}\n").as_bytes());
    }
}
