//! What customers' pages are made of, the cards of a browser, and how a card is kept safe and found again.
//!
//! HTML from the server in one request, readable without a script. The card's own page is `face`'s, because it shows what
//! later slices know.

mod back;
mod mine;
mod safe;

use askama::Template;
use axum::Router;
use axum::extract::FromRef;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::page_url;
use super::store::{self, CardRecord};
use crate::auth::extract::Browser;
use crate::auth::store::{NewDoor, browsers, doors};
use crate::auth::{Door, DoorKind, browser_expires_at};
use crate::code;
use crate::db::{self, Session, Shops};
use crate::desk::Desk;
use crate::http::{Answer, Problem, policy_of};
use crate::kernel::{Day, Language, ProgramId, RewardId, ShopId, Time, Zone};
use crate::ledger::answer::{ProgressView, RewardView, standing};
use crate::ledger::{self, Entry, EntryKind};
use crate::look::{self, Look};
use crate::program::{self, Rules};
use crate::shop::{self, Keys, Shop};
use crate::words::Words;

/// The pages of cards.
pub fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
{
    Router::new().merge(mine::pages()).merge(safe::pages()).merge(back::pages())
}

/// A page that says one thing and shows a way on.
#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    words: Words,
    sentence: &'static str,
    way_on: Option<WayOn>,
}

/// Where to go from a message.
pub struct WayOn {
    /// The address.
    pub url: String,
    /// The key of what the link says.
    pub label: &'static str,
}

/// Renders a template. One that fails is ours to mend.
pub fn html(status: StatusCode, page: &impl Template) -> Answer<Response> {
    let text = unindented(&page.render().map_err(Problem::internal)?);
    // A page holds what only its visitor may see.
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        (header::CONTENT_SECURITY_POLICY, policy_of(&text)),
    ];
    Ok((status, headers, Html(text)).into_response())
}

/// A page without the blanks that indent a tag after a tag. What people wrote begins with no tag, so it stays as it is.
fn unindented(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for line in page.split_inclusive('\n') {
        let is_tag = out.ends_with(">\n") && line.trim_start().starts_with('<');
        out.push_str(if is_tag { line.trim_start_matches(' ') } else { line });
    }
    out
}

/// One sentence, and a way on.
pub fn message(status: StatusCode, words: Words, sentence: &'static str, way_on: Option<WayOn>) -> Answer<Response> {
    html(status, &MessagePage { words, sentence, way_on })
}

/// What a link may say after its question mark: the language that somebody taps before they have a card.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    language: Option<String>,
}

impl Wish {
    /// The language, if it is one.
    pub fn language(&self) -> Option<Language> {
        Language::parse(self.language.as_deref()?)
    }

    /// The same wish for the form of the page, so that what it answers speaks alike. Empty where there is none.
    pub fn again(&self) -> String {
        self.language().map(|language| format!("?language={}", language.code())).unwrap_or_default()
    }
}

/// How a shop looks, for pages without a card.
pub async fn look_of(desk: &Desk, shop: ShopId) -> Answer<Look> {
    Ok(look::store::look(&mut desk.db.reader(Shops::One(shop)).await?, shop).await?)
}

/// The language of a page: the customer's own choice, the browser's wish, the shop's habit.
pub fn speak(chosen: Option<Language>, headers: &HeaderMap, shop: Option<&Shop>) -> Words {
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Language::accepted);
    Words(chosen.or(wish).or(shop.map(|shop| shop.language)).unwrap_or(Language::En))
}

/// A program on a page.
pub struct Program {
    /// Which.
    pub id: ProgramId,
    /// What it is called.
    pub name: String,
    /// Stamps in the present round.
    pub stamps: u32,
    /// Stamps of a full card.
    pub goal: u32,
    /// Stamps to the next reward.
    pub to_go: u32,
    /// What that is.
    pub next_reward: String,
    /// The stamps to be drawn; none where there are too many.
    pub drawn: Vec<Stamp>,
    /// The last few lines of how the stamps came about, newest first.
    pub history: Vec<Line>,
    /// When the last stamp was given, in words.
    pub last_stamp: Option<String>,
    /// The stamps as a sentence, for who does not see them.
    pub spoken: String,
}

/// A stamp to be drawn.
pub struct Stamp {
    /// Whether it is there.
    pub is_on: bool,
    /// Whether it is the last.
    pub is_goal: bool,
    /// Its number.
    pub label: String,
    /// By how many degrees it was turned in stamping.
    pub turn: i32,
}

/// A line of history.
pub struct Line {
    /// When.
    pub date: String,
    /// What.
    pub words: String,
    /// By how many stamps, with its sign.
    pub delta: String,
}

/// A reward on a page.
pub struct Reward {
    /// Which.
    pub id: RewardId,
    /// What it is.
    pub title: String,
    /// Until when, in words.
    pub valid_until: Option<String>,
}

/// More stamps than this are shown as a bar.
const MAX_DRAWN_STAMPS: u32 = 30;
/// The newest entries that are read for a page; `face` shows the whole on a page of its own.
const NEWEST_ENTRIES: i64 = 30;
/// Lines of history that a program shows at once.
const SHOWN_LINES: usize = 3;

/// The programs of a card as its page shows them.
pub fn programs(
    words: Words,
    shop: &Shop,
    rules: &Rules,
    card: &CardRecord,
    entries: &[Entry],
    now: Time,
) -> Vec<Program> {
    let count = |stamps: i64| u32::try_from(stamps).unwrap_or(u32::MAX);
    let view = |view: ProgressView| {
        let program = rules.program(view.program_id)?;
        let progress = card.state.programs.get(&program.id);
        let version = match progress {
            Some(progress) if progress.has_begun() => program.going_on(progress.version, progress.reached),
            _ => program.current(),
        };
        let reached = progress.map_or(0, |progress| progress.reached).max(view.stamps);
        let next = version.steps.iter().find(|step| step.stamps > reached).or(version.steps.last())?;
        let goal = count(view.goal);
        let drawn = (1..=goal).take_while(|_| goal <= MAX_DRAWN_STAMPS).map(|number| Stamp {
            is_on: i64::from(number) <= view.stamps,
            is_goal: number == goal,
            label: number.to_string(),
            turn: turn(card, number),
        });
        let own = || entries.iter().filter(|entry| entry.program == Some(program.id));
        let last = own().find(|entry| entry.delta > 0);
        let (stamps, to_go) = (count(view.stamps), count((next.stamps - view.stamps).max(0)));
        let next_reward = next.title.as_str().to_owned();
        let has = words.count_with("stamps-spoken", &stamps, "goal", goal);
        let next = words.count_with("stamps-to-reward", &to_go, "reward", &next_reward);
        Some(Program {
            id: program.id,
            name: program.name.as_str().to_owned(),
            stamps,
            goal,
            to_go,
            next_reward,
            drawn: drawn.collect(),
            history: own().filter_map(|entry| line(words, &shop.zone, entry)).take(SHOWN_LINES).collect(),
            last_stamp: last.map(|entry| last_stamp(words, &shop.zone, entry.at, now)),
            spoken: format!("{has} {next}."),
        })
    };
    standing(&card.state, rules, now).into_iter().filter_map(view).collect()
}

/// The same stamp is always turned the same way: by −12 to 12 degrees.
fn turn(card: &CardRecord, number: u32) -> i32 {
    let byte = card.code.as_bytes()[usize::try_from(number).unwrap_or(0) % 10];
    i32::from(byte.wrapping_mul(31).wrapping_add(u8::try_from(number & 0xff).unwrap_or(0)) % 25) - 12
}

/// When the last stamp was given, as one would say it today.
fn last_stamp(words: Words, zone: &Zone, at: Time, now: Time) -> String {
    let (day, today) = (zone.day(at), zone.day(now));
    match today.0 - day.0 {
        0 => words.with("stamp-last-today", "time", zone.clock(at)),
        1 => words.with("stamp-last-yesterday", "time", zone.clock(at)),
        _ => words.with("stamp-last", "date", date(words, zone, day)),
    }
}

/// A line of history; None for what moved nothing and issued nothing.
pub fn line(words: Words, zone: &Zone, entry: &Entry) -> Option<Line> {
    let key = match entry.kind {
        EntryKind::Open => "entry-open",
        EntryKind::Earn => "entry-earn",
        EntryKind::Issue => "entry-issue",
        EntryKind::Redeem => "entry-redeem",
        EntryKind::Void => "entry-void",
        EntryKind::Refund => "entry-refund",
        EntryKind::Adjust => "entry-adjust",
        EntryKind::Gift => "entry-gift",
        EntryKind::Expire => "entry-expire",
    };
    let shows = entry.delta != 0 || matches!(entry.kind, EntryKind::Issue | EntryKind::Redeem);
    let sign = if entry.delta < 0 { "−" } else { "+" };
    let delta = if entry.delta == 0 { String::new() } else { format!("{sign}{}", entry.delta.abs()) };
    shows.then(|| Line { date: date(words, zone, zone.day(entry.at)), words: words.say(key), delta })
}

/// A day of the shop in words.
pub fn date(words: Words, zone: &Zone, day: Day) -> String {
    let (year, month, day) = zone.calendar(day);
    words.date(year, month, day)
}

/// Rewards as a page shows them.
pub fn rewards(words: Words, zone: &Zone, open: &[RewardView]) -> Vec<Reward> {
    // A reward is good up to a midnight: the day before is the last it can be used on.
    let last_day = |at: Time| date(words, zone, zone.day(Time(at.0 - 1)));
    open.iter()
        .map(|reward| Reward {
            id: reward.id,
            title: reward.title.as_str().to_owned(),
            valid_until: reward.expires_at.map(last_day),
        })
        .collect()
}

/// What a card's pages are made of.
pub struct Seen {
    /// Its shop.
    pub shop: Shop,
    /// The card.
    pub card: CardRecord,
    /// The shop's programs.
    pub rules: Rules,
    /// Its newest entries.
    pub entries: Vec<Entry>,
    /// How its shop looks.
    pub look: Look,
}

/// Reads what is behind a door to a card.
pub async fn seen(desk: &Desk, door: &Door) -> Answer<Seen> {
    let mut reader = desk.db.reader(Shops::One(door.shop_id)).await?;
    let shop = shop::store::shop(&mut reader, door.shop_id).await?.ok_or_else(Problem::not_found)?;
    let card = store::card(&mut reader, door.shop_id, door.card()).await?.ok_or_else(Problem::not_found)?;
    let rules = program::store::rules(&mut reader, door.shop_id).await?;
    let entries = lines(&mut reader, door.shop_id, &card, i64::MAX, NEWEST_ENTRIES).await?;
    let look = look::store::look(&mut reader, door.shop_id).await?;
    Ok(Seen { shop, card, rules, entries, look })
}

/// So many of a card's entries before a number, newest first, and one more where there are more. What a merged card shows
/// is another's, whose lines are that one's own.
pub async fn lines(
    session: &mut dyn Session,
    shop: ShopId,
    card: &CardRecord,
    before: i64,
    rows: i64,
) -> db::Result<Vec<Entry>> {
    if card.state.merged_into.is_some() {
        return Ok(Vec::new());
    }
    ledger::store::entries_page(session, shop, card.id, before, rows).await
}

/// The door of a card's page. None where the address leads nowhere, or to a card that was replaced.
pub async fn page_door(desk: &Desk, secret: &str) -> Answer<Option<Door>> {
    let hash = Sha256::digest(secret.to_ascii_lowercase()).into();
    Ok(doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::CardPage, &hash, desk.now()).await?.first().copied())
}

/// Sends a page with a cookie that is remembered for longer.
pub fn with_cookie(mut response: Response, cookie: Option<(HeaderName, String)>) -> Answer<Response> {
    if let Some((name, value)) = cookie {
        response.headers_mut().insert(name, HeaderValue::from_str(&value).map_err(Problem::internal)?);
    }
    Ok(response)
}

/// What is said where no card is. Who holds the card that the address led to before it was replaced is shown on.
pub async fn no_card(
    desk: &Desk,
    keys: &Keys,
    browser: &Browser,
    headers: &HeaderMap,
    secret: &str,
) -> Answer<Response> {
    let hash = Sha256::digest(secret.to_ascii_lowercase()).into();
    let replaced = browsers::closed_page(&mut desk.db.reader(Shops::Door).await?, &hash).await?;
    let held = browser.doors(desk).await?.into_iter().find(|door| Some(door.card()) == replaced);
    if let Some(door) = held {
        let card = seen(desk, &door).await?.card;
        return Ok(Redirect::to(&page_url("", keys, door.shop_id, card.id, card.epoch)).into_response());
    }
    let way_on = WayOn { url: "/c/back".to_owned(), label: "message-way-back" };
    message(StatusCode::NOT_FOUND, speak(None, headers, None), "message-card-not-found", Some(way_on))
}

/// The door by which a browser finds a new card again.
pub fn browser_door(browser: &crate::auth::Secret, card: crate::kernel::CardId, now: Time) -> NewDoor {
    let expires_at = Some(browser_expires_at(now));
    NewDoor { kind: DoorKind::Browser, hash: browser.hash(), target: card.0, expires_at }
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetPage {
    words: Words,
    shop_name: String,
    cards: Vec<BlankCard>,
}

struct BlankCard {
    code_svg: String,
    short_code: String,
}

/// Blank cards to be printed and cut.
pub fn sheet_page(
    headers: &HeaderMap,
    shop: &Shop,
    cards: &[CardRecord],
    text: impl Fn(&CardRecord) -> String,
) -> Answer<Response> {
    let blank = |card: &CardRecord| -> Answer<BlankCard> {
        let code_svg = code::svg(&text(card)).map_err(Problem::internal)?;
        Ok(BlankCard { code_svg, short_code: card.short_code.to_string().replace('-', " ") })
    };
    let cards = cards.iter().map(blank).collect::<Answer<_>>()?;
    let words = speak(None, headers, Some(shop));
    html(StatusCode::OK, &SheetPage { words, shop_name: shop.name.as_str().to_owned(), cards })
}

/// A shop by the id in an address.
pub async fn shop_of(desk: &Desk, id: ShopId) -> Answer<Option<Shop>> {
    Ok(shop::store::shop(&mut desk.db.reader(Shops::One(id)).await?, id).await?)
}
