//! Callers as arguments of handlers.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::{ApiKey, DoorKind, KeyCache, Scope, Secret, store};
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Kind, Problem};
use crate::kernel::{ApiKeyId, Origin, ShopId};

/// Somebody who may serve at a counter.
#[derive(Clone, Debug)]
pub struct Counter(ApiKey);

/// Somebody who may do all that the owner may.
#[derive(Clone, Debug)]
pub struct Owner(ApiKey);

macro_rules! callers {
    ($($caller:ident: $scope:expr;)*) => {$(
        impl $caller {
            /// The shop, from the key and from nowhere else.
            pub fn shop(&self) -> ShopId {
                self.0.shop
            }

            /// The actor and the place of what is done.
            pub fn origin(&self) -> Origin {
                self.0.origin()
            }
        }

        impl<S> FromRequestParts<S> for $caller
        where
            S: Send + Sync,
            Desk: FromRef<S>,
            KeyCache: FromRef<S>,
        {
            type Rejection = Problem;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Answer<Self> {
                let key = key_of(&parts.headers, &Desk::from_ref(state), &KeyCache::from_ref(state)).await?;
                if key.may($scope) {
                    Ok($caller(key))
                } else {
                    Err(Problem::new(Kind::Forbidden).detail("This key may not do that. Use one with the scope it needs.").with("scope", $scope.as_str()))
                }
            }
        }
    )*};
}

callers! {
    Counter: Scope::Counter;
    Owner: Scope::Owner;
}

/// The key in `Authorization: Bearer …`.
async fn key_of(headers: &HeaderMap, desk: &Desk, cache: &KeyCache) -> Answer<ApiKey> {
    let unauthorized = || Problem::new(Kind::Unauthorized).detail("Send the shop's key as Authorization: Bearer tmb_live_….");
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
    let key = store::api_key(&mut reader, door.shop_id, ApiKeyId(door.target_id), now).await?.ok_or_else(unauthorized)?;
    cache.put(hash, key.clone(), now);
    Ok(key)
}
