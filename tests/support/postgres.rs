//! A throw-away PostgreSQL for the tests: one cluster a process, a database for each test.
//!
//! How a cluster is made and unmade stands in `with-postgres`, beside this file, because shell scripts want it too. Here
//! that script is started with a pipe as its standard input: when this process ends, in whatever way, the pipe closes,
//! and the script stops the server and deletes its folder. So no cluster outlives the tests, and nothing has to run at
//! their end.
//!
//! A test binary takes it in with `#[path = "../support/postgres.rs"] mod postgres;`.

#![allow(dead_code, reason = "each test binary uses its own part of this file")]
#![allow(clippy::expect_used, reason = "a test that cannot go on ends with a sentence")]

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// A PostgreSQL in which a test may create databases.
pub struct Cluster {
    /// The URL of a superuser's connection, with any database.
    url: String,
    /// The script that holds the server; nothing where `TIMBRO_TEST_PG` names a server that is not ours to stop.
    keeper: Option<Child>,
}

/// The cluster of this process, started when first asked for.
pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(Cluster::start)
}

impl Cluster {
    /// Takes the server that `TIMBRO_TEST_PG` names, or starts one that ends with this value or with the process.
    ///
    /// Panics with a sentence that says what to install where there is no PostgreSQL: a test that is skipped in silence
    /// proves nothing.
    pub fn start() -> Self {
        #[expect(clippy::disallowed_methods, reason = "a setting of the tests, which config.rs knows nothing of")]
        if let Ok(url) = std::env::var("TIMBRO_TEST_PG")
            && !url.is_empty()
        {
            return Self { url, keeper: None };
        }
        Self::start_own()
    }

    fn start_own() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/with-postgres");
        let mut keeper = Command::new(&script)
            .args(["sh", "-c", r#"echo "$TIMBRO_TEST_PG"; exec cat >/dev/null"#])
            .env_remove("TIMBRO_TEST_PG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // A group of its own, so that Ctrl-C reaches the tests and not the script, which then cleans up in peace.
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", script.display()));
        let mut url = String::new();
        BufReader::new(keeper.stdout.take().expect("it was piped")).read_line(&mut url).expect("a pipe can be read");
        if url.is_empty() {
            let mut why = String::new();
            let _ = keeper.stderr.take().expect("it was piped").read_to_string(&mut why);
            panic!("{}", why.trim());
        }
        Self { url: url.trim().to_owned(), keeper: Some(keeper) }
    }

    /// The URL of one of its databases, as `TIMBRO_DATABASE_URL` wants it.
    pub fn url(&self, database: &str) -> String {
        with_database(&self.url, database)
    }

    /// Makes a database, empty or as a copy of `template`, to which nobody may be connected at that moment.
    pub fn create_database(&self, name: &str, template: Option<&str>) {
        let template = template.map(|template| format!(" template {}", quoted(template))).unwrap_or_default();
        self.tell(&format!("create database {}{template}", quoted(name)));
    }

    /// Removes a database, whoever is still connected. Owed to a server that is not ours; our own vanishes anyway.
    pub fn drop_database(&self, name: &str) {
        self.tell(&format!("drop database if exists {} with (force)", quoted(name)));
    }

    /// Runs one statement through psql, since this file stands on the standard library alone.
    fn tell(&self, statement: &str) {
        let told = Command::new("psql")
            .args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--command", statement, &self.url])
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|error| panic!("psql does not start ({error}): apt-get install postgresql-client"));
        assert!(told.status.success(), "{statement}: {}", String::from_utf8_lossy(&told.stderr).trim());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            drop(keeper.stdin.take()); // the end of its input is the script's sign to clean up
            let _ = keeper.wait();
        }
    }
}

/// The same server's URL with another database: `postgres://user@host/this?that=stays`.
fn with_database(url: &str, database: &str) -> String {
    let (server, settings) = url.split_once('?').map_or((url, None), |(server, settings)| (server, Some(settings)));
    let (scheme, place) = server.split_once("://").unwrap_or(("postgres", server));
    let host = place.split_once('/').map_or(place, |(host, _)| host);
    let settings = settings.map(|settings| format!("?{settings}")).unwrap_or_default();
    format!("{scheme}://{host}/{database}{settings}")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

mod tests {
    use super::{Cluster, with_database};
    use std::path::Path;

    #[test]
    fn a_url_changes_its_database_and_nothing_else() {
        for (url, expected) in [
            ("postgres:///postgres?host=/tmp/x&user=postgres", "postgres:///one?host=/tmp/x&user=postgres"),
            ("postgres://me:pw@db.example:5433/other", "postgres://me:pw@db.example:5433/one"),
            ("postgres://me@db.example", "postgres://me@db.example/one"),
            ("postgresql://db.example/?sslmode=require", "postgresql://db.example/one?sslmode=require"),
        ] {
            assert_eq!(with_database(url, "one"), expected);
        }
    }

    /// The pipe that ends here is the one that ends with the process: what this shows holds for a killed test too.
    #[test]
    fn a_cluster_serves_copies_of_a_database_and_leaves_nothing_behind() {
        let cluster = Cluster::start_own();
        let template = cluster.url("template");
        let folder = template.split("host=").nth(1).and_then(|rest| rest.split('&').next()).expect("a socket's folder");
        cluster.create_database("template", None);
        Cluster { url: template.clone(), keeper: None }.tell("create table seen (id bigint primary key)");
        cluster.create_database("one", Some("template"));
        Cluster { url: cluster.url("one"), keeper: None }.tell("insert into seen values (1)");
        cluster.drop_database("one");
        assert!(Path::new(folder).is_dir());
        drop(cluster);
        assert!(!Path::new(folder).exists(), "{folder} is still there");
    }
}
