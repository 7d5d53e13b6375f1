//! The rows of customers' tags: sets with a number, of which the highest counts.

use std::collections::BTreeSet;

use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::kernel::{CustomerId, Origin, ShopId, Tag, Time};
use crate::on;

/// A customer's tags.
pub async fn tags(session: &mut dyn Session, shop: ShopId, customer: CustomerId) -> db::Result<BTreeSet<Tag>> {
    let tags: Vec<Tag> = on!(session, |c| sqlx::query_scalar(
        "select tag from customer_tag where shop_id = $1 and customer_id = $2 and number = \
            (select max(t.number) from customer_tagging as t where t.shop_id = $1 and t.customer_id = $2)"
    )
    .bind(shop)
    .bind(customer)
    .fetch_all(c)
    .await)?;
    Ok(tags.into_iter().collect())
}

/// Puts a set of tags on a customer of this shop, in place of the one before.
pub async fn insert_tags(
    writer: &mut Writer,
    shop: ShopId,
    customer: CustomerId,
    tags: &BTreeSet<Tag>,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    let number: i64 = on!(writer, |c| sqlx::query_scalar(
        "insert into customer_tagging (shop_id, customer_id, number, made_at, actor_kind, actor_id, location_id) \
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 from customer_tagging \
         where shop_id = $1 and customer_id = $2 returning number"
    )
    .bind(shop)
    .bind(customer)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .fetch_one(c)
    .await)?;
    let mut rows = Rows::of(columns![Uuid shop_id, Uuid customer_id, Int number, Text tag]);
    for tag in tags {
        rows.push(vec![shop.0.into(), customer.0.into(), number.into(), tag.as_str().into()]);
    }
    insert_rows(writer, "customer_tag", &rows).await?;
    Ok(())
}

/// The customers who have a tag.
pub async fn tagged(session: &mut dyn Session, shop: ShopId, tag: &Tag) -> db::Result<Vec<CustomerId>> {
    Ok(on!(session, |c| {
        sqlx::query_scalar(
        "select g.customer_id from customer_tag as g where g.shop_id = $1 and g.tag = $2 and g.number = \
            (select max(t.number) from customer_tagging as t where t.shop_id = g.shop_id and t.customer_id = g.customer_id)"
    )
    .bind(shop)
    .bind(tag)
    .fetch_all(c)
    .await
    })?)
}

/// A tag, and how many have it.
#[derive(Debug, sqlx::FromRow)]
pub struct TagCount {
    /// The word.
    pub tag: Tag,
    /// How many customers.
    pub customers: i64,
}

/// The shop's tags, the most frequent first, at most `rows`.
pub async fn tag_counts(session: &mut dyn Session, shop: ShopId, rows: i64) -> db::Result<Vec<TagCount>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select g.tag, count(*) as customers from customer_tag as g where g.shop_id = $1 and g.number = \
            (select max(t.number) from customer_tagging as t where t.shop_id = g.shop_id and t.customer_id = g.customer_id) \
         group by g.tag order by customers desc, g.tag limit $2"
    )
    .bind(shop)
    .bind(rows)
    .fetch_all(c)
    .await
    })?)
}
