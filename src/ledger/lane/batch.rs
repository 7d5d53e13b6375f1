//! A batch: what is read once, and then held in memory while its commands are decided.

use std::collections::{HashMap, HashSet};

use super::Answer;
use super::receipt::{Became, Receipt};
use super::worker::Worker;
use crate::audit::Note;
use crate::code::CardCode;
use crate::db::{self, Writer};
use crate::kernel::{CardId, MergeId, ShopId, Time, VisitId};
use crate::ledger::merge::PastMerge;
use crate::ledger::past::Past;
use crate::ledger::store::{self, Changes, Held};
use crate::ledger::{Act, Alias, Command, Refusal, Replayed};
use crate::program;

/// What a batch knows of its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// Nothing: it is decided as if all were new. It stands if each takes its key, because the database gives none twice.
    Unread,
    /// What was done under each.
    Read,
}

impl Keys {
    /// What there is to know of the keys of commands. Only scans, which are nearly all, are decided without having read
    /// any.
    pub(super) fn of(commands: &[&Command]) -> Keys {
        let is_scan = |command: &&Command| matches!(command.act, Act::Scan(_)) && command.key.is_some();
        if commands.iter().all(is_scan) { Keys::Unread } else { Keys::Read }
    }

    /// Whether these answers stand. One that took no key may have been given before, and another.
    pub(super) fn allow(self, answers: &[Answer]) -> bool {
        let is_taken = |answer: &Answer| matches!(answer, Ok(_) | Err(Refusal::Recorded { .. }));
        self == Keys::Read || answers.iter().all(is_taken)
    }
}

/// A batch in the making: what is read once and then held in memory.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) receipts: HashMap<(ShopId, String), Receipt>,
    pub(super) cards: HashMap<(ShopId, CardCode), Held>,
    pub(super) codes: HashMap<(ShopId, CardId), CardCode>,
    pub(super) merges: HashMap<(ShopId, MergeId), PastMerge>,
    pub(super) pasts: HashMap<(ShopId, VisitId), Past>,
    pub(super) changes: Changes,
    pub(super) moved: HashSet<(ShopId, CardCode)>,
    pub(super) notes: Vec<(Time, Note)>,
}

impl Worker {
    /// Reads the cards of the whole batch at once, with the receipts of its keys if asked to, and rules that have changed.
    pub(super) async fn read(&mut self, writer: &mut Writer, commands: &[&Command], keys: Keys) -> db::Result<Batch> {
        let codes: HashSet<(ShopId, CardCode)> =
            commands.iter().filter_map(|command| Some((command.shop, command.card?))).collect();
        let others = commands.iter().filter_map(|command| Some((command.shop, command.act.other_card()?)));
        let codes: HashSet<(ShopId, CardCode)> = codes.into_iter().chain(others).collect();
        let codes: Vec<_> = codes.into_iter().collect();
        let mut batch = Batch::default();
        let (mut read, receipts) = match keys {
            Keys::Unread => (store::cards(writer, &codes).await?, Vec::new()),
            Keys::Read => store::cards_and_receipts(writer, &codes, &keys_of(commands)).await?,
        };
        if is_cut_short(&read) {
            // One of these was merged, long ago or while it was waited for. Now that it is held, the other is found too.
            // (Should two batches hold what the other one follows, PostgreSQL ends one of them, and it is tried again.)
            read = store::cards_followed(writer, &codes).await?;
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
        for receipt in receipts {
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
}

fn keys_of(commands: &[&Command]) -> Vec<(ShopId, String)> {
    let keys: HashSet<(ShopId, String)> =
        commands.iter().filter_map(|command| Some((command.shop, command.key.as_ref()?.text.clone()))).collect();
    keys.into_iter().collect()
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
    pub(super) fn acts_on(&self, command: &Command) -> Option<CardCode> {
        let code = command.card?;
        let into = self.cards.get(&(command.shop, code)).and_then(|held| held.card.state.merged_into);
        match (&command.act, into) {
            (Act::Scan(_), Some(into)) => self.codes.get(&(command.shop, into)).copied(),
            _ => Some(code),
        }
    }

    /// Whether a void or a refund follows something on the same card under another of its codes: see `put_off` in the queue.
    pub(super) fn is_too_close(&self, commands: &[&Command]) -> bool {
        let mut seen = HashSet::new();
        commands.iter().any(|command| {
            let card = (command.shop, self.acts_on(command));
            let follows = command.act.past_visit().is_some() && seen.contains(&card);
            seen.insert(card);
            follows
        })
    }

    /// Keeps the receipt of a command.
    pub(super) fn took(&mut self, command: &Command, replayed: Replayed) {
        self.changes.receipt(command, replayed.subject, replayed.number);
        self.knows(command, Became::Done(replayed));
    }

    /// Remembers what became of a key, for those that come after it in the same batch.
    pub(super) fn knows(&mut self, command: &Command, became: Became) {
        if let Some(key) = &command.key {
            let (kind, fingerprint) = (command.act.kind().to_owned(), key.fingerprint.to_vec());
            self.receipts.insert((command.shop, key.text.clone()), Receipt { kind, fingerprint, became });
        }
    }
}
