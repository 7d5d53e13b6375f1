//! `timbro fsck`: checks the promises on a live database, and names the row that breaks one.
//!
//! Each check carries the number of the invariant it stands for (docs/design.md lists them). A card is checked from one
//! snapshot: its entries are walked by rules written down a second time here, folded by the ledger's own
//! [`evolve`](crate::ledger::state::evolve), and verified link by link. This module is pure; [`store`] reads the rows and
//! [`jobs`] goes through the shops.
//!
//! What cannot be found, by design, because nothing else in the database depends on it:
//! - a card set back as a whole to an earlier moment of its own, with state, visits, rewards and receipts, unless the audit
//!   log holds a later head of its chain; else only backups tell that the log was longer. The audit log itself can be set
//!   back in the same way, with its head;
//! - what a visit says beside its time, place, actor and stamps: till references, lines, units, and an amount in which no
//!   program counts money and of which no refund speaks;
//! - the time of a visit that moved nothing, because no program ran, unless it was the card's last;
//! - a deleted receipt of anything but a scan: a request needs no key there;
//! - until when a reward could be used, once it was used or taken back: the state forgets closed rewards, and a shop may
//!   have moved to another time zone since.
//!
//! A row whose columns do not even read (an id of five bytes, a kind that is none) ends the run with an error and no list.
//!
//! Somebody who has the master secret can seal a false log with a true chain: only the checks beside the chain meet it.

pub mod jobs;
pub mod store;

mod audit;
mod balance;
mod chain;
mod fold;
mod rewards;
mod visits;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::kernel::{CardId, Key, RefundId, RewardId, ShopId, VisitId};
use crate::ledger::{Entry, EntryKind, Event, Redemption, Refund, Reward, Span, Visit, VisitVoid};
use crate::program::Rules;

/// Findings listed at most; the rest is counted. A wrong master secret alone would find every card.
const MAX_FINDINGS: usize = 10_000;

/// A row that breaks a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The promise's number.
    pub invariant: u8,
    /// At which shop.
    pub shop: ShopId,
    /// In which table.
    pub table: &'static str,
    /// Which row: the names and values of its key, or of the key it should have.
    pub row: String,
    /// A sentence that says what is wrong.
    pub what: String,
}

/// What was looked at, and what was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Shops looked at.
    pub shops: u64,
    /// Cards looked at.
    pub cards: u64,
    /// Entries looked at.
    pub entries: u64,
    /// Visits looked at.
    pub visits: u64,
    /// What was wrong.
    pub findings: Vec<Finding>,
    /// Findings beyond those that are listed.
    pub findings_left_out: u64,
}

impl Report {
    /// Whether every promise that could be checked holds.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// Adds findings, as many as are listed at most.
    pub fn add(&mut self, findings: Vec<Finding>) {
        let room = MAX_FINDINGS - self.findings.len().min(MAX_FINDINGS);
        self.findings_left_out += findings.len().saturating_sub(room) as u64;
        self.findings.extend(findings.into_iter().take(room));
    }
}

/// A card's state as it is stored.
#[derive(Clone, Debug)]
pub struct StoredState {
    /// The number beside the state.
    pub number: i64,
    /// The state's own bytes.
    pub text: String,
}

/// All that the rows say of one card, from one snapshot.
#[derive(Clone, Debug)]
pub struct CardLog {
    /// At which shop.
    pub shop: ShopId,
    /// Which card.
    pub card: CardId,
    /// Its state; None where the row is missing.
    pub stored: Option<StoredState>,
    /// All that happened, in order.
    pub events: Vec<Event>,
    /// The stored hash of each entry.
    pub hashes: Vec<Vec<u8>>,
    /// Its visits that were declared void.
    pub voids: Vec<VisitVoid>,
    /// Refunds for its visits.
    pub refunds: Vec<Refund>,
    /// Its rewards that were taken back, with the entry that says so.
    pub reward_voids: Vec<(RewardId, i64)>,
}

/// Checks one card against the rules of its shop. `key` is the shop's, for chains.
pub fn check_card(log: &CardLog, rules: &Rules, key: &Key) -> Vec<Finding> {
    let view = View::of(log, rules);
    let mut findings = chain::check(&view, key);
    findings.extend(balance::check(&view));
    findings.extend(rewards::check(&view));
    findings.extend(visits::check(&view));
    findings.extend(fold::check(&view));
    findings
}

/// A card's log with its rows by their keys.
struct View<'a> {
    log: &'a CardLog,
    rules: &'a Rules,
    entries: Vec<&'a Entry>,
    by_number: BTreeMap<i64, &'a Entry>,
    visits: BTreeMap<VisitId, &'a Visit>,
    rewards: BTreeMap<RewardId, &'a Reward>,
    redemptions: BTreeMap<RewardId, &'a Redemption>,
    reward_voids: BTreeMap<RewardId, i64>,
    voids: BTreeMap<VisitId, &'a VisitVoid>,
    refunds: BTreeMap<RefundId, &'a Refund>,
    /// The entries by which merges and their undoing moved stamps.
    merges: Vec<Span>,
}

impl<'a> View<'a> {
    fn of(log: &'a CardLog, rules: &'a Rules) -> View<'a> {
        let mut view = View {
            log,
            rules,
            entries: Vec::new(),
            by_number: BTreeMap::new(),
            visits: BTreeMap::new(),
            rewards: BTreeMap::new(),
            redemptions: BTreeMap::new(),
            reward_voids: log.reward_voids.iter().copied().collect(),
            voids: log.voids.iter().map(|void| (void.visit, void)).collect(),
            refunds: log.refunds.iter().map(|refund| (refund.id, refund)).collect(),
            merges: Vec::new(),
        };
        for event in &log.events {
            match event {
                Event::Visited(visit) => drop(view.visits.insert(visit.id, visit)),
                Event::Issued(reward) => drop(view.rewards.insert(reward.id, reward)),
                Event::Redeemed(redemption) => drop(view.redemptions.insert(redemption.reward, redemption)),
                Event::Entered(entry) => {
                    view.entries.push(entry);
                    view.by_number.insert(entry.number, entry);
                }
                Event::Merged(merge) => view.merges.push(merge.moved),
                Event::Absorbed(merge) => view.merges.push(merge.into_moved),
                Event::Parted(undo) => view.merges.push(undo.moved),
                Event::Released(undo) => view.merges.push(undo.into_moved),
                Event::Voided(_) | Event::Refunded(_) => {}
            }
        }
        view
    }

    /// Whether an entry moves stamps to or from another card of the same person.
    fn is_merging(&self, entry: &Entry) -> bool {
        entry.kind == EntryKind::Adjust && self.merges.iter().any(|span| span.has(entry.number))
    }

    fn found(&self, invariant: u8, table: &'static str, row: String, what: impl Into<String>) -> Finding {
        Finding { invariant, shop: self.log.shop, table, row, what: what.into() }
    }

    fn entry_found(&self, invariant: u8, number: i64, what: impl Into<String>) -> Finding {
        self.found(invariant, "entry", self.entry_row(number), what)
    }

    fn entry_row(&self, number: i64) -> String {
        format!("card_id={} number={number}", self.log.card)
    }

    fn state_found(&self, invariant: u8, what: impl Into<String>) -> Finding {
        self.found(invariant, "card_state", format!("card_id={}", self.log.card), what)
    }

    fn visit_found(&self, invariant: u8, visit: VisitId, what: impl Into<String>) -> Finding {
        self.found(invariant, "visit", format!("id={visit}"), what)
    }

    fn reward_found(&self, reward: RewardId, what: impl Into<String>) -> Finding {
        self.found(5, "reward", format!("id={reward}"), what)
    }

    fn redemption_found(&self, reward: RewardId, what: impl Into<String>) -> Finding {
        self.found(5, "redemption", format!("reward_id={reward}"), what)
    }
}
