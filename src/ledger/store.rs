//! The ledger's rows: what the lane reads for a batch, what it writes, and events read back.

mod events;
mod merges;
mod past;
mod save;

pub use events::{
    EntryRow, card_events, cards_of_shop, entries_page, entry_events, refund_events, visit_events, void_events,
};
pub use merges::{ActiveMerge, active_merges, merge_of, merged_progress, past_merge, same_person, uneven_merges};
pub use past::past;
pub use save::Changes;

use uuid::Uuid;

use super::{Card, State};
use crate::code::CardCode;
use crate::columns;
use crate::db::{self, Rows, Session, select_both, select_rows};
use crate::kernel::{CardId, CustomerId, Day, ShopId, Time, born_at};
use crate::on;
use crate::people::Sealed;

/// A key that has done something.
#[derive(Debug, sqlx::FromRow)]
pub struct Receipt {
    /// At which shop.
    pub shop_id: ShopId,
    /// The key.
    pub key: String,
    /// What was asked.
    pub kind: String,
    /// The SHA-256 of how.
    pub fingerprint: Vec<u8>,
    /// The row it made.
    pub subject_id: Uuid,
    /// The entry it made, where the row is a card.
    pub number: Option<i64>,
    /// Why it was refused for good, as a word; None where it was done.
    pub reason: Option<String>,
    /// Until when that held.
    pub until_at: Option<Time>,
}

const SELECT_RECEIPTS: &str = "select r.shop_id, r.key, r.kind, r.fingerprint, r.subject_id, r.number, f.reason, f.until_at \
    from $rows as wanted join receipt as r on r.shop_id = wanted.shop_id and r.key = wanted.key \
    left join refused_scan as f on f.shop_id = r.shop_id and f.id = r.subject_id and r.kind = 'refused_scan'";

/// A card as a batch needs it.
#[derive(Debug)]
pub struct Held {
    /// Its shop.
    pub shop: ShopId,
    /// The card; a blank one has the nil customer.
    pub card: Card,
    /// The version of the shop's rules, to know whether they must be read again.
    pub rules_version: i64,
}

#[derive(sqlx::FromRow)]
struct CardRow {
    shop_id: ShopId,
    card_id: CardId,
    code: Vec<u8>,
    epoch: i64,
    customer_id: Option<CustomerId>,
    display_name: Option<Sealed>,
    state: String,
    rules_version: i64,
}

/// What a batch reads of the cards that are found so.
macro_rules! select_cards {
    ($from:literal) => {
        concat!(
            "select c.shop_id, c.id as card_id, c.code, c.epoch, c.customer_id, p.display_name, s.state, h.rules_version from ",
            $from,
            " join card_state as s on s.shop_id = c.shop_id and s.card_id = c.id \
            join shop as h on h.id = c.shop_id \
            left join customer as p on p.shop_id = c.shop_id and p.id = c.customer_id \
            order by c.shop_id, c.id for update of s, c"
        )
    };
}

const NAMED_CARDS: &str =
    select_cards!("$rows as wanted join card as c on c.shop_id = wanted.shop_id and c.code = wanted.code");

/// Reads and locks the cards that a batch names, in the order of their ids, so that two batches that name the same cards
/// never wait for each other in a ring; then the receipts of its keys, which nobody else can write while the cards of their
/// commands are locked.
///
/// The card's own row is locked beside its state: after a wait PostgreSQL reads only locked rows anew, and a blank card
/// that another node has just woken would look blank still and get a second customer.
pub async fn cards_and_receipts(
    session: &mut dyn Session,
    codes: &[(ShopId, CardCode)],
    keys: &[(ShopId, String)],
) -> db::Result<(Vec<Held>, Vec<Receipt>)> {
    let mut wanted = Rows::of(columns![Uuid shop_id, Text key]);
    for (shop, key) in keys {
        wanted.push(vec![shop.0.into(), key.as_str().into()]);
    }
    let (cards, receipts): (Vec<CardRow>, _) =
        select_both(session, (NAMED_CARDS, &rows_of(codes)), (SELECT_RECEIPTS, &wanted)).await?;
    Ok((held(cards)?, receipts))
}

/// Reads and locks the same cards, and no receipts.
pub async fn cards(session: &mut dyn Session, codes: &[(ShopId, CardCode)]) -> db::Result<Vec<Held>> {
    held(select_rows(session, NAMED_CARDS, &rows_of(codes)).await?)
}

/// The same cards, and the ones into which they were merged.
pub async fn cards_followed(session: &mut dyn Session, codes: &[(ShopId, CardCode)]) -> db::Result<Vec<Held>> {
    let followed = select_cards!(
        "(select a.shop_id, a.id from $rows as wanted \
            join card as a on a.shop_id = wanted.shop_id and a.code = wanted.code \
        union select m.shop_id, m.into_card_id from $rows as wanted \
            join card as a on a.shop_id = wanted.shop_id and a.code = wanted.code \
            join card_merge as m on m.shop_id = a.shop_id and m.card_id = a.id \
            left join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id \
            where u.merge_id is null) as held \
        join card as c on c.shop_id = held.shop_id and c.id = held.id"
    );
    held(select_rows(session, followed, &rows_of(codes)).await?)
}

fn rows_of(codes: &[(ShopId, CardCode)]) -> Rows {
    let mut wanted = Rows::of(columns![Uuid shop_id, Bytes code]);
    for (shop, code) in codes {
        wanted.push(vec![shop.0.into(), code.as_bytes().as_slice().into()]);
    }
    wanted
}

fn held(rows: Vec<CardRow>) -> db::Result<Vec<Held>> {
    rows.into_iter().map(Held::try_from).collect()
}

impl TryFrom<CardRow> for Held {
    type Error = db::Error;

    fn try_from(row: CardRow) -> db::Result<Held> {
        let impossible = || db::Error::impossible("a card's row does not read as a card");
        let card = Card {
            id: row.card_id,
            code: CardCode::from_slice(&row.code).ok_or_else(impossible)?,
            epoch: u8::try_from(row.epoch).map_err(|_| impossible())?,
            customer: row.customer_id.unwrap_or(CustomerId(Uuid::nil())),
            display_name: row.display_name,
            state: read_state(&row.state)?,
            aliases: Vec::new(),
        };
        Ok(Held { shop: row.shop_id, card, rules_version: row.rules_version })
    }
}

/// Reads a state as it was written.
pub fn read_state(text: &str) -> db::Result<State> {
    serde_json::from_str(text).map_err(|_| db::Error::impossible("a card's state does not read as one"))
}

/// Writes a state; the same state is always the same bytes.
#[expect(clippy::expect_used, reason = "a state is plain data whose map keys are text")]
pub fn write_state(state: &State) -> String {
    serde_json::to_string(state).expect("a state serialises")
}

/// The code of a card, by which the lane knows it. None for the card of somebody who was erased.
pub async fn code_of_card(session: &mut dyn Session, shop: ShopId, card: CardId) -> db::Result<Option<CardCode>> {
    let code: Option<Vec<u8>> = on!(session, |c| sqlx::query_scalar(
        "select c.code from card as c left join customer as p on p.shop_id = c.shop_id and p.id = c.customer_id \
             where c.shop_id = $1 and c.id = $2 and p.erased_at is null"
    )
    .bind(shop)
    .bind(card)
    .fetch_optional(c)
    .await)?;
    Ok(code.and_then(|code| CardCode::from_slice(&code)))
}

/// The newest visit of all shops; for the administrator, at start.
pub async fn last_visit(session: &mut dyn Session) -> db::Result<Option<crate::kernel::VisitId>> {
    Ok(on!(session, |c| sqlx::query_scalar("select id from visit order by id desc limit 1").fetch_optional(c).await)?)
}

/// Until when the ledger goes, by the server's own clock at the time: the birth of the shop's newest visit, whose ids never
/// go back though a clock may, or the card's last entry where that is later.
pub async fn recorded_until(session: &mut dyn Session, shop: ShopId, card: CardId) -> db::Result<Option<Time>> {
    let (visit, entry_at): (Option<Uuid>, Option<Time>) = on!(session, |c| sqlx::query_as(
        "select (select id from visit where shop_id = $1 order by id desc limit 1), \
            (select at from entry where shop_id = $1 and card_id = $2 order by number desc limit 1)"
    )
    .bind(shop)
    .bind(card)
    .fetch_one(c)
    .await)?;
    Ok(visit.map(born_at).max(entry_at))
}

/// The codes of cards with stamps that expire on one of these local days, both included.
pub async fn cards_expiring(session: &mut dyn Session, shop: ShopId, from: Day, to: Day) -> db::Result<Vec<CardCode>> {
    let codes: Vec<Vec<u8>> = on!(session, |c| sqlx::query_scalar(
        "select distinct c.code from entry as e join card as c on c.shop_id = e.shop_id and c.id = e.card_id \
         where e.shop_id = $1 and e.expires_on between $2 and $3"
    )
    .bind(shop)
    .bind(i64::from(from.0))
    .bind(i64::from(to.0))
    .fetch_all(c)
    .await)?;
    Ok(codes.iter().filter_map(|code| CardCode::from_slice(code)).collect())
}
