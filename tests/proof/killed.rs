//! `kill -9` in the middle of a load: every scan that was acknowledged is there afterwards.

use std::time::Duration;

use crate::house::{House, Server};
use crate::table::{Tally, dose};
use crate::till::Shop;

const TILLS: usize = 16;

/// Kills a server under load again and again. `between` does what it likes to the files while no server runs.
pub async fn killed(house: &House, times: usize, serve: impl Fn(&House) -> Server, between: impl Fn(&House)) -> Tally {
    let shop = Shop::open(house, 20).await;
    for kill in 0..times {
        let server = serve(house);
        let load = shop.load(server.address, TILLS);
        // At another moment each time: while the first scans come, or in the midst of many.
        let enough = shop.acknowledged() + 1 + kill * 13 % 97;
        while shop.acknowledged() < enough {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        server.kill();
        shop.quiet(load).await;
        between(house);
    }
    let server = house.serve();
    let tally = shop.tally(house, server.address, times).await;
    server.stop();
    house.checked();
    tally
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_a_kill_on_sqlite() {
    killed(&House::sqlite(), dose(25, 500), House::serve, |_| ()).await.proves("kill -9 under load, SQLite");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_a_kill_on_postgres() {
    killed(&House::postgres(), dose(25, 500), House::serve, |_| ()).await.proves("kill -9 under load, PostgreSQL");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_is_taken_away_is_noticed() {
    let take_away = |house: &House| {
        let _ = std::fs::remove_file(house.data().join("timbro.db-wal"));
    };
    killed(&House::sqlite(), 3, House::serve, take_away).await.finds("the log of SQLite deleted after each kill");
}
