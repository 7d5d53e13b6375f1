//! The ledger over HTTP: a card's entries, what is put right by hand, and how a refusal is told.

use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{EntryView, ProgressView, RewardView, issued, progress};
use super::decide::MAX_STAMPS_AT_ONCE;
use super::lane::{Lane, LaneError};
use super::{Act, Command, Event, Key, Outcome, Refusal, store};
use crate::audit::By;
use crate::auth::KeyCache;
use crate::auth::extract::{Counter, Owner};
use crate::code::{CardCode, Refusal as CodeRefusal};
use crate::db::Shops;
use crate::desk::{Desk, fingerprint};
use crate::http::{
    Answer, IDEMPOTENCY_REPLAYED, IdempotencyKey, Json, Kind, Path, Problem, Query, Refused, RefusedRead,
};
use crate::kernel::{CardId, Page, PageFrom, ProgramId, Reason, ShopId, Time};

/// The routes of the ledger.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Lane: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(entries)).routes(routes!(adjust)).routes(routes!(open))
}

/// A page of entries.
pub type Entries = Page<EntryView>;

/// Show a card's ledger, newest first: "why do I have 7?"
#[utoipa::path(get, path = "/cards/{id}/entries", operation_id = "list_entries", tag = "cards", params(("id" = CardId, Path), PageFrom),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = Page<EntryView>), RefusedRead))]
async fn entries(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<CardId>,
    Query(from): Query<PageFrom>,
) -> Answer<Json<Entries>> {
    let mut reader = desk.db.reader(Shops::One(counter.shop())).await?;
    store::code_of_card(&mut reader, counter.shop(), id).await?.ok_or_else(Problem::not_found)?;
    let before = from.cursor().number();
    let rows = store::entries_page(&mut reader, counter.shop(), id, before, Page::<EntryView>::MAX_ROWS).await?;
    Ok(Json(Page::cut(rows, |entry| entry.number).map(EntryView::from)))
}

/// Stamps put right by hand.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"program_id": "0198c9a0-0000-7000-8000-000000000001", "stamps": 2, "reason": "The scanner was broken on Monday."}))]
pub struct Adjustment {
    /// In which program.
    program_id: ProgramId,
    /// How many, signed; not 0.
    #[schema(minimum = -1000, maximum = 1000)]
    stamps: i64,
    /// Why: it stays in the ledger.
    reason: Reason,
}

/// Stamps taken over from a paper card.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"program_id": "0198c9a0-0000-7000-8000-000000000001", "stamps": 6, "reason": "Old paper card, kept at the till."}))]
pub struct Opening {
    /// Into which program.
    program_id: ProgramId,
    /// How many: fewer than fill a card.
    #[schema(minimum = 1, maximum = 1000)]
    stamps: i64,
    /// From where: it stays in the ledger.
    reason: Reason,
}

/// What was moved by hand.
#[derive(Debug, Serialize, ToSchema)]
pub struct Moved {
    /// The card.
    card_id: CardId,
    /// The entry that says so.
    number: i64,
    /// The program's progress.
    progress: Vec<ProgressView>,
    /// Rewards that the stamps reached.
    rewards: Vec<RewardView>,
}

/// Put stamps right by hand, with a reason.
#[utoipa::path(post, path = "/cards/{id}/adjustments", operation_id = "adjust_stamps", tag = "cards", params(("id" = CardId, Path), IdempotencyKey),
    request_body = Adjustment,
    responses((status = 201, description = "Done.", body = Moved), (status = 200, description = "Done before.", body = Moved), Refused))]
async fn adjust(
    owner: Owner,
    State(desk): State<Desk>,
    State(lane): State<Lane>,
    Path(id): Path<CardId>,
    key: IdempotencyKey,
    Json(body): Json<Adjustment>,
) -> Answer<Told<Moved>> {
    if body.stamps == 0 || body.stamps.abs() > MAX_STAMPS_AT_ONCE {
        return Err(Problem::out_of_range("/stamps", "must be -1000 to 1000, and not 0"));
    }
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[&id], &body) };
    let act = Act::Adjust { program: body.program_id, delta: body.stamps, reason: body.reason };
    by_hand(&desk, &lane, (By::from(&owner), None), id, key, act).await
}

/// Take stamps over from a paper card, once per program, and fewer than fill a card.
#[utoipa::path(post, path = "/cards/{id}/openings", operation_id = "take_over_stamps", tag = "cards", params(("id" = CardId, Path), IdempotencyKey),
    request_body = Opening,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "Done.", body = Moved), (status = 200, description = "Done before.", body = Moved), Refused))]
async fn open(
    counter: Counter,
    State(desk): State<Desk>,
    State(lane): State<Lane>,
    Path(id): Path<CardId>,
    key: IdempotencyKey,
    Json(body): Json<Opening>,
) -> Answer<Told<Moved>> {
    if !(1..=MAX_STAMPS_AT_ONCE).contains(&body.stamps) {
        return Err(Problem::out_of_range("/stamps", "must be 1 to 1000"));
    }
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[&id], &body) };
    let act = Act::Open { program: body.program_id, stamps: body.stamps, reason: body.reason };
    by_hand(&desk, &lane, (By::from(&counter), counter.own_card()), id, key, act).await
}

async fn by_hand(
    desk: &Desk,
    lane: &Lane,
    (by, own_card): (By, Option<CardId>),
    card: CardId,
    key: Key,
    act: Act,
) -> Answer<Told<Moved>> {
    let By { shop, origin, device } = by;
    let (code, own_cards) = (Some(code_of(desk, shop, card).await?), own_card.into_iter().collect());
    let command = Command { shop, card: code, key: Some(key), origin, device, own_cards, at: desk.now(), act };
    let outcome = ask(lane, command).await?;
    let is_repeat = matches!(outcome, Outcome::Replayed(_));
    let events = match outcome {
        Outcome::Done(done) => done.events,
        Outcome::Replayed(replayed) => {
            let mut reader = desk.db.reader(Shops::One(shop)).await?;
            store::entry_events(&mut reader, shop, card, replayed.number.unwrap_or_default()).await?
        }
    };
    let first = events.iter().find_map(|event| match event {
        Event::Entered(entry) if entry.kind != super::EntryKind::Expire => Some(entry.number),
        _ => None,
    });
    let moved = Moved {
        card_id: card,
        number: first.unwrap_or_default(),
        progress: progress(&events),
        rewards: issued(&events),
    };
    Ok(told(is_repeat, moved))
}

/// The code of a card of this shop: what the lane knows cards by.
pub async fn code_of(desk: &Desk, shop: ShopId, card: CardId) -> Answer<CardCode> {
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    store::code_of_card(&mut reader, shop, card).await?.ok_or_else(Problem::not_found)
}

/// 201 and the answer; on a repeat 200, the header that says so, and the same answer.
pub type Told<T> = (StatusCode, HeaderMap, Json<T>);

/// Tells an answer for the first time or again.
pub fn told<T>(is_repeat: bool, body: T) -> Told<T> {
    let mut headers = HeaderMap::new();
    if is_repeat {
        headers.insert(IDEMPOTENCY_REPLAYED, HeaderValue::from_static("true"));
    }
    (if is_repeat { StatusCode::OK } else { StatusCode::CREATED }, headers, Json(body))
}

/// Asks the lane. What it refuses, and what it cannot do now, becomes a problem.
pub async fn ask(lane: &Lane, command: Command) -> Answer<Outcome> {
    match lane.ask(command).await {
        Ok(answer) => Ok(answer?),
        Err(LaneError::Full) => Err(Problem::new(Kind::Overloaded)
            .detail("Too many requests are waiting. Try again with the same key.")
            .retry_after_seconds(1)),
        Err(LaneError::Stopped) => Err(Problem::unavailable("the server is stopping")),
        Err(LaneError::Database(error)) if error.is_unavailable() || error.is_conflict() || error.is_lost() => {
            Err(Problem::unavailable(error))
        }
        Err(LaneError::Database(error)) => Err(Problem::internal(error)),
    }
}

fn until(kind: Kind, words: &str, at: Time) -> Problem {
    Problem::new(kind).detail(format!("{words} {at}.")).with("until", at.to_string())
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::KeyReused => Problem::key_reused(),
            Refusal::CodeUnknown
            | Refusal::Code(CodeRefusal::UnknownKey | CodeRefusal::BadSignature | CodeRefusal::WrongTag) => {
                Problem::new(Kind::CodeUnknown)
                    .detail("This code is not one of this shop's. Ask for the customer's card.")
            }
            Refusal::Code(CodeRefusal::KeyRevoked) | Refusal::CodeReplaced => {
                Problem::new(Kind::CodeReplaced).detail("This card was replaced by a newer one. Ask for the newer one.")
            }
            Refusal::MayNotRedeem => Problem::new(Kind::CodeMayNotRedeem)
                .detail("A reward is used with the live code on the phone of the customer whose it is."),
            Refusal::CodeStale => {
                Problem::new(Kind::CodeExpired).detail("This live code is old or was used. Scan the one shown now.")
            }
            Refusal::ClockBehind { now, recorded_at } => Problem::new(Kind::ClockBehind)
                .detail(format!(
                    "The server's clock shows {now}, but stamps were recorded until {recorded_at}, so no live code can be \
                     checked. Have the clock set right; until then a manager can hand the reward out with their PIN."
                ))
                .with("server_time", now.to_string())
                .with("recorded_at", recorded_at.to_string()),
            Refusal::OwnCard => Problem::new(Kind::OwnCard)
                .detail("This is the card of who serves. Ask a colleague to serve you: nobody stamps their own card."),
            Refusal::CoolDown { until: at } => {
                until(Kind::CoolDown, "This card was scanned a moment ago. It earns again from", at)
            }
            Refusal::DailyCap { until: at } => {
                until(Kind::DailyCap, "This card has had its stamps for today. It earns again from", at)
            }
            Refusal::ProgramUnknown => Problem::not_found(),
            Refusal::NotByUnit => Problem::out_of_range("/items", "names a program that does not count units"),
            Refusal::TooMuch => Problem::new(Kind::StampsOutOfRange).detail("That is more than one request may move."),
            Refusal::RewardUnknown | Refusal::VisitUnknown => Problem::not_found(),
            Refusal::RewardRedeemed => Problem::new(Kind::RewardRedeemed).detail("This reward was used already."),
            Refusal::RewardVoid => Problem::new(Kind::RewardVoid)
                .detail("This reward was taken back, because the visit that earned it was voided."),
            Refusal::RewardExpired { at } => until(Kind::RewardExpired, "This reward could be used until", at),
            Refusal::VisitVoid => Problem::new(Kind::VisitVoid).detail("This visit is void already."),
            Refusal::VisitIsRedemption => {
                Problem::new(Kind::StampsSpent).detail("A reward was used on this visit; that cannot be undone.")
            }
            Refusal::StampsSpent => {
                Problem::new(Kind::StampsSpent).detail("This visit's stamps paid for a reward that was used.")
            }
            Refusal::NotEnough { available } => Problem::new(Kind::NotEnoughStamps)
                .detail(format!("The card has {available} stamps in this program."))
                .with("available", available),
            Refusal::Opening { most } => Problem::new(Kind::OpeningRefused)
                .detail(match most {
                    0 => "Stamps were taken over to this card before, or one stamp fills it.".to_owned(),
                    most => format!("At most {most} stamps can be taken over: a full paper card is a reward."),
                })
                .with("most", most),
            Refusal::RefundTooLarge { amount_minor, units } => Problem::new(Kind::RefundTooLarge)
                .detail(format!("Left to refund: {amount_minor} in minor units, and {units} units."))
                .with("amount_minor", amount_minor)
                .with("units", units),
            Refusal::TicketExpired => {
                Problem::new(Kind::TicketExpired).detail("This ticket has expired. Ask for a new one.")
            }
            Refusal::Merged { into } => Problem::new(Kind::CardMerged)
                .detail("This card was merged into another. Do it with that one, or part the two first.")
                .with("into_card_id", into.to_string()),
            Refusal::NotMerged(why) => {
                Problem::new(Kind::MergeRefused).detail(why.to_string()).with("reason", why.name())
            }
            Refusal::Recorded { refusal, is_repeat } => {
                let problem = Problem::from(*refusal).with("recorded", true);
                if is_repeat { problem.replayed() } else { problem }
            }
        }
    }
}
