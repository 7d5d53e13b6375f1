//! What a lane remembers: the cards of its last batches, for as long as nobody else writes.
//!
//! A scan is decided on a card that is remembered only where the database shows that it is the same still: the writer is
//! the very next one after the one that left it so, and no other process wrote meanwhile. Whatever else is asked is decided
//! on what was read, as ever; and where others write at the same time (PostgreSQL) nothing is remembered.

use std::collections::HashMap;

use super::batch::{Batch, Keys};
use crate::code::CardCode;
use crate::db::{Mark, Writer};
use crate::kernel::ShopId;
use crate::ledger::Command;
use crate::ledger::store::Held;

/// Cards remembered at most, some kilobytes each. When there are more, all are forgotten but the last batch's.
const MAX_CARDS: usize = 4_096;

#[derive(Default)]
pub(super) struct Memory {
    cards: HashMap<(ShopId, CardCode), Held>,
    /// How the database stood when this was true.
    mark: Option<Mark>,
}

impl Memory {
    /// A batch as it would be read without its keys, if all of its cards are remembered. It is true only if the writer's
    /// own mark says so: see [`Memory::is_true_at`].
    pub(super) fn recall(&mut self, writer: &Writer, commands: &[&Command], keys: Keys) -> Option<Batch> {
        if keys == Keys::Read || !self.mark.is_some_and(|mark| writer.is_next_after(mark)) {
            return None;
        }
        let names: Vec<_> =
            commands.iter().map(|command| Some((command.shop, command.card?))).collect::<Option<_>>()?;
        if !names.iter().all(|name| self.cards.contains_key(name)) {
            return None;
        }
        let cards = names.iter().filter_map(|name| self.cards.remove_entry(name)).collect();
        Some(Batch { cards, ..Batch::default() })
    }

    /// Whether what is remembered was true in the transaction that has this mark.
    pub(super) fn is_true_at(&self, mark: Option<Mark>) -> bool {
        self.mark.zip(mark).is_some_and(|(earlier, mark)| mark.follows(earlier))
    }

    /// Remembers cards as a transaction has left them, and of what was remembered what was still true in it.
    pub(super) fn keep(&mut self, mark: Option<Mark>, cards: impl Iterator<Item = Held>) {
        if mark.is_none() || !self.is_true_at(mark) || self.cards.len() > MAX_CARDS {
            self.cards.clear();
        }
        self.mark = mark;
        if mark.is_some() {
            for held in cards {
                let (name, state) = ((held.shop, held.card.code), &held.card.state);
                // What happens to one of a person's cards is the business of the others too.
                if state.merged_into.is_none() && state.absorbed.is_empty() {
                    self.cards.insert(name, held);
                } else {
                    self.cards.remove(&name);
                }
            }
        }
    }
}
