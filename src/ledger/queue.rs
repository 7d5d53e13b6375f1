//! Who waits before a lane, and who is next.
//!
//! Shops take turns. A batch takes one command of each shop that waits, then a second of each, until it is full; the next
//! batch goes on with the shop whose turn it is then. So a shop that sends thousands at once waits for itself, and whoever
//! else asks is in the next batch. (Where more shops wait than a batch has places, it takes as many batches as these need.)
//! What goes alone takes its turn too, but never two turns running while others wait. Commands of one card are one
//! shop's, and keep their order.
//!
//! Places are shared in the same way: a shop may hold as many as are still free. One alone fills half of them, two a
//! third each, and a stranger always finds some left.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};

use super::{Command, Outcome, Refusal};
use crate::db;
use crate::kernel::ShopId;

/// Commands that share one commit at most.
const MAX_BATCH_COMMANDS: usize = 256;
/// Commands that wait before one lane at most; more are told to come back.
pub(super) const MAX_WAITING_COMMANDS: usize = 8_192;

/// Why the lane gave no answer of the rules.
#[derive(Debug, thiserror::Error)]
pub enum LaneError {
    /// Too many are waiting, or too many of this shop. Nothing was done.
    #[error("too many requests are waiting")]
    Full,
    /// The lane has stopped, with the server. What became of the command, its key will tell.
    #[error("the server is stopping")]
    Stopped,
    /// The database failed. What became of the command, its key will tell.
    #[error(transparent)]
    Database(#[from] Arc<db::Error>),
}

/// What a command comes to: an outcome on disk, or a refusal.
pub type Answer = Result<Outcome, Refusal>;

pub(super) type Reply = oneshot::Sender<Result<Answer, Arc<db::Error>>>;

/// A command, and who waits for its answer.
pub(super) struct Asked {
    pub(super) command: Command,
    pub(super) reply: Reply,
}

/// The way into a queue.
pub(super) struct Queue {
    waiting: Arc<Mutex<Waiting>>,
    /// Rung after each command; one ring stands for all that were not heard yet.
    bell: mpsc::Sender<()>,
}

/// The way out, for the one lane that works the queue off. When it is gone, whoever waits is told that nobody answers.
pub(super) struct Taker {
    waiting: Arc<Mutex<Waiting>>,
    bell: mpsc::Receiver<()>,
    /// Commands of the last batch.
    last: usize,
}

/// Makes an empty queue.
pub(super) fn queue() -> (Queue, Taker) {
    let (bell, rung) = mpsc::channel(1);
    let waiting = Arc::new(Mutex::new(Waiting::default()));
    (Queue { waiting: Arc::clone(&waiting), bell }, Taker { waiting, bell: rung, last: 0 })
}

impl Queue {
    /// Lets a command wait, or says at once why it cannot.
    pub(super) fn push(&self, asked: Asked) -> Result<(), LaneError> {
        lock(&self.waiting).push(asked)?;
        match self.bell.try_send(()) {
            Err(TrySendError::Closed(())) => Err(LaneError::Stopped),
            Ok(()) | Err(TrySendError::Full(())) => Ok(()),
        }
    }
}

impl Taker {
    /// Waits for the next batch. None when nobody can ask any more and nobody waits.
    pub(super) async fn next(&mut self) -> Option<Vec<Asked>> {
        let mut is_open = true;
        loop {
            self.let_ahead().await;
            let batch = lock(&self.waiting).next_batch(MAX_BATCH_COMMANDS);
            if !batch.is_empty() {
                self.last = batch.len();
                return Some(batch);
            }
            if !is_open {
                return None;
            }
            is_open = self.bell.recv().await.is_some();
        }
    }

    /// Lets those go first who are about to ask, until three quarters of the last batch wait: a commit costs as much for one
    /// as for all of them, and whoever comes after that fills the next batch while this one is written. Nobody and no time
    /// is waited for: it ends when what is ready to run has run and nobody came of it.
    async fn let_ahead(&self) {
        let mut before = 0;
        loop {
            let waiting = lock(&self.waiting).count;
            if waiting == before || waiting * 4 >= self.last * 3 {
                return;
            }
            before = waiting;
            tokio::task::yield_now().await;
        }
    }
}

impl Drop for Taker {
    fn drop(&mut self) {
        // First the bell, so that what comes after this is refused.
        self.bell.close();
        *lock(&self.waiting) = Waiting::default();
    }
}

fn lock(waiting: &Mutex<Waiting>) -> MutexGuard<'_, Waiting> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What waits, shop by shop.
#[derive(Default)]
pub(super) struct Waiting {
    shops: HashMap<ShopId, VecDeque<Asked>>,
    /// The shops that wait, each once, the next one first.
    turns: VecDeque<ShopId>,
    count: usize,
    /// Whether the last batch was one command that goes alone.
    was_alone: bool,
}

impl Waiting {
    pub(super) fn push(&mut self, asked: Asked) -> Result<(), LaneError> {
        let shop = asked.command.shop;
        let held = self.shops.get(&shop).map_or(0, VecDeque::len);
        if held >= MAX_WAITING_COMMANDS - self.count {
            return Err(LaneError::Full);
        }
        if held == 0 {
            self.turns.push_back(shop);
        }
        self.shops.entry(shop).or_default().push_back(asked);
        self.count += 1;
        Ok(())
    }

    /// Takes up to `most` commands that can share a transaction; none only where nobody waits.
    pub(super) fn next_batch(&mut self, most: usize) -> Vec<Asked> {
        let may_be_alone = !std::mem::take(&mut self.was_alone) || self.shops.values().all(goes_alone);
        let (mut batch, mut passed_over) = (Vec::new(), Vec::new());
        while batch.len() < most
            && !self.was_alone
            && let Some(shop) = self.turns.pop_front()
        {
            let Some(queue) = self.shops.get_mut(&shop) else { continue };
            let is_alone = goes_alone(queue);
            if is_alone && !(may_be_alone && batch.is_empty()) {
                passed_over.push(shop);
                continue;
            }
            batch.extend(queue.pop_front());
            if queue.is_empty() {
                self.shops.remove(&shop);
            } else {
                self.turns.push_back(shop);
            }
            self.was_alone = is_alone;
        }
        // Whoever was passed over is first the next time.
        passed_over.into_iter().rev().for_each(|shop| self.turns.push_front(shop));
        self.count -= batch.len();
        for asked in put_off(&mut batch).into_iter().rev() {
            self.put_back(asked);
        }
        batch
    }

    /// Puts a command back before all others of its shop.
    fn put_back(&mut self, asked: Asked) {
        let shop = asked.command.shop;
        let queue = self.shops.entry(shop).or_default();
        if queue.is_empty() {
            self.turns.push_front(shop);
        }
        queue.push_front(asked);
        self.count += 1;
    }
}

/// Whether the next of a shop shares its batch with nothing.
fn goes_alone(queue: &VecDeque<Asked>) -> bool {
    queue.front().is_some_and(|asked| asked.command.act.goes_alone())
}

/// Leaves a batch in which no void or refund shares its card with an earlier command: those two are decided by what the
/// rows say of the past, which must not have moved since it was read. Gives the others, in their order.
pub(super) fn put_off(batch: &mut Vec<Asked>) -> Vec<Asked> {
    let mut seen = HashSet::new();
    let mut barred = HashSet::new();
    let mut later = Vec::new();
    let mut now = Vec::new();
    for asked in batch.drain(..) {
        let card = (asked.command.shop, asked.command.card);
        let needs_past = asked.command.act.past_visit().is_some();
        if barred.contains(&card) || (needs_past && seen.contains(&card)) {
            barred.insert(card);
            later.push(asked);
        } else {
            seen.insert(card);
            now.push(asked);
        }
    }
    *batch = now;
    later
}
