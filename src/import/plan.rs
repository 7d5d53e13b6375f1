//! What an import will add: its lines held against what is known. Pure.

use std::collections::HashMap;

use super::{BadLine, File, Imported, ImportedAnswer, ImportedPayment, ImportedRefund, ImportedVisit, Place};
use crate::kernel::{CustomerId, ImportId, Time};
use crate::retention::{MAX_BAD_LINES, Rows};

/// What is known of a source already, by its own ids.
#[derive(Debug, Default)]
pub struct Known {
    /// Its customers.
    pub customers: HashMap<String, CustomerId>,
    /// Its visits, and where each lies.
    pub visits: HashMap<String, (Place, ImportedVisit)>,
    /// Its refunds.
    pub refunds: HashMap<String, ImportedRefund>,
    /// Its payments.
    pub payments: HashMap<String, ImportedPayment>,
    /// Its answers.
    pub answers: HashMap<String, ImportedAnswer>,
}

/// Customers to be made, with the source's own id of each.
pub type Newcomers = Vec<(String, CustomerId)>;

/// What is to be added. Rows are numbered from 1 in the order they stand here.
#[derive(Debug, Default)]
pub struct Plan {
    /// Customers to be made.
    pub customers: Newcomers,
    /// In the order of customer and time.
    pub visits: Vec<ImportedVisit>,
    /// In the order of their file.
    pub refunds: Vec<ImportedRefund>,
    /// In the order of their file.
    pub payments: Vec<ImportedPayment>,
    /// In the order of their file.
    pub answers: Vec<ImportedAnswer>,
    /// How many lines say what is known.
    pub known_already: usize,
}

impl Plan {
    /// What it will have done.
    pub fn outcome(&self) -> Imported {
        Imported {
            customers: self.customers.len(),
            visits: self.visits.len(),
            refunds: self.refunds.len(),
            payments: self.payments.len(),
            answers: self.answers.len(),
            known_already: self.known_already,
        }
    }

    /// How many rows it will write, customers included.
    pub fn rows(&self) -> usize {
        let facts = self.visits.len() + self.refunds.len() + self.payments.len() + self.answers.len();
        self.customers.len() + facts
    }
}

/// Holds the lines of `import` against what is known at `now`. Names each line that has not happened yet, says
/// something else than what is known under its id, or refers to what is not there.
pub fn plan(
    import: ImportId,
    rows: &Rows,
    known: &Known,
    now: Time,
    new_customer: impl FnMut() -> CustomerId,
) -> Result<Plan, Vec<BadLine>> {
    let mut planner = Planner { import, known, now, plan: Plan::default(), people: HashMap::new(), bad: Vec::new() };
    planner.people(rows, new_customer);
    let places = planner.visits(rows);
    planner.refunds(rows, &places);
    planner.payments(rows);
    planner.answers(rows);
    if planner.bad.is_empty() { Ok(planner.plan) } else { Err(planner.bad) }
}

struct Planner<'a> {
    import: ImportId,
    known: &'a Known,
    now: Time,
    plan: Plan,
    people: HashMap<&'a str, CustomerId>,
    bad: Vec<BadLine>,
}

impl<'a> Planner<'a> {
    fn people(&mut self, rows: &'a Rows, mut new_customer: impl FnMut() -> CustomerId) {
        let visits = rows.visits.iter().map(|line| &line.customer);
        let payments = rows.payments.iter().map(|line| &line.customer);
        for name in visits.chain(payments).chain(rows.answers.iter().map(|line| &line.customer)) {
            self.people.entry(name).or_insert_with(|| {
                self.known.customers.get(name).copied().unwrap_or_else(|| {
                    let customer = new_customer();
                    self.plan.customers.push((name.clone(), customer));
                    customer
                })
            });
        }
    }

    fn customer(&self, name: &str) -> CustomerId {
        self.people.get(name).copied().unwrap_or(CustomerId(uuid::Uuid::nil()))
    }

    /// Takes note of a bad line, as long as the list is of use to anybody.
    fn refuse(&mut self, file: File, line: u64, reason: impl Into<String>) {
        if self.bad.len() < MAX_BAD_LINES {
            self.bad.push(BadLine { file, line, reason: reason.into() });
        }
    }

    /// Whether a fact is new: it happened, and nothing is known under its id. Anything else than the same is refused.
    fn is_new<T: PartialEq>(
        &mut self,
        (file, line): (File, u64),
        id: &str,
        at: Time,
        new: &T,
        known: Option<&T>,
    ) -> bool {
        if at > self.now {
            self.refuse(file, line, format!("{at} has not happened yet"));
            return false;
        }
        match known {
            None => true,
            Some(known) if known == new => {
                self.plan.known_already += 1;
                false
            }
            Some(_) => {
                let reason = format!(
                    "the id {id:?} was imported before and said something else; \
                     if it is another thing, name its source with --source"
                );
                self.refuse(file, line, reason);
                false
            }
        }
    }

    /// Plans the visits, and tells where each of the file's lies, with its time.
    fn visits(&mut self, rows: &'a Rows) -> HashMap<&'a str, (Place, Time)> {
        let mut places = HashMap::with_capacity(rows.visits.len());
        let shop = rows.visits.first().map(|line| &line.shop);
        let mut new = Vec::new();
        for line in &rows.visits {
            if Some(&line.shop) != shop {
                let reason =
                    format!("shop_id is {:?} here and another in line 2: import one shop at a time", line.shop);
                self.refuse(File::Visits, line.line, reason);
            }
            let visit = ImportedVisit {
                external_id: line.id.clone(),
                customer_id: self.customer(&line.customer),
                at: line.visit.at,
                amount_minor: line.visit.amount_minor,
                units: line.visit.units.map(i64::from),
                on_account: line.visit.on_account,
                voided_at: line.visit.voided_at,
            };
            let last = visit.voided_at.unwrap_or(visit.at);
            let known = self.known.visits.get(&line.id);
            if let Some((place, visit)) = known {
                places.insert(line.id.as_str(), (*place, visit.at));
            }
            if self.is_new((File::Visits, line.line), &line.id, last, &visit, known.map(|(_, visit)| visit)) {
                new.push((line.id.as_str(), visit));
            }
        }
        new.sort_by_key(|(_, visit)| (visit.customer_id, visit.at));
        for (number, (id, visit)) in (1..).zip(&new) {
            places.insert(id, (Place { import: self.import, number }, visit.at));
        }
        self.plan.visits = new.into_iter().map(|(_, visit)| visit).collect();
        places
    }

    fn refunds(&mut self, rows: &'a Rows, places: &HashMap<&str, (Place, Time)>) {
        for line in &rows.refunds {
            let known = || self.known.visits.get(&line.visit).map(|(place, visit)| (*place, visit.at));
            let Some((visit, visited_at)) = places.get(line.visit.as_str()).copied().or_else(known) else {
                self.refuse(File::Refunds, line.line, format!("there is no visit {:?}", line.visit));
                continue;
            };
            if line.at < visited_at {
                self.refuse(File::Refunds, line.line, format!("it is before its visit {:?}", line.visit));
                continue;
            }
            let refund = ImportedRefund {
                external_id: line.id.clone(),
                visit,
                at: line.at,
                amount_minor: line.amount_minor,
                units_returned: i64::from(line.units_returned),
            };
            let known = self.known.refunds.get(&line.id);
            if self.is_new((File::Refunds, line.line), &line.id, line.at, &refund, known) {
                self.plan.refunds.push(refund);
            }
        }
    }

    fn payments(&mut self, rows: &'a Rows) {
        for line in &rows.payments {
            let (external_id, customer_id) = (line.id.clone(), self.customer(&line.customer));
            let payment = ImportedPayment { external_id, customer_id, at: line.at, amount_minor: line.amount_minor };
            let known = self.known.payments.get(&line.id);
            if self.is_new((File::Payments, line.line), &line.id, line.at, &payment, known) {
                self.plan.payments.push(payment);
            }
        }
    }

    fn answers(&mut self, rows: &'a Rows) {
        for line in &rows.answers {
            let answer = ImportedAnswer {
                external_id: line.id.clone(),
                customer_id: self.customer(&line.customer),
                at: line.answer.at,
                kind: line.answer.question,
                score: i64::from(line.answer.score),
                scale_max: i64::from(line.answer.scale_max),
            };
            let known = self.known.answers.get(&line.id);
            if self.is_new((File::Surveys, line.line), &line.id, line.answer.at, &answer, known) {
                self.plan.answers.push(answer);
            }
        }
    }
}
