//! Answers', cases' and solutions' rows.

pub mod asked;
pub mod notes;
pub mod spoken;

use uuid::Uuid;

use super::{Place, Weight};
use crate::db::{self, Session, Writer};
use crate::kernel::{ActorKind, AnswerId, CaseId, Cursor, CustomerId, Origin, ShopId, Time};
use crate::on;
use crate::people::Sealed;
use crate::retention::Question;

/// An answer, as it was given.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Answer {
    /// Which.
    pub id: AnswerId,
    /// Whose.
    pub customer_id: CustomerId,
    /// To which question.
    pub kind: Question,
    /// The score.
    pub score: i64,
    /// The greatest score of its scale.
    pub scale_max: i64,
    /// What was said besides, sealed.
    pub comment: Option<Sealed>,
    /// When.
    pub made_at: Time,
}

macro_rules! select_answers {
    ($rest:literal) => {
        concat!(
            "select a.id, a.customer_id, a.kind, a.score, a.scale_max, coalesce(a.comment, x.comment) as comment, a.made_at \
             from answer as a left join answer_comment as x on x.shop_id = a.shop_id and x.answer_id = a.id ",
            $rest
        )
    };
}

/// An answer of this shop.
pub async fn answer(session: &mut dyn Session, shop: ShopId, id: AnswerId) -> db::Result<Option<Answer>> {
    Ok(on!(session, |c| sqlx::query_as(select_answers!("where a.shop_id = $1 and a.id = $2"))
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// A customer's answers before a position, newest first, and one more than `rows`.
pub async fn answers_page(
    session: &mut dyn Session,
    shop: ShopId,
    customer: CustomerId,
    before: Cursor,
    rows: i64,
) -> db::Result<Vec<Answer>> {
    Ok(on!(session, |c| sqlx::query_as(select_answers!(
        "where a.shop_id = $1 and a.customer_id = $2 and a.id < $3 order by a.id desc limit $4"
    ))
    .bind(shop)
    .bind(customer)
    .bind(before.id())
    .bind(rows + 1)
    .fetch_all(c)
    .await)?)
}

/// Keeps an answer.
pub async fn insert_answer(writer: &mut Writer, shop: ShopId, answer: &Answer, origin: Origin) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into answer (shop_id, id, customer_id, kind, score, scale_max, comment, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    )
    .bind(shop)
    .bind(answer.id)
    .bind(answer.customer_id)
    .bind(answer.kind)
    .bind(answer.score)
    .bind(answer.scale_max)
    .bind(&answer.comment)
    .bind(answer.made_at)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// A case, with whose it is and how it ended.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Case {
    /// Which.
    pub id: CaseId,
    /// Whose.
    pub customer_id: CustomerId,
    /// What they are called, sealed.
    pub display_name: Option<Sealed>,
    /// How bad it was.
    pub weight: Weight,
    /// What went wrong, sealed.
    pub text: Option<Sealed>,
    /// Since when it is open.
    pub made_at: Time,
    /// Who wrote it down: what sort of actor.
    pub actor_kind: ActorKind,
    /// Which one.
    pub actor_id: Uuid,
    /// Since when it is solved; None while it is open.
    pub solved_at: Option<Time>,
    /// What was done about it, sealed.
    pub note: Option<Sealed>,
    /// Who solved it: what sort of actor.
    pub solved_by_kind: Option<ActorKind>,
    /// Which one.
    pub solved_by_id: Option<Uuid>,
}

macro_rules! select_cases {
    ($rest:literal) => {
        concat!(
            "select k.id, k.customer_id, p.display_name, k.weight, k.text, k.made_at, k.actor_kind, k.actor_id, \
                s.made_at as solved_at, s.note, s.actor_kind as solved_by_kind, s.actor_id as solved_by_id \
             from customer_case as k join customer as p on p.shop_id = k.shop_id and p.id = k.customer_id \
             left join case_solution as s on s.shop_id = k.shop_id and s.case_id = k.id ",
            $rest
        )
    };
}

/// A case of this shop.
pub async fn case(session: &mut dyn Session, shop: ShopId, id: CaseId) -> db::Result<Option<Case>> {
    Ok(on!(session, |c| sqlx::query_as(select_cases!("where k.shop_id = $1 and k.id = $2 and p.erased_at is null"))
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// The shop's cases after a place in the list, and one more than `rows`: those that are open or those that are solved,
/// and those of one customer; all for None. Serious ones come first, of one weight the newest.
pub async fn cases_page(
    session: &mut dyn Session,
    shop: ShopId,
    (is_open, customer): (Option<bool>, Option<CustomerId>),
    after: Place,
    rows: i64,
) -> db::Result<Vec<Case>> {
    Ok(on!(session, |c| {
        sqlx::query_as(select_cases!(
        "where k.shop_id = $1 and p.erased_at is null and ($2 is null or (s.case_id is null) = $2) \
            and ($3 is null or k.customer_id = $3) and (case k.weight when 'serious' then 1 else 0 end, k.id) < ($4, $5) \
         order by case k.weight when 'serious' then 1 else 0 end desc, k.id desc limit $6"
    ))
    .bind(shop)
    .bind(is_open)
    .bind(customer)
    .bind(after.rank)
    .bind(after.id)
    .bind(rows + 1)
    .fetch_all(c)
    .await
    })?)
}

/// Opens a case.
pub async fn insert_case(
    writer: &mut Writer,
    shop: ShopId,
    id: CaseId,
    customer: CustomerId,
    (weight, text): (Weight, Option<&Sealed>),
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into customer_case (shop_id, id, customer_id, weight, text, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(shop)
    .bind(id)
    .bind(customer)
    .bind(weight)
    .bind(text)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Says that a case is solved. False, and nothing is written, where it is so already, or where there is no such case.
pub async fn insert_solution(
    writer: &mut Writer,
    shop: ShopId,
    id: CaseId,
    note: Option<&Sealed>,
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let inserted = on!(writer, |c| {
        sqlx::query(
        "insert into case_solution (shop_id, case_id, note, made_at, actor_kind, actor_id, location_id) \
         select shop_id, id, $3, $4, $5, $6, $7 from customer_case where shop_id = $1 and id = $2 on conflict do nothing"
    )
    .bind(shop)
    .bind(id)
    .bind(note)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(inserted == 1)
}
