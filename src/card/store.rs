//! Cards' rows.

mod again;

pub use again::{
    Replacement, Return, insert_replacement, insert_return, insert_word_typed, raise_epoch, way_back, words_typed,
};

use super::{FIRST_EPOCH, NewCard};
use crate::auth::store::{NewDoor, insert_doors};
use crate::code::{CardCode, ShortCode};
use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::kernel::{CardId, CustomerId, Language, Origin, SheetId, ShopId, Time};
use crate::ledger::State;
use crate::ledger::store::{read_state, write_state};
use crate::on;
use crate::people::Sealed;

/// Makes cards, each with an empty ledger and its doors.
pub async fn insert(
    writer: &mut Writer,
    shop: ShopId,
    cards: &[NewCard],
    doors: &[NewDoor],
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    let mut rows = Rows::of(columns![
        Uuid shop_id, Uuid id, Uuid customer_id, Uuid sheet_id, Bytes code, Text short_code, Int epoch, Int made_at,
        Text actor_kind, Uuid actor_id, Uuid location_id,
    ]);
    let mut states = Rows::of(columns![Uuid shop_id, Uuid card_id, Int number, Text state]);
    let empty = write_state(&State::default());
    for card in cards {
        rows.push(vec![
            shop.0.into(),
            card.id.0.into(),
            card.customer.map(|CustomerId(id)| id).into(),
            card.sheet.map(|SheetId(id)| id).into(),
            card.code.as_bytes().as_slice().into(),
            card.short_code.text().into(),
            i64::from(FIRST_EPOCH).into(),
            now.0.into(),
            origin.actor.kind.as_str().into(),
            origin.actor.id.into(),
            origin.location.map(|location| location.0).into(),
        ]);
        states.push(vec![shop.0.into(), card.id.0.into(), 0_i64.into(), empty.as_str().into()]);
    }
    insert_rows(writer, "card", &rows).await?;
    insert_rows(writer, "card_state", &states).await?;
    insert_doors(writer, shop, doors, now).await
}

/// A card as it is.
#[derive(Clone, Debug)]
pub struct CardRecord {
    /// Which.
    pub id: CardId,
    /// Whose; None for a blank one.
    pub customer: Option<CustomerId>,
    /// What they are called, sealed.
    pub display_name: Option<Sealed>,
    /// The language they chose.
    pub language: Option<Language>,
    /// The bits of its codes.
    pub code: CardCode,
    /// The characters to be spoken.
    pub short_code: ShortCode,
    /// The print that is good.
    pub epoch: u8,
    /// What its person has: what its history adds up to, and, where cards were merged, the stamps of the one into which
    /// and the rewards of all.
    pub state: State,
}

#[derive(sqlx::FromRow)]
struct CardRow {
    id: CardId,
    customer_id: Option<CustomerId>,
    display_name: Option<Sealed>,
    locale: Option<Language>,
    code: Vec<u8>,
    short_code: String,
    epoch: i64,
    state: String,
}

impl TryFrom<CardRow> for CardRecord {
    type Error = db::Error;

    fn try_from(row: CardRow) -> db::Result<CardRecord> {
        let impossible = || db::Error::impossible("a card's row does not read as a card");
        Ok(CardRecord {
            id: row.id,
            customer: row.customer_id,
            display_name: row.display_name,
            language: row.locale,
            code: CardCode::from_slice(&row.code).ok_or_else(impossible)?,
            short_code: ShortCode::parse(&row.short_code).ok_or_else(impossible)?,
            epoch: u8::try_from(row.epoch).map_err(|_| impossible())?,
            state: read_state(&row.state)?,
        })
    }
}

macro_rules! select_cards {
    ($rest:literal) => {
        concat!(
            "select c.id, c.customer_id, p.display_name, p.locale, c.code, c.short_code, c.epoch, s.state \
             from card as c join card_state as s on s.shop_id = c.shop_id and s.card_id = c.id \
             left join customer as p on p.shop_id = c.shop_id and p.id = c.customer_id ",
            $rest
        )
    };
}

/// A card of this shop. None for the card of somebody who was erased.
pub async fn card(session: &mut dyn Session, shop: ShopId, id: CardId) -> db::Result<Option<CardRecord>> {
    let row: Option<CardRow> =
        on!(session, |c| sqlx::query_as(select_cards!("where c.shop_id = $1 and c.id = $2 and p.erased_at is null"))
            .bind(shop)
            .bind(id)
            .fetch_optional(c)
            .await)?;
    with_merged(session, shop, row).await
}

/// A card with what its person has on all that were merged.
async fn with_merged(session: &mut dyn Session, shop: ShopId, row: Option<CardRow>) -> db::Result<Option<CardRecord>> {
    let Some(mut card) = row.map(CardRecord::try_from).transpose()? else { return Ok(None) };
    let into = card.state.merged_into;
    if into.is_none() && card.state.absorbed.is_empty() {
        return Ok(Some(card));
    }
    let root = match into {
        Some(into) => state(session, shop, into).await?,
        None => card.state.clone(),
    };
    let mut rewards = root.rewards.clone();
    for other in root.absorbed {
        rewards.extend(state(session, shop, other).await?.rewards);
    }
    card.state.programs = root.programs;
    card.state.rewards = rewards;
    Ok(Some(card))
}

/// What one card's own history adds up to.
async fn state(session: &mut dyn Session, shop: ShopId, card: CardId) -> db::Result<State> {
    let state: String =
        on!(session, |c| sqlx::query_scalar("select state from card_state where shop_id = $1 and card_id = $2")
            .bind(shop)
            .bind(card)
            .fetch_one(c)
            .await)?;
    read_state(&state)
}

/// The card of a customer of this shop.
pub async fn card_of_customer(
    session: &mut dyn Session,
    shop: ShopId,
    customer: CustomerId,
) -> db::Result<Option<CardRecord>> {
    let row: Option<CardRow> = on!(session, |c| sqlx::query_as(select_cards!(
        "where c.shop_id = $1 and c.customer_id = $2 and p.erased_at is null"
    ))
    .bind(shop)
    .bind(customer)
    .fetch_optional(c)
    .await)?;
    with_merged(session, shop, row).await
}

/// The cards of a sheet, in the order they are printed.
pub async fn cards_of_sheet(session: &mut dyn Session, shop: ShopId, sheet: SheetId) -> db::Result<Vec<CardRecord>> {
    let rows: Vec<CardRow> =
        on!(session, |c| sqlx::query_as(select_cards!("where c.shop_id = $1 and c.sheet_id = $2 order by c.id"))
            .bind(shop)
            .bind(sheet)
            .fetch_all(c)
            .await)?;
    rows.into_iter().map(CardRecord::try_from).collect()
}

/// The code of the card with this short code.
pub async fn code_of_short(
    session: &mut dyn Session,
    shop: ShopId,
    short_code: &ShortCode,
) -> db::Result<Option<CardCode>> {
    let code: Option<Vec<u8>> =
        on!(session, |c| sqlx::query_scalar("select code from card where shop_id = $1 and short_code = $2")
            .bind(shop)
            .bind(short_code.text())
            .fetch_optional(c)
            .await)?;
    Ok(code.and_then(|code| CardCode::from_slice(&code)))
}

/// Prints a sheet.
pub async fn insert_sheet(
    writer: &mut Writer,
    shop: ShopId,
    id: SheetId,
    cards: i64,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into sheet (shop_id, id, cards, made_at, actor_kind, actor_id, location_id) values ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(shop)
    .bind(id)
    .bind(cards)
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
