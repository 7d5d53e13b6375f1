//! The log: what happened, in columns, restated when something is undone.
//!
//! It is fed one fact at a time, from an ordered read (each customer's visits together, oldest first), which leaves the
//! columns without a gap, or in any other order, which costs a little more and gives the same figures. A scan that
//! comes in later is one more [`Log::visit`], and moves its customer's rows only.
//!
//! Visits that were undone are kept apart with the time of it, because a look back at a day before the void has to
//! count them.

use crate::kernel::{AmountMinor, Day, Time};

use super::calendar::{Calendar, Starts};
use super::columns::{Columns, MAX_UNITS, Part, Row};
use super::facts::{Answer, Case, Customer, Payment, Refund, Visit, VisitId};
use super::{Refusal, view::View};

/// A visit that was undone.
#[derive(Clone, Copy, Debug)]
pub struct Voided {
    pub customer: Customer,
    pub row: Row,
    pub at: Time,
}

/// A refund, with what has to be known of its visit.
#[derive(Clone, Copy, Debug)]
pub struct RefundRow {
    pub customer: Customer,
    pub day: Day,
    pub amount_minor: i64,
    pub units_returned: u32,
    pub visit: VisitId,
    pub visit_day: Day,
    pub visit_on_account: bool,
    pub visit_voided_at: Option<Time>,
    pub place: u16,
}

/// A payment on its day.
#[derive(Clone, Copy, Debug)]
pub struct PaymentRow {
    pub customer: Customer,
    pub day: Day,
    pub amount_minor: i64,
    pub place: u16,
}

/// An answer on its day.
#[derive(Clone, Copy, Debug)]
pub struct AnswerRow {
    pub day: Day,
    pub answer: Answer,
}

/// A shop's facts, ready to be asked.
#[derive(Clone, Debug)]
pub struct Log {
    starts: Starts,
    names: Vec<Box<str>>,
    columns: Columns,
    voided: Vec<Voided>,
    /// In the order of the customers.
    refunds: Vec<RefundRow>,
    payments: Vec<PaymentRow>,
    /// In the order of customer, time and id.
    answers: Vec<AnswerRow>,
    /// In the order of the customers.
    cases: Vec<Case>,
}

impl Log {
    /// An empty log. Its days are those of `calendar`, for good: another zone is another log.
    pub fn new(calendar: Calendar) -> Log {
        Log {
            starts: Starts::new(calendar),
            names: Vec::new(),
            columns: Columns::default(),
            voided: Vec::new(),
            refunds: Vec::new(),
            payments: Vec::new(),
            answers: Vec::new(),
            cases: Vec::new(),
        }
    }

    /// The shop's days.
    pub fn calendar(&self) -> &Calendar {
        self.starts.calendar()
    }

    /// Adds a customer under the id by which reports tell of it (the import's own id, or a uuid's text), and gives the
    /// number by which facts name it. Who is who is the caller's to know: the same id twice is two customers.
    pub fn customer(&mut self, told_as: &str) -> Result<Customer, Refusal> {
        let number = self.columns.add_customer()?;
        self.names.push(told_as.into());
        Ok(number)
    }

    /// How many customers were added, with or without a visit.
    pub fn customers(&self) -> Customer {
        u32::try_from(self.columns.customers()).unwrap_or(u32::MAX)
    }

    /// The id by which reports tell of a customer.
    pub fn name(&self, customer: Customer) -> &str {
        self.names.get(customer as usize).map_or("", |name| name)
    }

    /// How many visits stand in the columns: those that were never undone.
    pub fn visits(&self) -> usize {
        self.columns.rows()
    }

    /// The memory that the log takes, in bytes, near enough for a limit.
    pub fn bytes(&self) -> usize {
        let names: usize = self.names.iter().map(|name| name.len() + size_of::<Box<str>>()).sum();
        self.columns.bytes()
            + names
            + self.voided.capacity() * size_of::<Voided>()
            + self.refunds.capacity() * size_of::<RefundRow>()
            + self.payments.capacity() * size_of::<PaymentRow>()
            + self.answers.capacity() * size_of::<AnswerRow>()
            + self.cases.capacity() * size_of::<Case>()
    }

    /// Adds a visit, undone or not.
    pub fn visit(&mut self, visit: &Visit) -> Result<(), Refusal> {
        let row = self.row(visit)?;
        match visit.voided_at {
            None => self.columns.insert(visit.customer, row),
            Some(at) => {
                self.voided.push(Voided { customer: visit.customer, row, at });
                Ok(())
            }
        }
    }

    /// Undoes a visit that is in the log, and with it its refunds. Takes the visit as it was added.
    pub fn void(&mut self, visit: &Visit, at: Time) -> Result<(), Refusal> {
        let row = self.row(visit)?;
        self.columns.remove(visit.customer, row)?;
        self.voided.push(Voided { customer: visit.customer, row, at });
        let its = self.refunds_span(visit.customer);
        for refund in self.refunds[its].iter_mut().filter(|refund| refund.visit == visit.id) {
            refund.visit_voided_at = Some(at);
        }
        Ok(())
    }

    /// Adds a refund. That of a visit which was undone is kept, for looks back, and counts for nothing after the void.
    pub fn refund(&mut self, refund: &Refund) -> Result<(), Refusal> {
        let visit = self.row(&refund.visit)?;
        let row = RefundRow {
            customer: refund.visit.customer,
            day: self.day(refund.at)?,
            amount_minor: checked(refund.amount_minor)?,
            units_returned: checked_units(refund.units_returned)?,
            visit: refund.visit.id,
            visit_day: visit.day,
            visit_on_account: visit.on_account,
            visit_voided_at: refund.visit.voided_at,
            place: visit.place,
        };
        let at = self.refunds.partition_point(|other| other.customer <= row.customer);
        self.refunds.insert(at, row);
        Ok(())
    }

    /// Adds a payment on a customer's account.
    pub fn payment(&mut self, payment: &Payment) -> Result<(), Refusal> {
        self.known(payment.customer)?;
        let (day, amount_minor) = (self.day(payment.at)?, checked(payment.amount_minor)?);
        self.payments.push(PaymentRow { customer: payment.customer, day, amount_minor, place: payment.place });
        Ok(())
    }

    /// Adds an answer to a question.
    pub fn answer(&mut self, answer: &Answer) -> Result<(), Refusal> {
        self.known(answer.customer)?;
        if !answer.is_on_scale() {
            return Err(Refusal::ScoreOutOfRange);
        }
        let row = AnswerRow { day: self.day(answer.at)?, answer: *answer };
        let key = |row: &AnswerRow| (row.answer.customer, row.answer.at, row.answer.id);
        let at = self.answers.partition_point(|other| key(other) <= key(&row));
        self.answers.insert(at, row);
        Ok(())
    }

    /// Adds a case, open or solved.
    pub fn case(&mut self, case: &Case) -> Result<(), Refusal> {
        self.known(case.customer)?;
        self.day(case.opened_at)?;
        let at = self.cases.partition_point(|other| other.customer <= case.customer);
        self.cases.insert(at, *case);
        Ok(())
    }

    /// Notes that a case, as it was added, was solved. Says whether there was one.
    pub fn solve(&mut self, case: &Case, solved_at: Time) -> bool {
        let found = self.cases.iter_mut().find(|other| **other == *case);
        if let Some(case) = found {
            case.solved_at = Some(solved_at);
            return true;
        }
        false
    }

    /// What is known on the morning of `as_of`: nothing of that day or later, and no visit that was undone before it.
    /// Costs nothing, unless a visit that counts was undone since: then the columns are copied with it.
    pub fn as_of(&self, as_of: Day) -> View<'_> {
        View::new(self, as_of)
    }

    /// A log of some of the facts: of one place, or of some customers (who keep their numbers and names).
    pub fn only(&self, place: Option<u16>, keep: impl Fn(Customer) -> bool) -> Result<Log, Refusal> {
        let is_here = |other: u16| place.is_none_or(|place| place == other);
        let mut log = Log::new(self.calendar().clone());
        log.starts = self.starts.clone();
        for customer in 0..self.customers() {
            log.customer(self.name(customer))?;
            if keep(customer) {
                for row in self.columns.of(customer).rows().filter(|row| is_here(row.place)) {
                    log.columns.insert(customer, row)?;
                }
            }
        }
        log.voided.extend(self.voided.iter().filter(|voided| keep(voided.customer) && is_here(voided.row.place)));
        log.refunds.extend(self.refunds.iter().filter(|refund| keep(refund.customer) && is_here(refund.place)));
        log.payments.extend(self.payments.iter().filter(|payment| keep(payment.customer) && is_here(payment.place)));
        let answers = self.answers.iter();
        log.answers.extend(answers.filter(|row| keep(row.answer.customer) && is_here(row.answer.place)));
        log.cases.extend(self.cases.iter().filter(|case| keep(case.customer)));
        Ok(log)
    }

    /// Lays the columns side by side again after a load out of order.
    pub fn compact(&mut self) {
        self.columns.compact();
    }

    pub(super) fn part(&self, customer: Customer) -> Part<'_> {
        self.columns.of(customer)
    }

    pub(super) fn voided(&self) -> &[Voided] {
        &self.voided
    }

    /// The log with these visits back in its columns.
    pub(super) fn with(&self, visits: impl Iterator<Item = Voided>) -> Log {
        let mut log = self.clone();
        for visit in visits {
            // What was in the columns once fits in them again.
            let _ = log.columns.insert(visit.customer, visit.row);
        }
        log
    }

    /// All refunds, in the order of the customers.
    pub(super) fn refunds(&self) -> &[RefundRow] {
        &self.refunds
    }

    pub(super) fn refunds_of(&self, customer: Customer) -> &[RefundRow] {
        &self.refunds[self.refunds_span(customer)]
    }

    pub(super) fn payments(&self) -> &[PaymentRow] {
        &self.payments
    }

    pub(super) fn answers(&self) -> &[AnswerRow] {
        &self.answers
    }

    pub(super) fn cases(&self, customer: Customer) -> &[Case] {
        let start = self.cases.partition_point(|case| case.customer < customer);
        let end = self.cases.partition_point(|case| case.customer <= customer);
        &self.cases[start..end]
    }

    fn refunds_span(&self, customer: Customer) -> std::ops::Range<usize> {
        let start = self.refunds.partition_point(|refund| refund.customer < customer);
        start..self.refunds.partition_point(|refund| refund.customer <= customer)
    }

    fn row(&mut self, visit: &Visit) -> Result<Row, Refusal> {
        self.known(visit.customer)?;
        in_time(visit.at)?;
        let (day, hour) = self.starts.day_and_hour(visit.at);
        Ok(Row {
            day,
            hour,
            on_account: visit.on_account,
            place: visit.place,
            amount_minor: visit.amount_minor.map(checked).transpose()?,
            units: checked_units(visit.units.unwrap_or(0))?,
        })
    }

    fn known(&self, customer: Customer) -> Result<(), Refusal> {
        if (customer as usize) < self.names.len() { Ok(()) } else { Err(Refusal::NoSuchCustomer) }
    }

    fn day(&mut self, time: Time) -> Result<Day, Refusal> {
        in_time(time)?;
        Ok(self.starts.day_and_hour(time).0)
    }
}

fn in_time(time: Time) -> Result<(), Refusal> {
    if (Time::MIN..=Time::MAX).contains(&time) { Ok(()) } else { Err(Refusal::TimeOutOfRange) }
}

fn checked(amount_minor: i64) -> Result<i64, Refusal> {
    if (0..=AmountMinor::MAX).contains(&amount_minor) { Ok(amount_minor) } else { Err(Refusal::AmountOutOfRange) }
}

fn checked_units(units: u32) -> Result<u32, Refusal> {
    if units <= MAX_UNITS { Ok(units) } else { Err(Refusal::TooManyUnits) }
}
