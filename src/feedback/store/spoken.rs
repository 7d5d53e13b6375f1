//! What customers said, as an owner reads it: each answer with what the shop answered.

use crate::db::{self, Session};
use crate::kernel::{AnswerId, Cursor, CustomerId, NoteId, ShopId, Time};
use crate::on;
use crate::people::Sealed;
use crate::retention::Question;

/// What somebody said, and what they were answered.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Spoken {
    /// Which.
    pub id: AnswerId,
    /// Whose.
    pub customer_id: CustomerId,
    /// What they are called, sealed.
    pub display_name: Option<Sealed>,
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
    /// The first note that answers it.
    pub note_id: Option<NoteId>,
    /// To whom that was written: another customer where two are one person.
    pub note_customer_id: Option<CustomerId>,
    /// What it says, sealed.
    pub note_text: Option<Sealed>,
    /// When it was written.
    pub answered_at: Option<Time>,
}

/// The shop's answers before a position, newest first, and one more than `rows`: only those of the unhappy, or of the
/// others; only those that were answered, or were not. Who is unhappy is what `retention::is_bad` says, in SQL.
pub async fn spoken_page(
    session: &mut dyn Session,
    shop: ShopId,
    (unhappy, answered): (Option<bool>, Option<bool>),
    before: Cursor,
    rows: i64,
) -> db::Result<Vec<Spoken>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
            "select a.id, a.customer_id, p.display_name, a.kind, a.score, a.scale_max, \
            coalesce(a.comment, x.comment) as comment, a.made_at, \
            n.id as note_id, n.customer_id as note_customer_id, n.text as note_text, n.made_at as answered_at \
         from answer as a join customer as p on p.shop_id = a.shop_id and p.id = a.customer_id and p.erased_at is null \
         left join answer_comment as x on x.shop_id = a.shop_id and x.answer_id = a.id \
         left join customer_note as n on n.shop_id = a.shop_id and n.answer_id = a.id and n.kind = 'answer' \
            and not exists (select 1 from customer_note as o where o.shop_id = n.shop_id and o.answer_id = n.answer_id \
                and o.kind = 'answer' and o.id < n.id) \
         where a.shop_id = $1 and a.id < $2 and ($3 is null or $3 = \
            (a.score <= case when a.kind = 'nps' then 6 when a.scale_max = 10 then 4 else 2 end)) \
            and ($4 is null or $4 = (n.id is not null)) order by a.id desc limit $5",
        )
        .bind(shop)
        .bind(before.id())
        .bind(unhappy)
        .bind(answered)
        .bind(rows + 1)
        .fetch_all(c)
        .await
    })?)
}
