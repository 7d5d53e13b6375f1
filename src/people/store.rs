//! Rows of the second store: people's keys, and who was erased.

use super::Person;
use crate::columns;
use crate::db::{self, Rows, Session, Writer, select_rows};
use crate::kernel::{CustomerId, Origin, ShopId, Time};
use crate::on;

/// A key as it is kept.
#[derive(sqlx::FromRow)]
pub struct KeyRow {
    /// At which shop.
    pub shop_id: ShopId,
    /// Whose.
    pub customer_id: CustomerId,
    /// Under the key of the house.
    pub sealed_key: Vec<u8>,
}

/// The keys of these people.
pub async fn keys(session: &mut dyn Session, people: &[Person]) -> db::Result<Vec<KeyRow>> {
    let mut wanted = Rows::of(columns![Uuid shop_id, Uuid customer_id]);
    people.iter().for_each(|(shop, customer)| wanted.push(vec![shop.0.into(), customer.0.into()]));
    let text = "select k.shop_id, k.customer_id, k.sealed_key from $rows as wanted \
        join person_key as k on k.shop_id = wanted.shop_id and k.customer_id = wanted.customer_id";
    select_rows(session, text, &wanted).await
}

/// Gives somebody a key, unless they have one or were erased.
pub async fn insert_key(writer: &mut Writer, (shop, customer): Person, sealed_key: &[u8], now: Time) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into person_key (shop_id, customer_id, sealed_key, made_at) select $1, $2, $3, $4 \
         where not exists (select 1 from erasure as e where e.shop_id = $1 and e.customer_id = $2) on conflict do nothing"
    )
    .bind(shop)
    .bind(customer)
    .bind(sealed_key)
    .bind(now)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Whether anybody has a key.
pub async fn is_empty(session: &mut dyn Session) -> db::Result<bool> {
    let keys: i64 = on!(session, |c| sqlx::query_scalar(
        "select (select count(*) from (select 1 from person_key limit 1) as x) + \
            (select count(*) from (select 1 from erasure limit 1) as x)"
    )
    .fetch_one(c)
    .await)?;
    Ok(keys == 0)
}

/// Writes somebody on the list of the erased. Whether they were not on it before.
pub async fn insert_erasure(
    writer: &mut Writer,
    (shop, customer): Person,
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let written = on!(writer, |c| sqlx::query(
        "insert into erasure (shop_id, customer_id, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing"
    )
    .bind(shop)
    .bind(customer)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await?
    .rows_affected());
    Ok(written == 1)
}

/// Destroys somebody's key.
pub async fn delete_key(writer: &mut Writer, (shop, customer): Person) -> db::Result<()> {
    on!(writer, |c| sqlx::query("delete from person_key where shop_id = $1 and customer_id = $2")
        .bind(shop)
        .bind(customer)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// The next of the erased after these two ids, with when.
pub async fn erased_after(
    session: &mut dyn Session,
    (shop, customer): Person,
    rows: i64,
) -> db::Result<Vec<(ShopId, CustomerId, Time)>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select shop_id, customer_id, made_at from erasure where (shop_id, customer_id) > ($1, $2) \
         order by shop_id, customer_id limit $3"
    )
    .bind(shop)
    .bind(customer)
    .bind(rows)
    .fetch_all(c)
    .await)?)
}
