//! Months of honest work at made-up shops, and cases planted in them: all of these are found, and hardly anything else.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers that a test has chosen itself")]

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Deed, DeedKind, Facts, Scan, Sort, Stint, report};
use crate::kernel::{CardId, Day, Random, StaffId, Time, VisitId};

const SEEDS: u64 = 56;
const WEEKS: i32 = 8;
/// A Monday.
const FIRST: i32 = 20_458 - 20_458 % 7;

/// How a person works.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Morning,
    Afternoon,
    /// Saturdays and Sundays only.
    Weekend,
    /// Two lunches a week.
    PartTime,
    /// Alone, with guests of the night only.
    Night,
}

struct Shop {
    random: Random,
    facts: Facts,
    staff: Vec<(StaffId, Shape)>,
    /// Of each person: the regulars who come because of them.
    fans: BTreeMap<StaffId, Vec<CardId>>,
    managers: BTreeSet<StaffId>,
}

impl Shop {
    fn id<T: From<Uuid>>(&self) -> T {
        self.random.id(Time(1_000_000_000_000))
    }

    fn is(&self, permille: u32) -> bool {
        self.random.below(1_000) < permille
    }

    fn scan(&mut self, staff: StaffId, card: CardId, day: i32, hour: u8, is_late: bool) {
        let id: VisitId = self.id();
        self.facts.scans.push(Scan { id, staff, card, day: Day(day), hour, is_late });
    }

    fn deed(&mut self, staff: StaffId, kind: DeedKind) {
        let id = self.id();
        self.facts.deeds.push(Deed { id, staff, kind });
    }

    /// A shop of 6 to 10 people, and two months of it.
    fn honest(seed: u64) -> Shop {
        let random = Random::seeded(seed);
        let mut shop = Shop {
            random,
            facts: Facts::default(),
            staff: Vec::new(),
            fans: BTreeMap::new(),
            managers: BTreeSet::new(),
        };
        let shapes = [
            Shape::Morning,
            Shape::Afternoon,
            Shape::Weekend,
            Shape::PartTime,
            Shape::Morning,
            Shape::Night,
            Shape::Afternoon,
            Shape::PartTime,
            Shape::Morning,
            Shape::Weekend,
        ];
        let people = 6 + shop.random.below(5) as usize;
        for shape in &shapes[..people] {
            let staff = shop.id();
            // One to three regulars who always come to the same barista, one of them twice a shift.
            let fans = (0..=shop.random.below(3)).map(|_| shop.id()).collect();
            shop.fans.insert(staff, fans);
            shop.staff.push((staff, *shape));
        }
        shop.managers = shop.staff.iter().take(2).map(|(staff, _)| *staff).collect();
        let guests: Vec<CardId> = (0..250).map(|_| shop.id()).collect();
        let owls: Vec<CardId> = (0..40).map(|_| shop.id()).collect();
        // On two days the Wi-Fi is gone for everybody.
        let outages = [FIRST + shop.random.below(28) as i32, FIRST + 28 + shop.random.below(28) as i32];
        for day in FIRST..FIRST + WEEKS * 7 {
            for (staff, shape) in shop.staff.clone() {
                let weekday = (day - FIRST) % 7;
                let hours = match shape {
                    Shape::Morning if weekday < 5 => 7..14,
                    Shape::Afternoon if weekday < 5 => 12..19,
                    Shape::Weekend if weekday >= 5 => 8..16,
                    Shape::PartTime if weekday == 1 || weekday == 3 => 12..15,
                    Shape::Night if weekday >= 3 => 20..24,
                    _ => continue,
                };
                // Somebody is ill now and then.
                if shop.is(60) {
                    continue;
                }
                let last = hours.end - 1;
                for hour in hours {
                    shop.facts.stints.push(Stint { staff, day: Day(day), hour, minutes: 60 });
                    shop.hour(staff, shape, (day, hour), if shape == Shape::Night { &owls } else { &guests }, &outages);
                }
                // Closing takes the time it takes.
                if shop.is(80) {
                    shop.scan(staff, guests[0], day, (last + 1).min(23), false);
                }
            }
        }
        shop
    }

    fn hour(&mut self, staff: StaffId, shape: Shape, (day, hour): (i32, u8), guests: &[CardId], outages: &[i32]) {
        let usual = match hour {
            7 | 8 | 12 | 13 => 7,
            _ => 4,
        };
        let busy = usual / 2 + self.random.below(usual + 1);
        for _ in 0..busy {
            // Some come far more often than others.
            let pick = self.random.below(1_000) * self.random.below(1_000) / 1_000;
            let card = guests[pick as usize * guests.len() / 1_000];
            let is_late = outages.contains(&day) || self.is(1);
            self.scan(staff, card, day, hour, is_late);
            if self.is(4) {
                self.deed(staff, DeedKind::Void);
            }
            if self.is(3) {
                self.deed(staff, DeedKind::Refund);
            }
        }
        for (at, card) in self.fans[&staff].clone().into_iter().enumerate() {
            let comes = hour == if shape == Shape::Night { 20 } else { 13 } || (at == 0 && hour == 12);
            if comes && self.is(850) {
                self.scan(staff, card, day, hour, false);
            }
        }
        if self.managers.contains(&staff) && self.is(15) {
            self.deed(staff, DeedKind::Override);
        }
    }

    /// The hours that a person worked.
    fn worked(&self, staff: StaffId) -> Vec<(i32, u8)> {
        self.facts.stints.iter().filter(|stint| stint.staff == staff).map(|stint| (stint.day.0, stint.hour)).collect()
    }

    fn days(&self, staff: StaffId) -> BTreeSet<i32> {
        self.worked(staff).into_iter().map(|(day, _)| day).collect()
    }

    fn plant(&mut self, sort: Sort, staff: StaffId) {
        let friends: Vec<CardId> = (0..9).map(|_| self.id()).collect();
        match sort {
            // A friend's card, four stamps in every shift.
            Sort::OneCard => {
                for (day, hour) in self.worked(staff) {
                    if (9..13).contains(&hour) {
                        self.scan(staff, friends[0], day, hour, false);
                    }
                }
            }
            // Nine cards for sale, each stamped every other shift.
            Sort::OwnCircle => {
                for day in self.days(staff) {
                    for friend in friends.iter().skip((day % 2) as usize).step_by(2) {
                        self.scan(staff, *friend, day, 13, false);
                    }
                }
            }
            // Stamps for nobody in particular, all day long.
            Sort::Pace => {
                for (day, hour) in self.worked(staff) {
                    for _ in 0..9 {
                        let at = self.random.below(self.facts.scans.len() as u32) as usize;
                        let card = self.facts.scans[at].card;
                        self.scan(staff, card, day, hour, false);
                    }
                }
            }
            Sort::Voids | Sort::Refunds => {
                let kind = if sort == Sort::Voids { DeedKind::Void } else { DeedKind::Refund };
                let own = self.facts.scans.iter().filter(|scan| scan.staff == staff).count();
                (0..own * 4 / 100).for_each(|_| self.deed(staff, kind));
            }
            Sort::Overrides => {
                for _ in self.days(staff) {
                    self.deed(staff, DeedKind::Override);
                }
            }
            // "No signal", every other day, and the clock is the phone's own.
            Sort::Offline => {
                for day in self.days(staff).into_iter().step_by(2) {
                    for scan in self.facts.scans.iter_mut().filter(|scan| (scan.staff, scan.day) == (staff, Day(day))) {
                        scan.is_late |= scan.hour % 2 == 0;
                    }
                }
            }
            // After closing, with the shutters down.
            Sort::Closed => {
                for day in self.days(staff).into_iter().step_by(3) {
                    self.scan(staff, friends[0], day, 3, false);
                    self.scan(staff, friends[1], day, 3, false);
                }
            }
        }
    }

    fn findings(&self) -> BTreeSet<(StaffId, Sort)> {
        report(&self.facts).findings.iter().map(|finding| (finding.staff, finding.sort)).collect()
    }

    /// One week of it.
    fn week(&self, week: i32) -> Facts {
        let days = FIRST + week * 7..FIRST + week * 7 + 7;
        let mut facts = self.facts.clone();
        facts.scans.retain(|scan| days.contains(&scan.day.0));
        facts.stints.retain(|stint| days.contains(&stint.day.0));
        facts.deeds = facts.deeds.into_iter().skip(week as usize).step_by(WEEKS as usize).collect();
        facts
    }
}

const SORTS: [Sort; 8] = [
    Sort::OneCard,
    Sort::OwnCircle,
    Sort::Pace,
    Sort::Voids,
    Sort::Overrides,
    Sort::Refunds,
    Sort::Offline,
    Sort::Closed,
];

#[test]
fn hours_that_were_told_go_before_those_that_were_learnt() {
    let mut shop = Shop::honest(1);
    let closed = |facts: &Facts| report(facts).people.values().map(|person| person.closed).sum::<i64>();
    let scans = i64::try_from(shop.facts.scans.len()).unwrap();
    assert!(closed(&shop.facts) < scans / 10, "the learnt hours fit an honest shop");
    shop.facts.open = Some((0..168).collect());
    assert_eq!(closed(&shop.facts), 0);
    // Open on Sunday's last hour alone; the hours beside it are left in peace, also across the week's end.
    shop.facts.open = Some([167].into());
    let hour = |scan: &Scan| (scan.day.0 + 3).rem_euclid(7) * 24 + i32::from(scan.hour);
    let in_peace = shop.facts.scans.iter().filter(|scan| [166, 167, 0].contains(&hour(scan))).count();
    let in_peace = i64::try_from(in_peace).unwrap();
    assert_eq!(closed(&shop.facts), scans - in_peace);
}

#[test]
fn hardly_anybody_honest_is_pointed_at() {
    let (mut people, mut pointed_at, mut why) = (0, 0, Vec::new());
    for seed in 0..SEEDS {
        let shop = Shop::honest(seed);
        people += shop.staff.len();
        let found = shop.findings();
        pointed_at += found.iter().map(|(staff, _)| staff).collect::<BTreeSet<_>>().len();
        why.extend(
            found.into_iter().map(|(staff, sort)| (seed, shop.staff.iter().position(|(one, _)| *one == staff), sort)),
        );
    }
    assert!(people >= 380 && pointed_at * 50 <= people, "{pointed_at} of {people}: {why:?}");
}

#[test]
fn hardly_any_honest_week_is_pointed_at() {
    let (mut weeks, mut pointed_at, mut why) = (0, 0, Vec::new());
    for seed in 0..SEEDS / 2 {
        let shop = Shop::honest(seed);
        for week in 0..WEEKS {
            let told = report(&shop.week(week));
            weeks += told.people.len();
            let found: BTreeSet<StaffId> = told.findings.iter().map(|finding| finding.staff).collect();
            pointed_at += found.len();
            why.extend(told.findings.iter().map(|finding| (seed, week, finding.sort)));
        }
    }
    assert!(weeks >= 1_000 && pointed_at * 50 <= weeks, "{pointed_at} of {weeks}: {why:?}");
}

#[test]
fn every_planted_case_is_found_and_nobody_else_is_pointed_at_for_it() {
    let (mut missed, mut others, mut honest) = (Vec::new(), Vec::new(), 0);
    for seed in 0..SEEDS {
        for (at, sort) in SORTS.into_iter().enumerate() {
            // The plants go round the seeds, each in a shop of its own.
            if seed as usize % SORTS.len() != at {
                continue;
            }
            let mut shop = Shop::honest(seed);
            let who = shop.staff[(at * 4) % 5].0;
            let who = if sort == Sort::Overrides { shop.staff[0].0 } else { who };
            shop.plant(sort, who);
            let found = shop.findings();
            if !found.contains(&(who, sort)) {
                missed.push((seed, sort));
            }
            honest += shop.staff.len() - 1;
            others.extend(found.into_iter().filter(|(staff, _)| *staff != who).map(|(_, found)| (seed, sort, found)));
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
    assert!(others.len() * 50 <= honest, "{} of {honest}: {others:?}", others.len());
}

#[test]
fn a_few_days_accuse_nobody() {
    let mut shop = Shop::honest(7);
    shop.facts.scans.retain(|scan| scan.day.0 < FIRST + 2);
    shop.facts.stints.retain(|stint| stint.day.0 < FIRST + 2);
    shop.facts.deeds.truncate(4);
    assert!(shop.findings().is_empty());
    assert!(report(&Facts::default()).findings.is_empty());
}

#[test]
fn a_finding_names_its_rows_and_what_it_is_made_of() {
    let mut shop = Shop::honest(3);
    let who = shop.staff[0].0;
    shop.plant(Sort::OneCard, who);
    let told = report(&shop.facts);
    let finding = told.findings.iter().find(|finding| finding.sort == Sort::OneCard).unwrap();
    let stamps = finding.inputs.iter().find(|(name, _)| *name == "stamps").unwrap().1;
    assert_eq!((finding.rows_counted as f64, finding.rows.len()), (stamps, 100));
    assert!((finding.value - stamps / told.people[&who].days as f64).abs() < 1e-9);
    assert!(told.median_per_hour.unwrap() > 3.0 && finding.chance < 1e-6);
}
