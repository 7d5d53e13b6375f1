//! Reading the CSV form of a shop's history: visits, refunds, payments and answers.
//!
//! A file is taken whole or not at all, and each line that cannot be taken is named with its number and the reason. An
//! empty field is not known. What the lines mean for a store is the import's to say; here they become facts.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use crate::kernel::Time;

use super::facts::{Answer, Customer, Payment, Question, Refund, Visit};
use super::fields::{
    BadLine, Lines, MAX_BAD_LINES, bad, money, number_of_units, own_id, read, shown, time, unless_empty, yes_or_no,
};
use super::log::Log;

/// A line of the visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitLine {
    /// Where it stands.
    pub line: u64,
    /// The import's own id.
    pub id: String,
    /// The shop it says it belongs to.
    pub shop: String,
    /// The import's own id of the customer.
    pub customer: String,
    /// The facts; customer and id are numbers that only a log gives.
    pub visit: Visit,
}

/// A line of the refunds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundLine {
    /// Where it stands.
    pub line: u64,
    /// The import's own id.
    pub id: String,
    /// The import's own id of the visit.
    pub visit: String,
    /// When.
    pub at: Time,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// How many things came back.
    pub units_returned: u32,
}

/// A line of the payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentLine {
    /// Where it stands.
    pub line: u64,
    /// The import's own id.
    pub id: String,
    /// The import's own id of the customer.
    pub customer: String,
    /// When.
    pub at: Time,
    /// How much, in minor units.
    pub amount_minor: i64,
}

/// A line of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// Where it stands.
    pub line: u64,
    /// The import's own id.
    pub id: String,
    /// The import's own id of the customer.
    pub customer: String,
    /// The facts; customer and id are numbers that only a log gives.
    pub answer: Answer,
}

/// The four files of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Who came.
    pub visits: Vec<VisitLine>,
    /// What went back.
    pub refunds: Vec<RefundLine>,
    /// What was paid on account.
    pub payments: Vec<PaymentLine>,
    /// What was answered.
    pub answers: Vec<AnswerLine>,
}

/// Reads `visit_id, shop_id, customer_id, ts_utc, amount_minor, units, on_account, voided_at_utc`.
pub fn read_visits(file: impl Read) -> Lines<VisitLine> {
    const COLUMNS: [&str; 8] =
        ["visit_id", "shop_id", "customer_id", "ts_utc", "amount_minor", "units", "on_account", "voided_at_utc"];
    read(file, COLUMNS, |line, [id, shop, customer, ts, amount, units, on_account, voided_at]| {
        let visit = Visit {
            at: time(ts)?,
            amount_minor: unless_empty(amount, money)?,
            units: unless_empty(units, number_of_units)?,
            on_account: yes_or_no(on_account)?,
            voided_at: unless_empty(voided_at, time)?,
            ..Visit::default()
        };
        if visit.voided_at.is_some_and(|at| at < visit.at) {
            return Err("voided_at_utc is before the visit".to_owned());
        }
        Ok(VisitLine { line, id: own_id(id)?, shop: own_id(shop)?, customer: own_id(customer)?, visit })
    })
    .and_then(|lines| each_id_once(lines, |line| (line.line, &line.id)))
}

/// Reads `refund_id, visit_id, ts_utc, amount_minor, units_returned`.
pub fn read_refunds(file: impl Read) -> Lines<RefundLine> {
    const COLUMNS: [&str; 5] = ["refund_id", "visit_id", "ts_utc", "amount_minor", "units_returned"];
    read(file, COLUMNS, |line, [id, visit, ts, amount, units]| {
        Ok(RefundLine {
            line,
            id: own_id(id)?,
            visit: own_id(visit)?,
            at: time(ts)?,
            amount_minor: money(amount)?,
            units_returned: unless_empty(units, number_of_units)?.unwrap_or(0),
        })
    })
    .and_then(|lines| each_id_once(lines, |line| (line.line, &line.id)))
}

/// Reads `payment_id, customer_id, ts_utc, amount_minor`.
pub fn read_payments(file: impl Read) -> Lines<PaymentLine> {
    read(file, ["payment_id", "customer_id", "ts_utc", "amount_minor"], |line, [id, customer, ts, amount]| {
        let (at, amount_minor) = (time(ts)?, money(amount)?);
        Ok(PaymentLine { line, id: own_id(id)?, customer: own_id(customer)?, at, amount_minor })
    })
    .and_then(|lines| each_id_once(lines, |line| (line.line, &line.id)))
}

/// Reads `answer_id, customer_id, ts_utc, kind, score, scale_max`.
pub fn read_answers(file: impl Read) -> Lines<AnswerLine> {
    const COLUMNS: [&str; 6] = ["answer_id", "customer_id", "ts_utc", "kind", "score", "scale_max"];
    read(file, COLUMNS, |line, [id, customer, ts, kind, score, scale_max]| {
        let question = match kind {
            "nps" => Question::Nps,
            "csat" => Question::Csat,
            other => return Err(format!("kind is nps or csat, not {}", shown(other))),
        };
        let points = |text: &str| text.parse().map_err(|_| format!("{} is no score", shown(text)));
        let (score, scale_max) = (points(score)?, points(scale_max)?);
        let answer = Answer { id: 0, customer: 0, at: time(ts)?, question, score, scale_max, place: 0 };
        if !answer.is_on_scale() {
            return Err(super::Refusal::ScoreOutOfRange.to_string());
        }
        Ok(AnswerLine { line, id: own_id(id)?, customer: own_id(customer)?, answer })
    })
    .and_then(|lines| each_id_once(lines, |line| (line.line, &line.id)))
}

impl Rows {
    /// Adds all to a log, with a customer for each id, told under that id. Refuses, and names, refunds of visits that
    /// are not here.
    pub fn feed(&self, log: &mut Log) -> Result<(), Vec<BadLine>> {
        let mut people: HashMap<&str, Customer> = HashMap::new();
        let names = self.visits.iter().map(|line| (line.line, &line.customer));
        let names = names.chain(self.payments.iter().map(|line| (line.line, &line.customer)));
        for (line, name) in names.chain(self.answers.iter().map(|line| (line.line, &line.customer))) {
            if !people.contains_key(name.as_str()) {
                people.insert(name, log.customer(name).map_err(|refusal| bad(line, refusal))?);
            }
        }
        let number = |name: &str| people.get(name).copied().unwrap_or(Customer::MAX);
        let mut visits: Vec<(u64, Visit)> = Vec::with_capacity(self.visits.len());
        for (id, line) in self.visits.iter().enumerate() {
            visits.push((line.line, Visit { id: id as u128, customer: number(&line.customer), ..line.visit }));
        }
        let by_id: HashMap<&str, Visit> =
            self.visits.iter().zip(&visits).map(|(line, (_, visit))| (line.id.as_str(), *visit)).collect();
        visits.sort_by_key(|(_, visit)| (visit.customer, visit.at));
        for (line, visit) in &visits {
            log.visit(visit).map_err(|refusal| bad(*line, refusal))?;
        }
        for line in &self.refunds {
            let visit = by_id.get(line.visit.as_str());
            let visit = *visit.ok_or_else(|| bad(line.line, format!("there is no visit {}", shown(&line.visit))))?;
            let RefundLine { at, amount_minor, units_returned, .. } = *line;
            log.refund(&Refund { visit, at, amount_minor, units_returned })
                .map_err(|refusal| bad(line.line, refusal))?;
        }
        for line in &self.payments {
            let (customer, place) = (number(&line.customer), 0);
            let payment = Payment { customer, at: line.at, amount_minor: line.amount_minor, place };
            log.payment(&payment).map_err(|refusal| bad(line.line, refusal))?;
        }
        for (id, line) in self.answers.iter().enumerate() {
            let answer = Answer { id: id as u128, customer: number(&line.customer), ..line.answer };
            log.answer(&answer).map_err(|refusal| bad(line.line, refusal))?;
        }
        Ok(())
    }
}

fn each_id_once<T>(lines: Vec<T>, id: impl Fn(&T) -> (u64, &String)) -> Lines<T> {
    let mut seen = HashSet::with_capacity(lines.len());
    let again = lines.iter().map(&id).filter(|(_, id)| !seen.insert(id.as_str()));
    let again = again.map(|(line, id)| BadLine { line, reason: format!("the id {} is there twice", shown(id)) });
    let again: Vec<BadLine> = again.take(MAX_BAD_LINES).collect();
    if again.is_empty() { Ok(lines) } else { Err(again) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "visit_id,shop_id,customer_id,ts_utc,amount_minor,units,on_account,voided_at_utc\n";

    fn reasons(lines: &str) -> Vec<(u64, String)> {
        let bad = read_visits(format!("{HEADER}{lines}").as_bytes()).unwrap_err();
        bad.into_iter().map(|bad| (bad.line, bad.reason)).collect()
    }

    #[test]
    fn each_bad_line_is_named_and_nothing_is_taken() {
        let found = reasons(
            "1,s,a,2025-03-01T07:00:00Z,300,1,0,\n2,s,a,yesterday,300,1,0,\n3,s,a,2025-03-01T07:00:00Z,-1,1,0,\n\
             4,s,,2025-03-01T07:00:00Z,,,,\n5,s,a\n6,s,a,2025-03-01T07:00:00Z,,,maybe,\n\
             7,s,a,2025-03-01T07:00:00Z,,,0,2025-03-01T06:00:00Z\n8,s,a,2025-03-01T07:00:00Z,99999999999999999999,,,\n",
        );
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8, 9]);
        assert!(found[0].1.contains("yesterday"), "{found:?}");
        assert_eq!(found[3].1, "3 fields instead of 8");
    }

    #[test]
    fn an_id_is_there_once() {
        let found = reasons("1,s,a,2025-03-01T07:00:00Z,,,,\n1,s,b,2025-03-01T07:00:00Z,,,,\n");
        assert_eq!(found, [(3, "the id \"1\" is there twice".to_owned())]);
    }

    #[test]
    fn columns_may_stand_in_any_order_and_none_may_be_misspelt() {
        let lines = "\u{feff}ts_utc,customer_id,payment_id,amount_minor\r\n2025-03-20T09:00:00Z,5,1,400\r\n";
        assert_eq!(read_payments(lines.as_bytes()).unwrap()[0].amount_minor, 400);
        let bad = read_payments("payment,customer_id,ts_utc,amount_minor\n".as_bytes()).unwrap_err();
        assert!(bad[0].reason.starts_with("unknown column \"payment\""), "{bad:?}");
        let bad = read_payments("customer_id,ts_utc,amount_minor\n".as_bytes()).unwrap_err();
        assert_eq!(bad[0].reason, "the column payment_id is missing");
    }

    #[test]
    fn a_file_without_lines_is_a_shop_without_visits() {
        assert_eq!(read_visits(HEADER.as_bytes()), Ok(Vec::new()));
        assert!(read_visits(&b""[..]).is_err());
        assert!(read_visits(&b"\xff\xfe"[..]).is_err());
    }

    #[test]
    fn a_refund_needs_its_visit() {
        let refunds = "refund_id,visit_id,ts_utc,amount_minor,units_returned\n1,9,2025-03-02T09:00:00Z,500,\n";
        let rows = Rows { refunds: read_refunds(refunds.as_bytes()).unwrap(), ..Rows::default() };
        let zone = crate::kernel::Zone::parse("UTC").unwrap();
        let bad = rows.feed(&mut Log::new(super::super::Calendar::new(zone))).unwrap_err();
        assert_eq!(bad, [BadLine { line: 2, reason: "there is no visit \"9\"".to_owned() }]);
    }
}
