//! Staff and devices over HTTP: what a device at the counter does.

use axum::extract::{FromRef, State};
use axum::http::{HeaderName, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::not_taken;
use crate::audit::{self, Action, By};
use crate::auth::device::{DEVICE_DAYS, Device, Role, Shift};
use crate::auth::extract::{AtDevice, remember_device};
use crate::auth::store::{NewDoor, device as devices, door_once, insert_doors, pass_once};
use crate::auth::{DoorKind, Secret};
use crate::db::Shops;
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Problem, Refused, RefusedRead};
use crate::kernel::{Currency, DeviceId, EnrolmentId, Language, LocationId, Name, ShiftId, ShopId, StaffId, Time};
use crate::shop::store::shop;
use crate::shop::{Keys, Shop};
use crate::staff::jobs::{Pins, check};
use crate::staff::{NotTaken, Pin, SHIFT_MINUTES, Whose, device_secret, store};

/// People that a counter lists at most.
const MAX_PEOPLE: i64 = 500;

/// The routes of a device.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
    Pins: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(enrol))
        .routes(routes!(people))
        .routes(routes!(begin))
        .routes(routes!(current, lock))
}

/// What the QR code of an invitation says after `#enrol=`.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"secret": "0123456789abcdefghjkmnpqrstvwxyz", "name": "Tablet at the bar"}))]
pub struct Invitation {
    /// The secret.
    #[schema(max_length = 64)]
    secret: String,
    /// What the device is to be called; left out, as the invitation says.
    #[serde(default)]
    name: Option<Name>,
}

/// The device that asks.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnDevice {
    /// Which it is.
    id: DeviceId,
    /// Where it stands.
    location_id: LocationId,
    /// What it is called.
    name: Name,
}

/// Enrol this device with an invitation, which works once. The answer sets a cookie that no script reads; with it the
/// device can ask who works here, and begin shifts.
#[utoipa::path(post, path = "/devices", operation_id = "enrol_device", tag = "staff", params(MaybeIdempotencyKey), request_body = Invitation, security(()),
    responses((status = 201, description = "It is enrolled, by the cookie in Set-Cookie.", body = OwnDevice),
        (status = 200, description = "It was enrolled by this key; the cookie is the same.", body = OwnDevice), Refused))]
async fn enrol(
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<Invitation>,
) -> Answer<(StatusCode, [(HeaderName, String); 1], Json<OwnDevice>)> {
    let no_invitation = || {
        Problem::new(Kind::Unauthorized).detail(
            "This enrolment code is unknown, was used, or is older than ten minutes. Ask the owner for a new one.",
        )
    };
    let now = desk.now();
    let hash = Secret::given(&body.secret).ok_or_else(no_invitation)?.hash();
    // The door tells whose it is; it is gone through in a transaction of that shop.
    let found = door_once(&mut desk.db.reader(Shops::Door).await?, DoorKind::Enrolment, &hash, now).await?;
    let shop = found.ok_or_else(no_invitation)?.shop_id;
    let secret_of =
        |id| device_secret(keys.master(), shop, id).ok_or_else(|| Problem::internal("a device has no secret"));
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let passed = pass_once(&mut writer, DoorKind::Enrolment, &hash, now).await?;
    let id: DeviceId = desk.random.id(now);
    let key = key.as_ref().map(|key| key.as_str());
    let claimed = claim(&mut writer, shop, key, "device", &fingerprint(&[], &body), id.0, now).await?;
    let (status, id) = match (claimed, passed) {
        // Its cookie may have been lost with the answer. Who saw the code over a shoulder has the secret, but no such key.
        (Claim::Repeat(subject), _) => (StatusCode::OK, DeviceId(subject)),
        (Claim::Other, Some(_)) => return Err(Problem::key_reused()),
        (_, None) => return Err(no_invitation()),
        (Claim::New, Some(door)) => {
            let enrolment = store::enrolment(&mut writer, shop, EnrolmentId(door.target_id)).await?;
            let enrolment = enrolment.ok_or_else(no_invitation)?;
            let name = body.name.as_ref().unwrap_or(&enrolment.name);
            store::insert_device(&mut writer, shop, id, (&enrolment, name), now).await?;
            let expires_at = Some(now.plus_minutes(DEVICE_DAYS * 24 * 60));
            let door = NewDoor { kind: DoorKind::Device, hash: secret_of(id)?.hash(), target: id.0, expires_at };
            insert_doors(&mut writer, shop, &[door], now).await?;
            let note =
                By::system(shop).did(Action::DeviceEnrolled, id.0).after("location_id", enrolment.at_location_id.0);
            audit::store::note(&mut writer, &desk, note.after("enrolment_id", enrolment.id.0)).await?;
            (StatusCode::CREATED, id)
        }
    };
    let (location_id, name) = store::device(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok((status, [remember_device(&desk, &secret_of(id)?)], Json(OwnDevice { id, location_id, name })))
}

/// A name to tap.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonView {
    /// Who.
    id: StaffId,
    /// What they are called.
    name: Name,
    /// How many digits their PIN has; null where it is not known.
    pin_digits: Option<i64>,
}

/// Names to tap.
#[derive(Debug, Serialize, ToSchema)]
pub struct People {
    /// By name, those only who have a PIN.
    data: Vec<PersonView>,
}

/// List who can begin a shift on this device.
#[utoipa::path(get, path = "/counter/people", operation_id = "list_counter_people", tag = "staff", security(("device" = [])),
    responses((status = 200, body = People), RefusedRead))]
async fn people(AtDevice(device, _): AtDevice, State(desk): State<Desk>) -> Answer<Json<People>> {
    let mut reader = desk.db.reader(Shops::One(device.shop)).await?;
    let rows = store::people(&mut reader, device.shop, MAX_PEOPLE).await?;
    let view = |row: store::PersonRow| PersonView { id: row.id, name: row.name, pin_digits: row.pin_digits };
    Ok(Json(People { data: rows.into_iter().map(view).collect() }))
}

/// A name and a PIN.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"staff_id": "0198c9a0-0000-7000-8000-000000000001", "pin": "2580"}))]
pub struct NewShift {
    /// Who.
    staff_id: StaffId,
    /// Their PIN.
    #[schema(value_type = String, pattern = "^[0-9]{4,6}$")]
    pin: Pin,
}

/// A person at work on a device.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShiftView {
    /// Which shift.
    id: ShiftId,
    /// Who.
    staff_id: StaffId,
    /// What they are called.
    name: Name,
    /// What they may do.
    role: Role,
    /// Since when.
    made_at: Time,
    /// When it ends by itself.
    expires_at: Time,
}

impl From<Shift> for ShiftView {
    fn from(shift: Shift) -> Self {
        let Shift { id, staff: staff_id, name, role, made_at, expires_at, .. } = shift;
        Self { id, staff_id, name, role, made_at, expires_at }
    }
}

/// Begin a shift on this device, in place of whoever's was open. After five wrong PINs in a row a person is locked on this
/// device for one minute, then for five, then for fifteen at a time.
#[utoipa::path(post, path = "/shifts", operation_id = "begin_shift", tag = "staff", params(MaybeIdempotencyKey), request_body = NewShift, security(("device" = [])),
    responses((status = 201, body = ShiftView), (status = 200, description = "Begun by this key.", body = ShiftView),
        (status = 429, description = "Too many wrong PINs: wait as Retry-After says.", body = Problem, content_type = "application/problem+json"), Refused))]
async fn begin(
    AtDevice(device, _): AtDevice,
    State(desk): State<Desk>,
    State(pins): State<Pins>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(NewShift { staff_id, pin }): Json<NewShift>,
) -> Answer<(StatusCode, Json<ShiftView>)> {
    let (Device { shop, id: device, .. }, now) = (device, desk.now());
    let taken = check(&desk, &pins, shop, device, Whose::Person(staff_id), pin).await?;
    let pin = taken.map_err(|why| not_taken(why, now))?;
    let id: ShiftId = desk.random.id(now);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let key = key.as_ref().map(|key| key.as_str());
    // Without the PIN: its plain hash would be guessed in no time. It was checked above, on a repeat too.
    let asked = fingerprint(&[&device, &staff_id], &());
    let (status, id) = match claim(&mut writer, shop, key, "shift", &asked, id.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(subject) => (StatusCode::OK, ShiftId(subject)),
        Claim::New => {
            let times = (now, now.plus_minutes(SHIFT_MINUTES));
            if !store::insert_shift(&mut writer, shop, id, device, &pin, times).await? {
                return Err(not_taken(NotTaken::Wrong, now));
            }
            (StatusCode::CREATED, id)
        }
    };
    let shift = devices::shift(&mut writer, shop, id).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok((status, Json(shift.into())))
}

/// The shop, as far as its counters show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnShop {
    /// Which.
    id: ShopId,
    /// What it is called.
    name: Name,
    /// Its one currency.
    currency: Currency,
    /// The language it speaks first.
    language: Language,
    /// Where its days begin.
    #[schema(example = "Europe/Rome")]
    time_zone: String,
}

/// A device, and who is at work on it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CounterView {
    /// Whose device it is.
    shop: OwnShop,
    /// This device.
    device: OwnDevice,
    /// The open shift; null where the device is locked.
    shift: Option<ShiftView>,
}

/// Show which device this is, and who is at work on it. Asked when the counter is opened: a device that is in use stays
/// known, by a cookie that is prolonged here.
#[utoipa::path(get, path = "/shifts/current", operation_id = "show_current_shift", tag = "staff", security(("device" = [])),
    responses((status = 200, body = CounterView), RefusedRead))]
async fn current(
    AtDevice(device, cookie): AtDevice,
    State(desk): State<Desk>,
) -> Answer<(Option<[(HeaderName, String); 1]>, Json<CounterView>)> {
    let prolonged = cookie.renewed(&desk, device.shop).await?;
    let read = shop(&mut desk.db.reader(Shops::One(device.shop)).await?, device.shop).await?;
    let Shop { id, name, zone, currency, language, .. } = read.ok_or_else(Problem::not_found)?;
    let shop = OwnShop { id, name, currency, language, time_zone: zone.name().to_owned() };
    let own = OwnDevice { id: device.id, location_id: device.location, name: device.name };
    let view = CounterView { shop, device: own, shift: device.shift.map(ShiftView::from) };
    Ok((prolonged.map(|header| [header]), Json(view)))
}

/// Lock this device: the open shift ends. Where none is open, it is locked already. A repeat under the same key ends nothing
/// else: who has begun since stays.
#[utoipa::path(delete, path = "/shifts/current", operation_id = "end_current_shift", tag = "staff", params(MaybeIdempotencyKey), security(("device" = [])),
    responses((status = 204, description = "Nobody is at work on it."), Refused))]
async fn lock(
    AtDevice(device, _): AtDevice,
    State(desk): State<Desk>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
) -> Answer<StatusCode> {
    let (shop, now) = (device.shop, desk.now());
    if let Some(shift) = device.shift {
        let mut writer = desk.db.writer(Shops::One(shop)).await?;
        let key = key.as_ref().map(|key| key.as_str());
        match claim(&mut writer, shop, key, "shift_end", &fingerprint(&[&device.id], &()), shift.id.0, now).await? {
            Claim::Other => return Err(Problem::key_reused()),
            Claim::Repeat(_) => {}
            Claim::New => store::insert_shift_end(&mut writer, shop, shift.id, now).await?,
        }
        writer.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
