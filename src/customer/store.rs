//! Customers' rows.

mod tags;

pub use tags::{TagCount, insert_tags, tag_counts, tagged, tags};

use super::{NewCustomer, Purpose};
use crate::db::{self, Session, Writer};
use crate::kernel::{CustomerId, Language, Name, Origin, ShopId, Time};
use crate::on;

/// Adds a customer with what they agree to.
pub async fn insert(
    writer: &mut Writer,
    shop: ShopId,
    id: CustomerId,
    new: &NewCustomer,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into customer (shop_id, id, display_name, email, phone, locale, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )
    .bind(shop)
    .bind(id)
    .bind(&new.display_name)
    .bind(&new.email)
    .bind(&new.phone)
    .bind(new.locale)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop)
    })?;
    let mut purposes = new.consents.clone();
    purposes.sort();
    purposes.dedup();
    for purpose in purposes {
        insert_consent(writer, shop, id, purpose, origin, now).await?;
    }
    Ok(())
}

async fn insert_consent(
    writer: &mut Writer,
    shop: ShopId,
    id: CustomerId,
    purpose: Purpose,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into consent (shop_id, customer_id, purpose, number, is_given, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, 1, $4, $5, $6, $7, $8)"
    )
    .bind(shop)
    .bind(id)
    .bind(purpose)
    .bind(true)
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

/// What a customer said about themselves.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CustomerRecord {
    /// What to call them.
    pub display_name: Option<Name>,
    /// In which language.
    pub locale: Option<Language>,
}

/// A customer of this shop.
pub async fn customer(session: &mut dyn Session, shop: ShopId, id: CustomerId) -> db::Result<Option<CustomerRecord>> {
    Ok(on!(session, |c| sqlx::query_as("select display_name, locale from customer where shop_id = $1 and id = $2")
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}
