//! The cards that people who work here have as customers: nobody serves themselves.

use axum::http::Method;
use serde_json::{Value, json};

use crate::call::Call;
use crate::owner::Browser;
use crate::rows;
use crate::shop::{Person, TestShop, buy, text};
use crate::staff::Tablet;

impl TestShop {
    fn put_card(&self, staff: &str, code: &str) -> Call {
        self.ask(Method::PUT, &format!("/staff/{staff}/card")).json(&json!({"code": code}))
    }

    fn drop_card(&self, staff: &str) -> Call {
        self.ask(Method::DELETE, &format!("/staff/{staff}/card"))
    }
}

/// Somebody who works here and comes as a customer: at work on a device, with the card linked.
struct AtWork {
    id: String,
    card: Person,
    tablet: Tablet,
}

async fn at_work(shop: &TestShop, role: &str) -> AtWork {
    shop.program(buy(10)).await;
    let id = shop.staff("Giulia", role, "2580").await;
    let card = shop.customer("Giulia").await;
    let known = shop.put_card(&id, &card.short_code).send().await.is(200);
    assert_eq!(text(&known, "/card_id"), card.card);
    let tablet = shop.device().await;
    tablet.begin(&id, "2580").send().await.is(201);
    AtWork { id, card, tablet }
}

both!(nobody_stamps_their_own_card_however_it_is_shown);
async fn nobody_stamps_their_own_card_however_it_is_shown(shop: TestShop) {
    let giulia = at_work(&shop, "staff").await;
    let marta = shop.customer("Marta").await;
    let shown = [shop.printed(&giulia.card).await, shop.live(&giulia.card).await, giulia.card.short_code.clone()];
    for code in &shown {
        let problem = shop.refuses(giulia.tablet.post("/scans", &json!({"code": code})), 403, "own-card").await;
        assert!(text(&problem, "/detail").contains("Ask a colleague"), "it says why");
    }
    // Others she serves, and others serve her.
    giulia.tablet.post("/scans", &json!({"code": shop.printed(&marta).await})).send().await.is(201);
    let piero = shop.staff("Piero", "staff", "739104").await;
    giulia.tablet.begin(&piero, "739104").send().await.is(201);
    giulia.tablet.post("/scans", &json!({"code": shown[0]})).send().await.is(201);
    // Without the link it is a card like any other.
    assert_eq!(shop.drop_card(&giulia.id).send().await.is(200)["card_id"], Value::Null);
    giulia.tablet.begin(&giulia.id, "2580").send().await.is(201);
    giulia.tablet.post("/scans", &json!({"code": shown[0]})).send().await.is(201);
    assert_eq!(shop.standing(&giulia.card).await, [(2, 10)]);
}

both!(what_was_done_before_the_link_is_told_again);
async fn what_was_done_before_the_link_is_told_again(shop: TestShop) {
    let giulia = at_work(&shop, "staff").await;
    shop.drop_card(&giulia.id).send().await.is(200);
    let scan = giulia.tablet.post("/scans", &json!({"code": shop.printed(&giulia.card).await}));
    let first = scan.clone().send().await;
    first.is_new();
    shop.put_card(&giulia.id, &giulia.card.short_code).send().await.is(200);
    scan.send().await.repeats(&first);
}

both!(nobody_takes_the_ticket_they_made);
async fn nobody_takes_the_ticket_they_made(shop: TestShop) {
    let giulia = at_work(&shop, "staff").await;
    let page = giulia.card.page_url.strip_prefix("https://bar.example").unwrap();
    let bound = shop.browse(Method::POST, page).form("").send().await;
    let phone = bound.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let ticket = async |by: &Tablet| {
        let made = by.post("/tickets", &json!({})).send().await.is(201);
        text(&made, "/url").strip_prefix("HTTPS://BAR.EXAMPLE").unwrap().to_owned()
    };
    let claim = async |path: &str| {
        let call = shop.browse(Method::POST, path).form("").header("cookie", &phone).header("accept-language", "en");
        call.send().await
    };
    let own = ticket(&giulia.tablet).await;
    let refused = claim(&own).await;
    assert!(refused.status == 403 && refused.text().contains("Ask a colleague"), "{refused:?}");
    assert_eq!(rows::visits(&shop.house.app.desk.db).await, 0);
    let piero = shop.staff("Piero", "staff", "739104").await;
    giulia.tablet.begin(&piero, "739104").send().await.is(201);
    let his = ticket(&giulia.tablet).await;
    assert_eq!(claim(&his).await.status, 200);
    assert_eq!(rows::visits(&shop.house.app.desk.db).await, 1);
}

both!(nobody_takes_their_own_reward_not_even_on_their_own_word);
async fn nobody_takes_their_own_reward_not_even_on_their_own_word(shop: TestShop) {
    let anna = at_work(&shop, "manager").await;
    let reward = text(&shop.give(&anna.card, "a cornetto").send().await.is(201), "/id");
    let path = format!("/rewards/{reward}/redemption");
    let live = json!({"code": shop.live(&anna.card).await});
    let word = |pin: &str| json!({"override": {"pin": pin, "reason": "No phone."}});
    shop.refuses(anna.tablet.post(&path, &live), 403, "own-card").await;
    // A colleague's word does not help who is at work, and hers does not help her at a colleague's.
    shop.staff("Bruno", "owner", "4710").await;
    let piero = shop.staff("Piero", "staff", "739104").await;
    for (who, pin) in [(&anna.id, "2580"), (&anna.id, "4710"), (&piero, "2580")] {
        let own = if *who == anna.id { "2580" } else { "739104" };
        anna.tablet.begin(who, own).send().await.is(201);
        anna.tablet.post(&path, &word(pin)).send().await.refused(403, "own-card");
    }
    assert_eq!(rows::count(&shop.house.app.desk.db, "redemption").await, 0);
    anna.tablet.begin(&piero, "739104").send().await.is(201);
    anna.tablet.post(&path, &word("4710")).send().await.is_new();
}

both!(nobody_takes_back_or_puts_right_on_their_own_card);
async fn nobody_takes_back_or_puts_right_on_their_own_card(shop: TestShop) {
    let anna = at_work(&shop, "manager").await;
    let program = text(&shop.get("/programs").send().await.is(200), "/data/0/id");
    let scanned = shop.scan_with(&shop.printed(&anna.card).await, &json!({"amount_minor": 500})).send().await.is(201);
    let visit = text(&scanned, "/visit/id");
    let fresh = shop.customer("Anna again").await;
    let opening = json!({"program_id": program, "stamps": 3, "reason": "Paper card."});
    let calls = [
        anna.tablet.post(&format!("/visits/{visit}/void"), &json!({"reason": "Mine."})),
        anna.tablet.post(&format!("/visits/{visit}/refunds"), &json!({"amount_minor": 500})),
        anna.tablet.post(&format!("/cards/{}/openings", anna.card.card), &opening),
        anna.tablet.post(&format!("/customers/{}/payments", anna.card.id), &json!({"amount_minor": 500})),
    ];
    for call in calls {
        shop.refuses(call, 403, "own-card").await;
    }
    // On another's card, and by another, each is done.
    anna.tablet.post(&format!("/cards/{}/openings", fresh.card), &opening).send().await.is(201);
    anna.tablet.post(&format!("/customers/{}/payments", fresh.id), &json!({"amount_minor": 500})).send().await.is(201);
    shop.refund(&visit, 100, 0).send().await.is(201);
    shop.void(&visit).send().await.is(201);
}

both!(the_owner_and_a_manager_say_whose_card_is_whose);
async fn the_owner_and_a_manager_say_whose_card_is_whose(shop: TestShop) {
    let giulia = at_work(&shop, "staff").await;
    let anna = shop.staff("Anna", "manager", "739104").await;
    let (marta, luna) = (shop.customer("Marta").await, shop.neighbour().await);
    let zofia = luna.customer("Zofia").await;
    let body = json!({"code": marta.short_code});
    let on = |tablet: &Tablet, who: &str| tablet.ask(Method::PUT, &format!("/staff/{who}/card")).json(&body);
    let off = |tablet: &Tablet, who: &str| tablet.ask(Method::DELETE, &format!("/staff/{who}/card"));
    // Who serves does not say it.
    for call in [on(&giulia.tablet, &giulia.id), off(&giulia.tablet, &giulia.id), on(&giulia.tablet, &anna)] {
        shop.refuses(call, 403, "forbidden").await;
    }
    // A manager says it of others.
    giulia.tablet.begin(&anna, "739104").send().await.is(201);
    for call in [on(&giulia.tablet, &anna), off(&giulia.tablet, &anna)] {
        shop.refuses(call, 403, "forbidden").await;
    }
    assert_eq!(on(&giulia.tablet, &giulia.id).send().await.is(200)["card_id"], marta.card);
    giulia.tablet.lock().send().await.is(204);
    shop.refuses(on(&giulia.tablet, &giulia.id), 401, "unauthorized").await;
    // An owner, who has proved it a moment ago.
    let owner = Browser::set_up(&shop, "Bruno").await;
    let by_owner = || owner.ask(Method::PUT, &format!("/staff/{anna}/card")).json(&body);
    by_owner().send().await.is(200);
    shop.house.wait_minutes(11);
    owner.get("/staff").send().await.is(200);
    shop.refuses(by_owner(), 403, "step-up-needed").await;
    // A card of this shop, by any code of it; said twice, it is one fact.
    shop.refuses(shop.put_card(&anna, &zofia.short_code), 404, "code-unknown").await;
    shop.refuses(shop.put_card(&anna, "hello"), 422, "code-malformed").await;
    let links = async || rows::count(&shop.house.app.desk.db, "staff_card").await;
    let before = links().await;
    for code in [shop.printed(&marta).await, shop.live(&marta).await] {
        assert_eq!(shop.put_card(&anna, &code).send().await.is(200)["card_id"], marta.card);
    }
    assert_eq!(links().await, before);
    // A repeat that comes late does not link anew what was unlinked since.
    let keyed = shop.put_card(&giulia.id, &giulia.card.short_code).key("link");
    keyed.clone().send().await.is(200);
    shop.drop_card(&giulia.id).send().await.is(200);
    assert_eq!(keyed.send().await.is(200)["card_id"], Value::Null);
    shop.refuses(shop.put_card(&giulia.id, &marta.short_code).key("link"), 422, "idempotency-key-reused").await;
}

both!(a_card_that_was_merged_with_ones_own_is_ones_own);
async fn a_card_that_was_merged_with_ones_own_is_ones_own(shop: TestShop) {
    let giulia = at_work(&shop, "manager").await;
    let second = shop.customer("Giulia again").await;
    let merge = |from: &Person, into: &Person| (format!("/customers/{}/merge", from.id), json!({"into": into.id}));
    for (path, body) in [merge(&giulia.card, &second), merge(&second, &giulia.card)] {
        shop.refuses(giulia.tablet.post(&path, &body), 403, "own-card").await;
    }
    let (path, body) = merge(&giulia.card, &second);
    shop.post(&path, &body).done().await;
    for card in [&giulia.card, &second] {
        let code = shop.printed(card).await;
        shop.refuses(giulia.tablet.post("/scans", &json!({"code": code})), 403, "own-card").await;
    }
}
