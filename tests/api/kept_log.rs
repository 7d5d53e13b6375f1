//! The log in memory tells what a log tells that was loaded this moment, whatever happened in between.

use std::sync::Arc;

use serde_json::json;
use timbro::db::Shops;
use timbro::figures::{Wanted, jobs, store};
use timbro::kernel::Random;
use timbro::retention::report;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::brought::{visits, without_its_own};
use crate::differences::differences;
use crate::house::House;
use crate::shop::{Person, TestShop, buy, text};

/// Everything that a log is asked for: the report in two windows, the screen, the lists.
const ASKED: [&str; 6] = [
    "/retention",
    "/retention?from=2025-12&window_days=7",
    "/retention/today",
    "/retention/best",
    "/retention/people?metric=repeat_rate_ever&side=known",
    "/customers",
];

/// Expects of a log all that a fresh one tells, and of both the report that a command makes.
async fn tells_the_same_as_a_fresh_one(kept: &TestShop, after: &str) {
    let fresh = kept.at(kept.house.with_logs_of(1 << 30));
    for path in ASKED {
        let told = differences(&fresh.told(path).await, &kept.told(path).await);
        assert!(told.is_empty(), "{path} after {after}: {:#?}", &told[..told.len().min(20)]);
    }
    let desk = &kept.house.app.desk;
    let mut reader = desk.db.reader(Shops::One(kept.id)).await.unwrap();
    let basis = jobs::basis(&mut reader, kept.id, desk.now()).await.unwrap().unwrap();
    let log = jobs::load(&mut reader, kept.id, &basis.calendar).await.unwrap();
    drop(reader);
    let ask = Wanted::default().ask(basis.today, &basis.calendar, basis.window(log.log()), &basis.closures).unwrap();
    let loaded = serde_json::to_value(report(log.log(), &ask).unwrap()).unwrap();
    let told = differences(&without_its_own(loaded), &without_its_own(kept.told("/retention").await));
    assert!(told.is_empty(), "the command's report after {after}: {told:#?}");
}

both!(each_kind_of_fact_is_known_at_once);
async fn each_kind_of_fact_is_known_at_once(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let same = async |after: &str| {
        // What is told of today is told tomorrow.
        shop.house.wait_days(1);
        tells_the_same_as_a_fresh_one(&shop, after).await;
    };
    let until = async |last: &str, path: &str| {
        let told = shop.told(&format!("/retention/by/range?from=2026-03-01&to={last}")).await;
        told["periods"][0][path].clone()
    };
    // All that is over: today began after yesterday's last visit.
    let month = async |path: &str| {
        let yesterday = shop.house.now().plus_minutes(-24 * 60).to_string();
        until(&yesterday[..10], path).await
    };
    same("nothing").await;
    let bought = json!({"amount_minor": 500, "items": [], "on_account": true});
    let visit = text(&shop.scan_with(&code, &bought).done().await, "/visit/id");
    same("a scan").await;
    let other = text(&shop.scan_with(&code, &json!({"amount_minor": 200})).done().await, "/visit/id");
    same("another scan").await;
    assert_eq!(month("net_minor").await, 700);
    shop.refund(&visit, 300, 0).done().await;
    same("a refund").await;
    assert_eq!(month("net_minor").await, json!(400));
    shop.void(&other).done().await;
    same("a void").await;
    assert_eq!((month("visits").await, month("net_minor").await), (json!(1), json!(200)));
    shop.void(&visit).done().await;
    same("a void of what was refunded").await;
    assert_eq!(month("net_minor").await, json!(0));
    shop.scan_with(&code, &bought).done().await;
    shop.pay(&marta, 400).done().await;
    same("a payment").await;
    shop.answer(&marta, json!({"kind": "nps", "score": 3})).done().await;
    same("an answer").await;
    let light = async || shop.told("/customers").await["data"][0]["light"].clone();
    assert_eq!(light().await, "red");
    shop.answer(&marta, json!({"kind": "nps", "score": 9})).done().await;
    same("a better answer").await;
    assert_eq!(light().await, "green");
    let case = text(&shop.open_case(&marta, "serious", "Cold coffee.").done().await, "/id");
    same("a case").await;
    assert_eq!(light().await, "red");
    shop.solve(&case, json!({"solved": true})).done().await;
    same("a case solved").await;
    assert_eq!(light().await, "green");
    shop.import(&visits("1,s,anna,2026-03-02T07:00:00Z,300,1,0,\n")).await;
    same("an import").await;
    assert_eq!(month("net_minor").await, 800);
    // Two in the morning in Rome: by a day that ends at four it is the evening before.
    shop.import_as("bar", &visits("1,s,anna,2026-03-10T01:00:00Z,300,1,0,\n")).await.unwrap();
    assert_eq!(until("2026-03-09", "visits").await, 1);
    shop.put_settings(json!({"day_end": "04:00", "window_days": 14})).done().await;
    same("settings").await;
    assert_eq!(until("2026-03-09", "visits").await, 2);
    shop.put_settings(json!({"window_days": "auto", "closures": [{"from": "2026-03-01", "to": "2026-03-20"}]}))
        .done()
        .await;
    same("other settings").await;
}

/// A shop that goes through days by chance.
struct Story {
    shop: TestShop,
    random: Random,
    people: Vec<(Person, String)>,
    visits: Vec<(String, i64)>,
    cases: Vec<String>,
    imported: u32,
}

impl Story {
    fn new(shop: &TestShop, seed: u64) -> Story {
        let random = Random::seeded(seed);
        Story { shop: shop.clone(), random, people: Vec::new(), visits: Vec::new(), cases: Vec::new(), imported: 0 }
    }

    fn below(&self, limit: usize) -> usize {
        self.random.below(limit as u32) as usize
    }

    /// One thing that happens, by its name.
    async fn step(&mut self) -> &'static str {
        let shop = self.shop.clone();
        shop.house.wait_minutes(self.below(3 * 24 * 60) as i64);
        if self.people.len() < 2 || self.below(12) == 0 {
            let person = shop.customer("Somebody").await;
            let code = shop.printed(&person).await;
            self.people.push((person, code));
            return "a customer";
        }
        let (person, code) = self.people[self.below(self.people.len())].clone();
        match self.below(20) {
            0 if !self.visits.is_empty() => {
                let (visit, _) = self.visits.remove(self.below(self.visits.len()));
                shop.void(&visit).done().await;
                "a void"
            }
            1 | 2 if !self.visits.is_empty() => {
                let at = self.below(self.visits.len());
                let (visit, rest) = &mut self.visits[at];
                let back = (*rest).min(100);
                *rest -= back;
                if back > 0 {
                    shop.refund(visit, back, 0).done().await;
                }
                "a refund"
            }
            3 => {
                shop.pay(&person, 50).done().await;
                "a payment"
            }
            4 | 5 => {
                let score = self.below(11);
                shop.answer(&person, json!({"kind": "nps", "score": score})).done().await;
                "an answer"
            }
            6 => {
                let weight = ["minor", "serious"][self.below(2)];
                self.cases.push(text(&shop.open_case(&person, weight, "x").done().await, "/id"));
                "a case"
            }
            7 if !self.cases.is_empty() => {
                let case = self.cases.remove(self.below(self.cases.len()));
                shop.solve(&case, json!({"solved": true})).done().await;
                "a case solved"
            }
            8 => {
                self.import(&person).await;
                "an import"
            }
            9 if self.below(3) == 0 => {
                let window = [json!(null), json!(7), json!(60), json!("auto")][self.below(4)].clone();
                let day_end = ["00:00", "04:00"][self.below(2)];
                shop.put_settings(json!({"window_days": window, "day_end": day_end})).done().await;
                "settings"
            }
            _ => {
                let amount = [100, 200, 300][self.below(3)];
                let bought = json!({"amount_minor": amount, "on_account": self.below(4) == 0});
                self.visits.push((text(&shop.scan_with(&code, &bought).done().await, "/visit/id"), amount));
                "a scan"
            }
        }
    }

    /// A few visits of somebody known and of somebody new, on some days before.
    async fn import(&mut self, known: &Person) {
        let mut lines = String::new();
        for customer in [&known.id, "anna", "piotr", &format!("new {}", self.imported)] {
            for _ in 0..self.below(4) {
                self.imported += 1;
                let at = self.shop.house.now().plus_minutes(-(self.below(100 * 24 * 60) as i64));
                let at = at.plus_ms(-at.0.rem_euclid(1_000)).to_string().replace(".000Z", "Z");
                lines += &format!("{},s,{customer},{at},200,1,0,\n", self.imported);
            }
        }
        self.shop.import(&visits(&lines)).await;
    }
}

/// How many things happen in a story, and after how many it is looked at.
const STEPS: usize = 120;
const LOOK_EVERY: usize = 6;

async fn tell(shop: &TestShop, seed: u64) {
    shop.program(buy(10)).await;
    let mut story = Story::new(shop, seed);
    for step in 1..=STEPS {
        let what = story.step().await;
        if step % LOOK_EVERY == 0 {
            tells_the_same_as_a_fresh_one(shop, &format!("{what}, step {step} of story {seed}")).await;
        }
    }
}

both!(who_was_scanned_while_their_import_ran_is_told_of_by_its_id);
async fn who_was_scanned_while_their_import_ran_is_told_of_by_its_id(shop: TestShop) {
    shop.program(buy(10)).await;
    let lines: String =
        (1..=900).map(|id| format!("{id},s,{id},2026-03-0{}T07:00:00Z,300,1,0,\n", 1 + id % 9)).collect();
    let (rows, begun) = (visits(&lines), Notify::new());
    let import = shop.import_telling("till", &rows, |_, _| begun.notify_one());
    tokio::pin!(import);
    tokio::select! {
        done = &mut import => panic!("it was not held up: {done:?}"),
        () = begun.notified() => {}
    }
    // Their cards are there already; what they brought along is not.
    let db = &shop.house.app.desk.db;
    let mut reader = db.reader(Shops::One(shop.id)).await.unwrap();
    let met = store::people_before(&mut reader, shop.id, Uuid::max(), 1).await.unwrap().remove(0);
    drop(reader);
    shop.scan(&met.short_code.unwrap()).done().await;
    tells_the_same_as_a_fresh_one(&shop, "a scan of somebody half imported").await;
    import.await.unwrap();
    tells_the_same_as_a_fresh_one(&shop, "the end of the import").await;
    // The last of the first 800, which are made at once.
    assert_eq!(shop.told(&format!("/customers?query={}", met.id)).await["data"][0]["told_as"], "800");
}

both!(a_story_by_chance_is_told_alike_by_a_kept_log_and_a_fresh_one);
async fn a_story_by_chance_is_told_alike_by_a_kept_log_and_a_fresh_one(shop: TestShop) {
    for seed in 1..=3 {
        tell(&shop.house.shop("Bar Caso", "Europe/Rome").await, seed).await;
    }
}

both!(with_next_to_no_room_the_answers_are_the_same);
async fn with_next_to_no_room_the_answers_are_the_same(shop: TestShop) {
    tell(&shop.at(shop.house.with_logs_of(1)), 4).await;
}

both!(what_another_node_wrote_is_known_at_once);
async fn what_another_node_wrote_is_known_at_once(shop: TestShop) {
    let far: Arc<House> = shop.house.second_node().await;
    let there = shop.at(far.clone());
    shop.program(buy(10)).await;
    let (marta, paolo) = (shop.customer("Marta").await, there.customer("Paolo").await);
    let (marta, paolo) = (shop.printed(&marta).await, there.printed(&paolo).await);
    for day in 10..16 {
        let mut visits = Vec::new();
        for (node, code) in [(&shop, &marta), (&there, &paolo), (&shop, &paolo), (&there, &marta)] {
            visits.push(text(&node.scan(code).done().await, "/visit/id"));
            // Both logs see it, and what the other node writes in the same millisecond may have an earlier id.
            shop.told("/retention").await;
            there.told("/retention").await;
        }
        // Each undoes what the other wrote.
        there.void(&visits[0]).done().await;
        shop.void(&visits[1]).done().await;
        shop.house.wait_days(1);
        for node in [&shop, &there] {
            let range = node.told(&format!("/retention/by/range?from=2026-03-10&to=2026-03-{day}")).await;
            assert_eq!(range["periods"][0]["visits"], 2 * (day - 9), "{range}");
        }
        tells_the_same_as_a_fresh_one(&there, "a day on two nodes").await;
    }
    drop(there);
    let db = far.app.desk.db.clone();
    drop(far);
    db.close().await;
}
