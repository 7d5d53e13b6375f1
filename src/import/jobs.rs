//! The import itself: a plan made and written in chunks, so that counters go on scanning meanwhile.
//!
//! Rows are staged and count all at once, when the import is finished. A process that dies on the way leaves rows that
//! nobody counts; the next import finds that it no longer shows signs of life, and clears them away.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::store::{self, Stage};
use super::{BadLine, Imported, Newcomers, Plan, plan};
use crate::card::{self, NewCard};
use crate::db::{self, Shops, Writer};
use crate::desk::Desk;
use crate::kernel::{CustomerId, ExternalRef, ImportId, Origin, ShopId};
use crate::retention::Rows;
use crate::shop::Keys;

/// Rows written in one transaction: some tens of milliseconds of the one writer that SQLite has.
const ROWS_A_CHUNK: usize = 4_000;
/// Customers made in one transaction. Each is five rows.
const CUSTOMERS_A_CHUNK: usize = 800;
/// Rows of an import that died, cleared away in one transaction.
const ROWS_CLEARED_A_CHUNK: i64 = 4_000;
/// An import that has not shown itself for so long is dead: a chunk takes a fraction of it.
const DEAD_AFTER_MS: i64 = 15_000;
/// How long an import waits for another one to end or to be found dead.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// Lines that cannot be taken.
    #[error("{} lines cannot be taken, so none was", .0.len())]
    BadLines(Vec<BadLine>),
    /// The shop imports something else.
    #[error("another import of this shop is running; start again when it has ended")]
    Busy,
    /// This process stood still for so long that another one took it for dead.
    #[error("the import stood still for too long and was cleared away; start again")]
    Cleared,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// What an import goes by.
pub struct Job<'a> {
    /// Database, clock, randomness.
    pub desk: &'a Desk,
    /// The shop's keys, for the cards of new customers.
    pub keys: &'a Keys,
    /// Into which shop.
    pub shop: ShopId,
    /// Whose ids the lines carry.
    pub source: &'a ExternalRef,
    /// Who imports.
    pub origin: Origin,
}

/// Imports the lines, all or none. `progress` is told how many rows of how many are written.
pub async fn import(
    job: &Job<'_>,
    rows: &Rows,
    mut progress: impl FnMut(usize, usize) + Send,
) -> Result<Imported, NotImported> {
    let import = begin(job).await?;
    let made = match planned(job, import, rows).await {
        Ok(plan) => write(job, import, &plan, &mut progress).await.map(|()| plan.outcome()),
        Err(refused) => Err(refused),
    };
    if made.as_ref().is_ok_and(|made| !made.is_nothing()) {
        return made;
    }
    let cleared = clear(job, import).await;
    // What went wrong first is what is told; the next import clears what this one could not.
    made.and_then(|nothing| cleared.map(|()| nothing))
}

/// Takes the shop's turn to import; clears away what an import that died left behind.
async fn begin(job: &Job<'_>) -> Result<ImportId, NotImported> {
    let waiting_since = Instant::now();
    loop {
        let (now, id) = (job.desk.now(), job.desk.random.id(job.desk.now()));
        let mut writer = job.desk.db.writer(Shops::One(job.shop)).await?;
        let has_begun = store::begin(&mut writer, job.shop, id, job.source.as_str(), job.origin, now).await?;
        writer.commit().await?;
        if has_begun {
            return Ok(id);
        }
        let mut reader = job.desk.db.reader(Shops::One(job.shop)).await?;
        let other = store::unfinished(&mut reader, job.shop).await?;
        drop(reader);
        match other {
            Some((other, beat_at)) if beat_at.distance_ms(now) > DEAD_AFTER_MS => clear(job, other).await?,
            Some(_) if waiting_since.elapsed() > LONGEST_WAIT => return Err(NotImported::Busy),
            _ => tokio::time::sleep(LOOK_EVERY).await,
        }
    }
}

/// Takes an unfinished import out, a chunk at a time.
async fn clear(job: &Job<'_>, import: ImportId) -> Result<(), NotImported> {
    loop {
        let mut writer = job.desk.db.writer(Shops::One(job.shop)).await?;
        let is_clear = store::clear(&mut writer, job.shop, import, ROWS_CLEARED_A_CHUNK).await?;
        writer.commit().await?;
        if is_clear {
            return Ok(());
        }
    }
}

async fn planned(job: &Job<'_>, import: ImportId, rows: &Rows) -> Result<Plan, NotImported> {
    let mut reader = job.desk.db.reader(Shops::One(job.shop)).await?;
    let mut known = store::known(&mut reader, job.shop, job.source.as_str()).await?;
    // Whoever exports from timbro and imports again names customers by our own ids.
    let names = rows.visits.iter().map(|line| &line.customer);
    let names = names.chain(rows.payments.iter().map(|line| &line.customer));
    let ours: HashMap<&String, Uuid> = names
        .chain(rows.answers.iter().map(|line| &line.customer))
        .filter(|name| !known.customers.contains_key(*name))
        .filter_map(|name| Uuid::try_parse(name).ok().map(|id| (name, id)))
        .collect();
    let asked: Vec<Uuid> = ours.values().copied().collect();
    let found: HashSet<CustomerId> = store::customers_among(&mut reader, job.shop, &asked).await?.into_iter().collect();
    // A source may write our ids in capitals, so each is known by the text it stands there in.
    let ours = ours.into_iter().map(|(name, id)| (name, CustomerId(id))).filter(|(_, id)| found.contains(id));
    known.customers.extend(ours.map(|(name, id)| (name.clone(), id)));
    // Whom the source knew and who was erased since stays nobody, and the same file adds nothing.
    let tell = |name: &String| (!known.customers.contains_key(name)).then(|| name.clone());
    let names = rows.visits.iter().map(|line| &line.customer);
    let names = names.chain(rows.payments.iter().map(|line| &line.customer));
    let strangers: HashSet<String> =
        names.chain(rows.answers.iter().map(|line| &line.customer)).filter_map(tell).collect();
    for name in strangers {
        let erased = job.desk.people.erased_id(job.shop, job.source.as_str(), &name);
        if let Some(nobody) = known.customers.get(&erased).copied() {
            known.customers.insert(name, nobody);
        }
    }
    let now = job.desk.now();
    plan(import, rows, &known, now, || job.desk.random.id::<CustomerId>(now)).map_err(NotImported::BadLines)
}

async fn write(
    job: &Job<'_>,
    import: ImportId,
    plan: &Plan,
    progress: &mut (impl FnMut(usize, usize) + Send),
) -> Result<(), NotImported> {
    let mut chunks = Chunks { job, import, written: 0, rows: plan.rows(), progress, since: Instant::now() };
    let stage = Stage { shop: job.shop, import, source: job.source.as_str() };
    for newcomers in plan.customers.chunks(CUSTOMERS_A_CHUNK) {
        let mut writer = chunks.open().await?;
        make_customers(job, &mut writer, &newcomers.to_vec()).await?;
        chunks.close(writer, newcomers.len()).await?;
    }
    macro_rules! stage_all {
        ($($rows:ident by $stage:ident),*) => {$(
            for (first, chunk) in (1..).step_by(ROWS_A_CHUNK).zip(plan.$rows.chunks(ROWS_A_CHUNK)) {
                let mut writer = chunks.open().await?;
                store::$stage(&mut writer, stage, first, chunk).await?;
                chunks.close(writer, chunk.len()).await?;
            }
        )*};
    }
    stage_all!(visits by stage_visits, refunds by stage_refunds, payments by stage_payments, answers by stage_answers);
    if plan.rows() == 0 {
        return Ok(());
    }
    let mut writer = job.desk.db.writer(Shops::One(job.shop)).await?;
    if !store::finish(&mut writer, job.shop, import, job.desk.now()).await? {
        return Err(NotImported::Cleared);
    }
    writer.commit().await?;
    Ok(())
}

/// New customers, each with a card: they are as good as those who joined at the poster.
async fn make_customers(job: &Job<'_>, writer: &mut Writer, newcomers: &Newcomers) -> db::Result<()> {
    let now = job.desk.now();
    store::insert_customers(writer, job.shop, job.source.as_str(), newcomers, job.origin, now).await?;
    let card = |(_, customer): &(String, CustomerId)| NewCard::random(&job.desk.random, now, Some(*customer), None);
    let cards: Vec<NewCard> = newcomers.iter().map(card).collect();
    let doors: Vec<_> = cards.iter().flat_map(|card| card.doors(job.keys, job.shop)).collect();
    card::store::insert(writer, job.shop, &cards, &doors, job.origin, now).await
}

/// Transactions in a row, each as short as a chunk, with as long a pause after it: on SQLite there is one writer, and the
/// counters need it too.
struct Chunks<'a, P> {
    job: &'a Job<'a>,
    import: ImportId,
    written: usize,
    rows: usize,
    progress: &'a mut P,
    since: Instant,
}

impl<P: FnMut(usize, usize)> Chunks<'_, P> {
    async fn open(&mut self) -> Result<Writer, NotImported> {
        let mut writer = self.job.desk.db.writer(Shops::One(self.job.shop)).await?;
        self.since = Instant::now();
        let is_ours = store::beat(&mut writer, self.job.shop, self.import, self.job.desk.now()).await?;
        if is_ours { Ok(writer) } else { Err(NotImported::Cleared) }
    }

    async fn close(&mut self, writer: Writer, rows: usize) -> Result<(), NotImported> {
        writer.commit().await?;
        self.written += rows;
        (self.progress)(self.written, self.rows);
        tokio::time::sleep(self.since.elapsed()).await;
        Ok(())
    }
}
