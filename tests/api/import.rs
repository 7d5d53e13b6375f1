//! History brought along: it comes out as it was worked out by others, once, whole or not at all.

use serde_json::{Value, json};
use timbro::import::Imported;
use timbro::kernel::{CustomerId, Time};

use crate::brought::{cases, expected, reference, visits, without_its_own};
use crate::differences::differences;
use crate::rows::count;
use crate::shop::{TestShop, buy, text};

/// The report that a case asks for.
async fn report(shop: &TestShop, case: &Value) -> Value {
    let given = |name: &str| text(case, &format!("/{name}"));
    let path = format!("/retention?from={}&to={}&window_days={}", given("from"), given("to"), case["window_days"]);
    without_its_own(shop.told(&path).await)
}

both!(the_reference_cases_come_out_as_they_were_worked_out);
async fn the_reference_cases_come_out_as_they_were_worked_out(shop: TestShop) {
    for case in cases() {
        let (name, files) = (text(&case, "/case"), text(&case, "/files"));
        let shop = shop.house.shop(&name, &text(&case, "/tz")).await;
        let rows = reference(&files);
        let made = shop.import(&rows).await;
        assert_eq!((made.visits, made.refunds), (rows.visits.len(), rows.refunds.len()));
        assert_eq!((made.payments, made.answers), (rows.payments.len(), rows.answers.len()));
        assert_eq!(made.known_already, 0);
        let told = differences(&expected(&name), &report(&shop, &case).await);
        assert!(told.is_empty(), "{name}: {} differences, {:#?}", told.len(), &told[..told.len().min(20)]);

        // Again, all is known already, and nothing is there that was not.
        let before = crate::rows::all(&shop.house.app.desk.db).await;
        let again = shop.import(&rows).await;
        let lines = made.visits + made.refunds + made.payments + made.answers;
        assert_eq!(again, Imported { known_already: lines, ..Imported::default() });
        assert_eq!(crate::rows::all(&shop.house.app.desk.db).await, before);
        assert!(!shop.has_unfinished_import().await);
        assert_eq!(differences(&expected(&name), &report(&shop, &case).await), [] as [&str; 0]);
    }
}

both!(a_file_that_has_grown_adds_what_is_new);
async fn a_file_that_has_grown_adds_what_is_new(shop: TestShop) {
    let whole = reference("tiny");
    let mut part = whole.clone();
    part.visits.truncate(9);
    (part.refunds, part.payments, part.answers) = (Vec::new(), Vec::new(), Vec::new());
    let first = shop.import(&part).await;
    assert_eq!((first.customers, first.visits), (7, 9));
    let second = shop.import(&whole).await;
    let grown = Imported { customers: 1, visits: 5, refunds: 2, payments: 1, answers: 5, known_already: 9 };
    assert_eq!(second, grown);
    let tiny = cases().into_iter().find(|case| case["case"] == "tiny").unwrap();
    assert_eq!(differences(&expected("tiny"), &report(&shop, &tiny).await), [] as [&str; 0]);
}

both!(what_says_something_else_under_a_known_id_is_refused);
async fn what_says_something_else_under_a_known_id_is_refused(shop: TestShop) {
    let known = reference("tiny");
    shop.import(&known).await;
    let mut rows = known.clone();
    rows.visits[0].visit.amount_minor = Some(301);
    rows.visits[1].customer = "1".to_owned();
    rows.visits[2].visit.at = rows.visits[2].visit.at.plus_ms(1_000);
    rows.visits[4].visit.amount_minor = Some(0);
    rows.refunds[0].units_returned = 1;
    rows.refunds[1].visit = "11".to_owned();
    rows.payments[0].amount_minor = 401;
    rows.answers[4].answer.score = 4;
    // One that is new does not come in with the others' refusal.
    rows.visits.push(timbro::retention::VisitLine { line: 16, id: "new".to_owned(), ..rows.visits[0].clone() });
    let told = shop.import_refuses(&rows).await;
    let places: Vec<&str> = told.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(
        places,
        [
            "visits, line 2",
            "visits, line 3",
            "visits, line 4",
            "visits, line 6",
            "refunds, line 2",
            "refunds, line 3",
            "payments, line 2",
            "surveys, line 6",
        ],
        "{told:#?}"
    );
    assert!(told[0].contains("the id \"1\" was imported before and said something else"), "{told:?}");
}

both!(lines_that_cannot_be_are_named);
async fn lines_that_cannot_be_are_named(shop: TestShop) {
    // The test's clock stands at 2026-03-10T09:00:00Z.
    let mut rows = visits(
        "1,s,anna,2026-03-10T09:00:00Z,300,1,0,\n2,s,anna,2026-03-10T09:00:01Z,300,1,0,\n\
         3,s,anna,2026-03-09T09:00:00Z,300,1,0,2026-03-11T09:00:00Z\n4,t,anna,2026-03-09T09:00:00Z,300,1,0,\n",
    );
    let tiny = reference("tiny");
    let at = |instant: &str| crate::house::time(instant);
    let refund = |line: u64, visit: &str, at: Time| timbro::retention::RefundLine {
        line,
        id: line.to_string(),
        visit: visit.to_owned(),
        at,
        ..tiny.refunds[0].clone()
    };
    rows.refunds = vec![
        refund(2, "1", at("2026-03-10T09:00:00Z")),
        refund(3, "1", at("2026-03-10T08:59:59Z")),
        refund(4, "9", at("2026-03-10T09:00:00Z")),
        refund(5, "1", at("2026-03-10T09:00:01Z")),
    ];
    rows.payments = tiny.payments;
    rows.payments[0].at = at("2027-01-01T00:00:00Z");
    rows.answers = tiny.answers[..1].to_vec();
    rows.answers[0].answer.at = at("2027-01-01T00:00:00Z");
    assert_eq!(
        shop.import_refuses(&rows).await,
        [
            "visits, line 3: 2026-03-10T09:00:01.000Z has not happened yet",
            "visits, line 4: 2026-03-11T09:00:00.000Z has not happened yet",
            "visits, line 5: shop_id is \"t\" here and another in line 2: import one shop at a time",
            "refunds, line 3: it is before its visit \"1\"",
            "refunds, line 4: there is no visit \"9\"",
            "refunds, line 5: 2026-03-10T09:00:01.000Z has not happened yet",
            "payments, line 2: 2027-01-01T00:00:00.000Z has not happened yet",
            "surveys, line 2: 2027-01-01T00:00:00.000Z has not happened yet",
        ]
    );
    assert!(!shop.has_unfinished_import().await);
}

both!(two_sources_may_use_the_same_ids);
async fn two_sources_may_use_the_same_ids(shop: TestShop) {
    let rows = reference("tiny");
    let first = shop.import_as("till", &rows).await.unwrap();
    let second = shop.import_as("old till", &rows).await.unwrap();
    assert_eq!((first, first.known_already), (second, 0));
    let told = shop.told("/retention?from=2025-02&to=2025-03").await;
    assert_eq!((&told["valid_visits"], &told["customers"]), (&json!(26), &json!(14)));
    // A neighbour's same source and ids are its own.
    let luna = shop.neighbour().await;
    assert_eq!(luna.import_as("till", &rows).await.unwrap(), first);
    assert_eq!(luna.told("/retention?from=2025-02&to=2025-03").await["valid_visits"], 13);
}

both!(who_is_known_by_our_own_id_is_matched);
async fn who_is_known_by_our_own_id_is_matched(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    shop.scan(&shop.printed(&marta).await).done().await;
    let zofia = shop.neighbour().await.customer("Zofia").await;
    let line = |id: u32, customer: &str| format!("{id},s,{customer},2025-03-0{id}T07:00:00Z,300,1,0,\n");
    let lines = [line(1, &marta.id), line(2, &marta.id.to_uppercase()), line(3, &zofia.id), line(4, "anna")];
    let made = shop.import(&visits(&lines.concat())).await;
    assert_eq!((made.customers, made.visits), (2, 4), "a neighbour's id and a name are new ones");
    shop.house.wait_days(1);
    let told = shop.told(&format!("/customers/{}/figures", marta.id)).await;
    assert_eq!(told["figures"]["visits"], 3, "{told}");
    assert_eq!(shop.told("/customers?query=Marta").await["data"][0]["told_as"], marta.id.as_str());
}

both!(who_is_imported_has_a_card_that_collects);
async fn who_is_imported_has_a_card_that_collects(shop: TestShop) {
    shop.program(buy(10)).await;
    shop.import(&reference("tiny")).await;
    let people = shop.told("/customers").await["data"].clone();
    assert_eq!(people.as_array().unwrap().len(), 8);
    assert!(people.as_array().unwrap().iter().all(|one| one["progress"] == people[0]["progress"]), "{people}");
    assert_eq!(people[0]["progress"][0]["stamps"], 0, "what was imported owes nobody a stamp: {people}");
    let db = &shop.house.app.desk.db;
    assert_eq!((count(db, "card").await, count(db, "entry").await), (8, 0));
    let five = shop.told("/customers?query=5").await["data"][0].clone();
    assert_eq!(five["told_as"], "5");
    let (mut reader, id) = (db.reader(timbro::db::Shops::One(shop.id)).await.unwrap(), text(&five, "/id"));
    let id: CustomerId = serde_json::from_value(json!(id)).unwrap();
    let short_code = timbro::figures::store::people(&mut reader, shop.id, &[id]).await.unwrap()[&id].short_code.clone();
    drop(reader);
    shop.scan(&short_code.unwrap()).done().await;
    let five = shop.told("/customers?query=5").await["data"][0].clone();
    assert_eq!((&five["progress"][0]["stamps"], &five["told_as"]), (&json!(1), &json!("5")));
}
