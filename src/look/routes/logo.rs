//! Logos over HTTP.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRef, State};
use axum::http::{HeaderMap, StatusCode, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::audit::{self, Action, By};
use crate::auth::KeyCache;
use crate::auth::extract::Owner;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Kind, Problem, Refused};
use crate::look::jobs::Easel;
use crate::look::logo::{MAX_FILE_BYTES, Refusal};
use crate::look::store;

/// The routes of logos.
pub(super) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Easel: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(put, remove)).layer(DefaultBodyLimit::max(MAX_FILE_BYTES))
}

/// Set the shop's logo: a PNG or a JPEG of at most 2 MiB and 4,096 pixels a side. It is drawn anew, and nothing else that was
/// in the file is kept.
#[utoipa::path(put, path = "/shop/logo", operation_id = "put_logo", tag = "shop",
    request_body(content(("image/png"), ("image/jpeg")), description = "The file."),
    responses((status = 204, description = "It is shown at /logo/ and the shop's id."), Refused))]
async fn put(
    owner: Owner,
    State(desk): State<Desk>,
    State(easel): State<Easel>,
    headers: HeaderMap,
    file: Bytes,
) -> Answer<StatusCode> {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !matches!(media_type, "image/png" | "image/jpeg") {
        return Err(Problem::new(Kind::UnsupportedMediaType).detail("Send a PNG or a JPEG."));
    }
    let png = easel.draw(file.to_vec()).await??;
    keep(&owner, &desk, Some(&png)).await
}

/// Take the shop's logo away. Where there is none, nothing changes.
#[utoipa::path(delete, path = "/shop/logo", operation_id = "delete_logo", tag = "shop",
    responses((status = 204, description = "There is none now."), Refused))]
async fn remove(owner: Owner, State(desk): State<Desk>) -> Answer<StatusCode> {
    keep(&owner, &desk, None).await
}

async fn keep(owner: &Owner, desk: &Desk, png: Option<&[u8]>) -> Answer<StatusCode> {
    let mut writer = desk.db.writer(Shops::One(owner.shop())).await?;
    store::insert_logo(&mut writer, owner.shop(), png, owner.origin(), desk.now()).await?;
    let note = By::from(owner).did_so(Action::LogoChanged).after("has_logo", png.is_some());
    audit::store::note(&mut writer, desk, note).await?;
    writer.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::NoPicture => Problem::new(Kind::UnsupportedMediaType).detail("This is no PNG and no JPEG."),
            Refusal::TooLarge => Problem::new(Kind::TooLarge)
                .detail("The picture has more than 4,096 pixels on a side. Make it smaller."),
        }
    }
}
