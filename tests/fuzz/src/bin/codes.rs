//! What a camera, a hand scanner or a voice may bring: nothing that the shop has not signed is ever proven, and what is
//! read is told again in the same words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use timbro::code::{Reading, ShortCode, TicketNonce, read};
use timbro_fuzz::{live, print, ring, seeds};

fuzz_target!(init: seeds::write(seeds::codes()), |text: &str| {
    match read(text) {
        Ok(Reading::Card(raw)) => {
            if let Ok(proof) = ring().verify(&raw, &live()) {
                assert_eq!((proof.card, proof.epoch), (print().card, print().epoch), "a forgery: {text}");
            }
            let Ok(Reading::Card(again)) = read(&raw.text()) else { panic!("its own text is not read: {text}") };
            assert_eq!(again.text(), raw.text());
        }
        Ok(Reading::Ticket(nonce)) => assert_eq!(TicketNonce::parse(&nonce.text()), Some(nonce)),
        Ok(Reading::Short(code)) => assert_eq!(ShortCode::parse(&code.text()), Some(code)),
        Err(_) => {}
    }
});
