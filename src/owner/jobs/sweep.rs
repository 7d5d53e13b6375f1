//! What is forgotten without being asked: tries to sign in that no wait and no owner depends on any more.

use std::time::Duration;

use crate::db::{self, Shops};
use crate::desk::Desk;
use crate::owner::store::security;

/// How often it is looked.
const SWEEP_EVERY: Duration = Duration::from_secs(3_600);
/// How long a try is kept: waits depend on the last hour of them, an owner who wonders looks back a season.
pub const TRIES_KEPT_MINUTES: i64 = 90 * 24 * 60;

/// Forgets every hour until it is dropped.
pub async fn for_ever(desk: Desk) {
    loop {
        match sweep(&desk).await {
            Ok(0) => {}
            Ok(tries) => tracing::info!(tries, "old tries to sign in were forgotten"),
            Err(error) => tracing::warn!(%error, "old tries to sign in were not forgotten; the next sweep tries again"),
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}

/// Forgets what is old enough. Gives how many tries.
pub async fn sweep(desk: &Desk) -> db::Result<u64> {
    let now = desk.now();
    let mut writer = desk.db.writer(Shops::Door).await?;
    let tries = security::forget(&mut writer, now.plus_minutes(-TRIES_KEPT_MINUTES), now).await?;
    writer.commit().await?;
    Ok(tries)
}
