//! Writing a batch: each table with one statement, and all of them at once.

use uuid::Uuid;

use super::write_state;
use crate::columns;
use crate::db::{self, Mark, Rows, Writer, execute_all, insertion};
use crate::kernel::{ActorKind, CardId, CustomerId, LocationId, Origin, RewardId, ShopId, Time};
use crate::ledger::refused::{REFUSED_SCAN, Refused};
use crate::ledger::{
    Card, Command, Entry, EntryKind, Event, Merge, MergeUndo, Redemption, Refund, Reward, Scan, Visit, VisitVoid,
};

/// What a batch will write.
pub struct Changes {
    customers: Rows,
    woken: Rows,
    receipts: Rows,
    visits: Rows,
    lines: Rows,
    voids: Rows,
    refunds: Rows,
    rewards: Rows,
    entries: Rows,
    reward_voids: Rows,
    redemptions: Rows,
    states: Rows,
    merges: Rows,
    merge_undos: Rows,
    refused: Rows,
}

impl Default for Changes {
    fn default() -> Self {
        Changes {
            customers: Rows::of(
                columns![Uuid shop_id, Uuid id, Int made_at, Text actor_kind, Uuid actor_id, Uuid location_id],
            ),
            woken: Rows::of(columns![Uuid shop_id, Uuid id, Uuid customer_id]),
            receipts: Rows::of(
                columns![Uuid shop_id, Text key, Text kind, Bytes fingerprint, Uuid subject_id, Int number, Int at],
            ),
            visits: Rows::of(columns![
                Uuid shop_id, Uuid id, Uuid card_id, Uuid customer_id, Text kind, Text code_kind, Int at,
                Int received_at, Int device, Int step, Int stamps, Int amount_minor, Int units, Bool on_account,
                Text order_ref, Int device_seq, Uuid ticket_id, Int after_number, Text actor_kind, Uuid actor_id,
                Uuid location_id,
            ]),
            lines: Rows::of(columns![Uuid shop_id, Uuid visit_id, Int number, Text name, Int units, Int amount_minor]),
            voids: Rows::of(columns![
                Uuid shop_id, Uuid visit_id, Text reason, Int made_at, Text actor_kind, Uuid actor_id,
                Uuid location_id,
            ]),
            refunds: Rows::of(columns![
                Uuid shop_id, Uuid id, Uuid visit_id, Int amount_minor, Int units_returned, Int stamps_earned,
                Int stamps_taken, Int made_at, Text actor_kind, Uuid actor_id, Uuid location_id,
            ]),
            rewards: Rows::of(columns![
                Uuid shop_id, Uuid id, Uuid card_id, Uuid program_id, Int version, Int round, Int stamps,
                Text title, Int number, Int issued_at, Int expires_at,
            ]),
            entries: Rows::of(columns![
                Uuid shop_id, Uuid card_id, Int number, Uuid program_id, Text kind, Int delta, Int balance_after,
                Int remainder_after, Int round, Int version, Int goal, Int reached, Int expires_on, Text held,
                Text reason, Uuid visit_id, Uuid reward_id, Uuid refund_id, Int reverses, Int at, Int day,
                Text actor_kind, Uuid actor_id, Uuid location_id, Bytes hash,
            ]),
            reward_voids: Rows::of(columns![Uuid shop_id, Uuid reward_id, Uuid card_id, Int number]),
            redemptions: Rows::of(columns![
                Uuid shop_id, Uuid reward_id, Uuid card_id, Int number, Uuid visit_id, Int device, Int step,
                Int made_at, Text actor_kind, Uuid actor_id, Uuid location_id,
            ]),
            states: Rows::of(columns![Uuid shop_id, Uuid card_id, Int number, Text state]),
            merges: Rows::of(columns![
                Uuid shop_id, Uuid id, Uuid card_id, Uuid into_card_id, Text reason, Int after_number, Int last_number,
                Int into_after_number, Int into_last_number, Int made_at, Text actor_kind, Uuid actor_id,
                Uuid location_id,
            ]),
            merge_undos: Rows::of(columns![
                Uuid shop_id, Uuid merge_id, Int after_number, Int last_number, Int into_after_number,
                Int into_last_number, Int made_at, Text actor_kind, Uuid actor_id, Uuid location_id,
            ]),
            refused: Rows::of(columns![
                Uuid shop_id, Uuid id, Text key, Uuid card_id, Text reason, Int until_at, Uuid device_id, Int device_seq,
                Int stamps, Int amount_minor, Int scanned_at, Int received_at, Text actor_kind, Uuid actor_id,
                Uuid location_id,
            ]),
        }
    }
}

/// The word of an enum that serialises as one: what its column holds.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn place(kind: ActorKind, id: Uuid, location: Option<LocationId>) -> [db::Value; 3] {
    [kind.as_str().into(), id.into(), location.map(|LocationId(id)| id).into()]
}

fn origin(origin: Origin) -> [db::Value; 3] {
    place(origin.actor.kind, origin.actor.id, origin.location)
}

fn time(at: Option<Time>) -> db::Value {
    at.map(|Time(ms)| ms).into()
}

/// A row from its values and the actor and place that end it.
macro_rules! row {
    ($($value:expr),* ; $place:expr) => {{
        let mut row: Vec<db::Value> = vec![$($value.into()),*];
        row.extend($place);
        row
    }};
}

impl Changes {
    /// A blank card has come alive: its person, of whom nothing is known yet.
    pub fn wake(&mut self, command: &Command, card: CardId, customer: CustomerId) {
        self.customers.push(row![command.shop.0, customer.0, command.at.0; origin(command.origin)]);
        self.woken.push(vec![command.shop.0.into(), card.0.into(), customer.0.into()]);
    }

    /// The command's key, and what it made.
    pub fn receipt(&mut self, command: &Command, subject: Uuid, number: Option<i64>) {
        self.receipt_of(command, command.act.kind(), subject, number);
    }

    /// A scan of a device's queue that is refused for good, with its receipt.
    pub fn refused(&mut self, command: &Command, scan: &Scan, refused: &Refused) {
        let Some(key) = &command.key else { return };
        self.receipt_of(command, REFUSED_SCAN, refused.id.0, None);
        self.refused.push(row![
            command.shop.0, refused.id.0, key.text.as_str(), refused.card.map(|card| card.0), refused.reason,
            time(refused.until), command.device.map(|device| device.0), refused.device_seq, scan.stamps,
            scan.amount.map(|amount| amount.get()), refused.scanned_at.0, command.at.0; origin(command.origin)
        ]);
    }

    /// Whether a key was taken.
    pub fn takes_keys(&self) -> bool {
        !self.receipts.is_empty()
    }

    fn receipt_of(&mut self, command: &Command, kind: &str, subject: Uuid, number: Option<i64>) {
        let Some(key) = &command.key else { return };
        self.receipts.push(vec![
            command.shop.0.into(),
            key.text.as_str().into(),
            kind.into(),
            key.fingerprint.as_slice().into(),
            subject.into(),
            number.into(),
            command.at.0.into(),
        ]);
    }

    /// What happened to a card, with the hash of each entry among it.
    pub fn events(&mut self, shop: ShopId, card: &Card, events: &[Event], hashes: &[[u8; 32]]) {
        let mut hashes = hashes.iter();
        for event in events {
            match event {
                Event::Visited(visit) => self.visit(shop, card, visit),
                Event::Issued(reward) => self.reward(shop, card.id, reward),
                Event::Redeemed(redemption) => self.redemption(shop, card.id, redemption),
                Event::Entered(entry) => self.entry(shop, card.id, entry, hashes.next().map_or(&[][..], |hash| hash)),
                Event::Voided(void) => self.void(shop, void),
                Event::Refunded(refund) => self.refund(shop, refund),
                Event::Merged(merge) => self.merge(shop, merge),
                Event::Parted(undo) => self.merge_undo(shop, undo),
                // The other card's side of the same row.
                Event::Absorbed(_) | Event::Released(_) => {}
            }
        }
    }

    /// The state of a card after all that the batch did to it.
    pub fn state(&mut self, shop: ShopId, card: &Card) {
        let state = write_state(&card.state);
        self.states.push(vec![shop.0.into(), card.id.0.into(), card.state.number.into(), state.into()]);
    }

    fn visit(&mut self, shop: ShopId, card: &Card, visit: &Visit) {
        let (device, step) =
            visit.live.map_or((None, None), |(device, step)| (Some(i64::from(device)), Some(i64::from(step))));
        self.visits.push(row![
            shop.0, visit.id.0, card.id.0, card.customer.0, word(&visit.kind), word(&visit.code_kind), visit.at.0,
            visit.received_at.0, device, step, visit.stamps, visit.amount.map(|amount| amount.get()), visit.units,
            visit.on_account, visit.order_ref.as_ref().map(|text| text.as_str()), visit.device_seq,
            visit.ticket.map(|ticket| ticket.0), visit.after_number; origin(visit.origin)
        ]);
        for (number, line) in (1_i64..).zip(&visit.lines) {
            let amount = line.amount_minor.map(|amount| amount.get());
            self.lines.push(row![shop.0, visit.id.0, number, line.name.as_str(), line.units, amount; []]);
        }
    }

    fn reward(&mut self, shop: ShopId, card: CardId, reward: &Reward) {
        let earned = reward.earned;
        self.rewards.push(row![
            shop.0, reward.id.0, card.0, earned.map(|earned| earned.program.0), earned.map(|earned| earned.version),
            earned.map(|earned| earned.round), earned.map(|earned| earned.stamps), reward.title.as_str(), reward.number,
            reward.issued_at.0, time(reward.expires_at); []
        ]);
    }

    fn redemption(&mut self, shop: ShopId, card: CardId, redemption: &Redemption) {
        // The columns take no null, and no device and step twice on a card: a manager's word is device -1, and its step
        // the entry, of which there is one.
        let live = redemption.live.map(|(device, step)| (i64::from(device), i64::from(step)));
        let (device, step) = live.unwrap_or((-1, redemption.number));
        self.redemptions.push(row![
            shop.0, redemption.reward.0, card.0, redemption.number, redemption.visit.map(|visit| visit.0),
            device, step, redemption.at.0; origin(redemption.origin)
        ]);
    }

    fn entry(&mut self, shop: ShopId, card: CardId, entry: &Entry, hash: &[u8]) {
        let mut row: Vec<db::Value> = row![
            shop.0, card.0, entry.number, entry.program.map(|program| program.0), word(&entry.kind), entry.delta,
            entry.balance_after, entry.remainder_after, entry.round, entry.version, entry.goal, entry.reached,
            entry.expires_on.map(|day| i64::from(day.0)), entry.held.as_ref().map(word),
            entry.reason.as_ref().map(|reason| reason.as_str()), entry.visit.map(|visit| visit.0),
            entry.reward.map(|RewardId(id)| id), entry.refund.map(|refund| refund.0), entry.reverses, entry.at.0,
            i64::from(entry.day.0); place(entry.actor_kind, entry.actor_id, entry.location)
        ];
        row.push(hash.into());
        self.entries.push(row);
        if let (EntryKind::Void, Some(reward)) = (entry.kind, entry.reward) {
            self.reward_voids.push(row![shop.0, reward.0, card.0, entry.number; []]);
        }
    }

    fn void(&mut self, shop: ShopId, void: &VisitVoid) {
        self.voids.push(row![shop.0, void.visit.0, void.reason.as_str(), void.at.0; origin(void.origin)]);
    }

    fn refund(&mut self, shop: ShopId, refund: &Refund) {
        self.refunds.push(row![
            shop.0, refund.id.0, refund.visit.0, refund.amount.get(), refund.units_returned, refund.stamps_earned,
            refund.stamps_taken, refund.at.0; origin(refund.origin)
        ]);
    }

    fn merge(&mut self, shop: ShopId, merge: &Merge) {
        let (moved, into) = (merge.moved, merge.into_moved);
        self.merges.push(row![
            shop.0, merge.id.0, merge.card.0, merge.into.0, merge.reason.as_ref().map(|reason| reason.as_str()),
            moved.after, moved.last, into.after, into.last, merge.at.0; origin(merge.origin)
        ]);
    }

    fn merge_undo(&mut self, shop: ShopId, undo: &MergeUndo) {
        let (moved, into) = (undo.moved, undo.into_moved);
        self.merge_undos.push(row![
            shop.0, undo.merge.0, moved.after, moved.last, into.after, into.last, undo.at.0; origin(undo.origin)
        ]);
    }

    /// Writes it all, causes before what refers to them. Gives the writer's mark.
    pub async fn write(&self, writer: &mut Writer) -> db::Result<Option<Mark>> {
        let made = |table, rows| (insertion(table, rows), rows);
        let changed = |text: &str, rows| (text.to_owned(), rows);
        let wake = "update card set customer_id = woken.customer_id from $rows as woken \
            where card.shop_id = woken.shop_id and card.id = woken.id and card.customer_id is null";
        let keep = "update card_state set number = kept.number, state = kept.state from $rows as kept \
            where card_state.shop_id = kept.shop_id and card_state.card_id = kept.card_id";
        let changes = [
            made("customer", &self.customers),
            changed(wake, &self.woken),
            made("receipt", &self.receipts),
            made("visit", &self.visits),
            made("visit_line", &self.lines),
            made("visit_void", &self.voids),
            made("refund", &self.refunds),
            made("reward", &self.rewards),
            made("entry", &self.entries),
            made("reward_void", &self.reward_voids),
            made("redemption", &self.redemptions),
            made("card_merge", &self.merges),
            made("card_merge_undo", &self.merge_undos),
            made("refused_scan", &self.refused),
            changed(keep, &self.states),
        ];
        execute_all(writer, &changes).await
    }
}
