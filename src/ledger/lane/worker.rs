//! One lane at work: a batch is read, decided, written, committed, and then answered.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tokio::sync::broadcast;

use super::batch::{Batch, Keys};
use super::memory::Memory;
use super::{Answer, Changed};
use crate::audit;
use crate::db::{self, Db, Mark, Shops, Writer};
use crate::kernel::{Key, MasterSecret, Random, ShopId};
use crate::ledger::Command;
use crate::ledger::queue::{Asked, Taker};
use crate::program::Rules;

/// How often a batch is decided again where somebody else was first.
const MAX_TRIES: usize = 4;

pub(super) struct Worker {
    pub(super) db: Db,
    pub(super) master: MasterSecret,
    pub(super) random: Arc<Random>,
    /// The rules of each shop, and the version they were read at.
    pub(super) rules: HashMap<ShopId, (i64, Rules)>,
    pub(super) chain_keys: HashMap<ShopId, Key>,
    pub(super) memory: Memory,
    /// What shops' audit logs are chained under.
    pub(super) audit: Key,
    pub(super) changed: broadcast::Sender<Changed>,
}

impl Worker {
    pub(super) async fn run(mut self, mut waiting: Taker) {
        while let Some(asked) = waiting.next().await {
            self.answer(asked).await;
        }
    }

    /// Answers a batch, together if possible. One that fails is halved until what is at fault fails alone.
    async fn answer(&mut self, asked: Vec<Asked>) {
        let mut left = vec![asked];
        while let Some(mut asked) = left.pop() {
            let commands: Vec<&Command> = asked.iter().map(|asked| &asked.command).collect();
            match self.try_often(&commands).await {
                Ok(answers) => {
                    // Beside the next batch, which need not wait until all are told.
                    tokio::spawn(async move {
                        for (asked, answer) in asked.into_iter().zip(answers) {
                            // A caller that went away has its answer under its key.
                            let _ = asked.reply.send(Ok(answer));
                        }
                    });
                }
                Err(error) if asked.len() == 1 || error.is_unavailable() => {
                    let error = Arc::new(error);
                    for asked in asked {
                        let _ = asked.reply.send(Err(Arc::clone(&error)));
                    }
                }
                Err(_) => {
                    let second = asked.split_off(asked.len() / 2);
                    left.extend([second, asked]);
                }
            }
        }
    }

    async fn try_often(&mut self, commands: &[&Command]) -> db::Result<Vec<Answer>> {
        let mut keys = Keys::of(commands);
        let mut tries = 1;
        loop {
            match self.try_once(commands, keys).await {
                Err(error) if (error.is_conflict() || error.is_lost()) && tries < MAX_TRIES => tries += 1,
                outcome => return outcome,
            }
            // One of them was taken, or may have been.
            keys = Keys::Read;
        }
    }

    async fn try_once(&mut self, commands: &[&Command], keys: Keys) -> db::Result<Vec<Answer>> {
        let shops: Vec<ShopId> =
            commands.iter().map(|command| command.shop).collect::<HashSet<_>>().into_iter().collect();
        let mut writer = self.db.writer(Shops::Many(&shops)).await?;
        // Whatever ends before the commit leaves nothing remembered.
        let mut memory = std::mem::take(&mut self.memory);
        let recalled = memory.recall(&writer, commands, keys);
        let mut is_recalled = recalled.is_some();
        let mut batch = match recalled {
            Some(batch) => batch,
            None => self.read(&mut writer, commands, keys).await?,
        };
        if batch.is_too_close(commands) {
            return Err(db::Error::impossible(
                "a void or refund is decided apart from scans by its card's other codes",
            ));
        }
        let mut answers = self.decide_all(&mut batch, commands);
        if !keys.allow(&answers) {
            batch = self.read(&mut writer, commands, Keys::Read).await?;
            answers = self.decide_all(&mut batch, commands);
            is_recalled = false;
        }
        if batch.moved.is_empty() && !batch.changes.takes_keys() {
            return Ok(answers);
        }
        let mark = self.write(&mut writer, &mut batch).await?;
        if is_recalled && !memory.is_true_at(mark) {
            // Another process has written. Nothing is remembered any more, so that it is read now.
            drop(writer);
            return Box::pin(self.try_once(commands, Keys::Read)).await;
        }
        self.commit(writer, mark, memory, batch, answers).await
    }

    fn decide_all(&mut self, batch: &mut Batch, commands: &[&Command]) -> Vec<Answer> {
        commands.iter().map(|command| self.decide(batch, command)).collect()
    }

    async fn write(&self, writer: &mut Writer, batch: &mut Batch) -> db::Result<Option<Mark>> {
        for key in &batch.moved {
            if let Some(held) = batch.cards.get(key) {
                batch.changes.state(held.shop, &held.card);
            }
        }
        let mark = batch.changes.write(writer).await?;
        // Last, because on PostgreSQL others wait at the head of a shop's log until the commit.
        audit::store::append(writer, &self.audit, &batch.notes).await?;
        Ok(mark)
    }

    /// Makes it so, remembers the cards as they are now, and tells whoever listens.
    async fn commit(
        &mut self,
        writer: Writer,
        mark: Option<Mark>,
        mut memory: Memory,
        batch: Batch,
        answers: Vec<Answer>,
    ) -> db::Result<Vec<Answer>> {
        writer.commit().await?;
        for held in batch.moved.iter().filter_map(|key| batch.cards.get(key)) {
            // Where nobody listens, nobody is told.
            let _ = self.changed.send((held.shop, held.card.id));
        }
        memory.keep(mark, batch.cards.into_values());
        self.memory = memory;
        Ok(answers)
    }
}
