//! The past of a visit, gathered from the events in the way `store::past` gathers it from the rows.

use super::super::past::{Fate, Loss, Past, PastReward};
use super::*;

pub fn past(history: &[Event], visit: VisitId) -> Option<Past> {
    let found = history.iter().find_map(|event| {
        if let Event::Visited(one) = event { Some(one) } else { None }.filter(|one| one.id == visit)
    })?;
    let of_visit = |kind: EntryKind| {
        entries(history).filter(move |entry| entry.visit == Some(visit) && entry.kind == kind).cloned()
    };
    let earns: Vec<Entry> = of_visit(EntryKind::Earn).collect();
    let refunds = || {
        history
            .iter()
            .filter_map(|event| if let Event::Refunded(refund) = event { Some(refund) } else { None })
            .filter(|refund| refund.visit == visit)
    };
    Some(Past {
        visit,
        kind: found.kind,
        amount: found.amount,
        units: found.units,
        is_void: history.iter().any(|event| matches!(event, Event::Voided(void) if void.visit == visit)),
        taken_back: of_visit(EntryKind::Refund).filter_map(|entry| Some((entry.program?, -entry.delta))).collect(),
        refunded_minor: refunds().map(|refund| refund.amount.get()).sum(),
        units_returned: refunds().map(|refund| refund.units_returned).sum(),
        losses: losses(history),
        earns,
        rewards: rewards(history),
    })
}

/// The rewards earned on a card.
pub fn rewards(history: &[Event]) -> Vec<PastReward> {
    history
        .iter()
        .filter_map(|event| if let Event::Issued(reward) = event { Some(reward) } else { None })
        .filter_map(|reward| past_reward(history, reward))
        .collect()
}

/// The stamps of a card that went otherwise.
pub fn losses(history: &[Event]) -> Vec<Loss> {
    let is_loss = |entry: &&Entry| {
        entry.delta < 0 && matches!(entry.kind, EntryKind::Adjust | EntryKind::Expire | EntryKind::Refund)
    };
    let loss = |entry: &Entry| {
        Some(Loss { program: entry.program?, number: entry.number, kind: entry.kind, stamps: -entry.delta })
    };
    entries(history).filter(is_loss).filter_map(loss).collect()
}

fn past_reward(history: &[Event], reward: &Reward) -> Option<PastReward> {
    let earned = reward.earned?;
    let issue = entries(history).find(|entry| entry.number == reward.number)?;
    let is_void = entries(history).any(|entry| entry.kind == EntryKind::Void && entry.reward == Some(reward.id));
    let is_redeemed = history.iter().any(|event| matches!(event, Event::Redeemed(used) if used.reward == reward.id));
    Some(PastReward {
        id: reward.id,
        program: earned.program,
        version: earned.version,
        round: earned.round,
        stamps: earned.stamps,
        moved: -issue.delta,
        number: reward.number,
        fate: match (is_redeemed, is_void) {
            (_, true) => Fate::Void,
            (true, false) => Fate::Redeemed,
            (false, false) => Fate::Open,
        },
    })
}
