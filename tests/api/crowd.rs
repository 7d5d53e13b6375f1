//! Many scan at once: nothing lost, nothing doubled, no failure. Each count is shown a server that counts wrongly.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;
use tokio::task::JoinSet;

use crate::rows;
use crate::shop::{Person, TestShop, buy, rule, text};

/// The everyday dose, or with `TIMBRO_DOSE=full` the one for hours when nobody waits.
#[expect(clippy::disallowed_methods, reason = "a setting of the tests, which config.rs knows nothing of")]
pub fn dose(everyday: u64, full: u64) -> u64 {
    if std::env::var("TIMBRO_DOSE").is_ok_and(|dose| dose == "full") { full } else { everyday }
}

/// Sixty-four tills, of which every fourth sends what its neighbour sends; one may have forgotten under which key. What is
/// wrong with what they were told.
async fn sixty_four(shop: &TestShop, forgetful: Option<usize>) -> Vec<String> {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    let mut tills = JoinSet::new();
    for till in 0..64 {
        let key =
            if forgetful == Some(till) { "forgotten".to_owned() } else { format!("till-{}", till - till % 4 / 3) };
        tills.spawn(shop.scan(&code).key(&key).send());
    }
    let answers = tills.join_all().await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    let visits: HashSet<String> = answers.iter().map(|answer| text(&answer.json(), "/visit/id")).collect();
    let mut wrong = Vec::new();
    let mut expect = |is_so: bool, what: String| {
        if !is_so {
            wrong.push(what)
        }
    };
    expect((count(201), count(200)) == (48, 16), format!("{answers:?}"));
    let recorded = rows::visits(&shop.house.app.desk.db).await;
    expect((visits.len(), recorded) == (48, 48), format!("{} visits told, {recorded} recorded", visits.len()));
    let (standing, rewards) = (shop.standing(&marta).await, shop.rewards(&marta).await.len());
    expect((&*standing, rewards) == (&[(8, 10)], 4), format!("{standing:?} {rewards}"));
    wrong
}

both!(sixty_four_tills_scan_one_card_at_once);
async fn sixty_four_tills_scan_one_card_at_once(shop: TestShop) {
    assert_eq!(sixty_four(&shop, None).await, Vec::<String>::new());
}

both!(one_till_of_sixty_four_that_counts_twice_is_seen);
async fn one_till_of_sixty_four_that_counts_twice_is_seen(shop: TestShop) {
    assert_eq!(sixty_four(&shop, Some(3)).await.len(), 3, "in the answers, in the rows and on the card");
}

/// Sixty-four tills at a card that may have so many stamps a day: how many it got.
async fn within_limits(shop: &TestShop, per_day: i64) -> usize {
    let mut body = buy(10);
    body["limits"] = json!({"per_day": per_day});
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
    assert_eq!(shop.standing(&marta).await, [(earned as i64, 10)]);
    earned
}

both!(sixty_four_tills_scan_one_card_within_its_limits);
async fn sixty_four_tills_scan_one_card_within_its_limits(shop: TestShop) {
    assert_eq!(within_limits(&shop, 5).await, 5);
}

both!(a_cap_that_lets_one_more_through_is_seen);
async fn a_cap_that_lets_one_more_through_is_seen(shop: TestShop) {
    assert_eq!(within_limits(&shop, 6).await, 6);
}

/// What a server may be made to do wrong, to one scan in ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It says yes to a scan that goes nowhere: to another shop.
    Loses,
    /// It does one twice.
    Doubles,
    /// It forgets keys: what is sent again is new.
    Forgets,
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
    fault: Option<Fault>,
    /// Where lost scans go: a shop nobody looks at, and its card.
    elsewhere: (TestShop, String),
    wrong: Mutex<Vec<String>>,
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
        let fault = self.fault.filter(|_| n % 10 == 7);
        let (shop, code) = match fault {
            Some(Fault::Loses) => (&self.elsewhere.0, &self.elsewhere.1),
            _ => (&self.shop, &self.codes[self.card(n)]),
        };
        let call = shop.scan_with(code, &body);
        if fault == Some(Fault::Doubles) {
            call.clone().send().await;
        }
        let call = if fault == Some(Fault::Forgets) { call } else { call.key(&format!("scan-{n}")) };
        let answer = call.send().await;
        let mut wrong = self.wrong.lock().unwrap();
        if !matches!(answer.status, 200 | 201) {
            return wrong.push(format!("scan {n}: {answer:?}"));
        }
        let mut answers = self.answers.lock().unwrap();
        let (first, times_new) = answers.entry(n).or_insert_with(|| (answer.text().to_owned(), 0));
        if first != answer.text() {
            wrong.push(format!("scan {n} was answered in two ways"));
        }
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

/// Lets a crowd scan, and gives what is wrong with the answers and the rows.
async fn crowd(shop: &TestShop, requests: u64, fault: Option<Fault>) -> Vec<String> {
    const CARDS: usize = 200;
    let before = rows::visits(&shop.house.app.desk.db).await;
    shop.program(buy(1_000_000)).await;
    let (mut people, mut codes): (Vec<Person>, Vec<String>) = (Vec::new(), Vec::new());
    for _ in 0..CARDS {
        let person = shop.customer("Somebody").await;
        codes.push(shop.printed(&person).await);
        people.push(person);
    }
    let luna = shop.neighbour().await;
    luna.program(rule(json!({"kind": "visit"}), &[(1_000_000, "a coffee")])).await;
    let zofia = luna.printed(&luna.customer("Zofia").await).await;
    let crowd = Arc::new(Crowd {
        shop: shop.clone(),
        codes,
        sent: AtomicU64::new(0),
        begun: AtomicU64::new(0),
        answers: Mutex::default(),
        fault,
        elsewhere: (luna, zofia),
        wrong: Mutex::default(),
    });
    let mut connections = JoinSet::new();
    for seed in 0..64 {
        connections.spawn(Arc::clone(&crowd).connection(seed, requests));
    }
    connections.join_all().await;

    let answers = std::mem::take(&mut *crowd.answers.lock().unwrap());
    let mut wrong = std::mem::take(&mut *crowd.wrong.lock().unwrap());
    let mut expect = |is_so: bool, what: String| {
        if !is_so {
            wrong.push(what)
        }
    };
    let (distinct, begun) = (answers.len() as u64, crowd.begun.load(Ordering::Relaxed));
    expect(distinct == begun, format!("{begun} scans were begun, {distinct} answered"));
    assert!((requests * 6 / 10..requests * 8 / 10).contains(&distinct), "about three in ten were repeats: {distinct}");
    expect(answers.values().all(|(_, times_new)| *times_new == 1), "not each was new once".to_owned());
    let visits: HashSet<String> =
        answers.values().map(|(body, _)| text(&serde_json::from_str(body).unwrap(), "/visit/id")).collect();
    let recorded = (rows::visits(&shop.house.app.desk.db).await - before) as u64;
    expect((visits.len() as u64, recorded) == (distinct, distinct), format!("{distinct} scans, {recorded} visits"));
    let mut owed = vec![0; CARDS];
    answers.keys().for_each(|n| owed[crowd.card(*n)] += Crowd::stamps(*n));
    for (person, owed) in people.iter().zip(owed) {
        let standing = shop.standing(person).await;
        expect(standing == [(owed, 1_000_000)], format!("{owed} stamps are owed, and there are {standing:?}"));
    }
    wrong
}

both!(a_crowd_of_scans_with_repeats_is_counted_exactly);
async fn a_crowd_of_scans_with_repeats_is_counted_exactly(shop: TestShop) {
    assert_eq!(crowd(&shop, dose(20_000, 200_000), None).await, Vec::<String>::new());
}

both!(what_is_lost_doubled_or_forgotten_in_a_crowd_is_seen);
async fn what_is_lost_doubled_or_forgotten_in_a_crowd_is_seen(shop: TestShop) {
    for (fault, seen) in
        [(Fault::Loses, "stamps are owed"), (Fault::Doubles, "scans, "), (Fault::Forgets, "not each was new once")]
    {
        let wrong = crowd(&shop.neighbour().await, 700, Some(fault)).await;
        assert!(wrong.iter().any(|what| what.contains(seen)), "{fault:?}: {wrong:?}");
    }
}
