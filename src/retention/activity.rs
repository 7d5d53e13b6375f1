//! Who is active, who was lost, who came back.
//!
//! A customer is *active* on the morning of a day if the last visit before it is at most a window of open days old.
//! Over a period: those active at its start are kept or lost, those active at its end were kept, are new, or had been
//! lost and came back.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::calendar::{Closures, WindowDays};
use super::fraction::ratio;
use super::periods::Grid;
use super::view::View;
use super::walk::{Person, Stay, walk};

/// The customers of a period, in numbers of people unless it says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Valid visits.
    pub visits: i64,
    /// Customers with a visit.
    pub visitors: i64,
    /// Days with a visit, each customer's own added up.
    pub visit_days: i64,
    /// Active at the start.
    pub active_at_start: i64,
    /// Active at the end.
    pub active_at_end: i64,
    /// First visit in the period.
    pub new_customers: i64,
    /// Active at the start and at the end.
    pub retained: i64,
    /// Active at the start and not at the end.
    pub lost: i64,
    /// Active at the end, not at the start, and known before it.
    pub reactivated: i64,
    /// New, and no longer active at the end.
    pub new_lost: i64,
    /// By visits in the period and in the one before.
    pub lifecycle: Lifecycle,
    /// Visitors with two visits or more.
    pub repeat_customers: i64,
    /// Visitors known before the period.
    pub returning_visitors: i64,
    /// Visitors known before, and new customers with two visits or more.
    pub loyal_customers: i64,
    /// Visitors, and those active at the start who did not come.
    pub customer_base: i64,
    /// Known at the end.
    pub customers_ever: i64,
    /// Of these, with two visits or more up to then.
    pub repeat_customers_ever: i64,
    /// Customers with a visit in the twelve periods that end with this one. Of use where periods are months.
    pub visitors_of_twelve: i64,
}

/// Who came in a period and in the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Lifecycle {
    /// Never before.
    pub new: i64,
    /// In both.
    pub returning: i64,
    /// In this one, not in the one before, and earlier.
    pub resurrecting: i64,
    /// In the one before and not in this one.
    pub dormant: i64,
}

impl Lifecycle {
    /// The share of the period before's visitors who came again: returning / (returning + dormant). One of the guides
    /// calls this the repeat purchase ratio, in its example and against its own formula.
    pub fn came_again_rate(&self) -> Option<f64> {
        ratio(self.returning, self.returning + self.dormant)
    }
}

impl Activity {
    /// Of those active at the start, the share still active at the end: R / S.
    pub fn retention_rate(&self) -> Option<f64> {
        ratio(self.retained, self.active_at_start)
    }

    /// Of those active at the start, the share no longer active at the end: L / S.
    pub fn churn_rate(&self) -> Option<f64> {
        ratio(self.lost, self.active_at_start)
    }

    /// (E − N) / S, as the guides have it. It counts those who came back as kept and takes off the new who left again,
    /// so it can exceed 100 % or fall below zero.
    pub fn retention_rate_textbook(&self) -> Option<f64> {
        ratio(self.active_at_end - self.new_customers, self.active_at_start)
    }

    /// Of the visitors, the share with two visits or more in the period.
    pub fn repeat_purchase_rate(&self) -> Option<f64> {
        ratio(self.repeat_customers, self.visitors)
    }

    /// Of the visitors, the share known before the period.
    pub fn repeat_purchase_ratio(&self) -> Option<f64> {
        ratio(self.returning_visitors, self.visitors)
    }

    /// Of all known at the end, the share with two visits or more up to then.
    pub fn repeat_rate_ever(&self) -> Option<f64> {
        ratio(self.repeat_customers_ever, self.customers_ever)
    }

    /// Of visitors and those active at the start, the share that came again: known ones who came, new ones who came
    /// twice.
    pub fn loyal_customer_rate(&self) -> Option<f64> {
        ratio(self.loyal_customers, self.customer_base)
    }

    /// Visits per visitor in the period.
    pub fn purchase_frequency(&self) -> Option<f64> {
        ratio(self.visits, self.visitors)
    }
}

/// The earliest day of a last visit with which one is active on the morning of `day`.
pub fn reach(day: Day, window: WindowDays, closures: &Closures) -> Day {
    closures.back(day, window.get())
}

/// The customers of each period of the grid, with this window and these closures.
pub fn activity(view: &View<'_>, grid: &Grid, window: WindowDays, closures: &Closures) -> Vec<Activity> {
    let mut tally = Tally::new(grid, window, closures);
    walk(view, grid, |person| tally.meet(person));
    tally.finish(grid)
}

/// Counts as the walk goes on.
pub struct Tally {
    /// By slot, the earliest day of a last visit with which one is active on the slot's first morning.
    reach: Vec<i32>,
    slots: Vec<Activity>,
}

impl Tally {
    pub fn new(grid: &Grid, window: WindowDays, closures: &Closures) -> Tally {
        let reach = |slot: usize| match slot {
            0 => i32::MIN,
            _ => reach(grid.start(slot), window, closures).0,
        };
        Tally { reach: (0..=grid.slots()).map(reach).collect(), slots: vec![Activity::default(); grid.slots()] }
    }

    pub fn meet(&mut self, person: &Person<'_>) {
        let mut before: Option<&Stay> = None;
        let mut visits_before = 0;
        for (number, stay) in person.stays.iter().enumerate() {
            let next_slot = person.stays.get(number + 1).map_or(self.slots.len(), |next| next.slot);
            let is_active = before.is_some_and(|before| before.last.0 >= self.reach[stay.slot]);
            self.came(stay, before, is_active, visits_before);
            self.stayed_away(stay, next_slot);
            visits_before += stay.visits();
            before = Some(stay);
        }
    }

    /// A period with visits.
    fn came(&mut self, stay: &Stay, before: Option<&Stay>, was_active: bool, visits_before: i64) {
        let stays_active = stay.last.0 >= self.reach[stay.slot + 1];
        let is_new = before.is_none();
        let came_before = before.is_some_and(|before| before.slot + 1 == stay.slot);
        let (visits, slot) = (stay.visits(), &mut self.slots[stay.slot]);
        slot.visits += visits;
        slot.visitors += 1;
        slot.visit_days += stay.days;
        slot.customer_base += 1;
        slot.repeat_customers += i64::from(visits >= 2);
        slot.returning_visitors += i64::from(!is_new);
        slot.loyal_customers += i64::from(!is_new || visits >= 2);
        slot.lifecycle.new += i64::from(is_new);
        slot.lifecycle.returning += i64::from(came_before);
        slot.lifecycle.resurrecting += i64::from(!is_new && !came_before);
        slot.active_at_start += i64::from(was_active);
        slot.active_at_end += i64::from(stays_active);
        slot.retained += i64::from(was_active && stays_active);
        slot.lost += i64::from(was_active && !stays_active);
        slot.reactivated += i64::from(!is_new && !was_active && stays_active);
        slot.new_customers += i64::from(is_new);
        slot.new_lost += i64::from(is_new && !stays_active);
        slot.customers_ever += i64::from(is_new);
        slot.repeat_customers_ever += i64::from(visits_before < 2 && visits_before + visits >= 2);
    }

    /// The periods without a visit that follow one with visits: while still active, then dormant in silence.
    fn stayed_away(&mut self, stay: &Stay, next_slot: usize) {
        /// How many periods the yearly figures look back over.
        const TWELVE: usize = 12;
        if let Some(slot) = self.slots.get_mut(stay.slot + 1).filter(|_| next_slot != stay.slot + 1) {
            slot.lifecycle.dormant += 1;
        }
        for slot in stay.slot + 1..next_slot {
            if stay.last.0 < self.reach[slot] {
                break;
            }
            let stays_active = stay.last.0 >= self.reach[slot + 1];
            let slot = &mut self.slots[slot];
            slot.customer_base += 1;
            slot.active_at_start += 1;
            slot.active_at_end += i64::from(stays_active);
            slot.retained += i64::from(stays_active);
            slot.lost += i64::from(!stays_active);
        }
        if stay.slot >= Grid::FIRST {
            self.slots[stay.slot].visitors_of_twelve += 1;
            if let Some(slot) = self.slots.get_mut(next_slot.min(stay.slot + TWELVE)) {
                slot.visitors_of_twelve -= 1;
            }
        }
    }

    /// Adds up what was noted as steps, and gives the periods that were asked about.
    pub fn finish(mut self, grid: &Grid) -> Vec<Activity> {
        let (mut ever, mut repeat_ever, mut of_twelve) = (0, 0, 0);
        for slot in &mut self.slots {
            ever += slot.customers_ever;
            repeat_ever += slot.repeat_customers_ever;
            of_twelve += slot.visitors_of_twelve;
            slot.customers_ever = ever;
            slot.repeat_customers_ever = repeat_ever;
            slot.visitors_of_twelve = of_twelve;
        }
        grid.asked(self.slots)
    }
}
