//! Nudges over HTTP: a greeting or a mail is written down, and all that was done is listed with what came of it.

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::store::{self, Awaited, Nudge};
use super::{Kind, NewNudge, Way, done_at, may_be_mailed};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::card::routes::CustomerView;
use crate::customer::{self, Purpose};
use crate::db::{Session, Shops};
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::feedback::store::asked::last_word;
use crate::figures::jobs::basis;
use crate::http::{Answer, IdempotencyKey, Json, Kind as ProblemKind, Path, Problem, Query, Refused, RefusedRead};
use crate::kernel::{ActorKind, Cursor, CustomerId, Day, Message, NudgeId, Page, ShopId, Time};
use crate::ledger::routes::{Told, told};
use crate::ledger::store::{active_merges, same_person};
use crate::people::{Field, Opener};

/// The routes of nudges.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(make)).routes(routes!(list))
}

/// What was done so that somebody comes back, and what came of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct NudgeView {
    /// Which: a nudge's own id, a gift's reward or a note.
    id: Uuid,
    /// What was done.
    kind: Kind,
    /// To whom.
    customer: CustomerView,
    /// When.
    made_at: Time,
    /// By whom: what sort of actor.
    actor_kind: ActorKind,
    /// Which one.
    actor_id: Uuid,
    /// What they are called, where it is a person who works here, the owner, a device or a key.
    actor_name: Option<String>,
    /// What was said, or what was given; null where nothing was, or it cannot be read any more.
    text: Option<String>,
    /// Their first visit since; null while they have not come.
    came_back_at: Option<Time>,
    /// After how many of the shop's days that was; 0 on the same day.
    days_until: Option<i32>,
    /// When a gift was used.
    used_at: Option<Time>,
    /// When it reached them: a greeting at that visit, a note when they put it away.
    done_at: Option<Time>,
}

impl NudgeView {
    fn of(opener: &Opener, row: Nudge, came_back_at: Option<Time>, day: impl Fn(Time) -> Day) -> NudgeView {
        let customer = row.customer_id;
        let field = if row.kind == Kind::Note { Field::NoteText } else { Field::NudgeText };
        let said = opener.text(customer, field, row.id, row.text.as_ref());
        NudgeView {
            id: row.id,
            kind: row.kind,
            customer: CustomerView { id: customer, display_name: opener.name(customer, row.display_name.as_ref()) },
            made_at: row.made_at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            actor_name: row.actor_name,
            text: said.or(row.title.map(|title| title.as_str().to_owned())),
            came_back_at,
            days_until: came_back_at.map(|at| day(at).0 - day(row.made_at).0),
            used_at: row.used_at,
            done_at: done_at(row.kind, came_back_at, row.seen_at),
        }
    }
}

/// Write down a greeting, which the counter tells at the next visit, or a mail that the owner sends.
#[utoipa::path(post, path = "/customers/{id}/nudges", operation_id = "make_nudge", tag = "customers", params(("id" = CustomerId, Path), IdempotencyKey), request_body = NewNudge,
    responses((status = 201, description = "It is written down.", body = NudgeView), (status = 200, description = "Written under this key.", body = NudgeView), Refused))]
async fn make(
    owner: Owner,
    State(desk): State<Desk>,
    Path(customer): Path<CustomerId>,
    key: IdempotencyKey,
    Json(body): Json<NewNudge>,
) -> Answer<Told<NudgeView>> {
    let (shop, now) = (owner.shop(), desk.now());
    let new: NudgeId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    customer::store::customer(&mut writer, shop, customer).await?.ok_or_else(Problem::not_found)?;
    let print = fingerprint(&[&customer], &body);
    let (is_repeat, id) = match claim(&mut writer, shop, Some(key.as_str()), "nudge", &print, new.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (true, NudgeId(subject)),
        Claim::New => {
            if body.kind == Way::Mail {
                may_be_written_to(&mut writer, shop, customer).await?;
            }
            let text = body.text.as_ref().map(Message::as_str);
            let text = desk.people.seal((shop, customer), Field::NudgeText, new.0, text, now).await?;
            let what = (body.kind.into(), text.as_ref());
            store::insert(&mut writer, (shop, customer), new, what, owner.origin(), now).await?;
            (false, new)
        }
    };
    let nudge = store::nudge(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    let opener = desk.people.opener(shop, [customer]).await?;
    // A repeat is answered as it was written down, whatever came of it since.
    Ok(told(is_repeat, NudgeView::of(&opener, nudge, None, |_| Day(0))))
}

/// Whether somebody has allowed to be written to, with all customers who are the same person.
async fn may_be_written_to(session: &mut dyn Session, shop: ShopId, customer: CustomerId) -> Answer<()> {
    let same = same_person(customer, &active_merges(session, shop).await?);
    let mut words = [None; 2];
    for (word, purpose) in words.iter_mut().zip([Purpose::ServiceMessages, Purpose::Marketing]) {
        *word = last_word(session, shop, &same, purpose).await?.map(|(is_given, _)| is_given);
    }
    if may_be_mailed(words) {
        return Ok(());
    }
    Err(Problem::new(ProblemKind::ConsentMissing)
        .detail("This customer has not allowed mails. They can, on their card under \"Your data\".")
        .with("purpose", "service_messages"))
}

/// Which nudges.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct WhichNudges {
    /// Only what was done for this customer, and for whoever is the same person; for all, unless told.
    customer_id: Option<CustomerId>,
    /// `next_cursor` of the page before.
    cursor: Option<Cursor>,
}

/// A page of nudges.
pub type Nudges = Page<NudgeView>;

/// List greetings, gifts, notes and mails, newest first, and what came of each.
#[utoipa::path(get, path = "/nudges", operation_id = "list_nudges", tag = "customers", params(WhichNudges),
    responses((status = 200, body = Page<NudgeView>), RefusedRead))]
async fn list(owner: Owner, State(desk): State<Desk>, Query(which): Query<WhichNudges>) -> Answer<Json<Nudges>> {
    let (shop, now) = (owner.shop(), desk.now());
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let basis = basis(&mut reader, shop, now).await?.ok_or_else(Problem::not_found)?;
    let merges = active_merges(&mut reader, shop).await?;
    let whose = match which.customer_id {
        None => vec![None],
        Some(customer) => same_person(customer, &merges).into_iter().map(Some).collect(),
    };
    let before = which.cursor.unwrap_or(Cursor::START);
    let mut rows = Vec::new();
    for customer in whose {
        rows.extend(store::page(&mut reader, shop, customer, before, Nudges::MAX_ROWS).await?);
    }
    rows.sort_by_key(|nudge| std::cmp::Reverse(nudge.id));
    let page = Page::cut(rows, |nudge| nudge.id);
    let awaited: Vec<Awaited> = page
        .data
        .iter()
        .flat_map(|row| same_person(row.customer_id, &merges).into_iter().map(|one| (row.id, one, row.made_at)))
        .collect();
    let first = store::first_visits(&mut reader, shop, &awaited).await?;
    drop(reader);
    let opener = desk.people.opener(shop, page.data.iter().map(|row| row.customer_id)).await?;
    let day = |at| basis.calendar.day(at);
    Ok(Json(page.map(|row| {
        let came_back_at = first.get(&row.id).copied();
        NudgeView::of(&opener, row, came_back_at, day)
    })))
}
