//! A shop's facts as the log wants them: visits, and what became of them, in the order in which they were written.
//!
//! Each question takes the last thing that is known, so that the same text loads a log and tops it up.

mod imported;
mod people;

use futures_util::TryStreamExt;
use uuid::Uuid;

pub use imported::{AnswerRow, each_imported_visit, imported_answers, imported_payments, imported_refunds, names};
pub use people::{PersonRow, people, people_before};

use super::VisitFact;
use crate::db::{self, Session};
use crate::feedback::Weight;
use crate::kernel::{AnswerId, CaseId, CustomerId, LocationId, PaymentId, RefundId, ShopId, Time, VisitId};
use crate::on;
use crate::retention::Question;

type VisitRow = (VisitId, CustomerId, Time, Option<i64>, Option<i64>, bool, Option<LocationId>);

fn visit_fact((id, customer, at, amount_minor, units, on_account, location): VisitRow) -> VisitFact {
    VisitFact { id: id.0.as_u128(), customer, at, amount_minor, units, on_account, location, voided_at: None }
}

/// Meets each visit with an id after this one, undone or not, in the order of the ids.
pub async fn each_visit_after(
    session: &mut dyn Session,
    shop: ShopId,
    after: Uuid,
    mut meet: impl FnMut(VisitId, VisitFact),
) -> db::Result<()> {
    on!(session, |c| {
        let mut rows = sqlx::query_as::<_, VisitRow>(
            "select id, customer_id, at, amount_minor, units, on_account, location_id from visit \
             where shop_id = $1 and id > $2 order by id",
        )
        .bind(shop)
        .bind(after)
        .fetch(c);
        while let Some(row) = rows.try_next().await? {
            meet(row.0, visit_fact(row));
        }
        Ok(())
    })
}

/// The visits that were undone at this time or later, with when.
pub async fn voids_since(
    session: &mut dyn Session,
    shop: ShopId,
    since: Time,
) -> db::Result<Vec<(VisitId, VisitFact)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: VisitId,
        customer_id: CustomerId,
        at: Time,
        amount_minor: Option<i64>,
        units: Option<i64>,
        on_account: bool,
        location_id: Option<LocationId>,
        voided_at: Time,
    }
    let rows: Vec<Row> = on!(session, |c| {
        sqlx::query_as(
        "select v.id, v.customer_id, v.at, v.amount_minor, v.units, v.on_account, v.location_id, x.made_at as voided_at \
         from visit_void as x join visit as v on v.shop_id = x.shop_id and v.id = x.visit_id \
         where x.shop_id = $1 and x.made_at >= $2 order by x.made_at, x.visit_id"
    )
    .bind(shop)
    .bind(since)
    .fetch_all(c)
    .await
    })?;
    let fact = |row: Row| {
        let visit = (row.id, row.customer_id, row.at, row.amount_minor, row.units, row.on_account, row.location_id);
        (row.id, VisitFact { voided_at: Some(row.voided_at), ..visit_fact(visit) })
    };
    Ok(rows.into_iter().map(fact).collect())
}

/// How many visits were undone: by it one knows whether all of them were seen.
pub async fn voids(session: &mut dyn Session, shop: ShopId) -> db::Result<i64> {
    Ok(on!(session, |c| sqlx::query_scalar("select count(*) from visit_void where shop_id = $1")
        .bind(shop)
        .fetch_one(c)
        .await)?)
}

/// A refund with its visit.
#[derive(Clone, Copy, Debug)]
pub struct RefundFact {
    /// Of which visit.
    pub visit: VisitFact,
    /// When.
    pub at: Time,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// How many things came back.
    pub units_returned: i64,
}

/// The refunds with an id after this one, in the order of the ids.
pub async fn refunds_after(
    session: &mut dyn Session,
    shop: ShopId,
    after: Uuid,
) -> db::Result<Vec<(RefundId, RefundFact)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: RefundId,
        visit_id: VisitId,
        customer_id: CustomerId,
        visit_at: Time,
        visit_amount_minor: Option<i64>,
        visit_units: Option<i64>,
        on_account: bool,
        location_id: Option<LocationId>,
        voided_at: Option<Time>,
        made_at: Time,
        amount_minor: i64,
        units_returned: i64,
    }
    let rows: Vec<Row> = on!(session, |c| sqlx::query_as(
        "select f.id, f.visit_id, v.customer_id, v.at as visit_at, v.amount_minor as visit_amount_minor, \
            v.units as visit_units, v.on_account, v.location_id, x.made_at as voided_at, f.made_at, f.amount_minor, \
            f.units_returned \
         from refund as f join visit as v on v.shop_id = f.shop_id and v.id = f.visit_id \
         left join visit_void as x on x.shop_id = v.shop_id and x.visit_id = v.id \
         where f.shop_id = $1 and f.id > $2 order by f.id"
    )
    .bind(shop)
    .bind(after)
    .fetch_all(c)
    .await)?;
    let fact = |row: Row| {
        let visit = (
            row.visit_id,
            row.customer_id,
            row.visit_at,
            row.visit_amount_minor,
            row.visit_units,
            row.on_account,
            row.location_id,
        );
        let visit = VisitFact { voided_at: row.voided_at, ..visit_fact(visit) };
        let (at, amount_minor, units_returned) = (row.made_at, row.amount_minor, row.units_returned);
        (row.id, RefundFact { visit, at, amount_minor, units_returned })
    };
    Ok(rows.into_iter().map(fact).collect())
}

/// A payment: which, whose, when, how much, where.
pub type PaymentRow = (PaymentId, CustomerId, Time, i64, Option<LocationId>);

/// The payments with an id after this one, in the order of the ids.
pub async fn payments_after(session: &mut dyn Session, shop: ShopId, after: Uuid) -> db::Result<Vec<PaymentRow>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select id, customer_id, made_at, amount_minor, location_id from payment where shop_id = $1 and id > $2 order by id"
    )
    .bind(shop)
    .bind(after)
    .fetch_all(c)
    .await
    })?)
}

/// An answer given: which, whose, when, to what, the score, the scale's greatest, where.
pub type GivenRow = (AnswerId, CustomerId, Time, Question, i64, i64, Option<LocationId>);

/// The answers with an id after this one, in the order of the ids.
pub async fn answers_after(session: &mut dyn Session, shop: ShopId, after: Uuid) -> db::Result<Vec<GivenRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select id, customer_id, made_at, kind, score, scale_max, location_id from answer \
         where shop_id = $1 and id > $2 order by id"
    )
    .bind(shop)
    .bind(after)
    .fetch_all(c)
    .await)?)
}

/// A case: which, whose, since when, how bad.
pub type CaseRow = (CaseId, CustomerId, Time, Weight);

/// The cases with an id after this one, in the order of the ids, open or solved.
pub async fn cases_after(session: &mut dyn Session, shop: ShopId, after: Uuid) -> db::Result<Vec<CaseRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select id, customer_id, made_at, weight from customer_case where shop_id = $1 and id > $2 order by id"
    )
    .bind(shop)
    .bind(after)
    .fetch_all(c)
    .await)?)
}

/// How many cases were solved.
pub async fn solutions(session: &mut dyn Session, shop: ShopId) -> db::Result<i64> {
    Ok(on!(session, |c| sqlx::query_scalar("select count(*) from case_solution where shop_id = $1")
        .bind(shop)
        .fetch_one(c)
        .await)?)
}

/// Which cases were solved, and when.
pub async fn solved(session: &mut dyn Session, shop: ShopId) -> db::Result<Vec<(CaseId, Time)>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select case_id, made_at from case_solution where shop_id = $1 order by case_id"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?)
}
