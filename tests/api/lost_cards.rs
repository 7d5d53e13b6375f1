//! A phone is lost, or there are several: the cards of a browser, the ways back to a card, and a card that is replaced.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::auth::Scope;

use crate::call::{Answer, Call};
use crate::rows;
use crate::shop::{Person, TestShop, buy, text};

/// A phone's browser, with the cookie it keeps.
#[derive(Clone, Default)]
pub struct Phone {
    cookie: Option<String>,
}

impl Phone {
    pub fn ask(&self, shop: &TestShop, method: Method, path: &str) -> Call {
        let call = shop.browse(method, path).header("accept-language", "en");
        match &self.cookie {
            Some(cookie) => call.header("cookie", cookie),
            None => call,
        }
    }

    pub async fn get(&mut self, shop: &TestShop, path: &str) -> Answer {
        let answer = self.ask(shop, Method::GET, path).send().await;
        self.keep(answer)
    }

    /// Sends a form of our own page.
    pub async fn post(&mut self, shop: &TestShop, path: &str, fields: &str) -> Answer {
        let answer = self.ask(shop, Method::POST, path).form(fields).send().await;
        self.keep(answer)
    }

    fn keep(&mut self, answer: Answer) -> Answer {
        if let Some(cookie) = answer.header("set-cookie") {
            self.cookie = Some(cookie.split(';').next().unwrap().to_owned());
        }
        answer
    }

    /// Binds somebody's card, as their page's button does.
    pub async fn hold(&mut self, shop: &TestShop, page: &str) {
        assert_eq!(self.post(shop, page, "").await.status, 303);
    }
}

pub fn path(url: &str) -> String {
    url.strip_prefix("https://bar.example").unwrap().to_owned()
}

fn replace(shop: &TestShop, person: &Person) -> Call {
    shop.post(&format!("/cards/{}/replacement", person.card), &json!({"reason": "Stolen on the tram."}))
}

fn way_back(shop: &TestShop, person: &Person) -> Call {
    shop.ask(Method::POST, &format!("/cards/{}/return-link", person.card))
}

/// The word on the page that has just made it.
fn word(page: &Answer) -> String {
    let text = page.text();
    let at = text.find("class=\"aloud secret\">").unwrap_or_else(|| panic!("{page:?}")) + 21;
    text[at..at + 19].to_owned()
}

both!(a_browser_lists_its_cards_of_all_shops);
async fn a_browser_lists_its_cards_of_all_shops(shop: TestShop) {
    shop.program(buy(10)).await;
    let luna = shop.neighbour().await;
    luna.program(buy(5)).await;
    let (marta, zofia) = (shop.customer("Marta").await, luna.customer("Marta").await);
    luna.give(&zofia, "a tart").done().await;
    shop.scan_times(&shop.printed(&marta).await, 3).await;
    let mut phone = Phone::default();
    phone.hold(&shop, &path(&marta.page_url)).await;
    let straight = phone.get(&shop, "/c").await;
    assert_eq!((straight.status, straight.header("location")), (303, Some(path(&marta.page_url).as_str())));
    phone.hold(&shop, &path(&zofia.page_url)).await;
    let list = phone.get(&shop, "/c").await;
    assert_eq!(list.status, 200);
    for said in ["Bar Sole", "Bar Luna", "7 more to a coffee", "5 more to a coffee", "Ready for you: a tart"] {
        assert!(list.text().contains(said), "{said}: {list:?}");
    }
    for person in [&marta, &zofia] {
        assert!(list.text().contains(&format!("href=\"{}\"", path(&person.page_url))), "{list:?}");
    }
    assert_eq!(list.header("cache-control"), Some("private, no-store"));
    // A card that was replaced is said, shows nothing more, and does not break the list.
    replace(&shop, &marta).send().await.is(201);
    let list = phone.get(&shop, "/c").await;
    assert!(list.status == 200 && list.text().contains("does not hold this card any more"), "{list:?}");
    assert!(list.text().contains("Bar Sole") && !list.text().contains("7 more"), "{list:?}");
    assert!(!list.text().contains(&path(&marta.page_url)) && list.text().contains(&path(&zofia.page_url)), "{list:?}");
    // For a month; then there is one card left, and it is shown at once.
    shop.house.wait_days(31);
    assert_eq!(phone.get(&shop, "/c").await.header("location"), Some(path(&zofia.page_url).as_str()));
}

both!(a_browser_is_remembered_for_as_long_again_whenever_it_is_used);
async fn a_browser_is_remembered_for_as_long_again_whenever_it_is_used(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let page = path(&marta.page_url);
    let mut phone = Phone::default();
    phone.hold(&shop, &page).await;
    for path in ["/c", page.as_str(), "/c"] {
        shop.house.wait_days(399);
        let seen = phone.ask(&shop, Method::GET, path).send().await;
        assert!(seen.header("set-cookie").is_some_and(|cookie| cookie.contains("Max-Age=34560000")), "{seen:?}");
        assert_ne!(seen.status, 404);
    }
    // Looking again on the same day writes nothing.
    let before = doors(&shop).await;
    shop.house.wait_minutes(23 * 60);
    phone.get(&shop, "/c").await;
    assert_eq!(doors(&shop).await, before);
    shop.house.wait_days(401);
    assert_eq!(phone.get(&shop, "/c").await.status, 404);
    // The control: who holds nothing is given nothing.
    assert_eq!(Phone::default().get(&shop, &page).await.header("set-cookie"), None);
}

/// Every door with its times.
async fn doors(shop: &TestShop) -> Vec<(String, Option<i64>, Option<i64>)> {
    let mut reader = shop.house.app.desk.db.reader(timbro::db::Shops::Admin).await.unwrap();
    timbro::on!(&mut reader, |c| sqlx::query_as(
        "select kind, expires_at, used_at from door order by kind, hash, target_id"
    )
    .fetch_all(c)
    .await)
    .unwrap()
}

both!(a_card_is_on_several_phones_and_forgotten_on_the_others);
async fn a_card_is_on_several_phones_and_forgotten_on_the_others(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let page = path(&marta.page_url);
    let (mut own, mut tablet, mut old) = (Phone::default(), Phone::default(), Phone::default());
    let safe = format!("{page}/safe");
    assert!(own.get(&shop, &safe).await.text().contains("not kept on any phone yet"));
    for phone in [&mut own, &mut tablet, &mut old] {
        phone.hold(&shop, &page).await;
    }
    let kept = own.get(&shop, &safe).await;
    assert!(
        kept.text().contains("kept on 3 phones") && kept.text().contains("2 other phones hold this card"),
        "{kept:?}"
    );
    assert!(
        crate::main_job::read_strokes(kept.text().split_once("<svg").unwrap().1).ends_with(&page),
        "the other phone's camera opens it"
    );
    let forgotten = own.post(&shop, &format!("{page}/other-phones"), "").await;
    assert_eq!((forgotten.status, forgotten.header("location")), (303, Some(safe.as_str())));
    assert!(own.get(&shop, &safe).await.text().contains("kept on one phone"));
    assert_eq!(own.get(&shop, "/c").await.status, 303);
    for phone in [&mut tablet, &mut old] {
        let list = phone.get(&shop, "/c").await;
        assert!(list.text().contains("does not hold this card any more") && !list.text().contains(&page), "{list:?}");
    }
    // It may be bound there again, and is one phone.
    tablet.hold(&shop, &page).await;
    assert_eq!(tablet.get(&shop, "/c").await.status, 303);
    assert!(own.get(&shop, &safe).await.text().contains("kept on 2 phones"));
}

both!(a_recovery_word_brings_a_card_back);
async fn a_recovery_word_brings_a_card_back(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let page = path(&marta.page_url);
    let mut own = Phone::default();
    own.hold(&shop, &page).await;
    let warns = |page: &Answer| page.text().contains("A new one replaces it.");
    assert!(!warns(&own.get(&shop, &format!("{page}/safe")).await));
    let first = word(&own.post(&shop, &format!("{page}/recovery-word"), "").await);
    let safe = own.get(&shop, &format!("{page}/safe")).await;
    assert!(!safe.text().contains(&first), "shown once");
    assert!(warns(&safe), "the next one puts it out");
    let mut found = Phone::default();
    for typed in [first.to_lowercase().replace('-', "+"), first.replace('-', "")] {
        found = Phone::default();
        let back = found.post(&shop, "/c/back", &format!("word={typed}")).await;
        assert_eq!((back.status, back.header("location")), (303, Some(page.as_str())), "{back:?}");
    }
    assert_eq!(found.get(&shop, "/c").await.status, 303);
    // A new one replaces it.
    let second = word(&own.post(&shop, &format!("{page}/recovery-word"), "").await);
    let mut answers = Vec::new();
    for wrong in [first.as_str(), "0000-0000-0000-0000", "coffee", "", &"x".repeat(2_000)] {
        let before = rows::all(&shop.house.app.desk.db).await;
        let answer = Phone::default().post(&shop, "/c/back", &format!("word={wrong}")).await;
        assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
        assert_eq!(answer.header("set-cookie"), None);
        answers.push((answer.status, answer.text().to_owned()));
    }
    assert!(answers[0].0 == 403 && answers[0].1.contains("opens no card"), "{answers:?}");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "wrong, unknown and malformed alike: {answers:?}");
    assert_eq!(Phone::default().post(&shop, "/c/back", &format!("word={second}")).await.status, 303);
    // What another site sends, and what only looks, does nothing.
    let foreign = Phone::default().ask(&shop, Method::POST, "/c/back").form(&format!("word={second}"));
    assert_eq!(foreign.header("sec-fetch-site", "cross-site").send().await.status, 403);
    let looked = Phone::default().get(&shop, &format!("/c/back?word={second}")).await;
    assert!(looked.status == 200 && looked.header("set-cookie").is_none());
}

both!(wrong_words_slow_their_own_address_and_nobody_else);
async fn wrong_words_slow_their_own_address_and_nobody_else(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let page = path(&marta.page_url);
    let right = word(&Phone::default().post(&shop, &format!("{page}/recovery-word"), "").await);
    let type_in = async |from: &str, word: &str| {
        Phone::default().ask(&shop, Method::POST, "/c/back").form(&format!("word={word}")).from(from).send().await
    };
    // Right ones do not count.
    for _ in 0..25 {
        assert_eq!(type_in("203.0.113.7", &right).await.status, 303);
    }
    for _ in 0..20 {
        assert_eq!(type_in("203.0.113.7", "0000-0000-0000-0000").await.status, 403);
    }
    // Now the right one waits too, so that the wait tells nothing.
    for word in [right.as_str(), "0000-0000-0000-0000"] {
        let slowed = type_in("203.0.113.7", word).await;
        assert_eq!((slowed.status, slowed.header("retry-after")), (429, Some("1")), "{slowed:?}");
        assert_eq!(slowed.header("set-cookie"), None);
    }
    assert_eq!(type_in("198.51.100.1", &right).await.status, 303);
    shop.house.wait_seconds(1);
    assert_eq!(type_in("203.0.113.7", &right).await.status, 303);
    // However many come, a minute is the longest wait.
    for _ in 0..40 {
        type_in("203.0.113.7", "0000-0000-0000-0000").await;
        shop.house.wait_seconds(60);
    }
    assert_eq!(type_in("203.0.113.7", &right).await.status, 303);
}

both!(staff_show_a_way_back_that_opens_once);
async fn staff_show_a_way_back_that_opens_once(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let till = shop.with_key(&[Scope::Counter]).await;
    let call = way_back(&till, &marta).key("back");
    let shown = call.clone().send().await.is(201);
    assert_eq!(call.send().await.is(200), shown, "the same key shows the same");
    assert_eq!(text(&shown, "/expires_at"), "2026-03-10T09:10:00.000Z");
    assert!(text(&shown, "/svg").contains("<svg"));
    let link = path(&text(&shown, "/url"));
    let mut phone = Phone::default();
    for _ in 0..2 {
        let seen = phone.get(&shop, &link).await;
        assert!(seen.status == 200 && seen.text().contains("method=\"post\""), "{seen:?}");
        assert!(
            seen.header("set-cookie").is_none() && !seen.text().contains("Marta"),
            "seeing takes nothing: {seen:?}"
        );
    }
    let taken = phone.post(&shop, &link, "").await;
    assert_eq!((taken.status, taken.header("location")), (303, Some(path(&marta.page_url).as_str())));
    assert_eq!(phone.get(&shop, "/c").await.status, 303);
    let late = path(&text(&way_back(&till, &marta).send().await.is(201), "/url"));
    shop.house.wait_minutes(10);
    let mut answers = Vec::new();
    for gone in [&link, &late, "/r/00000000000000000000000000"] {
        let looked = Phone::default().get(&shop, gone).await;
        let took = Phone::default().post(&shop, gone, "").await;
        assert_eq!((looked.status, took.status, took.header("set-cookie")), (404, 404, None));
        answers.extend([looked.text().to_owned(), took.text().to_owned()]);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "used, old and invented alike");
    let unasked = shop.browse(Method::POST, &format!("/api/v1/cards/{}/return-link", marta.card)).send().await;
    unasked.refused(401, "unauthorized");
}

both!(a_replaced_card_keeps_its_stamps_and_nothing_old_opens_it);
async fn a_replaced_card_keeps_its_stamps_and_nothing_old_opens_it(shop: TestShop) {
    shop.program(buy(10)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.code(&marta).await;
    let forms = ["/text", "/url", "/jwt"].map(|form| text(&code, form));
    shop.scan_times(&forms[0], 4).await;
    let reward = text(&shop.give(&marta, "a tart").done().await, "/id");
    let live = shop.live(&marta).await;
    let page = path(&marta.page_url);
    let mut thief = Phone::default();
    thief.hold(&shop, &page).await;
    let old_word = word(&thief.post(&shop, &format!("{page}/recovery-word"), "").await);
    let old_link = path(&text(&way_back(&shop, &marta).send().await.is(201), "/url"));

    let call = replace(&shop, &marta).key("lost");
    let card = call.clone().send().await.is(201);
    let before = rows::all(&shop.house.app.desk.db).await;
    assert_eq!(call.send().await.is(200), card, "once under one key");
    assert_eq!(rows::all(&shop.house.app.desk.db).await, before);
    let other = shop.post(&format!("/cards/{}/replacement", marta.card), &json!({"reason": "Again."})).key("lost");
    shop.refuses(other, 422, "idempotency-key-reused").await;

    assert_eq!(card["progress"][0]["stamps"], 4, "{card}");
    assert_ne!((&card["page_url"], &card["short_code"]), (&json!(marta.page_url), &json!(marta.short_code)));
    // Staff are told; the public is told what it is told of any stranger's code.
    for form in forms.iter().chain([&live]) {
        shop.refuses(shop.scan(form), 409, "code-replaced").await;
    }
    shop.refuses(shop.redeem(&reward, &live), 409, "code-replaced").await;
    shop.refuses(shop.scan(&marta.short_code), 404, "code-unknown").await;
    let unknown =
        shop.browse(Method::GET, "/c/00000000000000000000000000").header("accept-language", "en").send().await;
    for gone in [page.clone(), format!("/C/{}", forms[0]), format!("{page}/safe")] {
        let seen = thief.ask(&shop, Method::GET, &gone).send().await;
        assert!(seen.status == 404 && seen.text().contains("We do not know this card"), "{seen:?}");
        assert!(!seen.text().contains(&path(&text(&card, "/page_url"))));
    }
    assert_eq!(thief.get(&shop, &page).await.text(), unknown.text());
    for form in ["replacement", "recovery-word", "other-phones"] {
        assert_eq!(thief.post(&shop, &format!("{page}/{form}"), "").await.status, 404);
    }
    assert_eq!(Phone::default().post(&shop, "/c/back", &format!("word={old_word}")).await.status, 403);
    assert_eq!(Phone::default().post(&shop, &old_link, "").await.status, 404);

    // The new ones work at once.
    let again = Person { page_url: text(&card, "/page_url"), short_code: text(&card, "/short_code"), ..marta };
    shop.house.wait_minutes(1);
    assert_eq!(shop.scan(&shop.printed(&again).await).done().await["card"]["progress"][0]["stamps"], 5);
    shop.redeem(&reward, &shop.live(&again).await).done().await;
    shop.scan(&again.short_code).done().await;
    assert_eq!(thief.get(&shop, &path(&again.page_url)).await.status, 200);
}

both!(a_customer_replaces_their_own_card_and_this_phone_keeps_it);
async fn a_customer_replaces_their_own_card_and_this_phone_keeps_it(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let page = path(&marta.page_url);
    let (mut own, mut thief) = (Phone::default(), Phone::default());
    own.hold(&shop, &page).await;
    thief.hold(&shop, &page).await;
    let replaced = own.post(&shop, &format!("{page}/replacement"), "").await;
    let new = replaced.header("location").unwrap().to_owned();
    assert!(replaced.status == 303 && new != page, "{replaced:?}");
    assert_eq!(own.get(&shop, "/c").await.header("location"), Some(new.as_str()));
    // An old bookmark, and a form sent twice, lead its holder on, and nobody else.
    for answer in [own.get(&shop, &page).await, own.post(&shop, &format!("{page}/replacement"), "").await] {
        assert_eq!((answer.status, answer.header("location")), (303, Some(new.as_str())));
    }
    assert_eq!(rows::count(&shop.house.app.desk.db, "card_replacement").await, 1);
    assert_eq!(thief.get(&shop, &page).await.status, 404);
    assert!(thief.get(&shop, "/c").await.text().contains("does not hold this card any more"));
    let foreign =
        own.ask(&shop, Method::POST, &format!("{new}/replacement")).form("").header("sec-fetch-site", "cross-site");
    assert_eq!(foreign.send().await.status, 403);
}

both!(a_card_is_replaced_as_often_as_its_codes_can_tell_apart);
async fn a_card_is_replaced_as_often_as_its_codes_can_tell_apart(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let mut last = Value::Null;
    for _ in 0..255 {
        last = replace(&shop, &marta).send().await.is(201);
    }
    shop.refuses(replace(&shop, &marta), 409, "card-replaced-often").await;
    shop.scan(&shop.printed(&marta).await).done().await;
    let mut own = Phone::default();
    let page = path(&text(&last, "/page_url"));
    let refused = own.post(&shop, &format!("{page}/replacement"), "").await;
    assert!(refused.status == 409 && refused.text().contains("as often as a card can be"), "{refused:?}");
    assert_eq!(own.get(&shop, &page).await.status, 200);
}
