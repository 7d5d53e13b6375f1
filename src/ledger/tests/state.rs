//! The state: the same bytes each time, no event that it chokes on, and never more than so much of it.

use proptest::prelude::*;

use super::*;

fn bytes(world: &World) -> usize {
    store::write_state(&world.card.state).len()
}

/// What one card is offered, and what the state may take up then.
fn busy(rules: Version, scans: i64, apart_ms: i64) -> World {
    let mut world = World::new(vec![rules]);
    for _ in 0..scans {
        let _ = world.ask(scan(1)); // refused while it cools down
        world.history.clear();
        world.later(apart_ms);
        if let Some(reward) = world.card.state.rewards.keys().next().copied() {
            let _ = world.ask(Act::Redeem { reward, verdict: Ok((world.card.code, world.live(0))), recorded_at: None });
        }
    }
    world
}

#[test]
fn a_card_scanned_ten_thousand_times_in_a_morning_stays_below_eight_kibibytes() {
    let world = busy(visits(&[(1_000_000, "a house")]), 10_000, 900);
    assert_eq!(world.stamps(0), 10_000);
    assert!(bytes(&world) < 8 * 1024, "{}", bytes(&world));
}

/// Two scans of each minute are remembered for 73 hours, so 8,760 at most, of 22 to 24 bytes each: 205 KiB a program is
/// the worst that a machine can bring about. People, with the codes' own limits, leave less than a kibibyte and a half.
#[test]
fn what_is_remembered_of_scans_is_bounded_whatever_the_limits() {
    let every_minute =
        Version { limits: Some(Limits { cool_down_minutes: Some(1), per_day: None }), ..visits(&[(10, "a tea")]) };
    let world = busy(every_minute, 75 * 60, MINUTE_MS);
    let recent = world.progress(0).recent.len();
    assert!((4_380..=4_382).contains(&recent), "{recent}");
    assert!(bytes(&world) < 110 * 1024, "{}", bytes(&world));
    assert!(world.progress(0).days.len() <= 5);
    let by_code = Version { limits: None, ..visits(&[(10, "a tea")]) };
    let world = busy(by_code, 75 * 60, MINUTE_MS);
    assert!(bytes(&world) < 1_536, "{}", bytes(&world));
}

#[test]
fn a_scan_of_exactly_73_hours_ago_is_remembered_and_one_more_before_it() {
    let mut world = World::new(vec![visits(&[(10, "a tea")])]);
    for wait in [HOUR_MS, HOUR_MS, 73 * HOUR_MS, 0] {
        world.ask(scan(1)).unwrap();
        world.later(wait);
    }
    let numbers: Vec<i64> = world.progress(0).recent.iter().map(|(_, number)| *number).collect();
    assert_eq!(numbers, [2, 3, 4]);
}

#[test]
fn lots_are_no_more_than_the_days_for_which_stamps_are_good() {
    let monthly = Version { stamp_valid_days: Some(30), ..visits(&[(1_000_000, "a house")]) };
    let world = busy(monthly, 2_000, 2 * HOUR_MS);
    assert!(world.progress(0).lots.len() <= 31);
    assert!(bytes(&world) < 8 * 1024, "{}", bytes(&world));
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let kinds = prop::sample::select(vec![
        EntryKind::Open,
        EntryKind::Earn,
        EntryKind::Issue,
        EntryKind::Redeem,
        EntryKind::Void,
        EntryKind::Refund,
        EntryKind::Adjust,
        EntryKind::Gift,
        EntryKind::Expire,
    ]);
    let numbers = (any::<u16>(), -1_000_000_i64..1_000_000, 0_i64..2_000_000, 0_i64..1_000_000);
    let days = (prop::option::of(-3_i32..3_000_000), -3_i32..3_000_000, prop::option::of(-3_i32..3_000_000));
    (kinds, prop::option::of(0_u128..3), numbers, days, prop::option::of(0_u128..3), 0..Time::MAX.0, any::<bool>())
        .prop_map(
            |(kind, program, (number, delta, balance_after, round), (expires_on, day, undone), reward, at, is_held)| {
                Entry {
                    number: i64::from(number),
                    program: program.map(|program| ProgramId(id(program))),
                    kind,
                    delta,
                    balance_after,
                    remainder_after: balance_after,
                    round,
                    version: round,
                    goal: round + 1,
                    reached: round,
                    expires_on: expires_on.map(Day),
                    held: is_held.then_some(Held::DailyCap),
                    reason: None,
                    visit: None,
                    reward: reward.map(|reward| RewardId(id(reward))),
                    refund: None,
                    reverses: (kind == EntryKind::Void).then_some(i64::from(number) - 1),
                    at: Time(at),
                    day: Day(day),
                    actor_kind: ActorKind::System,
                    actor_id: uuid::Uuid::nil(),
                    location: None,
                    undone_day: undone.map(Day),
                }
            },
        )
}

fn any_event() -> impl Strategy<Value = Event> {
    let origin = Origin::SYSTEM;
    let visit = move |(device, step, at): (u8, u32, i64)| {
        Event::Visited(Visit {
            id: VisitId(id(1)),
            kind: VisitKind::Scan,
            code_kind: CodeKind::Live,
            at: Time(at),
            received_at: Time(at),
            live: Some((device, step)),
            stamps: 1,
            amount: None,
            units: None,
            on_account: false,
            order_ref: None,
            device_seq: None,
            ticket: None,
            lines: Vec::new(),
            after_number: 0,
            origin,
        })
    };
    let reward = |(number, at): (u128, i64)| {
        let earned = None;
        Event::Issued(Reward {
            id: RewardId(id(number)),
            earned,
            title: title("a cake"),
            number: 1,
            issued_at: Time(at),
            expires_at: None,
        })
    };
    let used = move |(number, device, step): (u128, u8, u32)| {
        let reward = RewardId(id(number));
        Event::Redeemed(Redemption { reward, number: 1, visit: None, live: Some((device, step)), at: Time(0), origin })
    };
    prop_oneof![
        6 => any_entry().prop_map(Event::Entered),
        1 => (any::<u8>(), any::<u32>(), 0..Time::MAX.0).prop_map(visit),
        1 => (0_u128..3, 0..Time::MAX.0).prop_map(reward),
        1 => (0_u128..3, any::<u8>(), any::<u32>()).prop_map(used),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_events_fold_without_a_panic_and_the_state_comes_back_byte_for_byte(
        events in prop::collection::vec(any_event(), 0..40),
    ) {
        let state = events.iter().fold(State::default(), evolve);
        let text = store::write_state(&state);
        let back = store::read_state(&text).unwrap();
        prop_assert_eq!(&back, &state);
        prop_assert_eq!(store::write_state(&back), text);
    }
}
