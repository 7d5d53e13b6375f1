//! What holds for every shop: random logs with voids, refunds and payments, in zones whose clocks are changed.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use crate::kernel::{Day, Time, Zone};

use super::*;

const ZONES: [&str; 8] = [
    "Europe/Rome",
    "America/New_York",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "America/Santiago",
    "America/Havana",
    "Africa/Casablanca",
    "UTC",
];
const PEOPLE: u32 = 6;
const HOUR_MS: i64 = 3_600_000;
/// 2024-12-01 UTC; the facts of a world lie in the seven months from here on.
const BEGIN_MS: i64 = 1_733_011_200_000;
const SPAN_MS: i64 = 210 * 24 * HOUR_MS;

/// The facts of a shop.
#[derive(Clone, Debug)]
pub struct World {
    pub zone: &'static str,
    pub day_end_minutes: u16,
    pub window: u16,
    pub closures: Vec<(Day, Day)>,
    pub visits: Vec<Visit>,
    pub refunds: Vec<Refund>,
    pub payments: Vec<Payment>,
    pub answers: Vec<Answer>,
}

fn instants() -> impl Strategy<Value = Time> {
    // Half of them near a midnight of some zone, where mistakes live.
    let near = (0..SPAN_MS / HOUR_MS, -2..2_i64).prop_map(|(hour, off)| Time(BEGIN_MS + hour * HOUR_MS + off));
    prop_oneof![(0..SPAN_MS).prop_map(|ms| Time(BEGIN_MS + ms)), near]
}

pub fn visits() -> impl Strategy<Value = Visit> {
    let later = proptest::option::weighted(0.15, 0..60 * 24 * HOUR_MS);
    (0..PEOPLE, instants(), proptest::option::of(0..2_000_i64), proptest::option::of(0..4_u32), any::<bool>(), later)
        .prop_map(|(customer, at, amount_minor, units, on_account, voided)| Visit {
            customer,
            at,
            amount_minor,
            units,
            on_account,
            voided_at: voided.map(|after| Time(at.0 + after)),
            ..Visit::default()
        })
}

prop_compose! {
    pub fn worlds()(
        zone in 0..ZONES.len(),
        day_end_minutes in prop_oneof![Just(0_u16), Just(240), Just(30)],
        window in prop_oneof![Just(30_u16), 7..60_u16],
        closures in proptest::collection::vec((20_060..20_270_i32, 1..40_i32), 0..3),
        visits in proptest::collection::vec(visits(), 0..80),
        refunds in proptest::collection::vec((any::<prop::sample::Index>(), 0..50 * 24 * HOUR_MS, 0..900_i64, 0..3_u32), 0..8),
        payments in proptest::collection::vec((0..PEOPLE, instants(), 0..900_i64), 0..6),
        answers in proptest::collection::vec((0..PEOPLE, instants(), 0..=10_u8, any::<bool>()), 0..20),
    ) -> World {
        let visits: Vec<Visit> =
            visits.into_iter().enumerate().map(|(id, visit)| Visit { id: id as u128, ..visit }).collect();
        let refunds = refunds.into_iter().filter(|_| !visits.is_empty()).map(|(which, after, amount_minor, units)| {
            let visit = visits[which.index(visits.len())];
            Refund { visit, at: Time(visit.at.0 + after), amount_minor, units_returned: units }
        });
        let answer = |(id, (customer, at, score, is_nps)): (usize, (u32, Time, u8, bool))| Answer {
            id: id as u128,
            customer,
            at,
            question: if is_nps { Question::Nps } else { Question::Csat },
            score: if is_nps { score } else { score.max(1) },
            scale_max: 10,
            place: 0,
        };
        World {
            zone: ZONES[zone],
            day_end_minutes,
            window,
            closures: closures.into_iter().map(|(from, days)| (Day(from), Day(from + days))).collect(),
            refunds: refunds.collect(),
            payments: payments
                .into_iter()
                .map(|(customer, at, amount_minor)| Payment { customer, at, amount_minor, place: 0 })
                .collect(),
            answers: answers.into_iter().enumerate().map(answer).collect(),
            visits,
        }
    }
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

impl World {
    pub fn log(&self) -> Log {
        let calendar = Calendar::ending_at(Zone::parse(self.zone).unwrap(), self.day_end_minutes).unwrap();
        let mut log = Log::new(calendar);
        for number in 0..PEOPLE {
            log.customer(&(number + 1).to_string()).unwrap();
        }
        self.visits.iter().for_each(|visit| log.visit(visit).unwrap());
        self.refunds.iter().for_each(|refund| log.refund(refund).unwrap());
        self.payments.iter().for_each(|payment| log.payment(payment).unwrap());
        self.answers.iter().for_each(|answer| log.answer(answer).unwrap());
        log
    }

    pub fn ask(&self) -> Ask {
        Ask {
            as_of: None,
            from: month("2025-01"),
            to: month("2025-06"),
            window: WindowDays::parse(self.window).unwrap(),
            closures: Closures::of(&self.closures).unwrap(),
        }
    }

    fn report(&self) -> Report {
        report(&self.log(), &self.ask()).unwrap()
    }

    fn told(&self) -> Value {
        serde_json::to_value(self.report()).unwrap()
    }
}

fn near(a: Option<f64>, b: f64) -> bool {
    a.is_none_or(|a| (a - b).abs() < 1e-12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_counts_of_a_month_add_up(world in worlds()) {
        let report = world.report();
        let mut end_before = None;
        for month in &report.months {
            let r = &month.retention;
            prop_assert_eq!(r.active_at_end, r.retained + r.reactivated + r.new_customers - r.new_lost);
            prop_assert_eq!(r.active_at_start, r.retained + r.lost);
            prop_assert!(near(r.retention_rate.and_then(|kept| Some(kept + r.churn_rate?)), 1.0));
            prop_assert!(end_before.is_none_or(|end| end == r.active_at_start));
            end_before = Some(r.active_at_end);
            prop_assert!(month.repeat_customers <= month.visitors && month.visitors <= month.visit_days);
            prop_assert!(month.visit_days <= month.visits);
            let came = month.lifecycle;
            prop_assert_eq!(came.new + came.returning + came.resurrecting, month.visitors);
            prop_assert_eq!(came.returning + came.resurrecting, month.returning_visitors);
            let b = month.revenue;
            let bridge = b.base_prev_minor - b.churned_minor - b.contraction_minor + b.expansion_minor + b.new_minor
                + b.resumed_minor;
            prop_assert_eq!(bridge, month.net_minor);
            prop_assert_eq!(month.net_minor, month.gross_minor - month.refunds_minor);
        }
        for cohort in &report.cohorts {
            prop_assert_eq!(cohort.size, cohort.on[0]);
            prop_assert_eq!(cohort.size, cohort.on_or_after[0]);
            prop_assert!(cohort.on.iter().zip(&cohort.on_or_after).all(|(on, or_after)| on <= or_after));
            prop_assert!(cohort.on_or_after.is_sorted_by(|earlier, later| earlier >= later));
        }
        prop_assert!(report.funnel_visit_days.is_sorted_by(|earlier, later| earlier >= later));
        prop_assert_eq!(report.funnel_visit_days[0], report.customers);
        prop_assert_eq!(report.by_local_hour.iter().sum::<i64>(), report.valid_visits);
        prop_assert_eq!(report.by_local_weekday_mon0.iter().sum::<i64>(), report.valid_visits);
        let light = &report.traffic_light;
        prop_assert_eq!(light.green + light.yellow + light.red + light.gone, report.customers);
    }

    #[test]
    fn months_part_quarters_and_years(world in worlds()) {
        let (log, ask) = (world.log(), world.ask());
        let months = report(&log, &ask).unwrap().months;
        let grids = [Grid::quarters(ask.from, ask.to).unwrap(), Grid::range(ask.from.first_day(), ask.to.plus(1).first_day()).unwrap()];
        for (grid, length) in grids.iter().zip([3, 6]) {
            let (long, _) = table(&log.as_of(grid.as_of()), grid, ask.window, &ask.closures);
            for (long, parts) in long.iter().zip(months.chunks(length)) {
                let sum = |count: fn(&MonthReport) -> i64| parts.iter().map(count).sum::<i64>();
                prop_assert_eq!(long.visits, sum(|m| m.visits));
                prop_assert_eq!(long.visit_days, sum(|m| m.visit_days));
                prop_assert_eq!(long.hours, sum(|m| m.hours));
                prop_assert_eq!(long.gross_minor, sum(|m| m.gross_minor));
                prop_assert_eq!(long.refunds_minor, sum(|m| m.refunds_minor));
                prop_assert_eq!(long.units_sold, sum(|m| m.units_sold));
                prop_assert_eq!(long.retention.new_customers, sum(|m| m.retention.new_customers));
                prop_assert_eq!(long.time_between.gaps, sum(|m| m.time_between.gaps));
                prop_assert_eq!(long.nps_all.responses, sum(|m| m.nps_all.responses));
                prop_assert_eq!(long.retention.active_at_start, parts[0].retention.active_at_start);
                prop_assert_eq!(long.retention.active_at_end, parts[length - 1].retention.active_at_end);
                prop_assert_eq!(long.dso.receivables_end_minor, parts[length - 1].dso.receivables_end_minor);
            }
        }
    }

    #[test]
    fn what_came_after_a_table_changes_nothing_in_it(world in worlds()) {
        let mut world = world;
        // A void is retroactive: it is the one thing that does change the past.
        world.visits.iter_mut().for_each(|visit| visit.voided_at = None);
        world.refunds.iter_mut().for_each(|refund| refund.visit.voided_at = None);
        let (log, ask) = (world.log(), world.ask());
        let grid = Grid::months(ask.from, ask.from.plus(2)).unwrap();
        let [then, later] = [grid.as_of(), ask.to.plus(1).first_day()].map(|day| log.as_of(day));
        let people = |view: &View<'_>| activity_and_cohorts(view, &grid, ask.window, &ask.closures);
        prop_assert_eq!(people(&then), people(&later));
        for with_new_customers in [true, false] {
            let gaps = |view: &View<'_>| time_between(view, &grid, with_new_customers);
            prop_assert_eq!(gaps(&then), gaps(&later));
        }
        let net = |view: &View<'_>| money(view, &grid).iter().map(Money::net_minor).collect::<Vec<_>>();
        prop_assert_eq!(net(&then), net(&later));
    }

    #[test]
    fn a_voided_visit_changes_nothing(world in worlds(), mut visit in visits(), amount_minor in 0..900_i64) {
        let before = world.told();
        visit.id = 1_000;
        visit.voided_at = Some(visit.at);
        let mut with = world;
        with.refunds.push(Refund { visit, at: visit.at, amount_minor, units_returned: 1 });
        with.visits.push(visit);
        prop_assert_eq!(before, with.told());
    }

    #[test]
    fn the_order_of_the_facts_changes_nothing(world in worlds(), seed in any::<u64>()) {
        let before = world.told();
        let mut other = world;
        let key = |number: u128| u64::try_from(number).unwrap()
            .wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(seed).rotate_left(29).wrapping_mul(seed | 1);
        other.visits.sort_by_key(|visit| key(visit.id));
        other.refunds.sort_by_key(|refund| key(refund.visit.id));
        other.payments.reverse();
        other.answers.sort_by_key(|answer| key(answer.id));
        prop_assert_eq!(before, other.told());
    }

    #[test]
    fn undoing_is_as_if_it_never_was_and_a_look_back_still_sees_it(world in worlds(), which in any::<prop::sample::Index>()) {
        let standing: Vec<Visit> = world.visits.iter().filter(|visit| visit.voided_at.is_none()).copied().collect();
        prop_assume!(!standing.is_empty());
        let visit = standing[which.index(standing.len())];
        let (mut log, ask) = (world.log(), world.ask());
        let as_of = log.calendar().start(ask.to.plus(1).first_day());
        let before = serde_json::to_value(report(&log, &ask).unwrap()).unwrap();
        let mut late = log.clone();
        late.void(&visit, as_of).unwrap();
        prop_assert_eq!(&before, &serde_json::to_value(report(&late, &ask).unwrap()).unwrap());
        log.void(&visit, visit.at.min(Time(as_of.0 - 1))).unwrap();
        let mut without = world;
        without.visits.retain(|other| other.id != visit.id);
        without.refunds.retain(|refund| refund.visit.id != visit.id);
        prop_assert_eq!(without.told(), serde_json::to_value(report(&log, &ask).unwrap()).unwrap());
        prop_assert_eq!(log.void(&visit, as_of).is_err() || standing.len() > 1, true);
    }

    #[test]
    fn a_top_up_after_a_question_equals_a_load(world in worlds(), at in any::<prop::sample::Index>()) {
        let mut first = world.clone();
        let rest = first.visits.split_off(at.index(world.visits.len() + 1));
        let mut log = first.log();
        report(&log, &world.ask()).unwrap();
        rest.iter().for_each(|visit| log.visit(visit).unwrap());
        prop_assert_eq!(world.told(), serde_json::to_value(report(&log, &world.ask()).unwrap()).unwrap());
    }

    #[test]
    fn at_noon_all_zones_agree(world in worlds(), other in 0..ZONES.len()) {
        let noon = |time: Time| Time((time.0 / (24 * HOUR_MS)) * 24 * HOUR_MS + 11 * HOUR_MS);
        let mut world = world;
        world.day_end_minutes = 0;
        for visit in &mut world.visits {
            visit.at = noon(visit.at);
            visit.voided_at = visit.voided_at.map(noon);
        }
        for refund in &mut world.refunds {
            refund.at = noon(refund.at);
            refund.visit.at = noon(refund.visit.at);
            refund.visit.voided_at = refund.visit.voided_at.map(noon);
        }
        world.payments.iter_mut().for_each(|payment| payment.at = noon(payment.at));
        world.answers.iter_mut().for_each(|answer| answer.at = noon(answer.at));
        let without_clocks = |world: &World| {
            let mut report = world.report();
            report.case.tz = String::new();
            report.as_of_utc = Time(0);
            report.by_local_hour = [0; 24];
            for month in &mut report.months {
                (month.start_utc, month.end_utc, month.hours) = (Time(0), Time(0), 0);
            }
            serde_json::to_value(report).unwrap()
        };
        let here = without_clocks(&world);
        world.zone = ZONES[other];
        prop_assert_eq!(here, without_clocks(&world));
    }

    #[test]
    fn activity_is_what_its_definition_says_by_sets(world in worlds()) {
        let (log, ask) = (world.log(), world.ask());
        let calendar = log.calendar().clone();
        let report = report(&log, &ask).unwrap();
        let as_of = calendar.start(ask.to.plus(1).first_day());
        let is_valid = |visit: &&Visit| visit.at < as_of && visit.voided_at.is_none_or(|at| at >= as_of);
        let days: Vec<(u32, Day)> =
            world.visits.iter().filter(is_valid).map(|visit| (visit.customer, calendar.day(visit.at))).collect();
        let known = |day: Day| days.iter().filter(|(_, d)| *d < day).map(|(who, _)| *who).collect::<BTreeSet<u32>>();
        let came = |from: Day, to: Day| {
            days.iter().filter(|(_, d)| (from..to).contains(d)).map(|(who, _)| *who).collect::<BTreeSet<u32>>()
        };
        let active = |day: Day| {
            let is_recent = |d: &Day| *d < day && ask.closures.open_days(*d, day) <= ask.window.get();
            days.iter().filter(|(_, d)| is_recent(d)).map(|(who, _)| *who).collect::<BTreeSet<u32>>()
        };
        let count = |set: BTreeSet<u32>| i64::try_from(set.len()).unwrap();
        for (number, month) in report.months.iter().enumerate() {
            let number = i32::try_from(number).unwrap();
            let [before, a, b] = [-1, 0, 1].map(|more| ask.from.plus(number + more).first_day());
            let (s, e, new) = (active(a), active(b), &known(b) - &known(a));
            let r = &month.retention;
            prop_assert_eq!(r.active_at_start, count(s.clone()));
            prop_assert_eq!(r.active_at_end, count(e.clone()));
            prop_assert_eq!(r.new_customers, count(new.clone()));
            prop_assert_eq!(r.retained, count(&s & &e));
            prop_assert_eq!(r.lost, count(&s - &e));
            prop_assert_eq!(r.reactivated, count(&(&e & &known(a)) - &s));
            prop_assert_eq!(r.new_lost, count(&new - &e));
            prop_assert_eq!(month.customers_ever, count(known(b)));
            prop_assert_eq!(month.visitors, count(came(a, b)));
            prop_assert_eq!(month.customer_base, count(&s | &came(a, b)));
            prop_assert_eq!(month.lifecycle.dormant, count(&came(before, a) - &came(a, b)));
            prop_assert_eq!(month.lifecycle.returning, count(&came(before, a) & &came(a, b)));
        }
    }
}

#[test]
fn a_shop_without_facts_has_no_figures_and_no_division_by_zero() {
    let mut world = World {
        zone: "Europe/Rome",
        day_end_minutes: 0,
        window: 30,
        closures: Vec::new(),
        visits: Vec::new(),
        refunds: Vec::new(),
        payments: Vec::new(),
        answers: Vec::new(),
    };
    let nothing = world.report();
    assert_eq!((nothing.valid_visits, nothing.customers), (0, 0));
    let month = &nothing.months[0];
    assert_eq!((month.retention.retention_rate, month.aov_minor, month.nps_all.nps), (None, None, None));
    assert_eq!(nothing.time_to_second_visit.median_days, None);
    let at = Time(BEGIN_MS + 60 * 24 * HOUR_MS);
    world.visits.push(Visit { at, voided_at: Some(at), ..Visit::default() });
    assert_eq!(serde_json::to_value(&nothing).unwrap(), world.told());
    world.visits.push(Visit { id: 1, at, ..Visit::default() });
    let one = world.report();
    assert_eq!((one.valid_visits, one.traffic_light.gone, one.rfm.cells["555"]), (1, 1, 1));
    assert_eq!(one.months[0].aov_minor, None);
}

#[test]
fn a_closed_month_makes_nobody_late() {
    let at = |day: i64| Time(BEGIN_MS + (day * 24 + 12) * HOUR_MS);
    let zone = Zone::parse("UTC").unwrap();
    let mut log = Log::new(Calendar::new(zone.clone()));
    log.customer("x").unwrap();
    for day in [1, 4, 7, 10, 13] {
        log.visit(&Visit { at: at(day), ..Visit::default() }).unwrap();
    }
    let (window, first) = (WindowDays::parse(7).unwrap(), zone.day(at(0)));
    let closed = Closures::of(&[(first.plus(14), first.plus(45))]).unwrap();
    let view = log.as_of(first.plus(47));
    let light = |closures: &Closures| light_of(&view, 0, window, closures).unwrap();
    assert_eq!((light(&closed).colour, light(&closed).idle_days), (Colour::Green, 2));
    assert_eq!(light(&Closures::default()).colour, Colour::Gone);
    log.case(&Case { customer: 0, opened_at: at(44), solved_at: None, is_serious: true }).unwrap();
    let light = light_of(&log.as_of(first.plus(47)), 0, window, &closed).unwrap();
    assert_eq!((light.colour, light.reasons), (Colour::Red, vec![Reason::SeriousCase]));
}

#[test]
fn one_place_is_told_apart_from_the_other() {
    let at = Time(BEGIN_MS + 60 * 24 * HOUR_MS);
    let mut log = Log::new(Calendar::new(Zone::parse("UTC").unwrap()));
    let (a, b) = (log.customer("a").unwrap(), log.customer("b").unwrap());
    for (customer, place) in [(a, 1), (a, 2), (b, 2)] {
        log.visit(&Visit { customer, place, at, ..Visit::default() }).unwrap();
    }
    let ask = World::ask(&World {
        zone: "UTC",
        day_end_minutes: 0,
        window: 30,
        closures: Vec::new(),
        visits: Vec::new(),
        refunds: Vec::new(),
        payments: Vec::new(),
        answers: Vec::new(),
    });
    let counts = |log: &Log| report(log, &ask).map(|report| (report.valid_visits, report.customers)).unwrap();
    assert_eq!(counts(&log.only(Some(2), |_| true).unwrap()), (2, 2));
    assert_eq!(counts(&log.only(Some(1), |_| true).unwrap()), (1, 1));
    assert_eq!(counts(&log.only(None, |customer| customer == a).unwrap()), (2, 1));
}
