//! What shop and customer say to each other on the card: notes from the shop, a question after a visit, and what went
//! wrong. Part of the card's page, and pages of their own below its address.
//!
//! A look at any of them writes nothing. Everything works by forms, without a script; a form that is sent twice is done
//! once.

mod answers;
mod cases;
mod notes;

use askama::Template;
use axum::Router;
use axum::extract::FromRef;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};

use super::ask::{SHOWN_MS, TAKEN_MS, may_be_asked};
use super::note::{MAX_SHOWN, NoteKind};
use super::store::asked::{self, OwnCase};
use super::store::notes::{self as note_rows, Note};
use crate::card;
use crate::card::page::{message, page_door, speak};
use crate::card::store::CardRecord;
use crate::customer::Purpose;
use crate::db::{self, Session, Shops};
use crate::desk::Desk;
use crate::http::{Answer, Problem};
use crate::kernel::{Actor, ActorKind, CustomerId, Origin, ShopId, Time, VisitId, Zone};
use crate::ledger::store::{active_merges, same_person};
use crate::look::{self, Look};
use crate::people::{Field, Opener};
use crate::retention::Question;
use crate::shop::{self, Shop};
use crate::words::Words;

/// The pages of what is said on the card.
pub fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
{
    Router::new()
        .route("/c/{secret}/answers", get(answers::thank).post(answers::keep))
        .route("/c/{secret}/answers/later", post(answers::put_off))
        .route("/c/{secret}/answers/comment", post(answers::comment))
        .route("/c/{secret}/cases", get(cases::ask).post(cases::open))
        .route("/c/{secret}/notes/{id}/seen", post(notes::put_away))
}

/// What a solved case is still shown for.
const SOLVED_SHOWN_MS: i64 = 30 * 24 * 3_600_000;
/// Cases that a card shows at once; their own page shows more.
const CASES_ON_CARD: i64 = 3;

/// What there is to be said on a card now.
#[derive(Debug)]
pub struct Heard {
    shop: ShopId,
    notes: Vec<Note>,
    question: Option<(Question, VisitId)>,
    cases: Vec<OwnCase>,
}

/// Reads what there is to be said on a card. None for a card that is nobody's yet.
pub async fn heard(desk: &Desk, shop: ShopId, card: &CardRecord) -> Answer<Option<Heard>> {
    let Some(customer) = card.customer else { return Ok(None) };
    let now = desk.now();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let people = one_person(&mut reader, shop, card, customer).await?;
    let mut notes = note_rows::shown_notes(&mut reader, shop, &people, true, now, MAX_SHOWN).await?;
    if notes.iter().any(|note| note.kind == NoteKind::Offer) {
        // What was allowed when it was written may be forbidden since.
        let word = asked::last_word(&mut reader, shop, &people, Purpose::Marketing).await?;
        if !NoteKind::Offer.is_allowed(word.map(|(is_given, _)| is_given)) {
            notes = note_rows::shown_notes(&mut reader, shop, &people, false, now, MAX_SHOWN).await?;
        }
    }
    let question = open_question(&mut reader, shop, &people, now, SHOWN_MS).await?;
    let solved_since = now.plus_ms(-SOLVED_SHOWN_MS);
    let cases = asked::own_cases(&mut reader, shop, &people, solved_since, CASES_ON_CARD).await?;
    Ok(Some(Heard { shop, notes, question, cases }))
}

/// Everybody who is the same person as a card's customer. Only a card that was merged needs to be asked about.
async fn one_person(
    session: &mut dyn Session,
    shop: ShopId,
    card: &CardRecord,
    customer: CustomerId,
) -> db::Result<Vec<CustomerId>> {
    if card.state.merged_into.is_none() && card.state.absorbed.is_empty() {
        return Ok(vec![customer]);
    }
    Ok(same_person(customer, &active_merges(session, shop).await?))
}

/// What a person is asked now, and after which visit.
async fn open_question(
    session: &mut dyn Session,
    shop: ShopId,
    people: &[CustomerId],
    now: Time,
    within_ms: i64,
) -> db::Result<Option<(Question, VisitId)>> {
    let (asks, asks_since) = asked::asks(session, shop).await?;
    let Some(question) = asks.question() else { return Ok(None) };
    let word = asked::last_word(session, shop, people, Purpose::Surveys).await?;
    if !may_be_asked(word.map(|(is_given, _)| is_given)) {
        return Ok(None);
    }
    let since = word.map_or(asks_since, |(_, at)| at.max(asks_since));
    let asking = asked::asking(session, shop, people, since).await?;
    Ok(asking.open(now, within_ms).map(|visit| (question, visit)))
}

impl Heard {
    /// What tells that the card would say something else now.
    pub fn mark(&self) -> Vec<u8> {
        let mut mark = Vec::new();
        self.notes.iter().for_each(|note| mark.extend(note.id.0.as_bytes()));
        if let Some((question, visit)) = &self.question {
            mark.extend(question.as_str().bytes());
            mark.extend(visit.0.as_bytes());
        }
        for case in &self.cases {
            mark.extend(case.id.0.as_bytes());
            mark.push(u8::from(case.solved_at.is_some()));
        }
        mark
    }

    /// The part of the card's page that says it.
    pub async fn voice(self, desk: &Desk, shop: &Shop, words: Words, base: &str) -> Answer<String> {
        let readers = self.notes.iter().map(|note| note.customer_id);
        let opener = desk.people.opener(self.shop, readers).await?;
        let voice = Voice {
            words,
            base,
            shop_name: shop.name.as_str(),
            notes: self.notes.iter().filter_map(|note| SaidNote::of(words, &shop.zone, &opener, note)).collect(),
            ask: self.question.map(|(question, visit)| Ask::of(question, visit)),
            cases: self.cases.iter().map(|case| case_state(words, &shop.zone, case)).collect(),
        };
        voice.render().map_err(Problem::internal)
    }
}

#[derive(Template)]
#[template(path = "card/voice.html")]
struct Voice<'a> {
    words: Words,
    base: &'a str,
    shop_name: &'a str,
    notes: Vec<SaidNote>,
    ask: Option<Ask>,
    /// How it stands with what went wrong.
    cases: Vec<String>,
}

/// A note on the card.
struct SaidNote {
    id: String,
    /// The key of what it begins with.
    title: &'static str,
    text: String,
    until: Option<String>,
}

impl SaidNote {
    fn of(words: Words, zone: &Zone, opener: &Opener, note: &Note) -> Option<SaidNote> {
        // Up to a midnight: the day before is the last.
        let last_day = |until: Time| words.with("reward-until", "date", date(words, zone, Time(until.0 - 1)));
        Some(SaidNote {
            id: note.id.to_string(),
            title: match note.kind {
                NoteKind::Note => "note-from",
                NoteKind::Answer => "note-answer",
                NoteKind::Offer => "note-offer",
            },
            text: opener.text(note.customer_id, Field::NoteText, note.id.0, note.text.as_ref())?,
            until: note.until.map(last_day),
        })
    }
}

/// A question on the card.
struct Ask {
    visit: String,
    /// The question's word.
    kind: &'static str,
    /// The keys of the question and of what its lowest and highest score mean.
    title: &'static str,
    low: &'static str,
    high: &'static str,
    scores: Vec<u32>,
    /// The least and the greatest.
    least: u32,
    most: u32,
}

impl Ask {
    fn of(question: Question, visit: VisitId) -> Ask {
        let (title, low, high, scores) = match question {
            Question::Nps => ("ask-nps", "ask-nps-low", "ask-nps-high", 0..=10),
            Question::Csat => ("ask-csat", "ask-csat-low", "ask-csat-high", 1..=5),
        };
        let (least, most) = (*scores.start(), *scores.end());
        Ask {
            least,
            visit: visit.to_string(),
            kind: question.as_str(),
            title,
            low,
            high,
            scores: scores.collect(),
            most,
        }
    }
}

/// How it stands with something that went wrong, in a sentence.
fn case_state(words: Words, zone: &Zone, case: &OwnCase) -> String {
    match case.solved_at {
        Some(at) => words.with("case-solved", "date", date(words, zone, at)),
        None => words.with("case-open", "date", date(words, zone, case.made_at)),
    }
}

fn date(words: Words, zone: &Zone, at: Time) -> String {
    let (year, month, day) = zone.calendar(zone.day(at));
    words.date(year, month, day)
}

/// Whose card is behind an address.
struct Own {
    shop: Shop,
    look: Look,
    customer: CustomerId,
    /// All customers who are this person.
    people: Vec<CustomerId>,
    words: Words,
    /// The address of their card.
    base: String,
}

impl Own {
    /// None where the address leads nowhere, or to a card that is nobody's yet.
    async fn behind(desk: &Desk, headers: &HeaderMap, secret: &str) -> Answer<Option<Own>> {
        let Some(door) = page_door(desk, secret).await? else { return Ok(None) };
        let mut reader = desk.db.reader(Shops::One(door.shop_id)).await?;
        let shop = shop::store::shop(&mut reader, door.shop_id).await?.ok_or_else(Problem::not_found)?;
        let card = card::store::card(&mut reader, door.shop_id, door.card()).await?;
        let Some((card, customer)) = card.and_then(|card| card.customer.map(|customer| (card, customer))) else {
            return Ok(None);
        };
        let people = one_person(&mut reader, shop.id, &card, customer).await?;
        let look = look::store::look(&mut reader, shop.id).await?;
        let words = speak(card.language, headers, Some(&shop));
        Ok(Some(Own { shop, look, customer, people, words, base: format!("/c/{secret}") }))
    }

    /// The customer, who does this themselves.
    fn origin(&self) -> Origin {
        Origin { actor: Actor { kind: ActorKind::Customer, id: self.customer.0 }, location: None }
    }

    /// The question to which an answer is taken now.
    async fn open_question(&self, desk: &Desk) -> Answer<Option<(Question, VisitId)>> {
        let mut reader = desk.db.reader(Shops::One(self.shop.id)).await?;
        Ok(open_question(&mut reader, self.shop.id, &self.people, desk.now(), TAKEN_MS).await?)
    }
}

fn nowhere(headers: &HeaderMap) -> Answer<Response> {
    message(StatusCode::NOT_FOUND, speak(None, headers, None), "message-card-not-found", None)
}
