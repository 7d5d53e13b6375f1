//! Answers and cases over HTTP.

mod notes;
mod settings;
mod spoken;

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::note::{NewNote, NoteKind};
use super::store::{self, Answer as AnswerRow, Case};
use super::{NewCase, Place, Refusal, Score, Weight, jobs};
use crate::audit::By;
use crate::auth::KeyCache;
use crate::auth::extract::Counter;
use crate::card::routes::CustomerView;
use crate::customer;
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, IdempotencyKey, Json, MaybeIdempotencyKey, Path, Problem, Query, Refused, RefusedRead};
use crate::kernel::{
    ActorKind, AnswerId, CaseId, Comment, Cursor, CustomerId, Message, NoteId, Page, PageFrom, ShopId, Time,
};
use crate::ledger::routes::{Told, told};
use crate::people::{Field, Opener};
use crate::retention::Question;

/// The routes of answers and cases.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(keep_answer, list_answers))
        .routes(routes!(open_case))
        .routes(routes!(solve_case))
        .routes(routes!(list_cases))
        .merge(notes::routes())
        .merge(settings::routes())
        .merge(spoken::routes())
}

/// What a customer said when asked.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "nps", "score": 9, "comment": "The best cornetto in town."}))]
pub struct NewAnswer {
    /// To which question.
    kind: Question,
    /// 0 to 10 for NPS; 1 to `scale_max` for CSAT.
    #[schema(minimum = 0, maximum = 10)]
    score: i64,
    /// The greatest score of the scale: 10 for NPS; 5, unless told, or 10 for CSAT.
    #[serde(default)]
    #[schema(minimum = 5, maximum = 10)]
    scale_max: Option<i64>,
    /// What was said besides.
    #[serde(default)]
    comment: Option<Comment>,
}

/// An answer, as it was given.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerView {
    /// Which.
    id: AnswerId,
    /// Whose.
    customer_id: CustomerId,
    /// To which question.
    kind: Question,
    /// The score.
    score: i64,
    /// The greatest score of its scale.
    scale_max: i64,
    /// What was said besides.
    comment: Option<Comment>,
    /// When.
    made_at: Time,
}

impl AnswerView {
    fn of(row: AnswerRow, opener: &Opener) -> Self {
        let AnswerRow { id, customer_id, kind, score, scale_max, comment, made_at } = row;
        let comment = opener.comment(customer_id, Field::Comment, id.0, comment.as_ref());
        Self { id, customer_id, kind, score, scale_max, comment, made_at }
    }
}

/// Keep what a customer said when asked: would you recommend us (NPS), how content are you (CSAT).
#[utoipa::path(post, path = "/customers/{id}/answers", operation_id = "keep_answer", tag = "surveys", params(("id" = CustomerId, Path), IdempotencyKey), request_body = NewAnswer,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "Kept.", body = AnswerView), (status = 200, description = "Kept by this key.", body = AnswerView), Refused))]
async fn keep_answer(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
    key: IdempotencyKey,
    Json(body): Json<NewAnswer>,
) -> Answer<Told<AnswerView>> {
    let Score { score, scale_max } = Score::parse(body.kind, body.score, body.scale_max)?;
    let (shop, now) = (counter.shop(), desk.now());
    let print = fingerprint(&[&id], &body);
    let mut new = AnswerRow {
        id: desk.random.id(now),
        customer_id: id,
        kind: body.kind,
        score: score.into(),
        scale_max: scale_max.into(),
        comment: None,
        made_at: now,
    };
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    customer::store::customer(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let claimed = claim(&mut writer, shop, Some(key.as_str()), "answer", &print, new.id.0, now).await?;
    let answer = match claimed {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => store::answer(&mut writer, shop, AnswerId(subject))
            .await?
            .ok_or_else(|| Problem::internal("an answer's receipt leads to no answer"))?,
        Claim::New => {
            let comment = body.comment.as_ref().map(Comment::as_str);
            new.comment = desk.people.seal((shop, id), Field::Comment, new.id.0, comment, now).await?;
            store::insert_answer(&mut writer, shop, &new, counter.origin()).await?;
            new
        }
    };
    writer.commit().await?;
    let opener = desk.people.opener(shop, answer.comment.is_some().then_some(id)).await?;
    Ok(told(matches!(claimed, Claim::Repeat(_)), AnswerView::of(answer, &opener)))
}

/// A page of answers.
pub type Answers = Page<AnswerView>;

/// List what a customer said when asked, newest first.
#[utoipa::path(get, path = "/customers/{id}/answers", operation_id = "list_answers", tag = "surveys", params(("id" = CustomerId, Path), PageFrom),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = Page<AnswerView>), RefusedRead))]
async fn list_answers(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
    Query(from): Query<PageFrom>,
) -> Answer<Json<Answers>> {
    let shop = counter.shop();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    customer::store::customer(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)?;
    let rows = store::answers_page(&mut reader, shop, id, from.cursor(), Answers::MAX_ROWS).await?;
    drop(reader);
    let opener = desk.people.opener(shop, rows.iter().any(|row| row.comment.is_some()).then_some(id)).await?;
    Ok(Json(Page::cut(rows, |answer| answer.id.0).map(|row| AnswerView::of(row, &opener))))
}

/// A case: something that went wrong for a customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseView {
    /// Which.
    id: CaseId,
    /// For whom.
    customer: CustomerView,
    /// How bad it was.
    weight: Weight,
    /// What went wrong; null where it cannot be read any more.
    text: Option<Comment>,
    /// Since when it is open.
    made_at: Time,
    /// Who wrote it down: what sort of actor.
    actor_kind: ActorKind,
    /// Which one.
    actor_id: Uuid,
    /// How it ended; null while it is open.
    solution: Option<SolutionView>,
}

/// How a case ended.
#[derive(Debug, Serialize, ToSchema)]
pub struct SolutionView {
    /// What was done about it.
    note: Option<Comment>,
    /// When.
    made_at: Time,
    /// Who says so: what sort of actor.
    actor_kind: ActorKind,
    /// Which one.
    actor_id: Uuid,
}

impl CaseView {
    /// The case of somebody, opened.
    async fn one(desk: &Desk, shop: ShopId, row: Case) -> Answer<CaseView> {
        Ok(Self::of(&desk.people.opener(shop, [row.customer_id]).await?, row))
    }

    fn of(opener: &Opener, row: Case) -> Self {
        let customer = row.customer_id;
        let solved = row.solved_at.zip(row.solved_by_kind).zip(row.solved_by_id);
        Self {
            id: row.id,
            customer: CustomerView { id: customer, display_name: opener.name(customer, row.display_name.as_ref()) },
            weight: row.weight,
            text: opener.comment(customer, Field::CaseText, row.id.0, row.text.as_ref()),
            made_at: row.made_at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            solution: solved.map(|((made_at, actor_kind), actor_id)| SolutionView {
                note: opener.comment(customer, Field::SolutionNote, row.id.0, row.note.as_ref()),
                made_at,
                actor_kind,
                actor_id,
            }),
        }
    }
}

/// Write down that something went wrong for a customer. It is open until somebody solves it.
#[utoipa::path(post, path = "/customers/{id}/cases", operation_id = "open_case", tag = "customers", params(("id" = CustomerId, Path), MaybeIdempotencyKey), request_body = NewCase,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "It is open.", body = CaseView), (status = 200, description = "Opened by this key.", body = CaseView), Refused))]
async fn open_case(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewCase>,
) -> Answer<Told<CaseView>> {
    let (shop, now) = (counter.shop(), desk.now());
    let new: CaseId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    customer::store::customer(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let key = key.as_ref().map(|key| key.as_str());
    let (is_repeat, case) = match claim(&mut writer, shop, key, "case", &fingerprint(&[&id], &body), new.0, now).await?
    {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (true, CaseId(subject)),
        Claim::New => {
            let text = Some(body.text.as_str());
            let text = desk.people.seal((shop, id), Field::CaseText, new.0, text, now).await?;
            store::insert_case(&mut writer, shop, new, id, (body.weight, text.as_ref()), counter.origin(), now).await?;
            (false, new)
        }
    };
    let case = store::case(&mut writer, shop, case).await?;
    writer.commit().await?;
    let case = case.ok_or_else(|| Problem::internal("a case's receipt leads to no case"))?;
    // A repeat is answered as the case was opened, whatever became of it since.
    Ok(told(is_repeat, CaseView { solution: None, ..CaseView::one(&desk, shop, case).await? }))
}

/// That a case is solved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"solved": true, "note": "A coffee on the house, and a word with the barista."}))]
pub struct Solving {
    /// True. A case that was solved stays so.
    solved: bool,
    /// What was done about it: for the shop's own people.
    #[serde(default)]
    note: Option<Comment>,
    /// What the customer is told on their card; by the owner or a manager.
    #[serde(default)]
    answer: Option<Message>,
}

/// Solve a case, and tell the customer on their card. It stays solved: said again, the first solution stands.
#[utoipa::path(patch, path = "/cases/{id}", operation_id = "solve_case", tag = "customers", params(("id" = CaseId, Path)), request_body = Solving,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, description = "It is solved.", body = CaseView), Refused))]
async fn solve_case(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<CaseId>,
    Json(body): Json<Solving>,
) -> Answer<Json<CaseView>> {
    if !body.solved {
        return Err(Refusal::StaysSolved.into());
    }
    if body.answer.is_some() {
        notes::managers_only(&counter)?;
    }
    let (shop, now) = (counter.shop(), desk.now());
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let open = store::case(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    let note = body.note.as_ref().map(Comment::as_str);
    let note = desk.people.seal((shop, open.customer_id), Field::SolutionNote, id.0, note, now).await?;
    let is_new = store::insert_solution(&mut writer, shop, id, note.as_ref(), counter.origin(), now).await?;
    if let Some(text) = body.answer.filter(|_| is_new) {
        let note = NewNote { kind: NoteKind::Answer, text, case_id: Some(id), answer_id: None, until: None };
        let new: NoteId = desk.random.id(now);
        jobs::write_one(&mut writer, &desk, By::from(&counter), new, open.customer_id, &note).await?;
    }
    let case = store::case(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok(Json(CaseView::one(&desk, shop, case).await?))
}

/// Which cases.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct WhichCases {
    /// Only those that are open, or only those that are solved; all unless told.
    open: Option<bool>,
    /// Only those of one customer.
    customer_id: Option<CustomerId>,
    /// `next_cursor` of the page before.
    cursor: Option<Cursor>,
}

/// A page of cases.
pub type Cases = Page<CaseView>;

/// List the shop's cases: serious ones first, of one weight the newest first.
#[utoipa::path(get, path = "/cases", operation_id = "list_cases", tag = "customers", params(WhichCases),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = Page<CaseView>), RefusedRead))]
async fn list_cases(
    counter: Counter,
    State(desk): State<Desk>,
    Query(which): Query<WhichCases>,
) -> Answer<Json<Cases>> {
    let after = Place::from(which.cursor.unwrap_or(Cursor::START));
    let mut reader = desk.db.reader(Shops::One(counter.shop())).await?;
    let wanted = (which.open, which.customer_id);
    let rows = store::cases_page(&mut reader, counter.shop(), wanted, after, Cases::MAX_ROWS).await?;
    drop(reader);
    let opener = desk.people.opener(counter.shop(), rows.iter().map(|row| row.customer_id)).await?;
    Ok(Json(Page::cut(rows, |case| Place::of(case.weight, case.id)).map(|row| CaseView::of(&opener, row))))
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let pointer = match refusal {
            Refusal::NoSuchScale(_) => "/scale_max",
            Refusal::OffTheScale(_) => "/score",
            Refusal::StaysSolved => "/solved",
        };
        Problem::out_of_range(pointer, &refusal.to_string())
    }
}
