//! A file that somebody sends as a logo: drawn anew within bounds, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use timbro::look::logo::drawn;
use timbro_fuzz::seeds;

fuzz_target!(init: seeds::write(seeds::logos()), |file: &[u8]| {
    if let Ok(png) = drawn(file) {
        assert!(drawn(&png).is_ok(), "what was drawn is no picture");
    }
});
