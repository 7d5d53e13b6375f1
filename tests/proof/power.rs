//! The power goes in the middle of a load: what was acknowledged had been synced, and is there afterwards.

use std::cell::Cell;

use serde_json::Value;

use crate::call::Call;
use crate::disk::{Disk, Left};
use crate::house::House;
use crate::killed::killed;
use crate::table::dose;
use crate::till::Shop;

/// Another thing each time: nothing that was not synced, the first of it, any sectors of it.
fn leaves() -> impl Fn() -> Left {
    let cuts = Cell::new(0);
    move || {
        cuts.set(cuts.get() + 1);
        match cuts.get() % 3 {
            0 => Left::Nothing,
            1 => Left::First(cuts.get()),
            _ => Left::Any(cuts.get()),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_a_power_cut() {
    let house = House::sqlite();
    let (disk, left, unsynced) = (Disk::below(&house), leaves(), Cell::new(0));
    let cut = |_: &House| unsynced.set(unsynced.get() + disk.cut(left()));
    let tally = killed(&house, dose(20, 300), |house| disk.serve(house), cut).await;
    assert!(unsynced.get() > 0, "every cut came when all had been synced: nothing was at stake");
    tally.proves("the power cut under load, SQLite");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_syncs_a_power_cut_is_noticed() {
    let house = House::sqlite();
    let disk = Disk::below(&house);
    // To a disk that forgets every sync, all settings of SQLite are `synchronous=off`.
    disk.lie(true);
    let cut = |_: &House| assert!(disk.cut(Left::Nothing) > 0, "something was synced");
    let tally = killed(&house, 3, |house| disk.serve(house), cut).await;
    tally.finds("the power cut without syncs");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_disk_has_seen_everything() {
    let house = House::sqlite();
    let disk = Disk::below(&house);
    let shop = Shop::open(&house, 4).await;
    let server = disk.serve(&house);
    let scan = async || shop.scan(server.address).await.unwrap().is(201);
    scan().await;
    disk.lie(true);
    scan().await;
    let files = || ["timbro.db", "timbro.db-wal", "people.db", "master.secret"].map(|name| house.data().join(name));
    let read = || files().map(|path| std::fs::read(path).unwrap());
    server.kill();
    let before = read();
    assert!(disk.cut(Left::All) > 0, "the scan that was not synced is not in the journal");
    assert!(read() == before, "what was rebuilt from the journal is not what lies on the disk");
    disk.cut(Left::Nothing);
    assert!(read() != before, "what was not synced has outlived the cut");
}

/// A new shop, whose files are made in front of us: names in a folder have to be synced as well.
#[tokio::test(flavor = "multi_thread")]
async fn a_shop_that_was_told_its_key_outlives_a_power_cut() {
    for left in [Left::Nothing, Left::First(1), Left::Any(1)] {
        let house = House::sqlite();
        let disk = Disk::below(&house);
        disk.start_over();
        let words = ["shop", "create", "Bar Sole", "--time-zone", "Europe/Rome", "--currency", "EUR", "--json"];
        let mut command = house.command(&words);
        disk.preload(&mut command);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        disk.cut(left);
        let server = house.serve();
        let secret = told["api_key"].as_str().unwrap();
        let programs = Call::get("/programs").send(server.address, secret).await;
        programs.unwrap_or_else(|| panic!("no answer after {left:?}")).is(200);
    }
}
