//! The best customers of a period: who came most often, and who brought most.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::Day;

use super::facts::Customer;
use super::fraction::count;
use super::light::TellingId;
use super::periods::Period;
use super::view::View;

/// One customer's part in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Ranked {
    /// Who.
    #[serde(skip)]
    pub customer: Customer,
    /// On how many days there was a visit.
    pub visit_days: i64,
    /// How many visits.
    pub visits: i64,
    /// What was spent, less what went back in the period, in minor units. None where no amount is known.
    pub net_minor: Option<i64>,
}

/// The best customers of a period, best first. Equals stand by the ids by which they are told of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Best {
    /// By visit days, then by visits: two coffees in one morning are not two mornings.
    pub most_frequent: Vec<Ranked>,
    /// By net, of those whose net is above zero.
    pub most_valuable: Vec<Ranked>,
}

/// The `most` best customers of a period in either order.
pub fn best(view: &View<'_>, period: &Period, most: usize) -> Best {
    let parts: Vec<Ranked> =
        view.customers().filter_map(|customer| ranked(view, customer, period.start, period.end)).collect();
    let top = |mut parts: Vec<Ranked>, rank: fn(&Ranked) -> (i64, i64)| {
        let told_as = |part: &Ranked| TellingId::of(view.log().name(part.customer));
        parts.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| told_as(a).cmp(&told_as(b))));
        parts.truncate(most);
        parts
    };
    let paying = parts.iter().copied().filter(|part| part.net_minor.is_some_and(|net| net > 0)).collect();
    Best {
        most_frequent: top(parts, |part| (part.visit_days, part.visits)),
        most_valuable: top(paying, |part| (part.net_minor.unwrap_or(0), 0)),
    }
}

/// A customer's part in the days `[from, to)`. None without a visit in them.
fn ranked(view: &View<'_>, customer: Customer, from: Day, to: Day) -> Option<Ranked> {
    let history = view.history(customer);
    let visits = history.between(from, to);
    if visits.is_empty() {
        return None;
    }
    let is_new_day = |at: &usize| *at == visits.start || history.day(*at) != history.day(*at - 1);
    let is_known = visits.clone().any(|at| history.amount_minor(at).is_some());
    Some(Ranked {
        customer,
        visit_days: count(visits.clone().filter(is_new_day).count()),
        visits: count(visits.len()),
        net_minor: is_known.then(|| view.net_minor(customer, from, to)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::reference::{MORNING, log, shop};
    use super::super::{Grid, Month};
    use super::*;

    fn told(parts: &[Ranked], view: &View<'_>) -> Vec<(String, i64, i64, Option<i64>)> {
        let name = |part: &Ranked| view.log().name(part.customer).to_owned();
        parts.iter().map(|part| (name(part), part.visit_days, part.visits, part.net_minor)).collect()
    }

    #[test]
    fn two_mornings_are_more_than_three_coffees_in_one() {
        let log = shop(&[("three coffees", &[5, 5, 5], Some(100)), ("two mornings", &[6, 4], None)]);
        let month = Grid::range(MORNING.plus(-30), MORNING).unwrap();
        let view = log.as_of(MORNING);
        let found = best(&view, &month.periods()[0], 5);
        assert_eq!(
            told(&found.most_frequent, &view),
            [("two mornings".to_owned(), 2, 2, None), ("three coffees".to_owned(), 1, 3, Some(300))]
        );
        assert_eq!(found.most_valuable.len(), 1);
    }

    #[test]
    fn the_best_of_tiny_by_hand() {
        let log = log("tiny", "Europe/Rome");
        let month = |text: &str| Month::parse(text).unwrap();
        let grid = Grid::months(month("2025-02"), month("2025-03")).unwrap();
        let view = log.as_of(grid.as_of());
        let row = |name: &str, days, visits, net| (name.to_owned(), days, visits, Some(net));
        let [february, march] = grid.periods() else { panic!("two months") };

        let found = best(&view, february, 3);
        // Customer 2 came twice on one day; 3, 6 and 8 came once, and 3 is the least of these ids.
        assert_eq!(
            told(&found.most_frequent, &view),
            [row("1", 2, 2, 800), row("2", 1, 2, 300), row("3", 1, 1, 1_000)]
        );
        assert_eq!(told(&found.most_valuable, &view)[..2], [row("3", 1, 1, 1_000), row("1", 2, 2, 800)]);

        // Customer 3 did not come in March, and what went back then lessens nobody who did.
        let found = best(&view, march, 9);
        assert_eq!(
            told(&found.most_valuable, &view),
            [row("5", 2, 2, 1_000), row("1", 2, 2, 650), row("7", 1, 1, 350), row("8", 1, 1, 200)]
        );
        assert_eq!(best(&log.as_of(february.start), march, 9), Best::default());
        assert!(best(&view, march, 0).most_frequent.is_empty());
    }
}
