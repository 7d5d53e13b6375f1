//! More at once than the limits take: who comes too much is told to come back before memory grows, and a crowd of
//! newcomers takes no place from those who scan.
//!
//! A place is held by a request that does not come to its end: that is the dearest there is, and counts instead of timing.

use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::call::{Call, Caller};
use crate::house::{House, Server};
use crate::table::{Tally, dose};
use crate::till::Shop;

/// More at once than a lane has places (1,024).
const AT_ONCE: u32 = 1_100;
/// Scans that are asked for while the places are held.
const SCANS: usize = 20;
/// What a crowd may cost in memory, in KiB.
const MOST_KIB: u64 = 60_000;

/// The most memory that a server has held so far, in KiB.
fn peak_kib(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// How many files and connections a server has open.
fn open_files(server: &Server) -> usize {
    std::fs::read_dir(format!("/proc/{}/fd", server.id())).unwrap().count()
}

/// As many as there are no places for, each with the head of a request whose body does not come. They are from
/// everywhere, or a limit of their own would turn them away.
async fn crowd(server: &Server, path: &str, head: &str) -> Vec<TcpStream> {
    let mut crowd = Vec::new();
    for n in 0..AT_ONCE {
        let mut one = TcpStream::connect(server.address).await.unwrap();
        let from = format!("10.{}.{}.1", n / 250, n % 250);
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: card.example.org\r\nx-forwarded-for: {from}\r\n{head}content-length: 99\r\n\r\n"
        );
        one.write_all(head.as_bytes()).await.unwrap();
        crowd.push(one);
    }
    crowd
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_of_newcomers_takes_no_place_from_those_who_scan() {
    let house = House::sqlite();
    let shop = Shop::open(&house, 20).await;
    let server = house.serve();
    let poster = shop.poster(server.address).await;
    shop.scan(server.address).await.unwrap().is(201);
    let before = peak_kib(&server);
    let quiet = open_files(&server);
    let rounds = dose(2, 50);
    for round in 0..rounds {
        let crowd = crowd(&server, &poster, "content-type: application/x-www-form-urlencoded\r\n").await;
        // The crowd's last words may be on their way yet.
        let look = Call::get(&poster).by(Caller::Phone(format!("198.51.100.{round}")));
        for _ in 0..500 {
            if look.send(server.address, "").await.unwrap().status == 503 {
                break;
            }
        }
        let newcomer = Call::form(&poster, "display_name=Marta", format!("192.0.2.{round}"));
        let answer = newcomer.send(server.address, "").await.unwrap();
        let is_told = answer.status == 503 && answer.retry_after.is_some();
        assert!(is_told && answer.text.contains("overloaded"), "there was a place: {answer:?}");
        for _ in 0..SCANS {
            shop.scan(server.address).await;
        }
        drop(crowd);
        // Or the places of these would turn some of the next crowd away, and be free a moment later.
        while open_files(&server) > quiet {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    let grown = peak_kib(&server) - before;
    println!("{AT_ONCE} newcomers at once took {grown} KiB");
    assert!(grown < MOST_KIB, "{AT_ONCE} newcomers at once took {grown} KiB");
    let mut tally = shop.tally(&house, server.address, rounds).await;
    tally.errors += usize::try_from(shop.later.load(Ordering::Relaxed)).unwrap();
    server.stop();
    tally.proves("scans beside a crowd of newcomers");
}

/// The control, and the limit itself: a crowd in the lane of the scans turns scans away, and nothing is lost by it.
#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_of_scans_is_told_to_come_back() {
    let house = House::sqlite();
    let shop = Shop::open(&house, 20).await;
    let server = house.serve();
    shop.scan(server.address).await.unwrap().is(201);
    let before = peak_kib(&server);
    let head =
        format!("authorization: Bearer {}\r\nidempotency-key: held\r\ncontent-type: application/json\r\n", shop.secret);
    let crowd = crowd(&server, "/api/v1/scans", &head).await;
    for _ in 0..SCANS {
        shop.scan(server.address).await;
    }
    let turned_away = usize::try_from(shop.later.load(Ordering::Relaxed)).unwrap();
    drop(crowd);
    let grown = peak_kib(&server) - before;
    println!("{AT_ONCE} scans at once took {grown} KiB");
    assert!(grown < MOST_KIB, "{AT_ONCE} scans at once took {grown} KiB");
    // Once they have gone there are places again.
    while shop.scan(server.address).await.is_none_or(|answer| answer.status == 503) {}
    shop.scan(server.address).await.unwrap().is(201);
    let tally = shop.tally(&house, server.address, 1).await;
    server.stop();
    tally.proves("scans that were turned away by a crowd");
    Tally { errors: turned_away, ..tally }.finds("the scans' places taken by a crowd of scans");
}
