//! What is said, word for word, and that everything has words.

use crate::kernel::{Date, ProgramId};
use crate::retention::*;

use super::*;
use crate::ledger::answer::ProgressView;
use crate::words::Words;

fn speakers() -> [Speaker; 3] {
    let (currency, zone) = (Currency::parse("EUR").unwrap(), Zone::parse("Europe/Rome").unwrap());
    Language::ALL.map(|language| Speaker { words: Words(language), currency: currency.clone(), zone: zone.clone() })
}

/// What the three say, with the space that does not break shown as one that does.
fn all(say: impl Fn(&Speaker) -> String) -> [String; 3] {
    speakers().map(|speaker| say(&speaker).replace('\u{a0}', " "))
}

fn day(text: &str) -> Day {
    Date::parse(text).unwrap().0
}

#[test]
fn the_leading_sentence_counts_the_late_and_the_kept() {
    let say = |late_regulars, retained| {
        let (month, retention_rate) = ("2025-03".to_owned(), None);
        let lead = Sentence::LateAndKept { late_regulars, month, retained, active_at_start: 100, retention_rate };
        all(|speaker| speaker.sentence(&lead))
    };
    assert_eq!(say(12, 80)[0], "12 regulars are late. Last month you kept 80 of 100.");
    for (n, expected) in [
        (
            0,
            [
                "No regular is late. Last month you kept 0 of 100.",
                "Nessun cliente abituale è in ritardo. Il mese scorso sono rimasti 0 clienti su 100.",
                "Nikt ze stałych klientów się nie spóźnia. W zeszłym miesiącu zostało 0 klientów z 100.",
            ],
        ),
        (
            1,
            [
                "1 regular is late. Last month you kept 1 of 100.",
                "1 cliente abituale è in ritardo. Il mese scorso è rimasto 1 cliente su 100.",
                "Spóźnia się 1 stały klient. W zeszłym miesiącu został 1 klient z 100.",
            ],
        ),
        (
            2,
            [
                "2 regulars are late. Last month you kept 2 of 100.",
                "2 clienti abituali sono in ritardo. Il mese scorso sono rimasti 2 clienti su 100.",
                "Spóźnia się 2 stałych klientów. W zeszłym miesiącu zostało 2 klientów z 100.",
            ],
        ),
        (
            5,
            [
                "5 regulars are late. Last month you kept 5 of 100.",
                "5 clienti abituali sono in ritardo. Il mese scorso sono rimasti 5 clienti su 100.",
                "Spóźnia się 5 stałych klientów. W zeszłym miesiącu zostało 5 klientów z 100.",
            ],
        ),
        (
            22,
            [
                "22 regulars are late. Last month you kept 22 of 100.",
                "22 clienti abituali sono in ritardo. Il mese scorso sono rimasti 22 clienti su 100.",
                "Spóźnia się 22 stałych klientów. W zeszłym miesiącu zostało 22 klientów z 100.",
            ],
        ),
    ] {
        assert_eq!(say(n, n), expected);
    }
}

#[test]
fn a_beginner_is_told_people_and_from_twenty_on_percent() {
    let say = |repeat_customers, visitors| {
        let repeat_purchase_rate = ratio(repeat_customers, visitors);
        let lead = Sentence::RepeatPurchase { repeat_customers, visitors, repeat_purchase_rate, days: 30 };
        all(|speaker| speaker.sentence(&lead))
    };
    let polish = "Co najmniej dwa razy w ciągu ostatnich 30 dni:";
    let italian = "Clienti venuti almeno due volte negli ultimi 30 giorni:";
    for (repeat, visitors, english, it, pl) in [
        (1, 1, "1 of 1 customer", "1 su 1.", "1 z 1 klienta."),
        (1, 2, "1 of 2 customers", "1 su 2.", "1 z 2 klientów."),
        (2, 5, "2 of 5 customers", "2 su 5.", "2 z 5 klientów."),
        (8, 19, "8 of 19 customers", "8 su 19.", "8 z 19 klientów."),
        (8, 20, "40 % of 20 customers", "40 % di 20.", "40 % z 20 klientów."),
        (5, 22, "23 % of 22 customers", "23 % di 22.", "23 % z 22 klientów."),
    ] {
        let expected = [
            format!("In the last 30 days {english} came at least twice."),
            format!("{italian} {it}"),
            format!("{polish} {pl}"),
        ];
        assert_eq!(say(repeat, visitors), expected);
    }
}

#[test]
fn an_empty_and_a_quiet_shop_are_told_so() {
    assert_eq!(
        all(|speaker| speaker.sentence(&Sentence::NobodyYet)),
        [
            "Nobody has come yet. The first scan starts it all.",
            "Non è ancora venuto nessuno. Si comincia con la prima scansione.",
            "Nikt jeszcze nie przyszedł. Wszystko zacznie się od pierwszego skanu.",
        ]
    );
    let quiet =
        |customers| all(|speaker| speaker.sentence(&Sentence::Quiet { last_visit: day("2025-03-12"), customers }));
    let polish = |n: &str| format!("Jest cicho. Do tej pory {n}; ostatnia wizyta: 12 marca 2025.");
    let italian = |n: &str| format!("C’è calma. Finora {n}; ultima visita: 12 marzo 2025.");
    let english = |n: &str, last: &str| format!("It is quiet. {n} come so far, {last} on 12 March 2025.");
    for (n, expected) in [
        (1, [english("1 customer has", "last"), italian("è venuto 1 cliente"), polish("przyszedł 1 klient")]),
        (2, [english("2 customers have", "the last"), italian("sono venuti 2 clienti"), polish("przyszło 2 klientów")]),
        (5, [english("5 customers have", "the last"), italian("sono venuti 5 clienti"), polish("przyszło 5 klientów")]),
        (
            22,
            [
                english("22 customers have", "the last"),
                italian("sono venuti 22 clienti"),
                polish("przyszło 22 klientów"),
            ],
        ),
    ] {
        assert_eq!(quiet(n), expected);
    }
}

fn slipping(reasons: Vec<Reason>, usual_gap_days: Option<f64>) -> Slipping {
    Slipping {
        customer: 0,
        light: Colour::Red,
        reasons,
        usual_gap_days,
        idle_days: 13,
        risk: Risk::Unknown,
        worth: 0,
        at_risk: 0.0,
    }
}

fn idle(idle_days: i32) -> Reason {
    Reason::Idle { colour: Colour::Red, idle_days, from_days: 7 }
}

fn card(stamps: i64, goal: i64) -> ProgressView {
    ProgressView { program_id: ProgramId(uuid::Uuid::nil()), stamps, goal, earned: None, reason: None }
}

#[test]
fn why_to_act_stands_in_one_line() {
    let late = slipping(vec![idle(13)], Some(4.0));
    let expected = [
        "every 4 days, now 13 · 9 of 10 stamps",
        "ogni 4 giorni, ora 13 · 9 timbri su 10",
        "co 4 dni, teraz 13 · 9 z 10 pieczątek",
    ];
    assert_eq!(all(|speaker| speaker.why_act(&late, &[card(2, 10), card(9, 10), card(0, 1)])), expected);
    let unhappy = slipping(vec![Reason::Unhappy { score: 3, scale_max: 10 }, Reason::SeriousCase, idle(40)], None);
    let expected = [
        "unhappy: 3 of 10 · a serious complaint is open · not here for 40 days",
        "voto basso: 3 su 10 · un reclamo grave è ancora aperto · manca da 40 giorni",
        "niska ocena: 3 z 10 · poważna skarga wciąż czeka · nieobecność od 40 dni",
    ];
    assert_eq!(all(|speaker| speaker.why_act(&unhappy, &[])), expected);
}

#[test]
fn a_rhythm_has_the_plural_of_its_days() {
    let say = |gap| all(|speaker| speaker.why_act(&slipping(vec![idle(13)], Some(gap)), &[]));
    assert_eq!(say(1.0), ["every day, now 13", "ogni giorno, ora 13", "codziennie, teraz 13"]);
    assert_eq!(say(0.5), say(1.0));
    assert_eq!(say(2.0), ["every 2 days, now 13", "ogni 2 giorni, ora 13", "co 2 dni, teraz 13"]);
    assert_eq!(say(4.5), ["every 4.5 days, now 13", "ogni 4,5 giorni, ora 13", "co 4,5 dnia, teraz 13"]);
    assert_eq!(say(5.0), ["every 5 days, now 13", "ogni 5 giorni, ora 13", "co 5 dni, teraz 13"]);
    assert_eq!(say(22.0), ["every 22 days, now 13", "ogni 22 giorni, ora 13", "co 22 dni, teraz 13"]);
    let days = |n| all(|speaker| speaker.figure(Some(n), Unit::Days));
    assert_eq!(days(1.0), ["1 day", "1 giorno", "1 dzień"]);
    assert_eq!(days(86.5 / 3.0), ["28.8 days", "28,8 giorni", "28,8 dnia"]);
    assert_eq!([2.0, 5.0, 22.0].map(|n| days(n)[2].clone()), ["2 dni", "5 dni", "22 dni"]);
}

#[test]
fn a_customers_visits_and_stamps_have_their_plurals() {
    let log = log();
    let view = log.as_of(day("2025-04-01"));
    let mut figures = figures(&view, 0, WindowDays::parse(30).unwrap(), &Closures::default(), None);
    let mut spent = |visits| {
        (figures.spend.visits_with_amount, figures.spend.net_minor) = (visits, 123_450);
        all(|speaker| speaker.customer(&figures).spent.unwrap())
    };
    assert_eq!(spent(1), ["€1,234.50 in 1 visit", "1234,50 € in 1 visita", "1 wizyta, razem 1234,50 €"]);
    assert_eq!(spent(2), ["€1,234.50 in 2 visits", "1234,50 € in 2 visite", "2 wizyty, razem 1234,50 €"]);
    assert_eq!(spent(5)[2], "5 wizyt, razem 1234,50 €");
    assert_eq!(spent(22)[2], "22 wizyty, razem 1234,50 €");
    let stamps = |n, goal| all(|speaker| speaker.why_act(&slipping(vec![], None), &[card(n, goal)]));
    assert_eq!(stamps(1, 1), ["1 of 1 stamp", "1 timbro su 1", "1 z 1 pieczątki"]);
    assert_eq!(stamps(2, 5), ["2 of 5 stamps", "2 timbri su 5", "2 z 5 pieczątek"]);
    assert_eq!(stamps(5, 22), ["5 of 22 stamps", "5 timbri su 22", "5 z 22 pieczątek"]);
    assert_eq!(stamps(0, 10), ["", "", ""]);
}

fn tile(count: i64, out_of: Option<i64>, arrow: Option<Arrow>, is_more_than_noise: Option<bool>) -> Tile {
    let value = ratio(count, out_of.unwrap_or(1));
    Tile { value, count, out_of, before: None, arrow, is_more_than_noise }
}

#[test]
fn a_tile_tells_people_or_percent_and_says_what_may_be_chance() {
    let value = |of, unit, tile: Tile| all(|speaker| speaker.tile(of, &tile, unit).value);
    let kept = |part, whole| value(Metric::Retained, Unit::Ratio, tile(part, Some(whole), None, None));
    assert_eq!(kept(7, 12), ["7 of 12", "7 su 12", "7 z 12"]);
    assert_eq!(kept(19, 19)[0], "19 of 19");
    assert_eq!(kept(23, 40), ["58 %", "58 %", "58 %"]);
    assert_eq!(kept(0, 0), ["—", "—", "—"]);
    assert_eq!(
        value(Metric::NewCustomers, Unit::Count, tile(12_345, None, None, None)),
        ["12,345", "12.345", "12 345"]
    );
    let visits = tile(7, Some(3), None, None);
    assert_eq!(value(Metric::PurchaseFrequency, Unit::Number, visits), ["2.3", "2,3", "2,3"]);
    let change = |arrow, noise| {
        let tile = tile(1, None, Some(arrow), noise);
        all(|speaker| speaker.tile(Metric::NewCustomers, &tile, Unit::Count).change.unwrap())
    };
    assert_eq!(
        change(Arrow::Up, Some(true)),
        ["more than the month before", "più del mese precedente", "więcej niż miesiąc wcześniej"]
    );
    assert_eq!(
        change(Arrow::Down, Some(false)),
        [
            "less than the month before, but that may be chance",
            "meno del mese precedente, ma può essere un caso",
            "mniej niż miesiąc wcześniej, ale to może być przypadek",
        ]
    );
    assert_eq!(change(Arrow::Level, Some(false))[0], "the same as the month before");
    assert_eq!(speakers()[0].tile(Metric::NewCustomers, &tile(1, None, None, None), Unit::Count).change, None);
}

fn goal(pace: Pace) -> Thermometer {
    Thermometer {
        value: Some(0.725),
        from: 0.5,
        target: 0.8,
        by: day("2027-01-01"),
        share_reached: Some(0.75),
        pace,
        as_of: None,
        milestones: Vec::new(),
    }
}

const NEVER_OR_SO: [Pace; 3] = [Pace::Reached, Pace::Never, Pace::Unknown];

#[test]
fn a_goal_says_when_it_is_met_at_this_pace() {
    let pace = |pace| all(|speaker| speaker.goal(Metric::RetentionRate, &goal(pace)).pace);
    let on = |is_in_time| Pace::On { day: day("2027-03-12"), is_in_time };
    assert_eq!(
        pace(on(true)),
        ["at this pace on 12 March 2027", "a questo ritmo: 12 marzo 2027", "w tym tempie: 12 marca 2027"]
    );
    assert_eq!(pace(on(false))[0], "at this pace on 12 March 2027, after the day you set");
    assert_eq!(NEVER_OR_SO.map(|one| pace(one)[0].clone()), ["reached", "never at this pace", "too early to say"]);
    let value = |of, value| all(|speaker| speaker.goal(of, &Thermometer { value, ..goal(Pace::Never) }).value);
    assert_eq!(
        value(Metric::RetentionRate, Some(0.725)),
        ["now 73 %, goal 80 %", "ora 73 %, obiettivo 80 %", "teraz 73 %, cel 80 %"]
    );
    assert_eq!(value(Metric::RetentionRate, None)[0], "now —, goal 80 %");
}

#[test]
fn a_benchmark_says_what_is_known_of_it() {
    let kept = |retained, active_at_start| YearKept {
        retained,
        active_at_start,
        retention_rate: ratio(retained, active_at_start),
    };
    let told = Benchmark {
        year: kept(80, 100),
        year_before: Some(kept(7, 12)),
        survey: survey_of(crate::shop::ShopKind::Cafe),
        against: Some(Against::OwnYearBefore),
        points_above: None,
    };
    assert_eq!(all(|speaker| speaker.benchmark(&told).year)[0], "Over twelve months you kept 80 %.");
    assert_eq!(
        all(|speaker| speaker.benchmark(&told).year_before.unwrap())[0],
        "In the twelve months before: 7 of 12."
    );
    assert_eq!(
        all(|speaker| speaker.benchmark(&told).survey.unwrap())[0],
        "Restaurants, cafés, hotels and travel: 55 % in a survey whose method and period are not known; \
         your own last year is the better measure."
    );
    let alarm = SURVEYS.iter().find(|survey| survey.surveyed == Surveyed::YearlyChurnAlarm).unwrap();
    assert!(all(|speaker| speaker.survey(alarm))[1].contains("5–7 %"));
}

/// Two customers, one of whom came again, and one of whom paid.
fn log() -> Log {
    let mut log = Log::new(Calendar::new(Zone::parse("Europe/Rome").unwrap()));
    let visits = [("a", "2025-02-03", Some(500)), ("a", "2025-03-04", None), ("b", "2025-03-05", None)];
    for (id, (name, on, amount_minor)) in (1..).zip(visits) {
        let (customer, at) = (log.customer(name).unwrap(), log.calendar().start(day(on)));
        log.visit(&Visit { id, customer, at, amount_minor, ..Visit::default() }).unwrap();
    }
    log
}

fn explained(metric: Metric, notices: &[Notice]) -> Explanation {
    let (log, closures) = (log(), Closures::default());
    let view = log.as_of(day("2025-04-01"));
    let scope = Scope::of(&view, "2025-03", WindowDays::parse(30).unwrap(), &closures).unwrap();
    let told = explain(&scope, metric).unwrap();
    Explanation { notices: notices.to_vec(), ..told }
}

const NOTICES: [Notice; 6] = [
    Notice::NothingToDivideBy,
    Notice::TooEarly,
    Notice::NeedsTwelveMonths,
    Notice::FewPeople { part: 7, whole: 12 },
    Notice::FewAnswers { responses: 22 },
    Notice::PartialAmounts { known: 2, visits: 5 },
];

#[test]
fn a_number_is_told_in_its_unit() {
    let result = |metric, notices: &[Notice], value: Option<f64>| {
        let mut told = explained(metric, notices);
        told.worked.result.value = serde_json::json!(value);
        all(|speaker| speaker.explanation(&told).result)
    };
    assert_eq!(result(Metric::RetentionRate, &[], Some(0.4)), ["40 %", "40 %", "40 %"]);
    assert_eq!(result(Metric::RetentionRate, &NOTICES[3..4], Some(0.58)), ["7 of 12", "7 su 12", "7 z 12"]);
    assert_eq!(result(Metric::NetMinor, &[], Some(-1250.0)), ["−€12.50", "−12,50 €", "−12,50 €"]);
    assert_eq!(result(Metric::ClvTrailing12, &[], Some(12_345.6)), ["€123.46", "123,46 €", "123,46 €"]);
    assert_eq!(result(Metric::PurchaseFrequency, &[], Some(2.35)), ["2.4", "2,4", "2,4"]);
    assert_eq!(result(Metric::Dso, &[], Some(18.6)), ["18.6 days", "18,6 giorni", "18,6 dnia"]);
    assert_eq!(result(Metric::Visits, &[], Some(12_345.0)), ["12,345", "12.345", "12 345"]);
    assert_eq!(result(Metric::ChurnRate, &[], None), ["—", "—", "—"]);
    let mut nps = explained(Metric::NpsAll, &[]);
    (nps.worked.result.value, nps.margin) = (serde_json::json!(-33.4), Some(107.2));
    assert_eq!(all(|speaker| speaker.explanation(&nps).result)[0], "−33 ± 107");
}

#[test]
fn notices_have_the_plurals_of_their_figures() {
    let say = |notice| all(|speaker| speaker.notice(notice));
    let few = |responses| say(Notice::FewAnswers { responses });
    assert_eq!(few(1)[0], "Only 1 answer: mostly chance.");
    assert_eq!(few(2)[1], "Solo 2 risposte: è soprattutto caso.");
    assert_eq!(
        [1, 2, 5, 22].map(|n| few(n)[2].clone()),
        [
            "Tylko 1 odpowiedź: to głównie przypadek.",
            "Tylko 2 odpowiedzi: to głównie przypadek.",
            "Tylko 5 odpowiedzi: to głównie przypadek.",
            "Tylko 22 odpowiedzi: to głównie przypadek.",
        ]
    );
    assert_eq!(
        say(Notice::PartialAmounts { known: 1, visits: 5 })[0],
        "Partial: the amount is known for 1 of 5 visits."
    );
}

/// Everything that can be said, in one language.
fn everything(speaker: &Speaker) -> Vec<String> {
    let mut said = Vec::new();
    for metric in Metric::ALL {
        let told = speaker.explanation(&explained(*metric, &NOTICES));
        said.extend([told.name, told.plain, told.formula, told.result, told.window, told.caveat]);
        said.extend(told.notices);
        said.extend(told.variants.into_iter().flat_map(|other| [other.name, other.formula, other.why]));
    }
    let reasons = [
        idle(13),
        Reason::Unhappy { score: 3, scale_max: 10 },
        Reason::Neutral { score: 3, scale_max: 5 },
        Reason::SeriousCase,
        Reason::MinorCase,
    ];
    for gap in [None, Some(4.0)] {
        said.extend(speaker.reasons(&reasons, gap));
    }
    said.push(speaker.why_act(&slipping(vec![], None), &[card(9, 10)]));
    let words = [Word::New, Word::ComingBack, Word::Regular, Word::Best, Word::GoneQuiet];
    said.extend(words.map(|word| speaker.word(word)));
    let lights = [Colour::Green, Colour::Yellow, Colour::Red, Colour::Gone];
    said.extend(lights.map(|light| speaker.light(light)));
    let (last_visit, month) = (day("2025-03-12"), "2025-03".to_owned());
    let rate = Some(0.5);
    let leads = [
        Sentence::NobodyYet,
        Sentence::Quiet { last_visit, customers: 3 },
        Sentence::RepeatPurchase { repeat_customers: 5, visitors: 10, repeat_purchase_rate: rate, days: 30 },
        Sentence::RepeatPurchase { repeat_customers: 10, visitors: 20, repeat_purchase_rate: rate, days: 30 },
        Sentence::LateAndKept { late_regulars: 1, month, retained: 1, active_at_start: 2, retention_rate: rate },
    ];
    said.extend(leads.iter().map(|lead| speaker.sentence(lead)));
    for arrow in [Arrow::Up, Arrow::Down, Arrow::Level] {
        let told = speaker.tile(Metric::Retained, &tile(7, Some(12), Some(arrow), Some(false)), Unit::Ratio);
        said.extend([Some(told.name), Some(told.value), told.change].into_iter().flatten());
    }
    let on = [true, false].map(|is_in_time| Pace::On { day: last_visit, is_in_time });
    for pace in NEVER_OR_SO.into_iter().chain(on) {
        let told = speaker.goal(Metric::NetMinor, &goal(pace));
        said.extend([told.name, told.value, told.pace]);
    }
    let log = log();
    let view = log.as_of(day("2025-04-01"));
    let mut own = figures(&view, 0, WindowDays::parse(30).unwrap(), &Closures::default(), None);
    own.usual_gap_days = Some(4.0);
    let told = speaker.customer(&own);
    said.extend([told.word, told.rhythm, told.last_visit, told.light, told.spent, told.per_visit].map(Option::unwrap));
    said.extend(SURVEYS.iter().map(|survey| speaker.survey(survey)));
    let year = YearKept { retained: 7, active_at_start: 12, retention_rate: rate };
    let (year_before, survey, against, points_above) = (Some(year), None, None, None);
    let told = speaker.benchmark(&Benchmark { year, year_before, survey, against, points_above });
    said.extend([told.year, told.year_before.unwrap()]);
    said
}

/// The beginnings of all keys of figures. A word in a sentence that begins so is a message that nobody wrote.
const KEYS: [&str; 13] = [
    "metric-",
    "metrics-",
    "variant-",
    "notice-",
    "unit-",
    "today-",
    "tile-",
    "reason-",
    "goal-",
    "customer-",
    "light-",
    "word-",
    "benchmark-",
];

fn is_raw(said: &str) -> bool {
    let is_key = |word: &str| KEYS.iter().any(|key| word.starts_with(key));
    said.is_empty() || said.contains(['{', '}', '$']) || said.split_whitespace().any(is_key)
}

#[test]
fn no_raw_key_is_left_in_any_language() {
    for speaker in speakers() {
        for said in everything(&speaker) {
            assert!(!is_raw(&said), "in {}: {said:?}", speaker.words.language());
        }
    }
    let [english, ..] = speakers();
    let unwritten = Explanation { message: "metric-unwritten".to_owned(), ..explained(Metric::Visits, &[]) };
    assert!(is_raw(&english.explanation(&unwritten).plain), "a message that is missing would not be found");
}

/// Every word of the figures is said by something, or nobody reads it.
#[test]
fn no_word_of_figures_is_left_over() {
    let said = everything(&speakers()[0]).join("\n");
    let text = include_str!("../../../web/words/metrics/en.ftl");
    let own = text.split("## A figure").nth(1).unwrap();
    for line in own.lines().filter(|line| line.contains(" = ") && !line.contains("= {")) {
        let (key, words) = line.split_once(" = ").unwrap();
        let spoken = words.split(['{', '}']).step_by(2).max_by_key(|part| part.len()).unwrap();
        assert!(said.contains(spoken.trim()), "nothing says {key}");
    }
}
