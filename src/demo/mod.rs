//! The demo: a café with eighteen months of visits, made by a seeded generator.
//!
//! This module is the plan, and pure: who there is ([`people`]), when the café is open ([`calendar`]), what is had
//! ([`basket`]) and who comes when ([`visits`]). The same seed on the same day gives the same plan. `jobs` plays it
//! through the ledger's own lane, so that its rows are those of real scans.

pub mod basket;
pub mod calendar;
pub mod jobs;
pub mod people;
pub mod said;
mod visits;

use crate::kernel::{Day, Random, Time, Zone};

use basket::Item;
use calendar::Calendar;
use people::{Person, STAR, Shows, cast};
use said::Said;

/// The seed of the demo that `timbro demo` shows.
pub const SEED: u64 = 10;
/// Where the café is.
pub const ZONE: &str = "Europe/Rome";

/// How much of it.
#[derive(Clone, Copy, Debug)]
pub struct Dose {
    /// Days before today.
    pub days: i64,
    /// Of each kind of people, so many in a hundred of a whole demo; at least one.
    pub people_percent: i64,
}

impl Dose {
    /// Eighteen months, everybody.
    pub const WHOLE: Dose = Dose { days: 548, people_percent: 100 };
}

/// What is done to a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Scanned at the counter, or a ticket claimed.
    Scan {
        /// What was shown.
        shows: Shows,
        /// For the programs that count visits.
        stamps: i64,
        /// What was had; none where nobody typed it.
        items: Vec<Item>,
        /// Whether it is paid later.
        on_account: bool,
    },
    /// The oldest reward that can be used is used; nothing where there is none.
    Use,
    /// The last visit was a mistake.
    Void(&'static str),
    /// So many cents and one unit of the last visit are given back.
    Refund(i64),
    /// Stamps put right by hand.
    Adjust(i64, &'static str),
    /// Stamps of a paper card taken over.
    Open(i64),
    /// Something given freely.
    Gift(&'static str, &'static str),
}

/// One thing done to one card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Time,
    /// To whose card: the place among the people.
    pub who: usize,
    /// What.
    pub act: Act,
}

/// Money paid on an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// When.
    pub at: Time,
    /// By whom.
    pub who: usize,
    /// In cents.
    pub minor: i64,
}

/// What the owner changes on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A second program: a brunch for what was spent.
    Brunch,
    /// The coffee card asks for ten stamps in place of twelve.
    BetterCard,
}

/// All that happened, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// When the café began with timbro.
    pub opens_at: Time,
    /// Everybody, the star first.
    pub people: Vec<Person>,
    /// When each got the card: a minute or two before the first scan.
    pub joined_at: Vec<Time>,
    /// When the sheet of blank cards was made.
    pub sheet_at: Time,
    /// What was done, by time.
    pub steps: Vec<Step>,
    /// What the owner changed, by time.
    pub news: Vec<(Time, News)>,
    /// What was paid on account.
    pub payments: Vec<Payment>,
    /// What was said, by time.
    pub said: Vec<Said>,
}

impl Plan {
    /// The plan for a demo that is made on `today`, of which it knows nothing yet: its last day is yesterday.
    pub fn of(seed: u64, zone: Zone, today: Day, dose: Dose) -> Plan {
        let calendar = Calendar::before(zone, today, dose.days);
        let brunch_from = calendar.open_until(calendar.day_at(30));
        let better_from = calendar.open_until(calendar.day_at(45));
        let people = cast(&calendar, dose, seed);
        let mut steps = Vec::new();
        let mut joined_at = Vec::new();
        for (who, person) in people.iter().enumerate() {
            let dice = Dice::of(seed ^ 0x5eed, who);
            let own = match who {
                STAR => visits::of_star(person, who, &calendar, &dice),
                _ => visits::of(person, who, better_from, &calendar, &dice),
            };
            let first = own.first().map_or(calendar.at(calendar.first, 420), |step| step.at);
            joined_at.push(first.plus_ms(-150_000));
            if person.paper_stamps > 0 {
                steps.push(Step { at: first.plus_ms(-60_000), who, act: Act::Open(person.paper_stamps) });
            }
            steps.extend(own);
        }
        let payments = payments(&people, &steps, &calendar);
        incidents(&mut steps, &people, &calendar, &Dice::of(seed, 1_000_000));
        steps.sort_by_key(|step| (step.at, step.who));
        let said = said::said(&people, &steps, &calendar, seed);
        Plan {
            opens_at: calendar.at(calendar.first, 5 * 60),
            people,
            joined_at,
            sheet_at: calendar.at(calendar.day_at(25), 21 * 60),
            steps,
            news: vec![
                (calendar.at(brunch_from, 5 * 60), News::Brunch),
                (calendar.at(better_from, 5 * 60), News::BetterCard),
            ],
            payments,
            said,
        }
    }
}

/// Who has an account pays at the beginning of the month what the month before has left; the last of them has not been
/// seen with money for two months.
fn payments(people: &[Person], steps: &[Step], calendar: &Calendar) -> Vec<Payment> {
    let mut payments = Vec::new();
    let with_account: Vec<usize> = (0..people.len()).filter(|who| people[*who].has_account).collect();
    for who in with_account.iter().copied() {
        let mut owed = 0;
        let bill = |step: &Step| match &step.act {
            Act::Scan { items, on_account: true, .. } => items.iter().map(|item| item.minor).sum(),
            _ => 0,
        };
        let mut own = steps.iter().filter(|step| step.who == who).peekable();
        let pays_until = if Some(&who) == with_account.last() { calendar.last.plus(-61) } else { calendar.last };
        for day in (calendar.first.0..=pays_until.0).map(Day) {
            let evening = calendar.at(day, 20 * 60);
            while let Some(step) = own.next_if(|step| step.at < evening) {
                owed += bill(step);
            }
            let is_month_over = calendar.month(day) != calendar.month(day.plus(1));
            if let Some(next) = calendar.open_from(day.plus(1)).filter(|_| is_month_over && owed > 0) {
                payments.push(Payment { at: calendar.at(next, 10 * 60), who, minor: owed });
                owed = 0;
            }
        }
    }
    payments
}

/// What goes wrong, and what is put right.
fn incidents(steps: &mut Vec<Step>, people: &[Person], calendar: &Calendar, dice: &Dice) {
    const WRONG: [&str; 4] =
        ["Scansionata la carta sbagliata", "Scansionata due volte", "Era una prova", "Il cliente ha cambiato idea"];
    const SORRY: [(&str, &str); 3] = [
        ("un cornetto", "Ha aspettato venti minuti"),
        ("un caffè", "Buon compleanno"),
        ("un cornetto", "Ci ha riportato un portafoglio perso"),
    ];
    // A mistake needs a card that was not scanned around it, or the cool-down would have caught it.
    let mut mistakes = Vec::new();
    let known: Vec<(usize, Day, Day)> =
        (1..people.len()).map(|who| (who, people[who].joins.plus(2), people[who].leaves)).collect();
    for _ in 0..14 {
        let (who, from, to) = *dice.one_of(&known);
        let days = Calendar::days_between(from, to);
        let Some(day) = calendar.open_from(from.plus(dice.between(0, days.max(0)))).filter(|day| *day <= to) else {
            continue;
        };
        let (night, next) = (calendar.at(day, 0), calendar.at(day.plus(1), 0));
        let is_near = |step: &Step| step.who == who && (night..next).contains(&step.at);
        if steps.iter().chain(&mistakes).any(is_near) {
            continue;
        }
        let at = calendar.at(day, 600).plus_ms(dice.between(0, 59_999));
        let scan = Act::Scan { shows: Shows::Printed, stamps: 1, items: Vec::new(), on_account: false };
        let seen_at = at.plus_ms(dice.between(40_000, 300_000));
        let why = dice.one_of::<&'static str>(&WRONG);
        mistakes.push(Step { at, who, act: scan });
        mistakes.push(Step { at: seen_at, who, act: Act::Void(why) });
    }
    let scans: Vec<usize> = (0..steps.len()).filter(|i| is_told_scan(&steps[*i]) && steps[*i].who != STAR).collect();
    let mut later = |minutes: i64, act: &dyn Fn(&[Item]) -> Act| {
        let Some(step) = (!scans.is_empty()).then(|| &steps[*dice.one_of(&scans)]) else { return };
        if let Act::Scan { items, .. } = &step.act {
            mistakes.push(Step { at: step.at.plus_minutes(minutes), who: step.who, act: act(items) });
        }
    };
    for _ in 0..6 {
        later(8, &|items| Act::Refund(items.first().map_or(0, |item| item.minor / item.units)));
    }
    for _ in 0..9 {
        let (title, reason) = *dice.one_of(&SORRY);
        later(3, &|_| Act::Gift(title, reason));
    }
    for _ in 0..3 {
        later(5, &|_| Act::Adjust(1, "Lo scanner era rotto lunedì"));
    }
    steps.append(&mut mistakes);
}

/// A ticket tells the whole and no units, so nothing of it can be given back by the piece.
fn is_told_scan(step: &Step) -> bool {
    matches!(&step.act, Act::Scan { shows, items, .. } if *shows != Shows::Ticket && !items.is_empty())
}

/// A generator of its own for each person, so that one more of them does not change all others.
pub struct Dice(Random);

impl Dice {
    /// The dice of number `who` under a seed.
    pub fn of(seed: u64, who: usize) -> Dice {
        let who = u64::try_from(who).unwrap_or(0);
        Dice(Random::seeded(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(who)))
    }

    /// So often in a hundred.
    pub fn chance(&self, percent: u32) -> bool {
        self.0.below(100) < percent
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&self, low: i64, high: i64) -> i64 {
        low + i64::from(self.0.below(u32::try_from(high - low + 1).unwrap_or(1)))
    }

    /// One of several; there must be one.
    pub fn one_of<'a, T>(&self, several: &'a [T]) -> &'a T {
        let i = self.0.below(u32::try_from(several.len()).unwrap_or(1));
        &several[usize::try_from(i).unwrap_or(0)]
    }
}

#[cfg(test)]
mod tests;
