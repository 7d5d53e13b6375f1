//! The first shop of a server, over HTTP.

use axum::extract::{FromRef, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::passkeys::NewPasskey;
use super::{NewSessionView, signed_in, with_proof};
use crate::auth::Secret;
use crate::auth::password::Passwords;
use crate::auth::session::Visitor;
use crate::desk::Desk;
use crate::http::{Answer, Json, Problem, Refused};
use crate::kernel::{Currency, Language, Name, Zone};
use crate::owner::Refusal;
use crate::owner::jobs::{self, Tools};
use crate::shop::jobs::NewShop;
use crate::shop::{Keys, ShopKind};

/// The routes by which a server gets its first shop.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    Keys: FromRef<S>,
    Passwords: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(open))
}

/// A server's first shop, with its owner.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"secret": "0123456789abcdefghjkmnpqrstvwxyz", "shop_name": "Bar Sole", "kind": "cafe",
    "time_zone": "Europe/Rome", "currency": "EUR", "language": "it", "name": "Anna", "password": "a horse in the rain"}))]
pub struct FirstShop {
    /// What stands after `#open=` in the link that the server printed.
    secret: String,
    /// What the shop is called.
    shop_name: Name,
    /// What sort of shop.
    kind: ShopKind,
    /// Where its days begin: an IANA time zone.
    time_zone: String,
    /// Its one currency, of ISO 4217.
    #[schema(pattern = "^[A-Z]{3}$")]
    currency: String,
    /// The language that it speaks first.
    language: Language,
    /// What its owner is called.
    name: Name,
    /// What the owner signs in by: a password of 12 to 128 characters,
    #[schema(required = false, nullable = false, min_length = 12, max_length = 128)]
    password: Option<String>,
    /// or a passkey.
    #[schema(required = false, nullable = false)]
    passkey: Option<NewPasskey>,
}

/// Open a server's first shop by the link that the server printed, and sign its owner in.
#[utoipa::path(post, path = "/shops", operation_id = "open_first_shop", tag = "owners", request_body = FirstShop, security(()),
    responses((status = 201, description = "The shop is there; the session is in a cookie.", body = NewSessionView), Refused))]
async fn open(
    visitor: Visitor,
    State(desk): State<Desk>,
    State(keys): State<Keys>,
    State(passwords): State<Passwords>,
    Json(body): Json<FirstShop>,
) -> Answer<Response> {
    let tools = Tools { desk: &desk, master: keys.master(), passwords: &passwords };
    let link = Secret::given(&body.secret).ok_or(Refusal::DeadLink)?;
    let zone = Zone::parse(&body.time_zone);
    let currency = Currency::parse(&body.currency);
    let new = NewShop {
        name: body.shop_name,
        kind: body.kind,
        zone: zone.ok_or_else(|| Problem::out_of_range("/time_zone", "is no time zone such as Europe/Rome"))?,
        currency: currency.ok_or_else(|| Problem::out_of_range("/currency", "is no currency such as EUR"))?,
        language: body.language,
    };
    let made = body.passkey.map(Into::into);
    let proof = with_proof(body.password.as_deref(), made.as_ref())?;
    let begun = jobs::open::open(tools, &keys, &link, new, (body.name, proof), &visitor).await?;
    Ok(signed_in(&desk, begun))
}
