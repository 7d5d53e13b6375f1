//! Deleting what was kept for long enough.

use crate::customer::{Channel, Purpose};
use crate::db::{self, Writer};
use crate::kernel::{Origin, ShopId, Time};
use crate::on;

/// How much was deleted, and how many permissions ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// What was said with answers.
    pub comments: u64,
    /// What went wrong.
    pub cases: u64,
    /// What was done about it.
    pub notes: u64,
    /// What the shop told customers, and what was to be said to them.
    pub told: u64,
    /// The owner's words for who does not come any more.
    pub tags: u64,
    /// Permissions to know somebody as a regular, of who does not come any more.
    pub profiling: u64,
    /// Permissions to write about offers and news.
    pub marketing: u64,
}

/// Whether a customer, called `x`, was seen since `$2`.
macro_rules! was_seen {
    () => {
        "exists (select 1 from card as c join visit as v on v.shop_id = c.shop_id and v.card_id = c.id \
            where c.shop_id = x.shop_id and c.customer_id = x.customer_id and v.at >= $2)"
    };
}

macro_rules! run {
    ($writer:expr, $text:expr, $($bound:expr),*) => {
        on!($writer, |c| sqlx::query($text)$(.bind($bound))*.execute(c).await?.rows_affected())
    };
}

/// Deletes what was said and noted before `since`.
pub async fn end_profiling(
    writer: &mut Writer,
    shop: ShopId,
    since: Time,
    now: Time,
    ended: &mut Ended,
) -> db::Result<()> {
    // The SHA-256 of a text that is gone would still tell it to whoever guesses it.
    run!(
        writer,
        "update receipt set fingerprint = $3 where shop_id = $1 and kind in ('customer', 'answer', 'case') and subject_id in \
            (select id from answer where shop_id = $1 and made_at < $2 and comment is not null \
             union all select id from customer_case where shop_id = $1 and made_at < $2 and text is not null)",
        shop,
        since,
        &[0_u8; 32][..]
    );
    run!(
        writer,
        "update receipt set fingerprint = $3 where shop_id = $1 and kind = 'note' and subject_id in \
            (select id from customer_note where shop_id = $1 and made_at < $2 and text is not null)",
        shop,
        since,
        &[0_u8; 32][..]
    );
    run!(
        writer,
        "update receipt set fingerprint = $3 where shop_id = $1 and kind = 'nudge' and subject_id in \
            (select id from nudge where shop_id = $1 and made_at < $2 and text is not null)",
        shop,
        since,
        &[0_u8; 32][..]
    );
    ended.comments += run!(
        writer,
        "update answer_comment set comment = null where shop_id = $1 and made_at < $2 and comment is not null",
        shop,
        since
    );
    ended.told += run!(
        writer,
        "update customer_note set text = null where shop_id = $1 and made_at < $2 and text is not null",
        shop,
        since
    );
    ended.told += run!(
        writer,
        "update nudge set text = null where shop_id = $1 and made_at < $2 and text is not null",
        shop,
        since
    );
    ended.comments += run!(
        writer,
        "update answer set comment = null where shop_id = $1 and made_at < $2 and comment is not null",
        shop,
        since
    );
    ended.cases += run!(
        writer,
        "update customer_case set text = null where shop_id = $1 and made_at < $2 and text is not null",
        shop,
        since
    );
    ended.notes += run!(
        writer,
        "update case_solution set note = null where shop_id = $1 and made_at < $2 and note is not null",
        shop,
        since
    );
    ended.tags += run!(
        writer,
        concat!(
            "delete from customer_tag where (shop_id, customer_id, number) in \
                (select x.shop_id, x.customer_id, x.number from customer_tagging as x \
                 where x.shop_id = $1 and x.made_at < $2 and not ",
            was_seen!(),
            ")"
        ),
        shop,
        since
    );
    ended.profiling += run!(
        writer,
        concat!(
            "insert into consent (shop_id, customer_id, purpose, number, is_given, made_at, actor_kind, actor_id, channel, \
                text_version) \
             select x.shop_id, x.customer_id, x.purpose, x.number + 1, $3, $4, $5, $6, $7, x.text_version from consent as x \
             where x.shop_id = $1 and x.purpose = $8 and x.is_given and x.made_at < $2 and x.number = \
                (select max(k.number) from consent as k where k.shop_id = x.shop_id and k.customer_id = x.customer_id \
                    and k.purpose = x.purpose) and not ",
            was_seen!()
        ),
        shop,
        since,
        false,
        now,
        Origin::SYSTEM.actor.kind,
        Origin::SYSTEM.actor.id,
        Channel::Job,
        Purpose::Profiling
    );
    Ok(())
}

/// Ends what was allowed before `since` and not said again.
pub async fn end_marketing(
    writer: &mut Writer,
    shop: ShopId,
    since: Time,
    now: Time,
    ended: &mut Ended,
) -> db::Result<()> {
    ended.marketing += run!(
        writer,
        "insert into consent (shop_id, customer_id, purpose, number, is_given, made_at, actor_kind, actor_id, channel, \
            text_version) \
         select x.shop_id, x.customer_id, x.purpose, x.number + 1, $3, $4, $5, $6, $7, x.text_version from consent as x \
         where x.shop_id = $1 and x.purpose = $8 and x.is_given and x.made_at < $2 and x.number = \
            (select max(k.number) from consent as k where k.shop_id = x.shop_id and k.customer_id = x.customer_id \
                and k.purpose = x.purpose)",
        shop,
        since,
        false,
        now,
        Origin::SYSTEM.actor.kind,
        Origin::SYSTEM.actor.id,
        Channel::Job,
        Purpose::Marketing
    );
    Ok(())
}
