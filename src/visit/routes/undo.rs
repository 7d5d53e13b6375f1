//! Taking back over HTTP: voids, refunds, and payments on account.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::KeyCache;
use crate::auth::extract::Counter;
use crate::auth::extract::session::step_up_needed;
use crate::db::Shops;
use crate::desk::store::{Claim, claim, is_used};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, IdempotencyKey, Json, Kind, Path, Problem, Refused};
use crate::kernel::{AmountMinor, CardId, CustomerId, PaymentId, Reason, RefundId, ShopId, Time, VisitId};
use crate::ledger::answer::{ProgressView, progress};
use crate::ledger::lane::Lane;
use crate::ledger::routes::{Told, ask, code_of, told};
use crate::ledger::{Act, Command, Event, Key, Outcome, Refund, Refusal, store as ledger_store};
use crate::visit::store::{self, Payment};
use crate::visit::{LARGE_VOID_STAMPS, may_take_back};
use crate::{card, customer};

/// The routes that take back.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Lane: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(void)).routes(routes!(refund)).routes(routes!(pay))
}

/// Why a visit is declared void.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Scanned the wrong card."}))]
pub struct NewVoid {
    /// It stays in the ledger.
    reason: Reason,
}

/// A visit declared void, and what that left on the card.
#[derive(Debug, Serialize, ToSchema)]
pub struct Voided {
    /// The visit.
    visit_id: VisitId,
    /// Its card.
    card_id: CardId,
    /// Stamps right after it, in the programs that the visit had earned in.
    progress: Vec<ProgressView>,
}

/// Declare a visit void: what it earned is reversed. Refused where it paid for a reward that was used.
#[utoipa::path(post, path = "/visits/{id}/void", operation_id = "void_visit", tag = "scans", params(("id" = VisitId, Path), IdempotencyKey), request_body = NewVoid,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "It is void.", body = Voided), (status = 200, description = "It was void by this key.", body = Voided), Refused))]
async fn void(
    counter: Counter,
    State(desk): State<Desk>,
    State(lane): State<Lane>,
    Path(visit): Path<VisitId>,
    key: IdempotencyKey,
    Json(body): Json<NewVoid>,
) -> Answer<Told<Voided>> {
    let shop = counter.shop();
    let card_id = card_of_visit(&desk, shop, visit).await?;
    let told_why = "You can void your own scans within 15 minutes. Ask a manager to void this one.";
    refuse_others(&counter, &desk, visit, &key, told_why).await?;
    refuse_unproven(&counter, &desk, visit).await?;
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[&visit], &body) };
    let act = Act::Void { visit, reason: body.reason };
    let card = Some(code_of(&desk, shop, card_id).await?);
    let (origin, own_cards) = (counter.origin(), counter.own_card().into_iter().collect());
    let device = counter.through();
    let command = Command { shop, card, key: Some(key), origin, device, own_cards, at: desk.now(), act };
    let outcome = ask(&lane, command).await?;
    let is_repeat = matches!(outcome, Outcome::Replayed(_));
    let events = match outcome {
        Outcome::Done(done) => done.events,
        Outcome::Replayed(_) => {
            ledger_store::void_events(&mut desk.db.reader(Shops::One(shop)).await?, shop, visit).await?
        }
    };
    // A visit taken back earned nothing, so nothing is said of that.
    let stamps = |view: ProgressView| ProgressView { earned: None, reason: None, ..view };
    let progress = progress(&events).into_iter().map(stamps).collect();
    Ok(told(is_repeat, Voided { visit_id: visit, card_id, progress }))
}

/// Refuses what a person's role does not reach, with a sentence. What was done under this key is told again, however late.
async fn refuse_others(
    counter: &Counter,
    desk: &Desk,
    visit: VisitId,
    key: &IdempotencyKey,
    why: &'static str,
) -> Answer<()> {
    let Some(shift) = counter.shift() else { return Ok(()) };
    let shop = counter.shop();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let (made_by, received_at) = store::recorded(&mut reader, shop, visit).await?.ok_or_else(Problem::not_found)?;
    if may_take_back(shift, made_by, received_at, desk.now()) || is_used(&mut reader, shop, key.as_str()).await? {
        return Ok(());
    }
    Err(Problem::new(Kind::Forbidden).detail(why))
}

/// Asks the owner in a browser to prove again who they are, where much would be taken back.
async fn refuse_unproven(counter: &Counter, desk: &Desk, visit: VisitId) -> Answer<()> {
    if !counter.is_unproven_owner(desk.now()) {
        return Ok(());
    }
    let mut reader = desk.db.reader(Shops::One(counter.shop())).await?;
    if store::earned(&mut reader, counter.shop(), visit).await? < LARGE_VOID_STAMPS {
        return Ok(());
    }
    Err(step_up_needed())
}

async fn card_of_visit(desk: &Desk, shop: ShopId, visit: VisitId) -> Answer<CardId> {
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    store::card_of_visit(&mut reader, shop, visit).await?.ok_or_else(Problem::not_found)
}

/// What is given back.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"amount_minor": 350, "units_returned": 1}))]
pub struct NewRefund {
    /// Money, in minor units.
    amount_minor: AmountMinor,
    /// Units returned.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000)]
    units_returned: i64,
}

/// A refund, and what became of the stamps that the money or units had earned.
#[derive(Debug, Serialize, ToSchema)]
pub struct RefundView {
    /// Which.
    id: RefundId,
    /// For which visit.
    visit_id: VisitId,
    /// Money given back.
    amount_minor: AmountMinor,
    /// Units returned.
    units_returned: i64,
    /// Stamps that these had earned.
    stamps_earned: i64,
    /// Stamps taken back.
    stamps_taken: i64,
    /// Stamps that could not be taken back, because they were spent on a reward.
    stamps_spent: i64,
    /// When.
    made_at: Time,
}

impl From<Refund> for RefundView {
    fn from(refund: Refund) -> Self {
        Self {
            id: refund.id,
            visit_id: refund.visit,
            amount_minor: refund.amount,
            units_returned: refund.units_returned,
            stamps_earned: refund.stamps_earned,
            stamps_taken: refund.stamps_taken,
            stamps_spent: refund.stamps_earned - refund.stamps_taken,
            made_at: refund.at,
        }
    }
}

/// Give back money or units. The visit stays; stamps that these had earned are taken back as far as they are unspent.
#[utoipa::path(post, path = "/visits/{id}/refunds", operation_id = "refund_visit", tag = "scans", params(("id" = VisitId, Path), IdempotencyKey), request_body = NewRefund,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "Given back.", body = RefundView), (status = 200, description = "Given back by this key.", body = RefundView), Refused))]
async fn refund(
    counter: Counter,
    State(desk): State<Desk>,
    State(lane): State<Lane>,
    Path(visit): Path<VisitId>,
    key: IdempotencyKey,
    Json(body): Json<NewRefund>,
) -> Answer<Told<RefundView>> {
    if body.units_returned < 0 || (body.units_returned == 0 && body.amount_minor.get() == 0) {
        return Err(Problem::out_of_range("/amount_minor", "and units_returned must give something back"));
    }
    let shop = counter.shop();
    let card_id = card_of_visit(&desk, shop, visit).await?;
    let told_why = "You can refund your own scans within 15 minutes. Ask a manager to refund this one.";
    refuse_others(&counter, &desk, visit, &key, told_why).await?;
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[&visit], &body) };
    let act = Act::Refund { visit, amount: body.amount_minor, units_returned: body.units_returned };
    let card = Some(code_of(&desk, shop, card_id).await?);
    let (origin, own_cards) = (counter.origin(), counter.own_card().into_iter().collect());
    let device = counter.through();
    let command = Command { shop, card, key: Some(key), origin, device, own_cards, at: desk.now(), act };
    let outcome = ask(&lane, command).await?;
    let lost = || Problem::internal("a refund's receipt leads to no refund");
    match outcome {
        Outcome::Done(done) => {
            let made = done
                .events
                .into_iter()
                .find_map(|event| if let Event::Refunded(refund) = event { Some(refund) } else { None });
            Ok(told(false, made.ok_or_else(lost)?.into()))
        }
        Outcome::Replayed(replayed) => {
            let mut reader = desk.db.reader(Shops::One(shop)).await?;
            let made = ledger_store::refund_events(&mut reader, shop, RefundId(replayed.subject)).await?;
            Ok(told(true, made.ok_or_else(lost)?.into()))
        }
    }
}

/// What is paid.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"amount_minor": 2000}))]
pub struct NewPayment {
    /// Money, in minor units; not 0.
    #[schema(minimum = 1)]
    amount_minor: AmountMinor,
}

/// A payment on a customer's account.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaymentView {
    /// Which.
    id: PaymentId,
    /// Whose.
    customer_id: CustomerId,
    /// How much.
    amount_minor: AmountMinor,
    /// When.
    made_at: Time,
}

/// Take a payment on a customer's account.
#[utoipa::path(post, path = "/customers/{id}/payments", operation_id = "take_payment", tag = "customers", params(("id" = CustomerId, Path), IdempotencyKey), request_body = NewPayment,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "Taken.", body = PaymentView), (status = 200, description = "Taken by this key.", body = PaymentView), Refused))]
async fn pay(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
    key: IdempotencyKey,
    Json(body): Json<NewPayment>,
) -> Answer<Told<PaymentView>> {
    if body.amount_minor.get() == 0 {
        return Err(Problem::out_of_range("/amount_minor", "must be at least 1"));
    }
    let (shop, now) = (counter.shop(), desk.now());
    let new = Payment { id: desk.random.id(now), customer_id: id, amount_minor: body.amount_minor, made_at: now };
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    customer::store::customer(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let card = card::store::card_of_customer(&mut writer, shop, id).await?;
    let is_own = card.is_some_and(|card| Some(card.id) == counter.own_card());
    if is_own && !is_used(&mut writer, shop, key.as_str()).await? {
        return Err(Refusal::OwnCard.into());
    }
    let claimed =
        claim(&mut writer, shop, Some(key.as_str()), "payment", &fingerprint(&[&id], &body), new.id.0, now).await?;
    let payment = match claimed {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => store::payment(&mut writer, shop, PaymentId(subject))
            .await?
            .ok_or_else(|| Problem::internal("a payment's receipt leads to no payment"))?,
        Claim::New => {
            store::insert_payment(&mut writer, shop, &new, counter.origin()).await?;
            new
        }
    };
    writer.commit().await?;
    let view = PaymentView {
        id: payment.id,
        customer_id: payment.customer_id,
        amount_minor: payment.amount_minor,
        made_at: payment.made_at,
    };
    Ok(told(matches!(claimed, Claim::Repeat(_)), view))
}
