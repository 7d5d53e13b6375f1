//! A disk that fails in the middle of a load and works again: nothing is acknowledged that is not there, what is there
//! can be read meanwhile, nobody is told anything but to come back, and nobody has to start the server anew.

use std::sync::atomic::Ordering;
use std::time::Duration;

use hyper::Method;
use serde_json::json;

use crate::call::{Call, Caller};
use crate::disk::{Disk, Left};
use crate::house::{House, Server};
use crate::table::Tally;
use crate::till::Shop;

const TILLS: usize = 8;
/// How often the disk has to fail before it is mended.
const FAILURES: i64 = 6;
/// How many scans have to be done after that.
const HEALED_SCANS: usize = 10;

/// Makes the disk fail under load again and again, each turn with its number, and mends it. In the end the power goes:
/// what could not be written stays unwritten, whatever the system took it for.
pub async fn failing(house: &House, times: usize, fault: impl Fn(&Disk, usize)) -> Tally {
    let disk = Disk::below(house);
    let shop = Shop::open(house, 20).await;
    let mut server = disk.serve(house);
    for turn in 0..times {
        let load = shop.load(server.address, TILLS);
        let (failed, later) = (disk.failed() + FAILURES, shop.later.load(Ordering::Relaxed));
        fault(&disk, turn);
        until(&shop, "the disk fails", || disk.failed() >= failed).await;
        until(&shop, "somebody is told to come back", || shop.later.load(Ordering::Relaxed) > later).await;
        reads_stay(&shop, &server).await;
        writes_wait(&shop, &server, turn).await;
        disk.mend();
        let healed = shop.acknowledged() + HEALED_SCANS;
        until(&shop, "the server heals", || shop.acknowledged() >= healed).await;
        shop.quiet(load).await;
        assert!(server.is_alive(), "the server has died: {}", server.log());
    }
    server.kill();
    disk.cut(Left::Nothing);
    afterwards(house, &shop, times).await
}

/// The control: a disk that hides its failures, until somebody has been acknowledged by one.
pub async fn hidden(house: &House, fault: impl Fn(&Disk)) -> Tally {
    let disk = Disk::below(house);
    let shop = Shop::open(house, 20).await;
    let server = disk.serve(house);
    disk.lie(true);
    fault(&disk);
    let load = shop.load(server.address, TILLS);
    until(&shop, "the disk fails and somebody is acknowledged", || disk.failed() > 0 && shop.acknowledged() > 0).await;
    server.kill();
    shop.quiet(load).await;
    disk.cut(Left::Nothing);
    afterwards(house, &shop, 1).await
}

async fn afterwards(house: &House, shop: &std::sync::Arc<Shop>, times: usize) -> Tally {
    let server = house.serve();
    let tally = shop.tally(house, server.address, times).await;
    server.stop();
    house.checked();
    tally
}

/// Whoever only asks is answered while the disk fails.
async fn reads_stay(shop: &Shop, server: &Server) {
    for path in [format!("/cards/{}", shop.cards[0].0), "/programs".to_owned(), "/shop".to_owned()] {
        let answer = Call::get(&path).send(server.address, &shop.secret).await;
        answer.unwrap_or_else(|| panic!("no answer to {path}")).is(200);
    }
}

/// What else is written than scans is done, where there is room for it yet, or told to come back: never a failure.
async fn writes_wait(shop: &Shop, server: &Server, turn: usize) {
    let note = Call::post(
        "/notes",
        &format!("note-{turn}"),
        &json!({"kind": "note", "text": "We are closed.", "customer_ids": []}),
    );
    let colour = Call {
        method: Method::PUT,
        path: "/shop/colour".into(),
        key: None,
        body: Some(json!({"colour": format!("#00408{}", turn % 10)}).to_string()),
        caller: Caller::Machine,
    };
    let ticket = Call::post("/tickets", &format!("ticket-{turn}"), &json!({"stamps": 1}));
    let staff =
        Call::post("/staff", &format!("staff-{turn}"), &json!({"name": format!("Anna {turn}"), "role": "staff"}));
    let join = Call::form(&shop.poster(server.address).await, "display_name=Marta", format!("192.0.2.{turn}"));
    for call in [note, colour, ticket, staff, join] {
        let answer = call.send(server.address, &shop.secret).await.unwrap_or_else(|| panic!("no answer to {call:?}"));
        let waits = answer.status == 503 && answer.retry_after.is_some();
        assert!(waits || answer.status < 400, "{call:?}: {answer:?}");
    }
}

/// Waits for something that has to happen within a minute, and meanwhile nothing that must not.
async fn until(shop: &Shop, what: &str, has_happened: impl Fn() -> bool) {
    for _ in 0..6_000 {
        if has_happened() {
            return;
        }
        assert!(shop.first_error().is_none(), "before {what}: {:?}", shop.first_error());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("within a minute it does not come about that {what}");
}
