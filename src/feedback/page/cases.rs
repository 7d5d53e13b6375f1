//! "Something wrong?": a customer tells, and reads how it stands.

use askama::Template;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::{Own, SOLVED_SHOWN_MS, case_state, nowhere};
use crate::card::page::html;
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::feedback::store::asked;
use crate::feedback::{MAX_OWN_CASES_A_DAY, Weight};
use crate::http::{Answer, Path};
use crate::kernel::{CaseId, Comment};
use crate::look::Look;
use crate::people::Field;
use crate::words::Words;

/// Cases on the page, the newest first.
const SHOWN_CASES: i64 = 20;
const DAY_MS: i64 = 24 * 3_600_000;

#[derive(Template)]
#[template(path = "cases.html")]
struct CasesPage {
    words: Words,
    look: Look,
    shop_name: String,
    base: String,
    /// By which the form is known when it is sent twice.
    form: String,
    typed: String,
    wants_answer: bool,
    /// The key of why it was not taken.
    wrong: Option<&'static str>,
    /// What was told before: in which words, and how it stands.
    told: Vec<(Option<String>, String)>,
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Telling {
    #[serde(default)]
    form: Uuid,
    #[serde(default)]
    text: String,
    /// Whether somebody should get back to them.
    #[serde(default)]
    wants_answer: bool,
}

async fn cases_page(desk: &Desk, own: Own, typed: Telling, wrong: Option<&'static str>) -> Answer<Response> {
    let shop = own.shop.id;
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let since = desk.now().plus_ms(-SOLVED_SHOWN_MS);
    let cases = asked::own_cases(&mut reader, shop, &own.people, since, SHOWN_CASES).await?;
    drop(reader);
    let opener = desk.people.opener(shop, cases.iter().map(|case| case.customer_id)).await?;
    let told = cases.iter().map(|case| {
        let text = opener.text(case.customer_id, Field::CaseText, case.id.0, case.text.as_ref());
        (text, case_state(own.words, &own.shop.zone, case))
    });
    let page = CasesPage {
        words: own.words,
        look: own.look,
        shop_name: own.shop.name.as_str().to_owned(),
        base: own.base,
        form: desk.random.id::<Uuid>(desk.now()).to_string(),
        typed: typed.text,
        wants_answer: typed.wants_answer,
        told: told.collect(),
        wrong,
    };
    html(if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// Shows the form, and how it stands with what was told before.
pub(super) async fn ask(State(desk): State<Desk>, headers: HeaderMap, Path(secret): Path<String>) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let nothing = Telling { form: Uuid::nil(), text: String::new(), wants_answer: false };
    cases_page(&desk, own, nothing, None).await
}

/// Opens a case.
pub(super) async fn open(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(telling): Form<Telling>,
) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let Ok(text) = Comment::parse(&telling.text) else {
        let wrong = if telling.text.trim().is_empty() { "case-empty" } else { "case-too-long" };
        return cases_page(&desk, own, telling, Some(wrong)).await;
    };
    let weight = if telling.wants_answer { Weight::Serious } else { Weight::Minor };
    let (shop, now) = (own.shop.id, desk.now());
    let id: CaseId = desk.random.id(now);
    // The form and what it says: sent twice it is one case, changed and sent again it is another. The form's own number is
    // random and kept nowhere, so that nobody can find out by guessing what was said.
    let form = if telling.form.is_nil() { desk.random.id(now) } else { telling.form };
    let print = fingerprint(&[&own.customer, &form, &telling.wants_answer], &text);
    let key = print.iter().fold("card-".to_owned(), |key, byte| format!("{key}{byte:02x}"));
    let sealed = desk.people.seal((shop, own.customer), Field::CaseText, id.0, Some(text.as_str()), now).await?;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if let Claim::New = claim(&mut writer, shop, Some(&key), "case", &print, id.0, now).await? {
        let limit = (now.plus_ms(-DAY_MS), MAX_OWN_CASES_A_DAY);
        let case = (weight, sealed.as_ref());
        let is_opened =
            asked::insert_own_case(&mut writer, (shop, own.customer), id, case, limit, own.origin(), now).await?;
        if !is_opened {
            drop(writer);
            return cases_page(&desk, own, telling, Some("case-too-many")).await;
        }
        writer.commit().await?;
    }
    Ok(Redirect::to(&format!("{}/cases", own.base)).into_response())
}
