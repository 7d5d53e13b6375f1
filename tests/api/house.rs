//! The house that a test runs in: an open database of its own, a clock that the test turns, and repeatable randomness.

use std::future::Future;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use axum::Router;
use timbro::app::{App, router};
use timbro::db::{DatabaseUrl, Db, Settings, Shops};
use timbro::desk::Desk;
use timbro::figures::jobs::Logs;
use timbro::http::Limits;
use timbro::kernel::{Currency, Language, MasterSecret, Name, Random, SetClock, Time, Zone};
use timbro::ledger::store::last_visit;
use timbro::people::jobs::People;
use timbro::privacy::jobs::prepare;
use timbro::shop::ShopKind;
use timbro::shop::jobs::{NewShop, open};

use crate::postgres::{Cluster, cluster};
use crate::rows;
use crate::shop::TestShop;

/// Makes two tests of one: `both!(name);` before `async fn name(shop: TestShop)`.
macro_rules! both {
    ($name:ident) => {
        mod $name {
            #[test]
            fn on_sqlite() {
                $crate::house::run($crate::house::On::Sqlite, super::$name);
            }

            #[test]
            fn on_postgres() {
                $crate::house::run($crate::house::On::Postgres, super::$name);
            }
        }
    };
}

/// The engine a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// Where phones reach the shop by, in these tests.
pub const PUBLIC_URL: &str = "https://bar.example";
/// When every test begins: a Tuesday, ten in the morning in Rome.
pub const BEGIN: &str = "2026-03-10T09:00:00Z";

/// What a test runs in.
pub struct House {
    pub app: App,
    pub router: Router,
    pub clock: Arc<SetClock>,
    url: DatabaseUrl,
    /// Shared by all nodes over one database.
    keys: Arc<AtomicU64>,
}

/// Runs a test in a house of its own, then asks whether the tables are sound.
pub fn run<F: Future<Output = ()>>(on: On, test: impl FnOnce(TestShop) -> F) {
    run_empty(on, async |house| test(house.shop("Bar Sole", "Europe/Rome").await).await);
}

/// The same in a house in which the test has to open the first shop itself.
pub fn run_empty(on: On, test: impl AsyncFnOnce(Arc<House>)) {
    let place = Place::new(on);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let house = Arc::new(House::open(&place.url()).await);
        let (db, people) = (house.app.desk.db.clone(), house.app.desk.people.clone());
        test(Arc::clone(&house)).await;
        rows::healthy(&db, &master()).await;
        drop(house);
        db.close().await;
        people.db().close().await;
    });
}

impl House {
    /// Opens a house whose database outlives it.
    pub async fn at(place: &Place) -> Arc<House> {
        Arc::new(House::open(&place.url()).await)
    }

    async fn open(url: &DatabaseUrl) -> House {
        let clock = Arc::new(SetClock::at(time(BEGIN)));
        House::node(url.clone(), clock, 1, Arc::new(AtomicU64::new(1))).await
    }

    async fn node(url: DatabaseUrl, clock: Arc<SetClock>, seed: u64, keys: Arc<AtomicU64>) -> House {
        let db = Db::open(&url, Settings::default()).await.unwrap();
        let random = Arc::new(Random::seeded(seed));
        let people = People::open(&url.people(), Settings::default(), &master(), random.clone()).await.unwrap();
        let (app, _) = App::start(db, people, clock.clone(), random, master(), PUBLIC_URL);
        prepare(&app.desk).await.unwrap();
        let router = router(app.clone(), Limits::default());
        House { app, router, clock, url, keys }
    }

    /// Another process over the same database and by the same clock. Its connections are the caller's to close.
    pub async fn second_node(&self) -> Arc<House> {
        Arc::new(House::node(self.url.clone(), self.clock.clone(), 2, self.keys.clone()).await)
    }

    /// The process ends, and another begins over the same database, with ids that go on after the last ones.
    pub async fn restarted(&self) -> Arc<House> {
        self.close().await;
        let seed = 1_000 + self.keys.fetch_add(1, Ordering::Relaxed);
        let house = House::node(self.url.clone(), self.clock.clone(), seed, self.keys.clone()).await;
        let mut reader = house.app.desk.db.reader(Shops::Admin).await.unwrap();
        if let Some(last) = last_visit(&mut reader).await.unwrap() {
            house.app.desk.random.start_after(last.0);
        }
        drop(reader);
        Arc::new(house)
    }

    /// The same process with no visit log in memory yet, and room for so many bytes of them.
    pub fn with_logs_of(&self, max_bytes: usize) -> Arc<House> {
        let app = App { logs: Logs::new(max_bytes), ..self.app.clone() };
        let router = router(app.clone(), Limits::default());
        Arc::new(House { app, router, clock: self.clock.clone(), url: self.url.clone(), keys: self.keys.clone() })
    }

    /// The same process behind other limits.
    pub fn with_limits(&self, limits: Limits) -> House {
        let router = router(self.app.clone(), limits);
        let (app, clock) = (self.app.clone(), self.clock.clone());
        House { app, router, clock, url: self.url.clone(), keys: self.keys.clone() }
    }

    /// Where its database is.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Closes the connections of a second node.
    pub async fn close(&self) {
        self.app.desk.db.close().await;
        self.app.desk.people.db().close().await;
    }

    /// The same process behind another public address.
    pub fn reached_by(&self, public_url: &str) -> Arc<House> {
        let desk = Desk { public_url: public_url.into(), ..self.app.desk.clone() };
        let app = App { desk, ..self.app.clone() };
        let router = router(app.clone(), Limits::default());
        Arc::new(House { app, router, clock: self.clock.clone(), url: self.url.clone(), keys: self.keys.clone() })
    }

    /// Opens a shop.
    pub async fn shop(self: &Arc<House>, name: &str, zone: &str) -> TestShop {
        let new = NewShop {
            name: Name::parse(name).unwrap(),
            kind: ShopKind::Cafe,
            zone: Zone::parse(zone).unwrap(),
            currency: Currency::parse("EUR").unwrap(),
            language: Language::It,
        };
        let opened = open(&self.app.desk, &self.app.keys, new).await.unwrap();
        let key = opened.secret.expose().to_owned();
        TestShop { house: Arc::clone(self), id: opened.shop, key, api_key: opened.api_key }
    }

    /// A key that nobody has used.
    pub fn fresh_key(&self) -> String {
        format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed))
    }

    pub fn now(&self) -> Time {
        self.app.desk.now()
    }

    /// Turns the clock's hands.
    pub fn set(&self, instant: &str) {
        self.clock.set(time(instant));
    }

    pub fn wait_minutes(&self, minutes: i64) {
        self.clock.set(self.now().plus_minutes(minutes));
    }

    pub fn wait_seconds(&self, seconds: i64) {
        self.clock.set(self.now().plus_ms(seconds * 1_000));
    }

    pub fn wait_days(&self, days: i64) {
        self.wait_minutes(days * 24 * 60);
    }
}

/// What every house's keys are derived from.
pub fn master() -> MasterSecret {
    MasterSecret::new([7; 32])
}

/// Reads `2026-03-10T09:00:00Z`.
pub fn time(instant: &str) -> Time {
    serde_json::from_value(instant.into()).unwrap()
}

/// A test's database, gone with this value, whatever became of the test.
pub enum Place {
    Sqlite(tempfile::TempDir),
    Postgres { cluster: &'static Cluster, database: String },
}

impl Place {
    pub fn new(on: On) -> Place {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        match on {
            On::Sqlite => Place::Sqlite(tempfile::tempdir().unwrap()),
            On::Postgres => {
                let cluster = cluster();
                let count = COUNT.fetch_add(1, Ordering::Relaxed);
                let database = format!("api_{}_{count}", std::process::id());
                cluster.create_database(&database, Some(template(cluster)));
                Place::Postgres { cluster, database }
            }
        }
    }

    pub fn url(&self) -> DatabaseUrl {
        match self {
            Place::Sqlite(folder) => DatabaseUrl::Sqlite(folder.path().join("timbro.db")),
            Place::Postgres { cluster, database } => DatabaseUrl::Postgres(cluster.url(database)),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Place::Postgres { cluster, database } = self {
            cluster.drop_database(database);
        }
    }
}

/// A migrated database, made once a process, of which each test gets a copy.
fn template(cluster: &Cluster) -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("api_{}_template", std::process::id());
        cluster.create_database(&name, None);
        let url = DatabaseUrl::Postgres(cluster.url(&name));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            Db::open(&url, Settings::default()).await.unwrap().close().await;
            Db::open_people(&url.people(), Settings::default()).await.unwrap().close().await;
        });
        name
    })
}
