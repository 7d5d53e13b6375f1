//! A shop's log with who is who: ids outside, numbers inside.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::kernel::{CustomerId, Day, LocationId, Time};
use crate::retention::{
    Answer, Calendar, Case, Customer, Forecast, Log, Payment, Question, Refund, Refusal, Visit, VisitId,
};

/// People are ranked by the chance of a visit within so many days.
const HORIZON_DAYS: u32 = 30;

/// A visit as the store has it.
#[derive(Clone, Copy, Debug)]
pub struct VisitFact {
    /// Its identity: for telling its void and its refunds.
    pub id: VisitId,
    /// Who came.
    pub customer: CustomerId,
    /// When.
    pub at: Time,
    /// What was spent, in minor units. None is not known.
    pub amount_minor: Option<i64>,
    /// How many things were bought.
    pub units: Option<i64>,
    /// Whether it was written up instead of paid.
    pub on_account: bool,
    /// At which counter. None for what was imported.
    pub location: Option<LocationId>,
    /// When it was undone.
    pub voided_at: Option<Time>,
}

/// The log of one shop.
#[derive(Debug)]
pub struct ShopLog {
    log: Log,
    people: Vec<CustomerId>,
    numbers: HashMap<CustomerId, Customer>,
    places: HashMap<LocationId, u16>,
    /// Customers who were merged, and into whom: one person.
    merged: HashMap<CustomerId, CustomerId>,
    /// The forecast of a morning, kept for the day: a fit takes a moment.
    forecast: Mutex<Option<(Day, Option<Forecast>)>>,
}

impl ShopLog {
    /// An empty log with these days.
    pub fn new(calendar: Calendar) -> ShopLog {
        ShopLog {
            log: Log::new(calendar),
            people: Vec::new(),
            numbers: HashMap::new(),
            places: HashMap::new(),
            merged: HashMap::new(),
            forecast: Mutex::default(),
        }
    }

    /// An empty log in which the first of each pair is told as the second.
    pub fn of_merged(calendar: Calendar, merged: HashMap<CustomerId, CustomerId>) -> ShopLog {
        ShopLog { merged, ..ShopLog::new(calendar) }
    }

    /// Customers who were merged, and into whom.
    pub fn merged(&self) -> &HashMap<CustomerId, CustomerId> {
        &self.merged
    }

    /// The log, to be asked.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Who a number of the log stands for.
    pub fn person(&self, number: Customer) -> Option<CustomerId> {
        self.people.get(number as usize).copied()
    }

    /// The number of somebody who has a fact in the log.
    pub fn number(&self, customer: CustomerId) -> Option<Customer> {
        self.numbers.get(self.merged.get(&customer).unwrap_or(&customer)).copied()
    }

    /// The log's number of a counter. Nothing has happened at one that has none.
    pub fn place(&self, location: LocationId) -> Option<u16> {
        self.places.get(&location).copied()
    }

    /// The forecast as of a morning. None where the gates are shut or the fit means nothing.
    pub fn forecast(&self, as_of: Day) -> Option<Forecast> {
        let mut kept = self.forecast.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((day, forecast)) = *kept
            && day == as_of
        {
            return forecast;
        }
        let forecast = Forecast::of(&self.log.as_of(as_of), HORIZON_DAYS).ok();
        *kept = Some((as_of, forecast));
        forecast
    }

    /// The memory that it takes, in bytes, near enough for a limit.
    pub fn bytes(&self) -> usize {
        const BYTES_A_PERSON: usize = 2 * size_of::<CustomerId>() + size_of::<Customer>() + 8;
        self.log.bytes() + self.people.len() * BYTES_A_PERSON
    }

    /// Lays the columns side by side, after a load.
    pub fn compact(&mut self) {
        self.log.compact();
    }

    /// Makes somebody known under the id by which reports tell of them, unless they are known. Gives their number.
    pub fn customer(&mut self, customer: CustomerId, told_as: Option<&str>) -> Result<Customer, Refusal> {
        // Who was merged is told by the other's name.
        let (customer, told_as) = match self.merged.get(&customer) {
            Some(into) => (*into, None),
            None => (customer, told_as),
        };
        if let Some(number) = self.numbers.get(&customer) {
            return Ok(*number);
        }
        let number = match told_as {
            Some(name) => self.log.customer(name)?,
            None => self.log.customer(&customer.to_string())?,
        };
        self.people.push(customer);
        self.numbers.insert(customer, number);
        Ok(number)
    }

    /// Adds a visit.
    pub fn visit(&mut self, fact: &VisitFact) -> Result<(), Refusal> {
        let visit = self.told(fact)?;
        self.log.visit(&visit)
    }

    /// Undoes a visit that is in the log; `fact` says when.
    pub fn void(&mut self, fact: &VisitFact) -> Result<(), Refusal> {
        let Some(at) = fact.voided_at else { return Ok(()) };
        let visit = Visit { voided_at: None, ..self.told(fact)? };
        self.log.void(&visit, at)
    }

    /// Adds a refund of a visit.
    pub fn refund(&mut self, visit: &VisitFact, at: Time, amount_minor: i64, units: i64) -> Result<(), Refusal> {
        let visit = self.told(visit)?;
        let units_returned = u32::try_from(units).map_err(|_| Refusal::TooManyUnits)?;
        self.log.refund(&Refund { visit, at, amount_minor, units_returned })
    }

    /// Adds an answer: to what, the score, and the scale's greatest. Of two at one time, the greater `id` is the later.
    pub fn answer(
        &mut self,
        id: u128,
        customer: CustomerId,
        at: Time,
        (question, score, scale_max): (Question, i64, i64),
        location: Option<LocationId>,
    ) -> Result<(), Refusal> {
        let points = |points: i64| u8::try_from(points).map_err(|_| Refusal::ScoreOutOfRange);
        let (score, scale_max) = (points(score)?, points(scale_max)?);
        let (customer, place) = (self.customer(customer, None)?, self.place_of(location)?);
        self.log.answer(&Answer { id, customer, at, question, score, scale_max, place })
    }

    /// Adds a case that is open. Gives it as the log has it, for the day it is solved.
    pub fn case(&mut self, customer: CustomerId, opened_at: Time, is_serious: bool) -> Result<Case, Refusal> {
        let case = Case { customer: self.customer(customer, None)?, opened_at, solved_at: None, is_serious };
        self.log.case(&case)?;
        Ok(case)
    }

    /// Notes that a case was solved.
    pub fn solve(&mut self, case: &Case, solved_at: Time) {
        self.log.solve(case, solved_at);
    }

    /// Adds a payment on account.
    pub fn payment(
        &mut self,
        customer: CustomerId,
        at: Time,
        amount_minor: i64,
        location: Option<LocationId>,
    ) -> Result<(), Refusal> {
        let (customer, place) = (self.customer(customer, None)?, self.place_of(location)?);
        self.log.payment(&Payment { customer, at, amount_minor, place })
    }

    /// A fact as the log takes it.
    fn told(&mut self, fact: &VisitFact) -> Result<Visit, Refusal> {
        Ok(Visit {
            id: fact.id,
            customer: self.customer(fact.customer, None)?,
            at: fact.at,
            amount_minor: fact.amount_minor,
            units: fact.units.map(u32::try_from).transpose().map_err(|_| Refusal::TooManyUnits)?,
            on_account: fact.on_account,
            place: self.place_of(fact.location)?,
            voided_at: fact.voided_at,
        })
    }

    /// The log's number of a counter, given out where it has none. 0 is nowhere in particular.
    fn place_of(&mut self, location: Option<LocationId>) -> Result<u16, Refusal> {
        let Some(location) = location else { return Ok(0) };
        let next = u16::try_from(self.places.len() + 1).map_err(|_| Refusal::Full)?;
        Ok(*self.places.entry(location).or_insert(next))
    }
}
