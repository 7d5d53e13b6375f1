//! Money: what came in and went back, what each customer's change did to it, what is still owed, what one is worth.
//!
//! All sums are whole minor units. Revenue belongs to the period of the visit, a refund to its own.

use serde::Serialize;
use utoipa::ToSchema;

use super::activity::Activity;
use super::facts::Customer;
use super::fraction::ratio;
use super::log::RefundRow;
use super::periods::Grid;
use super::spent::SpentUntil;
use super::view::View;
use super::walk::{Person, walk};

/// The money of a period, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Spent at its visits.
    pub gross_minor: i64,
    /// Gone back in it.
    pub refunds_minor: i64,
    /// Visits whose amount is known.
    pub visits_with_amount: i64,
    /// Customers with such a visit.
    pub paying_customers: i64,
    /// The change from the period before, customer by customer.
    pub revenue: Revenue,
    /// Things bought in it.
    pub units_sold: i64,
    /// Things that came back in it.
    pub units_returned_in_period: i64,
    /// Things bought in it that have come back since.
    pub units_sold_later_returned: i64,
    /// Written up in it.
    pub credit_sales_minor: i64,
    /// Owed at its end: written up, less what of it went back, less payments.
    pub receivables_end_minor: i64,
}

/// The bridge from one period's net revenue to the next: base − churned − contraction + expansion + new + resumed is
/// the net of the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Revenue {
    /// The net of those who brought more than nothing in the period before.
    pub base_prev_minor: i64,
    /// What is missing from those of them who bring nothing now.
    pub churned_minor: i64,
    /// What is missing from those who bring less.
    pub contraction_minor: i64,
    /// What those bring who bring more.
    pub expansion_minor: i64,
    /// The net of new customers.
    pub new_minor: i64,
    /// The net of all others.
    pub resumed_minor: i64,
}

impl Revenue {
    /// (churned + contraction) / base: the share of the revenue that went, whatever came instead.
    pub fn gross_churn(&self) -> Option<f64> {
        ratio(self.churned_minor + self.contraction_minor, self.base_prev_minor)
    }

    /// The same less expansion: below zero where the old customers bring more than before.
    pub fn net_churn(&self) -> Option<f64> {
        ratio(self.churned_minor + self.contraction_minor - self.expansion_minor, self.base_prev_minor)
    }

    /// How the revenue of the old customers grew: the net churn with its sign turned.
    pub fn existing_growth(&self) -> Option<f64> {
        ratio(self.expansion_minor - self.churned_minor - self.contraction_minor, self.base_prev_minor)
    }

    /// Notes what a customer brings now who brought so much in the period before. Adding a zero costs less than a branch
    /// that no processor can guess.
    fn note(&mut self, before: i64, now: i64, is_new: bool) {
        let only_if = |condition: bool, sum: i64| if condition { sum } else { 0 };
        let had = before > 0;
        self.churned_minor += only_if(had && now <= 0, before - now);
        self.contraction_minor += only_if(had && now > 0 && now < before, before - now);
        self.expansion_minor += only_if(had && now >= before, now - before);
        self.new_minor += only_if(!had && is_new, now);
        self.resumed_minor += only_if(!had && !is_new, now);
    }

    /// Notes what a customer brought in the period before, of whom there may be nothing to note in this one.
    fn note_before(&mut self, before: i64, comes: bool) {
        self.base_prev_minor += before.max(0);
        self.churned_minor += if comes { 0 } else { before.max(0) };
    }
}

impl Money {
    /// Gross less refunds.
    pub fn net_minor(&self) -> i64 {
        self.gross_minor - self.refunds_minor
    }

    /// The average visit: gross / visits with an amount, in minor units.
    pub fn aov_minor(&self) -> Option<f64> {
        ratio(self.gross_minor, self.visits_with_amount)
    }

    /// The average customer: net / customers with an amount, in minor units.
    pub fn arpc_minor(&self) -> Option<f64> {
        ratio(self.net_minor(), self.paying_customers)
    }

    /// The share of so many visits whose amount is known. Below 80 %, figures of money are partial.
    pub fn amount_coverage(&self, visits: i64) -> Option<f64> {
        ratio(self.visits_with_amount, visits)
    }

    /// The part of the net that is not from new customers, in minor units.
    pub fn recurring_minor(&self) -> i64 {
        self.net_minor() - self.revenue.new_minor
    }

    /// Things that came back in the period / things bought in it.
    pub fn return_rate_period(&self) -> Option<f64> {
        ratio(self.units_returned_in_period, self.units_sold)
    }

    /// Of the things bought in the period, the share that has come back since.
    pub fn return_rate_cohort(&self) -> Option<f64> {
        ratio(self.units_sold_later_returned, self.units_sold)
    }

    /// Days sales outstanding: what is owed at the end / what was written up in the period x its days.
    pub fn dso_days(&self, days_in_period: i64) -> Option<f64> {
        ratio(self.receivables_end_minor.checked_mul(days_in_period)?, self.credit_sales_minor)
    }
}

/// The money of each period of the grid.
pub fn money(view: &View<'_>, grid: &Grid) -> Vec<Money> {
    let mut tally = Tally::new(view, grid);
    walk(view, grid, |person| tally.meet(person));
    tally.finish()
}

/// Counts as the walk goes on.
pub struct Tally<'a> {
    view: &'a View<'a>,
    grid: &'a Grid,
    slots: Vec<Money>,
    /// The refunds of customers who have not been met yet.
    refunds: &'a [RefundRow],
    spent: SpentUntil,
    /// One customer's net by slot: those with a visit or a refund only, in order.
    nets: Vec<(usize, i64)>,
}

impl<'a> Tally<'a> {
    pub fn new(view: &'a View<'a>, grid: &'a Grid) -> Tally<'a> {
        // Those of the last slot are missing in the one after it.
        let slots = vec![Money::default(); grid.slots() + 1];
        Tally { view, grid, slots, refunds: view.log().refunds(), spent: SpentUntil::default(), nets: Vec::new() }
    }

    pub fn meet(&mut self, person: &Person<'_>) {
        self.nets.clear();
        self.spent(person);
        self.went_back(person.customer);
        let first_slot = person.stays.first().map(|stay| stay.slot);
        let (mut next_slot, mut before) = (0, 0);
        for (number, (slot, net)) in self.nets.iter().enumerate() {
            let net_before = if *slot == next_slot { before } else { 0 };
            self.slots[*slot].revenue.note(net_before, *net, first_slot == Some(*slot));
            (next_slot, before) = (slot + 1, *net);
            let comes = self.nets.get(number + 1).is_some_and(|(slot, _)| *slot == next_slot);
            self.slots[next_slot].revenue.note_before(*net, comes);
        }
    }

    fn spent(&mut self, person: &Person<'_>) {
        self.spent.sum_up(&person.history);
        for stay in person.stays {
            let spent = self.spent.between(stay.from, stay.to);
            let money = &mut self.slots[stay.slot];
            money.gross_minor += spent.gross_minor;
            money.visits_with_amount += spent.visits_with_amount;
            money.paying_customers += i64::from(spent.visits_with_amount > 0);
            money.units_sold += spent.units;
            money.credit_sales_minor += spent.on_account_minor;
            self.nets.push((stay.slot, spent.gross_minor));
        }
    }

    fn went_back(&mut self, customer: Customer) {
        // The walk is in the order of the customers, and so are the refunds.
        while let Some((refund, later)) = self.refunds.split_first()
            && refund.customer <= customer
        {
            self.refunds = later;
            if refund.customer == customer && self.view.knows(refund) {
                self.note_refund(refund);
            }
        }
    }

    fn note_refund(&mut self, refund: &RefundRow) {
        let units = i64::from(refund.units_returned);
        if let Some(slot) = self.grid.slot(refund.visit_day) {
            self.slots[slot].units_sold_later_returned += units;
        }
        let Some(slot) = self.grid.slot(refund.day) else { return };
        let money = &mut self.slots[slot];
        money.refunds_minor += refund.amount_minor;
        money.units_returned_in_period += units;
        money.receivables_end_minor -= if refund.visit_on_account { refund.amount_minor } else { 0 };
        match self.nets.binary_search_by_key(&slot, |(slot, _)| *slot) {
            Ok(at) => self.nets[at].1 -= refund.amount_minor,
            Err(at) => self.nets.insert(at, (slot, -refund.amount_minor)),
        }
    }

    /// Takes off the payments, adds up what is owed, and gives the periods that were asked about.
    pub fn finish(mut self) -> Vec<Money> {
        for payment in self.view.payments() {
            if let Some(slot) = self.grid.slot(payment.day) {
                self.slots[slot].receivables_end_minor -= payment.amount_minor;
            }
        }
        let mut owed = 0;
        for money in &mut self.slots {
            owed += money.receivables_end_minor + money.credit_sales_minor;
            money.receivables_end_minor = owed;
        }
        self.slots.truncate(self.grid.slots());
        self.grid.asked(self.slots)
    }
}

/// The guides' lifetime value over twelve months, with all that was put in, and other readings of the same money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct LifetimeValue {
    /// Visits in the twelve months.
    pub visits: i64,
    /// Customers with one.
    pub customers: i64,
    /// Net revenue, in minor units.
    pub net_minor: i64,
    /// Gross revenue, in minor units.
    pub gross_minor: i64,
    /// Visits whose amount is known.
    pub visits_with_amount: i64,
    /// Those active at the start of each month, added up.
    pub sum_active_at_start: i64,
    /// Those lost in each month, added up.
    pub sum_lost: i64,
    /// Net per visit with an amount, in minor units.
    pub aov_net_minor: Option<f64>,
    /// Visits per customer in the year.
    pub purchase_frequency: Option<f64>,
    /// Lost / active at start, over all months.
    pub monthly_churn_rate: Option<f64>,
    /// How long a customer stays by that rate, in years: 1 / (12 x monthly churn).
    pub acl_years: Option<f64>,
    /// Net per visit x visits per customer x years, in minor units: the guides' value of a customer.
    pub clv_minor: Option<f64>,
    /// Gross per customer x years, in minor units: the other guide's value.
    pub value_by_yearly_revenue_minor: Option<f64>,
    /// New customers who left again in their first month, added up.
    pub sum_new_lost: i64,
    /// Those who came back, added up.
    pub sum_reactivated: i64,
    /// Net per loss, in minor units: what one stretch of being a customer brings.
    pub clv_per_spell_minor: Option<f64>,
    /// Net per exit that was not made good by a return, in minor units. Below zero in a year in which more came back
    /// than left.
    pub clv_net_exit_minor: Option<f64>,
}

/// For each month, the lifetime value over the twelve that end with it; none for the first eleven. Takes the tables of
/// one grid of months.
pub fn lifetime_values(activity: &[Activity], money: &[Money]) -> Vec<Option<LifetimeValue>> {
    (1..=activity.len().min(money.len()))
        .map(|end| end.checked_sub(12).map(|start| lifetime_value(&activity[start..end], &money[start..end])))
        .collect()
}

fn lifetime_value(activity: &[Activity], money: &[Money]) -> LifetimeValue {
    let people = |count: fn(&Activity) -> i64| activity.iter().map(count).sum::<i64>();
    let sum = |amount: fn(&Money) -> i64| money.iter().map(amount).sum::<i64>();
    let (visits, customers) = (people(|a| a.visits), activity.last().map_or(0, |last| last.visitors_of_twelve));
    let (net_minor, gross_minor) = (sum(Money::net_minor), sum(|m| m.gross_minor));
    let visits_with_amount = sum(|m| m.visits_with_amount);
    let (sum_active_at_start, sum_lost) = (people(|a| a.active_at_start), people(|a| a.lost));
    let (sum_new_lost, sum_reactivated) = (people(|a| a.new_lost), people(|a| a.reactivated));
    let aov_net_minor = ratio(net_minor, visits_with_amount);
    let purchase_frequency = ratio(visits, customers);
    // Without anybody who could be lost there is no rate, and by a rate of zero one stays for ever.
    let acl_years = if sum_active_at_start == 0 { None } else { ratio(sum_active_at_start, 12 * sum_lost) };
    let product = |a: Option<f64>, b: Option<f64>| Some(a? * b?);
    LifetimeValue {
        visits,
        customers,
        net_minor,
        gross_minor,
        visits_with_amount,
        sum_active_at_start,
        sum_lost,
        aov_net_minor,
        purchase_frequency,
        monthly_churn_rate: ratio(sum_lost, sum_active_at_start),
        acl_years,
        clv_minor: product(product(aov_net_minor, purchase_frequency), acl_years),
        value_by_yearly_revenue_minor: product(ratio(gross_minor, customers), acl_years),
        sum_new_lost,
        sum_reactivated,
        clv_per_spell_minor: ratio(net_minor, sum_lost),
        clv_net_exit_minor: ratio(net_minor, sum_lost + sum_new_lost - sum_reactivated),
    }
}
