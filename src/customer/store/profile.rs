//! What is known of one customer, and what they told being changed.

use crate::customer::Purpose;
use crate::db::{self, Session, Writer};
use crate::kernel::{CardId, CustomerId, MergeId, ShopId, Time};
use crate::on;
use crate::people::Sealed;

/// What somebody told of themselves, sealed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ProfileRow {
    /// What to call them.
    pub display_name: Option<Sealed>,
    /// Where to write.
    pub email: Option<Sealed>,
    /// Where to call.
    pub phone: Option<Sealed>,
    /// Their birthday.
    pub birthday: Option<Sealed>,
    /// Since when they are known.
    pub made_at: Time,
}

/// What a customer told. None for somebody who was erased.
pub async fn profile(session: &mut dyn Session, shop: ShopId, id: CustomerId) -> db::Result<Option<ProfileRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select display_name, email, phone, birthday, made_at from customer \
         where shop_id = $1 and id = $2 and erased_at is null"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

/// A field that is put in place of what was told: None leaves it as it is, Some of None takes it away.
pub type Put<T> = Option<Option<T>>;

/// What is to be changed, sealed, with what addresses are found by.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// What to call them.
    pub display_name: Put<Sealed>,
    /// Where to write, and by what it is found.
    pub email: Put<(Sealed, Vec<u8>)>,
    /// Where to call, and by what it is found.
    pub phone: Put<(Sealed, Vec<u8>)>,
    /// Their birthday.
    pub birthday: Put<Sealed>,
}

/// Changes what a customer told. What is not named stays as it is; nothing is written to somebody who was erased.
pub async fn change(writer: &mut Writer, shop: ShopId, id: CustomerId, change: Change) -> db::Result<()> {
    let apart = |put: Put<(Sealed, Vec<u8>)>| (put.is_some(), put.flatten().unzip());
    let (puts_email, (email, email_index)) = apart(change.email);
    let (puts_phone, (phone, phone_index)) = apart(change.phone);
    on!(writer, |c| {
        sqlx::query(
            "update customer set display_name = case when $3 then $4 else display_name end, \
                email = case when $5 then $6 else email end, email_index = case when $5 then $7 else email_index end, \
                phone = case when $8 then $9 else phone end, phone_index = case when $8 then $10 else phone_index end, \
                birthday = case when $11 then $12 else birthday end \
             where shop_id = $1 and id = $2 and erased_at is null",
        )
        .bind(shop)
        .bind(id)
        .bind(change.display_name.is_some())
        .bind(change.display_name.flatten())
        .bind(puts_email)
        .bind(email)
        .bind(email_index)
        .bind(puts_phone)
        .bind(phone)
        .bind(phone_index)
        .bind(change.birthday.is_some())
        .bind(change.birthday.flatten())
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// A customer's card: which, what can be spoken, and which print is good.
pub type CardRow = (CardId, String, i64);

/// The card of a customer.
pub async fn card(session: &mut dyn Session, shop: ShopId, id: CustomerId) -> db::Result<Option<CardRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select id, short_code, epoch from card where shop_id = $1 and customer_id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

/// What a customer said last of each purpose, and when.
pub async fn last_words(
    session: &mut dyn Session,
    shop: ShopId,
    id: CustomerId,
) -> db::Result<Vec<(Purpose, bool, Time)>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select k.purpose, k.is_given, k.made_at from consent as k where k.shop_id = $1 and k.customer_id = $2 \
            and k.number = (select max(n.number) from consent as n where n.shop_id = k.shop_id \
                and n.customer_id = k.customer_id and n.purpose = k.purpose)"
    )
    .bind(shop)
    .bind(id)
    .fetch_all(c)
    .await)?)
}

/// A merge, as one of its two sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MergeRow {
    /// Which.
    pub id: MergeId,
    /// When.
    pub made_at: Time,
    /// The other one.
    pub with_id: CustomerId,
    /// What the other one is called, sealed.
    pub display_name: Option<Sealed>,
    /// When it was undone.
    pub undone_at: Option<Time>,
}

/// With whom a customer was merged, into either card, newest first.
pub async fn merges(session: &mut dyn Session, shop: ShopId, id: CustomerId) -> db::Result<Vec<MergeRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select m.id, m.made_at, p.id as with_id, p.display_name, u.made_at as undone_at from card_merge as m \
         join card as a on a.shop_id = m.shop_id and a.id = m.card_id \
         join card as b on b.shop_id = m.shop_id and b.id = m.into_card_id \
         join customer as p on p.shop_id = m.shop_id \
            and p.id = case when a.customer_id = $2 then b.customer_id else a.customer_id end \
         left join card_merge_undo as u on u.shop_id = m.shop_id and u.merge_id = m.id \
         where m.shop_id = $1 and (a.customer_id = $2 or b.customer_id = $2) order by m.id desc"
    )
    .bind(shop)
    .bind(id)
    .fetch_all(c)
    .await)?)
}
