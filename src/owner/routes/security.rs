//! What an owner sees and changes about signing in: who they are, the password, the app for codes.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::RecoveryCodes;
use crate::audit::{self, Action, By};
use crate::auth::extract::session::SteppedUp;
use crate::auth::password::Passwords;
use crate::auth::session::SignedIn;
use crate::auth::totp;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Json, Problem, Refused, RefusedRead};
use crate::kernel::{Name, OwnerId, Time};
use crate::owner::jobs::{self, Tools};
use crate::owner::store::{self, security};
use crate::shop::{self, Keys};

/// The routes of an owner's own security.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
    Passwords: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(whoami))
        .routes(routes!(set_password))
        .routes(routes!(end_totp))
        .routes(routes!(renew_recovery))
}

/// The app that shows codes.
#[derive(Debug, Serialize, ToSchema)]
pub struct TotpView {
    /// Since when signing in asks for a code.
    since: Option<Time>,
    /// How many recovery codes are left.
    recovery_codes_left: i64,
}

/// The owner who is signed in, and how they can.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnerView {
    /// Who.
    id: OwnerId,
    /// What they are called.
    name: Name,
    /// What the shop is called.
    shop_name: Name,
    /// When the password was set; none without one.
    password_made_at: Option<Time>,
    /// How many passkeys there are.
    passkeys: i64,
    /// The app for codes; none without one.
    totp: Option<TotpView>,
    /// Until when what matters most may be done; past, or ten minutes ahead at most.
    stepped_up_until: Time,
}

/// Tell who is signed in, and by what they can sign in.
#[utoipa::path(get, path = "/owner", operation_id = "get_owner", tag = "owners", responses((status = 200, body = OwnerView), RefusedRead))]
async fn whoami(signed_in: SignedIn, State(desk): State<Desk>) -> Answer<Json<OwnerView>> {
    let SignedIn { shop, owner, .. } = signed_in;
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let name = store::name(&mut reader, shop, owner).await?.ok_or_else(Problem::not_found)?;
    let shop_name = shop::store::shop(&mut reader, shop).await?.ok_or_else(Problem::not_found)?.name;
    let ways = security::ways_in(&mut reader, shop, owner).await?;
    let totp = match store::totp(&mut reader, shop, owner).await? {
        Some((id, _)) => {
            let (since, recovery_codes_left) = security::recovery_left(&mut reader, shop, id).await?;
            Some(TotpView { since, recovery_codes_left })
        }
        None => None,
    };
    let (password_made_at, passkeys) = (ways.password_made_at, ways.passkeys);
    let stepped_up_until = signed_in.stepped_up_until();
    Ok(Json(OwnerView { id: owner, name, shop_name, password_made_at, passkeys, totp, stepped_up_until }))
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"password": "another horse, no rain"}))]
pub struct NewPassword {
    /// 12 to 128 characters, of any kind.
    #[schema(min_length = 12, max_length = 128)]
    password: String,
}

/// What ended with the old password.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasswordSet {
    /// So many sessions on other browsers.
    sessions_ended: u64,
}

/// Set the password. All other sessions end.
#[utoipa::path(put, path = "/owner/password", operation_id = "set_password", tag = "owners", request_body = NewPassword,
    responses((status = 200, body = PasswordSet), Refused))]
async fn set_password(
    SteppedUp(signed_in): SteppedUp,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    Json(body): Json<NewPassword>,
) -> Answer<Json<PasswordSet>> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    let sessions_ended = jobs::set_password(tools, &signed_in, &body.password).await?;
    Ok(Json(PasswordSet { sessions_ended }))
}

/// Give the app for codes up: signing in asks for no code any more.
#[utoipa::path(delete, path = "/owner/totp", operation_id = "remove_totp", tag = "owners",
    responses((status = 204, description = "No code is asked for."), Refused))]
async fn end_totp(SteppedUp(signed_in): SteppedUp, State(desk): State<Desk>) -> Answer<StatusCode> {
    let SignedIn { shop, owner, .. } = signed_in;
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let (id, _) = store::totp(&mut writer, shop, owner).await?.ok_or_else(Problem::not_found)?;
    if !security::end_totp(&mut writer, shop, id, desk.now()).await? {
        return Err(Problem::not_found());
    }
    audit::store::note(&mut writer, &desk, By::from(&signed_in).did(Action::TotpRemoved, owner.0)).await?;
    writer.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make new recovery codes, shown only now. The old ones are good no more.
#[utoipa::path(post, path = "/owner/totp/recovery-codes", operation_id = "make_recovery_codes", tag = "owners",
    responses((status = 201, body = RecoveryCodes), Refused))]
async fn renew_recovery(
    SteppedUp(signed_in): SteppedUp,
    State(desk): State<Desk>,
) -> Answer<(StatusCode, Json<RecoveryCodes>)> {
    let (now, SignedIn { shop, owner, .. }) = (desk.now(), signed_in);
    let mut writer = desk.db.writer(Shops::One(shop)).await?;
    let (id, _) = store::totp(&mut writer, shop, owner).await?.ok_or_else(Problem::not_found)?;
    security::end_recovery(&mut writer, shop, id, now).await?;
    let codes = totp::recovery_codes(&desk.random);
    let hashes: Vec<_> = codes.iter().map(|code| totp::recovery_hash(code)).collect();
    store::insert_recovery(&mut writer, shop, id, &hashes).await?;
    audit::store::note(&mut writer, &desk, By::from(&signed_in).did(Action::RecoveryRenewed, owner.0)).await?;
    writer.commit().await?;
    Ok((StatusCode::CREATED, Json(RecoveryCodes::of(codes))))
}
