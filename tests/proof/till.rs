//! A shop's tills, which remember what they asked and what they were told.

use std::collections::{BTreeMap, HashSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::OnceCell;
use tokio::task::JoinSet;

use crate::call::{Answer, Call, Caller};
use crate::guest::Guests;
use crate::house::House;
use crate::table::Tally;

/// How long a load may stand still, in milliseconds.
const GO_ON_MILLISECONDS: u32 = 60_000;

/// What became of one scan, as far as the till knows.
#[derive(Clone, Debug)]
struct Told {
    call: Call,
    card: usize,
    /// The body of its acknowledgement; None while none has come.
    text: Option<String>,
}

/// A shop with cards, and a memory of every scan.
pub struct Shop {
    pub id: String,
    pub secret: String,
    /// The secret of the link by which its owner is set up.
    setup: String,
    owner: OnceCell<Vec<String>>,
    /// Each card's id and what its QR code says.
    pub cards: Vec<(String, String)>,
    next: AtomicU64,
    told: Mutex<BTreeMap<u64, Told>>,
    errors: Mutex<Vec<Answer>>,
    /// How many answers so far said "try again later".
    pub later: AtomicU64,
    guests: Guests,
    /// Set by whoever wants the load to stop.
    is_over: AtomicBool,
}

impl Shop {
    /// Opens a shop by the command line and gives it customers through a server. Its program never gives a reward, so
    /// that stamps can be counted.
    pub async fn open(house: &House, customers: usize) -> Arc<Shop> {
        let words = ["shop", "create", "Bar Sole", "--time-zone", "Europe/Rome", "--currency", "EUR"];
        let opened = house.told(&words);
        let [id, secret, link] =
            ["shop_id", "api_key", "owner_setup_url"].map(|name| opened[name].as_str().unwrap().to_owned());
        let server = house.serve();
        let ask = async |call: Call, status| call.send(server.address, &secret).await.expect("no answer").is(status);
        let rule = json!({"name": "Coffee", "earn": {"kind": "visit"}, "limits": {"cool_down_minutes": 0},
            "rewards": [{"stamps": 1_000_000, "title": "a coffee"}]});
        ask(Call::post("/programs", "program", &rule), 201).await;
        let mut cards = Vec::new();
        for i in 0..customers {
            let made = ask(Call::post("/customers", &format!("customer-{i}"), &json!({})), 201).await;
            let card = made["card"]["id"].as_str().unwrap().to_owned();
            let code = ask(Call::get(&format!("/cards/{card}/code")), 200).await;
            cards.push((card, code["text"].as_str().unwrap().to_owned()));
        }
        server.stop();
        Arc::new(Shop {
            id,
            secret,
            setup: link.rsplit_once("#setup=").unwrap().1.to_owned(),
            owner: OnceCell::new(),
            cards,
            next: AtomicU64::new(0),
            told: Mutex::default(),
            errors: Mutex::default(),
            later: AtomicU64::new(0),
            guests: Guests::default(),
            is_over: AtomicBool::new(false),
        })
    }

    /// The cookies of its owner, who is set up when first asked for.
    pub async fn owner(&self, server: SocketAddr) -> &[String] {
        let set_up = async || {
            let body = json!({"secret": self.setup, "name": "Anna", "password": "the espresso machine hums"});
            let call = Call::post("/owner/setup", "setup", &body).by(Caller::Page(Vec::new()));
            let answer = call.send(server, &self.secret).await.expect("no answer");
            answer.is(201);
            answer.cookies
        };
        self.owner.get_or_init(set_up).await
    }

    /// Asks for a scan nobody has asked for yet, and remembers the answer.
    pub async fn scan(&self, server: SocketAddr) -> Option<Answer> {
        let (n, call) = self.next_scan();
        let answer = call.send(server, &self.secret).await;
        self.note(n, answer.as_ref());
        answer
    }

    /// The same by a way on which it may get lost, and again by one that is sound. The second answer.
    pub async fn scan_again(&self, way: SocketAddr, server: SocketAddr) -> Option<Answer> {
        let (n, call) = self.next_scan();
        let first = call.send(way, &self.secret).await;
        self.note(n, first.as_ref());
        let second = call.send(server, &self.secret).await;
        self.note(n, second.as_ref());
        second
    }

    /// Asks again, under its key, for every scan that was not acknowledged.
    pub async fn ask_again(&self, server: SocketAddr) {
        let told = self.told.lock().unwrap().clone();
        for (n, told) in told.into_iter().filter(|(_, told)| told.text.is_none()) {
            self.note(n, told.call.send(server, &self.secret).await.as_ref());
        }
    }

    fn next_scan(&self) -> (u64, Call) {
        let n = self.next.fetch_add(1, Ordering::Relaxed);
        let card = usize::try_from(n).unwrap() * 7 % self.cards.len();
        let body = json!({"code": self.cards[card].1, "stamps": stamps(n)});
        let call = Call::post("/scans", &format!("scan-{n}"), &body);
        self.told.lock().unwrap().insert(n, Told { call: call.clone(), card, text: None });
        (n, call)
    }

    /// Remembers what a scan was told. A second word that differs from the first is an error.
    fn note(&self, n: u64, answer: Option<&Answer>) {
        let Some(answer) = answer else { return };
        match answer.status {
            200 | 201 => {
                let mut told = self.told.lock().unwrap();
                let first = told.get_mut(&n).unwrap().text.get_or_insert_with(|| answer.text.clone());
                if *first != answer.text {
                    self.errors.lock().unwrap().push(answer.clone());
                }
            }
            _ => self.note_other(Some(answer.clone())),
        }
    }

    /// Whoever is told to come back is told when; anything else is an error.
    fn note_other(&self, answer: Option<Answer>) {
        match answer {
            Some(answer) if answer.status == 503 && answer.retry_after.is_some() => {
                self.later.fetch_add(1, Ordering::Relaxed);
            }
            Some(answer) => self.errors.lock().unwrap().push(answer),
            None => {}
        }
    }

    /// The page where whoever reads the poster joins.
    pub async fn poster(&self, server: SocketAddr) -> String {
        let shop = Call::get("/shop").send(server, &self.secret).await.expect("no answer").is(200);
        format!("/j/{}", shop["id"].as_str().unwrap())
    }

    /// An answer that nobody should get, if there was one.
    pub fn first_error(&self) -> Option<Answer> {
        self.errors.lock().unwrap().first().cloned()
    }

    /// How many scans were acknowledged so far.
    pub fn acknowledged(&self) -> usize {
        self.told.lock().unwrap().values().filter(|told| told.text.is_some()).count()
    }

    /// Every acknowledgement so far: what was asked, and what was told.
    pub fn acknowledgements(&self) -> Vec<(Call, String)> {
        let told = self.told.lock().unwrap();
        told.values().filter_map(|told| Some((told.call.clone(), told.text.clone()?))).collect()
    }

    /// How many of these another server tells otherwise.
    pub async fn missing(self: &Arc<Shop>, acknowledged: Vec<(Call, String)>, server: SocketAddr) -> usize {
        let mut asked = JoinSet::new();
        let mut missing = 0;
        for (call, text) in acknowledged {
            let shop = Arc::clone(self);
            asked.spawn(async move {
                let answer = call.send(server, &shop.secret).await;
                answer.is_none_or(|answer| answer.status != 200 || answer.text != text)
            });
            if asked.len() >= 32 {
                missing += usize::from(asked.join_next().await.unwrap().unwrap());
            }
        }
        missing + asked.join_all().await.into_iter().filter(|is_missing| *is_missing).count()
    }

    /// So many tills scan until [`quiet`](Shop::quiet), and people join; where there is no server they knock again.
    pub fn load(self: &Arc<Shop>, server: SocketAddr, tills: usize) -> JoinSet<()> {
        self.is_over.store(false, Ordering::Relaxed);
        let mut set = JoinSet::new();
        for _ in 0..tills {
            let shop = Arc::clone(self);
            set.spawn(async move {
                while !shop.is_over.load(Ordering::Relaxed) {
                    let answer = shop.scan(server).await;
                    if answer.is_none_or(|answer| answer.status == 503) {
                        tokio::time::sleep(Duration::from_millis(20)).await;
                    }
                }
            });
        }
        let shop = Arc::clone(self);
        set.spawn(async move {
            while !shop.is_over.load(Ordering::Relaxed) {
                let answer = shop.guests.join(server, &shop.secret).await;
                shop.note_other(answer.filter(|answer| answer.status != 201));
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        set
    }

    /// Whether the load shall stop.
    pub fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// Remembers an answer that nobody should get.
    pub fn blame(&self, answer: Answer) {
        self.errors.lock().unwrap().push(answer);
    }

    /// How many answers so far nobody should have got.
    pub fn blamed(&self) -> usize {
        self.errors.lock().unwrap().len()
    }

    /// Waits until so many more scans are acknowledged. A server that does not come back is not waited for.
    pub async fn goes_on(&self, more: usize) {
        let enough = self.acknowledged() + more;
        for _ in 0..GO_ON_MILLISECONDS {
            if self.acknowledged() >= enough {
                return;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("the server does not go on: {:?}", self.errors.lock().unwrap().last());
    }

    /// Lets the tills finish what they are at.
    pub async fn quiet(&self, load: JoinSet<()>) {
        self.is_over.store(true, Ordering::Relaxed);
        load.join_all().await;
    }

    /// Asks a healthy server for every scan again under its key: what was acknowledged is told in the same words; what
    /// was not is done now, or was done before, once. Then counts visits and stamps.
    pub async fn tally(self: &Arc<Shop>, house: &House, server: SocketAddr, times: usize) -> Tally {
        let before = self.told.lock().unwrap().clone();
        let acknowledged = before.values().filter(|told| told.text.is_some()).count();
        let mut lost = 0;
        let mut asked = JoinSet::new();
        for (n, told) in before {
            let shop = Arc::clone(self);
            asked.spawn(async move {
                let answer = told.call.send(server, &shop.secret).await;
                let was_acknowledged = told.text.is_some();
                let is_kept = answer
                    .as_ref()
                    .is_some_and(|answer| answer.status == 200 && Some(&answer.text) == told.text.as_ref());
                match was_acknowledged {
                    true => !is_kept,
                    false => {
                        shop.note(n, answer.as_ref());
                        answer.is_none()
                    }
                }
            });
            if asked.len() >= 32 {
                lost += usize::from(asked.join_next().await.unwrap().unwrap());
            }
        }
        lost += asked.join_all().await.into_iter().filter(|is_lost| *is_lost).count();
        lost += self.guests.lost(server, &self.secret).await;
        let (missing, doubled) = self.counted(house, server).await;
        let errors = self.errors.lock().unwrap();
        errors.iter().take(3).for_each(|error| println!("{error:?}"));
        Tally { times, acknowledged, lost: lost + missing, doubled, errors: errors.len() }
    }

    /// Visits and stamps that are missing, and those that are too many.
    async fn counted(&self, house: &House, server: SocketAddr) -> (usize, usize) {
        let told = self.told.lock().unwrap().clone();
        let visits: HashSet<String> = told.values().filter_map(|told| visit(told.text.as_ref()?)).collect();
        let kept = usize::try_from(house.checked()["visits"].as_u64().unwrap()).unwrap();
        let (mut missing, mut doubled) = (told.len().saturating_sub(kept), kept.saturating_sub(told.len()));
        missing += told.len() - visits.len();
        for (i, (card, _)) in self.cards.iter().enumerate() {
            let owed: u64 = told.iter().filter(|(_, told)| told.card == i).map(|(n, _)| stamps(*n)).sum();
            let answer = Call::get(&format!("/cards/{card}")).send(server, &self.secret).await.expect("no answer");
            let has = answer.is(200)["progress"][0]["stamps"].as_u64().unwrap();
            missing += usize::try_from(owed.saturating_sub(has)).unwrap();
            doubled += usize::try_from(has.saturating_sub(owed)).unwrap();
        }
        (missing, doubled)
    }
}

/// How many stamps a scan asks for.
fn stamps(n: u64) -> u64 {
    1 + n % 3
}

fn visit(text: &str) -> Option<String> {
    let answer: Value = serde_json::from_str(text).ok()?;
    Some(answer["visit"]["id"].as_str()?.to_owned())
}
