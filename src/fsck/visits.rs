//! Visits, and what was taken back of them: voids (6), refunds (1), and each beside the entries it caused (7, 8).

use super::{Finding, View};
use crate::ledger::{Entry, EntryKind, Refund, Reward, Visit, VisitKind, VisitVoid};
use crate::program::Earn;

/// Goes from visits, voids and refunds to their entries, and back.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(view.visits.values().flat_map(|visit| stands_in_its_place(view, visit)));
    findings.extend(view.entries.iter().flat_map(|entry| caused_by_its_visit(view, entry)));
    findings.extend(view.voids.values().filter_map(|void| undoes_its_visit(view, void)));
    findings
        .extend(view.entries.iter().filter(|entry| entry.kind == EntryKind::Void).flat_map(|void| undo(view, void)));
    findings.extend(view.refunds.values().flat_map(|refund| gives_back(view, refund)));
    findings.extend(view.entries.iter().filter_map(|entry| has_its_refund(view, entry)));
    findings
}

/// A visit follows the entry it says it followed: what it moved comes next, in one run.
fn stands_in_its_place(view: &View<'_>, visit: &Visit) -> Vec<Finding> {
    let mut findings = Vec::new();
    let of_visit = |entry: &&&Entry| {
        entry.visit == Some(visit.id) && matches!(entry.kind, EntryKind::Earn | EntryKind::Issue | EntryKind::Redeem)
    };
    let last = view.entries.last().map_or(0, |entry| entry.number);
    let of_visit = view.entries.iter().filter(of_visit);
    if let Some((next, entry)) = (visit.after_number + 1..).zip(of_visit).find(|(next, entry)| entry.number != *next) {
        let what = format!("entry {} of this visit should be entry {next} of the card", entry.number);
        findings.push(view.visit_found(7, visit.id, what));
    }
    if visit.after_number < 0 || visit.after_number > last {
        let what = format!("it followed entry {}, and the card has {last}", visit.after_number);
        findings.push(view.visit_found(7, visit.id, what));
    }
    let is_used = view.redemptions.values().any(|redemption| redemption.visit == Some(visit.id));
    if (visit.kind == VisitKind::Redemption) != is_used {
        let what =
            if is_used { "a redemption names this visit, which is none" } else { "no redemption names this visit" };
        findings.push(view.visit_found(5, visit.id, what));
    }
    findings
}

fn caused_by_its_visit(view: &View<'_>, entry: &Entry) -> Option<Finding> {
    let Some(id) = entry.visit else {
        let needs_visit = matches!(entry.kind, EntryKind::Earn | EntryKind::Refund);
        return needs_visit
            .then(|| view.entry_found(8, entry.number, "an entry of this kind has a visit, and names none"));
    };
    let Some(visit) = view.visits.get(&id) else {
        return Some(view.visit_found(8, id, format!("entry {} names this visit, and it is not here", entry.number)));
    };
    // Stamps are earned when the code was read; a reward is issued, or used, when the server heard of it.
    let at = match entry.kind {
        EntryKind::Earn => visit.at,
        EntryKind::Issue | EntryKind::Redeem => visit.received_at,
        _ => return None,
    };
    let said = (entry.at, entry.actor_kind, entry.actor_id, entry.location);
    let (actor, location) = (visit.origin.actor, visit.origin.location);
    let is_so = said == (at, actor.kind, actor.id, location);
    let what = format!("time, actor or place are not those of entry {}, which it caused", entry.number);
    (!is_so).then(|| view.visit_found(8, id, what))
}

/// Each earn of a voided visit is reversed.
fn undoes_its_visit(view: &View<'_>, void: &VisitVoid) -> Option<Finding> {
    let reversed = |earn: &Entry| {
        view.entries.iter().any(|entry| entry.kind == EntryKind::Void && entry.reverses == Some(earn.number))
    };
    let earns = view.entries.iter().filter(|e| e.kind == EntryKind::Earn && e.visit == Some(void.visit));
    let left = earns.into_iter().find(|earn| !reversed(earn))?;
    let what = format!("the visit is void, and its entry {} was not reversed", left.number);
    Some(view.found(6, "visit_void", format!("visit_id={}", void.visit), what))
}

/// A void reverses one earlier entry, of its own card and program, once.
fn undo(view: &View<'_>, void: &Entry) -> Vec<Finding> {
    let found = |what: String| vec![view.entry_found(6, void.number, what)];
    let Some(number) = void.reverses else { return found("a void reverses an entry, and this one names none".into()) };
    let Some(reversed) = view.by_number.get(&number).filter(|_| number < void.number) else {
        return found(format!("it reverses entry {number}, which is not before it on this card"));
    };
    let earlier = |entry: &&&Entry| entry.reverses == Some(number) && entry.number < void.number;
    if let Some(other) = view.entries.iter().find(earlier) {
        return found(format!("entry {number} was reversed before, by entry {}", other.number));
    }
    let kind = if void.reward.is_some() { EntryKind::Issue } else { EntryKind::Earn };
    if reversed.kind != kind || reversed.program != void.program {
        return found(format!("entry {number}, which it reverses, is of another kind or program than this undoes"));
    }
    if void.reward.is_some() {
        let is_so = reversed.reward == void.reward && void.delta == -reversed.delta;
        return if is_so { Vec::new() } else { found(format!("it does not undo what entry {number} did")) };
    }
    undo_earn(view, void, reversed)
}

fn undo_earn(view: &View<'_>, void: &Entry, earn: &Entry) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found = |what: String| findings.push(view.entry_found(6, void.number, what));
    if void.visit != earn.visit {
        found(format!("entry {}, which it reverses, is of another visit", earn.number));
    }
    if let Err(what) = takes_what_is_left(view, void, earn) {
        found(what);
    }
    if let Some(reward) = paid_for(view, void, earn) {
        found(format!("entry {}, which it reverses, paid for reward {}, which was used", earn.number, reward.id));
    }
    if let Some(visit) = void.visit {
        let row = view.voids.get(&visit);
        let said = (void.at, void.actor_kind, void.actor_id, void.location);
        let is_so = row.is_some_and(|row| {
            said == (row.at, row.origin.actor.kind, row.origin.actor.id, row.origin.location)
                && Some(&row.reason) == void.reason.as_ref()
        });
        if !is_so {
            let what = format!(
                "entry {} undoes this visit, and the row that says so is not here or says otherwise",
                void.number
            );
            findings.push(view.found(6, "visit_void", format!("visit_id={visit}"), what));
        }
    }
    findings
}

/// A void takes what its earn gave, less what refunds for the same visit took before.
///
/// Where stamps are earned by money, it is the money that must come out: stamps and what is left on the way to the next
/// are worth, together, exactly what was spent and not refunded. The number of stamps may then be one more or less than
/// the earn's, because money of other visits has been added on the way. What has expired of the visit's stamps is gone
/// already, and is not taken a second time.
fn takes_what_is_left(view: &View<'_>, void: &Entry, earn: &Entry) -> Result<(), String> {
    let before = before(view, void);
    let remainder_before = before.map_or(0, |entry| entry.remainder_after);
    let version = view
        .rules
        .programs
        .iter()
        .find(|program| Some(program.id) == earn.program)
        .and_then(|program| program.versions.get(&earn.version));
    let visit = earn.visit.and_then(|visit| view.visits.get(&visit));
    let amount = visit.and_then(|visit| visit.amount);
    if let (Some(Earn::Spend { per_minor }), Some(amount), None) = (version.map(|it| it.earn), amount, earn.held) {
        let of_visit = |refund: &&&Refund| Some(refund.visit) == earn.visit;
        let refunded: i64 = view.refunds.values().filter(of_visit).map(|refund| refund.amount.get()).sum();
        let left = amount.get() - refunded;
        let worth = left + void.remainder_after - remainder_before;
        let stamps = worth / per_minor;
        let expected = stamps - expired(view, void, earn).min(stamps);
        return if worth % per_minor == 0 && -void.delta == expected {
            Ok(())
        } else {
            let taken = -void.delta * per_minor + remainder_before - void.remainder_after;
            Err(format!("it takes {taken} minor units' worth, and {left} of the visit were left"))
        };
    }
    let taken_before: i64 = view
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Refund && entry.visit == earn.visit && entry.program == earn.program)
        .filter(|entry| entry.number < void.number)
        .map(|entry| -entry.delta)
        .sum();
    let left = earn.delta - taken_before;
    let expected = -(left - expired(view, void, earn).min(left));
    if void.remainder_after != remainder_before {
        return Err("it changes what is on the way to the next stamp".to_owned());
    }
    if void.delta != expected {
        return Err(format!("it takes {} stamps, and {} of the visit's were left", -void.delta, -expected));
    }
    Ok(())
}

/// Stamps that expired between an earn whose own time was over and the void that reverses it.
fn expired(view: &View<'_>, void: &Entry, earn: &Entry) -> i64 {
    if earn.expires_on.is_none_or(|expires| expires > void.day) {
        return 0;
    }
    let between = view.by_number.range(earn.number..void.number).map(|(_, entry)| *entry);
    between
        .filter(|entry| entry.kind == EntryKind::Expire && entry.program == earn.program)
        .map(|entry| -entry.delta)
        .sum()
}

/// The entry of the same program before this one.
fn before<'a>(view: &View<'a>, entry: &Entry) -> Option<&'a Entry> {
    view.by_number.range(..entry.number).rev().map(|(_, before)| *before).find(|other| other.program == entry.program)
}

/// A used reward that an earn paid for, seen from the void that reverses it: issued after the earn, at more stamps than
/// there were before it; or in a later round into which stamps of the earn were carried.
fn paid_for<'a>(view: &View<'a>, void: &Entry, earn: &Entry) -> Option<&'a Reward> {
    let is_void = |reward: &Reward| view.reward_voids.get(&reward.id).is_some_and(|number| *number < void.number);
    let is_used = |reward: &Reward| view.redemptions.get(&reward.id).is_some_and(|used| used.number < void.number);
    let (mut rest, mut round) = (earn.balance_after, earn.round);
    let mut least = earn.balance_after - earn.delta;
    while rest > 0 && earn.delta > 0 {
        let of_round = |reward: &&&Reward| {
            let earned = reward.earned.filter(|earned| Some(earned.program) == earn.program && earned.round == round);
            earned.is_some() && reward.number > earn.number && reward.number < void.number && !is_void(reward)
        };
        let in_round: Vec<&Reward> = view.rewards.values().filter(of_round).copied().collect();
        let at_stamps = |reward: &Reward| reward.earned.map_or(0, |earned| earned.stamps);
        if let Some(reward) = in_round.iter().find(|reward| at_stamps(reward) > least && is_used(reward)) {
            return Some(reward);
        }
        let moved = |reward: &&Reward| view.by_number.get(&reward.number).map_or(0, |entry| -entry.delta);
        let last = in_round.iter().map(moved).find(|moved| *moved > 0)?;
        (rest, round, least) = (rest - last, round + 1, 0);
    }
    None
}

/// A refund's stamps are those of its entries, and no more is given back than was paid.
fn gives_back(view: &View<'_>, refund: &Refund) -> Vec<Finding> {
    let mut findings = Vec::new();
    let row = || format!("id={}", refund.id);
    let mut found = |invariant, what: String| findings.push(view.found(invariant, "refund", row(), what));
    let entries: Vec<&&Entry> = view.entries.iter().filter(|entry| entry.refund == Some(refund.id)).collect();
    let taken: i64 = entries.iter().map(|entry| -entry.delta).sum();
    if taken != refund.stamps_taken || refund.stamps_taken > refund.stamps_earned {
        let what = format!(
            "stamps_taken is {} of {}, and its entries take {taken}",
            refund.stamps_taken, refund.stamps_earned
        );
        found(1, what);
    }
    let said = |entry: &Entry| (entry.visit, entry.at, entry.actor_kind, entry.actor_id, entry.location);
    let (actor, location) = (refund.origin.actor, refund.origin.location);
    let own = (Some(refund.visit), refund.at, actor.kind, actor.id, location);
    if entries.iter().any(|entry| entry.kind != EntryKind::Refund || said(entry) != own) {
        found(8, "visit, time, actor or place are not those of its entries".to_owned());
    }
    if let Some(visit) = view.visits.get(&refund.visit) {
        let all = || view.refunds.values().filter(|other| other.visit == refund.visit);
        let money: i64 = all().map(|other| other.amount.get()).sum();
        let units: i64 = all().map(|other| other.units_returned).sum();
        let (paid, bought) = (visit.amount.map_or(0, |amount| amount.get()), visit.units.unwrap_or(0));
        if money > paid || units > bought {
            found(1, format!("{money} of {paid} minor units and {units} of {bought} units were given back in all"));
        }
    }
    findings
}

fn has_its_refund(view: &View<'_>, entry: &Entry) -> Option<Finding> {
    match entry.refund {
        Some(refund) if !view.refunds.contains_key(&refund) => {
            let what = format!("entry {} names this refund, and it is not here", entry.number);
            Some(view.found(1, "refund", format!("id={refund}"), what))
        }
        None if entry.kind == EntryKind::Refund => {
            Some(view.entry_found(1, entry.number, "an entry of this kind has a refund, and names none"))
        }
        _ => None,
    }
}
