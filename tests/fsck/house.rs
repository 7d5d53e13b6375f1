//! A house for the tests of fsck: a database of either engine, a clock that is set, a shop, and verbs for what happens
//! there. Stamps move through the ledger's lane, as they do behind HTTP.

use std::sync::Arc;

use timbro::code::{API_DEVICE, CardCode, live_step};
use timbro::customer::{NewCustomer, routes::join};
use timbro::db::{DatabaseUrl, Db, Settings, Shops};
use timbro::desk::Desk;
use timbro::kernel::{
    Actor, ActorKind, AmountMinor, Clock, Currency, Language, MasterSecret, Name, Origin, ProgramId, Random, Reason,
    RewardId, SetClock, ShopId, TicketId, Time, Title, VisitId, Zone,
};
use timbro::ledger::lane::Lane;
use timbro::ledger::{Act, Command, Done, Event, Key, Outcome, Refusal, Scan, Shown};
use timbro::people::jobs::People;
use timbro::program::{self, Earn, Limits, Step, Version};
use timbro::shop::jobs::{NewShop, open};
use timbro::shop::{Keys, ShopKind};
use timbro::{card, visit};

pub const MASTER: [u8; 32] = [7; 32];
const START: Time = Time(1_760_000_000_000);
pub const DAY: i64 = 24 * 60;

pub struct House {
    pub desk: Desk,
    pub keys: Keys,
    pub lane: Lane,
    pub shop: ShopId,
    pub origin: Origin,
    clock: Arc<SetClock>,
    lanes: Vec<tokio::task::JoinHandle<()>>,
    keys_used: std::sync::atomic::AtomicU64,
}

#[derive(Clone, Copy)]
pub struct Card {
    pub code: CardCode,
    pub id: timbro::kernel::CardId,
}

pub fn master() -> MasterSecret {
    MasterSecret::new(MASTER)
}

pub fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

pub fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

pub fn amount(minor: i64) -> AmountMinor {
    AmountMinor::parse(minor).unwrap()
}

pub fn plain_scan() -> Scan {
    Scan {
        verdict: Ok(Shown::Printed { epoch: 0 }),
        stamps: 1,
        items: Vec::new(),
        lines: Vec::new(),
        amount: None,
        on_account: false,
        order_ref: None,
        scanned_at: None,
        device_seq: None,
    }
}

impl House {
    pub async fn build(url: &DatabaseUrl) -> House {
        let db = Db::open(url, Settings::default()).await.unwrap();
        let random = Arc::new(Random::seeded(11));
        let clock = Arc::new(SetClock::at(START));
        let (lane, lanes) = Lane::start(&db, &master(), &random);
        let audit = timbro::audit::chain::root(&master());
        let people = People::open(&url.people(), Settings::default(), &master(), random.clone()).await.unwrap();
        let desk = Desk { db, people, clock: clock.clone(), random, public_url: "http://shop.test".into(), audit };
        let keys = Keys::new(master());
        let opened = open_shop(&desk, &keys, "Bar Sole").await;
        let origin = opened.api_key.origin();
        let (shop, keys_used) = (opened.shop, 0.into());
        House { desk, keys, lane, shop, origin, clock, lanes, keys_used }
    }

    /// A second shop, with nobody in it but one card.
    pub async fn other_shop(&self) -> (ShopId, Card) {
        let other = open_shop(&self.desk, &self.keys, "Bar Luna").await;
        (other.shop, self.join_at(other.shop).await)
    }

    pub async fn close(self) {
        drop(self.lane);
        for lane in self.lanes {
            lane.await.unwrap();
        }
        self.desk.db.close().await;
        self.desk.people.db().close().await;
    }

    pub fn now(&self) -> Time {
        self.clock.now()
    }

    pub fn wait(&self, minutes: i64) {
        self.clock.set(self.now().plus_minutes(minutes));
    }

    pub async fn program(&self, name: &str, version: Version) -> ProgramId {
        let id: ProgramId = self.desk.random.id(self.now());
        let mut writer = self.desk.db.writer(Shops::One(self.shop)).await.unwrap();
        let name = Name::parse(name).unwrap();
        program::store::insert(&mut writer, self.shop, id, &name, self.origin, self.now()).await.unwrap();
        program::store::insert_version(&mut writer, self.shop, id, &version, None, self.origin, self.now())
            .await
            .unwrap();
        writer.commit().await.unwrap();
        id
    }

    pub async fn change(&self, id: ProgramId, version: Version) {
        let mut writer = self.desk.db.writer(Shops::One(self.shop)).await.unwrap();
        program::store::insert_version(&mut writer, self.shop, id, &version, None, self.origin, self.now())
            .await
            .unwrap();
        writer.commit().await.unwrap();
    }

    pub async fn end(&self, id: ProgramId) {
        let mut writer = self.desk.db.writer(Shops::One(self.shop)).await.unwrap();
        let status = program::Status::Ended;
        program::store::insert_status(&mut writer, self.shop, id, status, None, self.origin, self.now()).await.unwrap();
        writer.commit().await.unwrap();
    }

    pub async fn join(&self) -> Card {
        self.join_at(self.shop).await
    }

    async fn join_at(&self, shop: ShopId) -> Card {
        let mut writer = self.desk.db.writer(Shops::One(shop)).await.unwrap();
        let (now, new) = (self.now(), NewCustomer::default());
        let id = self.desk.random.id(now);
        let made = join(&mut writer, &self.desk, &self.keys, shop, id, &new, Origin::SYSTEM, now).await.unwrap();
        writer.commit().await.unwrap();
        Card { code: made.code, id: made.id }
    }

    /// Cards that belong to nobody yet.
    pub async fn blanks(&self, cards: i64) -> Vec<Card> {
        let (now, sheet) = (self.now(), self.desk.random.id(self.now()));
        let made: Vec<card::NewCard> =
            (0..cards).map(|_| card::NewCard::random(&self.desk.random, now, None, Some(sheet))).collect();
        let doors: Vec<_> = made.iter().flat_map(|card| card.doors(&self.keys, self.shop)).collect();
        let mut writer = self.desk.db.writer(Shops::One(self.shop)).await.unwrap();
        card::store::insert_sheet(&mut writer, self.shop, sheet, cards, self.origin, now).await.unwrap();
        card::store::insert(&mut writer, self.shop, &made, &doors, self.origin, now).await.unwrap();
        writer.commit().await.unwrap();
        made.iter().map(|card| Card { code: card.code, id: card.id }).collect()
    }

    pub fn command(&self, card: Card, act: Act) -> Command {
        let used = self.keys_used.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let key = Some(Key { text: format!("key-{used:05}"), fingerprint: [1; 32] });
        Command {
            shop: self.shop,
            card: Some(card.code),
            key,
            origin: self.origin,
            device: None,
            own_cards: Vec::new(),
            at: self.now(),
            act,
        }
    }

    /// Asks the lane. What is refused is the caller's to expect.
    pub async fn ask(&self, card: Card, act: Act) -> Result<Done, Refusal> {
        match self.lane.ask(self.command(card, act)).await.unwrap()? {
            Outcome::Done(done) => Ok(done),
            Outcome::Replayed(_) => panic!("each key is used once"),
        }
    }

    pub async fn scan(&self, card: Card, scan: Scan) -> (VisitId, Vec<RewardId>) {
        let done = self.ask(card, Act::Scan(scan)).await.unwrap();
        (visit_of(&done), rewards_of(&done))
    }

    pub async fn ticket(&self, card: Card, stamps: i64) -> VisitId {
        let id: TicketId = self.desk.random.id(self.now());
        let (shop, expires_at) = (self.shop, self.now().plus_minutes(2));
        let ticket = visit::Ticket {
            shop,
            id,
            stamps,
            amount: None,
            expires_at,
            location: self.origin.location,
            made_by: self.origin.actor,
        };
        let mut writer = self.desk.db.writer(Shops::One(shop)).await.unwrap();
        visit::store::insert_ticket(&mut writer, &ticket, [3; 32], self.origin, self.now()).await.unwrap();
        writer.commit().await.unwrap();
        let scan = Scan { verdict: Ok(Shown::Ticket { id, expires_at }), stamps, ..plain_scan() };
        let actor = Actor { kind: ActorKind::Customer, id: card.id.0 };
        let mut command = self.command(card, Act::Scan(scan));
        command.origin = Origin { actor, location: self.origin.location };
        match self.lane.ask(command).await.unwrap().unwrap() {
            Outcome::Done(done) => visit_of(&done),
            Outcome::Replayed(_) => panic!("a ticket is claimed once"),
        }
    }

    pub async fn redeem(&self, card: Card, reward: RewardId) -> Result<Done, Refusal> {
        let shown = Shown::Live { epoch: 0, device: API_DEVICE, step: live_step(self.now()) };
        self.ask(card, Act::Redeem { reward, verdict: Ok((card.code, shown)), recorded_at: None }).await
    }

    pub async fn void(&self, card: Card, visit: VisitId) -> Result<Done, Refusal> {
        self.ask(card, Act::Void { visit, reason: reason("a mistake") }).await
    }

    pub async fn refund(&self, card: Card, visit: VisitId, minor: i64, units_returned: i64) -> Result<Done, Refusal> {
        self.ask(card, Act::Refund { visit, amount: amount(minor), units_returned }).await
    }
}

async fn open_shop(desk: &Desk, keys: &Keys, name: &str) -> timbro::shop::jobs::Opened {
    let new = NewShop {
        name: Name::parse(name).unwrap(),
        kind: ShopKind::Cafe,
        zone: Zone::parse("Europe/Rome").unwrap(),
        currency: Currency::parse("EUR").unwrap(),
        language: Language::parse("it").unwrap(),
    };
    open(desk, keys, new).await.unwrap()
}

pub fn visit_of(done: &Done) -> VisitId {
    let visit = |event: &Event| if let Event::Visited(visit) = event { Some(visit.id) } else { None };
    done.events.iter().find_map(visit).expect("it is a visit")
}

pub fn rewards_of(done: &Done) -> Vec<RewardId> {
    let reward = |event: &Event| if let Event::Issued(reward) = event { Some(reward.id) } else { None };
    done.events.iter().filter_map(reward).collect()
}

pub fn version(number: i64, earn: Earn, steps: &[(i64, &str)]) -> Version {
    let step = |(stamps, what): &(i64, &str)| Step { stamps: *stamps, title: title(what), valid_days: None };
    Version {
        number,
        earn,
        steps: steps.iter().map(step).collect(),
        limits: Some(Limits::default()),
        stamp_valid_days: None,
    }
}
