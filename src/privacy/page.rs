//! A customer's own page about their data: what they allow, all that is known of them, and to be forgotten.
//!
//! It stands under the card's secret, works without a script, and changes something only by a form of its own.

use askama::Template;
use axum::Router;
use axum::extract::{Form, FromRef, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::export::{ConsentLine, Export};
use super::{jobs, standing, store};
use crate::audit::{self, Action, By};
use crate::card;
use crate::card::page::{html, message, page_door, speak};
use crate::customer::store::{NewConsent, insert_consent};
use crate::customer::{CONSENT_TEXT_VERSION, Channel, Purpose};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Path, Problem};
use crate::kernel::{Actor, ActorKind, Birthday, Comment, CustomerId, Email, Name, Origin, Phone, Tag, Time, Zone};
use crate::look::{self, Look};
use crate::people::Person;
use crate::shop::{self, Shop};
use crate::words::Words;

/// The pages of privacy.
pub fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
{
    Router::new()
        .route("/c/{secret}/privacy", get(show))
        .route("/c/{secret}/privacy/consents", post(say))
        .route("/c/{secret}/privacy/export", get(read))
        .route("/c/{secret}/privacy/export.json", get(download))
        .route("/c/{secret}/privacy/erasure", get(ask).post(erase))
}

/// Whose card is behind an address.
struct Own {
    shop: Shop,
    look: Look,
    customer: CustomerId,
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
        let words = speak(card.language, headers, Some(&shop));
        let look = look::store::look(&mut reader, shop.id).await?;
        Ok(Some(Own { shop, look, customer, words, base: format!("/c/{secret}") }))
    }

    fn person(&self) -> Person {
        (self.shop.id, self.customer)
    }

    /// The customer, who does this themselves.
    fn origin(&self) -> Origin {
        Origin { actor: Actor { kind: ActorKind::Customer, id: self.customer.0 }, location: None }
    }

    fn by(&self) -> By {
        By { shop: self.shop.id, origin: self.origin(), device: None }
    }

    fn date(&self, at: Time) -> String {
        date(self.words, &self.shop.zone, at)
    }
}

fn date(words: Words, zone: &Zone, at: Time) -> String {
    let (year, month, day) = zone.calendar(zone.day(at));
    words.date(year, month, day)
}

fn nowhere(headers: &HeaderMap) -> Answer<Response> {
    message(StatusCode::NOT_FOUND, speak(None, headers, None), "message-card-not-found", None)
}

/// The word of a purpose, as forms and keys of messages have it.
/// The keys of what a purpose is called, and of what it is for.
fn said(purpose: Purpose) -> (&'static str, &'static str) {
    match purpose {
        Purpose::ServiceMessages => ("privacy-service-messages", "privacy-service-messages-why"),
        Purpose::Marketing => ("privacy-marketing", "privacy-marketing-why"),
        Purpose::Profiling => ("privacy-profiling", "privacy-profiling-why"),
        Purpose::Surveys => ("privacy-surveys", "privacy-surveys-why"),
    }
}

fn word(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::ServiceMessages => "service_messages",
        Purpose::Marketing => "marketing",
        Purpose::Profiling => "profiling",
        Purpose::Surveys => "surveys",
    }
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    words: Words,
    look: Look,
    shop_name: String,
    base: String,
    switches: Vec<Switch>,
    notice: Vec<String>,
}

struct Switch {
    purpose: &'static str,
    title: String,
    why: String,
    is_on: bool,
    state: String,
    button: String,
}

fn switch(own: &Own, lines: &[ConsentLine], purpose: Purpose) -> Switch {
    let words = own.words;
    let (title, why) = said(purpose);
    let last = lines.iter().rev().find(|line| line.purpose == purpose);
    let is_on = standing(lines, purpose);
    let state = match (last, is_on) {
        (Some(line), true) => words.with("privacy-on-since", "date", own.date(line.made_at)),
        (Some(line), false) => words.with("privacy-off-since", "date", own.date(line.made_at)),
        (None, true) => words.say("privacy-on"),
        (None, false) => words.say("privacy-off"),
    };
    Switch {
        purpose: word(purpose),
        title: words.say(title),
        why: words.say(why),
        is_on,
        state,
        button: words.say(if is_on { "privacy-turn-off" } else { "privacy-turn-on" }),
    }
}

async fn show(State(desk): State<Desk>, headers: HeaderMap, Path(secret): Path<String>) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let mut reader = desk.db.reader(Shops::One(own.shop.id)).await?;
    let lines = store::export::consents(&mut reader, own.person()).await?;
    let periods = store::settings::periods(&mut reader, own.shop.id).await?;
    let added = store::settings::notices(&mut reader, own.shop.id).await?.remove(&own.words.0);
    drop(reader);
    let (words, shop_name) = (own.words, own.shop.name.as_str().to_owned());
    let mut notice = vec![
        words.with("privacy-notice-what", "shop", &shop_name),
        words.say("privacy-notice-why"),
        words.say("privacy-notice-how"),
        words.count("privacy-notice-profiling", &periods.profiling_months.into()),
        words.count("privacy-notice-marketing", &periods.marketing_months.into()),
        words.say("privacy-notice-rights"),
    ];
    notice.extend(added.iter().flat_map(|text| text.as_str().lines().map(str::to_owned)));
    let switches = Purpose::ALL.into_iter().map(|purpose| switch(&own, &lines, purpose)).collect();
    html(StatusCode::OK, &PrivacyPage { words, look: own.look, shop_name, base: own.base, switches, notice })
}

/// What the form of a switch sends.
#[derive(Debug, Deserialize)]
struct Said {
    purpose: Purpose,
    is_given: bool,
}

async fn say(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(said): Form<Said>,
) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let Said { purpose, is_given } = said;
    let consent = NewConsent { purpose, is_given, channel: Channel::Page, text_version: CONSENT_TEXT_VERSION };
    let mut writer = desk.db.writer(Shops::One(own.shop.id)).await?;
    insert_consent(&mut writer, own.shop.id, own.customer, consent, own.origin(), desk.now()).await?;
    let note = own.by().did(Action::ConsentChanged, own.customer.0).after("purpose", word(purpose));
    audit::store::note(&mut writer, &desk, note.after("is_given", is_given)).await?;
    writer.commit().await?;
    Ok(Redirect::to(&format!("{}/privacy", own.base)).into_response())
}

#[derive(Template)]
#[template(path = "erasure.html")]
struct ErasurePage {
    words: Words,
    look: Look,
    shop_name: String,
    base: String,
}

async fn ask(State(desk): State<Desk>, headers: HeaderMap, Path(secret): Path<String>) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let shop_name = own.shop.name.as_str().to_owned();
    html(StatusCode::OK, &ErasurePage { words: own.words, look: own.look, shop_name, base: own.base })
}

async fn erase(State(desk): State<Desk>, headers: HeaderMap, Path(secret): Path<String>) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    jobs::erase(&desk, own.person(), own.by()).await?;
    let page = message(StatusCode::OK, own.words, "privacy-forgotten", None)?;
    // What the browser itself has kept of the card goes too. Its cookie stays: it may hold other shops' cards.
    Ok(([(HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"")], page).into_response())
}

async fn download(State(desk): State<Desk>, headers: HeaderMap, Path(secret): Path<String>) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let export = jobs::export(&desk, own.person(), own.by()).await?.ok_or_else(Problem::not_found)?;
    let headers = [
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"timbro.json\""),
    ];
    Ok((headers, Json(export)).into_response())
}

#[derive(Template)]
#[template(path = "export.html")]
struct ExportPage {
    words: Words,
    look: Look,
    shop_name: String,
    base: String,
    parts: Vec<Part>,
}

/// A heading's key, and its lines: what, and what of it.
struct Part {
    title: &'static str,
    lines: Vec<(String, String)>,
}

async fn read(State(desk): State<Desk>, headers: HeaderMap, Path(secret): Path<String>) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let export = jobs::export(&desk, own.person(), own.by()).await?.ok_or_else(Problem::not_found)?;
    let page = ExportPage {
        words: own.words,
        look: own.look,
        shop_name: own.shop.name.as_str().to_owned(),
        parts: parts(&own, &export),
        base: own.base,
    };
    html(StatusCode::OK, &page)
}

/// The same as in the JSON, as a person reads it.
fn parts(own: &Own, export: &Export) -> Vec<Part> {
    let words = own.words;
    // Sums of money are far below what a float holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "an amount is below 2^53")]
    let money = |minor: Option<i64>| minor.map(|minor| words.money(minor as f64, &own.shop.currency));
    let joined = |pieces: Vec<Option<String>>| pieces.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let profile = &export.profile;
    let told = [
        ("export-name", profile.display_name.as_ref().map(Name::as_str)),
        ("export-email", profile.email.as_ref().map(Email::as_str)),
        ("export-phone", profile.phone.as_ref().map(Phone::as_str)),
        ("export-birthday", profile.birthday.as_ref().map(Birthday::as_str)),
    ];
    let mut you: Vec<(String, String)> =
        told.into_iter().filter_map(|(key, text)| Some((words.say(key), text?.to_owned()))).collect();
    you.push((words.say("export-since"), own.date(profile.made_at)));
    if !profile.tags.is_empty() {
        let tags: Vec<&str> = profile.tags.iter().map(Tag::as_str).collect();
        you.push((words.say("export-tags"), tags.join(", ")));
    }
    let consents = export.consents.iter().map(|line| {
        let purpose = words.say(said(line.purpose).0);
        let state = words.say(if line.is_given { "privacy-on" } else { "privacy-off" });
        (own.date(line.made_at), format!("{purpose}: {state}"))
    });
    let visits = export.visits.iter().map(|visit| {
        let items = visit.items.iter().map(|item| format!("{} × {}", item.units, item.name)).collect::<Vec<_>>();
        let items = (!items.is_empty()).then(|| items.join(", "));
        (own.date(visit.at), joined(vec![visit.location.clone(), items, money(visit.amount_minor)]))
    });
    let imported =
        export.imported_visits.iter().map(|visit| (own.date(visit.at), money(visit.amount_minor).unwrap_or_default()));
    let refused =
        export.refused_scans.iter().map(|scan| (own.date(scan.scanned_at), joined(vec![scan.location.clone()])));
    let entries = export.entries.iter().map(|entry| {
        let what = words.say(&format!("entry-{}", entry.kind));
        let told = if entry.delta == 0 { what } else { format!("{what} {:+}", entry.delta).replace('-', "−") };
        (own.date(entry.at), joined(vec![entry.program.clone(), Some(told), entry.reason.clone()]))
    });
    let rewards = export.rewards.iter().map(|reward| (own.date(reward.issued_at), reward.title.clone()));
    let payments =
        export.payments.iter().map(|paid| (own.date(paid.made_at), money(Some(paid.amount_minor)).unwrap_or_default()));
    let text = |comment: &Option<Comment>| comment.as_ref().map(|comment| comment.as_str().to_owned());
    let answers = export.answers.iter().map(|answer| {
        let score = Some(format!("{}/{}", answer.score, answer.scale_max));
        (own.date(answer.made_at), joined(vec![score, text(&answer.comment)]))
    });
    let cases =
        export.cases.iter().map(|case| (own.date(case.made_at), joined(vec![text(&case.text), text(&case.note)])));
    let notes = export.notes.iter().map(|note| {
        (own.date(note.made_at), note.text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default())
    });
    let nudges = export.nudges.iter().map(|nudge| {
        (own.date(nudge.made_at), nudge.text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default())
    });
    vec![
        Part { title: "export-profile", lines: you },
        Part { title: "export-consents", lines: consents.collect() },
        Part { title: "export-visits", lines: imported.chain(visits).collect() },
        Part { title: "export-refused-scans", lines: refused.collect() },
        Part { title: "export-entries", lines: entries.collect() },
        Part { title: "export-rewards", lines: rewards.collect() },
        Part { title: "export-payments", lines: payments.collect() },
        Part { title: "export-answers", lines: answers.collect() },
        Part { title: "export-cases", lines: cases.collect() },
        Part { title: "export-notes", lines: notes.collect() },
        Part { title: "export-nudges", lines: nudges.collect() },
    ]
}
