//! Devices, as those who ask.

use crate::auth::DoorKind;
use crate::auth::device::{Device, Role, Shift};
use crate::db::{self, Session, Writer};
use crate::kernel::{CardId, DeviceId, LocationId, Name, ShiftId, ShopId, StaffId, Time};
use crate::on;

#[derive(sqlx::FromRow)]
struct ShiftRow {
    id: ShiftId,
    staff_id: StaffId,
    name: Name,
    role: Role,
    own_card: Option<CardId>,
    made_at: Time,
    expires_at: Time,
}

impl From<ShiftRow> for Shift {
    fn from(row: ShiftRow) -> Shift {
        let ShiftRow { id, staff_id: staff, name, role, own_card, made_at, expires_at } = row;
        Shift { id, staff, name, role, own_card, made_at, expires_at }
    }
}

/// A device with its open shift, unless the device was revoked.
///
/// A shift is open while it is the device's newest, nobody has ended it, its hours are not over, its person still works
/// here, and the PIN that began it is still theirs.
pub async fn device(session: &mut dyn Session, shop: ShopId, id: DeviceId, now: Time) -> db::Result<Option<Device>> {
    let found: Option<(LocationId, Name, Time)> = on!(session, |c| {
        sqlx::query_as(
        "select d.location_id, d.name, coalesce(n.seen_at, d.made_at) from device as d \
            left join device_seen as n on n.shop_id = d.shop_id and n.device_id = d.id where d.shop_id = $1 and d.id = $2 \
            and not exists (select 1 from device_end as x where x.shop_id = d.shop_id and x.device_id = d.id)"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await
    })?;
    let Some((location, name, seen_at)) = found else { return Ok(None) };
    let row: Option<ShiftRow> = on!(session, |c| {
        sqlx::query_as(
        "select h.id, h.staff_id, s.name, s.role, h.made_at, h.expires_at, \
            (select k.card_id from staff_card as k where k.shop_id = h.shop_id and k.staff_id = h.staff_id \
                order by k.number desc limit 1) as own_card \
         from shift as h join staff as s on s.shop_id = h.shop_id and s.id = h.staff_id \
         where h.shop_id = $1 and h.expires_at > $3 \
            and h.id = (select l.id from shift as l where l.shop_id = $1 and l.device_id = $2 order by l.id desc limit 1) \
            and not exists (select 1 from shift_end as x where x.shop_id = h.shop_id and x.shift_id = h.id) \
            and not exists (select 1 from staff_end as x where x.shop_id = h.shop_id and x.staff_id = h.staff_id) \
            and not exists (select 1 from staff_pin as p where p.shop_id = h.shop_id and p.staff_id = h.staff_id \
                and p.number > h.pin_number)"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .fetch_optional(c)
    .await
    })?;
    Ok(Some(Device { shop, id, location, name, seen_at, shift: row.map(Shift::from) }))
}

/// A shift of this shop, open or not.
pub async fn shift(session: &mut dyn Session, shop: ShopId, id: ShiftId) -> db::Result<Option<Shift>> {
    let row: Option<ShiftRow> = on!(session, |c| sqlx::query_as(
        "select h.id, h.staff_id, s.name, s.role, h.made_at, h.expires_at, \
            (select k.card_id from staff_card as k where k.shop_id = h.shop_id and k.staff_id = h.staff_id \
                order by k.number desc limit 1) as own_card \
         from shift as h join staff as s on s.shop_id = h.shop_id and s.id = h.staff_id \
         where h.shop_id = $1 and h.id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?;
    Ok(row.map(Shift::from))
}

/// Notes that a device asks for something.
pub async fn touch(writer: &mut Writer, shop: ShopId, id: DeviceId, now: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into device_seen (shop_id, device_id, seen_at) values ($1, $2, $3) \
         on conflict (shop_id, device_id) do update set seen_at = excluded.seen_at"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Knows a device for longer.
pub async fn prolong(writer: &mut Writer, hash: &[u8; 32], until: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query("update door set expires_at = $3 where kind = $1 and hash = $2")
        .bind(DoorKind::Device.as_str())
        .bind(&hash[..])
        .bind(until)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
