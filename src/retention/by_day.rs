//! A look into a row instead of a search: which of some adjoining spells a day lies in, for millions of days.

use crate::kernel::Day;

/// By day, the number of the spell it lies in. Spell 0 has begun always.
#[derive(Clone, Debug)]
pub struct ByDay {
    base: i32,
    spells: Vec<u16>,
}

impl ByDay {
    /// Spells that end before these days, which come in order, for days from `base` on. Of the days from `base` only as
    /// many are held as the columns can tell apart, and only as many spells as a grid has.
    pub fn new(base: Day, ends: impl Iterator<Item = Day>) -> ByDay {
        const MOST_DAYS: i64 = 1 << 16;
        let mut spells = Vec::new();
        for (number, end) in (0..u16::MAX).zip(ends) {
            let days = (i64::from(end.0) - i64::from(base.0)).clamp(0, MOST_DAYS);
            spells.resize(usize::try_from(days).unwrap_or(0), number);
        }
        ByDay { base: base.0, spells }
    }

    /// The spell of a day that the columns hold as so many days after the base.
    pub fn of_short(&self, short: u16) -> usize {
        usize::from(self.spells[usize::from(short)])
    }

    /// The spell of a day from the base on that lies before the end of the last.
    pub fn of(&self, day: Day) -> usize {
        usize::from(self.spells[usize::try_from(day.0 - self.base).unwrap_or(0)])
    }

    /// How many days are held.
    pub fn len(&self) -> usize {
        self.spells.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_finds_its_spell() {
        let ends = [5, 10, 10, 12, 14].map(Day);
        let by_day = ByDay::new(Day(7), ends.into_iter());
        assert_eq!([7, 9, 10, 11, 12, 13].map(|day| by_day.of(Day(day))), [1, 1, 3, 3, 4, 4]);
        assert_eq!((by_day.of_short(0), by_day.len()), (1, 7));
        assert_eq!(ByDay::new(Day(20), ends.into_iter()).len(), 0);
    }
}
