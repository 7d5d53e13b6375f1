//! What has to hold for any shop and any parameters.

use proptest::prelude::*;

use crate::retention::predict::*;
use crate::retention::predict::{Table, maximise};

fn history() -> impl Strategy<Value = History> {
    (0_u32..60, 0.0..1.0_f64, 0.1..120.0_f64).prop_map(|(x, share, t)| {
        let t_x = if x == 0 { 0.0 } else { (share * t).max(t * 1e-3) };
        History::new(x, t_x, t).unwrap()
    })
}

fn shop() -> impl Strategy<Value = Vec<History>> {
    proptest::collection::vec(history(), 30..80)
}

/// r, α, a, b.
fn parameters() -> impl Strategy<Value = (f64, f64, f64, f64)> {
    (-3.0..3.0_f64, -3.0..4.0_f64, -5.0..3.0_f64, -3.0..5.0_f64)
        .prop_map(|(r, alpha, a, b)| (r.exp(), alpha.exp(), a.exp(), b.exp()))
}

fn models((r, alpha, a, b): (f64, f64, f64, f64)) -> (BgNbd, MbgNbd, Nbd) {
    (BgNbd { r, alpha, a, b }, MbgNbd { r, alpha, a, b }, Nbd { r, alpha })
}

/// The laws that every model of visits keeps for one person.
fn expect_sense(model: impl VisitModel, history: &History, horizon: f64) -> Result<(), TestCaseError> {
    let ln_likelihood = model.ln_likelihood(history);
    prop_assert!(ln_likelihood.is_finite(), "ln L = {ln_likelihood}");
    let alive = model.probability_alive(history);
    let (near, far) =
        (model.probability_of_visit(history, horizon), model.probability_of_visit(history, 2.0 * horizon));
    prop_assert!((0.0..=1.0).contains(&alive) && (0.0..=1.0).contains(&near), "P(alive) {alive}, P(visit) {near}");
    prop_assert!(near <= far && far <= alive, "P(visit) {near}, twice as long {far}, P(alive) {alive}");
    let (soon, late) = (model.expected_visits(history, horizon), model.expected_visits(history, 2.0 * horizon));
    prop_assert!(soon.is_finite() && late.is_finite() && 0.0 <= soon, "E {soon}, twice as long {late}");
    prop_assert!(soon <= late * (1.0 + 1e-9), "E {soon}, twice as long {late}");
    // Somebody sure to come at least once with this chance comes at least that often on average.
    prop_assert!(near <= soon * (1.0 + 1e-6) + 1e-12, "P(visit) {near}, E {soon}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn chances_are_chances_and_time_only_adds(parameters in parameters(), history in history(), horizon in 0.01..60.0_f64) {
        let (bgnbd, mbgnbd, nbd) = models(parameters);
        expect_sense(bgnbd, &history, horizon)?;
        expect_sense(mbgnbd, &history, horizon)?;
        expect_sense(nbd, &history, horizon)?;
    }

    #[test]
    fn the_regulars_of_a_cafe_overflow_nothing(parameters in parameters(), x in 1_000_u32..20_000, share in 0.001..1.0_f64, horizon in 0.1..60.0_f64) {
        let history = History::new(x, 1_000.0 * share, 1_000.0).unwrap();
        let (bgnbd, mbgnbd, _) = models(parameters);
        expect_sense(bgnbd, &history, horizon)?;
        expect_sense(mbgnbd, &history, horizon)?;
    }

    #[test]
    fn who_came_once_is_alive_to_bgnbd_and_not_surely_to_mbgnbd(parameters in parameters(), t in 0.0..500.0_f64) {
        let once = History::new(0, 0.0, t).unwrap();
        let (bgnbd, mbgnbd, _) = models(parameters);
        prop_assert_eq!(bgnbd.probability_alive(&once), 1.0);
        prop_assert!(mbgnbd.probability_alive(&once) < 1.0);
    }

    #[test]
    fn the_order_of_people_changes_no_bit_and_merging_no_sum(people in shop(), turn in 0_usize..1_000, parameters in parameters()) {
        let mut twice = people.clone();
        twice.extend(&people);
        let mut turned = twice.clone();
        turned.rotate_left(turn % twice.len());
        turned.reverse();
        let (table, turned) = (Table::of(twice.iter().copied()), Table::of(turned.into_iter()));
        let (bgnbd, mbgnbd, nbd) = models(parameters);
        let sums = |table: &Table| [bgnbd.ln_likelihood_of_all(table), mbgnbd.ln_likelihood_of_all(table), nbd.ln_likelihood_of_all(table)];
        prop_assert_eq!(sums(&table), sums(&turned));
        let one_by_one: f64 = twice.iter().map(|history| mbgnbd.ln_likelihood(history)).sum();
        prop_assert!((sums(&table)[1] / one_by_one - 1.0).abs() < 1e-9);
    }

    #[test]
    fn another_unit_of_time_scales_alpha_only(people in shop(), factor in 0.1..10.0_f64, parameters in parameters()) {
        // For any parameters, the likelihood in other units differs by x·ln(factor), whatever the parameters are; so the
        // top is at the same r, a and b.
        let (r, alpha, a, b) = parameters;
        let visits: f64 = people.iter().map(|history| f64::from(history.x())).sum();
        let scaled = people.iter().map(|row| History::new(row.x(), row.t_x() * factor, row.t() * factor).unwrap());
        let (before, after) = (Table::of(people.iter().copied()), Table::of(scaled));
        let (bgnbd, mbgnbd, nbd) = models(parameters);
        let (bgnbd_after, mbgnbd_after, nbd_after) = models((r, alpha * factor, a, b));
        for (before, after) in [
            (bgnbd.ln_likelihood_of_all(&before), bgnbd_after.ln_likelihood_of_all(&after)),
            (mbgnbd.ln_likelihood_of_all(&before), mbgnbd_after.ln_likelihood_of_all(&after)),
            (nbd.ln_likelihood_of_all(&before), nbd_after.ln_likelihood_of_all(&after)),
        ] {
            prop_assert!((before - visits * factor.ln() - after).abs() < 1e-7 * (1.0 + before.abs()), "{before} {after}");
        }
    }
}

/// A shop of so many people over so many days, drawn from BG/NBD's own story: rates from Γ(1, 10 days), chances of
/// stopping from Beta(1, 4), by a plain congruential generator, so that it is the same in every run.
fn drawn_shop(people: u32, days: f64) -> Calibration {
    let mut state = 7_u64;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (f64::from((state >> 33) as u32) + 0.5) / f64::from(1_u32 << 31)
    };
    let mut person = |person| {
        let t = if person == 0 { days } else { days * (0.3 + 0.7 * uniform()) };
        let (rate, stopping) = (-uniform().ln() / 10.0, 1.0 - uniform().powf(0.25));
        let (mut x, mut t_x) = (0, 0.0);
        loop {
            let next = t_x - uniform().ln() / rate;
            if next > t {
                break;
            }
            (x, t_x) = (x + 1, next);
            if uniform() < stopping {
                break;
            }
        }
        let mean_spend = (x > 0).then(|| 2.0 / uniform().sqrt() + uniform());
        Summary { person, history: History::new(x, t_x, t).unwrap(), mean_spend }
    };
    Calibration { people: (0..people).map(&mut person).collect(), unit: Unit::Day }
}

#[test]
fn the_parameters_a_shop_was_drawn_from_are_found_again() {
    let fit = BgNbd::fit(&drawn_shop(4_000, 400.0)).unwrap();
    let BgNbd { r, alpha, a, b } = fit.model;
    for (name, got, drawn) in [("r", r, 1.0), ("alpha", alpha, 10.0), ("a", a, 1.0), ("b", b, 4.0)] {
        assert!((got / drawn - 1.0).abs() < 0.15, "{name} {got}, drawn from {drawn}");
    }
}

#[test]
fn the_fit_itself_scales_with_the_unit() {
    let days = drawn_shop(300, 200.0);
    let in_days = MbgNbd::fit(&days).unwrap();
    let weeks = days.people.iter().map(|person| {
        let history = person.history;
        History::new(history.x(), history.t_x() / 7.0, history.t() / 7.0).unwrap()
    });
    let (in_weeks, _) = maximise::<MbgNbd>(&Table::of(weeks)).unwrap();
    for (days, weeks) in [
        (in_days.model.r, in_weeks.r),
        (in_days.model.alpha / 7.0, in_weeks.alpha),
        (in_days.model.a, in_weeks.a),
        (in_days.model.b, in_weeks.b),
    ] {
        assert!((days / weeks - 1.0).abs() < 1e-4, "{days} and {weeks}");
    }
}

#[test]
fn too_few_people_too_few_returns_and_too_short_a_time_are_refused() {
    assert_eq!(BgNbd::fit(&drawn_shop(199, 200.0)), Err(NoFit::TooFewCustomers(199)));
    assert_eq!(MbgNbd::fit(&drawn_shop(300, 89.0)), Err(NoFit::TooFewDays(89.0)));
    assert_eq!(Nbd::fit(&drawn_shop(0, 90.0)), Err(NoFit::TooFewCustomers(0)));
    let mut once = drawn_shop(300, 200.0);
    for person in once.people.iter_mut().skip(99) {
        (person.history, person.mean_spend) = (History::new(0, 0.0, person.history.t()).unwrap(), None);
    }
    let repeaters = once.people.iter().filter(|person| person.history.x() > 0).count();
    assert_eq!(Nbd::fit(&once), Err(NoFit::TooFewRepeaters(repeaters)));
    assert_eq!(GammaGamma::fit(&once), Err(NoFit::TooFewRepeaters(repeaters)));
    assert!(Nbd::fit(&drawn_shop(200, 90.0)).is_ok());
}

#[test]
fn nobody_who_stops_and_everybody_alike_are_refused() {
    let mut faithful = drawn_shop(300, 200.0);
    for person in &mut faithful.people {
        let t = person.history.t();
        person.history = History::new(1 + person.person % 40, t * 0.999, t).unwrap();
    }
    let refused = BgNbd::fit(&faithful).unwrap_err();
    assert!(matches!(refused, NoFit::Degenerate { name: "a" | "b", .. }), "{refused}");
    assert!(MbgNbd::fit(&faithful).is_err());
    let mut clockwork = drawn_shop(300, 200.0);
    for person in &mut clockwork.people {
        let t = person.history.t();
        person.history = History::new(5, t * 0.5, t).unwrap();
        person.mean_spend = Some(3.5);
    }
    assert!(GammaGamma::fit(&clockwork).is_err());
}

#[test]
fn spend_that_follows_frequency_is_refused() {
    let mut shop = drawn_shop(300, 200.0);
    for person in shop.people.iter_mut().filter(|person| person.history.x() > 0) {
        person.mean_spend = Some(f64::from(person.history.x()) + f64::from(person.person % 3));
    }
    assert!(matches!(GammaGamma::fit(&shop), Err(NoFit::SpendDependsOnFrequency(corr)) if corr > 0.3));
}

#[test]
fn what_is_expected_of_a_spender_lies_between_their_own_mean_and_that_of_people() {
    let model = GammaGamma { p: 6.25, q: 3.74, v: 15.44 };
    let of_people = model.expected_spend(None);
    assert!((of_people - 6.25 * 15.44 / 2.74).abs() < 1e-12);
    let (once, often) = (model.expected_spend(Some((1, 100.0))), model.expected_spend(Some((50, 100.0))));
    assert!(of_people < once && once < often && often < 100.0, "{of_people} {once} {often}");
}
