//! What shop and customer say to each other on the card: the question after a visit, what went wrong, and notes.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::auth::Scope;
use timbro::db::Shops;
use timbro::on;

use crate::call::{Answer, Call};
use crate::disk;
use crate::rows;
use crate::shop::{Person, TestShop, buy, text};

const ASKS: &str = "Would you recommend Bar Sole to a friend?";

fn base(person: &Person) -> String {
    person.page_url.strip_prefix("https://bar.example").unwrap().to_owned()
}

async fn see(shop: &TestShop, person: &Person, rest: &str) -> String {
    let page = shop.browse(Method::GET, &(base(person) + rest)).header("accept-language", "en").send().await;
    assert_eq!(page.status, 200, "{rest}: {page:?}");
    page.text().to_owned()
}

fn send(shop: &TestShop, person: &Person, rest: &str, form: &str) -> Call {
    shop.browse(Method::POST, &(base(person) + rest)).header("accept-language", "en").form(form)
}

/// Sends a form and expects to be led on, to this page below the card's.
async fn sent(shop: &TestShop, person: &Person, rest: &str, form: &str, leads_to: &str) {
    let answer = send(shop, person, rest, form).send().await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some((base(person) + leads_to).as_str())),
        "{answer:?}"
    );
}

async fn turn(shop: &TestShop, person: &Person, purpose: &str, is_given: bool) {
    let form = format!("purpose={purpose}&is_given={is_given}");
    sent(shop, person, "/privacy/consents", &form, "/privacy").await;
}

async fn visit(shop: &TestShop, person: &Person) -> String {
    text(&shop.scan(&shop.printed(person).await).done().await, "/visit/id")
}

async fn is_asked(shop: &TestShop, person: &Person) -> bool {
    see(shop, person, "").await.contains(ASKS)
}

/// The form's fields for a score.
fn tap(visit: &str, score: i64) -> String {
    format!("visit={visit}&kind=nps&score={score}")
}

async fn count(shop: &TestShop, table: &str) -> i64 {
    rows::count(&shop.house.app.desk.db, table).await
}

/// Somebody who may be asked, at their second visit. Gives its id.
async fn regular(shop: &TestShop, name: &str) -> (Person, String) {
    let person = shop.customer(name).await;
    turn(shop, &person, "surveys", true).await;
    shop.house.wait_minutes(60);
    visit(shop, &person).await;
    shop.house.wait_days(1);
    let second = visit(shop, &person).await;
    (person, second)
}

async fn answers(shop: &TestShop, person: &Person) -> Vec<Value> {
    shop.told(&format!("/customers/{}/answers", person.id)).await["data"].as_array().unwrap().clone()
}

both!(a_tap_after_the_second_visit_is_one_answer);
async fn a_tap_after_the_second_visit_is_one_answer(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    visit(&shop, &marta).await;
    shop.house.wait_days(1);
    visit(&shop, &marta).await;
    assert!(!is_asked(&shop, &marta).await, "who has not allowed it is not asked");
    let (ada, second) = regular(&shop, "Ada").await;
    let page = see(&shop, &ada, "").await;
    assert!(page.contains(ASKS) && page.contains(&second) && page.contains("aria-label=\"10 of 10\""), "{page}");
    let before = rows::all(&shop.house.app.desk.db).await;
    see(&shop, &ada, "").await;
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before, "a look writes nothing");

    let taps = [9, 9, 3].map(|score| send(&shop, &ada, "/answers", &tap(&second, score)).send());
    let [one, two, three]: [Answer; 3] = all_three(taps).await;
    for answer in [one, two, three] {
        assert_eq!(answer.header("location"), Some((base(&ada) + "/answers").as_str()), "{answer:?}");
    }
    let kept = answers(&shop, &ada).await;
    assert_eq!((kept.len(), &kept[0]["comment"]), (1, &Value::Null), "{kept:?}");
    assert!(!is_asked(&shop, &ada).await);
    // A word besides, and only one.
    assert!(see(&shop, &ada, "/answers").await.contains("Do you want to say more?"));
    sent(&shop, &ada, "/answers/comment", "comment=%3Cscript%3Ealert(1)%3C/script%3E", "/answers").await;
    sent(&shop, &ada, "/answers/comment", "comment=Twice", "/answers").await;
    let page = see(&shop, &ada, "/answers").await;
    assert!(page.contains("Bar Sole has your words.") && !page.contains("<textarea"), "{page}");
    assert_eq!(answers(&shop, &ada).await[0]["comment"], "<script>alert(1)</script>");
    assert_eq!((count(&shop, "asking").await, count(&shop, "answer_comment").await), (1, 1));
    assert_eq!(said_by_customers(&shop).await, 2, "the answer and the word besides are her own");
    let export = see(&shop, &ada, "/privacy/export").await;
    assert!(export.contains("&#60;script&#62;alert(1)") && !export.contains("<script>alert"), "{export}");
    // A day later there is nothing to be said besides.
    shop.house.wait_days(2);
    let late = shop.browse(Method::GET, &(base(&ada) + "/answers")).send().await;
    assert_eq!(late.header("location"), Some(base(&ada).as_str()));
    shop.house.set("2026-04-02T09:00:00Z");
    let month = shop.told("/retention?from=2026-03&to=2026-03").await["months"][0].clone();
    assert_eq!(month["nps_all"]["responses"], 1, "retention counts what was tapped");
}

/// Rows of answers and comments whose actor is their customer.
async fn said_by_customers(shop: &TestShop) -> i64 {
    let mut reader = shop.house.app.desk.db.reader(Shops::Admin).await.unwrap();
    on!(&mut reader, |c| sqlx::query_scalar(
        "select (select count(*) from answer where actor_kind = 'customer' and actor_id = customer_id) \
            + (select count(*) from answer_comment where actor_kind = 'customer' and actor_id = customer_id)"
    )
    .fetch_one(c)
    .await)
    .unwrap()
}

async fn all_three<F: Future<Output = Answer>>(taps: [F; 3]) -> [Answer; 3] {
    let [one, two, three] = taps;
    tokio::join!(one, two, three).into()
}

both!(a_question_is_asked_once_in_ninety_days_whether_it_is_answered_or_not);
async fn a_question_is_asked_once_in_ninety_days_whether_it_is_answered_or_not(shop: TestShop) {
    shop.program(buy(10)).await;
    let (ada, ada_at) = regular(&shop, "Ada").await;
    sent(&shop, &ada, "/answers", &tap(&ada_at, 10), "/answers").await;
    let (bea, bea_at) = regular(&shop, "Bea").await;
    sent(&shop, &bea, "/answers/later", &format!("visit={bea_at}&kind=nps"), "").await;
    let (cia, _) = regular(&shop, "Cia").await;
    shop.answer(&cia, json!({"kind": "csat", "score": 5})).done().await;
    let (dea, dea_at) = regular(&shop, "Dea").await;
    assert_eq!([is_asked(&shop, &ada).await, is_asked(&shop, &bea).await, is_asked(&shop, &cia).await], [false; 3]);
    // Dea overlooks it for two days; then it is over.
    shop.house.wait_minutes(48 * 60 - 1);
    assert!(is_asked(&shop, &dea).await);
    shop.house.wait_minutes(1);
    assert!(!is_asked(&shop, &dea).await);
    let everybody = [&ada, &bea, &cia, &dea];
    shop.house.wait_days(20);
    for person in everybody {
        visit(&shop, person).await;
        assert!(!is_asked(&shop, person).await);
    }
    let none = send(&shop, &dea, "/answers", &tap(&dea_at, 1)).send().await;
    assert_eq!((none.status, answers(&shop, &dea).await.len()), (303, 0), "that was long ago");
    shop.house.wait_days(75);
    for person in everybody {
        let again = visit(&shop, person).await;
        assert!(is_asked(&shop, person).await);
        sent(&shop, person, "/answers", &tap(&again, 8), "/answers").await;
    }
    assert_eq!([answers(&shop, &ada).await.len(), answers(&shop, &dea).await.len()], [2, 1]);
    assert_eq!(count(&shop, "asking").await, 2 + 4);
}

both!(a_page_that_was_left_open_is_answered_a_day_later);
async fn a_page_that_was_left_open_is_answered_a_day_later(shop: TestShop) {
    shop.program(buy(10)).await;
    let (ada, second) = regular(&shop, "Ada").await;
    shop.house.wait_minutes(71 * 60);
    assert!(!is_asked(&shop, &ada).await);
    sent(&shop, &ada, "/answers", &tap(&second, 6), "/answers").await;
    assert_eq!(answers(&shop, &ada).await[0]["score"], 6);
    let thanks = see(&shop, &ada, "/answers").await;
    assert!(thanks.contains("Tell us what went wrong"), "who is unhappy is shown the way: {thanks}");
}

both!(nothing_is_kept_that_was_not_asked);
async fn nothing_is_kept_that_was_not_asked(shop: TestShop) {
    shop.program(buy(10)).await;
    let (ada, second) = regular(&shop, "Ada").await;
    let (bea, bea_at) = regular(&shop, "Bea").await;
    let luna = shop.neighbour().await;
    luna.program(buy(10)).await;
    let (zofia, zofia_at) = regular(&luna, "Zofia").await;
    let before = count(&shop, "answer").await;
    for form in [tap(&bea_at, 9), tap(&zofia_at, 9), format!("visit={second}&kind=csat&score=3")] {
        send(&shop, &ada, "/answers", &form).send().await;
        send(&shop, &ada, "/answers/later", &form).send().await;
    }
    for form in [tap(&second, 11), tap(&second, -1), "score=9".to_owned(), format!("visit={second}&kind=ces&score=1")] {
        let answer = send(&shop, &ada, "/answers", &form).send().await;
        assert!((400..500).contains(&answer.status), "{form}: {answer:?}");
    }
    // Her word taken back, the house asks no more, and takes no answer from a page that was open.
    turn(&shop, &ada, "surveys", false).await;
    assert!(!is_asked(&shop, &ada).await);
    send(&shop, &ada, "/answers", &tap(&second, 9)).send().await;
    assert_eq!(
        (count(&shop, "answer").await, count(&shop, "asking").await),
        (before, 1),
        "the wrong word put off only her own"
    );
    assert!(is_asked(&shop, &bea).await && see(&luna, &zofia, "").await.contains("Bar Luna"));
    // Another site's form is refused before anything is looked at.
    let foreign = send(&shop, &bea, "/answers", &tap(&bea_at, 0)).header("sec-fetch-site", "cross-site");
    shop.refuses(foreign, 403, "forbidden").await;
}

both!(the_owner_chooses_the_question);
async fn the_owner_chooses_the_question(shop: TestShop) {
    shop.program(buy(10)).await;
    let put = |question: &str| shop.ask(Method::PUT, "/settings/feedback").json(&json!({"question": question}));
    assert_eq!(shop.told("/settings/feedback").await, json!({"question": "nps"}));
    put("csat").send().await.is(200);
    put("csat").send().await.is(200);
    assert_eq!(count(&shop, "feedback_setting").await, 1, "said twice it is one change");
    let changed = shop.told("/audit?action=settings_changed").await["data"][0].clone();
    assert_eq!((&changed["before"]["question"], &changed["after"]["question"]), (&json!("nps"), &json!("csat")));
    let (ada, second) = regular(&shop, "Ada").await;
    let page = see(&shop, &ada, "").await;
    assert!(page.contains("How was it at Bar Sole?") && page.contains("5 of 5") && !page.contains("0 of"), "{page}");
    put("none").send().await.is(200);
    assert!(!see(&shop, &ada, "").await.contains("How was it"));
    let form = format!("visit={second}&kind=csat&score=5");
    send(&shop, &ada, "/answers", &form).send().await;
    assert_eq!(count(&shop, "answer").await, 0);
    put("nps").send().await.is(200);
    assert!(!is_asked(&shop, &ada).await, "another question is for the visits that come");
    shop.house.wait_days(1);
    visit(&shop, &ada).await;
    assert!(is_asked(&shop, &ada).await);
    shop.refuses_field(put("ces"), "/question").await;
    let till = shop.with_key(&[Scope::Counter]).await;
    till.refuses(till.get("/settings/feedback"), 403, "forbidden").await;
}

/// The number of a form on a page.
fn form_of(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"form\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

both!(what_went_wrong_is_told_read_and_answered);
async fn what_went_wrong_is_told_read_and_answered(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    assert!(see(&shop, &marta, "").await.contains("Something wrong?"));
    let form = form_of(&see(&shop, &marta, "/cases").await);
    let told = format!("form={form}&text=Cold+%3Cb%3Ecoffee%3C/b%3E.%0ATwice.&wants_answer=true");
    sent(&shop, &marta, "/cases", &told, "/cases").await;
    sent(&shop, &marta, "/cases", &told, "/cases").await;
    let cases = shop.told("/cases").await["data"].clone();
    assert_eq!((cases.as_array().unwrap().len(), &cases[0]["text"]), (1, &json!("Cold <b>coffee</b>.\nTwice.")));
    assert_eq!((&cases[0]["weight"], &cases[0]["actor_kind"]), (&json!("serious"), &json!("customer")));
    assert_eq!(cases[0]["actor_id"], json!(marta.id));
    let page = see(&shop, &marta, "/cases").await;
    assert!(page.contains("Cold &#60;b&#62;coffee") && !page.contains("<b>coffee"), "{page}");
    assert!(see(&shop, &marta, "").await.contains("What you told us on 10 March 2026 is with the shop."));

    // The same form changed is another case; the fourth of a day is one too many, and what was typed is not lost.
    for what in ["Changed.", "Third."] {
        sent(&shop, &marta, "/cases", &format!("form={form}&text={what}"), "/cases").await;
    }
    let many = send(&shop, &marta, "/cases", &format!("form={form}&text=Fourth.")).send().await;
    assert_eq!(many.status, 422);
    assert!(many.text().contains("Three a day") && many.text().contains(">Fourth.</textarea>"), "{many:?}");
    for (typed, says) in [("+", "Write what went wrong"), (&"x".repeat(2_001), "more than 2,000 letters")] {
        let refused = send(&shop, &marta, "/cases", &format!("form={form}&text={typed}")).send().await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(says), "{refused:?}");
    }
    assert_eq!((count(&shop, "customer_case").await, count(&shop, "receipt").await), (3, 1 + 3));
    shop.house.wait_days(1);
    sent(&shop, &marta, "/cases", &format!("form={form}&text=Fourth."), "/cases").await;

    // Solved with a word for her: it stands on her card, and the shop's own note does not.
    let case = text(&cases[0], "/id");
    let solving = json!({"solved": true, "note": "Grinder repaired.", "answer": "Sorry! The next one is <i>ours</i>."});
    shop.solve(&case, solving.clone()).send().await.is(200);
    shop.solve(&case, solving).send().await.is(200);
    let page = see(&shop, &marta, "").await;
    assert!(
        page.contains("Bar Sole answers") && page.contains("&#60;i&#62;ours") && !page.contains("Grinder"),
        "{page}"
    );
    let notes = shop.told(&format!("/customers/{}/notes", marta.id)).await["data"].clone();
    assert_eq!(notes.as_array().unwrap().len(), 1, "said again, the first solution stands");
    assert_eq!((&notes[0]["kind"], &notes[0]["case_id"]), (&json!("answer"), &json!(case)));
    assert!(see(&shop, &marta, "/cases").await.contains("is solved, since 11 March 2026"));
    shop.house.wait_days(31);
    assert!(!see(&shop, &marta, "/cases").await.contains("is solved"));
    // A case that staff wrote down is theirs, in their words.
    let paolo = shop.customer("Paolo").await;
    shop.open_case(&paolo, "minor", "Complains a lot.").done().await;
    assert!(!see(&shop, &paolo, "/cases").await.contains("Complains"));
}

fn note(shop: &TestShop, person: &Person, body: &Value) -> Call {
    shop.post(&format!("/customers/{}/notes", person.id), body)
}

both!(a_note_stands_on_the_card_until_it_is_put_away_or_over);
async fn a_note_stands_on_the_card_until_it_is_put_away_or_over(shop: TestShop) {
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    let umbrella = json!({"kind": "note", "text": "Your <b>umbrella</b> is here.\nBehind the bar."});
    let call = note(&shop, &marta, &umbrella).key("n-1");
    let first = call.clone().send().await;
    let id = text(&first.is_new(), "/id");
    shop.house.wait_minutes(5);
    call.send().await.repeats(&first);
    shop.refuses(note(&shop, &paolo, &umbrella).key("n-1"), 422, "idempotency-key-reused").await;
    let page = see(&shop, &marta, "").await;
    assert!(
        page.contains("Bar Sole writes") && page.contains("&#60;b&#62;umbrella") && !page.contains("<b>umb"),
        "{page}"
    );
    assert!(!see(&shop, &paolo, "").await.contains("umbrella"));
    // Nobody puts away what is another's, or nothing.
    for (person, which) in [(&paolo, id.as_str()), (&marta, "0198c9a0-0000-7000-8000-00000000dead")] {
        assert_eq!(send(&shop, person, &format!("/notes/{which}/seen"), "").send().await.status, 404);
    }
    let notes = format!("/customers/{}/notes", marta.id);
    assert_eq!(shop.told(&notes).await["data"][0]["seen_at"], Value::Null);
    sent(&shop, &marta, &format!("/notes/{id}/seen"), "", "").await;
    shop.house.wait_minutes(5);
    sent(&shop, &marta, &format!("/notes/{id}/seen"), "", "").await;
    assert_eq!(shop.told(&notes).await["data"][0]["seen_at"], "2026-03-10T09:05:00.000Z");
    assert!(!see(&shop, &marta, "").await.contains("umbrella"));

    let until = json!({"kind": "note", "text": "Closed on Friday.", "until": "2026-03-14T00:00:00+01:00"});
    note(&shop, &marta, &until).done().await;
    assert!(see(&shop, &marta, "").await.contains("Until 13 March 2026."));
    shop.house.set("2026-03-13T23:00:00Z");
    assert!(!see(&shop, &marta, "").await.contains("Closed"));
    for (body, pointer) in [
        (json!({"kind": "note", "text": "x", "until": "2026-03-13T23:00:00Z"}), "/until"),
        (json!({"kind": "note", "text": "x".repeat(501)}), "/text"),
        (json!({"kind": "advert", "text": "x"}), "/kind"),
    ] {
        shop.refuses_field(note(&shop, &marta, &body), pointer).await;
    }
    // The newest first, and no more than fit.
    for number in 1..=4 {
        note(&shop, &marta, &json!({"kind": "note", "text": format!("Number {number}.")})).done().await;
    }
    let page = see(&shop, &marta, "").await;
    let places = [4, 3, 2].map(|number| page.find(&format!("Number {number}.")).unwrap());
    assert!(places.is_sorted() && !page.contains("Number 1."), "{page}");
}

both!(an_answer_is_to_something_of_the_same_person);
async fn an_answer_is_to_something_of_the_same_person(shop: TestShop) {
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    let luna = shop.neighbour().await;
    let zofia = luna.customer("Zofia").await;
    let case = text(&shop.open_case(&marta, "minor", "Cold.").done().await, "/id");
    let nine = text(&shop.answer(&marta, json!({"kind": "nps", "score": 9})).done().await, "/id");
    let foreign = text(&luna.open_case(&zofia, "minor", "Cold.").done().await, "/id");
    let to = |what: &str, id: &str| json!({"kind": "answer", "text": "Thank you.", what: id});
    note(&shop, &marta, &to("case_id", &case)).send().await.is_new();
    let told = note(&shop, &marta, &to("answer_id", &nine)).send().await.is_new();
    assert_eq!((&told["answer_id"], &told["customer_id"]), (&json!(nine), &json!(marta.id)));
    for call in [
        note(&shop, &paolo, &to("case_id", &case)),
        note(&shop, &paolo, &to("answer_id", &nine)),
        note(&shop, &marta, &to("case_id", &foreign)),
        note(&shop, &zofia, &json!({"kind": "note", "text": "x"})),
    ] {
        shop.refuses(call, 404, "not-found").await;
    }
    let wrong = json!({"kind": "note", "text": "x", "case_id": case});
    shop.refuses_field(note(&shop, &marta, &wrong), "/kind").await;
    let both = json!({"kind": "answer", "text": "x", "case_id": case, "answer_id": nine});
    shop.refuses_field(note(&shop, &marta, &both), "/answer_id").await;
}

both!(an_offer_takes_a_yes_and_managers_write);
async fn an_offer_takes_a_yes_and_managers_write(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let offer = json!({"kind": "offer", "text": "Two cornetti for one."});
    let problem = shop.refuses(note(&shop, &marta, &offer), 409, "consent-missing").await;
    assert_eq!(problem["purpose"], "marketing");
    turn(&shop, &marta, "marketing", true).await;
    note(&shop, &marta, &offer).send().await.is_new();
    assert!(see(&shop, &marta, "").await.contains("Two cornetti"));
    turn(&shop, &marta, "marketing", false).await;
    assert!(!see(&shop, &marta, "").await.contains("Two cornetti"), "what is forbidden since is shown no more");
    turn(&shop, &marta, "service_messages", true).await;
    turn(&shop, &marta, "service_messages", false).await;
    let plain = json!({"kind": "note", "text": "Hello."});
    let problem = shop.refuses(note(&shop, &marta, &plain), 409, "consent-missing").await;
    assert_eq!(problem["purpose"], "service_messages");
    note(&shop, &marta, &json!({"kind": "answer", "text": "Thank you."})).send().await.is_new();

    let ada = shop.customer("Ada").await;
    let till = shop.with_key(&[Scope::Counter]).await;
    till.refuses(note(&till, &ada, &plain), 403, "forbidden").await;
    let (giulia, anna) = (shop.staff("Giulia", "staff", "2580").await, shop.staff("Anna", "manager", "739104").await);
    let tablet = shop.device().await;
    let path = format!("/customers/{}/notes", ada.id);
    tablet.begin(&giulia, "2580").send().await.is(201);
    shop.refuses(tablet.post(&path, &plain), 403, "forbidden").await;
    tablet.get(&path).send().await.is(200);
    let case = text(&shop.open_case(&ada, "minor", "Cold.").done().await, "/id");
    let solving = json!({"solved": true, "answer": "Sorry."});
    shop.refuses(tablet.ask(Method::PATCH, &format!("/cases/{case}")).json(&solving), 403, "forbidden").await;
    tablet.begin(&anna, "739104").send().await.is(201);
    let written = tablet.post(&path, &plain).send().await.is_new();
    assert_eq!((&written["actor_kind"], &written["actor_id"]), (&json!("staff"), &json!(anna)));
    tablet.ask(Method::PATCH, &format!("/cases/{case}")).json(&solving).send().await.is(200);
    assert!(see(&shop, &ada, "").await.contains("Sorry."));
}

both!(one_note_reaches_many_and_leaves_out_who_did_not_allow_it);
async fn one_note_reaches_many_and_leaves_out_who_did_not_allow_it(shop: TestShop) {
    shop.program(buy(10)).await;
    let mut people = Vec::new();
    for name in ["Ada", "Bea", "Cia", "Dea"] {
        people.push(shop.customer(name).await);
    }
    let luna = shop.neighbour().await;
    let zofia = luna.customer("Zofia").await;
    for person in &people[..2] {
        turn(&shop, person, "marketing", true).await;
        shop.put_tags(person, &["terrace"]).done().await;
    }
    shop.put_tags(&people[2], &["terrace"]).done().await;
    let ids: Vec<&str> = people.iter().chain([&zofia, &people[0]]).map(|person| person.id.as_str()).collect();
    let offer = json!({"kind": "offer", "text": "Brunch on Sunday!", "customer_ids": ids});
    let call = shop.post("/notes", &offer).key("m-1");
    let first = call.clone().send().await;
    let mailed = first.is_new();
    assert_eq!((&mailed["written"], &mailed["left_out"]), (&json!(2), &json!(4)), "{mailed}");
    call.send().await.repeats(&first);
    shop.refuses(
        shop.post("/notes", &json!({"kind": "offer", "text": "x", "customer_ids": ids})).key("m-1"),
        422,
        "idempotency-key-reused",
    )
    .await;
    assert_eq!(count(&shop, "customer_note").await, 2);
    let shows = async |shop: &TestShop, person: &Person, what: &str| see(shop, person, "").await.contains(what);
    assert!(shows(&shop, &people[0], "Brunch on Sunday!").await && !shows(&shop, &people[2], "Brunch").await);
    assert!(!shows(&luna, &zofia, "Brunch").await);
    let audited = shop.told("/audit?action=notes_written").await["data"][0].clone();
    assert_eq!((&audited["subject_id"], &audited["after"]["written"]), (&mailed["id"], &json!(2)), "{audited}");

    let note = json!({"kind": "note", "text": "Closed in August.", "segment": "tag:terrace"});
    let mailed = shop.post("/notes", &note).send().await.is_new();
    assert_eq!((&mailed["written"], &mailed["left_out"]), (&json!(3), &json!(0)));
    assert!(shows(&shop, &people[2], "Closed in August.").await && !shows(&shop, &people[3], "Closed").await);
    for (body, pointer) in [
        (json!({"kind": "answer", "text": "x", "segment": "regular"}), "/kind"),
        (json!({"kind": "note", "text": "x"}), "/segment"),
        (json!({"kind": "note", "text": "x", "segment": "regular", "customer_ids": []}), "/segment"),
        (json!({"kind": "note", "text": "x", "customer_ids": vec![zofia.id.clone(); 1_001]}), "/customer_ids"),
        (json!({"kind": "note", "text": "x", "segment": "regular", "until": "2026-01-01T00:00:00Z"}), "/until"),
    ] {
        shop.refuses_field(shop.post("/notes", &body), pointer).await;
    }
    shop.refuses(shop.post("/notes", &json!({"kind": "note", "text": "x", "segment": "cats"})), 400, "bad-request")
        .await;
    let till = shop.with_key(&[Scope::Counter]).await;
    till.refuses(till.post("/notes", &note), 403, "forbidden").await;
}

both!(who_is_one_person_is_told_and_asked_once);
async fn who_is_one_person_is_told_and_asked_once(shop: TestShop) {
    shop.program(buy(10)).await;
    let (old, _) = regular(&shop, "Marta").await;
    let (new, second) = regular(&shop, "Marta R.").await;
    assert!(is_asked(&shop, &old).await && is_asked(&shop, &new).await);
    note(&shop, &old, &json!({"kind": "note", "text": "To the old card."})).done().await;
    note(&shop, &new, &json!({"kind": "note", "text": "To the new card."})).done().await;
    let form = form_of(&see(&shop, &old, "/cases").await);
    sent(&shop, &old, "/cases", &format!("form={form}&text=Cold."), "/cases").await;
    shop.post(&format!("/customers/{}/merge", old.id), &json!({"into": new.id})).send().await.is_new();
    for person in [&old, &new] {
        let page = see(&shop, person, "").await;
        assert!(page.contains("To the old card.") && page.contains("To the new card."), "{page}");
        assert!(page.contains("is with the shop."), "{page}");
    }
    // Either card answers for both.
    let asked: Vec<bool> = vec![is_asked(&shop, &old).await, is_asked(&shop, &new).await];
    assert_eq!(asked[0], asked[1]);
    turn(&shop, &old, "surveys", false).await;
    assert!(!is_asked(&shop, &new).await, "her last word counts, wherever she said it");
    send(&shop, &new, "/answers", &tap(&second, 9)).send().await;
    assert_eq!(count(&shop, "answer").await, 0);
    let both = json!({"kind": "note", "text": "To both.", "customer_ids": [old.id, new.id]});
    assert_eq!(shop.post("/notes", &both).send().await.is_new()["written"], 1);
    assert_eq!(see(&shop, &old, "").await.matches("To both.").count(), 1);
    let put_away = shop.told(&format!("/customers/{}/notes", new.id)).await["data"][0]["id"].clone();
    sent(&shop, &old, &format!("/notes/{}/seen", put_away.as_str().unwrap()), "", "").await;
    assert!(!see(&shop, &new, "").await.contains("To both."));
}

both!(nothing_that_was_said_outlives_the_person);
async fn nothing_that_was_said_outlives_the_person(shop: TestShop) {
    disk::listen();
    shop.program(buy(10)).await;
    let (ada, second) = regular(&shop, "Ada").await;
    sent(&shop, &ada, "/answers", &tap(&second, 2), "/answers").await;
    sent(&shop, &ada, "/answers/comment", "comment=Voicecommentcanary", "/answers").await;
    let form = form_of(&see(&shop, &ada, "/cases").await);
    sent(&shop, &ada, "/cases", &format!("form={form}&text=Voicecasecanary"), "/cases").await;
    note(&shop, &ada, &json!({"kind": "note", "text": "Voicenotecanary"})).done().await;
    let export = shop.browse(Method::GET, &(base(&ada) + "/privacy/export.json")).send().await.json();
    assert_eq!((&export["notes"][0]["text"], &export["notes"][0]["kind"]), (&json!("Voicenotecanary"), &json!("note")));
    assert_eq!(export["answers"][0]["comment"], "Voicecommentcanary");
    assert!(see(&shop, &ada, "/privacy/export").await.contains("Voicenotecanary"));
    let said = ["Voicecommentcanary", "Voicecasecanary", "Voicenotecanary"];
    disk::has_none_of(&shop.house, &said).await;

    // A year later what was said is deleted, and the score stays.
    let bea = shop.customer("Bea").await;
    note(&shop, &bea, &json!({"kind": "note", "text": "Hello."})).done().await;
    let gone = send(&shop, &ada, "/privacy/erasure", "").send().await;
    assert_eq!(gone.status, 200);
    for rest in ["", "/answers", "/cases"] {
        assert_eq!(shop.browse(Method::GET, &(base(&ada) + rest)).send().await.status, 404, "{rest}");
    }
    assert_eq!(send(&shop, &ada, "/answers", &tap(&second, 9)).send().await.status, 404);
    shop.refuses(note(&shop, &ada, &json!({"kind": "note", "text": "x"})), 404, "not-found").await;
    shop.refuses(shop.get(&format!("/customers/{}/notes", ada.id)), 404, "not-found").await;
    shop.house.wait_days(366);
    let ended = timbro::privacy::jobs::keep_periods(&shop.house.app.desk).await.unwrap();
    assert_eq!((ended.told, ended.comments), (1, 0), "Bea's note; what Ada said went with her");
    let left = shop.told(&format!("/customers/{}/notes", bea.id)).await;
    assert_eq!(left["data"][0]["text"], Value::Null);
}
