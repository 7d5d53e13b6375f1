//! The shop's calendar: when its days begin, and on which of them it is closed.

use crate::kernel::{Day, Time, Zone};

use super::Refusal;

/// A day's end lies before noon: a later one would give a morning's visit to the day before.
pub const MAX_DAY_END_MINUTES: u16 = 12 * 60;

const DAY_MS: i64 = 24 * 3_600_000;

/// A shop's days: a zone, and how long after midnight a day ends. A visit at one in the morning may belong to the
/// evening before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    zone: Zone,
    day_end_minutes: u16,
}

impl Calendar {
    /// Days that end at midnight.
    pub fn new(zone: Zone) -> Calendar {
        Calendar { zone, day_end_minutes: 0 }
    }

    /// Days that end so many minutes after midnight, less than twelve hours.
    pub fn ending_at(zone: Zone, day_end_minutes: u16) -> Result<Calendar, Refusal> {
        if day_end_minutes < MAX_DAY_END_MINUTES {
            Ok(Calendar { zone, day_end_minutes })
        } else {
            Err(Refusal::NoSuchDayEnd)
        }
    }

    /// The zone.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// How many minutes after midnight a day ends.
    pub fn day_end_minutes(&self) -> u16 {
        self.day_end_minutes
    }

    /// The instant at which `day` begins.
    pub fn start(&self, day: Day) -> Time {
        self.zone.at_minute(day, self.day_end_minutes)
    }

    /// The day that `time` falls on, by the instants at which days begin.
    pub fn day(&self, time: Time) -> Day {
        let mut day = self.zone.day(time);
        while self.start(day) > time {
            day = day.plus(-1);
        }
        while self.start(day.plus(1)) <= time {
            day = day.plus(1);
        }
        day
    }
}

/// The instants at which days begin, in a row, so that finding ten million visits' days costs no look into a zone's
/// rules. Grows at both ends when asked about a day outside.
#[derive(Clone, Debug)]
pub struct Starts {
    calendar: Calendar,
    first: i32,
    starts_ms: Vec<i64>,
}

impl Starts {
    /// A row that holds no day yet.
    pub fn new(calendar: Calendar) -> Starts {
        Starts { calendar, first: 0, starts_ms: Vec::new() }
    }

    /// The calendar.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The day that `time` falls on, and the hour that the clock on the wall shows.
    pub fn day_and_hour(&mut self, time: Time) -> (Day, u8) {
        if !self.holds(time) {
            self.grow_to(time);
        }
        let Some(first_ms) = self.starts_ms.first() else { return (self.calendar.day(time), self.hour(time)) };
        let guess = usize::try_from((time.0 - first_ms) / DAY_MS).unwrap_or(0);
        let mut at = guess.min(self.starts_ms.len() - 2);
        while at > 0 && self.starts_ms[at] > time.0 {
            at -= 1;
        }
        while at + 2 < self.starts_ms.len() && self.starts_ms[at + 1] <= time.0 {
            at += 1;
        }
        let day = Day(self.first + i32::try_from(at).unwrap_or(0));
        let (start, end) = (self.starts_ms[at], self.starts_ms[at + 1]);
        if end - start != DAY_MS {
            return (day, self.hour(time)); // the clock was changed on this day
        }
        let minutes = (time.0 - start) / 60_000 + i64::from(self.calendar.day_end_minutes);
        (day, u8::try_from(minutes / 60 % 24).unwrap_or(0))
    }

    fn hour(&self, time: Time) -> u8 {
        self.calendar.zone.hour(time)
    }

    fn holds(&self, time: Time) -> bool {
        match (self.starts_ms.first(), self.starts_ms.last()) {
            (Some(first), Some(last)) => (*first..*last).contains(&time.0),
            _ => false,
        }
    }

    /// Holds the day of `time` and some more, so that the next one is at hand too.
    fn grow_to(&mut self, time: Time) {
        const MORE_DAYS: i64 = 64;
        let day = self.calendar.day(time);
        let (low, high) = (day.plus(-MORE_DAYS).0.max(0), day.plus(MORE_DAYS).0);
        let (low, high) = match i32::try_from(self.starts_ms.len()).unwrap_or(i32::MAX) {
            0 => (low, high),
            held => (low.min(self.first), high.max(self.first + held - 1)),
        };
        self.starts_ms = (low..=high).map(|day| self.calendar.start(Day(day)).0).collect();
        self.first = low;
    }
}

/// How many open days may pass since the last visit before a customer counts as lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowDays(u16);

impl WindowDays {
    /// A week: below it, everybody with a weekly habit is lost and found again.
    pub const MIN: u16 = 7;
    /// A year: above it, nobody is lost in time to be asked back.
    pub const MAX: u16 = 365;

    /// Takes 7 to 365 days.
    pub fn parse(days: u16) -> Result<WindowDays, Refusal> {
        (Self::MIN..=Self::MAX).contains(&days).then_some(WindowDays(days)).ok_or(Refusal::WindowOutOfRange)
    }

    /// The window nearest to so many days.
    pub(super) fn nearest(days: u16) -> WindowDays {
        WindowDays(days.clamp(Self::MIN, Self::MAX))
    }

    /// The days.
    pub fn get(self) -> i32 {
        i32::from(self.0)
    }
}

/// Days on which the shop is closed. They do not count as idle: nobody is late because of an August of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closures {
    /// Spells `[from, to)` in order, apart from each other.
    spells: Vec<(i32, i32)>,
}

impl Closures {
    /// Spells from a first closed day to the first open one again, in any order; those that touch are one.
    pub fn of(spells: &[(Day, Day)]) -> Result<Closures, Refusal> {
        if spells.iter().any(|(from, to)| from >= to) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let mut sorted: Vec<(i32, i32)> = spells.iter().map(|(from, to)| (from.0, to.0)).collect();
        sorted.sort_unstable();
        let mut merged: Vec<(i32, i32)> = Vec::new();
        for (from, to) in sorted {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        Ok(Closures { spells: merged })
    }

    /// How many days of `[from, to)` the shop was open.
    pub fn open_days(&self, from: Day, to: Day) -> i32 {
        let closed: i32 = self.spells.iter().map(|(a, b)| (to.0.min(*b) - from.0.max(*a)).max(0)).sum();
        (to.0 - from.0).max(0) - closed
    }

    /// The earliest day such that at most `open` open days lie in `[day, end)`.
    pub fn back(&self, end: Day, open: i32) -> Day {
        let (mut day, mut left) = (end.0, open);
        for (from, to) in self.spells.iter().rev().filter(|(from, _)| *from < end.0) {
            let to = (*to).min(end.0);
            if day - to > left {
                break;
            }
            left -= (day - to).max(0);
            day = *from;
        }
        Day(day - left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        Time(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn the_row_of_starts_agrees_with_the_zone() {
        for (zone, minutes) in
            [("Europe/Rome", 0), ("America/St_Johns", 0), ("America/Havana", 0), ("Europe/Rome", 240)]
        {
            let calendar = Calendar::ending_at(Zone::parse(zone).unwrap(), minutes).unwrap();
            let mut starts = Starts::new(calendar.clone());
            let mut time = at("2005-10-20T00:00:00Z");
            while time < at("2006-11-10T00:00:00Z") {
                let (day, hour) = starts.day_and_hour(time);
                assert_eq!((day, hour), (calendar.day(time), calendar.zone().hour(time)), "{zone} {time}");
                time = Time(time.0 + 1_234_567);
            }
        }
    }

    #[test]
    fn a_late_day_takes_the_small_hours_with_it() {
        let calendar = Calendar::ending_at(Zone::parse("Europe/Rome").unwrap(), 240).unwrap();
        let night = calendar.day(at("2025-03-09T01:30:00Z"));
        assert_eq!(Some(night), Day::of_calendar(2025, 3, 8));
        assert_eq!(calendar.day(at("2025-03-09T03:00:00Z")), night.plus(1));
        assert_eq!(Calendar::ending_at(Zone::parse("UTC").unwrap(), 720), Err(Refusal::NoSuchDayEnd));
    }

    #[test]
    fn closed_days_are_not_counted_in_either_direction() {
        let closed = Closures::of(&[(Day(120), Day(130)), (Day(110), Day(121)), (Day(200), Day(201))]).unwrap();
        assert_eq!(closed.open_days(Day(105), Day(135)), 10);
        assert_eq!(closed.open_days(Day(115), Day(118)), 0);
        for end in 90..220 {
            for open in 1..60 {
                let day = closed.back(Day(end), open);
                assert!(closed.open_days(day, Day(end)) <= open, "{end} {open}");
                assert!(closed.open_days(day.plus(-1), Day(end)) > open, "{end} {open}");
            }
        }
        assert_eq!(Closures::default().back(Day(100), 30), Day(70));
        assert_eq!(Closures::of(&[(Day(5), Day(5))]), Err(Refusal::EndsBeforeItBegins));
    }
}
