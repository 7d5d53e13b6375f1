//! The plan, looked at as an owner would.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::people::{Origin, Rhythm};
use super::said::What;
use super::*;

fn rome() -> Zone {
    Zone::parse(ZONE).unwrap()
}

fn day(text: &str) -> Day {
    let noon: jiff::Timestamp = format!("{text}T12:00:00Z").parse().unwrap();
    rome().day(Time(noon.as_millisecond()))
}

fn whole(today: &str) -> Plan {
    Plan::of(SEED, rome(), day(today), Dose::WHOLE)
}

/// The plan that most tests look at, made once.
static SPRING: LazyLock<Plan> = LazyLock::new(|| whole("2026-05-07"));

fn scans(plan: &Plan) -> impl Iterator<Item = &Step> {
    plan.steps.iter().filter(|step| matches!(step.act, Act::Scan { .. }))
}

#[test]
fn the_same_seed_on_the_same_day_gives_the_same_plan() {
    assert_eq!(*SPRING, whole("2026-05-07"));
    assert_ne!(*SPRING, Plan::of(SEED + 1, rome(), day("2026-05-07"), Dose::WHOLE));
}

#[test]
fn a_whole_demo_has_the_size_it_says_on_every_day_of_the_year() {
    for today in ["2026-01-02", "2026-08-15", "2026-12-26"] {
        let plan = whole(today);
        let visits = scans(&plan).count();
        assert!((10_000..=14_500).contains(&visits), "{today}: {visits} visits");
        assert!((160..=250).contains(&plan.people.len()), "{today}: {} people", plan.people.len());
    }
}

#[test]
fn nothing_happens_at_night_on_a_day_off_or_in_the_future() {
    for today in ["2026-10-26", "2026-09-01"] {
        let plan = whole(today);
        let calendar = Calendar::before(rome(), day(today), Dose::WHOLE.days);
        for step in &plan.steps {
            let on = rome().day(step.at);
            let (opens, closes) = calendar.hours(on).unwrap_or_else(|| panic!("closed at {}", step.at));
            assert!(calendar.at(on, opens) <= step.at && step.at <= calendar.at(on, closes), "{}", step.at);
            assert!(on < day(today) && step.at >= plan.opens_at, "{}", step.at);
        }
        assert!(plan.payments.iter().all(|payment| rome().day(payment.at) < day(today)));
        assert!(plan.steps.windows(2).all(|pair| pair[0].at <= pair[1].at));
    }
}

#[test]
fn nobody_is_scanned_before_they_have_a_card_or_twice_within_a_cool_down() {
    let plan = &*SPRING;
    let mut last: BTreeMap<usize, Time> = BTreeMap::new();
    for step in scans(plan) {
        assert!(plan.joined_at[step.who] < step.at);
        let before = last.insert(step.who, step.at);
        assert!(before.is_none_or(|before| before.distance_ms(step.at) > 30 * 60_000), "{step:?}");
    }
    assert!(plan.joined_at.iter().all(|at| *at > plan.opens_at));
}

#[test]
fn every_rhythm_is_there_and_looks_like_itself() {
    let plan = &*SPRING;
    let today = day("2026-05-07");
    let mut days: BTreeMap<usize, BTreeSet<Day>> = BTreeMap::new();
    for step in scans(plan) {
        days.entry(step.who).or_default().insert(rome().day(step.at));
    }
    let since = |who: usize| days.get(&who).and_then(|days| days.last()).map_or(999, |day| today.0 - day.0);
    let many = |rhythm, least: usize, is_so: &dyn Fn(usize) -> bool| {
        let people = (0..plan.people.len()).filter(|who| plan.people[*who].rhythm == rhythm);
        let found = people.filter(|who| is_so(*who)).count();
        assert!(found >= least, "{rhythm:?}: {found}");
    };
    let visits = |who: usize| days.get(&who).map_or(0, BTreeSet::len);
    many(Rhythm::Daily, 20, &|who| visits(who) >= 20 && since(who) <= 10);
    many(Rhythm::Weekly, 45, &|who| visits(who) >= 4 && since(who) <= 21);
    many(Rhythm::Monthly, 25, &|who| (2..60).contains(&visits(who)) && since(who) <= 80);
    many(Rhythm::Once, 30, &|who| visits(who) == 1);
    many(Rhythm::Lapsed, 25, &|who| visits(who) >= 3 && since(who) > 40);
    many(Rhythm::Late, 8, &|who| visits(who) >= 5 && i64::from(since(who)) >= plan.people[who].every_days * 2);
    many(Rhythm::Newcomer, 12, &|who| days[&who].first().is_some_and(|first| today.0 - first.0 <= 29));
}

#[test]
fn the_log_has_weeks_hours_a_summer_and_growth() {
    let plan = &*SPRING;
    let (mut weekdays, mut mornings, mut months) = ([0; 7], 0, BTreeMap::<(i16, i8), usize>::new());
    for step in scans(plan) {
        let on = rome().day(step.at);
        weekdays[usize::try_from(Calendar::weekday(on)).unwrap()] += 1;
        mornings += usize::from(step.at.0 - rome().midnight(on).0 < 10 * 3_600_000);
        let (year, month, _) = rome().calendar(on);
        *months.entry((year, month)).or_default() += 1;
    }
    let visits = scans(plan).count();
    assert!(weekdays[1] > weekdays[6] * 3 / 2, "Tuesdays are fuller than Sundays: {weekdays:?}");
    assert!((40..70).contains(&(mornings * 100 / visits)), "{mornings} of {visits} before ten");
    let of = |year, month| months[&(year, month)];
    assert!(of(2025, 8) < of(2025, 6) * 3 / 4, "August is quiet");
    assert!(of(2026, 3) > of(2025, 3) * 5 / 4, "a year later there are more: {months:?}");
}

#[test]
fn there_is_a_bit_of_everything() {
    let plan = &*SPRING;
    let count = |is_so: &dyn Fn(&Act) -> bool| plan.steps.iter().filter(|step| is_so(&step.act)).count();
    assert!(count(&|act| matches!(act, Act::Void(_))) >= 8);
    assert_eq!(count(&|act| matches!(act, Act::Refund(_))), 6);
    assert_eq!(count(&|act| matches!(act, Act::Gift(..))), 9);
    assert!(count(&|act| matches!(act, Act::Open(_))) >= 8);
    assert!(count(&|act| matches!(act, Act::Use)) >= 900);
    for shows in [Shows::Live, Shows::Printed, Shows::Short, Shows::Ticket] {
        let found = count(&|act| matches!(act, Act::Scan { shows: shown, .. } if *shown == shows));
        assert!(found >= 60, "{shows:?}: {found}");
    }
    let untold = count(&|act| matches!(act, Act::Scan { items, .. } if items.is_empty()));
    assert!((300..1_500).contains(&untold), "{untold}");
    assert!(plan.payments.len() >= 20);
    assert_eq!(plan.people.iter().filter(|person| matches!(person.origin, Origin::Sheet(_))).count(), 6);
}

#[test]
fn marta_was_here_yesterday_morning_with_seven_of_ten() {
    let plan = &*SPRING;
    let own: Vec<&Step> = scans(plan).filter(|step| step.who == STAR).collect();
    assert_eq!(plan.people[STAR].name.as_deref(), Some("Marta"));
    assert_eq!(own.len() % 10, 7);
    let last = own.last().unwrap().at;
    assert_eq!(rome().day(last), day("2026-05-06"));
    assert!(last.0 - rome().midnight(day("2026-05-06")).0 < 9 * 3_600_000);
    assert!(own[0].at > plan.news[1].0, "all of her stamps are under the kinder card");
}

#[test]
fn customers_answer_now_and_then_and_two_cases_wait() {
    let plan = &*SPRING;
    let (mut answers, mut open, mut solved) = (BTreeMap::<usize, Vec<i64>>::new(), 0, 0);
    let mut nudges = 0;
    let today = rome().midnight(day("2026-05-07"));
    for one in &plan.said {
        assert!(one.at < today && one.at > plan.joined_at[one.who], "{one:?}");
        match one.what {
            What::Answer(score, _) => {
                assert!((0..=10).contains(&score) && plan.people[one.who].email.is_some(), "{one:?}");
                answers.entry(one.who).or_default().push(one.at.0);
            }
            What::Case(.., None) => open += 1,
            What::Case(.., Some(_)) => solved += 1,
            What::Note(_) => assert_eq!(one.who, STAR),
            What::Nudge(..) => nudges += 1,
        }
    }
    assert_eq!((open, solved, nudges), (2, 3, 5));
    let many: usize = answers.values().map(Vec::len).sum();
    assert!(many >= 40, "{many}");
    let quiet = |times: &Vec<i64>| times.windows(2).all(|pair| pair[1] - pair[0] > 89 * 24 * 3_600_000);
    assert!(answers.values().all(quiet));
}
