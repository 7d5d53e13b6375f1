//! How long what is known of people is kept, and what owners add to the notice: sets with a number, of which the highest
//! counts.

use std::collections::HashMap;

use crate::db::{self, Session, Writer};
use crate::kernel::{Comment, Language, Origin, ShopId, Time};
use crate::on;
use crate::privacy::Periods;

/// A shop's periods; the defaults where its owner set none.
pub async fn periods(session: &mut dyn Session, shop: ShopId) -> db::Result<Periods> {
    let row: Option<(i64, i64)> = on!(session, |c| {
        sqlx::query_as(
        "select profiling_months, marketing_months from privacy_setting where shop_id = $1 order by number desc limit 1"
    )
    .bind(shop)
    .fetch_optional(c)
    .await
    })?;
    let Some((profiling, marketing)) = row else { return Ok(Periods::default()) };
    let months = |months: i64| u8::try_from(months).ok();
    let periods = months(profiling).zip(months(marketing));
    let (profiling_months, marketing_months) =
        periods.ok_or_else(|| db::Error::impossible("a shop's periods do not read as periods"))?;
    Ok(Periods { profiling_months, marketing_months })
}

/// Keeps periods, in place of those before.
pub async fn insert_periods(
    writer: &mut Writer,
    shop: ShopId,
    periods: Periods,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| {
        sqlx::query(
        "insert into privacy_setting (shop_id, number, profiling_months, marketing_months, made_at, actor_kind, actor_id, location_id) \
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 from privacy_setting where shop_id = $1"
    )
    .bind(shop)
    .bind(i64::from(periods.profiling_months))
    .bind(i64::from(periods.marketing_months))
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

/// What the owner adds to the notice, by language.
pub async fn notices(session: &mut dyn Session, shop: ShopId) -> db::Result<HashMap<Language, Comment>> {
    let rows: Vec<(Language, String)> = on!(session, |c| sqlx::query_as(
        "select locale, text from privacy_notice as n where shop_id = $1 and number = \
            (select max(number) from privacy_notice as x where x.shop_id = n.shop_id and x.locale = n.locale)"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?;
    // Nothing is written as an empty text.
    Ok(rows.into_iter().filter_map(|(locale, text)| Some((locale, Comment::parse(&text).ok()?))).collect())
}

/// Keeps what the owner adds in one language; nothing for None.
pub async fn insert_notice(
    writer: &mut Writer,
    shop: ShopId,
    locale: Language,
    text: Option<&Comment>,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into privacy_notice (shop_id, locale, number, text, made_at, actor_kind, actor_id, location_id) \
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 from privacy_notice \
         where shop_id = $1 and locale = $2"
    )
    .bind(shop)
    .bind(locale)
    .bind(text.map_or("", Comment::as_str))
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}
