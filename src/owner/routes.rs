//! Owners over HTTP: the first time by a link, then by a password; sessions, and the second proof.

mod open;
mod passkeys;
mod security;

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::passkeys::NewPasskey;
use super::jobs::passkeys::Made;
use super::jobs::{self, Given, NewProof, Tools};
use super::store::{self, SessionRecord};
use super::{Begun, Refusal, open_totp, seal_totp};
use crate::audit::{self, Action, By, Note};
use crate::auth::extract::session::{SteppedUp, forget_session, keep_session};
use crate::auth::extract::{Owner, remember};
use crate::auth::password::Passwords;
use crate::auth::session::{IDLE_MINUTES, STEP_UP_MINUTES, SignedIn, Visitor};
use crate::auth::{KeyCache, Secret, totp};
use crate::code;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Kind, Path, Problem, Refused, RefusedRead};
use crate::kernel::{Name, SessionId, Time};
use crate::shop::{self, Keys};

/// The routes of owners and their sessions.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
    KeyCache: FromRef<S>,
    Passwords: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(set_up))
        .routes(routes!(sign_in, list))
        .routes(routes!(sign_out))
        .routes(routes!(revoke))
        .routes(routes!(step_up))
        .routes(routes!(make_totp))
        .routes(routes!(confirm_totp))
        .merge(open::routes())
        .merge(passkeys::routes())
        .merge(security::routes())
}

/// An owner to be set up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"secret": "0123456789abcdefghjkmnpqrstvwxyz", "name": "Anna", "password": "a horse in the rain"}))]
pub struct NewOwner {
    /// What stands after `#setup=` in the one-time link.
    secret: String,
    /// The name to sign in by, the only one of its kind on this server; case makes no difference.
    name: Name,
    /// What they sign in by: a password of 12 to 128 characters, of any kind,
    #[schema(required = false, nullable = false, min_length = 12, max_length = 128)]
    password: Option<String>,
    /// or a passkey.
    #[schema(required = false, nullable = false)]
    passkey: Option<NewPasskey>,
}

/// The one of the two that was given.
fn with_proof<'a>(password: Option<&'a str>, passkey: Option<&'a Made>) -> Answer<NewProof<'a>> {
    match (password, passkey) {
        (Some(password), None) => Ok(NewProof::Password(password)),
        (None, Some(made)) => Ok(NewProof::Passkey(made)),
        _ => Err(Problem::out_of_range("/password", "or a passkey is asked for, one of the two")),
    }
}

/// What an owner signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Anna", "password": "a horse in the rain", "totp": "123456"}))]
pub struct SignIn {
    /// The name.
    name: Name,
    /// The password.
    password: String,
    /// The code that the app shows now, where one was set up.
    #[schema(required = false, nullable = false)]
    totp: Option<String>,
    /// Or one of the recovery codes.
    #[schema(required = false, nullable = false)]
    recovery_code: Option<String>,
}

/// An owner's session.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionView {
    /// Which.
    id: SessionId,
    /// What its owner is called.
    owner_name: Name,
    /// When it began.
    made_at: Time,
    /// When it was last used, to ten minutes.
    seen_at: Time,
    /// When it ends at the latest; unused, it ends after 14 days.
    expires_at: Time,
    /// What the browser said of itself.
    browser: Option<String>,
    /// The network that it was last used from.
    #[schema(example = "203.0.113.0/24")]
    network: Option<String>,
    /// Whether this very request is made in it.
    is_current: bool,
}

impl SessionView {
    fn of(record: SessionRecord, current: Option<SessionId>) -> SessionView {
        let SessionRecord { id, owner_name, made_at, seen_at, expires_at, browser, network, .. } = record;
        let is_current = Some(id) == current;
        SessionView { id, owner_name, made_at, seen_at, expires_at, browser, network, is_current }
    }
}

/// The shop's sessions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Sessions {
    /// Those that are not over, newest first.
    data: Vec<SessionView>,
}

/// A session just begun; its token is in the cookie and nowhere else.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewSessionView {
    /// Which.
    id: SessionId,
    /// What its owner is called.
    owner_name: Name,
    /// When it ends at the latest; unused, it ends after 14 days.
    expires_at: Time,
}

/// Answers with a session's cookie, and the one that the browser is remembered by.
fn signed_in(desk: &Desk, begun: Begun) -> Response {
    let cookies = AppendHeaders([keep_session(desk, &begun.token), remember(desk, &begun.browser)]);
    let view = NewSessionView { id: begun.session, owner_name: begun.name, expires_at: begun.expires_at };
    (StatusCode::CREATED, cookies, Json(view)).into_response()
}

/// Set up the owner by a one-time link, and sign them in.
#[utoipa::path(post, path = "/owner/setup", operation_id = "set_up_owner", tag = "owners", request_body = NewOwner, security(()),
    responses((status = 201, description = "The session is in a cookie.", body = NewSessionView), Refused))]
async fn set_up(
    visitor: Visitor,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    Json(body): Json<NewOwner>,
) -> Answer<Response> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    let link = Secret::given(&body.secret).ok_or(Refusal::DeadLink)?;
    let made = body.passkey.map(Into::into);
    let proof = with_proof(body.password.as_deref(), made.as_ref())?;
    let begun = jobs::set_up(tools, &link, body.name, proof, &visitor).await?;
    Ok(signed_in(&desk, begun))
}

/// Sign in.
#[utoipa::path(post, path = "/sessions", operation_id = "sign_in", tag = "owners", request_body = SignIn, security(()),
    responses((status = 201, description = "The session is in a cookie.", body = NewSessionView),
        (status = 429, description = "Too many wrong tries; Retry-After says how many seconds to wait.", body = Problem, content_type = "application/problem+json"), Refused))]
async fn sign_in(
    visitor: Visitor,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    Json(body): Json<SignIn>,
) -> Answer<Response> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    let (totp, recovery_code) = (body.totp.as_deref(), body.recovery_code.as_deref());
    let given = Given { name: &body.name, password: &body.password, totp, recovery_code };
    let begun = jobs::sign_in(tools, given, &visitor).await?;
    Ok(signed_in(&desk, begun))
}

/// List the sessions that are not over.
#[utoipa::path(get, path = "/sessions", operation_id = "list_sessions", tag = "owners", responses((status = 200, body = Sessions), RefusedRead))]
async fn list(owner: Owner, State(desk): State<Desk>) -> Answer<Json<Sessions>> {
    let (shop, now) = (owner.shop(), desk.now());
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let records = store::sessions(&mut reader, shop, now, now.plus_minutes(-IDLE_MINUTES)).await?;
    let data = records.into_iter().map(|record| SessionView::of(record, owner.session())).collect();
    Ok(Json(Sessions { data }))
}

/// Sign out.
#[utoipa::path(delete, path = "/sessions/current", operation_id = "sign_out", tag = "owners", responses((status = 204, description = "It is over."), Refused))]
async fn sign_out(signed_in: SignedIn, State(desk): State<Desk>) -> Answer<Response> {
    let note = By::from(&signed_in).did(Action::SignedOut, signed_in.session.0);
    end(&desk, signed_in.shop, signed_in.session, note).await?;
    Ok((StatusCode::NO_CONTENT, AppendHeaders([forget_session(&desk)])).into_response())
}

/// End a session, on whatever browser it is.
#[utoipa::path(delete, path = "/sessions/{id}", operation_id = "revoke_session", tag = "owners", params(("id" = SessionId, Path)),
    responses((status = 204, description = "It is over."), Refused))]
async fn revoke(owner: Owner, State(desk): State<Desk>, Path(id): Path<SessionId>) -> Answer<StatusCode> {
    end(&desk, owner.shop(), id, By::from(&owner).did(Action::SessionRevoked, id.0)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn end(desk: &Desk, shop: crate::kernel::ShopId, id: SessionId, note: Note) -> Answer<()> {
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !store::revoke(&mut writer, shop, id, desk.now()).await? {
        return Err(Problem::not_found());
    }
    audit::store::note(&mut writer, desk, note).await?;
    writer.commit().await?;
    Ok(())
}

/// A proof of who is signed in: one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"password": "a horse in the rain"}))]
pub struct StepUp {
    /// The password.
    #[schema(required = false, nullable = false)]
    password: Option<String>,
    /// Or the code that the app shows now.
    #[schema(required = false, nullable = false)]
    totp: Option<String>,
}

/// Until when what matters most may be done.
#[derive(Debug, Serialize, ToSchema)]
pub struct SteppedUpView {
    /// Ten minutes from now.
    stepped_up_until: Time,
}

impl SteppedUpView {
    fn until(stepped_up_until: Time) -> SteppedUpView {
        SteppedUpView { stepped_up_until }
    }
}

/// Prove again who is signed in, for ten minutes.
#[utoipa::path(post, path = "/owner/step-up", operation_id = "step_up", tag = "owners", request_body = StepUp,
    responses((status = 200, body = SteppedUpView),
        (status = 429, description = "Too many wrong tries; Retry-After says how many seconds to wait.", body = Problem, content_type = "application/problem+json"), Refused))]
async fn step_up(
    signed_in: SignedIn,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    Json(body): Json<StepUp>,
) -> Answer<Json<SteppedUpView>> {
    if body.password.is_some() == body.totp.is_some() {
        return Err(Problem::out_of_range("/password", "or a code is asked for, one of the two"));
    }
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    jobs::step_up(tools, &signed_in, body.password.as_deref(), body.totp.as_deref()).await?;
    Ok(Json(SteppedUpView::until(desk.now().plus_minutes(STEP_UP_MINUTES))))
}

/// A secret for an app that shows codes, shown only now. It is in force once a code of it was confirmed.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewTotp {
    /// The secret to type, in base 32.
    secret: String,
    /// What the picture says.
    #[schema(example = "otpauth://totp/Bar%20Sole:Anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bar%20Sole")]
    url: String,
    /// The picture that the app reads.
    svg: String,
}

/// How long a new secret waits for its first code.
const CONFIRM_MINUTES: i64 = 30;

/// Make a secret for an app that shows codes.
#[utoipa::path(post, path = "/owner/totp", operation_id = "make_totp", tag = "owners", responses((status = 201, body = NewTotp), Refused))]
async fn make_totp(
    SteppedUp(signed_in): SteppedUp,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
) -> Answer<Response> {
    let (now, SignedIn { shop, owner, .. }) = (desk.now(), signed_in);
    let secret = desk.random.bytes();
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let name = store::name(&mut writer, shop, owner).await?.ok_or_else(Problem::not_found)?;
    let shop_name = shop::store::shop(&mut writer, shop).await?.ok_or_else(Problem::not_found)?.name;
    let sealed = seal_totp(keys.master(), shop, owner, &secret, &desk.random);
    store::insert_totp(&mut writer, shop, owner, desk.random.id(now), &sealed, now).await?;
    writer.commit().await?;
    let unwritable = || Problem::internal("a secret for an app cannot be written as an address");
    let (url, secret) = totp::to_share(&secret, shop_name.as_str(), name.as_str()).ok_or_else(unwritable)?;
    let svg = code::svg(&url).map_err(Problem::internal)?;
    Ok((StatusCode::CREATED, Json(NewTotp { secret, url, svg })).into_response())
}

/// A code that the app shows.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "123456"}))]
pub struct TotpCode {
    /// Six digits.
    code: String,
}

/// The codes for the day the app is gone, shown only now.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten, each good once.
    recovery_codes: Vec<String>,
}

impl RecoveryCodes {
    fn of(recovery_codes: Vec<String>) -> RecoveryCodes {
        RecoveryCodes { recovery_codes }
    }
}

/// Confirm the newest secret by a code of it: from now on signing in asks for one.
#[utoipa::path(post, path = "/owner/totp/confirmation", operation_id = "confirm_totp", tag = "owners", request_body = TotpCode,
    responses((status = 201, body = RecoveryCodes), Refused))]
async fn confirm_totp(
    SteppedUp(signed_in): SteppedUp,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    Json(body): Json<TotpCode>,
) -> Answer<Response> {
    let (now, SignedIn { shop, owner, .. }) = (desk.now(), signed_in);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let waiting = store::totp_to_confirm(&mut writer, shop, owner, now.plus_minutes(-CONFIRM_MINUTES)).await?;
    let (id, sealed) = waiting.ok_or_else(Problem::not_found)?;
    let secret = open_totp(keys.master(), shop, owner, &sealed);
    let step = secret.and_then(|secret| totp::step(&secret, &body.code, now)).ok_or(Refusal::WrongCode)?;
    if !store::confirm_totp(&mut writer, shop, id, step, now).await? {
        return Err(Problem::not_found());
    }
    let recovery_codes = totp::recovery_codes(&desk.random);
    let hashes: Vec<_> = recovery_codes.iter().map(|code| totp::recovery_hash(code)).collect();
    store::insert_recovery(&mut writer, shop, id, &hashes).await?;
    audit::store::note(&mut writer, &desk, By::from(&signed_in).did(Action::TotpConfirmed, owner.0)).await?;
    writer.commit().await?;
    Ok((StatusCode::CREATED, Json(RecoveryCodes::of(recovery_codes))).into_response())
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::DeadLink => Problem::new(Kind::Unauthorized)
                .detail("This link was used, or is older than half an hour. Ask for a new one on the server: timbro owner reset; without a shop, start it again."),
            Refusal::Password(why) => Problem::out_of_range("/password", &why.to_string()),
            Refusal::NameTaken => Problem::out_of_range("/name", &refusal.to_string()),
            Refusal::WrongCode => Problem::out_of_range("/code", &refusal.to_string()),
            Refusal::Wrong => Problem::new(Kind::Unauthorized)
                .detail("The name, the password or the code is wrong. Check all of them, and type them again."),
            Refusal::NotAccepted => Problem::new(Kind::Unauthorized)
                .detail("The passkey was not accepted. Try once more, or another way of signing in."),
            Refusal::PasskeysOff(why) => {
                Problem::new(Kind::PasskeysOff).detail(format!("{why}. A name and a password always work."))
            }
            Refusal::NoPasskey => Problem::not_found(),
            Refusal::TooManyPasskeys => {
                Problem::out_of_range("/credential", "is one more than an owner may have: remove one first")
            }
            Refusal::LastWayIn => {
                Problem::new(Kind::LastWayIn).detail("Set a password or add another passkey, then remove this one.")
            }
            Refusal::KeyReused => Problem::key_reused(),
            Refusal::NoChallenge(failure) => Problem::internal(failure),
            Refusal::Slowed(seconds) => Problem::new(Kind::TooManyTries)
                .detail(format!("Wait for {seconds} seconds, then try again."))
                .retry_after_seconds(seconds),
            Refusal::Busy(_) => Problem::new(Kind::Overloaded).detail("Try again in a second."),
            Refusal::Data(failure) => failure.into(),
        }
    }
}
