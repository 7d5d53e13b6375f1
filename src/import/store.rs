//! Imports' rows: staged in chunks, counted once their import is finished.

use std::collections::HashMap;

use uuid::Uuid;

use super::{ImportedAnswer, ImportedPayment, ImportedRefund, ImportedVisit, Known, Place};
use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows, select_rows};
use crate::kernel::{CustomerId, ImportId, Origin, ShopId, Time};
use crate::on;

/// The tables of an import's rows, those that refer to others first.
const STAGED: [&str; 4] = ["imported_answer", "imported_payment", "imported_refund", "imported_visit"];

/// The import of a shop that is not finished, and when it last showed that it is alive.
pub async fn unfinished(session: &mut dyn Session, shop: ShopId) -> db::Result<Option<(ImportId, Time)>> {
    Ok(on!(session, |c| sqlx::query_as("select id, beat_at from import where shop_id = $1 and finished_at is null")
        .bind(shop)
        .fetch_optional(c)
        .await)?)
}

/// The finished imports of a shop, in the order they were finished.
pub async fn finished(session: &mut dyn Session, shop: ShopId) -> db::Result<Vec<ImportId>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select id from import where shop_id = $1 and finished_at is not null order by finished_at, id"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?)
}

/// Everything that a source's finished imports brought. Asked while no other import of the shop can finish.
pub async fn known(session: &mut dyn Session, shop: ShopId, source: &str) -> db::Result<Known> {
    let customers: Vec<(String, CustomerId)> = on!(session, |c| sqlx::query_as(
        "select external_id, customer_id from imported_customer where shop_id = $1 and source = $2"
    )
    .bind(shop)
    .bind(source)
    .fetch_all(c)
    .await)?;
    Ok(Known {
        customers: customers.into_iter().collect(),
        visits: known_visits(session, shop, source).await?,
        refunds: known_refunds(session, shop, source).await?,
        payments: known_payments(session, shop, source).await?,
        answers: known_answers(session, shop, source).await?,
    })
}

#[derive(sqlx::FromRow)]
struct PlacedVisit {
    import_id: ImportId,
    number: i64,
    #[sqlx(flatten)]
    visit: ImportedVisit,
}

async fn known_visits(
    session: &mut dyn Session,
    shop: ShopId,
    source: &str,
) -> db::Result<HashMap<String, (Place, ImportedVisit)>> {
    let rows: Vec<PlacedVisit> = on!(session, |c| {
        sqlx::query_as(
        "select v.import_id, v.number, v.external_id, v.customer_id, v.at, v.amount_minor, v.units, v.on_account, v.voided_at \
         from imported_visit as v join import as i on i.shop_id = v.shop_id and i.id = v.import_id \
         where v.shop_id = $1 and v.source = $2 and i.finished_at is not null"
    )
    .bind(shop)
    .bind(source)
    .fetch_all(c)
    .await
    })?;
    let known = |row: PlacedVisit| {
        (row.visit.external_id.clone(), (Place { import: row.import_id, number: row.number }, row.visit))
    };
    Ok(rows.into_iter().map(known).collect())
}

async fn known_refunds(
    session: &mut dyn Session,
    shop: ShopId,
    source: &str,
) -> db::Result<HashMap<String, ImportedRefund>> {
    type Row = (String, ImportId, i64, Time, i64, i64);
    let rows: Vec<Row> = on!(session, |c| sqlx::query_as(
        "select f.external_id, f.visit_import_id, f.visit_number, f.at, f.amount_minor, f.units_returned \
         from imported_refund as f join import as i on i.shop_id = f.shop_id and i.id = f.import_id \
         where f.shop_id = $1 and f.source = $2 and i.finished_at is not null"
    )
    .bind(shop)
    .bind(source)
    .fetch_all(c)
    .await)?;
    let known = |(external_id, import, number, at, amount_minor, units_returned): Row| {
        let visit = Place { import, number };
        (external_id.clone(), ImportedRefund { external_id, visit, at, amount_minor, units_returned })
    };
    Ok(rows.into_iter().map(known).collect())
}

async fn known_payments(
    session: &mut dyn Session,
    shop: ShopId,
    source: &str,
) -> db::Result<HashMap<String, ImportedPayment>> {
    let rows: Vec<ImportedPayment> = on!(session, |c| sqlx::query_as(
        "select p.external_id, p.customer_id, p.at, p.amount_minor \
         from imported_payment as p join import as i on i.shop_id = p.shop_id and i.id = p.import_id \
         where p.shop_id = $1 and p.source = $2 and i.finished_at is not null"
    )
    .bind(shop)
    .bind(source)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|payment| (payment.external_id.clone(), payment)).collect())
}

async fn known_answers(
    session: &mut dyn Session,
    shop: ShopId,
    source: &str,
) -> db::Result<HashMap<String, ImportedAnswer>> {
    let rows: Vec<ImportedAnswer> = on!(session, |c| sqlx::query_as(
        "select a.external_id, a.customer_id, a.at, a.kind, a.score, a.scale_max \
         from imported_answer as a join import as i on i.shop_id = a.shop_id and i.id = a.import_id \
         where a.shop_id = $1 and a.source = $2 and i.finished_at is not null"
    )
    .bind(shop)
    .bind(source)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|answer| (answer.external_id.clone(), answer)).collect())
}

/// Those of these ids that are customers of the shop.
pub async fn customers_among(session: &mut dyn Session, shop: ShopId, ids: &[Uuid]) -> db::Result<Vec<CustomerId>> {
    let mut rows = Rows::of(columns![Uuid shop_id, Uuid id]);
    ids.iter().for_each(|id| rows.push(vec![shop.0.into(), (*id).into()]));
    let text = "select c.id from $rows as wanted join customer as c on c.shop_id = wanted.shop_id and c.id = wanted.id";
    let found: Vec<(CustomerId,)> = select_rows(session, text, &rows).await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Begins an import, unless the shop has one that is not finished. Says whether it did.
pub async fn begin(
    writer: &mut Writer,
    shop: ShopId,
    id: ImportId,
    source: &str,
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let begun = on!(writer, |c| {
        sqlx::query(
            "insert into import (shop_id, id, source, started_at, beat_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $4, $5, $6, $7) on conflict do nothing",
        )
        .bind(shop)
        .bind(id)
        .bind(source)
        .bind(now)
        .bind(origin.actor.kind)
        .bind(origin.actor.id)
        .bind(origin.location)
        .execute(c)
        .await?
        .rows_affected()
    });
    Ok(begun == 1)
}

/// Shows that the import is alive. False where somebody took it for dead and cleared it away.
pub async fn beat(writer: &mut Writer, shop: ShopId, id: ImportId, now: Time) -> db::Result<bool> {
    let beaten = on!(writer, |c| sqlx::query(
        "update import set beat_at = $3 where shop_id = $1 and id = $2 and finished_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected());
    Ok(beaten == 1)
}

/// From now on its rows count, all at once. False where somebody took it for dead.
pub async fn finish(writer: &mut Writer, shop: ShopId, id: ImportId, now: Time) -> db::Result<bool> {
    let finished = on!(writer, |c| sqlx::query(
        "update import set finished_at = $3 where shop_id = $1 and id = $2 and finished_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected());
    Ok(finished == 1)
}

/// Takes some of the staged rows of an unfinished import out, and the import itself once none is left. Says whether
/// that is done.
pub async fn clear(writer: &mut Writer, shop: ShopId, id: ImportId, most_rows: i64) -> db::Result<bool> {
    for table in STAGED {
        // Up to a number, which is worked out once: a list of numbers would be asked for again for each row, where the
        // planner has not counted the rows yet.
        let text = format!(
            "delete from {table} where shop_id = $1 and import_id = $2 and number < $3 + \
             (select min(number) from {table} where shop_id = $1 and import_id = $2) \
             and exists (select 1 from import where shop_id = $1 and id = $2 and finished_at is null)"
        );
        let cleared = on!(writer, |c| sqlx::query(sqlx::AssertSqlSafe(text))
            .bind(shop)
            .bind(id)
            .bind(most_rows)
            .execute(c)
            .await?
            .rows_affected());
        if cleared > 0 {
            return Ok(false);
        }
    }
    on!(writer, |c| sqlx::query("delete from import where shop_id = $1 and id = $2 and finished_at is null")
        .bind(shop)
        .bind(id)
        .execute(c)
        .await
        .map(drop))?;
    Ok(true)
}

/// Makes customers known to a source, each under its id there. Their cards are the caller's to make.
pub async fn insert_customers(
    writer: &mut Writer,
    shop: ShopId,
    source: &str,
    newcomers: &[(String, CustomerId)],
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    let mut people =
        Rows::of(columns![Uuid shop_id, Uuid id, Int made_at, Text actor_kind, Uuid actor_id, Uuid location_id]);
    let mut names = Rows::of(columns![Uuid shop_id, Text source, Text external_id, Uuid customer_id]);
    for (external_id, id) in newcomers {
        people.push(vec![
            shop.0.into(),
            id.0.into(),
            now.0.into(),
            origin.actor.kind.as_str().into(),
            origin.actor.id.into(),
            origin.location.map(|location| location.0).into(),
        ]);
        names.push(vec![shop.0.into(), source.into(), external_id.as_str().into(), id.0.into()]);
    }
    insert_rows(writer, "customer", &people).await?;
    insert_rows(writer, "imported_customer", &names).await?;
    Ok(())
}

/// Where staged rows go: the shop, the import, its source.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// Whose.
    pub shop: ShopId,
    /// Which import.
    pub import: ImportId,
    /// Whose ids.
    pub source: &'a str,
}

impl Stage<'_> {
    /// What every staged row begins with.
    fn head(&self, number: i64, external_id: &str) -> Vec<db::Value> {
        vec![self.shop.0.into(), self.import.0.into(), number.into(), self.source.into(), external_id.into()]
    }
}

/// Stages visits, numbered from `first` on.
pub async fn stage_visits(
    writer: &mut Writer,
    stage: Stage<'_>,
    first: i64,
    visits: &[ImportedVisit],
) -> db::Result<()> {
    let mut rows = Rows::of(columns![
        Uuid shop_id, Uuid import_id, Int number, Text source, Text external_id, Uuid customer_id, Int at,
        Int amount_minor, Int units, Bool on_account, Int voided_at,
    ]);
    for (number, visit) in (first..).zip(visits) {
        let mut row = stage.head(number, &visit.external_id);
        row.extend([
            visit.customer_id.0.into(),
            visit.at.0.into(),
            visit.amount_minor.into(),
            visit.units.into(),
            visit.on_account.into(),
            visit.voided_at.map(|Time(ms)| ms).into(),
        ]);
        rows.push(row);
    }
    insert_rows(writer, "imported_visit", &rows).await?;
    Ok(())
}

/// Stages refunds, numbered from `first` on.
pub async fn stage_refunds(
    writer: &mut Writer,
    stage: Stage<'_>,
    first: i64,
    refunds: &[ImportedRefund],
) -> db::Result<()> {
    let mut rows = Rows::of(columns![
        Uuid shop_id, Uuid import_id, Int number, Text source, Text external_id, Uuid visit_import_id,
        Int visit_number, Int at, Int amount_minor, Int units_returned,
    ]);
    for (number, refund) in (first..).zip(refunds) {
        let mut row = stage.head(number, &refund.external_id);
        row.extend([
            refund.visit.import.0.into(),
            refund.visit.number.into(),
            refund.at.0.into(),
            refund.amount_minor.into(),
            refund.units_returned.into(),
        ]);
        rows.push(row);
    }
    insert_rows(writer, "imported_refund", &rows).await?;
    Ok(())
}

/// Stages payments, numbered from `first` on.
pub async fn stage_payments(
    writer: &mut Writer,
    stage: Stage<'_>,
    first: i64,
    payments: &[ImportedPayment],
) -> db::Result<()> {
    let mut rows = Rows::of(columns![
        Uuid shop_id, Uuid import_id, Int number, Text source, Text external_id, Uuid customer_id, Int at,
        Int amount_minor,
    ]);
    for (number, payment) in (first..).zip(payments) {
        let mut row = stage.head(number, &payment.external_id);
        row.extend([payment.customer_id.0.into(), payment.at.0.into(), payment.amount_minor.into()]);
        rows.push(row);
    }
    insert_rows(writer, "imported_payment", &rows).await?;
    Ok(())
}

/// Stages answers, numbered from `first` on.
pub async fn stage_answers(
    writer: &mut Writer,
    stage: Stage<'_>,
    first: i64,
    answers: &[ImportedAnswer],
) -> db::Result<()> {
    let mut rows = Rows::of(columns![
        Uuid shop_id, Uuid import_id, Int number, Text source, Text external_id, Uuid customer_id, Int at, Text kind,
        Int score, Int scale_max,
    ]);
    for (number, answer) in (first..).zip(answers) {
        let mut row = stage.head(number, &answer.external_id);
        row.extend([
            answer.customer_id.0.into(),
            answer.at.0.into(),
            answer.kind.as_str().into(),
            answer.score.into(),
            answer.scale_max.into(),
        ]);
        rows.push(row);
    }
    insert_rows(writer, "imported_answer", &rows).await?;
    Ok(())
}
