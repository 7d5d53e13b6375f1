//! Using a reward: its own page, to be held out across the counter.
//!
//! A reward is used by a live code. The script makes one every few seconds; without a script the server puts one into the
//! page for a browser that holds the card, and the page comes anew by itself.

use askama::Template;
use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;

use super::SCRIPT;
use crate::auth::extract::Browser;
use crate::card::page::{Seen, WayOn, date, html, message, no_card, page_door, seen, speak};
use crate::card::signed;
use crate::code::{self, API_DEVICE, live_step};
use crate::db::Shops;
use crate::desk::Desk;
use crate::feedback::page::heard;
use crate::http::{Answer, Path, Problem, has_file};
use crate::kernel::RewardId;
use crate::look::Look;
use crate::reward::RewardRecord;
use crate::reward::store::reward;
use crate::shop::Keys;
use crate::shop::jobs::keys_of;
use crate::words::Words;

/// The page of a reward.
pub(super) fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
{
    Router::new().route("/c/{secret}/rewards/{id}", get(show))
}

#[derive(Template)]
#[template(path = "use.html")]
struct UsePage {
    words: Words,
    look: Look,
    shop_name: String,
    base: String,
    mark: String,
    reward_id: RewardId,
    title: String,
    /// One sentence: what to do, or what became of it.
    sentence: String,
    /// The code, as long as the reward can be used.
    code_svg: Option<String>,
    /// Whether the code is the server's live one, which is soon too old.
    is_live: bool,
    has_script: bool,
}

async fn show(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    browser: Browser,
    headers: HeaderMap,
    Path((secret, id)): Path<(String, String)>,
) -> Answer<Response> {
    let Some(door) = page_door(&desk, &secret).await? else {
        return no_card(&desk, &keys, &browser, &headers, &secret).await;
    };
    let seen = seen(&desk, &door).await?;
    let words = speak(seen.card.language, &headers, Some(&seen.shop));
    let unknown = || {
        let way_on = WayOn { url: format!("/c/{secret}"), label: "message-see-card" };
        message(StatusCode::NOT_FOUND, words, "message-reward-unknown", Some(way_on))
    };
    let Ok(id) = id.parse().map(RewardId) else { return unknown() };
    let mut reader = desk.db.reader(Shops::One(door.shop_id)).await?;
    let found = reward(&mut reader, door.shop_id, id).await?;
    drop(reader);
    let Some(reward) = found.filter(|reward| is_on(&seen, reward)) else { return unknown() };
    let over = over(words, &desk, &seen, &reward);
    let is_held = browser.doors(&desk).await?.iter().any(|held| held.target_id == door.target_id);
    let code_svg = match &over {
        None => Some(code(&desk, &keys, &seen, is_held).await?),
        Some(_) => None,
    };
    let heard = heard(&desk, seen.shop.id, &seen.card).await?;
    let page = UsePage {
        words,
        look: seen.look,
        shop_name: seen.shop.name.as_str().to_owned(),
        base: format!("/c/{secret}"),
        mark: super::mark(&seen, heard.as_ref(), desk.now()),
        reward_id: id,
        title: reward.title.as_str().to_owned(),
        is_live: is_held && over.is_none(),
        sentence: over.unwrap_or_else(|| words.say(if is_held { "reward-show" } else { "reward-keep-first" })),
        code_svg,
        has_script: has_file(SCRIPT),
    };
    html(StatusCode::OK, &page)
}

/// Whether a reward is this person's: on this card, or on one that was merged with it.
fn is_on(seen: &Seen, reward: &RewardRecord) -> bool {
    let state = &seen.card.state;
    let is_near = Some(reward.card_id) == state.merged_into || state.absorbed.contains(&reward.card_id);
    reward.card_id == seen.card.id || is_near || state.rewards.contains_key(&reward.id)
}

/// Why a reward can no longer be used, in a sentence. None where it can.
fn over(words: Words, desk: &Desk, Seen { shop, .. }: &Seen, reward: &RewardRecord) -> Option<String> {
    let zone = &shop.zone;
    if let Some(at) = reward.redeemed_at {
        let day = date(words, zone, zone.day(at));
        return Some(words.tell("reward-was-used", [("date", day.into()), ("time", zone.clock(at).into())]));
    }
    if reward.is_void {
        return Some(words.say("reward-was-taken-back"));
    }
    let at = reward.expires_at.filter(|at| *at <= desk.now())?;
    // A reward is good up to a midnight: the day before was its last.
    let last = zone.day(crate::kernel::Time(at.0 - 1));
    Some(words.with("reward-has-expired", "date", date(words, zone, last)))
}

/// The card's code: live for who holds the card, else the printed one, which collects and does not redeem.
async fn code(desk: &Desk, keys: &Keys, Seen { shop, card, .. }: &Seen, is_held: bool) -> Answer<String> {
    let now = desk.now();
    let signed = signed(shop.id, &keys_of(&desk.db, keys, shop.id, now).await?, card.code, card.epoch);
    let text =
        if is_held { signed.live(keys.live(), API_DEVICE, live_step(now)) } else { signed.url(&desk.public_url) };
    code::svg(&text).map_err(Problem::internal)
}
