//! Customers' rows.

pub mod profile;
mod tags;

pub use tags::{TagCount, insert_tags, tag_counts, tagged, tags};

use super::{Channel, Purpose};
use crate::db::{self, Session, Writer};
use crate::kernel::{CustomerId, Language, Origin, ShopId, Time};
use crate::on;
use crate::people::Sealed;

/// A customer to be added, with what they told sealed.
#[derive(Clone, Debug, Default)]
pub struct NewRow {
    /// What to call them.
    pub display_name: Option<Sealed>,
    /// Where to write.
    pub email: Option<Sealed>,
    /// By what the address is found.
    pub email_index: Option<Vec<u8>>,
    /// Where to call.
    pub phone: Option<Sealed>,
    /// By what the number is found.
    pub phone_index: Option<Vec<u8>>,
    /// In which language.
    pub locale: Option<Language>,
}

/// Adds a customer.
pub async fn insert(
    writer: &mut Writer,
    shop: ShopId,
    id: CustomerId,
    new: &NewRow,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into customer (shop_id, id, display_name, email, email_index, phone, phone_index, locale, made_at, \
                actor_kind, actor_id, location_id) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(shop)
        .bind(id)
        .bind(&new.display_name)
        .bind(&new.email)
        .bind(&new.email_index)
        .bind(&new.phone)
        .bind(&new.phone_index)
        .bind(new.locale)
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

/// Keeps the language in which a customer wants to be spoken to.
pub async fn set_locale(writer: &mut Writer, shop: ShopId, id: CustomerId, locale: Language) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "update customer set locale = $3 where shop_id = $1 and id = $2 and erased_at is null"
    )
    .bind(shop)
    .bind(id)
    .bind(locale)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// What somebody says of one purpose, in which way, having been shown which version of the text.
#[derive(Clone, Copy, Debug)]
pub struct NewConsent {
    /// To what.
    pub purpose: Purpose,
    /// Whether they agree; otherwise they take it back.
    pub is_given: bool,
    /// In which way it was said.
    pub channel: Channel,
    /// Which text they were shown.
    pub text_version: i64,
}

/// Adds what somebody says of a purpose, after all they said of it before. Taking back what does not hold writes nothing.
pub async fn insert_consent(
    writer: &mut Writer,
    shop: ShopId,
    customer: CustomerId,
    new: NewConsent,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "insert into consent (shop_id, customer_id, purpose, number, is_given, made_at, actor_kind, actor_id, location_id, \
                channel, text_version) \
             select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, $10 from consent \
             where shop_id = $1 and customer_id = $2 and purpose = $3 \
             having $4 <> coalesce((select k.is_given from consent as k where k.shop_id = $1 and k.customer_id = $2 \
                and k.purpose = $3 order by k.number desc limit 1), $11) or ($4 and coalesce(max(number), 0) = 0)",
        )
        .bind(shop)
        .bind(customer)
        .bind(new.purpose)
        .bind(new.is_given)
        .bind(now)
        .bind(origin.actor.kind)
        .bind(origin.actor.id)
        .bind(origin.location)
        .bind(new.channel)
        .bind(new.text_version)
        .bind(new.purpose.holds_unasked())
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The customers who have this address, or this number, by what it is found.
pub async fn of_address(
    session: &mut dyn Session,
    shop: ShopId,
    email_index: Option<&[u8]>,
    phone_index: Option<&[u8]>,
) -> db::Result<Vec<CustomerId>> {
    /// More than a page of a list.
    const MOST: i64 = 1_000;
    Ok(on!(session, |c| sqlx::query_scalar(
        "select id from customer where shop_id = $1 and email_index = $2 \
         union select id from customer where shop_id = $1 and phone_index = $3 limit $4"
    )
    .bind(shop)
    .bind(email_index)
    .bind(phone_index)
    .bind(MOST)
    .fetch_all(c)
    .await)?)
}

/// How many customers were erased.
pub async fn erased(session: &mut dyn Session, shop: ShopId) -> db::Result<i64> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select count(*) from customer where shop_id = $1 and erased_at is not null"
    )
    .bind(shop)
    .fetch_one(c)
    .await)?)
}

/// What a customer said about themselves.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CustomerRecord {
    /// In which language.
    pub locale: Option<Language>,
    /// Since when they are known.
    pub made_at: Time,
}

/// A customer of this shop. None for somebody who was erased.
pub async fn customer(session: &mut dyn Session, shop: ShopId, id: CustomerId) -> db::Result<Option<CustomerRecord>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select locale, made_at from customer where shop_id = $1 and id = $2 and erased_at is null"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}
