//! Two processes over one database, on the same cards at once.
//!
//! On PostgreSQL that is how a chain serves. On SQLite a second `serve` is refused; that two would do no harm all the same
//! is tried here too, with less at once: there the second waits for the first one's every commit.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::json;
use timbro::db::{DatabaseUrl, Db, Settings};
use tokio::task::JoinSet;

use crate::house::{House, On, run};
use crate::postgres::cluster;
use crate::rows;
use crate::shop::{TestShop, buy, text};

/// The same shop asked through either node in turn.
async fn two_nodes(shop: &TestShop) -> ([TestShop; 2], Arc<House>) {
    let far = shop.house.second_node().await;
    ([shop.clone(), shop.at(Arc::clone(&far))], far)
}

/// How many ask at once: SQLite makes each node wait for the other's disk.
fn many(shop: &TestShop) -> usize {
    if shop.house.app.desk.db.writers() > 1 { 240 } else { 40 }
}

both!(two_nodes_that_scan_one_card_count_each_scan_once);
async fn two_nodes_that_scan_one_card_count_each_scan_once(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let (nodes, far) = two_nodes(&shop).await;
    let mut tills = JoinSet::new();
    let scans = many(&shop);
    // Each scan is sent to both, under one key.
    for scan in 0..scans {
        for node in &nodes {
            tills.spawn(node.scan(&code).key(&format!("scan-{scan}")).send());
        }
    }
    let answers = tills.join_all().await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((count(201), count(200)), (scans, scans), "{answers:?}");
    let visits: HashSet<String> = answers.iter().map(|answer| text(&answer.json(), "/visit/id")).collect();
    assert_eq!((visits.len(), rows::visits(&shop.house.app.desk.db).await as usize), (scans, scans));
    assert_eq!(shop.rewards(&marta).await.len(), scans / 10);
    assert_eq!(nodes[1].standing(&marta).await, [(scans as i64 % 10, 10)]);
    far.close().await;
}

both!(a_reward_that_both_nodes_hand_out_is_handed_out_once);
async fn a_reward_that_both_nodes_hand_out_is_handed_out_once(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let (nodes, far) = two_nodes(&shop).await;
    for _ in 0..10 {
        shop.house.wait_seconds(15);
        let reward = text(&shop.give(&marta, "a coffee").done().await, "/id");
        let live = shop.live(&marta).await;
        let mut racers = JoinSet::new();
        for racer in 0..20 {
            racers.spawn(nodes[racer % 2].redeem(&reward, &live).send());
        }
        let answers = racers.join_all().await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer.status, 201 | 409)), "{answers:?}");
    }
    far.close().await;
}

both!(caps_and_changed_rules_hold_across_nodes);
async fn caps_and_changed_rules_hold_across_nodes(shop: TestShop) {
    let mut body = buy(100);
    body["limits"] = json!({"per_day": 5});
    let program = shop.program(body.clone()).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let (nodes, far) = two_nodes(&shop).await;
    let mut tills = JoinSet::new();
    for till in 0..many(&shop) {
        tills.spawn(nodes[till % 2].scan(&code).send());
    }
    let answers = tills.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 5, "{answers:?}");
    assert_eq!(shop.standing(&marta).await, [(5, 100)]);
    // A rule that one node was told holds at once on the other, for who begins under it.
    body["limits"] = json!({"per_day": 6});
    shop.change(&program, body).send().await.is(201);
    let paolo = shop.customer("Paolo").await;
    let code = shop.printed(&paolo).await;
    for _ in 0..6 {
        nodes[1].scan(&code).send().await.is(201);
    }
    nodes[1].refuses(nodes[1].scan(&code), 409, "daily-cap").await;
    far.close().await;
}

both!(a_database_opens_again_after_its_empty_tables_were_counted);
async fn a_database_opens_again_after_its_empty_tables_were_counted(shop: TestShop) {
    let desk = &shop.house.app.desk;
    for db in [&desk.db, desk.people.db()] {
        rows::change(db, "analyze").await;
    }
    shop.house.second_node().await.close().await;
}

#[test]
fn a_database_that_shows_every_shop_is_not_opened() {
    let holes = [
        "alter policy shops_of_transaction on location using (true)",
        "create policy all_shops on location for select to public using (true)",
        "alter table location disable row level security",
        "alter policy shops_of_transaction on timbro_people.person_key using (true)",
        "alter table timbro_people.person_key disable row level security",
    ];
    for hole in holes {
        run(On::Postgres, async |shop: TestShop| {
            rows::change(&shop.house.app.desk.db, hole).await;
            let (url, settings) = (shop.house.url(), Settings::default());
            let opened = Db::open(url, settings).await.and(Db::open_people(url, settings).await);
            let refused = opened.expect_err(hole).to_string();
            assert!(refused.contains("row_security"), "{hole}: {refused}");
        });
    }
}

#[test]
fn servers_that_start_at_once_make_the_second_store_once() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for time in 0..10 {
        let database = format!("api_{}_started_{time}", std::process::id());
        cluster().create_database(&database, None);
        let url = DatabaseUrl::Postgres(cluster().url(&database));
        runtime.block_on(async {
            let mut servers = JoinSet::new();
            for _ in 0..8 {
                let url = url.clone();
                servers.spawn(async move { Db::open_people(&url, Settings::default()).await });
            }
            for opened in servers.join_all().await {
                opened.expect("it waits for who is first").close().await;
            }
        });
        cluster().drop_database(&database);
    }
}
