//! Staff, PINs, devices and shifts.

pub mod cards;

use super::{Pin, Whose};
use crate::auth::device::Role;
use crate::db::{self, Session, Writer};
use crate::kernel::{CardId, Cursor, DeviceId, EnrolmentId, LocationId, Name, Origin, ShiftId, ShopId, StaffId, Time};
use crate::on;

/// A person who works or worked here.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StaffRow {
    /// Who.
    pub id: StaffId,
    /// What they are called.
    pub name: Name,
    /// What they may do.
    pub role: Role,
    /// Whether they have a PIN.
    pub has_pin: bool,
    /// The card that they have as a customer.
    pub card_id: Option<CardId>,
    /// Since when.
    pub made_at: Time,
    /// Until when; None for those who work here now.
    pub ended_at: Option<Time>,
}

const STAFF: &str = "select s.id, s.name, s.role, s.made_at, x.made_at as ended_at, \
        exists (select 1 from staff_pin as p where p.shop_id = s.shop_id and p.staff_id = s.id) as has_pin, \
        (select k.card_id from staff_card as k where k.shop_id = s.shop_id and k.staff_id = s.id \
            order by k.number desc limit 1) as card_id \
     from staff as s left join staff_end as x on x.shop_id = s.shop_id and x.staff_id = s.id where s.shop_id = $1";

/// People before a position, newest first, and one more than `rows`.
pub async fn staff_page(
    session: &mut dyn Session,
    shop: ShopId,
    before: Cursor,
    rows: i64,
) -> db::Result<Vec<StaffRow>> {
    Ok(on!(session, |c| sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "{STAFF} and s.id < $2 order by s.id desc limit $3"
    )))
    .bind(shop)
    .bind(before.id())
    .bind(rows + 1)
    .fetch_all(c)
    .await)?)
}

/// A person of this shop.
pub async fn staff(session: &mut dyn Session, shop: ShopId, id: StaffId) -> db::Result<Option<StaffRow>> {
    Ok(on!(session, |c| sqlx::query_as(sqlx::AssertSqlSafe(format!("{STAFF} and s.id = $2")))
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Adds a person.
pub async fn insert_staff(
    writer: &mut Writer,
    shop: ShopId,
    id: StaffId,
    (name, role): (&Name, Role),
    origin: Origin,
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into staff (shop_id, id, name, role, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(shop)
    .bind(id)
    .bind(name)
    .bind(role)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Gives a person who works here this name and role. False where nobody of that id does.
pub async fn update_staff(writer: &mut Writer, shop: ShopId, id: StaffId, name: &Name, role: Role) -> db::Result<bool> {
    let changed = on!(writer, |c| sqlx::query(
        "update staff set name = $3, role = $4 where shop_id = $1 and id = $2 \
            and not exists (select 1 from staff_end as x where x.shop_id = $1 and x.staff_id = $2)"
    )
    .bind(shop)
    .bind(id)
    .bind(name)
    .bind(role)
    .execute(c)
    .await?
    .rows_affected());
    Ok(changed > 0)
}

/// Gives a person who works here a PIN in place of the one they had. False where nobody of that id does.
pub async fn insert_pin(
    writer: &mut Writer,
    shop: ShopId,
    id: StaffId,
    (pin, hash): (&Pin, &str),
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let made = on!(writer, |c| {
        sqlx::query(
        "insert into staff_pin (shop_id, staff_id, number, hash, made_at, actor_kind, actor_id, location_id, digits) \
         select s.shop_id, s.id, 1 + coalesce((select max(p.number) from staff_pin as p where p.shop_id = s.shop_id \
            and p.staff_id = s.id), 0), $3, $4, $5, $6, $7, $8 \
         from staff as s where s.shop_id = $1 and s.id = $2 \
            and not exists (select 1 from staff_end as x where x.shop_id = s.shop_id and x.staff_id = s.id)"
    )
    .bind(shop)
    .bind(id)
    .bind(hash)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .bind(pin.digits())
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(made > 0)
}

/// Says that a person works here no more. Said twice, the first counts.
pub async fn insert_end(writer: &mut Writer, shop: ShopId, id: StaffId, origin: Origin, now: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into staff_end (shop_id, staff_id, made_at, actor_kind, actor_id, location_id) \
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// A person to be tapped on.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PersonRow {
    /// Who.
    pub id: StaffId,
    /// What they are called.
    pub name: Name,
    /// How many digits their PIN has, where it is known.
    pub pin_digits: Option<i64>,
}

/// Those who can begin a shift, by name; `rows` at most.
pub async fn people(session: &mut dyn Session, shop: ShopId, rows: i64) -> db::Result<Vec<PersonRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select s.id, s.name, (select p.digits from staff_pin as p where p.shop_id = s.shop_id and p.staff_id = s.id \
            order by p.number desc limit 1) as pin_digits \
         from staff as s where s.shop_id = $1 \
            and not exists (select 1 from staff_end as x where x.shop_id = s.shop_id and x.staff_id = s.id) \
            and exists (select 1 from staff_pin as p where p.shop_id = s.shop_id and p.staff_id = s.id) \
         order by s.name, s.id limit $2"
    )
    .bind(shop)
    .bind(rows)
    .fetch_all(c)
    .await)?)
}

/// A PIN that is somebody's.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PinRow {
    /// Whose.
    pub staff_id: StaffId,
    /// Which of theirs.
    pub number: i64,
    /// Its hash.
    pub hash: String,
}

/// The PINs that are good for this.
pub async fn pins(session: &mut dyn Session, shop: ShopId, whose: Whose) -> db::Result<Vec<PinRow>> {
    let of_managers = whose == Whose::AnyManager;
    Ok(on!(session, |c| {
        sqlx::query_as(
        "select p.staff_id, p.number, p.hash \
         from staff as s join staff_pin as p on p.shop_id = s.shop_id and p.staff_id = s.id \
         where s.shop_id = $1 and (s.id = $2 or ($3 and s.role in ('owner', 'manager'))) \
            and p.number = (select max(l.number) from staff_pin as l where l.shop_id = s.shop_id and l.staff_id = s.id) \
            and not exists (select 1 from staff_end as x where x.shop_id = s.shop_id and x.staff_id = s.id) \
         order by s.id"
    )
    .bind(shop)
    .bind(whose.counted_as())
    .bind(of_managers)
    .fetch_all(c)
    .await
    })?)
}

/// The wrong PINs since the last right one.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct WrongPins {
    /// How many.
    pub count: i64,
    /// When the last was tried.
    pub last_at: Option<Time>,
    /// The number of the last attempt, right or wrong; 0 for none.
    pub last_number: i64,
}

/// How often a PIN was wrong here since it was last right.
pub async fn wrong_pins(
    session: &mut dyn Session,
    shop: ShopId,
    device: DeviceId,
    staff: StaffId,
) -> db::Result<WrongPins> {
    let last_match: i64 = on!(session, |c| sqlx::query_scalar(
        "select coalesce(max(number), 0) from pin_match where shop_id = $1 and device_id = $2 and staff_id = $3"
    )
    .bind(shop)
    .bind(device)
    .bind(staff)
    .fetch_one(c)
    .await)?;
    Ok(on!(session, |c| sqlx::query_as(
        "select count(*) as count, max(made_at) as last_at, coalesce(max(number), $4) as last_number \
         from pin_attempt where shop_id = $1 and device_id = $2 and staff_id = $3 and number > $4"
    )
    .bind(shop)
    .bind(device)
    .bind(staff)
    .bind(last_match)
    .fetch_one(c)
    .await)?)
}

/// Writes an attempt down. False where another has that number.
pub async fn insert_attempt(
    writer: &mut Writer,
    shop: ShopId,
    device: DeviceId,
    staff: StaffId,
    number: i64,
    now: Time,
) -> db::Result<bool> {
    let made = on!(writer, |c| sqlx::query(
        "insert into pin_attempt (shop_id, device_id, staff_id, number, made_at) values ($1, $2, $3, $4, $5) \
         on conflict do nothing"
    )
    .bind(shop)
    .bind(device)
    .bind(staff)
    .bind(number)
    .bind(now)
    .execute(c)
    .await?
    .rows_affected());
    Ok(made > 0)
}

/// Says that an attempt was right.
pub async fn insert_match(
    writer: &mut Writer,
    shop: ShopId,
    device: DeviceId,
    staff: StaffId,
    number: i64,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into pin_match (shop_id, device_id, staff_id, number) values ($1, $2, $3, $4)"
    )
    .bind(shop)
    .bind(device)
    .bind(staff)
    .bind(number)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// An invitation for a device.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EnrolmentRow {
    /// Which.
    pub id: EnrolmentId,
    /// Where the device will stand.
    pub at_location_id: LocationId,
    /// What it will be called.
    pub name: Name,
    /// Until when it is good.
    pub expires_at: Time,
}

/// Invites a device to a counter of this shop: the one named, or the first. False where the one named is none of its.
pub async fn insert_enrolment(
    writer: &mut Writer,
    shop: ShopId,
    id: EnrolmentId,
    (name, at): (&Name, Option<LocationId>),
    (origin, now, expires_at): (Origin, Time, Time),
) -> db::Result<bool> {
    let made = on!(writer, |c| {
        sqlx::query(
        "insert into enrolment (shop_id, id, at_location_id, name, made_at, expires_at, actor_kind, actor_id, location_id) \
         select l.shop_id, $2, l.id, $4, $5, $6, $7, $8, $9 from location as l \
         where l.shop_id = $1 and l.id = coalesce($3, l.id) order by l.id limit 1"
    )
    .bind(shop)
    .bind(id)
    .bind(at)
    .bind(name)
    .bind(now)
    .bind(expires_at)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await?
    .rows_affected()
    });
    Ok(made > 0)
}

/// An invitation of this shop.
pub async fn enrolment(session: &mut dyn Session, shop: ShopId, id: EnrolmentId) -> db::Result<Option<EnrolmentRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select id, at_location_id, name, expires_at from enrolment where shop_id = $1 and id = $2"
    )
    .bind(shop)
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

/// A device as its rows have it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DeviceRow {
    /// Which.
    pub id: DeviceId,
    /// Where it stands.
    pub location_id: LocationId,
    /// What that counter is called.
    pub location_name: Name,
    /// What it is called.
    pub name: Name,
    /// Since when.
    pub made_at: Time,
    /// When it last asked for something, to ten minutes.
    pub seen_at: Time,
    /// Since when it may nothing any more.
    pub revoked_at: Option<Time>,
}

/// Devices before a position, newest first, and one more than `rows`.
pub async fn devices_page(
    session: &mut dyn Session,
    shop: ShopId,
    before: Cursor,
    rows: i64,
) -> db::Result<Vec<DeviceRow>> {
    Ok(on!(session, |c| sqlx::query_as(
        "select d.id, d.location_id, l.name as location_name, d.name, d.made_at, \
            coalesce(n.seen_at, d.made_at) as seen_at, x.made_at as revoked_at \
         from device as d join location as l on l.shop_id = d.shop_id and l.id = d.location_id \
            left join device_seen as n on n.shop_id = d.shop_id and n.device_id = d.id \
            left join device_end as x on x.shop_id = d.shop_id and x.device_id = d.id \
         where d.shop_id = $1 and d.id < $2 order by d.id desc limit $3"
    )
    .bind(shop)
    .bind(before.id())
    .bind(rows + 1)
    .fetch_all(c)
    .await)?)
}

/// A device of this shop, revoked or not: where it stands, and what it is called.
pub async fn device(session: &mut dyn Session, shop: ShopId, id: DeviceId) -> db::Result<Option<(LocationId, Name)>> {
    Ok(on!(session, |c| sqlx::query_as("select location_id, name from device where shop_id = $1 and id = $2")
        .bind(shop)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Keeps a device that came with an invitation.
pub async fn insert_device(
    writer: &mut Writer,
    shop: ShopId,
    id: DeviceId,
    (enrolment, name): (&EnrolmentRow, &Name),
    now: Time,
) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into device (shop_id, id, enrolment_id, location_id, name, made_at) values ($1, $2, $3, $4, $5, $6)"
    )
    .bind(shop)
    .bind(id)
    .bind(enrolment.id)
    .bind(enrolment.at_location_id)
    .bind(name)
    .bind(now)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Revokes a device; a second time, nothing more is said. False where there is none of that id.
pub async fn insert_device_end(
    writer: &mut Writer,
    shop: ShopId,
    id: DeviceId,
    origin: Origin,
    now: Time,
) -> db::Result<bool> {
    let is_there: i64 =
        on!(writer, |c| sqlx::query_scalar("select count(*) from device where shop_id = $1 and id = $2")
            .bind(shop)
            .bind(id)
            .fetch_one(c)
            .await)?;
    on!(writer, |c| {
        sqlx::query(
        "insert into device_end (shop_id, device_id, made_at, actor_kind, actor_id, location_id) \
         select d.shop_id, d.id, $3, $4, $5, $6 from device as d where d.shop_id = $1 and d.id = $2 on conflict do nothing"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .bind(origin.actor.kind)
    .bind(origin.actor.id)
    .bind(origin.location)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(is_there > 0)
}

/// Begins a shift with a PIN, unless the PIN was replaced or its person has gone meanwhile: then false.
pub async fn insert_shift(
    writer: &mut Writer,
    shop: ShopId,
    id: ShiftId,
    device: DeviceId,
    pin: &PinRow,
    (now, expires_at): (Time, Time),
) -> db::Result<bool> {
    let made = on!(writer, |c| sqlx::query(
        "insert into shift (shop_id, id, device_id, staff_id, pin_number, made_at, expires_at) \
         select p.shop_id, $2, $3, p.staff_id, p.number, $6, $7 from staff_pin as p \
         where p.shop_id = $1 and p.staff_id = $4 and p.number = $5 \
            and not exists (select 1 from staff_pin as l where l.shop_id = $1 and l.staff_id = $4 and l.number > $5) \
            and not exists (select 1 from staff_end as x where x.shop_id = $1 and x.staff_id = $4)"
    )
    .bind(shop)
    .bind(id)
    .bind(device)
    .bind(pin.staff_id)
    .bind(pin.number)
    .bind(now)
    .bind(expires_at)
    .execute(c)
    .await?
    .rows_affected());
    Ok(made > 0)
}

/// Ends a shift. Said twice, the first counts.
pub async fn insert_shift_end(writer: &mut Writer, shop: ShopId, id: ShiftId, now: Time) -> db::Result<()> {
    on!(writer, |c| sqlx::query(
        "insert into shift_end (shop_id, shift_id, made_at) values ($1, $2, $3) on conflict do nothing"
    )
    .bind(shop)
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}
