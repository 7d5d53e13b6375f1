//! Where the data are, and servers over them.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::Value;

use crate::postgres::cluster;

/// The built program.
const TIMBRO: &str = env!("CARGO_BIN_EXE_timbro");
/// How long a server may take until it listens, in tenths of a second.
const START_TENTHS: u32 = 600;

/// A folder with the data, gone with this value.
pub struct House {
    folder: tempfile::TempDir,
    /// The database where it is not the folder's own.
    database: Option<String>,
}

impl House {
    /// On SQLite, on a disk: a folder for temporary files may be in memory, where nothing is ever lost.
    pub fn sqlite() -> House {
        House::over(None)
    }

    /// With the database at this address; None for the folder's own.
    fn over(database: Option<String>) -> House {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::create_dir_all(place).unwrap();
        House { folder: tempfile::tempdir_in(place).unwrap(), database }
    }

    /// On the tests' own PostgreSQL, in a database of its own.
    pub fn postgres() -> House {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let name = format!("proof_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        cluster().create_database(&name, None);
        House::at(cluster().url(&name))
    }

    /// Over a database at this address.
    pub fn at(url: String) -> House {
        House::over(Some(url))
    }

    /// The folder of the data.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The address of the database.
    pub fn url(&self) -> String {
        let own = || format!("sqlite:{}", self.data().join("timbro.db").display());
        self.database.clone().unwrap_or_else(own)
    }

    /// A command of the program on these data.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(TIMBRO);
        command.args(words).arg("--data").arg(self.data()).stdin(Stdio::null());
        if let Some(url) = &self.database {
            command.args(["--database-url", url]);
        }
        command
    }

    /// What a command prints as JSON; it has to succeed.
    #[track_caller]
    pub fn told(&self, words: &[&str]) -> Value {
        let output = self.command(words).arg("--json").output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "timbro {words:?}: {out} {err}");
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("timbro {words:?} told no JSON: {out} {err}"))
    }

    /// Starts a server and waits until it listens.
    pub fn serve(&self) -> Server {
        self.serve_as(self.command(&["serve", "--listen", "127.0.0.1:0"]))
    }

    /// Starts a server by a command of the caller's, which has to listen on a free port.
    pub fn serve_as(&self, mut command: Command) -> Server {
        let log = self.folder.path().join("log");
        let child = command.stdout(Stdio::null()).stderr(File::create(&log).unwrap()).spawn().unwrap();
        let mut server = Server { child, address: ([127, 0, 0, 1], 0).into(), log };
        for _ in 0..START_TENTHS {
            if let Some(address) = server.told_address() {
                server.address = address;
                return server;
            }
            assert!(server.is_alive(), "the server does not start: {}", server.log());
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the server does not listen: {}", server.log());
    }

    /// What `timbro fsck` counts; it has to find nothing wrong.
    #[track_caller]
    pub fn checked(&self) -> Value {
        self.told(&["fsck"])
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(name) = self.database.as_deref().and_then(own_database) {
            cluster().drop_database(name);
        }
    }
}

/// The name of a database that [`House::postgres`] made.
fn own_database(url: &str) -> Option<&str> {
    let name = url.split('?').next()?.rsplit('/').next()?;
    name.starts_with("proof_").then_some(name)
}

/// A server as a process, killed with this value.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// The address that its log tells, with colours between.
    fn told_address(&self) -> Option<SocketAddr> {
        let log = self.log();
        log.lines().find(|line| line.contains("serving"))?;
        let port: String = log.split("127.0.0.1:").nth(1)?.chars().take_while(char::is_ascii_digit).collect();
        Some(([127, 0, 0, 1], port.parse().ok()?).into())
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// What it has logged of failures that are its own.
    pub fn failures(&self) -> String {
        self.log().lines().filter(|line| line.contains("a request failed")).collect::<Vec<_>>().join("\n")
    }

    pub fn is_alive(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Its process, for a signal.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once, as `kill -9` does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Tells it to stop, and waits until it has.
    pub fn stop(mut self) {
        let told = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().unwrap();
        assert!(told.success());
        assert!(self.child.wait().unwrap().success(), "it did not stop well: {}", self.log());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
