//! A look into a row instead of a search: which of some adjoining spells a day lies in, for millions of days.

use crate::kernel::Day;

/// By day since 1970, the number of the spell it lies in. Spell 0 has begun always.
#[derive(Clone, Debug)]
pub struct ByDay(Vec<u16>);

impl ByDay {
    /// Spells that end before these days, which come in order.
    pub fn new(ends: impl Iterator<Item = Day>) -> ByDay {
        let mut spells = Vec::new();
        for (number, end) in (0..u16::MAX).zip(ends) {
            spells.resize(usize::try_from(end.0).unwrap_or(0), number);
        }
        ByDay(spells)
    }

    /// The spell of a day that lies before the end of the last.
    pub fn of(&self, day: Day) -> usize {
        usize::from(self.0[usize::try_from(day.0).unwrap_or(0)])
    }

    /// The spells of `base` and the days after it, up to the end of the last spell.
    pub fn since(&self, base: i32) -> &[u16] {
        usize::try_from(base).ok().and_then(|base| self.0.get(base..)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_finds_its_spell() {
        let by_day = ByDay::new([-3, 5, 10, 10, 12].map(Day).into_iter());
        assert_eq!([0, 4, 5, 9, 10, 11].map(|day| by_day.of(Day(day))), [1, 1, 2, 2, 4, 4]);
        assert_eq!((by_day.since(9), by_day.since(13)), (&[2, 4, 4][..], &[][..]));
    }
}
