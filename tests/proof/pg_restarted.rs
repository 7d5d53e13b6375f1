//! PostgreSQL stops, crashes and comes back under load: the server says "try again later" meanwhile and heals by itself,
//! and a scan whose commit was on its way when the connection broke is done once.

use std::time::Duration;

use crate::around::{settled, wander};
use crate::house::House;
use crate::node::{Node, Stop};
use crate::table::{Tally, dose};
use crate::till::Shop;

const TILLS: usize = 8;
/// How long PostgreSQL is away: so that some have to be told to come back.
const AWAY: Duration = Duration::from_millis(100);

/// Harms PostgreSQL under load again and again.
async fn harmed(mut node: Node, times: usize, harm: impl Fn(&mut Node)) -> Tally {
    let house = House::at(node.url());
    let shop = Shop::open(&house, 20).await;
    let server = house.serve();
    let mut load = shop.load(server.address, TILLS);
    load.spawn(wander(shop.clone(), server.address));
    for time in 0..times {
        shop.goes_on(20 + time * 13 % 97).await;
        harm(&mut node);
    }
    settled(&shop, load, &house, server, times).await
}

fn stopped(node: &mut Node, how: Stop) {
    node.stop(how);
    std::thread::sleep(AWAY);
    node.start();
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_is_restarted() {
    let tally = harmed(Node::new(), dose(3, 20), |node| stopped(node, Stop::Fast)).await;
    tally.proves("PostgreSQL restarted under load");
    let tally = harmed(Node::new(), dose(3, 20), |node| stopped(node, Stop::Immediate)).await;
    tally.proves("PostgreSQL restarted at once, without a last word");
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_is_killed() {
    let killed = |node: &mut Node| {
        node.kill();
        std::thread::sleep(AWAY);
        node.start();
    };
    harmed(Node::new(), dose(3, 20), killed).await.proves("PostgreSQL killed under load");
    let tally = harmed(Node::new(), dose(3, 20), |node| node.kill_one()).await;
    tally.proves("one of PostgreSQL's processes killed, which throws out all");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_copy_of_the_files_is_noticed() {
    let put_back = |node: &mut Node| {
        node.kill();
        match node.has_copy() {
            false => node.keep_copy(),
            true => node.put_copy_back(),
        }
        node.start();
    };
    harmed(Node::new(), 2, put_back).await.finds("an older copy of PostgreSQL's files put back after a kill");
}
