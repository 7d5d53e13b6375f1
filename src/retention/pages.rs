//! The page of all numbers, `docs/metrics.*.md`: written from the words that the screens say and from the formulas that
//! are used, so that it cannot tell of other numbers than timbro shows.

use std::fmt::Write;

use crate::kernel::Language;
use crate::words::Words;

use super::*;

/// What is said in a language under a key. A key that says nothing stops the page.
fn say(words: Words, key: &str) -> String {
    let said = words.say(key);
    assert_ne!(said, key, "{} has no words for {key}", words.language());
    said
}

fn page(language: Language) -> String {
    let words = Words(language);
    let say = |key: &str| say(words, key);
    let mut page = format!("# {}\n\n{}\n", say("metrics-title"), say("metrics-intro"));
    let languages = Language::ALL.iter().filter(|other| **other != language).map(|other| other.code());
    let links: Vec<String> = languages.map(|code| format!("[{code}](metrics.{code}.md)")).collect();
    let _ = write!(page, "\n{}\n\n## {}\n\n", links.join(" · "), say("metrics-terms"));
    for term in ["window", "active", "period", "dash"] {
        let _ = writeln!(page, "- {}", say(&format!("metrics-term-{term}")));
    }
    for metric in Metric::ALL {
        let message = metric.message();
        let part = |part: &str| say(&format!("{message}-{part}"));
        let window = if metric.depends_on_window() { part("window") } else { say("metrics-no-window") };
        let _ = write!(page, "\n## {}\n\n`{metric}`\n\n{}\n\n", say(&message), part("plain"));
        let formula = |written: Written| format!("`{} = {}`", written.result, written.formula);
        let _ =
            writeln!(page, "- **{}:** {}  \n  {}", say("metrics-formula"), part("formula"), formula(written(*metric)));
        let _ = writeln!(page, "- **{}:** {window}", say("metrics-window"));
        let _ = writeln!(page, "- **{}:** {}", say("metrics-caveat"), part("caveat"));
        let others = variants(*metric);
        if !others.is_empty() {
            let _ = writeln!(page, "- **{}:**", say("metrics-variant"));
        }
        for other in others {
            let message = other.message();
            let part = |part: &str| say(&format!("{message}-{part}"));
            let _ = writeln!(
                page,
                "  - *{}*: {}. {}  \n    {}",
                say(&message),
                part("formula"),
                part("why"),
                formula(other.written)
            );
        }
    }
    page
}

#[test]
fn the_pages_in_docs_say_what_the_screens_say() {
    #[expect(clippy::disallowed_methods, reason = "a setting of the tests, which config.rs knows nothing of")]
    let is_update = std::env::var("TIMBRO_UPDATE").is_ok_and(|update| update == "1");
    for language in Language::ALL {
        let path = format!("{}/docs/metrics.{}.md", env!("CARGO_MANIFEST_DIR"), language.code());
        let made = page(language);
        if is_update {
            std::fs::write(&path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == made,
            "docs/metrics.{}.md is not what the words and the formulas say. Write it anew: \
             TIMBRO_UPDATE=1 cargo test --lib retention::pages",
            language.code()
        );
    }
}

#[test]
fn every_notice_has_words() {
    let notices = [
        Notice::NothingToDivideBy,
        Notice::TooEarly,
        Notice::NeedsTwelveMonths,
        Notice::FewPeople { part: 7, whole: 12 },
        Notice::FewAnswers { responses: 3 },
        Notice::PartialAmounts { known: 6, visits: 8 },
    ];
    for (language, notice) in Language::ALL.iter().flat_map(|language| notices.map(|notice| (*language, notice))) {
        say(Words(language), notice.message());
    }
}

/// Every message of the metrics' files that is said by no page and no notice is a word that nobody reads.
#[test]
fn every_word_is_said_by_something() {
    let text = include_str!("../../web/words/metrics/en.ftl");
    let own: Vec<String> = Metric::ALL
        .iter()
        .flat_map(|metric| {
            let window = metric.depends_on_window().then_some("-window");
            let parts = ["", "-plain", "-formula", "-caveat"].into_iter().chain(window);
            parts.map(|part| metric.message() + part).collect::<Vec<_>>()
        })
        .collect();
    let others: Vec<String> = Metric::ALL
        .iter()
        .flat_map(|metric| variants(*metric))
        .flat_map(|other| ["", "-formula", "-why"].map(|part| other.message() + part))
        .collect();
    let keys = text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
    let of_numbers = keys.filter(|key| key.starts_with("metric-") || key.starts_with("variant-"));
    for key in of_numbers {
        assert!(own.iter().chain(&others).any(|said| said == key), "nothing says {key}");
    }
}
