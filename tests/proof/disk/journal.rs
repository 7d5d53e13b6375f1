//! What a power cut leaves of a folder: all that was synced, and of the rest what the disk happened to have written.

use std::collections::BTreeMap;
use std::path::Path;

use timbro::kernel::Random;

use super::record::{Record, What};

/// A disk writes a sector whole or not at all.
const SECTOR_BYTES: usize = 512;
/// The number that `disk.c` gives the folder itself.
const THE_FOLDER: u32 = 1;

/// What is left of that which was not synced.
#[derive(Clone, Copy, Debug)]
pub enum Left {
    /// Nothing.
    Nothing,
    /// Everything: no power cut at all.
    All,
    /// What came first, the last of it torn within.
    First(u64),
    /// Any sectors, whatever their order.
    Any(u64),
}

pub struct Journal {
    before: BTreeMap<String, Vec<u8>>,
    records: Vec<Record>,
}

/// Copies a folder.
pub fn remember(data: &Path, before: &Path) {
    let _ = std::fs::remove_dir_all(before);
    write_all(before, &read_all(data));
}

impl Journal {
    pub fn read(before: &Path, journal: &Path) -> Journal {
        let bytes = std::fs::read(journal).unwrap();
        let mut rest = bytes.as_slice();
        let mut records = Vec::new();
        // The last record may be torn by a kill; what it was to tell had not happened yet.
        while let Some((record, then)) = Record::read(rest) {
            records.push(record);
            rest = then;
        }
        assert!(!records.is_empty(), "the disk has seen nothing");
        Journal { before: read_all(before), records }
    }

    /// Writes into the folder what is left. Tells how many records were about what had not been synced.
    pub fn rebuild(&self, left: Left, data: &Path) -> usize {
        let is_synced = self.synced();
        let is_done = |what: &What| !matches!(what, What::Synced { .. } | What::NotSynced { .. });
        let unsynced = self
            .records
            .iter()
            .zip(&is_synced)
            .filter(|(record, is_synced)| !**is_synced && is_done(&record.what))
            .count();
        let mut luck = Luck::new(left, unsynced);
        let mut names: BTreeMap<String, u32> = BTreeMap::new();
        let mut files: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
        let mut kept = self.before.clone();
        for (record, is_synced) in self.records.iter().zip(is_synced) {
            let mut is_kept = || is_synced || luck.keeps();
            match &record.what {
                What::Named { name, is_new } => {
                    let content = if *is_new { None } else { kept.remove(name) };
                    files.insert(record.file, content.unwrap_or_default());
                    if !is_new || is_kept() {
                        names.insert(name.clone(), record.file);
                    }
                }
                What::Written { at, bytes } => write(files.entry(record.file).or_default(), *at, bytes, is_kept),
                What::Cut { length } if is_kept() => files.entry(record.file).or_default().resize(*length, 0),
                What::Unlinked { name } if is_kept() => drop(names.remove(name)),
                What::Renamed { name } if is_kept() => {
                    names.retain(|_, file| *file != record.file);
                    names.insert(name.clone(), record.file);
                }
                _ => {}
            }
        }
        kept.extend(names.into_iter().map(|(name, file)| (name, files.get(&file).cloned().unwrap_or_default())));
        std::fs::remove_dir_all(data).unwrap();
        write_all(data, &kept);
        unsynced
    }

    /// Which records tell of what has reached the disk.
    fn synced(&self) -> Vec<bool> {
        let mut is_synced = vec![false; self.records.len()];
        let mut waiting: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (i, record) in self.records.iter().enumerate() {
            let mut take = |before: usize| {
                let all = waiting.remove(&record.file).unwrap_or_default();
                let (done, later) = all.into_iter().partition(|i| *i < before);
                waiting.insert(record.file, later);
                let done: Vec<usize> = done;
                done
            };
            match record.what {
                What::Synced { before } => take(before).into_iter().for_each(|i| is_synced[i] = true),
                What::NotSynced { before } => drop(take(before)),
                What::Written { .. } | What::Cut { .. } => waiting.entry(record.file).or_default().push(i),
                What::Named { .. } | What::Unlinked { .. } | What::Renamed { .. } => {
                    waiting.entry(THE_FOLDER).or_default().push(i);
                }
            }
        }
        is_synced
    }
}

/// What the disk happened to do with that which nobody had synced.
struct Luck {
    left: Left,
    random: Random,
    /// How many records come first.
    first: usize,
}

impl Luck {
    fn new(left: Left, unsynced: usize) -> Luck {
        let random = Random::seeded(if let Left::First(seed) | Left::Any(seed) = left { seed } else { 0 });
        let first = usize::try_from(random.below(u32::try_from(unsynced + 1).unwrap())).unwrap();
        Luck { left, random, first }
    }

    fn keeps(&mut self) -> bool {
        match self.left {
            Left::Nothing => false,
            Left::All => true,
            Left::Any(_) => self.random.below(2) == 0,
            Left::First(_) => {
                let is_first = self.first > 0;
                self.first = self.first.saturating_sub(1);
                is_first
            }
        }
    }
}

/// Writes those sectors that are kept.
fn write(file: &mut Vec<u8>, at: usize, bytes: &[u8], mut is_kept: impl FnMut() -> bool) {
    let mut done = 0;
    while done < bytes.len() {
        let from = at + done;
        let length = (SECTOR_BYTES - from % SECTOR_BYTES).min(bytes.len() - done);
        if is_kept() {
            file.resize(file.len().max(from + length), 0);
            file[from..from + length].copy_from_slice(&bytes[done..done + length]);
        }
        done += length;
    }
}

/// The files of a folder, without those that SQLite only shares memory by and makes anew.
fn read_all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let files = entries.map(|entry| entry.unwrap()).map(|entry| entry.file_name().into_string().unwrap());
    files
        .filter(|name| !name.ends_with("-shm"))
        .map(|name| (name.clone(), std::fs::read(folder.join(name)).unwrap()))
        .collect()
}

fn write_all(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    std::fs::create_dir_all(folder).unwrap();
    for (name, bytes) in files.iter().filter(|(name, _)| !name.ends_with("-shm")) {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        // As the program made them, of which one holds a secret and must not be readable by others.
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    }
}
