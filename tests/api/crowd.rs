//! Many at once: nothing lost, nothing doubled, no failure.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;
use tokio::task::JoinSet;

use crate::rows;
use crate::shop::{Person, TestShop, buy, text};

/// The everyday dose, or with `TIMBRO_DOSE=full` the one for hours when nobody waits.
#[expect(clippy::disallowed_methods, reason = "a setting of the tests, which config.rs knows nothing of")]
fn dose(everyday: u64, full: u64) -> u64 {
    if std::env::var("TIMBRO_DOSE").is_ok_and(|dose| dose == "full") { full } else { everyday }
}

both!(sixty_four_tills_scan_one_card_at_once);
async fn sixty_four_tills_scan_one_card_at_once(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    // Every fourth till sends what its neighbour sends.
    let mut tills = JoinSet::new();
    for till in 0..64 {
        tills.spawn(shop.scan(&code).key(&format!("till-{}", till - till % 4 / 3)).send());
    }
    let answers = tills.join_all().await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((count(201), count(200)), (48, 16), "{answers:?}");
    let visits: HashSet<String> = answers.iter().map(|answer| text(&answer.json(), "/visit/id")).collect();
    assert_eq!((visits.len(), rows::visits(&shop.house.app.desk.db).await), (48, 48));
    assert_eq!(shop.standing(&marta).await, [(8, 10)]);
    assert_eq!(shop.rewards(&marta).await.len(), 4);
}

both!(sixty_four_tills_scan_one_card_within_its_limits);
async fn sixty_four_tills_scan_one_card_within_its_limits(shop: TestShop) {
    let mut body = buy(10);
    body["limits"] = json!({"per_day": 5});
    shop.program(body).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let mut tills = JoinSet::new();
    for _ in 0..64 {
        tills.spawn(shop.scan(&code).send());
    }
    let answers = tills.join_all().await;
    let earned = answers.iter().filter(|answer| answer.status == 201).count();
    answers.iter().filter(|answer| answer.status != 201).for_each(|answer| drop(answer.refused(409, "daily-cap")));
    assert_eq!((earned, shop.standing(&marta).await), (5, vec![(5, 10)]));
}

both!(fifty_racers_and_one_reward);
async fn fifty_racers_and_one_reward(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    for _ in 0..dose(20, 500) {
        shop.house.wait_seconds(15);
        let reward = text(&shop.give(&marta, "a coffee").done().await, "/id");
        let live = shop.live(&marta).await;
        let mut racers = JoinSet::new();
        for _ in 0..50 {
            racers.spawn(shop.redeem(&reward, &live).send());
        }
        let answers = racers.join_all().await;
        let winners = answers.iter().filter(|answer| answer.status == 201).count();
        assert_eq!(winners, 1, "{answers:?}");
        answers.iter().filter(|answer| answer.status != 201).for_each(|answer| {
            answer.refused(409, "reward-redeemed");
        });
    }
    assert_eq!(shop.rewards(&marta).await, Vec::<String>::new());
}

both!(fifty_racers_and_two_rewards_with_one_code);
async fn fifty_racers_and_two_rewards_with_one_code(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let first = text(&shop.give(&marta, "a coffee").done().await, "/id");
    let second = text(&shop.give(&marta, "a cake").done().await, "/id");
    let live = shop.live(&marta).await;
    let mut racers = JoinSet::new();
    for racer in 0..50 {
        racers.spawn(shop.redeem(if racer % 2 == 0 { &first } else { &second }, &live).send());
    }
    let answers = racers.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1, "one code, one use: {answers:?}");
    assert!(answers.iter().all(|answer| matches!(answer.status, 201 | 403 | 409)), "{answers:?}");
    assert_eq!(shop.rewards(&marta).await.len(), 1);
}

both!(a_void_and_a_redemption_race_and_one_of_them_wins);
async fn a_void_and_a_redemption_race_and_one_of_them_wins(shop: TestShop) {
    shop.program(buy(1)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    for _ in 0..dose(20, 200) {
        shop.house.wait_seconds(15);
        let scanned = shop.scan(&code).done().await;
        let (visit, reward) = (text(&scanned, "/visit/id"), text(&scanned, "/rewards/0/id"));
        let live = shop.live(&marta).await;
        let mut racers = JoinSet::new();
        for racer in 0..16 {
            racers.spawn(if racer % 2 == 0 { shop.void(&visit).send() } else { shop.redeem(&reward, &live).send() });
        }
        let answers = racers.join_all().await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer.status, 201 | 409)), "{answers:?}");
    }
    assert_eq!((shop.standing(&marta).await, shop.rewards(&marta).await), (vec![(0, 1)], vec![]));
}

/// The scans of the crowd: number `n` is always the same request, so that a repeat is one.
struct Crowd {
    shop: TestShop,
    codes: Vec<String>,
    /// How many requests were sent, and how many of them new.
    sent: AtomicU64,
    begun: AtomicU64,
    /// What each scan was answered, and how often as new.
    answers: Mutex<HashMap<u64, (String, u32)>>,
}

impl Crowd {
    fn card(&self, n: u64) -> usize {
        (n * 7_919 % self.codes.len() as u64) as usize
    }

    fn stamps(n: u64) -> i64 {
        1 + (n % 3) as i64
    }

    async fn scan(&self, n: u64) {
        let body = json!({"stamps": Crowd::stamps(n)});
        let answer = self.shop.scan_with(&self.codes[self.card(n)], &body).key(&format!("scan-{n}")).send().await;
        assert!(matches!(answer.status, 200 | 201), "scan {n}: {answer:?}");
        let mut answers = self.answers.lock().unwrap();
        let (first, times_new) = answers.entry(n).or_insert_with(|| (answer.text().to_owned(), 0));
        assert_eq!(first, answer.text(), "scan {n} was answered in two ways");
        *times_new += u32::from(answer.status == 201);
    }

    /// One of the connections: sends until `requests` have been sent in all, three in ten of them again.
    async fn connection(self: Arc<Crowd>, seed: u64, requests: u64) {
        let random = timbro::kernel::Random::seeded(seed);
        while self.sent.fetch_add(1, Ordering::Relaxed) < requests {
            let begun = self.begun.load(Ordering::Relaxed);
            let n = if begun > 0 && random.below(10) < 3 {
                // Mostly one of the last, which may still be on its way.
                let back = if random.below(2) == 0 { random.below(64) } else { random.below(begun as u32) };
                begun.saturating_sub(1 + u64::from(back))
            } else {
                self.begun.fetch_add(1, Ordering::Relaxed)
            };
            self.scan(n).await;
        }
    }
}

both!(a_crowd_of_scans_with_repeats_is_counted_exactly);
async fn a_crowd_of_scans_with_repeats_is_counted_exactly(shop: TestShop) {
    const CARDS: usize = 200;
    shop.program(buy(1_000_000)).await;
    let (mut people, mut codes): (Vec<Person>, Vec<String>) = (Vec::new(), Vec::new());
    for _ in 0..CARDS {
        let person = shop.customer("Somebody").await;
        codes.push(shop.printed(&person).await);
        people.push(person);
    }
    let crowd = Arc::new(Crowd {
        shop: shop.clone(),
        codes,
        sent: AtomicU64::new(0),
        begun: AtomicU64::new(0),
        answers: Mutex::default(),
    });
    let requests = dose(20_000, 200_000);
    let mut connections = JoinSet::new();
    for seed in 0..64 {
        connections.spawn(Arc::clone(&crowd).connection(seed, requests));
    }
    connections.join_all().await;

    let answers = std::mem::take(&mut *crowd.answers.lock().unwrap());
    let distinct = answers.len() as u64;
    assert_eq!(distinct, crowd.begun.load(Ordering::Relaxed));
    assert!((requests * 6 / 10..requests * 8 / 10).contains(&distinct), "about three in ten were repeats: {distinct}");
    assert!(answers.values().all(|(_, times_new)| *times_new == 1), "each was new once");
    let visits: HashSet<String> =
        answers.values().map(|(body, _)| text(&serde_json::from_str(body).unwrap(), "/visit/id")).collect();
    assert_eq!((visits.len() as u64, rows::visits(&shop.house.app.desk.db).await as u64), (distinct, distinct));
    let mut owed = vec![0; CARDS];
    answers.keys().for_each(|n| owed[crowd.card(*n)] += Crowd::stamps(*n));
    for (person, owed) in people.iter().zip(owed) {
        assert_eq!(shop.standing(person).await, [(owed, 1_000_000)]);
    }
}
