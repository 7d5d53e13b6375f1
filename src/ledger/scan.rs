//! What a scan does: which code it counts as, which programs earn, and which are held.

use super::decide::{Deciding, MAX_EARNED_AT_ONCE, MAX_OFFLINE_MS, is_fresh, refused_code};
use super::{CodeKind, Entry, EntryKind, Event, Held, Refusal, Scan, Shown, Visit, VisitKind};
use crate::kernel::{Day, Time};
use crate::program::{Earn, Limits, Program, Status, Version};

/// What a scan does in one program.
struct Plan<'a> {
    program: &'a Program,
    version: &'a Version,
    outcome: Result<Gain, Held>,
    /// When the program earns again, where it is held.
    until: Option<Time>,
}

/// What a program gains.
struct Gain {
    stamps: i64,
    remainder_minor: i64,
}

impl<'a> Deciding<'a> {
    pub(super) fn scan(&mut self, scan: &Scan) -> Result<(), Refusal> {
        let shown = scan.verdict.clone().map_err(refused_code)?;
        let received = self.command.at;
        let at = scan.scanned_at.map_or(received, |at| at.clamp(received.plus_ms(-MAX_OFFLINE_MS), received));
        let (code_kind, live) = self.code_kind(&shown, at)?;
        let day = self.rules.zone.day(at);
        self.check_items(scan)?;
        let plans: Vec<Plan<'_>> = self
            .rules
            .programs
            .iter()
            .filter(|program| program.status == Status::Running)
            .map(|program| self.plan(program, scan, code_kind, at, day))
            .collect::<Result<_, _>>()?;
        refuse_if_all_held(&plans)?;
        let ticket = if let Shown::Ticket { id, .. } = shown { Some(id) } else { None };
        let units = match (scan.items.is_empty(), scan.lines.is_empty()) {
            (false, _) => Some(scan.items.iter().map(|(_, units)| units).sum()),
            (true, false) => Some(scan.lines.iter().map(|line| line.units).sum()),
            (true, true) => None,
        };
        let visit = Visit {
            id: self.random.id(received),
            kind: if ticket.is_some() { VisitKind::Ticket } else { VisitKind::Scan },
            code_kind,
            at,
            received_at: received,
            live,
            stamps: scan.stamps,
            amount: scan.amount,
            units,
            on_account: scan.on_account,
            order_ref: scan.order_ref.clone(),
            device_seq: scan.device_seq,
            ticket,
            lines: scan.lines.clone(),
            after_number: self.state.number,
            origin: self.command.origin,
        };
        let visit_id = visit.id;
        self.push(Event::Visited(visit));
        for plan in plans {
            let (gain, held) = match plan.outcome {
                Ok(gain) => (gain, None),
                Err(held) => {
                    let progress = self.state.programs.get(&plan.program.id);
                    (
                        Gain { stamps: 0, remainder_minor: progress.map_or(0, |progress| progress.remainder_minor) },
                        Some(held),
                    )
                }
            };
            let moving = self.moving(EntryKind::Earn, plan.program, plan.version, gain.stamps);
            let expires_on = plan.version.stamp_valid_days.filter(|_| gain.stamps > 0).map(|days| day.plus(days));
            let entry = Entry {
                remainder_after: gain.remainder_minor,
                expires_on,
                held,
                visit: Some(visit_id),
                at,
                day,
                ..moving
            };
            self.push(Event::Entered(entry));
            self.issue_due(plan.program, Some(visit_id))?;
        }
        Ok(())
    }

    /// Which code it counts as: a true live code that is stale or used is still a printed one.
    fn code_kind(&self, shown: &Shown, at: Time) -> Result<(CodeKind, Option<(u8, u32)>), Refusal> {
        if let Shown::Printed { epoch } | Shown::Live { epoch, .. } = shown
            && self.command.card.and_then(|code| self.card.epoch_of(code)) != Some(*epoch)
        {
            return Err(Refusal::CodeReplaced);
        }
        Ok(match *shown {
            Shown::Printed { .. } => (CodeKind::Printed, None),
            Shown::Live { device, step, .. } => {
                let last = self.state.devices.get(&device).and_then(|steps| steps.earned);
                let is_new = last.is_none_or(|last| step > last);
                if is_new && is_fresh(step, at) {
                    (CodeKind::Live, Some((device, step)))
                } else {
                    (CodeKind::Printed, None)
                }
            }
            Shown::Short => (CodeKind::Short, None),
            Shown::Ticket { expires_at, .. } if expires_at <= at => return Err(Refusal::TicketExpired),
            Shown::Ticket { .. } => (CodeKind::Ticket, None),
        })
    }

    fn check_items(&self, scan: &Scan) -> Result<(), Refusal> {
        for (program, _) in &scan.items {
            let program = self.rules.program(*program).filter(|program| program.status == Status::Running);
            if self.version_of(program.ok_or(Refusal::ProgramUnknown)?).earn != Earn::Unit {
                return Err(Refusal::NotByUnit);
            }
        }
        Ok(())
    }

    fn plan(
        &self,
        program: &'a Program,
        scan: &Scan,
        code_kind: CodeKind,
        at: Time,
        day: Day,
    ) -> Result<Plan<'a>, Refusal> {
        let version = self.version_of(program);
        let progress = self.state.programs.get(&program.id);
        let remainder = progress.map_or(0, |progress| progress.remainder_minor);
        let gain = match version.earn {
            Earn::Visit => Some(Gain { stamps: scan.stamps, remainder_minor: remainder }),
            Earn::Unit => {
                let units: i64 = scan.items.iter().filter(|(id, _)| *id == program.id).map(|(_, units)| units).sum();
                (units > 0).then_some(Gain { stamps: units, remainder_minor: remainder })
            }
            Earn::Spend { per_minor } => scan.amount.map(|amount| {
                let spent = remainder + amount.get();
                Gain { stamps: spent / per_minor, remainder_minor: spent % per_minor }
            }),
        };
        let Some(gain) = gain else { return Ok(Plan { program, version, outcome: Err(Held::NotGiven), until: None }) };
        if gain.stamps > MAX_EARNED_AT_ONCE {
            return Err(Refusal::TooMuch);
        }
        let limits = version.limits.unwrap_or_else(|| default_limits(code_kind));
        let cool_down_ms = limits.cool_down_minutes.unwrap_or(0) * 60_000;
        let meets = |other: i64| Time(other).distance_ms(at) < cool_down_ms;
        let met = progress
            .and_then(|progress| progress.recent.iter().map(|(other, _)| *other).filter(|other| meets(*other)).max());
        if let Some(other) = met {
            return Ok(Plan {
                program,
                version,
                outcome: Err(Held::CoolDown),
                until: Some(Time(other).plus_ms(cool_down_ms)),
            });
        }
        let today = progress.and_then(|progress| progress.days.get(&day)).copied().unwrap_or(0);
        if limits.per_day.is_some_and(|most| today >= most) {
            return Ok(Plan {
                program,
                version,
                outcome: Err(Held::DailyCap),
                until: Some(self.rules.zone.midnight(day.plus(1))),
            });
        }
        Ok(Plan { program, version, outcome: Ok(gain), until: None })
    }
}

/// The limits of a code where a program has none of its own.
fn default_limits(code_kind: CodeKind) -> Limits {
    let (cool_down_minutes, per_day) = match code_kind {
        CodeKind::Printed => (Some(10), Some(5)),
        CodeKind::Live => (Some(1), Some(10)),
        CodeKind::Short => (Some(10), Some(2)),
        CodeKind::Ticket => (None, None),
    };
    Limits { cool_down_minutes, per_day }
}

/// If one program earns, the scan is a visit; it is refused where none does and one says why.
fn refuse_if_all_held(plans: &[Plan<'_>]) -> Result<(), Refusal> {
    if plans.iter().any(|plan| plan.outcome.is_ok()) {
        return Ok(());
    }
    let first = plans
        .iter()
        .filter_map(|plan| Some((plan.until?, plan.outcome.as_ref().err()?)))
        .min_by_key(|(until, _)| *until);
    match first {
        Some((until, Held::DailyCap)) => Err(Refusal::DailyCap { until }),
        Some((until, _)) => Err(Refusal::CoolDown { until }),
        None => Ok(()),
    }
}
