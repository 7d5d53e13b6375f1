//! Forgetting somebody, over HTTP: the owner's, who proved a moment ago who they are.

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::jobs;
use crate::auth::extract::session::SteppedUp;
use crate::desk::Desk;
use crate::http::{Answer, Path, Problem, Refused};
use crate::kernel::CustomerId;

/// The routes of privacy.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(erase))
}

/// Forget a customer: their name, addresses, words and cards, in every copy of the data. What they earned and spent stays,
/// under an id that is nobody's. It cannot be undone.
#[utoipa::path(delete, path = "/customers/{id}", operation_id = "erase_customer", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 204, description = "They are forgotten."), Refused), security(("session" = [])))]
async fn erase(
    SteppedUp(owner): SteppedUp,
    State(desk): State<Desk>,
    Path(id): Path<CustomerId>,
) -> Answer<StatusCode> {
    if !jobs::erase(&desk, (owner.shop, id), owner.origin()).await? {
        return Err(Problem::not_found());
    }
    Ok(StatusCode::NO_CONTENT)
}
