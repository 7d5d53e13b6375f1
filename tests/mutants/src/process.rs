//! Runs tests in a process that leaves nothing behind.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How often is looked whether a process has ended.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// What is said of a process that did not end by itself, and of whose tests none had failed.
pub const TIME_WAS_UP: &str = "time was up";

/// Where tests are run.
pub struct Runner {
    /// The house: tests read files from there.
    pub house: PathBuf,
    /// A folder of this runner alone: what tests lay down, and what they say.
    pub scratch: PathBuf,
    /// The server that tests make databases on, if there is one.
    pub postgres: Option<String>,
    /// How many tests of one process run at a time.
    pub threads: usize,
}

/// How a process has ended.
pub struct Ended {
    /// Nothing where the time was up.
    pub status: Option<ExitStatus>,
    /// How long it took.
    pub seconds: f64,
    /// What it said.
    pub said: String,
}

impl Ended {
    /// Whether every test has passed.
    pub fn has_passed(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    /// The first test that has failed, or what became of the process.
    pub fn failed(&self) -> Option<String> {
        if self.has_passed() {
            return None;
        }
        let failed = |line: &str| line.strip_prefix("test ")?.strip_suffix(" ... FAILED").map(str::to_owned);
        let named = self.said.lines().find_map(failed);
        Some(named.unwrap_or_else(|| self.status.map_or(TIME_WAS_UP.to_owned(), |status| status.to_string())))
    }
}

impl Runner {
    /// Runs these tests of a binary, for so long at most, with this in the environment.
    pub fn run(&self, binary: &Path, tests: &[&str], limit: Duration, environment: &[(&str, &str)]) -> Result<Ended> {
        let (said, temporary) = (self.scratch.join("said"), self.scratch.join("tmp"));
        fs::create_dir_all(&temporary)?;
        // Where this tool is killed, the system kills the tests.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(binary);
        command.arg("--exact").args(tests).arg(format!("--test-threads={}", self.threads));
        command.current_dir(&self.house).env("TMPDIR", &temporary).process_group(0);
        // A failing property shall neither look for its smallest case nor write it into the house.
        command
            .env("RUST_BACKTRACE", "0")
            .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
            .env("PROPTEST_MAX_SHRINK_ITERS", "0");
        command.env_remove("TIMBRO_FAULT").env_remove("TIMBRO_FAULTS_REACHED").envs(environment.iter().copied());
        command.stdin(Stdio::null()).stdout(File::create(&said)?).stderr(Stdio::null());
        let began = Instant::now();
        let mut child = command.spawn().with_context(|| format!("{} does not start", binary.display()))?;
        let status = wait(&mut child, limit)?;
        // Whoever the tests have started is of their group.
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).stderr(Stdio::null()).status();
        child.wait()?;
        let seconds = began.elapsed().as_secs_f64();
        self.drop_databases(child.id())?;
        fs::remove_dir_all(&temporary).with_context(|| format!("{} cannot be emptied", temporary.display()))?;
        Ok(Ended { status, seconds, said: String::from_utf8_lossy(&fs::read(&said)?).into_owned() })
    }

    /// Drops the databases that a process has left: the template that it copied from, and those of tests cut short.
    fn drop_databases(&self, process: u32) -> Result<()> {
        let Some(server) = &self.postgres else { return Ok(()) };
        let psql = |statement: &str| {
            Command::new("psql")
                .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", statement, server])
                .output()
        };
        let listed = psql(&format!("select datname from pg_database where datname like 'api\\_{process}\\_%'"))?;
        for database in String::from_utf8_lossy(&listed.stdout).lines() {
            psql(&format!("drop database if exists \"{database}\" with (force)"))?;
        }
        Ok(())
    }
}

/// Waits until a process ends, or until the time is up: then gives nothing.
fn wait(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>> {
    let began = Instant::now();
    while began.elapsed() < limit {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        sleep(LOOK_EVERY);
    }
    Ok(None)
}
