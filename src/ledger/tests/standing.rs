//! What holds after every command, whatever it was.

use std::collections::BTreeSet;

use super::*;

/// Checks what one accepted command did: numbers, sums, lots, and that nothing is done twice within it.
pub fn check(before: &State, after: &State, events: &[Event]) {
    let mut number = before.number;
    let mut balances: BTreeMap<ProgramId, i64> =
        before.programs.iter().map(|(program, progress)| (*program, progress.stamps)).collect();
    let mut reversed = BTreeSet::new();
    for entry in entries(events) {
        number += 1;
        assert_eq!(entry.number, number, "entries of a card are numbered without gaps");
        if let Some(program) = entry.program {
            let balance = balances.entry(program).or_default();
            *balance += entry.delta;
            assert_eq!(entry.balance_after, *balance, "a balance is the sum of its entries: {entry:?}");
            assert!(*balance >= 0, "a balance is never negative: {entry:?}");
            assert!(entry.remainder_after >= 0, "money on the way is never negative: {entry:?}");
            assert!(entry.round >= 1 && entry.version >= 1 && entry.goal >= 1, "an entry knows its round: {entry:?}");
        }
        if let Some(reverses) = entry.reverses {
            assert!(reverses < entry.number && reversed.insert(reverses), "a void reverses an earlier entry, once");
        }
        sign(entry);
    }
    assert_eq!(after.number, number);
    for (program, progress) in &after.programs {
        assert_eq!(progress.stamps, balances[program], "the state has the last balance");
        assert_eq!(
            progress.lots.iter().map(|lot| lot.stamps).sum::<i64>(),
            progress.stamps,
            "lots add up to the stamps"
        );
        assert!(progress.lots.iter().all(|lot| lot.stamps > 0), "no lot is empty");
        let days: Vec<Day> = progress.lots.iter().map(|lot| lot.expires_on.unwrap_or(Day(i32::MAX))).collect();
        assert!(days.is_sorted_by(|one, next| one < next), "lots stand in the order in which they expire: {days:?}");
        assert!(progress.days.values().all(|count| *count > 0));
    }
}

/// Each kind of entry moves stamps one way only.
fn sign(entry: &Entry) {
    let is_right = match entry.kind {
        EntryKind::Earn | EntryKind::Open => entry.delta >= 0,
        EntryKind::Issue | EntryKind::Refund => entry.delta <= 0,
        EntryKind::Expire => entry.delta < 0,
        EntryKind::Redeem | EntryKind::Gift => entry.delta == 0,
        EntryKind::Void if entry.reward.is_some() => entry.delta >= 0,
        EntryKind::Void => entry.delta <= 0,
        EntryKind::Adjust => true,
    };
    assert!(is_right, "{entry:?}");
    assert!(entry.held.is_none() || (entry.kind == EntryKind::Earn && entry.delta == 0), "{entry:?}");
    assert_eq!(entry.kind == EntryKind::Void, entry.reverses.is_some(), "{entry:?}");
}

/// Folding the history from empty gives the very same bytes.
pub fn check_fold(world: &World) {
    let folded = world.history.iter().fold(State::default(), evolve);
    assert_eq!(store::write_state(&folded), store::write_state(&world.card.state));
}
