//! Settings' rows: sets with a number, of which the highest counts.

pub mod office;

use super::{Closure, DayEnd, RetentionSettings, Window};
use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::kernel::{Date, Day, Name, Origin, ShopId, Time};
use crate::on;
use crate::retention::WindowDays;

/// The ways to choose a window, as they are stored.
#[derive(Clone, Copy, Debug, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
enum WindowKind {
    Preset,
    Auto,
    Days,
}

type SettingRow = (i64, WindowKind, Option<i64>, i64);
type ClosureRow = (i64, i64, Option<Name>);

/// The shop's settings for its numbers; the defaults where its owner set none.
pub async fn retention(session: &mut dyn Session, shop: ShopId) -> db::Result<RetentionSettings> {
    let row: Option<SettingRow> = on!(session, |c| sqlx::query_as(
        "select number, window_kind, window_days, day_end_minutes from retention_setting where shop_id = $1 \
         order by number desc limit 1"
    )
    .bind(shop)
    .fetch_optional(c)
    .await)?;
    let Some((number, kind, days, day_end_minutes)) = row else { return Ok(RetentionSettings::default()) };
    let closures: Vec<ClosureRow> = on!(session, |c| {
        sqlx::query_as(
        "select first_day, last_day, name from retention_closure where shop_id = $1 and number = $2 order by position"
    )
    .bind(shop)
    .bind(number)
    .fetch_all(c)
    .await
    })?;
    let settings = || {
        let window = match (kind, days) {
            (WindowKind::Preset, _) => Window::Preset,
            (WindowKind::Auto, _) => Window::Auto,
            (WindowKind::Days, days) => Window::Days(WindowDays::parse(u16::try_from(days?).ok()?).ok()?),
        };
        let day_end = DayEnd::of_minutes(u16::try_from(day_end_minutes).ok()?)?;
        let date = |day: i64| i32::try_from(day).ok().map(|day| Date(Day(day)));
        let closure = |(from, to, name)| Some(Closure { from: date(from)?, to: date(to)?, name });
        let closures = closures.into_iter().map(closure).collect::<Option<_>>()?;
        Some(RetentionSettings { window, day_end, closures })
    };
    settings().ok_or_else(|| db::Error::impossible("a shop's settings do not read as settings"))
}

/// Keeps settings, in place of those before.
pub async fn insert_retention(
    writer: &mut Writer,
    shop: ShopId,
    settings: &RetentionSettings,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    let (kind, days) = match settings.window {
        Window::Preset => (WindowKind::Preset, None),
        Window::Auto => (WindowKind::Auto, None),
        Window::Days(days) => (WindowKind::Days, Some(i64::from(days.get()))),
    };
    let number: i64 = on!(writer, |c| {
        sqlx::query_scalar(
        "insert into retention_setting (shop_id, number, window_kind, window_days, day_end_minutes, made_at, actor_kind, actor_id, location_id) \
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from retention_setting where shop_id = $1 returning number"
    )
    .bind(shop)
    .bind(kind)
    .bind(days)
    .bind(i64::from(settings.day_end.minutes()))
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .fetch_one(c)
    .await
    })?;
    let mut rows = Rows::of(columns![Uuid shop_id, Int number, Int position, Int first_day, Int last_day, Text name]);
    for (position, closure) in (1_i64..).zip(&settings.closures) {
        rows.push(vec![
            shop.0.into(),
            number.into(),
            position.into(),
            i64::from(closure.from.0.0).into(),
            i64::from(closure.to.0.0).into(),
            closure.name.as_ref().map(Name::as_str).into(),
        ]);
    }
    insert_rows(writer, "retention_closure", &rows).await?;
    Ok(())
}
