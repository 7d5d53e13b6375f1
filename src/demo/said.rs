//! What the café's customers say, and what they are told: answers to the question after a visit, cases, and a note.

use super::calendar::Calendar;
use super::people::{Person, Rhythm, STAR};
use super::{Act, Dice, Step};
use crate::feedback::ask::Asking;
use crate::kernel::{Day, Time, VisitId};
use crate::nudge::Way;

/// Something that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Whether they would recommend the café, and a word besides.
    Answer(i64, Option<&'static str>),
    /// What went wrong, whether it is serious, and, where it was solved, what was done and what they were told.
    Case(&'static str, bool, Option<(&'static str, &'static str)>),
    /// What the café tells them.
    Note(&'static str),
    /// What whoever serves is to say at the next visit, or a mail says.
    Nudge(Way, &'static str),
}

/// Something that was said by somebody, or to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Time,
    /// The place among the people.
    pub who: usize,
    /// What.
    pub what: What,
}

const GLAD: [&str; 6] = [
    "Il miglior cornetto del quartiere.",
    "Giulia si ricorda sempre come prendo il caffè.",
    "Comodo, e sempre gentili.",
    "Best cappuccino in town!",
    "Mi piace il tavolino in fondo, al sole.",
    "La tessera sul telefono è una bella idea.",
];
const SORRY: [&str; 4] =
    ["Troppa fila alle otto.", "Il cappuccino era tiepido.", "Vorrei più scelta senza lattosio.", "Un po’ caro."];
/// What went wrong, whether it was serious, and how it was solved: the shop's note, and what it wrote to the customer.
type Wrong = (&'static str, bool, Option<(&'static str, &'static str)>);

const CASES: [Wrong; 5] = [
    (
        "Ho trovato un capello nel cornetto.",
        true,
        Some(("Scuse al banco e colazione offerta.", "Ci dispiace molto. La prossima colazione è nostra.")),
    ),
    (
        "Il bagno era chiuso.",
        false,
        Some(("Riparata la serratura.", "Riparato: ora è aperto. Grazie di averlo detto!")),
    ),
    (
        "Mi manca un timbro di venerdì.",
        false,
        Some(("Timbro aggiunto.", "Avevi ragione: il timbro è sulla tua tessera.")),
    ),
    ("Non c’è mai latte d’avena.", false, None),
    ("Ho aspettato venti minuti e il cappuccino era freddo.", true, None),
];
const TO_MARTA: &str = "Ciao Marta, da lunedì c’è il cornetto al pistacchio. Te ne teniamo uno da parte?";

/// How the owner would have people back, and how many days ago. Who came since is the plan's own doing.
const NUDGES: [(i64, Way, &str); 5] = [
    (41, Way::Greet, "Chiedi com’è andato il trasloco."),
    (27, Way::Mail, "Manca poco al prossimo caffè: la tessera ti aspetta, e noi pure."),
    (16, Way::Greet, "Digli che è tornato il cornetto integrale."),
    (9, Way::Greet, "Salutala da parte mia: è un po’ che non si vede."),
    (2, Way::Greet, "Chiedi se il tavolino in fondo va bene la prossima volta."),
];

/// All that was said, by time. The shop asks as it asks everywhere, those who allow it: who left an address.
pub fn said(people: &[Person], steps: &[Step], calendar: &Calendar, seed: u64) -> Vec<Said> {
    let mut said = Vec::new();
    for (who, person) in people.iter().enumerate().filter(|(_, person)| person.email.is_some()) {
        let dice = Dice::of(seed ^ 0x5a1d, who);
        let own = steps.iter().filter(|step| step.who == who && matches!(step.act, Act::Scan { .. }));
        let visits: Vec<_> = own.map(|step| (VisitId(uuid::Uuid::nil()), step.at)).collect();
        let asking = Asking { visits, ..Asking::default() };
        // Nobody but who was asked answers, and of those a half.
        for (_, at) in asking.opening() {
            if dice.chance(50) {
                let what = answer(person, &dice);
                said.push(Said { at: at.plus_minutes(dice.between(15, 200)), who, what });
            }
        }
    }
    cases(&mut said, people, calendar);
    nudges(&mut said, people, calendar);
    said.push(Said { at: calendar.at(calendar.last, 19 * 60), who: STAR, what: What::Note(TO_MARTA) });
    said.sort_by_key(|one| (one.at, one.who));
    said
}

fn answer(person: &Person, dice: &Dice) -> What {
    let is_leaving = matches!(person.rhythm, Rhythm::Lapsed | Rhythm::Late);
    let score = if is_leaving { dice.between(3, 9) } else { dice.between(7, 10) };
    let comment = dice.chance(30).then(|| *dice.one_of::<&'static str>(if score > 8 { &GLAD } else { &SORRY }));
    What::Answer(score, comment)
}

/// Three cases of long ago were solved; two of last week wait for somebody.
fn cases(said: &mut Vec<Said>, people: &[Person], calendar: &Calendar) {
    let is_there = |person: &&(usize, &Person), day: Day| person.1.joins < day && person.1.leaves >= day;
    let named: Vec<(usize, &Person)> =
        people.iter().enumerate().filter(|(who, person)| *who != STAR && person.name.is_some()).collect();
    let mut told: Vec<usize> = Vec::new();
    for (case, days_ago) in CASES.into_iter().zip([70, 48, 31, 6, 3]) {
        let day = calendar.open_until(calendar.last.plus(-days_ago));
        let found = named.iter().find(|person| is_there(person, day) && !told.contains(&person.0));
        let Some((who, _)) = found else { continue };
        told.push(*who);
        let (text, is_serious, solved) = case;
        said.push(Said { at: calendar.at(day, 17 * 60), who: *who, what: What::Case(text, is_serious, solved) });
    }
}

/// The café's owner remembers people in the evening, each once: by mail only those who left an address.
fn nudges(said: &mut Vec<Said>, people: &[Person], calendar: &Calendar) {
    let mut told: Vec<usize> = vec![STAR];
    for (days_ago, way, text) in NUDGES {
        let day = calendar.open_until(calendar.last.plus(-days_ago));
        let may_be_told = |who: usize, person: &Person| {
            person.joins < day
                && person.name.is_some()
                && (way == Way::Greet || person.email.is_some())
                && !told.contains(&who)
        };
        let mut named = people.iter().enumerate().rev();
        let Some((who, _)) = named.find(|(who, person)| may_be_told(*who, person)) else { continue };
        told.push(who);
        said.push(Said { at: calendar.at(day, 20 * 60), who, what: What::Nudge(way, text) });
    }
}
