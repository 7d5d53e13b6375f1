//! One customer's money in a period and in the one before: who is behind a sum.

use super::metric::Metric;
use super::scope::Scope;
use super::walk::Person;

/// What a customer brought, in minor units and in units of goods.
#[derive(Clone, Copy, Debug, Default)]
pub struct Purse {
    came: bool,
    is_new: bool,
    has_amount: bool,
    is_on_account: bool,
    was_refunded: bool,
    bought: bool,
    returned: bool,
    bought_and_returned: bool,
    net_before_minor: i64,
    net_minor: i64,
}

/// A side, and whether somebody with such a purse is on it.
type Side = (&'static str, fn(&Purse) -> bool);

const AMOUNTS: &[Side] =
    &[("paying", |p| p.has_amount), ("unknown", |p| p.came && !p.has_amount), ("refunded", |p| p.was_refunded)];
/// Those who brought more than nothing in the period before stand on `base`, and on one of the next four.
const REVENUE: &[Side] = &[
    ("base", |p| p.net_before_minor > 0),
    ("churned", |p| p.net_before_minor > 0 && p.net_minor <= 0),
    ("contraction", |p| p.net_minor > 0 && p.net_minor < p.net_before_minor),
    ("expansion", |p| p.net_before_minor > 0 && p.net_minor > p.net_before_minor),
    ("unchanged", |p| p.net_before_minor > 0 && p.net_minor == p.net_before_minor),
    ("new", |p| p.net_before_minor <= 0 && p.net_minor != 0 && p.is_new),
    ("resumed", |p| p.net_before_minor <= 0 && p.net_minor != 0 && !p.is_new),
];
const SALES: &[Side] = &[("bought", |p| p.bought), ("returned_since", |p| p.bought_and_returned)];
const RETURNS: &[Side] = &[("bought", |p| p.bought), ("returned", |p| p.returned)];
const ACCOUNT: &[Side] = &[("on_account", |p| p.is_on_account)];

fn sides(metric: Metric) -> &'static [Side] {
    use Metric::*;
    match metric {
        AovMinor | ArpcMinor | GrossMinor | RefundsMinor | NetMinor | MrrMinor => AMOUNTS,
        Revenue | GrossRevenueChurn | NetRevenueChurn | ExistingRevenueGrowth => REVENUE,
        ReturnRateCohort => SALES,
        ReturnRatePeriod => RETURNS,
        Dso => ACCOUNT,
        _ => &[],
    }
}

/// The sides of a metric that are a matter of money or goods.
pub fn purse_sides(metric: Metric) -> impl Iterator<Item = &'static str> {
    sides(metric).iter().map(|(name, _)| *name)
}

impl Purse {
    /// A customer's purse in the scope's period.
    pub fn of(scope: &Scope<'_>, person: &Person<'_>) -> Purse {
        let [before, start, end] = [scope.slot - 1, scope.slot, scope.slot + 1].map(|slot| scope.grid.start(slot));
        let (view, customer, history) = (scope.view, person.customer, &person.history);
        let mut purse = Purse {
            is_new: history.first_day().is_some_and(|first| (start..end).contains(&first)),
            net_before_minor: view.net_minor(customer, before, start),
            net_minor: view.net_minor(customer, start, end),
            ..Purse::default()
        };
        for at in history.between(start, end) {
            let has_amount = history.amount_minor(at).is_some();
            purse.came = true;
            purse.has_amount |= has_amount;
            purse.is_on_account |= has_amount && history.hour_and_account(at).1;
            purse.bought |= history.units(at) > 0;
        }
        for refund in view.refunds(customer) {
            let is_here = (start..end).contains(&refund.day);
            purse.was_refunded |= is_here && refund.amount_minor > 0;
            purse.returned |= is_here && refund.units_returned > 0;
            purse.bought_and_returned |= (start..end).contains(&refund.visit_day) && refund.units_returned > 0;
        }
        purse
    }

    /// Whether this customer is on a side of a metric.
    pub fn is_on(&self, metric: Metric, side: &str) -> bool {
        sides(metric).iter().any(|(name, is_on)| *name == side && is_on(self))
    }

    /// The net of the period before and of this one, in minor units.
    #[cfg(test)]
    pub fn nets_minor(&self) -> (i64, i64) {
        (self.net_before_minor, self.net_minor)
    }
}
