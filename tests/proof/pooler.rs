//! Debian's pgbouncer in transaction mode before a PostgreSQL: each transaction gets another of its few connections.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::node::{Node, as_user_plain, given};

/// Connections to the server: fewer than timbro opens, so that they go from hand to hand, and more than it may hold while it
/// asks for another. (Who joins holds one of the data's, and asks for one of people's keys.)
const CONNECTIONS: u32 = 14;
/// Connections that a statement is told to at once. Any two such tellings have some in common; what is left is enough for
/// timbro to go on meanwhile.
const TOLD: usize = 10;
/// How long it may take until it answers, in tenths of a second.
const START_TENTHS: u32 = 300;

/// A pooler, killed with this value.
pub struct Pooler {
    folder: tempfile::TempDir,
    process: Child,
}

impl Pooler {
    /// Starts one before this server.
    pub fn before(node: &Node) -> Pooler {
        let folder = given();
        let (here, there) = (folder.path().display(), node.socket().display());
        let settings = format!(
            "[databases]\ntimbro = host={there} user=postgres\n\
             [pgbouncer]\npool_mode = transaction\nunix_socket_dir = {here}\nlisten_addr =\nlisten_port = 6432\n\
             auth_type = any\ndefault_pool_size = {CONNECTIONS}\nignore_startup_parameters = extra_float_digits\n"
        );
        std::fs::write(folder.path().join("pgbouncer.ini"), settings).unwrap();
        let process = start(&folder);
        Pooler { folder, process }
    }

    /// `kill -9`, and another one.
    pub fn replace(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        let _ = std::fs::remove_file(self.folder.path().join(".s.PGSQL.6432"));
        self.process = start(&self.folder);
    }

    /// The address of the database through it.
    pub fn url(&self) -> String {
        let folder = self.folder.path().display();
        format!("postgres:///timbro?host={folder}&port=6432&user=postgres&statement-cache-capacity=0")
    }

    /// What a statement answers, in one line each, on ten of its connections.
    pub fn tell(&self, statement: &str) -> Vec<String> {
        let ask = || {
            let mut asked = psql(&self.folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
            writeln!(asked.stdin.as_mut().unwrap(), "begin; {statement};").unwrap();
            asked
        };
        // Each holds its connection until all have answered: so no two had the same.
        let mut asked: Vec<Child> = (0..TOLD).map(|_| ask()).collect();
        let answers = asked.iter_mut().map(|asked| {
            let mut line = String::new();
            BufReader::new(asked.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        });
        let answers = answers.collect();
        for mut asked in asked {
            writeln!(asked.stdin.as_mut().unwrap(), "commit;").unwrap();
            assert!(asked.wait().unwrap().success());
        }
        answers
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn start(folder: &tempfile::TempDir) -> Child {
    let mut command = as_user_plain("setpriv");
    // Debian keeps it where only administrators look.
    command.args(["--pdeathsig", "KILL", "/usr/sbin/pgbouncer", "--quiet"]).arg(folder.path().join("pgbouncer.ini"));
    let mut process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    for _ in 0..START_TENTHS {
        if psql(folder).args(["--command", "select 1"]).output().unwrap().status.success() {
            return process;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let _ = process.kill();
    let _ = process.wait();
    panic!("pgbouncer does not start: apt-get install pgbouncer");
}

fn psql(folder: &tempfile::TempDir) -> Command {
    let mut command = as_user_plain("psql");
    let words =
        ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--username=postgres", "--port=6432", "timbro"];
    command.args(words).arg("--host").arg(folder.path());
    command
}
