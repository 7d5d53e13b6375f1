//! The house put together: one state, one router, one document of all routes.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::routing::get;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;

use crate::auth::KeyCache;
use crate::auth::password::Passwords;
use crate::db::{Db, Shops};
use crate::desk::Desk;
use crate::face::jobs::Streams;
use crate::figures::jobs::Logs;
use crate::http::{self, Answer, Json, Limits, Problem};
use crate::kernel::{Clock, MasterSecret, Random};
use crate::ledger::lane::Lane;
use crate::look::jobs::Easel;
use crate::people::jobs::People;
use crate::shop::Keys;
use crate::staff::jobs::Pins;
use crate::tables::jobs::Press;
use crate::{
    api_key, audit, calculator, card, counter, customer, face, feedback, figures, fraud, goal, ledger, look, nudge,
    owner, poster, premises, privacy, program, reward, settings, staff, tables, visit,
};

/// What handlers take their tools from.
#[derive(Clone)]
pub struct App {
    /// Database, clock, randomness, public address.
    pub desk: Desk,
    /// API keys seen a moment ago.
    pub key_cache: KeyCache,
    /// Where passwords are compared.
    pub passwords: Passwords,
    /// Shops' keys for codes.
    pub keys: Keys,
    /// What checks PINs.
    pub pins: Pins,
    /// The way into the ledger.
    pub lane: Lane,
    /// The pages that are open and listen.
    pub streams: Streams,
    /// Where logos are drawn.
    pub easel: Easel,
    /// Where spreadsheets are written.
    pub press: Press,
    /// Shops' visit logs, for their figures.
    pub logs: Logs,
}

/// The app as the router holds it: a request clones the router's state once for each layer, and here that is one counter.
#[derive(Clone)]
struct Shared(Arc<App>);

macro_rules! tools {
    ($($tool:ident: $kind:ty),* $(,)?) => {$(
        impl FromRef<Shared> for $kind {
            fn from_ref(shared: &Shared) -> $kind {
                shared.0.$tool.clone()
            }
        }
    )*};
}

tools! {
    desk: Desk, key_cache: KeyCache, passwords: Passwords, keys: Keys, pins: Pins, lane: Lane, streams: Streams,
    easel: Easel, press: Press, logs: Logs,
}

/// The lanes' handles: they end when the last way into the ledger is gone and all that was acknowledged is on disk.
pub type Lanes = Vec<tokio::task::JoinHandle<()>>;

impl App {
    /// Starts the ledger's lanes over an open database.
    pub fn start(
        db: Db,
        people: People,
        clock: Arc<dyn Clock>,
        random: Arc<Random>,
        master: MasterSecret,
        public_url: &str,
    ) -> (App, Lanes) {
        let (lane, lanes) = Lane::start(&db, &master, &random);
        let audit = audit::chain::root(&master);
        let desk = Desk { db, people, clock, random, public_url: public_url.into(), audit };
        (
            App {
                desk,
                key_cache: KeyCache::default(),
                passwords: Passwords::default(),
                pins: Pins::new(master.clone()),
                keys: Keys::new(master),
                lane,
                streams: Streams::default(),
                easel: Easel::default(),
                press: Press::default(),
                logs: Logs::new(LOGS_MAX_BYTES),
            },
            lanes,
        )
    }
}

/// Visit logs kept in memory: those of some hundred cafés, or one of thirty million visits.
const LOGS_MAX_BYTES: usize = 512 << 20;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "timbro",
        description = "A punch card on a phone. Money is in integer minor units, times are RFC 3339 in UTC, refusals are \
            application/problem+json (RFC 9457), lists are pages of {data, next_cursor}.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later")
    ),
    // utoipa does not find what stands in a path.
    components(schemas(figures::By, poster::Size)),
    tags(
        (name = "shop", description = "The shop itself, as others see it."),
        (name = "owners", description = "Signing in with a browser, and proving who one is."),
        (name = "programs", description = "Rules \"buy X get Y\", in versions."),
        (name = "customers", description = "People at a shop."),
        (name = "cards", description = "The thing with the QR code, and its ledger."),
        (name = "scans", description = "Visits: recorded, voided, refunded."),
        (name = "rewards", description = "The right to a Y, and its use."),
        (name = "gifts", description = "Rewards given freely."),
        (name = "keys", description = "Keys for machines, live and for trying out."),
        (name = "audit", description = "Who did what that matters."),
        (name = "staff", description = "Who works here, on which devices, and since when today."),
        (name = "counter", description = "What a counter shows, and what it needs to go on without a network."),
        (name = "retention", description = "Who comes back: the visit log as numbers that explain themselves."),
        (name = "goals", description = "What the owner wants a number to reach, and by when."),
        (name = "surveys", description = "What customers say when they are asked."),
    )
)]
struct Document;

fn api() -> OpenApiRouter<Shared> {
    let slices = OpenApiRouter::new()
        .merge(audit::routes::routes())
        .merge(api_key::routes::routes())
        .merge(owner::routes::routes())
        .merge(staff::routes::routes())
        .merge(program::routes::routes())
        .merge(customer::routes::routes())
        .merge(card::routes::routes())
        .merge(poster::routes::routes())
        .merge(ledger::routes::routes())
        .merge(visit::routes::routes())
        .merge(reward::routes::routes())
        .merge(settings::routes::routes())
        .merge(look::routes::routes())
        .merge(premises::routes::routes())
        .merge(goal::routes::routes())
        .merge(calculator::routes::routes())
        .merge(feedback::routes::routes())
        .merge(privacy::routes::routes())
        .merge(tables::routes::routes())
        .merge(figures::routes::routes())
        .merge(nudge::routes::routes())
        .merge(counter::routes::routes())
        .merge(fraud::routes::routes());
    OpenApiRouter::with_openapi(Document::openapi()).nest("/api/v1", slices)
}

/// The document of all routes, as `/openapi.json` gives it and `docs/openapi.json` keeps it.
pub fn document() -> utoipa::openapi::OpenApi {
    let mut document = api().to_openapi();
    document.info.version = env!("CARGO_PKG_VERSION").to_owned();
    http::describe(&mut document);
    let key = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    let cookie = |name, description: &str| {
        SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(name, description)))
    };
    let session = cookie("__Host-timbro_session", "An owner who is signed in; over plain HTTP without the prefix.");
    let device = cookie(
        "__Host-timbro-device",
        "An enrolled device; over plain HTTP without the prefix. Serves as a key does while somebody is at work on it.",
    );
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("api_key", key);
    components.add_security_scheme("session", session);
    components.add_security_scheme("device", device);
    let either = ["api_key", "session"].map(|scheme| SecurityRequirement::new(scheme, Vec::<String>::new()));
    document.security = Some(either.into());
    document
}

/// The router with every layer on.
pub fn router(app: App, limits: Limits) -> Router {
    let (api, _) = api().split_for_parts();
    let document = Arc::new(document());
    let pages = Router::new()
        .merge(card::page::pages())
        .merge(face::page::pages())
        .merge(customer::page::pages())
        .merge(visit::page::pages())
        .merge(feedback::page::pages())
        .merge(privacy::page::pages())
        .merge(look::page::pages());
    let public_url = Arc::clone(&app.desk.public_url);
    let routes = Router::new()
        .merge(api)
        .merge(pages)
        .merge(http::assets())
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(readyz))
        .route("/openapi.json", get(move || async move { Json(document) }))
        .with_state(Shared(Arc::new(app)));
    http::layers(routes, limits, Random::system(), &public_url)
}

/// Ready when the database answers.
async fn readyz(State(desk): State<Desk>) -> Answer<&'static str> {
    const LONGEST_WAIT: Duration = Duration::from_secs(2);
    let opened = tokio::time::timeout(LONGEST_WAIT, desk.db.reader(Shops::Door)).await;
    opened.map_err(|_| Problem::unavailable("the database does not answer"))??;
    Ok("ready")
}
