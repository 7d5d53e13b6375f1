//! What SQLite's log holds is written again, and synced, before anybody is told of it.
//!
//! After a sync that failed, the system takes what it could not write for written. The server that saw it fail
//! acknowledged none of it, and writes anew over the same place. But whoever opens the log next reads it out of the
//! system's memory, takes it for committed and goes on behind it; and a power cut would find a hole there, and lose what
//! came after it as well. The same bytes over themselves change nothing, except that the system has to write them.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use sqlx::{Connection, SqlitePool};

use super::NotOpened;

/// Bytes that are read and written at once.
const PIECE_BYTES: usize = 1 << 20;

/// Writes the log of the database at `path` over itself. Nobody else writes to it, or starts it anew, meanwhile: who
/// may is settled by the lock that a writer's transaction has.
pub(super) async fn write_again(writer: &SqlitePool, path: &Path) -> Result<(), NotOpened> {
    let mut connection = writer.acquire().await?;
    let alone = connection.begin_with("begin immediate").await?;
    let log = log_of(path);
    let failed = |error| NotOpened::Folder(log.clone(), error);
    let written = tokio::task::spawn_blocking({
        let log = log.clone();
        move || over_itself(&log)
    });
    written.await.map_err(|gone| failed(gone.into()))?.map_err(failed)?;
    alone.rollback().await?;
    Ok(())
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn over_itself(log: &Path) -> io::Result<()> {
    let file = match File::options().read(true).write(true).open(log) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    let mut piece = vec![0; PIECE_BYTES];
    let mut at = 0;
    loop {
        let length = file.read_at(&mut piece, at)?;
        if length == 0 {
            return file.sync_all();
        }
        file.write_all_at(&piece[..length], at)?;
        at += length as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_stays_as_it_is_and_one_that_is_not_there_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let log = log_of(&folder.path().join("timbro.db"));
        over_itself(&log).unwrap();
        assert!(!log.exists());
        let bytes: Vec<u8> = (0..PIECE_BYTES * 5 / 2).map(|i| i.to_le_bytes()[i % 3]).collect();
        std::fs::write(&log, &bytes).unwrap();
        over_itself(&log).unwrap();
        assert!(std::fs::read(&log).unwrap() == bytes);
    }
}
