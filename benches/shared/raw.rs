//! The limit: a queue with group commit that writes a scan's rows and does nothing else. No HTTP, no signature, no rule, no
//! reading; the same tables, rows and bytes, the same settings, the same statements, the same number of producers.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use uuid::Uuid;

use timbro::columns;
use timbro::db::{Db, Rows, Shops, Value, execute_all, insertion};
use timbro::kernel::{Clock, Random, SystemClock};

use super::cost::{Cost, Meter};
use super::drive::{dealt, key};
use super::house::House;
use super::server::open_db;

/// As many as the lane takes together.
const MAX_BATCH: usize = 256;

struct Job {
    card: usize,
    key: String,
    done: oneshot::Sender<()>,
}

/// The way into the queue. When the last is gone, the writer ends.
#[derive(Clone)]
pub struct Queue(mpsc::Sender<Job>);

impl Queue {
    /// Opens a copy of the house, and starts the one who writes into it.
    pub async fn start(house: &Arc<House>) -> anyhow::Result<(Queue, JoinHandle<anyhow::Result<()>>)> {
        let db = open_db(&house.base.copy()?).await?;
        let (queue, jobs) = mpsc::channel(4_096);
        let house = house.clone();
        let writing = tokio::spawn(async move {
            write(&db, &house, jobs).await?;
            db.close().await;
            Ok(())
        });
        Ok((Queue(queue), writing))
    }

    /// Waits until the rows of a card's scan are on disk.
    pub async fn write(&self, card: usize, key: String) -> anyhow::Result<()> {
        let (done, on_disk) = oneshot::channel();
        self.0.send(Job { card, key, done }).await?;
        Ok(on_disk.await?)
    }
}

/// Writes for as long as told. Gives what a scan's rows cost until they are on disk.
pub async fn measure(house: &Arc<House>, producers: usize, length: Duration) -> anyhow::Result<Cost> {
    let (queue, writing) = Queue::start(house).await?;
    let cards = house.cards.len();
    let meter = Meter::start();
    let producing = (0..producers).map(|who| {
        let queue = queue.clone();
        tokio::spawn(async move {
            let mut scans = 0;
            while meter.elapsed() < length {
                queue.write(dealt(cards, producers, who, scans), key(who, scans)).await?;
                scans += 1;
            }
            anyhow::Ok(scans)
        })
    });
    let (_, cost) = meter.total(producing.collect()).await?;
    drop(queue);
    writing.await??;
    Ok(cost)
}

async fn write(db: &Db, house: &House, mut jobs: mpsc::Receiver<Job>) -> anyhow::Result<()> {
    let random = Random::system();
    let mut numbers: Vec<i64> = house.cards.iter().map(|card| card.number).collect();
    let mut batch = Vec::new();
    while jobs.recv_many(&mut batch, MAX_BATCH).await > 0 {
        let mut rows = ScanRows::empty();
        for job in &batch {
            let number = numbers.get_mut(job.card).context("a card of the house")?;
            *number += 1;
            rows.add(house, job, *number, random.id(SystemClock.now()));
        }
        let mut writer = db.writer(Shops::One(house.shop)).await?;
        let keep = "update card_state set number = kept.number, state = kept.state from $rows as kept \
            where card_state.shop_id = kept.shop_id and card_state.card_id = kept.card_id";
        let made = |table, rows| (insertion(table, rows), rows);
        let changes = [
            made("receipt", &rows.receipts),
            made("visit", &rows.visits),
            made("entry", &rows.entries),
            (keep.to_owned(), &rows.states),
        ];
        execute_all(&mut writer, &changes).await?;
        writer.commit().await?;
        for job in batch.drain(..) {
            // A producer waits for it, unless its time is over.
            let _ = job.done.send(());
        }
    }
    Ok(())
}

struct ScanRows {
    receipts: Rows,
    visits: Rows,
    entries: Rows,
    states: Rows,
}

impl ScanRows {
    fn empty() -> ScanRows {
        ScanRows {
            receipts: Rows::of(
                columns![Uuid shop_id, Text key, Text kind, Bytes fingerprint, Uuid subject_id, Int number, Int at],
            ),
            visits: Rows::of(columns![
                Uuid shop_id, Uuid id, Uuid card_id, Uuid customer_id, Text kind, Text code_kind, Int at,
                Int received_at, Int device, Int step, Int stamps, Int amount_minor, Int units, Bool on_account,
                Text order_ref, Int device_seq, Uuid ticket_id, Int after_number, Text actor_kind, Uuid actor_id,
                Uuid location_id,
            ]),
            entries: Rows::of(columns![
                Uuid shop_id, Uuid card_id, Int number, Uuid program_id, Text kind, Int delta, Int balance_after,
                Int remainder_after, Int round, Int version, Int goal, Int reached, Int expires_on, Text held,
                Text reason, Uuid visit_id, Uuid reward_id, Uuid refund_id, Int reverses, Int at, Int day,
                Text actor_kind, Uuid actor_id, Uuid location_id, Bytes hash,
            ]),
            states: Rows::of(columns![Uuid shop_id, Uuid card_id, Int number, Text state]),
        }
    }

    /// The rows of a scan as the lane writes them; what the rules would reckon is filled with as many bytes.
    fn add(&mut self, house: &House, job: &Job, number: i64, visit: Uuid) {
        let Some(card) = house.cards.get(job.card) else { return };
        let (shop, at) = (house.shop.0, SystemClock.now().0);
        let (key_id, place, _) = &house.key;
        let (no_int, no_id, no_text) = (Value::Int(None), Value::Uuid(None), Value::Text(None));
        let int = |it: i64| Value::from(it);
        let hash: Value = [0x5a_u8; 32].as_slice().into();
        let actor: [Value; 3] = ["api_key".into(), (*key_id).into(), (*place).into()];
        self.receipts.push(vec![
            shop.into(),
            job.key.as_str().into(),
            "scan".into(),
            hash.clone(),
            visit.into(),
            no_int.clone(),
            int(at),
        ]);
        let head = [shop.into(), visit.into(), card.id.into(), card.customer.into(), "scan".into(), "printed".into()];
        let told = [int(at), int(at), no_int.clone(), no_int.clone(), int(1), no_int.clone(), no_int.clone()];
        let rest = [false.into(), no_text.clone(), no_int.clone(), no_id.clone(), int(number - 1)];
        self.visits.push(head.into_iter().chain(told).chain(rest).chain(actor.clone()).collect());
        let head = [shop.into(), card.id.into(), int(number), house.program.into(), "earn".into()];
        let moved = [int(1), int(number), int(0), int(1), int(1), int(1_000_000), int(0), no_int.clone()];
        let causes = [no_text.clone(), no_text, visit.into(), no_id.clone(), no_id, no_int, int(at), int(20_000)];
        self.entries.push(head.into_iter().chain(moved).chain(causes).chain(actor).chain([hash]).collect());
        self.states.push(vec![shop.into(), card.id.into(), int(number), card.state.as_str().into()]);
    }
}
