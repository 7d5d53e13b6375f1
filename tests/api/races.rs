//! Many want one thing at once: one gets it, and the others are told why not. Each judge is shown a race that was fixed.

use tokio::task::JoinSet;

use crate::call::{Answer, Call};
use crate::crowd::dose;
use crate::shop::{TestShop, buy, text};

/// Sends all at once.
async fn race(racers: impl Iterator<Item = Call>) -> Vec<Answer> {
    racers.map(Call::send).collect::<JoinSet<_>>().join_all().await
}

/// Whether exactly one has won, and the others were told nothing but these.
fn one_won(answers: &[Answer], told: &[(u16, &str)]) -> Result<(), String> {
    let winners = answers.iter().filter(|answer| answer.status == 201).count();
    let urn = |slug: &str| format!("urn:timbro:problem:{slug}");
    let is_told = |answer: &&Answer| {
        answer.status == 201
            || told.iter().any(|(status, slug)| answer.status == *status && answer.json()["type"] == urn(slug))
    };
    let rest = answers.iter().filter(|answer| !is_told(answer)).count();
    if (winners, rest) == (1, 0) {
        Ok(())
    } else {
        Err(format!("{winners} won, {rest} were told something else: {answers:?}"))
    }
}

const USED: (u16, &str) = (409, "reward-redeemed");

both!(fifty_racers_and_one_reward);
async fn fifty_racers_and_one_reward(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    for _ in 0..dose(100, 500) {
        shop.house.wait_seconds(15);
        let reward = text(&shop.give(&marta, "a coffee").done().await, "/id");
        let live = shop.live(&marta).await;
        assert_eq!(one_won(&race((0..50).map(|_| shop.redeem(&reward, &live))).await, &[USED]), Ok(()));
    }
    assert_eq!(shop.rewards(&marta).await, Vec::<String>::new());
}

both!(fifty_racers_and_two_rewards_with_one_code);
async fn fifty_racers_and_two_rewards_with_one_code(shop: TestShop) {
    let marta = shop.customer("Marta").await;
    let first = text(&shop.give(&marta, "a coffee").done().await, "/id");
    let second = text(&shop.give(&marta, "a cake").done().await, "/id");
    let live = shop.live(&marta).await;
    let answers = race((0..50).map(|racer| shop.redeem(if racer % 2 == 0 { &first } else { &second }, &live))).await;
    assert_eq!(one_won(&answers, &[USED, (403, "code-expired")]), Ok(()), "one code, one use");
    assert_eq!(shop.rewards(&marta).await.len(), 1);
}

both!(a_void_and_a_redemption_race_and_one_of_them_wins);
async fn a_void_and_a_redemption_race_and_one_of_them_wins(shop: TestShop) {
    shop.program(buy(1)).await;
    let marta = shop.customer("Marta").await;
    let code = shop.printed(&marta).await;
    for _ in 0..dose(20, 200) {
        shop.house.wait_seconds(15);
        let scanned = shop.scan(&code).done().await;
        let (visit, reward) = (text(&scanned, "/visit/id"), text(&scanned, "/rewards/0/id"));
        let live = shop.live(&marta).await;
        let racer = |racer| if racer % 2 == 0 { shop.void(&visit) } else { shop.redeem(&reward, &live) };
        let told = [USED, (409, "reward-void"), (409, "visit-void"), (409, "stamps-spent")];
        assert_eq!(one_won(&race((0..16).map(racer)).await, &told), Ok(()));
    }
    assert_eq!((shop.standing(&marta).await, shop.rewards(&marta).await), (vec![(0, 1)], vec![]));
}

both!(a_race_that_two_win_or_nobody_or_that_fails_is_seen);
async fn a_race_that_two_win_or_nobody_or_that_fails_is_seen(shop: TestShop) {
    let (marta, paolo) = (shop.customer("Marta").await, shop.customer("Paolo").await);
    let reward = text(&shop.give(&marta, "a coffee").done().await, "/id");
    let twin = text(&shop.give(&paolo, "a coffee").done().await, "/id");
    let (live, live_twin) = (shop.live(&marta).await, shop.live(&paolo).await);
    // One of the fifty is handed another cup: as if the reward had been there twice.
    let racer = |racer| if racer == 7 { shop.redeem(&twin, &live_twin) } else { shop.redeem(&reward, &live) };
    let judged = one_won(&race((0..50).map(racer)).await, &[USED]);
    assert!(judged.as_ref().is_err_and(|why| why.starts_with("2 won, 0 ")), "{judged:?}");
    let judged = one_won(&race((0..50).map(|_| shop.redeem(&reward, &live))).await, &[USED]);
    assert!(judged.as_ref().is_err_and(|why| why.starts_with("0 won, 0 ")), "{judged:?}");
    // A refusal that is none of those which a race has.
    let other = text(&shop.give(&paolo, "a tart").done().await, "/id");
    let racer = |racer| if racer == 7 { shop.redeem("x", &live) } else { shop.redeem(&other, &live_twin) };
    shop.house.wait_seconds(15);
    let judged = one_won(&race((0..50).map(racer)).await, &[USED, (403, "code-expired")]);
    assert!(judged.as_ref().is_err_and(|why| why.contains("1 were told something else")), "{judged:?}");
}
