//! The lane: many commands, one durable commit.
//!
//! A commit waits for the disk, so the lane takes what has queued up, decides each command in order in memory, writes
//! each table with one statement, commits once, and only then answers. Nobody is answered before the disk, and nobody
//! waits for more than one batch of strangers: see [`queue`](super::queue). The failure cases:
//!
//! - *A command that is refused* leaves no trace; the others go on. But a scan of a device's queue is refused for good:
//!   see [`refused`](super::refused).
//! - *A batch that fails* is rolled back. Where somebody else was first (another node, another lane), it is read and
//!   decided again; after that its commands are tried one by one, so that one bad command fails alone.
//! - *A caller that goes away* does not undo anything: its key will tell what happened.
//! - *A full queue* is told at once, before memory grows, to the shop that fills it.
//! - *An unknown outcome* (the connection was lost in the commit) is resolved by trying again: the keys tell.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tokio::sync::{broadcast, oneshot};
use uuid::Uuid;

use super::decide::{decide, is_own};
use super::merge::{self, PastMerge};
use super::past::Past;
pub use super::queue::{Answer, LaneError};
use super::queue::{Asked, Queue, Taker, queue};
use super::refused::{Refused, names_its_card, of_queue};
use super::state::evolve;
use super::store::{self, Changes, Held};
use super::{Act, Alias, Card, Command, Done, Event, NotMerged, Outcome, Refusal, Replayed, chain, noted};
use crate::audit::{self, Note};
use crate::code::CardCode;
use crate::db::{self, Db, Shops, Writer};
use crate::kernel::{CardId, CustomerId, Key, MasterSecret, MergeId, Random, ShopId, Time, VisitId};
use crate::program::{self, Rules};

/// Changed cards that a listener may be behind; one that is further behind is told so, and looks for itself.
const MAX_UNHEARD_CARDS: usize = 1_024;
/// How often a batch is decided again where somebody else was first.
const MAX_TRIES: usize = 4;

/// The way into the ledger. Cheap to clone; the lanes stop when the last clone is gone and the queues are empty.
#[derive(Clone)]
pub struct Lane {
    queues: Arc<[Queue]>,
    changed: broadcast::Sender<Changed>,
}

/// A card that is another since a commit.
pub type Changed = (ShopId, CardId);

impl Lane {
    /// Starts as many lanes as the database can write at once. The handles end when the lanes have.
    pub fn start(db: &Db, master: &MasterSecret, random: &Arc<Random>) -> (Lane, Vec<tokio::task::JoinHandle<()>>) {
        let (changed, _) = broadcast::channel(MAX_UNHEARD_CARDS);
        let lanes = (0..db.writers()).map(|_| {
            let (queue, waiting) = queue();
            let worker = Worker {
                db: db.clone(),
                master: master.clone(),
                random: Arc::clone(random),
                rules: HashMap::new(),
                chain_keys: HashMap::new(),
                audit: audit::chain::root(master),
                changed: changed.clone(),
            };
            (queue, tokio::spawn(worker.run(waiting)))
        });
        let (queues, handles): (Vec<_>, Vec<_>) = lanes.unzip();
        (Lane { queues: queues.into(), changed }, handles)
    }

    /// Tells of each card that changes from now on, once it is on disk. Nobody waits for whoever listens.
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.changed.subscribe()
    }

    /// Asks, and waits until the answer is on disk.
    pub async fn ask(&self, command: Command) -> Result<Answer, LaneError> {
        let (reply, answer) = oneshot::channel();
        self.queue(&command).push(Asked { command, reply })?;
        Ok(answer.await.map_err(|_| LaneError::Stopped)??)
    }

    /// The same card always queues in the same lane, so that lanes seldom wait for each other.
    fn queue(&self, command: &Command) -> &Queue {
        let byte = command.card.map_or(0, |code| code.as_bytes()[0]);
        &self.queues[usize::from(byte) % self.queues.len()]
    }
}

struct Worker {
    db: Db,
    master: MasterSecret,
    random: Arc<Random>,
    /// The rules of each shop, and the version they were read at.
    rules: HashMap<ShopId, (i64, Rules)>,
    chain_keys: HashMap<ShopId, Key>,
    /// What shops' audit logs are chained under.
    audit: Key,
    changed: broadcast::Sender<Changed>,
}

/// A batch in the making: what is read once and then held in memory.
struct Batch {
    receipts: HashMap<(ShopId, String), Receipt>,
    cards: HashMap<(ShopId, CardCode), Held>,
    codes: HashMap<(ShopId, CardId), CardCode>,
    merges: HashMap<(ShopId, MergeId), PastMerge>,
    pasts: HashMap<(ShopId, VisitId), Past>,
    changes: Changes,
    moved: HashSet<(ShopId, CardCode)>,
    notes: Vec<(Time, Note)>,
}

/// What a key has done.
struct Receipt {
    /// What was asked.
    kind: String,
    /// The SHA-256 of how.
    fingerprint: Vec<u8>,
    /// What became of it.
    became: Became,
}

enum Became {
    Done(Replayed),
    Refused(Refusal),
}

impl Worker {
    async fn run(mut self, mut waiting: Taker) {
        while let Some(asked) = waiting.next().await {
            self.answer(asked).await;
        }
    }

    /// Answers a batch, together if possible and one by one if not.
    async fn answer(&mut self, asked: Vec<Asked>) {
        let commands: Vec<&Command> = asked.iter().map(|asked| &asked.command).collect();
        match self.try_often(&commands).await {
            Ok(answers) => {
                for (asked, answer) in asked.into_iter().zip(answers) {
                    // A caller that went away has its answer under its key.
                    let _ = asked.reply.send(Ok(answer));
                }
            }
            Err(error) if asked.len() == 1 || error.is_unavailable() => {
                let error = Arc::new(error);
                for asked in asked {
                    let _ = asked.reply.send(Err(Arc::clone(&error)));
                }
            }
            Err(_) => {
                for one in asked {
                    let outcome = self.try_often(&[&one.command]).await;
                    let _ = one.reply.send(outcome.map_err(Arc::new).and_then(|mut answers| {
                        answers.pop().ok_or_else(|| Arc::new(db::Error::impossible("a command without an answer")))
                    }));
                }
            }
        }
    }

    async fn try_often(&mut self, commands: &[&Command]) -> db::Result<Vec<Answer>> {
        let mut tries = 1;
        loop {
            match self.try_once(commands).await {
                Err(error) if (error.is_conflict() || error.is_lost()) && tries < MAX_TRIES => tries += 1,
                outcome => return outcome,
            }
        }
    }

    async fn try_once(&mut self, commands: &[&Command]) -> db::Result<Vec<Answer>> {
        let shops: Vec<ShopId> =
            commands.iter().map(|command| command.shop).collect::<HashSet<_>>().into_iter().collect();
        let mut writer = self.db.writer(Shops::Many(&shops)).await?;
        let mut batch = self.read(&mut writer, commands).await?;
        if batch.is_too_close(commands) {
            return Err(db::Error::impossible(
                "a void or refund is decided apart from scans by its card's other codes",
            ));
        }
        let answers: Vec<Answer> = commands.iter().map(|command| self.decide(&mut batch, command)).collect();
        if batch.moved.is_empty() && !batch.changes.takes_keys() {
            return Ok(answers);
        }
        for key in &batch.moved {
            if let Some(held) = batch.cards.get(key) {
                batch.changes.state(held.shop, &held.card);
            }
        }
        batch.changes.write(&mut writer).await?;
        // Last, because on PostgreSQL others wait at the head of a shop's log until the commit.
        audit::store::append(&mut writer, &self.audit, &batch.notes).await?;
        writer.commit().await?;
        for held in batch.moved.iter().filter_map(|key| batch.cards.get(key)) {
            // Where nobody listens, nobody is told.
            let _ = self.changed.send((held.shop, held.card.id));
        }
        Ok(answers)
    }

    /// Reads the keys and the cards of the whole batch with one statement each, and rules that have changed.
    async fn read(&mut self, writer: &mut Writer, commands: &[&Command]) -> db::Result<Batch> {
        let keys: HashSet<(ShopId, String)> =
            commands.iter().filter_map(|command| Some((command.shop, command.key.as_ref()?.text.clone()))).collect();
        let codes: HashSet<(ShopId, CardCode)> =
            commands.iter().filter_map(|command| Some((command.shop, command.card?))).collect();
        let others = commands.iter().filter_map(|command| Some((command.shop, command.act.other_card()?)));
        let codes: HashSet<(ShopId, CardCode)> = codes.into_iter().chain(others).collect();
        let mut batch = Batch {
            receipts: HashMap::new(),
            cards: HashMap::new(),
            codes: HashMap::new(),
            merges: HashMap::new(),
            pasts: HashMap::new(),
            changes: Changes::default(),
            moved: HashSet::new(),
            notes: Vec::new(),
        };
        // The cards first: once they are locked, nobody else can write the receipts of commands on them.
        let codes = codes.into_iter().collect::<Vec<_>>();
        let mut read = store::cards(writer, &codes).await?;
        if is_cut_short(&read) {
            // Somebody has merged one of these while it was waited for. Now that it is held, the other is found too.
            read = store::cards(writer, &codes).await?;
        }
        for held in read {
            let known = self.rules.get(&held.shop).map(|(version, _)| *version);
            if known != Some(held.rules_version) {
                self.rules.insert(held.shop, (held.rules_version, program::store::rules(writer, held.shop).await?));
            }
            batch.codes.insert((held.shop, held.card.id), held.card.code);
            batch.cards.insert((held.shop, held.card.code), held);
        }
        batch.tell_aliases();
        for receipt in store::receipts(writer, &keys.into_iter().collect::<Vec<_>>()).await? {
            batch.receipts.insert((receipt.shop_id, receipt.key.clone()), Receipt::try_from(receipt)?);
        }
        for command in commands {
            if let (Some(visit), Some(code)) = (command.act.past_visit(), command.card)
                && let Some(held) = batch.cards.get(&(command.shop, code))
                && let Some(past) = store::past(writer, command.shop, held.card.id, visit).await?
            {
                batch.pasts.insert((command.shop, visit), past);
            }
            if let Act::Part { merge, .. } = &command.act
                && let Some(past) = store::past_merge(writer, command.shop, *merge).await?
            {
                batch.merges.insert((command.shop, *merge), past);
            }
        }
        Ok(batch)
    }

    /// Decides one command in memory: a repeat is answered first, whatever its code says by now.
    fn decide(&mut self, batch: &mut Batch, command: &Command) -> Answer {
        if let Some(key) = &command.key
            && let Some(receipt) = batch.receipts.get(&(command.shop, key.text.clone()))
        {
            return receipt.answer(command, key);
        }
        match self.decide_new(batch, command) {
            Err(refusal) => Err(self.refuse(batch, command, refusal)),
            done => done,
        }
    }

    /// A refusal, which is kept where the scan cannot be made again.
    fn refuse(&mut self, batch: &mut Batch, command: &Command, refusal: Refusal) -> Refusal {
        let Some((scan, device_seq, scanned_at)) = of_queue(command) else { return refusal };
        let Some((reason, until)) = refusal.kept_as() else { return refusal };
        let code = command.card.filter(|_| names_its_card(scan));
        let card = code.and_then(|code| batch.cards.get(&(command.shop, code))).map(|held| held.card.id);
        let refused = Refused { id: self.random.id(command.at), card, reason, until, device_seq, scanned_at };
        batch.changes.refused(command, scan, &refused);
        batch.notes.push((command.at, noted::refused(command, &refused)));
        batch.knows(command, Became::Refused(refusal.clone()));
        Refusal::Recorded { refusal: Box::new(refusal), is_repeat: false }
    }

    /// Decides what no key has answered.
    fn decide_new(&mut self, batch: &mut Batch, command: &Command) -> Answer {
        if let Act::Scan(scan) = &command.act
            && let Err(refusal) = &scan.verdict
        {
            return Err(Refusal::Code(*refusal));
        }
        if command.act.goes_alone() {
            return self.decide_both(batch, command);
        }
        let code = batch.acts_on(command).ok_or(Refusal::CodeUnknown)?;
        let held = batch.cards.get_mut(&(command.shop, code)).ok_or(Refusal::CodeUnknown)?;
        let (_, rules) = self.rules.get(&command.shop).ok_or(Refusal::CodeUnknown)?;
        let past = command.act.past_visit().and_then(|visit| batch.pasts.get(&(command.shop, visit)));
        let mut card = held.card.clone();
        let is_blank = card.customer.0.is_nil();
        if is_blank {
            card.customer = self.random.id::<CustomerId>(command.at);
        }
        let events = decide(&card, rules, past, command, &self.random)?;
        if events.is_empty() && command.key.is_none() {
            return Ok(Outcome::Done(Done { events, card }));
        }
        if is_blank {
            batch.changes.wake(command, card.id, card.customer);
        }
        let replayed = made(&card, &events, command);
        batch.took(command, replayed);
        let card = self.apply(batch, command, Some(replayed), card, &events);
        Ok(Outcome::Done(Done { events, card }))
    }

    /// Decides what two cards meet at once.
    fn decide_both(&mut self, batch: &mut Batch, command: &Command) -> Answer {
        let card_of = |code: Option<CardCode>| {
            let held = code.and_then(|code| batch.cards.get(&(command.shop, code)));
            held.map(|held| held.card.clone()).ok_or(Refusal::CodeUnknown)
        };
        let (card, into) = (card_of(command.card)?, card_of(command.act.other_card())?);
        if is_own(&card, command) || is_own(&into, command) {
            return Err(Refusal::OwnCard);
        }
        let (_, rules) = self.rules.get(&command.shop).ok_or(Refusal::CodeUnknown)?;
        let both = match &command.act {
            Act::Merge { reason, .. } => merge::merge(&card, &into, rules, command, reason.as_ref(), &self.random)?,
            Act::Part { merge: id, .. } => {
                let past = batch.merges.get(&(command.shop, *id)).ok_or(Refusal::NotMerged(NotMerged::Parted))?;
                merge::part(&card, &into, rules, past, command, &self.random)?
            }
            _ => return Err(Refusal::CodeUnknown),
        };
        let subject = merge::made(&both.card).ok_or(Refusal::CodeUnknown)?;
        let made = Replayed { subject: subject.0, number: None };
        batch.took(command, made);
        let card = self.apply(batch, command, Some(made), card, &both.card);
        self.apply(batch, command, None, into, &both.into);
        Ok(Outcome::Done(Done { events: both.card, card }))
    }

    /// Applies what was decided to a card of the batch, and links it to the card's chain. What was made is told to the
    /// audit log; None where it is told by the other card.
    fn apply(
        &mut self,
        batch: &mut Batch,
        command: &Command,
        made: Option<Replayed>,
        mut card: Card,
        events: &[Event],
    ) -> Card {
        let shop = command.shop;
        card.state = events.iter().fold(card.state, evolve);
        let key = self.chain_keys.entry(shop).or_insert_with(|| chain::key(&self.master, shop));
        let hashes = chain::seal(key, card.id, &mut card.state, events);
        batch.changes.events(shop, &card, events, &hashes);
        batch.moved.insert((shop, card.code));
        let note = made.and_then(|made| noted::note(command, &card, made, hashes.last().copied()));
        batch.notes.extend(note.map(|note| (command.at, note)));
        if let Some(held) = batch.cards.get_mut(&(shop, card.code)) {
            held.card = card.clone();
        }
        card
    }
}

/// Whether a card was merged into one that is not among those read.
fn is_cut_short(read: &[Held]) -> bool {
    let ids: HashSet<(ShopId, CardId)> = read.iter().map(|held| (held.shop, held.card.id)).collect();
    let is_there = |held: &Held| held.card.state.merged_into.is_none_or(|into| ids.contains(&(held.shop, into)));
    !read.iter().all(is_there)
}

impl Batch {
    /// Tells the cards of one person, those that were merged and the one into which, of each other's codes.
    fn tell_aliases(&mut self) {
        let mut people: HashMap<(ShopId, CardId), Vec<(CardId, Alias)>> = HashMap::new();
        let person = |held: &Held| (held.shop, held.card.state.merged_into.unwrap_or(held.card.id));
        for held in self.cards.values() {
            let card = &held.card;
            let alias = Alias { code: card.code, epoch: card.epoch, last_visit_at: card.state.last_visit_at };
            people.entry(person(held)).or_default().push((card.id, alias));
        }
        for held in self.cards.values_mut() {
            let id = held.card.id;
            let others = people.get(&person(held)).into_iter().flatten().filter(|(other, _)| *other != id);
            held.card.aliases = others.map(|(_, alias)| *alias).collect();
        }
    }

    /// The card that a command is decided on: what the codes of a merged card earn is the other's.
    fn acts_on(&self, command: &Command) -> Option<CardCode> {
        let code = command.card?;
        let into = self.cards.get(&(command.shop, code)).and_then(|held| held.card.state.merged_into);
        match (&command.act, into) {
            (Act::Scan(_), Some(into)) => self.codes.get(&(command.shop, into)).copied(),
            _ => Some(code),
        }
    }

    /// Whether a void or a refund follows something on the same card under another of its codes: see `put_off` in the queue.
    fn is_too_close(&self, commands: &[&Command]) -> bool {
        let mut seen = HashSet::new();
        commands.iter().any(|command| {
            let card = (command.shop, self.acts_on(command));
            let follows = command.act.past_visit().is_some() && seen.contains(&card);
            seen.insert(card);
            follows
        })
    }

    /// Keeps the receipt of a command.
    fn took(&mut self, command: &Command, replayed: Replayed) {
        self.changes.receipt(command, replayed.subject, replayed.number);
        self.knows(command, Became::Done(replayed));
    }

    /// Remembers what became of a key, for those that come after it in the same batch.
    fn knows(&mut self, command: &Command, became: Became) {
        if let Some(key) = &command.key {
            let (kind, fingerprint) = (command.act.kind().to_owned(), key.fingerprint.to_vec());
            self.receipts.insert((command.shop, key.text.clone()), Receipt { kind, fingerprint, became });
        }
    }
}

impl Receipt {
    /// What is told under a key that was used.
    fn answer(&self, command: &Command, key: &super::Key) -> Answer {
        if self.kind != command.act.kind() || self.fingerprint != key.fingerprint {
            return Err(Refusal::KeyReused);
        }
        match &self.became {
            Became::Done(replayed) => Ok(Outcome::Replayed(*replayed)),
            Became::Refused(refusal) => Err(Refusal::Recorded { refusal: Box::new(refusal.clone()), is_repeat: true }),
        }
    }
}

impl TryFrom<store::Receipt> for Receipt {
    type Error = db::Error;

    fn try_from(row: store::Receipt) -> db::Result<Receipt> {
        let (kind, became) = match row.reason {
            Some(word) => {
                let impossible = || db::Error::impossible("a refused scan's reason does not read as one");
                ("scan".to_owned(), Became::Refused(Refusal::kept(&word, row.until_at).ok_or_else(impossible)?))
            }
            None => (row.kind, Became::Done(Replayed { subject: row.subject_id, number: row.number })),
        };
        Ok(Receipt { kind, fingerprint: row.fingerprint, became })
    }
}

/// The row that a command made, from which its answer can be built again.
fn made(card: &Card, events: &[Event], command: &Command) -> Replayed {
    let subject = |subject: Uuid| Replayed { subject, number: None };
    let row = match &command.act {
        Act::Scan(_) => {
            events.iter().find_map(|event| if let Event::Visited(visit) = event { Some(visit.id.0) } else { None })
        }
        Act::Refund { .. } => {
            events.iter().find_map(|event| if let Event::Refunded(refund) = event { Some(refund.id.0) } else { None })
        }
        Act::Gift { .. } => {
            events.iter().find_map(|event| if let Event::Issued(reward) = event { Some(reward.id.0) } else { None })
        }
        Act::Redeem { reward, .. } | Act::RedeemOnWord { reward, .. } => Some(reward.0),
        Act::Void { visit, .. } => Some(visit.0),
        Act::Adjust { .. } | Act::Open { .. } | Act::Expire | Act::Merge { .. } | Act::Part { .. } => None,
    };
    // What has no row of its own is found by the first entry it made that was not an expiry.
    row.map_or_else(|| Replayed { subject: card.id.0, number: first_own_entry(events) }, subject)
}

fn first_own_entry(events: &[Event]) -> Option<i64> {
    events.iter().find_map(|event| match event {
        Event::Entered(entry) if entry.kind != super::EntryKind::Expire => Some(entry.number),
        _ => None,
    })
}
