//! RFM: how recent, how frequent, how much; each scored against the shop's other customers, and told as one of five words.
//!
//! The words say by facts what scores alone cannot: the scores part any shop's people into fifths, so that in the best
//! of shops one in five would be called gone. Whoever has a visit has one word, by the first rule that holds:
//!
//! 1. *gone quiet*: the last visit is older than the window, by which everybody else is active;
//! 2. *new*: one visit day;
//! 3. *coming back*: two or three visit days;
//! 4. *best*: both frequency and money score 5: none but a fifth of the year's customers come more, or bring more;
//! 5. *regular*: the others, with four visit days or more.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::activity::reach;
use super::calendar::{Closures, WindowDays};
use super::facts::Customer;
use super::light::is_regular;
use super::view::View;

/// A year, whatever its length: the scores look back over as many days in every year.
const LOOKS_BACK_DAYS: i64 = 365;

/// How many customers have which scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Rfm {
    /// Customers with a visit in the 365 days before the as-of day.
    pub customers: i64,
    /// By the three scores in a row, recency first, as in `555`.
    pub cells: BTreeMap<String, i64>,
}

/// One customer's three scores, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Scores {
    /// Who.
    #[serde(skip)]
    pub customer: Customer,
    /// How recent the last visit is.
    pub recency: u8,
    /// On how many days there was a visit.
    pub frequency: u8,
    /// How much was spent, net.
    pub money: u8,
}

impl Scores {
    /// The three scores in a row, recency first, as in `555`.
    pub fn cell(&self) -> String {
        format!("{}{}{}", self.recency, self.frequency, self.money)
    }
}

/// How many customers have which scores over the 365 days before the view's day.
pub fn rfm(view: &View<'_>) -> Rfm {
    let scores = rfm_scores(view);
    let mut cells = BTreeMap::new();
    for score in &scores {
        *cells.entry(score.cell()).or_insert(0) += 1;
    }
    Rfm { customers: i64::try_from(scores.len()).unwrap_or(i64::MAX), cells }
}

/// Each customer's scores: five times the share of customers who are not better, rounded up. Those who are alike share
/// a score.
pub fn rfm_scores(view: &View<'_>) -> Vec<Scores> {
    let (from, to) = (view.as_of().plus(-LOOKS_BACK_DAYS), view.as_of());
    let mut people: Vec<(Customer, Day, i64, i64)> = Vec::new();
    for customer in view.customers() {
        let history = view.history(customer);
        if let Some(last) = history.last_day().filter(|last| *last >= from) {
            let days = history.visit_days().rev().take_while(|day| *day >= from).count();
            people.push((customer, last, i64::try_from(days).unwrap_or(i64::MAX), view.net_minor(customer, from, to)));
        }
    }
    let recency = Scale::of(people.iter().map(|person| i64::from(person.1.0)));
    let frequency = Scale::of(people.iter().map(|person| person.2));
    let money = Scale::of(people.iter().map(|person| person.3));
    people
        .iter()
        .map(|(customer, last, days, net)| Scores {
            customer: *customer,
            recency: recency.score(i64::from(last.0)),
            frequency: frequency.score(*days),
            money: money.score(*net),
        })
        .collect()
}

/// The values of all customers in order.
struct Scale(Vec<i64>);

impl Scale {
    fn of(values: impl Iterator<Item = i64>) -> Scale {
        let mut values: Vec<i64> = values.collect();
        values.sort_unstable();
        Scale(values)
    }

    fn score(&self, value: i64) -> u8 {
        let not_better = self.0.partition_point(|other| *other <= value);
        u8::try_from((5 * not_better).div_ceil(self.0.len().max(1))).unwrap_or(5)
    }
}

/// Where a customer stands with the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Came on one day.
    New,
    /// Came on two or three.
    ComingBack,
    /// Has a rhythm.
    Regular,
    /// A regular who comes most and brings most.
    Best,
    /// Has not come for longer than the window.
    GoneQuiet,
}

/// How many customers have which word. Together they are all customers with a visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names are the words")]
pub struct Words {
    pub new: i64,
    pub coming_back: i64,
    pub regular: i64,
    pub best: i64,
    pub gone_quiet: i64,
}

/// A customer's word as of the view's day, by the scores of the year where there are any. None without a visit.
pub fn word_of(
    view: &View<'_>,
    customer: Customer,
    scores: Option<&Scores>,
    window: WindowDays,
    closures: &Closures,
) -> Option<Word> {
    const TOP: u8 = 5;
    let history = view.history(customer);
    let last = history.last_day()?;
    let is_best = scores.is_some_and(|scores| scores.frequency == TOP && scores.money == TOP);
    Some(if last < reach(view.as_of(), window, closures) {
        Word::GoneQuiet
    } else if history.first_day() == Some(last) {
        Word::New
    } else if !is_regular(&history) {
        Word::ComingBack
    } else if is_best {
        Word::Best
    } else {
        Word::Regular
    })
}

/// Everybody's words, counted, as of the view's day.
pub fn rfm_words(view: &View<'_>, window: WindowDays, closures: &Closures) -> Words {
    let scores = rfm_scores(view);
    let mut words = Words::default();
    for customer in view.customers() {
        // The scores stand in the order of the customers.
        let found = scores.binary_search_by_key(&customer, |scores| scores.customer).ok();
        let scores = found.and_then(|at| scores.get(at));
        match word_of(view, customer, scores, window, closures) {
            Some(Word::New) => words.new += 1,
            Some(Word::ComingBack) => words.coming_back += 1,
            Some(Word::Regular) => words.regular += 1,
            Some(Word::Best) => words.best += 1,
            Some(Word::GoneQuiet) => words.gone_quiet += 1,
            None => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::Month;
    use super::super::reference::{MORNING, log, shop};
    use super::*;

    #[test]
    fn the_best_are_so_in_frequency_and_in_money() {
        let log = shop(&[
            ("often and for much", &[1, 2, 3, 4, 5, 6, 7, 8], Some(1_500)),
            ("often", &[1, 2, 3, 4, 5, 6, 7, 8], Some(100)),
            ("for as much", &[1, 2, 3, 4], Some(3_000)),
            ("neither", &[1, 2, 3, 4], Some(100)),
        ]);
        let words = rfm_words(&log.as_of(MORNING), WindowDays::parse(30).unwrap(), &Closures::default());
        assert_eq!(words, Words { best: 1, regular: 3, ..Words::default() });
    }

    #[test]
    fn the_words_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        let view = log.as_of(Month::parse("2025-04").unwrap().first_day());
        let words = rfm_words(&view, WindowDays::parse(30).unwrap(), &Closures::default());
        // Since 2 March: 1 (four days, most of all), 5 and 8 (two days). 7 came on 1 March, a day too early.
        assert_eq!(words, Words { best: 1, coming_back: 2, gone_quiet: 4, ..Words::default() });
        let wider = rfm_words(&view, WindowDays::parse(31).unwrap(), &Closures::default());
        assert_eq!(wider, Words { best: 1, coming_back: 2, new: 1, gone_quiet: 3, ..Words::default() });
    }
}
