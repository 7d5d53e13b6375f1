//! Rewards over HTTP.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{RewardRecord, store};
use crate::audit::By;
use crate::auth::KeyCache;
use crate::auth::extract::{Counter, Owner};
use crate::card;
use crate::code::{self, CardCode, Reading};
use crate::db::Shops;
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, IdempotencyKey, Json, Kind, Path, Problem, Refused};
use crate::kernel::{Actor, ActorKind, CardId, CustomerId, Origin, Reason, RewardId, ShopId, Time, Title};
use crate::ledger::lane::Lane;
use crate::ledger::routes::{Told, ask, code_of, told};
use crate::ledger::{self, Act, Command, Key, Outcome, Refusal, Shown};
use crate::program::MAX_VALID_DAYS;
use crate::shop::Keys;
use crate::shop::jobs::keys_of;
use crate::staff::jobs::{Pins, check};
use crate::staff::routes::not_taken;
use crate::staff::store::cards::own_card;
use crate::staff::{NotTaken, Pin, Whose};
use crate::visit::verdict;

/// The routes of rewards.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
    Lane: FromRef<S>,
    Pins: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(redeem)).routes(routes!(give))
}

/// With what a reward is used: the live code on the customer's phone, or a manager's word where the owner allows it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "T20810…"}))]
pub struct NewRedemption {
    /// T2.
    #[serde(default)]
    #[schema(max_length = 512)]
    code: Option<String>,
    /// In place of a code.
    #[serde(default, rename = "override")]
    by_manager: Option<Override>,
}

/// A manager's word.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// A manager's or the owner's.
    // Never part of a fingerprint: from its plain hash a PIN is guessed in no time.
    #[serde(skip_serializing)]
    #[schema(value_type = String, pattern = "^[0-9]{4,6}$")]
    pin: Pin,
    /// Why: it stays in the ledger.
    reason: Reason,
}

/// A reward that was used.
#[derive(Debug, Serialize, ToSchema)]
pub struct Redeemed {
    /// Which.
    reward_id: RewardId,
    /// What it is: what the customer gets now.
    title: Title,
    /// On which card.
    card_id: CardId,
    /// When it was used.
    redeemed_at: Time,
}

/// Use a reward, once. Asked in this order: the key's first answer; whether the reward can be used; the code, or the PIN.
#[utoipa::path(post, path = "/rewards/{id}/redemption", operation_id = "redeem_reward", tag = "rewards", params(("id" = RewardId, Path), IdempotencyKey),
    request_body = NewRedemption,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "Hand it over.", body = Redeemed), (status = 200, description = "Used by this key.", body = Redeemed),
        (status = 429, description = "Too many wrong PINs: wait as Retry-After says.", body = Problem, content_type = "application/problem+json"), Refused))]
#[expect(clippy::too_many_arguments, reason = "a handler's arguments are what it takes from the request and the house")]
async fn redeem(
    counter: Counter,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(lane): State<Lane>,
    State(pins): State<Pins>,
    Path(id): Path<RewardId>,
    key: IdempotencyKey,
    Json(body): Json<NewRedemption>,
) -> Answer<Told<Redeemed>> {
    let (shop, at) = (counter.shop(), desk.now());
    if body.code.is_some() == body.by_manager.is_some() {
        return Err(Problem::out_of_range("/code", "or override must be given, and not both"));
    }
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let reward = store::reward(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)?;
    let recorded_at = ledger::store::recorded_until(&mut reader, shop, reward.card_id).await?;
    drop(reader);
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[&id], &body) };
    let origin = counter.origin();
    let mut own_cards: Vec<CardId> = counter.own_card().into_iter().collect();
    let (act, origin, not_a_manager) = match body.by_manager {
        Some(Override { pin, reason }) => {
            let whose = Whose::AnyManager;
            match check(&desk, &pins, shop, counter.device(), whose, pin).await? {
                Ok(found) => {
                    let mut reader = desk.db.reader(Shops::One(shop)).await?;
                    own_cards.extend(own_card(&mut reader, shop, found.staff_id).await?);
                    drop(reader);
                    let actor = Actor { kind: ActorKind::Staff, id: found.staff_id.0 };
                    (Act::RedeemOnWord { reward: id, reason }, Origin { actor, ..origin }, None)
                }
                // What the key was answered, and the state of the reward, are told before the PIN.
                Err(why) => (Act::Redeem { reward: id, verdict: no_code(), recorded_at }, origin, Some(why)),
            }
        }
        None => {
            let verdict = verdict_of(&desk, &keys, shop, body.code.as_deref().unwrap_or_default()).await?;
            (Act::Redeem { reward: id, verdict, recorded_at }, origin, None)
        }
    };
    let card = Some(code_of(&desk, shop, reward.card_id).await?);
    let device = counter.through();
    let asked = ask(&lane, Command { shop, card, key: Some(key), origin, device, own_cards, at, act }).await;
    let outcome = match asked {
        Err(problem) if problem.kind() == Kind::RewardRedeemed => {
            return Err(what_became_of_it(&desk, shop, id, problem).await?);
        }
        Err(problem) if problem.kind() == Kind::CodeMayNotRedeem => {
            return Err(match not_a_manager {
                Some(NotTaken::Wrong) => Problem::new(Kind::OverrideRefused)
                    .detail("That is no manager's PIN. Let a manager try, or use the customer's live code."),
                Some(locked) => not_taken(locked, at),
                None => problem,
            });
        }
        asked => asked?,
    };
    let redeemed_at = reward_of(&desk, shop, id).await?.redeemed_at.unwrap_or(at);
    let answer = Redeemed { reward_id: id, title: reward.title, card_id: reward.card_id, redeemed_at };
    Ok(told(matches!(outcome, Outcome::Replayed(_)), answer))
}

/// What may not redeem.
fn no_code() -> Result<(CardCode, Shown), code::Refusal> {
    Ok((CardCode::from_bytes([0; 10]), Shown::Short))
}

/// What a code says.
async fn verdict_of(
    desk: &Desk,
    keys: &Keys,
    shop: ShopId,
    code: &str,
) -> Answer<Result<(CardCode, Shown), code::Refusal>> {
    Ok(match code::read(code) {
        Ok(Reading::Card(raw)) => {
            let ring = keys_of(&desk.db, keys, shop, desk.now()).await?.ring;
            verdict(&ring, keys.live(), &raw).map(|shown| (raw.claimed_card(), shown))
        }
        // A short code or a ticket may not redeem; the state of the reward is told first.
        Ok(Reading::Short(_) | Reading::Ticket(_)) => no_code(),
        Err(code::Malformed) => Err(code::Refusal::BadSignature),
    })
}

async fn reward_of(desk: &Desk, shop: ShopId, id: RewardId) -> Answer<RewardRecord> {
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    store::reward(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)
}

/// The lane knows only that a reward is not open any more; its rows know why.
async fn what_became_of_it(desk: &Desk, shop: ShopId, id: RewardId, problem: Problem) -> Answer<Problem> {
    let reward = reward_of(desk, shop, id).await?;
    Ok(if reward.is_void { Refusal::RewardVoid.into() } else { problem })
}

/// A gift.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"title": "a cornetto", "reason": "Waited twenty minutes on Sunday."}))]
pub struct NewGift {
    /// What.
    title: Title,
    /// Why: it stays in the ledger.
    reason: Reason,
    /// For how many days it can be used; left out, for ever.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    valid_days: Option<i64>,
}

/// A reward given freely.
#[derive(Debug, Serialize, ToSchema)]
pub struct Gift {
    /// The reward.
    id: RewardId,
    /// Whose.
    customer_id: CustomerId,
    /// On which card.
    card_id: CardId,
    /// What it is.
    title: Title,
    /// When it was given.
    issued_at: Time,
    /// Until when it can be used; null for ever.
    expires_at: Option<Time>,
}

/// Give a customer a reward freely.
#[utoipa::path(post, path = "/customers/{id}/gifts", operation_id = "give_gift", tag = "gifts", params(("id" = CustomerId, Path), IdempotencyKey), request_body = NewGift,
    responses((status = 201, description = "It is on their card.", body = Gift), (status = 200, description = "Given by this key.", body = Gift), Refused))]
async fn give(
    owner: Owner,
    State(desk): State<Desk>,
    State(lane): State<Lane>,
    Path(customer): Path<CustomerId>,
    key: IdempotencyKey,
    Json(body): Json<NewGift>,
) -> Answer<Told<Gift>> {
    if body.valid_days.is_some_and(|days| !(1..=MAX_VALID_DAYS).contains(&days)) {
        return Err(Problem::out_of_range("/valid_days", "must be 1 to 3650"));
    }
    let shop = owner.shop();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let card = card::store::card_of_customer(&mut reader, shop, customer).await?.ok_or_else(Problem::not_found)?;
    drop(reader);
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[&customer], &body) };
    let act = Act::Gift { title: body.title, reason: body.reason, valid_days: body.valid_days };
    let By { origin, device, .. } = By::from(&owner);
    let command = Command {
        shop,
        card: Some(card.code),
        key: Some(key),
        origin,
        device,
        own_cards: Vec::new(),
        at: desk.now(),
        act,
    };
    let outcome = ask(&lane, command).await?;
    let (is_repeat, id) = match &outcome {
        Outcome::Replayed(replayed) => (true, Some(RewardId(replayed.subject))),
        Outcome::Done(done) => (false, ledger::answer::issued(&done.events).first().map(|reward| reward.id)),
    };
    let reward = reward_of(&desk, shop, id.ok_or_else(|| Problem::internal("a gift without a reward"))?).await?;
    Ok(told(
        is_repeat,
        Gift {
            id: reward.id,
            customer_id: customer,
            card_id: reward.card_id,
            title: reward.title,
            issued_at: reward.issued_at,
            expires_at: reward.expires_at,
        },
    ))
}
