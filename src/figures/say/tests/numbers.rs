//! Explanations, notices and benchmarks.

use super::*;

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
