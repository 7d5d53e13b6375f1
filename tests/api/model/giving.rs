//! The book's pages on what is given: scans, rewards used, stamps put right by hand, and rules that change.

use super::*;

impl Book {
    pub fn scan(&mut self, card: usize, stamps: i64, minor: Option<i64>) -> Says {
        let card = self.goes_on(card);
        if self.cards[card].is_erased {
            return refused("code-unknown");
        }
        self.sweep(card);
        let today = day(self.now);
        let had = |visit: &&Visit| visit.card == card && visit.is_counted && !visit.is_void && visit.day == today;
        let is_capped = self.visits.iter().filter(had).count() >= A_DAY;
        let by_visit = self.programs[0].is_running;
        let asks_money = self.programs[1].is_running && minor.is_some();
        if asks_money && is_capped && !by_visit {
            return refused("daily-cap");
        }
        let of = Some(self.visits.len());
        let is_counted = asks_money && !is_capped;
        let minor = minor.unwrap_or(0);
        // Whatever a scan brings, each running program looks at the card under the rule that is best for it.
        for program in (0..2).filter(|program| self.programs[*program].is_running) {
            self.cards[card].accounts[program].rule = self.rule_of(card, program);
        }
        let spent = self.cards[card].accounts[1].rest + if is_counted { minor } else { 0 };
        let by_money = spent / PER_MINOR;
        let earned = [by_visit.then_some(stamps), is_counted.then_some(by_money)];
        self.visits.push(Visit { card, earned, minor, refunded: 0, is_counted, is_void: false, day: today });
        if by_visit {
            let rule = self.cards[card].accounts[0].rule;
            self.put_under(card, 0, stamps, Stamp { of, until: FOR_EVER }, rule);
        }
        if is_counted {
            let account = &mut self.cards[card].accounts[1];
            account.rest = spent % PER_MINOR;
            let rule = account.rule;
            self.put_under(card, 1, by_money, Stamp { of, until: today + GOOD_DAYS }, rule);
        } else if self.programs[1].is_running {
            // It brings nothing, but under a better rule the card may be full already.
            let rule = self.cards[card].accounts[1].rule;
            self.put_under(card, 1, 0, self.fresh(1, None), rule);
        }
        self.newest_scan = self.newest_scan.max(self.now);
        self.cards[card].last_entry_at = self.now;
        DONE
    }

    pub fn redeem(&mut self, reward: usize) -> Says {
        let Reward { card, fate, .. } = self.rewards[reward];
        match fate {
            Fate::Used => return refused("reward-redeemed"),
            Fate::Void => return refused("reward-void"),
            Fate::Open => {}
        }
        let may_lag = self.now + 60_000;
        if self.newest_scan > may_lag || self.cards[card].last_entry_at > may_lag {
            return refused("clock-behind");
        }
        let step = self.now.div_euclid(15_000);
        if self.cards[card].last_step.is_some_and(|last| step <= last) {
            return Says { may_be_done: false, refusals: vec!["code-expired", "clock-behind"] };
        }
        self.sweep(card);
        self.rewards[reward].fate = Fate::Used;
        self.cards[card].last_step = Some(step);
        self.cards[card].last_entry_at = self.now;
        // What else was written at a later time, of whatever kind and shop, may also show that the clock is behind.
        let refusals = if self.high > may_lag { vec!["clock-behind"] } else { vec![] };
        Says { may_be_done: true, refusals }
    }

    pub fn adjust(&mut self, card: usize, program: usize, delta: i64) -> Says {
        if self.cards[card].merged_into.is_some() {
            return refused("card-merged");
        }
        self.sweep(card);
        let rule = self.rule_of(card, program);
        let account = &mut self.cards[card].accounts[program];
        if (account.stamps.len() as i64) + delta < 0 {
            return refused("not-enough-stamps");
        }
        account.rule = rule;
        if delta < 0 {
            account.stamps.drain(..delta.unsigned_abs() as usize);
            account.is_tangled = true;
        }
        self.put_under(card, program, delta.max(0), self.fresh(program, None), rule);
        self.cards[card].last_entry_at = self.now;
        DONE
    }

    pub fn take_over(&mut self, card: usize, program: usize, stamps: i64) -> Says {
        if self.cards[card].merged_into.is_some() {
            return refused("card-merged");
        }
        if !self.programs[program].is_running {
            return refused("not-found");
        }
        self.sweep(card);
        let rule = self.rule_of(card, program);
        if self.cards[card].accounts[program].is_opened || stamps >= rule.goal {
            return refused("opening-refused");
        }
        self.cards[card].accounts[program].is_opened = true;
        self.put_under(card, program, stamps, self.fresh(program, None), rule);
        self.cards[card].last_entry_at = self.now;
        DONE
    }

    pub fn gift(&mut self, card: usize) -> Says {
        if self.cards[card].merged_into.is_some() {
            return refused("card-merged");
        }
        self.sweep(card);
        let (fate, rule, stamps) = (Fate::Open, Rule::default(), Vec::new());
        self.rewards.push(Reward { id: None, card, program: None, fate, rule, stamps });
        self.cards[card].last_entry_at = self.now;
        DONE
    }

    pub fn change(&mut self, program: usize, goal: i64) -> Says {
        let rule = &mut self.programs[program].rule;
        if rule.goal == goal {
            return refused("program-unchanged");
        }
        *rule = Rule { number: rule.number + 1, goal };
        DONE
    }

    pub fn erase(&mut self, card: usize) {
        let card = self.goes_on(card);
        for other in 0..self.cards.len() {
            if self.is_one_of(card, other) {
                self.cards[other].is_erased = true;
            }
        }
    }
}
