//! Passkeys over HTTP: a challenge, then its answer; for signing in, for proving again, and for one more passkey.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential};

use super::{NewSessionView, SteppedUpView, signed_in};
use crate::auth::Secret;
use crate::auth::extract::session::SteppedUp;
use crate::auth::password::Passwords;
use crate::auth::session::{STEP_UP_MINUTES, SignedIn, Visitor};
use crate::db::Shops;
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, IDEMPOTENCY_REPLAYED, Json, MaybeIdempotencyKey, Path, Problem, Refused, RefusedRead};
use crate::kernel::{Name, PasskeyId, Time};
use crate::owner::Refusal;
use crate::owner::jobs::Tools;
use crate::owner::jobs::passkeys::{self as jobs, Asked, Made};
use crate::owner::passkey::{Off, Party};
use crate::owner::store::passkeys::{self as store, PasskeyRecord};
use crate::shop::Keys;

/// The routes of passkeys.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
    Passwords: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(ways))
        .routes(routes!(ask_newcomer))
        .routes(routes!(ask_owner))
        .routes(routes!(add, list))
        .routes(routes!(rename, remove))
        .routes(routes!(ask_anybody))
        .routes(routes!(sign_in))
        .routes(routes!(ask_again))
        .routes(routes!(step_up))
}

/// Which ways of signing in there are at this address.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ways {
    /// Whether browsers make and show passkeys here.
    passkeys: bool,
    /// Why not, where they do not.
    #[schema(required = false, nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Off>,
    /// The same in a sentence.
    #[schema(required = false, nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
}

/// Tell which ways of signing in there are. A name and a password are always one.
#[utoipa::path(get, path = "/owner/ways", operation_id = "ways_to_sign_in", tag = "owners", security(()),
    responses((status = 200, body = Ways), RefusedRead))]
async fn ways(State(desk): State<Desk>) -> Json<Ways> {
    let reason = Party::of(&desk.public_url, "timbro").err();
    let sentence = reason.map(|reason| format!("{reason}. A name and a password always work."));
    Json(Ways { passkeys: reason.is_none(), reason, sentence })
}

/// A challenge for the browser's own dialog.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChallengeView {
    /// Goes back with the answer. Good once, for five minutes.
    ceremony: Uuid,
    /// What the browser is asked (WebAuthn Level 3: `PublicKeyCredentialCreationOptionsJSON`, or
    /// `PublicKeyCredentialRequestOptionsJSON`).
    #[schema(value_type = Object)]
    options: serde_json::Value,
}

fn asked(Asked { ceremony, options }: Asked) -> (StatusCode, Json<ChallengeView>) {
    (StatusCode::CREATED, Json(ChallengeView { ceremony, options }))
}

/// Who wants to be set up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"secret": "0123456789abcdefghjkmnpqrstvwxyz", "name": "Anna"}))]
pub struct Newcomer {
    /// What stands after `#setup=` or `#open=` in the one-time link.
    secret: String,
    /// What they are called.
    name: Name,
}

/// Ask for the passkey of an owner who is set up by a link.
#[utoipa::path(post, path = "/owner/setup/challenges", operation_id = "ask_new_owner_for_passkey", tag = "owners", request_body = Newcomer, security(()),
    responses((status = 201, body = ChallengeView), Refused))]
async fn ask_newcomer(
    visitor: Visitor,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    Json(body): Json<Newcomer>,
) -> Answer<(StatusCode, Json<ChallengeView>)> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    let link = Secret::given(&body.secret).ok_or(Refusal::DeadLink)?;
    Ok(asked(jobs::ask_newcomer(tools, &link.hash(), &body.name, &visitor).await?))
}

/// Ask for one more passkey.
#[utoipa::path(post, path = "/owner/passkeys/challenges", operation_id = "ask_for_passkey", tag = "owners",
    responses((status = 201, body = ChallengeView), Refused))]
async fn ask_owner(
    SteppedUp(signed_in): SteppedUp,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
) -> Answer<(StatusCode, Json<ChallengeView>)> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    Ok(asked(jobs::ask_owner(tools, &signed_in).await?))
}

/// A passkey that a browser has made.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ceremony": "0198c9a0-0000-7000-8000-000000000001", "name": "My phone", "credential": {
    "id": "AAAA", "rawId": "AAAA", "type": "public-key", "clientExtensionResults": {},
    "response": {"attestationObject": "AAAA", "clientDataJSON": "AAAA"}}}))]
pub struct NewPasskey {
    /// The challenge that it answers.
    ceremony: Uuid,
    /// What its owner calls it, to know which phone it is in.
    name: Name,
    /// What the browser gave (WebAuthn Level 3: `RegistrationResponseJSON`).
    #[schema(value_type = Object)]
    credential: RegisterPublicKeyCredential,
}

impl From<NewPasskey> for Made {
    fn from(new: NewPasskey) -> Made {
        Made { ceremony: new.ceremony, credential: new.credential, name: new.name }
    }
}

/// A passkey.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyView {
    /// Which.
    id: PasskeyId,
    /// What its owner calls it.
    name: Name,
    /// When it was made.
    made_at: Time,
    /// When it last signed in or proved who is signed in.
    used_at: Option<Time>,
}

impl From<PasskeyRecord> for PasskeyView {
    fn from(PasskeyRecord { id, name, made_at, used_at, .. }: PasskeyRecord) -> PasskeyView {
        PasskeyView { id, name, made_at, used_at }
    }
}

/// Add a passkey that the browser has made.
#[utoipa::path(post, path = "/owner/passkeys", operation_id = "add_passkey", tag = "owners", params(MaybeIdempotencyKey), request_body = NewPasskey,
    responses((status = 201, description = "It signs in from now on.", body = PasskeyView),
        (status = 200, description = "The same, added before under this key.", body = PasskeyView), Refused))]
async fn add(
    SteppedUp(signed_in): SteppedUp,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<NewPasskey>,
) -> Answer<Response> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    let print = fingerprint(&[], &body);
    let key = key.as_ref().map(|key| key.as_str());
    let (record, is_new) = jobs::add(tools, &signed_in, &body.into(), (key, &print)).await?;
    let view = Json(PasskeyView::from(record));
    Ok(if is_new {
        (StatusCode::CREATED, view).into_response()
    } else {
        (StatusCode::OK, AppendHeaders([(IDEMPOTENCY_REPLAYED, "true")]), view).into_response()
    })
}

/// An owner's passkeys.
#[derive(Debug, Serialize, ToSchema)]
pub struct Passkeys {
    /// All of them, oldest first.
    data: Vec<PasskeyView>,
}

/// List the passkeys of the owner who is signed in.
#[utoipa::path(get, path = "/owner/passkeys", operation_id = "list_passkeys", tag = "owners", responses((status = 200, body = Passkeys), RefusedRead))]
async fn list(signed_in: SignedIn, State(desk): State<Desk>) -> Answer<Json<Passkeys>> {
    let mut reader = desk.db.reader(Shops::One(signed_in.shop)).await?;
    let records = store::passkeys(&mut reader, signed_in.shop, signed_in.owner).await?;
    Ok(Json(Passkeys { data: records.into_iter().map(PasskeyView::from).collect() }))
}

/// What a passkey is to be called.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "The old phone"}))]
pub struct PasskeyName {
    /// The name.
    name: Name,
}

/// Call a passkey by another name.
#[utoipa::path(patch, path = "/owner/passkeys/{id}", operation_id = "rename_passkey", tag = "owners", params(("id" = PasskeyId, Path)), request_body = PasskeyName,
    responses((status = 204, description = "It is called so."), Refused))]
async fn rename(
    signed_in: SignedIn,
    State(desk): State<Desk>,
    Path(id): Path<PasskeyId>,
    Json(body): Json<PasskeyName>,
) -> Answer<StatusCode> {
    let SignedIn { shop, owner, .. } = signed_in;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    if !store::rename(&mut writer, shop, owner, id, &body.name).await? {
        return Err(Problem::not_found());
    }
    writer.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a passkey: it signs in no more. The only way in stays.
#[utoipa::path(delete, path = "/owner/passkeys/{id}", operation_id = "remove_passkey", tag = "owners", params(("id" = PasskeyId, Path)),
    responses((status = 204, description = "It signs in no more."), Refused))]
async fn remove(
    SteppedUp(signed_in): SteppedUp,
    State(desk): State<Desk>,
    Path(id): Path<PasskeyId>,
) -> Answer<StatusCode> {
    jobs::remove(&desk, &signed_in, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ask whoever it is to sign in by a passkey: everybody is asked alike.
#[utoipa::path(post, path = "/sessions/challenges", operation_id = "ask_to_sign_in", tag = "owners", security(()),
    responses((status = 201, body = ChallengeView), Refused))]
async fn ask_anybody(
    visitor: Visitor,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
) -> Answer<(StatusCode, Json<ChallengeView>)> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    Ok(asked(jobs::ask_anybody(tools, &visitor).await?))
}

/// A challenge answered by a passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ceremony": "0198c9a0-0000-7000-8000-000000000001", "credential": {
    "id": "AAAA", "rawId": "AAAA", "type": "public-key", "clientExtensionResults": {},
    "response": {"authenticatorData": "AAAA", "clientDataJSON": "AAAA", "signature": "AAAA", "userHandle": "AAAA"}}}))]
pub struct ByPasskey {
    /// The challenge.
    ceremony: Uuid,
    /// What the browser gave (WebAuthn Level 3: `AuthenticationResponseJSON`).
    #[schema(value_type = Object)]
    credential: PublicKeyCredential,
}

/// Sign in by a passkey.
#[utoipa::path(post, path = "/sessions/passkey", operation_id = "sign_in_by_passkey", tag = "owners", request_body = ByPasskey, security(()),
    responses((status = 201, description = "The session is in a cookie.", body = NewSessionView),
        (status = 429, description = "Too many wrong tries; Retry-After says how many seconds to wait.", body = Problem, content_type = "application/problem+json"), Refused))]
async fn sign_in(
    visitor: Visitor,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    Json(body): Json<ByPasskey>,
) -> Answer<Response> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    let begun = jobs::sign_in(tools, body.ceremony, &body.credential, &visitor).await?;
    Ok(signed_in(&desk, begun))
}

/// Ask the owner who is signed in to prove it by a passkey.
#[utoipa::path(post, path = "/owner/step-up/challenges", operation_id = "ask_to_step_up", tag = "owners",
    responses((status = 201, body = ChallengeView), Refused))]
async fn ask_again(
    signed_in: SignedIn,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
) -> Answer<(StatusCode, Json<ChallengeView>)> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    Ok(asked(jobs::ask_again(tools, &signed_in).await?))
}

/// Prove again by a passkey who is signed in, for ten minutes.
#[utoipa::path(post, path = "/owner/step-up/passkey", operation_id = "step_up_by_passkey", tag = "owners", request_body = ByPasskey,
    responses((status = 200, body = SteppedUpView),
        (status = 429, description = "Too many wrong tries; Retry-After says how many seconds to wait.", body = Problem, content_type = "application/problem+json"), Refused))]
async fn step_up(
    signed_in: SignedIn,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    Json(body): Json<ByPasskey>,
) -> Answer<Json<SteppedUpView>> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    jobs::step_up(tools, &signed_in, body.ceremony, &body.credential).await?;
    Ok(Json(SteppedUpView::until(desk.now().plus_minutes(STEP_UP_MINUTES))))
}
