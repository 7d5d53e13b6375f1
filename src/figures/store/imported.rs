//! What was imported, an import at a time, in the order of customer and time.

use std::collections::HashMap;

use futures_util::TryStreamExt;

use super::RefundFact;
use crate::db::{self, Session};
use crate::figures::VisitFact;
use crate::kernel::{CustomerId, ImportId, ShopId, Time};
use crate::on;
use crate::retention::Question;

/// The ids by which sources know customers.
pub async fn names(session: &mut dyn Session, shop: ShopId) -> db::Result<HashMap<CustomerId, String>> {
    let rows: Vec<(CustomerId, String)> = on!(session, |c| sqlx::query_as(
        // Whoever two sources know is told of by the later one's id, the last to be put into the map.
        "select customer_id, external_id from imported_customer where shop_id = $1 order by source"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().collect())
}

/// Meets each visit of an import with its number there, in the order of customer and time.
pub async fn each_imported_visit(
    session: &mut dyn Session,
    shop: ShopId,
    import: ImportId,
    mut meet: impl FnMut(VisitFact),
) -> db::Result<()> {
    type Row = (i64, CustomerId, Time, Option<i64>, Option<i64>, bool, Option<Time>);
    on!(session, |c| {
        let mut rows = sqlx::query_as::<_, Row>(
            "select number, customer_id, at, amount_minor, units, on_account, voided_at from imported_visit \
             where shop_id = $1 and import_id = $2 order by number",
        )
        .bind(shop)
        .bind(import)
        .fetch(c);
        while let Some((number, customer, at, amount_minor, units, on_account, voided_at)) = rows.try_next().await? {
            let id = imported_id(import, number);
            meet(VisitFact { id, customer, at, amount_minor, units, on_account, location: None, voided_at });
        }
        Ok(())
    })
}

/// The refunds of an import.
pub async fn imported_refunds(
    session: &mut dyn Session,
    shop: ShopId,
    import: ImportId,
) -> db::Result<Vec<RefundFact>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        visit_import_id: ImportId,
        visit_number: i64,
        customer_id: CustomerId,
        visit_at: Time,
        visit_amount_minor: Option<i64>,
        visit_units: Option<i64>,
        on_account: bool,
        voided_at: Option<Time>,
        at: Time,
        amount_minor: i64,
        units_returned: i64,
    }
    let rows: Vec<Row> = on!(session, |c| sqlx::query_as(
        "select f.visit_import_id, f.visit_number, v.customer_id, v.at as visit_at, \
            v.amount_minor as visit_amount_minor, v.units as visit_units, v.on_account, v.voided_at, f.at, \
            f.amount_minor, f.units_returned \
         from imported_refund as f join imported_visit as v \
            on v.shop_id = f.shop_id and v.import_id = f.visit_import_id and v.number = f.visit_number \
         where f.shop_id = $1 and f.import_id = $2 order by f.number"
    )
    .bind(shop)
    .bind(import)
    .fetch_all(c)
    .await)?;
    let fact = |row: Row| {
        let visit = VisitFact {
            id: imported_id(row.visit_import_id, row.visit_number),
            customer: row.customer_id,
            at: row.visit_at,
            amount_minor: row.visit_amount_minor,
            units: row.visit_units,
            on_account: row.on_account,
            location: None,
            voided_at: row.voided_at,
        };
        let (at, amount_minor, units_returned) = (row.at, row.amount_minor, row.units_returned);
        RefundFact { visit, at, amount_minor, units_returned }
    };
    Ok(rows.into_iter().map(fact).collect())
}

/// The payments of an import: whose, when, how much.
pub async fn imported_payments(
    session: &mut dyn Session,
    shop: ShopId,
    import: ImportId,
) -> db::Result<Vec<(CustomerId, Time, i64)>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select customer_id, at, amount_minor from imported_payment where shop_id = $1 and import_id = $2 order by number"
    )
    .bind(shop)
    .bind(import)
    .fetch_all(c)
    .await
    })?)
}

/// An answer: its number, whose, when, to what, the score and the scale's greatest.
pub type AnswerRow = (i64, CustomerId, Time, Question, i64, i64);

/// The answers of an import.
pub async fn imported_answers(session: &mut dyn Session, shop: ShopId, import: ImportId) -> db::Result<Vec<AnswerRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select number, customer_id, at, kind, score, scale_max from imported_answer \
         where shop_id = $1 and import_id = $2 order by number"
    )
    .bind(shop)
    .bind(import)
    .fetch_all(c)
    .await)?)
}

/// The identity of an imported visit among all visits: its import's, with its number in place of the random bits.
fn imported_id(import: ImportId, number: i64) -> u128 {
    import.0.as_u128() ^ u128::from(number.unsigned_abs())
}
