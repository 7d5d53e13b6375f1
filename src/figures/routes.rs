//! Figures over HTTP: the report, and what stands behind it. All of it is the owner's.

mod report;

use axum::extract::FromRef;
use utoipa_axum::router::OpenApiRouter;

use super::NotAsked;
use super::jobs::{Logs, NotRead, Reading};
use crate::auth::KeyCache;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Kind, Problem};
use crate::kernel::ShopId;
use crate::retention::{Calendar, Closures, Refusal, WindowDays};
use crate::shop::{self, Shop};

/// The routes of figures.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new().merge(report::routes())
}

/// A shop, and what its figures depend on.
struct Basis {
    shop: Shop,
    calendar: Calendar,
    window: WindowDays,
    closures: Closures,
}

impl Basis {
    async fn of(desk: &Desk, shop: ShopId) -> Answer<Basis> {
        let mut reader = desk.db.reader(Shops::One(shop)).await?;
        let shop = shop::store::shop(&mut reader, shop).await?.ok_or_else(Problem::not_found)?;
        let (calendar, window) = (Calendar::new(shop.zone.clone()), WindowDays::parse(30)?);
        Ok(Basis { shop, calendar, window, closures: Closures::default() })
    }

    async fn log(&self, desk: &Desk, logs: &Logs) -> Answer<Reading> {
        Ok(logs.read(desk, self.shop.id, &self.calendar).await?)
    }
}

/// Works something out where it keeps no request waiting that only wants a stamp.
async fn work_out<T: Send + 'static>(work: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::internal)?
}

impl From<NotAsked> for Problem {
    fn from(not: NotAsked) -> Problem {
        Problem::new(Kind::BadRequest).detail(format!("{not}.")).with("parameter", not.field)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::new(Kind::BadRequest).detail(format!("{refusal}."))
    }
}

impl From<NotRead> for Problem {
    fn from(not: NotRead) -> Problem {
        match not {
            NotRead::Database(error) => error.into(),
            NotRead::Refused(refusal) => Problem::internal(refusal),
        }
    }
}
