//! `timbro serve`: one process per SQLite folder, stopped without losing what it acknowledged.

use std::fs::File;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use tokio::net::TcpListener;

use super::House;
use crate::app::{App, Lanes, router};
use crate::config::{DataArgs, ListenArgs, public_url};
use crate::db::DatabaseUrl;
use crate::http::{Limits, Proxies};
use crate::kernel::{Clock, SystemClock};
use crate::{ledger, owner, privacy, shop};

pub(super) async fn serve(data: &DataArgs, listen: &ListenArgs) -> anyhow::Result<()> {
    log_to_stderr();
    let limits = limits(listen)?;
    let lock = lock(data)?;
    let house = House::open(data).await?;
    let (listener, url) = bind(listen).await?;
    let (app, lanes) = start(house, Arc::new(SystemClock), &url).await?;
    // Who starts a server can read what it prints; nobody else gets to open its first shop.
    if let Some(link) = shop::jobs::first_link(&app.desk).await? {
        say!("There is no shop here yet. Within half an hour, open one in your browser:\n  {link}");
    }
    run(app, lanes, listener, limits).await?;
    drop(lock);
    Ok(())
}

/// The limits of a server that is reached so.
pub(super) fn limits(listen: &ListenArgs) -> anyhow::Result<Limits> {
    let text = &listen.trusted_proxies;
    let proxies = Proxies::parse(text).with_context(|| {
        format!(
            "`{text}` names no proxies. Write addresses or networks with commas between, such as 127.0.0.1,10.0.0.0/8"
        )
    })?;
    Ok(Limits { proxies, ..Limits::default() })
}

/// Takes the port, and tells by which address phones will come.
pub(super) async fn bind(listen: &ListenArgs) -> anyhow::Result<(TcpListener, String)> {
    let listener =
        TcpListener::bind(listen.listen).await.with_context(|| format!("cannot listen on {}", listen.listen))?;
    let url = match &listen.public_url {
        Some(url) => public_url(url)?,
        None => format!("http://{}", listener.local_addr()?),
    };
    Ok((listener, url))
}

/// Starts the lanes, with ids that go on after the last ones even if the clock was set back meanwhile.
pub(super) async fn start(house: House, clock: Arc<dyn Clock>, url: &str) -> anyhow::Result<(App, Lanes)> {
    let mut reader = house.db.reader(crate::db::Shops::Admin).await?;
    if let Some(last) = ledger::store::last_visit(&mut reader).await? {
        house.random.start_after(last.0);
    }
    drop(reader);
    Ok(App::start(house.db, house.people, clock, house.random, house.master, url))
}

/// Serves until told to stop; then takes no more, finishes what it began, and closes.
pub(super) async fn run(app: App, lanes: Lanes, listener: TcpListener, limits: Limits) -> anyhow::Result<()> {
    let (db, people) = (app.desk.db.clone(), app.desk.people.clone());
    let told_to_stop = told_to_stop()?;
    tracing::info!(url = %app.desk.public_url, listen = %listener.local_addr()?, engine = db.engine_name(), "serving");
    let sweeping = tokio::spawn(ledger::jobs::sweep_for_ever(app.desk.clone(), app.lane.clone()));
    let keeping = tokio::spawn(privacy::jobs::keep_periods_for_ever(app.desk.clone()));
    // With the peers' addresses, by which tries to sign in are counted.
    let forgetting = tokio::spawn(owner::jobs::sweep::for_ever(app.desk.clone()));
    let streams = app.streams.clone();
    // Pages that listen would hold the server open for ever: they are told first.
    let stopping = async move {
        told_to_stop.await;
        streams.end();
    };
    let service = router(app, limits).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stopping).await?;
    // What is half swept is swept next time; its way into the ledger must go before the lanes can end.
    sweeping.abort();
    keeping.abort();
    let _ = sweeping.await;
    forgetting.abort();
    for lane in lanes {
        lane.await?;
    }
    db.close().await;
    people.db().close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Waits for a signal to stop. Once this has returned a signal does no more than that: it does not end the process at once.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupted, mut terminated) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// Holds the folder against a second `serve`, by a lock that the system frees whatever happens to this process. On
/// PostgreSQL several may serve.
pub(super) fn lock(data: &DataArgs) -> anyhow::Result<Option<File>> {
    let DatabaseUrl::Sqlite(path) = data.url()? else { return Ok(None) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let path = folder.join("serve.lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .with_context(|| path.display().to_string())?;
    file.try_lock().map_err(|_| {
        anyhow::anyhow!("another timbro serves {}. Stop it first, or use another folder", folder.display())
    })?;
    Ok(Some(file))
}

/// Structured logs on standard error; `RUST_LOG` chooses, `TIMBRO_LOG=json` is for machines.
#[expect(clippy::disallowed_methods, reason = "logging is set up before configuration can be logged about")]
pub(super) fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let is_json = std::env::var("TIMBRO_LOG").is_ok_and(|form| form == "json");
    // A second call, in a test, changes nothing.
    let _ = if is_json { builder.json().try_init() } else { builder.try_init() };
}
