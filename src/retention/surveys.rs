//! What customers say when asked: would you recommend us (NPS), how content are you (CSAT).

use super::facts::{Customer, Question};
use super::fraction::ratio;
use super::periods::Grid;
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
        match score {
            0..=6 => self.detractors += 1,
            7 | 8 => self.passives += 1,
            _ => self.promoters += 1,
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
                slots[slot].csat.satisfied += i64::from(answer.of_five() >= 4);
            }
        }
    }
    if let Some((_, slot, score)) = latest {
        slots[slot].nps_latest_per_customer.note(score);
    }
    grid.asked(slots)
}
