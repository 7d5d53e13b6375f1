//! Asking, and holding what is told against the book.

use super::*;

impl Player {
    /// Sends a request under a new key, and holds the answer against what the book says. Gives it where it was done.
    pub(super) async fn send(
        &mut self,
        path: &str,
        body: Value,
        book: Book,
        says: Says,
        who: usize,
    ) -> Result<Option<Value>, String> {
        let key = self.shop.house.fresh_key();
        let answer = ask(&self.shop, path, &body, &key).send().await;
        let told = without_request(answer.json());
        self.told.push(format!("{path} {body} {} {told}", answer.status));
        expect(&told, answer.status, &says, &(path, &body))?;
        let is_done = answer.status == 201;
        if is_done {
            self.book = book;
            self.done.push(Sent { path: path.to_owned(), body, key, first: told.clone(), who });
        }
        self.look(who).await?;
        Ok(is_done.then_some(told))
    }

    /// What was done is told again under its key, as it was, however long ago.
    pub(super) async fn again(&mut self, i: usize) -> Result<(), String> {
        if self.done.is_empty() {
            return Ok(());
        }
        let sent = &self.done[i % self.done.len()];
        let answer = ask(&self.shop, &sent.path, &sent.body, &sent.key).send().await;
        let mut told = without_request(answer.json());
        self.told.push(format!("again {} {} {told}", sent.path, answer.status));
        let gone = self.book.cards.iter().any(|card| card.is_erased);
        if gone {
            // Where somebody was erased their name is gone from the answer, and by hand nothing is found any more.
            return Ok(());
        }
        let mut first = sent.first.clone();
        // Whether two cards were parted since is told as it is now.
        for one in [&mut first, &mut told] {
            one.as_object_mut().and_then(|one| one.remove("is_undone"));
        }
        if answer.status != 200 || told != first {
            return Err(format!("again {}: {} {told}, and it had been {first}", sent.path, answer.status));
        }
        self.look(sent.who).await
    }

    /// Holds a card against the book: its stamps, and exactly the rewards that can be used.
    pub(super) async fn look(&mut self, who: usize) -> Result<(), String> {
        let card = self.book.goes_on(who);
        if self.book.cards[card].is_erased {
            return Ok(());
        }
        let shown = self.shop.card(&self.people[card].0).await;
        self.told.push(shown.to_string());
        for program in 0..2 {
            let id = &self.programs[program];
            let row = shown["progress"].as_array().unwrap().iter().find(|one| one["program_id"] == **id);
            let (stamps, good) = (row.map_or(0, |one| one["stamps"].as_i64().unwrap()), self.book.good(card, program));
            if stamps != good {
                return Err(format!("{stamps} stamps in program {program}, and the book has {good}: {shown}"));
            }
        }
        let mut open: Vec<&Value> = shown["rewards"].as_array().unwrap().iter().collect();
        open.sort_by_key(|reward| reward["id"].to_string());
        let is_known = |id: &Value| self.book.rewards.iter().any(|reward| reward.id.as_deref() == id.as_str());
        let mut new: Vec<&Value> = open.iter().copied().filter(|reward| !is_known(&reward["id"])).collect();
        // In each program the newest the server has made are the newest in the book.
        for i in 0..self.book.rewards.len() {
            let (program, is_here) =
                (self.book.rewards[i].program, self.book.is_one_of(card, self.book.rewards[i].card));
            let of = program.map_or(Value::Null, |program| self.programs[program].clone().into());
            let place = new.iter().position(|reward| reward["program_id"] == of);
            let reward = &mut self.book.rewards[i];
            if let (true, None, Fate::Open, Some(place)) = (is_here, &reward.id, reward.fate, place) {
                reward.id = Some(text(new.remove(place), "/id"));
            }
        }
        let expected =
            |reward: &&crate::model::book::Reward| reward.fate == Fate::Open && self.book.is_one_of(card, reward.card);
        let mut owed: Vec<&str> =
            self.book.rewards.iter().filter(expected).map(|reward| reward.id.as_deref().unwrap_or("none")).collect();
        owed.sort_unstable();
        let open: Vec<&str> = open.iter().map(|reward| reward["id"].as_str().unwrap()).collect();
        if open != owed {
            return Err(format!("rewards {open:?} can be used, and the book has {owed:?}"));
        }
        Ok(())
    }

    /// Everything that is told of the shop in the end: each card's page and all its entries, and its state, byte for byte.
    /// And its rows are sound.
    pub async fn ends(&mut self) -> Result<(), String> {
        for (person, _) in &self.people {
            for path in [format!("/cards/{}", person.card), format!("/cards/{}/entries", person.card)] {
                let answer = self.shop.get(&path).send().await;
                self.told.push(format!("{} {}", answer.status, without_request(answer.json())));
            }
        }
        let db = &self.shop.house.app.desk.db;
        let mut reader = db.reader(Shops::One(self.shop.id)).await.unwrap();
        let states = cards_of_shop(&mut reader, self.shop.id).await.unwrap();
        self.told.extend(states.into_iter().map(|(card, number, state)| format!("{card} {number} {state}")));
        drop(reader);
        if self.fault == Some(Fault::Rots) {
            change(db, "update card_state set number = number + 1").await;
        }
        healthy_shop(db, &master(), self.shop.id).await
    }
}

fn ask(shop: &TestShop, path: &str, body: &Value, key: &str) -> crate::call::Call {
    let call = shop.ask(Method::POST, path).key(key);
    if body.is_null() { call } else { call.json(body) }
}

/// A problem names its request, which is another each time.
fn without_request(mut body: Value) -> Value {
    body.as_object_mut().map(|body| body.remove("request_id"));
    body
}

/// Holds an answer against what may become of a request.
pub(super) fn expect(told: &Value, status: u16, says: &Says, asked: &impl std::fmt::Debug) -> Result<(), String> {
    let slug = told["type"].as_str().and_then(|urn| urn.strip_prefix("urn:timbro:problem:"));
    let is_right = match slug {
        None => status == 201 && says.may_be_done,
        Some(slug) => says.refusals.contains(&slug),
    };
    if is_right { Ok(()) } else { Err(format!("{asked:?} was told {status} {told}, and the book says {says:?}")) }
}
