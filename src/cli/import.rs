//! `timbro import`: a shop's history from CSV files, beside a serving process.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::{House, print};
use crate::config::DataArgs;
use crate::import::jobs::{Job, NotImported, import};
use crate::import::{BadLine, File};
use crate::kernel::{ExternalRef, Origin};
use crate::retention::{BadLine as BadLineOfFile, Rows, read_answers, read_payments, read_refunds, read_visits};
use crate::shop::Keys;

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// The shop: its id, or its name
    shop: String,
    /// A folder, or files, called visits.csv, refunds.csv, payments.csv and surveys.csv, each perhaps with a prefix
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Take only the files that begin so: `cafe` for cafe.visits.csv
    #[arg(long)]
    prefix: Option<String>,
    /// Whose ids the files carry: the same id from another source is another visit
    #[arg(long, default_value = "import")]
    source: String,
}

pub(super) async fn run(data: &DataArgs, args: &ImportArgs, is_json: bool) -> anyhow::Result<()> {
    let source = ExternalRef::parse(&args.source).map_err(|why| anyhow::anyhow!("--source {why}"))?;
    let files = found(&args.files, args.prefix.as_deref())?;
    let house = House::open(data).await?;
    let shop = house.shop(&args.shop).await?;
    let rows = read(&files).map_err(|bad| refused(&bad, is_json))?;
    let (desk, keys) = (house.desk(""), Keys::new(house.master));
    let job = Job { desk: &desk, keys: &keys, shop: shop.id, source: &source, origin: Origin::SYSTEM };
    let bar = ProgressBar::new(0)
        .with_style(ProgressStyle::with_template("{wide_bar} {human_pos} of {human_len} rows, {eta} left")?);
    let imported = import(&job, &rows, |written, of| {
        bar.set_length(of as u64);
        bar.set_position(written as u64);
    })
    .await;
    bar.finish_and_clear();
    desk.db.close().await;
    let imported = imported.map_err(|why| match why {
        NotImported::BadLines(bad) => refused(&bad, is_json),
        why => why.into(),
    })?;
    print(is_json, &json!(imported));
    Ok(())
}

/// The files to be read, each with what its name says it holds.
fn found(paths: &[PathBuf], prefix: Option<&str>) -> anyhow::Result<Vec<(File, PathBuf)>> {
    let mut found: Vec<(File, String, PathBuf)> = Vec::new();
    for path in paths {
        let listed = if path.is_dir() { files_of(path)? } else { vec![path.clone()] };
        let known = listed.iter().filter_map(|path| named(path).map(|(file, prefix)| (file, prefix, path.clone())));
        let known: Vec<_> = known.filter(|(_, of, _)| prefix.is_none_or(|prefix| prefix == of)).collect();
        let what = || prefix.map_or_else(String::new, |prefix| format!(" that begin with {prefix}."));
        anyhow::ensure!(
            !known.is_empty(),
            "{}: no visits.csv, refunds.csv, payments.csv or surveys.csv{}",
            path.display(),
            what()
        );
        found.extend(known);
    }
    for file in File::ALL {
        let same: Vec<&str> = found.iter().filter(|(other, ..)| *other == file).map(|(_, of, _)| of.as_str()).collect();
        let several = same.join("`, `");
        anyhow::ensure!(
            same.len() < 2,
            "there is more than one file of {}: choose one of `{several}` with --prefix",
            file.as_str()
        );
    }
    Ok(found.into_iter().map(|(file, _, path)| (file, path)).collect())
}

fn files_of(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    files.sort();
    Ok(files)
}

/// What a file holds, and what stands before that in its name: `cafe.visits.csv`.
fn named(path: &Path) -> Option<(File, String)> {
    let stem = path.file_name()?.to_str()?.strip_suffix(".csv")?;
    let (prefix, word) = stem.rsplit_once('.').unwrap_or(("", stem));
    File::ALL.into_iter().find(|file| file.as_str() == word).map(|file| (file, prefix.to_owned()))
}

/// Reads all files, and names the bad lines of all of them.
fn read(files: &[(File, PathBuf)]) -> Result<Rows, Vec<BadLine>> {
    let (mut rows, mut bad_lines) = (Rows::default(), Vec::new());
    for (file, path) in files {
        let outcome = match fs::File::open(path).map(BufReader::new) {
            Ok(reader) => match file {
                File::Visits => read_visits(reader).map(|lines| rows.visits = lines),
                File::Refunds => read_refunds(reader).map(|lines| rows.refunds = lines),
                File::Payments => read_payments(reader).map(|lines| rows.payments = lines),
                File::Surveys => read_answers(reader).map(|lines| rows.answers = lines),
            },
            Err(error) => Err(vec![BadLineOfFile { line: 0, reason: format!("{}: {error}", path.display()) }]),
        };
        let told = |bad: BadLineOfFile| BadLine { file: *file, line: bad.line, reason: bad.reason };
        bad_lines.extend(outcome.err().into_iter().flatten().map(told));
    }
    if bad_lines.is_empty() { Ok(rows) } else { Err(bad_lines) }
}

/// Names each bad line: on standard error for people, as JSON for scripts.
#[expect(clippy::print_stderr, reason = "this is the command line")]
fn refused(bad: &[BadLine], is_json: bool) -> anyhow::Error {
    if is_json {
        let line = |bad: &BadLine| json!({"file": bad.file.as_str(), "line": bad.line, "reason": bad.reason});
        print(is_json, &json!({"refused": bad.iter().map(line).collect::<Vec<_>>()}));
    }
    bad.iter().for_each(|bad| eprintln!("{bad}"));
    anyhow::anyhow!("{} bad lines, so nothing was imported", bad.len())
}
