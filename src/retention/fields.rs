//! Files of lines, lines of fields: the form of the CSV import, and what a field may say.

use std::io::Read;

use csv::StringRecord;

use crate::kernel::{AmountMinor, Time};

use super::columns::MAX_UNITS;

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

/// The lines of a file, or what is wrong with some of them.
pub type Lines<T> = Result<Vec<T>, Vec<BadLine>>;

/// One bad line.
pub fn bad(line: u64, reason: impl ToString) -> Vec<BadLine> {
    vec![BadLine { line, reason: reason.to_string() }]
}

/// Reads a file whose columns, in any order, are these, and turns each line into what it says.
pub fn read<T, const N: usize>(
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
pub fn shown(text: &str) -> String {
    const SHOWN_CHARS: usize = 40;
    let cut: String = text.chars().take(SHOWN_CHARS).collect();
    format!("{cut:?}")
}

pub fn unless_empty<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

pub fn own_id(text: &str) -> Result<String, String> {
    match text.chars().count() {
        0 => Err("an id is missing".to_owned()),
        1..=MAX_ID_CHARS => Ok(text.to_owned()),
        _ => Err(format!("an id has at most {MAX_ID_CHARS} characters")),
    }
}

pub fn time(text: &str) -> Result<Time, String> {
    let time = text.parse::<jiff::Timestamp>().ok().map(|timestamp| Time(timestamp.as_millisecond()));
    let known = time.filter(|time| (Time::MIN..=Time::MAX).contains(time));
    known.ok_or_else(|| format!("{} is no time such as 2025-03-01T07:00:00Z, from 1970 to 9999", shown(text)))
}

pub fn money(text: &str) -> Result<i64, String> {
    let amount = text.parse().ok().filter(|amount| (0..=AmountMinor::MAX).contains(amount));
    amount.ok_or_else(|| format!("{} is no amount of 0 to {} minor units", shown(text), AmountMinor::MAX))
}

pub fn number_of_units(text: &str) -> Result<u32, String> {
    let units = text.parse().ok().filter(|units| *units <= MAX_UNITS);
    units.ok_or_else(|| format!("{} is no number of 0 to {MAX_UNITS} units", shown(text)))
}

pub fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "1" | "true" => Ok(true),
        "" | "0" | "false" => Ok(false),
        other => Err(format!("on_account is 0 or 1, not {}", shown(other))),
    }
}
