//! The browsers in which a card is bound, and the other ways to it that can be closed.

use crate::auth::{Door, DoorKind};
use crate::db::{self, Session, Writer};
use crate::kernel::{CardId, ShopId, Time};
use crate::on;

/// A browser's door to a card, open or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct BrowserDoor {
    /// The shop.
    pub shop_id: ShopId,
    /// The card.
    pub target_id: CardId,
    /// Until when it opens, or until when it is told that it does not.
    pub expires_at: Option<Time>,
    /// When it was closed.
    pub used_at: Option<Time>,
}

impl BrowserDoor {
    /// The door, if it opens.
    pub fn open(&self) -> Option<Door> {
        let door = Door { shop_id: self.shop_id, target_id: self.target_id.0, expires_at: self.expires_at };
        self.used_at.is_none().then_some(door)
    }
}

/// The cards that a browser holds or has lost, oldest first.
pub async fn of_browser(session: &mut dyn Session, browser: &[u8; 32], now: Time) -> db::Result<Vec<BrowserDoor>> {
    Ok(on!(session, |c| {
        sqlx::query_as(
            "select shop_id, target_id, expires_at, used_at from door \
         where kind = 'browser' and hash = $1 and (expires_at is null or expires_at > $2) order by made_at, target_id",
        )
        .bind(&browser[..])
        .bind(now)
        .fetch_all(c)
        .await
    })?)
}

/// Binds a card in a browser, also in one that had lost it.
pub async fn bind(
    writer: &mut Writer,
    shop: ShopId,
    browser: &[u8; 32],
    card: CardId,
    now: Time,
    expires_at: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into door (kind, hash, shop_id, target_id, made_at, expires_at) values ('browser', $1, $2, $3, $4, $5) \
         on conflict (kind, hash, target_id) do update \
         set made_at = excluded.made_at, expires_at = excluded.expires_at, used_at = null"
    )
    .bind(&browser[..])
    .bind(shop)
    .bind(card)
    .bind(now)
    .bind(expires_at)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Keeps a browser's open doors until later, where they would close before `due`.
pub async fn prolong(writer: &mut Writer, browser: &[u8; 32], due: Time, expires_at: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "update door set expires_at = $3 \
         where kind = 'browser' and hash = $1 and used_at is null and (expires_at is null or expires_at < $2)"
    )
    .bind(&browser[..])
    .bind(due)
    .bind(expires_at)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// How many browsers hold a card.
pub async fn count(session: &mut dyn Session, shop: ShopId, card: CardId, now: Time) -> db::Result<i64> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select count(*) from door where shop_id = $1 and target_id = $2 and kind = 'browser' and used_at is null \
         and (expires_at is null or expires_at > $3)"
    )
    .bind(shop)
    .bind(card)
    .bind(now)
    .fetch_one(c)
    .await)?)
}

/// Takes a card out of all browsers but this one. They are told so until `told_until`.
pub async fn forget_others(
    writer: &mut Writer,
    shop: ShopId,
    card: CardId,
    but: Option<&[u8; 32]>,
    now: Time,
    told_until: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
            "update door set used_at = $4, expires_at = $5 where shop_id = $1 and target_id = $2 and kind = 'browser' \
         and used_at is null and hash <> $3",
        )
        .bind(shop)
        .bind(card)
        // No hash is empty: without a browser to spare, all others are all.
        .bind(but.map_or(&[][..], |hash| &hash[..]))
        .bind(now)
        .bind(told_until)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Closes all doors of a kind that lead to a card. Gives how many there were.
pub async fn close(writer: &mut Writer, shop: ShopId, card: CardId, kind: DoorKind, now: Time) -> db::Result<u64> {
    Ok(on!(writer, |c| sqlx::query(
        "update door set used_at = $4 where shop_id = $1 and target_id = $2 and kind = $3 and used_at is null"
    )
    .bind(shop)
    .bind(card)
    .bind(kind.as_str())
    .bind(now)
    .execute(c)
    .await?
    .rows_affected()))
}

/// Whether a card has an open door of a kind.
pub async fn has(session: &mut dyn Session, shop: ShopId, card: CardId, kind: DoorKind) -> db::Result<bool> {
    let open: i64 = on!(session, |c| sqlx::query_scalar(
        "select count(*) from door where shop_id = $1 and target_id = $2 and kind = $3 and used_at is null"
    )
    .bind(shop)
    .bind(card)
    .bind(kind.as_str())
    .fetch_one(c)
    .await)?;
    Ok(open > 0)
}

/// The card that a page's link led to before it was replaced.
pub async fn closed_page(session: &mut dyn Session, hash: &[u8; 32]) -> db::Result<Option<CardId>> {
    Ok(on!(session, |c| sqlx::query_scalar(
        "select target_id from door where kind = 'card_page' and hash = $1 and used_at is not null"
    )
    .bind(&hash[..])
    .fetch_optional(c)
    .await)?)
}
