//! `timbro fsck`: the promises, checked beside a serving process.

use super::House;
use crate::config::DataArgs;
use crate::fsck::jobs::check;

/// Prints what was found, and fails where something was.
pub(super) async fn run(data: &DataArgs, is_json: bool) -> anyhow::Result<()> {
    let house = House::open(data).await?;
    let report = check(&house.db, &house.master).await?;
    house.db.close().await;
    if is_json {
        say!("{}", serde_json::to_string(&report)?);
    } else {
        let (shops, cards, entries, visits) = (report.shops, report.cards, report.entries, report.visits);
        say!("{shops} shops, {cards} cards, {entries} entries, {visits} visits");
        for finding in &report.findings {
            let (invariant, table, row, what) = (finding.invariant, finding.table, &finding.row, &finding.what);
            say!("invariant {invariant}: {table} {row} (shop {}): {what}", finding.shop);
        }
        if report.findings_left_out > 0 {
            say!("and {} more", report.findings_left_out);
        }
    }
    let found = report.findings.len() as u64 + report.findings_left_out;
    anyhow::ensure!(report.is_clean(), "{found} findings: keep the database as it is, and compare it with a backup");
    Ok(())
}
