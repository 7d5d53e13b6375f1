//! The log's rows.
//!
//! Whoever adds a row first takes the number at the log's head, which on PostgreSQL makes others wait until this
//! transaction is over. So a note is the last thing that is written before the commit: nobody waits for long, and nobody
//! who holds the head waits for anybody else.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::chain::{self, link};
use super::{Action, Note, Row};
use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::desk::Desk;
use crate::kernel::{Key, ShopId, Time};
use crate::on;

/// Writes down what was done, now.
pub async fn note(writer: &mut Writer, desk: &Desk, note: Note) -> db::Result<()> {
    append(writer, &desk.audit, &[(desk.now(), note)]).await
}

/// Writes down what was done, several shops' at once in the order of their ids. A shop that is not here has no log.
pub async fn append(writer: &mut Writer, root: &Key, notes: &[(Time, Note)]) -> db::Result<()> {
    let mut by_shop: BTreeMap<ShopId, Vec<&(Time, Note)>> = BTreeMap::new();
    for note in notes {
        by_shop.entry(note.1.by.shop).or_default().push(note);
    }
    for (shop, notes) in by_shop {
        let added = i64::try_from(notes.len()).unwrap_or(i64::MAX);
        let Some((last, mut head)) = move_head(writer, shop, added).await? else { continue };
        let key = chain::key(root, shop);
        let mut rows = Rows::of(columns![
            Uuid shop_id, Int number, Int at, Text actor_kind, Uuid actor_id, Uuid device_id, Uuid location_id,
            Text action, Uuid subject_id, Text data_before, Text data_after, Bytes hash,
        ]);
        for (number, (at, note)) in (last - added + 1..).zip(notes) {
            let row = note.row(number, *at);
            head = link(&key, &head, &row).to_vec();
            rows.push(vec![
                shop.0.into(),
                row.number.into(),
                row.at.0.into(),
                row.actor_kind.into(),
                row.actor_id.into(),
                row.device_id.map(|device| device.0).into(),
                row.location_id.map(|location| location.0).into(),
                row.action.into(),
                row.subject_id.into(),
                row.data_before.into(),
                row.data_after.into(),
                head.as_slice().into(),
            ]);
        }
        insert_rows(writer, "audit", &rows).await?;
        on!(writer, |c| sqlx::query("update audit_head set hash = $2 where shop_id = $1")
            .bind(shop)
            .bind(&head)
            .execute(c)
            .await
            .map(drop))?;
    }
    Ok(())
}

/// Takes the next numbers. Gives the last of them, and the hash that the first is chained to.
async fn move_head(writer: &mut Writer, shop: ShopId, added: i64) -> db::Result<Option<(i64, Vec<u8>)>> {
    Ok(on!(writer, |c| sqlx::query_as(
        "insert into audit_head (shop_id, number, hash) select id, $2, $3 from shop where id = $1 \
         on conflict (shop_id) do update set number = audit_head.number + $2 returning number, hash"
    )
    .bind(shop)
    .bind(added)
    .bind(Vec::<u8>::new())
    .fetch_optional(c)
    .await)?)
}

/// Where a shop's log ends: its last number and hash. None where nothing was written.
pub async fn head(session: &mut dyn Session, shop: ShopId) -> db::Result<Option<(i64, Vec<u8>)>> {
    Ok(on!(session, |c| sqlx::query_as("select number, hash from audit_head where shop_id = $1")
        .bind(shop)
        .fetch_optional(c)
        .await)?)
}

/// A row with its hash.
#[derive(Debug, sqlx::FromRow)]
pub struct Hashed {
    /// The row.
    #[sqlx(flatten)]
    pub row: Row,
    /// Its hash.
    pub hash: Vec<u8>,
}

/// The next rows after a number, in order, to be checked.
pub async fn rows_after(session: &mut dyn Session, shop: ShopId, after: i64, rows: i64) -> db::Result<Vec<Hashed>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select number, at, actor_kind, actor_id, device_id, location_id, action, subject_id, data_before, data_after, hash \
         from audit where shop_id = $1 and number > $2 order by number limit $3"
    )
    .bind(shop)
    .bind(after)
    .bind(rows)
    .fetch_all(c)
    .await
    })?)
}

/// Which rows are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// What was done.
    pub action: Option<Action>,
    /// By whom.
    pub actor: Option<Uuid>,
    /// From when on.
    pub from: Option<Time>,
    /// Until before when.
    pub to: Option<Time>,
}

/// A row with the name of who did it, as it is now: the log itself holds none.
#[derive(Debug, sqlx::FromRow)]
pub struct Named {
    /// The row.
    #[sqlx(flatten)]
    pub row: Row,
    /// What the actor is called, where it is a person who works here, the owner, a device or a key.
    pub actor_name: Option<String>,
}

/// Rows before a number, newest first, and one more than `rows`.
pub async fn page(
    session: &mut dyn Session,
    shop: ShopId,
    wanted: Wanted,
    before: i64,
    rows: i64,
) -> db::Result<Vec<Named>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select a.number, a.at, a.actor_kind, a.actor_id, a.device_id, a.location_id, a.action, a.subject_id, a.data_before, \
            a.data_after, coalesce(s.name, o.name, d.name, k.name) as actor_name \
         from audit as a left join staff as s on s.shop_id = a.shop_id and s.id = a.actor_id \
            left join owner as o on o.shop_id = a.shop_id and o.id = a.actor_id \
            left join device as d on d.shop_id = a.shop_id and d.id = a.actor_id \
            left join api_key as k on k.shop_id = a.shop_id and k.id = a.actor_id \
         where a.shop_id = $1 and a.number < $2 and ($3 is null or a.action = $3) and ($4 is null or a.actor_id = $4) \
            and ($5 is null or a.at >= $5) and ($6 is null or a.at < $6) order by a.number desc limit $7"
    )
    .bind(shop)
    .bind(before)
    .bind(wanted.action.map(Action::as_str))
    .bind(wanted.actor)
    .bind(wanted.from)
    .bind(wanted.to)
    .bind(rows + 1)
    .fetch_all(c)
    .await
    })?)
}
