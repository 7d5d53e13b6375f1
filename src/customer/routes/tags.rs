//! Tags over HTTP: the owner's own words for customers.

use std::collections::BTreeSet;

use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::customer::{MAX_TAGS, MAX_TAGS_LISTED, store};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Path, Problem, Refused, RefusedRead};
use crate::kernel::{CustomerId, Tag};

/// The routes of tags.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(show, put)).routes(routes!(list))
}

/// A customer's tags.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"tags": ["terrace", "wholesale"]}))]
pub struct Tags {
    /// The owner's own words, each once, 20 at most.
    #[schema(max_items = 20)]
    tags: BTreeSet<Tag>,
}

/// Show a customer's tags.
#[utoipa::path(get, path = "/customers/{id}/tags", operation_id = "show_tags", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Tags), RefusedRead))]
async fn show(owner: Owner, State(desk): State<Desk>, Path(id): Path<CustomerId>) -> Answer<Json<Tags>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    store::customer(&mut reader, owner.shop(), id).await?.ok_or_else(Problem::not_found)?;
    let tags = store::tags(&mut reader, owner.shop(), id).await?;
    Ok(Json(Tags { tags }))
}

/// Put these tags on a customer, and take off all others.
#[utoipa::path(put, path = "/customers/{id}/tags", operation_id = "put_tags", tag = "customers", params(("id" = CustomerId, Path)), request_body = Tags,
    responses((status = 200, description = "So they are now.", body = Tags), Refused))]
async fn put(
    owner: Owner,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
    Json(body): Json<Tags>,
) -> Answer<Json<Tags>> {
    if body.tags.len() > MAX_TAGS {
        return Err(Problem::out_of_range("/tags", &format!("must be {MAX_TAGS} at most")));
    }
    let shop = owner.shop();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    store::customer(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    if store::tags(&mut writer, shop, id).await? != body.tags {
        store::insert_tags(&mut writer, shop, id, &body.tags, owner.origin(), desk.now()).await?;
        writer.commit().await?;
    }
    Ok(Json(body))
}

/// The shop's tags.
#[derive(Debug, Serialize, ToSchema)]
pub struct TagList {
    /// The most frequent first, 1000 at most.
    data: Vec<TagView>,
}

/// A tag of the shop.
#[derive(Debug, Serialize, ToSchema)]
pub struct TagView {
    /// The word.
    tag: Tag,
    /// How many customers have it.
    customers: i64,
}

/// List the shop's tags with how many customers have each.
#[utoipa::path(get, path = "/tags", operation_id = "list_tags", tag = "customers", responses((status = 200, body = TagList), RefusedRead))]
async fn list(owner: Owner, State(desk): State<Desk>) -> Answer<Json<TagList>> {
    let mut reader = desk.db.reader(Shops::One(owner.shop())).await?;
    let counts = store::tag_counts(&mut reader, owner.shop(), MAX_TAGS_LISTED).await?;
    let data = counts.into_iter().map(|count| TagView { tag: count.tag, customers: count.customers }).collect();
    Ok(Json(TagList { data }))
}
