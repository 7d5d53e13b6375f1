//! The rhythm of coming: how many days lie between one visit day and the next.

use serde::Serialize;
use utoipa::ToSchema;

use super::fraction::ratio;
use super::periods::Grid;
use super::view::View;
use super::walk::{Person, walk};

/// The gaps of a period, in days of the calendar. A gap belongs to the period of its later day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct TimeBetween {
    /// Customers with a gap.
    pub customers: i64,
    /// Gaps.
    pub gaps: i64,
    /// The mean of the customers' own means: everybody counts once.
    pub mean_of_customer_means: Option<f64>,
    /// The mean of all gaps: the regulars count for more.
    pub pooled_mean: Option<f64>,
    /// The gap in the middle of all.
    pub pooled_median: Option<f64>,
    /// The customers' means added up, for the explanation.
    #[serde(skip)]
    pub sum_of_customer_means: f64,
    /// The gaps added up, for the explanation.
    #[serde(skip)]
    pub sum_of_gaps: i64,
}

/// The gaps of each period of the grid: of all customers, or, as one of the guides has it, without those who are new
/// in the period.
pub fn time_between(view: &View<'_>, grid: &Grid, with_new_customers: bool) -> Vec<TimeBetween> {
    let mut tally = Tally::new(grid, with_new_customers);
    walk(view, grid, |person| tally.meet(person));
    tally.finish(grid)
}

/// Counts as the walk goes on. Sums are kept apart by the number of a customer's gaps, so that the mean of means is
/// the same in whatever order the customers come.
#[derive(Clone, Debug, Default)]
struct Gaps {
    /// By length in days, how many gaps. Those of length 0, from a visit to another of its day, are none.
    by_length: Vec<u32>,
    /// By number of gaps, how many customers have so many, and the sum of their gaps.
    by_number: Vec<(u32, i64)>,
}

/// Counts as the walk goes on.
pub struct Tally {
    with_new_customers: bool,
    slots: Vec<Gaps>,
}

impl Tally {
    pub fn new(grid: &Grid, with_new_customers: bool) -> Tally {
        Tally { with_new_customers, slots: vec![Gaps::default(); grid.slots()] }
    }

    pub fn meet(&mut self, person: &Person<'_>) {
        let (base, days) = person.history.short_days();
        let slots = person.slots.since(base);
        let (Some(first), Some(last)) = (person.stays.first(), person.stays.last()) else { return };
        // The last visit before those whose gaps count, and how many stays are left out.
        let (from, stays) = if self.with_new_customers { (0, 0) } else { (first.to - 1, 1) };
        for pair in days[from..last.to].windows(2) {
            let slot = usize::from(slots[usize::from(pair[1])]);
            self.slots[slot].note_gap(usize::from(pair[1] - pair[0]));
        }
        let mut before = days[from];
        for (number, stay) in person.stays.iter().enumerate().skip(stays) {
            // The gaps of a stay add up to the way from the day before it to its last. The first visit has none.
            let last = days[stay.to - 1];
            let gaps = stay.days - i64::from(number == 0);
            self.slots[stay.slot].note_customer(gaps, i64::from(last - before));
            before = last;
        }
    }

    pub fn finish(self, grid: &Grid) -> Vec<TimeBetween> {
        grid.asked(self.slots).iter().map(Gaps::told).collect()
    }
}

impl Gaps {
    fn note_gap(&mut self, length: usize) {
        if self.by_length.len() <= length {
            self.by_length.resize(length + 1, 0);
        }
        self.by_length[length] += 1;
    }

    fn note_customer(&mut self, gaps: i64, sum: i64) {
        let gaps = usize::try_from(gaps).unwrap_or(0);
        if self.by_number.len() <= gaps {
            self.by_number.resize(gaps + 1, (0, 0));
        }
        self.by_number[gaps].0 += 1;
        self.by_number[gaps].1 += sum;
    }

    fn told(&self) -> TimeBetween {
        let customers: i64 = self.by_number.iter().skip(1).map(|(customers, _)| i64::from(*customers)).sum();
        let sum: i64 = self.by_number.iter().map(|(_, sum)| sum).sum();
        let gaps: i64 = self.by_length.iter().skip(1).map(|gaps| i64::from(*gaps)).sum();
        let means: f64 =
            self.by_number.iter().enumerate().skip(1).map(|(number, (_, sum))| *sum as f64 / number as f64).sum();
        TimeBetween {
            customers,
            gaps,
            mean_of_customer_means: (customers > 0).then(|| means / customers as f64),
            pooled_mean: ratio(sum, gaps),
            pooled_median: self.median(gaps),
            sum_of_customer_means: means,
            sum_of_gaps: sum,
        }
    }

    fn median(&self, gaps: i64) -> Option<f64> {
        let nth = |wanted: i64| {
            let mut passed = 0;
            let mut lengths = (0..).zip(&self.by_length).skip(1);
            lengths.find(|(_, gaps)| {
                passed += i64::from(**gaps);
                passed > wanted
            })
        };
        let ((low, _), (high, _)) = (nth((gaps - 1).max(0) / 2)?, nth(gaps / 2)?);
        Some(f64::from(low + high) / 2.0)
    }
}
