//! A sync fails, and a server is started anew without a power cut: it reads out of the system's memory what is not on the
//! disk. Of what it tells, and of what it acknowledges from then on, nothing may be lost when the power goes after all.

use std::time::Duration;

use crate::disk::{Disk, Left};
use crate::house::House;
use crate::table::{Tally, dose};
use crate::till::Shop;

const TILLS: usize = 8;
/// How many scans the new server acknowledges before the power goes.
const SCANS: usize = 10;

/// `between` does what it likes to the disk while no server runs.
async fn restarted(times: usize, between: impl Fn(&Disk)) -> Tally {
    let house = House::sqlite();
    let disk = Disk::below(&house);
    let shop = Shop::open(&house, 20).await;
    for _ in 0..times {
        let server = disk.serve(&house);
        let load = shop.load(server.address, TILLS);
        shop.goes_on(1).await;
        let failed = disk.failed();
        disk.fail_syncs();
        while disk.failed() == failed {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        server.kill();
        shop.quiet(load).await;
        disk.mend();
        between(&disk);
        let server = disk.serve_again(&house);
        shop.ask_again(server.address).await;
        let load = shop.load(server.address, TILLS);
        shop.goes_on(SCANS).await;
        server.kill();
        shop.quiet(load).await;
        disk.cut(Left::Nothing);
        disk.lie(false);
    }
    let server = house.serve();
    let tally = shop.tally(&house, server.address, times).await;
    server.stop();
    house.checked();
    tally
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_new_server_finds_in_memory_is_on_the_disk_before_it_is_told() {
    restarted(dose(5, 100), |_| ()).await.proves("started anew after a failed sync, then the power cut, SQLite");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_server_whose_disk_forgets_is_noticed() {
    restarted(1, |disk| disk.lie(true)).await.finds("started anew after a failed sync, and the disk forgets");
}
