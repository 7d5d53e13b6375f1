//! How long the window is: by the kind of shop, or by the shop's own customers.

use crate::shop::ShopKind;

use super::calendar::{Closures, WindowDays};
use super::view::View;

/// From so many gaps on, the customers' own rhythm is known well enough.
const GAPS_LEAST: i64 = 200;

/// The window that a shop of this kind begins with, until its owner chooses another.
pub fn preset(kind: ShopKind) -> WindowDays {
    WindowDays::nearest(match kind {
        ShopKind::Cafe => 30,
        ShopKind::Restaurant => 42,
        ShopKind::Shop => 60,
        ShopKind::Salon => 90,
    })
}

/// The window by the shop's own customers: the 95th percentile of all gaps between one visit day and the next, at least
/// 14 and at most 180 days. None below 200 gaps.
///
/// The percentile is the nearest rank (Hyndman & Fan 1996, type 1): the shortest gap such that 95 % of all are no longer,
/// so that it is a gap that somebody had. Gaps are counted in open days, as the window is.
pub fn auto_window(view: &View<'_>, closures: &Closures) -> Option<WindowDays> {
    const SHORTEST: usize = 14;
    const LONGEST: usize = 180;
    let by_length = gaps_by_length(view, closures);
    let gaps: i64 = by_length.iter().sum();
    if gaps < GAPS_LEAST {
        return None;
    }
    let rank = (95 * gaps + 99) / 100; // rounded up
    let mut passed = 0;
    let length = by_length.iter().position(|count| {
        passed += count;
        passed >= rank
    })?;
    Some(WindowDays::nearest(u16::try_from(length.clamp(SHORTEST, LONGEST)).unwrap_or(u16::MAX)))
}

/// By length in open days, how many gaps there are between one visit day of a customer and the next.
fn gaps_by_length(view: &View<'_>, closures: &Closures) -> Vec<i64> {
    let mut by_length: Vec<i64> = Vec::new();
    for customer in view.customers() {
        let mut days = view.history(customer).visit_days();
        let Some(mut before) = days.next() else { continue };
        for day in days {
            let length = usize::try_from(closures.open_days(before, day)).unwrap_or(0);
            if by_length.len() <= length {
                by_length.resize(length + 1, 0);
            }
            by_length[length] += 1;
            before = day;
        }
    }
    by_length
}

#[cfg(test)]
mod tests {
    use crate::kernel::{Day, Time, Zone};

    use super::super::facts::Visit;
    use super::super::{Calendar, Log};
    use super::*;

    /// A log of one customer per gap, who came on day 20,000 and so many days later.
    fn log(gaps: &[i64]) -> Log {
        let mut log = Log::new(Calendar::new(Zone::parse("UTC").unwrap()));
        for gap in gaps {
            let customer = log.customer("somebody").unwrap();
            for day in [20_000, 20_000 + gap] {
                log.visit(&Visit { customer, at: Time(day * 86_400_000), ..Visit::default() }).unwrap();
            }
        }
        log
    }

    fn auto(gaps: &[i64], closures: &Closures) -> Option<i32> {
        auto_window(&log(gaps).as_of(Day(21_000)), closures).map(WindowDays::get)
    }

    #[test]
    fn the_95th_percentile_is_a_gap_that_somebody_had() {
        let open = Closures::default();
        // 1 to 200 days: the 190th of 200 is the nearest rank.
        let gaps: Vec<i64> = (1..=200).collect();
        assert_eq!(auto(&gaps[..199], &open), None);
        assert_eq!(auto(&gaps, &open), Some(180)); // 190, and 180 at most
        let halves: Vec<i64> = (1..=200).map(|gap| (gap + 1) / 2).collect();
        assert_eq!(auto(&halves, &open), Some(95));
        // Of 200 the 190th is looked at, of 201 the 191st: 190.95 rounded up.
        let short_and_long = |short: usize, long: usize| [vec![20; short], vec![50; long]].concat();
        let found = [(190, 10), (189, 11), (191, 10), (190, 11)].map(|(a, b)| auto(&short_and_long(a, b), &open));
        assert_eq!(found, [Some(20), Some(50), Some(20), Some(50)]);
        assert_eq!(auto(&[2; 200], &open), Some(14));
        assert_eq!(auto(&[], &open), None);
    }

    #[test]
    fn a_closed_august_does_not_widen_the_window() {
        let closed = Closures::of(&[(Day(20_010), Day(20_040))]).unwrap();
        assert_eq!(auto(&[60; 200], &closed), Some(30));
    }

    #[test]
    fn every_kind_of_shop_has_a_window() {
        let kinds = [ShopKind::Cafe, ShopKind::Restaurant, ShopKind::Shop, ShopKind::Salon];
        assert_eq!(kinds.map(|kind| preset(kind).get()), [30, 42, 60, 90]);
    }
}
