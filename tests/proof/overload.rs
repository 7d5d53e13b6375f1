//! More at once than the limits take: who comes too much is told to come back before memory grows, and a flood of
//! newcomers takes no place from those who scan.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;

use crate::call::Call;
use crate::house::{House, Server};
use crate::table::{Tally, dose};
use crate::till::Shop;

/// More at once than a lane has places (512).
const AT_ONCE: usize = 700;
const TILLS: usize = 4;
/// What a flood may cost in memory, in KiB: some sixty for each that waits, and room for the allocator.
const MOST_KIB: u64 = 64 * 1024;

/// The most memory that a server has held so far, in KiB.
fn peak_kib(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// People from everywhere who join by the poster, all at once, for as long as it takes.
struct Flood {
    is_over: Arc<AtomicBool>,
    turned_away: Arc<AtomicUsize>,
    people: JoinSet<()>,
}

impl Flood {
    fn of(path: &str, server: SocketAddr) -> Flood {
        let (is_over, turned_away) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut people = JoinSet::new();
        for n in 0..AT_ONCE {
            let (path, is_over, turned_away) = (path.to_owned(), Arc::clone(&is_over), Arc::clone(&turned_away));
            people.spawn(async move {
                let mut address = u32::from(Ipv4Addr::new(10, 0, 0, 0)) + u32::try_from(n).unwrap();
                while !is_over.load(Ordering::Relaxed) {
                    // Another address each time, or a limit of their own would hold them back.
                    address += u32::try_from(AT_ONCE).unwrap();
                    let join = Call::form(&path, "display_name=Marta", Ipv4Addr::from(address).to_string());
                    let Some(answer) = join.send(server, "").await else { continue };
                    let is_told_when = answer.status == 503 && answer.retry_after.is_some();
                    assert!(is_told_when || answer.status < 400, "{answer:?}");
                    turned_away.fetch_add(usize::from(is_told_when), Ordering::Relaxed);
                }
            });
        }
        Flood { is_over, turned_away, people }
    }

    /// How many were told to come back.
    async fn end(self) -> usize {
        self.is_over.store(true, Ordering::Relaxed);
        self.people.join_all().await;
        self.turned_away.load(Ordering::Relaxed)
    }
}

/// Waits until so many more scans are acknowledged.
async fn acknowledged(shop: &Shop, more: usize) {
    let enough = shop.acknowledged() + more;
    while shop.acknowledged() < enough {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_newcomers_takes_no_place_from_those_who_scan() {
    let house = House::sqlite();
    let shop = Shop::open(&house, 20).await;
    let server = house.serve();
    let path = shop.poster(server.address).await;
    let load = shop.load(server.address, TILLS);
    acknowledged(&shop, 20).await;
    let before = peak_kib(&server);
    let flood = Flood::of(&path, server.address);
    acknowledged(&shop, dose(60, 2_000)).await;
    let turned_away = flood.end().await;
    let grown = peak_kib(&server) - before;
    shop.quiet(load).await;
    let scans_turned_away = usize::try_from(shop.later.load(Ordering::Relaxed)).unwrap();
    println!("{turned_away} newcomers and {scans_turned_away} scans were told to come back; {grown} KiB");
    assert!(turned_away > 0, "there was no flood");
    assert!(grown < MOST_KIB, "the flood took {grown} KiB");
    let mut tally = shop.tally(&house, server.address, 1).await;
    tally.errors += scans_turned_away;
    server.stop();
    tally.proves("scans beside a flood of newcomers");
}

/// The control, and the limit itself: a flood in the lane of the scans turns scans away, and loses none that it took.
#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_scans_is_told_to_come_back() {
    let house = House::sqlite();
    let shop = Shop::open(&house, 20).await;
    let server = house.serve();
    let before = peak_kib(&server);
    let load = shop.load(server.address, AT_ONCE);
    acknowledged(&shop, dose(1_500, 20_000)).await;
    let grown = peak_kib(&server) - before;
    shop.quiet(load).await;
    let turned_away = usize::try_from(shop.later.load(Ordering::Relaxed)).unwrap();
    println!("{turned_away} scans were told to come back; {grown} KiB");
    assert!(grown < MOST_KIB, "the flood took {grown} KiB");
    let tally = shop.tally(&house, server.address, 1).await;
    server.stop();
    tally.proves("more scans at once than there are places");
    Tally { errors: turned_away, ..tally }.finds("scans turned away by a flood of scans");
}
