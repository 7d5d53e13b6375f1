//! Owners' sessions as arguments of handlers, and the cookie they come in.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderName, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use cookie::time::Duration as CookieDuration;

use super::{Browser, unauthorized};
use crate::auth::session::{ABSOLUTE_MINUTES, SEEN_MINUTES, SignedIn, Visitor};
use crate::auth::store::{self, sessions};
use crate::auth::{DoorKind, Secret};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Kind, Metering, Problem, Sender};
use crate::kernel::{SessionId, address};

/// What a browser says of itself is kept up to this length.
const MAX_BROWSER_CHARS: usize = 200;

/// The cookie's name: bound to this host over HTTPS, as the browser's own.
fn cookie_name(public_url: &str) -> &'static str {
    if public_url.starts_with("https://") { "__Host-timbro_session" } else { "timbro_session" }
}

fn cookie(desk: &Desk, value: String, max_age: CookieDuration) -> (HeaderName, String) {
    let cookie = Cookie::build((cookie_name(&desk.public_url), value))
        .path("/")
        .http_only(true)
        .secure(desk.public_url.starts_with("https://"))
        .same_site(SameSite::Lax)
        .max_age(max_age);
    (header::SET_COOKIE, cookie.build().to_string())
}

/// The header that has a browser keep a session.
pub fn keep_session(desk: &Desk, token: &Secret) -> (HeaderName, String) {
    cookie(desk, token.expose().to_owned(), CookieDuration::minutes(ABSOLUTE_MINUTES))
}

/// The header that has a browser forget its session.
pub fn forget_session(desk: &Desk) -> (HeaderName, String) {
    cookie(desk, String::new(), CookieDuration::ZERO)
}

fn token(parts: &Parts, desk: &Desk) -> Option<Secret> {
    let jar = CookieJar::from_headers(&parts.headers);
    jar.get(cookie_name(&desk.public_url)).and_then(|cookie| Secret::given(cookie.value()))
}

/// The session in the request's cookie. None where there is no cookie; refused where the session is over, or where another
/// site asks for a change.
pub(super) async fn session_of(parts: &Parts, desk: &Desk) -> Answer<Option<SignedIn>> {
    let Some(token) = token(parts, desk) else { return Ok(None) };
    Sender::of(parts, &desk.public_url).own_for(&parts.method)?;
    let now = desk.now();
    let doors = store::doors(&mut desk.db.reader(Shops::Door).await?, DoorKind::Session, &token.hash(), now).await?;
    let door = doors.first().ok_or_else(unauthorized)?;
    let (shop, id) = (door.shop_id, SessionId(door.target_id));
    let signed_in = sessions::signed_in(&mut desk.db.reader(Shops::One(shop)).await?, shop, id, now).await?;
    let signed_in = signed_in.ok_or_else(unauthorized)?;
    if signed_in.seen_at.plus_minutes(SEEN_MINUTES) <= now {
        let mut writer = desk.db.writer(Shops::One(shop)).await?;
        let network = Metering::of(parts).client.map(address::network);
        sessions::touch(&mut writer, shop, id, network.as_deref(), now).await?;
        writer.commit().await?;
    }
    Ok(Some(signed_in))
}

impl<S> FromRequestParts<S> for SignedIn
where
    S: Send + Sync,
    Desk: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        session_of(parts, &Desk::from_ref(state)).await?.ok_or_else(unauthorized)
    }
}

/// An owner who proved a moment ago who they are: for what a phone left on a table must not do.
#[derive(Clone, Copy, Debug)]
pub struct SteppedUp(pub SignedIn);

/// Refused until the owner has proved again who they are.
pub fn step_up_needed() -> Problem {
    Problem::new(Kind::StepUpNeeded)
        .detail("Use a passkey, or give your password or a code from your app, then try again.")
}

impl<S> FromRequestParts<S> for SteppedUp
where
    S: Send + Sync,
    Desk: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let signed_in = SignedIn::from_request_parts(parts, state).await?;
        if signed_in.is_stepped_up(Desk::from_ref(state).now()) {
            Ok(SteppedUp(signed_in))
        } else {
            Err(step_up_needed())
        }
    }
}

impl<S> FromRequestParts<S> for Visitor
where
    S: Send + Sync,
    Desk: FromRef<S>,
{
    type Rejection = Problem;

    /// Refuses what another site has sent: it could sign a browser in as somebody else.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
        let desk = Desk::from_ref(state);
        Sender::of(parts, &desk.public_url).not_foreign()?;
        let Browser(browser) = Browser::from_request_parts(parts, state).await?;
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Visitor {
            browser,
            session: token(parts, &desk),
            agent: agent.map(|agent| agent.chars().take(MAX_BROWSER_CHARS).collect()),
            address: Metering::of(parts).client,
        })
    }
}
