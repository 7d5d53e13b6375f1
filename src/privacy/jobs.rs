//! Forgetting people, and what is done at every start: plain words are sealed, and the list of the erased is held against
//! the data.

use std::collections::BTreeMap;
use std::time::Duration;

use uuid::Uuid;

use super::export::{AnswerLine, CaseLine, Export, NoteLine, NudgeLine, Profile};
use super::store::export::{AnswerRow, CaseRow, NoteRow, NudgeRow, ProfileRow};
use super::store::periods::Ended;
use super::store::{self, Unsealed};
use crate::audit::{self, Action, By};
use crate::code::{CardCode, ShortCode};
use crate::db::{self, Shops};
use crate::desk::Desk;
use crate::kernel::{AnswerId, Birthday, CustomerId, Email, Message, Phone, ShopId, Time};
use crate::ledger::store::{active_merges, same_person};
use crate::people::{Field, Person, Sealed, store as keys};
use crate::shop;

/// Rows sealed, or people looked for, at once.
const ROWS_AT_ONCE: i64 = 500;

/// Why the two stores do not belong together.
#[derive(Debug, thiserror::Error)]
pub enum NotPrepared {
    /// Names would read as not told, and whoever was erased would be known again.
    #[error(
        "this database holds sealed names, and the store of people's keys (people.db, or the schema timbro_people) is empty. \
         Put it back from its backup"
    )]
    KeysMissing,
    /// A database failed.
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// What a start found to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// Texts that stood in plain words.
    pub sealed: usize,
    /// People whom the data knew again.
    pub erased_again: usize,
}

/// At every start: seals what stands in plain words, and erases again whom a restored copy of the data knows.
pub async fn prepare(desk: &Desk) -> Result<Prepared, NotPrepared> {
    if store::has_sealed(&mut desk.db.reader(Shops::Admin).await?).await?
        && keys::is_empty(&mut desk.people.db().reader(Shops::Admin).await?).await?
    {
        return Err(NotPrepared::KeysMissing);
    }
    // In this order: what an old copy says of the erased in plain words must not be sealed for anybody.
    let erased_again = replay(desk).await?;
    let sealed = seal_all(desk).await?;
    if sealed > 0 {
        // The words are gone from the tables, but not yet from the disk.
        desk.db.rewrite("customer, answer, customer_case, case_solution, unsealed").await?;
    }
    if erased_again > 0 || sealed > 0 {
        tracing::info!(sealed, erased_again, "people's data brought up to date");
    }
    Ok(Prepared { sealed, erased_again })
}

/// Erases from the data everybody who is on the list and still known.
async fn replay(desk: &Desk) -> db::Result<usize> {
    let (mut after, mut erased_again) = ((ShopId(Uuid::nil()), CustomerId(Uuid::nil())), 0);
    loop {
        let mut reader = desk.people.db().reader(Shops::Admin).await?;
        let page = keys::erased_after(&mut reader, after, ROWS_AT_ONCE).await?;
        drop(reader);
        let Some((shop, customer, _)) = page.last() else { break };
        after = (*shop, *customer);
        let people: Vec<Person> = page.iter().map(|(shop, customer, _)| (*shop, *customer)).collect();
        let times: BTreeMap<Person, Time> = page.iter().map(|(shop, customer, at)| ((*shop, *customer), *at)).collect();
        let known = store::known_among(&mut desk.db.reader(Shops::Admin).await?, &people).await?;
        for person in known {
            let at = times.get(&person).copied().unwrap_or_else(|| desk.now());
            clear(desk, person, By::system(person.0), at).await?;
            erased_again += 1;
        }
    }
    if erased_again > 0 {
        desk.db.scrub().await?;
    }
    Ok(erased_again)
}

/// Forgets somebody, with all customers that were merged because they are this person. False where there is nobody of that
/// id.
pub async fn erase(desk: &Desk, person: Person, by: By) -> db::Result<bool> {
    let mut reader = desk.db.reader(Shops::One(person.0)).await?;
    if store::known_among(&mut reader, &[person]).await?.is_empty() {
        return Ok(false);
    }
    let merges = active_merges(&mut reader, person.0).await?;
    // Whoever goes on is erased last.
    let same: Vec<Person> = same_person(person.1, &merges).into_iter().rev().map(|one| (person.0, one)).collect();
    let known = store::known_among(&mut reader, &same).await?;
    drop(reader);
    let now = desk.now();
    for one in &known {
        desk.people.forget(*one, by.origin, now).await?;
    }
    // If this is as far as it comes, the next start does the rest.
    for one in known {
        clear(desk, one, by, now).await?;
    }
    if !desk.db.scrub().await? {
        tracing::warn!("SQLite's log could not be emptied after an erasure: somebody reads for long");
    }
    Ok(true)
}

/// Takes somebody out of the data, in one transaction.
async fn clear(desk: &Desk, person: Person, by: By, at: Time) -> db::Result<()> {
    let (shop, _) = person;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !store::erase_customer(&mut writer, person, at).await? {
        return Ok(());
    }
    store::erase_traces(&mut writer, person).await?;
    for card in store::cards(&mut writer, person).await? {
        let (code, short_code) = (CardCode::random(&desk.random), ShortCode::random(&desk.random));
        store::end_card(&mut writer, shop, card, code, &short_code).await?;
    }
    for (source, external_id) in store::imported_ids(&mut writer, person).await? {
        let instead = desk.people.erased_id(shop, &source, &external_id);
        store::rename_imported(&mut writer, shop, &source, &external_id, &instead).await?;
    }
    audit::store::note(&mut writer, desk, by.did(Action::CustomerErased, person.1.0)).await?;
    writer.commit().await
}

/// Everything that is known of somebody, and a note that it was handed out. None for nobody.
pub async fn export(desk: &Desk, person: Person, by: By) -> db::Result<Option<Export>> {
    let (shop_id, customer) = person;
    let mut reader = desk.db.reader(Shops::One(shop_id)).await?;
    let Some(shop) = shop::store::shop(&mut reader, shop_id).await? else { return Ok(None) };
    let Some(found) = store::export::everything(&mut reader, person).await? else { return Ok(None) };
    drop(reader);
    let opener = desk.people.opener(shop_id, [customer]).await?;
    let ProfileRow { display_name, email, phone, birthday, locale, made_at } = found.profile;
    let text = |field, sealed: Option<Sealed>| opener.text(customer, field, customer.0, sealed.as_ref());
    let answer = |(id, kind, score, scale_max, comment, made_at): AnswerRow| {
        let row = id.map_or(Uuid::nil(), |AnswerId(id)| id);
        let comment = opener.comment(customer, Field::Comment, row, comment.as_ref());
        AnswerLine { id, kind, score, scale_max, comment, made_at }
    };
    let case = |(id, weight, text, made_at, solved_at, note): CaseRow| {
        let opened = |field, sealed: Option<Sealed>| opener.comment(customer, field, id.0, sealed.as_ref());
        let (text, note) = (opened(Field::CaseText, text), opened(Field::SolutionNote, note));
        CaseLine { id, weight, text, made_at, solved_at, note }
    };
    let note = |(id, kind, text, until, made_at, seen_at): NoteRow| {
        let text = opener.text(customer, Field::NoteText, id.0, text.as_ref());
        NoteLine { id, kind, text: text.and_then(|text| Message::parse(&text).ok()), until, made_at, seen_at }
    };
    let nudge = |(id, kind, text, made_at): NudgeRow| {
        let text = opener.text(customer, Field::NudgeText, id.0, text.as_ref());
        NudgeLine { id, kind, text: text.and_then(|text| Message::parse(&text).ok()), made_at }
    };
    let export = Export {
        shop_name: shop.name,
        made_at: desk.now(),
        profile: Profile {
            id: customer,
            display_name: opener.name(customer, display_name.as_ref()),
            email: text(Field::Email, email).and_then(|email| Email::parse(&email).ok()),
            phone: text(Field::Phone, phone).and_then(|phone| Phone::parse(&phone).ok()),
            birthday: text(Field::Birthday, birthday).and_then(|day| Birthday::parse(&day).ok()),
            locale,
            made_at,
            tags: found.tags,
        },
        consents: found.consents,
        cards: found.cards,
        visits: found.visits,
        imported_visits: found.imported_visits,
        refused_scans: found.refused_scans,
        entries: found.entries,
        rewards: found.rewards,
        payments: found.payments,
        answers: found.answers.into_iter().map(answer).collect(),
        cases: found.cases.into_iter().map(case).collect(),
        notes: found.notes.into_iter().map(note).collect(),
        nudges: found.nudges.into_iter().map(nudge).collect(),
    };
    let mut writer = desk.db.writer(Shops::One(shop_id)).await?;
    audit::store::note(&mut writer, desk, by.did(Action::Exported, customer.0)).await?;
    writer.commit().await?;
    Ok(Some(export.with_items(found.items)))
}

/// How often periods are looked at.
const EVERY: Duration = Duration::from_secs(24 * 3_600);

/// Deletes every day what was kept for long enough, until it is dropped.
pub async fn keep_periods_for_ever(desk: Desk) {
    loop {
        match keep_periods(&desk).await {
            Ok(ended) if ended == Ended::default() => {}
            Ok(Ended { comments, cases, notes, told, tags, profiling, marketing }) => {
                tracing::info!(comments, cases, notes, told, tags, profiling, marketing, "periods over, and deleted");
            }
            Err(error) => tracing::warn!(%error, "periods were not looked at; it is tried again tomorrow"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Deletes at every shop what was kept for long enough.
pub async fn keep_periods(desk: &Desk) -> db::Result<Ended> {
    let shops = shop::store::all(&mut desk.db.reader(Shops::Admin).await?).await?;
    let mut ended = Ended::default();
    for shop in shops {
        let now = desk.now();
        let mut writer = desk.db.writer(Shops::One(shop)).await?;
        let periods = store::settings::periods(&mut writer, shop).await?;
        let since = |months: u8| now.plus_ms(-(i64::from(months) * MS_A_MONTH));
        store::periods::end_profiling(&mut writer, shop, since(periods.profiling_months), now, &mut ended).await?;
        store::periods::end_marketing(&mut writer, shop, since(periods.marketing_months), now, &mut ended).await?;
        writer.commit().await?;
    }
    if ended != Ended::default() {
        desk.db.scrub().await?;
    }
    Ok(ended)
}

/// A twelfth of a year of 365.25 days, so that twelve months are never more than a year.
const MS_A_MONTH: i64 = 2_629_800_000;

/// Seals everything that stands in plain words. A start that is broken off goes on with the next.
async fn seal_all(desk: &Desk) -> db::Result<usize> {
    let mut sealed = 0;
    loop {
        let rows = store::unsealed(&mut desk.db.reader(Shops::Admin).await?, ROWS_AT_ONCE).await?;
        let Some(first) = rows.first() else { return Ok(sealed) };
        let shop = first.shop_id;
        let rows: Vec<Unsealed> = rows.into_iter().take_while(|row| row.shop_id == shop).collect();
        sealed += rows.len();
        seal(desk, shop, &rows).await?;
    }
}

async fn seal(desk: &Desk, shop: ShopId, rows: &[Unsealed]) -> db::Result<()> {
    let now = desk.now();
    let mut people: Vec<CustomerId> = rows.iter().map(|row| row.customer_id).collect();
    people.sort();
    people.dedup();
    desk.people.keys(shop, &people, now).await?;
    let mut writer = desk.db.writer(Shops::Admin).await?;
    for row in rows {
        let field = Field::ALL.into_iter().find(|field| field.place() == row.place);
        let field = field.ok_or_else(|| db::Error::impossible("a text that waits to be sealed belongs nowhere"))?;
        // Another node may have been faster.
        if !store::delete_unsealed(&mut writer, row).await? {
            continue;
        }
        let index = match field {
            Field::Email => Email::parse(&row.text).ok().map(|email| desk.people.email_index(shop, &email)),
            Field::Phone => Phone::parse(&row.text).ok().map(|phone| desk.people.phone_index(shop, &phone)),
            _ => None,
        };
        let text = Some(row.text.as_str());
        if let Some(sealed) = desk.people.seal((shop, row.customer_id), field, row.id, text, now).await? {
            store::put_sealed(&mut writer, shop, field, row.id, &sealed, index.as_deref()).await?;
        }
    }
    writer.commit().await
}
