//! RFM: how recent, how frequent, how much; each scored against the shop's other customers.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::kernel::Day;

use super::facts::Customer;
use super::view::View;

/// A year, whatever its length: the scores look back over as many days in every year.
const LOOKS_BACK_DAYS: i64 = 365;

/// How many customers have which scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rfm {
    /// Customers with a visit in the 365 days before the as-of day.
    pub customers: i64,
    /// By the three scores in a row, recency first, as in `555`.
    pub cells: BTreeMap<String, i64>,
}

/// One customer's three scores, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// Who.
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
