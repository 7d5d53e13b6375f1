//! `timbro demo`: a café to click through, in a folder of its own, made in a few seconds and served.
//!
//! The folder is marked by a file. Only what stands beside that mark is ever thrown away: a demo of another day, or one
//! that was not finished. Without the mark, data with shops in it is somebody's, and refused.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::House;
use super::serve::{bind, limits, lock, log_to_stderr, run, start};
use crate::card::{FIRST_EPOCH, page_url};
use crate::config::{DataArgs, ListenArgs, write_private};
use crate::db::Shops;
use crate::demo::{Dose, Plan, SEED, ZONE, jobs};
use crate::kernel::{CardId, Clock, Day, Name, ShopId, SystemClock, Zone};
use crate::owner::jobs::reset;
use crate::shop::Keys;
use crate::shop::jobs::join_url;
use crate::staff::jobs::invite;

/// Where the demo is made unless told.
const FOLDER: &str = "demo-data";
/// By which a folder is known as a demo's.
const MARK: &str = "demo.json";
/// What a demo leaves in its folder, apart from the mark and the lock.
const FILES: [&str; 7] =
    ["timbro.db", "timbro.db-wal", "timbro.db-shm", "people.db", "people.db-wal", "people.db-shm", "master.secret"];

/// What the mark says.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Mark {
    /// The version of timbro that made it: another makes another demo.
    version: String,
    /// What was made; nothing while it is being made.
    made: Option<Made>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Made {
    on: Day,
    shop: ShopId,
    card: CardId,
    api_key: String,
    counter_pin: String,
}

pub(super) async fn demo(data: &DataArgs, listen: &ListenArgs, is_json: bool) -> anyhow::Result<()> {
    log_to_stderr();
    let folder = data.data.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    let data = DataArgs { data: Some(folder.clone()), ..data.clone() };
    let zone = Zone::parse(ZONE).context("the time zone of the demo is unknown")?;
    let today = zone.day(SystemClock.now());
    let limits = limits(listen)?;
    let lock = lock(&data)?;
    let (listener, url) = bind(listen).await?;
    let found = found(&data, &folder, today)?;
    if found.is_none() && folder.join(MARK).exists() {
        sweep(&data, &folder)?;
    }
    let house = House::open(&data).await?;
    let made = match found {
        Some(made) => made,
        None => make(&house, &folder, zone, today).await?,
    };
    let (master, keys) = (house.master.clone(), Keys::new(house.master.clone()));
    let (app, lanes) = start(house, Arc::new(SystemClock), &url).await?;
    // Whoever starts the demo is its owner: each start has a first link of its own.
    let (owner_url, _) = reset(&app.desk, made.shop).await?;
    let tablet = Name::parse("Tablet").context("the name of the demo's device")?;
    let counter_url = invite(&app.desk, &master, made.shop, &tablet).await?;
    let links = links(&made, &keys, &url, (owner_url, counter_url));
    show(&links, &folder, is_json)?;
    run(app, lanes, listener, limits).await?;
    drop(lock);
    Ok(())
}

/// The demo in this folder, if it was made today by this version.
fn found(data: &DataArgs, folder: &Path, today: Day) -> anyhow::Result<Option<Made>> {
    let path = folder.join(MARK);
    let has_database = data.database_url.is_some() || folder.join("timbro.db").exists();
    if !path.exists() || !has_database {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    // A mark that does not read as one is from another version.
    let mark: Mark = serde_json::from_str(&text).unwrap_or_default();
    Ok(mark.made.filter(|made| mark.version == env!("CARGO_PKG_VERSION") && made.on == today))
}

/// Throws away what an earlier demo left, file by file: whatever else somebody put there stays.
fn sweep(data: &DataArgs, folder: &Path) -> anyhow::Result<()> {
    if data.database_url.is_some() {
        bail!("the demo in this database is of another day. Empty the database and {}", folder.display());
    }
    for file in FILES.map(|name| folder.join(name)).into_iter().filter(|file| file.exists()) {
        std::fs::remove_file(&file).with_context(|| file.display().to_string())?;
    }
    // The mark goes last, so that an interrupted sweep is taken up again.
    std::fs::remove_file(folder.join(MARK)).with_context(|| folder.join(MARK).display().to_string())
}

async fn make(house: &House, folder: &Path, zone: Zone, today: Day) -> anyhow::Result<Made> {
    let shops = crate::shop::store::all(&mut house.db.reader(Shops::Admin).await?).await?;
    if !shops.is_empty() {
        bail!(
            "{} holds a shop that is not the demo's. Name another folder with --data, or another database",
            folder.display()
        );
    }
    tracing::info!(folder = %folder.display(), "making a café with eighteen months of visits");
    let path = folder.join(MARK);
    let write = |mark: &Mark| -> anyhow::Result<()> {
        write_private(&path, &serde_json::to_string(mark)?).with_context(|| path.display().to_string())
    };
    let mark = Mark { version: env!("CARGO_PKG_VERSION").to_owned(), made: None };
    write(&mark)?;
    let began = SystemClock.now();
    let plan = Plan::of(SEED, zone, today, Dose::WHOLE);
    tracing::info!(took_ms = SystemClock.now().0 - began.0, "planned");
    let made = jobs::make(&house.db, &house.people, &house.master, &plan).await?;
    let made = Made {
        on: today,
        shop: made.shop,
        card: made.card,
        api_key: made.api_key.expose().to_owned(),
        counter_pin: made.pin.expose().to_owned(),
    };
    write(&Mark { made: Some(made.clone()), ..mark })?;
    tracing::info!(
        people = plan.people.len(),
        steps = plan.steps.len(),
        took_ms = SystemClock.now().0 - began.0,
        "made"
    );
    Ok(made)
}

/// What one clicks on, each with a sentence.
fn links(
    made: &Made,
    keys: &Keys,
    url: &str,
    (owner_url, counter_url): (String, String),
) -> [(&'static str, String, &'static str); 6] {
    let card_url = page_url(url, keys, made.shop, made.card, FIRST_EPOCH);
    [
        ("card_url", card_url, "Marta's card, as she sees it on her phone. Seven of ten, and a cornetto is waiting."),
        (
            "counter_url",
            counter_url,
            "The counter. Enrols a phone or tablet, once, within ten minutes; then tap a name.",
        ),
        ("counter_pin", made.counter_pin.clone(), "The PIN of Giulia, Matteo and Sofia, who work there."),
        ("owner_url", owner_url, "The owner's office. Good once, for half an hour: choose a name and a password."),
        ("join_url", join_url(url, made.shop), "What the poster says: a card of your own in one tap."),
        ("api_key", made.api_key.clone(), "The shop's key, for machines: a till, a script."),
    ]
}

/// As one line of JSON for scripts, or as lines for people.
fn show(links: &[(&'static str, String, &'static str)], folder: &Path, is_json: bool) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    if is_json {
        let fields: serde_json::Map<String, serde_json::Value> =
            links.iter().map(|(name, value, _)| ((*name).to_owned(), json!(value))).collect();
        writeln!(out, "{}", json!(fields))?;
    } else {
        writeln!(out, "\nBar Sole is open: eighteen months of visits, in {}.\n", folder.display())?;
        for (name, value, sentence) in links {
            writeln!(out, "  {:<12} {value}\n  {:<12} {sentence}\n", name.replace('_', " "), "")?;
        }
        writeln!(out, "Ctrl-C stops it. Started again today it goes on as it is; tomorrow it is made anew.")?;
    }
    out.flush()?;
    Ok(())
}
