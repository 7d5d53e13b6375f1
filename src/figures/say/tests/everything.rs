//! Everything that can be said has words, and all words are said.

use super::*;

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
    let text = include_str!("../../../../web/words/metrics/en.ftl");
    let own = text.split("## A figure").nth(1).unwrap();
    // What is worth a look in the counter's records is said in `src/fraud`.
    let of_figures = own.lines().filter(|line| !line.starts_with("fraud-"));
    for line in of_figures.filter(|line| line.contains(" = ") && !line.contains("= {")) {
        let (key, words) = line.split_once(" = ").unwrap();
        let spoken = words.split(['{', '}']).step_by(2).max_by_key(|part| part.len()).unwrap();
        assert!(said.contains(spoken.trim()), "nothing says {key}");
    }
}
