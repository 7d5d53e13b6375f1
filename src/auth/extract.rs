//! Callers as arguments of handlers.

mod charge;
mod counter;
mod of_shop;
pub mod session;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use cookie::time::Duration as CookieDuration;

use super::session::{SEEN_MINUTES, SignedIn};
use super::store::browsers::BrowserDoor;
use super::{ApiKey, BROWSER_DAYS, Door, DoorKind, KeyCache, Scope, Secret, browser_expires_at, store};
use crate::db::{self, Shops};
use crate::desk::Desk;
use crate::http::{Answer, Kind, Problem};
use crate::kernel::{ApiKeyId, Origin, SessionId, ShopId, Time};

pub use charge::{InCharge, ProvenOwner};
pub use counter::{AtDevice, Counter, DeviceCookie, remember_device};
pub use of_shop::OfShop;

/// Somebody who may do all that the owner may: a machine with a key, or the owner signed in with a browser.
#[derive(Clone, Debug)]
pub struct Owner(OwnerBy);

#[derive(Clone, Debug)]
enum OwnerBy {
    Key(ApiKey),
    SignedIn(SignedIn),
}

impl Owner {
    /// The shop, from the key or the session and from nowhere else.
    pub fn shop(&self) -> ShopId {
        match &self.0 {
            OwnerBy::Key(key) => key.shop,
            OwnerBy::SignedIn(signed_in) => signed_in.shop,
        }
    }

    /// The actor and the place of what is done.
    pub fn origin(&self) -> Origin {
        match &self.0 {
            OwnerBy::Key(key) => key.origin(),
            OwnerBy::SignedIn(signed_in) => signed_in.origin(),
        }
    }

    /// The session, where it is one.
    pub fn session(&self) -> Option<SessionId> {
        match &self.0 {
            OwnerBy::Key(_) => None,
            OwnerBy::SignedIn(signed_in) => Some(signed_in.session),
        }
    }
}

impl<S> FromRequestParts<S> for Owner
where
    S: Send + Sync,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
{
    type Rejection = Problem;

    /// A header is meant by whoever sends it, so it goes before the cookie that comes along by itself.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let desk = Desk::from_ref(state);
        if !parts.headers.contains_key(header::AUTHORIZATION)
            && let Some(signed_in) = session::session_of(parts, &desk).await?
        {
            return Ok(Owner(OwnerBy::SignedIn(signed_in)));
        }
        let key = key_of(&parts.headers, &desk, &KeyCache::from_ref(state)).await?;
        with_scope(key, Scope::Owner).map(|key| Owner(OwnerBy::Key(key)))
    }
}

impl Owner {
    /// The key, where it is one.
    pub fn key(&self) -> Option<&ApiKey> {
        match &self.0 {
            OwnerBy::Key(key) => Some(key),
            OwnerBy::SignedIn(_) => None,
        }
    }
}

fn unauthorized() -> Problem {
    Problem::new(Kind::Unauthorized).detail("Sign in, or send the shop's key as Authorization: Bearer tmb_live_….")
}

/// The key, if it may do that.
fn with_scope(key: ApiKey, scope: Scope) -> Answer<ApiKey> {
    if key.may(scope) {
        return Ok(key);
    }
    let forbidden = Problem::new(Kind::Forbidden).detail("This key may not do that. Use one with the scope it needs.");
    Err(forbidden.with("scope", scope.as_str()))
}

/// The key in `Authorization: Bearer …`.
async fn key_of(headers: &HeaderMap, desk: &Desk, cache: &KeyCache) -> Answer<ApiKey> {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let secret = given.and_then(|value| value.strip_prefix("Bearer ")).and_then(|text| Secret::given(text.trim()));
    let hash = secret.ok_or_else(unauthorized)?.hash();
    let now = desk.now();
    if let Some(key) = cache.get(&hash, now) {
        return Ok(key);
    }
    let doors = store::doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::ApiKey, &hash, now).await?;
    let door = doors.first().ok_or_else(unauthorized)?;
    let mut reader = desk.db.reader(Shops::One(door.shop_id)).await?;
    let (shop, id) = (door.shop_id, ApiKeyId(door.target_id));
    let (key, seen_at) = store::api_key(&mut reader, shop, id, now).await?.ok_or_else(unauthorized)?;
    drop(reader);
    if seen_at.is_none_or(|seen_at| seen_at.plus_minutes(SEEN_MINUTES) <= now) {
        // What reads must go on reading where nothing can be written, so a failure here is nobody's refusal.
        if let Err(error) = touch(desk, shop, id, now).await {
            tracing::warn!(%error, "a key's last use was not written down");
        }
    }
    // Remembered for as long as this secret is good, which may be shorter than the key.
    let until = [key.expires_at, door.expires_at].into_iter().flatten().min();
    cache.put(hash, ApiKey { expires_at: until, ..key.clone() }, now);
    Ok(key)
}

async fn touch(desk: &Desk, shop: ShopId, id: ApiKeyId, now: Time) -> db::Result<()> {
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    store::touch_key(&mut writer, shop, id, now).await?;
    writer.commit().await
}

/// The browser that asks, if it has been here before. A browser is nobody's: what is bound in it is found by its doors.
#[derive(Clone, Debug)]
pub struct Browser(pub Option<Secret>);

/// A door that was prolonged on the same day stays as it is: a write for each look would be too much.
const PROLONGED_DAYS: i64 = 1;

/// The cookie's name. With the prefix, browsers send it to this host over HTTPS only; on plain HTTP they would not take it.
fn cookie_name(public_url: &str) -> &'static str {
    if public_url.starts_with("https://") { "__Host-timbro" } else { "timbro" }
}

impl<S> FromRequestParts<S> for Browser
where
    S: Send + Sync,
    Desk: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let jar = CookieJar::from_headers(&parts.headers);
        let cookie = jar.get(cookie_name(&Desk::from_ref(state).public_url));
        Ok(Browser(cookie.and_then(|cookie| Secret::given(cookie.value()))))
    }
}

impl Browser {
    /// The secret this browser is known by, or a new one.
    pub fn secret(&self, desk: &Desk) -> Secret {
        self.0.clone().unwrap_or_else(|| Secret::random(&desk.random))
    }

    /// The cards bound in this browser, oldest first.
    pub async fn doors(&self, desk: &Desk) -> Answer<Vec<Door>> {
        let Some(secret) = &self.0 else { return Ok(Vec::new()) };
        Ok(store::doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::Browser, &secret.hash(), desk.now()).await?)
    }

    /// The cards that this browser holds or has lost, oldest first.
    pub async fn held_or_lost(&self, desk: &Desk) -> Answer<Vec<BrowserDoor>> {
        let Some(secret) = &self.0 else { return Ok(Vec::new()) };
        let mut reader = desk.db.reader(Shops::Door).await?;
        Ok(store::browsers::of_browser(&mut reader, &secret.hash(), desk.now()).await?)
    }

    /// Remembers a browser that has just opened these doors for as long again. Gives the header that has it do the same.
    pub async fn prolong(&self, desk: &Desk, opened: &[Door]) -> Answer<Option<(HeaderName, String)>> {
        let Some(secret) = self.0.as_ref().filter(|_| !opened.is_empty()) else { return Ok(None) };
        let expires_at = browser_expires_at(desk.now());
        let due = expires_at.plus_minutes(-PROLONGED_DAYS * 24 * 60);
        if opened.iter().any(|door| door.expires_at.is_none_or(|at| at < due)) {
            let mut writer = desk.db.writer(Shops::Door).await?;
            store::browsers::prolong(&mut writer, &secret.hash(), due, expires_at).await?;
            writer.commit().await?;
        }
        Ok(Some(remember(desk, secret)))
    }
}

/// The header that has a browser remember its secret.
pub fn remember(desk: &Desk, secret: &Secret) -> (HeaderName, String) {
    set_cookie(desk, cookie_name(&desk.public_url), secret)
}

/// A cookie for as long as browsers allow, which no script reads.
fn set_cookie(desk: &Desk, name: &'static str, secret: &Secret) -> (HeaderName, String) {
    let is_https = desk.public_url.starts_with("https://");
    let cookie = Cookie::build((name, secret.expose().to_owned()))
        .path("/")
        .http_only(true)
        .secure(is_https)
        .same_site(SameSite::Lax)
        .max_age(CookieDuration::days(BROWSER_DAYS));
    (header::SET_COOKIE, cookie.build().to_string())
}
