//! The book's pages on what is taken back: voids, refunds, and two cards that become one and two again.

use super::*;

impl Book {
    /// Whether the book can tell what a void takes: not once its stamps' own days are over, for nobody has kept which of
    /// the stamps that expired on a day were whose.
    pub fn can_tell(&self, visit: usize) -> bool {
        let Visit { earned: [_, by_money], day: earned_on, .. } = self.visits[visit];
        by_money.is_none_or(|stamps| stamps == 0 || earned_on + GOOD_DAYS > day(self.now))
    }

    pub fn void(&mut self, visit: usize) -> Says {
        let Visit { card, earned, minor, refunded, day: earned_on, is_void, .. } = self.visits[visit];
        if is_void {
            return refused("visit-void");
        }
        self.sweep(card);
        let mut says = DONE;
        for (program, stamps) in earned.into_iter().enumerate() {
            let Some(stamps) = stamps else { continue };
            let is_tangled = self.cards[card].accounts[program].is_tangled;
            if is_tangled {
                says.refusals = GONE.to_vec();
            } else if self.has_paid(visit, program) {
                return Says { may_be_done: false, ..refused_or(says, "stamps-spent") };
            }
            let mut wanted = stamps;
            if program == 1 {
                let account = &mut self.cards[card].accounts[1];
                (wanted, account.rest) = unspend(account.rest, minor - refunded);
            }
            let until = (program == 1 && stamps > 0).then_some(earned_on + GOOD_DAYS);
            if let Err(why) = self.take_back(card, program, &vec![until; wanted as usize]) {
                return Says { may_be_done: false, ..refused_or(says, why) };
            }
        }
        self.visits[visit].is_void = true;
        self.cards[card].last_entry_at = self.now;
        says
    }

    pub fn refund(&mut self, visit: usize, minor: i64) -> Says {
        let Visit { card, earned, is_void, minor: paid, refunded: before, day: earned_on, .. } = self.visits[visit];
        if is_void {
            return refused("visit-void");
        }
        if minor > paid - before {
            return refused("refund-too-large");
        }
        self.sweep(card);
        self.visits[visit].refunded += minor;
        if let Some(stamps) = earned[1] {
            let account = &mut self.cards[card].accounts[1];
            let (owed, rest) = unspend(account.rest, minor);
            let taken = (account.stamps.len() as i64).min(owed);
            account.rest = if taken < owed { 0 } else { rest };
            account.is_tangled = true;
            let until = (stamps > 0).then_some(earned_on + GOOD_DAYS);
            (0..taken).for_each(|_| account.remove(until));
            self.cards[card].last_entry_at = self.now;
        }
        DONE
    }

    pub fn merge(&mut self, card: usize, into: usize) -> Says {
        if card == into {
            return refused("merge-refused");
        }
        if [card, into].iter().any(|one| self.cards[*one].merged_into.is_some()) {
            return refused("card-merged");
        }
        if self.cards.iter().any(|one| one.merged_into == Some(card)) {
            return refused("merge-refused");
        }
        self.sweep(card);
        self.sweep(into);
        let mut moved = [vec![], vec![]];
        for (program, moved) in moved.iter_mut().enumerate() {
            let theirs = &mut self.cards[card].accounts[program];
            if theirs.stamps.is_empty() {
                continue;
            }
            *moved = std::mem::take(&mut theirs.stamps);
            theirs.is_tangled = true;
            let theirs = theirs.rule;
            let theirs = self.going_on(program, theirs);
            let account = &self.cards[into].accounts[program];
            let has_begun = !account.stamps.is_empty() || account.rest > 0;
            let ours = if has_begun { self.going_on(program, account.rule) } else { theirs };
            if ours.number != theirs.number && ours.goal == theirs.goal {
                return refused("merge-refused");
            }
            let common = if theirs.goal < ours.goal { theirs } else { ours };
            let rewards = self.rewards.len();
            for stamp in moved.iter() {
                let rule = if self.rewards.len() == rewards { common } else { self.rule_of(into, program) };
                self.put_under(into, program, 1, Stamp { of: None, ..*stamp }, rule);
            }
            self.cards[into].accounts[program].is_tangled = true;
            (self.cards[card].last_entry_at, self.cards[into].last_entry_at) = (self.now, self.now);
        }
        self.cards[card].merged_into = Some(into);
        self.merges.push(Merge { card, into, moved });
        DONE
    }

    pub fn merges(&self) -> usize {
        self.merges.len()
    }

    /// The two cards of a merge.
    pub fn merged(&self, merge: usize) -> [usize; 2] {
        [self.merges[merge].card, self.merges[merge].into]
    }

    pub fn part(&mut self, merge: usize) -> Says {
        let Merge { card, into, moved } = self.merges[merge].clone();
        let is_last = self.merges.iter().rposition(|one| one.card == card) == Some(merge);
        if !is_last || self.cards[card].merged_into.is_none() {
            return refused("merge-refused");
        }
        self.sweep(card);
        self.sweep(into);
        let (mut says, today) = (DONE, day(self.now));
        for (program, moved) in moved.into_iter().enumerate() {
            if moved.is_empty() {
                continue;
            }
            says.refusals = GONE.to_vec();
            let back: Vec<Stamp> = moved.into_iter().filter(|stamp| stamp.until > today).collect();
            let until: Vec<Option<i32>> = back.iter().map(|stamp| Some(stamp.until)).collect();
            if let Err(why) = self.take_back(into, program, &until) {
                return Says { may_be_done: false, ..refused_or(says, why) };
            }
            // What is left over may fill the card under the rule it has come back to.
            let rule = self.cards[into].accounts[program].rule;
            self.put_under(into, program, 0, self.fresh(program, None), rule);
            for stamp in back {
                let rule = self.going_on(program, self.cards[card].accounts[program].rule);
                self.put_under(card, program, 1, stamp, rule);
                self.cards[card].last_entry_at = self.now;
            }
            self.cards[into].last_entry_at = self.now;
        }
        self.cards[card].merged_into = None;
        says
    }

    /// Whether a reward that was used is made of stamps of this visit.
    fn has_paid(&self, visit: usize, program: usize) -> bool {
        self.rewards
            .iter()
            .filter(|reward| reward.program == Some(program) && reward.fate == Fate::Used)
            .any(|reward| reward.stamps.iter().any(|stamp| stamp.of == Some(visit)))
    }

    /// Takes stamps off a card, each first of its own day. Where there are too few, the newest reward is taken back for
    /// its stamps, and so on.
    fn take_back(&mut self, card: usize, program: usize, wanted: &[Option<i32>]) -> Result<(), &'static str> {
        let again = self.fresh(program, None).until;
        while self.cards[card].accounts[program].stamps.len() < wanted.len() {
            let of_card =
                |one: &&mut Reward| one.card == card && one.program == Some(program) && one.fate != Fate::Void;
            let last = self.rewards.iter_mut().rfind(of_card).ok_or("not-enough-stamps")?;
            if last.fate == Fate::Used {
                return Err("stamps-spent");
            }
            last.fate = Fate::Void;
            let account = &mut self.cards[card].accounts[program];
            account.rule = last.rule;
            account.stamps.extend(last.stamps.iter().map(|stamp| Stamp { until: again, ..*stamp }));
            account.stamps.sort_by_key(|stamp| stamp.until);
        }
        let account = &mut self.cards[card].accounts[program];
        wanted.iter().for_each(|until| account.remove(*until));
        account.is_tangled = true;
        Ok(())
    }
}

impl Account {
    /// Removes one stamp: of that day if there is one, else the one that would be used first.
    fn remove(&mut self, until: Option<i32>) {
        let place = self.stamps.iter().position(|stamp| Some(stamp.until) == until).unwrap_or(0);
        self.stamps.remove(place);
    }
}

/// The same, where it may be refused for this too.
fn refused_or(mut says: Says, why: &'static str) -> Says {
    says.refusals.push(why);
    says
}

/// Money goes back: the stamps it was worth, and what is left on the way to the next.
fn unspend(rest: i64, minor: i64) -> (i64, i64) {
    let stamps = if minor > rest { (minor - rest + PER_MINOR - 1) / PER_MINOR } else { 0 };
    (stamps, rest + stamps * PER_MINOR - minor)
}
