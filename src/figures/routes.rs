//! Figures over HTTP: the report, the owner's screen, and what stands behind each number. All of it is the owner's.

mod behind;
mod customers;
mod mailing;
mod report;
mod tables;
mod today;

use std::collections::HashSet;

use axum::extract::FromRef;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

use super::jobs::{self, Logs, NotRead, Reading};
use super::{Basis, NotAsked, SegmentName, ShopLog, Wanted, store};
use crate::auth::KeyCache;
use crate::customer;
use crate::db::Shops;
use crate::desk::Desk;
use crate::http::{Answer, Kind, Problem};
use crate::kernel::{CustomerId, Day, Language, LocationId, Name, ShopId};
use crate::retention::{Customer, Log, Period, Refusal, Segment, WindowDays};

/// The routes of figures.
pub fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Desk: FromRef<S>,
    KeyCache: FromRef<S>,
    Logs: FromRef<S>,
{
    OpenApiRouter::new()
        .merge(report::routes())
        .merge(today::routes())
        .merge(behind::routes())
        .merge(tables::routes())
        .merge(customers::routes())
        .merge(mailing::routes())
}

/// In which language.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Spoken {
    /// The language of the words; the shop's own, if not given.
    language: Option<Language>,
}

/// A shop's log, and what its figures depend on.
struct Asked {
    basis: Basis,
    log: Reading,
}

impl Asked {
    async fn of(desk: &Desk, logs: &Logs, shop: ShopId) -> Answer<Asked> {
        let mut reader = desk.db.reader(Shops::One(shop)).await?;
        let basis = jobs::basis(&mut reader, shop, desk.now()).await?.ok_or_else(Problem::not_found)?;
        drop(reader);
        let log = logs.read(desk, shop, &basis.calendar).await?;
        Ok(Asked { basis, log })
    }

    /// The shop's own window.
    fn window(&self) -> WindowDays {
        self.basis.window(self.log.log())
    }

    /// Of whom is asked. The customers with a tag are the store's to name.
    async fn narrow(&self, desk: &Desk, wanted: &Wanted) -> Answer<Narrow> {
        let tagged = match &wanted.segment {
            Some(SegmentName::Tag(tag)) => {
                let mut reader = desk.db.reader(Shops::One(self.basis.shop.id)).await?;
                customer::store::tagged(&mut reader, self.basis.shop.id, tag).await?
            }
            _ => Vec::new(),
        };
        Ok(Narrow { wanted: wanted.clone(), tagged })
    }
}

/// Of which facts is asked.
struct Narrow {
    wanted: Wanted,
    tagged: Vec<CustomerId>,
}

impl Narrow {
    /// The part of the log that is asked about, as of a day; `whole` is the time asked about, in which `new` ones are
    /// new. None where all of it is.
    fn of(&self, shop_log: &ShopLog, as_of: Day, whole: &Period) -> Answer<Option<Log>> {
        let log = shop_log.log();
        let place = self.wanted.location.map(|location| place(shop_log, location));
        let segment = match &self.wanted.segment {
            Some(SegmentName::New) => Some(Segment::New(whole.clone())),
            Some(SegmentName::Regular) => Some(Segment::Regular),
            Some(SegmentName::FirstMonth(month)) => Some(Segment::FirstMonth(*month)),
            Some(SegmentName::Tag(_)) => {
                let numbers: HashSet<Customer> = self.tagged.iter().filter_map(|id| shop_log.number(*id)).collect();
                Some(Segment::Tagged(numbers))
            }
            None => None,
        };
        if place.is_none() && segment.is_none() {
            return Ok(None);
        }
        let view = log.as_of(as_of);
        let keeps = |customer| segment.as_ref().is_none_or(|segment| segment.holds(&view, customer));
        Ok(Some(log.only(place, keeps)?))
    }
}

/// The log's number of a counter. Nothing has happened yet at one that the log does not know, nor at one that is not
/// there.
fn place(shop_log: &ShopLog, location: LocationId) -> u16 {
    shop_log.place(location).unwrap_or(u16::MAX)
}

/// The log of one counter. None where all of them are asked about.
fn at(shop_log: &ShopLog, location: Option<LocationId>) -> Result<Option<Log>, Refusal> {
    location.map(|location| shop_log.log().only(Some(place(shop_log, location)), |_| true)).transpose()
}

/// Works something out where it keeps no request waiting that only wants a stamp.
async fn work_out<T: Send + 'static>(work: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::internal)?
}

/// Somebody with a figure.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Of<T> {
    /// Who.
    customer_id: CustomerId,
    /// The id by which reports tell of them: the import's own, or the same as `customer_id`.
    told_as: String,
    /// What they are called, if they said so.
    display_name: Option<Name>,
    /// What there is to say of them.
    #[serde(flatten)]
    figures: T,
}

/// Puts names to numbers of the log. Who objected to it, or was erased, is counted and not listed.
async fn named<T>(desk: &Desk, shop: ShopId, told: Vec<(CustomerId, String, T)>) -> Answer<Vec<Of<T>>> {
    let ids: Vec<CustomerId> = told.iter().map(|(id, ..)| *id).collect();
    let mut reader = desk.db.reader(Shops::One(shop)).await?;
    let people = store::people(&mut reader, shop, &ids).await?;
    drop(reader);
    let opener = desk.people.opener(shop, people.values().filter(|row| row.has_told()).map(|row| row.id)).await?;
    let of = |(id, told_as, figures): (CustomerId, String, T)| Of {
        customer_id: id,
        told_as,
        display_name: people.get(&id).and_then(|row| opener.name(id, row.display_name.as_ref())),
        figures,
    };
    let may_be_told = |(id, ..): &(CustomerId, String, T)| people.get(id).is_some_and(|row| row.is_profiled);
    Ok(told.into_iter().filter(may_be_told).map(of).collect())
}

/// A figure with whom it is about, as far as the log knows.
fn told<T>(log: &ShopLog, customer: Customer, figures: T) -> Option<(CustomerId, String, T)> {
    Some((log.person(customer)?, log.log().name(customer).to_owned(), figures))
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
