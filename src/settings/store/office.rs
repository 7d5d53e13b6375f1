//! The owner's tiles: sets with a number, of which the highest counts.

use crate::columns;
use crate::db::{self, Rows, Session, Writer, insert_rows};
use crate::kernel::{Origin, ShopId, Time};
use crate::on;
use crate::retention::Metric;
use crate::settings::office::{ChosenTile, OfficeSettings, TileShape};

/// The tiles that the owner chose last, in their order; none where nothing was chosen.
pub async fn office(session: &mut dyn Session, shop: ShopId) -> db::Result<OfficeSettings> {
    let rows: Vec<(String, TileShape)> = on!(session, |c| sqlx::query_as(
        "select t.metric, t.shape from office_tile as t where t.shop_id = $1 \
            and t.number = (select max(s.number) from office_setting as s where s.shop_id = t.shop_id) \
         order by t.position"
    )
    .bind(shop)
    .fetch_all(c)
    .await)?;
    let tile = |(metric, shape): (String, TileShape)| Some(ChosenTile { metric: Metric::parse(&metric)?, shape });
    let tiles = rows.into_iter().map(tile).collect::<Option<_>>();
    Ok(OfficeSettings { tiles: tiles.ok_or_else(|| db::Error::impossible("a tile's metric is none"))? })
}

/// Keeps tiles, in place of those before.
pub async fn insert_office(
    writer: &mut Writer,
    shop: ShopId,
    office: &OfficeSettings,
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    let number: i64 = on!(writer, |c| {
        sqlx::query_scalar(
        "insert into office_setting (shop_id, number, made_at, actor_kind, actor_id, location_id) \
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 from office_setting where shop_id = $1 returning number"
    )
    .bind(shop)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .fetch_one(c)
    .await
    })?;
    let mut rows = Rows::of(columns![Uuid shop_id, Int number, Int position, Text metric, Text shape]);
    for (position, tile) in (1_i64..).zip(&office.tiles) {
        let row = vec![
            shop.0.into(),
            number.into(),
            position.into(),
            Some(tile.metric.as_str()).into(),
            Some(tile.shape.as_str()).into(),
        ];
        rows.push(row);
    }
    insert_rows(writer, "office_tile", &rows).await?;
    Ok(())
}
