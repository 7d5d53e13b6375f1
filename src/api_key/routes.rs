//! Keys over HTTP. An owner in a browser proves again who they are before they make, replace or revoke one.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{self, KeyRow, Pair};
use super::{MAX_OVERLAP_HOURS, Refusal, Wanted, check};
use crate::audit::{self, Action, By};
use crate::auth::extract::{Owner, ProvenOwner};
use crate::auth::store::insert_api_key;
use crate::auth::{ApiKey, KeyCache, Mode, Scope, Secret};
use crate::db::{self, Session, Shops};
use crate::desk::store::{Claim, claim};
use crate::desk::{Desk, fingerprint};
use crate::http::{Answer, Json, Kind, MaybeIdempotencyKey, Path, Problem, Query, Refused, RefusedRead};
use crate::kernel::{ApiKeyId, LocationId, Name, Page, PageFrom, ShopId, Time};
use crate::shop::{self, Keys};

/// The routes of keys.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Keys: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(make, list)).routes(routes!(rotate)).routes(routes!(revoke))
}

/// The caller's shop and its twin, and which of the two the caller is.
async fn pair_of(session: &mut dyn Session, shop: ShopId) -> db::Result<(Pair, Mode)> {
    let is_test = shop::store::is_test(session, shop).await?;
    Ok(if is_test {
        (Pair { own: shop, twin: shop }, Mode::Test)
    } else {
        (Pair { own: shop, twin: shop::twin_of(shop) }, Mode::Live)
    })
}

/// The transaction's shops: the caller's, and the twin that is derived from it.
fn both(shop: ShopId) -> [ShopId; 2] {
    [shop, shop::twin_of(shop)]
}

/// A key for a machine.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeyView {
    /// Which.
    id: ApiKeyId,
    /// What it is called.
    name: Name,
    /// Whether it opens the shop, or its test twin.
    mode: Mode,
    /// Its first characters, to recognise it by.
    #[schema(example = "tmb_live_7h3k")]
    prefix: String,
    /// What it may do.
    scopes: Vec<Scope>,
    /// The counter it stands at.
    location_id: LocationId,
    /// Since when.
    made_at: Time,
    /// Until when it is good; null for ever.
    expires_at: Option<Time>,
    /// When it was revoked; null while it is not.
    revoked_at: Option<Time>,
    /// When it was last used, to ten minutes.
    last_used_at: Option<Time>,
    /// Until when the secret before the newest is good too; null where it is not.
    old_secret_until: Option<Time>,
}

impl KeyView {
    fn of(row: KeyRow, own: (Pair, Mode)) -> KeyView {
        let (pair, own_mode) = own;
        let scope = |word: &str| [Scope::Counter, Scope::Owner].into_iter().find(|scope| scope.as_str() == word);
        KeyView {
            id: row.id,
            name: row.name,
            mode: if row.shop_id == pair.own { own_mode } else { Mode::Test },
            prefix: row.prefix,
            scopes: row.scopes.split(',').filter_map(scope).collect(),
            location_id: row.location_id,
            made_at: row.made_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
            last_used_at: row.seen_at,
            old_secret_until: row.old_secret_until,
        }
    }
}

/// A key with its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewKeyView {
    /// The key.
    #[serde(flatten)]
    key: KeyView,
    /// Shown now and never again; null on a repeat of the request.
    secret: Option<String>,
}

/// A key to be made.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Till at the bar", "scopes": ["counter"]}))]
pub struct NewKey {
    /// What it is called.
    name: Name,
    /// What it may do.
    #[schema(min_items = 1, max_items = 2)]
    scopes: Vec<Scope>,
    /// Whether it opens the shop, or its test twin, in which nothing is real; the shop unless told.
    #[serde(default)]
    #[schema(required = false, nullable = false)]
    mode: Option<Mode>,
    /// The counter it stands at; left out, the first.
    #[serde(default)]
    location_id: Option<LocationId>,
    /// Until when it is good; left out, for ever.
    #[serde(default)]
    expires_at: Option<Time>,
}

/// Make a key. Its secret is shown in this answer and nowhere again. The first test key opens the test twin.
#[utoipa::path(post, path = "/keys", operation_id = "make_key", tag = "keys", params(MaybeIdempotencyKey), request_body = NewKey,
    responses((status = 201, body = NewKeyView), (status = 200, description = "Made by this key of the request; the secret is not shown again.", body = NewKeyView), Refused))]
async fn make(
    ProvenOwner(owner): ProvenOwner,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(mut body): Json<NewKey>,
) -> Answer<(StatusCode, Json<NewKeyView>)> {
    body.scopes.sort_unstable();
    body.scopes.dedup();
    let (own, now) = (owner.shop(), desk.now());
    let mut writer = desk.db.writer(Shops::Many(&both(own))).await?;
    let (pair, own_mode) = pair_of(&mut writer, own).await?;
    let mode = body.mode.unwrap_or(own_mode);
    let wanted = Wanted { mode, scopes: body.scopes.clone(), expires_at: body.expires_at };
    check(&wanted, owner.key(), own_mode, now)?;
    let (shop, first) = match (own_mode, mode) {
        (Mode::Live, Mode::Test) => {
            let own = shop::store::shop(&mut writer, own).await?.ok_or_else(Problem::not_found)?;
            shop::jobs::test_shop(&desk, &mut writer, &keys, &own).await?
        }
        _ => (own, shop::store::first_location(&mut writer, own).await?.ok_or_else(Problem::not_found)?),
    };
    let location = body.location_id.unwrap_or(first);
    if !shop::store::has_location(&mut writer, shop, location).await? {
        return Err(Problem::out_of_range("/location_id", "is none of this shop's counters"));
    }
    let id: ApiKeyId = desk.random.id(now);
    let key = key.as_ref().map(|key| key.as_str());
    let (status, id, secret) =
        match claim(&mut writer, shop, key, "api_key", &fingerprint(&[], &body), id.0, now).await? {
            Claim::Other => return Err(Problem::key_reused()),
            Claim::Repeat(subject) => (StatusCode::OK, ApiKeyId(subject), None),
            Claim::New => {
                let secret = Secret::random_key(&desk.random, mode);
                let api_key = ApiKey { shop, id, scopes: wanted.scopes, location, expires_at: wanted.expires_at };
                insert_api_key(&mut writer, &api_key, &body.name, &secret, now).await?;
                let may_own = api_key.may(Scope::Owner);
                let note = By::from(&owner).did(Action::KeyMade, id.0).after("mode", mode.as_str());
                let note = note.after("counter", api_key.may(Scope::Counter)).after("owner", may_own);
                audit::store::note(&mut writer, &desk, note).await?;
                (StatusCode::CREATED, id, Some(secret.expose().to_owned()))
            }
        };
    let row = store::key(&mut writer, pair, id, now).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    Ok((status, Json(NewKeyView { key: KeyView::of(row, (pair, own_mode)), secret })))
}

/// List the keys of the shop and of its test twin, newest first, also those that were revoked.
#[utoipa::path(get, path = "/keys", operation_id = "list_keys", tag = "keys", params(PageFrom),
    responses((status = 200, body = Page<KeyView>), RefusedRead))]
async fn list(owner: Owner, State(desk): State<Desk>, Query(from): Query<PageFrom>) -> Answer<Json<Page<KeyView>>> {
    let mut reader = desk.db.reader(Shops::Many(&both(owner.shop()))).await?;
    let own = pair_of(&mut reader, owner.shop()).await?;
    let rows = store::page(&mut reader, own.0, from.cursor(), desk.now(), Page::<KeyView>::MAX_ROWS).await?;
    Ok(Json(Page::cut(rows, |row| row.id.0).map(|row| KeyView::of(row, own))))
}

/// A key to be given a new secret.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"overlap_hours": 24}))]
pub struct Rotation {
    /// For how many hours the secrets before stay good; 0 for none.
    #[schema(minimum = 0, maximum = 720)]
    overlap_hours: i64,
}

/// Give a key a new secret, shown in this answer and nowhere again. The old one stays good for so many hours.
#[utoipa::path(post, path = "/keys/{id}/rotation", operation_id = "rotate_key", tag = "keys", params(("id" = ApiKeyId, Path), MaybeIdempotencyKey),
    request_body = Rotation,
    responses((status = 201, body = NewKeyView), (status = 200, description = "Done by this key of the request; the secret is not shown again.", body = NewKeyView), Refused))]
async fn rotate(
    ProvenOwner(owner): ProvenOwner,
    State(desk): State<Desk>,
    State(cache): State<KeyCache>,
    Path(id): Path<ApiKeyId>,
    MaybeIdempotencyKey(key): MaybeIdempotencyKey,
    Json(body): Json<Rotation>,
) -> Answer<(StatusCode, Json<NewKeyView>)> {
    if !(0..=MAX_OVERLAP_HOURS).contains(&body.overlap_hours) {
        return Err(Problem::out_of_range("/overlap_hours", "must be 0 to 720"));
    }
    let now = desk.now();
    let mut writer = desk.db.writer(Shops::Many(&both(owner.shop()))).await?;
    let (pair, own_mode) = pair_of(&mut writer, owner.shop()).await?;
    let row = store::key(&mut writer, pair, id, now).await?.ok_or_else(Problem::not_found)?;
    may_handle(&owner, &row)?;
    let key = key.as_ref().map(|key| key.as_str());
    let print = fingerprint(&[&id], &body);
    let (status, secret) = match claim(&mut writer, row.shop_id, key, "api_key_rotation", &print, id.0, now).await? {
        Claim::Other => return Err(Problem::key_reused()),
        Claim::Repeat(_) => (StatusCode::OK, None),
        Claim::New => {
            let mode = if row.shop_id == pair.own { own_mode } else { Mode::Test };
            let secret = Secret::random_key(&desk.random, mode);
            let old_until = now.plus_minutes(body.overlap_hours * 60);
            if !store::rotate(&mut writer, row.shop_id, id, &secret, (now, old_until)).await? {
                return Err(Problem::not_found());
            }
            let note = By::from(&owner).did(Action::KeyRotated, id.0).after("overlap_hours", body.overlap_hours);
            audit::store::note(&mut writer, &desk, note).await?;
            (StatusCode::CREATED, Some(secret.expose().to_owned()))
        }
    };
    let row = store::key(&mut writer, pair, id, now).await?.ok_or_else(Problem::not_found)?;
    writer.commit().await?;
    cache.forget(id, desk.now());
    Ok((status, Json(NewKeyView { key: KeyView::of(row, (pair, own_mode)), secret })))
}

/// Revoke a key: its next request is refused.
#[utoipa::path(delete, path = "/keys/{id}", operation_id = "revoke_key", tag = "keys", params(("id" = ApiKeyId, Path)),
    responses((status = 204, description = "It opens nothing any more."), Refused))]
async fn revoke(
    ProvenOwner(owner): ProvenOwner,
    State(desk): State<Desk>,
    State(cache): State<KeyCache>,
    Path(id): Path<ApiKeyId>,
) -> Answer<StatusCode> {
    let now = desk.now();
    let mut writer = desk.db.writer(Shops::Many(&both(owner.shop()))).await?;
    let (pair, _) = pair_of(&mut writer, owner.shop()).await?;
    store::revoke(&mut writer, pair, id, now).await?.ok_or_else(Problem::not_found)?;
    audit::store::note(&mut writer, &desk, By::from(&owner).did(Action::KeyRevoked, id.0)).await?;
    writer.commit().await?;
    cache.forget(id, desk.now());
    Ok(StatusCode::NO_CONTENT)
}

/// A key that gives another a new secret gets what that one may do: so that one may do no more than it.
fn may_handle(owner: &Owner, row: &KeyRow) -> Answer<()> {
    let Some(by) = owner.key() else { return Ok(()) };
    let more = [Scope::Counter, Scope::Owner]
        .into_iter()
        .find(|scope| row.scopes.split(',').any(|word| word == scope.as_str()) && !by.may(*scope));
    if let Some(more) = more {
        return Err(Refusal::Scope(more).into());
    }
    let outlives = by.expires_at.is_some_and(|own| row.expires_at.is_none_or(|until| until > own));
    if outlives { Err(Refusal::Outlives.into()) } else { Ok(()) }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::NoScope => Problem::out_of_range("/scopes", &refusal.to_string()),
            Refusal::Past => Problem::out_of_range("/expires_at", &refusal.to_string()),
            Refusal::Scope(scope) => Problem::new(Kind::Forbidden)
                .detail("A key makes no key that may do more than itself. Sign in as the owner, or use another key.")
                .with("scope", scope.as_str()),
            Refusal::Outlives => Problem::new(Kind::Forbidden)
                .detail("A key makes no key that outlives it. Sign in as the owner, or name an earlier time."),
            Refusal::Live => Problem::new(Kind::Forbidden)
                .detail("A test key makes test keys only. Sign in as the owner, or use a live key."),
        }
    }
}
