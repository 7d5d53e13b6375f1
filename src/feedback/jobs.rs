//! One note to many customers at once: who has allowed it, and a row for each.

use std::collections::{BTreeMap, BTreeSet};

use super::note::{NewNote, NoteKind};
use super::store::notes::{self, Mailing, Note};
use crate::audit::{self, Action, By};
use crate::db::{self, Session, Shops, Writer};
use crate::desk::Desk;
use crate::desk::store::{Claim, claim};
use crate::kernel::{CustomerId, MailingId, Message, NoteId, ShopId};
use crate::ledger::store::{active_merges, same_person};
use crate::people::Field;

/// What came of a mailing.
#[derive(Clone, Copy, Debug)]
pub enum Mailed {
    /// It is on their cards.
    New(Mailing),
    /// It was, under the same key.
    Repeat(Mailing),
    /// Another request was made under the key.
    KeyReused,
    /// It would never be shown.
    OverAlready,
}

/// Writes a note to each of these customers who has allowed it, in one transaction. Customers who are one person get one.
pub async fn write_to_many(
    desk: &Desk,
    by: By,
    (key, print): (&str, &[u8; 32]),
    new: &NewNote,
    people: &[CustomerId],
) -> db::Result<Mailed> {
    let (shop, now) = (by.shop, desk.now());
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let allowed = allowed(&mut reader, shop, new.kind, people).await?;
    drop(reader);
    // Keys come from the second store, before the first is locked.
    let keys = desk.people.keys(shop, &allowed, now).await?;
    let id: MailingId = desk.random.id(now);
    let written: Vec<Note> = allowed
        .into_iter()
        .filter_map(|customer| {
            let note: NoteId = desk.random.id(now);
            let text = keys.seal(customer, Field::NoteText, note.0, new.text.as_str(), &desk.random)?;
            Some(Note { mailing_id: Some(id), text: Some(text), ..empty(note, customer, new.kind, by, now) })
        })
        .map(|note| Note { until: new.until, ..note })
        .collect();
    let count = |people: usize| i64::try_from(people).unwrap_or(i64::MAX);
    let left_out = count(people.len().saturating_sub(written.len()));
    let mailing = Mailing { id, kind: new.kind, written: count(written.len()), left_out, made_at: now };
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    match claim(&mut writer, shop, Some(key), "mailing", print, id.0, now).await? {
        Claim::Other => return Ok(Mailed::KeyReused),
        Claim::Repeat(subject) => {
            let before = notes::mailing(&mut writer, shop, MailingId(subject)).await?;
            return before.map(Mailed::Repeat).ok_or_else(|| db::Error::impossible("a receipt leads to no mailing"));
        }
        // Asked of a new request only: what was written in time stays written.
        Claim::New if new.until.is_some_and(|until| until <= now) => return Ok(Mailed::OverAlready),
        Claim::New => {}
    }
    notes::insert_mailing(&mut writer, shop, &mailing, by.origin).await?;
    notes::insert_notes(&mut writer, shop, &written, by.origin).await?;
    let note = by.did(Action::NotesWritten, id.0).after("kind", new.kind.as_str()).after("written", mailing.written);
    audit::store::note(&mut writer, desk, note.after("left_out", mailing.left_out)).await?;
    writer.commit().await?;
    Ok(Mailed::New(mailing))
}

/// Whom a note of this kind may be written to, each person once.
async fn allowed(
    session: &mut dyn Session,
    shop: ShopId,
    kind: NoteKind,
    people: &[CustomerId],
) -> db::Result<Vec<CustomerId>> {
    let merges = active_merges(session, shop).await?;
    let mut persons: BTreeMap<CustomerId, Vec<CustomerId>> = BTreeMap::new();
    for customer in notes::known(session, shop, people).await? {
        let same = same_person(customer, &merges);
        persons.entry(same.first().copied().unwrap_or(customer)).or_insert(same);
    }
    let Some(purpose) = kind.purpose() else { return Ok(persons.into_keys().collect()) };
    let all: BTreeSet<CustomerId> = persons.values().flatten().copied().collect();
    let words = notes::last_words(session, shop, &all.into_iter().collect::<Vec<_>>(), purpose).await?;
    let last_word = |same: &[CustomerId]| {
        let said = same.iter().filter_map(|one| words.get(one));
        said.max_by_key(|(_, at)| *at).map(|(is_given, _)| *is_given)
    };
    Ok(persons.into_iter().filter(|(_, same)| kind.is_allowed(last_word(same))).map(|(person, _)| person).collect())
}

fn empty(id: NoteId, customer_id: CustomerId, kind: NoteKind, by: By, now: crate::kernel::Time) -> Note {
    Note {
        id,
        customer_id,
        kind,
        text: None,
        case_id: None,
        answer_id: None,
        mailing_id: None,
        until: None,
        made_at: now,
        actor_kind: by.origin.actor.kind,
        actor_id: by.origin.actor.id,
        seen_at: None,
    }
}

/// Writes a note to one customer, whose consent and whose case or answer were looked at before. None for somebody who was
/// erased.
pub async fn write_one(
    writer: &mut Writer,
    desk: &Desk,
    by: By,
    id: NoteId,
    customer: CustomerId,
    new: &NewNote,
) -> db::Result<Option<Note>> {
    let now = desk.now();
    let text = Some(Message::as_str(&new.text));
    let text = desk.people.seal((by.shop, customer), Field::NoteText, id.0, text, now).await?;
    if text.is_none() {
        return Ok(None);
    }
    let note = Note {
        text,
        case_id: new.case_id,
        answer_id: new.answer_id,
        until: new.until,
        ..empty(id, customer, new.kind, by, now)
    };
    notes::insert_notes(writer, by.shop, std::slice::from_ref(&note), by.origin).await?;
    Ok(Some(note))
}
