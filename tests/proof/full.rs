//! The disk is full, and has room again.

use crate::disk::Disk;
use crate::failing::{failing, hidden};
use crate::house::House;
use crate::table::dose;

/// How much room is left in the n-th turn, in bytes, so that it ends elsewhere within what is written each time.
fn nearly_full(disk: &Disk, turn: usize) {
    disk.leave_bytes(u32::try_from(turn * 7_919 % 100_000).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing_and_heals() {
    failing(&House::sqlite(), dose(10, 100), nearly_full).await.proves("the disk full under load, SQLite");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_that_says_nothing_is_noticed() {
    hidden(&House::sqlite(), |disk| disk.leave_bytes(0)).await.finds("the disk full, and silent about it");
}
