//! Where a prepared shop's data is, and copies of it.

use std::fs::File;
use std::path::Path;

use timbro::db::DatabaseUrl;

use super::node::Node;

/// Where a prepared shop's data is.
pub enum Base {
    /// In a file of this folder.
    File(tempfile::TempDir),
    /// On a PostgreSQL that waits for the disk.
    Server(Node),
}

impl Base {
    /// A file beside the build, because a folder for temporary files may be in memory, where a commit waits for nothing.
    pub fn file() -> anyhow::Result<Base> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::create_dir_all(target)?;
        Ok(Base::File(tempfile::tempdir_in(target)?))
    }

    /// The prepared database.
    pub fn first(&self) -> DatabaseUrl {
        match self {
            Base::File(folder) => DatabaseUrl::Sqlite(folder.path().join("first").join("timbro.db")),
            Base::Server(node) => DatabaseUrl::Postgres(node.url()),
        }
    }

    /// A copy of it in a place of its own. The copy before is no longer open.
    pub fn copy(&self) -> anyhow::Result<DatabaseUrl> {
        match self {
            Base::File(folder) => {
                let place = folder.path().join("copy");
                if place.exists() {
                    std::fs::remove_dir_all(&place)?;
                }
                std::fs::create_dir(&place)?;
                let path = place.join("timbro.db");
                std::fs::copy(folder.path().join("first").join("timbro.db"), &path)?;
                File::open(&path)?.sync_all()?;
                Ok(DatabaseUrl::Sqlite(path))
            }
            Base::Server(node) => {
                node.tell("drop database if exists copy with (force)");
                node.tell("create database copy template timbro");
                node.tell("checkpoint");
                Ok(DatabaseUrl::Postgres(node.url().replacen("/timbro?", "/copy?", 1)))
            }
        }
    }

    /// What the files are on, as Linux tells it.
    pub fn file_system(&self) -> String {
        let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
        let mounts = mounts.lines().filter_map(|line| {
            let mut words = line.split(' ').skip(1);
            Some((words.next()?, words.next()?))
        });
        let folder = match self {
            Base::File(folder) => folder.path(),
            Base::Server(node) => node.socket(),
        };
        let here = mounts.filter(|(place, _)| folder.starts_with(place));
        here.max_by_key(|(place, _)| place.len()).map_or("an unknown file system".into(), |(_, kind)| kind.to_owned())
    }
}
