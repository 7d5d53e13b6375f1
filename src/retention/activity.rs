//! Who is active, who was lost, who came back.
//!
//! A customer is *active* on the morning of a day if the last visit before it is at most a window of open days old.
//! Over a period: those active at its start are kept or lost, those active at its end were kept, are new, or had been
//! lost and came back.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::by_day::ByDay;
use super::calendar::{Closures, WindowDays};
use super::fraction::ratio;
use super::periods::Grid;
use super::view::View;
use super::walk::{Person, walk};

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

/// What there is to know of a stay to count it, one bit each. Stays are many and kinds are few: the walk counts how many
/// there are of each kind, and what that means is said once for each kind at the end.
mod kind {
    /// The first visit of all is one of these.
    pub const IS_NEW: usize = 1;
    /// There was a visit in the period before.
    pub const CAME_BEFORE: usize = 2;
    /// Active at the start of the period.
    pub const WAS_ACTIVE: usize = 4;
    /// Active at its end.
    pub const STAYS_ACTIVE: usize = 8;
    /// Two visits or more.
    pub const IS_REPEATED: usize = 16;
    /// The second visit of all is one of these.
    pub const HAS_SECOND: usize = 32;
    /// How many kinds these make.
    pub const COUNT: usize = 64;
}

/// What the walk counts of a slot.
#[derive(Clone, Debug)]
struct Counts {
    kinds: [i64; kind::COUNT],
    visits: i64,
    visit_days: i64,
    /// Each stay counts as one active customer from the next slot's first morning on, until this many no longer do: the
    /// window is over, or a later stay of the customer counts in their place.
    no_longer_active: i64,
    /// The same for visitors of twelve periods.
    no_longer_of_twelve: i64,
}

/// Counts as the walk goes on.
pub struct Tally {
    /// By day of a last visit, the last slot on whose first morning one is active with it.
    active_until: ByDay,
    slots: Vec<Counts>,
}

impl Tally {
    pub fn new(grid: &Grid, window: WindowDays, closures: &Closures) -> Tally {
        let nothing =
            Counts { kinds: [0; kind::COUNT], visits: 0, visit_days: 0, no_longer_active: 0, no_longer_of_twelve: 0 };
        let reach = (1..=grid.slots()).map(|slot| reach(grid.start(slot), window, closures));
        let active_until = ByDay::new(reach.chain([grid.as_of()]));
        // The morning after the grid is the first of a slot too, and who is active then no longer is so one further.
        Tally { active_until, slots: vec![nothing; grid.slots() + 2] }
    }

    /// Counts without a branch where it can: what one stay is says little of what the next will be.
    pub fn meet(&mut self, person: &Person<'_>) {
        /// How many periods the yearly figures look back over.
        const TWELVE: usize = 12;
        let end = self.slots.len() - 2;
        // By the visits before: up to which slot one is active, and which slot is the next. At first, none.
        let (mut was_active_until, mut next_slot) = (0, 0);
        for (number, stay) in person.stays.iter().enumerate() {
            let active_until = self.active_until.of(stay.last);
            let is_new = number == 0;
            let kind = bit(is_new, kind::IS_NEW)
                | bit(!is_new && stay.slot == next_slot, kind::CAME_BEFORE)
                | bit(!is_new && was_active_until >= stay.slot, kind::WAS_ACTIVE)
                | bit(active_until > stay.slot, kind::STAYS_ACTIVE)
                | bit(stay.to - stay.from >= 2, kind::IS_REPEATED)
                | bit(stay.from < 2 && stay.to >= 2, kind::HAS_SECOND);
            let slot = &mut self.slots[stay.slot];
            slot.kinds[kind] += 1;
            slot.visits += stay.visits();
            slot.visit_days += stay.days;
            let next = person.stays.get(number + 1).map_or(end, |next| next.slot);
            self.slots[next.min(active_until) + 1].no_longer_active += 1;
            if stay.slot >= Grid::FIRST {
                self.slots[next.min(stay.slot + TWELVE)].no_longer_of_twelve += 1;
            }
            (was_active_until, next_slot) = (active_until, stay.slot + 1);
        }
    }

    /// Says what the counts mean, and gives the periods that were asked about.
    pub fn finish(self, grid: &Grid) -> Vec<Activity> {
        let mut before = Activity::default();
        let slots = self.slots.iter().zip(&self.slots[1..]).take(grid.slots()).enumerate();
        let told = slots.map(|(slot, (counts, next))| {
            // The twelve are of those that were asked about.
            before.visitors_of_twelve *= i64::from(slot > Grid::FIRST);
            before = counts.told(&before, next);
            before
        });
        grid.asked(told.collect())
    }
}

/// A bit that is set or not, without a branch.
fn bit(is_set: bool, bit: usize) -> usize {
    usize::from(is_set) * bit
}

impl Counts {
    /// The figures of a slot, after those of the slot before, and before the counts of the next.
    fn told(&self, before: &Activity, next: &Counts) -> Activity {
        use kind::{CAME_BEFORE, HAS_SECOND, IS_NEW, IS_REPEATED, STAYS_ACTIVE, WAS_ACTIVE};
        let (visitors, new_customers) = (self.visitors(0), self.visitors(IS_NEW));
        let (returning_visitors, returning) = (visitors - new_customers, self.visitors(CAME_BEFORE));
        let new_lost = new_customers - self.visitors(IS_NEW | STAYS_ACTIVE);
        let active_at_start = before.active_at_end;
        let active_at_end = active_at_start + visitors - next.no_longer_active;
        // Who did not come and is active at the end was active at the start.
        let retained = self.visitors(WAS_ACTIVE | STAYS_ACTIVE) + active_at_end - self.visitors(STAYS_ACTIVE);
        Activity {
            visits: self.visits,
            visitors,
            visit_days: self.visit_days,
            active_at_start,
            active_at_end,
            new_customers,
            retained,
            lost: active_at_start - retained,
            reactivated: active_at_end - retained - (new_customers - new_lost),
            new_lost,
            lifecycle: Lifecycle {
                new: new_customers,
                returning,
                resurrecting: returning_visitors - returning,
                dormant: before.visitors - returning,
            },
            repeat_customers: self.visitors(IS_REPEATED),
            returning_visitors,
            loyal_customers: returning_visitors + self.visitors(IS_NEW | IS_REPEATED),
            customer_base: visitors + active_at_start - self.visitors(WAS_ACTIVE),
            customers_ever: before.customers_ever + new_customers,
            repeat_customers_ever: before.repeat_customers_ever + self.visitors(HAS_SECOND),
            visitors_of_twelve: before.visitors_of_twelve + visitors - self.no_longer_of_twelve,
        }
    }

    /// The visitors of whom all this is true.
    fn visitors(&self, bits: usize) -> i64 {
        let of_kind = self.kinds.iter().enumerate().filter(|(kind, _)| kind & bits == bits);
        of_kind.map(|(_, people)| people).sum()
    }
}
