//! Any rules and any moves: small goals and few programs, so that rounds end often and moves meet.

use proptest::prelude::*;

use super::*;

/// Something done to the card. Numbers stand for a choice among what there is at that moment.
#[derive(Clone, Debug)]
pub enum Move {
    Scan { code: u8, stamps: i64, units: i64, minor: Option<i64>, late_minutes: i64 },
    Redeem(usize),
    Void(usize),
    Refund(usize, i64, i64),
    Adjust(usize, i64),
    Open(usize, i64),
    Gift,
    Expire,
    Wait(i64),
    Publish(usize, Version),
    Pause(usize, bool),
}

pub fn any_rule() -> impl Strategy<Value = Version> {
    let earn = prop_oneof![
        3 => Just(Earn::Visit),
        1 => Just(Earn::Unit),
        2 => Just(Earn::Spend { per_minor: 300 }),
        1 => Just(Earn::Spend { per_minor: 500 }),
    ];
    let names = ["a cookie", "a tea", "a coffee"];
    let on_the_way = prop::collection::btree_map(1_i64..6, 0_usize..3, 0..3);
    let limits = prop_oneof![
        2 => Just(None),
        3 => Just(Some(Limits::default())),
        1 => Just(Some(Limits { cool_down_minutes: Some(5), per_day: Some(3) })),
        1 => Just(Some(Limits { cool_down_minutes: Some(24 * 60), per_day: None })),
    ];
    (earn, 2_i64..=6, on_the_way, limits, prop_oneof![3 => Just(None), 1 => (1_i64..5).prop_map(Some)]).prop_map(
        move |(earn, goal, on_the_way, limits, stamp_valid_days)| {
            let rewards: Vec<(i64, &str)> = on_the_way
                .into_iter()
                .filter(|(stamps, _)| *stamps < goal)
                .map(|(stamps, name)| (stamps, names[name]))
                .chain([(goal, "a coffee")])
                .collect();
            Version { limits, stamp_valid_days, ..rule(earn, &rewards) }
        },
    )
}

pub fn any_move() -> impl Strategy<Value = Move> {
    let scan =
        (0_u8..4, 1_i64..9, 0_i64..5, prop::option::of(0_i64..2_000), prop_oneof![3 => Just(0), 1 => 0_i64..5_000])
            .prop_map(|(code, stamps, units, minor, late_minutes)| Move::Scan {
                code,
                stamps,
                units,
                minor,
                late_minutes,
            });
    prop_oneof![
        10 => scan,
        2 => (0_usize..9).prop_map(Move::Redeem),
        4 => (0_usize..12).prop_map(Move::Void),
        3 => (0_usize..12, 0_i64..1_500, 0_i64..3).prop_map(|(visit, minor, units)| Move::Refund(visit, minor, units)),
        2 => (0_usize..3, -4_i64..5).prop_map(|(program, delta)| Move::Adjust(program, delta)),
        1 => (0_usize..3, 1_i64..6).prop_map(|(program, stamps)| Move::Open(program, stamps)),
        1 => Just(Move::Gift),
        1 => Just(Move::Expire),
        5 => prop_oneof![0_i64..3, -50_i64..60, 0_i64..5_000].prop_map(Move::Wait),
        1 => (0_usize..3, any_rule()).prop_map(|(program, rule)| Move::Publish(program, rule)),
        1 => (0_usize..3, any::<bool>()).prop_map(|(program, is_paused)| Move::Pause(program, is_paused)),
    ]
}
