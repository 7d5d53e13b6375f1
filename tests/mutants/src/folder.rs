//! Where everything lies: the checkout, and the work folder with the house (the copy in which the faults are planted)
//! and what is known of it.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The checkout and the work folder, both absolute.
pub struct Folder {
    /// What is tested.
    pub checkout: PathBuf,
    /// What belongs to this tool.
    pub work: PathBuf,
}

impl Folder {
    /// The two folders; the second one is made.
    pub fn new(checkout: &Path, work: &Path) -> Result<Folder> {
        fs::create_dir_all(work)?;
        Ok(Folder { checkout: checkout.canonicalize()?, work: work.canonicalize()? })
    }

    /// The copy in which the faults are planted.
    pub fn house(&self) -> PathBuf {
        self.work.join("house")
    }

    /// What is built of it. Never the checkout's own: the names of the test binaries are the same.
    pub fn target(&self) -> PathBuf {
        self.work.join("target")
    }

    /// What cargo-mutants has listed.
    pub fn faults(&self) -> PathBuf {
        self.work.join("faults.json")
    }

    /// What became of each fault.
    pub fn plan(&self) -> PathBuf {
        self.work.join("plan.json")
    }

    /// The test binaries.
    pub fn binaries(&self) -> PathBuf {
        self.work.join("binaries.json")
    }

    /// Which test reaches what: a line a test.
    pub fn reached(&self) -> PathBuf {
        self.work.join("reached.jsonl")
    }

    /// What the tests have said: a line a fault.
    pub fn results(&self) -> PathBuf {
        self.work.join("results.jsonl")
    }

    /// Writes a value down.
    pub fn write(&self, path: &Path, value: &impl Serialize) -> Result<()> {
        fs::write(path, serde_json::to_string_pretty(value)?)?;
        Ok(())
    }

    /// Reads what an earlier phase has written down.
    pub fn read<T: DeserializeOwned>(&self, path: &Path) -> Result<T> {
        let text =
            fs::read(path).with_context(|| format!("{} is missing: an earlier phase makes it", path.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} cannot be read", path.display()))
    }

    /// The lines of a file of JSON lines; none where it is missing. A last line that was cut off is left out.
    pub fn lines<T: DeserializeOwned>(&self, path: &Path) -> Vec<T> {
        let text = fs::read_to_string(path).unwrap_or_default();
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// Opens a file of JSON lines to add to it.
    pub fn open_lines(&self, path: &Path) -> Result<File> {
        let mut file = OpenOptions::new().create(true).append(true).open(path)?;
        // What was cut off stays a line of its own.
        if fs::read(path)?.last().is_some_and(|last| *last != b'\n') {
            file.write_all(b"\n")?;
        }
        Ok(file)
    }

    /// Copies the checkout's tracked files into the house, in the place of what was there, and these folders as far as
    /// they are there: they are not tracked, but tests read them.
    pub fn copy_house(&self, untracked: &[String]) -> Result<()> {
        if self.house().exists() {
            fs::remove_dir_all(self.house())?;
        }
        let mut wanted = vec![vec!["ls-files", "-z"]];
        wanted.extend(untracked.iter().map(|path| vec!["ls-files", "-z", "--others", "--", path]));
        for arguments in wanted {
            let listed = Command::new("git").args(arguments).current_dir(&self.checkout).output()?;
            ensure!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
            for path in String::from_utf8(listed.stdout)?.split_terminator('\0') {
                let (from, to) = (self.checkout.join(path), self.house().join(path));
                if from.is_file() {
                    fs::create_dir_all(to.parent().unwrap_or(&to))?;
                    fs::copy(from, to)?;
                }
            }
        }
        Ok(())
    }
}

/// Adds one line to a file of JSON lines.
pub fn add_line(file: &mut File, value: &impl Serialize) -> Result<()> {
    file.write_all(format!("{}\n", serde_json::to_string(value)?).as_bytes())?;
    Ok(())
}

/// Writes a file unless that is what it says already: cargo builds again whatever has a new date.
pub fn write_if_new(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}
