//! One command of a batch is decided, in memory: a key's answer first, then the rules.

use super::Answer;
use super::batch::Batch;
use super::receipt::{Became, made};
use super::worker::Worker;
use crate::code::CardCode;
use crate::kernel::CustomerId;
use crate::ledger::decide::{decide, is_own};
use crate::ledger::refused::{Refused, names_its_card, of_queue};
use crate::ledger::state::evolve;
use crate::ledger::{Act, Card, Command, Done, Event, NotMerged, Outcome, Refusal, Replayed, chain, merge, noted};

impl Worker {
    /// Decides one command in memory: a repeat is answered first, whatever its code says by now.
    pub(super) fn decide(&mut self, batch: &mut Batch, command: &Command) -> Answer {
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
