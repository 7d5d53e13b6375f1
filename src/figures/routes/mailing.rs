//! One note to many customers: a list of them, or a segment.

use axum::extract::{FromRef, State as Tool};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::customers::of_segment;
use crate::audit::By;
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::desk::{Desk, fingerprint};
use crate::feedback::jobs::{Mailed, write_to_many};
use crate::feedback::note::{MAX_NAMED, MAX_REACHED, NewNote, NoteKind, Refusal};
use crate::feedback::store::notes::Mailing;
use crate::figures::jobs::Logs;
use crate::http::{Answer, IdempotencyKey, Json, Problem, Refused};
use crate::kernel::{CustomerId, MailingId, Message, Time};
use crate::ledger::routes::{Told, told};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(write))
}

/// A note to many customers: `customer_ids` or a `segment`.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "note", "text": "We are closed from 10 to 23 August.", "until": "2026-08-24T00:00:00Z", "segment": "regular"}))]
pub struct NewMailing {
    /// `note` or `offer`; an offer is written only to who allows offers and news.
    kind: NoteKind,
    /// What to say, 500 characters at most.
    text: Message,
    /// From then on it is not shown any more.
    #[serde(default)]
    until: Option<Time>,
    /// To whom, 1000 at most.
    #[serde(default)]
    #[schema(max_items = 1000)]
    customer_ids: Option<Vec<CustomerId>>,
    /// Or to everybody of whom this holds, 5000 at most: the segments of `GET /customers`.
    #[serde(default)]
    segment: Option<String>,
}

/// A note to many, as it came out.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailingView {
    /// Which.
    id: MailingId,
    /// What sort of note.
    kind: NoteKind,
    /// How many customers have it on their card.
    written: i64,
    /// How many have not: they do not allow it, are unknown here, or are one person with somebody who has.
    left_out: i64,
    /// When.
    made_at: Time,
}

impl From<Mailing> for MailingView {
    fn from(Mailing { id, kind, written, left_out, made_at }: Mailing) -> MailingView {
        MailingView { id, kind, written, left_out, made_at }
    }
}

/// Write a note or an offer on the cards of many customers, one row each. Who has not allowed it is left out and counted.
#[utoipa::path(post, path = "/notes", operation_id = "write_notes", tag = "customers", params(IdempotencyKey), request_body = NewMailing,
    responses((status = 201, description = "It stands on their cards.", body = MailingView), (status = 200, description = "Written under this key.", body = MailingView), Refused))]
async fn write(
    owner: Owner,
    Tool(desk): Tool<Desk>,
    Tool(logs): Tool<Logs>,
    key: IdempotencyKey,
    Json(body): Json<NewMailing>,
) -> Answer<Told<MailingView>> {
    let print = fingerprint(&[], &body);
    if body.kind == NoteKind::Answer {
        return Err(Refusal::NotForMany.into());
    }
    let NewMailing { kind, text, until, customer_ids, segment } = body;
    let people = match (customer_ids, segment) {
        (Some(ids), None) if ids.len() > MAX_NAMED => return Err(too_many("/customer_ids", MAX_NAMED)),
        (Some(ids), None) => ids,
        (None, Some(segment)) => of_segment(&desk, &logs, owner.shop(), &segment, MAX_REACHED).await?,
        _ => return Err(Problem::out_of_range("/segment", "must be given, or customer_ids in its place")),
    };
    if people.len() > MAX_REACHED {
        return Err(too_many("/segment", MAX_REACHED));
    }
    let new = NewNote { kind, text, case_id: None, answer_id: None, until };
    match write_to_many(&desk, By::from(&owner), (key.as_str(), &print), &new, &people).await? {
        Mailed::KeyReused => Err(Problem::key_reused()),
        Mailed::OverAlready => Err(Refusal::OverAlready.into()),
        Mailed::Repeat(mailing) => Ok(told(true, mailing.into())),
        Mailed::New(mailing) => Ok(told(false, mailing.into())),
    }
}

fn too_many(pointer: &str, most: usize) -> Problem {
    Problem::out_of_range(pointer, &format!("must be {most} customers at most"))
}
