//! Rewards, redemptions and rewards taken back, each beside the entry that says the same (5).

use super::{Finding, View};
use crate::kernel::RewardId;
use crate::ledger::{Entry, EntryKind, Redemption, Reward, VisitKind};

/// Goes from the rows to their entries, and from the entries to their rows.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(view.rewards.values().filter_map(|reward| issued_by_its_entry(view, reward)));
    findings.extend(view.redemptions.values().flat_map(|redemption| redeemed_by_its_entry(view, redemption)));
    findings
        .extend(view.reward_voids.iter().filter_map(|(reward, number)| voided_by_its_entry(view, *reward, *number)));
    findings.extend(view.entries.iter().filter_map(|entry| has_its_row(view, entry)));
    findings
}

fn issued_by_its_entry(view: &View<'_>, reward: &Reward) -> Option<Finding> {
    let kind = if reward.earned.is_some() { EntryKind::Issue } else { EntryKind::Gift };
    let entry = view.by_number.get(&reward.number);
    let Some(entry) = entry.filter(|entry| entry.kind == kind && entry.reward == Some(reward.id)) else {
        return Some(view.reward_found(reward.id, format!("entry {} does not issue this reward", reward.number)));
    };
    if entry.at != reward.issued_at {
        let what = format!("issued_at is {}, and its entry was made at {}", reward.issued_at, entry.at);
        return Some(view.reward_found(reward.id, what));
    }
    None
}

fn redeemed_by_its_entry(view: &View<'_>, redemption: &Redemption) -> Vec<Finding> {
    let mut findings = Vec::new();
    let id = redemption.reward;
    if !view.rewards.contains_key(&id) {
        findings.push(view.redemption_found(id, "this card has no such reward"));
    }
    if view.reward_voids.contains_key(&id) {
        findings.push(view.redemption_found(id, "the reward was taken back, and is used all the same"));
    }
    let entry = view.by_number.get(&redemption.number);
    match entry.filter(|entry| entry.kind == EntryKind::Redeem && entry.reward == Some(id)) {
        None => {
            let what = format!("entry {} does not use this reward", redemption.number);
            findings.push(view.redemption_found(id, what));
        }
        Some(entry) => {
            let said = (entry.at, entry.actor_kind, entry.actor_id, entry.location, entry.visit);
            let (actor, location) = (redemption.origin.actor, redemption.origin.location);
            if said != (redemption.at, actor.kind, actor.id, location, redemption.visit) {
                findings.push(view.redemption_found(id, "time, actor, place or visit are not those of its entry"));
            }
        }
    }
    if let Some(visit) = redemption.visit
        && view.visits.get(&visit).is_none_or(|visit| visit.kind != VisitKind::Redemption)
    {
        findings.push(view.redemption_found(id, format!("visit {visit} is no redemption of this card")));
    }
    findings
}

fn voided_by_its_entry(view: &View<'_>, reward: RewardId, number: i64) -> Option<Finding> {
    let entry = view.by_number.get(&number);
    let is_so = entry.is_some_and(|entry| entry.kind == EntryKind::Void && entry.reward == Some(reward));
    let row = format!("reward_id={reward}");
    if !view.rewards.contains_key(&reward) {
        return Some(view.found(5, "reward_void", row, "this card has no such reward"));
    }
    (!is_so).then(|| view.found(5, "reward_void", row, format!("entry {number} does not take this reward back")))
}

/// An entry about a reward has its row: what it issues, uses or takes back.
fn has_its_row(view: &View<'_>, entry: &Entry) -> Option<Finding> {
    let number = entry.number;
    let is_about = matches!(entry.kind, EntryKind::Issue | EntryKind::Gift | EntryKind::Redeem);
    let Some(id) = entry.reward else {
        return is_about
            .then(|| view.entry_found(5, number, "an entry of this kind is about a reward, and names none"));
    };
    match entry.kind {
        EntryKind::Issue | EntryKind::Gift => {
            let is_there = view.rewards.get(&id).is_some_and(|reward| reward.number == number);
            (!is_there).then(|| view.reward_found(id, format!("entry {number} issued this reward, and it is not here")))
        }
        EntryKind::Redeem => {
            let is_there = view.redemptions.get(&id).is_some_and(|redemption| redemption.number == number);
            let what = format!("entry {number} used this reward, and its redemption is not here");
            (!is_there).then(|| view.redemption_found(id, what))
        }
        EntryKind::Void => {
            let is_there = view.reward_voids.get(&id) == Some(&number);
            let what = format!("entry {number} took this reward back, and the row that says so is not here");
            (!is_there).then(|| view.found(5, "reward_void", format!("reward_id={id}"), what))
        }
        _ => Some(view.entry_found(5, number, "an entry of this kind is about no reward")),
    }
}
