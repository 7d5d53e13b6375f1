//! The server as `timbro serve` runs it, in this process.

use std::fs::File;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use timbro::app::{App, Lanes, router};
use timbro::db::{DatabaseUrl, Db, Settings, Shops};
use timbro::http::{Limits, Rate, Rates};
use timbro::kernel::{MasterSecret, Random, SystemClock};
use timbro::people::jobs::People;

/// The same in every run, so that a copy of the database opens.
const MASTER: [u8; 32] = [7; 32];

/// A server in this process.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// The house behind it.
    pub app: App,
    lanes: Lanes,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

/// Opens a database with the settings of the server.
pub async fn open_db(url: &DatabaseUrl) -> anyhow::Result<Db> {
    Ok(Db::open(url, Settings::default()).await?)
}

/// The limits of the server, but for how much one address and one card may ask for: here one asks for all.
pub fn limits() -> Limits {
    let all = Rate { burst: u32::MAX, refill_seconds: 1 };
    Limits { rates: Rates { look: all, act: all, card: all, ..Rates::default() }, ..Limits::default() }
}

/// Serves a database.
pub async fn start(url: &DatabaseUrl) -> anyhow::Result<Server> {
    let db = open_db(url).await?;
    let random = Arc::new(Random::system());
    let people = People::open(&url.people(), Settings::default(), &MasterSecret::new(MASTER), random.clone()).await?;
    let url = "https://card.example.org";
    let (app, lanes) = App::start(db, people, Arc::new(SystemClock), random, MasterSecret::new(MASTER), url);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (stop, told) = oneshot::channel::<()>();
    let service = router(app.clone(), limits());
    let serving = axum::serve(listener, service).with_graceful_shutdown(async {
        let _ = told.await;
    });
    Ok(Server { address, app, lanes, stop, task: tokio::spawn(serving.into_future()) })
}

impl Server {
    /// How many visits there are.
    pub async fn visits(&self) -> anyhow::Result<usize> {
        self.count("select count(*) from visit").await
    }

    /// What a question counts.
    pub async fn count(&self, question: &'static str) -> anyhow::Result<usize> {
        let mut reader = self.app.desk.db.reader(Shops::Admin).await?;
        let count: i64 = timbro::on!(&mut reader, |c| sqlx::query_scalar(question).fetch_one(c).await)?;
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
