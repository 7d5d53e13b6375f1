//! Programs: rules "buy X get Y", in versions.
//!
//! A version never changes once it is there, and a card finishes the round it began under the version it began with,
//! unless a newer one is better for the customer (promise 14). This module says what a rule is and which is better; who
//! earns what under it is the ledger's.

pub mod routes;
pub mod store;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::kernel::{AmountMinor, Name, ProgramId, Title, Zone};

/// Rewards of one version at most: what fits on a card.
pub const MAX_REWARDS: usize = 20;
/// Stamps of a reward at most.
pub const MAX_GOAL_STAMPS: i64 = 1_000_000;
/// Days that a stamp or a reward can be good for at most; longer is for ever.
pub const MAX_VALID_DAYS: i64 = 3_650;
/// Minutes of a cool-down at most: a year.
pub const MAX_COOL_DOWN_MINUTES: i64 = 527_040;
/// A daily cap at most.
pub const MAX_PER_DAY: i64 = 1_000_000_000;

/// What earns stamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earn {
    /// A visit earns as many stamps as the scan says, usually one.
    Visit,
    /// Each unit bought earns one.
    Unit,
    /// Every so many minor units spent earn one; what is over is carried along.
    Spend {
        /// Minor units for one stamp.
        per_minor: i64,
    },
}

/// What stamps earn: at so many of them, a Y.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// At how many stamps of the round.
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub stamps: i64,
    /// What it is.
    pub title: Title,
    /// For how many days of the shop it can be used; null for ever.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    pub valid_days: Option<i64>,
}

/// A program's own limits. Given at all, they replace those of the codes as a whole: what is left out is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Minutes that must lie between two scans that earn; 0 or null for none.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 527_040)]
    pub cool_down_minutes: Option<i64>,
    /// Scans that earn in one local day; null for no cap.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    pub per_day: Option<i64>,
}

/// One version of a program's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// 1 for the first.
    pub number: i64,
    /// What earns stamps.
    pub earn: Earn,
    /// Rewards on the way and at the end, by rising stamps; never empty.
    pub steps: Vec<Step>,
    /// Limits of its own, or those of the codes.
    pub limits: Option<Limits>,
    /// Days after which a stamp is no longer good; None for never.
    pub stamp_valid_days: Option<i64>,
}

/// Whether a program gives stamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Status {
    /// It does.
    Running,
    /// Not for now. Stamps are kept and rewards can be used.
    Paused,
    /// No more. Stamps are kept on the card, rewards can be used until they expire.
    Ended,
}

impl Status {
    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Running => "running",
            Status::Paused => "paused",
            Status::Ended => "ended",
        }
    }
}

/// A program with all its versions.
#[derive(Clone, Debug)]
pub struct Program {
    /// Which.
    pub id: ProgramId,
    /// What it is called.
    pub name: Name,
    /// Whether it gives stamps.
    pub status: Status,
    /// By number; never empty.
    pub versions: BTreeMap<i64, Version>,
}

/// What a request made of a program, besides the rule: what it takes to tell it again.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// The version's id, which the request's receipt keeps. The first has the program's own.
    pub id: Uuid,
    /// Another name, where it brings one.
    pub name: Option<&'a Name>,
    /// Whether the program ran.
    pub status: Status,
}

/// A program as it was when a version came.
#[derive(Clone, Debug)]
pub struct Told {
    /// Which program.
    pub program: ProgramId,
    /// Its newest version then.
    pub version: i64,
    /// What it was called.
    pub name: Name,
    /// Whether it ran.
    pub status: Status,
}

/// What the ledger decides by: a shop's programs in the order they were made, and its days.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Where the shop's days begin.
    pub zone: Zone,
    /// All programs, also those that ended: a card may still hold their stamps.
    pub programs: Vec<Program>,
}

impl Rules {
    /// The program of that id.
    pub fn program(&self, id: ProgramId) -> Option<&Program> {
        self.programs.iter().find(|program| program.id == id)
    }
}

impl Program {
    /// As it was told once: with the versions up to that one.
    pub fn as_told(mut self, told: Told) -> Program {
        self.versions.retain(|number, _| *number <= told.version);
        Program { name: told.name, status: told.status, ..self }
    }

    /// Whether the newest version brought another name and nothing else.
    pub fn is_only_renamed(&self) -> bool {
        let mut newest = self.versions.values().rev();
        matches!((newest.next(), newest.next()), (Some(new), Some(old)) if new.is_same_rule(old))
    }

    /// The newest version: what a round begins under.
    #[expect(clippy::expect_used, reason = "a program is stored together with its first version")]
    pub fn current(&self) -> &Version {
        self.versions.values().next_back().expect("a program has a version")
    }

    /// The version a round goes on under: the one it began with, or the newest where that is better for the customer.
    /// `reached` is the highest reward issued on the way in this round: what counts is the way from there.
    pub fn going_on(&self, began_under: i64, reached: i64) -> &Version {
        let current = self.current();
        match self.versions.get(&began_under) {
            Some(own) if !current.is_better_from(own, reached) => own,
            _ => current,
        }
    }
}

impl Version {
    /// The stamps of the last reward: a full card.
    pub fn goal(&self) -> i64 {
        self.steps.last().map_or(1, |step| step.stamps)
    }

    /// The same in everything but its number.
    pub fn is_same_rule(&self, other: &Version) -> bool {
        Version { number: other.number, ..self.clone() } == *other
    }

    /// Better for a customer under way: stamps are earned no harder, every reward of `old` is there for no more stamps
    /// and as long, the card is full no later, and at least one of these is easier.
    pub fn is_better_than(&self, old: &Version) -> bool {
        self.is_better_from(old, 0)
    }

    /// The same for a card that has had the rewards up to `reached` stamps in this round: they are not issued again, so
    /// every reward that `old` still has to give must lie beyond them in this version too.
    pub fn is_better_from(&self, old: &Version, reached: i64) -> bool {
        let earns_as_well = match (self.earn, old.earn) {
            (Earn::Spend { per_minor: new }, Earn::Spend { per_minor: old }) => new <= old,
            (new, old) => new == old,
        };
        let lasts = |new: Option<i64>, old: Option<i64>| match (new, old) {
            (None, _) => true,
            (Some(new), Some(old)) => new >= old,
            (Some(_), None) => false,
        };
        let mut some_sooner = matches!((self.earn, old.earn), (Earn::Spend { per_minor: new }, Earn::Spend { per_minor: old }) if new < old);
        // Each reward of this version stands for one of the old: two cookies are not kept by one. The old ones are met in
        // the order of their stamps, each by the one here that lasts long enough and no longer than need be.
        let mut free: Vec<&Step> = self.steps.iter().filter(|new| new.stamps > reached).collect();
        for step in old.steps.iter().filter(|step| step.stamps > reached) {
            let met = (0..free.len())
                .filter(|i| free[*i].title == step.title && free[*i].stamps <= step.stamps)
                .filter(|i| lasts(free[*i].valid_days, step.valid_days))
                .min_by_key(|i| free[*i].valid_days.unwrap_or(i64::MAX));
            let Some(met) = met else { return false };
            some_sooner |= free.remove(met).stamps < step.stamps;
        }
        earns_as_well && lasts(self.stamp_valid_days, old.stamp_valid_days) && self.goal() <= old.goal() && some_sooner
    }
}

/// How stamps are earned, as it is written in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EarnRule {
    /// By the visit, by the unit or by spending.
    pub kind: EarnKind,
    /// For `spend`, and only there: minor units of money for one stamp.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1)]
    pub per_minor: Option<AmountMinor>,
}

/// The ways to earn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum EarnKind {
    /// Stamps per visit.
    Visit,
    /// A stamp per unit.
    Unit,
    /// A stamp per amount spent.
    Spend,
}

impl From<Earn> for EarnRule {
    fn from(earn: Earn) -> Self {
        match earn {
            Earn::Visit => EarnRule { kind: EarnKind::Visit, per_minor: None },
            Earn::Unit => EarnRule { kind: EarnKind::Unit, per_minor: None },
            Earn::Spend { per_minor } => EarnRule { kind: EarnKind::Spend, per_minor: AmountMinor::parse(per_minor) },
        }
    }
}

/// Why a rule was not taken: which field, and what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{pointer}: {message}")]
pub struct Refusal {
    /// The JSON pointer to the field.
    pub pointer: &'static str,
    /// What is asked of it.
    pub message: String,
}

fn refuse<T>(pointer: &'static str, message: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { pointer, message: message.into() })
}

fn within(pointer: &'static str, number: Option<i64>, lowest: i64, highest: i64) -> Result<(), Refusal> {
    match number {
        Some(number) if !(lowest..=highest).contains(&number) => {
            refuse(pointer, format!("must be {lowest} to {highest}"))
        }
        _ => Ok(()),
    }
}

/// Checks a rule as it came in and gives it the number `number`.
pub fn version(
    number: i64,
    earn: EarnRule,
    mut steps: Vec<Step>,
    limits: Option<Limits>,
    stamp_valid_days: Option<i64>,
) -> Result<Version, Refusal> {
    let earn = match (earn.kind, earn.per_minor.map(AmountMinor::get)) {
        (EarnKind::Visit, None) => Earn::Visit,
        (EarnKind::Unit, None) => Earn::Unit,
        (EarnKind::Spend, Some(per_minor)) if per_minor > 0 => Earn::Spend { per_minor },
        (EarnKind::Spend, _) => return refuse("/earn/per_minor", "must be at least 1 for earning by spending"),
        _ => return refuse("/earn/per_minor", "belongs to earning by spending only"),
    };
    if steps.is_empty() || steps.len() > MAX_REWARDS {
        return refuse("/rewards", format!("must be 1 to {MAX_REWARDS} rewards"));
    }
    for step in &steps {
        within("/rewards", Some(step.stamps), 1, MAX_GOAL_STAMPS)?;
        within("/rewards", step.valid_days, 1, MAX_VALID_DAYS)?;
    }
    steps.sort_by_key(|step| step.stamps);
    if steps.windows(2).any(|pair| pair[0].stamps == pair[1].stamps) {
        return refuse("/rewards", "must each stand at another number of stamps");
    }
    let own = limits.unwrap_or_default();
    within("/limits/cool_down_minutes", own.cool_down_minutes, 0, MAX_COOL_DOWN_MINUTES)?;
    within("/limits/per_day", own.per_day, 1, MAX_PER_DAY)?;
    within("/stamp_valid_days", stamp_valid_days, 1, MAX_VALID_DAYS)?;
    Ok(Version { number, earn, steps, limits, stamp_valid_days })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(steps: &[(i64, &str)]) -> Version {
        let steps = steps.iter().map(|(stamps, title)| Step {
            stamps: *stamps,
            title: Title::parse(title).unwrap(),
            valid_days: None,
        });
        version(1, Earn::Visit.into(), steps.collect(), None, None).unwrap()
    }

    #[test]
    fn better_means_fewer_stamps_to_the_same_rewards() {
        let old = rule(&[(5, "a cookie"), (10, "a coffee")]);
        assert!(rule(&[(5, "a cookie"), (8, "a coffee")]).is_better_than(&old));
        assert!(rule(&[(4, "a cookie"), (10, "a coffee")]).is_better_than(&old));
        assert!(!old.is_better_than(&old), "the same is not better");
        assert!(!rule(&[(8, "a coffee")]).is_better_than(&old), "the cookie is gone");
        assert!(!rule(&[(5, "a cookie"), (8, "a tea")]).is_better_than(&old), "another reward");
        assert!(!rule(&[(5, "a cookie"), (12, "a coffee")]).is_better_than(&old));
        assert!(!rule(&[(4, "a cookie"), (12, "a coffee")]).is_better_than(&old), "sooner here, later there");
    }

    #[test]
    fn better_also_minds_how_stamps_are_earned_and_how_long_they_last() {
        let spend = |per_minor| Version { earn: Earn::Spend { per_minor }, ..rule(&[(10, "a coffee")]) };
        assert!(spend(400).is_better_than(&spend(500)));
        assert!(!spend(600).is_better_than(&spend(500)));
        let sooner = rule(&[(8, "a coffee")]);
        assert!(!Version { earn: Earn::Unit, ..sooner.clone() }.is_better_than(&rule(&[(10, "a coffee")])));
        assert!(!Version { stamp_valid_days: Some(30), ..sooner }.is_better_than(&rule(&[(10, "a coffee")])));
    }

    #[test]
    fn rules_out_of_range_are_refused_with_the_field() {
        let one = |stamps, valid_days| vec![Step { stamps, title: Title::parse("a coffee").unwrap(), valid_days }];
        let visit = EarnRule::from(Earn::Visit);
        let pointer = |result: Result<Version, Refusal>| result.unwrap_err().pointer;
        assert_eq!(pointer(version(1, visit, vec![], None, None)), "/rewards");
        assert_eq!(pointer(version(1, visit, one(0, None), None, None)), "/rewards");
        assert_eq!(pointer(version(1, visit, one(MAX_GOAL_STAMPS + 1, None), None, None)), "/rewards");
        assert_eq!(pointer(version(1, visit, one(10, Some(0)), None, None)), "/rewards");
        assert_eq!(pointer(version(1, visit, [one(5, None), one(5, None)].concat(), None, None)), "/rewards");
        let spend = EarnRule { kind: EarnKind::Spend, per_minor: None };
        assert_eq!(pointer(version(1, spend, one(10, None), None, None)), "/earn/per_minor");
        let limits = Limits { cool_down_minutes: Some(-1), per_day: None };
        assert_eq!(pointer(version(1, visit, one(10, None), Some(limits), None)), "/limits/cool_down_minutes");
        assert_eq!(pointer(version(1, visit, one(10, None), None, Some(0))), "/stamp_valid_days");
        assert!(
            version(
                1,
                visit,
                one(MAX_GOAL_STAMPS, None),
                Some(Limits { cool_down_minutes: Some(0), per_day: Some(1_000_000) }),
                None
            )
            .is_ok()
        );
    }

    #[test]
    fn a_round_goes_on_under_the_version_it_began_with_unless_the_newest_is_better() {
        let versions = |rules: Vec<Version>| {
            rules.into_iter().enumerate().map(|(i, rule)| (i as i64 + 1, Version { number: i as i64 + 1, ..rule }))
        };
        let program = |rules| Program {
            id: ProgramId(Uuid::nil()),
            name: Name::parse("Coffee").unwrap(),
            status: Status::Running,
            versions: versions(rules).collect(),
        };
        assert_eq!(program(vec![rule(&[(10, "a coffee")]), rule(&[(8, "a coffee")])]).going_on(1, 0).number, 2);
        assert_eq!(program(vec![rule(&[(10, "a coffee")]), rule(&[(12, "a coffee")])]).going_on(1, 0).number, 1);
    }

    #[test]
    fn two_cookies_are_not_kept_by_one() {
        let two = rule(&[(3, "a cookie"), (6, "a cookie"), (9, "a coffee")]);
        assert!(!rule(&[(3, "a cookie"), (9, "a coffee")]).is_better_than(&two));
        assert!(rule(&[(3, "a cookie"), (5, "a cookie"), (9, "a coffee")]).is_better_than(&two));
    }

    #[test]
    fn a_reward_moved_to_where_the_card_has_been_is_not_lost() {
        let old = rule(&[(3, "a cookie"), (6, "a tea"), (10, "a coffee")]);
        let tea_first = rule(&[(1, "a tea"), (2, "a cookie"), (9, "a coffee")]);
        assert!(tea_first.is_better_from(&old, 0));
        assert!(!tea_first.is_better_from(&old, 3), "after the cookie, the tea would never come");
        let short = rule(&[(2, "a cookie"), (3, "a tea"), (5, "a coffee")]);
        assert!(!short.is_better_from(&old, 6), "at six stamps, a round of five would never end");
        assert!(rule(&[(2, "a cookie"), (4, "a tea"), (5, "a coffee")]).is_better_from(&old, 3));
    }
}
