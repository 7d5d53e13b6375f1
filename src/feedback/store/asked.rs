//! What a shop asks on the card, what became of it, and what customers say there themselves.

use super::Weight;
use crate::customer::Purpose;
use crate::db::{self, Session, Writer};
use crate::feedback::ask::{Asking, Asks};
use crate::kernel::{AnswerId, CaseId, CustomerId, Origin, ShopId, Time, VisitId};
use crate::on;
use crate::people::Sealed;
use crate::retention::Question;

/// What the shop asks after a visit, and since when; by itself, and since ever, where its owner has not said.
pub async fn asks(session: &mut dyn Session, shop: ShopId) -> db::Result<(Asks, Time)> {
    let row: Option<(Asks, Time)> = on!(session, |c| sqlx::query_as(
        "select question, made_at from feedback_setting where shop_id = $1 order by number desc limit 1"
    )
    .bind(shop)
    .fetch_optional(c)
    .await)?;
    Ok(row.unwrap_or((Asks::default(), Time::MIN)))
}

/// Sets what the shop asks, in place of what it asked before.
pub async fn insert_asks(writer: &mut Writer, shop: ShopId, asks: Asks, origin: Origin, now: Time) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into feedback_setting (shop_id, number, question, made_at, actor_kind, actor_id, location_id) \
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from feedback_setting where shop_id = $1",
        )
        .bind(shop)
        .bind(asks)
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

/// What somebody said last of a purpose, and when. Of several customers who are one person, the latest word counts.
pub async fn last_word(
    session: &mut dyn Session,
    shop: ShopId,
    people: &[CustomerId],
    purpose: Purpose,
) -> db::Result<Option<(bool, Time)>> {
    let mut words: Vec<(bool, Time)> = Vec::new();
    for customer in people {
        let word: Option<(bool, Time)> = on!(session, |c| sqlx::query_as(
            "select is_given, made_at from consent where shop_id = $1 and customer_id = $2 and purpose = $3 \
             order by number desc limit 1"
        )
        .bind(shop)
        .bind(customer)
        .bind(purpose)
        .fetch_optional(c)
        .await)?;
        words.extend(word);
    }
    Ok(words.into_iter().max_by_key(|(_, at)| *at))
}

/// What is to be known of a person to decide whether they are asked: their visits, of which those count that were after
/// `since`, and all they have answered or put off.
pub async fn asking(session: &mut dyn Session, shop: ShopId, people: &[CustomerId], since: Time) -> db::Result<Asking> {
    let (mut visits, mut asking) = (Vec::new(), Asking::default());
    for customer in people {
        let own: Vec<(VisitId, Time)> = on!(session, |c| sqlx::query_as(
            "select v.id, v.at from card as k join visit as v on v.shop_id = k.shop_id and v.card_id = k.id \
             left join visit_void as x on x.shop_id = v.shop_id and x.visit_id = v.id \
             where k.shop_id = $1 and k.customer_id = $2 and x.visit_id is null"
        )
        .bind(shop)
        .bind(customer)
        .fetch_all(c)
        .await)?;
        visits.extend(own);
        let imported: i64 = on!(session, |c| sqlx::query_scalar(
            "select count(*) from imported_visit as v \
             join import as i on i.shop_id = v.shop_id and i.id = v.import_id and i.finished_at is not null \
             where v.shop_id = $1 and v.customer_id = $2"
        )
        .bind(shop)
        .bind(customer)
        .fetch_one(c)
        .await)?;
        asking.visits_before += usize::try_from(imported).unwrap_or_default();
        let said: Vec<Time> = on!(session, |c| sqlx::query_scalar(
            "select made_at from answer where shop_id = $1 and customer_id = $2 \
             union all select made_at from asking where shop_id = $1 and customer_id = $2 \
             union all select a.at from imported_answer as a \
                join import as i on i.shop_id = a.shop_id and i.id = a.import_id and i.finished_at is not null \
                where a.shop_id = $1 and a.customer_id = $2"
        )
        .bind(shop)
        .bind(customer)
        .fetch_all(c)
        .await)?;
        asking.answered.extend(said);
    }
    visits.sort_by_key(|(visit, at)| (*at, *visit));
    let new = visits.partition_point(|(_, at)| *at <= since);
    asking.visits_before += new;
    asking.visits = visits.split_off(new);
    Ok(asking)
}

/// Notes what became of a question: answered, or put off where there is no answer. False where it was noted before.
pub async fn insert_asking(
    writer: &mut Writer,
    shop: ShopId,
    visit: VisitId,
    customer: CustomerId,
    answer: Option<AnswerId>,
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let inserted = on!(writer, |c| {
        sqlx::query(
        "insert into asking (shop_id, visit_id, customer_id, answer_id, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing"
    )
    .bind(shop)
    .bind(visit)
    .bind(customer)
    .bind(answer)
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

/// An answer that somebody tapped on their card.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Tapped {
    /// Which.
    pub id: AnswerId,
    /// To which question.
    pub kind: Question,
    /// The score.
    pub score: i64,
    /// The greatest score of its scale.
    pub scale_max: i64,
    /// Whether they said something besides.
    pub has_comment: bool,
}

/// What somebody tapped last on their card, not before `since`.
pub async fn tapped(
    session: &mut dyn Session,
    shop: ShopId,
    customer: CustomerId,
    since: Time,
) -> db::Result<Option<Tapped>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select a.id, a.kind, a.score, a.scale_max, x.answer_id is not null as has_comment from asking as q \
         join answer as a on a.shop_id = q.shop_id and a.id = q.answer_id \
         left join answer_comment as x on x.shop_id = a.shop_id and x.answer_id = a.id \
         where q.shop_id = $1 and q.customer_id = $2 and q.made_at >= $3 order by q.made_at desc limit 1"
    )
    .bind(shop)
    .bind(customer)
    .bind(since)
    .fetch_optional(c)
    .await)?)
}

/// Adds what somebody said besides, once: what was said first stands.
pub async fn insert_comment(
    writer: &mut Writer,
    shop: ShopId,
    answer: AnswerId,
    customer: CustomerId,
    comment: &Sealed,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into answer_comment (shop_id, answer_id, customer_id, comment, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing"
    )
    .bind(shop)
    .bind(answer)
    .bind(customer)
    .bind(comment)
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

/// A case that a customer opened themselves.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OwnCase {
    /// Which.
    pub id: CaseId,
    /// Whose.
    pub customer_id: CustomerId,
    /// What went wrong, sealed.
    pub text: Option<Sealed>,
    /// Since when the shop has it.
    pub made_at: Time,
    /// When it was solved.
    pub solved_at: Option<Time>,
}

/// What somebody told themselves that went wrong, newest first: what is open, and what was solved since.
pub async fn own_cases(
    session: &mut dyn Session,
    shop: ShopId,
    people: &[CustomerId],
    solved_since: Time,
    rows: i64,
) -> db::Result<Vec<OwnCase>> {
    let mut cases: Vec<OwnCase> = Vec::new();
    for customer in people {
        let own: Vec<OwnCase> = on!(session, |c| sqlx::query_as(
            "select k.id, k.customer_id, k.text, k.made_at, s.made_at as solved_at from customer_case as k \
             left join case_solution as s on s.shop_id = k.shop_id and s.case_id = k.id \
             where k.shop_id = $1 and k.customer_id = $2 and k.actor_kind = 'customer' \
                and (s.case_id is null or s.made_at >= $3) order by k.id desc limit $4"
        )
        .bind(shop)
        .bind(customer)
        .bind(solved_since)
        .bind(rows)
        .fetch_all(c)
        .await)?;
        cases.extend(own);
    }
    cases.sort_by_key(|case| std::cmp::Reverse(case.id));
    cases.truncate(usize::try_from(rows).unwrap_or(usize::MAX));
    Ok(cases)
}

/// Opens a case that somebody tells themselves. False where they told as many since `since` as one person may.
pub async fn insert_own_case(
    writer: &mut Writer,
    (shop, customer): (ShopId, CustomerId),
    id: CaseId,
    (weight, text): (Weight, Option<&Sealed>),
    (since, most): (Time, i64),
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let inserted = on!(writer, |c| {
        sqlx::query(
        "insert into customer_case (shop_id, id, customer_id, weight, text, made_at, actor_kind, actor_id, location_id) \
         select shop_id, $3, id, $4, $5, $6, $7, $8, $9 from customer where shop_id = $1 and id = $2 and erased_at is null and \
            (select count(*) from customer_case as k where k.shop_id = $1 and k.customer_id = $2 \
                and k.actor_kind = 'customer' and k.made_at > $10) < $11"
    )
    .bind(shop)
    .bind(customer)
    .bind(id)
    .bind(weight)
    .bind(text)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .bind(since)
    .bind(most)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(inserted == 1)
}
