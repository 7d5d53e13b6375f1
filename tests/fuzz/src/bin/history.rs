//! The four files of an import: each is taken or refused by line, and what is taken can be counted.
#![no_main]

use libfuzzer_sys::fuzz_target;
use timbro::retention::{MAX_BAD_LINES, read_answers, read_payments, read_refunds, read_visits};
use timbro_fuzz::seeds;

fuzz_target!(init: seeds::write(seeds::history()), |file: &[u8]| {
    let Some((which, file)) = file.split_first() else { return };
    let lines = file.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    let taken = match which % 4 {
        0 => read_visits(file).map(|taken| taken.len()),
        1 => read_refunds(file).map(|taken| taken.len()),
        2 => read_payments(file).map(|taken| taken.len()),
        _ => read_answers(file).map(|taken| taken.len()),
    };
    match taken {
        Ok(taken) => assert!(taken <= lines),
        Err(bad) => assert!((1..=MAX_BAD_LINES).contains(&bad.len())),
    }
});
