//! Notes over HTTP: what a shop tells single customers on their card.

use axum::extract::{FromRef, State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::audit::By;
use crate::auth::KeyCache;
use crate::auth::extract::Counter;
use crate::customer::{self, Purpose};
use crate::db::{Session, Shops};
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::feedback::jobs;
use crate::feedback::note::{NewNote, NoteKind, Refusal};
use crate::feedback::store::notes::{self, Note};
use crate::feedback::store::{self, asked};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Path, Problem, Query, Refused, RefusedRead};
use crate::kernel::{
    ActorKind, AnswerId, CaseId, CustomerId, MailingId, Message, NoteId, Page, PageFrom, ShopId, Time,
};
use crate::ledger::routes::{Told, told};
use crate::ledger::store::{active_merges, same_person};
use crate::people::{Field, Opener};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(write_note, list_notes))
}

/// What a customer was told on their card.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoteView {
    /// Which.
    id: NoteId,
    /// To whom.
    customer_id: CustomerId,
    /// What sort of note.
    kind: NoteKind,
    /// What it says; null where it cannot be read any more.
    text: Option<Message>,
    /// Which case it answers.
    case_id: Option<CaseId>,
    /// Which answer it answers.
    answer_id: Option<AnswerId>,
    /// With which mailing it came.
    mailing_id: Option<MailingId>,
    /// From then on it is not shown.
    until: Option<Time>,
    /// When it was written.
    made_at: Time,
    /// Who wrote it: what sort of actor.
    actor_kind: ActorKind,
    /// Which one.
    actor_id: Uuid,
    /// When the customer put it away; null until then.
    seen_at: Option<Time>,
}

impl NoteView {
    fn of(opener: &Opener, row: Note) -> NoteView {
        let text = opener.text(row.customer_id, Field::NoteText, row.id.0, row.text.as_ref());
        NoteView {
            id: row.id,
            customer_id: row.customer_id,
            kind: row.kind,
            text: text.and_then(|text| Message::parse(&text).ok()),
            case_id: row.case_id,
            answer_id: row.answer_id,
            mailing_id: row.mailing_id,
            until: row.until,
            made_at: row.made_at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            seen_at: row.seen_at,
        }
    }
}

/// What stands on a customer's card is the shop's word.
pub(super) fn managers_only(counter: &Counter) -> Answer<()> {
    if counter.is_manager() {
        return Ok(());
    }
    Err(Problem::new(Kind::Forbidden).detail("Only the owner or a manager writes to customers. Ask one."))
}

/// Write a note, an answer or an offer on a customer's card. It stands there until they put it away, or it is over.
#[utoipa::path(post, path = "/customers/{id}/notes", operation_id = "write_note", tag = "customers", params(("id" = CustomerId, Path), MaybeIdempotencyKey), request_body = NewNote,
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 201, description = "It stands there.", body = NoteView), (status = 200, description = "Written under this key.", body = NoteView), Refused))]
async fn write_note(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewNote>,
) -> Answer<Told<NoteView>> {
    let (shop, now) = (counter.shop(), desk.now());
    let new: NoteId = desk.random.id(now);
    let print = fingerprint(&[&id], &body);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    customer::store::customer(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    managers_only(&counter)?;
    let key = key.as_ref().map(|key| key.as_str());
    let (is_repeat, note) = match claim(&mut writer, shop, key, "note", &print, new.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (true, notes::note(&mut writer, shop, NoteId(subject)).await?),
        Claim::New => {
            let body = body.checked(now)?;
            may_be_told(&mut writer, shop, id, &body).await?;
            (false, jobs::write_one(&mut writer, &desk, By::from(&counter), new, id, &body).await?)
        }
    };
    let note = note.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok(told(is_repeat, NoteView::of(&desk.people.opener(shop, [id]).await?, note)))
}

/// Whether what is answered is this person's, and whether they allow it.
async fn may_be_told(session: &mut dyn Session, shop: ShopId, id: CustomerId, new: &NewNote) -> Answer<()> {
    let same = same_person(id, &active_merges(session, shop).await?);
    if let Some(case) = new.case_id {
        let case = store::case(session, shop, case).await?;
        case.filter(|case| same.contains(&case.customer_id)).ok_or_else(Problem::not_found)?;
    }
    if let Some(answer) = new.answer_id {
        let answer = store::answer(session, shop, answer).await?;
        answer.filter(|answer| same.contains(&answer.customer_id)).ok_or_else(Problem::not_found)?;
    }
    let Some(purpose) = new.kind.purpose() else { return Ok(()) };
    let last_word = asked::last_word(session, shop, &same, purpose).await?;
    if new.kind.is_allowed(last_word.map(|(is_given, _)| is_given)) {
        return Ok(());
    }
    Err(Refusal::NotAllowed(purpose).into())
}

/// A page of notes.
pub type Notes = Page<NoteView>;

/// List what a customer was told on their card, newest first, and what of it they have put away.
#[utoipa::path(get, path = "/customers/{id}/notes", operation_id = "list_notes", tag = "customers", params(("id" = CustomerId, Path), PageFrom),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = Page<NoteView>), RefusedRead))]
async fn list_notes(
    counter: Counter,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
    Query(from): Query<PageFrom>,
) -> Answer<Json<Notes>> {
    let shop = counter.shop();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    customer::store::customer(&mut reader, shop, id).await?.ok_or_else(Problem::not_found)?;
    let rows = notes::notes_page(&mut reader, shop, id, from.cursor(), Notes::MAX_ROWS).await?;
    drop(reader);
    let opener = desk.people.opener(shop, (!rows.is_empty()).then_some(id)).await?;
    Ok(Json(Page::cut(rows, |note| note.id.0).map(|row| NoteView::of(&opener, row))))
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let pointer = match refusal {
            Refusal::OverAlready => "/until",
            Refusal::AnswersTwo => "/answer_id",
            Refusal::AnswersNothing | Refusal::NotForMany => "/kind",
            Refusal::NotAllowed(Purpose::Marketing) => {
                return Problem::new(Kind::ConsentMissing)
                    .detail(
                        "This customer has not allowed offers and news. They can, on their card under \"Your data\".",
                    )
                    .with("purpose", "marketing");
            }
            Refusal::NotAllowed(_) => {
                return Problem::new(Kind::ConsentMissing)
                    .detail("This customer does not want messages about their card. Tell them at the counter.")
                    .with("purpose", "service_messages");
            }
        };
        Problem::out_of_range(pointer, &refusal.to_string())
    }
}
