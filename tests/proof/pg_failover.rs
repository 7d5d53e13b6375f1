//! PostgreSQL dies under load and its standby takes over behind the same address: what a synchronous standby has seen is
//! there, and until it may be written to the server says "try again later".

use std::time::Duration;

use crate::address::Address;
use crate::around::{settled, wander};
use crate::house::House;
use crate::node::Node;
use crate::table::{Tally, dose};
use crate::till::Shop;

const TILLS: usize = 8;
/// How long the standby can only be read, so that some write to it in vain.
const READ_ONLY: Duration = Duration::from_millis(200);

/// Lets the standby take over again and again; each time the one that died is replaced. `follow` decides how closely a
/// standby follows.
async fn failed_over(times: usize, follow: impl Fn(&Node, &Node)) -> Tally {
    let mut primary = Node::new();
    let address = Address::leading_to(primary.socket()).await;
    let house = House::at(address.url());
    let shop = Shop::open(&house, 20).await;
    let server = house.serve();
    let mut load = shop.load(server.address, TILLS);
    load.spawn(wander(shop.clone(), server.address));
    for time in 0..times {
        let standby = Node::standby_of(&primary);
        follow(&primary, &standby);
        shop.goes_on(20 + time * 13 % 97).await;
        primary.kill();
        address.lead_to(standby.socket());
        tokio::time::sleep(READ_ONLY).await;
        standby.promote();
        // Until it has a standby of its own, the new one waits for nobody.
        standby.set("synchronous_standby_names", "");
        primary = standby;
    }
    settled(&shop, load, &house, server, times).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_synchronous_standby_has_all_that_was_acknowledged() {
    let closely = |primary: &Node, _: &Node| {
        primary.set("synchronous_standby_names", "*");
        primary.waits_until("select count(*) = 1 from pg_stat_replication where sync_state = 'sync'");
        primary.waits_until("select setting = '*' from pg_settings where name = 'synchronous_standby_names'");
    };
    failed_over(dose(3, 20), closely).await.proves("failed over to a synchronous standby under load");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standby_that_has_fallen_behind_is_noticed() {
    let barely = |primary: &Node, standby: &Node| {
        primary.waits_until("select count(*) = 1 from pg_stat_replication");
        // It no longer knows whom to follow.
        standby.set("primary_conninfo", "");
        primary.waits_until("select count(*) = 0 from pg_stat_replication");
    };
    failed_over(1, barely).await.finds("failed over to a standby that had stopped listening");
}
