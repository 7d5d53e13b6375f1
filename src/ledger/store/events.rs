//! Events read back from their rows: of a visit, to answer a repeat; of a card, to fold its history again.

use uuid::Uuid;

use super::merges::merge_events;
use crate::db::{self, Session};
use crate::kernel::{
    Actor, ActorKind, AmountMinor, CardId, CustomerId, Day, ExternalRef, LocationId, Origin, ProgramId, Reason,
    RefundId, RewardId, ShopId, TicketId, Time, Title, VisitId,
};
use crate::ledger::{CodeKind, Earned, Entry, EntryKind, Event, Held, Redemption, Refund, Reward, Visit, VisitKind};
use crate::on;
use crate::people::Sealed;

/// An entry as its row has it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EntryRow {
    number: i64,
    program_id: Option<ProgramId>,
    kind: EntryKind,
    delta: i64,
    balance_after: i64,
    remainder_after: i64,
    round: i64,
    version: i64,
    goal: i64,
    reached: i64,
    expires_on: Option<i64>,
    held: Option<Held>,
    reason: Option<Reason>,
    visit_id: Option<VisitId>,
    reward_id: Option<RewardId>,
    refund_id: Option<RefundId>,
    reverses: Option<i64>,
    at: Time,
    day: i64,
    actor_kind: ActorKind,
    actor_id: Uuid,
    location_id: Option<LocationId>,
    hash: Vec<u8>,
    undone_day: Option<i64>,
}

impl EntryRow {
    /// The entry, and its hash in the chain.
    pub fn into_entry(self) -> (Entry, Vec<u8>) {
        let day = |day: i64| Day(i32::try_from(day).unwrap_or(i32::MAX));
        let entry = Entry {
            number: self.number,
            program: self.program_id,
            kind: self.kind,
            delta: self.delta,
            balance_after: self.balance_after,
            remainder_after: self.remainder_after,
            round: self.round,
            version: self.version,
            goal: self.goal,
            reached: self.reached,
            expires_on: self.expires_on.map(day),
            held: self.held,
            reason: self.reason,
            visit: self.visit_id,
            reward: self.reward_id,
            refund: self.refund_id,
            reverses: self.reverses,
            at: self.at,
            day: day(self.day),
            actor_kind: self.actor_kind,
            actor_id: self.actor_id,
            location: self.location_id,
            undone_day: self.undone_day.map(day),
        };
        (entry, self.hash)
    }
}

/// The columns of [`EntryRow`]. A void knows the day it undoes from the entry it reverses, if that one counted.
macro_rules! select_entries {
    ($rest:literal) => {
        concat!(
            "select e.number, e.program_id, e.kind, e.delta, e.balance_after, e.remainder_after, e.round, e.version, e.goal, \
             e.reached, e.expires_on, e.held, e.reason, e.visit_id, e.reward_id, e.refund_id, e.reverses, e.at, e.day, \
             e.actor_kind, e.actor_id, e.location_id, e.hash, \
             case when r.held is null then r.day end as undone_day \
             from entry as e left join entry as r on r.shop_id = e.shop_id and r.card_id = e.card_id and r.number = e.reverses ",
            $rest
        )
    };
}

#[derive(sqlx::FromRow)]
struct VisitRow {
    id: VisitId,
    card_id: CardId,
    customer_id: CustomerId,
    display_name: Option<Sealed>,
    kind: VisitKind,
    code_kind: CodeKind,
    at: Time,
    received_at: Time,
    device: Option<i64>,
    step: Option<i64>,
    stamps: i64,
    amount_minor: Option<AmountMinor>,
    units: Option<i64>,
    on_account: bool,
    order_ref: Option<ExternalRef>,
    device_seq: Option<i64>,
    ticket_id: Option<TicketId>,
    after_number: i64,
    actor_kind: ActorKind,
    actor_id: Uuid,
    location_id: Option<LocationId>,
}

macro_rules! select_visits {
    ($rest:literal) => {
        concat!(
            "select v.id, v.card_id, v.customer_id, p.display_name, v.kind, v.code_kind, v.at, v.received_at, v.device, v.step, \
             v.stamps, v.amount_minor, v.units, v.on_account, v.order_ref, v.device_seq, v.ticket_id, v.after_number, \
             v.actor_kind, v.actor_id, v.location_id \
             from visit as v join customer as p on p.shop_id = v.shop_id and p.id = v.customer_id ",
            $rest
        )
    };
}

fn origin(kind: ActorKind, id: Uuid, location: Option<LocationId>) -> Origin {
    Origin { actor: Actor { kind, id }, location }
}

impl From<VisitRow> for Visit {
    fn from(row: VisitRow) -> Visit {
        let device = row.device.and_then(|device| u8::try_from(device).ok());
        let step = row.step.and_then(|step| u32::try_from(step).ok());
        Visit {
            id: row.id,
            kind: row.kind,
            code_kind: row.code_kind,
            at: row.at,
            received_at: row.received_at,
            live: device.zip(step),
            stamps: row.stamps,
            amount: row.amount_minor,
            units: row.units,
            on_account: row.on_account,
            order_ref: row.order_ref,
            device_seq: row.device_seq,
            ticket: row.ticket_id,
            lines: Vec::new(),
            after_number: row.after_number,
            origin: origin(row.actor_kind, row.actor_id, row.location_id),
        }
    }
}

#[derive(sqlx::FromRow)]
struct RewardRow {
    id: RewardId,
    program_id: Option<ProgramId>,
    version: Option<i64>,
    round: Option<i64>,
    stamps: Option<i64>,
    title: Title,
    number: i64,
    issued_at: Time,
    expires_at: Option<Time>,
}

macro_rules! select_rewards {
    ($rest:literal) => {
        concat!("select r.id, r.program_id, r.version, r.round, r.stamps, r.title, r.number, r.issued_at, r.expires_at from reward as r ", $rest)
    };
}

impl From<RewardRow> for Reward {
    fn from(row: RewardRow) -> Reward {
        let earned = match (row.program_id, row.version, row.round, row.stamps) {
            (Some(program), Some(version), Some(round), Some(stamps)) => {
                Some(Earned { program, version, round, stamps })
            }
            _ => None,
        };
        let (issued_at, expires_at) = (row.issued_at, row.expires_at);
        Reward { id: row.id, earned, title: row.title, number: row.number, issued_at, expires_at }
    }
}

#[derive(sqlx::FromRow)]
struct RedemptionRow {
    reward_id: RewardId,
    number: i64,
    visit_id: Option<VisitId>,
    device: i64,
    step: i64,
    made_at: Time,
    actor_kind: ActorKind,
    actor_id: Uuid,
    location_id: Option<LocationId>,
}

impl From<RedemptionRow> for Redemption {
    fn from(row: RedemptionRow) -> Redemption {
        Redemption {
            reward: row.reward_id,
            number: row.number,
            visit: row.visit_id,
            live: u8::try_from(row.device).ok().zip(u32::try_from(row.step).ok()),
            at: row.made_at,
            origin: origin(row.actor_kind, row.actor_id, row.location_id),
        }
    }
}

/// Puts events in the order in which they happened: an entry after what it speaks of, a visit after the entry it followed.
fn in_order(visits: Vec<Visit>, rewards: Vec<Reward>, redemptions: Vec<Redemption>, entries: Vec<Entry>) -> Vec<Event> {
    let visits = visits.into_iter().map(|visit| ((visit.after_number, 2), Event::Visited(visit)));
    let rewards = rewards.into_iter().map(|reward| ((reward.number, 0), Event::Issued(reward)));
    let redemptions = redemptions.into_iter().map(|redemption| ((redemption.number, 0), Event::Redeemed(redemption)));
    let entries = entries.into_iter().map(|entry| ((entry.number, 1), Event::Entered(entry)));
    let mut events: Vec<((i64, u8), Event)> = visits.chain(rewards).chain(redemptions).chain(entries).collect();
    events.sort_by_key(|(position, _)| *position);
    events.into_iter().map(|(_, event)| event).collect()
}

/// A visit, the card and customer as they are known now, and what the visit earned when it was recorded.
pub async fn visit_events(
    session: &mut dyn Session,
    shop: ShopId,
    visit: VisitId,
) -> db::Result<Option<(CardId, CustomerId, Option<Sealed>, Vec<Event>)>> {
    let row: Option<VisitRow> = on!(session, |c| sqlx::query_as(select_visits!("where v.shop_id = $1 and v.id = $2"))
        .bind(shop)
        .bind(visit)
        .fetch_optional(c)
        .await)?;
    let Some(row) = row else { return Ok(None) };
    let entries: Vec<EntryRow> = on!(session, |c| sqlx::query_as(select_entries!(
        "where e.shop_id = $1 and e.visit_id = $2 and e.kind in ('earn', 'issue') order by e.number"
    ))
    .bind(shop)
    .bind(visit)
    .fetch_all(c)
    .await)?;
    let rewards: Vec<RewardRow> = on!(session, |c| sqlx::query_as(select_rewards!(
        "join entry as e on e.shop_id = r.shop_id and e.card_id = r.card_id and e.number = r.number \
         where e.shop_id = $1 and e.visit_id = $2 and e.kind = 'issue'"
    ))
    .bind(shop)
    .bind(visit)
    .fetch_all(c)
    .await)?;
    let (card, customer, name) = (row.card_id, row.customer_id, row.display_name.clone());
    let entries = entries.into_iter().map(|row| row.into_entry().0).collect();
    let events = in_order(vec![row.into()], rewards.into_iter().map(Reward::from).collect(), Vec::new(), entries);
    Ok(Some((card, customer, name, events)))
}

/// All that ever happened to a card, in order, and the stored hash of each entry.
pub async fn card_events(
    session: &mut dyn Session,
    shop: ShopId,
    card: CardId,
) -> db::Result<(Vec<Event>, Vec<Vec<u8>>)> {
    let visits: Vec<VisitRow> = on!(session, |c| sqlx::query_as(select_visits!(
        "where v.shop_id = $1 and v.card_id = $2 order by v.after_number, v.id"
    ))
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await)?;
    let rewards: Vec<RewardRow> =
        on!(session, |c| sqlx::query_as(select_rewards!("where r.shop_id = $1 and r.card_id = $2"))
            .bind(shop)
            .bind(card)
            .fetch_all(c)
            .await)?;
    let redemptions: Vec<RedemptionRow> = on!(session, |c| sqlx::query_as(
        "select reward_id, number, visit_id, device, step, made_at, actor_kind, actor_id, location_id \
         from redemption where shop_id = $1 and card_id = $2"
    )
    .bind(shop)
    .bind(card)
    .fetch_all(c)
    .await)?;
    let rows: Vec<EntryRow> =
        on!(session, |c| sqlx::query_as(select_entries!("where e.shop_id = $1 and e.card_id = $2 order by e.number"))
            .bind(shop)
            .bind(card)
            .fetch_all(c)
            .await)?;
    let (entries, hashes) = rows.into_iter().map(EntryRow::into_entry).unzip();
    let visits = visits.into_iter().map(Visit::from).collect();
    let rewards = rewards.into_iter().map(Reward::from).collect();
    let redemptions = redemptions.into_iter().map(Redemption::from).collect();
    let mut events = in_order(visits, rewards, redemptions, entries);
    // Merges touch nothing that the others do, so that their place among these does not matter; their own order does.
    events.extend(merge_events(session, shop, card).await?);
    Ok((events, hashes))
}

/// The cards of a shop, with the state each was left in.
pub async fn cards_of_shop(session: &mut dyn Session, shop: ShopId) -> db::Result<Vec<(CardId, i64, String)>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select c.id, s.number, s.state from card as c join card_state as s on s.shop_id = c.shop_id and s.card_id = c.id \
         where c.shop_id = $1 order by c.id"
    )
    .bind(shop)
    .fetch_all(c)
    .await
    })?)
}

/// One entry, and the reward issued with it or right after it by the same act (for openings, adjustments and gifts).
pub async fn entry_events(
    session: &mut dyn Session,
    shop: ShopId,
    card: CardId,
    number: i64,
) -> db::Result<Vec<Event>> {
    let rows: Vec<EntryRow> = on!(session, |c| {
        sqlx::query_as(select_entries!(
        "where e.shop_id = $1 and e.card_id = $2 and e.number >= $3 and e.visit_id is null order by e.number limit 101"
    ))
    .bind(shop)
    .bind(card)
    .bind(number)
    .fetch_all(c)
    .await
    })?;
    let entries: Vec<Entry> = rows.into_iter().map(|row| row.into_entry().0).collect();
    let is_of_act = |entry: &Entry| entry.number == number || entry.kind == EntryKind::Issue;
    let entries: Vec<Entry> =
        (number..).zip(entries).take_while(|(n, e)| *n == e.number && is_of_act(e)).map(|(_, e)| e).collect();
    let last = entries.last().map_or(number, |entry| entry.number);
    let rewards: Vec<RewardRow> = on!(session, |c| sqlx::query_as(select_rewards!(
        "where r.shop_id = $1 and r.card_id = $2 and r.number between $3 and $4"
    ))
    .bind(shop)
    .bind(card)
    .bind(number)
    .bind(last)
    .fetch_all(c)
    .await)?;
    Ok(in_order(Vec::new(), rewards.into_iter().map(Reward::from).collect(), Vec::new(), entries))
}

/// What the void of a visit wrote: a visit has one at most.
pub async fn void_events(session: &mut dyn Session, shop: ShopId, visit: VisitId) -> db::Result<Vec<Event>> {
    let rows: Vec<EntryRow> = on!(session, |c| sqlx::query_as(select_entries!(
        "where e.shop_id = $1 and e.visit_id = $2 and e.kind = 'void' order by e.number"
    ))
    .bind(shop)
    .bind(visit)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|row| Event::Entered(row.into_entry().0)).collect())
}

/// A page of a card's ledger, newest first, beginning before entry `before`. One row more than fits is read.
pub async fn entries_page(
    session: &mut dyn Session,
    shop: ShopId,
    card: CardId,
    before: i64,
    rows: i64,
) -> db::Result<Vec<Entry>> {
    let rows: Vec<EntryRow> = on!(session, |c| sqlx::query_as(select_entries!(
        "where e.shop_id = $1 and e.card_id = $2 and e.number < $3 order by e.number desc limit $4"
    ))
    .bind(shop)
    .bind(card)
    .bind(before)
    .bind(rows + 1)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|row| row.into_entry().0).collect())
}

/// A refund as it was made.
pub async fn refund_events(session: &mut dyn Session, shop: ShopId, refund: RefundId) -> db::Result<Option<Refund>> {
    type Row = (VisitId, AmountMinor, i64, i64, i64, Time, ActorKind, Uuid, Option<LocationId>);
    let row: Option<Row> = on!(session, |c| {
        sqlx::query_as(
        "select visit_id, amount_minor, units_returned, stamps_earned, stamps_taken, made_at, actor_kind, actor_id, location_id \
         from refund where shop_id = $1 and id = $2"
    )
    .bind(shop)
    .bind(refund)
    .fetch_optional(c)
    .await
    })?;
    Ok(row.map(|(visit, amount, units_returned, stamps_earned, stamps_taken, at, kind, id, location)| Refund {
        id: refund,
        visit,
        amount,
        units_returned,
        stamps_earned,
        stamps_taken,
        at,
        origin: origin(kind, id, location),
    }))
}
