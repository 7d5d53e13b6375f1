//! Why to act on somebody, and how they are doing.

use super::*;

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
