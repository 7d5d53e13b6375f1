//! The audit log: numbers without gaps, links that verify (9), and an end that is where its head says.

use super::Finding;
use crate::audit::chain::link;
use crate::audit::store::Hashed;
use crate::kernel::{Key, ShopId};

/// A shop's log on its way through the check, row by row.
pub(super) struct Log {
    shop: ShopId,
    key: Key,
    number: i64,
    /// The hash stored before, and the one that should have been: one replaced hash is one finding.
    stored_before: Vec<u8>,
    true_before: Vec<u8>,
    findings: Vec<Finding>,
}

impl Log {
    pub(super) fn new(shop: ShopId, key: Key) -> Log {
        let (stored_before, true_before, findings) = (Vec::new(), Vec::new(), Vec::new());
        Log { shop, key, number: 0, stored_before, true_before, findings }
    }

    /// The last number that was looked at.
    pub(super) fn number(&self) -> i64 {
        self.number
    }

    pub(super) fn row(&mut self, Hashed { row, hash }: &Hashed) {
        if row.number != self.number + 1 {
            let what = format!("rows {} to {} are missing: numbers have no gaps", self.number + 1, row.number - 1);
            self.found(self.number + 1, what);
        }
        let expected = link(&self.key, &self.stored_before, row);
        let is_good = hash[..] == expected
            || (self.true_before != self.stored_before && hash[..] == link(&self.key, &self.true_before, row));
        if !is_good {
            let what = "its hash does not verify: a row was edited, removed, put in or swapped";
            self.found(row.number, what.to_owned());
        }
        self.true_before = if is_good { hash.clone() } else { expected.to_vec() };
        self.stored_before.clone_from(hash);
        self.number = row.number;
    }

    /// What was found, with how the log ends.
    pub(super) fn end(mut self, head: Option<&(i64, Vec<u8>)>) -> Vec<Finding> {
        let (number, hash) = head.cloned().unwrap_or_default();
        if number > self.number {
            let what = format!("rows {} to {number} are missing: the log's head counts them", self.number + 1);
            self.found(self.number + 1, what);
        } else if number < self.number {
            let what = format!("the head counts {number} rows, and the log has {}", self.number);
            self.head_found(what);
        } else if hash != self.stored_before {
            self.head_found("its hash is not that of the log's last row".to_owned());
        }
        self.findings
    }

    fn found(&mut self, number: i64, what: String) {
        let row = format!("number={number}");
        self.findings.push(Finding { invariant: 9, shop: self.shop, table: "audit", row, what });
    }

    fn head_found(&mut self, what: String) {
        let row = format!("shop_id={}", self.shop);
        self.findings.push(Finding { invariant: 9, shop: self.shop, table: "audit_head", row, what });
    }
}
