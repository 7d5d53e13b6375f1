//! Whole requests with a good key: whatever they carry, the answer is never a failure of ours.
//!
//! The first byte chooses the route, the rest is the body, or the query where there is none.
#![no_main]

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use libfuzzer_sys::fuzz_target;
use timbro::app::{App, router};
use timbro::db::{DatabaseUrl, Db, Settings};
use timbro::http::Limits;
use timbro::kernel::{Currency, Language, Name, Random, SystemClock, Zone};
use timbro::people::jobs::People;
use timbro::shop::ShopKind;
use timbro::shop::jobs::{NewShop, open};
use timbro_fuzz::{PUBLIC_URL, master, seeds};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// Where bodies go, and where queries go.
const POSTS: [&str; 8] = [
    "/api/v1/scans",
    "/api/v1/programs",
    "/api/v1/customers",
    "/api/v1/sheets",
    "/api/v1/tickets",
    "/api/v1/retention/calculator",
    "/api/v1/sessions",
    "/api/v1/shops",
];
const GETS: [&str; 8] = [
    "/api/v1/customers",
    "/api/v1/retention",
    "/api/v1/retention/explain",
    "/api/v1/retention/people",
    "/api/v1/retention/best",
    "/api/v1/retention/hours",
    "/api/v1/audit",
    "/api/v1/answers",
];

struct House {
    runtime: Runtime,
    router: Router,
    secret: String,
    _folder: tempfile::TempDir,
}

/// A shop on SQLite that does not wait for the disk: what is asked for here need not last.
static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (router, secret) = runtime.block_on(async {
        let settings = Settings { is_durable: false };
        let url = DatabaseUrl::Sqlite(folder.path().join("timbro.db"));
        let random = Arc::new(Random::seeded(1));
        let db = Db::open(&url, settings).await.unwrap();
        let people = People::open(&url.people(), settings, &master(), random.clone()).await.unwrap();
        let (app, _) = App::start(db, people, Arc::new(SystemClock), random, master(), PUBLIC_URL);
        let new = NewShop {
            name: Name::parse("Bar Sole").unwrap(),
            kind: ShopKind::Cafe,
            zone: Zone::parse("Europe/Rome").unwrap(),
            currency: Currency::parse("EUR").unwrap(),
            language: Language::It,
        };
        let opened = open(&app.desk, &app.keys, new).await.unwrap();
        (router(app, Limits::default()), opened.secret.expose().to_owned())
    });
    House { runtime, router, secret, _folder: folder }
});

fuzz_target!(init: seeds::write(seeds::requests()), |data: &[u8]| {
    let Some((which, rest)) = data.split_first() else { return };
    let which = usize::from(*which) % (POSTS.len() + GETS.len());
    let house = &*HOUSE;
    let request =
        Request::builder().header("host", "bar.example").header("authorization", format!("Bearer {}", house.secret));
    let request = if let Some(path) = POSTS.get(which) {
        let request = request
            .method("POST")
            .uri(*path)
            .header("idempotency-key", "one")
            .header("content-type", "application/json");
        request.body(Body::from(rest.to_vec()))
    } else {
        let Ok(query) = std::str::from_utf8(rest) else { return };
        request.uri(format!("{}?{query}", GETS[which - POSTS.len()])).body(Body::empty())
    };
    // What is no request at all never gets so far.
    let Ok(request) = request else { return };
    let status = house.runtime.block_on(house.router.clone().oneshot(request)).unwrap().status();
    assert!(!status.is_server_error() || status.as_u16() == 503, "{status}");
});
