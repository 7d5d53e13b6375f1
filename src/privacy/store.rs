//! What an erasure takes out of the data, and what waits to be sealed.

pub mod export;
pub mod periods;
pub mod settings;

use uuid::Uuid;

use crate::code::{CardCode, ShortCode};
use crate::columns;
use crate::db::{self, Rows, Session, Writer, select_rows};
use crate::kernel::{CardId, CustomerId, ShopId, Time};
use crate::on;
use crate::people::{Field, Person, Sealed};

/// Something personal that stands in the data in plain words.
#[derive(Debug, sqlx::FromRow)]
pub struct Unsealed {
    /// At which shop.
    pub shop_id: ShopId,
    /// Table and column.
    pub place: String,
    /// The row.
    pub id: Uuid,
    /// Whose.
    pub customer_id: CustomerId,
    /// What it says.
    pub text: String,
}

/// What waits to be sealed, so many rows of it, a shop after the other.
pub async fn unsealed(session: &mut dyn Session, rows: i64) -> db::Result<Vec<Unsealed>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select shop_id, place, id, customer_id, text from unsealed order by shop_id, place, id limit $1"
    )
    .bind(rows)
    .fetch_all(c)
    .await)?)
}

/// Takes a row out of those that wait. Whether it was there still.
pub async fn delete_unsealed(writer: &mut Writer, row: &Unsealed) -> db::Result<bool> {
    let deleted = on!(writer, |c| sqlx::query("delete from unsealed where shop_id = $1 and place = $2 and id = $3")
        .bind(row.shop_id)
        .bind(&row.place)
        .bind(row.id)
        .execute(c)
        .await?
        .rows_affected());
    Ok(deleted == 1)
}

/// Puts a sealed text where it belongs, with what it is found by where it is an address.
pub async fn put_sealed(
    writer: &mut Writer,
    shop: ShopId,
    field: Field,
    row: Uuid,
    sealed: &Sealed,
    index: Option<&[u8]>,
) -> db::Result<()> {
    let text = match field {
        Field::DisplayName => "update customer set display_name = $3 where shop_id = $1 and id = $2 and $4 is null",
        Field::Email => "update customer set email = $3, email_index = $4 where shop_id = $1 and id = $2",
        Field::Phone => "update customer set phone = $3, phone_index = $4 where shop_id = $1 and id = $2",
        Field::Comment => "update answer set comment = $3 where shop_id = $1 and id = $2 and $4 is null",
        Field::CaseText => "update customer_case set text = $3 where shop_id = $1 and id = $2 and $4 is null",
        Field::SolutionNote => "update case_solution set note = $3 where shop_id = $1 and case_id = $2 and $4 is null",
        Field::NoteText => "update customer_note set text = $3 where shop_id = $1 and id = $2 and $4 is null",
        Field::NudgeText => "update nudge set text = $3 where shop_id = $1 and id = $2 and $4 is null",
        Field::Birthday => "update customer set birthday = $3 where shop_id = $1 and id = $2 and $4 is null",
    };
    on!(writer, |c| sqlx::query(text).bind(shop).bind(row).bind(sealed).bind(index).execute(c).await.map(drop))?;
    Ok(())
}

/// Whether anything in the data is sealed.
pub async fn has_sealed(session: &mut dyn Session) -> db::Result<bool> {
    let found: i64 = on!(session, |c| sqlx::query_scalar(
        "select count(*) from (select 1 from customer \
            where display_name is not null or email is not null or phone is not null \
                or birthday is not null limit 1) as x"
    )
    .fetch_one(c)
    .await)?;
    Ok(found > 0)
}

/// Those among these people whom the data still knows.
pub async fn known_among(session: &mut dyn Session, people: &[Person]) -> db::Result<Vec<Person>> {
    let mut wanted = Rows::of(columns![Uuid shop_id, Uuid id]);
    people.iter().for_each(|(shop, customer)| wanted.push(vec![shop.0.into(), customer.0.into()]));
    let text = "select p.shop_id, p.id from $rows as wanted \
        join customer as p on p.shop_id = wanted.shop_id and p.id = wanted.id and p.erased_at is null";
    select_rows(session, text, &wanted).await
}

/// Makes a customer nobody. Whether they were somebody before.
pub async fn erase_customer(writer: &mut Writer, (shop, id): Person, now: Time) -> db::Result<bool> {
    let erased = on!(writer, |c| {
        sqlx::query(
        "update customer set display_name = null, email = null, email_index = null, phone = null, phone_index = null, \
            birthday = null, locale = null, erased_at = $3 where shop_id = $1 and id = $2 and erased_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(erased == 1)
}

/// What is to be said twice: to one shop, of one person.
const OF_A_PERSON: &[&str] = &[
    "delete from unsealed where shop_id = $1 and customer_id = $2",
    "update answer set comment = null where shop_id = $1 and customer_id = $2 and comment is not null",
    "update answer_comment set comment = null where shop_id = $1 and customer_id = $2 and comment is not null",
    "update customer_note set text = null where shop_id = $1 and customer_id = $2 and text is not null",
    "update nudge set text = null where shop_id = $1 and customer_id = $2 and text is not null",
    "update case_solution set note = null where shop_id = $1 and note is not null \
        and case_id in (select id from customer_case where shop_id = $1 and customer_id = $2)",
    "update customer_case set text = null where shop_id = $1 and customer_id = $2 and text is not null",
    "delete from customer_tag where shop_id = $1 and customer_id = $2",
    "delete from customer_tagging where shop_id = $1 and customer_id = $2",
    // No sum depends on it, so it need not stay anybody's.
    "update refused_scan set card_id = null where shop_id = $1 and card_id in \
        (select id from card where shop_id = $1 and customer_id = $2)",
    // Every way to the card: its page, its print, the browsers it is kept in.
    "delete from door where shop_id = $1 and target_id in \
        (select id from card where shop_id = $1 and customer_id = $2 union all select $2)",
    "delete from card_device where shop_id = $1 and card_id in (select id from card where shop_id = $1 and customer_id = $2)",
    // The SHA-256 of a short text gives the text away to whoever guesses it.
    "update receipt set fingerprint = $3 where shop_id = $1 and kind in ('customer', 'answer', 'case') \
        and subject_id = $2",
    "update receipt set fingerprint = $3 where shop_id = $1 and kind in ('customer', 'answer', 'case') and subject_id in \
        (select id from answer where shop_id = $1 and customer_id = $2 \
         union all select id from customer_case where shop_id = $1 and customer_id = $2)",
    "update receipt set fingerprint = $3 where shop_id = $1 and kind = 'note' and subject_id in \
        (select id from customer_note where shop_id = $1 and customer_id = $2)",
    "update receipt set fingerprint = $3 where shop_id = $1 and kind = 'nudge' and subject_id in \
        (select id from nudge where shop_id = $1 and customer_id = $2)",
];

/// What a receipt is left with: no request has it.
const NO_FINGERPRINT: [u8; 32] = [0; 32];

/// Takes out everything that was said by or of a person, and every way to them.
pub async fn erase_traces(writer: &mut Writer, (shop, customer): Person) -> db::Result<()> {
    for text in OF_A_PERSON.iter().copied() {
        let takes_print = text.contains("$3");
        on!(writer, |c| {
            let query = sqlx::query(text).bind(shop).bind(customer);
            let query = if takes_print { query.bind(&NO_FINGERPRINT[..]) } else { query };
            query.execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// The cards of a person.
pub async fn cards(session: &mut dyn Session, (shop, customer): Person) -> db::Result<Vec<CardId>> {
    Ok(on!(session, |c| sqlx::query_scalar("select id from card where shop_id = $1 and customer_id = $2")
        .bind(shop)
        .bind(customer)
        .fetch_all(c)
        .await)?)
}

/// Ends a card: it gets codes that nobody was ever given, so whatever is scanned of it is unknown.
pub async fn end_card(
    writer: &mut Writer,
    shop: ShopId,
    card: CardId,
    code: CardCode,
    short_code: &ShortCode,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query("update card set code = $3, short_code = $4 where shop_id = $1 and id = $2")
        .bind(shop)
        .bind(card)
        .bind(code.as_bytes().as_slice())
        .bind(short_code.text())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// The ids by which sources of imports know a person: source and id.
pub async fn imported_ids(session: &mut dyn Session, (shop, customer): Person) -> db::Result<Vec<(String, String)>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select source, external_id from imported_customer where shop_id = $1 and customer_id = $2"
    )
    .bind(shop)
    .bind(customer)
    .fetch_all(c)
    .await)?)
}

/// Puts another id in place of one by which a source knows somebody.
pub async fn rename_imported(
    writer: &mut Writer,
    shop: ShopId,
    source: &str,
    external_id: &str,
    instead: &str,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "update imported_customer set external_id = $4 where shop_id = $1 and source = $2 and external_id = $3"
    )
    .bind(shop)
    .bind(source)
    .bind(external_id)
    .bind(instead)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}
