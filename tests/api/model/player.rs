//! Plays a script against a server, move by move beside the book, and keeps what it was told.

use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};
use timbro::audit::By;
use timbro::db::Shops;
use timbro::kernel::Time;
use timbro::ledger::store::cards_of_shop;
use timbro::privacy::jobs::erase;

use super::book::{Book, DONE, Fate, GOOD_DAYS, PER_MINOR, Says};
use super::days::next_turn;
use super::script::{Goals, Move};
use crate::house::{House, master};
use crate::rows::{change, healthy_shop};
use crate::shop::{Person, TestShop, as_version, rule, text};

/// What a server may be made to do wrong, to see that it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A void is acknowledged and not done.
    LosesVoids,
    /// A scan is done twice, as if its key had been forgotten.
    DoublesScans,
    /// One engine believes that its clock is a second ahead.
    Differs,
    /// A row of one engine changes in the end, when all has been told.
    Rots,
}

/// Something asked, so that it can be asked again.
struct Sent {
    path: String,
    body: Value,
    key: String,
    first: Value,
    who: usize,
}

pub struct Player {
    shop: TestShop,
    people: Vec<(Person, String)>,
    programs: Vec<String>,
    visits: Vec<String>,
    merges: Vec<String>,
    done: Vec<Sent>,
    book: Book,
    fault: Option<Fault>,
    /// All answers, in order.
    pub told: Vec<String>,
}

/// A program's body: the first counts visits, the second money.
fn program(number: usize, goal: i64) -> Value {
    if number == 0 {
        return rule(json!({"kind": "visit"}), &[(goal, "a coffee")]);
    }
    let mut body = rule(json!({"kind": "spend", "per_minor": PER_MINOR}), &[(goal, "a cake")]);
    body["limits"] = json!({"per_day": 2});
    body["stamp_valid_days"] = json!(GOOD_DAYS);
    body
}

impl Player {
    pub async fn new(house: Arc<House>, goals: Goals, fault: Option<Fault>) -> Player {
        let shop = house.shop("Bar Sole", "Europe/Rome").await;
        let programs = vec![shop.program(program(0, goals[0])).await, shop.program(program(1, goals[1])).await];
        let mut people = Vec::new();
        for name in ["Ada", "Bea", "Cia"] {
            let person = shop.customer(name).await;
            let printed = shop.printed(&person).await;
            people.push((person, printed));
        }
        let book = Book::new(goals, people.len(), house.now().0);
        let (visits, merges, done, told) = (vec![], vec![], vec![], vec![]);
        Player { shop, people, programs, visits, merges, done, book, fault, told }
    }

    /// The house it ends in: another than it began in, where the process was begun anew.
    pub fn house(&self) -> Arc<House> {
        Arc::clone(&self.shop.house)
    }

    pub async fn step(&mut self, step: &Move) -> Result<(), String> {
        let alive = |who: usize| !self.book.cards[who].is_erased;
        let pick = |i: usize, of: usize| (of > 0).then(|| i % of);
        match *step {
            Move::Scan { who, is_live, stamps, minor } => self.scan(who, is_live, stamps, minor).await,
            Move::Redeem(i) => {
                let Some(i) = pick(i, self.book.rewards.len()) else { return Ok(()) };
                let reward = self.book.rewards[i].clone();
                let (true, Some(id)) = (alive(reward.card), reward.id) else { return Ok(()) };
                let body = json!({"code": self.shop.live(&self.people[reward.card].0).await});
                let mut book = self.book.clone();
                let says = book.redeem(i);
                self.send(&format!("/rewards/{id}/redemption"), body, book, says, reward.card).await.map(drop)
            }
            Move::Void(i) => {
                let Some(i) = pick(i, self.visits.len()) else { return Ok(()) };
                let card = self.book.visits[i].card;
                if !alive(card) || !self.book.can_tell(i) {
                    return Ok(());
                }
                let mut book = self.book.clone();
                let says = book.void(i);
                if self.fault == Some(Fault::LosesVoids) && says == DONE {
                    self.book = book;
                    return self.look(card).await;
                }
                let path = format!("/visits/{}/void", self.visits[i]);
                self.send(&path, json!({"reason": "A mistake."}), book, says, card).await.map(drop)
            }
            Move::Refund(i, minor) => {
                let Some(i) = pick(i, self.visits.len()) else { return Ok(()) };
                let card = self.book.visits[i].card;
                if !alive(card) {
                    return Ok(());
                }
                let mut book = self.book.clone();
                let says = book.refund(i, minor);
                let body = json!({"amount_minor": minor, "units_returned": 0});
                self.send(&format!("/visits/{}/refunds", self.visits[i]), body, book, says, card).await.map(drop)
            }
            Move::Adjust { who, program, delta } if alive(who) => {
                let mut book = self.book.clone();
                let says = book.adjust(who, program, delta);
                let body = json!({"program_id": self.programs[program], "stamps": delta, "reason": "By hand."});
                self.send(&format!("/cards/{}/adjustments", self.people[who].0.card), body, book, says, who)
                    .await
                    .map(drop)
            }
            Move::TakeOver { who, program, stamps } if alive(who) => {
                let mut book = self.book.clone();
                let says = book.take_over(who, program, stamps);
                let body = json!({"program_id": self.programs[program], "stamps": stamps, "reason": "Paper."});
                self.send(&format!("/cards/{}/openings", self.people[who].0.card), body, book, says, who)
                    .await
                    .map(drop)
            }
            Move::Gift(who) if alive(who) => {
                let mut book = self.book.clone();
                let says = book.gift(who);
                let body = json!({"title": "a tart", "reason": "A long wait."});
                self.send(&format!("/customers/{}/gifts", self.people[who].0.id), body, book, says, who).await.map(drop)
            }
            Move::Change { program: number, goal } => {
                let mut book = self.book.clone();
                let says = book.change(number, goal);
                let path = format!("/programs/{}/versions", self.programs[number]);
                self.send(&path, as_version(program(number, goal)), book, says, 0).await.map(drop)
            }
            Move::Pause(program) => {
                let is_running = &mut self.book.programs[program].is_running;
                *is_running = !*is_running;
                let status = if *is_running { "running" } else { "paused" };
                self.shop.set_status(&self.programs[program], status).send().await.is(200);
                Ok(())
            }
            Move::Merge(card, into) if alive(card) && alive(into) => {
                let mut book = self.book.clone();
                let says = book.merge(card, into);
                let body = json!({"into": self.people[into].0.id});
                let path = format!("/customers/{}/merge", self.people[card].0.id);
                if let Some(merged) = self.send(&path, body, book, says, into).await? {
                    self.merges.push(text(&merged, "/id"));
                }
                Ok(())
            }
            Move::Part(i) => {
                let Some(i) = pick(i, self.book.merges()) else { return Ok(()) };
                let [card, into] = self.book.merged(i);
                if !alive(card) || !alive(into) {
                    return Ok(());
                }
                let mut book = self.book.clone();
                let says = book.part(i);
                let path = format!("/merges/{}/undo", self.merges[i]);
                self.send(&path, Value::Null, book, says, into).await?;
                self.look(card).await
            }
            Move::Erase(who) => {
                let Some((person, _)) = self.people.get(who).filter(|_| alive(who)) else { return Ok(()) };
                let customer = serde_json::from_value(person.id.clone().into()).unwrap();
                let by = By::system(self.shop.id);
                assert!(erase(&self.shop.house.app.desk, (self.shop.id, customer), by).await.unwrap());
                self.book.erase(who);
                Ok(())
            }
            Move::Again(i) => self.again(i).await,
            Move::OtherUnderKey(i) => {
                let Some(sent) = pick(i, self.done.len()).map(|i| &self.done[i]) else { return Ok(()) };
                if sent.path != "/scans" || !alive(sent.who) {
                    return Ok(());
                }
                let mut body = sent.body.clone();
                body["stamps"] = json!(77);
                let answer = self.shop.ask(Method::POST, "/scans").key(&sent.key).json(&body).send().await;
                holding::expect(&answer.json(), answer.status, &super::book::refused("idempotency-key-reused"), step)
            }
            Move::Wait(minutes) => {
                // Back by three hours at most from the latest: so far the caps of a day are remembered for certain.
                let now = (self.book.now + minutes * 60_000 + 7_123).max(self.book.latest() - 3 * 3_600_000);
                self.set_clock(now);
                Ok(())
            }
            Move::Night(minutes) => {
                self.set_clock(next_turn(self.book.latest() + 2 * 3_600_000) + minutes * 60_000);
                Ok(())
            }
            Move::Restart => {
                let house = self.shop.house.restarted().await;
                self.shop = self.shop.at(house);
                Ok(())
            }
            // Who was erased has no card to do it with.
            Move::Adjust { .. } | Move::TakeOver { .. } | Move::Gift(_) | Move::Merge(..) => Ok(()),
        }
    }

    fn set_clock(&mut self, now: i64) {
        self.book.set_clock(now);
        let ahead = if self.fault == Some(Fault::Differs) { 1_000 } else { 0 };
        self.shop.house.clock.set(Time(now + ahead));
    }

    async fn scan(&mut self, who: usize, is_live: bool, stamps: i64, minor: Option<i64>) -> Result<(), String> {
        let (person, printed) = &self.people[who];
        let is_live = is_live && !self.book.cards[who].is_erased;
        let code = if is_live { self.shop.live(person).await } else { printed.clone() };
        let mut body = json!({"code": code, "stamps": stamps});
        if let Some(minor) = minor {
            body["amount_minor"] = json!(minor);
        }
        let mut book = self.book.clone();
        let says = book.scan(who, stamps, minor);
        if self.fault == Some(Fault::DoublesScans) {
            self.shop.post("/scans", &body).send().await;
        }
        if let Some(scanned) = self.send("/scans", body, book, says, who).await? {
            self.visits.push(text(&scanned, "/visit/id"));
        }
        Ok(())
    }
}

#[path = "holding.rs"]
mod holding;
