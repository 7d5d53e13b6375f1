//! Notes' rows: what a shop tells single customers on their card.

use std::collections::HashMap;

use uuid::Uuid;

use crate::columns;
use crate::customer::Purpose;
use crate::db::{self, Rows, Session, Writer, insert_rows, select_rows};
use crate::feedback::note::NoteKind;
use crate::kernel::{ActorKind, AnswerId, CaseId, Cursor, CustomerId, MailingId, NoteId, Origin, ShopId, Time};
use crate::on;
use crate::people::Sealed;

/// A note, as it was written.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Note {
    /// Which.
    pub id: NoteId,
    /// To whom.
    pub customer_id: CustomerId,
    /// What sort of note.
    pub kind: NoteKind,
    /// What it says, sealed; None once it cannot be read any more.
    pub text: Option<Sealed>,
    /// What it answers.
    pub case_id: Option<CaseId>,
    /// What it answers.
    pub answer_id: Option<AnswerId>,
    /// With which mailing it came.
    pub mailing_id: Option<MailingId>,
    /// From then on it is not shown.
    pub until: Option<Time>,
    /// When it was written.
    pub made_at: Time,
    /// Who wrote it: what sort of actor.
    pub actor_kind: ActorKind,
    /// Which one.
    pub actor_id: Uuid,
    /// When the customer put it away.
    pub seen_at: Option<Time>,
}

macro_rules! select_notes {
    ($rest:literal) => {
        concat!(
            "select n.id, n.customer_id, n.kind, n.text, n.case_id, n.answer_id, n.mailing_id, n.until, n.made_at, \
                n.actor_kind, n.actor_id, s.made_at as seen_at from customer_note as n \
             left join note_seen as s on s.shop_id = n.shop_id and s.note_id = n.id ",
            $rest
        )
    };
}

/// A note of this shop.
pub async fn note(session: &mut dyn Session, shop: ShopId, id: NoteId) -> db::Result<Option<Note>> {
    Ok(on!(session, |c| sqlx::query_as(select_notes!("where n.shop_id = $1 and n.id = $2"))
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// A customer's notes before a position, newest first, and one more than `rows`.
pub async fn notes_page(
    session: &mut dyn Session,
    shop: ShopId,
    customer: CustomerId,
    before: Cursor,
    rows: i64,
) -> db::Result<Vec<Note>> {
    Ok(on!(session, |c| sqlx::query_as(select_notes!(
        "where n.shop_id = $1 and n.customer_id = $2 and n.id < $3 order by n.id desc limit $4"
    ))
    .bind(shop)
    .bind(customer)
    .bind(before.id())
    .bind(rows + 1)
    .fetch_all(c)
    .await)?)
}

/// What stands on somebody's card now, newest first: not put away, not over.
pub async fn shown_notes(
    session: &mut dyn Session,
    shop: ShopId,
    people: &[CustomerId],
    with_offers: bool,
    now: Time,
    rows: i64,
) -> db::Result<Vec<Note>> {
    let mut notes: Vec<Note> = Vec::new();
    for customer in people {
        let own: Vec<Note> = on!(session, |c| sqlx::query_as(select_notes!(
            "where n.shop_id = $1 and n.customer_id = $2 and n.text is not null and s.note_id is null \
                and (n.until is null or n.until > $3) and (n.kind <> 'offer' or $4) order by n.id desc limit $5"
        ))
        .bind(shop)
        .bind(customer)
        .bind(now)
        .bind(with_offers)
        .bind(rows)
        .fetch_all(c)
        .await)?;
        notes.extend(own);
    }
    notes.sort_by_key(|note| std::cmp::Reverse(note.id));
    notes.truncate(usize::try_from(rows).unwrap_or(usize::MAX));
    Ok(notes)
}

/// Writes notes, in one statement.
pub async fn insert_notes(writer: &mut Writer, shop: ShopId, notes: &[Note], origin: Origin) -> db::Result<()> {
    let mut rows = Rows::of(columns![
        Uuid shop_id, Uuid id, Uuid customer_id, Text kind, Bytes text, Uuid case_id, Uuid answer_id, Uuid mailing_id,
        Int until, Int made_at, Text actor_kind, Uuid actor_id, Uuid location_id,
    ]);
    for note in notes {
        let Some(text) = &note.text else { continue };
        rows.push(vec![
            shop.0.into(),
            note.id.0.into(),
            note.customer_id.0.into(),
            note.kind.as_str().into(),
            text.as_bytes().into(),
            note.case_id.map(|CaseId(id)| id).into(),
            note.answer_id.map(|AnswerId(id)| id).into(),
            note.mailing_id.map(|MailingId(id)| id).into(),
            note.until.map(|until| until.0).into(),
            note.made_at.0.into(),
            origin.actor.kind.as_str().into(),
            origin.actor.id.into(),
            origin.location.map(|location| location.0).into(),
        ]);
    }
    insert_rows(writer, "customer_note", &rows).await?;
    Ok(())
}

/// Notes that somebody put a note away. The first time stands.
pub async fn insert_seen(writer: &mut Writer, shop: ShopId, note: NoteId, origin: Origin, now: Time) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into note_seen (shop_id, note_id, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        )
        .bind(shop)
        .bind(note)
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

/// One note to many, as it came out.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Mailing {
    /// Which.
    pub id: MailingId,
    /// What sort of note.
    pub kind: NoteKind,
    /// How many have it on their card.
    pub written: i64,
    /// How many are unknown, or have not allowed it.
    pub left_out: i64,
    /// When.
    pub made_at: Time,
}

/// A mailing of this shop.
pub async fn mailing(session: &mut dyn Session, shop: ShopId, id: MailingId) -> db::Result<Option<Mailing>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select id, kind, written, left_out, made_at from mailing where shop_id = $1 and id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

/// Writes down a mailing.
pub async fn insert_mailing(writer: &mut Writer, shop: ShopId, mailing: &Mailing, origin: Origin) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into mailing (shop_id, id, kind, written, left_out, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(shop)
        .bind(mailing.id)
        .bind(mailing.kind)
        .bind(mailing.written)
        .bind(mailing.left_out)
        .bind(mailing.made_at)
        .bind(origin.actor.kind)
        .bind(origin.actor.id)
        .bind(origin.location)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

fn wanted(shop: ShopId, people: &[CustomerId]) -> Rows {
    let mut rows = Rows::of(columns![Uuid shop_id, Uuid id]);
    people.iter().for_each(|id| rows.push(vec![shop.0.into(), id.0.into()]));
    rows
}

/// Those of these people whom the shop knows.
pub async fn known(session: &mut dyn Session, shop: ShopId, people: &[CustomerId]) -> db::Result<Vec<CustomerId>> {
    let text = "select p.id from $rows as wanted \
        join customer as p on p.shop_id = wanted.shop_id and p.id = wanted.id and p.erased_at is null";
    let found: Vec<(CustomerId,)> = select_rows(session, text, &wanted(shop, people)).await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// What each of these people said last of a purpose, and when.
pub async fn last_words(
    session: &mut dyn Session,
    shop: ShopId,
    people: &[CustomerId],
    purpose: Purpose,
) -> db::Result<HashMap<CustomerId, (bool, Time)>> {
    let text = "select k.customer_id, k.purpose, k.is_given, k.made_at from $rows as wanted \
        join consent as k on k.shop_id = wanted.shop_id and k.customer_id = wanted.id order by k.number";
    let lines: Vec<(CustomerId, Purpose, bool, Time)> = select_rows(session, text, &wanted(shop, people)).await?;
    let own = lines.into_iter().filter(|(_, of, _, _)| *of == purpose);
    // The last one with the greatest number stays.
    Ok(own.map(|(customer, _, is_given, at)| (customer, (is_given, at))).collect())
}
