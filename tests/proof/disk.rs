//! A disk that does as it is told, below a server that knows nothing of it.
//!
//! A small library (`disk/disk.c`) is preloaded into the process and stands between it and the files of its folder: no
//! privilege is needed, as for a file system of one's own. It keeps a journal of what was written and what was synced
//! (`journal`), and fails when it is told to.

mod journal;
mod record;

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use journal::Journal;
pub use journal::Left;

use crate::house::{House, Server};

/// What a disk can be told, by its place in the page that `disk.c` has mapped.
#[derive(Clone, Copy)]
enum Wish {
    Room,
    FailsWrites,
    FailsSyncs,
    Lies,
    Failed,
}

/// No end of room.
const WITHOUT_LIMIT: i64 = -1;

/// The disk below one house.
pub struct Disk {
    data: PathBuf,
    wishes: File,
}

impl Disk {
    /// A sound one.
    pub fn below(house: &House) -> Disk {
        let data = house.data();
        let path = data.with_file_name("wishes");
        let wishes = File::options().create(true).truncate(true).read(true).write(true).open(path).unwrap();
        let disk = Disk { data, wishes };
        disk.tell(Wish::Failed, 0);
        disk.mend();
        disk.lie(false);
        disk
    }

    /// Starts a server over this disk. What is in the folder now is safe.
    pub fn serve(&self, house: &House) -> Server {
        self.start_over();
        self.serve_on(house)
    }

    /// Starts another server without a power cut between: it finds what the last one wrote in the system's memory, and
    /// what was not synced is still not safe. Nobody may be using the folder.
    pub fn serve_again(&self, house: &House) -> Server {
        let safe = self.beside("before");
        self.journal().rebuild(Left::Nothing, &safe);
        self.serve_on(house)
    }

    fn serve_on(&self, house: &House) -> Server {
        let mut command = house.command(&["serve", "--listen", "127.0.0.1:0"]);
        self.preload(&mut command);
        house.serve_as(command)
    }

    /// Remembers the folder as it is.
    pub fn start_over(&self) {
        journal::remember(&self.data, &self.beside("before"));
        let _ = std::fs::remove_file(self.beside("journal"));
    }

    /// Puts the disk below a program that is about to start.
    pub fn preload(&self, command: &mut Command) {
        command
            .env("LD_PRELOAD", library())
            .env("PROOF_DISK_FOLDER", self.data.canonicalize().unwrap_or(self.data.clone()))
            .env("PROOF_DISK_WISHES", self.beside("wishes"))
            .env("PROOF_DISK_JOURNAL", self.beside("journal"));
    }

    /// Makes of the folder what a power cut would have left of it. Nobody may be using it. Tells how much was done to
    /// it that had not been synced.
    pub fn cut(&self, left: Left) -> usize {
        self.journal().rebuild(left, &self.data)
    }

    fn journal(&self) -> Journal {
        Journal::read(&self.beside("before"), &self.beside("journal"))
    }

    /// The files may grow by so many bytes from now on.
    pub fn leave_bytes(&self, room: u32) {
        self.tell(Wish::Room, room.into());
    }

    /// Every write is an error from now on.
    pub fn fail_writes(&self) {
        self.tell(Wish::FailsWrites, 1);
    }

    /// Every sync is an error from now on, and what it was about never reaches the disk.
    pub fn fail_syncs(&self) {
        self.tell(Wish::FailsSyncs, 1);
    }

    /// Everything works again.
    pub fn mend(&self) {
        self.tell(Wish::Room, WITHOUT_LIMIT);
        self.tell(Wish::FailsWrites, 0);
        self.tell(Wish::FailsSyncs, 0);
    }

    /// Whether failures are answered as successes and no sync reaches the disk: the fault that controls plant.
    pub fn lie(&self, lies: bool) {
        self.tell(Wish::Lies, lies.into());
    }

    /// How often it has failed so far.
    pub fn failed(&self) -> i64 {
        let mut bytes = [0; 8];
        self.wishes.read_exact_at(&mut bytes, place(Wish::Failed)).unwrap();
        i64::from_ne_bytes(bytes)
    }

    fn tell(&self, wish: Wish, value: i64) {
        self.wishes.write_all_at(&value.to_ne_bytes(), place(wish)).unwrap();
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.data.with_file_name(name)
    }
}

fn place(wish: Wish) -> u64 {
    wish as u64 * 8
}

/// The library, compiled once in a run: there is a C compiler where SQLite was built.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proof/disk/disk.c");
        let place = Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::create_dir_all(place).unwrap();
        let (built, library) = (place.join(format!("disk-{}.so", std::process::id())), place.join("disk.so"));
        let words = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"];
        let compiled = Command::new("cc").args(words).arg(&built).arg(source).arg("-ldl").status();
        assert!(compiled.is_ok_and(|status| status.success()), "cc cannot compile tests/proof/disk/disk.c");
        // Moved into place, because another run may be using the one that is there.
        std::fs::rename(&built, &library).unwrap();
        library
    })
}
