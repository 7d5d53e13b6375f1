//! How often a card may earn: cool-downs and caps by the kind of code, and the times of offline scans.

use super::*;

/// A program with the codes' own limits.
fn by_code() -> World {
    World::new(vec![Version { limits: None, ..visits(&[(500, "a coffee")]) }])
}

fn own(cool_down_minutes: Option<i64>, per_day: Option<i64>) -> Version {
    Version { limits: Some(Limits { cool_down_minutes, per_day }), ..visits(&[(500, "a coffee")]) }
}

fn ticket(world: &World) -> Shown {
    Shown::Ticket { id: TicketId(id(5)), expires_at: world.now.plus_ms(1) }
}

/// Scans so often, so far apart, and gives how often it earned.
fn earned(world: &mut World, times: usize, apart_ms: i64, shown: impl Fn(&World) -> Shown) -> usize {
    (0..times)
        .filter(|_| {
            let taken = world.ask(Act::Scan(scan_of(shown(world)))).is_ok();
            world.later(apart_ms);
            taken
        })
        .count()
}

#[test]
fn each_kind_of_code_has_its_cool_down_and_its_cap() {
    let printed = |_: &World| Shown::Printed { epoch: 0 };
    assert_eq!(earned(&mut by_code(), 3, 10 * MINUTE_MS - 1, printed), 2, "the second was too soon");
    assert_eq!(earned(&mut by_code(), 9, 10 * MINUTE_MS, printed), 5);
    assert_eq!(earned(&mut by_code(), 2, MINUTE_MS, |world| world.live(0)), 2);
    assert_eq!(earned(&mut by_code(), 12, MINUTE_MS, |world| world.live(0)), 10);
    assert_eq!(earned(&mut by_code(), 4, 10 * MINUTE_MS, |_| Shown::Short), 2);
    assert_eq!(earned(&mut by_code(), 30, 1, ticket), 30);
}

#[test]
fn a_refusal_says_when_to_come_back() {
    let mut world = by_code();
    let printed = || Act::Scan(scan_of(Shown::Printed { epoch: 0 }));
    world.ask(printed()).unwrap();
    let until = world.now.plus_ms(10 * MINUTE_MS);
    world.later(1);
    assert_eq!(world.ask(printed()).unwrap_err(), Refusal::CoolDown { until });
    assert_eq!(earned(&mut world, 6, 10 * MINUTE_MS, |_| Shown::Printed { epoch: 0 }), 4, "one was too soon");
    world.later(10 * MINUTE_MS);
    let midnight = at("2026-06-01T22:00:00Z");
    assert_eq!(world.ask(printed()).unwrap_err(), Refusal::DailyCap { until: midnight });
    world.now = midnight;
    assert!(world.ask(printed()).is_ok());
}

#[test]
fn a_live_code_that_is_stale_or_used_earns_as_a_printed_one() {
    let kind = |events: &[Event]| match &events[0] {
        Event::Visited(visit) => visit.code_kind,
        other => panic!("{other:?}"),
    };
    let mut world = World::new(vec![own(None, None)]);
    let code = world.live(0);
    let again = || Act::Scan(scan_of(code.clone()));
    assert_eq!(kind(&world.ask(again()).unwrap()), CodeKind::Live);
    assert_eq!(kind(&world.ask(again()).unwrap()), CodeKind::Printed, "used");
    let stale = world.live(1);
    world.later(30_000);
    assert_eq!(kind(&world.ask(Act::Scan(scan_of(stale))).unwrap()), CodeKind::Printed);
    let offline = Scan { scanned_at: Some(world.now), ..scan_of(world.live(2)) };
    world.later(HOUR_MS);
    assert_eq!(kind(&world.ask(Act::Scan(offline)).unwrap()), CodeKind::Live, "judged at the time of the scan");
}

#[test]
fn a_replaced_print_and_a_ticket_whose_time_is_over_earn_nothing() {
    let mut world = by_code();
    world.card.epoch = 1;
    for shown in [Shown::Printed { epoch: 0 }, Shown::Live { epoch: 0, device: 0, step: 1 }] {
        assert_eq!(world.ask(Act::Scan(scan_of(shown))).unwrap_err(), Refusal::CodeReplaced);
    }
    let over = ticket(&world);
    world.later(1);
    assert_eq!(world.ask(Act::Scan(scan_of(over))).unwrap_err(), Refusal::TicketExpired);
}

#[test]
fn a_programs_own_limits_stand_in_place_of_the_codes() {
    let mut world = World::new(vec![own(Some(0), Some(3))]);
    assert_eq!(earned(&mut world, 5, 1, |_| Shown::Printed { epoch: 0 }), 3);
    assert_eq!(earned(&mut world, 1, 1, ticket), 0, "tickets too");
}

#[test]
fn one_program_that_earns_makes_a_visit_and_the_others_say_why_they_do_not() {
    let units = Version { limits: None, ..rule(Earn::Unit, &[(500, "a cake")]) };
    let mut world = World::new(vec![own(Some(60), None), own(None, None), units]);
    world.ask(scan(1)).unwrap();
    let events = world.ask(scan(1)).unwrap();
    assert_eq!(held(&events), [Some(Held::CoolDown), None, Some(Held::NotGiven)]);
    assert_eq!([world.stamps(0), world.stamps(1), world.stamps(2)], [1, 2, 0]);
}

#[test]
fn an_offline_scan_is_judged_at_its_own_time_which_is_believed_for_three_days() {
    let offline = |world: &World, ms: i64| {
        Act::Scan(Scan { scanned_at: Some(world.now.plus_ms(ms)), ..scan_of(Shown::Printed { epoch: 0 }) })
    };
    let time = |events: &[Event]| entries(events).next().map(|entry| entry.at);
    let mut world = World::new(vec![own(Some(60), None)]);
    world.ask(scan(1)).unwrap();
    for near in [-HOUR_MS + 1, -1, 0, 1, HOUR_MS] {
        let act = offline(&world, near);
        assert!(matches!(world.ask(act), Err(Refusal::CoolDown { .. })), "{near} ms: the future is now");
    }
    let act = offline(&world, -HOUR_MS);
    assert_eq!(time(&world.ask(act).unwrap()), Some(world.now.plus_ms(-HOUR_MS)));
    let act = offline(&world, -100 * HOUR_MS);
    assert_eq!(time(&world.ask(act).unwrap()), Some(world.now.plus_ms(-72 * HOUR_MS)));
}

#[test]
fn a_scan_between_two_that_met_no_cool_down_is_still_seen_by_one_that_does() {
    let mut world = by_code();
    world.now = at("2026-06-01T10:00:30Z");
    world.ask(Act::Scan(scan_of(ticket(&world)))).unwrap();
    let earlier = Scan { scanned_at: Some(at("2026-06-01T10:00:00Z")), ..scan_of(ticket(&world)) };
    world.ask(Act::Scan(earlier)).unwrap();
    world.now = at("2026-06-01T10:10:15Z");
    let refusal = world.ask(Act::Scan(scan_of(Shown::Printed { epoch: 0 }))).unwrap_err();
    assert_eq!(refusal, Refusal::CoolDown { until: at("2026-06-01T10:10:30Z") });
}

#[test]
fn of_many_scans_in_one_minute_the_last_still_sets_the_cool_down() {
    let mut world = by_code();
    for second in [0, 10, 50] {
        world.now = at("2026-06-01T10:00:00Z").plus_ms(second * 1_000);
        world.ask(Act::Scan(scan_of(ticket(&world)))).unwrap();
    }
    world.now = at("2026-06-01T10:10:30Z");
    let refusal = world.ask(Act::Scan(scan_of(Shown::Printed { epoch: 0 }))).unwrap_err();
    assert_eq!(refusal, Refusal::CoolDown { until: at("2026-06-01T10:10:50Z") });
}

#[test]
fn many_tickets_do_not_hide_an_earlier_scan_from_an_offline_one() {
    let mut world = by_code();
    earned(&mut world, 40, 50_000, ticket);
    let offline = Scan { scanned_at: Some(world.now.plus_ms(-20 * MINUTE_MS)), ..scan_of(Shown::Printed { epoch: 0 }) };
    assert!(matches!(world.ask(Act::Scan(offline)), Err(Refusal::CoolDown { .. })));
}

#[test]
fn a_cool_down_of_a_day_also_holds_at_the_far_end_of_an_offline_queue() {
    let mut world = World::new(vec![own(Some(24 * 60), None)]);
    world.ask(scan(1)).unwrap();
    world.later(95 * HOUR_MS);
    world.ask(scan(1)).unwrap();
    let offline = |hours: i64| {
        Act::Scan(Scan {
            scanned_at: Some(at("2026-06-01T10:00:00Z").plus_ms(hours * HOUR_MS)),
            ..scan_of(Shown::Short)
        })
    };
    assert!(matches!(world.ask(offline(23)), Err(Refusal::CoolDown { .. })));
    assert!(world.ask(offline(24)).is_ok());
}

#[test]
fn a_void_frees_the_day_and_the_cool_down_of_its_scan_and_of_no_other() {
    let mut world = World::new(vec![own(Some(60), Some(2)), own(None, None)]);
    world.ask(scan(1)).unwrap();
    let held_in_the_first = world.visit(scan(1));
    world.later(HOUR_MS);
    let second = world.visit(scan(1));
    world.later(HOUR_MS);
    assert_eq!(held(&world.ask(scan(1)).unwrap()), [Some(Held::DailyCap), None]);
    world.void(held_in_the_first).unwrap();
    assert_eq!(held(&world.ask(scan(1)).unwrap()), [Some(Held::DailyCap), None], "it had not counted");
    world.void(second).unwrap();
    assert_eq!(held(&world.ask(scan(1)).unwrap()), [None, None]);
}

#[test]
fn nobody_serves_their_own_card_nor_one_that_was_merged_with_it() {
    let world = World::new(vec![visits(&[(5, "a coffee")])]);
    let asked = |state: State, own: u128| {
        let card = Card { state, ..world.card.clone() };
        let command = Command { own_cards: vec![CardId(id(own))], ..world.command(scan(1)) };
        decide(&card, &world.rules, None, &command, &world.random).map(drop)
    };
    let merged = |own| State { merged_into: Some(CardId(id(own))), ..State::default() };
    let absorbed = |own| State { absorbed: [CardId(id(own))].into(), ..State::default() };
    assert_eq!(asked(State::default(), 900), Err(Refusal::OwnCard));
    assert_eq!(asked(merged(5), 5), Err(Refusal::OwnCard));
    assert_eq!(asked(absorbed(5), 5), Err(Refusal::OwnCard));
    assert_eq!(asked(absorbed(5), 6), Ok(()));
}
