//! From a rhythm to visits: when somebody comes, what they have, and when they remember the reward.

use super::basket::basket;
use super::calendar::Calendar;
use super::people::{Person, Rhythm, Shows};
use super::{Act, Dice, Step};
use crate::kernel::{Day, Time};

/// The star has been here so often: two full cards of ten, and seven stamps.
const STAR_VISITS: i64 = 27;
/// The visits on which the star used what was waiting, counted from 1. The last cornetto, of her 25th, is still there.
const STAR_USES: [usize; 4] = [8, 13, 18, 23];
/// What the café's card asked for before it was made kinder, and since.
const GOALS: [(i64, i64); 2] = [(6, 12), (5, 10)];

/// The star's visits: counted back from yesterday, so that the demo always finds her in the same place.
pub fn of_star(person: &Person, who: usize, calendar: &Calendar, dice: &Dice) -> Vec<Step> {
    let mut days = vec![calendar.open_until(calendar.last)];
    while days.len() < usize::try_from(STAR_VISITS).unwrap_or(0) {
        let before = days.last().copied().unwrap_or(calendar.last);
        days.push(calendar.open_until(before.plus(-dice.between(2, 5))));
    }
    days.reverse();
    let mut steps = Vec::new();
    for (i, day) in days.into_iter().enumerate() {
        let shift = dice.between(-6, 6);
        scan(&mut steps, person, who, day, person.minute + shift, true, calendar, dice);
        if STAR_USES.contains(&(i + 1)) {
            steps.push(use_after(&steps, who, dice));
        }
    }
    steps
}

/// Somebody's visits. `better_from` is the day on which the card became kinder.
pub fn of(person: &Person, who: usize, better_from: Day, calendar: &Calendar, dice: &Dice) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut stamps = person.paper_stamps;
    // In how many visits a reward that is waiting will be remembered.
    let mut waiting: Vec<i64> = Vec::new();
    for day in days(person, calendar, dice) {
        let minute = calendar.minute(day, person.minute, dice);
        let again = minute < 720 && Calendar::weekday(day) != 6 && person.rhythm == Rhythm::Daily && dice.chance(18);
        let times = if again { vec![minute, dice.between(920, 1_040)] } else { vec![minute] };
        for minute in times {
            scan(&mut steps, person, who, day, minute, false, calendar, dice);
            waiting.iter_mut().for_each(|visits| *visits -= 1);
            if let Some(i) = waiting.iter().position(|visits| *visits <= 0) {
                waiting.remove(i);
                let usage = use_after(&steps, who, dice);
                // One in ten asks for it and buys nothing: then using the reward is the visit.
                if steps.len() > 1 && dice.chance(10) {
                    steps.pop();
                }
                steps.push(usage);
            }
            stamps += 1;
            let (middle, goal) = GOALS[usize::from(day >= better_from)];
            if (stamps == middle || stamps >= goal) && dice.chance(78) {
                waiting.push(if person.rhythm == Rhythm::Daily { dice.between(5, 10) } else { dice.between(1, 4) });
            }
            stamps = if stamps >= goal { 0 } else { stamps };
        }
    }
    steps
}

/// The days on which somebody comes.
fn days(person: &Person, calendar: &Calendar, dice: &Dice) -> Vec<Day> {
    if person.rhythm == Rhythm::Daily {
        let comes = |day: Day| {
            let is_working_day = Calendar::weekday(day) < 5;
            let is_july = matches!(calendar.month(day), 7 | 8);
            calendar.hours(day).is_some()
                && dice.chance(if !is_working_day {
                    28
                } else if is_july {
                    62
                } else {
                    80
                })
        };
        let last = Calendar::days_between(person.joins, person.leaves);
        return (0..=last)
            .map(|days| person.joins.plus(days))
            .filter(|day| *day == person.joins || comes(*day))
            .collect();
    }
    let mut days: Vec<Day> = Vec::new();
    let mut next = person.joins;
    while next <= person.leaves
        && let Some(day) = calendar.open_from(next)
    {
        if days.last() != Some(&day) {
            days.push(day);
        }
        if person.rhythm == Rhythm::Once {
            break;
        }
        next = day.plus(gap(person, day, calendar, dice)).max(day.plus(1));
        if let Some(wanted) = person.weekday.filter(|_| dice.chance(75)) {
            // To the nearest day of theirs, forwards or back.
            let ahead = (wanted - Calendar::weekday(next)).rem_euclid(7);
            let moved = next.plus(i64::from(if ahead > 3 { ahead - 7 } else { ahead }));
            next = if moved > day { moved } else { moved.plus(7) };
        }
    }
    days
}

/// Days to the next visit: around their own rhythm, longer in summer, and longer and longer for who slips away.
fn gap(person: &Person, day: Day, calendar: &Calendar, dice: &Dice) -> i64 {
    let mut percent = dice.between(65, 135);
    if matches!(calendar.month(day), 7 | 8) {
        percent = percent * 13 / 10;
    }
    let left = Calendar::days_between(day, person.leaves);
    if person.rhythm == Rhythm::Lapsed && left < person.every_days * 5 {
        percent *= 2;
    }
    (person.every_days * percent + 50) / 100
}

#[expect(clippy::too_many_arguments, reason = "each is one fact of the same visit")]
fn scan(
    steps: &mut Vec<Step>,
    person: &Person,
    who: usize,
    day: Day,
    minute: i64,
    is_told: bool,
    calendar: &Calendar,
    dice: &Dice,
) {
    let at = calendar.at(day, minute).plus_ms(dice.between(0, 59_999));
    let items = basket(person.taste, minute, Calendar::weekday(day) == 6, dice);
    // Now and then the till is in a hurry, and nobody types what it was.
    let items = if is_told || dice.chance(94) { items } else { Vec::new() };
    // A second person's stamp, on the card of the first.
    let stamps = if !is_told && dice.chance(2) { 2 } else { 1 };
    let shows = if person.shows == Shows::Ticket && dice.chance(40) { Shows::Live } else { person.shows };
    let on_account = person.has_account && !items.is_empty() && dice.chance(60);
    steps.push(Step { at, who, act: Act::Scan { shows, stamps, items, on_account } });
}

/// Half a minute after the scan, what was waiting is asked for.
fn use_after(steps: &[Step], who: usize, dice: &Dice) -> Step {
    let scanned_at = steps.last().map_or(Time(0), |step| step.at);
    Step { at: scanned_at.plus_ms(dice.between(20_000, 45_000)), who, act: Act::Use }
}
