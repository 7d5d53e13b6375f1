//! What is known on a morning: the log up to a day, with the visits as they stood then.

use std::borrow::Cow;

use crate::kernel::{Day, Time};

use super::columns::{Part, Row, amount_of, mark_of};
use super::facts::{Answer, Case, Customer};
use super::log::{AnswerRow, Log, PaymentRow, RefundRow};

/// The log as of a day. All figures are asked of it, so that none can look ahead.
#[derive(Clone, Debug)]
pub struct View<'a> {
    log: Cow<'a, Log>,
    as_of: Day,
    as_of_at: Time,
}

/// One customer's valid visits in the order of their days.
#[derive(Clone, Copy, Debug)]
pub struct History<'a>(Part<'a>);

impl<'a> View<'a> {
    pub(super) fn new(log: &'a Log, as_of: Day) -> View<'a> {
        let as_of_at = log.calendar().start(as_of);
        let stood = || log.voided().iter().copied().filter(|voided| voided.at >= as_of_at && voided.row.day < as_of);
        let log = if stood().next().is_some() { Cow::Owned(log.with(stood())) } else { Cow::Borrowed(log) };
        View { log, as_of, as_of_at }
    }

    /// The first day of which nothing is known.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// The instant at which it begins.
    pub fn as_of_at(&self) -> Time {
        self.as_of_at
    }

    /// The log behind it.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// All customers, those without a visit included.
    pub fn customers(&self) -> impl Iterator<Item = Customer> + use<> {
        0..self.log.customers()
    }

    /// A customer's valid visits.
    pub fn history(&self, customer: Customer) -> History<'_> {
        History::before(self.log.part(customer), self.as_of)
    }

    /// A customer's refunds.
    pub(super) fn refunds(&self, customer: Customer) -> impl Iterator<Item = &RefundRow> {
        self.log.refunds_of(customer).iter().filter(|refund| self.knows(refund))
    }

    /// Whether a refund counts: known by then, of a visit that was valid then.
    pub(super) fn knows(&self, refund: &RefundRow) -> bool {
        let visit_stands = refund.visit_voided_at.is_none_or(|at| at >= self.as_of_at);
        refund.day < self.as_of && refund.visit_day < self.as_of && visit_stands
    }

    pub(super) fn payments(&self) -> impl Iterator<Item = &PaymentRow> {
        self.log.payments().iter().filter(|payment| payment.day < self.as_of)
    }

    /// All answers, in the order of customer and time.
    pub(super) fn answers(&self) -> impl Iterator<Item = &AnswerRow> {
        self.log.answers().iter().filter(|row| row.day < self.as_of)
    }

    /// A customer's last answer, with its day.
    pub fn last_answer(&self, customer: Customer) -> Option<(Day, Answer)> {
        let answers = self.log.answers();
        let end = answers.partition_point(|row| (row.answer.customer, row.answer.at) < (customer, self.as_of_at));
        let last = answers.get(end.checked_sub(1)?)?;
        (last.answer.customer == customer).then_some((last.day, last.answer))
    }

    /// A customer's cases that were open then.
    pub fn open_cases(&self, customer: Customer) -> impl Iterator<Item = &Case> {
        let is_open = |case: &&Case| {
            case.opened_at < self.as_of_at && case.solved_at.is_none_or(|solved_at| solved_at >= self.as_of_at)
        };
        self.log.cases(customer).iter().filter(is_open)
    }

    /// What a customer spent in `[from, to)`, less what went back in it, in minor units.
    pub fn net_minor(&self, customer: Customer, from: Day, to: Day) -> i64 {
        let history = self.history(customer);
        let gross: i64 = history.between(from, to).filter_map(|at| history.amount_minor(at)).sum();
        let refunds = self.refunds(customer).filter(|refund| (from..to).contains(&refund.day));
        gross - refunds.map(|refund| refund.amount_minor).sum::<i64>()
    }
}

impl<'a> History<'a> {
    /// The visits before a day.
    fn before(part: Part<'a>, end: Day) -> History<'a> {
        let history = History(part);
        let is_over = history.last_day().is_some_and(|last| last >= end);
        if is_over { History(part.first(history.first_at(end))) } else { history }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The day of one of them.
    pub fn day(&self, at: usize) -> Day {
        Day(self.0.base() + i32::from(self.0.days()[at]))
    }

    /// What was spent at one of them, where it is known, in minor units.
    pub fn amount_minor(&self, at: usize) -> Option<i64> {
        amount_of(self.0.amounts()[at], self.0.large())
    }

    /// The hour of one of them, and whether it was on account.
    pub fn hour_and_account(&self, at: usize) -> (u8, bool) {
        mark_of(self.0.marks()[at])
    }

    /// How many things were bought at one of them.
    pub fn units(&self, at: usize) -> u32 {
        self.0.units()[at]
    }

    /// All that is known of one of them.
    pub fn row(&self, at: usize) -> Row {
        self.0.row(at)
    }

    /// The day of the first.
    pub fn first_day(&self) -> Option<Day> {
        (!self.is_empty()).then(|| self.day(0))
    }

    /// The day of the last.
    pub fn last_day(&self) -> Option<Day> {
        self.len().checked_sub(1).map(|last| self.day(last))
    }

    /// The place of the first visit on `day` or later; the length where there is none.
    pub fn first_at(&self, day: Day) -> usize {
        match u16::try_from(i64::from(day.0) - i64::from(self.0.base())) {
            Ok(short) => self.0.days().partition_point(|other| *other < short),
            Err(_) if day.0 < self.0.base() => 0,
            Err(_) => self.len(),
        }
    }

    /// The places of the visits in `[from, to)`.
    pub fn between(&self, from: Day, to: Day) -> std::ops::Range<usize> {
        let start = self.first_at(from);
        start..self.first_at(to).max(start)
    }

    /// The days on which there was a visit, each once, in order.
    pub fn visit_days(&self) -> impl DoubleEndedIterator<Item = Day> + use<'a> {
        let (base, days) = (self.0.base(), self.0.days());
        let is_new = move |at: &usize| *at == 0 || days[*at] != days[at - 1];
        (0..days.len()).filter(is_new).map(move |at| Day(base + i32::from(days[at])))
    }

    /// The days as the columns hold them, and the day that their 0 stands for: for walks over millions.
    pub(super) fn short_days(&self) -> (i32, &'a [u16]) {
        (self.0.base(), self.0.days())
    }

    pub(super) fn amounts(&self) -> (&'a [u32], &'a [i64]) {
        (self.0.amounts(), self.0.large())
    }

    pub(super) fn marks_and_units(&self) -> (&'a [u8], &'a [u32]) {
        (self.0.marks(), self.0.units())
    }
}
