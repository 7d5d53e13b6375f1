//! What holds for every shop about its people and its screen: the same random logs, on any morning of their months.

use std::collections::BTreeSet;
use std::fmt::Debug;

use proptest::prelude::*;

use crate::kernel::Day;

use super::properties::{World, visits, worlds};
use super::*;

/// A forecast of no fit: random parameters, for what has to hold whatever they are.
fn forecasts() -> impl Strategy<Value = Option<Forecast>> {
    let parameters = (-2.0..2.0_f64, -2.0..2.0_f64, -2.0..2.0_f64, -2.0..2.0_f64, 1..90_u32);
    proptest::option::of(parameters.prop_map(|(r, alpha, a, b, horizon_days)| {
        let model = predict::MbgNbd { r: r.exp(), alpha: alpha.exp(), a: a.exp(), b: b.exp() };
        let fit = predict::Fit { model, log_likelihood: 0.0, customers: 0, unit: predict::Unit::Week };
        Forecast { fit, horizon_days }
    }))
}

/// JSON would write a number that is none as null; the debug form does not hide it.
fn is_all_numbers(told: &impl Debug) -> bool {
    let told = format!("{told:?}");
    !told.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "NaN" || word == "inf")
}

fn window(world: &World) -> WindowDays {
    WindowDays::parse(world.window).unwrap()
}

fn screen(world: &World, as_of: Day, forecast: Option<&Forecast>) -> Today {
    let (log, ask) = (world.log(), world.ask());
    let points = [1.0, 2.0, 3.0].map(|value| Point { end: as_of.plus(-1), value });
    let goal = Goal { from: 0.0, is_downward: false, target: 9.0, by: as_of, milestones: Vec::new() };
    today(&log.as_of(as_of), ask.window, &ask.closures, forecast, Some(thermometer(&goal, &points))).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_screen_keeps_its_order_and_its_sums(world in worlds(), day in 20_050..20_300_i32, forecast in forecasts()) {
        let (log, closures) = (world.log(), world.ask().closures);
        let view = log.as_of(Day(day));
        let found = screen(&world, Day(day), forecast.as_ref());
        prop_assert!(is_all_numbers(&found), "{:?}", found);

        let (attention, lights) = (&found.attention, traffic_light(&view, window(&world), &closures));
        prop_assert_eq!(attention.slipping, lights.yellow + lights.red);
        prop_assert!(attention.late_regulars <= attention.slipping);
        prop_assert_eq!(attention.people.len(), usize::try_from(attention.slipping.min(5)).unwrap());
        prop_assert!(attention.people.is_sorted_by(|a, b| (a.at_risk, a.worth) >= (b.at_risk, b.worth)));
        prop_assert!(attention.people.iter().all(|person| person.at_risk >= 0.0 && !person.reasons.is_empty()));
        let who: BTreeSet<u32> = attention.people.iter().map(|person| person.customer).collect();
        prop_assert_eq!(who.len(), attention.people.len());

        let funnel = &found.newcomers;
        prop_assert!(funnel.steps.is_sorted_by(|a, b| a.customers >= b.customers));
        prop_assert!(funnel.back_within_30_days <= funnel.steps[1].customers);
        let greatest = funnel.steps.windows(2).map(|pair| pair[0].customers - pair[1].customers).max();
        prop_assert_eq!(funnel.biggest_drop.map_or(0, |loss| loss.customers), greatest.unwrap());
    }

    #[test]
    fn the_tiles_are_figures_of_the_report(world in worlds()) {
        let (log, ask) = (world.log(), world.ask());
        let as_of = ask.to.plus(1).first_day();
        let report = report(&log, &ask).unwrap();
        let [.., before, now] = &report.months[..] else { panic!("six months") };
        let tiles = tiles(&log.as_of(as_of), ask.window, &ask.closures).unwrap();
        prop_assert_eq!((&tiles.month, &tiles.month_before), (&now.month, &before.month));
        prop_assert_eq!(tiles.kept.count, now.retention.retained);
        prop_assert_eq!((tiles.kept.value, tiles.kept.out_of), (now.retention.retention_rate, Some(now.retention.active_at_start)));
        prop_assert_eq!(tiles.new_customers.count, now.retention.new_customers);
        prop_assert_eq!(tiles.visits_per_customer.value, now.purchase_frequency);
        for (tile, old) in [
            (&tiles.kept, before.retention.retention_rate),
            (&tiles.new_customers, Some(before.retention.new_customers as f64)),
            (&tiles.visits_per_customer, before.purchase_frequency),
        ] {
            prop_assert!(tile.before.is_none() || tile.before == old);
            prop_assert_eq!(tile.arrow.is_some(), tile.value.is_some() && tile.before.is_some());
            prop_assert!(tile.is_more_than_noise.is_none() || tile.arrow.is_some());
        }
    }

    #[test]
    fn everybodys_figures_add_up_to_the_shops(world in worlds(), forecast in forecasts()) {
        let (log, ask) = (world.log(), world.ask());
        let view = log.as_of(ask.to.plus(1).first_day());
        let everybody: Vec<Figures> = view
            .customers()
            .map(|customer| figures(&view, customer, ask.window, &ask.closures, forecast.as_ref()))
            .collect();
        prop_assert!(everybody.iter().all(is_all_numbers));
        let report = report(&log, &ask).unwrap();
        prop_assert_eq!(everybody.iter().map(|one| one.visits).sum::<i64>(), report.valid_visits);
        let words = rfm_words(&view, ask.window, &ask.closures);
        let told = words.new + words.coming_back + words.regular + words.best + words.gone_quiet;
        prop_assert_eq!(told, report.customers);
        prop_assert_eq!(told - words.gone_quiet, report.months[5].retention.active_at_end);
        let net = |from: Day| -> i64 { view.customers().map(|customer| view.net_minor(customer, from, view.as_of())).sum() };
        prop_assert_eq!(everybody.iter().map(|one| one.spend.net_minor).sum::<i64>(), net(Day(0)));
        let chances = everybody.iter().filter_map(|one| one.chance.as_ref());
        prop_assert!(chances.clone().all(|chance| (0.0..=1.0).contains(&chance.probability)));
        prop_assert_eq!(chances.count(), if forecast.is_some() { usize::try_from(report.customers).unwrap() } else { 0 });
    }

    #[test]
    fn the_best_are_the_best(world in worlds(), most in 0..8_usize) {
        let (log, ask) = (world.log(), world.ask());
        let grid = Grid::months(ask.from, ask.to).unwrap();
        let view = log.as_of(grid.as_of());
        for (period, month) in grid.periods().iter().zip(&report(&log, &ask).unwrap().months) {
            let (some, all) = (best(&view, period, most), best(&view, period, usize::MAX));
            prop_assert_eq!(&some.most_frequent[..], &all.most_frequent[..most.min(all.most_frequent.len())]);
            prop_assert_eq!(all.most_frequent.len(), usize::try_from(month.visitors).unwrap());
            prop_assert_eq!(all.most_frequent.iter().map(|part| part.visits).sum::<i64>(), month.visits);
            prop_assert_eq!(all.most_frequent.iter().map(|part| part.visit_days).sum::<i64>(), month.visit_days);
            let rank = |part: &Ranked| (std::cmp::Reverse((part.visit_days, part.visits)), part.customer);
            prop_assert!(all.most_frequent.is_sorted_by_key(rank));
            prop_assert!(all.most_valuable.is_sorted_by_key(|part| (std::cmp::Reverse(part.net_minor), part.customer)));
            prop_assert!(all.most_valuable.iter().all(|part| part.net_minor > Some(0)));
        }
    }

    #[test]
    fn neither_order_nor_what_was_undone_shows_on_the_screen(
        world in worlds(), mut visit in visits(), day in 20_120..20_300_i32, forecast in forecasts(),
    ) {
        let before = screen(&world, Day(day), forecast.as_ref());
        visit.id = 1_000;
        visit.voided_at = Some(visit.at);
        let mut other = world;
        other.visits.push(visit);
        other.visits.reverse();
        other.refunds.reverse();
        prop_assert_eq!(before, screen(&other, Day(day), forecast.as_ref()));
    }

    #[test]
    fn the_retention_curve_is_that_of_every_single_morning(world in worlds(), day in 20_100..20_300_i32) {
        let (log, ask) = (world.log(), world.ask());
        let view = log.as_of(Day(day));
        let is_active = |days: &[Day], morning: Day| {
            let last = days.iter().rev().find(|day| **day < morning);
            last.is_some_and(|last| ask.closures.open_days(*last, morning) <= ask.window.get())
        };
        let mut lived: Vec<i32> = Vec::new();
        let (mut lost, mut customers) = (0, 0);
        for customer in view.customers() {
            let days: Vec<Day> = view.history(customer).visit_days().collect();
            let Some(first) = days.first() else { continue };
            customers += 1;
            let inactive = (first.0 + 1..=day).find(|morning| !is_active(&days, Day(*morning)));
            lost += i64::from(inactive.is_some());
            lived.push(inactive.unwrap_or(day) - first.0);
        }
        let found = staying(&view, ask.window, &ask.closures);
        prop_assert_eq!((found.customers, found.lost_once), (customers, lost));
        for point in &found.stayed {
            let followed = lived.iter().filter(|days| **days >= point.days).count();
            prop_assert_eq!(point.followed, i64::try_from(followed).unwrap());
            prop_assert!(point.share.is_none_or(|share| (0.0..=1.0).contains(&share)));
        }
        let shares: Vec<f64> = found.stayed.iter().filter_map(|point| point.share).collect();
        prop_assert!(shares.is_sorted_by(|earlier, later| earlier >= later));
        let habits = habits(&view, &ask.closures);
        prop_assert_eq!(habits.regulars + habits.without_rhythm, customers);
    }

    #[test]
    fn a_window_of_its_own_is_one_that_can_be_set(world in worlds(), times in 1..40_usize) {
        // The same people many times over, so that there are gaps enough.
        let mut log = Log::new(world.log().calendar().clone());
        for _ in 0..times {
            let first = log.customers();
            for name in ["a", "b", "c", "d", "e", "f"] {
                log.customer(name).unwrap();
            }
            for visit in &world.visits {
                log.visit(&Visit { customer: first + visit.customer, ..*visit }).unwrap();
            }
        }
        let ask = world.ask();
        let as_of = ask.to.plus(1).first_day();
        let gaps: i64 = (0..log.customers())
            .map(|customer| log.as_of(as_of).history(customer).visit_days().count().saturating_sub(1) as i64)
            .sum();
        let found = auto_window(&log.as_of(as_of), &ask.closures);
        prop_assert_eq!(found.is_some(), gaps >= 200);
        prop_assert!(found.is_none_or(|window| (14..=180).contains(&window.get())));
    }
}
