//! What customers say when asked: would you recommend us (NPS), how content are you (CSAT).

use super::facts::{Answer, Customer, Question};
use super::fraction::ratio;
use super::metric::Metric;
use super::periods::Grid;
use super::scope::Scope;
use super::view::View;

/// Answers to "would you recommend us?": promoters say 9 or 10, passives 7 or 8, detractors 0 to 6.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nps {
    /// 9 and 10.
    pub promoters: i64,
    /// 7 and 8.
    pub passives: i64,
    /// 0 to 6.
    pub detractors: i64,
}

impl Nps {
    /// How many answered.
    pub fn responses(&self) -> i64 {
        self.promoters + self.passives + self.detractors
    }

    /// 100 x (promoters − detractors) / answers, from the counts: rounding the two shares first can be off by one.
    pub fn score(&self) -> Option<f64> {
        ratio(100 * (self.promoters - self.detractors), self.responses())
    }

    /// Half the width of the score's 95 % interval, in points: 1.96 standard errors of a mean of +100, 0 and −100.
    pub fn margin(&self) -> Option<f64> {
        let mean = self.score()? / 100.0;
        let square = ratio(self.promoters + self.detractors, self.responses())?;
        let variance = (square - mean * mean).max(0.0) / self.responses() as f64;
        Some(196.0 * variance.sqrt())
    }

    fn note(&mut self, score: u8) {
        match Stance::of(score) {
            Stance::Detractor => self.detractors += 1,
            Stance::Passive => self.passives += 1,
            Stance::Promoter => self.promoters += 1,
        }
    }
}

/// What an NPS answer says of who gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stance {
    Promoter,
    Passive,
    Detractor,
}

impl Stance {
    fn of(score: u8) -> Stance {
        match score {
            0..=6 => Stance::Detractor,
            7 | 8 => Stance::Passive,
            _ => Stance::Promoter,
        }
    }
}

/// Answers to "how content are you?": 4 and 5 of five are satisfied; on ten points, two make one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Csat {
    /// How many answered.
    pub responses: i64,
    /// How many of them 4 or 5.
    pub satisfied: i64,
}

impl Csat {
    /// 100 x satisfied / answers.
    pub fn score(&self) -> Option<f64> {
        ratio(100 * self.satisfied, self.responses)
    }
}

/// The answers of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surveys {
    /// All NPS answers.
    pub nps_all: Nps,
    /// Each customer's last NPS answer of the period.
    pub nps_latest_per_customer: Nps,
    /// All CSAT answers.
    pub csat: Csat,
}

/// The answers of each period of the grid.
pub fn surveys(view: &View<'_>, grid: &Grid) -> Vec<Surveys> {
    let mut slots = vec![Surveys::default(); grid.slots()];
    // Answers come in the order of customer and time, so the last of a period is the one before a change of either.
    let mut latest: Option<(Customer, usize, u8)> = None;
    for row in view.answers() {
        let Some(slot) = grid.slot(row.day) else { continue };
        let answer = &row.answer;
        match answer.question {
            Question::Nps => {
                slots[slot].nps_all.note(answer.score);
                if let Some((customer, other, score)) = latest
                    && (customer, other) != (answer.customer, slot)
                {
                    slots[other].nps_latest_per_customer.note(score);
                }
                latest = Some((answer.customer, slot, answer.score));
            }
            Question::Csat => {
                slots[slot].csat.responses += 1;
                slots[slot].csat.satisfied += i64::from(answer.is_satisfied());
            }
        }
    }
    if let Some((_, slot, score)) = latest {
        slots[slot].nps_latest_per_customer.note(score);
    }
    grid.asked(slots)
}

/// A side of a survey, and whether an answer is on it.
type Side = (&'static str, fn(&Answer) -> bool);

const NPS: &[Side] = &[
    ("promoters", |answer| Stance::of(answer.score) == Stance::Promoter),
    ("passives", |answer| Stance::of(answer.score) == Stance::Passive),
    ("detractors", |answer| Stance::of(answer.score) == Stance::Detractor),
];
const CSAT: &[Side] = &[("satisfied", Answer::is_satisfied), ("unsatisfied", |answer| !answer.is_satisfied())];

fn sides(metric: Metric) -> (Question, &'static [Side]) {
    match metric {
        Metric::NpsAll | Metric::NpsLatestPerCustomer => (Question::Nps, NPS),
        Metric::Csat => (Question::Csat, CSAT),
        _ => (Question::Csat, &[]),
    }
}

/// The sides of a metric that are a matter of answers.
pub(super) fn answer_sides(metric: Metric) -> impl Iterator<Item = &'static str> {
    sides(metric).1.iter().map(|(name, _)| *name)
}

/// Who is on a side of a survey in the scope's period, each once: of `nps_latest_per_customer` by the last answer, of
/// the others by any.
pub(super) fn people_by_answer(scope: &Scope<'_>, metric: Metric, side: &str) -> Vec<Customer> {
    let (question, sides) = sides(metric);
    let is_on = |answer: &Answer| sides.iter().any(|(name, is_on)| *name == side && is_on(answer));
    let is_here = |day| scope.grid.slot(day) == Some(scope.slot);
    let rows = scope.view.answers().filter(|row| row.answer.question == question && is_here(row.day));
    let answers: Vec<&Answer> = rows.map(|row| &row.answer).collect();
    let is_wanted = |own: &&[&Answer]| match metric {
        Metric::NpsLatestPerCustomer => own.last().is_some_and(|last| is_on(last)),
        _ => own.iter().any(|answer| is_on(answer)),
    };
    let of_people = answers.chunk_by(|a, b| a.customer == b.customer).filter(is_wanted);
    of_people.filter_map(|own| own.first().map(|answer| answer.customer)).collect()
}
