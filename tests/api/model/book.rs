//! The reference: a shop's cards as an owner would keep them in a book, stamp by stamp.
//!
//! It knows nothing of entries, rounds, lots or chains. A card has, in each program, a row of stamps and the rule it is
//! collecting under; a reward holds the stamps that it was made of. Where the promise leaves the server a choice (which
//! stamps stand for which, once some were taken back or moved) the book says so, and follows.

use crate::model::days::day;

/// The second program counts money: one stamp for so much, for so many days, on so many visits a day.
pub const PER_MINOR: i64 = 500;
pub const GOOD_DAYS: i32 = 3;
const A_DAY: usize = 2;
const FOR_EVER: i32 = i32::MAX;

/// What must become of a request: whether it may be done, and how else it may be refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Says {
    pub may_be_done: bool,
    pub refusals: Vec<&'static str>,
}

pub const DONE: Says = Says { may_be_done: true, refusals: Vec::new() };
/// What a taking back that went wrong may be called, once stamps have changed places.
const GONE: [&str; 2] = ["stamps-spent", "not-enough-stamps"];

pub fn refused(why: &'static str) -> Says {
    Says { may_be_done: false, refusals: vec![why] }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Rule {
    pub number: i64,
    pub goal: i64,
}

#[derive(Clone, Debug)]
pub struct Program {
    pub rule: Rule,
    pub is_running: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The visit that brought it.
    of: Option<usize>,
    /// The first day on which it is no longer good.
    until: i32,
}

/// A card's row in one program.
#[derive(Clone, Debug, Default)]
pub struct Account {
    pub stamps: Vec<Stamp>,
    pub rest: i64,
    rule: Rule,
    is_opened: bool,
    /// Whether stamps have changed places: which of them made which reward is the server's to say from then on.
    is_tangled: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Card {
    pub accounts: [Account; 2],
    pub merged_into: Option<usize>,
    pub is_erased: bool,
    last_entry_at: i64,
    last_step: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Open,
    Used,
    Void,
}

#[derive(Clone, Debug)]
pub struct Reward {
    /// None until the server has told it.
    pub id: Option<String>,
    pub card: usize,
    pub program: Option<usize>,
    pub fate: Fate,
    rule: Rule,
    stamps: Vec<Stamp>,
}

#[derive(Clone, Debug)]
pub struct Visit {
    pub card: usize,
    earned: [Option<i64>; 2],
    minor: i64,
    refunded: i64,
    is_counted: bool,
    is_void: bool,
    day: i32,
}

#[derive(Clone, Debug)]
struct Merge {
    card: usize,
    into: usize,
    moved: [Vec<Stamp>; 2],
}

#[derive(Clone, Debug)]
pub struct Book {
    pub now: i64,
    /// The latest the clock has shown, and the latest that a scan was written down at.
    high: i64,
    newest_scan: i64,
    pub programs: [Program; 2],
    pub cards: Vec<Card>,
    pub visits: Vec<Visit>,
    pub rewards: Vec<Reward>,
    merges: Vec<Merge>,
}

impl Book {
    pub fn new(goals: [i64; 2], cards: usize, now: i64) -> Book {
        let programs = goals.map(|goal| Program { rule: Rule { number: 1, goal }, is_running: true });
        let (cards, high, newest_scan) = (vec![Card::default(); cards], now, i64::MIN);
        Book { now, high, newest_scan, programs, cards, visits: vec![], rewards: vec![], merges: vec![] }
    }

    pub fn set_clock(&mut self, now: i64) {
        self.now = now;
        self.high = self.high.max(now);
    }

    /// The latest the clock has shown.
    pub fn latest(&self) -> i64 {
        self.high
    }

    /// The card that goes on in place of this one.
    pub fn goes_on(&self, card: usize) -> usize {
        self.cards[card].merged_into.unwrap_or(card)
    }

    /// The card and all that were merged into it.
    pub fn is_one_of(&self, card: usize, other: usize) -> bool {
        other == card || self.cards[other].merged_into == Some(card)
    }

    /// Stamps that are good today, in a program.
    pub fn good(&self, card: usize, program: usize) -> i64 {
        let today = day(self.now);
        self.cards[card].accounts[program].stamps.iter().filter(|stamp| stamp.until > today).count() as i64
    }

    /// A stamp of this moment.
    fn fresh(&self, program: usize, of: Option<usize>) -> Stamp {
        Stamp { of, until: if program == 1 { day(self.now) + GOOD_DAYS } else { FOR_EVER } }
    }

    /// Stamps that are no longer good go before anything else is done.
    fn sweep(&mut self, card: usize) {
        let today = day(self.now);
        for account in &mut self.cards[card].accounts {
            let before = account.stamps.len();
            account.stamps.retain(|stamp| stamp.until > today);
            account.is_tangled |= account.stamps.len() < before;
        }
    }

    /// The rule that a card collects under: its own, or the newest where that asks for fewer stamps.
    fn rule_of(&self, card: usize, program: usize) -> Rule {
        let account = &self.cards[card].accounts[program];
        if account.stamps.is_empty() && account.rest == 0 {
            return self.programs[program].rule;
        }
        self.going_on(program, account.rule)
    }

    fn going_on(&self, program: usize, own: Rule) -> Rule {
        let newest = self.programs[program].rule;
        if newest.goal < own.goal { newest } else { own }
    }

    /// Puts stamps down in the order in which they will be used, and makes rewards of full cards.
    fn put_under(&mut self, card: usize, program: usize, count: i64, stamp: Stamp, rule: Rule) {
        let account = &mut self.cards[card].accounts[program];
        account.rule = rule;
        for _ in 0..count {
            let place = account.stamps.partition_point(|other| other.until <= stamp.until);
            account.is_tangled |= place < account.stamps.len();
            account.stamps.insert(place, stamp);
        }
        while account.stamps.len() as i64 >= account.rule.goal {
            let rule = account.rule;
            let stamps = account.stamps.drain(..rule.goal as usize).collect();
            self.rewards.push(Reward { id: None, card, program: Some(program), fate: Fate::Open, rule, stamps });
            account.rule = self.programs[program].rule;
        }
    }
}

#[path = "giving.rs"]
mod giving;
#[path = "taking_back.rs"]
mod taking_back;
