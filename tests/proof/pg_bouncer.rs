//! Two shops through pgbouncer in transaction mode, which is killed and replaced under load: nothing is lost, and what a
//! transaction may see is forgotten with it.

use std::net::SocketAddr;

use crate::around::wander;
use crate::call::Call;
use crate::house::House;
use crate::node::{Node, done};
use crate::pooler::Pooler;
use crate::table::{Tally, dose};
use crate::till::Shop;

const TILLS: usize = 8;

/// Whatever outlives its transaction on a connection of the pooler's.
fn left_behind(pooler: &Pooler) -> usize {
    let asked = "select current_user <> 'postgres' or coalesce(current_setting('timbro.shops', true), '') <> ''";
    pooler.tell(asked).iter().filter(|answer| *answer == "t").count()
}

/// Answers to one shop that name another: its id, or a card of its own.
async fn foreign(shop: &Shop, other: &Shop, server: SocketAddr) -> usize {
    let mut found = 0;
    let card = |shop: &Shop| format!("/cards/{}", shop.cards[0].0);
    let lists = ["/customers", "/shop", "/locations", "/programs", "/keys", "/audit"].map(str::to_owned);
    for path in lists.into_iter().chain([card(shop), card(other)]) {
        let answer = Call::get(&path).send(server, &shop.secret).await.expect("no answer");
        let names = |card: &(String, String)| answer.text.contains(&card.0);
        let is_foreign = answer.text.contains(&other.id) || other.cards.iter().any(names);
        found += usize::from(answer.status < 400 && is_foreign);
    }
    found
}

/// Serves two shops through a pooler. `spoil` says something on its connections.
async fn pooled(times: usize, spoil: impl Fn(&Pooler)) -> Tally {
    let node = Node::new();
    let mut pooler = Pooler::before(&node);
    let house = House::at(pooler.url());
    let refused = house.command(&["fsck"]).output().unwrap();
    assert!(String::from_utf8_lossy(&refused.stderr).contains("timbro migrate"), "{refused:?}");
    done(&mut House::at(node.url()).command(&["migrate"]));
    let (shop, neighbour) = (Shop::open(&house, 20).await, Shop::open(&house, 20).await);
    let server = house.serve();
    // One is counted; the other asks on the same connections, and must not be seen.
    let (mut load, mut beside) = (shop.load(server.address, TILLS), neighbour.load(server.address, 0));
    load.spawn(wander(shop.clone(), server.address));
    beside.spawn(wander(neighbour.clone(), server.address));
    let mut leaked = 0;
    for time in 0..times {
        shop.goes_on(20 + time * 13 % 97).await;
        spoil(&pooler);
        leaked += left_behind(&pooler);
        leaked += foreign(&shop, &neighbour, server.address).await;
        leaked += foreign(&neighbour, &shop, server.address).await;
        pooler.replace();
    }
    shop.goes_on(20).await;
    shop.quiet(load).await;
    neighbour.quiet(beside).await;
    let mut tally = shop.tally(&house, server.address, times).await;
    tally.errors += leaked + neighbour.blamed();
    if tally.errors > 0 {
        println!("{leaked} leaked; {}", server.failures());
    }
    server.stop();
    house.checked();
    tally
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_and_nothing_leaks_through_a_pooler() {
    pooled(dose(3, 20), |_| ()).await.proves("pgbouncer in transaction mode, replaced under load");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_that_outlives_its_transaction_is_noticed() {
    let spoil = |pooler: &Pooler| {
        pooler.tell("select set_config('timbro.shops', '{00000000-0000-0000-0000-000000000000}', false)");
    };
    pooled(1, spoil).await.finds("a shop told to a pooled connection for longer than a transaction");
}
