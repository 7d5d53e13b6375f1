//! The disk answers with errors for a while: at writing, at syncing, at both.
//!
//! A sync that fails is the worse one: the system takes what it could not write for written, and the next sync says that
//! all is well. SQLite writes what was not committed anew, over the same place; that this is enough is shown by the
//! power cut in the end, after which nothing is there that went through a failed sync alone.

use crate::disk::Disk;
use crate::failing::{failing, hidden};
use crate::house::House;
use crate::table::dose;

fn broken(disk: &Disk, turn: usize) {
    if !turn.is_multiple_of(3) {
        disk.fail_writes();
    }
    if turn % 3 != 1 {
        disk.fail_syncs();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_of_the_disk_lose_nothing_and_pass() {
    failing(&House::sqlite(), dose(10, 100), broken).await.proves("errors at writing and syncing, SQLite");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_that_fails_and_says_nothing_is_noticed() {
    hidden(&House::sqlite(), Disk::fail_syncs).await.finds("syncs that fail, and are silent about it");
}
