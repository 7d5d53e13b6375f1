//! The shop's own row, its opening hours, and its counters.

use super::{Hours, MAX_LOCATIONS, OpenHours, WallTime};
use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::kernel::{LocationId, Name, Origin, ShopId, Time};
use crate::on;
use crate::shop::Shop;

/// When the shop is open.
pub async fn hours(session: &mut dyn Session, shop: ShopId) -> db::Result<Hours> {
    let rows: Vec<(i64, i64, i64)> = on!(session, |c| sqlx::query_as(
        "select weekday, opens_minutes, closes_minutes from shop_hours_spell where shop_id = $1 \
            and number = (select max(number) from shop_hours where shop_id = $1) order by position"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?;
    let impossible = || db::Error::impossible("opening hours that no week has");
    let time = |minutes: i64| u16::try_from(minutes).ok().and_then(WallTime::of_minutes).ok_or_else(impossible);
    let spell = |(weekday, opens, closes): (i64, i64, i64)| {
        let weekday = u8::try_from(weekday).map_err(|_| impossible())?;
        Ok(OpenHours { weekday, opens: time(opens)?, closes: time(closes)? })
    };
    let spells = rows.into_iter().map(spell).collect::<db::Result<_>>()?;
    Hours::checked(spells).map_err(|_| impossible())
}

/// Keeps opening hours in place of those before.
pub async fn insert_hours(
    writer: &mut Writer,
    shop: ShopId,
    hours: &Hours,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    let number: i64 = on!(writer, |c| sqlx::query_scalar(
        "insert into shop_hours (shop_id, number, made_at, actor_kind, actor_id, location_id) \
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 from shop_hours where shop_id = $1 returning number"
    )
    .bind(shop)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .fetch_one(c)
    .await)?;
    let mut rows = Rows::of(columns![
        Uuid shop_id, Int number, Int position, Int weekday, Int opens_minutes, Int closes_minutes,
    ]);
    for (position, spell) in (1_i64..).zip(hours.spells()) {
        rows.push(vec![
            shop.0.into(),
            number.into(),
            position.into(),
            i64::from(spell.weekday).into(),
            i64::from(spell.opens.minutes()).into(),
            i64::from(spell.closes.minutes()).into(),
        ]);
    }
    insert_rows(writer, "shop_hours_spell", &rows).await?;
    Ok(())
}

/// Changes the shop's own row, unless its currency shall be another and amounts in the present one are written down: then
/// false. The ledger decides by the zone, so with another one it reads its rules again.
pub async fn update(writer: &mut Writer, new: &Shop) -> db::Result<bool> {
    let changed = on!(writer, |c| sqlx::query(
        "update shop set name = $2, kind = $3, time_zone = $4, currency = $5, locale = $6, \
            rules_version = rules_version + case when time_zone = $4 then 0 else 1 end \
         where id = $1 and (currency = $5 or not ( \
            exists (select 1 from visit as v where v.shop_id = $1 and v.amount_minor is not null) \
            or exists (select 1 from refund as r where r.shop_id = $1 and r.amount_minor > 0) \
            or exists (select 1 from payment as p where p.shop_id = $1) \
            or exists (select 1 from imported_visit as i where i.shop_id = $1 and i.amount_minor is not null) \
            or exists (select 1 from imported_refund as i where i.shop_id = $1) \
            or exists (select 1 from imported_payment as i where i.shop_id = $1)))"
    )
    .bind(new.id)
    .bind(&new.name)
    .bind(new.kind)
    .bind(new.zone.name())
    .bind(&new.currency)
    .bind(new.language)
    .execute(c)
    .await?
    .rows_affected());
    Ok(changed > 0)
}

/// A counter of this shop.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LocationRow {
    /// Which.
    pub id: LocationId,
    /// What it is called.
    pub name: Name,
}

/// The shop's counters, oldest first.
pub async fn locations(session: &mut dyn Session, shop: ShopId) -> db::Result<Vec<LocationRow>> {
    Ok(on!(session, |c| sqlx::query_as("select id, name from location where shop_id = $1 order by id limit $2")
        .bind(shop)
        .bind(MAX_LOCATIONS)
        .fetch_all(c)
        .await)?)
}

/// A counter of this shop.
pub async fn location(session: &mut dyn Session, shop: ShopId, id: LocationId) -> db::Result<Option<LocationRow>> {
    Ok(on!(session, |c| sqlx::query_as("select id, name from location where shop_id = $1 and id = $2")
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Sets up one more counter. False where the shop has as many as it may.
pub async fn insert_location(
    writer: &mut Writer,
    shop: ShopId,
    id: LocationId,
    name: &Name,
    now: Time,
) -> db::Result<bool> {
    let made = on!(writer, |c| sqlx::query(
        "insert into location (shop_id, id, name, made_at) select h.id, $2, $3, $4 from shop as h where h.id = $1 \
            and (select count(*) from location as l where l.shop_id = $1) < $5"
    )
    .bind(shop)
    .bind(id)
    .bind(name)
    .bind(now)
    .bind(MAX_LOCATIONS)
    .execute(c)
    .await?
    .rows_affected());
    Ok(made > 0)
}

/// Gives a counter another name. False where there is none of that id.
pub async fn rename_location(writer: &mut Writer, shop: ShopId, id: LocationId, name: &Name) -> db::Result<bool> {
    let renamed = on!(writer, |c| sqlx::query("update location set name = $3 where shop_id = $1 and id = $2")
        .bind(shop)
        .bind(id)
        .bind(name)
        .execute(c)
        .await?
        .rows_affected());
    Ok(renamed > 0)
}
