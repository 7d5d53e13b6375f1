//! Customers with their figures: one person's, and the list.

use std::collections::HashSet;

use axum::extract::{FromRef, State as Tool};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asked, Spoken, work_out};
use crate::auth::KeyCache;
use crate::auth::extract::{Counter, Owner};
use crate::code::ShortCode;
use crate::customer;
use crate::db::Shops;
use crate::desk::Desk;
use crate::figures::jobs::Logs;
use crate::figures::say::{CustomerText, Speaker};
use crate::figures::store::{self, PersonRow};
use crate::figures::{Basis, NotAsked, SegmentName, ShopLog};
use crate::http::{Answer, Json, Path, Problem, Query, RefusedRead};
use crate::kernel::{CardId, Cursor, CustomerId, Email, Name, Page, Phone, ShopId, Time};
use crate::ledger::State;
use crate::ledger::answer::{ProgressView, standing};
use crate::people::{Field, Opener, Sealed};
use crate::program;
use crate::retention::{Colour, Customer, Figures, Light, Period, Segment, View, WindowDays, figures, light_of};

pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(of_one)).routes(routes!(list))
}

/// One customer's figures.
#[derive(Debug, Serialize, ToSchema)]
struct FiguresView {
    /// Who.
    customer_id: CustomerId,
    /// How often, how regularly, how much, and how they are doing; null for who has never come.
    figures: Option<Figures>,
    /// The same in words; null for who has never come.
    text: Option<CustomerText>,
}

/// Show one customer's figures, as of this morning: frequency, rhythm, spend, growth, light.
#[utoipa::path(get, path = "/customers/{id}/figures", operation_id = "show_figures", tag = "customers",
    params(("id" = CustomerId, Path), Spoken), responses((status = 200, body = FiguresView), RefusedRead))]
async fn of_one(
    owner: Owner,
    Tool(desk): Tool<Desk>,
    Tool(logs): Tool<Logs>,
    Path(id): Path<CustomerId>,
    Query(spoken): Query<Spoken>,
) -> Answer<Json<FiguresView>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let mut known = store::people(&mut reader, owner.shop(), &[id]).await?;
    let is_profiled = known.remove(&id).ok_or_else(Problem::not_found)?.is_profiled;
    drop(reader);
    let asked = Asked::of(&desk, &logs, owner.shop()).await?;
    let speaker = Speaker::of(&asked.basis.shop, spoken.language);
    let figures = work_out(move || {
        let Asked { basis, log } = &asked;
        let forecast = log.forecast(basis.today);
        let view = log.log().as_of(basis.today);
        let of = |number| figures(&view, number, asked.window(), &basis.closures, forecast.as_ref());
        Ok(log.number(id).filter(|_| is_profiled).map(of))
    });
    let figures = figures.await?;
    let text = figures.as_ref().map(|figures| speaker.customer(figures));
    Ok(Json(FiguresView { customer_id: id, figures, text }))
}

/// Which customers.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WantedPeople {
    /// Part of a name, an address or a number, a short code, or the whole of an id.
    #[param(max_length = 254)]
    query: Option<String>,
    /// `light:green`, `light:yellow`, `light:red`, `light:gone`, `new` (first seen in the last 30 days), `regular`,
    /// `month:2025-03` (first seen in it), or `tag:` and a tag.
    segment: Option<String>,
    /// `next_cursor` of the page before.
    cursor: Option<Cursor>,
}

/// A customer in the list.
#[derive(Debug, Serialize, ToSchema)]
struct PersonView {
    /// Who.
    id: CustomerId,
    /// Their card; null where they have none.
    card_id: Option<CardId>,
    /// What is spoken where there is no camera; null where they have no card.
    short_code: Option<String>,
    /// The id by which reports tell of them: the import's own, or the same as `id`.
    told_as: String,
    /// What they are called, if they said so.
    display_name: Option<Name>,
    /// Since when they are known.
    made_at: Time,
    /// Stamps on their card, by program.
    progress: Vec<ProgressView>,
    /// The first instant of the day of the last visit.
    last_visit: Option<Time>,
    /// Comes every so many open days; null below three gaps.
    usual_gap_days: Option<f64>,
    /// Complete open days since the last visit day.
    idle_days: Option<i32>,
    /// The traffic light; null for who has never come.
    light: Option<Colour>,
}

/// A page of customers.
type People = Page<PersonView>;

/// Customers read at once while a page is looked for.
const LOOKED_THROUGH: i64 = 5_000;

/// List customers with stamps, last visit, rhythm and light, the latest first; all, a segment, or those found by a text.
#[utoipa::path(get, path = "/customers", operation_id = "list_customers", tag = "customers", params(WantedPeople),
    security(("api_key" = []), ("session" = []), ("device" = [])),
    responses((status = 200, body = Page<PersonView>), RefusedRead))]
async fn list(
    counter: Counter,
    Tool(desk): Tool<Desk>,
    Tool(logs): Tool<Logs>,
    Query(wanted): Query<WantedPeople>,
) -> Answer<Json<People>> {
    let shop = counter.shop();
    let asked = Asked::of(&desk, &logs, shop).await?;
    let filter = Filter::of(&desk, &asked.basis, &wanted).await?;
    let (rules, now) = (program::store::rules(&mut desk.db.reader(Shops::One(shop)).await?, shop).await?, desk.now());
    let mut found: Vec<Opened> = Vec::new();
    let mut before = wanted.cursor.unwrap_or(Cursor::START).id();
    let seen = Seen {
        log: &asked.log,
        view: asked.log.log().as_of(asked.basis.today),
        basis: &asked.basis,
        window: asked.window(),
    };
    let exactly =
        if wanted.cursor.is_none() { exactly(&desk, shop, wanted.query.as_deref()).await? } else { Vec::new() };
    if !exactly.is_empty() {
        let mut reader = desk.db.reader(Shops::One(shop)).await?;
        let rows: Vec<PersonRow> = store::people(&mut reader, shop, &exactly).await?.into_values().collect();
        drop(reader);
        found.extend(opened(&desk, shop, rows).await?.into_iter().filter(|person| filter.holds(&seen, person)));
        found.sort_by_key(|person| std::cmp::Reverse(person.row.id));
    }
    while exactly.is_empty() && i64::try_from(found.len()).unwrap_or(i64::MAX) <= People::MAX_ROWS {
        let mut reader = desk.db.reader(Shops::One(shop)).await?;
        let rows = store::people_before(&mut reader, shop, before, LOOKED_THROUGH).await?;
        drop(reader);
        let Some(last) = rows.last() else { break };
        before = last.id.0;
        found.extend(opened(&desk, shop, rows).await?.into_iter().filter(|person| filter.holds(&seen, person)));
    }
    let page = Page::cut(found, |person| person.row.id.0);
    let person = |row: Opened| person(&seen, row, |state| standing(state, &rules, now));
    Ok(Json(Page { data: page.data.into_iter().map(person).collect(), next_cursor: page.next_cursor }))
}

/// Everybody in a segment, one more than `most` where there are more.
pub(super) async fn of_segment(
    desk: &Desk,
    logs: &Logs,
    shop: ShopId,
    segment: &str,
    most: usize,
) -> Answer<Vec<CustomerId>> {
    let asked = Asked::of(desk, logs, shop).await?;
    let wanted = WantedPeople { query: None, segment: Some(segment.to_owned()), cursor: None };
    let filter = Filter::of(desk, &asked.basis, &wanted).await?;
    let view = asked.log.log().as_of(asked.basis.today);
    let seen = Seen { log: &asked.log, view, basis: &asked.basis, window: asked.window() };
    let (mut found, mut before) = (Vec::new(), Cursor::START.id());
    while found.len() <= most {
        let mut reader = desk.db.reader(Shops::One(shop)).await?;
        let rows = store::people_before(&mut reader, shop, before, LOOKED_THROUGH).await?;
        drop(reader);
        let Some(last) = rows.last() else { break };
        before = last.id.0;
        // No segment goes by what people told, so nothing of it is opened.
        let people = rows.into_iter().map(|row| Opened::of(&Opener::default(), row));
        found.extend(people.filter(|person| filter.holds(&seen, person)).map(|person| person.row.id));
    }
    found.truncate(most + 1);
    Ok(found)
}

/// Who has the whole address or number that is looked for: nobody else's fields need to be opened for them.
async fn exactly(desk: &Desk, shop: ShopId, query: Option<&str>) -> Answer<Vec<CustomerId>> {
    let Some(query) = query else { return Ok(Vec::new()) };
    let email = Email::parse(query).ok().map(|email| desk.people.email_index(shop, &email));
    let phone = Phone::parse(query).ok().map(|phone| desk.people.phone_index(shop, &phone));
    if email.is_none() && phone.is_none() {
        return Ok(Vec::new());
    }
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    Ok(customer::store::of_address(&mut reader, shop, email.as_deref(), phone.as_deref()).await?)
}

/// Opens what these people told, with one question for their keys.
async fn opened(desk: &Desk, shop: ShopId, rows: Vec<PersonRow>) -> Answer<Vec<Opened>> {
    let opener = desk.people.opener(shop, rows.iter().filter(|row| row.has_told()).map(|row| row.id)).await?;
    Ok(rows.into_iter().map(|row| Opened::of(&opener, row)).collect())
}

/// Somebody with what they told, opened.
struct Opened {
    row: PersonRow,
    display_name: Option<Name>,
    email: Option<String>,
    phone: Option<String>,
}

impl Opened {
    fn of(opener: &Opener, row: PersonRow) -> Opened {
        let text = |field, sealed: &Option<Sealed>| opener.text(row.id, field, row.id.0, sealed.as_ref());
        Opened {
            display_name: opener.name(row.id, row.display_name.as_ref()),
            email: text(Field::Email, &row.email),
            phone: text(Field::Phone, &row.phone),
            row,
        }
    }
}

/// Who belongs into the list.
struct Filter {
    text: Option<String>,
    light: Option<Colour>,
    segment: Option<Segment>,
    tagged: Option<HashSet<CustomerId>>,
}

impl Filter {
    async fn of(desk: &Desk, basis: &Basis, wanted: &WantedPeople) -> Answer<Filter> {
        /// Who is new to a shop, in days.
        const NEW_DAYS: i64 = 30;
        let text = wanted.query.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_lowercase);
        let mut filter = Filter { text, light: None, segment: None, tagged: None };
        let Some(name) = wanted.segment.as_deref().filter(|name| !name.is_empty()) else { return Ok(filter) };
        if let Some(colour) = name.strip_prefix("light:") {
            let colour = Colour::parse(colour).ok_or_else(|| not_a_segment("light is green, yellow, red or gone"))?;
            filter.light = Some(colour);
            return Ok(filter);
        }
        match name.parse::<SegmentName>().map_err(not_a_segment)? {
            SegmentName::New => {
                let (start, end) = (basis.today.plus(-NEW_DAYS), basis.today);
                filter.segment = Some(Segment::New(Period { name: String::new(), start, end }));
            }
            SegmentName::Regular => filter.segment = Some(Segment::Regular),
            SegmentName::FirstMonth(month) => filter.segment = Some(Segment::FirstMonth(month)),
            SegmentName::Tag(tag) => {
                let mut reader = desk.db.reader(Shops::One(basis.shop.id)).await?;
                let tagged = customer::store::tagged(&mut reader, basis.shop.id, &tag).await?;
                filter.tagged = Some(tagged.into_iter().collect());
            }
        }
        Ok(filter)
    }

    fn holds(&self, seen: &Seen<'_>, person: &Opened) -> bool {
        let row = &person.row;
        let Seen { log, view, .. } = seen;
        let number = log.number(row.id);
        let figures_of = number.filter(|_| row.is_profiled);
        let has_colour = |colour: Colour| {
            let light = figures_of.and_then(|number| seen.light(number));
            light.is_some_and(|light| light.colour == colour)
        };
        self.text.as_ref().is_none_or(|text| is_found(text, person, number.map(|number| log.log().name(number))))
            && self.light.is_none_or(has_colour)
            && self.segment.as_ref().is_none_or(|segment| figures_of.is_some_and(|number| segment.holds(view, number)))
            && self.tagged.as_ref().is_none_or(|tagged| tagged.contains(&row.id))
    }
}

fn not_a_segment(reason: &str) -> NotAsked {
    NotAsked { field: "segment", reason: reason.to_owned() }
}

/// Whether a text, in small letters, leads to somebody.
fn is_found(text: &str, person: &Opened, told_as: Option<&str>) -> bool {
    let row = &person.row;
    let has = |field: Option<&str>| field.is_some_and(|field| field.to_lowercase().contains(text));
    // A code or a number is the same with and without what parts it for the eye.
    let bare =
        |text: &str| text.chars().filter(|c| !matches!(c, '-' | ' ' | '.' | '/' | '(' | ')')).collect::<String>();
    let spoken = bare(text);
    has(person.display_name.as_ref().map(Name::as_str))
        || has(person.email.as_deref())
        || (!spoken.is_empty() && person.phone.as_ref().is_some_and(|phone| phone.contains(&spoken)))
        || row.short_code.as_ref().is_some_and(|code| code.to_lowercase() == spoken)
        || told_as.is_some_and(|id| id.to_lowercase() == *text)
        || row.id.to_string() == *text
}

/// What a list is made from.
struct Seen<'a> {
    log: &'a ShopLog,
    view: View<'a>,
    basis: &'a Basis,
    window: WindowDays,
}

impl Seen<'_> {
    fn light(&self, number: Customer) -> Option<Light> {
        light_of(&self.view, number, self.window, &self.basis.closures)
    }
}

fn person(
    seen: &Seen<'_>,
    Opened { row, display_name, .. }: Opened,
    progress: impl Fn(&State) -> Vec<ProgressView>,
) -> PersonView {
    let Seen { log, basis, .. } = seen;
    let told_as = log.number(row.id).map(|number| log.log().name(number).to_owned());
    // Of who objected nothing is told but what stands on their card.
    let number = log.number(row.id).filter(|_| row.is_profiled);
    let light = number.and_then(|number| seen.light(number));
    // The last visit may be of today, of which nothing else is told yet.
    let lately = log.log().as_of(basis.today.plus(1));
    let last_day = number.and_then(|number| lately.history(number).last_day());
    PersonView {
        id: row.id,
        card_id: row.card,
        short_code: row.short_code.as_deref().and_then(ShortCode::parse).map(|code| code.to_string()),
        told_as: told_as.unwrap_or_else(|| row.id.to_string()),
        display_name,
        made_at: row.made_at,
        progress: row.state.as_ref().map(progress).unwrap_or_default(),
        last_visit: last_day.map(|day| basis.calendar.start(day)),
        usual_gap_days: light.as_ref().and_then(|light| light.usual_gap_half_days).map(|half| f64::from(half) / 2.0),
        idle_days: light.as_ref().map(|light| light.idle_days),
        light: light.map(|light| light.colour),
    }
}
