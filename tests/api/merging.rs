//! Two customers who are one person: merged, used with either code, parted again.

use axum::http::Method;
use serde_json::{Value, json};
use timbro::auth::Scope;

use crate::call::Call;
use crate::house::master;
use crate::lost_cards::{Phone, path};
use crate::owner::Browser;
use crate::rows;
use crate::shop::{Person, TestShop, buy, rule, text};

fn merge(shop: &TestShop, one: &Person, other: &Person) -> Call {
    shop.post(&format!("/customers/{}/merge", one.id), &json!({"into": other.id, "reason": "She lost her phone."}))
}

fn part(shop: &TestShop, merge: &Value) -> Call {
    shop.ask(Method::POST, &format!("/merges/{}/undo", text(merge, "/id"))).key(&shop.house.fresh_key())
}

both!(a_merge_that_moved_other_stamps_than_it_says_is_found);
async fn a_merge_that_moved_other_stamps_than_it_says_is_found(shop: TestShop) {
    shop.program(buy(10)).await;
    let (old, new) = (shop.customer("Marta").await, shop.customer("Marta R.").await);
    shop.scan_times(&shop.printed(&old).await, 3).await;
    let merged = text(&merge(&shop, &old, &new).send().await.is_new(), "/id");
    let db = &shop.house.app.desk.db;
    rows::change(db, "update card_merge set last_number = last_number - 1").await;
    let report = timbro::fsck::jobs::check(db, &master()).await.unwrap();
    let found = report.findings.iter().map(|found| (found.invariant, found.table, found.row.clone()));
    assert!(found.clone().any(|found| found == (12, "card_merge", format!("id={merged}"))), "{report:?}");
    rows::change(db, "update card_merge set last_number = last_number + 1").await;
}

both!(two_cards_of_one_person_go_on_as_one);
async fn two_cards_of_one_person_go_on_as_one(shop: TestShop) {
    let program = shop.program(buy(10)).await;
    let (old, new) = (shop.customer("Marta").await, shop.customer("Marta R.").await);
    shop.scan_times(&shop.printed(&old).await, 7).await;
    shop.scan_times(&shop.printed(&new).await, 8).await;
    let tart = text(&shop.give(&old, "a tart").done().await, "/id");
    let call = merge(&shop, &old, &new).key("one");
    let first = call.clone().send().await;
    let merged = first.is_new();
    call.send().await.repeats(&first);
    assert_eq!(merged["moved"], json!([{"program_id": program, "stamps": 7}]));
    assert_eq!((&merged["card_id"], &merged["into_card_id"]), (&json!(old.card), &json!(new.card)));
    assert_eq!(shop.standing(&new).await, [(5, 10)]);
    // Either card shows what there is, and open rewards are used with the codes of either.
    for person in [&old, &new] {
        assert_eq!(shop.rewards(person).await, ["a tart", "a coffee"]);
        assert_eq!(shop.standing(person).await, [(5, 10)]);
    }
    assert_eq!(shop.card(&old).await["merged_into"], json!(new.card));
    let coffee = text(&shop.card(&new).await, "/rewards/1/id");
    shop.redeem(&tart, &shop.live(&new).await).done().await;
    shop.house.wait_minutes(1);
    // What the old print earns is the new card's.
    let scanned = shop.scan(&shop.printed(&old).await).done().await;
    assert_eq!((&scanned["card"]["id"], &scanned["customer"]["id"]), (&json!(new.card), &json!(new.id)));
    assert_eq!(scanned["card"]["progress"][0]["stamps"], 6);
    shop.scan(&old.short_code).done().await;
    assert_eq!(shop.standing(&new).await, [(7, 10)]);
    shop.house.wait_minutes(1);
    shop.redeem(&coffee, &shop.live(&old).await).done().await;
    // By hand only the card that goes on is changed.
    for call in [shop.adjust(&old, &program, 1), shop.take_over(&old, &program, 1), shop.give(&old, "a cake")] {
        let problem = shop.refuses(call, 409, "card-merged").await;
        assert_eq!(problem["into_card_id"], json!(new.card));
    }
    shop.adjust(&new, &program, 1).done().await;
    // The page of the old card shows the stamps, and neither the other's name nor the way to it.
    let page = shop.browse(Method::GET, &path(&old.page_url)).header("accept-language", "en").send().await;
    assert!(page.text().contains("2 more to a coffee"), "{page:?}");
    assert!(!page.text().contains("Marta R.") && !page.text().contains(&path(&new.page_url)), "{page:?}");
    let list = shop.get("/customers").send().await.is(200);
    let listed: Vec<&Value> = list["data"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(listed, [&json!(new.id)], "one person in the list");
}

both!(parted_they_are_as_they_were_and_keep_what_came_since);
async fn parted_they_are_as_they_were_and_keep_what_came_since(shop: TestShop) {
    shop.program(buy(10)).await;
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    shop.scan_times(&shop.printed(&marta).await, 7).await;
    shop.scan_times(&shop.printed(&paolo).await, 8).await;
    let merged = merge(&shop, &marta, &paolo).send().await.is_new();
    assert_eq!(shop.rewards(&paolo).await, ["a coffee"]);
    let undo = part(&shop, &merged).key("two");
    let first = undo.clone().send().await;
    assert_eq!(first.is_new()["is_undone"], true);
    undo.send().await.repeats(&first);
    for (person, stamps) in [(&marta, 7), (&paolo, 8)] {
        assert_eq!((shop.standing(person).await, shop.rewards(person).await.len()), (vec![(stamps, 10)], 0));
    }
    assert_eq!(shop.refuses(part(&shop, &merged), 409, "merge-refused").await["reason"], "parted");
    // Each code is its own card's again.
    assert_eq!(shop.scan(&shop.printed(&marta).await).done().await["card"]["id"], json!(marta.card));

    let again = merge(&shop, &marta, &paolo).send().await.is_new();
    let coffee = text(&shop.card(&paolo).await, "/rewards/0/id");
    shop.redeem(&coffee, &shop.live(&paolo).await).done().await;
    let problem = shop.refuses(part(&shop, &again), 409, "stamps-spent").await;
    assert!(problem["detail"].as_str().unwrap().contains("used"), "{problem}");
    shop.scan_times(&shop.printed(&paolo).await, 2).await;
    part(&shop, &again).send().await.is_new();
    assert_eq!((shop.standing(&marta).await, shop.standing(&paolo).await), (vec![(8, 10)], vec![(0, 10)]));
}

both!(merging_is_a_managers_and_says_why_not);
async fn merging_is_a_managers_and_says_why_not(shop: TestShop) {
    shop.program(buy(10)).await;
    let (marta, paolo, ada) = (shop.customer("Marta").await, shop.customer("Paolo").await, shop.customer("Ada").await);
    let till = shop.with_key(&[Scope::Counter]).await;
    shop.refuses(merge(&till, &marta, &paolo), 403, "forbidden").await;
    let (giulia, anna) = (shop.staff("Giulia", "staff", "2580").await, shop.staff("Anna", "manager", "739104").await);
    let tablet = shop.device().await;
    let body = json!({"into": paolo.id});
    tablet.begin(&giulia, "2580").send().await.is(201);
    shop.refuses(tablet.post(&format!("/customers/{}/merge", marta.id), &body), 403, "forbidden").await;
    assert_eq!(shop.refuses(merge(&shop, &marta, &marta), 409, "merge-refused").await["reason"], "same");
    tablet.begin(&anna, "739104").send().await.is(201);
    let merged = tablet.post(&format!("/customers/{}/merge", marta.id), &body).send().await.is_new();
    shop.refuses(part(&till, &merged), 403, "forbidden").await;
    for (one, other, slug) in
        [(&marta, &ada, "card-merged"), (&ada, &marta, "card-merged"), (&paolo, &ada, "merge-refused")]
    {
        shop.refuses(merge(&shop, one, other), 409, slug).await;
    }
    merge(&shop, &ada, &paolo).send().await.is_new();
    let luna = shop.neighbour().await;
    let zofia = luna.customer("Zofia").await;
    let problem = shop.refuses(merge(&shop, &zofia, &paolo), 404, "not-found").await;
    assert!(!problem.to_string().contains(&zofia.id));
    shop.refuses(merge(&shop, &paolo, &zofia), 404, "not-found").await;
    shop.refuses(part(&luna, &merged), 404, "not-found").await;
}

both!(a_reward_of_one_merged_card_is_used_with_the_code_of_another);
async fn a_reward_of_one_merged_card_is_used_with_the_code_of_another(shop: TestShop) {
    let (one, two, into) = (shop.customer("Marta").await, shop.customer("Marta").await, shop.customer("Marta").await);
    let tart = text(&shop.give(&one, "a tart").done().await, "/id");
    shop.refuses(shop.redeem(&tart, &shop.live(&two).await), 403, "code-may-not-redeem").await;
    for person in [&one, &two] {
        merge(&shop, person, &into).send().await.is_new();
    }
    assert_eq!(shop.rewards(&two).await, ["a tart"]);
    shop.redeem(&tart, &shop.live(&two).await).done().await;
}

both!(a_merged_card_is_replaced_like_any_other);
async fn a_merged_card_is_replaced_like_any_other(shop: TestShop) {
    shop.program(buy(10)).await;
    let (old, new) = (shop.customer("Marta").await, shop.customer("Marta").await);
    merge(&shop, &old, &new).send().await.is_new();
    let print = shop.printed(&old).await;
    shop.scan(&print).done().await;
    shop.post(&format!("/cards/{}/replacement", old.card), &json!({"reason": "Lost."})).send().await.is(201);
    shop.refuses(shop.scan(&print), 409, "code-replaced").await;
    shop.scan(&shop.printed(&old).await).done().await;
    shop.scan(&shop.printed(&new).await).done().await;
    assert_eq!(shop.standing(&new).await, [(3, 10)]);
    // Two cards of one person in one browser are one line.
    let mut phone = Phone::default();
    for person in [&old, &new] {
        let page = path(&text(&shop.card(person).await, "/page_url"));
        phone.hold(&shop, &page).await;
    }
    let home = phone.get(&shop, "/c").await;
    assert_eq!(home.header("location"), Some(path(&new.page_url).as_str()), "{home:?}");
}

both!(whose_history_it_was_is_one_persons_while_they_are_merged);
async fn whose_history_it_was_is_one_persons_while_they_are_merged(shop: TestShop) {
    shop.program(buy(10)).await;
    let (one, other) = (shop.customer("Marta").await, shop.customer("Marta").await);
    for person in [&one, &other] {
        shop.scan(&shop.printed(person).await).done().await;
        shop.house.wait_days(3);
    }
    let customers = async || {
        let report = shop.told("/retention?from=2026-03&to=2026-03&as_of=2026-04-01").await;
        report["customers"].as_i64().unwrap()
    };
    shop.house.set("2026-04-01T09:00:00Z");
    assert_eq!(customers().await, 2);
    let merged = merge(&shop, &one, &other).send().await.is_new();
    assert_eq!(customers().await, 1);
    part(&shop, &merged).send().await.is_new();
    assert_eq!(customers().await, 2);
}

/// A small generator of choices, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides) as usize
    }
}

both!(whatever_is_merged_and_parted_the_tables_stay_sound);
async fn whatever_is_merged_and_parted_the_tables_stay_sound(shop: TestShop) {
    let steps = rule(json!({"kind": "visit"}), &[(3, "a cookie"), (7, "a coffee")]);
    let mut spend = rule(json!({"kind": "spend", "per_minor": 300}), &[(4, "a tea")]);
    spend["stamp_valid_days"] = json!(20);
    let program = shop.program(steps).await;
    shop.program(spend).await;
    let mut people = Vec::new();
    for name in ["Ada", "Bea", "Cia"] {
        people.push(shop.customer(name).await);
    }
    let (mut dice, mut merges, mut visits) = (Dice(7), Vec::new(), Vec::new());
    let (mut merged, mut parted) = (0, 0);
    for turn in 0..160 {
        let person = people[dice.roll(3)].clone();
        shop.house.wait_minutes(11);
        match dice.roll(12) {
            0..=5 => {
                let more = json!({"stamps": 1 + dice.roll(5), "amount_minor": 100 * dice.roll(20)});
                let scan = shop.scan_with(&shop.printed(&person).await, &more).done().await;
                visits.push(text(&scan, "/visit/id"));
            }
            6 => {
                let open = shop.card(&person).await["rewards"].clone();
                if let Some(reward) = open.as_array().and_then(|open| open.first()) {
                    shop.redeem(&text(reward, "/id"), &shop.live(&person).await).done().await;
                }
            }
            7 | 8 => {
                let other = people[dice.roll(3)].clone();
                let answer = merge(&shop, &person, &other).send().await;
                assert!(matches!(answer.status, 201 | 409), "{turn}: {answer:?}");
                if answer.status == 201 {
                    merges.push(answer.json());
                    merged += 1;
                }
            }
            9 | 10 if !merges.is_empty() => {
                let answer = part(&shop, &merges[dice.roll(merges.len() as u64)]).send().await;
                assert!(matches!(answer.status, 201 | 409), "{turn}: {answer:?}");
                parted += i32::from(answer.status == 201);
            }
            11 if !visits.is_empty() => {
                let answer = shop.void(&visits[dice.roll(visits.len() as u64)]).send().await;
                assert!(matches!(answer.status, 201 | 409), "{turn}: {answer:?}");
            }
            _ => {
                let answer = shop.adjust(&person, &program, 1).send().await;
                assert!(matches!(answer.status, 201 | 409), "{turn}: {answer:?}");
                shop.house.wait_days(2);
            }
        }
    }
    assert!(merged > 3 && parted > 3, "{merged} merges and {parted} undone");
}

both!(a_merge_stands_though_its_id_is_before_that_of_one_that_was_undone);
async fn a_merge_stands_though_its_id_is_before_that_of_one_that_was_undone(shop: TestShop) {
    let (old, new) = (shop.customer("Marta").await, shop.customer("Marta R.").await);
    let first = merge(&shop, &old, &new).send().await.is_new();
    part(&shop, &first).send().await.is(201);
    // Another process has made fewer ids in this millisecond. Whether the tables are sound is asked after each test.
    let node = shop.house.second_node().await;
    let second = merge(&shop.at(node.clone()), &old, &new).send().await.is_new();
    assert!(text(&second, "/id") < text(&first, "/id"));
    assert_eq!(shop.card(&old).await["merged_into"], json!(new.card));
    node.close().await;
}

both!(scans_and_merges_at_once_lose_nothing);
async fn scans_and_merges_at_once_lose_nothing(shop: TestShop) {
    shop.program(buy(1_000)).await;
    let (one, other) = (shop.customer("Marta").await, shop.customer("Marta").await);
    let codes = [shop.printed(&one).await, shop.printed(&other).await];
    let mut scans = Vec::new();
    for turn in 0..60_usize {
        let call = shop.scan(&codes[turn % 2]);
        scans.push(tokio::spawn(async move { call.send().await.status }));
    }
    let mut status = 0;
    for _ in 0..10 {
        let merged = merge(&shop, &one, &other).send().await.is_new();
        status = part(&shop, &merged).send().await.status;
        assert_eq!(status, 201);
    }
    for scan in scans {
        assert_eq!(scan.await.unwrap(), 201);
    }
    assert_eq!(status, 201);
    let stamps = shop.standing(&one).await[0].0 + shop.standing(&other).await[0].0;
    assert_eq!(stamps, 60);
}

both!(who_is_erased_is_erased_with_all_that_were_merged);
async fn who_is_erased_is_erased_with_all_that_were_merged(shop: TestShop) {
    shop.program(buy(10)).await;
    let (old, new, other) =
        (shop.customer("Marta").await, shop.customer("Marta R.").await, shop.customer("Paolo").await);
    merge(&shop, &old, &new).key("one").send().await.is(201);
    let codes = [shop.printed(&old).await, shop.printed(&new).await];
    let anna = Browser::set_up(&shop, "Anna").await;
    anna.ask(Method::DELETE, &format!("/customers/{}", old.id)).send().await.is(204);
    for code in codes {
        shop.refuses(shop.scan(&code), 404, "code-unknown").await;
    }
    let left = shop.told("/customers").await;
    assert_eq!((left["data"].as_array().unwrap().len(), &left["data"][0]["id"]), (1, &json!(other.id)));
}
