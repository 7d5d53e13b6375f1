//! Who serves at a counter: a machine with a key, or a person at work on an enrolled device.
//!
//! A device is known by a cookie, which a browser sends along with whatever any site makes it send. So what would change
//! something is taken only from our own page, by what the browser says of where it comes from.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use axum_extra::extract::cookie::CookieJar;

use super::session::session_of;
use super::{key_of, set_cookie, with_scope};
use crate::auth::device::{DEVICE_DAYS, Device, SEEN_MINUTES, Shift};
use crate::auth::session::SignedIn;
use crate::auth::{ApiKey, DoorKind, KeyCache, Scope, Secret, store};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Kind, Metering, Problem};
use crate::kernel::{Actor, ActorKind, CardId, DeviceId, Origin, ShopId, Time};

/// Somebody who may serve at a counter.
#[derive(Clone, Debug)]
pub struct Counter(Server);

#[derive(Clone, Debug)]
enum Server {
    Machine(ApiKey),
    Person(Device, Shift),
    Owner(SignedIn),
}

impl Counter {
    /// The shop, from the key or the device and from nowhere else.
    pub fn shop(&self) -> ShopId {
        match &self.0 {
            Server::Machine(key) => key.shop,
            Server::Person(device, _) => device.shop,
            Server::Owner(signed_in) => signed_in.shop,
        }
    }

    /// The actor and the place of what is done: a person's deeds are their own, wherever they work.
    pub fn origin(&self) -> Origin {
        match &self.0 {
            Server::Machine(key) => key.origin(),
            Server::Person(device, shift) => {
                Origin { actor: Actor { kind: ActorKind::Staff, id: shift.staff.0 }, location: Some(device.location) }
            }
            Server::Owner(signed_in) => signed_in.origin(),
        }
    }

    /// The person at work; None for a machine with a key, and for the owner.
    pub fn shift(&self) -> Option<&Shift> {
        match &self.0 {
            Server::Machine(_) | Server::Owner(_) => None,
            Server::Person(_, shift) => Some(shift),
        }
    }

    /// Whether it is an owner in a browser who has not proved lately who they are.
    pub fn is_unproven_owner(&self, now: Time) -> bool {
        matches!(&self.0, Server::Owner(signed_in) if !signed_in.is_stepped_up(now))
    }

    /// The device, or the owner's session; None for a machine.
    pub fn through(&self) -> Option<DeviceId> {
        match &self.0 {
            Server::Machine(_) => None,
            Server::Person(..) | Server::Owner(_) => Some(self.device()),
        }
    }

    /// The card of the person at work, which they may not serve.
    pub fn own_card(&self) -> Option<CardId> {
        self.shift().and_then(|shift| shift.own_card)
    }

    /// Whether a manager's word is needed for nothing more: the owner, a manager at work, or a machine with the owner's key.
    pub fn is_manager(&self) -> bool {
        match &self.0 {
            Server::Machine(key) => key.may(Scope::Owner),
            Server::Person(_, shift) => shift.role.is_manager(),
            Server::Owner(_) => true,
        }
    }

    /// By what wrong PINs are counted: the device, the machine's key, or the owner's session.
    pub fn device(&self) -> DeviceId {
        match &self.0 {
            Server::Machine(key) => DeviceId(key.id.0),
            Server::Person(device, _) => device.id,
            Server::Owner(signed_in) => DeviceId(signed_in.session.0),
        }
    }
}

impl<S> FromRequestParts<S> for Counter
where
    S: Send + Sync,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let desk = Desk::from_ref(state);
        let has_key = parts.headers.contains_key(header::AUTHORIZATION);
        let device = match cookie_of(&parts.headers, &desk) {
            Some(_) if !has_key => Some(device_of(parts, &desk).await?.0),
            _ => None,
        };
        if let Some(device) = &device {
            Metering::of(parts).device(device.id.0.as_bytes())?;
        }
        let at_work = device.as_ref().and_then(|device| Some((device.clone(), device.shift.clone()?)));
        if let Some((device, shift)) = at_work {
            return Ok(Counter(Server::Person(device, shift)));
        }
        if !has_key && let Some(signed_in) = session_of(parts, &desk).await? {
            return Ok(Counter(Server::Owner(signed_in)));
        }
        if device.is_some() {
            return Err(Problem::new(Kind::Unauthorized)
                .detail("Nobody is at work on this device. Tap your name and enter your PIN."));
        }
        let key = key_of(&parts.headers, &desk, &KeyCache::from_ref(state)).await?;
        Ok(Counter(Server::Machine(with_scope(key, Scope::Counter)?)))
    }
}

/// An enrolled device, whoever is or is not at work on it.
#[derive(Clone, Debug)]
pub struct AtDevice(pub Device, pub DeviceCookie);

/// What a device is known by.
#[derive(Clone, Debug)]
pub struct DeviceCookie {
    secret: Secret,
    expires_at: Option<Time>,
}

impl DeviceCookie {
    /// Knows a device that is used for as long again, at most once a day. Gives the header that prolongs its cookie.
    pub async fn renewed(&self, desk: &Desk, shop: ShopId) -> Answer<Option<(HeaderName, String)>> {
        let days = |days: i64| desk.now().plus_minutes(days * 24 * 60);
        if self.expires_at.is_none_or(|at| at >= days(DEVICE_DAYS - 1)) {
            return Ok(None);
        }
        let mut writer = desk.db.writer(Shops::One(shop)).await?;
        store::device::prolong(&mut writer, &self.secret.hash(), days(DEVICE_DAYS)).await?;
        writer.commit().await?;
        Ok(Some(remember_device(desk, &self.secret)))
    }
}

impl<S> FromRequestParts<S> for AtDevice
where
    S: Send + Sync,
    Desk: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let (device, cookie) = device_of(parts, &Desk::from_ref(state)).await?;
        Ok(AtDevice(device, cookie))
    }
}

/// The device whose cookie the request carries. It is asked for each time, so that a revoked one's next request fails.
async fn device_of(parts: &Parts, desk: &Desk) -> Answer<(Device, DeviceCookie)> {
    let unknown = || {
        Problem::new(Kind::Unauthorized)
            .detail("This device is not enrolled, or not any more. Ask the owner for an enrolment code.")
    };
    let secret = cookie_of(&parts.headers, desk).ok_or_else(unknown)?;
    let hash = secret.hash();
    let now = desk.now();
    let doors = store::doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::Device, &hash, now).await?;
    let door = doors.first().ok_or_else(unknown)?;
    let mut reader = desk.db.reader(Shops::One(door.shop_id)).await?;
    let device = store::device::device(&mut reader, door.shop_id, DeviceId(door.target_id), now).await?;
    let device = device.ok_or_else(unknown)?;
    if !parts.method.is_safe() && !is_from_our_page(&parts.headers, desk) {
        return Err(Problem::new(Kind::Forbidden).detail("This was sent from another site."));
    }
    if device.seen_at.plus_minutes(SEEN_MINUTES) <= now {
        let mut writer = desk.db.writer(Shops::One(device.shop)).await?;
        store::device::touch(&mut writer, device.shop, device.id, now).await?;
        writer.commit().await?;
    }
    Ok((device, DeviceCookie { secret, expires_at: door.expires_at }))
}

/// Whether the browser says that our own page sent this. Browsers say it in `Sec-Fetch-Site` over HTTPS, and in `Origin`
/// always; what says nothing is no browser of ours.
fn is_from_our_page(headers: &HeaderMap, desk: &Desk) -> bool {
    let said = |name: HeaderName| headers.get(name).map(|value| value.as_bytes());
    match said(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == b"same-origin",
        None => said(header::ORIGIN) == Some(desk.public_url.as_bytes()),
    }
}

/// The cookie's name, as a browser's own: with the prefix only over HTTPS.
fn cookie_name(public_url: &str) -> &'static str {
    if public_url.starts_with("https://") { "__Host-timbro-device" } else { "timbro-device" }
}

fn cookie_of(headers: &HeaderMap, desk: &Desk) -> Option<Secret> {
    let jar = CookieJar::from_headers(headers);
    jar.get(cookie_name(&desk.public_url)).and_then(|cookie| Secret::given(cookie.value()))
}

/// The header that has a device remember its secret.
pub fn remember_device(desk: &Desk, secret: &Secret) -> (HeaderName, String) {
    set_cookie(desk, cookie_name(&desk.public_url), secret)
}
