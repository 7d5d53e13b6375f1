//! A second opinion: what a card must have, kept as plain lists of facts and counted from scratch.
//!
//! It knows nothing of rounds as the ledger keeps them, of lots that are merged or of what is forgotten. Each program has
//! every scan that counted, every stamp with its last day, and every reward; what a command must move is worked out
//! from these.

use super::*;

/// What a program must have on the card.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Every scan that counted: its visit, when, on which day, and whether it was declared void.
    pub scans: Vec<Counted>,
    /// Every stamp on the card, by its last day and one; `i32::MAX` for ever.
    pub stamps: Vec<i32>,
    /// Money on the way to the next stamp.
    pub rest: i64,
}

/// A scan that counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    pub visit: VisitId,
    pub at: i64,
    pub day: Day,
    pub is_void: bool,
}

/// What a scan must do in one program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Must {
    Earn(i64),
    Hold(Held),
}

impl Account {
    /// What a scan must earn under a version, by the limits of its code.
    pub fn must(&self, version: &Version, scan: &Asked, at: Time, day: Day) -> Must {
        let gain = match version.earn {
            Earn::Visit => scan.stamps,
            Earn::Unit if scan.units == 0 => return Must::Hold(Held::NotGiven),
            Earn::Unit => scan.units,
            Earn::Spend { per_minor } => match scan.minor {
                None => return Must::Hold(Held::NotGiven),
                Some(minor) => (self.rest + minor) / per_minor,
            },
        };
        let (minutes, most) = match version.limits {
            Some(own) => (own.cool_down_minutes.unwrap_or(0), own.per_day.unwrap_or(i64::MAX)),
            None => match scan.code {
                CodeKind::Printed => (10, 5),
                CodeKind::Live => (1, 10),
                CodeKind::Short => (10, 2),
                CodeKind::Ticket => (0, i64::MAX),
            },
        };
        let mut counted = self.scans.iter().filter(|scan| !scan.is_void);
        if counted.clone().any(|scan| (scan.at - at.0).abs() < minutes * MINUTE_MS) {
            return Must::Hold(Held::CoolDown);
        }
        if counted.by_ref().filter(|scan| scan.day == day).count() as i64 >= most {
            return Must::Hold(Held::DailyCap);
        }
        Must::Earn(gain)
    }

    /// Whether a void has left the ledger with less than all it needs to see every cool-down: of the scans of one minute
    /// it remembers two, and of those older than three days one. The law holds but for these, by design.
    pub fn has_forgotten(&self) -> bool {
        let newest = self.scans.iter().map(|scan| scan.at).max().unwrap_or_default();
        let gone = self.scans.iter().filter(|scan| scan.is_void);
        gone.clone().any(|gone| {
            let minute = |at: i64| at.div_euclid(MINUTE_MS);
            self.scans.iter().filter(|scan| minute(scan.at) == minute(gone.at)).count() > 2
                || gone.at < newest - 73 * HOUR_MS
        })
    }

    /// Stamps come onto the card.
    pub fn put(&mut self, stamps: i64, expires_on: Option<Day>) {
        self.stamps.extend((0..stamps).map(|_| expires_on.map_or(i32::MAX, |day| day.0)));
        self.stamps.sort_unstable();
    }

    /// Stamps leave it, those of a day first where it is named, and then whichever go first.
    pub fn take(&mut self, stamps: i64, of_day: Option<Option<Day>>) {
        for _ in 0..stamps {
            let day = of_day.map(|day| day.map_or(i32::MAX, |day| day.0));
            let place = day.and_then(|day| self.stamps.iter().position(|stamp| *stamp == day)).unwrap_or(0);
            assert!(!self.stamps.is_empty(), "more stamps leave than there are");
            self.stamps.remove(place);
        }
    }

    /// Stamps that must expire by the end of a day.
    pub fn due(&self, today: Day) -> i64 {
        self.stamps.iter().filter(|day| **day <= today.0).count() as i64
    }
}

/// A scan as the model sees it.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub code: CodeKind,
    pub stamps: i64,
    pub units: i64,
    pub minor: Option<i64>,
}

/// A reward of a program, as the entries tell of it.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: RewardId,
    pub earned: Earned,
    pub number: i64,
    pub is_last: bool,
    pub is_void: bool,
    pub is_used: bool,
}

/// All rewards that were ever earned, from the events alone.
pub fn rewards(history: &[Event]) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for event in history {
        match event {
            Event::Issued(Reward { id, earned: Some(earned), number, .. }) => known.push(Known {
                id: *id,
                earned: *earned,
                number: *number,
                is_last: false,
                is_void: false,
                is_used: false,
            }),
            Event::Redeemed(used) => {
                if let Some(reward) = known.iter_mut().find(|known| known.id == used.reward) {
                    assert!(!reward.is_used, "a reward is used once");
                    assert!(!reward.is_void, "a reward that was taken back is not used");
                    reward.is_used = true;
                }
            }
            Event::Entered(entry) => {
                let Some(reward) = known.iter_mut().find(|known| Some(known.id) == entry.reward) else { continue };
                match entry.kind {
                    EntryKind::Issue => reward.is_last = entry.delta < 0,
                    EntryKind::Void => {
                        assert!(!reward.is_used, "a used reward is never taken back");
                        assert!(!reward.is_void, "a reward is taken back once");
                        reward.is_void = true;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    known
}
