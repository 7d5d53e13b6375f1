//! Two cards of one person become one, and are parted again.
//!
//! Nothing that happened is touched: the stamps of the one card leave it by an entry, lot by lot they come onto the other
//! with the days on which they expire, and both are decided together and written in one transaction. So no sum changes:
//! a stamp is on one of the two cards, or has become a reward. From then on what the first card's codes earn goes onto
//! the second, until the two are parted; rewards stay where they were issued and are used with the codes of either.
//!
//! Parting moves the same stamps back. Where they have become a reward meanwhile, the reward is taken back as a void does
//! it, and where that one was used the parting is refused, as a void is.

use super::decide::Deciding;
use super::past::{Fate, Loss, PastReward};
use super::{Card, Command, Entry, EntryKind, Event, Merge, MergeUndo, NotMerged, Progress, Refusal, Span};
use crate::kernel::{Day, MergeId, ProgramId, Random, Reason};
use crate::program::{Program, Rules, Version};

/// Cards that one card can take in.
pub const MAX_ABSORBED: usize = 10;

/// What a merge or its undoing does to its two cards.
#[derive(Clone, Debug)]
pub struct Both {
    /// To the card that is merged.
    pub card: Vec<Event>,
    /// To the card into which.
    pub into: Vec<Event>,
}

/// A merge as the rows have it, for its undoing.
#[derive(Clone, Debug)]
pub struct PastMerge {
    /// What was merged.
    pub merge: Merge,
    /// Whether the two were parted since.
    pub is_undone: bool,
    /// What came onto the second card, in order.
    pub lots: Vec<MovedLot>,
    /// The rewards earned on the second card.
    pub rewards: Vec<PastReward>,
    /// Stamps of the second card that went otherwise than into rewards.
    pub losses: Vec<Loss>,
}

/// Stamps that came onto the second card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedLot {
    /// In which program.
    pub program: ProgramId,
    /// From which day they are no longer good.
    pub expires_on: Option<Day>,
    /// How many.
    pub stamps: i64,
}

/// Merges `card` into `into`.
pub fn merge(
    card: &Card,
    into: &Card,
    rules: &Rules,
    command: &Command,
    reason: Option<&Reason>,
    random: &Random,
) -> Result<Both, Refusal> {
    if card.id == into.id {
        return Err(Refusal::NotMerged(NotMerged::Same));
    }
    for one in [card, into] {
        if one.customer.0.is_nil() {
            return Err(Refusal::NotMerged(NotMerged::Blank));
        }
        if let Some(into) = one.state.merged_into {
            return Err(Refusal::Merged { into });
        }
    }
    if !card.state.absorbed.is_empty() {
        return Err(Refusal::NotMerged(NotMerged::HasTakenIn));
    }
    if into.state.absorbed.len() >= MAX_ABSORBED {
        return Err(Refusal::NotMerged(NotMerged::TooMany));
    }
    let mut from = Deciding::of(card, rules, command, random);
    let mut to = Deciding::of(into, rules, command, random);
    let (after, into_after) = (from.state.number, to.state.number);
    for (id, progress) in from.state.programs.clone() {
        let Some(program) = rules.program(id).filter(|_| progress.stamps > 0) else { continue };
        let plain = from.entry(EntryKind::Adjust, Some(id));
        from.push(Event::Entered(Entry {
            delta: -progress.stamps,
            balance_after: 0,
            reason: reason.cloned(),
            ..plain
        }));
        to.pour(program, &progress, reason)?;
    }
    let merge = Merge {
        id: random.id(command.at),
        card: card.id,
        into: into.id,
        reason: reason.cloned(),
        moved: Span { after, last: from.state.number },
        into_moved: Span { after: into_after, last: to.state.number },
        at: command.at,
        origin: command.origin,
    };
    from.push(Event::Merged(merge.clone()));
    to.push(Event::Absorbed(merge));
    Ok(Both { card: from.events, into: to.events })
}

/// Parts two cards that were merged.
pub fn part(
    card: &Card,
    into: &Card,
    rules: &Rules,
    past: &PastMerge,
    command: &Command,
    random: &Random,
) -> Result<Both, Refusal> {
    if past.is_undone || card.state.merged_into != Some(into.id) {
        return Err(Refusal::NotMerged(NotMerged::Parted));
    }
    let mut from = Deciding::of(into, rules, command, random);
    let mut to = Deciding::of(card, rules, command, random);
    let (after, into_after) = (to.state.number, from.state.number);
    let today = from.today();
    let mut programs: Vec<ProgramId> = past.lots.iter().map(|lot| lot.program).collect();
    programs.sort();
    programs.dedup();
    for id in programs {
        let Some(program) = rules.program(id) else { continue };
        // What has expired since is gone from whichever card.
        let lots: Vec<MovedLot> = past
            .lots
            .iter()
            .filter(|lot| lot.program == id && lot.stamps > 0 && lot.expires_on.is_none_or(|day| day > today))
            .copied()
            .collect();
        from.draw(program, &lots, past)?;
        to.put_back(program, &lots)?;
    }
    let undo = MergeUndo {
        merge: past.merge.id,
        card: card.id,
        moved: Span { after, last: to.state.number },
        into_moved: Span { after: into_after, last: from.state.number },
        at: command.at,
        origin: command.origin,
    };
    to.push(Event::Parted(undo.clone()));
    from.push(Event::Released(undo));
    Ok(Both { card: to.events, into: from.events })
}

/// The merge that events made, if they made one.
pub fn made(events: &[Event]) -> Option<MergeId> {
    events.iter().find_map(|event| match event {
        Event::Merged(merge) => Some(merge.id),
        Event::Parted(undo) => Some(undo.merge),
        _ => None,
    })
}

impl<'a> Deciding<'a> {
    fn progress(&self, program: ProgramId) -> Progress {
        self.state.programs.get(&program).cloned().unwrap_or_default()
    }

    /// Takes another card's stamps of a program in, each lot with its day. A reward on the way that either card has had in
    /// its round is not issued again; where the stamps of both are more than a full card, the lesser of the two rounds
    /// goes on in the next.
    fn pour(&mut self, program: &'a Program, from: &Progress, reason: Option<&Reason>) -> Result<(), Refusal> {
        let own = self.progress(program.id);
        let mut version = common_version(program, &own, from)?;
        let mut had = own.reached.max(from.reached);
        let mut had_next = own.reached.min(from.reached);
        let mut round = own.round.max(1);
        for lot in &from.lots {
            let mut left = lot.stamps;
            while left > 0 {
                let now = self.progress(program.id);
                if now.round.max(1) != round {
                    round = now.round;
                    (had, had_next) = (had_next, 0);
                    version = self.version_of(program);
                }
                let take = left.min((version.goal() - now.stamps).max(1));
                self.take_in(program, version, take, lot.expires_on, had.max(now.reached), reason)?;
                left -= take;
            }
        }
        let now = self.progress(program.id);
        if now.round.max(1) != round && had_next > 0 {
            let version = self.version_of(program);
            self.take_in(program, version, 0, None, had_next.max(now.reached), reason)?;
        }
        Ok(())
    }

    fn take_in(
        &mut self,
        program: &'a Program,
        version: &Version,
        stamps: i64,
        expires_on: Option<Day>,
        reached: i64,
        reason: Option<&Reason>,
    ) -> Result<(), Refusal> {
        let moving = self.moving(EntryKind::Adjust, program, version, stamps);
        self.push(Event::Entered(Entry { expires_on, reached, reason: reason.cloned(), ..moving }));
        self.issue_due(program, None)
    }

    /// Gives the stamps up that a merge has brought; where they have become a reward, it is taken back first.
    fn draw(&mut self, program: &'a Program, lots: &[MovedLot], past: &PastMerge) -> Result<(), Refusal> {
        let wanted: i64 = lots.iter().map(|lot| lot.stamps).sum();
        // Where all has expired, an entry of none still says which rewards on the way were this card's own.
        let none = MovedLot { program: program.id, expires_on: None, stamps: 0 };
        let (last, before) = lots.split_last().map_or((&none, &[][..]), |parts| parts);
        let mut rewards: Vec<PastReward> =
            past.rewards.iter().filter(|reward| reward.program == program.id).cloned().collect();
        while self.progress(program.id).stamps < wanted {
            self.reopen_round(&past.losses, None, program.id, wanted, &mut rewards, None)?;
        }
        for lot in before {
            let entry = self.giving(program, lot);
            // Between two lots nothing is due: what is left after the last one says what these stamps have reached.
            let steps = program.versions.get(&entry.version).map_or(&[][..], |version| &version.steps);
            let reached = steps.iter().map(|step| step.stamps).filter(|stamps| *stamps <= entry.balance_after).max();
            self.push(Event::Entered(Entry { reached: reached.unwrap_or(0), ..entry }));
        }
        let entry = self.giving(program, last);
        let of_round =
            |reward: &&PastReward| reward.round == entry.round && reward.moved == 0 && reward.fate != Fate::Void;
        let reached = rewards.iter().filter(of_round).map(|reward| reward.stamps).max().unwrap_or(0);
        let (round, left) = (entry.round, entry.balance_after);
        self.push(Event::Entered(Entry { reached, ..entry }));
        self.take_back_unfounded(&past.losses, (program.id, None), round, left, &mut rewards, None)?;
        self.issue_due(program, None)
    }

    /// An entry that takes a lot away.
    fn giving(&self, program: &Program, lot: &MovedLot) -> Entry {
        let plain = self.entry(EntryKind::Adjust, Some(program.id));
        let balance_after = plain.balance_after - lot.stamps;
        Entry { delta: -lot.stamps, balance_after, expires_on: lot.expires_on, ..plain }
    }

    /// Brings stamps back onto the card from which a merge had taken them, into the round that they had left.
    fn put_back(&mut self, program: &'a Program, lots: &[MovedLot]) -> Result<(), Refusal> {
        for lot in lots {
            let now = self.progress(program.id);
            let version = program.going_on(now.version, now.reached);
            self.take_in(program, version, lot.stamps, lot.expires_on, now.reached, None)?;
        }
        Ok(())
    }
}

/// The version under which the stamps of two rounds go on together: the one they share, or the better for the customer.
fn common_version<'a>(program: &'a Program, own: &Progress, other: &Progress) -> Result<&'a Version, Refusal> {
    let theirs = program.going_on(other.version, other.reached);
    if !own.has_begun() {
        return Ok(theirs);
    }
    let ours = program.going_on(own.version, own.reached);
    let reached = own.reached.max(other.reached);
    if ours.number == theirs.number || ours.is_better_from(theirs, reached) {
        Ok(ours)
    } else if theirs.is_better_from(ours, reached) {
        Ok(theirs)
    } else {
        Err(Refusal::NotMerged(NotMerged::Versions))
    }
}
