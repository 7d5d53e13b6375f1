//! A shop with cards to scan, in a file from which every measurement starts, and the server as `timbro serve` runs it.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;

use timbro::app::{App, Lanes, router};
use timbro::db::{DatabaseUrl, Db, Settings, Shops};
use timbro::http::Limits;
use timbro::kernel::{Currency, Language, MasterSecret, Name, Random, ShopId, SystemClock, Zone};
use timbro::people::jobs::People;
use timbro::shop::ShopKind;
use timbro::shop::jobs::{NewShop, open};

use super::drive::Client;

/// The most cards that one sheet has.
const SHEET_CARDS: usize = 500;
/// The same in every run, so that a copy of the database opens.
const MASTER: [u8; 32] = [7; 32];

/// A card that has been scanned once.
#[derive(Debug)]
pub struct Card {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub customer: Uuid,
    /// What its QR code says: an address with a signed T1.
    pub url: String,
    /// Its state as the server wrote it.
    pub state: String,
}

/// A prepared shop.
pub struct House {
    folder: tempfile::TempDir,
    /// Which shop.
    pub shop: ShopId,
    /// The program that counts visits and has no limits.
    pub program: Uuid,
    /// The shop's key: its id, its place, its secret.
    pub key: (Uuid, Uuid, String),
    /// The cards.
    pub cards: Vec<Card>,
}

/// A server in this process.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    app: App,
    lanes: Lanes,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl House {
    /// Sets up the shop through the API, and scans each card once: so it has a customer and a state, and each scan
    /// that is measured writes the same rows.
    pub async fn prepare(cards: usize) -> anyhow::Result<House> {
        // Beside the build, because a folder for temporary files may be in memory, where a commit waits for nothing.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::create_dir_all(target)?;
        let folder = tempfile::tempdir_in(target)?;
        let path = folder.path().join("first").join("timbro.db");
        let server = start(&path).await?;
        let new = NewShop {
            name: Name::parse("Bar").map_err(|why| anyhow::anyhow!("{why}"))?,
            kind: ShopKind::Cafe,
            zone: Zone::parse("Europe/Rome").context("Rome has a time zone")?,
            currency: Currency::parse("EUR").context("the euro is a currency")?,
            language: Language::parse("it").context("Italian is spoken")?,
        };
        let opened = open(&server.app.desk, &server.app.keys, new).await?;
        let mut client = Client::connect(server.address, opened.secret.expose()).await?;
        // The goal is never reached: a reward now and then would be a row more now and then.
        let rule = json!({"name": "Coffee", "earn": {"kind": "visit"}, "limits": {},
            "rewards": [{"stamps": 1_000_000, "title": "a free coffee"}]});
        let program = id(&client.post("/api/v1/programs", "program", rule.to_string()).await?, "/id")?;
        let mut urls = Vec::new();
        while urls.len() < cards {
            let wanted = json!({"cards": SHEET_CARDS.min(cards - urls.len())}).to_string();
            let sheet = client.post("/api/v1/sheets", &format!("sheet-{}", urls.len()), wanted).await?;
            let made = sheet["cards"].as_array().context("a sheet has cards")?;
            urls.extend(made.iter().filter_map(|card| card["url"].as_str().map(str::to_owned)));
        }
        let mut scanned = Vec::new();
        for (i, url) in urls.into_iter().enumerate() {
            let scan = client.post("/api/v1/scans", &format!("first-{i}"), json!({"code": url}).to_string()).await?;
            scanned.push((url, id(&scan, "/card/id")?, id(&scan, "/customer/id")?));
        }
        let mut reader = server.app.desk.db.reader(Shops::One(opened.shop)).await?;
        let states = timbro::ledger::store::cards_of_shop(&mut reader, opened.shop).await?;
        drop(reader);
        let mut states: std::collections::HashMap<Uuid, String> =
            states.into_iter().map(|(card, _, state)| (card.0, state)).collect();
        let card = |(url, id, customer)| Card { state: states.remove(&id).unwrap_or_default(), id, customer, url };
        let cards = scanned.into_iter().map(card).collect();
        drop(client);
        server.stop().await?;
        let key = (opened.api_key.id.0, opened.api_key.location.0, opened.secret.expose().to_owned());
        Ok(House { folder, shop: opened.shop, program, key, cards })
    }

    /// A copy of the prepared database in a place of its own.
    pub fn copy(&self) -> anyhow::Result<PathBuf> {
        let place = self.folder.path().join("copy");
        // The copy before is no longer open.
        if place.exists() {
            std::fs::remove_dir_all(&place)?;
        }
        std::fs::create_dir(&place)?;
        let path = place.join("timbro.db");
        std::fs::copy(self.folder.path().join("first").join("timbro.db"), &path)?;
        File::open(&path)?.sync_all()?;
        Ok(path)
    }

    /// Serves a copy.
    pub async fn serve(&self, path: &Path) -> anyhow::Result<Server> {
        start(path).await
    }

    /// What the files are on, as Linux tells it.
    pub fn file_system(&self) -> String {
        let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
        let mounts = mounts.lines().filter_map(|line| {
            let mut words = line.split(' ').skip(1);
            Some((words.next()?, words.next()?))
        });
        let here = mounts.filter(|(place, _)| self.folder.path().starts_with(place));
        here.max_by_key(|(place, _)| place.len()).map_or("an unknown file system".into(), |(_, kind)| kind.to_owned())
    }
}

/// Opens a database with the settings of the server.
pub async fn open_file(path: &Path) -> anyhow::Result<Db> {
    Ok(Db::open(&DatabaseUrl::Sqlite(path.to_owned()), Settings::default()).await?)
}

async fn start(path: &Path) -> anyhow::Result<Server> {
    let db = open_file(path).await?;
    let random = Arc::new(Random::system());
    let beside = DatabaseUrl::Sqlite(path.to_owned()).people();
    let people = People::open(&beside, Settings::default(), &MasterSecret::new(MASTER), random.clone()).await?;
    let url = "https://card.example.org";
    let (app, lanes) = App::start(db, people, Arc::new(SystemClock), random, MasterSecret::new(MASTER), url);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (stop, told) = oneshot::channel::<()>();
    let service = router(app.clone(), Limits::default());
    let serving = axum::serve(listener, service).with_graceful_shutdown(async {
        let _ = told.await;
    });
    Ok(Server { address, app, lanes, stop, task: tokio::spawn(serving.into_future()) })
}

impl Server {
    /// How many visits there are.
    pub async fn visits(&self) -> anyhow::Result<usize> {
        let mut reader = self.app.desk.db.reader(Shops::Admin).await?;
        let count: i64 =
            timbro::on!(&mut reader, |c| sqlx::query_scalar("select count(*) from visit").fetch_one(c).await)?;
        Ok(usize::try_from(count)?)
    }

    /// Stops as the server stops.
    pub async fn stop(self) -> anyhow::Result<()> {
        let _ = self.stop.send(());
        self.task.await??;
        let db = self.app.desk.db.clone();
        drop(self.app);
        for lane in self.lanes {
            lane.await?;
        }
        db.close().await;
        Ok(())
    }
}

/// Lines as `timbro serve` writes them, into a file: what a log costs is part of a scan.
pub fn log_as_the_server_does() -> anyhow::Result<()> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(target)?;
    let file = Arc::new(File::create(target.join("scans.log"))?);
    let filter = tracing_subscriber::EnvFilter::new("info");
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(file)
        .try_init()
        .map_err(|why| anyhow::anyhow!("{why}"))
}

fn id(answer: &Value, pointer: &str) -> anyhow::Result<Uuid> {
    let text = answer.pointer(pointer).and_then(Value::as_str);
    Ok(text.with_context(|| format!("no {pointer} in {answer}"))?.parse()?)
}
