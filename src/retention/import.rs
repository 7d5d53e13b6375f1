//! Reading the CSV form of a shop's history: visits, refunds, payments and answers.
//!
//! A file is taken whole or not at all, and each line that cannot be taken is named with its number and the reason. An
//! empty field is not known. What the lines mean for a store is the import's to say; here they become facts.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use csv::StringRecord;

use crate::kernel::{AmountMinor, Time};

use super::columns::MAX_UNITS;
use super::facts::{Answer, Customer, Payment, Question, Refund, Visit};
use super::log::Log;

/// Lines of one file at most.
pub const MAX_ROWS: usize = 20_000_000;
/// After so many bad lines the rest is not looked at: something is wrong with the file as a whole.
pub const MAX_BAD_LINES: usize = 100;
const MAX_ID_CHARS: usize = 200;

/// A line that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its number in the file; the names of the columns stand in line 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: String,
}

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

type Lines<T> = Result<Vec<T>, Vec<BadLine>>;

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

fn bad(line: u64, reason: impl ToString) -> Vec<BadLine> {
    vec![BadLine { line, reason: reason.to_string() }]
}

/// Reads a file whose columns, in any order, are these, and turns each line into what it says.
fn read<T, const N: usize>(
    file: impl Read,
    columns: [&str; N],
    mut line: impl FnMut(u64, [&str; N]) -> Result<T, String>,
) -> Lines<T> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(false).from_reader(file);
    let headers = reader.headers().map_err(|error| bad(1, told(&error)))?.clone();
    let places = places(&headers, columns).map_err(|reason| bad(1, reason))?;
    let (mut lines, mut bad_lines) = (Vec::new(), Vec::new());
    let mut record = StringRecord::new();
    loop {
        let number = reader.position().line();
        let read = reader.read_record(&mut record).map_err(|error| told(&error)).and_then(|is_there| {
            let number = record.position().map_or(number, csv::Position::line);
            let fields = places.map(|place| record.get(place).unwrap_or(""));
            if is_there { line(number, fields).map(Some) } else { Ok(None) }
        });
        match read {
            Ok(None) => break,
            Ok(Some(_)) if lines.len() == MAX_ROWS => {
                return Err(bad(number, format!("a file has at most {MAX_ROWS} lines")));
            }
            Ok(Some(line)) => lines.push(line),
            Err(reason) => {
                bad_lines.push(BadLine { line: record.position().map_or(number, csv::Position::line), reason });
            }
        }
        if bad_lines.len() >= MAX_BAD_LINES || (reader.is_done() && !bad_lines.is_empty()) {
            break;
        }
    }
    if bad_lines.is_empty() { Ok(lines) } else { Err(bad_lines) }
}

/// Where each column stands. A column that is missing, unknown or there twice is refused: it may be a misspelt one.
fn places<const N: usize>(headers: &StringRecord, columns: [&str; N]) -> Result<[usize; N], String> {
    let header = |name: &str| name.trim_start_matches('\u{feff}').to_owned();
    let names: Vec<String> = headers.iter().map(header).collect();
    if let Some(unknown) = names.iter().find(|name| !columns.contains(&name.as_str())) {
        return Err(format!("unknown column {}; the columns are {}", shown(unknown), columns.join(", ")));
    }
    let mut places = [0; N];
    for (place, column) in places.iter_mut().zip(columns) {
        let mut found = names.iter().enumerate().filter(|(_, name)| *name == column).map(|(at, _)| at);
        *place = found.next().ok_or_else(|| format!("the column {column} is missing"))?;
        if found.next().is_some() {
            return Err(format!("the column {column} is there twice"));
        }
    }
    Ok(places)
}

fn each_id_once<T>(lines: Vec<T>, id: impl Fn(&T) -> (u64, &String)) -> Lines<T> {
    let mut seen = HashSet::with_capacity(lines.len());
    let again = lines.iter().map(&id).filter(|(_, id)| !seen.insert(id.as_str()));
    let again = again.map(|(line, id)| BadLine { line, reason: format!("the id {} is there twice", shown(id)) });
    let again: Vec<BadLine> = again.take(MAX_BAD_LINES).collect();
    if again.is_empty() { Ok(lines) } else { Err(again) }
}

/// What is wrong with the form of a line, without the reader's own words for places.
fn told(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} fields instead of {expected_len}"),
        csv::ErrorKind::Utf8 { .. } => "the line is not UTF-8".to_owned(),
        csv::ErrorKind::Io(error) => format!("the file cannot be read: {error}"),
        _ => "the line cannot be read".to_owned(),
    }
}

/// A field in a sentence: in quotes, and not too much of it.
fn shown(text: &str) -> String {
    const SHOWN_CHARS: usize = 40;
    let cut: String = text.chars().take(SHOWN_CHARS).collect();
    format!("{cut:?}")
}

fn unless_empty<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

fn own_id(text: &str) -> Result<String, String> {
    match text.chars().count() {
        0 => Err("an id is missing".to_owned()),
        1..=MAX_ID_CHARS => Ok(text.to_owned()),
        _ => Err(format!("an id has at most {MAX_ID_CHARS} characters")),
    }
}

fn time(text: &str) -> Result<Time, String> {
    let time = text.parse::<jiff::Timestamp>().ok().map(|timestamp| Time(timestamp.as_millisecond()));
    let known = time.filter(|time| (Time::MIN..=Time::MAX).contains(time));
    known.ok_or_else(|| format!("{} is no time such as 2025-03-01T07:00:00Z, from 1970 to 9999", shown(text)))
}

fn money(text: &str) -> Result<i64, String> {
    let amount = text.parse().ok().filter(|amount| (0..=AmountMinor::MAX).contains(amount));
    amount.ok_or_else(|| format!("{} is no amount of 0 to {} minor units", shown(text), AmountMinor::MAX))
}

fn number_of_units(text: &str) -> Result<u32, String> {
    let units = text.parse().ok().filter(|units| *units <= MAX_UNITS);
    units.ok_or_else(|| format!("{} is no number of 0 to {MAX_UNITS} units", shown(text)))
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "1" | "true" => Ok(true),
        "" | "0" | "false" => Ok(false),
        other => Err(format!("on_account is 0 or 1, not {}", shown(other))),
    }
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
