//! A shop's facts as the log wants them: visits, and what became of them, in the order in which they were written.
//!
//! Each question takes the last thing that is known, so that the same text loads a log and tops it up. What was
//! imported is read an import at a time, in the order of customer and time.

use std::collections::HashMap;

use futures_util::TryStreamExt;
use uuid::Uuid;

use super::VisitFact;
use crate::columns;
use crate::db::{self, Rows, Session, select_rows};
use crate::feedback::Weight;
use crate::kernel::{
    AnswerId, CaseId, CustomerId, ImportId, LocationId, Name, PaymentId, RefundId, ShopId, Time, VisitId,
};
use crate::ledger::State;
use crate::ledger::store::read_state;
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

/// Somebody as a list shows them.
#[derive(Debug)]
pub struct PersonRow {
    /// Who.
    pub id: CustomerId,
    /// What they are called, if they said so.
    pub display_name: Option<Name>,
    /// Where to write, if they said so: to be found by, never to be shown in a list.
    pub email: Option<String>,
    /// Where to call, if they said so: to be found by.
    pub phone: Option<String>,
    /// What can be spoken where there is no camera.
    pub short_code: Option<String>,
    /// What their card has.
    pub state: Option<State>,
    /// Since when they are known.
    pub made_at: Time,
}

type RawPerson = (CustomerId, Option<Name>, Option<String>, Option<String>, Option<String>, Option<String>, Time);

fn person((id, display_name, email, phone, short_code, state, made_at): RawPerson) -> db::Result<PersonRow> {
    let state = state.as_deref().map(read_state).transpose()?;
    Ok(PersonRow { id, display_name, email, phone, short_code, state, made_at })
}

/// These customers of the shop.
pub async fn people(
    session: &mut dyn Session,
    shop: ShopId,
    ids: &[CustomerId],
) -> db::Result<HashMap<CustomerId, PersonRow>> {
    let mut rows = Rows::of(columns![Uuid shop_id, Uuid id]);
    ids.iter().for_each(|id| rows.push(vec![shop.0.into(), id.0.into()]));
    let text = "select p.id, p.display_name, p.email, p.phone, k.short_code, s.state, p.made_at \
        from $rows as wanted join customer as p on p.shop_id = wanted.shop_id and p.id = wanted.id \
        left join card as k on k.shop_id = p.shop_id and k.customer_id = p.id \
        left join card_state as s on s.shop_id = k.shop_id and s.card_id = k.id";
    let found: Vec<RawPerson> = select_rows(session, text, &rows).await?;
    found.into_iter().map(|row| person(row).map(|person| (person.id, person))).collect()
}

/// The next customers of the shop with an id before this one, the latest first.
pub async fn people_before(
    session: &mut dyn Session,
    shop: ShopId,
    before: Uuid,
    rows: i64,
) -> db::Result<Vec<PersonRow>> {
    let found: Vec<RawPerson> = on!(session, |c| sqlx::query_as(
        "select p.id, p.display_name, p.email, p.phone, k.short_code, s.state, p.made_at from customer as p \
         left join card as k on k.shop_id = p.shop_id and k.customer_id = p.id \
         left join card_state as s on s.shop_id = k.shop_id and s.card_id = k.id \
         where p.shop_id = $1 and p.id < $2 order by p.id desc limit $3"
    )
    .bind(shop)
    .bind(before)
    .bind(rows)
    .fetch_all(c)
    .await)?;
    found.into_iter().map(person).collect()
}
