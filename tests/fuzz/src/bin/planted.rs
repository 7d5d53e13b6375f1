//! The control: whoever believes any ticket that can be read has believed a forgery, and the engine has to bring one. It is
//! given a single genuine ticket to change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use timbro::code::{Reading, read};
use timbro_fuzz::seeds;

fuzz_target!(init: seeds::write(vec![seeds::ticket().into_bytes()]), |text: &str| {
    if let Ok(Reading::Ticket(nonce)) = read(text) {
        assert!(seeds::ticket().ends_with(&nonce.text()), "the planted fault");
    }
});
