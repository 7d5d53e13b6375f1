//! What all customers said, over HTTP: the owner's inbox.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::card::routes::CustomerView;
use crate::db::Shops;
use crate::desk::Desk;
use crate::feedback::store::spoken::{Spoken, spoken_page};
use crate::http::{Answer, Json, Query, RefusedRead};
use crate::kernel::{AnswerId, Comment, Cursor, CustomerId, Message, Page, Time};
use crate::people::{Field, Opener};
use crate::retention::{Question, is_bad};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(list))
}

/// What somebody said, and what they were answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct SpokenView {
    /// Which.
    id: AnswerId,
    /// Who.
    customer: CustomerView,
    /// To which question.
    kind: Question,
    /// The score.
    score: i64,
    /// The greatest score of its scale.
    scale_max: i64,
    /// When.
    made_at: Time,
    /// Whether the score is a bad one: 6 or less for NPS, 2 or less of 5 for CSAT.
    is_unhappy: bool,
    /// What was said besides.
    comment: Option<Comment>,
    /// When the shop answered first; null while it has not.
    answered_at: Option<Time>,
    /// What it answered; null also where it cannot be read any more.
    answer_text: Option<Message>,
}

impl SpokenView {
    fn of(opener: &Opener, row: Spoken) -> SpokenView {
        let customer = row.customer_id;
        let answer = row.note_customer_id.zip(row.note_id).and_then(|(told, note)| {
            let text = opener.text(told, Field::NoteText, note.0, row.note_text.as_ref())?;
            Message::parse(&text).ok()
        });
        SpokenView {
            id: row.id,
            customer: CustomerView { id: customer, display_name: opener.name(customer, row.display_name.as_ref()) },
            kind: row.kind,
            score: row.score,
            scale_max: row.scale_max,
            made_at: row.made_at,
            is_unhappy: is_bad(row.kind, row.score, row.scale_max),
            comment: opener.comment(customer, Field::Comment, row.id.0, row.comment.as_ref()),
            answered_at: row.answered_at,
            answer_text: answer,
        }
    }
}

/// Which answers.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct WhichAnswers {
    /// Only those with a bad score, or only the others; all unless told.
    unhappy: Option<bool>,
    /// Only those that the shop has answered, or only those it has not; all unless told.
    answered: Option<bool>,
    /// `next_cursor` of the page before.
    cursor: Option<Cursor>,
}

/// A page of what was said.
pub type AllSpoken = Page<SpokenView>;

/// List what customers said when asked, newest first, and what they were answered.
#[utoipa::path(get, path = "/answers", operation_id = "list_all_answers", tag = "surveys", params(WhichAnswers),
    responses((status = 200, body = Page<SpokenView>), RefusedRead))]
async fn list(owner: Owner, State(desk): State<Desk>, Query(which): Query<WhichAnswers>) -> Answer<Json<AllSpoken>> {
    let (shop, before) = (owner.shop(), which.cursor.unwrap_or(Cursor::START));
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let rows = spoken_page(&mut reader, shop, (which.unhappy, which.answered), before, AllSpoken::MAX_ROWS).await?;
    drop(reader);
    let told = rows.iter().filter_map(|row| row.note_customer_id);
    let people: Vec<CustomerId> = rows.iter().map(|row| row.customer_id).chain(told).collect();
    let opener = desk.people.opener(shop, people).await?;
    Ok(Json(Page::cut(rows, |row| row.id.0).map(|row| SpokenView::of(&opener, row))))
}
