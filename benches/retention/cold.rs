//! A cold start: a log read from the store and asked, as a ratio to reading the same rows and passing over columns.
//!
//! The store is SQLite with an imported history, as a shop has it on the day it moves in; the raw read asks for the same
//! rows in the same order and puts them nowhere.

use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;
use timbro::db::{DatabaseUrl, Db, Settings, Shops};
use timbro::desk::Desk;
use timbro::figures::{jobs, store};
use timbro::import::jobs::{Job, import};
use timbro::kernel::{
    Currency, Day, ExternalRef, Language, MasterSecret, Name, Origin, Random, ShopId, SystemClock, Time, Zone,
};
use timbro::people::jobs::People;
use timbro::retention::{Calendar, Rows, Visit, VisitLine};
use timbro::shop::jobs::{NewShop, open};
use timbro::shop::{Keys, ShopKind};

use crate::shop::{DAY_MS, NOON_MS, Shop, UNKNOWN};

/// A store that holds a shop's visits, gone with this value.
pub struct Store {
    _folder: tempfile::TempDir,
    db: Db,
    shop: ShopId,
    calendar: Calendar,
}

impl Store {
    /// Imports the visits of a shop into a new store. Gives it with the seconds that the import took.
    pub async fn holding(shop: &Shop) -> anyhow::Result<(Store, f64)> {
        let folder = tempfile::tempdir()?;
        let url = DatabaseUrl::Sqlite(folder.path().join("timbro.db"));
        let db = Db::open(&url, Settings::default()).await?;
        let random = Arc::new(Random::system());
        let audit = timbro::audit::chain::root(&MasterSecret::new([7; 32]));
        let people =
            People::open(&url.people(), Settings::default(), &MasterSecret::new([7; 32]), random.clone()).await?;
        let desk = Desk { db: db.clone(), people, clock: Arc::new(SystemClock), random, public_url: "".into(), audit };
        let keys = Keys::new(MasterSecret::new([7; 32]));
        let zone = Zone::parse("UTC").context("UTC is a zone")?;
        let new = NewShop {
            name: Name::parse("Bar Sole")?,
            kind: ShopKind::Cafe,
            zone: zone.clone(),
            currency: Currency::parse("EUR").context("EUR is a currency")?,
            language: Language::En,
        };
        let shop_id = open(&desk, &keys, new).await?.shop;
        let (source, rows) = (ExternalRef::parse("bench")?, rows(shop)?);
        let job = Job { desk: &desk, keys: &keys, shop: shop_id, source: &source, origin: Origin::SYSTEM };
        let begun = Instant::now();
        import(&job, &rows, |_, _| ()).await?;
        let took_s = begun.elapsed().as_secs_f64();
        Ok((Store { _folder: folder, db, shop: shop_id, calendar: Calendar::new(zone) }, took_s))
    }

    /// Seconds to load the log. Gives how many visits there are, too.
    pub async fn load(&self) -> anyhow::Result<(f64, usize)> {
        let begun = Instant::now();
        let mut reader = self.db.reader(Shops::One(self.shop)).await?;
        let log = jobs::load(&mut reader, self.shop, &self.calendar).await?;
        Ok((begun.elapsed().as_secs_f64(), log.log().visits()))
    }

    /// Seconds to read the same rows in the same order.
    pub async fn read(&self) -> anyhow::Result<f64> {
        let begun = Instant::now();
        let mut reader = self.db.reader(Shops::One(self.shop)).await?;
        for import in timbro::import::store::finished(&mut reader, self.shop).await? {
            store::each_imported_visit(&mut reader, self.shop, import, |visit| {
                std::hint::black_box(visit);
            })
            .await?;
        }
        Ok(begun.elapsed().as_secs_f64())
    }
}

/// The columns as lines of a file.
fn rows(shop: &Shop) -> anyhow::Result<Rows> {
    let (columns, first) = (&shop.columns, shop.grid.periods().first().map_or(Day(0), |month| month.start));
    let mut rows = Rows::default();
    for (customer, ends) in columns.starts.windows(2).enumerate() {
        for at in ends[0] as usize..ends[1] as usize {
            let visit = Visit {
                at: Time((i64::from(first.0) + i64::from(columns.days[at])) * DAY_MS + NOON_MS),
                amount_minor: Some(columns.amounts[at]).filter(|amount| *amount != UNKNOWN).map(i64::from),
                units: Some(columns.units[at]),
                on_account: columns.on_account[at] != 0,
                ..Visit::default()
            };
            let (id, customer) = (at.to_string(), customer.to_string());
            rows.visits.push(VisitLine { line: at as u64 + 2, id, shop: String::new(), customer, visit });
        }
    }
    Ok(rows)
}
