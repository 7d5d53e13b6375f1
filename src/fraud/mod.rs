//! What in the counter's records is worth a look: who stamps whom, how fast, how often something is taken back, given on a
//! word, sent in late, or done while the shop is closed.
//!
//! A hint, never a verdict. Each rule sets one person against the others at the same shop, in the same window, and speaks
//! only where the difference is large *and* could hardly be chance: so that the night shift, the part-timer and the regular
//! who always comes to the same barista are left in peace. What each figure is made of goes with it. Pure: see `store` for
//! the rows and `routes` for how it is told.

mod circle;
mod counted;
mod hours;
mod pace;
pub mod jobs;
pub mod routes;
pub mod store;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use statrs::function::beta::beta_reg;
use statrs::function::gamma::gamma_lr;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::kernel::{CardId, Day, StaffId, VisitId};

/// How seldom chance alone may say so, over all the people of a shop together.
const CHANCE: f64 = 0.001;
/// Rows that are named behind a finding at most.
const MAX_ROWS: usize = 100;

/// A scan by a person.
#[derive(Clone, Copy, Debug)]
pub struct Scan {
    /// Which.
    pub id: VisitId,
    /// By whom.
    pub staff: StaffId,
    /// Of whose card.
    pub card: CardId,
    /// On which of the shop's days.
    pub day: Day,
    /// In which hour of it.
    pub hour: u8,
    /// Whether it was sent in later than it happened.
    pub is_late: bool,
}

/// Something taken back or given on a word, by a person.
#[derive(Clone, Copy, Debug)]
pub struct Deed {
    /// The row.
    pub id: Uuid,
    /// By whom.
    pub staff: StaffId,
    /// What.
    pub kind: DeedKind,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeedKind {
    /// A visit was declared void.
    Void,
    /// A reward was used on a manager's word.
    Override,
    /// Money or units were given back.
    Refund,
}

/// A part of a shift that lies in one hour of the day.
#[derive(Clone, Copy, Debug)]
pub struct Stint {
    /// Who was at work.
    pub staff: StaffId,
    /// On which of the shop's days.
    pub day: Day,
    /// In which hour of it.
    pub hour: u8,
    /// For how many minutes.
    pub minutes: i64,
}

/// All that is known of a window.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Scans by people.
    pub scans: Vec<Scan>,
    /// What they took back or gave.
    pub deeds: Vec<Deed>,
    /// When they were at work.
    pub stints: Vec<Stint>,
    /// Days on which the shop is closed all day.
    pub closed: BTreeSet<Day>,
    /// The hours of the week, from Monday's first, in which its owner says it is open; None where nobody says so.
    pub open: Option<BTreeSet<u16>>,
}

/// What is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// One card gets many stamps from one person in a shift.
    OneCard,
    /// Many cards are stamped by one person nearly always, whoever else is at work.
    OwnCircle,
    /// More stamps an hour than the others give at the same hours.
    Pace,
    /// More visits declared void than the others do.
    Voids,
    /// More rewards on a word than other managers give.
    Overrides,
    /// More given back than the others do.
    Refunds,
    /// Scans that came in late on days when nobody else's did.
    Offline,
    /// Scans while the shop is closed.
    Closed,
}

impl Sort {
    /// The formula in words of mathematics, the same in every language.
    pub fn formula(self) -> &'static str {
        match self {
            Sort::OneCard => {
                "stamps of the card by the person / shifts of the person; chance = P(Poisson(2 × shifts) ≥ stamps)"
            }
            Sort::OwnCircle => {
                "cards of which P(Binomial(scans, share of the person at the same hours) ≥ scans by the person) < 0.0001"
            }
            Sort::Pace => {
                "scans / sum over the hours worked of (scans of others / hours of others at that hour); chance = P(Poisson(1.5 × expected / 4) ≥ scans / 4)"
            }
            Sort::Voids | Sort::Refunds => {
                "(count / scans) / (count of others / scans of others); chance = P(Poisson(3 × expected) ≥ count)"
            }
            Sort::Overrides => {
                "(count / hours) / (count of other managers / their hours); chance = P(Poisson(2 × expected) ≥ count)"
            }
            Sort::Offline => {
                "(days with late scans of this person alone / days) / (the same of others); chance = P(Poisson(2 × expected) ≥ days)"
            }
            Sort::Closed => {
                "scans in hours of the week that are not open, nor beside an open one: by the opening hours, or where there are none, with 8 cards or more scanned in them; chance = P(Poisson(3 × expected) ≥ scans)"
            }
        }
    }
}

/// One thing that is worth a look.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Whose doing.
    pub staff: StaffId,
    /// What.
    pub sort: Sort,
    /// The figure.
    pub value: f64,
    /// The same figure of the others, or what is nothing unusual.
    pub usual: f64,
    /// How likely it is by chance alone.
    pub chance: f64,
    /// What the figure is made of, by name.
    pub inputs: Vec<(&'static str, f64)>,
    /// The card, where it is about one.
    pub card: Option<CardId>,
    /// The rows behind it, as many as are named at most.
    pub rows: Vec<Uuid>,
    /// How many rows are behind it.
    pub rows_counted: usize,
}

impl Finding {
    fn with_rows(mut self, rows: impl IntoIterator<Item = Uuid>) -> Finding {
        let rows: Vec<Uuid> = rows.into_iter().collect();
        self.rows_counted = rows.len();
        self.rows = rows.into_iter().take(MAX_ROWS).collect();
        self
    }
}

/// A person's figures, whether anything is to be said of them or not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Person {
    /// Scans.
    pub scans: i64,
    /// Minutes of shift.
    pub minutes: i64,
    /// Days with a shift or a scan.
    pub days: i64,
    /// Visits declared void.
    pub voids: i64,
    /// Rewards on their word.
    pub overrides: i64,
    /// Refunds.
    pub refunds: i64,
    /// Scans that came in late.
    pub late: i64,
    /// Scans while the shop is closed.
    pub closed: i64,
}

impl Person {
    /// Scans for each hour of shift; None where no shift is known.
    pub fn per_hour(&self) -> Option<f64> {
        (self.minutes > 0).then(|| self.scans as f64 * 60.0 / self.minutes as f64)
    }
}

/// What the window tells.
#[derive(Clone, Debug)]
pub struct Report {
    /// Everybody who worked or scanned.
    pub people: BTreeMap<StaffId, Person>,
    /// The median of their scans an hour.
    pub median_per_hour: Option<f64>,
    /// What is worth a look, by person.
    pub findings: Vec<Finding>,
}

/// Works it all out.
pub fn report(facts: &Facts) -> Report {
    let view = View::of(facts);
    let mut findings = circle::findings(&view);
    findings.extend(pace::findings(&view));
    findings.extend(counted::findings(&view));
    findings.extend(hours::findings(&view));
    findings.sort_by_key(|finding| (finding.staff, finding.sort));
    let mut paces: Vec<f64> = view.people.values().filter_map(Person::per_hour).collect();
    Report { median_per_hour: median(&mut paces), people: view.people, findings }
}

/// The facts, with what every rule asks of them.
struct View<'a> {
    facts: &'a Facts,
    people: BTreeMap<StaffId, Person>,
    /// Scans while the shop is closed.
    closed: Vec<&'a Scan>,
}

impl View<'_> {
    fn of(facts: &Facts) -> View<'_> {
        let mut people: BTreeMap<StaffId, Person> = BTreeMap::new();
        let mut days: BTreeSet<(StaffId, Day)> = BTreeSet::new();
        for scan in &facts.scans {
            let person = people.entry(scan.staff).or_default();
            person.scans += 1;
            person.late += i64::from(scan.is_late);
            days.insert((scan.staff, scan.day));
        }
        for stint in &facts.stints {
            people.entry(stint.staff).or_default().minutes += stint.minutes;
            days.insert((stint.staff, stint.day));
        }
        for deed in &facts.deeds {
            let person = people.entry(deed.staff).or_default();
            match deed.kind {
                DeedKind::Void => person.voids += 1,
                DeedKind::Override => person.overrides += 1,
                DeedKind::Refund => person.refunds += 1,
            }
        }
        for (staff, _) in days {
            people.entry(staff).or_default().days += 1;
        }
        let closed = hours::while_closed(facts);
        for scan in &closed {
            people.entry(scan.staff).or_default().closed += 1;
        }
        View { facts, people, closed }
    }

    /// What may be called chance for one question about one person.
    fn chance(&self) -> f64 {
        CHANCE / self.people.len().max(1) as f64
    }
}

/// P(X ≥ count) where so many are expected.
fn poisson_tail(count: f64, expected: f64) -> f64 {
    if count <= 0.0 || expected <= 0.0 { f64::from(u8::from(count <= 0.0)) } else { gamma_lr(count, expected) }
}

/// P(X ≥ hits) of so many tries, each a hit with this probability.
fn binomial_tail(hits: i64, tries: i64, probability: f64) -> f64 {
    if hits <= 0 {
        return 1.0;
    }
    let probability = probability.clamp(0.0, 1.0);
    if probability >= 1.0 {
        return 1.0;
    }
    if probability <= 0.0 { 0.0 } else { beta_reg(hits as f64, (tries - hits + 1) as f64, probability) }
}

fn median(figures: &mut [f64]) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    match figures.len() {
        0 => None,
        n if n % 2 == 1 => Some(figures[middle]),
        _ => Some(f64::midpoint(figures[middle - 1], figures[middle])),
    }
}
