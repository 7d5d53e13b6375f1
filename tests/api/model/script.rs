//! What may happen at a shop, in any order. Numbers stand for a choice among what there is at that moment.

use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Move {
    Scan {
        who: usize,
        is_live: bool,
        stamps: i64,
        minor: Option<i64>,
    },
    Redeem(usize),
    Void(usize),
    Refund(usize, i64),
    Adjust {
        who: usize,
        program: usize,
        delta: i64,
    },
    TakeOver {
        who: usize,
        program: usize,
        stamps: i64,
    },
    Gift(usize),
    Change {
        program: usize,
        goal: i64,
    },
    Pause(usize),
    Merge(usize, usize),
    Part(usize),
    Erase(usize),
    /// Something that was done is sent again under its key, however long after.
    Again(usize),
    /// Its key comes with another request.
    OtherUnderKey(usize),
    /// The clock goes on, or is set back.
    Wait(i64),
    /// To so many minutes around the next night on which Rome's clocks change.
    Night(i64),
    /// The process ends and begins anew.
    Restart,
}

/// What a shop begins with: each program's goal.
pub type Goals = [i64; 2];

pub fn goals() -> impl Strategy<Value = Goals> {
    [2_i64..6, 2_i64..5]
}

pub fn moves() -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec(any_move(), 6..22)
}

fn any_move() -> impl Strategy<Value = Move> {
    let minor = prop_oneof![1 => Just(None), 2 => (1_i64..1_600).prop_map(Some)];
    let scan = (0_usize..3, any::<bool>(), 1_i64..5, minor).prop_map(|(who, is_live, stamps, minor)| Move::Scan {
        who,
        is_live,
        stamps,
        minor,
    });
    let program = 0_usize..2;
    prop_oneof![
        12 => scan,
        4 => (0_usize..8).prop_map(Move::Redeem),
        4 => (0_usize..9).prop_map(Move::Void),
        2 => (0_usize..9, 1_i64..900).prop_map(|(visit, minor)| Move::Refund(visit, minor)),
        2 => (0_usize..3, program.clone(), -4_i64..5).prop_filter("moves nothing", |(_, _, delta)| *delta != 0)
            .prop_map(|(who, program, delta)| Move::Adjust { who, program, delta }),
        1 => (0_usize..3, program.clone(), 1_i64..5)
            .prop_map(|(who, program, stamps)| Move::TakeOver { who, program, stamps }),
        1 => (0_usize..3).prop_map(Move::Gift),
        2 => (program.clone(), 2_i64..6).prop_map(|(program, goal)| Move::Change { program, goal }),
        1 => program.prop_map(Move::Pause),
        2 => (0_usize..3, 0_usize..3).prop_map(|(card, into)| Move::Merge(card, into)),
        2 => (0_usize..3).prop_map(Move::Part),
        1 => (0_usize..9).prop_map(Move::Erase),
        3 => (0_usize..30).prop_map(Move::Again),
        1 => (0_usize..30).prop_map(Move::OtherUnderKey),
        4 => prop_oneof![0_i64..20, -100_i64..60, 0_i64..4_000].prop_map(Move::Wait),
        1 => (-90_i64..90).prop_map(Move::Night),
        1 => Just(Move::Restart),
    ]
}
