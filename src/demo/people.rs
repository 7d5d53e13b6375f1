//! Who comes to the café: invented people, mostly Italian, with the foreigners of the town.

use super::calendar::Calendar;
use super::{Dice, Dose};
use crate::kernel::{Day, Language};

/// How somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rhythm {
    /// On the way to work, and sometimes again in the afternoon.
    Daily,
    /// Every so many days.
    Weekly,
    /// Now and then, still for years.
    Monthly,
    /// Once, on the way through.
    Once,
    /// Came like the others, then less and less, then no more.
    Lapsed,
    /// A regular who should have come by now.
    Late,
    /// New in the last four weeks.
    Newcomer,
}

/// How somebody came by the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From the poster, by their own phone.
    Poster,
    /// Asked at the counter.
    Counter,
    /// A blank card of the sheet, by its place on it.
    Sheet(usize),
}

/// What somebody shows at the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The live code on the phone.
    Live,
    /// The code in print.
    Printed,
    /// Ten characters, spoken.
    Short,
    /// Nothing: their camera reads the ticket that the counter shows.
    Ticket,
}

/// One of the people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What to call them; None for who did not say.
    pub name: Option<String>,
    /// Where to write, for who agreed to it.
    pub email: Option<String>,
    /// In which language, for who said so.
    pub language: Option<Language>,
    /// How they come.
    pub rhythm: Rhythm,
    /// Days between two visits, on average.
    pub every_days: i64,
    /// The weekday they mostly come on, for those who have one.
    pub weekday: Option<i32>,
    /// The first day.
    pub joins: Day,
    /// The day after which they come no more, if there is one.
    pub leaves: Day,
    /// The minute of the day they like.
    pub minute: i64,
    /// What they drink.
    pub taste: usize,
    /// What they show.
    pub shows: Shows,
    /// How they came by the card.
    pub origin: Origin,
    /// Whether the café writes their bill down.
    pub has_account: bool,
    /// Stamps of the old paper card that they brought along.
    pub paper_stamps: i64,
}

/// The one whose card the demo shows.
pub const STAR: usize = 0;
/// Blank cards on the sheet, and how many of them come alive.
pub const SHEET_CARDS: usize = 10;
const AWAKE_CARDS: usize = 6;

const ITALIAN: [&str; 44] = [
    "Giulia",
    "Luca",
    "Francesca",
    "Matteo",
    "Chiara",
    "Andrea",
    "Sara",
    "Davide",
    "Elena",
    "Marco",
    "Valentina",
    "Simone",
    "Martina",
    "Paolo",
    "Alessia",
    "Stefano",
    "Federica",
    "Giorgio",
    "Ilaria",
    "Roberto",
    "Silvia",
    "Enrico",
    "Beatrice",
    "Tommaso",
    "Laura",
    "Pietro",
    "Noemi",
    "Riccardo",
    "Anna",
    "Filippo",
    "Camilla",
    "Nicola",
    "Caterina",
    "Gabriele",
    "Teresa",
    "Leonardo",
    "Ludovica",
    "Michele",
    "Rosa",
    "Emanuele",
    "Irene",
    "Lorenzo",
    "Viola",
    "Sergio",
];
const POLISH: [&str; 12] = [
    "Agnieszka",
    "Tomasz",
    "Łucja",
    "Piotr",
    "Zofia",
    "Krzysztof",
    "Małgorzata",
    "Jakub",
    "Ewa",
    "Michał",
    "Żaneta",
    "Wojciech",
];
const ENGLISH: [&str; 12] =
    ["Emily", "Oliver", "Grace", "Harry", "Charlotte", "Owen", "Imogen", "Callum", "Niamh", "George", "Freya", "Rhys"];
const INITIALS: [&str; 14] = ["A.", "B.", "C.", "D.", "F.", "G.", "L.", "M.", "N.", "P.", "R.", "S.", "T.", "V."];

/// How many of each kind there are in a whole demo.
const CAST: [(Rhythm, i64); 7] = [
    (Rhythm::Daily, 24),
    (Rhythm::Weekly, 62),
    (Rhythm::Monthly, 40),
    (Rhythm::Once, 34),
    (Rhythm::Lapsed, 34),
    (Rhythm::Late, 12),
    (Rhythm::Newcomer, 16),
];

/// Everybody, the star first.
pub fn cast(calendar: &Calendar, dose: Dose, seed: u64) -> Vec<Person> {
    let mut people = vec![star(calendar)];
    for (rhythm, whole) in CAST {
        for _ in 0..(whole * dose.people_percent / 100).max(1) {
            let dice = Dice::of(seed, people.len());
            people.push(person(rhythm, calendar, &dice));
        }
    }
    let blanks: Vec<usize> = (0..people.len()).filter(|i| may_be_blank(&people[*i])).take(AWAKE_CARDS).collect();
    for (place, i) in blanks.into_iter().enumerate() {
        let sheet = calendar.day_at(25);
        let joins = people[i].joins.max(sheet.plus(1));
        let nobody = Person { name: None, email: None, language: None, paper_stamps: 0, ..people[i].clone() };
        people[i] = Person { joins, origin: Origin::Sheet(place), shows: Shows::Printed, ..nobody };
    }
    let with_account = (0..people.len()).filter(|i| *i != STAR && people[*i].rhythm == Rhythm::Daily).take(4);
    for i in with_account.collect::<Vec<_>>() {
        people[i].has_account = true;
    }
    people
}

fn may_be_blank(person: &Person) -> bool {
    person.name.is_none() && matches!(person.rhythm, Rhythm::Weekly | Rhythm::Monthly | Rhythm::Newcomer)
}

/// Marta: seven of ten, a cornetto waiting, here yesterday morning. Her visits are counted out in `visits`.
fn star(calendar: &Calendar) -> Person {
    Person {
        name: Some("Marta".to_owned()),
        email: None,
        // Her page speaks the language of whoever looks at it.
        language: None,
        rhythm: Rhythm::Weekly,
        every_days: 4,
        weekday: None,
        joins: calendar.first,
        leaves: calendar.last,
        minute: 8 * 60 + 12,
        taste: 1,
        shows: Shows::Live,
        origin: Origin::Poster,
        has_account: false,
        paper_stamps: 0,
    }
}

fn person(rhythm: Rhythm, calendar: &Calendar, dice: &Dice) -> Person {
    let (name, language) = who(dice);
    let every_days = match rhythm {
        Rhythm::Daily => 1,
        Rhythm::Weekly | Rhythm::Newcomer => dice.between(3, 9),
        Rhythm::Monthly => dice.between(18, 40),
        Rhythm::Once => 1,
        Rhythm::Lapsed => dice.between(2, 12),
        Rhythm::Late => dice.between(3, 7),
    };
    let joins = joins(rhythm, calendar, dice);
    let leaves = match rhythm {
        Rhythm::Once => joins,
        Rhythm::Lapsed => joins.plus(every_days * dice.between(6, 30)).min(calendar.last.plus(-45)),
        Rhythm::Late => calendar.last.plus(-every_days * dice.between(3, 5)),
        _ => calendar.last,
    };
    let email = name.as_ref().filter(|_| dice.chance(35)).map(|name| address(name));
    Person {
        email,
        language,
        rhythm,
        every_days,
        weekday: (rhythm == Rhythm::Weekly && every_days >= 6).then(|| weekday(dice)),
        joins: calendar.open_from(joins).unwrap_or(calendar.last),
        leaves,
        minute: favourite_minute(dice),
        taste: usize::try_from(dice.between(0, 4)).unwrap_or(0),
        shows: match dice.between(1, 100) {
            ..=62 => Shows::Live,
            63..=90 => Shows::Printed,
            91..=95 => Shows::Short,
            _ => Shows::Ticket,
        },
        origin: if dice.chance(65) { Origin::Poster } else { Origin::Counter },
        has_account: false,
        // Paper cards were taken over in the first weeks, from those who had been regulars before.
        paper_stamps: if Calendar::days_between(calendar.first, joins) < 30 && rhythm != Rhythm::Once && dice.chance(60)
        {
            dice.between(2, 9)
        } else {
            0
        },
        name,
    }
}

/// A third of the regulars were there from the opening; the others found the café one after the other.
fn joins(rhythm: Rhythm, calendar: &Calendar, dice: &Dice) -> Day {
    match rhythm {
        Rhythm::Newcomer => calendar.last.plus(-dice.between(1, 27)),
        Rhythm::Once => calendar.day_at(dice.between(1, 99)),
        Rhythm::Lapsed => calendar.day_at(dice.between(0, 60)),
        Rhythm::Late => calendar.day_at(dice.between(10, 70)),
        _ if dice.chance(35) => calendar.day_at(dice.between(0, 4)),
        _ => calendar.day_at(dice.between(5, 93)),
    }
}

fn who(dice: &Dice) -> (Option<String>, Option<Language>) {
    let (names, language) = match dice.between(1, 100) {
        ..=74 => (&ITALIAN[..], Language::It),
        75..=88 => (&POLISH[..], Language::Pl),
        _ => (&ENGLISH[..], Language::En),
    };
    let name = format!("{} {}", dice.one_of(names), dice.one_of(&INITIALS));
    // One in ten takes the card and says nothing.
    if dice.chance(10) { (None, None) } else { (Some(name), Some(language)) }
}

/// An address that leads nowhere, by RFC 2606.
fn address(name: &str) -> String {
    let letter = |c: char| match c.to_ascii_lowercase() {
        'ł' | 'Ł' => 'l',
        'ż' | 'Ż' => 'z',
        ' ' => '.',
        c => c,
    };
    let local: String = name.trim_end_matches('.').chars().map(letter).filter(|c| c.is_ascii()).collect();
    format!("{local}@example.org")
}

/// Saturday is market day.
fn weekday(dice: &Dice) -> i32 {
    *dice.one_of(&[0, 1, 2, 3, 4, 4, 5, 5, 5, 6])
}

/// Most come before work, some for lunch, a few for the aperitivo.
fn favourite_minute(dice: &Dice) -> i64 {
    match dice.between(1, 100) {
        ..=55 => dice.between(415, 570),
        56..=70 => dice.between(570, 690),
        71..=83 => dice.between(725, 830),
        84..=91 => dice.between(890, 1_000),
        _ => dice.between(1_055, 1_130),
    }
}
