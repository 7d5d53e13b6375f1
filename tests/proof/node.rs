//! A PostgreSQL of a proof's own, which waits for the disk, and may be stopped, killed, copied and promoted.

use std::fs::File;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long a server may take until it answers, in tenths of a second.
const START_TENTHS: u32 = 600;

/// One server over a folder, both gone with this value.
pub struct Node {
    folder: tempfile::TempDir,
    postmaster: Option<Child>,
}

/// How a server is told to stop.
#[derive(Clone, Copy, Debug)]
pub enum Stop {
    /// Who is connected is thrown out, what is running is undone, all is written.
    Fast,
    /// Everybody drops what they hold; the next start recovers from the log.
    Immediate,
}

impl Node {
    /// A new one, running, with an empty database `timbro`.
    pub fn new() -> Node {
        let mut node = Node::empty();
        let data = node.data();
        let words = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--pgdata"];
        done(as_user("initdb").args(words).arg(data));
        node.start();
        node.tell("create database timbro");
        node
    }

    /// A standby of another one: a copy that goes on following it.
    pub fn standby_of(primary: &Node) -> Node {
        let mut node = Node::empty();
        let words = ["--username=postgres", "--checkpoint=fast", "--write-recovery-conf", "--no-password"];
        done(as_user("pg_basebackup").args(words).arg("--host").arg(primary.socket()).arg("--pgdata").arg(node.data()));
        node.start();
        node
    }

    fn empty() -> Node {
        Node { folder: given(), postmaster: None }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The folder of its socket.
    pub fn socket(&self) -> &Path {
        self.folder.path()
    }

    /// The address of its database.
    pub fn url(&self) -> String {
        format!("postgres:///timbro?host={}&user=postgres", self.socket().display())
    }

    /// Starts it, and waits until it answers. Until the last process of one that was killed is gone, it refuses to.
    pub fn start(&mut self) {
        for _ in 0..START_TENTHS {
            let postmaster = self.postmaster.get_or_insert_with(|| {
                // If this process is killed, the system tells the server to quit.
                let words = ["--pdeathsig", "QUIT"].map(Into::into).into_iter().chain([binary("postgres")]);
                let mut command = as_user_plain("setpriv");
                command.args(words).arg("-D").arg(self.folder.path().join("data")).arg("-k").arg(self.folder.path());
                let log = File::options().create(true).append(true).open(self.folder.path().join("log")).unwrap();
                command.args(["-c", "listen_addresses="]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
                command.spawn().unwrap()
            });
            if postmaster.try_wait().unwrap().is_some() {
                self.postmaster = None;
            } else if is_done(as_user("pg_isready").arg("--quiet").arg("--host").arg(self.socket())) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("PostgreSQL does not start: {}", std::fs::read_to_string(self.folder.path().join("log")).unwrap());
    }

    /// Tells it to stop, and waits until it has.
    pub fn stop(&mut self, how: Stop) {
        let mut postmaster = self.postmaster.take().unwrap();
        let signal = match how {
            Stop::Fast => "-INT",
            Stop::Immediate => "-QUIT",
        };
        done(Command::new("kill").arg(signal).arg(postmaster.id().to_string()));
        postmaster.wait().unwrap();
    }

    /// `kill -9` to it and to all its processes.
    pub fn kill(&mut self) {
        let mut postmaster = self.postmaster.take().unwrap();
        let children = children(postmaster.id());
        postmaster.kill().unwrap();
        postmaster.wait().unwrap();
        for child in children {
            // It may have gone with its master.
            is_done(Command::new("kill").args(["-9", &child]).stderr(Stdio::null()));
        }
    }

    /// `kill -9` to one process that serves somebody: the server then throws out everybody, and recovers by itself.
    pub fn kill_one(&self) {
        let served = "select pid from pg_stat_activity where application_name = 'timbro' order by random() limit 1";
        done(Command::new("kill").arg("-9").arg(self.tell(served)));
    }

    /// Makes a standby the one that is written to.
    pub fn promote(&self) {
        assert_eq!(self.tell("select pg_promote()"), "t", "the standby was not promoted");
    }

    /// What a statement answers.
    #[track_caller]
    pub fn tell(&self, statement: &str) -> String {
        let mut command = as_user("psql");
        let words = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--username=postgres"];
        command.args(words).arg("--host").arg(self.socket()).args(["--command", statement]);
        done(&mut command)
    }

    /// Sets something, now and after every start.
    pub fn set(&self, name: &str, value: &str) {
        self.tell(&format!("alter system set {name} = '{value}'"));
        self.tell("select pg_reload_conf()");
    }

    /// Waits until a question is answered by yes.
    #[track_caller]
    pub fn waits_until(&self, question: &str) {
        for _ in 0..START_TENTHS {
            if self.tell(question) == "t" {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("it never came true: {question}");
    }

    /// Keeps a copy of the files of a server that does not run.
    pub fn keep_copy(&self) {
        done(as_user_plain("cp").arg("-a").arg(self.data()).arg(self.copy()));
    }

    /// Whether there is a copy.
    pub fn has_copy(&self) -> bool {
        self.copy().exists()
    }

    /// Puts the copy in the place of the files.
    pub fn put_copy_back(&self) {
        std::fs::remove_dir_all(self.data()).unwrap();
        std::fs::rename(self.copy(), self.data()).unwrap();
    }

    fn copy(&self) -> PathBuf {
        self.folder.path().join("copy")
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if self.postmaster.is_some() {
            self.stop(Stop::Immediate);
        }
    }
}

/// The processes that a process started.
fn children(id: u32) -> Vec<String> {
    let all = std::fs::read_dir("/proc").unwrap().filter_map(|process| process.unwrap().file_name().into_string().ok());
    // After the name in brackets, which may hold anything: the state, then the parent.
    let parent = |process: &str| {
        let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        text.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
    };
    all.filter(|process| parent(process) == Some(id)).collect()
}

/// Where Debian keeps the server's programs, one folder per version: the newest is taken.
pub fn binary(name: &str) -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL's server: apt-get install postgresql");
    let number = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let newest = versions.map(|version| version.unwrap().path()).max_by_key(number).unwrap();
    newest.join("bin").join(name)
}

/// The user and group that a server runs as where we are root, which it refuses.
fn user() -> Option<(u32, u32)> {
    if std::fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let named = |name: &str| {
        let fields = users.lines().map(|line| line.split(':').collect::<Vec<_>>()).find(|fields| fields[0] == name)?;
        Some((fields[2].parse().ok()?, fields[3].parse().ok()?))
    };
    Some(named("postgres").or_else(|| named("nobody")).expect("neither postgres nor nobody is a user here"))
}

/// A folder that PostgreSQL's user may enter. In /tmp, because a socket's path may have 107 bytes.
pub fn given() -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix("timbro-node").tempdir_in("/tmp").unwrap();
    if let Some((user, group)) = user() {
        chown(folder.path(), Some(user), Some(group)).unwrap();
    }
    folder
}

/// A command of PostgreSQL's, run by its user.
fn as_user(name: &str) -> Command {
    as_user_plain(binary(name))
}

/// A command run by the user of the server.
pub fn as_user_plain(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = match user() {
        None => Command::new(program),
        Some((user, group)) => {
            let mut command = Command::new("setpriv");
            command.args([format!("--reuid={user}"), format!("--regid={group}"), "--clear-groups".to_owned()]);
            command.arg(program);
            command
        }
    };
    command.current_dir("/tmp").stdin(Stdio::null());
    command
}

/// Runs a command that has to succeed; what it printed.
#[track_caller]
pub fn done(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn is_done(command: &mut Command) -> bool {
    command.status().unwrap().success()
}
