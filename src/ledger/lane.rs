//! The lane: many commands, one durable commit.
//!
//! A commit waits for the disk, so the lane takes what has queued up, decides each command in order in memory, writes
//! all it changes in one way to the database and back, commits once, and only then answers. Nobody is answered
//! before the disk, and nobody waits for more than one batch of strangers: see [`queue`](super::queue). The failure cases:
//!
//! - *A command that is refused* leaves no trace; the others go on. But a scan of a device's queue is refused for good:
//!   see [`refused`](super::refused).
//! - *A batch that fails* is rolled back. Where somebody else was first (another node, another lane), it is read and
//!   decided again; after that it is halved, and halved again, until a bad command fails alone.
//! - *A key that was used* and *a card that another process changed* are found when the batch is written, if they were not read:
//!   see [`Keys`](batch::Keys) and [`memory`]. Then they are read.
//! - *A caller that goes away* does not undo anything: its key will tell what happened.
//! - *A full queue* is told at once, before memory grows, to the shop that fills it.
//! - *An unknown outcome* (the connection was lost in the commit) is resolved by trying again: the keys tell.

mod batch;
mod deciding;
mod memory;
mod receipt;
mod worker;

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::{broadcast, oneshot};

use super::Command;
pub use super::queue::{Answer, LaneError};
use super::queue::{Asked, Queue, queue};
use crate::audit;
use crate::db::Db;
use crate::kernel::{CardId, MasterSecret, Random, ShopId};
use memory::Memory;
use worker::Worker;

/// Changed cards that a listener may be behind; one that is further behind is told so, and looks for itself.
const MAX_UNHEARD_CARDS: usize = 1_024;
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
                memory: Memory::default(),
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
