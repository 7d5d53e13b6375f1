//! Keeping logs in memory: loaded once, topped up from the last fact seen before every answer, dropped when the room is
//! needed for others.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedRwLockReadGuard, RwLock};
use uuid::Uuid;

use super::{Basis, ShopLog, store};
use crate::db::{self, Reader, Session, Shops};
use crate::desk::Desk;
use crate::feedback::Weight;
use crate::kernel::{CaseId, CustomerId, ImportId, ShopId, Time, VisitId};
use crate::retention::{Calendar, Case, Refusal};
use crate::{customer, import};
use crate::{ledger, settings, shop};

/// How far facts may come out of the order of their ids: those of other processes, and those whose commit took long.
const OUT_OF_ORDER_MS: i64 = 600_000;

/// Why a log cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// The store holds a fact that a log does not take.
    #[error("the visit log does not add up: {0}")]
    Refused(#[from] Refusal),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// A log that stays as it is while it is held.
pub type Reading = OwnedRwLockReadGuard<Option<Kept>, ShopLog>;

/// The shops' logs. Cheap to clone.
#[derive(Clone)]
pub struct Logs {
    shelf: Arc<Mutex<Shelf>>,
    max_bytes: usize,
}

#[derive(Default)]
struct Shelf {
    slots: HashMap<ShopId, Slot>,
    /// Counts readings, so that it is known whose log was asked longest ago.
    readings: u64,
}

struct Slot {
    kept: Arc<RwLock<Option<Kept>>>,
    bytes: usize,
    read_at: u64,
}

/// A log, and what it has seen.
pub struct Kept {
    log: ShopLog,
    seen: Seen,
}

impl Logs {
    /// No log yet. Those that were asked last are kept, as many as fit into `max_bytes`; one alone may be larger.
    pub fn new(max_bytes: usize) -> Logs {
        Logs { shelf: Arc::default(), max_bytes }
    }

    /// A shop's log with all that was committed before it was asked for.
    pub async fn read(&self, desk: &Desk, shop: ShopId, calendar: &Calendar) -> Result<Reading, NotRead> {
        let kept = self.slot(shop);
        let mut guard = kept.write_owned().await;
        if guard.as_ref().is_some_and(|kept| kept.log.log().calendar() != calendar) {
            *guard = None; // another zone or day's end is another log
        }
        let is_new = guard.is_none();
        let mut log = guard.take().unwrap_or_else(|| Kept::new(calendar.clone()));
        // What failed half-way is not put back: the next reader loads it again.
        let mut reader = desk.db.reader(Shops::One(shop)).await?;
        top_up(&mut log, &mut reader, shop).await?;
        if is_new {
            log.log.compact();
        }
        let bytes = log.log.bytes();
        *guard = Some(log);
        self.keep(shop, bytes);
        let nothing = || Refusal::Full;
        OwnedRwLockReadGuard::try_map(guard.downgrade(), |kept| kept.as_ref().map(|kept| &kept.log))
            .map_err(|_| nothing().into())
    }

    fn slot(&self, shop: ShopId) -> Arc<RwLock<Option<Kept>>> {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.readings += 1;
        let read_at = shelf.readings;
        let slot = shelf.slots.entry(shop).or_insert_with(|| Slot { kept: Arc::default(), bytes: 0, read_at });
        slot.read_at = read_at;
        slot.kept.clone()
    }

    /// Notes how large a log is, and lets go of those asked longest ago until the others fit.
    fn keep(&self, shop: ShopId, bytes: usize) {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = shelf.slots.get_mut(&shop) {
            slot.bytes = bytes;
        }
        while shelf.slots.values().map(|slot| slot.bytes).sum::<usize>() > self.max_bytes {
            let oldest = shelf.slots.iter().min_by_key(|(_, slot)| slot.read_at).map(|(shop, _)| *shop);
            let Some(oldest) = oldest else { return };
            shelf.slots.remove(&oldest);
        }
    }
}

impl Kept {
    fn new(calendar: Calendar) -> Kept {
        Kept { log: ShopLog::new(calendar), seen: Seen::default() }
    }

    fn of_merged(calendar: Calendar, merged: HashMap<CustomerId, CustomerId>) -> Kept {
        Kept { log: ShopLog::of_merged(calendar, merged), seen: Seen::default() }
    }
}

/// What a shop's figures depend on. None where there is no such shop.
pub async fn basis(session: &mut dyn Session, shop: ShopId, now: Time) -> Result<Option<Basis>, NotRead> {
    let Some(shop) = shop::store::shop(session, shop).await? else { return Ok(None) };
    let settings = settings::store::retention(session, shop.id).await?;
    Ok(Some(Basis::of(shop, &settings, now)?))
}

/// Loads a shop's log, to be asked once: for commands.
pub async fn load(reader: &mut Reader, shop: ShopId, calendar: &Calendar) -> Result<ShopLog, NotRead> {
    let mut kept = Kept::new(calendar.clone());
    top_up(&mut kept, reader, shop).await?;
    kept.log.compact();
    Ok(kept.log)
}

/// What a log has seen of each kind of fact.
#[derive(Default)]
struct Seen {
    imports: HashSet<ImportId>,
    visits: Tail,
    voids: HashSet<VisitId>,
    last_void_at: Time,
    refunds: Tail,
    payments: Tail,
    answers: Tail,
    cases: Tail,
    /// Cases that were not solved when they were last asked about.
    open: HashMap<CaseId, Case>,
    solutions: i64,
    erased: i64,
}

/// The ids seen last. Ids are in order of birth, and facts arrive nearly in that order.
#[derive(Default)]
struct Tail(BTreeSet<Uuid>);

impl Tail {
    /// From where on the store is to be asked again.
    fn floor(&self) -> Uuid {
        let Some(last) = self.0.last() else { return Uuid::nil() };
        let ms = u64::try_from(born_ms(last) - OUT_OF_ORDER_MS).unwrap_or(0);
        Uuid::from_u128(u128::from(ms) << 80)
    }

    /// Notes an id. Whether it is new.
    fn is_new(&mut self, id: Uuid) -> bool {
        let is_new = self.0.insert(id);
        let last_ms = self.0.last().map_or(0, born_ms);
        while self.0.len() > 1 && self.0.first().is_some_and(|first| born_ms(first) < last_ms - OUT_OF_ORDER_MS) {
            self.0.pop_first();
        }
        is_new
    }
}

/// When a version 7 id was made, in milliseconds since 1970.
fn born_ms(id: &Uuid) -> i64 {
    id.as_bytes()[..6].iter().fold(0, |ms, byte| (ms << 8) | i64::from(*byte))
}

/// Adds everything that the log has not seen. Its errors leave it half-way: it is then of no use.
async fn top_up(kept: &mut Kept, reader: &mut Reader, shop: ShopId) -> Result<(), NotRead> {
    let active = ledger::store::active_merges(reader, shop).await?;
    let merged: HashMap<_, _> = active.iter().map(|merge| (merge.customer_id, merge.into_customer_id)).collect();
    if *kept.log.merged() != merged {
        // A merge changes whose the past was, and so does its undoing: the log is loaded anew, which is rare.
        *kept = Kept::of_merged(kept.log.log().calendar().clone(), merged);
    }
    let (new, names) = new_imports(&kept.seen, reader, shop).await?;
    let is_told_otherwise = |(customer, name): (&CustomerId, &String)| {
        !kept.log.merged().contains_key(customer)
            && kept.log.number(*customer).is_some_and(|number| kept.log.log().name(number) != name)
    };
    let erased = customer::store::erased(reader, shop).await?;
    let (new, names) = if names.iter().any(is_told_otherwise) || erased != kept.seen.erased {
        // Who was erased since is not told of by their old id any more. Who was met while their import ran has a name
        // now. A log's names stay, so it is loaded anew, which is rare.
        *kept = Kept::of_merged(kept.log.log().calendar().clone(), kept.log.merged().clone());
        new_imports(&kept.seen, reader, shop).await?
    } else {
        (new, names)
    };
    let Kept { log, seen } = kept;
    seen.erased = erased;
    imports(log, seen, reader, shop, new, &names).await?;
    let mut outcome = Ok(());
    let tail = &mut seen.visits;
    store::each_visit_after(reader, shop, tail.floor(), |id, fact| {
        if outcome.is_ok() && tail.is_new(id.0) {
            outcome = log.visit(&fact);
        }
    })
    .await?;
    outcome?;
    for (id, refund) in store::refunds_after(reader, shop, seen.refunds.floor()).await? {
        if seen.refunds.is_new(id.0) {
            log.refund(&refund.visit, refund.at, refund.amount_minor, refund.units_returned)?;
        }
    }
    voids(log, seen, reader, shop).await?;
    for (id, customer, at, amount_minor, location) in store::payments_after(reader, shop, seen.payments.floor()).await?
    {
        if seen.payments.is_new(id.0) {
            log.payment(customer, at, amount_minor, location)?;
        }
    }
    feedback(log, seen, reader, shop).await
}

/// Takes visits out that were undone since. Times may go back where ids do not: if some are missing, all are asked for.
async fn voids(log: &mut ShopLog, seen: &mut Seen, reader: &mut Reader, shop: ShopId) -> Result<(), NotRead> {
    let all = store::voids(reader, shop).await?;
    for since in [seen.last_void_at, Time::MIN] {
        if i64::try_from(seen.voids.len()) == Ok(all) {
            break;
        }
        for (id, fact) in store::voids_since(reader, shop, since).await? {
            if seen.voids.insert(id) {
                log.void(&fact)?;
                seen.last_void_at = seen.last_void_at.max(fact.voided_at.unwrap_or_default());
            }
        }
    }
    Ok(())
}

/// Adds answers and cases, and notes which cases were solved since.
async fn feedback(log: &mut ShopLog, seen: &mut Seen, reader: &mut Reader, shop: ShopId) -> Result<(), NotRead> {
    for (id, customer, at, question, score, scale_max, location) in
        store::answers_after(reader, shop, seen.answers.floor()).await?
    {
        if seen.answers.is_new(id.0) {
            log.answer(id.0.as_u128(), customer, at, (question, score, scale_max), location)?;
        }
    }
    for (id, customer, opened_at, weight) in store::cases_after(reader, shop, seen.cases.floor()).await? {
        if seen.cases.is_new(id.0) {
            let case = log.case(customer, opened_at, weight == Weight::Serious)?;
            seen.open.insert(id, case);
        }
    }
    if store::solutions(reader, shop).await? != seen.solutions {
        for (id, solved_at) in store::solved(reader, shop).await? {
            if let Some(case) = seen.open.remove(&id) {
                log.solve(&case, solved_at);
                seen.solutions += 1;
            }
        }
    }
    Ok(())
}

/// The imports that were finished since, and, where there are some, the ids by which customers are told of.
async fn new_imports(
    seen: &Seen,
    reader: &mut Reader,
    shop: ShopId,
) -> Result<(Vec<ImportId>, HashMap<CustomerId, String>), NotRead> {
    let finished = import::store::finished(reader, shop).await?;
    let new: Vec<ImportId> = finished.into_iter().filter(|import| !seen.imports.contains(import)).collect();
    let names = if new.is_empty() { HashMap::new() } else { store::names(reader, shop).await? };
    Ok((new, names))
}

/// Adds these imports.
async fn imports(
    log: &mut ShopLog,
    seen: &mut Seen,
    reader: &mut Reader,
    shop: ShopId,
    new: Vec<ImportId>,
    names: &HashMap<CustomerId, String>,
) -> Result<(), NotRead> {
    for import in new {
        let mut outcome = Ok(());
        store::each_imported_visit(reader, shop, import, |fact| {
            if outcome.is_ok() {
                let name = names.get(&fact.customer).map(String::as_str);
                outcome = log.customer(fact.customer, name).and_then(|_| log.visit(&fact));
            }
        })
        .await?;
        outcome?;
        for refund in store::imported_refunds(reader, shop, import).await? {
            log.refund(&refund.visit, refund.at, refund.amount_minor, refund.units_returned)?;
        }
        for (customer, at, amount_minor) in store::imported_payments(reader, shop, import).await? {
            log.customer(customer, names.get(&customer).map(String::as_str))?;
            log.payment(customer, at, amount_minor, None)?;
        }
        for (number, customer, at, question, score, scale_max) in store::imported_answers(reader, shop, import).await? {
            log.customer(customer, names.get(&customer).map(String::as_str))?;
            log.answer(u128::from(number.unsigned_abs()), customer, at, (question, score, scale_max), None)?;
        }
        seen.imports.insert(import);
    }
    Ok(())
}
