//! Merging two customers over HTTP, and parting them again.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::KeyCache;
use crate::auth::extract::Counter;
use crate::card;
use crate::code::CardCode;
use crate::db::Shops;
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, IdempotencyKey, Json, Kind, Path, Problem, Refused};
use crate::kernel::{CardId, CustomerId, MergeId, ProgramId, Reason, ShopId, Time};
use crate::ledger::lane::Lane;
use crate::ledger::routes::{Told, ask, told};
use crate::ledger::store::{merge_of, merged_progress};
use crate::ledger::{Act, Command, Key, Outcome, merge};

/// The routes of merges.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Lane: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(merge_customers)).routes(routes!(undo))
}

/// Into whom somebody is merged.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"into": "0198c9a0-0000-7000-8000-000000000001", "reason": "She lost her phone and took a new card."}))]
pub struct NewMerge {
    /// The customer whose card goes on.
    into: CustomerId,
    /// Why: it stays in the ledger.
    #[serde(default)]
    reason: Option<Reason>,
}

/// Stamps that came from one card onto another.
#[derive(Debug, Serialize, ToSchema)]
pub struct MovedStamps {
    /// In which program.
    program_id: ProgramId,
    /// How many.
    stamps: i64,
}

/// Two cards that were merged, or parted.
#[derive(Debug, Serialize, ToSchema)]
pub struct MergeView {
    /// Which merge.
    id: MergeId,
    /// The card that was merged: what its codes earn goes onto the other.
    card_id: CardId,
    /// The card that goes on.
    into_card_id: CardId,
    /// When they were merged.
    made_at: Time,
    /// What the merge has brought onto the card that goes on, by program.
    moved: Vec<MovedStamps>,
    /// Whether they were parted again.
    is_undone: bool,
}

/// Merge two customers who are one person. No sum changes, and it can be undone.
///
/// The first customer's stamps move onto the card of the second, with their dates; what full cards they make together is
/// issued at once. Rewards stay and are used with the codes of either card, and what the first card's codes earn from now
/// on is the second's. For the owner or a manager.
#[utoipa::path(post, path = "/customers/{id}/merge", operation_id = "merge_customers", tag = "customers", params(("id" = CustomerId, Path), IdempotencyKey), request_body = NewMerge,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "They are one.", body = MergeView), (status = 200, description = "Merged by this key.", body = MergeView), Refused))]
async fn merge_customers(
    counter: Counter,
    State(desk): State<Desk>,
    State(lane): State<Lane>,
    Path(id): Path<CustomerId>,
    key: IdempotencyKey,
    Json(body): Json<NewMerge>,
) -> Answer<Told<MergeView>> {
    let shop = counter.shop();
    let (card, into) = (code_of(&desk, shop, id).await?, code_of(&desk, shop, body.into).await?);
    managers_only(&counter)?;
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[&id], &body) };
    let act = Act::Merge { into, reason: body.reason };
    let command = by(&counter, &desk, card, key, act);
    tell(&desk, shop, ask(&lane, command).await?).await
}

/// Part two customers who were merged. The stamps that the merge brought go back.
///
/// Where they have become a reward meanwhile, it is taken back; if that one was used, the parting is refused until the card
/// has earned as many again. What both cards earned since stays with the card that went on.
#[utoipa::path(post, path = "/merges/{id}/undo", operation_id = "undo_merge", tag = "customers", params(("id" = MergeId, Path), IdempotencyKey),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "They are two.", body = MergeView), (status = 200, description = "Parted by this key.", body = MergeView), Refused))]
async fn undo(
    counter: Counter,
    State(desk): State<Desk>,
    State(lane): State<Lane>,
    Path(id): Path<MergeId>,
    key: IdempotencyKey,
) -> Answer<Told<MergeView>> {
    let shop = counter.shop();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let (merge, _) = merge_of(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)?;
    let mut code = async |card| card::store::card(&mut reader, shop, card).await?.ok_or_else(Problem::not_found);
    let (card, into) = (code(merge.card).await?.code, code(merge.into).await?.code);
    drop(reader);
    managers_only(&counter)?;
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[&id], &()) };
    let act = Act::Part { merge: id, into };
    let command = by(&counter, &desk, card, key, act);
    tell(&desk, shop, ask(&lane, command).await?).await
}

fn by(counter: &Counter, desk: &Desk, card: CardCode, key: Key, act: Act) -> Command {
    let (shop, origin, device) = (counter.shop(), counter.origin(), counter.through());
    let own_cards = counter.own_card().into_iter().collect();
    Command { shop, card: Some(card), key: Some(key), origin, device, own_cards, at: desk.now(), act }
}

/// Who is whose is not for everybody at the counter to say.
fn managers_only(counter: &Counter) -> Answer<()> {
    if counter.is_manager() {
        return Ok(());
    }
    Err(Problem::new(Kind::Forbidden).detail("Only the owner or a manager merges customers. Ask one."))
}

async fn code_of(desk: &Desk, shop: ShopId, customer: CustomerId) -> Answer<CardCode> {
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let card = card::store::card_of_customer(&mut reader, shop, customer).await?;
    Ok(card.ok_or_else(Problem::not_found)?.code)
}

/// Tells a merge from its rows, now or again.
async fn tell(desk: &Desk, shop: ShopId, outcome: Outcome) -> Answer<Told<MergeView>> {
    let lost = || Problem::internal("a merge's receipt leads to no merge");
    let (is_repeat, id) = match &outcome {
        Outcome::Done(done) => (false, merge::made(&done.events).ok_or_else(lost)?),
        Outcome::Replayed(replayed) => (true, MergeId(replayed.subject)),
    };
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let (merge, is_undone) = merge_of(&mut reader, shop, id).await?.ok_or_else(lost)?;
    let moved = merged_progress(&mut reader, shop, merge.into, merge.into_moved).await?;
    let moved = moved.into_iter().map(|(program_id, stamps)| MovedStamps { program_id, stamps }).collect();
    let view = MergeView { id, card_id: merge.card, into_card_id: merge.into, made_at: merge.at, moved, is_undone };
    Ok(told(is_repeat, view))
}
