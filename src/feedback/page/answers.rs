//! A question answered with a tap, or put off, and what is said besides.

use askama::Template;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{Own, nowhere};
use crate::card::page::html;
use crate::db::Shops;
use crate::desk::Desk;
use crate::feedback::Score;
use crate::feedback::ask::is_unhappy;
use crate::feedback::store::asked::{self, Tapped};
use crate::feedback::store::{self, Answer as AnswerRow};
use crate::http::{Answer, Path, Problem};
use crate::kernel::{Comment, VisitId};
use crate::look::Look;
use crate::people::Field;
use crate::retention::Question;
use crate::words::Words;

/// For so long after the tap something can be said besides.
const COMMENT_MS: i64 = 24 * 3_600_000;

/// What a score's button sends.
#[derive(Deserialize)]
pub(super) struct Tap {
    visit: VisitId,
    kind: Question,
    score: i64,
}

/// What the button for later sends. The form's other fields come along.
#[derive(Deserialize)]
pub(super) struct Later {
    visit: VisitId,
}

#[derive(Deserialize)]
pub(super) struct Said {
    #[serde(default)]
    comment: String,
}

/// Keeps an answer: one for each visit, however often the form is sent.
pub(super) async fn keep(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(tap): Form<Tap>,
) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let Score { score, scale_max } = Score::parse(tap.kind, tap.score, None)?;
    if own.open_question(&desk).await? == Some((tap.kind, tap.visit)) {
        let (shop, now) = (own.shop.id, desk.now());
        let answer = AnswerRow {
            id: desk.random.id(now),
            customer_id: own.customer,
            kind: tap.kind,
            score: score.into(),
            scale_max: scale_max.into(),
            comment: None,
            made_at: now,
        };
        let mut writer = desk.db.writer(Shops::One(shop)).await?;
        store::insert_answer(&mut writer, shop, &answer, own.origin()).await?;
        // Where another tap was faster, this one is rolled back with its answer.
        if asked::insert_asking(&mut writer, shop, tap.visit, own.customer, Some(answer.id), own.origin(), now).await? {
            writer.commit().await?;
        }
    }
    Ok(Redirect::to(&format!("{}/answers", own.base)).into_response())
}

/// Puts a question off: it is not asked again for as long as if it had been answered.
pub(super) async fn put_off(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(later): Form<Later>,
) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let open = own.open_question(&desk).await?;
    if open.is_some_and(|(_, visit)| visit == later.visit) {
        let shop = own.shop.id;
        let mut writer = desk.db.writer(Shops::One(shop)).await?;
        asked::insert_asking(&mut writer, shop, later.visit, own.customer, None, own.origin(), desk.now()).await?;
        writer.commit().await?;
    }
    Ok(Redirect::to(&own.base).into_response())
}

#[derive(Template)]
#[template(path = "thanks.html")]
struct ThanksPage {
    words: Words,
    look: Look,
    shop_name: String,
    base: String,
    has_comment: bool,
    /// Something seems to have gone wrong.
    is_unhappy: bool,
    is_refused: bool,
    /// What was typed and not taken.
    typed: String,
}

async fn last_tap(desk: &Desk, own: &Own) -> Answer<Option<Tapped>> {
    let mut reader = desk.db.reader(Shops::One(own.shop.id)).await?;
    Ok(asked::tapped(&mut reader, own.shop.id, own.customer, desk.now().plus_ms(-COMMENT_MS)).await?)
}

fn thanks(own: Own, tapped: Tapped, refused: Option<String>) -> Answer<Response> {
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ThanksPage {
        words: own.words,
        look: own.look,
        shop_name: own.shop.name.as_str().to_owned(),
        base: own.base,
        has_comment: tapped.has_comment,
        is_unhappy: is_unhappy(tapped.kind, tapped.score, tapped.scale_max),
        is_refused: refused.is_some(),
        typed: refused.unwrap_or_default(),
    };
    html(status, &page)
}

/// Thanks for an answer, and asks whether there is more to say.
pub(super) async fn thank(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    match last_tap(&desk, &own).await? {
        Some(tapped) => thanks(own, tapped, None),
        None => Ok(Redirect::to(&own.base).into_response()),
    }
}

/// Adds what somebody has to say besides.
pub(super) async fn comment(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(said): Form<Said>,
) -> Answer<Response> {
    let Some(own) = Own::behind(&desk, &headers, &secret).await? else { return nowhere(&headers) };
    let Some(tapped) = last_tap(&desk, &own).await? else { return Ok(Redirect::to(&own.base).into_response()) };
    let comment = match Comment::parse(&said.comment) {
        Ok(comment) => comment,
        Err(_) if said.comment.trim().is_empty() => return Ok(Redirect::to(&own.base).into_response()),
        Err(_) => return thanks(own, tapped, Some(said.comment)),
    };
    let (shop, now) = (own.shop.id, desk.now());
    let person = (shop, own.customer);
    let sealed = desk.people.seal(person, Field::Comment, tapped.id.0, Some(comment.as_str()), now).await?;
    let sealed = sealed.ok_or_else(Problem::not_found)?;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    asked::insert_comment(&mut writer, shop, tapped.id, own.customer, &sealed, own.origin(), now).await?;
    writer.commit().await?;
    Ok(Redirect::to(&format!("{}/answers", own.base)).into_response())
}
