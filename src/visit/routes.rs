//! Scans and tickets over HTTP.

mod undo;

use axum::extract::{FromRef, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{MAX_ITEMS, MAX_LINES, MAX_TICKET_STAMPS, MAX_UNITS, TICKET_SECONDS, Ticket, store, undo_until, verdict};
use crate::auth::KeyCache;
use crate::auth::extract::Counter;
use crate::card::routes::CustomerView;
use crate::code::{self, CardCode, Reading, TicketNonce};
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{
    Answer, IdempotencyKey, Json, Kind, MaybeIdempotencyKey, Metering, Path, Problem, Refused, RefusedRead,
};
use crate::kernel::{AmountMinor, CardId, CustomerId, ExternalRef, Name, ProgramId, ShopId, TicketId, Time, VisitId};
use crate::ledger::answer::{ProgressView, RewardView, issued, progress};
use crate::ledger::decide::MAX_STAMPS_AT_ONCE;
use crate::ledger::lane::Lane;
use crate::ledger::routes::{Told, ask, told};
use crate::ledger::{self, Act, Command, Done, Event, Key, Line, Outcome, Scan, Shown};
use crate::shop::Keys;
use crate::shop::jobs::keys_of;

/// The routes of visits.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
    Lane: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(scan))
        .routes(routes!(make_ticket))
        .routes(routes!(ticket_svg))
        .merge(undo::routes())
}

/// A scan.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "HTTPS://CARD.EXAMPLE.ORG/C/T10410…", "stamps": 1, "amount_minor": 350}))]
pub struct NewScan {
    /// What the QR code says: T1, T2, their address, the JSON Web Token, or the short code.
    #[schema(max_length = 512)]
    code: String,
    /// Stamps for programs that count visits.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 1000, default = 1)]
    stamps: i64,
    /// Units for programs that count them.
    #[serde(default)]
    items: Vec<Item>,
    /// What was bought.
    #[serde(default)]
    lines: Vec<Line>,
    /// What was spent, in minor units of the shop's currency.
    #[serde(default)]
    amount_minor: Option<AmountMinor>,
    /// Whether it is to be paid later.
    #[serde(default)]
    on_account: bool,
    /// The till's own reference.
    #[serde(default)]
    order_ref: Option<ExternalRef>,
    /// When the device read the code, by its own clock; believed up to 72 hours back. Left out: now.
    #[serde(default)]
    scanned_at: Option<Time>,
    /// The device's own count of its scans.
    #[serde(default)]
    #[schema(minimum = 0)]
    device_seq: Option<i64>,
}

fn one() -> i64 {
    1
}

/// Units in a program that counts them.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Which program.
    program_id: ProgramId,
    /// How many.
    #[schema(minimum = 1, maximum = 100_000)]
    units: i64,
}

impl NewScan {
    fn check(&self) -> Answer<()> {
        let units_fit = |units: i64| (1..=MAX_UNITS).contains(&units);
        match self {
            _ if !(1..=MAX_STAMPS_AT_ONCE).contains(&self.stamps) => {
                Err(Problem::out_of_range("/stamps", "must be 1 to 1000"))
            }
            _ if self.items.len() > MAX_ITEMS => Err(Problem::out_of_range("/items", "must be at most 50")),
            _ if !self.items.iter().all(|item| units_fit(item.units)) => {
                Err(Problem::out_of_range("/items", "must have 1 to 100000 units each"))
            }
            _ if self.lines.len() > MAX_LINES => Err(Problem::out_of_range("/lines", "must be at most 100")),
            _ if !self.lines.iter().all(|line| units_fit(line.units)) => {
                Err(Problem::out_of_range("/lines", "must have 1 to 100000 units each"))
            }
            _ if self.device_seq.is_some_and(|seq| seq < 0) => {
                Err(Problem::out_of_range("/device_seq", "must not be negative"))
            }
            _ => Ok(()),
        }
    }

    fn into_scan(self, verdict: Result<Shown, code::Refusal>) -> Scan {
        Scan {
            verdict,
            stamps: self.stamps,
            items: self.items.into_iter().map(|item| (item.program_id, item.units)).collect(),
            lines: self.lines,
            amount: self.amount_minor,
            on_account: self.on_account,
            order_ref: self.order_ref,
            scanned_at: self.scanned_at,
            device_seq: self.device_seq,
        }
    }
}

/// A recorded scan.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Scanned {
    /// The visit.
    pub visit: VisitView,
    /// The card's progress in every program that looked at the scan.
    pub card: ScannedCard,
    /// Rewards that the scan issued.
    pub rewards: Vec<RewardView>,
    /// Whose card it is.
    pub customer: CustomerView,
}

/// A visit.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct VisitView {
    /// Which.
    pub id: VisitId,
    /// When it happened.
    pub at: Time,
    /// Until when who recorded it may void it; managers may later too.
    pub undo_until: Time,
}

/// A card and what was earned on it.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScannedCard {
    /// Which.
    pub id: CardId,
    /// By program.
    pub progress: Vec<ProgressView>,
}

impl Scanned {
    /// Made from the visit's events alone, so that a repeat tells the same; only the name is as it is known now.
    pub fn of(card: CardId, customer: CustomerId, display_name: Option<Name>, events: &[Event]) -> Option<Scanned> {
        let visit =
            events.iter().find_map(|event| if let Event::Visited(visit) = event { Some(visit) } else { None })?;
        Some(Scanned {
            visit: VisitView { id: visit.id, at: visit.at, undo_until: undo_until(visit.received_at) },
            card: ScannedCard { id: card, progress: progress(events) },
            rewards: issued(events),
            customer: CustomerView { id: customer, display_name },
        })
    }
}

/// Record a scan as a visit. The same key gives the same answer for ever.
#[utoipa::path(post, path = "/scans", operation_id = "create_scan", tag = "scans", params(IdempotencyKey), request_body = NewScan,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "The visit is recorded.", body = Scanned),
        (status = 200, description = "It had been recorded under this key, as `Idempotency-Replayed` says.", body = Scanned), Refused))]
async fn scan(
    counter: Counter,
    metering: Metering,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(lane): State<Lane>,
    key: IdempotencyKey,
    Json(body): Json<NewScan>,
) -> Answer<Told<Scanned>> {
    body.check()?;
    let (shop, at) = (counter.shop(), desk.now());
    let key = Key { text: key.as_str().to_owned(), fingerprint: fingerprint(&[], &body) };
    let (card, verdict) = match code::read(&body.code) {
        Ok(Reading::Card(raw)) => {
            let shop_keys = keys_of(&desk.db, &keys, shop, at).await?;
            (Some(raw.claimed_card()), verdict(&shop_keys.ring, keys.live(), &raw))
        }
        Ok(Reading::Short(short_code)) => (card_of_short(&desk, shop, &short_code).await?, Ok(Shown::Short)),
        Ok(Reading::Ticket(_)) => {
            return Err(Problem::new(Kind::CodeMalformed)
                .detail("This is a ticket for the customer's own camera. Scan the customer's card."));
        }
        Err(code::Malformed) => {
            return Err(Problem::new(Kind::CodeMalformed)
                .detail("This is not one of timbro's codes. Scan the customer's card again."));
        }
    };
    // A machine is not measured: it meets the full queue and nothing else.
    if let (Some(card), Some(_)) = (card, counter.shift()) {
        metering.card(card.as_bytes())?;
    }
    let (origin, own_cards) = (counter.origin(), counter.own_card().into_iter().collect());
    let act = Act::Scan(body.into_scan(verdict));
    let command = Command { shop, card, key: Some(key), origin, device: counter.through(), own_cards, at, act };
    tell(&desk, shop, ask(&lane, command).await?).await
}

async fn card_of_short(desk: &Desk, shop: ShopId, short_code: &code::ShortCode) -> Answer<Option<CardCode>> {
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    Ok(crate::card::store::code_of_short(&mut reader, shop, short_code).await?)
}

/// Tells a scan's outcome, read back from its rows where it is a repeat.
pub async fn tell(desk: &Desk, shop: ShopId, outcome: Outcome) -> Answer<Told<Scanned>> {
    let lost = || Problem::internal("a visit's receipt leads to no visit");
    match outcome {
        Outcome::Done(done) => {
            let Done { card, events } = done;
            let name = desk.people.name(shop, Some(card.customer), card.display_name.as_ref()).await?;
            Ok(told(false, Scanned::of(card.id, card.customer, name, &events).ok_or_else(lost)?))
        }
        Outcome::Replayed(replayed) => {
            let mut reader = desk.db.reader(Shops::One(shop)).await?;
            let read = ledger::store::visit_events(&mut reader, shop, VisitId(replayed.subject)).await?;
            drop(reader);
            let (card, customer, sealed, events) = read.ok_or_else(lost)?;
            let name = desk.people.name(shop, Some(customer), sealed.as_ref()).await?;
            Ok(told(true, Scanned::of(card, customer, name, &events).ok_or_else(lost)?))
        }
    }
}

/// Stamps to be shown at the counter.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"stamps": 1}))]
pub struct NewTicket {
    /// How many.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 100, default = 1)]
    stamps: i64,
    /// What was spent.
    #[serde(default)]
    amount_minor: Option<AmountMinor>,
}

/// A ticket, with what is shown only now.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketView {
    /// Which.
    pub id: TicketId,
    /// How many stamps.
    pub stamps: i64,
    /// What its QR code says: the customer's own camera opens it.
    pub url: String,
    /// Until when it can be claimed.
    pub expires_at: Time,
    /// The picture.
    pub svg_url: String,
}

impl TicketView {
    /// A ticket with its secret.
    pub fn of(desk: &Desk, keys: &Keys, ticket: &Ticket) -> TicketView {
        let nonce = keys.ticket_nonce(ticket.shop, ticket.id);
        let svg_url = format!("{}/api/v1/tickets/{}.svg", desk.public_url, nonce.text());
        let (url, expires_at) = (nonce.url(&desk.public_url), ticket.expires_at);
        TicketView { id: ticket.id, stamps: ticket.stamps, url, expires_at, svg_url }
    }
}

/// Show stamps at the counter for the customer's own camera. Whoever claims them first within two minutes has them.
#[utoipa::path(post, path = "/tickets", operation_id = "create_ticket", tag = "scans", params(MaybeIdempotencyKey), request_body = NewTicket,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "Show the picture.", body = TicketView),
        (status = 200, description = "Made by this key.", body = TicketView), Refused))]
async fn make_ticket(
    counter: Counter,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewTicket>,
) -> Answer<(StatusCode, Json<TicketView>)> {
    if !(1..=MAX_TICKET_STAMPS).contains(&body.stamps) {
        return Err(Problem::out_of_range("/stamps", "must be 1 to 100"));
    }
    let (shop, now) = (counter.shop(), desk.now());
    let ticket = Ticket {
        shop,
        id: desk.random.id(now),
        stamps: body.stamps,
        amount: body.amount_minor,
        expires_at: now.plus_ms(TICKET_SECONDS * 1_000),
        location: counter.origin().location,
        made_by: counter.origin().actor,
    };
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    let (status, ticket) =
        match claim(&mut writer, shop, key, "ticket", &fingerprint(&[], &body), ticket.id.0, now).await? {
            Claim::Other => return Err(Problem::key_reused()),
            Claim::Repeat(subject) => {
                let made = store::ticket(&mut writer, shop, TicketId(subject)).await?;
                (StatusCode::OK, made.ok_or_else(|| Problem::internal("a ticket's receipt leads to no ticket"))?)
            }
            Claim::New => {
                store::insert_ticket(
                    &mut writer,
                    &ticket,
                    keys.ticket_nonce(shop, ticket.id).hash(),
                    counter.origin(),
                    now,
                )
                .await?;
                (StatusCode::CREATED, ticket)
            }
        };
    writer.commit().await?;
    Ok((status, Json(TicketView::of(&desk, &keys, &ticket))))
}

/// A ticket's picture. Its address is as secret as the ticket, so no key is asked for: a second screen can show it.
#[utoipa::path(get, path = "/tickets/{file}", operation_id = "draw_ticket_svg", tag = "scans", params(("file" = String, Path, description = "The ticket's 26 characters and `.svg`.")),
    responses((status = 200, body = String, content_type = "image/svg+xml"), RefusedRead))]
async fn ticket_svg(State(desk): State<Desk>, Path(file): Path<String>) -> Answer<Response> {
    let nonce = file.strip_suffix(".svg").and_then(TicketNonce::parse).ok_or_else(Problem::not_found)?;
    let picture = code::svg(&nonce.url(&desk.public_url)).map_err(Problem::internal)?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "private, no-store")], picture)
        .into_response())
}
