//! The columns under a log: each customer's visits lie side by side in the order of their days.
//!
//! A visit takes 5 bytes (2 for the day, 1 for the hour and whether it was on account, 2 for the place) and 8 beside
//! them for its money (4 for the amount, 4 for the units). A customer's rows have room behind them once one was
//! appended, so that a top-up moves that customer's rows only.

use crate::kernel::Day;

use super::Refusal;

/// Units of one visit at most.
pub const MAX_UNITS: u32 = 1_000_000_000;

/// Customers and rows are numbered in 32 bits.
const MAX_ROWS: usize = u32::MAX as usize;

const ON_ACCOUNT: u8 = 0x80;
const UNKNOWN: u32 = u32::MAX;
/// An amount that does not fit in 31 bits stands in a list of its own, and its place there in the column.
const LARGE: u32 = 0x8000_0000;

/// One visit, as the columns know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The shop's day.
    pub day: Day,
    /// The hour on the wall, 0 to 23.
    pub hour: u8,
    /// Whether it was written up instead of paid.
    pub on_account: bool,
    /// At which place.
    pub place: u16,
    /// What was spent, in minor units, where it is known.
    pub amount_minor: Option<i64>,
    /// How many things were bought.
    pub units: u32,
}

/// Where a customer's rows lie: `len` of `room` from `start` on.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    len: u32,
    room: u32,
}

impl Span {
    fn rows(self) -> std::ops::Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }

    fn end_of_room(self) -> usize {
        self.start as usize + self.room as usize
    }
}

/// The columns and where each customer's rows lie in them.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    spans: Vec<Span>,
    /// The day that the column's 0 stands for.
    base: i32,
    days: Vec<u16>,
    marks: Vec<u8>,
    places: Vec<u16>,
    amounts: Vec<u32>,
    units: Vec<u32>,
    large: Vec<i64>,
    rows: usize,
}

/// One customer's part of the columns.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    columns: &'a Columns,
    from: usize,
    to: usize,
}

/// What an entry of the amounts' column stands for.
pub fn amount_of(entry: u32, large: &[i64]) -> Option<i64> {
    let (amount, is_known) = amount_and_known(entry, large);
    is_known.then_some(amount)
}

/// The same for sums over millions: the amount, or zero where it is not known, and whether it is. Nearly all amounts
/// are small, so the only branch is one that is hardly ever taken.
pub fn amount_and_known(entry: u32, large: &[i64]) -> (i64, bool) {
    if (LARGE..UNKNOWN).contains(&entry) {
        return (large.get((entry - LARGE) as usize).copied().unwrap_or(0), true);
    }
    let is_known = entry != UNKNOWN;
    (i64::from(entry) * i64::from(is_known), is_known)
}

/// Hour and account of a mark.
pub fn mark_of(mark: u8) -> (u8, bool) {
    (mark & !ON_ACCOUNT, mark & ON_ACCOUNT != 0)
}

impl<'a> Part<'a> {
    /// How many rows.
    pub fn len(self) -> usize {
        self.to - self.from
    }

    /// The first so many rows of it.
    pub fn first(self, len: usize) -> Part<'a> {
        Part { to: self.to.min(self.from + len), ..self }
    }

    /// The day that a 0 in the column of days stands for.
    pub fn base(self) -> i32 {
        self.columns.base
    }

    pub fn days(self) -> &'a [u16] {
        &self.columns.days[self.from..self.to]
    }

    pub fn marks(self) -> &'a [u8] {
        &self.columns.marks[self.from..self.to]
    }

    pub fn amounts(self) -> &'a [u32] {
        &self.columns.amounts[self.from..self.to]
    }

    pub fn units(self) -> &'a [u32] {
        &self.columns.units[self.from..self.to]
    }

    /// The amounts that do not fit in the column.
    pub fn large(self) -> &'a [i64] {
        &self.columns.large
    }

    pub fn row(self, at: usize) -> Row {
        let (hour, on_account) = mark_of(self.marks()[at]);
        Row {
            day: Day(self.base() + i32::from(self.days()[at])),
            hour,
            on_account,
            place: self.columns.places[self.from..self.to][at],
            amount_minor: amount_of(self.amounts()[at], self.large()),
            units: self.units()[at],
        }
    }

    pub fn rows(self) -> impl Iterator<Item = Row> {
        (0..self.len()).map(move |at| self.row(at))
    }
}

impl Columns {
    /// How many customers have a place.
    pub fn customers(&self) -> usize {
        self.spans.len()
    }

    /// How many visits there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The memory that the columns take.
    pub fn bytes(&self) -> usize {
        const BYTES_PER_ROW: usize = 2 + 1 + 2 + 4 + 4;
        self.days.capacity() * BYTES_PER_ROW + self.spans.capacity() * size_of::<Span>() + self.large.capacity() * 8
    }

    /// A place for a new customer.
    pub fn add_customer(&mut self) -> Result<u32, Refusal> {
        let number = u32::try_from(self.spans.len()).map_err(|_| Refusal::Full)?;
        self.spans.push(Span::default());
        Ok(number)
    }

    /// A customer's rows. Nobody's are none.
    pub fn of(&self, customer: u32) -> Part<'_> {
        let rows = self.spans.get(customer as usize).copied().unwrap_or_default().rows();
        Part { columns: self, from: rows.start, to: rows.end }
    }

    /// Puts a visit in its place: behind the customer's others of that day.
    pub fn insert(&mut self, customer: u32, row: Row) -> Result<(), Refusal> {
        let index = customer as usize;
        let span = *self.spans.get(index).ok_or(Refusal::NoSuchCustomer)?;
        let day = self.short_day(row.day)?;
        if span.len == span.room {
            self.make_room(index)?;
        }
        let span = self.spans[index];
        let rows = span.rows();
        let at = rows.start + self.days[rows.clone()].partition_point(|other| *other <= day);
        self.days.copy_within(at..rows.end, at + 1);
        self.marks.copy_within(at..rows.end, at + 1);
        self.places.copy_within(at..rows.end, at + 1);
        self.amounts.copy_within(at..rows.end, at + 1);
        self.units.copy_within(at..rows.end, at + 1);
        self.days[at] = day;
        self.marks[at] = row.hour | if row.on_account { ON_ACCOUNT } else { 0 };
        self.places[at] = row.place;
        self.amounts[at] = self.amount_entry(row.amount_minor)?;
        self.units[at] = row.units;
        self.spans[index].len += 1;
        self.rows += 1;
        Ok(())
    }

    /// Takes one visit out that is like this. Those that are alike are one as good as another: no figure can tell.
    pub fn remove(&mut self, customer: u32, row: Row) -> Result<(), Refusal> {
        let index = customer as usize;
        let span = *self.spans.get(index).ok_or(Refusal::NoSuchCustomer)?;
        let found = self.of(customer).rows().position(|other| other == row).ok_or(Refusal::NoSuchVisit)?;
        let (at, end) = (span.start as usize + found, span.rows().end);
        self.days.copy_within(at + 1..end, at);
        self.marks.copy_within(at + 1..end, at);
        self.places.copy_within(at + 1..end, at);
        self.amounts.copy_within(at + 1..end, at);
        self.units.copy_within(at + 1..end, at);
        self.spans[index].len -= 1;
        self.rows -= 1;
        Ok(())
    }

    /// The day as the column holds it; where it lies outside, all days are told from another base.
    fn short_day(&mut self, day: Day) -> Result<u16, Refusal> {
        /// Twenty years: room for older visits that are imported later.
        const DAYS_BEFORE: i32 = 7_300;
        if self.rows == 0 {
            self.base = (day.0 - DAYS_BEFORE).max(0);
        }
        if let Ok(short) = u16::try_from(day.0 - self.base) {
            return Ok(short);
        }
        let rows = || self.spans.iter().flat_map(|span| &self.days[span.rows()]).copied();
        let (low, high) = (rows().min().unwrap_or(0), rows().max().unwrap_or(0));
        let (low, high) = (day.0.min(self.base + i32::from(low)), day.0.max(self.base + i32::from(high)));
        u16::try_from(high - low).map_err(|_| Refusal::TimeOutOfRange)?;
        let base = if day.0 == low { low - DAYS_BEFORE.min(low).min(i32::from(u16::MAX) - (high - low)) } else { low };
        let shift = self.base - base;
        for short in &mut self.days {
            // Room that holds no row may hold a day that no longer fits, and nobody reads it.
            *short = u16::try_from(i32::from(*short) + shift).unwrap_or(0);
        }
        self.base = base;
        u16::try_from(day.0 - base).map_err(|_| Refusal::TimeOutOfRange)
    }

    fn amount_entry(&mut self, amount_minor: Option<i64>) -> Result<u32, Refusal> {
        let Some(amount) = amount_minor else { return Ok(UNKNOWN) };
        match u32::try_from(amount) {
            Ok(small) if small < LARGE => Ok(small),
            _ => {
                let index = u32::try_from(self.large.len()).map_err(|_| Refusal::Full)?;
                let entry = index.checked_add(LARGE).filter(|entry| *entry != UNKNOWN).ok_or(Refusal::Full)?;
                self.large.push(amount);
                Ok(entry)
            }
        }
    }

    /// Room for one more row of a customer: behind its rows where they are the last, else all move to the end.
    fn make_room(&mut self, index: usize) -> Result<(), Refusal> {
        let span = self.spans[index];
        let end = self.days.len();
        if span.len > 0 && span.end_of_room() == end {
            self.resize(end + 1)?;
            self.spans[index].room += 1;
            return Ok(());
        }
        if end > 2 * self.rows + 4_096 {
            self.compact();
            return self.make_room(index);
        }
        // The first row takes one place, so that an ordered read leaves no gap.
        let room = span.len + (span.len / 2).max(1);
        let start = u32::try_from(end).map_err(|_| Refusal::Full)?;
        self.resize(end + room as usize)?;
        let rows = span.rows();
        self.days.copy_within(rows.clone(), end);
        self.marks.copy_within(rows.clone(), end);
        self.places.copy_within(rows.clone(), end);
        self.amounts.copy_within(rows.clone(), end);
        self.units.copy_within(rows, end);
        self.spans[index] = Span { start, len: span.len, room };
        Ok(())
    }

    fn resize(&mut self, len: usize) -> Result<(), Refusal> {
        if len > MAX_ROWS {
            return Err(Refusal::Full);
        }
        if len > self.days.capacity() {
            self.reserve(len);
        }
        self.days.resize(len, 0);
        self.marks.resize(len, 0);
        self.places.resize(len, 0);
        self.amounts.resize(len, 0);
        self.units.resize(len, 0);
        Ok(())
    }

    /// Takes memory for so many rows and a sixteenth more. A vector by itself doubles what it has, so that one visit more
    /// would take the memory of a second log; and without any room the first visit after a load would move all columns.
    fn reserve(&mut self, rows: usize) {
        let more = rows + rows / 16 - self.days.len();
        self.days.reserve_exact(more);
        self.marks.reserve_exact(more);
        self.places.reserve_exact(more);
        self.amounts.reserve_exact(more);
        self.units.reserve_exact(more);
    }

    /// Lays all rows side by side again, in the order of the customers, without room between.
    pub fn compact(&mut self) {
        let old = std::mem::take(self);
        self.base = old.base;
        self.large = old.large;
        self.rows = old.rows;
        self.reserve(old.rows);
        self.spans.reserve_exact(old.spans.len());
        for span in old.spans {
            let start = u32::try_from(self.days.len()).unwrap_or(u32::MAX); // the old columns were no longer
            self.days.extend_from_slice(&old.days[span.rows()]);
            self.marks.extend_from_slice(&old.marks[span.rows()]);
            self.places.extend_from_slice(&old.places[span.rows()]);
            self.amounts.extend_from_slice(&old.amounts[span.rows()]);
            self.units.extend_from_slice(&old.units[span.rows()]);
            self.spans.push(Span { start, len: span.len, room: span.len });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(day: i32, amount_minor: Option<i64>) -> Row {
        Row { day: Day(day), hour: 9, on_account: day % 2 == 0, place: 3, amount_minor, units: 1 }
    }

    fn rows(columns: &Columns, customer: u32) -> Vec<Row> {
        columns.of(customer).rows().collect()
    }

    #[test]
    fn rows_stay_sorted_whatever_order_they_come_in() {
        let mut columns = Columns::default();
        let people: Vec<u32> = (0..3).map(|_| columns.add_customer().unwrap()).collect();
        for number in 0..3_000 {
            let day = 20_000 + i32::try_from(number * 7_919 % 1_000).unwrap();
            columns.insert(people[number % 3], row(day, Some(i64::from(day)))).unwrap();
        }
        for customer in people {
            let rows = rows(&columns, customer);
            assert_eq!(rows.len(), 1_000);
            assert!(rows.is_sorted_by_key(|row| row.day));
            assert!(rows.iter().all(|row| row.amount_minor == Some(i64::from(row.day.0))));
        }
        assert_eq!(columns.rows(), 3_000);
        columns.compact();
        assert_eq!(columns.days.len(), 3_000);
    }

    #[test]
    fn an_ordered_read_leaves_no_room() {
        let mut columns = Columns::default();
        for _ in 0..100 {
            let customer = columns.add_customer().unwrap();
            for day in 0..50 {
                columns.insert(customer, row(20_000 + day, None)).unwrap();
            }
        }
        assert_eq!(columns.days.len(), 5_000);
    }

    #[test]
    fn one_visit_more_takes_no_second_log() {
        let mut columns = Columns::default();
        let people: Vec<u32> = (0..100).map(|_| columns.add_customer().unwrap()).collect();
        for number in 0..10_000 {
            columns.insert(people[number % 100], row(20_000, None)).unwrap();
        }
        columns.compact();
        let loaded = columns.days.capacity();
        columns.insert(people[0], row(20_001, None)).unwrap();
        assert_eq!(columns.days.capacity(), loaded);
        for customer in &people[..20] {
            columns.insert(*customer, row(20_002, None)).unwrap();
        }
        let (room, taken) = (columns.days.capacity(), columns.days.len());
        assert!(
            loaded < 10_000 * 9 / 8 && room < taken * 9 / 8,
            "room for {loaded}, then for {room} where {taken} are"
        );
    }

    #[test]
    fn amounts_of_any_size_come_back() {
        let mut columns = Columns::default();
        let customer = columns.add_customer().unwrap();
        let amounts = [None, Some(0), Some(i64::from(LARGE) - 1), Some(i64::from(LARGE)), Some(1_000_000_000_000)];
        for (day, amount) in amounts.iter().enumerate() {
            columns.insert(customer, row(20_000 + i32::try_from(day).unwrap(), *amount)).unwrap();
        }
        assert_eq!(rows(&columns, customer).iter().map(|row| row.amount_minor).collect::<Vec<_>>(), amounts);
    }

    #[test]
    fn a_day_far_from_the_others_moves_the_base_or_is_refused() {
        let mut columns = Columns::default();
        let customer = columns.add_customer().unwrap();
        for day in [20_000, 3_000, 5, 65_000] {
            columns.insert(customer, row(day, None)).unwrap();
        }
        assert_eq!(
            rows(&columns, customer).iter().map(|row| row.day.0).collect::<Vec<_>>(),
            [5, 3_000, 20_000, 65_000]
        );
        assert_eq!(columns.insert(customer, row(66_000, None)), Err(Refusal::TimeOutOfRange));
    }

    #[test]
    fn what_is_taken_out_is_gone_once() {
        let mut columns = Columns::default();
        let customer = columns.add_customer().unwrap();
        for day in [100, 200, 200, 300] {
            columns.insert(customer, row(day, Some(5))).unwrap();
        }
        columns.remove(customer, row(200, Some(5))).unwrap();
        assert_eq!(rows(&columns, customer).len(), 3);
        columns.remove(customer, row(200, Some(5))).unwrap();
        assert_eq!(columns.remove(customer, row(200, Some(5))), Err(Refusal::NoSuchVisit));
        assert_eq!(columns.insert(9, row(200, None)), Err(Refusal::NoSuchCustomer));
    }
}
