//! `timbro backup` and `timbro restore`: both stores of SQLite, each into a folder of its own.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use serde_json::json;

use super::{print, serve};
use crate::config::DataArgs;
use crate::db::{DatabaseUrl, copy_sqlite, is_free};

/// What to run instead, where the data are PostgreSQL's.
const BY_POSTGRES: &str = "PostgreSQL is backed up and restored by its own programs, of its own version: \
    `pg_dump --format=custom --exclude-schema=timbro_people URL` for the data, \
    `pg_dump --format=custom --schema=timbro_people URL` for people's keys, `pg_restore --dbname=URL` for both";

#[derive(Debug, clap::Args)]
pub(super) struct BackupArgs {
    /// Folder for the copy of the data; one that has a copy is refused
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// Folder for the copy of people's keys, which is kept apart from that of the data, and for days only
    #[arg(long, value_name = "DIR")]
    people_to: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct RestoreArgs {
    /// Folder with the copy of the data
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// Folder with the newest copy of people's keys there is; not needed where the keys are still in place
    #[arg(long, value_name = "DIR")]
    people_from: Option<PathBuf>,
}

/// Copies both stores beside a serving process.
pub(super) async fn backup(data: &DataArgs, args: &BackupArgs, is_json: bool) -> anyhow::Result<()> {
    let (from, people_from) = (file(data.url()?)?, file(data.people()?)?);
    ensure!(args.to != args.people_to, "{} is named twice: people's keys are kept apart", args.to.display());
    let (to, people_to) = (beside(&args.to, &from)?, beside(&args.people_to, &people_from)?);
    is_free(&people_to)?;
    // The data first: whoever joins or is erased meanwhile is then among the keys, or on the list.
    copy_sqlite(&from, &to).await?;
    copy_sqlite(&people_from, &people_to).await?;
    print(is_json, &json!({"data": to, "people": people_to}));
    Ok(())
}

/// Brings copies back to where nothing is. The next start erases again whoever is on the list.
pub(super) async fn restore(data: &DataArgs, args: &RestoreArgs, is_json: bool) -> anyhow::Result<()> {
    let (to, people_to) = (file(data.url()?)?, file(data.people()?)?);
    let lock = serve::lock(data)?;
    is_free(&to)?;
    match &args.people_from {
        Some(folder) => copy_sqlite(&beside(folder, &people_to)?, &people_to).await?,
        None => ensure!(people_to.exists(), "{} is not there: name a copy with --people-from", people_to.display()),
    }
    copy_sqlite(&beside(&args.from, &to)?, &to).await?;
    drop(lock);
    print(is_json, &json!({"data": to, "people": people_to}));
    Ok(())
}

fn file(url: DatabaseUrl) -> anyhow::Result<PathBuf> {
    match url {
        DatabaseUrl::Sqlite(path) => Ok(path),
        DatabaseUrl::Postgres(_) => bail!(BY_POSTGRES),
    }
}

/// A store's file in another folder.
fn beside(folder: &Path, file: &Path) -> anyhow::Result<PathBuf> {
    Ok(folder.join(file.file_name().context("the database has no name")?))
}
