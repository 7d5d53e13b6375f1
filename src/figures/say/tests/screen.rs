//! The leading sentence, tiles and goal.

use super::*;

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
